package org.yangguang.report;

/// Which official form a report is written on.
public enum Form {
    /// 国办公开办函〔2021〕30号：2021 年度起。
    FMT_2021("2021"),
    /// 国办公开办函〔2019〕60号（试行）：2019、2020 年度。
    FMT_2019("2019"),
    /// 2018 年度及以前的政府信息公开情况统计表。
    FMT_LEGACY("pre2019");

    private final String code;

    Form(String code) {
        this.code = code;
    }

    /// The word used in our JSON: `2021`, `2019` or `pre2019`.
    public String code() {
        return code;
    }

    /// The form in force for the year reported on.
    public static Form forYear(int year) {
        if (year >= 2021) {
            return FMT_2021;
        }
        return year >= 2019 ? FMT_2019 : FMT_LEGACY;
    }
}
