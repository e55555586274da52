package org.yangguang.dispute;

import static org.yangguang.law.Provision.litigation;
import static org.yangguang.law.Provision.reconsideration;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yangguang.calendar.Deadline;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.dispute.DisputeDeadline.What;
import org.yangguang.dispute.DisputeEvent.Procedure;
import org.yangguang.law.Period;
import org.yangguang.law.Period.Unit;
import org.yangguang.law.Provision;
import org.yangguang.law.StatutoryPeriods;

/// By when the organ must answer, may appeal and must reply anew. The day that starts a period is not
/// counted. A period in days that ends on a day off ends on the next working day
/// （行政诉讼法第一百零一条、行政复议法第八十八条第一款，期间依照民事诉讼法）.
public record DisputeClock(WorkingDays days) {

    /// What runs in a state, the nearest first.
    public List<DisputeDeadline> running(DisputeState state, LocalDate today) {
        var running = new ArrayList<DisputeDeadline>();
        switch (state) {
            case DisputeState.Pending(var course) -> {
                if (course.answeredOn() == null) {
                    running.add(shown(
                            What.ANSWER, answerDue(course), answerPeriod(course).unit(), today));
                }
            }
            case DisputeState.Closed(var _, var ruling) -> {
                state.openOrder()
                        .ifPresent(order -> running.add(shown(
                                What.REPLY_ANEW,
                                newReplyDue(state.course().kind(), ruling, order),
                                unit(order),
                                today)));
                appealDue(state)
                        .filter(due -> !last(due).isBefore(today))
                        .ifPresent(due -> running.add(shown(What.APPEAL, due, Unit.CALENDAR_DAYS, today)));
            }
            case DisputeState.OnAppeal _, DisputeState.Annulled _ -> {}
        }
        return List.copyOf(running);
    }

    Deadline answerDue(DisputeCourse course) {
        return deadline(course.receivedOn(), answerPeriod(course));
    }

    private static Period answerPeriod(DisputeCourse course) {
        var on = course.receivedOn();
        if (course.kind().isLitigation()) {
            return StatutoryPeriods.LITIGATION_ANSWER.on(on);
        }
        return course.procedure() == Procedure.SIMPLE && StatutoryPeriods.RECONSIDERATION_ANSWER_SIMPLE.covers(on)
                ? StatutoryPeriods.RECONSIDERATION_ANSWER_SIMPLE.on(on)
                : StatutoryPeriods.RECONSIDERATION_ANSWER.on(on);
    }

    /// Empty where nobody can appeal: in reconsideration, against a final judgment, after 撤诉.
    Optional<Deadline> appealDue(DisputeState state) {
        if (!(state instanceof DisputeState.Closed(var course, var ruling))
                || !course.kind().isLitigation()
                || ruling.isFinal()
                || ruling.result() == DisputeResult.SUIT_WITHDRAWN) {
            return Optional.empty();
        }
        var period = ruling.result() == DisputeResult.SUIT_REJECTED
                ? StatutoryPeriods.APPEAL_FROM_RULING
                : StatutoryPeriods.APPEAL_FROM_JUDGMENT;
        return Optional.of(deadline(ruling.receivedOn(), period.on(ruling.receivedOn())));
    }

    Deadline newReplyDue(DisputeKind kind, DisputeCourse.Turn.Closed ruling, ReplyOrder order) {
        var basis = orderedBy(kind, ruling.result());
        return switch (order.counting()) {
            case UNTIL -> new Deadline.Due(order.day(), basis);
            case WORKING_DAYS -> deadline(order.day(), Period.workingDays(order.number(), basis));
            case CALENDAR_DAYS -> deadline(order.day(), Period.calendarDays(order.number(), basis));
        };
    }

    private static Provision orderedBy(DisputeKind kind, DisputeResult result) {
        boolean perform = result == DisputeResult.ORDERED_TO_PERFORM || result == DisputeResult.JUDGED_TO_PERFORM;
        if (kind.isLitigation()) {
            return perform ? litigation(72) : litigation(70);
        }
        return perform ? reconsideration(66) : reconsideration(64, 1);
    }

    private Deadline deadline(LocalDate start, Period period) {
        var due = days.deadline(start, period);
        if (period.unit() == Unit.WORKING_DAYS || !(due instanceof Deadline.Due(var day, var basis))) {
            return due;
        }
        var end = day;
        while (!days.isProvisionallyWorked(end)) {
            end = end.plusDays(1);
        }
        return days.covers(end.getYear()) && days.covers(day.getYear())
                ? new Deadline.Due(end, basis)
                : new Deadline.AwaitingCalendar(end, basis);
    }

    private DisputeDeadline shown(What what, Deadline deadline, Unit unit, LocalDate today) {
        var last = last(deadline);
        int left = 0;
        if (unit == Unit.WORKING_DAYS) {
            for (var day = today; day.isBefore(last); ) {
                day = day.plusDays(1);
                left += days.isProvisionallyWorked(day) ? 1 : 0;
            }
        } else {
            left = (int) Math.max(0, ChronoUnit.DAYS.between(today, last));
        }
        return new DisputeDeadline(what, deadline, last, left, unit, today);
    }

    private static Unit unit(ReplyOrder order) {
        return order.counting() == ReplyOrder.Counting.WORKING_DAYS ? Unit.WORKING_DAYS : Unit.CALENDAR_DAYS;
    }

    /// The day, certain or provisional; every deadline here has one.
    static LocalDate last(Deadline deadline) {
        return switch (deadline) {
            case Deadline.Due(var day, var _) -> day;
            case Deadline.AwaitingCalendar(var day, var _) -> day;
            case Deadline.Paused _, Deadline.None _ -> throw new IllegalStateException("nothing pauses here");
        };
    }
}
