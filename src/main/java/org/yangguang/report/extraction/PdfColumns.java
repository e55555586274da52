package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.extraction.PdfPage.Glyph;

/// Rows of a table printed without rules: figures that stand under each other on many lines, and
/// to their left labels that may take several lines, of which the figures stand in the middle.
final class PdfColumns {
    private static final int FEWEST_VALUES = 5;
    private static final int COLUMNS = 7;
    private static final float NEAR = 1;
    private static final Pattern NEW_LABEL = Pattern.compile("[(（]?(?:[一二三四五六七八九十]{1,2}|\\d)[)）、.．].*");
    private static final Pattern SPANNING_HEAD = Pattern.compile(".*(?:复议|诉讼|起诉).*");

    /// What stands together on a line.
    record Word(List<Glyph> glyphs, String text) {
        float left() {
            return glyphs.getFirst().x();
        }

        float right() {
            return glyphs.getLast().x() + glyphs.getLast().width();
        }

        float y() {
            return glyphs.getFirst().y();
        }

        float size() {
            return glyphs.getFirst().size();
        }

        float middle() {
            return (left() + right()) / 2;
        }

        /// Heads of narrow columns stand closer than words do elsewhere.
        List<Word> parts() {
            var parts = new ArrayList<Word>();
            int from = 0;
            for (int g = 1; g <= glyphs.size(); g++) {
                boolean ends = g == glyphs.size()
                        || glyphs.get(g).x()
                                        - glyphs.get(g - 1).x()
                                        - glyphs.get(g - 1).width()
                                > 0.6f * size();
                if (ends) {
                    var part = glyphs.subList(from, g);
                    parts.add(joined(part));
                    from = g;
                }
            }
            return parts;
        }

        boolean isValue() {
            var kind = CellText.parse(text).kind();
            return kind == CellText.Kind.NUMBER || kind == CellText.Kind.NONE;
        }
    }

    /// Words of one cell on lines below each other.
    private static final class Label {
        final List<Word> words = new ArrayList<>();
        float left = Float.MAX_VALUE;
        float right;

        void add(Word word) {
            words.add(word);
            left = Math.min(left, word.left());
            right = Math.max(right, word.right());
        }

        float middle() {
            return (words.getFirst().y() + words.getLast().y()) / 2;
        }

        boolean continuesWith(Word word) {
            float common = Math.min(right, word.right()) - Math.max(left, word.left());
            return !NEW_LABEL.matcher(word.text()).matches()
                    && word.y() - words.getLast().y() < 2.2f * word.size()
                    && common > 0.5f * Math.min(right - left, word.right() - word.left());
        }
    }

    /// A row, or a label that stands beside several.
    ///
    /// @param values one for each column, null where nothing is printed; empty for a label alone
    record Row(List<Word> label, List<@Nullable Word> values, float y) {}

    /// Rows in place of the lines from `first` to `last`.
    record Block(int first, int last, List<Row> rows) {}

    private final List<List<Word>> lines;

    private PdfColumns(List<List<Word>> lines) {
        this.lines = new ArrayList<>(lines);
    }

    static List<Block> of(List<List<Word>> lines) {
        return new PdfColumns(lines).blocks();
    }

