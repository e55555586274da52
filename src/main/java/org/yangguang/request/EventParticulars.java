package org.yangguang.request;

import static org.yangguang.request.Verdict.flagged;
import static org.yangguang.request.Verdict.refused;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.yangguang.request.Refusal.Code;
import org.yangguang.request.RequestEvent.Consulted;

/// What a fact itself must satisfy, beyond its act being lawful on its day.
final class EventParticulars {

    private EventParticulars() {}

    static Optional<Verdict> check(RequestState state, Course course, RequestEvent event) {
        return switch (event) {
            case RequestEvent.ConsultationSent(var id, var _, var _, var _, var _) ->
                course.consultation(id).map(_ -> refused(Code.CONSULTATION_ID_TAKEN, id));
            case RequestEvent.ConsultationReached(var id, var on) -> known(course, id, c -> reached(c, on));
            case RequestEvent.ConsultationAnswered(var id, var on) ->
                known(
                        course,
                        id,
                        c -> c.answeredOn() instanceof LocalDate before
                                ? Optional.of(refused(Code.CONSULTATION_ANSWERED, id, before))
                                : inOrder(c, on));
            case RequestEvent.Replied(var outcome, var _) -> outcome(course, outcome);
            case RequestEvent.Served(var _, var on) ->
                state.settledOn()
                        .filter(on::isBefore)
                        .map(decidedOn -> refused(Code.SERVED_BEFORE_DECISION, on, decidedOn));
            case RequestEvent.Extended(var _, var approvedOn, var _) ->
                approvedOn.isBefore(course.receivedOn())
                        ? Optional.of(refused(Code.BEFORE_RECEIPT, approvedOn, course.receivedOn()))
                        : Optional.empty();
            case RequestEvent.SupplementReceived(var on) -> afterNotice(state, on);
            case RequestEvent.FeeNoticeReached(var on) -> afterNotice(state, on).or(() -> feeNoticeAgain(state));
            case RequestEvent.ReasonsReceived(var on) ->
                course.reasonsAsked().map(RequestEvent.ReasonsAsked::on).flatMap(asked -> afterNotice(asked, on));
            case RequestEvent.FeePaid(var on, var _, var _) ->
                afterNotice(state, on).or(() -> FeeAccount.check(course, event));
            case RequestEvent.FeeWaived(var on, var _, var _) ->
                afterNotice(state, on).or(() -> FeeAccount.check(course, event));
            case RequestEvent.FeeRefunded _ -> FeeAccount.check(course, event);
            case RequestEvent.ServiceReturned _ -> Services.check(state, event);
            case RequestEvent.Archived(var on, var _, var _) ->
                state.concludedOn()
                        .filter(on::isBefore)
                        .map(decidedOn -> refused(Code.SERVED_BEFORE_DECISION, on, decidedOn));
            case RequestEvent.OrderedAnew(var on, var _, var _, var _) ->
                state.settledOn()
                        .filter(on::isBefore)
                        .map(decidedOn -> refused(Code.ORDERED_BEFORE_DECISION, on, decidedOn));
            case RequestEvent.Submitted _,
                    RequestEvent.ReceiptConfirmed _,
                    RequestEvent.SupplementNotified _,
                    RequestEvent.ReasonsAsked _,
                    RequestEvent.Deferred _,
                    RequestEvent.FeeNotified _,
                    RequestEvent.SplitOff _,
                    RequestEvent.SplitFrom _,
                    RequestEvent.MergedInto _,
                    RequestEvent.MergeUndone _,
                    RequestEvent.HandedOver _,
                    RequestEvent.Withdrawn _,
                    RequestEvent.Abandoned _ -> Optional.empty();
        };
    }

    private static Optional<Verdict> outcome(Course course, Outcome outcome) {
        return switch (outcome) {
            case NO_SUPPLEMENT, FEE_UNPAID -> Optional.of(refused(Code.OUTCOME_BY_LAPSE, outcome.label()));
            case STILL_UNCLEAR ->
                course.supplementNotified().isEmpty()
                        ? Optional.of(refused(Code.UNCLEAR_WITHOUT_SUPPLEMENT))
                        : Optional.empty();
            case EXCESSIVE_REQUESTS ->
                course.reasonsAsked().isEmpty() ? Optional.of(flagged(Code.REASONS_NOT_ASKED)) : Optional.empty();
            case DENIED_THIRD_PARTY ->
                course.consultations().stream().noneMatch(c -> c.kind() == Consulted.THIRD_PARTY)
                        ? Optional.of(flagged(Code.THIRD_PARTY_NOT_CONSULTED))
                        : Optional.empty();
            case GRANTED,
                    PARTIALLY_GRANTED,
                    DENIED_STATE_SECRET,
                    DENIED_LAW_PROHIBITED,
                    DENIED_SECURITY_AND_STABILITY,
                    DENIED_INTERNAL_AFFAIRS,
                    DENIED_DELIBERATIVE_PROCESS,
                    DENIED_ENFORCEMENT_CASE_FILE,
                    DENIED_ADMIN_QUERY,
                    NOT_HELD,
                    REQUIRES_CREATION,
                    PETITION_COMPLAINT,
                    DUPLICATE_REQUEST,
                    PUBLISHED_MATERIAL,
                    RECONFIRMATION,
                    OTHER_DISPOSITION -> Optional.empty();
        };
    }

    private static Optional<Verdict> afterNotice(RequestState state, LocalDate on) {
        return switch (state) {
            case RequestState.AwaitingSupplement(var _, var notifiedOn, var _) -> afterNotice(notifiedOn, on);
            case RequestState.AwaitingPayment(var _, var notifiedOn, var _) -> afterNotice(notifiedOn, on);
            case RequestState.Unconfirmed _,
                    RequestState.Handling _,
                    RequestState.Replied _,
                    RequestState.Abandoned _,
                    RequestState.Merged _,
                    RequestState.HandedOver _,
                    RequestState.Withdrawn _,
                    RequestState.Redeciding _,
                    RequestState.Redecided _ -> Optional.empty();
        };
    }

    private static Optional<Verdict> afterNotice(LocalDate notifiedOn, LocalDate on) {
        return on.isBefore(notifiedOn) ? Optional.of(refused(Code.BEFORE_NOTICE, on, notifiedOn)) : Optional.empty();
    }

    private static Optional<Verdict> known(Course course, String id, Function<Consultation, Optional<Verdict>> check) {
        return course.consultation(id).map(check).orElseGet(() -> Optional.of(refused(Code.CONSULTATION_UNKNOWN, id)));
    }

    /// A day recorded wrongly is followed by the right one.
    private static Optional<Verdict> reached(Consultation consultation, LocalDate on) {
        var before = consultation.receivedByPartyOn();
        return inOrder(consultation, on)
                .or(() -> before == null
                        ? Optional.empty()
                        : Optional.of(flagged(Code.CONSULTATION_REACHED_AGAIN, consultation.id(), before)));
    }

    private static Optional<Verdict> feeNoticeAgain(RequestState state) {
        return state instanceof RequestState.AwaitingPayment(var _, var _, var before) && before != null
                ? Optional.of(flagged(Code.FEE_NOTICE_REACHED_AGAIN, before))
                : Optional.empty();
    }

    private static Optional<Verdict> inOrder(Consultation consultation, LocalDate on) {
        return on.isBefore(consultation.sentOn())
                ? Optional.of(refused(Code.CONSULTATION_ORDER, on, consultation.sentOn()))
                : Optional.empty();
    }
}
