package org.yangguang.request;

import static org.yangguang.request.Verdict.LAWFUL;
import static org.yangguang.request.Verdict.refused;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.yangguang.request.Refusal.Code;

/// The money of one request, in 元: what was asked for, given up, paid and paid back
/// (国办函〔2020〕109号).
///
/// @param spared given up before any notice was sent, so that it never was due
public record FeeAccount(
        BigDecimal charged, BigDecimal spared, BigDecimal waived, BigDecimal paid, BigDecimal refunded) {

    /// 减免事由. The measures name none; these are the organ's own, and the letter says more.
    public enum Waiver {
        HARDSHIP("申请人生活困难"),
        PUBLIC_INTEREST("申请内容涉及公共利益"),
        ORGAN_FAULT("因本机关原因"),
        OTHER("其他事由");

        private final String label;

        Waiver(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// 退付事由.
    public enum Refund {
        OVERCHARGED("多收、误收"),
        DUPLICATE("重复缴纳"),
        REVOKED("收费决定被撤销或者变更"),
        OTHER("其他事由");

        private final String label;

        Refund(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public static final FeeAccount NOTHING =
            new FeeAccount(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /// The account after these facts, in the order they were recorded.
    public static FeeAccount of(List<? extends RequestEvent> facts) {
        var account = NOTHING;
        for (var fact : facts) {
            account = account.and(fact);
        }
        return account;
    }

    private FeeAccount and(RequestEvent fact) {
        if (fact instanceof RequestEvent.FeeNotified notified) {
            return new FeeAccount(charged.add(notified.amountYuan()), spared, waived, paid, refunded);
        }
        if (fact instanceof RequestEvent.FeeWaived waiver) {
            return charged.signum() == 0
                    ? new FeeAccount(charged, spared.add(waiver.amountYuan()), waived, paid, refunded)
                    : new FeeAccount(charged, spared, waived.add(waiver.amountYuan()), paid, refunded);
        }
        if (fact instanceof RequestEvent.FeePaid payment) {
            var amount = payment.amountYuan();
            return new FeeAccount(charged, spared, waived, paid.add(amount == null ? due() : amount), refunded);
        }
        if (fact instanceof RequestEvent.FeeRefunded refund) {
            return new FeeAccount(charged, spared, waived, paid, refunded.add(refund.amountYuan()));
        }
        return this;
    }

    /// What moved between an earlier state of the account and this one.
    public FeeAccount since(FeeAccount before) {
        return new FeeAccount(
                charged.subtract(before.charged),
                spared.subtract(before.spared),
                waived.subtract(before.waived),
                paid.subtract(before.paid),
                refunded.subtract(before.refunded));
    }

    public FeeAccount plus(FeeAccount other) {
        return new FeeAccount(
                charged.add(other.charged),
                spared.add(other.spared),
                waived.add(other.waived),
                paid.add(other.paid),
                refunded.add(other.refunded));
    }

    /// What is still to be paid.
    public BigDecimal due() {
        return charged.subtract(waived).subtract(paid).max(BigDecimal.ZERO);
    }

    /// What could still be paid back.
    public BigDecimal refundable() {
        return paid.subtract(refunded);
    }

    /// Whether the whole fee was given up, before the notice or after it.
    public boolean isWaived() {
        return spared.signum() > 0 || charged.signum() > 0 && waived.compareTo(charged) >= 0;
    }

    /// Whether the fee can be given up now, in whole or in part.
    static Verdict waiver(Course course) {
        var account = course.fee();
        if (account.paid().signum() > 0) {
            return refused(Code.FEE_PAID, Act.WAIVE_FEE.label());
        }
        return account.isWaived() ? refused(Code.FEE_WAIVED, Act.WAIVE_FEE.label()) : LAWFUL;
    }

    static Verdict refund(Course course) {
        return course.fee().refundable().signum() > 0 ? LAWFUL : refused(Code.NOTHING_TO_REFUND);
    }

    /// Whether the amounts of a fact fit what is due or was paid.
    static Optional<Verdict> check(Course course, RequestEvent event) {
        var account = course.fee();
        if (event instanceof RequestEvent.FeeWaived waived
                && account.charged().signum() > 0
                && waived.amountYuan().compareTo(account.due()) > 0) {
            return Optional.of(refused(Code.WAIVER_AMOUNT, text(waived.amountYuan()), text(account.due())));
        }
        if (event instanceof RequestEvent.FeePaid(var _, var amount, var _)
                && amount != null
                && amount.compareTo(account.due()) != 0) {
            return Optional.of(refused(Code.PAYMENT_AMOUNT, text(amount), text(account.due())));
        }
        if (event instanceof RequestEvent.FeeRefunded refunded
                && refunded.amountYuan().compareTo(account.refundable()) > 0) {
            return Optional.of(refused(Code.REFUND_AMOUNT, text(refunded.amountYuan()), text(account.refundable())));
        }
        return Optional.empty();
    }

    static void positive(String what, BigDecimal amountYuan) {
        if (amountYuan.signum() <= 0 || amountYuan.scale() > 2) {
            throw new IllegalArgumentException(what + "金额应当大于 0 元、至多两位小数，现在是 " + amountYuan.toPlainString() + " 元");
        }
    }

    /// 4700, 12.5
    public static String text(BigDecimal yuan) {
        return yuan.signum() == 0 ? "0" : yuan.stripTrailingZeros().toPlainString();
    }
}
