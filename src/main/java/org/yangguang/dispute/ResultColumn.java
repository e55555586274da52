package org.yangguang.dispute;

/// The result columns of table 四; 尚未审结 is no result.
public enum ResultColumn {
    UPHELD("结果维持"),
    CORRECTED("结果纠正"),
    OTHER("其他结果");

    private final String label;

    ResultColumn(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
