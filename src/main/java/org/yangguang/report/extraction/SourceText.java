package org.yangguang.report.extraction;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.Cell;

/// A file as its reader saw it, in reading order: what a person lays beside the reading to compare.
public record SourceText(List<Line> lines) {
    public SourceText {
        lines = List.copyOf(lines);
    }

    /// A paragraph, or a row of a table.
    ///
    /// @param table number of the table in the file; 0 for running text
    public record Line(int table, List<Piece> pieces) {
        public Line {
            pieces = List.copyOf(pieces);
        }
    }

    /// A paragraph or a cell.
    ///
    /// @param place equal to the [Cell#place()] of a number that was read here
    public record Piece(String text, Cell.@Nullable Place place) {}

    static SourceText of(Sheet sheet) {
        return new SourceText(sheet.lines().stream()
                .map(line -> new Line(
                        line.table(),
                        line.pieces().stream()
                                .map(piece -> new Piece(piece.text(), piece.place()))
                                .toList()))
                .toList());
    }
}
