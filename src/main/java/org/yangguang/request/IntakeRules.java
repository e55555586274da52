package org.yangguang.request;

import static org.yangguang.law.Provision.disclosure;

import java.time.LocalDate;
import java.util.Optional;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.law.Period;

/// What an organ rules for itself about taking requests in, where the Regulation leaves it open.
///
/// @param confirmWithin working days in which receipt is to be agreed with the applicant after a
///     request came
///     that needs it (第三十一条); an internal limit without effect on the applicant
public record IntakeRules(int confirmWithin, TransferRule transferRule) {

    /// One working day, and the day agreed with the applicant.
    public static final IntakeRules USUAL = new IntakeRules(1, TransferRule.CONFIRMATION);

    public static final int CONFIRM_MOST = 10;

    public IntakeRules {
        if (confirmWithin < 1 || confirmWithin > CONFIRM_MOST) {
            throw new IllegalArgumentException("confirm within " + confirmWithin);
        }
    }

    /// Which day counts as 收到申请之日 of a request that another organ handed over. No provision says;
    /// both
    /// readings are in use.
    public enum TransferRule {
        /// As with letters that reached the wrong body (国办公开办函〔2015〕207号).
        CONFIRMATION("与申请人确认之日（比照国办公开办函〔2015〕207号）"),
        ARRIVAL("转来之日");

        private final String label;

        TransferRule(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// How the agreement on the day of receipt stands: worked out when asked, never stored.
    ///
    /// @param last the day by which it is to be had
    public record Confirmation(LocalDate last, int within, boolean over) {}

    /// Empty where receipt is agreed or needs no agreement, or the last day is not certain yet.
    public Optional<Confirmation> confirmation(RequestState state, WorkingDays days, LocalDate today) {
        return state instanceof RequestState.Unconfirmed(var _, var submittedOn)
                ? days.deadline(submittedOn, Period.workingDays(confirmWithin, disclosure(31)))
                        .certainDay()
                        .map(last -> new Confirmation(last, confirmWithin, today.isAfter(last)))
                : Optional.empty();
    }
}
