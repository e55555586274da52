package org.yangguang.report.extraction;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.extraction.Grid.Box;
import org.yangguang.report.extraction.Specimen.Table;
import org.yangguang.report.extraction.Specimen.Words;

/// Prints a specimen as the Word documents people hand in: the part that matters, written out.
final class WordPress {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
            + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
            + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
            + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
            + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>";

    private final Random random;
    boolean splitRuns;
    boolean tracked;
    boolean controls;
    boolean fields;
    /// Tables inside a table that only lays out the page.
    boolean nested;

    WordPress(Random random) {
        this.random = random;
    }

    byte[] print(Specimen specimen) {
        var body = new StringBuilder();
        for (var block : specimen.blocks()) {
            switch (block) {
                case Words words -> body.append(paragraph(words.text()));
                case Table table -> {
                    var printed = table(table.grid());
                    body.append(
                            nested
                                    ? "<w:tbl><w:tr><w:tc>" + printed + "<w:p/></w:tc></w:tr></w:tbl>"
                                    : controls && random.nextInt(3) == 0 ? control(printed) : printed);
                    body.append("<w:p/>");
                }
            }
        }
        return zip(HEAD + body + "<w:sectPr/></w:body></w:document>");
    }

    private static String control(String content) {
        return "<w:sdt><w:sdtPr><w:id w:val=\"7\"/></w:sdtPr><w:sdtContent>" + content + "</w:sdtContent></w:sdt>";
    }

    private String paragraph(String text) {
        var paragraph = "<w:p>" + runs(text) + "</w:p>";
        return controls && random.nextInt(5) == 0 ? control(paragraph) : paragraph;
    }

    private String runs(String text) {
        if (text.isEmpty()) {
            return "";
        }
        var out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int to = splitRuns ? Math.min(text.length(), at + 1 + random.nextInt(3)) : text.length();
            var part = run(text.substring(at, to));
            out.append(
                    switch (random.nextInt(9)) {
                        case 0 -> tracked ? "<w:ins w:id=\"1\" w:author=\"x\">" + part + "</w:ins>" : part;
                        case 1 ->
                            tracked
                                    ? part
                                            + "<w:del w:id=\"2\" w:author=\"x\"><w:r><w:delText>17</w:delText></w:r></w:del>"
                                    : part;
                        case 2 -> fields ? "<w:hyperlink r:id=\"rId9\">" + part + "</w:hyperlink>" : part;
                        case 3 ->
                            fields
                                    ? "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> =SUM(LEFT) 12 </w:instrText></w:r>"
                                            + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + part
                                            + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
                                    : part;
                        case 4 -> fields ? "<w:fldSimple w:instr=\" =1+1 \">" + part + "</w:fldSimple>" : part;
                        case 5 -> controls ? control(part) : part;
                        default -> part;
                    });
            at = to;
        }
        return out
                + (tracked && random.nextInt(6) == 0
                        ? "<w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"0\"/>"
                        : "");
    }

    private static String run(String text) {
        return "<w:r><w:t xml:space=\"preserve\">" + text.replace("&", "&amp;").replace("<", "&lt;") + "</w:t></w:r>";
    }

    private String table(Grid grid) {
        var out = new StringBuilder("<w:tbl><w:tblPr/><w:tblGrid/>");
        var squares = grid.squares();
        var owner = new @Nullable Box[squares.length][squares.length == 0 ? 0 : squares[0].length];
        for (int r = 0; r < squares.length; r++) {
            var row = new StringBuilder("<w:tr>");
            for (int c = 0; c < squares[r].length; c++) {
                var box = squares[r][c];
                if (box != null) {
                    for (int i = r; i < Math.min(squares.length, r + box.down()); i++) {
                        for (int j = c; j < Math.min(squares[r].length, c + box.across()); j++) {
                            owner[i][j] = i == r && j > c ? null : box;
                        }
                    }
                    row.append(cell(box, box.down() > 1 ? "<w:vMerge w:val=\"restart\"/>" : "", runs(box.text())));
                    continue;
                }
                var above = owner[r][c];
                if (above != null && (c == 0 || above != owner[r][c - 1])) {
                    row.append(cell(above, "<w:vMerge/>", ""));
                }
            }
            var end = row.append("</w:tr>").toString();
            out.append(controls && random.nextInt(6) == 0 ? control(end) : end);
        }
        return out.append("</w:tbl>").toString();
    }

    private String cell(Box box, String merge, String runs) {
        var span = box.across() > 1 ? "<w:gridSpan w:val=\"" + box.across() + "\"/>" : "";
        var paragraph = "<w:p>" + runs + "</w:p>";
        var content = controls && random.nextInt(8) == 0 ? control(paragraph) : paragraph;
        var cell = "<w:tc><w:tcPr>" + span + merge + "</w:tcPr>" + content + "</w:tc>";
        return controls && random.nextInt(10) == 0 ? control(cell) : cell;
    }

    private static byte[] zip(String document) {
        var parts = List.of(
                List.of(
                        "[Content_Types].xml",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" "
                                + "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
                List.of(
                        "_rels/.rels",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
                                + "Target=\"word/document.xml\"/></Relationships>"),
                List.of(
                        "word/_rels/document.xml.rels",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                + "<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" "
                                + "Target=\"https://example.invalid/\" TargetMode=\"External\"/></Relationships>"),
                List.of("word/document.xml", document));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts) {
                zip.putNextEntry(new ZipEntry(part.get(0)));
                zip.write(part.get(1).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
