package org.yangguang.report.checking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yangguang.report.checking.Reports.aReport;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;

/// T3-05: one wrong cell is one finding with its value.
class DiagnosisTest {
    private static CellId id(TableThreeRow row, ApplicantColumn column) {
        return CellId.of(row, column);
    }

    private static List<Finding> located(Reports report) {
        return Checker.checkTables(report.report()).stream()
                .filter(f -> f.ruleId().equals("T3-05"))
                .toList();
    }

    @Test
    @DisplayName("任何一格填错一个数，都能找回原数")
    void everySingleSlipIsFound() {
        var right = aReport();
        for (var row : TableThreeRow.of(Form.FMT_2021)) {
            for (var column : ApplicantColumn.values()) {
                var cell = id(row, column);
                var was = right.report().value(cell).orElseThrow();
                var spoilt = aReport().with(cell, was.longValue() + 11);
                assertThat(located(spoilt)).as(cell.path()).singleElement().satisfies(f -> {
                    assertThat(f.where()).isEqualTo(cell.path());
                    assertThat(f.proposed()).isEqualByComparingTo(was);
                    assertThat(f.manner()).isEqualTo(Finding.Manner.STATES);
                });
                assertThat(Checker.forPeople(Checker.checkTables(spoilt.report())))
                        .as(cell.path())
                        .hasSize(1);
            }
        }
    }

    @Test
    @DisplayName("总计一行为 0，而各列都有读不出的格：不为总计一行提建议，也不出错，别处的错照样指出")
    void nothingIsProposedWhereNoSumCanBeExamined() {
        var report = aReport();
        for (var column : ApplicantColumn.values()) {
            report = report.with(id(TableThreeRow.TOTAL, column), 0)
                    .with(id(TableThreeRow.DENIED_STATE_SECRET, column), Cell.Reading.UNREADABLE, "见附件", null)
                    .with(id(TableThreeRow.NEW_RECEIVED, column), Cell.Reading.UNREADABLE, "见附件", null);
        }
        report = report.with(id(TableThreeRow.GRANTED, ApplicantColumn.TOTAL), 99);
        assertThat(located(report)).extracting(Finding::where).containsExactly("table3.granted.total");
    }

