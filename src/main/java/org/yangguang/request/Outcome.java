package org.yangguang.request;

import static org.yangguang.law.Provision.disclosure;
import static org.yangguang.law.Provision.document;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.yangguang.law.Law;
import org.yangguang.law.Provision;

/// How a request ends: the 21 leaf grounds of table 三, in the order of the form.
public enum Outcome {
    /// 已主动公开的依第（一）项，可以公开的依第（二）项，由文书种类定。
    GRANTED(
            "granted",
            Group.GRANTED,
            "予以公开",
            disclosure(36).item(1),
            disclosure(36).item(2)),
    PARTIALLY_GRANTED("partial", Group.PARTIALLY_GRANTED, "部分公开", disclosure(37)),
    DENIED_STATE_SECRET("denied_state_secret", Group.DENIED, "属于国家秘密", disclosure(14)),
    DENIED_LAW_PROHIBITED("denied_law_prohibited", Group.DENIED, "其他法律行政法规禁止公开", disclosure(14)),
    DENIED_SECURITY_AND_STABILITY("denied_security_stability", Group.DENIED, "危及“三安全一稳定”", disclosure(14)),
    DENIED_THIRD_PARTY("denied_third_party", Group.DENIED, "保护第三方合法权益", disclosure(15), disclosure(32)),
    DENIED_INTERNAL_AFFAIRS("denied_internal", Group.DENIED, "属于三类内部事务信息", disclosure(16, 1)),
    DENIED_DELIBERATIVE_PROCESS("denied_deliberative", Group.DENIED, "属于四类过程性信息", disclosure(16, 2)),
    DENIED_ENFORCEMENT_CASE_FILE("denied_enforcement_file", Group.DENIED, "属于行政执法案卷", disclosure(16, 2)),
    /// Counted under 不予公开, though its ground is not 第十四至十六条.
    DENIED_ADMIN_QUERY(
            "denied_admin_query", Group.DENIED, "属于行政查询事项", disclosure(36).item(7)),
    /// 经检索没有的依第（四）项，不属本机关负责的依第（五）项，由文书种类定。
    NOT_HELD(
            "unavailable_not_held",
            Group.UNAVAILABLE,
            "本机关不掌握相关政府信息",
            disclosure(36).item(4),
            disclosure(36).item(5)),
    REQUIRES_CREATION("unavailable_needs_creation", Group.UNAVAILABLE, "没有现成信息需要另行制作", disclosure(38)),
    STILL_UNCLEAR("unavailable_unclear", Group.UNAVAILABLE, "补正后申请内容仍不明确", disclosure(30)),
    PETITION_COMPLAINT("not_processed_petition", Group.NOT_PROCESSED, "信访举报投诉类申请", disclosure(39, 1)),
    DUPLICATE_REQUEST(
            "not_processed_duplicate",
            Group.NOT_PROCESSED,
            "重复申请",
            disclosure(36).item(6)),
    PUBLISHED_MATERIAL("not_processed_publication", Group.NOT_PROCESSED, "要求提供公开出版物", disclosure(39, 2)),
    EXCESSIVE_REQUESTS("not_processed_excessive", Group.NOT_PROCESSED, "无正当理由大量反复申请", disclosure(35)),
    /// 依据来自业务解释，条例未逐字规定；文书可另写依据。
    RECONFIRMATION(
            "not_processed_reconfirm", Group.NOT_PROCESSED, "要求行政机关确认或重新出具已获取信息", disclosure(36), disclosure(38)),
    NO_SUPPLEMENT("other_no_supplement", Group.OTHER_DISPOSITION, "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", disclosure(30)),
    FEE_UNPAID(
            "other_fee_unpaid",
            Group.OTHER_DISPOSITION,
            "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            document(Law.FEE_MEASURES)),
    /// 撤回、非政府信息等；依据随事由写明，此处不列。
    OTHER_DISPOSITION("other_other", Group.OTHER_DISPOSITION, "其他");

    /// 表三（一）至（六）。
    public enum Group {
        GRANTED("（一）予以公开"),
        PARTIALLY_GRANTED("（二）部分公开"),
        DENIED("（三）不予公开"),
        UNAVAILABLE("（四）无法提供"),
        NOT_PROCESSED("（五）不予处理"),
        OTHER_DISPOSITION("（六）其他处理");

        private final String label;

        Group(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// 依第十四、十五、十六条的不予公开：复议前置的范围由此而定。
    private static final Set<Outcome> EXEMPTIONS = EnumSet.range(DENIED_STATE_SECRET, DENIED_ENFORCEMENT_CASE_FILE);

    private final String code;
    private final Group group;
    private final String label;
    private final List<Provision> bases;

    Outcome(String code, Group group, String label, Provision... bases) {
        this.code = code;
        this.group = group;
        this.label = label;
        this.bases = List.of(bases);
    }

    /// The row id of the annual report's data.
    public String code() {
        return code;
    }

    public Group group() {
        return group;
    }

    /// The form's own words, without the number before them.
    public String label() {
        return label;
    }

    /// The form's words with their heading: （三）不予公开 属于国家秘密.
    public String fullLabel() {
        return group == Group.GRANTED || group == Group.PARTIALLY_GRANTED ? group.label() : group.label() + " " + label;
    }

    /// The provisions it rests on; empty only for 其他, whose ground is stated case by case.
    public List<Provision> bases() {
        return bases;
    }

    /// Withheld under 第十四至十六条; not so 行政查询事项 (第三十六条第（七）项).
    public boolean isExemption() {
        return EXEMPTIONS.contains(this);
    }
}
