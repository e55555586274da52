package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.yangguang.report.Cell.Place;
import org.yangguang.report.extraction.DocxParts.Block;
import org.yangguang.report.extraction.Sheet.Kind;
import org.yangguang.report.extraction.Sheet.Piece;

/// Word documents, behind the [ZipGate]. The place of a paragraph is its ordinal in the
/// document, paragraphs and table rows counted.
final class DocxSource {
    static final String MAIN_PART = "word/document.xml";
    private static final Pattern WHITE = Pattern.compile("\\s+");
    private static final int DEPTH = 20;

    private final Sheet.Builder sheet = new Sheet.Builder();
    private int line;

    private DocxSource() {}

    static Sheet read(byte[] content) {
        var parts = ZipGate.parts(content, MAIN_PART, "不是 Word 文档");
        var source = new DocxSource();
        source.body(DocxParts.read(Objects.requireNonNull(parts.get(MAIN_PART))), 0);
        return source.sheet.build();
    }

    private void body(List<Block> blocks, int depth) {
        if (depth > DEPTH) {
            throw new Limits.Exceeded(Reading.Code.TOO_DEEP, "文档中的表格嵌套超过 %d 层，未读取。".formatted(DEPTH));
        }
        for (var block : blocks) {
            switch (block) {
                case Block.Paragraph(var text) -> text(text);
                case Block.Table table -> table(table, depth);
            }
        }
    }

    private void text(String text) {
        line++;
        text.lines().filter(t -> !t.isBlank()).forEach(t -> sheet.text(t.strip(), new Place(0, line, 1)));
    }

    private void table(Block.Table table, int depth) {
        boolean layout = table.rows().stream().flatMap(r -> r.cells().stream()).anyMatch(DocxParts.TableCell::hasTable);
        if (layout) {
            table.rows().forEach(r -> r.cells().forEach(c -> body(c.blocks(), depth + 1)));
            return;
        }
        int id = sheet.newTable();
        int number = 0;
        for (var row : table.rows()) {
            line++;
            number++;
            var pieces = new ArrayList<Piece>();
            int column = row.before();
            for (var cell : row.cells()) {
                if (!cell.continuesAbove()) {
                    var text = WHITE.matcher(cell.text()).replaceAll(" ").strip();
                    pieces.add(sheet.piece(text, new Place(0, line, id, number, column + 1, null), column));
                }
                column += cell.across();
            }
            sheet.line(Kind.ROW, id, pieces);
        }
    }
}
