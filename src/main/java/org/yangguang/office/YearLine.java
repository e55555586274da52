package org.yangguang.office;

import java.util.Optional;
import org.yangguang.annual.YearRow;
import org.yangguang.report.published.PublishedReports;

/// A year in the list of the organ's reports.
///
/// @param live whether the ledgers can be looked at as they are
/// @param running whether the year is not over
/// @param begun the report being worked on, if there is one
public record YearLine(
        int year,
        boolean live,
        boolean running,
        Optional<YearRow> begun,
        AnnualDue due,
        Optional<PublishedReports.Edition> edition) {}
