package org.yangguang.request;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.calendar.Deadline;
import org.yangguang.law.StatutoryPeriods;

/// 信息处理费 at the desk: notice, its arrival, payment, waiver and
/// refund (条例第四十二条，国办函〔2020〕109号).
@Component
public class FeeDesk {

    private final Recorder recorder;
    private final Cases cases;
    private final Clock clock;

    FeeDesk(Recorder recorder, Cases cases, Clock clock) {
        this.recorder = recorder;
        this.cases = cases;
        this.clock = clock;
    }

    /// 收费通知: issues the notice today.
    ///
    /// @param reachedOn the day the applicant received it, null until it is known
    /// @param grounds 收费事由
    /// @param payment 缴纳方式
    public Desk.Result notifyFee(
            Desk.Hand by,
            UUID id,
            int version,
            ProcessingFee.Charge charge,
            @Nullable LocalDate reachedOn,
            String grounds,
            String payment) {
        return recorder.acting(id, version, loaded -> {
            if (charge.yuan().signum() == 0) {
                return new Desk.Result.Refused(
                        Refusal.of(Refusal.Code.NO_FEE_DUE).text());
            }
            var today = LocalDate.now(clock);
            return recorder.record(
                    by,
                    loaded,
                    () -> new RequestEvent.FeeNotified(today, reachedOn, charge.yuan()),
                    Recorder.letter(
                            "NOTICE_FEE",
                            Map.of(
                                    "收费事由", grounds,
                                    "计收方式", charge.way().label(),
                                    "收费标准", charge.way().standard(),
                                    "计算过程", charge.working(),
                                    "收费金额", LetterFacts.yuan(charge.yuan()),
                                    "缴纳方式", payment,
                                    "缴费期限", payBy(loaded, today, reachedOn))));
        });
    }

    /// The day itself where it is known and certain, else the period.
    private String payBy(LoadedCase loaded, LocalDate today, @Nullable LocalDate reachedOn) {
        if (reachedOn != null && cases.clockOf(loaded).paymentDue(reachedOn) instanceof Deadline.Due(var last, var _)) {
            return ChineseDate.of(last) + "（含当日）";
        }
        return "收到本通知次日起" + StatutoryPeriods.FEE_PAYMENT.on(today).text() + "内";
    }

    /// 登记收费通知送达: from the day after it the period for payment runs.
    public Desk.Result recordNotice(Desk.Hand by, UUID id, int version, LocalDate on) {
        return recorder.acting(
                id,
                version,
                loaded -> recorder.record(by, loaded, () -> new RequestEvent.FeeNoticeReached(on), Recorder.NO_LETTER));
    }

    /// 登记缴费: the clock starts anew the day after. What is paid must be what is due.
    ///
    /// @param voucher 财政票据号
    public Desk.Result recordPayment(
            Desk.Hand by, UUID id, int version, LocalDate on, BigDecimal amountYuan, String voucher) {
        return recorder.acting(
                id,
                version,
                loaded -> recorder.record(
                        by, loaded, () -> new RequestEvent.FeePaid(on, amountYuan, voucher), Recorder.NO_LETTER));
    }

    /// 减免: decided today by the person who signs, before the notice or after it. The measures restart
    /// the count for a payment only, so a fee that is wholly given up leaves the count as if none had
    /// been asked for.
    ///
    /// @param words 减免事由 as the letter states it, after 经审查
    public Desk.Result waive(
            Desk.Hand by, UUID id, int version, BigDecimal amountYuan, FeeAccount.Waiver reason, String words) {
        return recorder.acting(id, version, loaded -> {
            var account = loaded.state().courseSoFar().map(Course::fee);
            var left = account.filter(a -> a.charged().signum() > 0)
                    .map(a -> a.due().subtract(amountYuan))
                    .orElse(BigDecimal.ZERO)
                    .max(BigDecimal.ZERO);
            return recorder.record(
                    by,
                    loaded,
                    () -> new RequestEvent.FeeWaived(LocalDate.now(clock), amountYuan, reason),
                    Recorder.letter(
                            "NOTICE_FEE_WAIVED",
                            Map.of(
                                    "减免事由", words,
                                    "减免金额", FeeAccount.text(amountYuan) + "元",
                                    "仍需缴纳", FeeAccount.text(left) + "元")));
        });
    }

    /// 退付: of what was paid and not yet paid back; no effect on the clock.
    public Desk.Result refund(
            Desk.Hand by,
            UUID id,
            int version,
            LocalDate on,
            BigDecimal amountYuan,
            FeeAccount.Refund reason,
            String voucher) {
        return recorder.acting(
                id,
                version,
                loaded -> recorder.record(
                        by,
                        loaded,
                        () -> new RequestEvent.FeeRefunded(on, amountYuan, reason, voucher),
                        Recorder.NO_LETTER));
    }
}
