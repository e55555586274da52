package org.yangguang.report.checking;

import static org.yangguang.report.TableThreeRow.CARRIED_IN;
import static org.yangguang.report.TableThreeRow.CARRIED_OUT;
import static org.yangguang.report.TableThreeRow.NEW_RECEIVED;
import static org.yangguang.report.TableThreeRow.TOTAL;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;

/// The sums that bind table 三, each worked out once: rows, columns and the balance of 新收, 上年结转,
/// 总计 and 结转下年度. A sum is examined only when it is printed; a blank part counts as 0; where a
/// part could not be read nothing is said.
final class TableThreeSums {
    static final List<ApplicantColumn> COLUMNS = List.of(ApplicantColumn.values());
    static final List<ApplicantColumn> PARTS = Arrays.stream(ApplicantColumn.values())
            .filter(c -> c != ApplicantColumn.TOTAL)
            .toList();

    /// One sum: left and right should be equal. In a row or column sum the left is the printed
    /// total.
    record Sum(Kind kind, String where, List<CellId> left, List<CellId> right, BigDecimal stated, BigDecimal computed) {
        enum Kind {
            ROW,
            COLUMN,
            BALANCE
        }

        boolean holds() {
            return stated.compareTo(computed) == 0;
        }

        BigDecimal difference() {
            return stated.subtract(computed);
        }

        /// 1 on the left, -1 on the right.
        int sign(CellId cell) {
            return left.contains(cell) ? 1 : -1;
        }
    }

    /// The cells of the sums of a form, made once.
    private record Layout(
            List<TableThreeRow> rows,
            List<List<CellId>> rowParts,
            List<List<CellId>> rowTotals,
            List<List<CellId>> columnParts,
            List<List<CellId>> columnTotals,
            List<List<CellId>> in,
            List<List<CellId>> out) {

        static Layout of(Form form) {
            var rows = TableThreeRow.of(form);
            var leaves = TableThreeRow.leaves(form);
            return new Layout(
                    rows,
                    rows.stream()
                            .map(row -> cells(PARTS, c -> CellId.of(row, c)))
                            .toList(),
                    rows.stream()
                            .map(row -> List.of(CellId.of(row, ApplicantColumn.TOTAL)))
                            .toList(),
                    cells(COLUMNS, c -> cells(leaves, row -> CellId.of(row, c))),
                    cells(COLUMNS, c -> List.of(CellId.of(TOTAL, c))),
                    cells(COLUMNS, c -> List.of(CellId.of(NEW_RECEIVED, c), CellId.of(CARRIED_IN, c))),
                    cells(COLUMNS, c -> List.of(CellId.of(TOTAL, c), CellId.of(CARRIED_OUT, c))));
        }

        private static <A, B> List<B> cells(List<A> list, Function<A, B> cell) {
            return list.stream().map(cell).toList();
        }
    }

    private static final Map<Form, Layout> LAYOUTS = Arrays.stream(Form.values())
            .collect(Collectors.toMap(Function.identity(), Layout::of, (a, _) -> a, () -> new EnumMap<>(Form.class)));

    private final @Nullable BigDecimal[][] values = new BigDecimal[TableThreeRow.values().length][COLUMNS.size()];
    private final boolean[][] unreadable = new boolean[TableThreeRow.values().length][COLUMNS.size()];
    private final List<Sum> sums = new ArrayList<>();
    private final List<Sum.Kind> silent = new ArrayList<>();

    private TableThreeSums(Map<CellId, Cell> cells, Layout layout) {
        cells.forEach((id, cell) -> {
            if (id instanceof CellId.Three(var row, var column)) {
                values[row.ordinal()][column.ordinal()] = cell.value();
                unreadable[row.ordinal()][column.ordinal()] = cell.reading() == Cell.Reading.UNREADABLE;
            }
        });
        for (int r = 0; r < layout.rows().size(); r++) {
            add(
                    Sum.Kind.ROW,
                    layout.rows().get(r).code(),
                    layout.rowTotals().get(r),
                    layout.rowParts().get(r));
        }
        for (int c = 0; c < COLUMNS.size() && !layout.rows().isEmpty(); c++) {
            add(
                    Sum.Kind.COLUMN,
                    COLUMNS.get(c).code(),
                    layout.columnTotals().get(c),
                    layout.columnParts().get(c));
        }
        for (int c = 0; c < COLUMNS.size() && !layout.rows().isEmpty(); c++) {
            balance(COLUMNS.get(c), layout.in().get(c), layout.out().get(c));
        }
    }

    static TableThreeSums of(Examined x) {
        return of(x, x.report().cells());
    }

    /// The same table with some cells changed or left open.
    static TableThreeSums of(Examined x, Map<CellId, Cell> cells) {
        return new TableThreeSums(
                cells,
                LAYOUTS.getOrDefault(x.report().form(), Layout.of(x.report().form())));
    }

    private void add(Sum.Kind kind, String where, List<CellId> total, List<CellId> parts) {
        var stated = value(total.getFirst());
        if (stated == null || parts.stream().allMatch(id -> value(id) == null) || isUnreadable(parts)) {
            silent.add(kind);
            return;
        }
        sums.add(new Sum(kind, where, total, parts, stated, total(parts)));
    }

    private void balance(ApplicantColumn column, List<CellId> in, List<CellId> out) {
        if (value(out.get(0)) == null || value(out.get(1)) == null || isUnreadable(in)) {
            silent.add(Sum.Kind.BALANCE);
            return;
        }
        sums.add(new Sum(Sum.Kind.BALANCE, column.code(), in, out, total(in), total(out)));
    }

    private boolean isUnreadable(List<CellId> ids) {
        for (var id : ids) {
            if (id instanceof CellId.Three(var row, var column) && unreadable[row.ordinal()][column.ordinal()]) {
                return true;
            }
        }
        return false;
    }

    BigDecimal total(Collection<CellId> ids) {
        var sum = BigDecimal.ZERO;
        for (var id : ids) {
            var value = value(id);
            sum = value == null ? sum : sum.add(value);
        }
        return sum;
    }

    @Nullable
    BigDecimal value(CellId id) {
        return id instanceof CellId.Three(var row, var column) ? values[row.ordinal()][column.ordinal()] : null;
    }

    List<Sum> all() {
        return sums;
    }

    List<Sum> of(Sum.Kind kind) {
        return sums.stream().filter(s -> s.kind() == kind).toList();
    }

    List<Sum> failing() {
        return sums.stream().filter(s -> !s.holds()).toList();
    }

    /// How many sums of a kind could not be worked out.
    long silent(Sum.Kind kind) {
        return silent.stream().filter(k -> k == kind).count();
    }

    /// The sums each cell takes part in.
    Map<CellId, List<Sum>> byCell() {
        return sums.stream()
                .flatMap(sum -> java.util.stream.Stream.concat(sum.left().stream(), sum.right().stream())
                        .map(id -> Map.entry(id, sum)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        java.util.LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    static String label(Sum sum) {
        Function<String, String> column = code -> COLUMNS.stream()
                .filter(c -> c.code().equals(code))
                .map(ApplicantColumn::label)
                .findFirst()
                .orElse(code);
        return switch (sum.kind()) {
            case ROW ->
                TableThreeChecks.shortName(TableThreeRow.valueOf(sum.where().toUpperCase(java.util.Locale.ROOT)))
                        + "行合计";
            case COLUMN -> column.apply(sum.where()) + "列小计";
            case BALANCE -> column.apply(sum.where()) + "列平衡";
        };
    }
}
