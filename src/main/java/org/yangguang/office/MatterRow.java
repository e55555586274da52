package org.yangguang.office;

/// A matter of a reply as typed.
public record MatterRow(String matter, String decision, String own, String facts) {
    static final MatterRow EMPTY = new MatterRow("", "", "", "");

    boolean isBlank() {
        return equals(EMPTY);
    }
}
