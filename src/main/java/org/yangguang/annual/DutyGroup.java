package org.yangguang.annual;

import java.time.LocalDate;
import java.util.Optional;
import org.yangguang.law.StatutoryPeriods;
import org.yangguang.law.StatutoryPeriods.YearlyDay;
import org.yangguang.organ.OrganKind;

/// Organs whose yearly reports are due on the same day (条例第四十九条).
public enum DutyGroup {
    /// 县级以上人民政府部门（第一款）。
    DEPARTMENT("政府部门"),
    /// 乡镇、街道、开发区、授权组织：the Regulation names no day; by custom they hand in with the
    /// departments,
    /// a local notice may say otherwise.
    GRASSROOTS("乡镇、街道和其他组织"),
    /// 本级政府（第二款）。
    GOVERNMENT("本级政府");

    private final String label;

    DutyGroup(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// Empty for organs that report to their own ministries and stand in no local sum.
    public static Optional<DutyGroup> of(OrganKind kind) {
        return switch (kind) {
            case GOVERNMENT -> Optional.of(GOVERNMENT);
            case DEPARTMENT -> Optional.of(DEPARTMENT);
            case STREET, TOWNSHIP, DEVELOPMENT_ZONE, AUTHORIZED -> Optional.of(GRASSROOTS);
            case VERTICAL -> Optional.empty();
        };
    }

    /// Whether the day is the law's, so that a local notice can only set an earlier one.
    public boolean isStatutory() {
        return switch (this) {
            case DEPARTMENT, GOVERNMENT -> true;
            case GRASSROOTS -> false;
        };
    }

    /// The day of the Regulation for the report on a year, for [#GRASSROOTS] the day of custom; empty
    /// for years
    /// that were due before the Regulation as revised in 2019 was in force.
    public Optional<YearlyDay> day(int year) {
        var rule = switch (this) {
            case DEPARTMENT, GRASSROOTS -> StatutoryPeriods.ANNUAL_REPORT_DEPARTMENT;
            case GOVERNMENT -> StatutoryPeriods.ANNUAL_REPORT_GOVERNMENT;
        };
        var end = LocalDate.of(year, 12, 31);
        return rule.covers(end) ? Optional.of(rule.on(end)) : Optional.empty();
    }
}
