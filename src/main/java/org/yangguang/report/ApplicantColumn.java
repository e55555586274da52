package org.yangguang.report;

/// The seven columns of table 三: 自然人, five kinds of 法人或其他组织, 总计.
public enum ApplicantColumn {
    NATURAL("natural", "自然人"),
    COMMERCIAL("commercial", "商业企业"),
    RESEARCH("research", "科研机构"),
    NONPROFIT("nonprofit", "社会公益组织"),
    LEGAL("legal", "法律服务机构"),
    OTHER("other", "其他"),
    TOTAL("total", "总计");

    private final String code;
    private final String label;

    ApplicantColumn(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    /// The form's own words.
    public String label() {
        return label;
    }
}
