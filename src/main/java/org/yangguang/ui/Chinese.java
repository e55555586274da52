package org.yangguang.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.yangguang.calendar.ChineseDate;

/// Dates and numbers as pages print them.
public final class Chinese {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private Chinese() {}

    /// 2026年11月21日
    public static String date(@Nullable LocalDate day) {
        return day == null ? "" : ChineseDate.of(day);
    }

    /// 11月21日
    public static String day(@Nullable LocalDate day) {
        return day == null ? "" : "%d月%d日".formatted(day.getMonthValue(), day.getDayOfMonth());
    }

    /// 星期六
    public static String weekday(LocalDate day) {
        return ChineseDate.weekday(day);
    }

    /// 2026-11-21 09:12, in China.
    public static String minute(@Nullable Instant at) {
        return at == null ? "" : MINUTE.format(at.atZone(ChineseDate.ZONE));
    }

    /// 1.2 MB
    public static String size(long bytes) {
        return bytes < 1024 * 1024
                ? "%.0f KB".formatted(Math.max(1, bytes / 1024.0))
                : "%.1f MB".formatted(bytes / 1024.0 / 1024.0);
    }
}
