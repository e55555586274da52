package org.yangguang.report.extraction;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.extraction.Sheet.Kind;

/// In which columns of a table the seven kinds of applicants stand: learnt from rows that have
/// all seven values, else from the heads. Needed only for rows with blank cells.
final class Columns {
    private static final int VARIES = -1;
    private static final int ENOUGH = 3;
    private final Sheet sheet;
    private final Map<Integer, int[]> fromRows = new HashMap<>();
    private final Map<Integer, Boolean> differ = new HashMap<>();
    private final Map<Integer, Set<Integer>> labelColumns = new HashMap<>();

    private final Map<Integer, Integer> leads = new HashMap<>();
    private final Map<Integer, int[]> heads = new HashMap<>();
    private final Map<Integer, Integer> complete = new HashMap<>();

    Columns(Sheet sheet, Collection<List<Token>> rows) {
        this.sheet = sheet;
        for (var row : rows) {
            var values = Token.values(row);
            if (values.size() != Labels.APPLICANTS.size() || !Token.areOfOneLine(values)) {
                continue;
            }
            var line = sheet.lines().get(values.getFirst().line());
            int lead = Token.ofLine(row, values.getFirst().line()).indexOf(values.getFirst());
            leads.merge(line.table(), lead, (a, b) -> a.equals(b) ? a : VARIES);
            complete.merge(line.table(), 1, Integer::sum);
            var at = values.stream().mapToInt(t -> t.piece().column()).toArray();
            labelColumns.computeIfAbsent(line.table(), table -> new TreeSet<>()).add(labelColumn(line, at[0]));
            var before = fromRows.putIfAbsent(line.table(), at);
            if (before != null && !Arrays.equals(before, at) && line.kind() == Kind.ROW) {
                differ.put(line.table(), true);
            }
        }
    }

    /// Where the columns stand; null when that is not sure. Without heads the columns hold only
    /// for rows that are not merely one value short, because a table copied out of a page
    /// shifts its rows when label cells were merged.
    int @Nullable [] of(int table) {
        if (table == 0 || differ.containsKey(table)) {
            return null;
        }
        var rows = fromRows.get(table);
        return rows != null && rows.length > 0 ? rows : heads(table);
    }

    /// How many blank cells stand between a label and the first value in every row that has all
    /// values; -1 if that differs or is not known.
    int lead(int table) {
        return complete.getOrDefault(table, 0) < ENOUGH ? VARIES : leads.getOrDefault(table, VARIES);
    }

    /// Whether the columns are certain: heads stand over them, or rows whose labels stand in
    /// different columns all have their values in the same ones.
    boolean isCertain(int table) {
        boolean agree = !differ.containsKey(table)
                && labelColumns.getOrDefault(table, Set.of()).size() > 1;
        return table != 0 && (agree || heads(table) != null);
    }

    private static int labelColumn(Sheet.Line line, int firstValue) {
        int last = -1;
        for (var piece : line.pieces()) {
            if (piece.column() < firstValue && piece.column() > last && !piece.isBlank()) {
                last = piece.column();
            }
        }
        return last;
    }

    private int @Nullable [] heads(int table) {
        var known = heads.computeIfAbsent(table, this::findHeads);
        return known.length == 0 ? null : known;
    }

    /// Empty when the seven do not stand side by side.
    private int[] findHeads(int table) {
        var at = new int[Labels.APPLICANTS.size()];
        Arrays.fill(at, -1);
        int seen = 0;
        for (var line : sheet.lines()) {
            if (line.table() != table) {
                continue;
            }
            if (++seen > 6) {
                break;
            }
            for (var piece : line.pieces()) {
                var text = Sheet.unify(piece.text()).replace(" ", "");
                for (int c = 0; c < at.length; c++) {
                    if (at[c] < 0 && Labels.APPLICANTS.get(c).matcher(text).matches()) {
                        at[c] = piece.column();
                    }
                }
            }
        }
        for (int c = 0; c < at.length; c++) {
            if (at[c] < 0 || (c > 0 && at[c] <= at[c - 1])) {
                return new int[0];
            }
        }
        return at;
    }
}
