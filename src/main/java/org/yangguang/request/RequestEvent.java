package org.yangguang.request;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yangguang.law.Provision;
import org.yangguang.law.StatutoryPeriods;

/// A fact of a request's course, with its legal day. States and clock are folded from these; none
/// is ever changed, a mistake is followed by a new fact.
public sealed interface RequestEvent {

    /// The legal day of the fact.
    LocalDate on();

    /// @param on the day it was handed in, signed for, or arrived
    record Submitted(Channel channel, LocalDate on) implements RequestEvent {}

    /// 双方确认，第三十一条; only for channels that need it.
    record ReceiptConfirmed(LocalDate receivedOn) implements RequestEvent {
        @Override
        public LocalDate on() {
            return receivedOn;
        }
    }

    /// 一次性补正告知，第三十条。
    ///
    /// @param until 补正期限的最后一日
    record SupplementNotified(LocalDate on, LocalDate until) implements RequestEvent {
        public SupplementNotified {
            notBefore(on, until, "补正期限");
        }
    }

    record SupplementReceived(LocalDate on) implements RequestEvent {}

    /// 征求意见，第三十二、三十四条。
    ///
    /// @param receivedByPartyOn the day the party received the letter, null until it is known
    /// @param partyLetter the letter to the party, which the applicant does not see; null if it was sent
    ///     outside this system
    record ConsultationSent(
            String id,
            Consulted kind,
            LocalDate sentOn,
            @Nullable LocalDate receivedByPartyOn,
            @Nullable UUID partyLetter)
            implements RequestEvent {
        public ConsultationSent(String id, Consulted kind, LocalDate sentOn, @Nullable LocalDate receivedByPartyOn) {
            this(id, kind, sentOn, receivedByPartyOn, null);
        }

        public ConsultationSent {
            if (receivedByPartyOn != null) {
                notBefore(sentOn, receivedByPartyOn, "对方收到征求意见书之日");
            }
        }

        @Override
        public LocalDate on() {
            return sentOn;
        }
    }

    /// The letter reached the party after it had been sent without knowing when it would.
    record ConsultationReached(String id, LocalDate on) implements RequestEvent {}

    record ConsultationAnswered(String id, LocalDate on) implements RequestEvent {}

    /// 延长答复期限，第三十三条第二款：工作机构负责人同意并告知申请人。
    ///
    /// @param days working days, up to the statutory 20
    record Extended(int days, LocalDate approvedOn, LocalDate notifiedOn) implements RequestEvent {
        public Extended {
            if (days < 1 || days > maxDays(approvedOn)) {
                throw new IllegalArgumentException("extended by " + days);
            }
            notBefore(approvedOn, notifiedOn, "告知申请人之日");
        }

        /// How many working days an extension may have at most.
        public static int maxDays(LocalDate day) {
            return StatutoryPeriods.REPLY_EXTENSION_MAX.on(day).number();
        }

        @Override
        public LocalDate on() {
            return notifiedOn;
        }
    }

    /// 收费通知，国办函〔2020〕109号。
    ///
    /// @param noticeReceivedOn the day the applicant received it, null until it is known
    record FeeNotified(LocalDate on, @Nullable LocalDate noticeReceivedOn, BigDecimal amountYuan)
            implements RequestEvent {
        public FeeNotified {
            if (amountYuan.signum() <= 0) {
                throw new IllegalArgumentException("收费金额应当大于 0 元，现在是 " + amountYuan.toPlainString() + " 元");
            }
            if (noticeReceivedOn != null) {
                notBefore(on, noticeReceivedOn, "申请人收到收费通知之日");
            }
        }
    }

    /// The fee notice reached the applicant after it had been sent.
    record FeeNoticeReached(LocalDate on) implements RequestEvent {}

    /// @param amountYuan null in events recorded before the amount was asked for: what was due then
    /// @param voucher 财政票据号; empty if none was recorded
    record FeePaid(LocalDate on, @Nullable BigDecimal amountYuan, String voucher) implements RequestEvent {
        public FeePaid(LocalDate on, @Nullable BigDecimal amountYuan, @Nullable String voucher) {
            this.on = on;
            this.amountYuan = amountYuan;
            this.voucher = voucher == null ? "" : voucher;
        }

        public FeePaid(LocalDate on) {
            this(on, null, "");
        }
    }

    /// 减免: the organ, which may charge and need not, gives up all or part of the fee.
    record FeeWaived(LocalDate on, BigDecimal amountYuan, FeeAccount.Waiver reason) implements RequestEvent {
        public FeeWaived {
            FeeAccount.positive("减免", amountYuan);
        }
    }

    /// 退付: money that was paid goes back; the clock is left as it is.
    ///
    /// @param voucher 退付凭证号; may be empty
    record FeeRefunded(LocalDate on, BigDecimal amountYuan, FeeAccount.Refund reason, String voucher)
            implements RequestEvent {
        public FeeRefunded {
            FeeAccount.positive("退付", amountYuan);
        }
    }

