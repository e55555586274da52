package org.yangguang.annual;

import java.util.List;
import org.yangguang.annual.AnnualDesk.Hand;
import org.yangguang.organ.Organ;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.checking.Finding;

/// Findings that need more than a report and the one of the year before; every source of such is one of
/// these.
public interface FurtherFindings {

    /// @param report numbers and text as they would be printed
    List<Finding> of(Organ organ, int year, AnnualReport report);

    /// Looks anew where looking takes long, before a report is handed on.
    default void renew(Hand by, Organ organ, int year) {}
}
