package org.yangguang.request;

import static org.yangguang.request.Verdict.LAWFUL;
import static org.yangguang.request.Verdict.flagged;
import static org.yangguang.request.Verdict.refused;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.yangguang.calendar.Deadline;
import org.yangguang.law.Law;
import org.yangguang.law.StatutoryPeriods;
import org.yangguang.request.Refusal.Code;

/// Which acts are lawful in a state on a day, and for each that is not, why.
///
/// A desk asks [#judge(RequestState, RequestEvent, LocalDate)] before it records anything; a page
/// asks [#all] to show what can be done.
public record Acts(StatutoryClock clock) {

    /// Every act with its verdict on a day.
    public Map<Act, Verdict> all(RequestState state, LocalDate day) {
        var verdicts = new EnumMap<Act, Verdict>(Act.class);
        for (var act : Act.values()) {
            verdicts.put(act, judge(state, act, day));
        }
        return verdicts;
    }

    /// Whether an extension of so many days may be recorded at all; asked before the event is made.
    public Verdict judgeExtension(RequestState state, int days, LocalDate day) {
        int max = RequestEvent.Extended.maxDays(day);
        var verdict = judge(state, Act.EXTEND, day);
        return verdict.isAllowed() && (days < 1 || days > max) ? refused(Code.EXTENSION_LENGTH, max, days) : verdict;
    }

    public Verdict judge(RequestState state, Act act, LocalDate day) {
        return switch (state) {
            case RequestState.Unconfirmed _ -> unconfirmed(act);
            case RequestState.Handling(var course) -> handling(act, course, clock.replyDue(state, day), day);
            case RequestState.AwaitingSupplement waiting -> awaitingSupplement(act, waiting, day);
            case RequestState.AwaitingPayment waiting -> awaitingPayment(act, waiting, day);
            case RequestState.Replied replied -> concluded(act, replied);
            case RequestState.Abandoned abandoned -> concluded(act, abandoned);
            case RequestState.Withdrawn withdrawn -> concluded(act, withdrawn);
            case RequestState.Redeciding redeciding -> redeciding(act, redeciding, day);
            case RequestState.Redecided redecided -> concluded(act, redecided);
            case RequestState.Merged _, RequestState.HandedOver _ -> Elsewhere.judge(act, state);
        };
    }

    /// Whether a fact may be recorded: the act must be lawful on its day and its particulars must
    /// fit.
    ///
    /// @param today no fact may lie after it
    public Verdict judge(RequestState state, RequestEvent event, LocalDate today) {
        if (event.on().isAfter(today)) {
            return refused(Code.IN_THE_FUTURE, event.on());
        }
        var act = act(event);
        if (act.isEmpty()) {
            throw new IllegalStateException("a submission begins a request and is not judged against one");
        }
        var verdict = judge(state, act.get(), event.on());
        return verdict.isAllowed() ? particulars(state, event).orElse(verdict) : verdict;
    }

    /// Whether a submission may be recorded: not dated in the future, nor before the Regulation
    /// in force.
    public static Verdict judgeSubmission(RequestEvent.Submitted submitted, LocalDate today) {
        if (submitted.on().isAfter(today)) {
            return refused(Code.IN_THE_FUTURE, submitted.on());
        }
        return StatutoryPeriods.REPLY.covers(submitted.on())
                ? LAWFUL
                : refused(Code.BEFORE_REGULATION, submitted.on(), Law.DISCLOSURE.from());
    }

    private Verdict unconfirmed(Act act) {
        return switch (act) {
            case CONFIRM_RECEIPT, WITHDRAW, MERGE -> LAWFUL;
            case UNDO_MERGE -> refused(Code.NOT_MERGED);
            case SERVE, RECORD_RETURN, ARCHIVE -> refused(Code.NOTHING_TO_SERVE);
            case RECORD_ORDER -> refused(Code.NOTHING_QUASHED);
            case WAIVE_FEE,
                    REFUND_FEE,
                    SPLIT,
                    HAND_OVER,
                    NOTIFY_SUPPLEMENT,
                    RECEIVE_SUPPLEMENT,
                    CONSULT,
                    RECORD_OPINION,
                    EXTEND,
                    ASK_REASONS,
                    RECEIVE_REASONS,
                    DEFER,
                    NOTIFY_FEE,
                    RECORD_FEE_NOTICE,
                    RECORD_PAYMENT,
                    REPLY,
                    CLOSE_UNSUPPLEMENTED,
                    CLOSE_UNPAID -> refused(Code.NOT_RECEIVED, act.label());
        };
    }

