package org.yangguang.report;

/// The three groups of table 四.
public enum DisputeRoute {
    RECONSIDERATION("reconsideration", "行政复议"),
    LITIGATION_DIRECT("litigation_direct", "未经复议直接起诉"),
    LITIGATION_AFTER_RECONSIDERATION("litigation_after_reconsideration", "复议后起诉");

    private final String code;
    private final String label;

    DisputeRoute(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }
}