    /// 要求说明理由，第三十五条: a question, which leaves the clock as it is.
    ///
    /// @param until 说明理由期限的最后一日
    record ReasonsAsked(LocalDate on, LocalDate until) implements RequestEvent {
        public ReasonsAsked {
            notBefore(on, until, "说明理由的期限");
        }
    }

    /// The applicant's reasons arrived; whether they hold is for the reply or the deferral.
    record ReasonsReceived(LocalDate on) implements RequestEvent {}

    /// 延迟答复的合理期限，第三十五条。
    record Deferred(LocalDate on, LocalDate until) implements RequestEvent {
        public Deferred {
            notBefore(on, until, "延迟答复的期限");
        }
    }

    record Replied(Outcome outcome, LocalDate decidedOn) implements RequestEvent {
        @Override
        public LocalDate on() {
            return decidedOn;
        }
    }

    /// @param on 签收、交邮或者发出之日，依送达方式
    record Served(ServiceMethod method, LocalDate on) implements RequestEvent {}

    /// 复议决定、生效裁判责令重新答复: a new clock, whose last day the decision gives.
    ///
    /// @param on the day the decision reached the organ, or took effect
    /// @param until 重新答复期限的最后一日
    /// @param document 文书号
    record OrderedAnew(LocalDate on, LocalDate until, OrderedBy by, String document) implements RequestEvent {
        public OrderedAnew {
            notBefore(on, until, "重新答复的期限");
        }
    }
    /// 未能送达: what was sent came back. The day it had been handed to the post still counts for
    /// whether the reply was in time (国办公开办函〔2016〕235号).
    ///
    /// @param attempt which service came back, counted from 1 in the order they were recorded
    record ServiceReturned(int attempt, LocalDate on, Services.Why why) implements RequestEvent {}

    /// 归档，第四十五条: the volume is closed and kept until the day its schedule gives.
    ///
    /// @param keepUntil null for 永久
    record Archived(LocalDate on, String schedule, @Nullable LocalDate keepUntil) implements RequestEvent {}

    /// @param on the day the declaration reached the organ
    record Withdrawn(LocalDate on, Declaration declaration) implements RequestEvent {
        // Before the way was asked for, it was not stored.
        public Withdrawn(LocalDate on, @Nullable Declaration declaration) {
            this.on = on;
            this.declaration = declaration == null ? Declaration.UNSTATED : declaration;
        }
    }

    record Abandoned(LocalDate on, AbandonReason reason) implements RequestEvent {}

    /// 一事一申请: further matters of the same submission were taken off this case.
    ///
    /// @param parts the cases they became
    record SplitOff(LocalDate on, List<UUID> parts) implements RequestEvent {
        public SplitOff {
            parts = List.copyOf(parts);
        }
    }

    /// The first fact of its own of a case that was taken off another; what happened to that one before
    /// stands before this.
    record SplitFrom(LocalDate on, UUID original, String number) implements RequestEvent {}

    /// 并入: the same application of the same applicant had come in before and goes on there.
    ///
    /// @param number of the case that goes on; empty while it has none
    record MergedInto(LocalDate on, UUID into, String number) implements RequestEvent {}

    /// The two turned out not to be the same; this one goes on as if it had never been merged.
    record MergeUndone(LocalDate on) implements RequestEvent {}

    /// 转办: another organ of the region answers.
    ///
    /// @param organ code of that organ
    /// @param request what it became there
    record HandedOver(LocalDate on, String organ, UUID request) implements RequestEvent {}

    /// How the applicant declared a withdrawal.
    enum Declaration {
        WRITTEN("书面"),
        ONLINE("通过互联网渠道"),
        FAX("传真"),
        ORAL("口头，由工作人员记录并经申请人确认"),
        UNSTATED("方式未记录");

        private final String label;

        Declaration(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    enum Consulted {
        /// 第三方，第三十二条。
        THIRD_PARTY,
        /// 共同制作或者其他机关，第三十四条。
        AGENCY
    }

    /// Who orders that a request be answered anew.
    enum OrderedBy {
        /// 行政复议法第六十四条：可以责令在一定期限内重新作出行政行为。
        RECONSIDERATION("复议决定", Provision.reconsideration(64)),
        /// 行政诉讼法第七十条：可以判决重新作出行政行为。
        COURT("生效裁判", Provision.litigation(70));

        private final String label;
        private final Provision basis;

        OrderedBy(String label, Provision basis) {
            this.label = label;
            this.basis = basis;
        }

        public String label() {
            return label;
        }

        public Provision basis() {
            return basis;
        }
    }

    enum AbandonReason {
        NO_SUPPLEMENT(Outcome.NO_SUPPLEMENT),
        FEE_UNPAID(Outcome.FEE_UNPAID);

        private final Outcome outcome;

        AbandonReason(Outcome outcome) {
            this.outcome = outcome;
        }

        public Outcome outcome() {
            return outcome;
        }
    }

    private static void notBefore(LocalDate earlier, LocalDate later, String what) {
        if (later.isBefore(earlier)) {
            throw new IllegalArgumentException(what + "（" + later + "）不能早于" + earlier);
        }
    }
}
