package org.yangguang.report;

/// The five columns of each group of table 四. `CORRECTED` is 结果纠正 (the law's word, elsewhere
/// overturned).
public enum DisputeColumn {
    UPHELD("upheld", "结果维持"),
    CORRECTED("corrected", "结果纠正"),
    OTHER("other", "其他结果"),
    PENDING("pending", "尚未审结"),
    TOTAL("total", "总计");

    private final String code;
    private final String label;

    DisputeColumn(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }
}
