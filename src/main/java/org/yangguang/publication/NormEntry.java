package org.yangguang.publication;

import java.time.Instant;
import java.util.UUID;

/// A document in the ledger, as one of its states has it.
///
/// @param version 1, and one more with each act
/// @param reason empty where the act needs none
public record NormEntry(
        UUID id, int organId, int version, Act act, String reason, Instant recordedAt, UUID recordedBy, Norm norm) {

    public enum Act {
        ENTERED("登记"),
        IMPORTED("导入"),
        CORRECTED("更正"),
        REPEALED("登记废止"),
        STRUCK("划销");

        private final String label;

        Act(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public boolean isStruck() {
        return act == Act.STRUCK;
    }
}
