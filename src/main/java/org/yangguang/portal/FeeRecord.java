package org.yangguang.portal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yangguang.calendar.Deadline;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.request.RequestEvent;
import org.yangguang.request.StatutoryClock;

/// 信息处理费 of a request, as its applicant sees it.
///
/// @param reachedOn the day the notice reached the applicant; null until it is known
/// @param payBy the last day to pay; none until it is known when the notice arrived
/// @param paidOn null if it is not paid
public record FeeRecord(
        BigDecimal yuan,
        LocalDate notifiedOn,
        @Nullable LocalDate reachedOn,
        Optional<Deadline> payBy,
        @Nullable LocalDate paidOn) {

    static Optional<FeeRecord> of(List<RequestEvent> facts, WorkingDays days) {
        FeeRecord record = null;
        for (var fact : facts) {
            if (fact instanceof RequestEvent.FeeNotified(var on, var reached, var yuan)) {
                record = new FeeRecord(yuan, on, reached, payBy(reached, days), null);
            } else if (record != null && fact instanceof RequestEvent.FeeNoticeReached(var on)) {
                record = new FeeRecord(record.yuan(), record.notifiedOn(), on, payBy(on, days), null);
            } else if (record != null && fact instanceof RequestEvent.FeePaid(var on, var _, var _)) {
                record = new FeeRecord(record.yuan(), record.notifiedOn(), record.reachedOn(), record.payBy(), on);
            }
        }
        return Optional.ofNullable(record);
    }

    private static Optional<Deadline> payBy(@Nullable LocalDate reached, WorkingDays days) {
        return Optional.ofNullable(reached).map(on -> new StatutoryClock(days).paymentDue(on));
    }
}
