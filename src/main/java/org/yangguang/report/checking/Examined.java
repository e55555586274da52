package org.yangguang.report.checking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.AnnualReport.Section;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.extraction.Note;
import org.yangguang.report.prose.Counted;
import org.yangguang.report.prose.Passage;
import org.yangguang.report.prose.ProseFacts;
import org.yangguang.report.prose.Stated;

/// A report under examination, with what is known beside it.
final class Examined {
    private static final Pattern GOVERNMENT = Pattern.compile(".*(?:人民政府(?:办公厅|办公室)?|[省市县区旗盟州])$");

    private final AnnualReport report;
    private final List<Note> notes;
    private final Settings settings;
    private final @Nullable AnnualReport previous;
    private final @Nullable SummedReport summed;
    private @Nullable TableThreeSums sums;
    private @Nullable List<Diagnosis.Fault> faults;
    private @Nullable List<Stated> numbers;
    private @Nullable String text;
    private final Map<Integer, String> texts = new HashMap<>();
    private boolean @Nullable [] hasTables;
    private @Nullable Boolean totalsNotFilled;

    /// @param notes what the reader noticed
    /// @param previous the report to compare it with: of the year before, or of a sister organ
    /// @param summed what the report is a sum of
    Examined(
            AnnualReport report,
            List<Note> notes,
            Settings settings,
            @Nullable AnnualReport previous,
            @Nullable SummedReport summed) {
        this.report = report;
        this.notes = notes;
        this.settings = settings;
        this.previous = previous;
        this.summed = summed;
    }

    Examined(AnnualReport report, List<Note> notes, Settings settings) {
        this(report, notes, settings, null, null);
    }

    AnnualReport report() {
        return report;
    }

    Settings settings() {
        return settings;
    }

    Optional<AnnualReport> previous() {
        return Optional.ofNullable(previous);
    }

    Optional<SummedReport> summed() {
        return Optional.ofNullable(summed);
    }

    /// The sums of table 三, worked out once.
    TableThreeSums sums() {
        var known = sums;
        if (known == null) {
            known = TableThreeSums.of(this);
            sums = known;
        }
        return known;
    }

    /// What is likeliest wrong in table 三.
    List<Diagnosis.Fault> faults() {
        var known = faults;
        if (known == null) {
            known = Diagnosis.of(this, sums());
            faults = known;
        }
        return known;
    }

    /// What is proposed for a cell that is likeliest wrong; what else follows from it is not
    /// worth saying.
    @Nullable
    Remedy remedyOf(CellId id) {
        return faults().stream()
                .map(Diagnosis.Fault::remedy)
                .filter(remedy -> remedy.kind() == Remedy.Kind.TOGETHER)
                .filter(remedy ->
                        remedy.changes().stream().anyMatch(c -> c.cell().equals(id.path())))
                .findFirst()
                .orElse(null);
    }

    /// The numbers of the text.
    List<Stated> numbers() {
        var known = numbers;
        if (known == null) {
            known = ProseFacts.numbers(report);
            numbers = known;
        }
        return known;
    }

    List<Stated> numbers(Counted counts) {
        return numbers().stream().filter(n -> n.counts() == counts).toList();
    }

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

    boolean hasTableTwo() {
        return hasTables()[0];
    }

    boolean hasTableThree() {
        return hasTables()[1];
    }

    boolean hasTableFour() {
        return hasTables()[2];
    }

    /// Whether any number of tables 二, 三 and 四 is known.
    private boolean[] hasTables() {
        var known = hasTables;
        if (known == null) {
            known = new boolean[3];
            for (var entry : report.cells().entrySet()) {
                boolean there = entry.getValue().value() != null;
                switch (entry.getKey()) {
                    case CellId.Two _ -> known[0] |= there;
                    case CellId.Three _ -> known[1] |= there;
                    case CellId.Four _ -> known[2] |= there;
                }
            }
            hasTables = known;
        }
        return known;
    }

    /// The column 总计 is there and empty or 0 throughout while other columns are not.
    boolean totalsNotFilled() {
        var known = totalsNotFilled;
        if (known == null) {
            known = findTotalsNotFilled();
            totalsNotFilled = known;
        }
        return known;
    }

    private boolean findTotalsNotFilled() {
        boolean there = false;
        boolean others = false;
        for (var row : TableThreeRow.of(report.form())) {
            for (var column : ApplicantColumn.values()) {
                var cell = report.cell(CellId.of(row, column));
                var value = cell.value();
                boolean some = value != null && value.signum() != 0;
                if (column != ApplicantColumn.TOTAL) {
                    others |= some;
                } else if (some || cell.reading() == Cell.Reading.UNREADABLE) {
                    return false;
                } else {
                    there |= cell.reading() != Cell.Reading.ABSENT;
                }
            }
        }
        return there && others;
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
        var known = text;
        if (known == null) {
            known = String.join("\n", paragraphs());
            text = known;
        }
        return known;
    }

    String text(int ordinal) {
        return texts.computeIfAbsent(
                ordinal, part -> report.section(part).map(Section::text).orElse(""));
    }

    boolean hasText() {
        return !report.sections().isEmpty() || !report.preamble().isEmpty();
    }

    /// Every paragraph with its place.
    List<Passage> passages() {
        return ProseFacts.paragraphs(report);
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
