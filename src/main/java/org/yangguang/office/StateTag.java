package org.yangguang.office;

import java.util.Optional;
import org.yangguang.request.Consultation;
import org.yangguang.request.ReplyDraft;
import org.yangguang.request.RequestState;
import org.yangguang.request.Services;

/// Where a request stands in one word, with the reply taken into account.
///
/// @param look modifier of the tag: `dai`, `warn`, `hold`, `ok`
public record StateTag(String look, String word) {

    static StateTag of(RequestState state, Optional<ReplyDraft.Status> reply) {
        return switch (state) {
            case RequestState.Unconfirmed _ -> new StateTag("warn", state.label());
            case RequestState.AwaitingSupplement _, RequestState.AwaitingPayment _ ->
                new StateTag("hold", state.label());
            case RequestState.Handling(var course) ->
                reply.map(StateTag::drafting)
                        .orElseGet(() -> course.consultations().stream().anyMatch(Consultation::isUnanswered)
                                ? new StateTag("hold", "征求意见")
                                : new StateTag("dai", state.label()));
            case RequestState.Replied _ ->
                new StateTag(Services.of(state).standing().isEmpty() ? "warn" : "ok", state.label());
            case RequestState.Abandoned _, RequestState.Withdrawn _ -> new StateTag("ok", state.label());
        };
    }

    private static StateTag drafting(ReplyDraft.Status status) {
        return switch (status) {
            case DRAFT, SIGNED -> new StateTag("dai", "拟写答复");
            case SUBMITTED -> new StateTag("warn", "待签发");
            case RETURNED -> new StateTag("warn", "退回修改");
        };
    }
}
