package org.yangguang.report.checking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.extraction.Note;

/// Runs the checks over a report.
public final class Checker {
    private static final List<Check> TABLES = Stream.of(
                    TableTwoChecks.ALL, SumChecks.ALL, TableThreeChecks.ALL, TableFourChecks.ALL, IndicatorChecks.ALL)
            .flatMap(List::stream)
            .toList();
    private static final List<Check> ALL = Stream.of(
                    TitleChecks.ALL, StructureChecks.ALL, TABLES, NumberChecks.ALL, WordingChecks.ALL)
            .flatMap(List::stream)
            .toList();

    private static final Set<String> BY_ROW = Set.of("T3-01", "T3-10");
    private static final int MANY = 4;

    private Checker() {}

    /// Every check, in the order of the form.
    public static List<Check> checks() {
        return ALL;
    }

    /// All checks: tables, prose, and one against the other.
    ///
    /// @param notes what the reader noticed; empty for a report that was typed or compiled
    public static List<Finding> check(AnnualReport report, List<Note> notes) {
        return run(ALL, report, notes);
    }

    /// The table checks only, cheap enough for every keystroke.
    public static List<Finding> checkTables(AnnualReport report) {
        return run(TABLES, report, List.of());
    }

    /// The findings as a person wants them, errors first: when the column 总计 was not filled
    /// in, that is one finding, and the sums that fail because of it are left out; the same
    /// fault in many rows is one finding that names the rows.
    public static List<Finding> forPeople(List<Finding> findings) {
        boolean totals = findings.stream().anyMatch(f -> f.ruleId().equals("T3-11"));
        return findings.stream()
                .filter(f -> !(totals && f.ruleId().equals("T3-02")))
                .collect(Collectors.groupingBy(f -> f.ruleId(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(same -> together(same).stream())
                .sorted(Comparator.comparing(Finding::level))
                .toList();
    }

    private static List<Finding> together(List<Finding> same) {
        var first = same.getFirst();
        if (same.size() < MANY || !BY_ROW.contains(first.ruleId())) {
            return same;
        }
        var rows = same.stream()
                .map(f -> f.text().replaceFirst("^表三 ", "").replaceFirst("：.*$", ""))
                .toList();
        return List.of(new Finding(
                first.ruleId(),
                first.level(),
                first.code(),
                "table3",
                "%s同样的问题共 %d 行：%s 至 %s。".formatted(first.text(), rows.size(), rows.getFirst(), rows.getLast()),
                null,
                first.place()));
    }

    private static List<Finding> run(List<Check> checks, AnnualReport report, List<Note> notes) {
        var examined = new Examined(report, notes);
        var findings = new ArrayList<Finding>();
        for (var check : checks) {
            if (check.appliesTo(report.form()) && check.on(examined) instanceof Answer.Fails failed) {
                findings.addAll(failed.findings());
            }
        }
        return List.copyOf(findings);
    }
}