    private Verdict handling(Act act, Course course, Deadline due, LocalDate day) {
        return switch (act) {
            case CONFIRM_RECEIPT -> refused(Code.CONFIRMATION_NOT_NEEDED);
            case NOTIFY_SUPPLEMENT -> supplementNotice(course, day);
            case RECEIVE_SUPPLEMENT, CLOSE_UNSUPPLEMENTED -> refused(Code.NO_SUPPLEMENT_ASKED, act.label());
            case CONSULT, WITHDRAW, MERGE -> LAWFUL;
            case SPLIT -> Elsewhere.split(course);
            case HAND_OVER ->
                passed(due, day).map(last -> flagged(Code.HAND_OVER_LATE, last)).orElse(LAWFUL);
            case UNDO_MERGE -> refused(Code.NOT_MERGED);
            case RECORD_OPINION -> opinion(course);
            case EXTEND -> extension(course, due, day);
            case ASK_REASONS ->
                course.reasonsAsked()
                        .map(asked -> refused(Code.REASONS_ASKED, asked.on()))
                        .orElse(LAWFUL);
            case RECEIVE_REASONS -> reasons(course);
            case DEFER -> deferral(course, due, day);
            case NOTIFY_FEE -> feeNotice(course, due, day);
            case RECORD_FEE_NOTICE, RECORD_PAYMENT, CLOSE_UNPAID -> refused(Code.NO_FEE_ASKED, act.label());
            case REPLY ->
                passed(due, day)
                        .map(last -> flagged(Code.REPLY_LATE, last))
                        .or(() -> openConsultation(course, due))
                        .orElse(LAWFUL);
            case WAIVE_FEE -> FeeAccount.waiver(course);
            case REFUND_FEE -> FeeAccount.refund(course);
            case SERVE, RECORD_RETURN, ARCHIVE -> refused(Code.NOTHING_TO_SERVE);
            case RECORD_ORDER -> refused(Code.NOTHING_QUASHED);
        };
    }

    private Verdict awaitingSupplement(Act act, RequestState.AwaitingSupplement waiting, LocalDate day) {
        var until = waiting.until();
        return switch (act) {
            case CONFIRM_RECEIPT -> refused(Code.CONFIRMATION_NOT_NEEDED);
            case NOTIFY_SUPPLEMENT -> refused(Code.SUPPLEMENT_GIVEN, waiting.notifiedOn());
            case RECEIVE_SUPPLEMENT -> day.isAfter(until) ? flagged(Code.SUPPLEMENT_LATE, until) : LAWFUL;
            case RECORD_OPINION -> opinion(waiting.course());
            case WITHDRAW, MERGE -> LAWFUL;
            case UNDO_MERGE -> refused(Code.NOT_MERGED);
            case CLOSE_UNSUPPLEMENTED -> day.isAfter(until) ? LAWFUL : refused(Code.SUPPLEMENT_PERIOD_RUNNING, until);
            case SERVE, RECORD_RETURN, ARCHIVE -> refused(Code.NOTHING_TO_SERVE);
            case RECORD_ORDER -> refused(Code.NOTHING_QUASHED);
            case REFUND_FEE -> FeeAccount.refund(waiting.course());
            case RECEIVE_REASONS -> reasons(waiting.course());
            case WAIVE_FEE, CONSULT, EXTEND, ASK_REASONS, DEFER, NOTIFY_FEE, REPLY, SPLIT, HAND_OVER ->
                refused(Code.AWAITING_SUPPLEMENT, until, act.label());
            case RECORD_FEE_NOTICE, RECORD_PAYMENT, CLOSE_UNPAID -> refused(Code.NO_FEE_ASKED, act.label());
        };
    }

