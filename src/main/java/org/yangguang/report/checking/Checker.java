package org.yangguang.report.checking;

import java.util.ArrayList;
import java.util.List;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.extraction.Note;

/// Runs the checks over a report.
public final class Checker {
    private static final List<Check> ALL = SumChecks.ALL;

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
        return run(SumChecks.ALL, report, List.of());
    }

    private static List<Finding> run(List<Check> checks, AnnualReport report, List<Note> notes) {
        var examined = new Examined(report, notes);
        var findings = new ArrayList<Finding>();
        for (var check : checks) {
            if (check.appliesTo(report.form()) && check.on(examined) instanceof Answer.Fails(var found)) {
                findings.addAll(found);
            }
        }
        return List.copyOf(findings);
    }
}
