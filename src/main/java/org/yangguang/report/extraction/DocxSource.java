package org.yangguang.report.extraction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFSDT;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.yangguang.report.Cell.Place;
import org.yangguang.report.extraction.Sheet.Kind;
import org.yangguang.report.extraction.Sheet.Piece;

/// Word documents, behind the [ZipGate]. The place of a piece is the ordinal of its paragraph
/// or table row in the document.
final class DocxSource {
    private final Sheet.Builder sheet = new Sheet.Builder();
    private int line;

    private DocxSource() {}

    static Sheet read(byte[] content) {
        ZipGate.document(content);
        try (var document = new XWPFDocument(new ByteArrayInputStream(content))) {
            var source = new DocxSource();
            source.body(document.getBodyElements(), 0);
            return source.sheet.build();
        } catch (IOException e) {
            throw new Limits.Exceeded(Reading.Code.DAMAGED, "Word 文档已损坏，无法读取。请用办公软件打开后另存一份再试。");
        }
    }

    private void body(List<IBodyElement> elements, int depth) {
        if (depth > 20) {
            throw new Limits.Exceeded(Reading.Code.TOO_DEEP, "文档中的表格嵌套超过 20 层，未读取。");
        }
        for (var element : elements) {
            if (element instanceof XWPFParagraph paragraph) {
                text(paragraph.getText());
            } else if (element instanceof XWPFSDT control) {
                control.getContent().getText().lines().forEach(this::text);
            } else if (element instanceof XWPFTable table) {
                table(table, depth);
            }
        }
    }

    private void text(String text) {
        line++;
        text.lines().filter(t -> !t.isBlank()).forEach(t -> sheet.text(t.strip(), new Place(0, line, 1)));
    }

    private void table(XWPFTable table, int depth) {
        boolean layout = table.getRows().stream()
                .flatMap(r -> r.getTableCells().stream())
                .anyMatch(c -> !c.getTables().isEmpty());
        if (layout) {
            table.getRows().forEach(r -> r.getTableCells().forEach(c -> body(c.getBodyElements(), depth + 1)));
            return;
        }
        int id = sheet.newTable();
        for (var row : table.getRows()) {
            line++;
            var pieces = new ArrayList<Piece>();
            int column = 0;
            for (var cell : row.getTableCells()) {
                if (!continuesAbove(cell)) {
                    pieces.add(sheet.piece(text(cell), new Place(0, line, column + 1), column));
                }
                column += across(cell);
            }
            sheet.line(Kind.ROW, id, pieces);
        }
    }

    private static String text(XWPFTableCell cell) {
        var parts = new ArrayList<String>();
        cell.getParagraphs().forEach(p -> parts.add(p.getText().strip()));
        return String.join(" ", parts).replaceAll("\\s+", " ").strip();
    }

    /// A continued vertical merge has no value at all, a first cell says `restart`.
    private static boolean continuesAbove(XWPFTableCell cell) {
        var properties = cell.getCTTc().getTcPr();
        if (properties == null || properties.getVMerge() == null) {
            return false;
        }
        var merge = properties.getVMerge().getVal();
        return merge == null || merge == STMerge.CONTINUE;
    }

    private static int across(XWPFTableCell cell) {
        var properties = cell.getCTTc().getTcPr();
        if (properties == null
                || properties.getGridSpan() == null
                || properties.getGridSpan().getVal() == null) {
            return 1;
        }
        return Math.clamp(properties.getGridSpan().getVal().longValue(), 1, Limits.SPAN);
    }
}
