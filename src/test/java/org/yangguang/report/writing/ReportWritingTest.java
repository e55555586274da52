package org.yangguang.report.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yangguang.document.Approved;
import org.yangguang.document.MissingGlyphs;
import org.yangguang.document.PdfOutcome;
import org.yangguang.document.PdfPress;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;

class ReportWritingTest {
    private static final ReportWriter WRITER = new ReportWriter(new PdfPress());
    private static final LocalDate DATE = LocalDate.of(2026, 1, 29);
    private static final AnnualReport REPORT_2021 = ReportFixtures.report2021();
    private static final AnnualReport REPORT_2019 = ReportFixtures.report2019();

    static List<AnnualReport> reports() {
        return List.of(REPORT_2021, REPORT_2019);
    }

    @ParameterizedTest
    @MethodSource("reports")
    @DisplayName("30号文、60号文：三张表与审阅过的表样一致")
    void tablesReadAsApproved(AnnualReport report) {
        var folder = "report/" + report.form().code() + "/";
        Approved.matches(folder + "table-two.html", ReportHtml.tableTwo(report));
        Approved.matches(folder + "table-three.html", ReportHtml.tableThree(report));
        Approved.matches(folder + "table-four.html", ReportHtml.tableFour(report));
        Approved.matches(folder + "page.html", ReportHtml.page(report));
    }

    @Test
    @DisplayName("30号文：表三25行7列，办理结果跨22行；60号文：23行，跨20行")
    void tableThreeHasTheRowsOfItsForm() {
        assertThat(bodyRows(ReportHtml.tableThree(REPORT_2021))).isEqualTo(25);
        assertThat(bodyRows(ReportHtml.tableThree(REPORT_2019))).isEqualTo(23);
        assertThat(ReportHtml.tableThree(REPORT_2021))
                .contains("<th class=\"band\" rowspan=\"22\" scope=\"rowgroup\">三、本年度办理结果</th>")
                .contains("<th class=\"l\" rowspan=\"8\" scope=\"rowgroup\">（三）不予公开</th>");
        assertThat(ReportHtml.tableThree(REPORT_2019))
                .contains("<th class=\"band\" rowspan=\"20\" scope=\"rowgroup\">三、本年度办理结果</th>")
                .contains("<th class=\"l\" colspan=\"2\" scope=\"row\">（六）其他处理</th>");
    }

    private static int bodyRows(String html) {
        return Jsoup.parse(html).select("tbody tr").size();
    }

    @Test
    void blankAbsentAndUnreadableCellsAreShownAsTheyAre() {
        var row = Jsoup.parse(ReportHtml.tableThree(REPORT_2019)).select("tr:contains(予以公开)").stream()
                .filter(r -> r.select("th").text().endsWith("（一）予以公开"))
                .findFirst()
                .orElseThrow();
        assertThat(row.select("td").stream().map(Element::text).toList()).startsWith("", "/", "<3或4>");
        assertThat(ReportHtml.tableFour(REPORT_2019)).contains("<td title=\"原文缺此格\">（缺）</td></tr>");
        assertThat(ReportHtml.tableTwo(REPORT_2019)).contains(">428.8689万元</td>", ">+1</td>");
    }

    @Test
    void numbersLinkToTheirRecordsWhereThereAreAny() {
        var html = ReportHtml.tableThree(
                REPORT_2021,
                id -> id.path().startsWith("table3.granted.")
                        ? Optional.of("/office/r?cell=" + id.path() + "&y=2023")
                        : Optional.empty());
        var links = Jsoup.parse(html).select("td a");
        assertThat(links).hasSize(7);
        assertThat(links.getFirst().attr("href")).isEqualTo("/office/r?cell=table3.granted.natural&y=2023");
        assertThat(links.getFirst().text()).isEqualTo("447");
    }

    @Test
    void textOfAReportIsNeverMarkup() {
        assertThat(ReportHtml.page(REPORT_2021)).contains("&lt;政策解读&gt;3条 &amp; 图解2条");
        assertThat(ReportHtml.tableThree(REPORT_2019)).contains("&lt;3或4&gt;");
    }

    @Test
    void reportWithoutItsTablePartsStillPrintsThem() {
        var bare = new AnnualReport(
                "",
                "澄湖区商务局",
                2023,
                Form.FMT_2021,
                null,
                List.of(),
                List.of(REPORT_2021.sections().getLast()),
                REPORT_2021.cells(),
                Map.of());
        var page = Jsoup.parse(ReportHtml.page(bare));
        assertThat(page.select("h1").text()).isEqualTo("澄湖区商务局2023年政府信息公开工作年度报告");
        assertThat(page.select("h2").eachText()).containsExactly("六、其他需要报告的事项");
        assertThat(page.select("h3.stat-caption").eachText())
                .containsExactly("表二　主动公开政府信息情况", "表三　收到和处理政府信息公开申请情况", "表四　政府信息公开行政复议、行政诉讼情况");
        assertThat(page.select("table")).hasSize(3);
    }

