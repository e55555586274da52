package org.yangguang.request.routing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.yangguang.identity.Duty;

/// 内部转办: what a unit was asked about a request, by when, and what came back.
///
/// @param assignee who is to answer; empty where the unit as such is
/// @param caseNumber 申请编号
/// @param statutoryDue 法定期限 of the request as it stands; empty while none runs
public record Routing(
        UUID id,
        UUID request,
        String caseNumber,
        boolean caseConcluded,
        Optional<LocalDate> statutoryDue,
        String unit,
        Optional<UUID> assignee,
        UUID routedBy,
        LocalDate routedOn,
        LocalDate dueOn,
        String instruction,
        Optional<Note> answer,
        Optional<Note> recall) {

    /// What somebody wrote when.
    public record Note(UUID by, Instant at, String words) {}

    public enum Standing {
        WAITING("待反馈"),
        OVERDUE("逾期未反馈"),
        ANSWERED("已反馈"),
        RECALLED("已收回"),
        /// The request was concluded without it.
        OVERTAKEN("申请已办结");

        private final String label;

        Standing(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Standing standing(LocalDate day) {
        if (answer.isPresent()) {
            return Standing.ANSWERED;
        }
        if (recall.isPresent()) {
            return Standing.RECALLED;
        }
        if (caseConcluded) {
            return Standing.OVERTAKEN;
        }
        return day.isAfter(dueOn) ? Standing.OVERDUE : Standing.WAITING;
    }

    public boolean isOpen() {
        return answer.isEmpty() && recall.isEmpty() && !caseConcluded;
    }

    /// Whether the unit was given longer than the law gives the organ.
    public boolean isLaterThanTheLaw() {
        return isOpen() && statutoryDue.filter(dueOn::isAfter).isPresent();
    }

    /// The person asked; a handler may record what a unit sent on paper or said.
    public boolean mayAnswer(UUID account, Set<Duty> duties) {
        return isOpen() && (assignee.filter(account::equals).isPresent() || duties.contains(Duty.HANDLER));
    }
}
