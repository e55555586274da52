package org.yangguang.annual;

/// The passages of the text, in printed order (国办公开办函〔2021〕30号：总体情况五小项、第五、第六部分).
public enum ProsePart {
    PREAMBLE(0, ""),
    S1_PROACTIVE(1, "（一）主动公开"),
    S1_REQUEST(1, "（二）依申请公开"),
    S1_MGMT(1, "（三）政府信息管理"),
    S1_PLATFORM(1, "（四）政府信息公开平台建设"),
    S1_SUPERVISION(1, "（五）监督保障"),
    S5_PROBLEMS(5, "（一）存在的主要问题"),
    S5_IMPROVEMENT(5, "（二）改进情况"),
    S6_OTHER(6, "");

    private final int section;
    private final String heading;

    ProsePart(int section, String heading) {
        this.section = section;
        this.heading = heading;
    }

    /// The ordinal of the statutory part it stands in; 0 before the first.
    public int section() {
        return section;
    }

    /// What the passage is called on pages.
    public String label() {
        return switch (this) {
            case PREAMBLE -> "引言";
            case S6_OTHER -> "其他需要报告的事项";
            case S1_PROACTIVE, S1_REQUEST, S1_MGMT, S1_PLATFORM, S1_SUPERVISION, S5_PROBLEMS, S5_IMPROVEMENT ->
                heading.substring(heading.indexOf('）') + 1);
        };
    }

    /// The sub-heading printed above it; empty for none.
    public String heading() {
        return heading;
    }
}
