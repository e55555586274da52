package org.yangguang.report.checking;

/// How much a finding matters.
public enum Level {
    /// The report must not go out like this.
    ERROR("E", "错误"),
    /// To be corrected or explained.
    WARNING("W", "警告"),
    /// Worth a look.
    HINT("I", "提示");

    private final String code;
    private final String label;

    Level(String code, String label) {
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
