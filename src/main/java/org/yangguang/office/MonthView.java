package org.yangguang.office;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.request.RequestList.Due;
import org.yangguang.request.RequestList.Ending;
import org.yangguang.ui.Chinese;

/// 期限日历：a month in weeks, each day with whether it is worked and what ends on it.
///
/// @param weeks Monday to Sunday; a day of another month is empty
public record MonthView(YearMonth month, List<List<Optional<Day>>> weeks, int total) {

    /// @param tone `off`, `extra` (调休上班) or nothing, and `today`
    /// @param why 国庆节放假, 调休上班, 周末; empty on an ordinary working day
    public record Day(LocalDate date, String tone, String mark, String why, boolean late, List<End> ends) {
        public String label() {
            return Chinese.day(date) + " " + Chinese.weekday(date);
        }
    }

    /// What ends on a day, with the list of it.
    public record End(String label, int count, String href) {}

    static MonthView of(YearMonth month, WorkingDays days, LocalDate today, List<Due> due) {
        Map<LocalDate, List<Due>> byDay = due.stream().collect(Collectors.groupingBy(Due::day));
        var cells = new ArrayList<Optional<Day>>();
        IntStream.range(1, month.atDay(1).getDayOfWeek().getValue()).forEach(_ -> cells.add(Optional.empty()));
        month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .forEach(day -> cells.add(Optional.of(day(day, days, today, byDay.getOrDefault(day, List.of())))));
        while (cells.size() % 7 != 0) {
            cells.add(Optional.empty());
        }
        var weeks = IntStream.range(0, cells.size() / 7)
                .mapToObj(week -> List.copyOf(cells.subList(week * 7, week * 7 + 7)))
                .toList();
        return new MonthView(month, weeks, due.stream().mapToInt(Due::count).sum());
    }

    private static Day day(LocalDate day, WorkingDays days, LocalDate today, List<Due> due) {
        boolean worked = days.isProvisionallyWorked(day);
        var why = days.provisionalReason(day);
        boolean extra = why.equals("调休上班");
        var tone = (worked ? extra ? "extra" : "" : "off") + (day.equals(today) ? " today" : "");
        return new Day(
                day,
                tone,
                worked ? extra ? "班" : "工作" : "休",
                why.equals("工作日") ? "" : why.startsWith("星期") ? "周末" : why,
                day.isBefore(today) && !due.isEmpty(),
                due.stream()
                        .map(d -> new End(d.ending().label(), d.count(), href(d)))
                        .toList());
    }

    private static String href(Due due) {
        var span = due.ending() == Ending.REPLY ? "due" : "lapse";
        return ListFilter.LIST + "?view=open&" + span + "From=" + due.day() + "&" + span + "To=" + due.day();
    }

    public String title() {
        return month.getYear() + "年" + month.getMonthValue() + "月";
    }

    public String previous() {
        return "/office/requests/month/" + month.minusMonths(1);
    }

    public String next() {
        return "/office/requests/month/" + month.plusMonths(1);
    }

    /// The days on which something ends, for a narrow page.
    public List<Day> busy() {
        return weeks.stream()
                .flatMap(List::stream)
                .flatMap(Optional::stream)
                .filter(day -> !day.ends().isEmpty())
                .toList();
    }
}
