package org.yangguang.report.listing;

import java.util.ArrayList;
import java.util.List;

/// A table for a terminal, ruled under its head. Long words continue under their own column.
public final class TextTable {
    private static final String GAP = "  ";

    /// Where the text of a column stands; numbers stand right.
    public enum Align {
        LEFT,
        RIGHT
    }

    /// @param most the widest a column may become, in columns of the terminal
    public record Column(String head, Align align, int most) {
        public static Column left(String head, int most) {
            return new Column(head, Align.LEFT, most);
        }

        public static Column right(String head) {
            return new Column(head, Align.RIGHT, 24);
        }
    }

    private final List<Column> columns;
    private final List<List<List<String>>> rows = new ArrayList<>();

    public TextTable(Column... columns) {
        this.columns = List.of(columns);
    }

    public TextTable row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("cells " + cells.length + ", columns " + columns.size());
        }
        var row = new ArrayList<List<String>>();
        for (int i = 0; i < cells.length; i++) {
            row.add(TerminalText.wrap(
                    TerminalText.safe(cells[i]), columns.get(i).most()));
        }
        rows.add(row);
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    public String toString() {
        var widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = TerminalText.width(columns.get(i).head());
            for (var row : rows) {
                for (var line : row.get(i)) {
                    widths[i] = Math.max(widths[i], TerminalText.width(line));
                }
            }
        }
        var out = new StringBuilder();
        line(out, columns.stream().map(Column::head).toList(), widths);
        var rule = new ArrayList<String>();
        for (int width : widths) {
            rule.add("─".repeat(width));
        }
        line(out, rule, widths);
        for (var row : rows) {
            int height = row.stream().mapToInt(List::size).max().orElse(1);
            for (int i = 0; i < height; i++) {
                int at = i;
                line(out, row.stream().map(c -> at < c.size() ? c.get(at) : "").toList(), widths);
            }
        }
        return out.toString();
    }

    private void line(StringBuilder out, List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var space = " ".repeat(Math.max(0, widths[i] - TerminalText.width(cells.get(i))));
            boolean right = columns.get(i).align() == Align.RIGHT;
            line.append(GAP).append(right ? space : "").append(cells.get(i)).append(right ? "" : space);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }
}
