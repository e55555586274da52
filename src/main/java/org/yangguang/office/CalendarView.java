package org.yangguang.office;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.yangguang.calendar.CalendarYear;
import org.yangguang.calendar.EnteredNotice;
import org.yangguang.calendar.WorkingDays;

/// The working calendar as its page shows it.
public final class CalendarView {

    private CalendarView() {}

    /// A known year in one line.
    ///
    /// @param months working days of January to December, local days included
    public record YearLine(int year, List<CalendarYear.Notice> notices, List<Integer> months) {
        public int total() {
            return months.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /// @param weeks Monday to Sunday; a day of another month is empty
    public record MonthGrid(int month, int working, List<List<Optional<Day>>> weeks) {}

    /// @param mark 休, 班 or 工作
    /// @param reason 春节, 调休上班, 周末; empty on an ordinary working day
    public record Day(LocalDate date, String mark, String reason, boolean today) {

        public String tone() {
            return (mark.equals("休") ? "off" : mark.equals("班") ? "extra" : "") + (today ? " today" : "");
        }
    }

    /// @param state what has become of it, in Chinese
    public record NoticeLine(EnteredNotice notice, String state, boolean waiting) {}

    static List<YearLine> years(WorkingDays days) {
        return days.calendars().reversed().stream()
                .map(year -> new YearLine(
                        year.year(),
                        year.notices(),
                        Stream.of(Month.values())
                                .map(month -> working(days, year.year(), month))
                                .toList()))
                .toList();
    }

    static List<MonthGrid> months(WorkingDays days, int year, LocalDate today) {
        return Stream.of(Month.values())
                .map(month -> grid(days, year, month, today))
                .toList();
    }

    static List<NoticeLine> notices(List<EnteredNotice> entered) {
        return entered.reversed().stream()
                .map(notice -> new NoticeLine(notice, state(notice, entered), notice.approvedBy() == null))
                .toList();
    }

    static String state(EnteredNotice notice, List<EnteredNotice> entered) {
        if (notice.approvedBy() == null) {
            return "待安全管理员批准";
        }
        return entered.stream()
                .filter(other -> other.year() == notice.year()
                        && other.approvedBy() != null
                        && other.revision() > notice.revision())
                .map(EnteredNotice::revision)
                .max(Integer::compare)
                .map(later -> "已由第 " + later + " 号取代")
                .orElse("生效");
    }

    private static int working(WorkingDays days, int year, Month month) {
        var first = LocalDate.of(year, month, 1);
        return (int)
                first.datesUntil(first.plusMonths(1)).filter(days::isWorkingDay).count();
    }

    private static MonthGrid grid(WorkingDays days, int year, Month month, LocalDate today) {
        var first = LocalDate.of(year, month, 1);
        var cells = new ArrayList<Optional<Day>>();
        IntStream.range(1, first.getDayOfWeek().getValue()).forEach(blank -> cells.add(Optional.empty()));
        first.datesUntil(first.plusMonths(1)).forEach(day -> cells.add(Optional.of(day(days, day, today))));
        while (cells.size() % 7 != 0) {
            cells.add(Optional.empty());
        }
        var weeks = IntStream.range(0, cells.size() / 7)
                .mapToObj(week -> List.copyOf(cells.subList(week * 7, week * 7 + 7)))
                .toList();
        return new MonthGrid(month.getValue(), working(days, year, month), weeks);
    }

    private static Day day(WorkingDays days, LocalDate day, LocalDate today) {
        var why = days.why(day);
        var ordinary = why.equals("工作日");
        var mark = !days.isWorkingDay(day) ? "休" : ordinary ? "工作" : "班";
        return new Day(day, mark, ordinary ? "" : reason(mark, why), day.equals(today));
    }

    /// 休 says 放假 already; beside it the name of the holiday is enough.
    private static String reason(String mark, String why) {
        if (why.startsWith("星期")) {
            return "周末";
        }
        return mark.equals("休") && why.endsWith("放假") ? why.substring(0, why.length() - 2) : why;
    }
}
