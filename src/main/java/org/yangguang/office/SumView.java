package org.yangguang.office;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yangguang.annual.Stage;
import org.yangguang.annual.sum.Sum;
import org.yangguang.annual.sum.SumPart;
import org.yangguang.annual.sum.SumPart.Role;
import org.yangguang.annual.sum.SumPart.Standing;
import org.yangguang.annual.sum.Sums;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.rollup.CellSum;
import org.yangguang.report.writing.ReportHtml;

/// A sum as its page shows it.
///
/// @param figures of the statutory tables, each number leading to its contributors
/// @param differing cells in which the report handed in says something else than the sum now
public record SumView(
        Sum sum,
        Shown shown,
        List<Line> lines,
        List<Tab> tabs,
        String tableTwo,
        String tableThree,
        String tableFour,
        List<PartLine> troubles,
        List<PartLine> parts,
        Optional<Stage> stage,
        List<Difference> differing,
        int differences) {

    private static final int NAMED = 8;

    /// Which of the three the statutory tables show.
    public enum Shown {
        TOTAL("合计"),
        OWN("本级"),
        BELOW("下级");

        private final String label;

        Shown(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        static Shown of(String text) {
            return Arrays.stream(values())
                    .filter(s -> s.name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElse(TOTAL);
        }
    }

    public record Tab(String label, String href, boolean current) {}

    /// A number with its two halves.
    ///
    /// @param open whether some number that belongs in it is not known
    public record Line(String label, String own, String below, String total, boolean open, String href) {}

    /// @param href to its own sum or report; empty for none
    public record PartLine(SumPart part, String code, String received, String concluded, String href) {}

    public record Difference(String label, String handed, String now, String href) {}

    /// What one part gave to a cell.
    ///
    /// @param width of 100, beside the largest
    /// @param share of the total in percent; empty where there is none
    public record Contributor(SumPart part, String number, BigDecimal width, String share, String href) {}

    static String address(int year) {
        return "/office/aggregate/" + year + "/sums";
    }

    static String address(int year, String code) {
        return address(year) + "/" + code;
    }

    static String cell(int year, String code, CellId id) {
        return address(year, code) + "/cells/" + id.path();
    }

    static SumView of(Organ organ, Sum sum, List<SumPart> parts, Sums.OwnReport report, Organs organs, Shown shown) {
        var figures = report(organ, sum, shown);
        var codes = codes(parts, organs);
        var lines = parts.stream().map(part -> line(part, codes, sum)).toList();
        var differing = report.handed().map(sum::differing).orElse(List.of());
        return new SumView(
                sum,
                shown,
                lines(organ, sum),
                Arrays.stream(Shown.values())
                        .map(s -> new Tab(
                                s.label(),
                                address(sum.year(), organ.code()) + "?view="
                                        + s.name().toLowerCase(Locale.ROOT) + "#tables",
                                s == shown))
                        .toList(),
                ReportHtml.tableTwo(figures, id -> Optional.of(cell(sum.year(), organ.code(), id))),
                ReportHtml.tableThree(figures, id -> Optional.of(cell(sum.year(), organ.code(), id))),
                ReportHtml.tableFour(figures, id -> Optional.of(cell(sum.year(), organ.code(), id))),
                lines.stream().filter(line -> isTrouble(line.part())).toList(),
                lines,
                report.stage(),
                differing.stream()
                        .limit(NAMED)
                        .map(id -> new Difference(
                                id.label(),
                                text(report.handed().flatMap(f -> f.value(id))),
                                text(sum.printed().value(id)),
                                cell(sum.year(), organ.code(), id)))
                        .toList(),
                differing.size());
    }

    private static boolean isTrouble(SumPart part) {
        return switch (part.standing()) {
            case FAILING, RETURNED, INCOMPLETE, MISSING -> true;
            case SOUND, LEFT_OUT -> false;
        };
    }

    private static AnnualReport report(Organ organ, Sum sum, Shown shown) {
        var cells = new HashMap<CellId, Cell>();
        for (var id : CellId.of(sum.form())) {
            var value = switch (shown) {
                case TOTAL -> sum.total().value(id);
                case OWN -> sum.own().flatMap(own -> own.value(id));
                case BELOW -> sum.total().value(id).map(_ -> sum.below(id));
            };
            cells.put(
                    id,
                    value.map(v -> Cell.counted(CellSum.rounded(id, v)))
                            .orElse(new Cell(Cell.Reading.BLANK, null, "", null)));
        }
        return new AnnualReport("", organ.name(), sum.year(), sum.form(), null, List.of(), List.of(), cells, Map.of());
    }

    /// Table 二, the column 总计 of table 三, table 四.
    private static List<Line> lines(Organ organ, Sum sum) {
        var ids = Stream.of(
                        TableTwoField.of(sum.form()).stream().map(CellId::of),
                        TableThreeRow.of(sum.form()).stream().map(row -> CellId.of(row, ApplicantColumn.TOTAL)),
                        Arrays.stream(DisputeRoute.values()).map(route -> CellId.of(route, DisputeColumn.TOTAL)))
                .flatMap(s -> s)
                .toList();
        return ids.stream()
                .map(id -> new Line(
                        id.label().replace("，总计", ""),
                        sum.own().isEmpty()
                                ? "不明"
                                : text(sum.own().flatMap(own -> own.value(id)).map(v -> CellSum.rounded(id, v))),
                        text(sum.total().value(id).map(_ -> CellSum.rounded(id, sum.below(id)))),
                        text(sum.printed().value(id)),
                        sum.lacking().contains(id),
                        cell(sum.year(), organ.code(), id)))
                .toList();
    }

    private static String text(Optional<BigDecimal> value) {
        return value.map(BigDecimal::toPlainString).orElse("—");
    }

    private static Map<Integer, String> codes(List<SumPart> parts, Organs organs) {
        var codes = new HashMap<Integer, String>();
        parts.forEach(part ->
                codes.computeIfAbsent(part.organ(), id -> organs.existing(id).code()));
        return codes;
    }

    private static PartLine line(SumPart part, Map<Integer, String> codes, Sum sum) {
        var code = codes.getOrDefault(part.organ(), "");
        return new PartLine(
                part,
                code,
                text(gave(part, CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.TOTAL))),
                text(gave(part, CellId.of(TableThreeRow.TOTAL, ApplicantColumn.TOTAL))),
                switch (part.role()) {
                    case SUM, REPORT -> address(sum.year(), code);
                    case ORGAN -> "/office/aggregate/" + sum.year() + "/organs/" + code;
                    case OWN, ENDED, VERTICAL -> "";
                });
    }

    private static Optional<BigDecimal> gave(SumPart part, CellId id) {
        return part.figures().flatMap(figures -> figures.value(id));
    }

    /// @param isOwn whether the officer works for the organ itself, and may open its records
    static List<Contributor> contributors(Sum sum, List<SumPart> parts, CellId id, Organs organs, boolean isOwn) {
        var most = parts.stream()
                .flatMap(part -> gave(part, id).stream())
                .map(BigDecimal::abs)
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
        var total = sum.total().value(id).orElse(BigDecimal.ZERO);
        var codes = codes(parts, organs);
        return parts.stream()
                .filter(part -> part.standing() != Standing.LEFT_OUT)
                .sorted(Comparator.comparing((SumPart part) -> gave(part, id).orElse(BigDecimal.valueOf(-1)))
                        .reversed())
                .map(part -> new Contributor(
                        part,
                        text(gave(part, id)),
                        percent(gave(part, id).map(BigDecimal::abs).orElse(BigDecimal.ZERO), most),
                        gave(part, id).isEmpty() || total.signum() == 0
                                ? ""
                                : percent(gave(part, id).get(), total).toPlainString() + "%",
                        href(part, codes.getOrDefault(part.organ(), ""), sum.year(), id, isOwn)))
                .toList();
    }

    private static String href(SumPart part, String code, int year, CellId id, boolean isOwn) {
        return switch (part.role()) {
            case SUM -> cell(year, code, id);
            case ORGAN, REPORT -> "/office/aggregate/" + year + "/organs/" + code;
            case OWN ->
                !isOwn
                        ? ""
                        : switch (id) {
                            case CellId.Two _ -> "/office/reports/" + year;
                            case CellId.Three(var row, var column) ->
                                "/office/reports/" + year + "/cells/" + row.code() + "/" + column.code();
                            case CellId.Four(var route, var column) ->
                                "/office/reports/" + year + "/cells4/" + route.code() + "/" + column.code();
                        };
            case ENDED, VERTICAL -> "";
        };
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? BigDecimal.ZERO
                : part.multiply(BigDecimal.valueOf(100)).divide(whole, 1, RoundingMode.HALF_UP);
    }

    /// Every contribution as a row, for taking away; sums exact.
    static List<List<String>> rows(Sum sum, List<SumPart> parts) {
        var rows = new ArrayList<List<String>>();
        for (var id : CellId.of(sum.form())) {
            rows.add(List.of(
                    id.path(),
                    id.label(),
                    "合计",
                    "合计",
                    sum.lacking().contains(id) ? "不全" : "",
                    text(sum.printed().value(id))));
            for (var part : parts) {
                if (part.role() == Role.ENDED || part.role() == Role.VERTICAL) {
                    continue;
                }
                rows.add(List.of(
                        id.path(),
                        id.label(),
                        part.name(),
                        part.role().label(),
                        part.standing().label(),
                        gave(part, id).map(BigDecimal::toPlainString).orElse("")));
            }
        }
        return rows;
    }
}
