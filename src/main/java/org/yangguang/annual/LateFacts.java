package org.yangguang.annual;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yangguang.report.CellId;

/// What the ledgers say now that they did not say when the report was filled. Listed, never mixed in:
/// somebody
/// decides whether to count again.
///
/// @param added ids of records that count now and did not then
/// @param gone ids of records that counted then and do not now
public record LateFacts(
        CellId cell, Optional<BigDecimal> then, Optional<BigDecimal> now, List<String> added, List<String> gone) {

    /// The cells that differ, totals left out: they follow.
    ///
    /// @param now the same source counted again
    public static List<LateFacts> between(Fill then, LedgerCount.Counted now) {
        var facts = new ArrayList<LateFacts>();
        var before = then.own().orElse(then.figures());
        var counted = now.own().orElse(now.figures());
        for (var cell : CellId.of(before.form())) {
            if (Totals.isTotal(cell)) {
                continue;
            }
            var old = Set.copyOf(then.records().getOrDefault(cell, List.of()));
            var fresh = Set.copyOf(now.records().getOrDefault(cell, List.of()));
            if (!old.equals(fresh) || differ(before.value(cell), counted.value(cell))) {
                facts.add(new LateFacts(
                        cell, before.value(cell), counted.value(cell), less(fresh, old), less(old, fresh)));
            }
        }
        return facts;
    }

    private static boolean differ(Optional<BigDecimal> a, Optional<BigDecimal> b) {
        return a.isPresent() != b.isPresent()
                || a.isPresent() && b.isPresent() && a.get().compareTo(b.get()) != 0;
    }

    private static List<String> less(Set<String> from, Set<String> without) {
        var rest = new HashSet<>(from);
        rest.removeAll(without);
        return List.copyOf(new TreeSet<>(rest));
    }
}
