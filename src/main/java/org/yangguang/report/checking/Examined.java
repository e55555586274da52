package org.yangguang.report.checking;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.extraction.Note;

/// A report under examination, with what its reader noticed.
record Examined(AnnualReport report, List<Note> notes) {

    Optional<BigDecimal> total(TableThreeRow row) {
        return report.value(CellId.of(row, ApplicantColumn.TOTAL));
    }

    /// 0 for a blank, as the form counts it.
    BigDecimal orZero(CellId id) {
        return report.value(id).orElse(BigDecimal.ZERO);
    }

    boolean isUnreadable(CellId id) {
        return report.cell(id).reading() == Cell.Reading.UNREADABLE;
    }

    /// Whether table 三 is there at all.
    boolean hasTableThree() {
        return report.cells().entrySet().stream()
                .anyMatch(
                        e -> e.getKey() instanceof CellId.Three && e.getValue().value() != null);
    }

    List<String> paragraphs() {
        var all = new java.util.ArrayList<>(report.preamble());
        report.sections().forEach(s -> all.addAll(s.paragraphs()));
        return all;
    }

    String text() {
        return String.join("\n", paragraphs());
    }

    List<Note> notes(Note.Code code) {
        return notes.stream().filter(n -> n.code() == code).toList();
    }
}
