package org.yangguang.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yangguang.letter.LetterFixtures.TEMPLATES;
import static org.yangguang.letter.LetterFixtures.facts;
import static org.yangguang.letter.LetterFixtures.letter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yangguang.document.Approved;
import org.yangguang.document.MissingGlyphs;
import org.yangguang.document.PdfOutcome;
import org.yangguang.document.PdfPress;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;

class LetterTest {
    private static final LetterWriter WRITER = new LetterWriter(new PdfPress());

    static Stream<String> templates() {
        return TEMPLATES.all().stream().map(LetterTemplate::id);
    }

    @ParameterizedTest
    @MethodSource("templates")
    @DisplayName("每一种文书的文字都经过审阅")
    void readsAsApproved(String template) {
        Approved.matches("letter/" + template + ".txt", WRITER.text(letter(template)));
    }

    @Test
    void indexNamesEveryTemplateOfTheFolder() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/letter/templates"))) {
            var names = files.map(file -> file.getFileName().toString().replace(".txt", ""))
                    .filter(name -> !name.equals("index"))
                    .toList();
            assertThat(templates()).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    @DisplayName("表三每一种办理结果都有答复文书")
    void everyResultOfTableThreeHasALetter() {
        for (var row : TableThreeRow.leaves(Form.FMT_2021)) {
            assertThat(TEMPLATES.forResult(row.code())).as(row.label()).isNotEmpty();
        }
        var rows = TableThreeRow.leaves(Form.FMT_2021).stream()
                .map(TableThreeRow::code)
                .toList();
        TEMPLATES.all().forEach(template -> assertThat(rows).as(template.id()).containsAll(template.suits()));
        assertThat(TEMPLATES.of(LetterKind.REPLY_DENIED)).hasSize(3);
        assertThat(TEMPLATES.of(LetterKind.REPLY_NOT_PROCESSED)).hasSize(5);
        assertThat(TEMPLATES.of(LetterKind.NOTICE_TERMINATED)).hasSize(3);
    }

    @Test
    @DisplayName("答复和终结告知都留有救济告知；补正、延期等程序性告知没有")
    void repliesTellTheRemedyAndProceduralNoticesDoNot() {
        for (var template : TEMPLATES.all()) {
            boolean decides =
                    !template.suits().isEmpty() || template.kind() == LetterKind.NOTICE_THIRD_PARTY_DISCLOSURE;
            assertThat(template.slots().contains(LetterTemplate.REMEDY))
                    .as(template.id())
                    .isEqualTo(decides);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"REPLY_DENIED_ART14", "REPLY_DENIED_ART15"})
    @DisplayName("第十四条、第十五条：只写不予公开，不写“可以不予公开”")
    void dutyIsNotPutAsDiscretion(String id) {
        var template = TEMPLATES.byId(id).orElseThrow();
        assertThat(template.wording()).isEqualTo(Wording.MUST);
        assertThat(String.join("\n", template.body())).contains("决定不予公开").doesNotContain("可以不予公开");
        var facts = facts();
        facts.put("不公开理由", "该信息可以不予公开");
        assertThat(template.fill(facts))
                .isInstanceOfSatisfying(
                        Filling.Unfilled.class,
                        unfilled -> assertThat(unfilled.message()).contains("不得写“可以不予公开”"));
    }

    @Test
    @DisplayName("第十六条：写“可以不予公开”并说明裁量，不写没有“可以”的不予公开")
    void discretionIsNotPutAsDuty() {
        var template = TEMPLATES.byId("REPLY_DENIED_ART16").orElseThrow();
        assertThat(template.wording()).isEqualTo(Wording.MAY);
        assertThat(template.title() + String.join("\n", template.body()))
                .contains("可以不予公开", "{{裁量理由}}")
                .doesNotContainPattern("(?<!可以)不予公开");
        var facts = facts();
        facts.put("裁量理由", "属于过程稿，不予公开");
        assertThat(template.fill(facts))
                .isInstanceOfSatisfying(
                        Filling.Unfilled.class,
                        unfilled -> assertThat(unfilled.message()).contains("不得直接写“不予公开”"));
    }

