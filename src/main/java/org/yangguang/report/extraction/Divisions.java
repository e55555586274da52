package org.yangguang.report.extraction;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Tables of a web page that are laid out with divisions or lists instead of table markup: an
/// element of which every child is a row, and every child of a row a short cell.
final class Divisions {
    private static final Set<String> ROWS = Set.of("div", "ul", "ol", "dl", "li", "section");
    private static final Set<String> CELLS = Set.of("div", "span", "li", "dd", "dt");
    private static final int FEWEST_ROWS = 3;
    /// The narrowest of the tables is a row of five figures.
    private static final int WIDE_ROW = 4;
    private static final int LONGEST_CELL = 120;

    private Divisions() {}

    static boolean isTable(Element element) {
        if (element.childNodeSize() < FEWEST_ROWS || !hasRowsOnly(element)) {
            return false;
        }
        var rows = element.children();
        boolean wide = false;
        for (var row : rows) {
            var cells = row.children();
            if (cells.isEmpty() || hasWords(row) || !areCells(cells)) {
                return false;
            }
            wide |= cells.size() >= WIDE_ROW;
        }
        return wide;
    }

    /// Told without making lists of what is no table, as most is.
    private static boolean hasRowsOnly(Element element) {
        int rows = 0;
        for (int i = 0; i < element.childNodeSize(); i++) {
            var node = element.childNode(i);
            if (node instanceof Element row) {
                rows++;
                if (!ROWS.contains(row.normalName())) {
                    return false;
                }
            } else if (node instanceof TextNode text && !text.isBlank()) {
                return false;
            }
        }
        return rows >= FEWEST_ROWS;
    }

    private static boolean areCells(List<Element> cells) {
        var name = cells.getFirst().normalName();
        for (var cell : cells) {
            boolean like = cell.normalName().equals(name)
                    || (name.equals("dt") && cell.normalName().equals("dd"));
            if (!like || !CELLS.contains(name) || isLong(cell) || isTable(cell)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLong(Element cell) {
        int length = 0;
        for (Node node : cell.childNodes()) {
            length += node instanceof TextNode text
                    ? text.getWholeText().length()
                    : node instanceof Element element && isLong(element) ? LONGEST_CELL + 1 : 0;
        }
        return length > LONGEST_CELL || cell.normalName().equals("table");
    }

    private static boolean hasWords(Element element) {
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode text && !text.isBlank()) {
                return true;
            }
        }
        return false;
    }
}
