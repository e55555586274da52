package org.yangguang.report.writing;

import java.util.List;
import org.yangguang.report.CellId;

/// The shape of a statutory table: words where the form has words, an address where it has a
/// number.
///
/// @param name what it is called when read aloud
/// @param widths share of each column in the width
/// @param wide whether it has to scroll on a phone
record StatTable(String name, List<Row> head, List<Row> body, List<Integer> widths, Extent wide) {
    StatTable {
        head = List.copyOf(head);
        body = List.copyOf(body);
        widths = List.copyOf(widths);
    }

    enum Extent {
        NARROW,
        WIDE
    }

    /// @param sum whether the whole row is set apart, as a line of totals is
    record Row(List<Slot> slots, boolean sum) {
        Row {
            slots = List.copyOf(slots);
        }
    }

    sealed interface Slot permits Words, Figure {
        int columns();

        int rows();
    }

    /// Words of the form.
    record Words(String text, Scope scope, Look look, int columns, int rows) implements Slot {}

    /// A place for a number.
    record Figure(CellId id, Weight weight, int columns) implements Slot {
        @Override
        public int rows() {
            return 1;
        }
    }

    /// Which cells the words head, in the terms of HTML.
    enum Scope {
        COLUMN("col"),
        COLUMNS("colgroup"),
        ROW("row"),
        ROWS("rowgroup");

        final String html;

        Scope(String html) {
            this.html = html;
        }
    }

    enum Look {
        PLAIN,
        BAND,
        LEFT
    }

    enum Weight {
        PART,
        SUM
    }
}
