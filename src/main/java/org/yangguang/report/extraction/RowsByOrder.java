package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.extraction.Sheet.Kind;

/// Text taken out of a PDF sometimes parts the values of table 三 from their labels. Where
/// exactly as many rows of seven values stand as the form has rows, and every row that kept its
/// label stands at its own place, the others are given theirs by order.
final class RowsByOrder {
    private record ValueRow(int line, List<Token> values) {}

    private RowsByOrder() {}

    static Map<TableThreeRow, RowCells> read(
            Sheet sheet, int from, int to, Map<TableThreeRow, RowCells> labelled, boolean hasDetail) {
        var placed = new LinkedHashMap<TableThreeRow, RowCells>();
        var form = TableThreeRow.of(hasDetail ? Form.FMT_2021 : Form.FMT_2019);
        boolean allLabelled = form.stream().allMatch(row -> {
            var cells = labelled.get(row);
            return cells != null
                    && cells.outcome() != RowCells.Outcome.EMPTY
                    && cells.outcome() != RowCells.Outcome.UNREADABLE;
        });
        if (allLabelled || sheet.pieceCount() == 0) {
            return placed;
        }
        var rows = valueRows(sheet, sheet.lineAt(from), sheet.lineAt(Math.max(from, to - 1)));
        if (rows.size() != form.size() || !agree(rows, form, labelled)) {
            return placed;
        }
        for (int r = 0; r < rows.size(); r++) {
            var row = form.get(r);
            var known = labelled.get(row);
            boolean sameLine = known != null
                    && !known.tokens().isEmpty()
                    && known.outcome() != RowCells.Outcome.UNREADABLE
                    && known.tokens().getFirst().line() == rows.get(r).line();
            if (!sameLine) {
                placed.put(row, RowCells.of(rows.get(r).values(), 7, null, Kind.ROW, false));
            }
        }
        return placed;
    }

    private static List<ValueRow> valueRows(Sheet sheet, int first, int last) {
        var rows = new ArrayList<ValueRow>();
        int piece = 0;
        for (int l = 0; l <= last; l++) {
            var line = sheet.lines().get(l);
            var values = new ArrayList<Token>();
            for (var p : line.pieces()) {
                int start = sheet.startOf(piece++);
                if (l >= first) {
                    for (var fragment :
                            sheet.between(start, start + Math.max(1, p.text().length()))) {
                        values.addAll(Token.of(fragment));
                    }
                }
            }
            var numbers = values.stream()
                    .filter(t -> t.kind() == CellText.Kind.NUMBER)
                    .toList();
            boolean shortOfTotal =
                    numbers.size() == 6 && !values.isEmpty() && values.getLast().isBlank();
            if (numbers.size() == 7 || shortOfTotal) {
                rows.add(new ValueRow(l, shortOfTotal ? withBlank(numbers, values.getLast()) : numbers));
            }
        }
        return rows;
    }

    private static List<Token> withBlank(List<Token> numbers, Token blank) {
        var all = new ArrayList<>(numbers);
        all.add(blank);
        return all;
    }

    /// Rows that stand in one line with their label must stand at the place the form gives them.
    private static boolean agree(List<ValueRow> rows, List<TableThreeRow> form, Map<TableThreeRow, RowCells> labelled) {
        for (int r = 0; r < rows.size(); r++) {
            int line = rows.get(r).line();
            for (var entry : labelled.entrySet()) {
                var tokens = entry.getValue().tokens();
                boolean here = entry.getValue().isComplete()
                        && !tokens.isEmpty()
                        && tokens.getFirst().line() == line;
                if (here && form.get(r) != entry.getKey() && LABEL_IN_LINE.test(tokens)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static final java.util.function.Predicate<List<Token>> LABEL_IN_LINE =
            tokens -> tokens.getFirst().piece().column() > 0;
}
