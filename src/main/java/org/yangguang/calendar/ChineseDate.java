package org.yangguang.calendar;

import java.time.LocalDate;
import java.time.ZoneId;

/// 2023年9月11日, 星期六: how a legal day is written.
public final class ChineseDate {
    /// Legal days are days in China.
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final String WEEKDAYS = "一二三四五六日";

    private ChineseDate() {}

    public static String of(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    public static String weekday(LocalDate day) {
        return "星期" + WEEKDAYS.charAt(day.getDayOfWeek().getValue() - 1);
    }
}
