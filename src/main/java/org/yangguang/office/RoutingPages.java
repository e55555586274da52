package org.yangguang.office;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yangguang.calendar.Calendars;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.identity.Colleagues;
import org.yangguang.identity.Permission;
import org.yangguang.request.CaseFile;
import org.yangguang.request.routing.Routing;
import org.yangguang.request.routing.Routings;
import org.yangguang.ui.Chinese;

/// 承办人与内部转办 as the case page and the list show them.
@Component
public class RoutingPages {

    private static final int SOON = 5;
    private static final int PRESSING = 1;

    private final OfficeFrame frame;
    private final Routings routings;
    private final Colleagues colleagues;
    private final Calendars calendars;

    RoutingPages(OfficeFrame frame, Routings routings, Colleagues colleagues, Calendars calendars) {
        this.frame = frame;
        this.routings = routings;
        this.colleagues = colleagues;
        this.calendars = calendars;
    }

    /// A routing with names instead of ids.
    ///
    /// @param to the unit, and the person if one is named
    /// @param answered who and when; empty before
    public record Line(
            Routing routing, Routing.Standing standing, ClockCell clock, String to, String from, String answered) {}

    /// @param handler name of the 承办人; empty if nobody is
    public record Panel(
            Optional<UUID> handlerId,
            String handler,
            List<Line> lines,
            boolean mayAssign,
            boolean mayRoute,
            boolean mayRecall) {}

    Panel panel(CaseFile file) {
        var handler = routings.handler(file.id());
        boolean open = !file.number().isEmpty() && !file.state().isConcluded();
        var officer = frame.officer();
        return new Panel(
                handler,
                handler.flatMap(id -> Optional.ofNullable(
                                colleagues.names(List.of(id)).get(id)))
                        .orElse(""),
                lines(routings.of(file.id())),
                open && officer.may(Permission.REQUEST_ASSIGN),
                open && officer.may(Permission.REQUEST_HANDLE),
                officer.may(Permission.REQUEST_HANDLE));
    }

    List<Line> lines(List<Routing> shown) {
        var people = new HashSet<UUID>();
        shown.forEach(r -> Stream.of(
                        Optional.of(r.routedBy()),
                        r.assignee(),
                        r.answer().map(Routing.Note::by),
                        r.recall().map(Routing.Note::by))
                .flatMap(Optional::stream)
                .forEach(people::add));
        var names = colleagues.names(people);
        var days = calendars.of(frame.organ().region());
        return shown.stream().map(r -> line(r, names, days)).toList();
    }

    boolean mayAnswer(Routing routing) {
        return routing.mayAnswer(frame.officer().account(), frame.officer().duties());
    }

    private Line line(Routing r, Map<UUID, String> names, WorkingDays days) {
        return new Line(
                r,
                r.standing(frame.today()),
                clock(r, days, frame.today()),
                r.unit() + r.assignee().map(id -> "（" + name(id, names) + "）").orElse(""),
                name(r.routedBy(), names),
                r.answer()
                        .or(r::recall)
                        .map(note -> name(note.by(), names) + "，" + Chinese.minute(note.at()))
                        .orElse(""));
    }

    private static String name(UUID id, Map<UUID, String> names) {
        return names.getOrDefault(id, "本机关人员");
    }

    /// The internal clock: same colours and words as the statutory one, with a total of its own.
    static ClockCell clock(Routing r, WorkingDays days, LocalDate today) {
        return switch (r.standing(today)) {
            case ANSWERED, RECALLED, OVERTAKEN ->
                new ClockCell("hold", r.standing(today).label(), 0, 0, "");
            case WAITING, OVERDUE -> running(r.routedOn(), r.dueOn(), days, today);
        };
    }

    private static ClockCell running(LocalDate from, LocalDate due, WorkingDays days, LocalDate today) {
        int total = worked(from, due, days);
        int used = worked(from, today.isAfter(due) ? due : today, days);
        int left = total - used;
        var note = Chinese.day(due) + "前反馈";
        if (today.isAfter(due)) {
            return new ClockCell("bad", "逾期 " + ChronoUnit.DAYS.between(due, today) + " 日未反馈", total, used, note);
        }
        if (today.equals(due)) {
            return new ClockCell("bad", "今日到期", total, used, note);
        }
        var look = left > SOON ? "ok" : left > PRESSING ? "warn" : "bad";
        return new ClockCell(look, "还有 " + left + " 个工作日", total, used, note);
    }

    /// Internal only, so days beyond the known calendars are taken as they come.
    private static int worked(LocalDate from, LocalDate to, WorkingDays days) {
        return to.isAfter(from)
                ? (int) from.plusDays(1)
                        .datesUntil(to.plusDays(1))
                        .filter(days::isProvisionallyWorked)
                        .count()
                : 0;
    }
}
