package org.yangguang.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// 授权代行: somebody acts in the duty of another from one day to another, both included.
public record Delegation(
        UUID id,
        Duty duty,
        UUID from,
        String fromName,
        UUID to,
        String toName,
        LocalDate since,
        LocalDate until,
        String reason,
        Optional<Instant> revokedAt) {

    /// Duties that can be delegated: those of the sign-off.
    public static final Set<Duty> DELEGABLE = Set.of(Duty.REVIEWER, Duty.SECRECY_REVIEWER, Duty.SIGNER);

    public Delegation {
        if (!DELEGABLE.contains(duty) || from.equals(to) || until.isBefore(since)) {
            throw new IllegalArgumentException("no such delegation");
        }
    }

    public enum Standing {
        AHEAD("未开始"),
        IN_FORCE("生效中"),
        ENDED("已到期"),
        REVOKED("已撤销");

        private final String label;

        Standing(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Standing standing(LocalDate day) {
        if (revokedAt.isPresent()) {
            return Standing.REVOKED;
        }
        return day.isBefore(since) ? Standing.AHEAD : day.isAfter(until) ? Standing.ENDED : Standing.IN_FORCE;
    }

    public boolean isInForce(LocalDate day) {
        return standing(day) == Standing.IN_FORCE;
    }
}
