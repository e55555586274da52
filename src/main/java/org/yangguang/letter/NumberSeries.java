package org.yangguang.letter;

/// The rows of numbers an organ may keep apart. With the same pattern they are one row, counted through
/// the year as is usual.
public enum NumberSeries {
    REPLIES("答复和终结"),
    NOTICES("程序性告知"),
    CONSULTING("征求意见和协办"),
    FEES("收费通知");

    private final String label;

    NumberSeries(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
