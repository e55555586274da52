package org.yangguang.dispute;

import static org.yangguang.dispute.DisputeVerdict.LAWFUL;
import static org.yangguang.dispute.DisputeVerdict.flagged;
import static org.yangguang.dispute.DisputeVerdict.refused;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yangguang.dispute.DisputeRefusal.Code;
import org.yangguang.law.Law;

/// What may be recorded of a case in a state, and for each that may not, why.
public record DisputeActs(DisputeClock clock) {

    /// Every act with its verdict, whatever its particulars.
    public Map<DisputeAct, DisputeVerdict> all(DisputeState state) {
        var verdicts = new EnumMap<DisputeAct, DisputeVerdict>(DisputeAct.class);
        for (var act : DisputeAct.values()) {
            verdicts.put(act, judge(state, act));
        }
        return verdicts;
    }

    /// Whether a case may be registered.
    ///
    /// @param requestedOn the day the linked request was handed in, null without one
    /// @param follows the reconsideration it came after, null without one
    public static DisputeVerdict judgeRegistration(
            DisputeEvent.Registered registered,
            @Nullable LocalDate requestedOn,
            @Nullable DisputeState follows,
            LocalDate today) {
        var on = registered.on();
        var earliest = Law.RECONSIDERATION_2017.from();
        if (on.isAfter(today)) {
            return refused(Code.IN_THE_FUTURE, on);
        }
        if (on.isBefore(earliest)) {
            return refused(Code.TOO_EARLY, on, earliest);
        }
        if (requestedOn != null && on.isBefore(requestedOn)) {
            return refused(Code.BEFORE_REQUEST, on, requestedOn);
        }
        if (follows == null) {
            return LAWFUL;
        }
        if (registered.kind() != DisputeKind.LITIGATION_AFTER_RECONSIDERATION
                || follows.course().kind() != DisputeKind.RECONSIDERATION) {
            return refused(Code.NOT_A_RECONSIDERATION);
        }
        var reconsidered = follows.course().receivedOn();
        return on.isBefore(reconsidered) ? refused(Code.BEFORE_RECONSIDERATION, on, reconsidered) : LAWFUL;
    }

    public DisputeVerdict judge(DisputeState state, DisputeAct act) {
        return switch (state) {
            case DisputeState.Annulled _ -> refused(Code.ANNULLED);
            case DisputeState.Pending(var course) -> pending(act, course);
            case DisputeState.OnAppeal(var course) -> onAppeal(act, course);
            case DisputeState.Closed closed -> closed(act, closed);
        };
    }

    /// Whether a fact may be recorded: its act must be lawful, and its days and particulars must fit.
    public DisputeVerdict judge(DisputeState state, DisputeEvent event, LocalDate today) {
        var act = act(event);
        var verdict = judge(state, act);
        if (!verdict.isAllowed()) {
            return verdict;
        }
        var course = state.course();
        if (event.on().isBefore(course.receivedOn())) {
            return refused(Code.BEFORE_RECEIPT, event.on(), course.receivedOn());
        }
        if (event.on().isAfter(today) && act != DisputeAct.HEARING) {
            return refused(Code.IN_THE_FUTURE, event.on());
        }
        return particulars(state, event, today).orElse(verdict);
    }

    private static DisputeVerdict pending(DisputeAct act, DisputeCourse course) {
        return switch (act) {
            case HEARING, LIST_EVIDENCE, DECIDE, ANNUL -> LAWFUL;
            case ANSWER -> answer(course);
            case APPEAL -> course.kind().isLitigation() ? refused(Code.NOTHING_TO_APPEAL) : refused(Code.NO_APPEAL);
            case DECIDE_APPEAL -> course.kind().isLitigation() ? refused(Code.NOT_ON_APPEAL) : refused(Code.NO_APPEAL);
            case REPLY_ANEW -> refused(Code.NO_ORDER);
        };
    }

    private static DisputeVerdict onAppeal(DisputeAct act, DisputeCourse course) {
        return switch (act) {
            case HEARING, LIST_EVIDENCE, DECIDE_APPEAL, ANNUL -> LAWFUL;
            case ANSWER -> answer(course);
            case DECIDE, APPEAL -> refused(Code.ON_APPEAL);
            case REPLY_ANEW -> refused(Code.NO_ORDER);
        };
    }

    private static DisputeVerdict closed(DisputeAct act, DisputeState.Closed closed) {
        var ruling = closed.ruling();
        boolean litigation = closed.course().kind().isLitigation();
        return switch (act) {
            case LIST_EVIDENCE, ANNUL -> LAWFUL;
            case ANSWER, HEARING, DECIDE ->
                refused(
                        Code.CLOSED,
                        ruling.on(),
                        ruling.result().label(),
                        act.label().replace("登记", ""));
            case APPEAL -> !litigation ? refused(Code.NO_APPEAL) : ruling.isFinal() ? refused(Code.FINAL) : LAWFUL;
            case DECIDE_APPEAL ->
                !litigation
                        ? refused(Code.NO_APPEAL)
                        : ruling.isFinal() ? refused(Code.FINAL) : refused(Code.NOT_ON_APPEAL);
            case REPLY_ANEW -> {
                var anew = closed.course().repliedAnewOn();
                yield ruling.order() == null
                        ? refused(Code.NO_ORDER)
                        : anew != null ? refused(Code.REPLIED_ANEW, anew) : LAWFUL;
            }
        };
    }