    @Test
    @DisplayName("两格各错，各说各的")
    void twoSlipsAreTwoFindings() {
        var spoilt = aReport()
                .with(id(TableThreeRow.GRANTED, ApplicantColumn.NATURAL), 13)
                .with(id(TableThreeRow.UNAVAILABLE_NOT_HELD, ApplicantColumn.COMMERCIAL), 0);
        assertThat(located(spoilt))
                .extracting(
                        Finding::where,
                        f -> f.proposed() == null ? -1 : f.proposed().intValue())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("table3.granted.natural", 3),
                        org.assertj.core.groups.Tuple.tuple("table3.unavailable_not_held.commercial", 2));
    }

    @Test
    @DisplayName("分清合计未填、叶子漏填、数位颠倒、漏一位")
    void theReasonIsTold() {
        var totalEmpty = aReport().with(id(TableThreeRow.GRANTED, ApplicantColumn.TOTAL), 0);
        assertThat(located(totalEmpty).getFirst().text()).contains("0 改为 3", "合计未填");
        var leafEmpty =
                aReport().with(id(TableThreeRow.GRANTED, ApplicantColumn.NATURAL), Cell.Reading.BLANK, "", null);
        assertThat(located(leafEmpty).getFirst().text()).contains("（未填）改为 3", "漏填");
        var turned = aReport()
                .row(TableThreeRow.NEW_RECEIVED, 14, 2)
                .row(TableThreeRow.GRANTED, 13, 0)
                .row(TableThreeRow.TOTAL, 15, 2)
                .with(id(TableThreeRow.GRANTED, ApplicantColumn.NATURAL), 31);
        assertThat(located(turned).getFirst().text()).contains("31 改为 13", "疑数位颠倒");
        var shorter = aReport()
                .row(TableThreeRow.NEW_RECEIVED, 14, 2)
                .row(TableThreeRow.GRANTED, 13, 0)
                .row(TableThreeRow.TOTAL, 15, 2)
                .with(id(TableThreeRow.GRANTED, ApplicantColumn.NATURAL), 1);
        assertThat(located(shorter).getFirst().text()).contains("1 改为 13", "疑漏一位");
    }

    @Test
    @DisplayName("总计行整行为 0：一条，各列一并提出")
    void anEmptyTotalRowIsOneFinding() {
        var findings = Checker.forPeople(
                Checker.checkTables(aReport().row(TableThreeRow.TOTAL, 0, 0).report()));
        assertThat(findings).singleElement().satisfies(f -> {
            assertThat(f.ruleId()).isEqualTo("T3-05");
            var remedy = Objects.requireNonNull(f.remedy());
            assertThat(remedy.changes())
                    .extracting(Remedy.Change::value)
                    .containsExactly(new BigDecimal(5), new BigDecimal(2), new BigDecimal(7));
        });
    }

    @Test
    @DisplayName("总计列整列空白：一条，不是 25 条")
    void anEmptyTotalColumnIsOneFinding() {
        var report = aReport();
        TableThreeRow.of(Form.FMT_2021)
                .forEach(row -> report.with(id(row, ApplicantColumn.TOTAL), Cell.Reading.BLANK, "", null));
        assertThat(Checker.forPeople(Checker.checkTables(report.report())))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.ruleId()).isEqualTo("T3-11");
                    assertThat(f.text()).contains("整列空白", "总计 7");
                });
    }

    @Test
    @DisplayName("机器用的勾稽代码逐条仍在，带公式和改法")
    void machinesStillGetEverySum() {
        var findings = Checker.checkTables(aReport()
                .with(id(TableThreeRow.GRANTED, ApplicantColumn.NATURAL), 8)
                .report());
        assertThat(findings).extracting(Finding::code).containsExactly("T3.ROW_SUM", "T3.COL_SUM", "T3-05");
        var row = findings.getFirst();
        var formula = Objects.requireNonNull(row.formula());
        assertThat(formula.stated()).isEqualByComparingTo("3");
        assertThat(formula.computed()).isEqualByComparingTo("8");
        assertThat(formula.difference()).isEqualByComparingTo("-5");
        var remedy = Objects.requireNonNull(row.remedy());
        assertThat(remedy.changes())
                .singleElement()
                .isEqualTo(new Remedy.Change(
                        "table3.granted.natural", "表三 （一）予以公开，自然人", new BigDecimal(8), new BigDecimal(3)));
    }

    @Test
    @DisplayName("不能断定哪一格时说明有几种可能")
    void severalPossibleCellsAreSaid() {
        var report = aReport();
        report.with(CellId.of(DisputeRoute.RECONSIDERATION, DisputeColumn.TOTAL), 8)
                .with(CellId.of(DisputeRoute.RECONSIDERATION, DisputeColumn.UPHELD), 7);
        assertThat(Checker.checkTables(report.report())).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("T4.SUM");
            var remedy = Objects.requireNonNull(f.remedy());
            assertThat(remedy.kind()).isEqualTo(Remedy.Kind.ONE_OF);
            assertThat(remedy.changes()).hasSize(5);
            assertThat(f.proposed()).isNull();
        });
        report.text(1, "全年发生行政复议7件。");
        assertThat(Checker.check(report.report(), List.of()))
                .filteredOn(f -> f.code().equals("T4.SUM"))
                .singleElement()
                .satisfies(f -> assertThat(f.proposed()).isEqualByComparingTo("7"));
    }

    @Test
    @DisplayName("一行与别行重复计入：问，不断言")
    void aRowCountedTwiceIsAskedAbout() {
        var findings = located(aReport().row(TableThreeRow.PARTIAL, 6, 0));
        assertThat(findings).singleElement().satisfies(f -> {
            assertThat(f.manner()).isEqualTo(Finding.Manner.ASKS);
            assertThat(f.text()).contains("（二）部分公开", "是否与别行重复计入");
        });
    }
}
