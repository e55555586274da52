package org.yangguang.report.checking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.AnnualReport.Section;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.extraction.Note;

/// A report under examination, with what its reader noticed.
record Examined(AnnualReport report, List<Note> notes) {
    private static final Pattern GOVERNMENT = Pattern.compile(".*(?:人民政府(?:办公厅|办公室)?|[省市县区旗盟州])$");

    /// 0 for a blank, as the form counts it.
    BigDecimal orZero(CellId id) {
        return report.value(id).orElse(BigDecimal.ZERO);
    }

    boolean isUnreadable(CellId id) {
        return report.cell(id).reading() == Cell.Reading.UNREADABLE;
    }

    boolean isAbsent(CellId id) {
        return report.cell(id).reading() == Cell.Reading.ABSENT;
    }

    boolean hasTableThree() {
        return report.cells().entrySet().stream()
                .anyMatch(
                        e -> e.getKey() instanceof CellId.Three && e.getValue().value() != null);
    }

    boolean hasTableFour() {
        return report.cells().entrySet().stream()
                .anyMatch(e -> e.getKey() instanceof CellId.Four && e.getValue().value() != null);
    }

    /// The column 总计 is printed and 0 throughout while other columns are not.
    boolean totalsNotFilled() {
        boolean zeros = false;
        boolean others = false;
        for (var row : TableThreeRow.of(report.form())) {
            for (var column : ApplicantColumn.values()) {
                var value = report.value(CellId.of(row, column)).orElse(null);
                if (column == ApplicantColumn.TOTAL) {
                    if (value != null && value.signum() != 0) {
                        return false;
                    }
                    zeros |= value != null;
                } else {
                    others |= value != null && value.signum() != 0;
                }
            }
        }
        return zeros && others;
    }

    /// What a row counts: its 总计, or where that column was not filled in, the sum of the row;
    /// the row 总计, if it is 0 too, the sum of the results.
    Optional<BigDecimal> counted(TableThreeRow row) {
        if (!totalsNotFilled()) {
            return report.value(CellId.of(row, ApplicantColumn.TOTAL));
        }
        var sum = sumOfRow(row);
        if (row == TableThreeRow.TOTAL && sum.signum() == 0) {
            sum = TableThreeRow.leaves(report.form()).stream()
                    .map(this::sumOfRow)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
        return Optional.of(sum);
    }

    BigDecimal sumOfRow(TableThreeRow row) {
        return Arrays.stream(ApplicantColumn.values())
                .filter(c -> c != ApplicantColumn.TOTAL)
                .map(c -> orZero(CellId.of(row, c)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Optional<BigDecimal> disputes(DisputeRoute route) {
        return report.value(CellId.of(route, DisputeColumn.TOTAL));
    }

    List<String> paragraphs() {
        var all = new ArrayList<>(report.preamble());
        report.sections().forEach(s -> all.addAll(s.paragraphs()));
        return all;
    }

    String text() {
        return String.join("\n", paragraphs());
    }

    String text(int ordinal) {
        return report.section(ordinal).map(Section::text).orElse("");
    }

    List<Note> notes(Note.Code code) {
        return notes.stream().filter(n -> n.code() == code).toList();
    }

    /// A government or its office, or the administration of an area, as against one of its
    /// departments.
    boolean isGovernment() {
        return GOVERNMENT.matcher(report.organ()).matches();
    }
}
