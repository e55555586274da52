package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yangguang.report.Cell;
import org.yangguang.report.extraction.PdfPage.Glyph;
import org.yangguang.report.extraction.PdfPage.Rule;

/// A ruled table of a page: where lines cross there is a grid, and squares with no line between
/// them are one cell.
final class PdfTable {
    private static final float NEAR = 2.5f;
    private static final int MOST_SQUARES = 40_000;

    /// @param row topmost row of the grid it covers
    /// @param column leftmost column it covers
    record Area(int row, int column, List<Glyph> glyphs, Cell.Box box) {}

    private final List<Float> xs;
    private final List<Float> ys;
    private final List<Rule> rules;
    private final int[] owner;

    private PdfTable(List<Rule> rules) {
        this.rules = rules;
        xs = steps(rules.stream().filter(r -> !r.isHorizontal()).map(Rule::x1).toList());
        ys = steps(rules.stream().filter(Rule::isHorizontal).map(Rule::y1).toList());
        int squares = Math.max(0, columns()) * Math.max(0, rows());
        owner = new int[Math.min(squares, MOST_SQUARES + 1)];
        for (int i = 0; i < owner.length; i++) {
            owner[i] = i;
        }
        if (squares <= MOST_SQUARES) {
            join();
        }
    }

    /// The tables of a page, from top to bottom; a single box or a line under a title is none.
    static List<PdfTable> of(List<Rule> rules) {
        return groups(rules).stream()
                .map(PdfTable::new)
                .filter(t -> t.columns() >= 2 && t.rows() >= 1 && t.columns() * t.rows() <= MOST_SQUARES)
                .sorted(Comparator.comparing(PdfTable::top))
                .toList();
    }

    float top() {
        return ys.getFirst();
    }

    float bottom() {
        return ys.getLast();
    }

    int rows() {
        return ys.size() - 1;
    }

    int columns() {
        return xs.size() - 1;
    }

    boolean holds(Glyph glyph) {
        return glyph.middle() > xs.getFirst()
                && glyph.middle() < xs.getLast()
                && glyph.bodyY() > top()
                && glyph.bodyY() < bottom();
    }

    /// The cells, row by row.
    List<List<Area>> cells(List<Glyph> glyphs) {
        var contents = new ArrayList<List<Glyph>>();
        for (int i = 0; i < owner.length; i++) {
            contents.add(new ArrayList<>());
        }
        for (var glyph : glyphs) {
            int column = index(xs, glyph.middle());
            int row = index(ys, glyph.bodyY());
            if (row >= 0 && column >= 0) {
                contents.get(find(row * columns() + column)).add(glyph);
            }
        }
        var rights = new float[owner.length];
        var lows = new float[owner.length];
        for (int square = 0; square < owner.length; square++) {
            int cell = find(square);
            rights[cell] = Math.max(rights[cell], xs.get(square % columns() + 1));
            lows[cell] = Math.max(lows[cell], ys.get(square / columns() + 1));
        }
        var lines = new ArrayList<List<Area>>();
        for (int r = 0; r < rows(); r++) {
            var line = new ArrayList<Area>();
            for (int c = 0; c < columns(); c++) {
                int square = r * columns() + c;
                if (find(square) == square) {
                    float x = xs.get(c);
                    float y = ys.get(r);
                    var box = new Cell.Box(x, y, rights[square] - x, lows[square] - y);
                    line.add(new Area(r, c, contents.get(square), box));
                }
            }
            lines.add(line);
        }
        return lines;
    }

    private static int index(List<Float> steps, float at) {
        for (int i = 0; i + 1 < steps.size(); i++) {
            if (at >= steps.get(i) && at < steps.get(i + 1)) {
                return i;
            }
        }
        return -1;
    }

    private static List<Float> steps(List<Float> values) {
        var steps = new ArrayList<Float>();
        for (var value : values.stream().sorted().toList()) {
            if (steps.isEmpty() || value - steps.getLast() > NEAR) {
                steps.add(value);
            }
        }
        return steps;
    }

    private void join() {
        for (int r = 0; r < rows(); r++) {
            for (int c = 0; c < columns(); c++) {
                float middleX = (xs.get(c) + xs.get(c + 1)) / 2;
                float middleY = (ys.get(r) + ys.get(r + 1)) / 2;
                if (c > 0 && !isRuled(xs.get(c), middleY, false)) {
                    union(r * columns() + c - 1, r * columns() + c);
                }
                if (r > 0 && !isRuled(ys.get(r), middleX, true)) {
                    union((r - 1) * columns() + c, r * columns() + c);
                }
            }
        }
    }

    private boolean isRuled(float at, float across, boolean horizontal) {
        return rules.stream()
                .anyMatch(rule -> rule.isHorizontal() == horizontal
                        && Math.abs((horizontal ? rule.y1() : rule.x1()) - at) <= NEAR
                        && (horizontal ? rule.x1() : rule.y1()) <= across
                        && (horizontal ? rule.x2() : rule.y2()) >= across);
    }

    private int find(int square) {
        int root = square;
        while (owner[root] != root) {
            root = owner[root];
        }
        owner[square] = root;
        return root;
    }

    /// The smaller number, which is nearer the top left, owns the cell.
    private void union(int a, int b) {
        int first = find(a);
        int second = find(b);
        owner[Math.max(first, second)] = Math.min(first, second);
    }

    private static List<List<Rule>> groups(List<Rule> rules) {
        var sorted =
                rules.stream().distinct().sorted(Comparator.comparing(Rule::y1)).toList();
        var group = new int[sorted.size()];
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
        }
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i + 1;
                    j < sorted.size() && sorted.get(j).y1() <= sorted.get(i).y2() + NEAR;
                    j++) {
                if (touch(sorted.get(i), sorted.get(j))) {
                    group[root(group, i)] = root(group, j);
                }
            }
        }
        var found = new java.util.TreeMap<Integer, List<Rule>>();
        for (int i = 0; i < sorted.size(); i++) {
            found.computeIfAbsent(root(group, i), key -> new ArrayList<>()).add(sorted.get(i));
        }
        return List.copyOf(found.values());
    }

    private static int root(int[] group, int at) {
        int root = at;
        while (group[root] != root) {
            root = group[root];
        }
        for (int step = at; step != root; ) {
            int next = group[step];
            group[step] = root;
            step = next;
        }
        return root;
    }

    private static boolean touch(Rule a, Rule b) {
        return a.x1() <= b.x2() + NEAR && b.x1() <= a.x2() + NEAR && a.y1() <= b.y2() + NEAR && b.y1() <= a.y2() + NEAR;
    }
}
