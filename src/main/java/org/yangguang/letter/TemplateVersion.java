package org.yangguang.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// One version of an organ's own wording of a letter.
///
/// @param serial of the organ's versions of this letter, from one
/// @param revision raised by every change, so that what is approved is what was read
/// @param text empty where the organ gives its own wording up
/// @param note why it was changed
/// @param from first day it holds
/// @param approver name; empty until approved
public record TemplateVersion(
        int organ,
        String template,
        int serial,
        int revision,
        Status status,
        Optional<TemplateText> text,
        String note,
        LocalDate from,
        UUID draftedBy,
        String drafter,
        Instant draftedAt,
        String approver,
        Optional<Instant> approvedAt,
        String returnNote) {

    public enum Status {
        DRAFT("待批准"),
        RETURNED("已退回"),
        APPROVED("已批准");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
