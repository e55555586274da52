package org.yangguang.report.rollup;

import java.util.List;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.checking.Level;

/// A report handed in for a roll-up. Only its cells are kept, not its prose.
///
/// @param source where it was read from, for people
/// @param errors how many findings stop it from going out
/// @param returned whether it was sent back and has not come again
public record Submitted(String source, AnnualReport report, long errors, boolean returned) {

    public Submitted(String source, AnnualReport report, long errors) {
        this(source, report, errors, false);
    }

    public static Submitted of(String source, AnnualReport report, List<Finding> findings) {
        var cellsOnly = new AnnualReport(
                report.title(),
                report.organ(),
                report.year(),
                report.form(),
                report.publishedOn(),
                List.of(),
                List.of(),
                report.cells(),
                report.indicators());
        long errors = findings.stream().filter(f -> f.level() == Level.ERROR).count();
        return new Submitted(source, cellsOnly, errors);
    }

    /// AG-05: its own checks do not hold.
    public boolean isFailing() {
        return errors > 0;
    }
}
