package org.yangguang.office;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yangguang.calendar.Deadline;
import org.yangguang.request.Recount.Moved;

/// What a holiday notice would do to the open requests, counted and in lines.
///
/// @param total how many it moves
/// @param counted how many it moves in which way
/// @param lines the first of them
public record MovedDeadlines(int total, Map<String, Integer> counted, List<Line> lines) {

    static final MovedDeadlines NONE = new MovedDeadlines(0, Map.of(), List.of());
    private static final int SHOWN = 200;

    public record Line(String number, String before, String after, String change) {}

    static MovedDeadlines of(List<Moved> moved) {
        var counted = new LinkedHashMap<String, Integer>();
        moved.forEach(one -> counted.merge(change(one), 1, Integer::sum));
        return new MovedDeadlines(
                moved.size(),
                counted,
                moved.stream().limit(SHOWN).map(MovedDeadlines::line).toList());
    }

    private static Line line(Moved moved) {
        return new Line(moved.number(), moved.before().text(), moved.after().text(), change(moved));
    }

    private static String change(Moved moved) {
        var before = day(moved.before());
        var after = day(moved.after());
        if (before.isEmpty() || after.isEmpty()) {
            return "计时状态变化";
        }
        int order = after.get().compareTo(before.get());
        if (order != 0) {
            return order < 0 ? "提前" : "推后";
        }
        return "暂定的到期日确定下来";
    }

    private static Optional<LocalDate> day(Deadline deadline) {
        return switch (deadline) {
            case Deadline.Due(var day, var _) -> Optional.of(day);
            case Deadline.AwaitingCalendar(var day, var _) -> Optional.of(day);
            case Deadline.Paused _, Deadline.None _ -> Optional.empty();
        };
    }
}
