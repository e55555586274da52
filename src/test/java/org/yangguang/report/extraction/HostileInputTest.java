package org.yangguang.report.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.extraction.Reading.Code;

/// Whatever comes in, the answer is a report or a Chinese sentence; nothing is thrown (security
/// U3, U4, U6, U9, U10).
class HostileInputTest {
    private static Reading.Unreadable refused(byte[] content) {
        var reading = new ReportReader().read(content, "来件");
        assertThat(reading).isInstanceOf(Reading.Unreadable.class);
        var refused = (Reading.Unreadable) reading;
        assertThat(refused.message()).containsPattern("\\p{IsHan}{4}").endsWith("。");
        return refused;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("空文件")
    void emptyFile() {
        assertThat(refused(new byte[0]).code()).isEqualTo(Code.EMPTY);
    }

    @Test
    @DisplayName("图片")
    void picture() {
        assertThat(refused(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0})
                        .code())
                .isEqualTo(Code.UNKNOWN_TYPE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName("随机字节")
    void randomBytes(long seed) {
        var bytes = new byte[50_000];
        new Random(seed).nextBytes(bytes);
        assertThat(refused(bytes).code()).isIn(Code.ENCODING, Code.UNKNOWN_TYPE);
    }

    @Test
    @DisplayName("不是年报的网页")
    void aPageThatIsNoReport() {
        var page = "<html><body><h1>关于召开会议的通知</h1><p>定于下周召开会议。</p><table><tr><td>时间</td></tr></table></body></html>";
        assertThat(refused(utf8(page)).code()).isEqualTo(Code.NOT_A_REPORT);
    }

    @Test
    @DisplayName("只有标题的网页：正文可能在附件里")
    void aTitleAlone() {
        var refused = refused(utf8("云山县商务局2023年政府信息公开工作年度报告\n附件下载"));
        assertThat(refused.code()).isEqualTo(Code.NOT_A_REPORT);
        assertThat(refused.message()).contains("附件");
    }

    @Test
    @DisplayName("50 MB 的表格")
    void aTableOfFiftyMegabytes() {
        var row = utf8("<tr><td>1</td><td>2</td></tr>\n");
        var out = new ByteArrayOutputStream();
        out.writeBytes(utf8("<html><body><table>"));
        while (out.size() < 50 * 1024 * 1024) {
            out.writeBytes(row);
        }
        assertThat(refused(out.toByteArray()).code()).isEqualTo(Code.TOO_LARGE);
    }

    @Test
    @DisplayName("5 MB 的网页表格：标签过多")
    void tooManyTags() {
        assertThat(refused(utf8("<html><table>" + "<tr><td>".repeat(600_000))).code())
                .isEqualTo(Code.TOO_LARGE);
    }

    @Test
    @DisplayName("嵌套很深的网页")
    void deepMarkup() {
        assertThat(new ReportReader().read(utf8("<html><body>" + "<div>".repeat(100_000) + "年报"), "深.html"))
                .isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    @DisplayName("跨行跨列写成天文数字，按 200 计")
    void absurdSpans() {
        var page =
                "<html><body><table><tr><td colspan=999999 rowspan=999999>规章</td><td>1</td></tr></table></body></html>";
        assertThat(new ReportReader().read(utf8(page), "跨.html")).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    @DisplayName("压缩炸弹、越界文件名、宏、外部模板、文档类型声明都不打开")
    void unsafeArchives() throws IOException {
        var document = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>";
        assertThat(refused(zip("../word/document.xml", document)).code()).isEqualTo(Code.UNSAFE_FILE);
        assertThat(refused(zip("word/document.xml", document, "word/vbaProject.bin", "x"))
                        .code())
                .isEqualTo(Code.UNSAFE_FILE);
        assertThat(refused(zip("word/document.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a/>"))
                        .code())
                .isEqualTo(Code.UNSAFE_FILE);
        assertThat(refused(zip("word/document.xml", " ".repeat(19 * 1024 * 1024)))
                        .code())
                .isEqualTo(Code.UNSAFE_FILE);
        var template = "<Relationships><Relationship Type=\"http://x/attachedTemplate\" Target=\"http://e/t.dotm\""
                + " TargetMode=\"External\"/></Relationships>";
        assertThat(refused(zip("word/document.xml", document, "word/_rels/settings.xml.rels", template))
                        .code())
                .isEqualTo(Code.UNSAFE_FILE);
        assertThat(refused(zip("word/document.xml", "<a>".repeat(5000))).code()).isEqualTo(Code.TOO_DEEP);
    }

    @Test
    @DisplayName("别的压缩包不是报告")
    void otherArchives() throws IOException {
        assertThat(refused(zip("报告.txt", "年报")).code()).isEqualTo(Code.UNKNOWN_TYPE);
    }

    private static byte[] zip(String... namesAndContents) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(utf8(namesAndContents[i + 1]));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    @Test
    @DisplayName("截断的 DOCX 和 PDF")
    void truncatedFiles() {
        for (var name : new String[] {"004.docx", "004.pdf"}) {
            var whole = Truth.sample(name);
            for (int part = 1; part < 8; part++) {
                var cut = java.util.Arrays.copyOf(whole, whole.length * part / 8);
                var reading = new ReportReader().read(cut, name);
                if (reading instanceof Reading.Unreadable refused) {
                    assertThat(refused.message()).containsPattern("\\p{IsHan}{4}");
                } else {
                    assertThat(Truth.of("004.json").wrong(((Reading.Read) reading).report()))
                            .allMatch(wrong -> wrong.contains("read Optional.empty"));
                }
            }
        }
    }

    @Test
    @DisplayName("PDF 页数写成 21 亿")
    void lyingPageCount() {
        var pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                + "2 0 obj<</Type/Pages/Count 2147483647/Kids[2 0 R]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";
        refused(utf8(pdf));
    }

    @Test
    @DisplayName("单元格超过九位数：未知，不截断")
    void numbersLongerThanNineDigitsAreNotRead() {
        var id = CellId.of(TableThreeRow.GRANTED, ApplicantColumn.NATURAL);
        var printed = Printed.balanced(Form.FMT_2021, 2).with(id, "12345678901");
        var reading = (Reading.Read) new ReportReader().read(utf8(printed.html()), "长.html");
        assertThat(reading.report().cell(id).value()).isNull();
    }

    @Test
    @DisplayName("单元格里是文字：该格未知，其余照读")
    void wordsInACell() {
        var id = CellId.of(TableThreeRow.GRANTED, ApplicantColumn.COMMERCIAL);
        var printed = Printed.balanced(Form.FMT_2021, 2).with(id, "见附件");
        var report = ((Reading.Read) new ReportReader().read(utf8(printed.html()), "字.html")).report();
        assertThat(report.cell(id).reading()).isEqualTo(Cell.Reading.UNREADABLE);
        var next = CellId.of(TableThreeRow.GRANTED, ApplicantColumn.TOTAL);
        assertThat(report.value(next)).isPresent();
    }

    @Test
    @DisplayName("读出的文字不含替换字符、零宽字符和方向控制符")
    void textIsClean() {
        var text = Printed.balanced(Form.FMT_2021, 2).cellLines().replace("一是公开", "一是\u202E公\u200B开\uFEFF");
        var report = ((Reading.Read) new ReportReader().read(utf8(text), "净.txt")).report();
        assertThat(report.section(5).orElseThrow().text())
                .contains("一是公开")
                .doesNotContainPattern("[\u202A-\u202E\u200B\uFEFF\uFFFD\u0000]");
    }
}