    @Test
    void sheetsUpTo2018PrintTheirIndicators() {
        var page = Jsoup.parse(ReportHtml.page(ReportFixtures.legacy()));
        assertThat(page.select("table")).hasSize(1);
        assertThat(page.select("table").text()).isEqualTo("统计指标 本年 历年累计 主动公开政府信息数 45");
        assertThat(ReportHtml.tableTwo(ReportFixtures.legacy())).isEmpty();
        assertThat(WRITER.docx(ReportFixtures.legacy(), DATE)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void docxGivesTheSameNumberInEveryCell(AnnualReport report) throws IOException {
        try (var docx = new XWPFDocument(new ByteArrayInputStream(WRITER.docx(report, DATE)))) {
            assertThat(docx.getTables()).hasSize(3);
            assertThat(figures(docx.getTables().get(0))).containsSubsequence(shown(report, two(report.form())));
            var three = docx.getTables().get(1);
            assertThat(three.getRow(2).isRepeatHeader()).isTrue();
            var rows = TableThreeRow.of(report.form());
            for (int i = 0; i < rows.size(); i++) {
                var cells = three.getRow(3 + i).getTableCells();
                assertThat(cells.subList(cells.size() - 7, cells.size()).stream()
                                .map(XWPFTableCell::getText)
                                .toList())
                        .as(rows.get(i).label())
                        .isEqualTo(shown(report, three(rows.get(i))));
            }
            assertThat(docx.getTables().get(2).getRow(3).getTableCells().stream()
                            .map(XWPFTableCell::getText)
                            .toList())
                    .isEqualTo(shown(report, four()));
        }
    }

    private static List<String> figures(XWPFTable table) {
        return table.getRows().stream()
                .flatMap(row -> row.getTableCells().stream().skip(1))
                .map(XWPFTableCell::getText)
                .toList();
    }

    private static List<CellId> two(Form form) {
        return TableTwoField.of(form).stream().map(CellId::of).toList();
    }

    private static List<CellId> three(TableThreeRow row) {
        return Stream.of(ApplicantColumn.values())
                .map(column -> CellId.of(row, column))
                .toList();
    }

    private static List<CellId> four() {
        return Stream.of(DisputeRoute.values())
                .flatMap(route -> Stream.of(DisputeColumn.values()).map(column -> CellId.of(route, column)))
                .toList();
    }

    private static List<String> shown(AnnualReport report, List<CellId> ids) {
        return ids.stream().map(id -> ReportHtml.shown(report.cell(id))).toList();
    }

    @ParameterizedTest
    @MethodSource("reports")
    @DisplayName("PDF 载有每一行每一列的名称，表三整表在一页上")
    void pdfHasEveryLabelAndTableThreeOnOnePage(AnnualReport report) throws IOException {
        try (var pdf = Loader.loadPDF(pdf(report))) {
            var text = words(pdf, 1, pdf.getNumberOfPages());
            for (var row : TableThreeRow.of(report.form())) {
                assertThat(text).contains(plain(row.label()));
            }
            TableTwoField.of(report.form())
                    .forEach(field -> assertThat(text).contains(plain(field.rowLabel()), plain(field.columnLabel())));
            Stream.of(DisputeRoute.values()).forEach(route -> assertThat(text).contains(plain(route.label())));
            assertThat(text).contains("未收取信息处理费").doesNotContain("#");
            assertThat(pagesWith(pdf, "一、本年新收政府信息公开申请数量"))
                    .containsExactlyElementsOf(pagesWith(pdf, "四、结转下年度继续办理"))
                    .hasSize(1);
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo(report.title());
        }
    }

    private static List<Integer> pagesWith(PDDocument pdf, String label) throws IOException {
        var pages = new ArrayList<Integer>();
        for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
            if (words(pdf, page, page).contains(plain(label))) {
                pages.add(page);
            }
        }
        return pages;
    }

    private static String words(PDDocument pdf, int first, int last) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(first);
        stripper.setEndPage(last);
        return plain(stripper.getText(pdf));
    }

    private static String plain(String text) {
        return text.replaceAll("\\s", "");
    }

    private static byte[] pdf(AnnualReport report) {
        return switch (WRITER.pdf(report, DATE)) {
            case PdfOutcome.PdfFile(var bytes) -> bytes;
            case MissingGlyphs missing -> throw new AssertionError(missing.message());
        };
    }

    @Test
    void xlsxHoldsNumbersAsNumbersAndNeverAFormula() throws IOException {
        try (var xlsx = new XSSFWorkbook(new ByteArrayInputStream(WRITER.xlsx(REPORT_2019, DATE)))) {
            assertThat(xlsx.getNumberOfSheets()).isEqualTo(4);
            assertThat(xlsx.getSheetAt(0).getRow(1).getCell(1).getStringCellValue())
                    .isEqualTo(REPORT_2019.title());
            var two = xlsx.getSheetAt(1);
            var amount = two.getRow(two.getLastRowNum()).getCell(2);
            assertThat(amount.getNumericCellValue()).isEqualTo(428.8689);
            var three = xlsx.getSheetAt(2);
            assertThat(three.getRow(3).getCell(9).getNumericCellValue()).isEqualTo(6);
            assertThat(three.getRow(5).getCell(3).getStringCellValue()).isEmpty();
            for (var sheet : xlsx) {
                for (var row : sheet) {
                    row.forEach(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA));
                }
            }
        }
    }

    @Test
    void csvHasOneLineACellAndNoFormula() {
        var lines = WRITER.csv(REPORT_2021).lines().toList();
        assertThat(lines.stream().filter(line -> line.contains(",table"))).hasSize(10 + 175 + 15);
        assertThat(lines)
                .contains(
                        "\"澄湖区人民政府\",2023,table2.regulations_issued,\"表二 规章，本年制发件数\",0,\"0\",printed",
                        "\"澄湖区人民政府\",2023,heading,\"章节标题\",1,\"一、总体情况\",");
        assertThat(WRITER.csv(REPORT_2019)).contains(",1,\"+1\",normalised", ",,\"（缺）\",absent");
    }

    @Test
    void sameReportSameBytes() {
        assertThat(WRITER.docx(REPORT_2021, DATE)).isEqualTo(WRITER.docx(REPORT_2021, DATE));
        assertThat(WRITER.xlsx(REPORT_2021, DATE)).isEqualTo(WRITER.xlsx(REPORT_2021, DATE));
        assertThat(pdf(REPORT_2021)).isEqualTo(pdf(REPORT_2021));
    }
}