    private Verdict awaitingPayment(Act act, RequestState.AwaitingPayment waiting, LocalDate day) {
        return switch (act) {
            case CONFIRM_RECEIPT -> refused(Code.CONFIRMATION_NOT_NEEDED);
            case NOTIFY_FEE -> refused(Code.FEE_NOTIFIED, waiting.notifiedOn());
            case RECORD_FEE_NOTICE -> LAWFUL;
            case RECORD_PAYMENT ->
                passed(paymentDue(waiting), day)
                        .map(last -> flagged(Code.PAYMENT_LATE, last))
                        .orElse(LAWFUL);
            case RECORD_OPINION -> opinion(waiting.course());
            case WITHDRAW -> LAWFUL;
            case UNDO_MERGE -> refused(Code.NOT_MERGED);
            case REPLY -> flagged(Code.REPLY_UNPAID);
            case CLOSE_UNPAID ->
                switch (paymentDue(waiting)) {
                    case Deadline.Due(var last, var _) ->
                        day.isAfter(last) ? LAWFUL : refused(Code.PAYMENT_PERIOD_RUNNING, last);
                    case Deadline.AwaitingCalendar(var last, var _) -> refused(Code.PAYMENT_PERIOD_PROVISIONAL, last);
                    case Deadline.Paused _, Deadline.None _ -> refused(Code.PAYMENT_PERIOD_UNKNOWN);
                };
            case WAIVE_FEE -> FeeAccount.waiver(waiting.course());
            case REFUND_FEE -> FeeAccount.refund(waiting.course());
            case SERVE, RECORD_RETURN, ARCHIVE -> refused(Code.NOTHING_TO_SERVE);
            case RECORD_ORDER -> refused(Code.NOTHING_QUASHED);
            case RECEIVE_REASONS -> reasons(waiting.course());
            case NOTIFY_SUPPLEMENT, CONSULT, EXTEND, ASK_REASONS, DEFER, SPLIT, MERGE, HAND_OVER ->
                refused(Code.AWAITING_PAYMENT, act.label());
            case RECEIVE_SUPPLEMENT, CLOSE_UNSUPPLEMENTED -> refused(Code.NO_SUPPLEMENT_ASKED, act.label());
        };
    }

    private static Verdict concluded(Act act, RequestState state) {
        return switch (act) {
            case SERVE -> LAWFUL;
            case RECORD_ORDER -> state instanceof RequestState.Withdrawn ? refused(Code.WITHDRAWN_NOT_QUASHED) : LAWFUL;
            case UNDO_MERGE -> refused(Code.NOT_MERGED);
            case RECORD_RETURN -> Services.returning(state);
            case ARCHIVE -> Services.archiving(state);
            case REFUND_FEE ->
                state.courseSoFar().map(FeeAccount::refund).orElseGet(() -> refused(Code.NOTHING_TO_REFUND));
            case WAIVE_FEE,
                    SPLIT,
                    MERGE,
                    HAND_OVER,
                    CONFIRM_RECEIPT,
                    NOTIFY_SUPPLEMENT,
                    RECEIVE_SUPPLEMENT,
                    CONSULT,
                    RECORD_OPINION,
                    EXTEND,
                    ASK_REASONS,
                    RECEIVE_REASONS,
                    DEFER,
                    NOTIFY_FEE,
                    RECORD_FEE_NOTICE,
                    RECORD_PAYMENT,
                    REPLY,
                    WITHDRAW,
                    CLOSE_UNSUPPLEMENTED,
                    CLOSE_UNPAID ->
                refused(Code.CONCLUDED, state.settledOn().orElseThrow(), state.label(), act.label());
        };
    }

    /// The period is the decision's own: it is neither extended nor restarted, and nothing is left out.
    private static Verdict redeciding(Act act, RequestState.Redeciding state, LocalDate day) {
        var until = state.order().until();
        return switch (act) {
            case REPLY -> day.isAfter(until) ? flagged(Code.REPLY_ANEW_LATE, until) : LAWFUL;
            case CONSULT -> LAWFUL;
            case RECORD_OPINION -> opinion(state.course());
            case SERVE, RECORD_RETURN, ARCHIVE -> refused(Code.NOTHING_TO_SERVE);
            case REFUND_FEE -> FeeAccount.refund(state.course());
            case RECORD_ORDER -> refused(Code.ALREADY_ORDERED, state.order().on(), until);
            case CONFIRM_RECEIPT -> refused(Code.CONFIRMATION_NOT_NEEDED);
            case UNDO_MERGE -> refused(Code.NOT_MERGED);
            case WAIVE_FEE,
                    SPLIT,
                    MERGE,
                    HAND_OVER,
                    NOTIFY_SUPPLEMENT,
                    RECEIVE_SUPPLEMENT,
                    EXTEND,
                    ASK_REASONS,
                    RECEIVE_REASONS,
                    DEFER,
                    NOTIFY_FEE,
                    RECORD_FEE_NOTICE,
                    RECORD_PAYMENT,
                    WITHDRAW,
                    CLOSE_UNSUPPLEMENTED,
                    CLOSE_UNPAID -> refused(Code.ORDERED_ANEW, state.order().on(), until, act.label());
        };
    }

