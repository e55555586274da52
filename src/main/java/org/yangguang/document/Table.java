package org.yangguang.document;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A ruled table with merged cells. Rows list only the cells that begin in them, as HTML does.
///
/// @param head rows repeated at the top of every page
/// @param widths share of each column in the width of the page
/// @param points size of the text
/// @param paging whether it may be divided between pages
public record Table(List<Row> head, List<Row> body, List<Integer> widths, double points, Paging paging)
        implements Paper.Block {
    public Table {
        head = List.copyOf(head);
        body = List.copyOf(body);
        widths = List.copyOf(widths);
        var rows = new ArrayList<>(head);
        rows.addAll(body);
        lay(rows, widths.size());
    }

    public enum Paging {
        /// Goes on to the next page between rows.
        FLOWS,
        /// Stands whole on one page if it can.
        WHOLE
    }

    public record Row(List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        public static Row of(Cell... cells) {
            return new Row(List.of(cells));
        }
    }

    /// @param columns columns covered, 1 or more
    /// @param rows rows covered, 1 or more
    public record Cell(String text, int columns, int rows, Look look) {
        public static Cell of(String text, Look look) {
            return new Cell(text, 1, 1, look);
        }
    }

    public enum Look {
        /// Heading of a column: bold, centred, shaded.
        HEAD,
        /// Heading over rows: as [#HEAD], but not repeated.
        BAND,
        /// Name of a row, centred.
        LABEL,
        /// Name of a row, to the left.
        ENTRY,
        /// Text of a form, to the left.
        TEXT,
        /// A number, centred.
        FIGURE,
        /// A number of a sum, bold.
        SUM
    }

    /// All rows, head first.
    public List<Row> rows() {
        var rows = new ArrayList<>(head);
        rows.addAll(body);
        return rows;
    }

    /// A cell at the column where it stands; `begins` is false in the rows a tall cell goes on
    /// into.
    public record Placed(Cell cell, int column, boolean begins) {}

    /// Every row with its cells in their columns, the lower parts of tall cells included.
    public List<List<Placed>> grid() {
        return lay(rows(), widths.size());
    }

    private static List<List<Placed>> lay(List<Row> rows, int width) {
        var grid = new ArrayList<List<Placed>>();
        var taken = new ArrayList<BitSet>();
        for (int i = 0; i < rows.size(); i++) {
            grid.add(new ArrayList<>());
            taken.add(new BitSet(width));
        }
        for (int i = 0; i < rows.size(); i++) {
            for (var cell : rows.get(i).cells()) {
                int column = taken.get(i).nextClearBit(0);
                if (column + cell.columns() > width || i + cell.rows() > rows.size()) {
                    throw new IllegalArgumentException(
                            "row %d: cell \"%s\" does not fit the table".formatted(i, cell.text()));
                }
                for (int below = i; below < i + cell.rows(); below++) {
                    taken.get(below).set(column, column + cell.columns());
                    grid.get(below).add(new Placed(cell, column, below == i));
                }
            }
            if (taken.get(i).cardinality() != width) {
                throw new IllegalArgumentException("row %d does not fill the table".formatted(i));
            }
        }
        grid.forEach(row -> row.sort((a, b) -> Integer.compare(a.column(), b.column())));
        return grid;
    }
}
