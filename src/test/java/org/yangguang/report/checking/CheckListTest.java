package org.yangguang.report.checking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yangguang.report.checking.Reports.aReport;
import static org.yangguang.report.checking.Reports.aReportOf2020;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yangguang.report.Form;

/// The list of checks in the documentation, what applies to which report, and the lists of words an
/// area may add.
class CheckListTest {
    private static final Path DOCUMENT = Path.of("docs/report-checks.md");

    private static String row(Check check) {
        var forms = check.forms().size() == Form.values().length
                ? "各表样"
                : check.forms().stream().map(Form::code).sorted().collect(Collectors.joining("、"));
        var years = check.since() == 0 ? "各年度" : check.since() + " 年度起";
        return "| %s | %s | %s | %s | %s | %s |"
                .formatted(check.id(), check.words(), check.level().label(), forms, years, check.source());
    }

    @Test
    @DisplayName("文档中的规则清单与程序一致")
    void theDocumentListsEveryCheck() throws IOException {
        var rows = Checker.everyCheck().stream().map(CheckListTest::row).collect(Collectors.joining("\n"));
        if (System.getenv("APPROVE") != null) {
            var text = Files.readString(DOCUMENT);
            int from = text.indexOf("| --- |");
            int start = text.indexOf('\n', from) + 1;
            int end = text.indexOf("\n\n", start);
            Files.writeString(DOCUMENT, text.substring(0, start) + rows + text.substring(end));
        }
        assertThat(Files.readString(DOCUMENT))
                .as("renew with APPROVE=true in the environment")
                .contains(rows);
    }

    @Test
    @DisplayName("每条规则写明来源")
    void everyCheckNamesItsSource() {
        assertThat(Checker.everyCheck())
                .allMatch(c -> !c.source().isBlank() && !c.words().isBlank());
    }

    @Test
    @DisplayName("没有瑕疵的报告，每条规则成立或说明为何无法判断")
    void outcomesNameWhatCannotBeTold() {
        for (var report : List.of(aReport().report(), aReportOf2020().report())) {
            var outcomes = Checker.outcomes(report);
            assertThat(outcomes).noneMatch(o -> o.answer() instanceof Answer.Fails);
            assertThat(outcomes)
                    .filteredOn(o -> o.check().id().startsWith("T3"))
                    .allMatch(o -> o.answer() instanceof Answer.Holds);
            assertThat(outcomes)
                    .filteredOn(o -> o.check().id().startsWith("L-"))
                    .allMatch(o -> o.answer().equals(new Answer.CannotTell("没有统计表")));
        }
    }

    @Test
    @DisplayName("缺一格的列，勾稽无法判断，不算成立")
    void missingCellsCannotBeTold() {
        var outcomes = Checker.outcomes(aReport()
                .without(org.yangguang.report.CellId.of(
                        org.yangguang.report.TableThreeRow.TOTAL, org.yangguang.report.ApplicantColumn.NATURAL))
                .report());
        assertThat(outcomes)
                .filteredOn(o -> o.check().id().equals("T3-03"))
                .singleElement()
                .satisfies(o -> assertThat(o.answer()).isEqualTo(new Answer.CannotTell("有 1 个式子缺数或有读不出的格，其余 6 个成立")));
    }

    @Test
    @DisplayName("2024 年 1 月 1 日起施行的复议前置，不管以前年度")
    void checksApplyFromTheirYear() {
        assertThat(Checker.outcomes(aReport().year(2023).report()))
                .noneMatch(o -> o.check().id().equals("T4-05"));
        assertThat(Checker.outcomes(aReport().year(2024).report()))
                .anyMatch(o -> o.check().id().equals("T4-05"));
    }

    @Test
    @DisplayName("各地另加的用语、文件名、残留")
    void anAreaAddsItsOwnWords(@TempDir Path folder) throws IOException {
        var file = folder.resolve("own.tsv");
        Files.writeString(file, "# 云山县\n最多跑一趟\t最多跑一次\t本省提法\n[文件名]\n《云山县公开办法》\t《云山县政府信息公开办法》\t全称\n[残留]\n点我展开\n");
        var settings = Settings.STANDARD.with(Wording.load(file));
        var report = aReport()
                .text(1, "主动公开信息9条，依申请公开6件，信息管理、平台、监督到位，最多跑一趟，《云山县公开办法》，点我展开。")
                .report();
        assertThat(Checker.check(report, List.of(), settings))
                .extracting(Finding::ruleId)
                .containsExactlyInAnyOrder("X-14", "X-15", "X-17");
        assertThat(Checker.check(report, List.of())).isEmpty();
    }

    @Test
    @DisplayName("清单写错时说明哪一行")
    void aWrongListNamesItsLine(@TempDir Path folder) throws IOException {
        var file = folder.resolve("own.tsv");
        Files.writeString(file, "# 云山县\n最多跑一趟\t最多跑一次\n");
        assertThatThrownBy(() -> Wording.load(file)).hasMessage("own.tsv 第 2 行应有三栏（要找的写法、应为、理由），以制表符分隔，实有 2 栏。");
        Files.writeString(file, "（[\t最多跑一次\t无\n");
        assertThatThrownBy(() -> Wording.load(file)).hasMessageContaining("own.tsv 第 1 行的写法不是正确的正则表达式");
    }
}
