package org.yangguang.request;

/// Who asks, in the columns of table 三: 自然人 and five kinds of 法人或其他组织.
public enum ApplicantKind {
    NATURAL_PERSON("natural", "自然人"),
    BUSINESS("commercial", "商业企业"),
    RESEARCH("research", "科研机构"),
    NGO("nonprofit", "社会公益组织"),
    LEGAL_SERVICE("legal", "法律服务机构"),
    OTHER("other", "其他");

    private final String code;
    private final String label;

    ApplicantKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /// The column id of the annual report's data.
    public String code() {
        return code;
    }

    /// The form's own words.
    public String label() {
        return label;
    }

    public boolean isNaturalPerson() {
        return this == NATURAL_PERSON;
    }
}
