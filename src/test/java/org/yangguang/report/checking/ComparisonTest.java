package org.yangguang.report.checking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yangguang.report.checking.Reports.aReport;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;

class ComparisonTest {
    private static final CellId CARRIED_OUT = CellId.of(TableThreeRow.CARRIED_OUT, ApplicantColumn.NATURAL);

    private static Reports lastYear() {
        return aReport().year(2021).row(TableThreeRow.CARRIED_OUT, 1, 0);
    }

    @Test
    @DisplayName("上年结转等于上一年的结转下年度")
    void carriedInIsWhatWasCarriedOut() {
        assertThat(Comparison.withPreviousYear(lastYear().report(), aReport().report()))
                .isEmpty();
        var findings = Comparison.withPreviousYear(
                lastYear().with(CARRIED_OUT, 3).report(), aReport().report());
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().ruleId()).isEqualTo("T3-07");
        assertThat(findings.getFirst().text()).contains("上年结转 1", "结转下年度为 3", "相差 2");
        assertThat(findings.getFirst().proposed()).isEqualByComparingTo("3");
    }

    @Test
    @DisplayName("现行有效＝上年有效＋制发－废止")
    void documentsInForceFollowFromTheYearBefore() {
        var before =
                lastYear().with(CellId.of(TableTwoField.NORMATIVE_IN_FORCE), 60).report();
        var right = aReport()
                .with(CellId.of(TableTwoField.NORMATIVE_ISSUED), 8)
                .with(CellId.of(TableTwoField.NORMATIVE_REPEALED), 1)
                .with(CellId.of(TableTwoField.NORMATIVE_IN_FORCE), 67);
        assertThat(Comparison.withPreviousYear(before, right.report())).isEmpty();
        var wrong = right.with(CellId.of(TableTwoField.NORMATIVE_IN_FORCE), 65);
        assertThat(Comparison.withPreviousYear(before, wrong.report()))
                .singleElement()
                .satisfies(f -> assertThat(f.text()).contains("应为 67，相差 2"));
    }

    @Test
    @DisplayName("许可、处罚、强制变动过半且超过一百件时提示")
    void largeChangesAreHinted() {
        var before = lastYear().with(CellId.of(TableTwoField.LICENSING), 1000).report();
        var same = aReport().with(CellId.of(TableTwoField.LICENSING), 1400).report();
        var jump = aReport().with(CellId.of(TableTwoField.LICENSING), 1600).report();
        assertThat(Comparison.withPreviousYear(before, same)).isEmpty();
        assertThat(Comparison.withPreviousYear(before, jump))
                .singleElement()
                .satisfies(f -> assertThat(f.ruleId()).isEqualTo("T2-07"));
    }

    @Test
    @DisplayName("没有上一年的数，无法判断，不算成立")
    void nothingToCompareWithCannotBeTold() {
        var bare = lastYear();
        for (var column : ApplicantColumn.values()) {
            bare.without(CellId.of(TableThreeRow.CARRIED_OUT, column));
        }
        assertThat(Comparison.outcomes(bare.report(), aReport().report(), Settings.STANDARD))
                .filteredOn(o -> o.check().id().equals("T3-07"))
                .singleElement()
                .satisfies(o -> assertThat(o.answer()).isEqualTo(new Answer.CannotTell("缺上年结转或上一年的结转下年度")));
    }

    @Test
    @DisplayName("金额差一万倍时问是否把元当作万元，并提出折算后的数")
    void feesInYuanAreAskedAbout() {
        var fees = CellId.of(TableTwoField.FEES_WAN);
        var findings = Comparison.withPreviousYear(
                lastYear().with(fees, "604.15").report(),
                aReport().with(fees, "6322000").report());
        assertThat(findings).singleElement().satisfies(f -> {
            assertThat(f.manner()).isEqualTo(Finding.Manner.ASKS);
            assertThat(f.proposed()).isEqualByComparingTo("632.2");
        });
    }

    @Test
    @DisplayName("2019、2020 年度的采购总金额同样核对单位")
    void procurementInYuanIsAskedAbout() {
        var amount = CellId.of(TableTwoField.PROCUREMENT_AMOUNT);
        var before = Reports.aReportOf2020().year(2019).row(TableThreeRow.CARRIED_OUT, 1, 0);
        var findings = Comparison.withPreviousYear(
                before.with(amount, "428.8689").report(),
                Reports.aReportOf2020().with(amount, "3802895.90").report());
        assertThat(findings)
                .singleElement()
                .satisfies(f -> assertThat(f.ruleId()).isEqualTo("T2-12"));
    }
}
