package org.yangguang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.request.FeeAccount.Refund;
import org.yangguang.request.FeeAccount.Waiver;
import org.yangguang.request.RequestEvent;
import org.yangguang.request.RequestEvent.FeeNotified;
import org.yangguang.request.RequestEvent.FeePaid;
import org.yangguang.request.RequestEvent.FeeRefunded;
import org.yangguang.request.RequestEvent.FeeWaived;
import org.yangguang.request.StatutoryClock;

/// What an applicant is told of the fee.
class FeeRecordTests {

    private static final LocalDate NOTIFIED = LocalDate.of(2026, 9, 7);
    private static final FeeNotified NOTICE = new FeeNotified(NOTIFIED, NOTIFIED, new BigDecimal("1500"));

    private static Optional<FeeRecord> of(RequestEvent... facts) {
        return FeeRecord.of(List.of(facts), WorkingDays.bundled());
    }

    private static FeeWaived waived(String yuan) {
        return new FeeWaived(NOTIFIED.plusDays(1), new BigDecimal(yuan), Waiver.HARDSHIP);
    }

    @Test
    @DisplayName("国办函〔2020〕109号：部分减免的，只须缴纳余下的数额，缴费期限不变")
    void aPartGivenUpLeavesTheRestDue() {
        assertThat(of(NOTICE, waived("500"))).hasValueSatisfying(record -> {
            assertThat(record.givenUp()).isEqualTo("500");
            assertThat(record.account().due()).isEqualByComparingTo("1000");
            assertThat(record.payBy())
                    .hasValueSatisfying(last ->
                            assertThat(last).isEqualTo(new StatutoryClock(WorkingDays.bundled()).paymentDue(NOTIFIED)));
        });
    }

    @Test
    @DisplayName("全部减免的不需缴纳；通知前免收的没有通知日期")
    void aFeeGivenUpIsNotDue() {
        assertThat(of(NOTICE, waived("1500"))).hasValueSatisfying(record -> {
            assertThat(record.isDue()).isFalse();
            assertThat(record.paidOn()).isNull();
        });
        assertThat(of(waived("300"))).hasValueSatisfying(record -> {
            assertThat(record.notifiedOn()).isNull();
            assertThat(record.givenUp()).isEqualTo("300");
            assertThat(record.isDue()).isFalse();
        });
    }

    @Test
    @DisplayName("缴纳、退付各记其数和日期；没有收费的没有记录")
    void whatWasPaidAndPaidBackIsShown() {
        var paid = NOTIFIED.plusDays(3);
        var refund = new FeeRefunded(paid.plusDays(4), new BigDecimal("120"), Refund.OVERCHARGED, "");
        assertThat(of(NOTICE, waived("500"), new FeePaid(paid), refund)).hasValueSatisfying(record -> {
            assertThat(record.account().paid()).isEqualByComparingTo("1000");
            assertThat(record.account().refunded()).isEqualByComparingTo("120");
            assertThat(record.paidOn()).isEqualTo(paid);
            assertThat(record.refundedOn()).isEqualTo(paid.plusDays(4));
            assertThat(record.isDue()).isFalse();
        });
        assertThat(of()).isEmpty();
    }
}
