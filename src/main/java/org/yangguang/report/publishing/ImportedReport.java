package org.yangguang.report.publishing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.extraction.Note;
import org.yangguang.report.extraction.SourceText;

/// A file an officer had read: the reading, what was corrected in it since, and what became of it.
/// The report that would be published is derived from the first two.
public record ImportedReport(
        UUID id,
        String name,
        String sha256,
        UUID importedBy,
        Instant importedAt,
        Outcome outcome,
        List<Correction> corrections,
        Optional<End> end) {

    public ImportedReport {
        corrections = List.copyOf(corrections);
    }

    /// What came of reading the file.
    public sealed interface Outcome {}

    public record Legible(AnnualReport report, List<Note> notes, SourceText text) implements Outcome {
        public Legible {
            notes = List.copyOf(notes);
        }
    }

    /// @param message Chinese: what is wrong and what to do
    public record Illegible(String message) implements Outcome {}

    /// What a person saw in the source where the reading was wrong or silent.
    ///
    /// @param subject a cell, or nothing for the year reported on
    /// @param value the number that stands there; with [Kind#VALUE] only
    /// @param reason Chinese
    public record Correction(
            int number,
            Optional<CellId> subject,
            Kind kind,
            @Nullable BigDecimal value,
            String reason,
            UUID by,
            Instant at) {

        public enum Kind {
            /// This number stands there.
            VALUE,
            /// Nothing stands there.
            BLANK,
            /// The reading was right; takes back the corrections before.
            AS_READ
        }

        /// 表三 （一）予以公开，自然人; or 年度.
        public String label() {
            return subject.map(CellId::label).orElse("年度");
        }
    }

    /// What became of it.
    public sealed interface End {
        Instant at();
    }

    /// @param whose id of the organ it is listed under
    public record Published(int whose, int year, int version, UUID by, Instant at) implements End {}

    public record PutAside(String reason, UUID by, Instant at) implements End {}

    /// The report as it would be published: the reading with the corrections made.
    public Optional<AnnualReport> report() {
        return outcome instanceof Legible legible ? Optional.of(corrected(legible.report())) : Optional.empty();
    }

    /// What the checks say of it.
    public List<Finding> findings() {
        return outcome instanceof Legible legible
                ? Checker.check(corrected(legible.report()), unanswered(legible.notes()))
                : List.of();
    }

    /// How many places differ from the reading because a person corrected them.
    public int corrected() {
        return standing().size();
    }

    private AnnualReport corrected(AnnualReport read) {
        var cells = new HashMap<>(read.cells());
        int year = read.year();
        for (var correction : corrections) {
            var value = correction.value();
            if (correction.subject().isEmpty()) {
                year = value == null ? read.year() : value.intValueExact();
                continue;
            }
            var id = correction.subject().get();
            var was = read.cell(id);
            cells.put(
                    id,
                    switch (correction.kind()) {
                        case VALUE -> new Cell(Cell.Reading.COUNTED, value, was.printed(), was.place());
                        case BLANK -> new Cell(Cell.Reading.BLANK, null, "", was.place());
                        case AS_READ -> was;
                    });
        }
        return new AnnualReport(
                read.title(),
                read.organ(),
                year,
                read.form(),
                read.publishedOn(),
                read.preamble(),
                read.sections(),
                cells,
                read.indicators());
    }

    /// Notes about a cell are settled once a person has said what stands there.
    private List<Note> unanswered(List<Note> notes) {
        var settled = standing();
        return notes.stream()
                .filter(note -> !settled.contains(Optional.ofNullable(note.cell())) || note.cell() == null)
                .toList();
    }

    private Set<Optional<CellId>> standing() {
        var standing = new HashSet<Optional<CellId>>();
        for (var correction : corrections) {
            if (correction.kind() == Correction.Kind.AS_READ) {
                standing.remove(correction.subject());
            } else {
                standing.add(correction.subject());
            }
        }
        return standing;
    }
}
