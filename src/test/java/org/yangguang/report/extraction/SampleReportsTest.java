package org.yangguang.report.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.AnnualReport.Section;
import org.yangguang.report.checking.Checker;

class SampleReportsTest {
    private static Reading.Read read(String name) {
        var reading = new ReportReader().read(Truth.sample(name), name);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return (Reading.Read) reading;
    }

    private static AnnualReport report(String name) {
        return read(name).report();
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "001", "002", "003", "004"})
    @DisplayName("五份样例：每一格都读对")
    void everyScoredCellOfTheSamplesIsRight(String sample) {
        var truth = Truth.of(sample + ".json");
        var report = report(sample + ".txt");
        assertThat(truth.wrong(report)).isEmpty();
        assertThat(report.form().code()).isEqualTo(truth.format());
        assertThat(report.year()).isEqualTo(truth.year());
        assertThat(report.organ()).isEqualTo(truth.organ());
    }

    @ParameterizedTest
    @CsvSource({"004.docx,004.json", "004.pdf,004.json", "004.html,004.json", "blank-cells.pdf,blank-cells.json"})
    @DisplayName("同一份数据排成 DOCX、PDF、网页，每一格都读对，空白格仍是空白")
    void everyCellIsRightInOtherFormats(String file, String truth) {
        var inYuan = "table2.procurement_amount";
        assertThat(Truth.of(truth).wrong(report(file))).allMatch(wrong -> wrong.startsWith(inYuan));
    }

    @Test
    @DisplayName("采购总金额印作 251000 元，读作 25.1 万元并说明")
    void moneyInYuanBecomesWan() {
        var reading = read("blank-cells.pdf");
        assertThat(reading.notes()).anyMatch(n -> n.text().equals("单元格写作“251000元”，已按数值 25.1 读取。"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "001", "002", "003", "004"})
    @DisplayName("五份样例：勾稽结果与人工核对一致")
    void sumsThatDoNotHoldAreTheKnownOnes(String sample) {
        var reading = read(sample + ".txt");
        var sums = Checker.check(reading.report(), reading.notes()).stream()
                .filter(f -> !f.code().equals(f.ruleId()))
                .map(f -> f.code() + " " + f.where())
                .toList();
        assertThat(sums)
                .containsExactlyInAnyOrderElementsOf(Truth.of(sample + ".json").sums());
    }

    @Test
    @DisplayName("联系句里的全称比标题完整")
    void contactSentenceGivesTheFullerName() {
        assertThat(report("000.txt").title()).startsWith("余杭区商务局");
        assertThat(report("000.txt").organ()).isEqualTo("杭州市余杭区商务局");
    }

    @Test
    void datesComeFromThePageOrFromTheSignature() {
        assertThat(report("000.txt").publishedOn()).isEqualTo(LocalDate.of(2023, 1, 19));
        assertThat(report("001.txt").publishedOn()).isNull();
        assertThat(report("002.txt").publishedOn()).isEqualTo(LocalDate.of(2021, 1, 20));
        assertThat(report("003.txt").publishedOn()).isEqualTo(LocalDate.of(2023, 1, 31));
        assertThat(report("004.txt").publishedOn()).isEqualTo(LocalDate.of(2024, 2, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "001", "003", "004"})
    void sixPartsInOrder(String sample) {
        assertThat(report(sample + ".txt").sections())
                .extracting(Section::ordinal)
                .containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    @DisplayName("多出的“三、公开平台建设和信息发布情况”不占法定序号，其后各部分按内容认")
    void anExtraPartHasNoOrdinal() {
        var sections = report("002.txt").sections();
        assertThat(sections).extracting(Section::ordinal).containsExactly(1, 2, 0, 3, 4, 5, 6);
        assertThat(sections.get(3).heading()).isEqualTo("4、 收到和处理政府信息公开申请情况");
    }

    @Test
    void paragraphsHoldNoFurnitureOfThePageAndNoTableCells() {
        for (var sample : List.of("000", "001", "002", "003", "004")) {
            var report = report(sample + ".txt");
            var text = String.join("\n", report.preamble());
            for (var section : report.sections()) {
                text += "\n" + section.text();
            }
            assertThat(text).doesNotContain("浏览次数", "打印", "<", "发布时间", "自然人", "结果维持", "本年制发件数");
            assertThat(text.lines()).noneMatch(line -> line.matches("\\d+"));
        }
    }

    @Test
    @DisplayName("瀍河：21 行缺一格，各有一条说明；标签偏差也有")
    void shortRowsAndLabelDriftAreNoted() {
        var notes = read("001.txt").notes();
        assertThat(notes)
                .filteredOn(n -> n.code() == Note.Code.SHORT_ROW && n.where().startsWith("表三"))
                .hasSize(21);
        assertThat(notes)
                .anyMatch(n -> n.code() == Note.Code.LABEL_DRIFT && n.text().contains("其他法律法规禁止公开"));
    }

    @Test
    void bookmarkIsTakenOffAndNoted() {
        assertThat(read("002.txt").notes())
                .anyMatch(n -> n.code() == Note.Code.BOOKMARK && n.text().contains("_GoBack"));
    }
}
