package org.yangguang.organ;

/// The level of government an organ belongs to.
public enum OrganLevel {
    PROVINCE("省级"),
    CITY("市级"),
    COUNTY("县级"),
    TOWNSHIP("乡级");

    private final String label;

    OrganLevel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
