package org.yangguang.annual;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yangguang.organ.Organ;
import org.yangguang.publication.tally.Tallied;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.compilation.Compilation;
import org.yangguang.report.compilation.Compilation.Compiled;

/// 台账取数：counts the ledgers of an organ as of 31 December of the year.
@Component
public class LedgerCount {

    private final Compilation compilation;

    LedgerCount(Compilation compilation) {
        this.compilation = compilation;
    }

    /// What was counted, not yet kept.
    ///
    /// @param records ids behind the cells that are counted one by one
    public record Counted(
            Fill.Source source,
            Figures figures,
            Optional<Figures> own,
            Map<CellId, List<String>> records,
            String words) {
        public Counted {
            records = Map.copyOf(records);
        }
    }

    /// Whether ledgers here can tell of a year at all.
    public static boolean reaches(int year, Form form) {
        return year >= Compilation.FIRST_YEAR && form == Form.forYear(year);
    }

    /// @throws IllegalArgumentException for a year before the forms with table 三
    public Counted of(Organ organ, int year) {
        var compiled = compilation.of(organ, year);
        var records = new HashMap<CellId, List<String>>();
        for (var id : CellId.of(compiled.report().form())) {
            var ids = records(compiled, id);
            if (!ids.isEmpty()) {
                records.put(id, ids);
            }
        }
        return new Counted(
                Fill.Source.LEDGER, Figures.of(compiled.report()), Optional.empty(), records, year + " 年 12 月 31 日台账");
    }

    private static List<String> records(Compiled compiled, CellId id) {
        if (Totals.isTotal(id)) {
            return List.of();
        }
        return switch (id) {
            case CellId.Two(var field) -> records(compiled.records(field));
            case CellId.Three(var row, var column) ->
                compiled.requests(row, column).stream().map(UUID::toString).toList();
            case CellId.Four(var route, var column) ->
                compiled.disputes(route, column).stream().map(UUID::toString).toList();
        };
    }

    /// Documents by their id, monthly numbers by their place in the ledger, such as
    /// `2025/PENALTY_PUBLISHED-03`.
    private static List<String> records(Tallied tallied) {
        return Stream.concat(
                        tallied.documents().stream().map(UUID::toString),
                        tallied.numbers().stream()
                                .map(number ->
                                        number.year() + "/" + number.slot().code()))
                .toList();
    }
}
