package org.yangguang.portal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yangguang.calendar.Deadline;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.request.FeeAccount;
import org.yangguang.request.RequestEvent;
import org.yangguang.request.StatutoryClock;

/// 信息处理费 of a request, as its applicant sees it: what was asked for, given up, paid and paid back.
///
/// @param notifiedOn null where the fee was given up before any notice
/// @param reachedOn the day the notice reached the applicant; null until it is known
/// @param payBy the last day to pay; none until it is known when the notice arrived
/// @param paidOn null if it is not paid
/// @param refundedOn the last day on which money went back; null if none did
public record FeeRecord(
        FeeAccount account,
        @Nullable LocalDate notifiedOn,
        @Nullable LocalDate reachedOn,
        Optional<Deadline> payBy,
        @Nullable LocalDate paidOn,
        @Nullable LocalDate refundedOn) {

    static Optional<FeeRecord> of(List<RequestEvent> facts, WorkingDays days) {
        var account = FeeAccount.of(facts);
        if (account.equals(FeeAccount.NOTHING)) {
            return Optional.empty();
        }
        LocalDate notified = null;
        LocalDate reached = null;
        LocalDate paid = null;
        LocalDate refunded = null;
        for (var fact : facts) {
            if (fact instanceof RequestEvent.FeeNotified(var on, var with, var _)) {
                notified = on;
                reached = with;
            } else if (fact instanceof RequestEvent.FeeNoticeReached(var on)) {
                reached = on;
            } else if (fact instanceof RequestEvent.FeePaid(var on, var _, var _)) {
                paid = on;
            } else if (fact instanceof RequestEvent.FeeRefunded(var on, var _, var _, var _)) {
                refunded = on;
            }
        }
        return Optional.of(new FeeRecord(account, notified, reached, payBy(reached, days), paid, refunded));
    }

    /// All that was given up, before the notice or after it.
    public String givenUp() {
        return FeeAccount.text(account.spared().add(account.waived()));
    }

    public boolean isGivenUp() {
        return account.spared().add(account.waived()).signum() > 0;
    }

    public boolean isDue() {
        return account.due().signum() > 0;
    }

    private static Optional<Deadline> payBy(@Nullable LocalDate reached, WorkingDays days) {
        return Optional.ofNullable(reached).map(on -> new StatutoryClock(days).paymentDue(on));
    }
}
