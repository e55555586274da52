package org.yangguang.annual;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yangguang.report.CellId;

/// 取数：what was counted, when, and the records behind each number. Never changed; counting again makes
/// another.
///
/// @param number 1, 2, …
/// @param figures the numbers as counted; for a government with organs below, of all of them
/// @param own 本级：the government's own part of the numbers; empty where nothing was added up
/// @param records ids of the records behind the cells that are counted one by one; totals are not listed
/// @param words where they came from, for people
public record Fill(
        int number,
        Source source,
        Instant at,
        Figures figures,
        Optional<Figures> own,
        Map<CellId, List<String>> records,
        String words) {

    /// Where numbers came from.
    public enum Source {
        /// The ledgers kept here, as of 31 December.
        LEDGER("台账取数"),
        /// The organ's own ledgers and the reports of those below.
        SUM("汇总取数"),
        /// A report published or written elsewhere, read from its file.
        IMPORT("文件导入"),
        /// Typed, for years before the ledgers.
        HAND("人工补录");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Fill {
        records = Map.copyOf(records);
    }

    /// Ids of the records behind a cell; of a total, those behind its parts.
    public List<String> behind(CellId cell) {
        return Totals.isTotal(cell)
                ? Totals.parts(figures.form(), cell).stream()
                        .flatMap(part -> behind(part).stream())
                        .toList()
                : records.getOrDefault(cell, List.of());
    }
}
