package org.yangguang.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.yangguang.request.signoff.SignOff;
import org.yangguang.request.signoff.Step;

/// 答复书稿: the letter chosen for an outcome and what was filled in so far.
///
/// @param template id of the letter template
/// @param facts what the drafter entered, by slot
/// @param author who saved it last
/// @param returnNote why it was given back; empty if it was not
/// @param rounds every version that was sent for approval, the oldest first
public record ReplyDraft(
        int version,
        Status status,
        String template,
        Outcome outcome,
        Map<String, String> facts,
        UUID author,
        Instant savedAt,
        String returnNote,
        List<SignOff> rounds) {

    public enum Status {
        DRAFT("拟稿中"),
        SUBMITTED("审签中"),
        RETURNED("已退回"),
        SIGNED("已签发");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public ReplyDraft {
        facts = Map.copyOf(facts);
        rounds = List.copyOf(rounds);
    }

    /// The version that waits for a decision.
    public Optional<SignOff> onItsWay() {
        return status == Status.SUBMITTED && !rounds.isEmpty() ? Optional.of(rounds.getLast()) : Optional.empty();
    }

    /// The step at which it waits.
    public Optional<Step> waitingAt() {
        return onItsWay().flatMap(SignOff::waitingAt);
    }

    /// The status in a word, with the step that is waited for.
    public String standing() {
        return waitingAt().map(step -> "待" + step.label()).orElse(status.label());
    }

    public boolean isOpen() {
        return status == Status.DRAFT || status == Status.RETURNED;
    }
}