    @Test
    @DisplayName("第十六条：申请人自己的话和救济告知不受用语限制")
    void wordsOfOthersAreLeftAlone() {
        var facts = facts();
        facts.put("申请内容", "不予公开目录");
        facts.put("救济告知", "对不予公开决定不服的……");
        assertThat(TEMPLATES.byId("REPLY_DENIED_ART16").orElseThrow().fill(facts))
                .isInstanceOf(LetterText.class);
    }

    @Test
    void emptySlotsAreListedAndBlock() {
        var facts = facts();
        facts.remove("延期理由");
        facts.put("延长后到期日", " \u3000");
        assertThat(TEMPLATES.byId("NOTICE_EXTENSION").orElseThrow().fill(facts))
                .isInstanceOfSatisfying(Filling.Unfilled.class, unfilled -> {
                    assertThat(unfilled.emptySlots()).containsExactly("延期理由", "延长后到期日");
                    assertThat(unfilled.message()).isEqualTo("《政府信息公开申请延期答复告知书》还不能成文。请填写：延期理由、延长后到期日。");
                });
    }

    @Test
    void valueThatLooksLikeASlotStaysText() {
        var facts = facts();
        facts.put("申请内容", "{{申请人}} $1 \\ | 表");
        var letter = letter("RECEIPT", facts);
        assertThat(WRITER.text(letter)).contains("申请公开的内容：{{申请人}} $1 \\ | 表");
    }

    @Test
    void linesOfAValueBecomeParagraphs() {
        assertThat(WRITER.text(letter("NOTICE_SUPPLEMENT"))).contains("\n1.未写明所需方案的印发机关或者文号；\n2.未写明");
    }

    @Test
    void brokenTemplatesAreRefusedInChinese() {
        assertThatThrownBy(() -> LetterTemplate.parse("编号：A\n标题：B\n----\n正文")).hasMessage("文书范本头部缺少“适用”。");
        assertThatThrownBy(() -> LetterTemplate.parse("编号：A\n作者：B\n----\n正文")).hasMessageContaining("作者：B");
        assertThatThrownBy(() -> LetterTemplate.parse("编号：A")).hasMessageContaining("没有正文");
    }

    @ParameterizedTest
    @ValueSource(strings = {"余商务公开告〔2026〕3号", "余商务公开告[2026]第3号", "余商务公开告（2026）003号", " 余商务公开告【2026】3号 "})
    void numberIsReadInManyHandsAndPrintedInOne(String written) {
        assertThat(LetterNumber.parse(written).map(LetterNumber::toString)).contains("余商务公开告〔2026〕3号");
    }

    @ParameterizedTest
    @ValueSource(strings = {"余商务公开告〔26〕3号", "公开告〔2026〕3号", "余商务公开告〔2026〕0号", "余商务公开告〔2026〕3", ""})
    void whatIsNoNumberIsNotRead(String written) {
        assertThat(LetterNumber.parse(written)).isEmpty();
    }

    @Test
    void numberStartsAtOne() {
        assertThatThrownBy(() -> new LetterNumber("余商务", 2026, 0)).hasMessageContaining("序号从1开始");
    }

    @Test
    void docxAndPdfSayTheSameWords() throws IOException {
        var letter = letter("REPLY_GRANTED");
        var expected = List.of("澄湖区商务局", "澄商务公开告〔2026〕96号", "政府信息予以公开告知书", "李明：", "2.资金拨付明细表", "2026年11月19日");
        try (var docx = new XWPFDocument(new ByteArrayInputStream(WRITER.docx(letter)));
                var words = new XWPFWordExtractor(docx)) {
            assertThat(words.getText()).contains(expected);
            assertThat(docx.getTables()).hasSize(1);
        }
        switch (WRITER.pdf(letter)) {
            case MissingGlyphs missing -> throw new AssertionError(missing.message());
            case PdfOutcome.PdfFile(var bytes) -> {
                try (var pdf = Loader.loadPDF(bytes)) {
                    assertThat(new PDFTextStripper().getText(pdf)).contains(expected);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyLetterPrintsWithoutAMissingCharacter(String template) {
        assertThat(WRITER.pdf(letter(template))).isInstanceOf(PdfOutcome.PdfFile.class);
    }
}
