package org.yangguang.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Days and ranges as they are typed off a holiday notice: `1-1~1-3`, `2027-02-05~2027-02-12`, `4月5日`,
/// one a line or separated by commas or blanks. A day without a year is in the notice's year.
///
/// @param days every day listed, ranges filled in
/// @param problems one sentence for each entry that could not be read; then `days` is not to be used
public record DateList(SortedSet<LocalDate> days, List<String> problems) {

    /// The longest holiday so far had ten days; a longer range is a slip of the hand.
    private static final int LONGEST = 15;

    private static final Pattern SEPARATOR = Pattern.compile("[,，、;；]|(?<=[0-9日])[ 　]+(?=[0-9])");
    private static final Pattern RANGE = Pattern.compile("[~～至到—–]+");
    private static final Pattern DAY =
            Pattern.compile("(?:(\\d{4})\\s*[-/.年]\\s*)?(?:(\\d{1,2})\\s*[-/.月]\\s*)?(\\d{1,2})\\s*日?");

    public DateList {
        problems = List.copyOf(problems);
    }

    public static DateList parse(String text, int year) {
        var reading = new Reading(year);
        int line = 0;
        for (var typed : text.split("\\R", -1)) {
            line++;
            for (var entry : SEPARATOR.split(typed)) {
                if (!entry.isBlank()) {
                    reading.entry(line, entry.strip());
                }
            }
        }
        return new DateList(reading.days, reading.problems);
    }

    /// 1月1日至3日、5月1日: how days are shown back to whoever typed them.
    public static String shown(SortedSet<LocalDate> days) {
        var parts = new ArrayList<String>();
        for (var first : days) {
            if (days.contains(first.minusDays(1))) {
                continue;
            }
            var last = first;
            while (days.contains(last.plusDays(1))) {
                last = last.plusDays(1);
            }
            parts.add(monthAndDay(first) + (last.equals(first) ? "" : "至" + monthAndDay(last)));
        }
        return String.join("、", parts);
    }

    private static String monthAndDay(LocalDate day) {
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    private static final class Reading {
        private final int year;
        private final SortedSet<LocalDate> days = new TreeSet<>();
        private final List<String> problems = new ArrayList<>();

        Reading(int year) {
            this.year = year;
        }

        void entry(int line, String entry) {
            var where = "第 " + line + " 行“" + entry + "”：";
            var ends = RANGE.split(entry, -1);
            if (ends.length > 2) {
                problems.add(where + "一段只能有一个起、一个止，请用逗号分开。");
                return;
            }
            var first = day(where, ends[0], 0);
            if (first.isEmpty()) {
                return;
            }
            var last =
                    ends.length == 1 ? first : day(where, ends[1], first.get().getMonthValue());
            if (last.isEmpty()) {
                return;
            }
            if (last.get().isBefore(first.get())) {
                problems.add(where + "止日早于起日，请调换；跨年的请拆开，各归其年。");
            } else if (last.get().isAfter(first.get().plusDays(LONGEST - 1))) {
                problems.add(where + "一段超过 " + LONGEST + " 天，请核对起止日期。");
            } else {
                first.get().datesUntil(last.get().plusDays(1)).forEach(day -> add(where, day));
            }
        }

        private void add(String where, LocalDate day) {
            if (!days.add(day)) {
                problems.add(where + ChineseDate.of(day) + "前面已经列过，请删去重复的。");
            }
        }

        /// @param month the month a bare day number is in; 0 where a month must be written
        private Optional<LocalDate> day(String where, String text, int month) {
            var m = DAY.matcher(text.strip());
            if (!m.matches() || (m.group(2) == null && (month == 0 || m.group(1) != null))) {
                problems.add(where + "看不懂。请写作 5-1、5-1~5-5 或 2027-02-05~2027-02-12。");
                return Optional.empty();
            }
            int written = m.group(1) == null ? year : number(m, 1);
            int inMonth = m.group(2) == null ? month : number(m, 2);
            try {
                return Optional.of(LocalDate.of(written, inMonth, number(m, 3)));
            } catch (DateTimeException e) {
                problems.add(where + "没有" + written + "年" + inMonth + "月" + number(m, 3) + "日这一天，请核对。");
                return Optional.empty();
            }
        }

        private static int number(Matcher m, int group) {
            return Integer.parseInt(m.group(group));
        }
    }
}