    /// 一次性告知; a late notice is still better than none and is recorded as late.
    private Verdict supplementNotice(Course course, LocalDate day) {
        return course.supplementNotified()
                .map(given -> refused(Code.SUPPLEMENT_GIVEN, given.on()))
                .or(() -> passed(clock.supplementNoticeDue(course), day)
                        .map(last -> flagged(Code.SUPPLEMENT_NOTICE_LATE, last)))
                .orElse(LAWFUL);
    }

    private static Verdict extension(Course course, Deadline due, LocalDate day) {
        return course.extension()
                .map(given -> refused(Code.EXTENDED, given.notifiedOn(), given.days()))
                .or(() -> course.deferral().map(set -> refused(Code.DEFERRED, set.until(), Act.EXTEND.label())))
                .or(() -> passed(due, day).map(last -> refused(Code.EXTENSION_LATE, last)))
                .orElse(LAWFUL);
    }

    private static Verdict reasons(Course course) {
        return course.reasonsReceived()
                .map(given -> refused(Code.REASONS_RECEIVED, given.on()))
                .orElseGet(() -> course.reasonsAsked().isEmpty()
                        ? refused(Code.NO_REASONS_ASKED, Act.RECEIVE_REASONS.label())
                        : LAWFUL);
    }

    /// 认为申请理由合理: there must be reasons to find so.
    private static Verdict deferral(Course course, Deadline due, LocalDate day) {
        return course.deferral()
                .map(set -> refused(Code.DEFERRED, set.until(), Act.DEFER.label()))
                .or(() -> course.reasonsReceived().isEmpty()
                        ? Optional.of(refused(Code.DEFERRAL_UNEXPLAINED))
                        : Optional.empty())
                .or(() -> passed(due, day).map(last -> refused(Code.DEFERRAL_LATE, last)))
                .orElse(LAWFUL);
    }

    private static Verdict feeNotice(Course course, Deadline due, LocalDate day) {
        if (!StatutoryPeriods.FEE_PAYMENT.covers(day)) {
            return refused(Code.FEE_NOT_YET, Law.FEE_MEASURES.from());
        }
        return course.feeNotified()
                .map(sent -> refused(Code.FEE_NOTIFIED, sent.on()))
                .or(() -> course.fee().isWaived()
                        ? Optional.of(refused(Code.FEE_WAIVED, Act.NOTIFY_FEE.label()))
                        : Optional.empty())
                .or(() -> passed(due, day).map(last -> refused(Code.FEE_NOTICE_LATE, last)))
                .orElse(LAWFUL);
    }

    private static Verdict opinion(Course course) {
        return course.isConsulting() ? LAWFUL : refused(Code.NOTHING_CONSULTED);
    }

    /// A deferral leads past the day by which the reply is due anyway.
    private Optional<Verdict> notLater(RequestState state, RequestEvent event) {
        if (!(event instanceof RequestEvent.Deferred(var on, var until))) {
            return Optional.empty();
        }
        return switch (clock.replyDue(state, on)) {
            case Deadline.Due(var last, var _) -> notLater(until, last);
            case Deadline.AwaitingCalendar(var last, var _) -> notLater(until, last);
            case Deadline.Paused _, Deadline.None _ -> Optional.empty();
        };
    }

    private static Optional<Verdict> notLater(LocalDate until, LocalDate last) {
        return until.isAfter(last) ? Optional.empty() : Optional.of(refused(Code.DEFERRAL_NOT_LATER, until, last));
    }

    private static Optional<Verdict> openConsultation(Course course, Deadline due) {
        return due instanceof Deadline.Paused
                ? course.consultations().stream()
                        .filter(Consultation::isUnanswered)
                        .findFirst()
                        .map(c -> flagged(Code.CONSULTATION_OPEN, c.id()))
                : Optional.empty();
    }

