package org.yangguang.report.writing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.AnnualReport.Section;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;

/// Reports of a district that does not exist, with figures that balance.
final class ReportFixtures {
    private ReportFixtures() {}

    static AnnualReport report2021() {
        var cells = new HashMap<CellId, Cell>();
        two(cells, Form.FMT_2021, "0", "0", "0", "16", "0", "52", "310541", "7537", "2973", "15391.3839");
        zeros(cells, Form.FMT_2021);
        row(cells, TableThreeRow.NEW_RECEIVED, 782, 8, 0, 0, 1, 0, 791);
        row(cells, TableThreeRow.CARRIED_IN, 23, 0, 0, 0, 0, 0, 23);
        row(cells, TableThreeRow.GRANTED, 447, 2, 0, 0, 0, 0, 449);
        row(cells, TableThreeRow.PARTIAL, 309, 5, 0, 0, 1, 0, 315);
        row(cells, TableThreeRow.TOTAL, 756, 7, 0, 0, 1, 0, 764);
        row(cells, TableThreeRow.CARRIED_OUT, 49, 1, 0, 0, 0, 0, 50);
        four(cells, 8, 0, 0, 0, 8, 2, 0, 0, 1, 3, 0, 0, 0, 0, 0);
        return report("澄湖区人民政府", 2023, Form.FMT_2021, cells);
    }

    /// The form of 2019, with every kind of cell a reader can meet.
    static AnnualReport report2019() {
        var cells = new HashMap<CellId, Cell>();
        two(
                cells,
                Form.FMT_2019,
                "0",
                "0",
                "0",
                "3",
                "3",
                "41",
                "12",
                "-1",
                "104",
                "0",
                "0",
                "0",
                "5",
                "+1",
                "9",
                "0",
                "0",
                "0",
                "2",
                "0",
                "38",
                "428.8689万元");
        zeros(cells, Form.FMT_2019);
        row(cells, TableThreeRow.NEW_RECEIVED, 5, 1, 0, 0, 0, 0, 6);
        row(cells, TableThreeRow.OTHER, 5, 1, 0, 0, 0, 0, 6);
        row(cells, TableThreeRow.TOTAL, 5, 1, 0, 0, 0, 0, 6);
        cells.put(
                CellId.of(TableThreeRow.GRANTED, ApplicantColumn.NATURAL),
                new Cell(Cell.Reading.BLANK, null, "", null));
        cells.put(
                CellId.of(TableThreeRow.GRANTED, ApplicantColumn.COMMERCIAL),
                new Cell(Cell.Reading.MARKED_NONE, null, "/", null));
        cells.put(
                CellId.of(TableThreeRow.GRANTED, ApplicantColumn.RESEARCH),
                new Cell(Cell.Reading.UNREADABLE, null, "<3或4>", null));
        cells.put(
                CellId.of(TableThreeRow.PARTIAL, ApplicantColumn.NATURAL),
                new Cell(Cell.Reading.NORMALISED, BigDecimal.ZERO, "０", null));
        cells.put(
                CellId.of(TableThreeRow.PARTIAL, ApplicantColumn.COMMERCIAL),
                new Cell(Cell.Reading.SOLVED, BigDecimal.ZERO, "0000000", null));
        four(cells, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        cells.remove(CellId.of(DisputeRoute.LITIGATION_AFTER_RECONSIDERATION, DisputeColumn.TOTAL));
        return report("澄湖区商务局", 2020, Form.FMT_2019, cells);
    }

    static AnnualReport legacy() {
        return new AnnualReport(
                "",
                "澄湖区商务局",
                2016,
                Form.FMT_LEGACY,
                null,
                List.of(),
                List.of(new Section(1, "一、概述", List.of("本年主动公开信息45条。"))),
                Map.of(),
                Map.of("主动公开政府信息数", List.of(Optional.of(new BigDecimal("45")), Optional.empty())));
    }

    private static AnnualReport report(String organ, int year, Form form, Map<CellId, Cell> cells) {
        return new AnnualReport(
                organ + year + "年政府信息公开工作年度报告",
                organ,
                year,
                form,
                LocalDate.of(year + 1, 1, 29),
                List.of("根据《中华人民共和国政府信息公开条例》编制本报告。统计期限为" + year + "年1月1日至12月31日。"),
                List.of(
                        new Section(1, "一、总体情况", List.of("（一）主动公开", "公开各类信息128条，其中<政策解读>3条 & 图解2条。")),
                        new Section(2, "二、主动公开政府信息情况", List.of()),
                        new Section(3, "三、收到和处理政府信息公开申请情况", List.of()),
                        new Section(4, "四、政府信息公开行政复议、行政诉讼情况", List.of()),
                        new Section(5, "五、存在的主要问题及改进情况", List.of("解读形式较少。下一年增加图解和视频。")),
                        new Section(6, "六、其他需要报告的事项", List.of("本年度未收取信息处理费。"))),
                cells,
                Map.of());
    }

    private static void two(Map<CellId, Cell> cells, Form form, String... printed) {
        var fields = TableTwoField.of(form);
        for (int i = 0; i < fields.size(); i++) {
            var value = new BigDecimal(printed[i].replace("万元", ""));
            var reading = printed[i].matches("-?[0-9.]+") ? Cell.Reading.PRINTED : Cell.Reading.NORMALISED;
            cells.put(CellId.of(fields.get(i)), new Cell(reading, value, printed[i], null));
        }
    }

    private static void zeros(Map<CellId, Cell> cells, Form form) {
        TableThreeRow.of(form).forEach(row -> row(cells, row, 0, 0, 0, 0, 0, 0, 0));
    }

    private static void row(Map<CellId, Cell> cells, TableThreeRow row, long... values) {
        var columns = ApplicantColumn.values();
        for (int i = 0; i < columns.length; i++) {
            cells.put(CellId.of(row, columns[i]), Cell.counted(values[i]));
        }
    }

    private static void four(Map<CellId, Cell> cells, long... values) {
        var ids = Arrays.stream(DisputeRoute.values())
                .flatMap(route -> Arrays.stream(DisputeColumn.values()).map(column -> CellId.of(route, column)))
                .toList();
        for (int i = 0; i < values.length; i++) {
            cells.put(ids.get(i), Cell.counted(values[i]));
        }
    }
}
