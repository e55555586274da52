package org.yangguang.report.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.document.Approved;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.comparing.ReportDiff.CellChange;
import org.yangguang.report.comparing.ReportDiff.Kind;
import org.yangguang.report.listing.Ink;
import tools.jackson.databind.json.JsonMapper;

class ReportDiffTest {
    private static final CellId LICENSING = CellId.of(TableTwoField.LICENSING);
    private static final CellId FEES = CellId.of(TableTwoField.FEES_WAN);
    private static final CellId NEW = CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.NATURAL);

    private static AReport of2022() {
        return AReport.of("云山县商务局", 2022)
                .granted(6)
                .with(LICENSING, 200)
                .with(FEES, "604.15")
                .text(
                        1,
                        "一、总体情况",
                        "（一）主动公开情况。通过门户网站累计发布信息119条，微信公众号推送信息400余条。",
                        "（二）依申请公开情况。共收到申请6件，均已办结。",
                        "（三）政府信息管理。落实保密审查制度。")
                .text(6, "六、其他需要报告的事项", "本单位2022年未收取信息处理费。");
    }

    private static AReport of2023() {
        return AReport.of("云山县商务局", 2023)
                .granted(9)
                .with(LICENSING, 150)
                .with(FEES, "604.1500")
                .with(NEW, Cell.Reading.BLANK, "")
                .text(
                        1,
                        "一、总体情况",
                        "（一）主动公开情况。通过门户网站累计发布信息1128条，微信公众号推送信息400余条。",
                        "全年举办新闻发布会3场。",
                        "（二）依申请公开情况。共收到申请9件，均已按期办结。",
                        "（三）政府信息管理。落实保密审查制度。")
                .text(6, "六、其他事项", "本单位2023年未收取信息处理费。");
    }

    private static CellChange change(ReportDiff diff, CellId id) {
        return diff.cells().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    @DisplayName("数不同的写增减和幅度；604.15 与 604.1500 相同；空白不当 0")
    void cellsAreComparedByValueAndKindOfBlank() {
        var diff = ReportDiff.of(of2022().report(), of2023().report());
        var licensing = change(diff, LICENSING);
        assertThat(licensing.kind()).isEqualTo(Kind.CHANGED);
        assertThat(licensing.difference()).isEqualByComparingTo("-50");
        assertThat(licensing.percent()).isEqualByComparingTo("-25");
        assertThat(change(diff, FEES).kind()).isEqualTo(Kind.SAME);
        var blank = change(diff, NEW);
        assertThat(blank.kind()).isEqualTo(Kind.UNCLEAR);
        assertThat(blank.difference()).isNull();
        var total = change(diff, CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.TOTAL));
        assertThat(total.difference()).isEqualByComparingTo("3");
        assertThat(total.percent()).as("原数不足 10，不算幅度").isNull();
    }

    @Test
    @DisplayName("两种空白不同：空白与“/”")
    void twoKindsOfBlankDiffer() {
        var a = AReport.of("甲局", 2023).with(NEW, Cell.Reading.BLANK, "").report();
        var b = AReport.of("甲局", 2023).with(NEW, Cell.Reading.MARKED_NONE, "/").report();
        assertThat(change(ReportDiff.of(a, b), NEW).kind()).isEqualTo(Kind.UNCLEAR);
        assertThat(ReportDiff.of(a, a).isEmpty()).isTrue();
    }

    @Test
    @DisplayName("2019 年格式的其他处理一行，与 2021 年格式三行之和相比")
    void theMergedRowIsComparedWithTheSumOfThree() {
        var other = CellId.of(TableThreeRow.OTHER, ApplicantColumn.TOTAL);
        var old = AReport.of("甲局", 2020)
                .with(other, 5)
                .with(CellId.of(TableTwoField.LICENSING_DECISIONS), 104)
                .with(CellId.of(TableTwoField.LICENSING_PREV), 1)
                .report();
        var now = AReport.of("甲局", 2021)
                .with(CellId.of(TableThreeRow.OTHER_NO_SUPPLEMENT, ApplicantColumn.TOTAL), 4)
                .with(CellId.of(TableThreeRow.OTHER_OTHER, ApplicantColumn.TOTAL), 3)
                .with(LICENSING, 110)
                .report();
        for (var diff : List.of(ReportDiff.of(old, now), ReportDiff.of(now, old))) {
            var merged = change(diff, other);
            assertThat(Objects.requireNonNull(merged.difference()).abs()).isEqualByComparingTo("2");
            assertThat(diff.cells().stream().filter(c -> c.id().label().contains("行政许可，") && c.kind() == Kind.CHANGED))
                    .hasSize(1);
            assertThat(diff.cells()).doesNotHaveDuplicates();
        }
        var diff = ReportDiff.of(old, now);
        assertThat(change(diff, LICENSING).difference()).isEqualByComparingTo("6");
        assertThat(change(diff, CellId.of(TableTwoField.LICENSING_PREV)).kind()).isEqualTo(Kind.ONLY_BEFORE);
        assertThat(change(diff, CellId.of(TableThreeRow.OTHER_OTHER, ApplicantColumn.TOTAL))
                        .kind())
                .isEqualTo(Kind.ONLY_AFTER);
    }

    @Test
    @DisplayName("三行中有一行空白，合并的一行就未知")
    void oneUnknownPartMakesTheMergedRowUnknown() {
        var old = AReport.of("甲局", 2020).report();
        var now = AReport.of("甲局", 2021)
                .with(CellId.of(TableThreeRow.OTHER_FEE_UNPAID, ApplicantColumn.TOTAL), Cell.Reading.BLANK, "")
                .report();
        assertThat(change(ReportDiff.of(old, now), CellId.of(TableThreeRow.OTHER, ApplicantColumn.TOTAL))
                        .kind())
                .isEqualTo(Kind.UNCLEAR);
    }

    @Test
    @DisplayName("段落按相似对齐，插入一段不使后面错位；数字整个标出")
    void paragraphsAreAlignedAndWordsMarked() {
        var section =
                ReportDiff.of(of2022().report(), of2023().report()).sections().getFirst();
        assertThat(section.paragraphs().stream().map(ReportDiff.ParagraphChange::kind))
                .containsExactly(Kind.CHANGED, Kind.ONLY_AFTER, Kind.CHANGED, Kind.SAME);
        assertThat(section.paragraphs().getFirst().spans())
                .contains(new Span(Span.Mark.REMOVED, "119"), new Span(Span.Mark.ADDED, "1128"));
        assertThat(section.paragraphs().get(2).spans())
                .containsSequence(
                        new Span(Span.Mark.REMOVED, "6"),
                        new Span(Span.Mark.ADDED, "9"),
                        new Span(Span.Mark.KEPT, "件，均已"),
                        new Span(Span.Mark.ADDED, "按期"),
                        new Span(Span.Mark.KEPT, "办结。"));
    }

    @Test
    @DisplayName("标出的字词去掉增的就是前者，去掉删的就是后者")
    void marksGiveBackBothSides() {
        var texts = List.of("", "甲", "共收到申请6件，均已办结。", "共办理申请1,006件（含上年结转）。", "办理 12.5% 的申请\u3000abc", "𠀀字与表情🎉");
        for (var a : texts) {
            for (var b : texts) {
                var spans = WordMarks.of(a, b);
                assertThat(without(spans, Span.Mark.ADDED)).isEqualTo(a);
                assertThat(without(spans, Span.Mark.REMOVED)).isEqualTo(b);
            }
        }
    }

    private static String without(List<Span> spans, Span.Mark mark) {
        return spans.stream().filter(s -> s.mark() != mark).map(Span::text).reduce("", String::concat);
    }

    @Test
    @DisplayName("上万段的恶意报告也很快比完，不漏段")
    void manyParagraphsAreBounded() {
        var many = Collections.nCopies(30_000, "同样的一段话。").toArray(String[]::new);
        var a = AReport.of("甲局", 2023).text(1, "一、总体情况", many).report();
        var diff =
                ReportDiff.of(a, AReport.of("甲局", 2023).text(1, "一、总体情况", "另一段").report());
        assertThat(diff.sections().getFirst().kind()).isEqualTo(Kind.CHANGED);
        var longText = "一二三四五六七八九十".repeat(3_000);
        assertThat(WordMarks.of(longText + "甲", "乙" + longText.replace("五", "伍")))
                .isNotEmpty();
    }

    @Test
    @DisplayName("2018 年及以前的统计表按指标比")
    void oldSheetsAreComparedByIndicator() {
        var a = sheet(2016, 45);
        var b = sheet(2017, 60);
        assertThat(ReportDiff.of(a, b).indicators())
                .containsExactly(new ReportDiff.IndicatorChange(
                        "主动公开政府信息数", new BigDecimal(45), new BigDecimal(60), Kind.CHANGED, new BigDecimal(15)));
    }

    private static AnnualReport sheet(int year, int total) {
        return new AnnualReport(
                "",
                "甲局",
                year,
                Form.FMT_LEGACY,
                LocalDate.of(year + 1, 3, 1),
                List.of(),
                List.of(),
                Map.of(),
                Map.of("active_total", List.of(Optional.of(new BigDecimal(total)))));
    }

    @Test
    @DisplayName("终端、网页、CSV 与审阅过的一致")
    void renderingsReadAsApproved() {
        var diff = ReportDiff.of(of2022().report(), of2023().report());
        Approved.matches(
                "report/diff.txt", DiffText.of(diff, "2022.html", "2023.html", DiffText.Extent.CHANGES, Ink.PLAIN));
        Approved.matches("report/diff.csv.txt", DiffData.csv(diff).replace("\r\n", "\n"));
        Approved.matches("report/diff.html", DiffHtml.body(diff, "2022.html", "2023.html"));
    }

    @Test
    @DisplayName("网页不单靠颜色，不执行报告里的代码")
    void thePageMarksChangesInWordsAndEscapes() {
        var evil = AReport.of("<script>alert(1)</script>局", 2023)
                .text(1, "一、<b>总体</b>", "<img src=x onerror=alert(1)>")
                .report();
        var page = Jsoup.parse(DiffHtml.page(ReportDiff.of(of2022().report(), evil), "<i>", "=1+1"));
        assertThat(page.select("script, img, i, b")).isEmpty();
        assertThat(page.select("del, ins")).allSatisfy(e -> assertThat(e.text()).startsWith("［"));
        assertThat(page.select("link, [src], [href]")).isEmpty();
    }

    @Test
    @DisplayName("JSON 里有全部格和段落")
    void jsonHoldsEverything() {
        var diff = ReportDiff.of(of2022().report(), of2023().report());
        var json = JsonMapper.shared().readTree(DiffData.json(diff));
        assertThat(json.path("cells")).hasSize(200);
        assertThat(json.path("same").asBoolean()).isFalse();
        assertThat(json.path("sections").get(0).path("paragraphs")).hasSize(4);
        var blank = json.path("cells")
                .valueStream()
                .filter(c -> c.path("cell").asString().equals("table3.new_received.natural"))
                .findFirst()
                .orElseThrow();
        assertThat(blank.path("after").path("value").isNull()).isTrue();
        assertThat(blank.path("after").path("reading").asString()).isEqualTo("blank");
    }

    @Test
    @DisplayName("报告里的终端控制字符不到终端")
    void terminalCommandsAreNotPassedOn() {
        var evil =
                AReport.of("甲局", 2023).text(1, "一、总体情况", "\u001b[2J清屏\u202e倒写").report();
        var text = DiffText.of(
                ReportDiff.of(AReport.of("甲局", 2023).report(), evil),
                "a\u001b]0;x\u0007",
                "b",
                DiffText.Extent.EVERYTHING,
                Ink.PLAIN);
        assertThat(text).doesNotContain("\u001b", "\u202e", "\u0007").contains("清屏");
    }
}
