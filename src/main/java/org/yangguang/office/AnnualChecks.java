package org.yangguang.office;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.FindingKey;
import org.yangguang.annual.Findings;
import org.yangguang.annual.Findings.Group;
import org.yangguang.annual.Totals;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.checking.Answer;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.checking.Level;
import org.yangguang.report.checking.Remedy;

/// The panel beside a report: what the rules find, where, why, and what puts it right.
///
/// @param rules how many rules of the tables apply
/// @param holding how many of them found nothing
/// @param explained errors that stand with a 情况说明
/// @param dismissed hints put aside
public record AnnualChecks(
        int year,
        long errors,
        long hints,
        long rules,
        long holding,
        List<Section> sections,
        List<Explained> explained,
        int dismissed) {

    /// Findings under one head.
    public record Section(String heading, List<Item> items) {}

    /// A finding with its number in the page.
    ///
    /// @param place where it is, in words; empty if it is about the whole
    /// @param href to that place
    public record Item(
            int number,
            String key,
            Finding finding,
            boolean error,
            String place,
            String href,
            List<Fix> fixes,
            List<Restorable> restores,
            boolean explainable,
            List<CellId> cells) {

        public String anchor() {
            return "f" + number;
        }
    }

    /// A change that would put it right.
    ///
    /// @param cell path of the one cell, or empty for all changes of the remedy together
    public record Fix(String cell, String label) {}

    /// A cell changed by hand, which may be the fault.
    public record Restorable(String cell, String label, String ledger) {}

    public record Explained(Finding finding, String text, String by) {}

    private static final List<Group> OF_TABLES = List.of(Group.TABLES, Group.CARRIED);

    static AnnualChecks of(AnnualWork work, int part, Map<java.util.UUID, String> names) {
        var blocking = work.blocking();
        var hints = work.hints();
        var items = new ArrayList<Item>();
        for (var finding : Stream.concat(blocking.stream(), hints.stream()).toList()) {
            items.add(item(work, part, items.size() + 1, finding));
        }
        var rules = Checker.outcomes(work.report()).stream()
                .filter(outcome -> outcome.check().id().startsWith("T"))
                .toList();
        return new AnnualChecks(
                work.year(),
                blocking.size(),
                hints.size(),
                rules.size(),
                rules.stream()
                        .filter(outcome -> !(outcome.answer() instanceof Answer.Fails))
                        .filter(outcome -> work.findings().all().stream()
                                .noneMatch(
                                        f -> f.ruleId().equals(outcome.check().id())))
                        .count(),
                List.of(
                        new Section("勾稽与衔接", in(items, OF_TABLES)),
                        new Section("文字与表格", in(items, List.of(Group.PROSE))),
                        new Section("格式与内容", in(items, List.of(Group.FORM)))),
                work.findings().all().stream()
                        .filter(f -> work.state().explained().containsKey(FindingKey.of(f)))
                        .map(f -> explained(work, f, names))
                        .toList(),
                work.state().dismissed().size());
    }

    /// Every finding by its number.
    public List<Item> items() {
        return sections.stream().flatMap(section -> section.items().stream()).toList();
    }

    /// The findings that point to a cell.
    Map<CellId, List<Item>> byCell() {
        var marks = new HashMap<CellId, List<Item>>();
        items().forEach(item -> item.cells()
                .forEach(cell ->
                        marks.computeIfAbsent(cell, _ -> new ArrayList<>()).add(item)));
        return marks;
    }

    private static List<Item> in(List<Item> items, List<Group> groups) {
        return items.stream()
                .filter(item -> groups.contains(Findings.group(item.finding())))
                .toList();
    }

    private static Explained explained(AnnualWork work, Finding finding, Map<java.util.UUID, String> names) {
        var said = work.state().explained().get(FindingKey.of(finding));
        return new Explained(
                finding, said == null ? "" : said.text(), said == null ? "" : names.getOrDefault(said.by(), ""));
    }

    private static Item item(AnnualWork work, int part, int number, Finding finding) {
        var cells = cells(finding);
        int at = AnnualHead.part(finding);
        var anchor = cells.isEmpty() ? "" : "#" + AnnualWords.anchor(cells.getFirst());
        var suspects = cells.stream().anyMatch(work.state().adjusted()::containsKey) ? cells : inColumn(work, finding);
        return new Item(
                number,
                FindingKey.of(finding),
                finding,
                finding.level() == Level.ERROR,
                place(finding),
                at == part && !anchor.isEmpty() ? anchor : "/office/reports/" + work.year() + "/" + at + anchor,
                fixes(finding),
                suspects.stream()
                        .filter(work.state().adjusted()::containsKey)
                        .flatMap(cell -> work
                                .fill()
                                .flatMap(fill -> fill.figures().value(cell))
                                .stream()
                                .map(value -> new Restorable(cell.path(), cell.label(), value.toPlainString())))
                        .toList(),
                Findings.isExplainable(finding),
                cells);
    }

    /// A remedy that names a total cannot be carried out: totals follow from the other cells.
    private static List<Fix> fixes(Finding finding) {
        var remedy = finding.remedy();
        if (remedy == null) {
            var cell = finding.proposed() == null ? Optional.<CellId>empty() : CellId.at(finding.where());
            return cell.filter(id -> !Totals.isTotal(id)).stream()
                    .map(id -> new Fix(id.path(), "改为 " + AnnualWords.plain(finding.proposed())))
                    .toList();
        }
        if (remedy.changes().stream()
                .anyMatch(
                        change -> CellId.at(change.cell()).map(Totals::isTotal).orElse(true))) {
            return List.of();
        }
        if (remedy.kind() == Remedy.Kind.TOGETHER) {
            return List.of(new Fix(
                    "",
                    remedy.changes().size() == 1
                            ? "改为 " + remedy.changes().getFirst().value().toPlainString()
                            : "按建议改 " + remedy.changes().size() + " 格"));
        }
        return remedy.changes().stream()
                .map(change -> new Fix(
                        change.cell(), change.label() + "改为 " + change.value().toPlainString()))
                .toList();
    }

    /// What a fix changes.
    ///
    /// @param cell as in [Fix]
    static List<Remedy.Change> changes(Finding finding, String cell) {
        var remedy = finding.remedy();
        if (remedy == null) {
            var value = finding.proposed();
            return value == null || !finding.where().equals(cell)
                    ? List.of()
                    : List.of(new Remedy.Change(cell, AnnualWords.place(cell), null, value));
        }
        return remedy.kind() == Remedy.Kind.TOGETHER
                ? remedy.changes()
                : remedy.changes().stream()
                        .filter(change -> change.cell().equals(cell))
                        .toList();
    }

    private static List<CellId> cells(Finding finding) {
        var cells = new LinkedHashSet<CellId>();
        CellId.at(finding.where()).ifPresent(cells::add);
        var remedy = finding.remedy();
        if (remedy != null) {
            remedy.changes().forEach(change -> CellId.at(change.cell()).ifPresent(cells::add));
        }
        if (cells.isEmpty() && finding.ruleId().startsWith("T3")) {
            row(finding.where()).ifPresent(row -> cells.add(CellId.of(row, ApplicantColumn.TOTAL)));
        }
        return List.copyOf(cells);
    }

    /// Every cell of the column that does not balance.
    private static List<CellId> inColumn(AnnualWork work, Finding finding) {
        return column(finding.where()).stream()
                .flatMap(
                        column -> TableThreeRow.of(work.state().form()).stream().map(row -> CellId.of(row, column)))
                .toList();
    }

    static Optional<ApplicantColumn> column(String code) {
        return Arrays.stream(ApplicantColumn.values())
                .filter(column -> column.code().equals(code))
                .findFirst();
    }

    private static Optional<TableThreeRow> row(String code) {
        return Arrays.stream(TableThreeRow.values())
                .filter(row -> row.code().equals(code))
                .findFirst();
    }

    private static String place(Finding finding) {
        var where = finding.where();
        var cell = CellId.at(where);
        if (cell.isPresent()) {
            return cell.get().label();
        }
        if (finding.ruleId().startsWith("T3")) {
            return column(where)
                    .map(column -> "表三 " + column.label() + "列")
                    .or(() -> row(where).map(row -> "表三 " + row.label()))
                    .orElse("表三");
        }
        return where.matches("section[1-6]") ? "第" + "一二三四五六".charAt(where.charAt(7) - '1') + "部分" : "";
    }

    /// The finding with this key, if it still stands.
    static Optional<Finding> find(AnnualWork work, String key) {
        return work.findings().all().stream()
                .filter(finding -> FindingKey.of(finding).equals(key))
                .findFirst();
    }
}
