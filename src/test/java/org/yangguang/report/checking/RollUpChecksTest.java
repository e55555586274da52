package org.yangguang.report.checking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yangguang.report.checking.Reports.aReport;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;

class RollUpChecksTest {
    private static final CellId RECEIVED = CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.TOTAL);
    private static final CellId FEES = CellId.of(TableTwoField.FEES_WAN);

    private static SummedReport.Child reported(String organ, CellId id, String value) {
        return new SummedReport.Child.Reported(organ, Map.of(id, Cell.counted(new java.math.BigDecimal(value))));
    }

    private static SummedReport sum(CellId id, String stated, SummedReport.Child... children) {
        var parent = aReport().with(id, stated).report();
        var only = new org.yangguang.report.AnnualReport(
                parent.title(),
                parent.organ(),
                parent.year(),
                parent.form(),
                parent.publishedOn(),
                parent.preamble(),
                parent.sections(),
                Map.of(id, parent.cell(id)),
                Map.of());
        return new SummedReport(only, Map.of(id, Cell.counted(36)), List.of(children));
    }

    @Test
    @DisplayName("区政府 36 件、部门街道 778 件，合计 814 件")
    void ownPartAndChildrenMakeTheWhole() {
        var summed = sum(RECEIVED, "814", reported("部门", RECEIVED, "700"), reported("街道", RECEIVED, "78"));
        assertThat(RollUpChecks.check(summed)).isEmpty();
    }

    @Test
    @DisplayName("少加或重复计算了一个单位，说出是哪个")
    void theChildLeftOutIsNamed() {
        var less = sum(RECEIVED, "736", reported("部门", RECEIVED, "700"), reported("街道", RECEIVED, "78"));
        assertThat(RollUpChecks.check(less)).singleElement().satisfies(f -> {
            assertThat(f.text()).contains("填为 736", "之和为 814，相差 78", "恰等于街道的数，是否漏加");
            assertThat(f.proposed()).isEqualByComparingTo("814");
        });
        var twice = sum(RECEIVED, "892", reported("部门", RECEIVED, "700"), reported("街道", RECEIVED, "78"));
        assertThat(RollUpChecks.check(twice).getFirst().text()).contains("恰等于街道的数，是否重复计算");
    }

    @Test
    @DisplayName("有单位未报：大于已报之和的无法判断，小于的仍是错")
    void whileReportsAreMissingOnlyTooLittleIsWrong() {
        var missing = new SummedReport.Child.Missing("民政局");
        var open = sum(RECEIVED, "800", reported("部门", RECEIVED, "700"), missing);
        assertThat(RollUpChecks.check(open)).extracting(Finding::ruleId).containsExactly("AG-02");
        assertThat(RollUpChecks.outcomes(open).getFirst().answer()).isEqualTo(new Answer.CannotTell("有 1 个单位没有报送"));
        var less = sum(RECEIVED, "700", reported("部门", RECEIVED, "700"), missing);
        assertThat(RollUpChecks.check(less)).extracting(Finding::ruleId).containsExactly("AG-01", "AG-02");
    }

    @Test
    @DisplayName("金额合计后四舍五入到 4 位小数")
    void moneyIsRoundedAfterAdding() {
        var right = sum(FEES, "38.0001", reported("部门", FEES, "1.00003"), reported("街道", FEES, "1.00002"));
        assertThat(RollUpChecks.check(right)).isEmpty();
    }
}
