package org.yangguang.report.checking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.extraction.Note;

/// Runs the checks over a report.
public final class Checker {
    private static final List<Check> TABLES = Stream.of(
                    needing("没有读到表二", Examined::hasTableTwo, TableTwoChecks.ALL),
                    needing("没有读到表三和表四", x -> x.hasTableThree() || x.hasTableFour(), SumChecks.ALL),
                    needing("没有读到表三", Examined::hasTableThree, TableThreeChecks.ALL),
                    TableFourChecks.ALL,
                    needing("没有统计表", x -> !x.report().indicators().isEmpty(), IndicatorChecks.ALL))
            .flatMap(List::stream)
            .toList();
    private static final List<Check> ALL = Stream.of(
                    TitleChecks.ALL,
                    needing("没有正文", Examined::hasText, StructureChecks.ALL),
                    TABLES,
                    needing("没有正文", Examined::hasText, NumberChecks.ALL),
                    needing("没有正文", Examined::hasText, CoverageChecks.ALL),
                    needing("没有正文", Examined::hasText, WordingChecks.ALL))
            .flatMap(List::stream)
            .toList();

    private static final Set<String> BY_ROW = Set.of("T3-01", "T3-10");
    private static final int MANY = 4;

    /// What a check answered.
    public record Outcome(Check check, Answer answer) {}

    private Checker() {}

    /// The same checks, which cannot tell where what they look at is not there.
    private static List<Check> needing(String missing, Predicate<Examined> there, List<Check> checks) {
        return checks.stream()
                .map(c -> new Check(
                        c.id(),
                        c.words(),
                        c.level(),
                        c.forms(),
                        c.since(),
                        c.source(),
                        (check, x) -> there.test(x) ? c.rule().apply(check, x) : new Answer.CannotTell(missing)))
                .toList();
    }

    /// Every check of one report by itself, in the order of the form.
    public static List<Check> checks() {
        return ALL;
    }

    /// Every check there is: of one report, of two years, of a roll-up.
    public static List<Check> everyCheck() {
        return Stream.of(ALL, Comparison.checks(), RollUpChecks.checks())
                .flatMap(List::stream)
                .toList();
    }

    /// All checks: tables, prose, and one against the other.
    ///
    /// @param notes what the reader noticed; empty for a report that was typed or compiled
    public static List<Finding> check(AnnualReport report, List<Note> notes) {
        return check(report, notes, Settings.STANDARD);
    }

    public static List<Finding> check(AnnualReport report, List<Note> notes, Settings settings) {
        return findings(ALL, new Examined(report, notes, settings));
    }

    /// The table checks only, cheap enough for every keystroke.
    public static List<Finding> checkTables(AnnualReport report) {
        return findings(TABLES, new Examined(report, List.of(), Settings.STANDARD));
    }

    /// 成立, 不成立 or 无法判断 for every check that applies to the form and year of the report.
    public static List<Outcome> outcomes(AnnualReport report, List<Note> notes, Settings settings) {
        return outcomes(ALL, new Examined(report, notes, settings));
    }

    public static List<Outcome> outcomes(AnnualReport report) {
        return outcomes(report, List.of(), Settings.STANDARD);
    }

    static List<Outcome> outcomes(List<Check> checks, Examined examined) {
        var report = examined.report();
        return checks.stream()
                .filter(check -> check.appliesTo(report.form(), report.year()))
                .map(check -> new Outcome(check, check.on(examined)))
                .toList();
    }

    static List<Finding> findings(List<Check> checks, Examined examined) {
        var report = examined.report();
        var findings = new ArrayList<Finding>();
        for (var check : checks) {
            if (check.appliesTo(report.form(), report.year()) && check.on(examined) instanceof Answer.Fails failed) {
                findings.addAll(failed.findings());
            }
        }
        return List.copyOf(findings);
    }

    /// The findings as a person wants them, errors first: when the column 总计 was not filled
    /// in, that is one finding, and the sums that fail because of it are left out, as are those
    /// that one wrong cell explains; the same fault in many rows is one finding that names the
    /// rows.
    public static List<Finding> forPeople(List<Finding> findings) {
        boolean totals = findings.stream().anyMatch(f -> f.ruleId().equals("T3-11"));
        var explained = findings.stream()
                .filter(f -> f.ruleId().equals("T3-05"))
                .flatMap(f -> Stream.ofNullable(f.remedy()))
                .collect(Collectors.toSet());
        return findings.stream()
                .filter(f -> !(totals && f.ruleId().equals("T3-02")))
                .filter(f -> f.ruleId().equals("T3-05")
                        || Stream.ofNullable(f.remedy()).noneMatch(explained::contains))
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
}
