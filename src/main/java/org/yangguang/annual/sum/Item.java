package org.yangguang.annual.sum;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yangguang.annual.Figures;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;

/// What organs, regions and years are compared by: a number of the form, or a share of one in another.
public enum Item {
    RECEIVED("新收申请", "件", rows(TableThreeRow.NEW_RECEIVED), List.of()),
    CONCLUDED("办理总计", "件", rows(TableThreeRow.TOTAL), List.of()),
    CARRIED_OUT("结转下年度", "件", rows(TableThreeRow.CARRIED_OUT), List.of()),
    GRANTED("予以公开率", "%", rows(TableThreeRow.GRANTED), rows(TableThreeRow.TOTAL)),
    PARTIAL("部分公开率", "%", rows(TableThreeRow.PARTIAL), rows(TableThreeRow.TOTAL)),
    DENIED("不予公开率", "%", group(TableThreeRow.Group.DENIED), rows(TableThreeRow.TOTAL)),
    UNAVAILABLE("无法提供率", "%", group(TableThreeRow.Group.UNAVAILABLE), rows(TableThreeRow.TOTAL)),
    NOT_PROCESSED("不予处理率", "%", group(TableThreeRow.Group.NOT_PROCESSED), rows(TableThreeRow.TOTAL)),
    OTHER("其他处理率", "%", group(TableThreeRow.Group.OTHER), rows(TableThreeRow.TOTAL)),
    RECONSIDERATION("行政复议", "件", column(DisputeColumn.TOTAL, DisputeRoute.RECONSIDERATION), List.of()),
    LITIGATION("行政诉讼", "件", column(DisputeColumn.TOTAL, suits()), List.of()),
    OVERTURNED(
            "复议诉讼纠错率",
            "%",
            column(DisputeColumn.CORRECTED, DisputeRoute.values()),
            Stream.of(DisputeColumn.UPHELD, DisputeColumn.CORRECTED, DisputeColumn.OTHER)
                    .flatMap(c -> column(c, DisputeRoute.values()).stream())
                    .toList()),
    NORMATIVE("规范性文件现行有效", "件", List.of(CellId.of(TableTwoField.NORMATIVE_IN_FORCE)), List.of()),
    LICENSING(
            "行政许可决定",
            "件",
            List.of(CellId.of(TableTwoField.LICENSING), CellId.of(TableTwoField.LICENSING_DECISIONS)),
            List.of()),
    PENALTY(
            "行政处罚决定",
            "件",
            List.of(CellId.of(TableTwoField.PENALTY), CellId.of(TableTwoField.PENALTY_DECISIONS)),
            List.of()),
    COERCION(
            "行政强制决定",
            "件",
            List.of(CellId.of(TableTwoField.COERCION), CellId.of(TableTwoField.COERCION_DECISIONS)),
            List.of()),
    FEES("行政事业性收费", "万元", List.of(CellId.of(TableTwoField.FEES_WAN)), List.of());

    /// The outcomes of a year, which make up the whole.
    public static final List<Item> OUTCOMES = List.of(GRANTED, PARTIAL, DENIED, UNAVAILABLE, NOT_PROCESSED, OTHER);

    private final String label;
    private final String unit;
    private final List<CellId> cells;
    private final List<CellId> of;

    Item(String label, String unit, List<CellId> cells, List<CellId> of) {
        this.label = label;
        this.unit = unit;
        this.cells = cells;
        this.of = of;
    }

    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }

    public boolean isShare() {
        return !of.isEmpty();
    }

    public static Optional<Item> of(String text) {
        return Arrays.stream(values())
                .filter(i -> i.name().equalsIgnoreCase(text))
                .findFirst();
    }

    /// Empty where the form has no such number, it is not known, or there is nothing to take a share of.
    public Optional<BigDecimal> value(Figures figures) {
        var value = sum(figures, cells);
        if (of.isEmpty() || value.isEmpty()) {
            return value;
        }
        return sum(figures, of)
                .filter(whole -> whole.signum() > 0)
                .map(whole -> value.get().multiply(BigDecimal.valueOf(100)).divide(whole, 1, RoundingMode.HALF_UP));
    }

    /// Of the cells that the form has; none of them may be unknown.
    private static Optional<BigDecimal> sum(Figures figures, List<CellId> cells) {
        var of = CellId.of(figures.form());
        var there = cells.stream().filter(of::contains).toList();
        if (there.isEmpty() || there.stream().anyMatch(id -> figures.value(id).isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(there.stream()
                .map(id -> figures.value(id).orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static List<CellId> rows(TableThreeRow row) {
        return List.of(CellId.of(row, ApplicantColumn.TOTAL));
    }

    private static List<CellId> group(TableThreeRow.Group group) {
        return Arrays.stream(TableThreeRow.values())
                .filter(row -> row.group() == group)
                .map(row -> CellId.of(row, ApplicantColumn.TOTAL))
                .toList();
    }

    private static DisputeRoute[] suits() {
        return Arrays.stream(DisputeRoute.values())
                .filter(route -> route != DisputeRoute.RECONSIDERATION)
                .toArray(DisputeRoute[]::new);
    }

    private static List<CellId> column(DisputeColumn column, DisputeRoute... routes) {
        return Arrays.stream(routes).map(route -> CellId.of(route, column)).toList();
    }
}
