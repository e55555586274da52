package org.yangguang.request;

import static java.time.LocalDate.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.yangguang.request.RequestFixture.aRequest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.request.FeeAccount.Refund;
import org.yangguang.request.FeeAccount.Waiver;
import org.yangguang.request.RequestEvent.FeePaid;
import org.yangguang.request.RequestEvent.FeeRefunded;
import org.yangguang.request.RequestEvent.FeeWaived;
import org.yangguang.request.RequestEvent.ServiceReturned;
import org.yangguang.request.tally.FeeYear;

class FeeAndServiceTests {

    private static final StatutoryClock CLOCK = new StatutoryClock(WorkingDays.bundled());
    private static final Acts ACTS = new Acts(CLOCK);

    @Test
    @DisplayName("国办函〔2020〕109号：全部减免的，期限自原起算日连续计算，等待缴费的日子计入")
    void aFeeGivenUpLeavesTheClockAsIfNoneHadBeenAsked() {
        var notified = aRequest()
                .receivedOn("2025-03-03")
                .feeNotified("2025-03-20", "2025-03-20")
                .state();
        assertThat(CLOCK.deadline(notified, parse("2025-03-24")).certainDay()).isEmpty();
        var waived = notified.after(new FeeWaived(parse("2025-03-24"), yuan("700"), Waiver.HARDSHIP));
        assertThat(waived).isInstanceOf(RequestState.Handling.class);
        assertThat(CLOCK.deadline(waived, parse("2025-03-24")).certainDay()).hasValue(parse("2025-03-31"));
        assertThat(ACTS.judge(waived, Act.NOTIFY_FEE, parse("2025-03-25")))
                .isEqualTo(Verdict.refused(Refusal.Code.FEE_NOTIFIED, parse("2025-03-20")));
        assertThat(ACTS.judge(waived, Act.WAIVE_FEE, parse("2025-03-25")).isAllowed())
                .isFalse();
        var withdrawn = waived.after(new RequestEvent.Withdrawn(parse("2025-03-26"), RequestEvent.Declaration.ORAL));
        assertThat(CLOCK.replyDue(withdrawn, parse("2025-03-26")).certainDay()).hasValue(parse("2025-03-31"));
    }

    @Test
    @DisplayName("国办函〔2020〕109号：部分减免后仍等待缴费，应缴余额缴清才重新计算")
    void aFeePartlyGivenUpIsStillAwaited() {
        var state = aRequest()
                .receivedOn("2025-03-03")
                .feeNotified("2025-03-20", "2025-03-20")
                .state();
        assertThat(ACTS.judge(
                        state, new FeeWaived(parse("2025-03-24"), yuan("701"), Waiver.OTHER), parse("2025-03-24")))
                .isEqualTo(Verdict.refused(Refusal.Code.WAIVER_AMOUNT, "701", "700"));
        var reduced = state.after(new FeeWaived(parse("2025-03-24"), yuan("200.50"), Waiver.OTHER));
        assertThat(reduced).isInstanceOf(RequestState.AwaitingPayment.class);
        assertThat(ACTS.judge(reduced, new FeePaid(parse("2025-04-03"), yuan("700"), "1"), parse("2025-04-03")))
                .isEqualTo(Verdict.refused(Refusal.Code.PAYMENT_AMOUNT, "700", "499.5"));
        var paid = new FeePaid(parse("2025-04-03"), yuan("499.50"), "川财0001");
        assertThat(ACTS.judge(reduced, paid, parse("2025-04-03"))).isEqualTo(Verdict.LAWFUL);
        assertThat(CLOCK.deadline(reduced.after(paid), parse("2025-04-03")).certainDay())
                .hasValue(parse("2025-05-06"));
    }

    @Test
    @DisplayName("国办函〔2020〕109号：退付不超过已缴而未退的金额，办结以后也可以，不影响期限")
    void whatWasPaidIsPaidBackOnce() {
        var state = aRequest()
                .receivedOn("2025-03-03")
                .feeNotified("2025-03-20", "2025-03-20")
                .paidOn("2025-04-03")
                .state();
        var before = CLOCK.deadline(state, parse("2025-04-10"));
        var refund = new FeeRefunded(parse("2025-04-10"), yuan("300"), Refund.OVERCHARGED, "");
        var after = state.after(refund);
        assertThat(CLOCK.deadline(after, parse("2025-04-10"))).isEqualTo(before);
        var replied = after.after(new RequestEvent.Replied(Outcome.GRANTED, parse("2025-04-11")));
        assertThat(ACTS.judge(
                        replied,
                        new FeeRefunded(parse("2025-04-12"), yuan("400.01"), Refund.REVOKED, ""),
                        parse("2025-04-12")))
                .isEqualTo(Verdict.refused(Refusal.Code.REFUND_AMOUNT, "400.01", "400"));
        var whole = replied.after(new FeeRefunded(parse("2025-04-12"), yuan("400"), Refund.REVOKED, ""));
        assertThat(ACTS.judge(whole, Act.REFUND_FEE, parse("2025-04-13")))
                .isEqualTo(Verdict.refused(Refusal.Code.NOTHING_TO_REFUND));
    }