    private static DisputeVerdict answer(DisputeCourse course) {
        var answered = course.answeredOn();
        return answered == null
                ? LAWFUL
                : refused(Code.ANSWERED, answered, course.kind().answering());
    }

    private Optional<DisputeVerdict> particulars(DisputeState state, DisputeEvent event, LocalDate today) {
        var course = state.course();
        return switch (event) {
            case DisputeEvent.Registered _, DisputeEvent.EvidenceListed _, DisputeEvent.Annulled _ -> Optional.empty();
            case DisputeEvent.Answered(var on) -> {
                var due = DisputeClock.last(clock.answerDue(course));
                yield on.isAfter(due)
                        ? Optional.of(flagged(course.kind().isLitigation() ? Code.DEFENCE_LATE : Code.ANSWER_LATE, due))
                        : Optional.empty();
            }
            case DisputeEvent.HearingSet(var on) ->
                on.isAfter(today.plusYears(1)) ? Optional.of(refused(Code.HEARING_FAR, on)) : Optional.empty();
            case DisputeEvent.Decided(var on, var receivedOn, var result, var _, var order) ->
                decision(course, on, receivedOn, result, order, today);
            case DisputeEvent.Appealed(var on, var _) -> {
                if (on.isBefore(course.lastTurnOn())) {
                    yield Optional.of(refused(Code.BEFORE_LAST_TURN, on, course.lastTurnOn()));
                }
                yield clock.appealDue(state)
                        .map(DisputeClock::last)
                        .filter(on::isAfter)
                        .map(due -> flagged(Code.APPEAL_LATE, due));
            }
            case DisputeEvent.AppealDecided decided -> {
                var result = decided.result() == null
                        ? course.lastClosed().orElseThrow().result()
                        : decided.result();
                yield decision(course, decided.on(), decided.receivedOn(), result, decided.order(), today);
            }
            case DisputeEvent.RepliedAnew(var on) -> repliedAnew(state, on);
        };
    }

    private static Optional<DisputeVerdict> decision(
            DisputeCourse course,
            LocalDate on,
            LocalDate receivedOn,
            DisputeResult result,
            @Nullable ReplyOrder order,
            LocalDate today) {
        if (on.isBefore(course.lastTurnOn())) {
            return Optional.of(refused(Code.BEFORE_LAST_TURN, on, course.lastTurnOn()));
        }
        if (receivedOn.isBefore(on)) {
            return Optional.of(refused(Code.PAPER_BEFORE_DECISION, receivedOn, on));
        }
        if (receivedOn.isAfter(today)) {
            return Optional.of(refused(Code.IN_THE_FUTURE, receivedOn));
        }
        if (!result.fits(course.kind())) {
            return Optional.of(
                    refused(Code.WRONG_RESULT, result.label(), course.kind().label()));
        }
        if (order != null && !result.mayOrderReply()) {
            return Optional.of(refused(Code.NO_ORDER_WITH_RESULT, result.label()));
        }
        if (order != null && order.day().isBefore(on)) {
            return Optional.of(refused(Code.ORDER_BEFORE_DECISION, order.day(), on));
        }
        return Optional.empty();
    }

    private Optional<DisputeVerdict> repliedAnew(DisputeState state, LocalDate on) {
        var ruling = state.standing().orElseThrow();
        if (on.isBefore(ruling.on())) {
            return Optional.of(refused(Code.BEFORE_ORDER, on, ruling.on()));
        }
        return state.openOrder()
                .map(order -> DisputeClock.last(clock.newReplyDue(state.course().kind(), ruling, order)))
                .filter(on::isAfter)
                .map(due -> flagged(Code.REPLIED_LATE, due));
    }

    private static DisputeAct act(DisputeEvent event) {
        return switch (event) {
            case DisputeEvent.Registered _ ->
                throw new IllegalStateException("a registration is not judged against a case");
            case DisputeEvent.Answered _ -> DisputeAct.ANSWER;
            case DisputeEvent.HearingSet _ -> DisputeAct.HEARING;
            case DisputeEvent.EvidenceListed _ -> DisputeAct.LIST_EVIDENCE;
            case DisputeEvent.Decided _ -> DisputeAct.DECIDE;
            case DisputeEvent.Appealed _ -> DisputeAct.APPEAL;
            case DisputeEvent.AppealDecided _ -> DisputeAct.DECIDE_APPEAL;
            case DisputeEvent.RepliedAnew _ -> DisputeAct.REPLY_ANEW;
            case DisputeEvent.Annulled _ -> DisputeAct.ANNUL;
        };
    }
}
