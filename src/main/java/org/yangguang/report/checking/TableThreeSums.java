package org.yangguang.report.checking;

import static org.yangguang.report.TableThreeRow.CARRIED_IN;
import static org.yangguang.report.TableThreeRow.CARRIED_OUT;
import static org.yangguang.report.TableThreeRow.NEW_RECEIVED;
import static org.yangguang.report.TableThreeRow.TOTAL;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
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

    private final Map<CellId, BigDecimal> values;
    private final Map<CellId, Cell> cells;
    private final List<Sum> sums = new ArrayList<>();
    private final List<String> silent = new ArrayList<>();

    private TableThreeSums(Map<CellId, BigDecimal> values, Map<CellId, Cell> cells, List<TableThreeRow> rows) {
        this.values = values;
        this.cells = cells;
        var leaves = rows.stream().filter(TableThreeRow::isLeaf).toList();
        for (var row : rows) {
            var parts = PARTS.stream().map(c -> CellId.of(row, c)).toList();
            add(Sum.Kind.ROW, row.code(), List.of(CellId.of(row, ApplicantColumn.TOTAL)), parts);
        }
        for (var column : COLUMNS) {
            var parts = leaves.stream().map(row -> CellId.of(row, column)).toList();
            add(Sum.Kind.COLUMN, column.code(), List.of(CellId.of(TOTAL, column)), parts);
        }
        for (var column : COLUMNS) {
            balance(column);
        }
    }

    static TableThreeSums of(Examined x) {
        return of(x, x.report().cells());
    }

    /// The same table with some cells changed or left open.
    static TableThreeSums of(Examined x, Map<CellId, Cell> cells) {
        Map<CellId, BigDecimal> values = new java.util.HashMap<>();
        cells.forEach((id, cell) -> {
            var value = cell.value();
            if (id instanceof CellId.Three && value != null) {
                values.put(id, value);
            }
        });
        return new TableThreeSums(values, cells, TableThreeRow.of(x.report().form()));
    }

    private void add(Sum.Kind kind, String where, List<CellId> total, List<CellId> parts) {
        var stated = values.get(total.getFirst());
        boolean allBlank = parts.stream().noneMatch(values::containsKey);
        if (stated == null || allBlank || parts.stream().anyMatch(this::isUnreadable)) {
            silent.add(kind + " " + where);
            return;
        }
        sums.add(new Sum(kind, where, total, parts, stated, total(parts)));
    }

    private void balance(ApplicantColumn column) {
        var in = List.of(CellId.of(NEW_RECEIVED, column), CellId.of(CARRIED_IN, column));
        var out = List.of(CellId.of(TOTAL, column), CellId.of(CARRIED_OUT, column));
        if (!values.keySet().containsAll(out) || in.stream().anyMatch(this::isUnreadable)) {
            silent.add(Sum.Kind.BALANCE + " " + column.code());
            return;
        }
        sums.add(new Sum(Sum.Kind.BALANCE, column.code(), in, out, total(in), total(out)));
    }

    private boolean isUnreadable(CellId id) {
        return cells.getOrDefault(id, Cell.NOT_THERE).reading() == Cell.Reading.UNREADABLE;
    }

    BigDecimal total(Collection<CellId> ids) {
        var sum = BigDecimal.ZERO;
        for (var id : ids) {
            var value = values.get(id);
            sum = value == null ? sum : sum.add(value);
        }
        return sum;
    }

    @Nullable
    BigDecimal value(CellId id) {
        return values.get(id);
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
        return silent.stream().filter(s -> s.startsWith(kind + " ")).count();
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
