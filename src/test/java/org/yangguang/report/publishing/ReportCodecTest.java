package org.yangguang.report.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.checking.Level;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.extraction.ReportReader;

class ReportCodecTest {

    @Test
    @DisplayName("每种读取情况、每张表、尾随的零和空缺都原样返回")
    void everyKindOfCellComesBack() {
        var cells = new HashMap<CellId, Cell>();
        var readings = Cell.Reading.values();
        for (int i = 0; i < readings.length; i++) {
            cells.put(
                    CellId.of(TableThreeRow.values()[i], ApplicantColumn.NATURAL),
                    new Cell(readings[i], BigDecimal.valueOf(i), "“" + i + "”\t", new Cell.Place(i, 2, 3)));
        }
        cells.put(CellId.of(TableTwoField.FEES_WAN), Cell.counted(new BigDecimal("15391.38390")));
        cells.put(CellId.of(TableTwoField.LICENSING), Cell.counted(new BigDecimal("1E+3")));
        cells.put(CellId.of(DisputeRoute.RECONSIDERATION, DisputeColumn.PENDING), Cell.NOT_THERE);
        var report = new AnnualReport(
                "标题",
                "某局",
                2018,
                Form.FMT_LEGACY,
                LocalDate.of(2019, 3, 1),
                List.of("前言", ""),
                List.of(
                        new AnnualReport.Section(0, "附", List.of("一\"引号\"", "二\\斜线")),
                        new AnnualReport.Section(6, "六", List.of())),
                cells,
                Map.of("主动公开文件数", List.of(Optional.of(new BigDecimal("10.50")), Optional.empty())));

        assertThat(ReportCodec.report(ReportCodec.write(report))).isEqualTo(report);
        assertThat(EnumSet.allOf(Cell.Reading.class)).hasSize(readings.length);
    }

    @Test
    @DisplayName("不知道机关、年度、日期的报告也原样返回")
    void whatIsUnknownStaysUnknown() {
        var report = new AnnualReport("", "", 0, Form.FMT_2021, null, List.of(), List.of(), Map.of(), Map.of());
        assertThat(ReportCodec.report(ReportCodec.write(report))).isEqualTo(report);
    }

    @Test
    void findingsComeBack() {
        var findings = List.of(
                new Finding(
                        "T3-02",
                        Level.ERROR,
                        "T3.ROW_SUM",
                        "granted",
                        "不等",
                        new BigDecimal("5"),
                        new Cell.Place(0, 9, 1)),
                new Finding("P-01", Level.HINT, "P-01", "section1", "留意", null, null));
        assertThat(ReportCodec.findings(ReportCodec.write(findings))).isEqualTo(findings);
    }

    @Test
    @DisplayName("以前存的校验结果没有公式和改法，仍读得出")
    void findingsOfEarlierRowsComeBack() {
        var stored = "[{\"rule\":\"T3-02\",\"level\":\"E\",\"code\":\"T3.ROW_SUM\",\"where\":\"granted\","
                + "\"text\":\"不等\",\"proposed\":\"5\",\"place\":[0,9,1]}]";
        assertThat(ReportCodec.findings(stored))
                .containsExactly(new Finding(
                        "T3-02",
                        Level.ERROR,
                        "T3.ROW_SUM",
                        "granted",
                        "不等",
                        new BigDecimal("5"),
                        new Cell.Place(0, 9, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "001", "002", "003", "004"})
    @DisplayName("五份公布的报告读出后存取不变")
    void publishedReportsComeBack(String name) throws IOException {
        try (var in = ReportCodecTest.class.getResourceAsStream("/demo/reports/" + name + ".txt")) {
            assertThat(in).isNotNull();
            var reading = new ReportReader().read(in.readAllBytes(), name);
            assertThat(reading).isInstanceOf(Reading.Read.class);
            var read = (Reading.Read) reading;
            assertThat(ReportCodec.report(ReportCodec.write(read.report()))).isEqualTo(read.report());
            var findings = Checker.check(read.report(), read.notes());
            assertThat(ReportCodec.findings(ReportCodec.write(findings))).isEqualTo(findings);
        }
    }
}
