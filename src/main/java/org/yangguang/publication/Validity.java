package org.yangguang.publication;

/// What a document is on a day. Never stored: it follows from the dates.
public enum Validity {
    PENDING("未生效"),
    IN_FORCE("有效"),
    EXPIRED("失效"),
    REPEALED("废止");

    private final String label;

    Validity(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean isEnded() {
        return this == EXPIRED || this == REPEALED;
    }
}
