package org.yangguang.office;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.Fill;
import org.yangguang.annual.Totals;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableThreeRow.Group;
import org.yangguang.report.TableTwoField;

/// An official table as the form: its rows, order and words, with the numbers to be filled in.
///
/// @param part 2, 3 or 4
/// @param changed the cells changed by hand
public record AnnualGrid(
        int year, int part, String heading, List<Line> head, List<Line> body, boolean editable, List<Changed> changed) {

    /// @param css class of the row
    public record Line(String css, List<Slot> slots) {}

    public sealed interface Slot permits Words, Balance, Figure {}

    /// Words of the form.
    public record Words(String text, String scope, String css, int columns, int rows) implements Slot {}

    /// One column of 勾稽：both sides.
    public record Balance(String id, String text, boolean bad, int finding, String label) implements Slot {}

    /// A number.
    ///
    /// @param css `auto`, `man` or `calc`, and `bad`
    /// @param shown what stands in it: the number, or what was typed and could not be taken
    /// @param saved the number as it is kept
    /// @param base number of the last event this shows
    /// @param finding number of the first finding that points to it, 0 for none
    /// @param fault why what was typed was not taken; empty if it was
    /// @param note what was understood, where that is not what was typed
    /// @param info what is to be known of it: the ledger's number, who changed it and why
    public record Figure(
            CellId cell,
            String css,
            boolean input,
            int columns,
            String shown,
            String saved,
            int base,
            int finding,
            String fault,
            String note,
            String info)
            implements Slot {

        public String id() {
            return AnnualWords.anchor(cell);
        }

        public boolean money() {
            return cell instanceof CellId.Two(TableTwoField field) && field.isMoney();
        }

        public boolean zero() {
            return saved.equals("0");
        }
    }

    /// A hand adjustment in words.
    public record Changed(CellId cell, String ledger, String value, String reason, String by) {}

    /// What came of a number that was typed.
    ///
    /// @param fault empty if it was taken
    record Said(String typed, String fault, String note) {
        static final Said NOTHING = new Said("", "", "");
    }

    static AnnualGrid of(
            AnnualWork work,
            int part,
            boolean editable,
            AnnualChecks checks,
            Map<CellId, Said> said,
            Map<UUID, String> names) {
        var drawing = new Drawing(work, editable, checks, checks.byCell(), said, names);
        var changed = work.state().adjusted().entrySet().stream()
                .filter(entry -> AnnualWords.part(entry.getKey()) == part)
                .sorted(java.util.Comparator.comparing(entry -> entry.getValue().event()))
                .map(entry -> new Changed(
                        entry.getKey(),
                        drawing.ledger(entry.getKey())
                                .map(BigDecimal::toPlainString)
                                .orElse("无"),
                        entry.getValue().value().toPlainString(),
                        entry.getValue().reason(),
                        names.getOrDefault(entry.getValue().by(), "")))
                .toList();
        return switch (part) {
            case 2 -> new AnnualGrid(work.year(), 2, "二、主动公开政府信息情况", List.of(), drawing.two(), editable, changed);
            case 3 ->
                new AnnualGrid(
                        work.year(), 3, "三、收到和处理政府信息公开申请情况", drawing.headThree(), drawing.three(), editable, changed);
            case 4 ->
                new AnnualGrid(
                        work.year(), 4, "四、政府信息公开行政复议、行政诉讼情况", drawing.headFour(), drawing.four(), editable, changed);
            default -> throw new IllegalArgumentException("no table in part " + part);
        };
    }

    /// Every number of it, for an answer that brings cells only.
    public List<Figure> numbers() {
        return body.stream()
                .flatMap(line -> line.slots().stream())
                .filter(Figure.class::isInstance)
                .map(Figure.class::cast)
                .toList();
    }

    public List<Balance> balances() {
        return head.stream()
                .flatMap(line -> line.slots().stream())
                .filter(Balance.class::isInstance)
                .map(Balance.class::cast)
                .toList();
    }

    /// The cells whose entry was not taken, for the list above the form.
    public List<Figure> faults() {
        return numbers().stream().filter(number -> !number.fault().isEmpty()).toList();
    }

    private record Drawing(
            AnnualWork work,
            boolean editable,
            AnnualChecks checks,
            Map<CellId, List<AnnualChecks.Item>> marks,
            Map<CellId, Said> said,
            Map<UUID, String> names) {

        Optional<BigDecimal> ledger(CellId cell) {
            return work.fill().flatMap(fill -> fill.figures().value(cell));
        }

        Figure number(CellId cell, int columns) {
            var value =
                    work.figures().value(cell).map(BigDecimal::toPlainString).orElse("");
            var adjustment = work.state().adjusted().get(cell);
            var look = Totals.isTotal(cell) ? "calc" : adjustment == null ? "auto" : "man";
            var found = marks.getOrDefault(cell, List.of());
            boolean bad = found.stream().anyMatch(AnnualChecks.Item::error);
            var typed = said.getOrDefault(cell, Said.NOTHING);
            boolean refused = !typed.fault().isEmpty();
            return new Figure(
                    cell,
                    bad || refused ? look + " bad" : look,
                    editable && !Totals.isTotal(cell),
                    columns,
                    refused ? typed.typed() : value,
                    value,
                    work.state().events(),
                    found.isEmpty() ? 0 : found.getFirst().number(),
                    typed.fault(),
                    typed.note(),
                    info(cell));
        }

        private String info(CellId cell) {
            if (Totals.isTotal(cell)) {
                return "合计，自动计算";
            }
            var adjustment = work.state().adjusted().get(cell);
            var source =
                    ledger(cell).map(v -> source() + " " + v.toPlainString()).orElse("没有台账值");
            return adjustment == null
                    ? source
                    : source + "；" + names.getOrDefault(adjustment.by(), "") + "改为 "
                            + adjustment.value().toPlainString() + "：" + adjustment.reason();
        }

        private String source() {
            return work.fill().map(Fill::source).map(Fill.Source::label).orElse("");
        }

        // ── 表二 ──

        List<Line> two() {
            var fields = TableTwoField.of(work.state().form());
            var lines = new ArrayList<Line>();
            for (var item : TableTwoField.Item.values()) {
                var ofItem = fields.stream().filter(f -> f.item() == item).toList();
                if (ofItem.isEmpty()) {
                    continue;
                }
                var columns = ofItem.stream()
                        .map(TableTwoField::columnLabel)
                        .distinct()
                        .toList();
                lines.add(new Line("", List.of(new Words(item.heading(), "colgroup", "lv1 band", 4, 1))));
                var heads = new ArrayList<Slot>();
                heads.add(new Words("信息内容", "col", "", 1, 1));
                columns.forEach(
                        column -> heads.add(new Words(column, "col", "", spread(heads.size(), columns.size()), 1)));
                lines.add(new Line("heads", heads));
                ofItem.stream().map(TableTwoField::rowLabel).distinct().forEach(label -> {
                    var slots = new ArrayList<Slot>();
                    slots.add(new Words(label, "row", "lv2", 1, 1));
                    ofItem.stream()
                            .filter(f -> f.rowLabel().equals(label))
                            .forEach(f -> slots.add(number(CellId.of(f), spread(slots.size(), columns.size()))));
                    lines.add(new Line("", slots));
                });
            }
            return lines;
        }

        /// The last of `count` numbers takes what is left of the three columns.
        private static int spread(int position, int count) {
            return position == count ? 4 - count : 1;
        }

        // ── 表三 ──

        List<Line> headThree() {
            var names = new ArrayList<Slot>();
            names.add(new Words("项目", "col", "", 1, 2));
            names.add(new Words(ApplicantColumn.NATURAL.label(), "col", "", 1, 2));
            names.add(new Words("法人或其他组织", "colgroup", "", 5, 1));
            names.add(new Words(ApplicantColumn.TOTAL.label(), "col", "", 1, 2));
            var kinds = Arrays.stream(ApplicantColumn.values())
                    .filter(c -> c != ApplicantColumn.NATURAL && c != ApplicantColumn.TOTAL)
                    .<Slot>map(c -> new Words(c.label(), "col", "", 1, 1))
                    .toList();
            var balance = new ArrayList<Slot>();
            balance.add(new Words("勾稽：一 + 二 ＝ 三 + 四", "row", "", 1, 1));
            Arrays.stream(ApplicantColumn.values()).forEach(column -> balance.add(balance(column)));
            return List.of(new Line("", names), new Line("", kinds), new Line("chk", balance));
        }

        private Balance balance(ApplicantColumn column) {
            var in = sum(column, TableThreeRow.NEW_RECEIVED, TableThreeRow.CARRIED_IN);
            var out = sum(column, TableThreeRow.TOTAL, TableThreeRow.CARRIED_OUT);
            boolean known = in.isPresent() && out.isPresent();
            boolean holds = known && in.get().compareTo(out.get()) == 0;
            var text = known
                    ? in.get().toPlainString() + (holds ? "＝" : "≠") + out.get().toPlainString()
                    : "未填齐";
            int finding = checks.items().stream()
                    .filter(item -> item.finding().ruleId().equals("T3-04"))
                    .filter(item -> item.finding().where().equals(column.code()))
                    .mapToInt(AnnualChecks.Item::number)
                    .findFirst()
                    .orElse(0);
            return new Balance("b-" + column.code(), text, known && !holds, finding, column.label());
        }

        private Optional<BigDecimal> sum(ApplicantColumn column, TableThreeRow a, TableThreeRow b) {
            return work.figures()
                    .value(CellId.of(a, column))
                    .flatMap(x -> work.figures().value(CellId.of(b, column)).map(x::add));
        }

        List<Line> three() {
            var lines = new ArrayList<Line>();
            var rows = TableThreeRow.of(work.state().form());
            boolean results = false;
            var heading = "";
            for (var row : rows) {
                boolean result = row.group() != Group.INTAKE && row.group() != Group.CARRIED_OUT;
                if (result && !results) {
                    lines.add(group("三、本年度办理结果", "lv1"));
                    results = true;
                }
                boolean grouped =
                        rows.stream().filter(r -> r.group() == row.group()).count() > 1;
                var above = grouped ? row.group().heading() : "";
                if (!above.isEmpty() && !above.equals(heading)) {
                    lines.add(group(above, "lv1"));
                }
                heading = above;
                var slots = new ArrayList<Slot>();
                slots.add(new Words(row.label(), "row", above.isEmpty() ? "lv1" : "lv2", 1, 1));
                Arrays.stream(ApplicantColumn.values()).forEach(c -> slots.add(number(CellId.of(row, c), 1)));
                lines.add(new Line("", slots));
            }
            return lines;
        }

        private static Line group(String text, String css) {
            return new Line("", List.of(new Words(text, "rowgroup", css, 8, 1)));
        }

        // ── 表四 ──

        List<Line> headFour() {
            var routes = List.<Slot>of(
                    new Words(DisputeRoute.RECONSIDERATION.label(), "colgroup", "", 5, 2),
                    new Words("行政诉讼", "colgroup", "", 10, 1));
            var litigation = List.<Slot>of(
                    new Words(DisputeRoute.LITIGATION_DIRECT.label(), "colgroup", "", 5, 1),
                    new Words(DisputeRoute.LITIGATION_AFTER_RECONSIDERATION.label(), "colgroup", "", 5, 1));
            var columns = new ArrayList<Slot>();
            for (int route = 0; route < DisputeRoute.values().length; route++) {
                for (var column : DisputeColumn.values()) {
                    columns.add(new Words(column.label(), "col", "", 1, 1));
                }
            }
            return List.of(new Line("", routes), new Line("", litigation), new Line("", columns));
        }

        List<Line> four() {
            var slots = new ArrayList<Slot>();
            for (var route : DisputeRoute.values()) {
                for (var column : DisputeColumn.values()) {
                    slots.add(number(CellId.of(route, column), 1));
                }
            }
            return List.of(new Line("", slots));
        }
    }
}
