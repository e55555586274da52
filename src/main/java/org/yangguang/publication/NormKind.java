package org.yangguang.publication;

/// What table 二 counts apart under 条例第二十条第（一）项.
public enum NormKind {
    REGULATION("规章"),
    NORMATIVE("行政规范性文件");

    private final String label;

    NormKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
