package org.yangguang.report.rollup;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yangguang.report.CellId;

/// The sum for one organ over its parts.
///
/// @param handedIn how many parts and their parts gave a report
/// @param expected how many should have
/// @param missing who did not; the sums lack their numbers
/// @param cells by address, in printed order
/// @param differences AG-01: cells of its own published report that differ from the sum
/// @param below the sums of those parts that have parts themselves
public record OrganTotal(
        String organ,
        int handedIn,
        int expected,
        List<String> missing,
        Map<CellId, CellSum> cells,
        List<Difference> differences,
        List<OrganTotal> below) {

    public OrganTotal {
        missing = List.copyOf(missing);
        differences = List.copyOf(differences);
        below = List.copyOf(below);
    }

    /// AG-01: the published number, and the sum of the parts.
    public record Difference(CellId id, BigDecimal published, BigDecimal sum) {
        public BigDecimal difference() {
            return published.subtract(sum);
        }
    }

    /// Everybody handed in, and every cell is known from sound reports.
    public boolean isComplete() {
        return missing.isEmpty() && cells.values().stream().allMatch(CellSum::isComplete);
    }

    /// This sum and those below it.
    public Stream<OrganTotal> all() {
        return Stream.concat(Stream.of(this), below.stream().flatMap(OrganTotal::all));
    }
}
