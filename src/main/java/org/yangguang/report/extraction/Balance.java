package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;

/// Rows of table 三 whose joined digits can be cut in several ways are settled together, by the
/// sums that bind the rows: 总计 is the sum of the results, and 新收 and 上年结转 are 总计 and
/// 结转下年度. One solution is taken, two are none.
final class Balance {
    private static final int MOST_COMBINATIONS = 40_000;
    private static final int COLUMNS = 7;

    private Balance() {}

    static void solve(Map<TableThreeRow, RowCells> rows, Form form) {
        var open = rows.entrySet().stream()
                .filter(e -> e.getValue().outcome() == RowCells.Outcome.AMBIGUOUS)
                .map(Map.Entry::getKey)
                .toList();
        long combinations = 1;
        for (var row : open) {
            combinations *= ways(rows, row).size();
            if (combinations > MOST_COMBINATIONS) {
                return;
            }
        }
        if (open.isEmpty() || !TableThreeRow.of(form).stream().allMatch(rows::containsKey)) {
            return;
        }
        var solutions = new ArrayList<List<long[]>>();
        search(rows, form, open, new ArrayList<>(), solutions);
        if (solutions.size() != 1) {
            return;
        }
        for (int i = 0; i < open.size(); i++) {
            var row = open.get(i);
            var tokens = java.util.Objects.requireNonNull(rows.get(row)).tokens();
            var cells = RowCells.solved(solutions.getFirst().get(i), tokens);
            rows.put(row, new RowCells(cells, List.of(), RowCells.Outcome.SOLVED, tokens));
        }
    }

    private static List<long[]> ways(Map<TableThreeRow, RowCells> rows, TableThreeRow row) {
        return java.util.Objects.requireNonNull(rows.get(row)).ways();
    }

    private static void search(
            Map<TableThreeRow, RowCells> rows,
            Form form,
            List<TableThreeRow> open,
            List<long[]> chosen,
            List<List<long[]>> solutions) {
        if (solutions.size() > 1) {
            return;
        }
        if (chosen.size() == open.size()) {
            if (holds(rows, form, open, chosen)) {
                solutions.add(List.copyOf(chosen));
            }
            return;
        }
        for (var way : ways(rows, open.get(chosen.size()))) {
            chosen.add(way);
            search(rows, form, open, chosen, solutions);
            chosen.removeLast();
        }
    }

    private static boolean holds(
            Map<TableThreeRow, RowCells> rows, Form form, List<TableThreeRow> open, List<long[]> chosen) {
        var sums = new long[COLUMNS];
        var balance = new long[COLUMNS];
        for (var row : TableThreeRow.of(form)) {
            int at = open.indexOf(row);
            var values = at >= 0 ? chosen.get(at) : known(rows, row);
            for (int c = 0; c < COLUMNS; c++) {
                sums[c] += row.isLeaf() ? values[c] : 0;
                sums[c] -= row == TableThreeRow.TOTAL ? values[c] : 0;
                balance[c] += row == TableThreeRow.NEW_RECEIVED || row == TableThreeRow.CARRIED_IN ? values[c] : 0;
                balance[c] -= row == TableThreeRow.TOTAL || row == TableThreeRow.CARRIED_OUT ? values[c] : 0;
            }
        }
        return Arrays.stream(sums).allMatch(s -> s == 0)
                && Arrays.stream(balance).allMatch(b -> b == 0);
    }

    private static long[] known(Map<TableThreeRow, RowCells> rows, TableThreeRow row) {
        return java.util.Objects.requireNonNull(rows.get(row)).cells().stream()
                .mapToLong(c -> c.value() == null ? 0 : c.value().longValue())
                .toArray();
    }
}
