package org.yangguang.annual;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;

/// The cells that the form itself adds up (T3-02, T3-03, T4-02): computed, never typed.
public final class Totals {

    private Totals() {}

    /// The cells a total is the sum of; empty for a cell that is no total.
    public static List<CellId> parts(Form form, CellId id) {
        return switch (id) {
            case CellId.Two _ -> List.of();
            case CellId.Three(var row, var column)
            when column == ApplicantColumn.TOTAL ->
                Arrays.stream(ApplicantColumn.values())
                        .filter(c -> c != ApplicantColumn.TOTAL)
                        .map(c -> CellId.of(row, c))
                        .toList();
            case CellId.Three(var row, var column)
            when row == TableThreeRow.TOTAL ->
                TableThreeRow.leaves(form).stream()
                        .map(leaf -> CellId.of(leaf, column))
                        .toList();
            case CellId.Three _ -> List.of();
            case CellId.Four(var route, var column)
            when column == DisputeColumn.TOTAL ->
                Arrays.stream(DisputeColumn.values())
                        .filter(c -> c != DisputeColumn.TOTAL)
                        .map(c -> CellId.of(route, c))
                        .toList();
            case CellId.Four _ -> List.of();
        };
    }

    public static boolean isTotal(CellId id) {
        return switch (id) {
            case CellId.Two _ -> false;
            case CellId.Three(var row, var column) -> row == TableThreeRow.TOTAL || column == ApplicantColumn.TOTAL;
            case CellId.Four(var _, var column) -> column == DisputeColumn.TOTAL;
        };
    }

    /// The figures with every total computed; a total of which a part is not known is not known.
    public static Figures with(Form form, Map<CellId, BigDecimal> typed) {
        var values = new HashMap<CellId, BigDecimal>();
        for (var id : CellId.of(form)) {
            sum(form, id, typed).ifPresent(value -> values.put(id, value));
        }
        return new Figures(form, values);
    }

    private static Optional<BigDecimal> sum(Form form, CellId id, Map<CellId, BigDecimal> typed) {
        if (!isTotal(id)) {
            return Optional.ofNullable(typed.get(id));
        }
        var sum = BigDecimal.ZERO;
        for (var part : parts(form, id)) {
            var value = sum(form, part, typed);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(value.get());
        }
        return Optional.of(sum);
    }
}
