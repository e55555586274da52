package org.yangguang.report;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/// The rows of table 三 收到和处理政府信息公开申请情况, in the order of the form.
///
/// The 2021 form has 25 rows, of which 21 are leaf results; the 2019 form has 23 rows and 19 leaves,
/// because its
/// 其他处理 is one row (`OTHER`).
public enum TableThreeRow {
    NEW_RECEIVED("new_received", Group.INTAKE, "一、本年新收政府信息公开申请数量"),
    CARRIED_IN("carried_in", Group.INTAKE, "二、上年结转政府信息公开申请数量"),
    GRANTED("granted", Group.GRANTED, "（一）予以公开"),
    PARTIAL("partial", Group.PARTIAL, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    DENIED_STATE_SECRET("denied_state_secret", Group.DENIED, "1.属于国家秘密"),
    DENIED_LAW_PROHIBITED("denied_law_prohibited", Group.DENIED, "2.其他法律行政法规禁止公开"),
    DENIED_SECURITY_STABILITY("denied_security_stability", Group.DENIED, "3.危及“三安全一稳定”"),
    DENIED_THIRD_PARTY("denied_third_party", Group.DENIED, "4.保护第三方合法权益"),
    DENIED_INTERNAL("denied_internal", Group.DENIED, "5.属于三类内部事务信息"),
    DENIED_DELIBERATIVE("denied_deliberative", Group.DENIED, "6.属于四类过程性信息"),
    DENIED_ENFORCEMENT_FILE("denied_enforcement_file", Group.DENIED, "7.属于行政执法案卷"),
    DENIED_ADMIN_QUERY("denied_admin_query", Group.DENIED, "8.属于行政查询事项"),
    UNAVAILABLE_NOT_HELD("unavailable_not_held", Group.UNAVAILABLE, "1.本机关不掌握相关政府信息"),
    UNAVAILABLE_NEEDS_CREATION("unavailable_needs_creation", Group.UNAVAILABLE, "2.没有现成信息需要另行制作"),
    UNAVAILABLE_UNCLEAR("unavailable_unclear", Group.UNAVAILABLE, "3.补正后申请内容仍不明确"),
    NOT_PROCESSED_PETITION("not_processed_petition", Group.NOT_PROCESSED, "1.信访举报投诉类申请"),
    NOT_PROCESSED_DUPLICATE("not_processed_duplicate", Group.NOT_PROCESSED, "2.重复申请"),
    NOT_PROCESSED_PUBLICATION("not_processed_publication", Group.NOT_PROCESSED, "3.要求提供公开出版物"),
    NOT_PROCESSED_EXCESSIVE("not_processed_excessive", Group.NOT_PROCESSED, "4.无正当理由大量反复申请"),
    NOT_PROCESSED_RECONFIRM("not_processed_reconfirm", Group.NOT_PROCESSED, "5.要求行政机关确认或重新出具已获取信息"),
    OTHER_NO_SUPPLEMENT("other_no_supplement", Group.OTHER, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    OTHER_FEE_UNPAID("other_fee_unpaid", Group.OTHER, "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    OTHER_OTHER("other_other", Group.OTHER, "3.其他"),
    /// 2019 form only.
    OTHER("other", Group.OTHER, "（六）其他处理"),
    TOTAL("total", Group.TOTAL, "（七）总计"),
    CARRIED_OUT("carried_out", Group.CARRIED_OUT, "四、结转下年度继续办理");

    /// The headings under which rows stand.
    public enum Group {
        INTAKE(""),
        GRANTED(""),
        PARTIAL(""),
        DENIED("（三）不予公开"),
        UNAVAILABLE("（四）无法提供"),
        NOT_PROCESSED("（五）不予处理"),
        OTHER("（六）其他处理"),
        TOTAL(""),
        CARRIED_OUT("");

        private final String heading;

        Group(String heading) {
            this.heading = heading;
        }

        /// The form's own words; empty where a row stands for itself.
        public String heading() {
            return heading;
        }
    }

    private static final EnumSet<TableThreeRow> NOT_LEAVES = EnumSet.of(NEW_RECEIVED, CARRIED_IN, TOTAL, CARRIED_OUT);
    private static final EnumSet<TableThreeRow> ONLY_2021 =
            EnumSet.of(OTHER_NO_SUPPLEMENT, OTHER_FEE_UNPAID, OTHER_OTHER);

    private static final List<TableThreeRow> OF_2021 =
            Arrays.stream(values()).filter(r -> r != OTHER).toList();
    private static final List<TableThreeRow> OF_2019 =
            Arrays.stream(values()).filter(r -> !ONLY_2021.contains(r)).toList();
    private static final List<TableThreeRow> LEAVES_2021 =
            OF_2021.stream().filter(TableThreeRow::isLeaf).toList();
    private static final List<TableThreeRow> LEAVES_2019 =
            OF_2019.stream().filter(TableThreeRow::isLeaf).toList();

    private final String code;
    private final Group group;
    private final String label;

    TableThreeRow(String code, Group group, String label) {
        this.code = code;
        this.group = group;
        this.label = label;
    }

    /// The row id of our JSON, such as `denied_third_party`.
    public String code() {
        return code;
    }

    public Group group() {
        return group;
    }

    /// The form's own words.
    public String label() {
        return label;
    }

    /// Whether the row is a result that adds up to 总计.
    public boolean isLeaf() {
        return !NOT_LEAVES.contains(this);
    }

    /// Rows of a form in printed order; the sheets up to 2018 have none.
    public static List<TableThreeRow> of(Form form) {
        return switch (form) {
            case FMT_2021 -> OF_2021;
            case FMT_2019 -> OF_2019;
            case FMT_LEGACY -> List.of();
        };
    }

    /// The leaf results of a form: 21 in the 2021 form, 19 in the 2019 form.
    public static List<TableThreeRow> leaves(Form form) {
        return switch (form) {
            case FMT_2021 -> LEAVES_2021;
            case FMT_2019 -> LEAVES_2019;
            case FMT_LEGACY -> List.of();
        };
    }
}
