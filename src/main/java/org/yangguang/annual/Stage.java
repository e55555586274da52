package org.yangguang.annual;

/// 环节：where a report stands on its way from the ledgers to the public.
public enum Stage {
    DRAFT("草稿"),
    CHECKING("校核"),
    REVIEWING("审核"),
    SUBMITTED("报送"),
    RETURNED("退回"),
    CLEARED("核准"),
    PUBLISHED("公布"),
    CORRECTING("更正");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// Whether cells and text may be changed.
    public boolean isOpen() {
        return switch (this) {
            case DRAFT, CHECKING, RETURNED, CORRECTING -> true;
            case REVIEWING, SUBMITTED, CLEARED, PUBLISHED -> false;
        };
    }

    /// Whether the supervising authority holds a version of it that counts in the sum above. One that is
    /// being corrected counts as it was published; one that was returned counts, and is marked.
    public boolean isHandedIn() {
        return switch (this) {
            case SUBMITTED, RETURNED, CLEARED, PUBLISHED, CORRECTING -> true;
            case DRAFT, CHECKING, REVIEWING -> false;
        };
    }

    /// Whether it was handed in and did not come back: nothing more is expected of the organ before the
    /// supervising authority acts, except to publish what was cleared.
    public boolean isWithAuthority() {
        return isHandedIn() && this != RETURNED;
    }
}
