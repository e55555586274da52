package org.yangguang.report.extraction;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.extraction.Grid.Box;
import org.yangguang.report.extraction.Specimen.Table;
import org.yangguang.report.extraction.Specimen.Words;

/// Prints a specimen on pages: paragraphs, and tables with rules in the ways programs draw them.
final class PagePress {
    enum Rules {
        LINES,
        /// Each border a slim filled rectangle.
        SLIM_RECTANGLES,
        /// Each cell a stroked rectangle.
        BOXES,
        NONE
    }

    private static final TrueTypeFont FACE = face();
    private static final float SIZE = 8;
    private static final float LEADING = 11;
    private static final float MARGIN = 40;

    private record Mark(String text, float x, float y) {}

    private final Random random;
    Rules rules = Rules.LINES;
    /// Text is drawn in any order, each line apart.
    boolean shuffled;
    boolean landscape;
    boolean fills;
    boolean centred = true;
    float pageHeight = PDRectangle.A4.getHeight();

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private @Nullable PDPageContentStream open;
    private final List<Mark> marks = new ArrayList<>();
    private float y;
    private float width;
    private float height;

    PagePress(Random random) {
        this.random = random;
        try {
            font = PDType0Font.load(document, FACE, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDPageContentStream page() {
        return Objects.requireNonNull(open);
    }

    private static TrueTypeFont face() {
        try (InputStream in = PagePress.class.getResourceAsStream("/fonts/NotoSerifSC-Regular.ttf")) {
            return new TTFParser()
                    .parse(new RandomAccessReadBuffer(Objects.requireNonNull(in).readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] print(Specimen specimen) {
        try (document) {
            width = landscape ? pageHeight : PDRectangle.A4.getWidth();
            height = landscape ? PDRectangle.A4.getWidth() : pageHeight;
            turn();
            for (var block : specimen.blocks()) {
                switch (block) {
                    case Words words -> paragraph(words.text());
                    case Table table -> table(table.grid());
                }
            }
            finish();
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void turn() throws IOException {
        finish();
        var sheet = new PDPage(landscape ? new PDRectangle(height, width) : new PDRectangle(width, height));
        document.addPage(sheet);
        open = new PDPageContentStream(document, sheet);
        if (landscape) {
            sheet.setRotation(90);
            page().transform(new Matrix(0, 1, -1, 0, height, 0));
        }
        y = height - MARGIN;
    }

    private void finish() throws IOException {
        if (open == null) {
            return;
        }
        if (shuffled) {
            Collections.shuffle(marks, random);
        }
        for (var mark : marks) {
            page().beginText();
            page().setFont(font, SIZE);
            page().newLineAtOffset(mark.x(), mark.y());
            page().showText(mark.text());
            page().endText();
        }
        marks.clear();
        page().close();
    }

    private float widthOf(String text) throws IOException {
        return font.getStringWidth(text) / 1000 * SIZE;
    }

    private List<String> wrap(String text, float most) throws IOException {
        var lines = new ArrayList<String>();
        var open = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (!open.isEmpty() && widthOf(open.toString() + text.charAt(i)) > most) {
                lines.add(open.toString());
                open.setLength(0);
            }
            open.append(text.charAt(i));
        }
        lines.add(open.toString());
        return lines;
    }

    private void paragraph(String text) throws IOException {
        for (var line : wrap("\u3000\u3000" + text, width - 2 * MARGIN)) {
            if (y < MARGIN) {
                turn();
            }
            int indent = line.length() - line.stripLeading().length();
            marks.add(new Mark(line.strip(), MARGIN + indent * SIZE, y));
            y -= LEADING;
        }
        y -= 4;
    }

    private void table(Grid grid) throws IOException {
        var squares = grid.squares();
        int columns = squares[0].length;
        var xs = new float[columns + 1];
        boolean wide = columns >= 8;
        float available = width - 2 * MARGIN;
        for (int c = 0; c <= columns; c++) {
            float labels = columns - 7;
            xs[c] = MARGIN
                    + (!wide || columns == 15
                            ? available * c / columns
                            : c <= labels
                                    ? c * available * 0.5f / labels
                                    : available * (0.5f + 0.5f * (c - labels) / 7));
        }
        int r = 0;
        while (r < squares.length) {
            int from = r;
            var heights = new ArrayList<Float>();
            float left = y;
            while (r < squares.length) {
                float high = heightOf(squares, r, xs);
                if (left - high < MARGIN && r > from) {
                    break;
                }
                left -= high;
                heights.add(high);
                r++;
            }
            rows(squares, from, heights, xs);
            if (r < squares.length) {
                turn();
            }
        }
        y -= 8;
    }

    /// Without rules nobody could tell that a figure goes on below.
    private List<String> lines(Box box, float most) throws IOException {
        return rules == Rules.NONE && box.isValue() ? List.of(box.text()) : wrap(box.text(), most);
    }

    private float heightOf(Box[][] squares, int row, float[] xs) throws IOException {
        int lines = 1;
        for (int c = 0; c < squares[row].length; c++) {
            var box = squares[row][c];
            if (box != null && box.down() == 1) {
                lines = Math.max(
                        lines, lines(box, xs[c + box.across()] - xs[c] - 4).size());
            }
        }
        return lines * LEADING + 4;
    }

    private void rows(Box[][] squares, int from, List<Float> heights, float[] xs) throws IOException {
        var ys = new float[heights.size() + 1];
        ys[0] = y;
        for (int i = 0; i < heights.size(); i++) {
            ys[i + 1] = ys[i] - heights.get(i);
        }
        var drawn = new boolean[heights.size()][xs.length - 1];
        for (int i = 0; i < heights.size(); i++) {
            for (int c = 0; c + 1 < xs.length; c++) {
                var box = squares[from + i][c];
                if (box != null || (i == 0 && !drawn[i][c])) {
                    // at the top of a page a cell that began on the page before goes on, empty
                    int across = box == null ? goingOn(squares, from, c) : box.across();
                    int down = box == null ? reach(squares, from, c) : box.down();
                    int bottom = Math.min(heights.size(), i + down);
                    for (int k = i; k < bottom; k++) {
                        Arrays.fill(drawn[k], c, c + across, true);
                    }
                    cell(box == null ? Grid.label("", 1, 1) : box, xs[c], xs[c + across], ys[i], ys[bottom]);
                }
            }
        }
        y = ys[heights.size()];
    }

    /// The cell of an earlier row that covers a square.
    private static int[] cover(Box[][] squares, int row, int column) {
        for (int r = row; r >= 0; r--) {
            for (int c = column; c >= 0; c--) {
                var box = squares[r][c];
                if (box != null && r + box.down() > row && c + box.across() > column) {
                    return new int[] {r, c};
                }
            }
        }
        return new int[] {row, column};
    }

    private static int goingOn(Box[][] squares, int row, int column) {
        var at = cover(squares, row, column);
        var box = squares[at[0]][at[1]];
        return box == null ? 1 : at[1] + box.across() - column;
    }

    private static int reach(Box[][] squares, int row, int column) {
        var at = cover(squares, row, column);
        var box = squares[at[0]][at[1]];
        return box == null ? 1 : Math.max(1, at[0] + box.down() - row);
    }

    private void cell(Box box, float left, float right, float top, float bottom) throws IOException {
        if (fills) {
            page().setNonStrokingColor(0.9f);
            page().addRect(left, bottom, right - left, top - bottom);
            page().fill();
            page().setNonStrokingColor(0f);
        }
        switch (rules) {
            case LINES -> {
                line(left, top, right, top);
                line(left, bottom, right, bottom);
                line(left, top, left, bottom);
                line(right, top, right, bottom);
            }
            case BOXES -> {
                page().addRect(left, bottom, right - left, top - bottom);
                page().stroke();
            }
            case SLIM_RECTANGLES -> {
                slim(left, top, right - left, 0.5f);
                slim(left, bottom, right - left, 0.5f);
                slim(left, bottom, 0.5f, top - bottom);
                slim(right, bottom, 0.5f, top - bottom);
            }
            case NONE -> {}
        }
        var lines = lines(box, right - left - 4);
        float at = (top + bottom) / 2 + lines.size() * LEADING / 2 - SIZE;
        for (var line : lines) {
            if (!line.isEmpty()) {
                float x = centred ? (left + right) / 2 - widthOf(line) / 2 : left + 2;
                marks.add(new Mark(line, x, at));
            }
            at -= LEADING;
        }
    }

    private void line(float x1, float y1, float x2, float y2) throws IOException {
        page().moveTo(x1, y1);
        page().lineTo(x2, y2);
        page().stroke();
    }

    private void slim(float x, float low, float across, float up) throws IOException {
        page().addRect(x, low, across, up);
        page().fill();
    }
}
