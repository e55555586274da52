package org.yangguang.annual;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.yangguang.report.CellId;

/// 本级：what a government with organs below adds of its own, apart from theirs.
///
/// Whoever changes a cell of a government's report by hand corrects the government's own part, for the
/// parts
/// below are corrected below. Own 36, below 778, changed by hand from 814 to 815: own is 37, and stays
/// 37 when
/// the sum is taken again.
public sealed interface OwnPart {

    /// Kept with the report.
    record Kept(Figures figures) implements OwnPart {}

    /// The report was not filled yet: what its ledgers say now, but for the cells typed.
    record Live(Map<CellId, BigDecimal> typed) implements OwnPart {
        public Live {
            typed = Map.copyOf(typed);
        }
    }

    /// The report came as a whole from elsewhere, so that nobody here can tell its own part.
    record Unknown() implements OwnPart {}

    /// @param course the events of the report in order
    /// @param fills by number
    static OwnPart of(AnnualState state, List<Entry> course, IntFunction<Fill> fills) {
        if (state.fill() == 0) {
            var typed = new HashMap<CellId, BigDecimal>();
            state.adjusted().forEach((cell, adjustment) -> typed.put(cell, adjustment.value()));
            return new Live(typed);
        }
        var last = fills.apply(state.fill());
        return switch (last.source()) {
            case IMPORT, HAND -> new Unknown();
            case LEDGER, SUM -> {
                var own = new HashMap<>(last.own().orElse(last.figures()).values());
                state.adjusted()
                        .forEach((cell, adjustment) -> own.put(
                                cell, corrected(cell, adjustment, fillBefore(adjustment.event(), course), fills)));
                yield new Kept(Totals.with(state.form(), own));
            }
        };
    }

    private static BigDecimal corrected(
            CellId cell, AnnualState.Adjustment adjustment, int fill, IntFunction<Fill> fills) {
        var seen = fill == 0 ? Optional.<Fill>empty() : Optional.of(fills.apply(fill));
        var own = seen.flatMap(Fill::own);
        if (seen.isEmpty() || own.isEmpty()) {
            return adjustment.value();
        }
        var shown = seen.get().figures().value(cell).orElse(BigDecimal.ZERO);
        return own.get()
                .value(cell)
                .orElse(BigDecimal.ZERO)
                .add(adjustment.value())
                .subtract(shown);
    }

    private static int fillBefore(int event, List<Entry> course) {
        int fill = 0;
        for (var entry : course) {
            if (entry.number() >= event) {
                break;
            }
            if (entry.event() instanceof AnnualEvent.Filled(int number)) {
                fill = number;
            } else if (entry.event() instanceof AnnualEvent.FormChosen) {
                fill = 0;
            }
        }
        return fill;
    }
}