    private List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        int at = 0;
        while (at < lines.size()) {
            if (values(at).size() < FEWEST_VALUES) {
                at++;
                continue;
            }
            int last = at;
            for (int l = at + 1; l < lines.size() && !isHead(l); l++) {
                last = values(l).size() >= FEWEST_VALUES ? l : last;
            }
            var block = block(at, last);
            if (block != null) {
                blocks.add(block);
                last = block.last();
            }
            at = last + 1;
        }
        return blocks;
    }

    /// The figures a line ends in.
    private List<Word> values(int line) {
        var words = lines.get(line);
        int from = words.size();
        while (from > 0 && words.get(from - 1).isValue()) {
            from--;
        }
        return words.subList(from, words.size());
    }

    /// A line of several words without figures.
    private boolean isHead(int line) {
        return lines.get(line).size() > 3 && values(line).size() < FEWEST_VALUES;
    }

    private @Nullable Block block(int first, int last) {
        if (first == last && values(first).size() > COLUMNS) {
            return disputes(first);
        }
        var columns = columns(first, last);
        if (columns == null) {
            return null;
        }
        for (int l = first; l <= last; l++) {
            lines.set(l, apart(lines.get(l), columns[0][0]));
        }
        int from = first;
        while (from > 0 && isBeside(from - 1, columns[0][0])) {
            from--;
        }
        int to = last;
        while (to + 1 < lines.size() && isBeside(to + 1, columns[0][0])) {
            to++;
        }
        var labels = labels(from, to);
        var rows = new ArrayList<Row>();
        for (int l = first; l <= last; l++) {
            var values = values(l);
            if (values.size() < FEWEST_VALUES) {
                continue;
            }
            var cells = cells(values, columns);
            var label = label(labels, values.getFirst());
            if (cells == null || label == null) {
                return null;
            }
            labels.remove(label);
            rows.add(new Row(label.words, cells, values.getFirst().y()));
        }
        labels.forEach(label -> rows.add(new Row(label.words, List.of(), label.middle())));
        rows.sort(Comparator.comparing(Row::y));
        return new Block(from, to, rows);
    }

    /// A figure that stands close to its label is one word with it; where the first column begins it
    /// is parted from it.
    private static List<Word> apart(List<Word> line, float edge) {
        var parted = new ArrayList<Word>();
        for (var word : line) {
            int at = 0;
            while (at < word.glyphs().size() && word.glyphs().get(at).x() < edge - NEAR) {
                at++;
            }
            var figure = joined(word.glyphs().subList(at, word.glyphs().size()));
            if (at > 0 && figure.isValue()) {
                parted.add(joined(word.glyphs().subList(0, at)));
                parted.add(figure);
            } else {
                parted.add(word);
            }
        }
        return parted;
    }

    private static Word joined(List<Glyph> glyphs) {
        return new Word(glyphs, glyphs.stream().map(Glyph::text).reduce("", String::concat));
    }

    private boolean isBeside(int line, float edge) {
        return lines.get(line).size() < 4
                && lines.get(line).stream()
                        .allMatch(w -> w.right() <= edge && w.text().length() < 20);
    }

    /// From where to where the seven columns reach, told by the rows that have all of them.
    private float @Nullable [][] columns(int first, int last) {
        var columns = new float[COLUMNS][];
        int full = 0;
        for (int l = first; l <= last; l++) {
            var values = values(l);
            if (values.size() > COLUMNS) {
                return null;
            }
            full += values.size() == COLUMNS ? 1 : 0;
            for (int c = 0; values.size() == COLUMNS && c < COLUMNS; c++) {
                var word = values.get(c);
                columns[c] = columns[c] == null
                        ? new float[] {word.left(), word.right()}
                        : new float[] {Math.min(columns[c][0], word.left()), Math.max(columns[c][1], word.right())};
            }
        }
        for (int c = 1; full > 0 && c < COLUMNS; c++) {
            if (columns[c][0] <= columns[c - 1][1]) {
                return null;
            }
        }
        return full > 1 ? columns : null;
    }

    private static @Nullable List<@Nullable Word> cells(List<Word> values, float[][] columns) {
        var cells = new Word[columns.length];
        for (var value : values) {
            int best = 0;
            for (int c = 1; c < columns.length; c++) {
                best = distance(value, columns[c]) < distance(value, columns[best]) ? c : best;
            }
            if (cells[best] != null) {
                return null;
            }
            cells[best] = value;
        }
        return Arrays.asList(cells);
    }

    /// 0 where they overlap.
    private static float distance(Word word, float[] column) {
        return Math.max(0, Math.max(column[0] - word.right(), word.left() - column[1]));
    }

    private List<Label> labels(int from, int to) {
        var labels = new ArrayList<Label>();
        for (int l = from; l <= to; l++) {
            var values = values(l);
            int end = lines.get(l).size() - (values.size() < FEWEST_VALUES ? 0 : values.size());
            for (var word : lines.get(l).subList(0, end)) {
                var open = labels.reversed().stream()
                        .filter(label -> label.continuesWith(word))
                        .findFirst();
                var label = open.orElseGet(Label::new);
                if (open.isEmpty()) {
                    labels.add(label);
                }
                label.add(word);
            }
        }
        return labels;
    }

    /// The innermost label at the height of a figure.
    private static @Nullable Label label(List<Label> labels, Word value) {
        return labels.stream()
                .filter(l -> Math.abs(l.middle() - value.y()) < 0.8f * value.size())
                .max(Comparator.comparing(l -> l.left))
                .orElse(null);
    }

    /// The row of table 四 where a figure is missing: the heads above tell the fifteen columns.
    private @Nullable Block disputes(int line) {
        var columns = new ArrayList<float[]>();
        for (int l = line - 1; l >= Math.max(0, line - 6) && values(l).size() < FEWEST_VALUES; l--) {
            for (var word :
                    lines.get(l).stream().flatMap(w -> w.parts().stream()).toList()) {
                var at = columns.stream().filter(c -> distance(word, c) == 0).findFirst();
                if (SPANNING_HEAD.matcher(word.text()).matches()) {
                    continue;
                }
                if (at.isEmpty()) {
                    columns.add(new float[] {word.left(), word.right()});
                } else {
                    at.get()[0] = Math.min(at.get()[0], word.left());
                    at.get()[1] = Math.max(at.get()[1], word.right());
                }
            }
        }
        columns.sort(Comparator.comparing(c -> c[0]));
        var values = values(line);
        boolean alone = values.size() == lines.get(line).size();
        if (columns.size() != 15 || !alone) {
            return null;
        }
        var cells = cells(values, columns.toArray(float[][]::new));
        return cells == null
                ? null
                : new Block(
                        line,
                        line,
                        List.of(new Row(List.of(), cells, values.getFirst().y())));
    }
}
