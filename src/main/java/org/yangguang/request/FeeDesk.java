package org.yangguang.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.calendar.Deadline;
import org.yangguang.law.StatutoryPeriods;

/// 信息处理费 at the desk: notice, its arrival, payment (条例第四十二条，国办函〔2020〕109号).
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

    /// 登记缴费: the clock starts anew the day after.
    public Desk.Result recordPayment(Desk.Hand by, UUID id, int version, LocalDate on) {
        return recorder.acting(
                id,
                version,
                loaded -> recorder.record(by, loaded, () -> new RequestEvent.FeePaid(on), Recorder.NO_LETTER));
    }
}
