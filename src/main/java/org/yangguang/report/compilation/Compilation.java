package org.yangguang.report.compilation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yangguang.dispute.DisputeKind;
import org.yangguang.dispute.ResultColumn;
import org.yangguang.dispute.tally.DisputeTallies;
import org.yangguang.dispute.tally.YearDisputes;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.publication.tally.TableTwoTallies;
import org.yangguang.publication.tally.TableTwoYear;
import org.yangguang.publication.tally.Tallied;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.tally.FeeTallies;
import org.yangguang.request.tally.FeeYear;
import org.yangguang.request.tally.Tallies;
import org.yangguang.request.tally.TallyRow;
import org.yangguang.request.tally.YearTally;

/// Compiles the annual report of an organ. Table 二 is counted from the ledgers of publication, table
/// 三 from the requests, table 四 from the disputes. A cell of table 二 whose ledger has a gap stays
/// blank, for a zero that nobody counted would be a statement.
@Component
public class Compilation {

    /// The first year of the forms with table 三.
    public static final int FIRST_YEAR = 2019;

    private static final Cell BLANK = new Cell(Cell.Reading.BLANK, null, "", null);

    private final Tallies tallies;
    private final DisputeTallies disputes;
    private final TableTwoTallies tableTwo;
    private final FeeTallies fees;
    private final Organs organs;

    Compilation(Tallies tallies, DisputeTallies disputes, TableTwoTallies tableTwo, FeeTallies fees, Organs organs) {
        this.tallies = tallies;
        this.tableTwo = tableTwo;
        this.fees = fees;
        this.disputes = disputes;
        this.organs = organs;
    }

    /// The report as it stands now, and what lies behind its numbers.
    ///
    /// @param fees for section six
    public record Compiled(
            AnnualReport report, TableTwoYear tableTwo, YearTally tally, YearDisputes disputes, FeeYear fees) {

        /// The documents and numbers behind a cell of table 二, and what is missing of it.
        public Tallied records(TableTwoField field) {
            return tableTwo.at(field.code());
        }

        /// The requests behind a number of table 三.
        public List<UUID> requests(TableThreeRow row, ApplicantColumn column) {
            return rows(row).stream()
                    .flatMap(r ->
                            kind(column).map(k -> tally.requests(r, k)).orElseGet(() -> tally.requests(r)).stream())
                    .map(UUID::fromString)
                    .toList();
        }

        /// The cases behind a number of table 四.
        public List<UUID> disputes(DisputeRoute route, DisputeColumn column) {
            var kind = kind(route);
            var cases = switch (column) {
                case UPHELD -> disputes.cases(kind, ResultColumn.UPHELD);
                case CORRECTED -> disputes.cases(kind, ResultColumn.CORRECTED);
                case OTHER -> disputes.cases(kind, ResultColumn.OTHER);
                case PENDING -> disputes.pending(kind);
                case TOTAL -> disputes.all(kind);
            };
            return cases.stream().map(UUID::fromString).toList();
        }

        private int count(TableThreeRow row, ApplicantColumn column) {
            return requests(row, column).size();
        }
    }

    public Compiled of(Organ organ, int year) {
        if (year < FIRST_YEAR) {
            throw new IllegalArgumentException("no form with table 三 for " + year);
        }
        var form = Form.forYear(year);
        var name = organs.nameOn(organ.id(), LocalDate.of(year, 12, 31));
        var tally = tallies.of(organ.id(), year);
        var published = tableTwo.of(organ.id(), year);
        var disputed = disputes.of(organ.id(), year);
        var charged = fees.of(organ.id(), year);
        var counts = new Compiled(empty(name, year, form, Map.of()), published, tally, disputed, charged);
        return new Compiled(empty(name, year, form, cells(form, counts)), published, tally, disputed, charged);
    }

    private static AnnualReport empty(String name, int year, Form form, Map<CellId, Cell> cells) {
        return new AnnualReport(
                name + year + "年政府信息公开工作年度报告", name, year, form, null, List.of(), List.of(), cells, Map.of());
    }

    private static Map<CellId, Cell> cells(Form form, Compiled counts) {
        var cells = new HashMap<CellId, Cell>();
        for (var field : TableTwoField.of(form)) {
            cells.put(
                    CellId.of(field),
                    counts.records(field).value().map(Cell::counted).orElse(BLANK));
        }
        for (var row : TableThreeRow.of(form)) {
            for (var column : ApplicantColumn.values()) {
                cells.put(CellId.of(row, column), Cell.counted(counts.count(row, column)));
            }
        }
        for (var route : DisputeRoute.values()) {
            for (var column : DisputeColumn.values()) {
                cells.put(
                        CellId.of(route, column),
                        Cell.counted(counts.disputes(route, column).size()));
            }
        }
        return cells;
    }

    /// The rows of the tally that make a row of the form; several for 其他处理 of the form of 2019.
    private static List<TallyRow> rows(TableThreeRow row) {
        var codes = row == TableThreeRow.OTHER
                ? Stream.of(
                        TableThreeRow.OTHER_NO_SUPPLEMENT, TableThreeRow.OTHER_FEE_UNPAID, TableThreeRow.OTHER_OTHER)
                : Stream.of(row);
        return codes.map(one -> TallyRow.all().stream()
                        .filter(t -> t.code().equals(one.code()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no tally for " + one)))
                .toList();
    }

    private static DisputeKind kind(DisputeRoute route) {
        return Arrays.stream(DisputeKind.values())
                .filter(kind -> kind.code().equals(route.code()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no disputes for " + route));
    }

    private static Optional<ApplicantKind> kind(ApplicantColumn column) {
        return Arrays.stream(ApplicantKind.values())
                .filter(k -> k.code().equals(column.code()))
                .findFirst();
    }
}
