package org.yangguang.ledger;

/// How a matter ends. 第四十一条: the organ corrects, or passes on, or tells whom to turn to; 第四十七
/// 条第二款:
/// what is found true is put right or criticised.
public enum MatterResult {
    CORRECTED(MatterKind.CORRECTION, "属于本机关职能，已更正", Other.NONE),
    NOT_CORRECTED(MatterKind.CORRECTION, "记录准确或者证据不足，不予更正", Other.NONE),
    PASSED_ON(MatterKind.CORRECTION, "不属于本机关职能，已转送有权更正的机关", Other.NEEDED),
    TOLD(MatterKind.CORRECTION, "不属于本机关职能，已告知向有权更正的机关提出", Other.NEEDED),
    CORRECTION_WITHDRAWN(MatterKind.CORRECTION, "申请人撤回", Other.NONE),

    PUT_RIGHT(MatterKind.COMPLAINT, "查证属实，已督促整改", Other.NONE),
    CRITICISED(MatterKind.COMPLAINT, "查证属实，已通报批评", Other.NONE),
    UNFOUNDED(MatterKind.COMPLAINT, "查证不属实", Other.NONE),
    FORWARDED(MatterKind.COMPLAINT, "不属于本机关处理，已转送有权处理的机关", Other.NEEDED),
    NOT_ACCEPTED(MatterKind.COMPLAINT, "不属于投诉举报范围，已告知其他途径", Other.NONE),
    COMPLAINT_WITHDRAWN(MatterKind.COMPLAINT, "投诉举报人撤回", Other.NONE);

    private enum Other {
        NEEDED,
        NONE
    }

    private final MatterKind kind;
    private final String label;
    private final Other other;

    MatterResult(MatterKind kind, String label, Other other) {
        this.kind = kind;
        this.label = label;
        this.other = other;
    }

    public MatterKind kind() {
        return kind;
    }

    public String label() {
        return label;
    }

    /// Whether it says nothing without the name of the other organ.
    public boolean needsOrgan() {
        return other == Other.NEEDED;
    }
}
