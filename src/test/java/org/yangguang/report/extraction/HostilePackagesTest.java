package org.yangguang.report.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yangguang.report.extraction.Reading.Code;

/// XLSX, OFD, DOC, JSON and CSV made to harm their reader, or just broken: a sentence in Chinese,
/// never an exception (security U3, U4, U6, U9, U10).
class HostilePackagesTest {
    private static final String OFD = "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:DocBody>"
            + "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>";
    private static final String DOCTYPE = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]>";

    private static Reading.Unreadable refused(byte[] content) {
        var reading = new ReportReader().read(content, "来件");
        assertThat(reading).isInstanceOf(Reading.Unreadable.class);
        var refused = (Reading.Unreadable) reading;
        assertThat(refused.message()).containsPattern("\\p{IsHan}{4}").endsWith("。");
        return refused;
    }

    private static Reading.Unreadable refused(String text) {
        return refused(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zip(Map<String, String> parts, Charset charset) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(charset));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] workbook(String rows, String... more) throws IOException {
        var parts = new TreeMap<String, String>();
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"urn:r\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/s.xml\"/>"
                        + "</Relationships>");
        parts.put("xl/worksheets/s.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
        for (int i = 0; i < more.length; i += 2) {
            parts.put(more[i], more[i + 1]);
        }
        return zip(parts, StandardCharsets.UTF_8);
    }

    private static byte[] ofd(String page, String... more) throws IOException {
        var parts = new TreeMap<String, String>();
        parts.put("OFD.xml", OFD);
        parts.put(
                "Doc_0/Document.xml",
                "<Document><CommonData/><Pages><Page ID=\"1\" BaseLoc=\"P/Content.xml\"/></Pages></Document>");
        parts.put("Doc_0/P/Content.xml", "<Page><Content><Layer>" + page + "</Layer></Content></Page>");
        for (int i = 0; i < more.length; i += 2) {
            parts.put(more[i], more[i + 1]);
        }
        return zip(parts, StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("XLSX：宏、外部工作簿、数据连接、嵌入对象")
    void unsafeWorkbooks() throws IOException {
        for (var part : new String[] {
            "xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml", "xl/connections.xml", "xl/embeddings/o.bin"
        }) {
            assertThat(refused(workbook("", part, "<a/>")).code()).as(part).isEqualTo(Code.UNSAFE_FILE);
        }
    }

    @Test
    @DisplayName("XLSX：任何部件、任何编码里的文档类型声明")
    void documentTypesInWorkbooks() throws IOException {
        assertThat(refused(workbook("", "xl/sharedStrings.xml", DOCTYPE + "<sst/>"))
                        .code())
                .isEqualTo(Code.UNSAFE_FILE);
        var wide = Map.of("xl/workbook.xml", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + DOCTYPE + "<workbook/>");
        assertThat(refused(zip(wide, StandardCharsets.UTF_16)).code()).isEqualTo(Code.UNSAFE_FILE);
    }

    @Test
    @DisplayName("XLSX：嵌套过深、行数过多、合并过多、指向不存在的文字和单元格")
    void absurdWorkbooks() throws IOException {
        assertThat(refused(workbook("<a>".repeat(5000) + "</a>".repeat(5000))).code())
                .isEqualTo(Code.TOO_DEEP);
        assertThat(refused(workbook("<row><c><v>1</v></c></row>".repeat(6000))).code())
                .isEqualTo(Code.TOO_LARGE);
        assertThat(refused(workbook("<mergeCell ref=\"A1:XFD1048576\"/>".repeat(9000)))
                        .code())
                .isEqualTo(Code.TOO_LARGE);
        refused(workbook("<row r=\"1048576\"><c r=\"XFD1048576\" t=\"s\"><v>999999</v></c></row>"));
        refused(workbook("<row r=\"99999999999\"><c r=\"A1\"><v>1e400</v></c></row>"));
        refused(workbook("<row><c t=\"inlineStr\"><is><t>未完"));
    }

    @Test
    @DisplayName("XLSX：缺部件")
    void workbooksWithoutTheirParts() throws IOException {
        assertThat(refused(zip(Map.of("xl/workbook.xml", "<workbook/>"), StandardCharsets.UTF_8))
                        .code())
                .isEqualTo(Code.DAMAGED);
    }

    @Test
    @DisplayName("OFD：文档类型声明、加密、嵌套过深")
    void unsafeOfd() throws IOException {
        assertThat(refused(zip(Map.of("OFD.xml", DOCTYPE + OFD), StandardCharsets.UTF_8))
                        .code())
                .isEqualTo(Code.UNSAFE_FILE);
        assertThat(refused(ofd("", "Doc_0/Encryptions.xml", "<a/>")).code()).isEqualTo(Code.UNSAFE_FILE);
        assertThat(refused(ofd("<PageBlock>".repeat(5000) + "</PageBlock>".repeat(5000)))
                        .code())
                .isEqualTo(Code.TOO_DEEP);
    }

    @Test
    @DisplayName("OFD：没有文字、缺页、指到包外、上千页")
    void brokenOfd() throws IOException {
        assertThat(refused(ofd("<ImageObject ID=\"2\"/>")).code()).isEqualTo(Code.UNKNOWN_TYPE);
        var outside = OFD.replace("Doc_0/Document.xml", "../../../../etc/passwd");
        assertThat(refused(zip(Map.of("OFD.xml", outside), StandardCharsets.UTF_8))
                        .code())
                .isEqualTo(Code.DAMAGED);
        assertThat(refused(zip(Map.of("OFD.xml", OFD), StandardCharsets.UTF_8)).code())
                .isEqualTo(Code.DAMAGED);
        var pages =
                "<Document><Pages>" + "<Page ID=\"1\" BaseLoc=\"P/Content.xml\"/>".repeat(3000) + "</Pages></Document>";
        assertThat(refused(ofd("", "Doc_0/Document.xml", pages)).code()).isEqualTo(Code.TOO_LARGE);
    }

    @Test
    @DisplayName("OFD：重复十亿次的间距、套着自己的模板、过多的文字和线条")
    @org.junit.jupiter.api.Timeout(20)
    void absurdOfd() throws IOException {
        var text = "<TextObject Boundary=\"1 1 9 9\" Size=\"4\"><TextCode X=\"1e300\" Y=\"0\""
                + " DeltaX=\"g 999999999 1 x g -5 2\">规章</TextCode></TextObject>";
        assertThat(refused(ofd(text)).code()).isEqualTo(Code.NOT_A_REPORT);
        var itself = "<Document><CommonData><TemplatePage ID=\"7\" BaseLoc=\"P/Content.xml\"/></CommonData>"
                + "<Pages><Page ID=\"1\" BaseLoc=\"P/Content.xml\"/></Pages></Document>";
        refused(ofd("<Template TemplateID=\"7\"/>" + text, "Doc_0/Document.xml", itself));
        assertThat(refused(ofd("<TextObject Size=\"1\"><TextCode>" + "字".repeat(310_000) + "</TextCode></TextObject>"))
                        .code())
                .isEqualTo(Code.TOO_LARGE);
        var lines = "<PathObject Boundary=\"0 0 9 9\"><AbbreviatedData>" + "M 0 0 L 90 0 ".repeat(40_000)
                + "Q 1 L L C A 1</AbbreviatedData></PathObject>";
        refused(ofd(lines + text));
    }

    private static byte[] ole(String... streams) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var files = new POIFSFileSystem()) {
            for (var stream : streams) {
                var folder = files.getRoot();
                var name = stream;
                int slash = stream.indexOf('/');
                if (slash > 0) {
                    var parent = stream.substring(0, slash);
                    files.createDirectory(parent)
                            .createDocument(stream.substring(slash + 1), new ByteArrayInputStream(new byte[600]));
                } else {
                    folder.createDocument(name, new ByteArrayInputStream(new byte[6000]));
                }
            }
            files.writeFilesystem(out);
        }
        return out.toByteArray();
    }

    @Test
    @DisplayName("DOC：宏、嵌入对象、密码")
    void unsafeWordDocuments() throws IOException {
        assertThat(refused(ole("WordDocument", "Macros/VBA")).code()).isEqualTo(Code.UNSAFE_FILE);
        assertThat(refused(ole("WordDocument", "ObjectPool/_1")).code()).isEqualTo(Code.UNSAFE_FILE);
        var locked = refused(ole("EncryptedPackage", "EncryptionInfo"));
        assertThat(locked.code()).isEqualTo(Code.UNSAFE_FILE);
        assertThat(locked.message()).contains("密码");
    }

    @Test
    @DisplayName("DOC：其实是 XLS、其实不是 Word、空的、截断的、改坏的")
    void brokenWordDocuments() throws IOException {
        assertThat(refused(ole("Workbook")).message()).contains("XLS");
        assertThat(refused(ole("PowerPoint Document")).code()).isEqualTo(Code.UNKNOWN_TYPE);
        refused(ole("WordDocument"));
        var whole = Truth.sample("report-2019.doc");
        for (int part = 1; part < 8; part++) {
            refused(java.util.Arrays.copyOf(whole, whole.length * part / 8 / 512 * 512));
        }
        for (int at = 512; at < whole.length; at += 1987) {
            var changed = whole.clone();
            changed[at] ^= (byte) 0xFF;
            assertThat(new ReportReader().read(changed, "坏.doc")).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schema\":\"yangguang.report/1\"",
                "{\"schema\":\"yangguang.report/1\",\"format\":\"2021\",\"year\":1e999999999}",
                "{\"schema\":\"yangguang.report/1\",\"format\":\"2050\"}",
                "{\"schema\":\"yangguang.report/1\",\"format\":\"2021\",\"format\":\"2019\"}",
                "{\"schema\":\"yangguang.report/1\",\"format\":\"2021\",\"published_on\":\"2024-02-30\"}",
                "{\"schema\":\"yangguang.report/1\",\"format\":\"2021\",\"cells\":{\"table9.x\":{}}}",
                "{\"schema\":\"yangguang.report/1\",\"format\":\"2021\",\"cells\":{\"table2.penalty\":{\"reading\":\"?\"}}}",
                "{\"schema\":\"yangguang.report/1\",\"format\":\"2021\",\"sections\":[{\"ordinal\":9}]}",
                "{\"schema\":\"yangguang.report/2\",\"format\":\"2021\"}",
                "{\"name\":\"别的\"}"
            })
    @DisplayName("JSON：写坏的、别的版本的、不是结果的")
    void brokenJson(String json) {
        refused(json);
    }

    @Test
    @DisplayName("JSON：嵌套过深、数字过长")
    void absurdJson() {
        refused("{\"schema\":\"yangguang.report/1\",\"format\":" + "[".repeat(100_000));
        var cell = "{\"schema\":\"yangguang.report/1\",\"format\":\"2021\",\"cells\":{\"table2.penalty\":"
                + "{\"reading\":\"printed\",\"value\":1e400000000,\"printed\":\"x\"}}}";
        var reading = new ReportReader().read(cell.getBytes(StandardCharsets.UTF_8), "长.json");
        if (reading instanceof Reading.Read(var report, var _)) {
            assertThat(report.cells().values()).allMatch(c -> c.value() == null);
        }
    }

    @Test
    @DisplayName("CSV：列数不对、两份报告、没有的单元格；公式样的文字原样读回")
    void brokenCsv() {
        var head = CsvSource.HEAD + "\r\n";
        assertThat(refused(head + "a,b\r\n").message()).contains("第 2 行");
        assertThat(refused(head + "甲局,2023,title,标题,,x,\r\n乙局,2023,title,标题,,x,\r\n")
                        .message())
                .contains("另一份");
        refused(head + "甲局,2023,table9.x,,1,1,printed\r\n");
        refused(head + "甲局,2023,published_on,,2023-13-01,,\r\n");
        var reading = new ReportReader()
                .read((head + "\"甲局\",2023,title,,,\"'=1+1\",\r\n").getBytes(StandardCharsets.UTF_8), "式.csv");
        assertThat(((Reading.Read) reading).report().title()).isEqualTo("=1+1");
    }
}
