package org.yangguang.annual;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;

/// The numbers of the statutory tables. A cell without an entry is not known, which is not 0.
///
/// Counts are whole numbers, amounts are in 万元, as the form asks.
public record Figures(Form form, Map<CellId, BigDecimal> values) {

    public Figures {
        values = Map.copyOf(values);
    }

    public static Figures none(Form form) {
        return new Figures(form, Map.of());
    }

    public static Figures of(AnnualReport report) {
        var values = new HashMap<CellId, BigDecimal>();
        CellId.of(report.form()).forEach(id -> report.value(id).ifPresent(value -> values.put(id, value)));
        return new Figures(report.form(), values);
    }

    public Optional<BigDecimal> value(CellId id) {
        return Optional.ofNullable(values.get(id));
    }

    /// As stored: one element per cell of the form in printed order, null where it is not known.
    public @Nullable BigDecimal[] stored() {
        return CellId.of(form).stream().map(values::get).toArray(BigDecimal[]::new);
    }

    /// @throws IllegalStateException if the form does not have so many cells
    public static Figures read(Form form, @Nullable BigDecimal[] stored) {
        List<CellId> cells = CellId.of(form);
        if (stored.length != cells.size()) {
            throw new IllegalStateException(
                    "form " + form.code() + " has " + cells.size() + " cells, not " + stored.length);
        }
        var values = new HashMap<CellId, BigDecimal>();
        for (int i = 0; i < stored.length; i++) {
            var value = stored[i];
            if (value != null) {
                values.put(cells.get(i), value);
            }
        }
        return new Figures(form, values);
    }
}
