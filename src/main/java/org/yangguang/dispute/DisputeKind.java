package org.yangguang.dispute;

/// The three groups of table 四. First and second instance are stages of one case.
public enum DisputeKind {
    RECONSIDERATION("reconsideration", "行政复议"),
    LITIGATION_DIRECT("litigation_direct", "未经复议直接起诉"),
    LITIGATION_AFTER_RECONSIDERATION("litigation_after_reconsideration", "复议后起诉");

    private final String code;
    private final String label;

    DisputeKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /// The id of the group in the annual report's data.
    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public boolean isLitigation() {
        return this != RECONSIDERATION;
    }

    /// 答复 in reconsideration, 答辩 in court.
    public String answering() {
        return isLitigation() ? "答辩" : "答复";
    }

    /// Who hears it: 复议机关 or 法院.
    public String authority() {
        return isLitigation() ? "受理法院" : "复议机关";
    }

    /// The paper that decides it.
    public String decision() {
        return isLitigation() ? "裁判" : "复议决定";
    }
}
