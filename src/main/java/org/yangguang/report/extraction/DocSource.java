package org.yangguang.report.extraction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.OldFileFormatException;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.yangguang.report.Cell.Place;
import org.yangguang.report.extraction.Sheet.Kind;
import org.yangguang.report.extraction.Sheet.Piece;

/// Word 97–2003 documents (DOC, and WPS that keeps the same structure). Macros, embedded objects
/// and passwords are refused before the text is looked at (security U6).
final class DocSource {
    private static final Pattern DYNAMIC_DATA = Pattern.compile("(?i)\\u0013\\s*DDE(?:AUTO)?\\b");
    private static final int MOST_ENTRIES = 2_000;
    /// Twentieths of a point within which two edges of cells are one.
    private static final int NEAR = 60;

    private final Sheet.Builder sheet = new Sheet.Builder();
    private int line;

    private DocSource() {}

    static Sheet read(byte[] content) {
        try (var files = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            gate(files.getRoot());
            try (var document = new HWPFDocument(files)) {
                var source = new DocSource();
                var range = document.getRange();
                if (DYNAMIC_DATA.matcher(range.text()).find()) {
                    throw unsafe("含有动态数据交换域");
                }
                source.body(range);
                return source.sheet.build();
            }
        } catch (EncryptedDocumentException e) {
            throw unsafe("设有打开密码");
        } catch (OldFileFormatException e) {
            throw new Limits.Exceeded(Reading.Code.UNKNOWN_TYPE, "文件是 Word 95 或更早的格式，无法读取。请用办公软件另存为 DOCX 后再上传。");
        } catch (IOException e) {
            throw new Limits.Exceeded(Reading.Code.DAMAGED, "Word 文档已损坏，无法读取。请用办公软件打开后另存一份再试。");
        }
    }

    private static void gate(DirectoryEntry root) {
        if (root.getEntryCount() > MOST_ENTRIES) {
            throw unsafe("部件超过 %d 个".formatted(MOST_ENTRIES));
        }
        if (root.hasEntryCaseInsensitive("EncryptedPackage") || root.hasEntryCaseInsensitive("EncryptionInfo")) {
            throw unsafe("设有打开密码");
        }
        if (root.hasEntryCaseInsensitive("Macros") || root.hasEntryCaseInsensitive("_VBA_PROJECT_CUR")) {
            throw unsafe("含有宏");
        }
        if (root.hasEntryCaseInsensitive("Workbook") || root.hasEntryCaseInsensitive("Book")) {
            throw new Limits.Exceeded(Reading.Code.UNKNOWN_TYPE, "文件是旧版 Excel（XLS）。请用办公软件另存为 XLSX 后再上传。");
        }
        if (!root.hasEntryCaseInsensitive("WordDocument")) {
            throw new Limits.Exceeded(Reading.Code.UNKNOWN_TYPE, "文件是旧版 Office 文件，但不是 Word 文档。请另存为 DOCX 后再上传。");
        }
        for (var entry : root) {
            boolean holdsObjects = entry.getName().equalsIgnoreCase("ObjectPool")
                    && entry instanceof DirectoryEntry pool
                    && !pool.isEmpty();
            if (holdsObjects) {
                throw unsafe("含有嵌入的对象");
            }
        }
    }

    private void body(Range range) {
        for (int i = 0; i < range.numParagraphs(); i++) {
            var paragraph = range.getParagraph(i);
            if (paragraph.isInTable()) {
                var table = range.getTable(paragraph);
                table(table);
                i += Math.max(0, table.numParagraphs() - 1);
            } else {
                line++;
                Range.stripFields(paragraph.text())
                        .replace('\u000B', '\n')
                        .lines()
                        .filter(text -> !text.isBlank())
                        .forEach(text -> sheet.text(text.strip(), new Place(0, line, 1)));
            }
        }
    }

    private void table(Table table) {
        var edges = edges(table);
        int id = sheet.newTable();
        for (int r = 0; r < table.numRows(); r++) {
            line++;
            var row = table.getRow(r);
            var pieces = new ArrayList<Piece>();
            for (int c = 0; c < row.numCells(); c++) {
                var cell = row.getCell(c);
                if (!isCovered(cell)) {
                    int column = edges.headSet(cell.getLeftEdge() - NEAR).size();
                    var place = new Place(0, line, id, r + 1, column + 1, null);
                    pieces.add(sheet.piece(text(cell), place, column));
                }
            }
            sheet.line(Kind.ROW, id, pieces);
        }
    }

    /// Where cells begin; edges that lie close together are one.
    private static TreeSet<Integer> edges(Table table) {
        var edges = new TreeSet<Integer>();
        for (int r = 0; r < table.numRows(); r++) {
            var row = table.getRow(r);
            for (int c = 0; c < Math.min(row.numCells(), Limits.SPAN); c++) {
                int edge = row.getCell(c).getLeftEdge();
                if (edges.subSet(edge - NEAR, true, edge + NEAR, true).isEmpty()) {
                    edges.add(edge);
                }
            }
        }
        return edges;
    }

    private static boolean isCovered(TableCell cell) {
        return (cell.isVerticallyMerged() && !cell.isFirstVerticallyMerged())
                || (cell.isMerged() && !cell.isFirstMerged());
    }

    private static String text(TableCell cell) {
        return Range.stripFields(cell.text())
                .replaceAll("[\\u0007\\u000B\\s]+", " ")
                .strip();
    }

    private static Limits.Exceeded unsafe(String why) {
        return new Limits.Exceeded(Reading.Code.UNSAFE_FILE, "文档未打开：%s。请用办公软件另存为不含宏、密码和嵌入内容的文件。".formatted(why));
    }
}
