package org.yangguang.request.signoff;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// 审签意见: what somebody decided at a step.
///
/// @param onBehalfOf who delegated the duty; empty where it is the person's own
/// @param opinion a remark, or the reason of a return
public record Decision(Step step, Verdict verdict, UUID by, Optional<UUID> onBehalfOf, Instant at, String opinion) {

    public enum Verdict {
        PASSED("通过"),
        RETURNED("退回");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Decision {
        if (verdict == Verdict.RETURNED && opinion.isBlank()) {
            throw new IllegalArgumentException("a return has a reason");
        }
        if (onBehalfOf.filter(by::equals).isPresent()) {
            throw new IllegalArgumentException("nobody acts for himself");
        }
    }

    /// Both who decided and who he acted for.
    Set<UUID> people() {
        return onBehalfOf.map(other -> Set.of(by, other)).orElseGet(() -> Set.of(by));
    }
}
