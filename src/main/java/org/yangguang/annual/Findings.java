package org.yangguang.annual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.CellId;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.checking.Comparison;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.checking.Level;

/// What the one set of rules says of a report, for people, and which of it stands in the way.
///
/// @param all errors first
public record Findings(List<Finding> all) {

    /// 机关进度与核验 shows findings under these heads.
    public enum Group {
        TABLES("表内勾稽"),
        CARRIED("与上年衔接"),
        PROSE("文表一致"),
        FORM("格式与内容");

        private final String label;

        Group(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// Rules that hold the report against another source. The organ may be right: it explains itself.
    /// All others
    /// follow from the report alone.
    private static final Set<String> EXPLAINABLE = Set.of("T3-07", "T2-05", "T2-07", "X-16", "AG-01", "AG-02", "AG-05");

    private static final Set<String> OF_TWO_YEARS = Set.of("T3-07", "T2-05", "T2-07");
    private static final Set<String> OF_PROSE_AND_TABLES =
            Set.of("X-01", "X-02", "X-03", "X-04", "X-05", "X-06", "X-07");

    public Findings {
        all = List.copyOf(all);
    }

    /// @param before the report of the year before, if there is one
    public static Findings of(AnnualReport report, Optional<AnnualReport> before) {
        return of(report, before, List.of());
    }

    /// @param further what was found by looking elsewhere
    static Findings of(AnnualReport report, Optional<AnnualReport> before, List<Finding> further) {
        var findings = new ArrayList<>(Checker.check(report, List.of()));
        findings.addAll(empty(report));
        findings.addAll(further);
        before.ifPresent(previous -> findings.addAll(Comparison.withPreviousYear(previous, report)));
        return new Findings(Checker.forPeople(findings));
    }

    /// T2-01 over a whole table: whoever reads a published report cannot tell why a table is empty, whoever
    /// writes one can, and fills it in.
    private static List<Finding> empty(AnnualReport report) {
        return TableTwoField.of(report.form()).stream()
                .map(CellId::of)
                .filter(id -> report.value(id).isEmpty())
                .map(id -> new Finding(
                        "T2-01",
                        Level.ERROR,
                        "T2-01",
                        id.path(),
                        id.label() + " 未填。没有的填 0；有台账的请补录台账后重新取数。",
                        null,
                        null))
                .toList();
    }

    public static Group group(Finding finding) {
        var rule = finding.ruleId();
        if (OF_TWO_YEARS.contains(rule)) {
            return Group.CARRIED;
        }
        if (OF_PROSE_AND_TABLES.contains(rule)) {
            return Group.PROSE;
        }
        boolean ofTables = rule.startsWith("T") || rule.startsWith("AG") || rule.startsWith("LD");
        return ofTables ? Group.TABLES : Group.FORM;
    }

    public static boolean isExplainable(Finding finding) {
        return EXPLAINABLE.contains(finding.ruleId());
    }

    /// Errors that nobody explained: the report cannot be handed on.
    public List<Finding> blocking(AnnualState state) {
        return all.stream()
                .filter(f -> f.level() == Level.ERROR)
                .filter(f -> !isExplainable(f) || !state.explained().containsKey(FindingKey.of(f)))
                .toList();
    }

    /// Everything but errors that was not put aside.
    public List<Finding> hints(AnnualState state) {
        return all.stream()
                .filter(f -> f.level() != Level.ERROR)
                .filter(f -> !state.dismissed().contains(FindingKey.of(f)))
                .filter(f -> !state.explained().containsKey(FindingKey.of(f)))
                .toList();
    }

    /// How many of a list stand under each [Group], in its order.
    static int[] counts(List<Finding> findings) {
        return Arrays.stream(Group.values())
                .mapToInt(group ->
                        (int) findings.stream().filter(f -> group(f) == group).count())
                .toArray();
    }
}
