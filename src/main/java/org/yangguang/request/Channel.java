package org.yangguang.request;

import static org.yangguang.law.Provision.disclosure;
import static org.yangguang.law.Provision.document;

import java.util.Arrays;
import java.util.List;
import org.yangguang.law.Law;
import org.yangguang.law.Provision;

/// How a request came in, and so which day counts as 收到申请之日 (第三十一条).
public enum Channel {
    IN_PERSON("当面提交", ReceiptRule.ON_SUBMISSION, disclosure(31).item(1)),
    /// 书写确有困难，口头提出，由工作机构代填。
    ORAL_ASSISTED("口头申请（代填）", ReceiptRule.ON_SUBMISSION, disclosure(31).item(1)),
    REGISTERED_MAIL("邮寄（需签收）", ReceiptRule.ON_SIGNATURE, disclosure(31).item(2)),
    ORDINARY_MAIL("平常信函", ReceiptRule.ON_CONFIRMATION, disclosure(31).item(2)),
    /// 寄到工作机构以外的机构或者个人。
    MISDIRECTED_MAIL("寄至其他机构的信件", ReceiptRule.ON_CONFIRMATION, document(Law.RECEIPT_DATES)),
    ONLINE("互联网渠道", ReceiptRule.ON_CONFIRMATION, disclosure(31).item(3)),
    EMAIL("电子邮件", ReceiptRule.ON_CONFIRMATION, disclosure(31).item(3)),
    FAX("传真", ReceiptRule.ON_CONFIRMATION, disclosure(31).item(3)),
    /// Handed over by another organ of the region. The Regulation is silent; by the reading given for
    /// letters
    /// that reach the wrong body the day is agreed with the applicant. An organ may rule that it is the day
    /// the papers arrive ([IntakeRules.TransferRule]).
    TRANSFERRED("其他机关转办", ReceiptRule.ON_CONFIRMATION, document(Law.RECEIPT_DATES));

    /// Which day counts as the day of receipt.
    public enum ReceiptRule {
        ON_SUBMISSION("提交之日"),
        ON_SIGNATURE("行政机关签收之日"),
        /// The portal's own acknowledgement is not this: a person confirms.
        ON_CONFIRMATION("与申请人确认之日");

        private final String label;

        ReceiptRule(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    private final String label;
    private final ReceiptRule receiptRule;
    private final Provision basis;

    Channel(String label, ReceiptRule receiptRule, Provision basis) {
        this.label = label;
        this.receiptRule = receiptRule;
        this.basis = basis;
    }

    public String label() {
        return label;
    }

    public ReceiptRule receiptRule() {
        return receiptRule;
    }

    public Provision basis() {
        return basis;
    }

    /// The ways open to applicants: every one but 转办, which comes from an organ.
    public static List<Channel> ofApplicants() {
        return Arrays.stream(values()).filter(channel -> channel != TRANSFERRED).toList();
    }

    /// Whether nothing runs until both sides have confirmed.
    public boolean needsConfirmation() {
        return receiptRule == ReceiptRule.ON_CONFIRMATION;
    }
}
