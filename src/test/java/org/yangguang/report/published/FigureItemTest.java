package org.yangguang.report.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableThreeRow.Group;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.comparing.Correspondence;

class FigureItemTest {

    @Test
    @DisplayName("每种表式的每一格都有且只有一个数据项；代码不重复")
    void everyCellOfEveryFormIsOneItem() {
        assertThat(FigureItem.all()).extracting(FigureItem::code).doesNotHaveDuplicates();
        for (var form : List.of(Form.FMT_2021, Form.FMT_2019)) {
            var cells = new HashMap<CellId, Cell>();
            int next = 1000;
            for (var id : Correspondence.cells(form)) {
                cells.put(id, Cell.counted(next++));
            }
            var report = report(form, cells, Map.of());
            var read = FigureItem.all().stream()
                    .filter(item -> item.origin() == FigureItem.Origin.PRINTED)
                    .flatMap(item -> item.in(report).stream())
                    .map(Cell::value)
                    .toList();
            assertThat(read)
                    .containsAll(cells.values().stream().map(Cell::value).toList());
        }
    }

    @Test
    @DisplayName("2019 年表式的“处理决定数量”与 2021 年的“本年处理决定数量”是同一项")
    void decisionsOfTheOldFormStandUnderTheNewCode() {
        var report =
                report(Form.FMT_2019, Map.of(CellId.of(TableTwoField.LICENSING_DECISIONS), Cell.counted(12)), Map.of());
        assertThat(FigureItem.of(TableTwoField.LICENSING).in(report))
                .map(Cell::value)
                .contains(BigDecimal.valueOf(12));
        assertThat(FigureItem.of("table2.licensing_decisions")).isEmpty();
    }

    @Test
    @DisplayName("一类结果的各项相加；有一项不知道，和就不知道，也不当作 0")
    void theRowsOfAResultTogether() {
        var cells = new HashMap<CellId, Cell>();
        for (var row : TableThreeRow.of(Form.FMT_2021)) {
            cells.put(CellId.of(row, ApplicantColumn.TOTAL), Cell.counted(2));
        }
        var denied = FigureItem.of(Group.DENIED, ApplicantColumn.TOTAL);
        assertThat(denied.in(report(Form.FMT_2021, cells, Map.of())))
                .map(Cell::value)
                .contains(BigDecimal.valueOf(16));
        var other = FigureItem.of(Group.OTHER, ApplicantColumn.TOTAL);
        assertThat(other.in(report(Form.FMT_2021, cells, Map.of())))
                .map(Cell::value)
                .contains(BigDecimal.valueOf(6));

        cells.put(
                CellId.of(TableThreeRow.DENIED_INTERNAL, ApplicantColumn.TOTAL),
                new Cell(Cell.Reading.MARKED_NONE, null, "—", null));
        assertThat(denied.in(report(Form.FMT_2021, cells, Map.of())))
                .map(Cell::reading)
                .contains(Cell.Reading.MARKED_NONE);
    }

    @Test
    @DisplayName("表式没有的项，报告不说；统计表的本年与累计分开")
    void whatAFormDoesNotAskIsNotThere() {
        var old = report(
                Form.FMT_LEGACY,
                Map.of(),
                Map.of("apply_total", List.of(Optional.of(BigDecimal.valueOf(7)), Optional.empty())));
        assertThat(FigureItem.of(TableThreeRow.GRANTED, ApplicantColumn.TOTAL).in(old))
                .isEmpty();
        assertThat(FigureItem.of("sheet.apply_total").orElseThrow().in(old))
                .map(Cell::value)
                .contains(BigDecimal.valueOf(7));
        assertThat(FigureItem.of("sheet.apply_total.cumulative").orElseThrow().in(old))
                .map(Cell::reading)
                .contains(Cell.Reading.BLANK);
        assertThat(FigureItem.of("sheet.reply_total").orElseThrow().in(old))
                .map(Cell::reading)
                .contains(Cell.Reading.ABSENT);
    }

    @Test
    @DisplayName("采购总金额有的报元、有的报万元，不能相加")
    void amountsInUnknownUnitsAreNotAdded() {
        assertThat(FigureItem.of(TableTwoField.PROCUREMENT_AMOUNT).isAddable()).isFalse();
        assertThat(FigureItem.of(TableTwoField.FEES_WAN).unit()).isEqualTo("万元");
    }

    private static AnnualReport report(
            Form form, Map<CellId, Cell> cells, Map<String, List<Optional<BigDecimal>>> indicators) {
        return new AnnualReport("", "", 2022, form, null, List.of(), List.of(), cells, indicators);
    }
}
