package org.yangguang.report.extraction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.Cell;
import org.yangguang.report.Cell.Place;
import org.yangguang.report.extraction.PdfPage.Glyph;
import org.yangguang.report.extraction.Sheet.Kind;
import org.yangguang.report.extraction.Sheet.Line;
import org.yangguang.report.extraction.Sheet.Piece;

/// PDF: ruled tables cell by cell, the rest line by line. A scanned page has no characters and
/// is refused.
final class PdfSource {
    private static final Pattern NEW_LABEL =
            Pattern.compile("^[(（]?(?:[一二三四五六七八九十]{1,2}|\\d)[)）、.．].*", Pattern.DOTALL);
    private static final Pattern HAS_DIGIT = Pattern.compile("\\d");
    private static final Pattern PAGE_NUMBER = Pattern.compile("[—–―-] ?\\d{1,3} ?[—–―-]");
    private static final int CELLS_OF_A_ROW = 8;
    private static final int SENTENCE = 6;

    private final Sheet.Builder sheet = new Sheet.Builder();
    private boolean lastIsTableRow;
    private @Nullable TextLine lastText;
    private float rightEdge;
    private float leftEdge = Float.MAX_VALUE;

    /// A line of running text.
    private record TextLine(List<Glyph> glyphs, float left, float right, float y, float size) {}

    private PdfSource() {}

    static Sheet read(byte[] content) {
        try (var document = Loader.loadPDF(content)) {
            if (document.getNumberOfPages() > Limits.PAGES) {
                throw new Limits.Exceeded(Reading.Code.TOO_LARGE, "PDF 超过 %d 页，不是一份年度报告。".formatted(Limits.PAGES));
            }
            var source = new PdfSource();
            int glyphs = 0;
            int number = 0;
            for (var page : document.getPages()) {
                if (++number > Limits.PAGES) {
                    break;
                }
                var seen = PdfPage.read(page);
                glyphs += seen.glyphs().size();
                source.page(seen.glyphs(), seen.rules(), number);
            }
            if (glyphs == 0) {
                throw new Limits.Exceeded(Reading.Code.UNKNOWN_TYPE, "PDF 里没有文字，可能是扫描件。请上传可以选中文字的 PDF，或网页、DOCX。");
            }
            return source.sheet.build();
        } catch (InvalidPasswordException e) {
            throw new Limits.Exceeded(Reading.Code.UNSAFE_FILE, "PDF 设有打开密码，无法读取。请去除密码后再上传。");
        } catch (IOException e) {
            throw new Limits.Exceeded(Reading.Code.DAMAGED, "PDF 已损坏，无法读取。请重新导出后再上传。");
        }
    }

    /// A page by what is seen on it, whatever format it came from.
    record Drawn(List<Glyph> glyphs, List<PdfPage.Rule> rules) {}

    /// The pages of another format that draws characters and lines at fixed places.
    static Sheet of(List<Drawn> pages) {
        var source = new PdfSource();
        for (int i = 0; i < pages.size(); i++) {
            source.page(pages.get(i).glyphs(), pages.get(i).rules(), i + 1);
        }
        return source.sheet.build();
    }

    private void page(List<Glyph> drawn, List<PdfPage.Rule> rules, int number) {
        var tables = PdfTable.of(rules);
        var glyphs = withoutPageNumber(drawn);
        var loose = glyphs.stream()
                .filter(g -> tables.stream().noneMatch(t -> t.holds(g)))
                .toList();
        var lines = lines(loose);
        leftEdge = Math.min(leftEdge, leftEdge(lines));
        rightEdge = (float) lines.stream().mapToDouble(TextLine::right).max().orElse(0);
        var unruled = PdfColumns.of(lines.stream().map(PdfSource::pieces).toList());
        int at = 0;
        boolean first = true;
        for (var table : tables) {
            int from = at;
            while (at < lines.size() && lines.get(at).y() < table.top()) {
                at++;
            }
            loose(lines, from, at, unruled, number);
            first &= at == from;
            table(table, glyphs, number, first);
            first = false;
        }
        loose(lines, at, lines.size(), unruled, number);
    }

    private void loose(List<TextLine> lines, int from, int to, List<PdfColumns.Block> unruled, int number) {
        int at = from;
        while (at < to) {
            int line = at;
            var block = unruled.stream()
                    .filter(b -> b.first() == line && b.last() < to)
                    .findFirst();
            if (block.isEmpty()) {
                text(lines.get(at++), number);
            } else {
                rows(block.get().rows(), number);
                at = block.get().last() + 1;
            }
        }
    }

