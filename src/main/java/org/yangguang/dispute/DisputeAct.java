package org.yangguang.dispute;

/// What can be recorded of a case after its registration.
public enum DisputeAct {
    ANSWER("登记答复（答辩）"),
    HEARING("登记开庭、听证"),
    LIST_EVIDENCE("编辑证据清单"),
    DECIDE("登记裁决"),
    APPEAL("登记上诉"),
    DECIDE_APPEAL("登记二审裁判"),
    REPLY_ANEW("登记重新答复"),
    ANNUL("登记有误，注销");

    private final String label;

    DisputeAct(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// In addresses.
    public String path() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