    @Test
    @DisplayName("年报第六部分：金额按发生之日计入当年，跨年的分别计入")
    void everyAmountCountsInTheYearOfItsDay() {
        var facts = new ArrayList<RequestEvent>(List.of(
                new RequestEvent.FeeNotified(parse("2025-12-20"), parse("2025-12-20"), yuan("1100")),
                new FeeWaived(parse("2025-12-25"), yuan("100"), Waiver.ORGAN_FAULT),
                new FeePaid(parse("2026-01-06")),
                new FeeRefunded(parse("2026-02-01"), yuan("400"), Refund.OVERCHARGED, "")));
        var first = new FeeYear(2025, List.of(FeeYear.line(2025, new UUID(0, 1), "甲-2025-0001", facts)));
        assertThat(first.total()).isEqualTo(new FeeAccount(yuan("1100"), yuan("0"), yuan("100"), yuan("0"), yuan("0")));
        var second = new FeeYear(2026, List.of(FeeYear.line(2026, new UUID(0, 1), "甲-2025-0001", facts)));
        assertThat(second.total().paid()).isEqualByComparingTo("1000");
        assertThat(second.sentence())
                .isEqualTo("2026年依据《政府信息公开信息处理费管理办法》发出收费通知0件，计收信息处理费0元；减免0元；实际收取1000元（1件）；退付400元；因逾期未缴费不再处理0件。");
        var lapsed = List.<RequestEvent>of(
                new RequestEvent.FeeNotified(parse("2025-03-20"), parse("2025-03-20"), yuan("700")),
                new RequestEvent.Abandoned(parse("2026-01-05"), RequestEvent.AbandonReason.FEE_UNPAID));
        assertThat(FeeYear.line(2026, new UUID(0, 2), "", lapsed).lapsed()).isTrue();
        assertThat(FeeYear.line(2025, new UUID(0, 2), "", lapsed).lapsed()).isFalse();
    }

    @Test
    @DisplayName("国办公开办函〔2016〕235号：退件后须再次送达，但交邮之日仍是判断是否按期的依据")
    void whatCameBackIsSentAgainAndTheFirstMailingStillCounts() {
        var request = aRequest()
                .receivedOn("2025-03-03")
                .repliedOn("2025-03-28", Outcome.GRANTED)
                .servedOn("2025-03-31");
        var returned = request.state().after(new ServiceReturned(1, parse("2025-04-08"), Services.Why.REFUSED));
        assertThat(returned.label()).isEqualTo("退回，待再次送达");
        assertThat(ACTS.judge(returned, Act.ARCHIVE, parse("2025-04-09")))
                .isEqualTo(Verdict.refused(Refusal.Code.NOT_SERVED));
        assertThat(ACTS.judge(
                        returned, new ServiceReturned(1, parse("2025-04-09"), Services.Why.OTHER), parse("2025-04-09")))
                .isEqualTo(Verdict.refused(Refusal.Code.NOTHING_SENT));
        var again = returned.after(new RequestEvent.Served(ServiceMethod.PERSONAL, parse("2025-04-10")));
        assertThat(again.label()).isEqualTo("已送达");
        assertThat(ACTS.judge(again, Act.ARCHIVE, parse("2025-04-11"))).isEqualTo(Verdict.LAWFUL);
        assertThat(Timeliness.of(again, CLOCK.reckon(again, parse("2025-04-11"))))
                .hasValue(new Timeliness.OnTime(parse("2025-03-31")));
        assertThat(ACTS.judge(
                        again, new ServiceReturned(2, parse("2025-04-09"), Services.Why.OTHER), parse("2025-04-12")))
                .isEqualTo(
                        Verdict.refused(Refusal.Code.RETURNED_BEFORE_SENT, parse("2025-04-09"), parse("2025-04-10")));
    }

    @Test
    @DisplayName("第四十五条：送达后归档，归档一次；撤回的不待送达")
    void aVolumeIsClosedOnceAfterService() {
        var served = aRequest()
                .receivedOn("2025-03-03")
                .repliedOn("2025-03-28", Outcome.GRANTED)
                .servedOn("2025-04-02");
        var late = Timeliness.of(served.state(), CLOCK.reckon(served.state(), parse("2025-04-03")));
        assertThat(late.map(Timeliness::text)).hasValue("逾期答复：送达日2025年4月2日，答复期限至2025年3月31日，迟 2 日");
        var archived = served.state().after(new RequestEvent.Archived(parse("2025-04-08"), "10年", null));
        assertThat(archived.label()).isEqualTo("已归档");
        assertThat(ACTS.judge(archived, Act.ARCHIVE, parse("2025-04-09")))
                .isEqualTo(Verdict.refused(Refusal.Code.ARCHIVED, parse("2025-04-08")));
        var withdrawnEarly = aRequest()
                .submittedOnline("2025-03-03")
                .withdrawnOn("2025-03-04")
                .state();
        assertThat(ACTS.judge(withdrawnEarly, Act.ARCHIVE, parse("2025-03-05")))
                .isEqualTo(Verdict.refused(Refusal.Code.UNREGISTERED));
        assertThat(Timeliness.of(withdrawnEarly, Optional.empty())).isEmpty();
    }

    @Test
    void aPaymentStoredWithoutItsAmountIsRead() {
        assertThat(EventCodec.read("FeePaid", "{\"on\":\"2026-09-18\"}")).isEqualTo(new FeePaid(parse("2026-09-18")));
        var waived = new FeeWaived(parse("2026-09-18"), yuan("12.50"), Waiver.HARDSHIP);
        assertThat(EventCodec.read(EventCodec.type(waived), EventCodec.data(waived)))
                .isEqualTo(waived);
    }

    private static BigDecimal yuan(String text) {
        return new BigDecimal(text);
    }
}
