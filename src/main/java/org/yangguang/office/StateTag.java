package org.yangguang.office;

import java.util.Optional;
import org.yangguang.request.Consultation;
import org.yangguang.request.ReplyDraft;
import org.yangguang.request.RequestState;
import org.yangguang.request.Services;
import org.yangguang.request.signoff.Step;

/// Where a request stands in one word, with the reply and the step at which it waits taken into account.
///
/// @param look modifier of the tag: `dai`, `warn`, `hold`, `ok`
public record StateTag(String look, String word) {

    static StateTag of(RequestState state, Optional<ReplyDraft.Status> reply, Optional<Step> waiting) {
        return switch (state) {
            case RequestState.Unconfirmed _ -> new StateTag("warn", state.label());
            case RequestState.AwaitingSupplement _, RequestState.AwaitingPayment _ ->
                new StateTag("hold", state.label());
            case RequestState.Handling(var course) ->
                reply.map(status -> drafting(status, waiting))
                        .orElseGet(() -> course.consultations().stream().anyMatch(Consultation::isUnanswered)
                                ? new StateTag("hold", "征求意见")
                                : new StateTag("dai", state.label()));
            case RequestState.Replied _, RequestState.Redecided _ ->
                new StateTag(Services.of(state).standing().isEmpty() ? "warn" : "ok", state.label());
            case RequestState.Redeciding _ ->
                reply.filter(status -> status == ReplyDraft.Status.SUBMITTED || status == ReplyDraft.Status.RETURNED)
                        .map(status -> drafting(status, waiting))
                        .orElseGet(() -> new StateTag("warn", state.label()));
            case RequestState.Abandoned _, RequestState.Withdrawn _, RequestState.Merged _, RequestState.HandedOver _ ->
                new StateTag("ok", state.label());
        };
    }

    private static StateTag drafting(ReplyDraft.Status status, Optional<Step> waiting) {
        return switch (status) {
            case DRAFT, SIGNED -> new StateTag("dai", "拟写答复");
            case SUBMITTED ->
                new StateTag("warn", waiting.map(step -> "待" + step.label()).orElse(status.label()));
            case RETURNED -> new StateTag("warn", "退回修改");
        };
    }
}