    private Deadline paymentDue(RequestState.AwaitingPayment waiting) {
        return clock.paymentDue(waiting);
    }

    /// The last day, if it lies before `day`; a provisional last day counts here, for warnings
    /// and for the acts that must come before it.
    private static Optional<LocalDate> passed(Deadline deadline, LocalDate day) {
        return switch (deadline) {
            case Deadline.Due(var last, var _) -> Optional.of(last).filter(day::isAfter);
            case Deadline.AwaitingCalendar(var last, var _) -> Optional.of(last).filter(day::isAfter);
            case Deadline.Paused _, Deadline.None _ -> Optional.empty();
        };
    }

    /// The act that records a fact; empty for the submission, which begins a request.
    public static Optional<Act> act(RequestEvent event) {
        return switch (event) {
            case RequestEvent.Submitted _ -> Optional.empty();
            case RequestEvent.ReceiptConfirmed _ -> Optional.of(Act.CONFIRM_RECEIPT);
            case RequestEvent.SupplementNotified _ -> Optional.of(Act.NOTIFY_SUPPLEMENT);
            case RequestEvent.SupplementReceived _ -> Optional.of(Act.RECEIVE_SUPPLEMENT);
            case RequestEvent.ConsultationSent _ -> Optional.of(Act.CONSULT);
            case RequestEvent.ConsultationReached _, RequestEvent.ConsultationAnswered _ ->
                Optional.of(Act.RECORD_OPINION);
            case RequestEvent.Extended _ -> Optional.of(Act.EXTEND);
            case RequestEvent.ReasonsAsked _ -> Optional.of(Act.ASK_REASONS);
            case RequestEvent.ReasonsReceived _ -> Optional.of(Act.RECEIVE_REASONS);
            case RequestEvent.Deferred _ -> Optional.of(Act.DEFER);
            case RequestEvent.FeeNotified _ -> Optional.of(Act.NOTIFY_FEE);
            case RequestEvent.FeeNoticeReached _ -> Optional.of(Act.RECORD_FEE_NOTICE);
            case RequestEvent.FeePaid _ -> Optional.of(Act.RECORD_PAYMENT);
            case RequestEvent.Replied _ -> Optional.of(Act.REPLY);
            case RequestEvent.OrderedAnew _ -> Optional.of(Act.RECORD_ORDER);
            case RequestEvent.FeeWaived _ -> Optional.of(Act.WAIVE_FEE);
            case RequestEvent.FeeRefunded _ -> Optional.of(Act.REFUND_FEE);
            case RequestEvent.Served _ -> Optional.of(Act.SERVE);
            case RequestEvent.ServiceReturned _ -> Optional.of(Act.RECORD_RETURN);
            case RequestEvent.Archived _ -> Optional.of(Act.ARCHIVE);
            case RequestEvent.Withdrawn _ -> Optional.of(Act.WITHDRAW);
            case RequestEvent.SplitOff _, RequestEvent.SplitFrom _ -> Optional.of(Act.SPLIT);
            case RequestEvent.MergedInto _ -> Optional.of(Act.MERGE);
            case RequestEvent.MergeUndone _ -> Optional.of(Act.UNDO_MERGE);
            case RequestEvent.HandedOver _ -> Optional.of(Act.HAND_OVER);
            case RequestEvent.Abandoned(var _, var reason) ->
                Optional.of(
                        switch (reason) {
                            case NO_SUPPLEMENT -> Act.CLOSE_UNSUPPLEMENTED;
                            case FEE_UNPAID -> Act.CLOSE_UNPAID;
                        });
        };
    }

    private Optional<Verdict> particulars(RequestState state, RequestEvent event) {
        if (state instanceof RequestState.Unconfirmed(var _, var submittedOn)
                && event.on().isBefore(submittedOn)) {
            return Optional.of(refused(Code.BEFORE_SUBMISSION, event.on(), submittedOn));
        }
        var course = state.courseSoFar();
        if (course.isEmpty()) {
            return Optional.empty();
        }
        var receivedOn = course.get().receivedOn();
        if (event.on().isBefore(receivedOn)) {
            return Optional.of(refused(Code.BEFORE_RECEIPT, event.on(), receivedOn));
        }
        return notLater(state, event).or(() -> EventParticulars.check(state, course.get(), event));
    }
}
