package org.yangguang.request;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// 答复书稿: the letter chosen for an outcome and what was filled in so far.
///
/// @param template id of the letter template
/// @param facts what the drafter entered, by slot
/// @param returnNote why the signer gave it back; empty if not
public record ReplyDraft(
        int version,
        Status status,
        String template,
        Outcome outcome,
        Map<String, String> facts,
        UUID author,
        Instant savedAt,
        String returnNote) {

    public enum Status {
        DRAFT("拟稿中"),
        SUBMITTED("待签发"),
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
    }

    public boolean isOpen() {
        return status == Status.DRAFT || status == Status.RETURNED;
    }
}
