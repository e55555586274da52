package org.yangguang.dispute;

import java.util.Arrays;
import java.util.List;

/// How a case ends, and the column of table 四 it counts in.
public enum DisputeResult {
    UPHELD(Forum.RECONSIDERATION, "决定维持", ResultColumn.UPHELD),
    APPLICATION_DISMISSED(Forum.RECONSIDERATION, "决定驳回复议请求", ResultColumn.UPHELD),
    REVOKED(Forum.RECONSIDERATION, "决定撤销或者部分撤销", ResultColumn.CORRECTED),
    ALTERED(Forum.RECONSIDERATION, "决定变更", ResultColumn.CORRECTED),
    DECLARED_UNLAWFUL(Forum.RECONSIDERATION, "确认违法或者无效", ResultColumn.CORRECTED),
    ORDERED_TO_PERFORM(Forum.RECONSIDERATION, "责令履行", ResultColumn.CORRECTED),
    APPLICATION_REJECTED(Forum.RECONSIDERATION, "受理后驳回申请", ResultColumn.OTHER),
    TERMINATED(Forum.RECONSIDERATION, "终止行政复议", ResultColumn.OTHER),
    MEDIATED(Forum.RECONSIDERATION, "调解结案", ResultColumn.OTHER),
    APPLICATION_WITHDRAWN(Forum.RECONSIDERATION, "和解或者撤回申请", ResultColumn.OTHER),

    CLAIM_DISMISSED(Forum.COURT, "判决驳回诉讼请求", ResultColumn.UPHELD),
    JUDGED_REVOKED(Forum.COURT, "判决撤销或者部分撤销", ResultColumn.CORRECTED),
    JUDGED_ALTERED(Forum.COURT, "判决变更", ResultColumn.CORRECTED),
    JUDGED_UNLAWFUL(Forum.COURT, "判决确认违法或者无效", ResultColumn.CORRECTED),
    JUDGED_TO_PERFORM(Forum.COURT, "判令履行", ResultColumn.CORRECTED),
    SUIT_REJECTED(Forum.COURT, "裁定驳回起诉", ResultColumn.OTHER),
    SUIT_WITHDRAWN(Forum.COURT, "裁定准许撤诉或者按撤诉处理", ResultColumn.OTHER);

    private enum Forum {
        RECONSIDERATION,
        COURT
    }

    private final Forum forum;
    private final String label;
    private final ResultColumn column;

    DisputeResult(Forum forum, String label, ResultColumn column) {
        this.forum = forum;
        this.label = label;
        this.column = column;
    }

    public String label() {
        return label;
    }

    public ResultColumn column() {
        return column;
    }

    public boolean fits(DisputeKind kind) {
        return kind.isLitigation() == (forum == Forum.COURT);
    }

    public static List<DisputeResult> of(DisputeKind kind) {
        return Arrays.stream(values()).filter(result -> result.fits(kind)).toList();
    }

    /// Whether it can go with an order to reply anew or to perform within a time.
    public boolean mayOrderReply() {
        return switch (this) {
            case REVOKED, ORDERED_TO_PERFORM, DECLARED_UNLAWFUL, JUDGED_REVOKED, JUDGED_TO_PERFORM, JUDGED_UNLAWFUL ->
                true;
            case UPHELD,
                    APPLICATION_DISMISSED,
                    ALTERED,
                    APPLICATION_REJECTED,
                    TERMINATED,
                    MEDIATED,
                    APPLICATION_WITHDRAWN,
                    CLAIM_DISMISSED,
                    JUDGED_ALTERED,
                    SUIT_REJECTED,
                    SUIT_WITHDRAWN -> false;
        };
    }
}