    /// Where the lines of paragraphs begin that are not their first.
    private static float leftEdge(List<TextLine> lines) {
        return (float) lines.stream()
                .filter(line -> line.glyphs().size() >= SENTENCE)
                .mapToDouble(TextLine::left)
                .min()
                .orElse(Float.MAX_VALUE);
    }

    /// A paragraph or a table goes on over the number at the foot of the page.
    private static List<Glyph> withoutPageNumber(List<Glyph> glyphs) {
        float foot = (float) glyphs.stream().mapToDouble(Glyph::y).max().orElse(0);
        var last = glyphs.stream().filter(g -> foot - g.y() < g.size() / 2).toList();
        return PAGE_NUMBER.matcher(words(last)).matches()
                ? glyphs.stream().filter(g -> foot - g.y() >= g.size() / 2).toList()
                : glyphs;
    }

    private void rows(List<PdfColumns.Row> rows, int number) {
        int id = sheet.newTable();
        int at = 0;
        for (var row : rows) {
            var text = row.label().stream().map(PdfColumns.Word::text).reduce("", String::concat);
            if (row.values().isEmpty()) {
                sheet.text(text, place(row.label().getFirst().glyphs(), number));
                continue;
            }
            at++;
            var pieces = new ArrayList<Piece>();
            if (!row.label().isEmpty()) {
                var box = place(row.label().getFirst().glyphs(), number).box();
                pieces.add(sheet.piece(text, new Place(number, 0, id, at, 1, box), 0));
            }
            for (var value : row.values()) {
                int column = pieces.size();
                var box = value == null ? null : place(value.glyphs(), number).box();
                var place = new Place(number, 0, id, at, column + 1, box);
                pieces.add(sheet.piece(value == null ? "" : value.text(), place, column));
            }
            sheet.line(Kind.ROW, id, pieces);
        }
        lastIsTableRow = false;
        lastText = null;
    }

    private void table(PdfTable table, List<Glyph> glyphs, int number, boolean topOfPage) {
        int id = sheet.newTable();
        boolean firstRow = true;
        var inside = glyphs.stream().filter(table::holds).toList();
        for (var row : table.cells(inside)) {
            var pieces = new ArrayList<Piece>();
            for (var area : row) {
                var text = words(area.glyphs());
                var place = new Place(number, 0, id, area.row() + 1, area.column() + 1, area.box());
                pieces.add(sheet.piece(text, place, area.column()));
            }
            if (!(firstRow && topOfPage && continuesRow(pieces))) {
                sheet.line(Kind.ROW, id, pieces);
            }
            firstRow = false;
        }
        lastIsTableRow = true;
        lastText = null;
    }

    /// A row that a page break cut in two: the second half has no label of its own and one of
    /// the halves no values.
    private boolean continuesRow(List<Piece> second) {
        var last = sheet.last();
        if (!lastIsTableRow || last == null || last.pieces().size() < 2 || second.size() < 2) {
            return false;
        }
        int count = Math.min(CELLS_OF_A_ROW, Math.min(last.pieces().size(), second.size()));
        var upper = last.pieces()
                .subList(last.pieces().size() - count, last.pieces().size());
        var lower = second.subList(second.size() - count, second.size());
        boolean newLabel = NEW_LABEL.matcher(lower.getFirst().text().strip()).matches();
        boolean both = hasValues(upper) && hasValues(lower);
        if (newLabel || both || lower.getFirst().isBlank() == hasValues(upper)) {
            return false;
        }
        var joined = new ArrayList<>(last.pieces().subList(0, last.pieces().size() - count));
        for (int i = 0; i < count; i++) {
            var a = upper.get(i);
            joined.add(sheet.piece(a.text() + lower.get(i).text(), a.place(), a.column()));
        }
        sheet.replaceLast(new Line(Kind.ROW, last.table(), List.copyOf(joined)));
        return true;
    }

    private static boolean hasValues(List<Piece> cells) {
        return cells.stream().skip(1).anyMatch(p -> HAS_DIGIT.matcher(p.text()).find());
    }

    private void text(TextLine line, int number) {
        lastIsTableRow = lastIsTableRow && isPageNumber(line);
        var pieces = pieces(line).stream().map(w -> piece(w.glyphs(), number)).toList();
        if (pieces.size() > 1
                && pieces.stream().anyMatch(p -> HAS_DIGIT.matcher(p.text()).find())) {
            sheet.line(Kind.ALIGNED, 0, pieces);
            lastText = null;
            return;
        }
        var text = words(line.glyphs());
        var before = lastText;
        var last = sheet.last();
        if (before != null && last != null && continues(before, line, text)) {
            var piece = last.pieces().getLast();
            sheet.replaceLast(
                    new Line(Kind.TEXT, 0, List.of(sheet.piece(piece.text() + text, piece.place(), piece.column()))));
        } else {
            sheet.text(text, place(line.glyphs(), number));
        }
        lastText = line;
    }

