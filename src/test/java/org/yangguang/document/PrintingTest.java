package org.yangguang.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yangguang.document.Paper.line;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.yangguang.document.Paper.Block;
import org.yangguang.document.Paper.Role;
import org.yangguang.document.Table.Cell;
import org.yangguang.document.Table.Look;
import org.yangguang.document.Table.Row;

class PrintingTest {
    private static final PdfPress PRESS = new PdfPress();
    private static final LocalDate DATE = LocalDate.of(2026, 11, 21);

    private static Paper paper(String text) {
        var table = new Table(
                List.of(
                        Row.of(new Cell("甲", 1, 2, Look.HEAD), new Cell("乙", 2, 1, Look.HEAD)),
                        Row.of(Cell.of("丙", Look.HEAD), Cell.of("丁", Look.HEAD))),
                List.of(Row.of(Cell.of("行", Look.LABEL), Cell.of("1", Look.FIGURE), Cell.of("", Look.FIGURE))),
                List.of(2, 1, 1),
                10.5,
                Table.Paging.FLOWS);
        return new Paper("测试公文", "澄湖区人民政府", DATE, List.of(line(Role.TITLE, "测试公文"), line(Role.TEXT, text), table));
    }

    private static PdfOutcome print(Paper paper) {
        return PRESS.print(PaperHtml.page(paper), paper.date());
    }

    private static byte[] pdf(Paper paper) {
        return switch (print(paper)) {
            case PdfOutcome.PdfFile(var bytes) -> bytes;
            case MissingGlyphs missing -> throw new AssertionError(missing.message());
        };
    }

    @Test
    void pdfIsTaggedChineseAndSaysItsTitle() throws IOException {
        try (var pdf = Loader.loadPDF(pdf(paper("依据《条例》〔2026〕3号，①至⑳，“引号”——完。")))) {
            var catalog = pdf.getDocumentCatalog();
            assertThat(catalog.getLanguage()).isEqualTo("zh-CN");
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot()).isNotNull();
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("测试公文");
            var created = pdf.getDocumentInformation().getCreationDate().toInstant();
            assertThat(created).isEqualTo("2026-11-20T16:00:00Z");
            var xmp = new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(xmp).contains("<pdfuaid:part>1</pdfuaid:part>");
            assertThat(pdf.getPage(0).getMediaBox().getWidth()).isBetween(595f, 596f);
            assertThat(new PDFTextStripper().getText(pdf)).contains("依据《条例》〔2026〕3号，①至⑳", "— 1 —");
        }
    }

    @Test
    void namesTheCharactersTheFontsLackInsteadOfPrintingAMark() {
        assertThat(print(paper("申请人𠮷田、龘某")))
                .isInstanceOfSatisfying(
                        MissingGlyphs.class,
                        missing -> assertThat(missing.message())
                                .contains("“𠮷”（U+20BB7）")
                                .contains("“龘”（U+9F98）")
                                .contains("请改用 DOCX 文件"));
    }

    @Test
    void printsNamesFromTheThirdLevelOfTheStandardCharacters() {
        assertThat(pdf(paper("喆、堃、淼、珺、昇、甯、赟、奭"))).isNotEmpty();
    }

    @Test
    void dropsCharactersThatPrintNothing() throws IOException {
        try (var pdf = Loader.loadPDF(pdf(paper("政\u200b府\ufeff信\u0007息")))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("政府信息").doesNotContain("#");
        }
    }

    @Test
    void textIsNeverMarkup() throws IOException {
        try (var pdf = Loader.loadPDF(pdf(paper("<b>甲</b> & \"乙\"")))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("<b>甲</b> & \"乙\"");
        }
    }

    @Test
    void severalMayPrintAtOnce() {
        var expected = pdf(paper("并行"));
        var printed =
                IntStream.range(0, 8).parallel().mapToObj(_ -> pdf(paper("并行"))).toList();
        assertThat(printed).hasSize(8).allMatch(bytes -> Arrays.equals(bytes, expected));
    }

    @Test
    void aSealNeverStandsAloneOnAPage() throws IOException {
        for (int lines = 18; lines <= 24; lines++) {
            var blocks = new ArrayList<Block>(Collections.nCopies(lines, line(Role.TEXT, "正文")));
            blocks.add(line(Role.TEXT, "末段"));
            blocks.add(line(Role.SIGNATURE, "澄湖区商务局"));
            blocks.add(line(Role.DATE, "2026年11月21日"));
            try (var pdf = Loader.loadPDF(pdf(new Paper("署名", "澄湖区商务局", DATE, blocks)))) {
                var last = new PDFTextStripper();
                last.setStartPage(pdf.getNumberOfPages());
                assertThat(last.getText(pdf)).contains("末段", "澄湖区商务局", "2026年11月21日");
            }
        }
    }

    @Test
    void samePaperSameBytes() {
        var paper = paper("正文");
        assertThat(PaperDocx.write(paper)).isEqualTo(PaperDocx.write(paper));
        assertThat(pdf(paper)).isEqualTo(pdf(paper));
    }

    @Test
    void docxHasMergedRepeatingHeadersAndChineseFaces() throws IOException {
        try (var docx = new XWPFDocument(new ByteArrayInputStream(PaperDocx.write(paper("正文"))))) {
            var table = docx.getTables().getFirst();
            assertThat(table.getRow(0).isRepeatHeader()).isTrue();
            assertThat(table.getRow(1).isRepeatHeader()).isTrue();
            assertThat(table.getRow(2).isRepeatHeader()).isFalse();
            assertThat(table.getRow(2).isCantSplitRow()).isTrue();
            var first = table.getRow(0).getCell(0).getCTTc().getTcPr();
            var below = table.getRow(1).getCell(0).getCTTc().getTcPr();
            assertThat(first.getVMerge().getVal()).isEqualTo(STMerge.RESTART);
            assertThat(below.getVMerge().getVal()).isEqualTo(STMerge.CONTINUE);
            assertThat(table.getRow(0)
                            .getCell(1)
                            .getCTTc()
                            .getTcPr()
                            .getGridSpan()
                            .getVal()
                            .intValue())
                    .isEqualTo(2);
            var style = docx.getStyles().getStyle(WordStyles.id(Role.TEXT)).getCTStyle();
            assertThat(style.getRPr().getRFontsArray(0).getEastAsia()).isEqualTo("仿宋_GB2312");
            assertThat(docx.getProperties().getCoreProperties().getTitle()).isEqualTo("测试公文");
        }
    }
}
