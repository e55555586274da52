package org.yangguang.annual;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// What a supervising authority decided for one organ and year; the newest counts.
///
/// @param until the day an extension gives for handing in
public record DutyDecision(Kind kind, Optional<LocalDate> until, String reason, UUID by, Instant at) {

    public enum Kind {
        EXTENDED("同意缓报"),
        EXEMPTED("免报"),
        /// An earlier decision no longer counts.
        ORDINARY("恢复按期报送");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public boolean isExempt() {
        return kind == Kind.EXEMPTED;
    }

    /// The day of an extension in force.
    public Optional<LocalDate> extension() {
        return kind == Kind.EXTENDED ? until : Optional.empty();
    }
}