    private static boolean isPageNumber(TextLine line) {
        return line.glyphs().size() <= 6;
    }

    /// The line before reaches the right edge and this one does not open a paragraph or a heading.
    private boolean continues(TextLine before, TextLine line, String text) {
        boolean full = before.right() > rightEdge - 1.6f * before.size();
        boolean indented =
                line.left() > before.left() + 1.2f * line.size() && line.right() < rightEdge - 4 * line.size();
        float indent = (line.left() - leftEdge) / line.size();
        indented |= indent > 1.5f && indent < 2.6f;
        boolean sameSize = Math.abs(before.size() - line.size()) < 0.6f;
        return full && sameSize && !indented && !text.matches("^[一二三四五六七八九十]{1,2}、.{2,24}$");
    }

    private static List<PdfColumns.Word> pieces(TextLine line) {
        var pieces = new ArrayList<PdfColumns.Word>();
        var open = new ArrayList<Glyph>();
        for (var glyph : line.glyphs()) {
            if (!open.isEmpty() && isApart(open.getLast(), glyph, line.size())) {
                pieces.add(new PdfColumns.Word(List.copyOf(open), words(open)));
                open.clear();
            }
            open.add(glyph);
        }
        pieces.add(new PdfColumns.Word(List.copyOf(open), words(open)));
        return pieces;
    }

    /// Figures that nearly fill their columns stand close to each other, yet never as close as the
    /// digits of one.
    private static boolean isApart(Glyph before, Glyph glyph, float size) {
        float gap = glyph.x() - end(before);
        boolean digits = HAS_DIGIT.matcher(before.text()).matches()
                && HAS_DIGIT.matcher(glyph.text()).matches();
        return gap > (digits ? 0.5f : 1.3f) * size;
    }

    private Piece piece(List<Glyph> glyphs, int number) {
        return sheet.piece(
                words(glyphs),
                place(glyphs, number),
                Math.round(glyphs.getFirst().x()) / 6);
    }

    private static Place place(List<Glyph> glyphs, int page) {
        float left = Float.MAX_VALUE;
        float top = Float.MAX_VALUE;
        float right = 0;
        float bottom = 0;
        for (var glyph : glyphs) {
            left = Math.min(left, glyph.x());
            right = Math.max(right, end(glyph));
            top = Math.min(top, glyph.y() - glyph.size() * 0.88f);
            bottom = Math.max(bottom, glyph.y() + glyph.size() * 0.12f);
        }
        return new Place(page, 0, 0, 0, 0, new Cell.Box(left, top, right - left, bottom - top));
    }

    private static float end(Glyph glyph) {
        return glyph.x() + glyph.width();
    }

    private static List<TextLine> lines(List<Glyph> glyphs) {
        var lines = new ArrayList<TextLine>();
        var open = new ArrayList<Glyph>();
        for (var glyph : glyphs.stream().sorted(Comparator.comparing(Glyph::y)).toList()) {
            if (!open.isEmpty()
                    && glyph.y() - open.getFirst().y()
                            > 0.55f * Math.max(open.getFirst().size(), glyph.size())) {
                lines.add(line(open));
                open = new ArrayList<>();
            }
            open.add(glyph);
        }
        if (!open.isEmpty()) {
            lines.add(line(open));
        }
        return lines;
    }

    private static TextLine line(List<Glyph> glyphs) {
        var sorted = glyphs.stream().sorted(Comparator.comparing(Glyph::x)).toList();
        float size = (float) sorted.stream().mapToDouble(Glyph::size).max().orElse(10);
        return new TextLine(
                sorted,
                sorted.getFirst().x(),
                end(sorted.getLast()),
                sorted.getFirst().y(),
                size);
    }

    /// The characters of a cell or a line in reading order; a wide gap is a blank.
    private static String words(List<Glyph> glyphs) {
        var text = new StringBuilder();
        for (var line : lines(glyphs)) {
            Glyph before = null;
            for (var glyph : line.glyphs()) {
                boolean overprinted = before != null
                        && before.text().equals(glyph.text())
                        && Math.abs(before.x() - glyph.x()) < 0.3f * glyph.width();
                if (overprinted) {
                    continue;
                }
                if (before != null && glyph.x() - end(before) > 0.6f * line.size()) {
                    text.append(' ');
                }
                text.append(glyph.text());
                before = glyph;
            }
        }
        return text.toString();
    }
}
