package org.yangguang.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// One calendar year as the State Council's notices arrange it.
///
/// @param notices the notices it rests on, the later ones adjusting the earlier
/// @param holidays days off by name of the holiday, weekends within them included
/// @param workdays 调休上班: weekend days that are worked
public record CalendarYear(
        int year, List<Notice> notices, SortedMap<LocalDate, String> holidays, SortedSet<LocalDate> workdays) {
    /// Fewer or more working days than this mean a typing error; 2018 to 2026 had 248 to 251.
    private static final int FEWEST = 247;

    private static final int MOST = 252;
    /// 2020 年春节连同延长为 10 天。
    private static final int LONGEST_HOLIDAY = 10;

    /// @param docNo 文号, such as 国办发明电〔2025〕7号
    /// @param date 成文日期
    /// @param covers which part of the year it arranges
    public record Notice(String docNo, LocalDate date, String covers) {}

    public CalendarYear {
        notices = List.copyOf(notices);
        holidays = Collections.unmodifiableSortedMap(new TreeMap<>(holidays));
        workdays = Collections.unmodifiableSortedSet(new TreeSet<>(workdays));
        var problems = problems(year, notices, holidays, workdays);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
    }

    /// What keeps a year's arrangement, as typed in, from taking effect; empty if nothing does.
    public static List<String> problems(
            int year, List<Notice> notices, Map<LocalDate, String> holidays, Set<LocalDate> workdays) {
        var problems = new ArrayList<String>();
        if (notices.isEmpty() || notices.stream().anyMatch(n -> n.docNo().isBlank())) {
            problems.add("缺少通知文号，请填写国务院办公厅通知的文号后再生效。");
        }
        var days = new TreeSet<>(holidays.keySet());
        days.addAll(workdays);
        days.stream()
                .filter(day -> day.getYear() != year)
                .forEach(day -> problems.add(ChineseDate.of(day) + "不在" + year + "年内，请归入其所在年份。"));
        new TreeSet<>(workdays).forEach(day -> {
            if (!isWeekend(day)) {
                problems.add(ChineseDate.of(day) + "是" + ChineseDate.weekday(day) + "，不是周末，不能列为调休上班。");
            }
            if (holidays.containsKey(day)) {
                problems.add(ChineseDate.of(day) + "既列为放假又列为调休上班，请核对通知后只留一项。");
            }
        });
        longestRun(new TreeSet<>(holidays.keySet()), problems);
        long worked = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> isWorked(day, holidays, workdays))
                .count();
        if (worked < FEWEST || worked > MOST) {
            problems.add("%d年共%d个工作日，应在%d至%d之间，请核对放假和调休日期是否漏填、多填。".formatted(year, worked, FEWEST, MOST));
        }
        return problems;
    }

    public boolean isWorkingDay(LocalDate day) {
        return isWorked(day, holidays, workdays);
    }

    public int workingDays() {
        return (int) LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year, 1, 1).plusDays(Year.of(year).length()))
                .filter(this::isWorkingDay)
                .count();
    }

    public int workingDays(Month month) {
        var first = LocalDate.of(year, month, 1);
        return (int)
                first.datesUntil(first.plusMonths(1)).filter(this::isWorkingDay).count();
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static boolean isWorked(LocalDate day, Map<LocalDate, String> holidays, Set<LocalDate> workdays) {
        return workdays.contains(day) || (!holidays.containsKey(day) && !isWeekend(day));
    }

    private static void longestRun(SortedSet<LocalDate> holidays, List<String> problems) {
        for (var first : holidays) {
            if (holidays.contains(first.minusDays(1))) {
                continue;
            }
            var last = first;
            while (holidays.contains(last.plusDays(1))) {
                last = last.plusDays(1);
            }
            long length = last.toEpochDay() - first.toEpochDay() + 1;
            if (length > LONGEST_HOLIDAY) {
                problems.add("%s至%s连续放假%d天，超过%d天，请核对。"
                        .formatted(ChineseDate.of(first), ChineseDate.of(last), length, LONGEST_HOLIDAY));
            }
        }
    }
}
