package org.yangguang.annual;

import java.time.Instant;
import org.yangguang.report.Form;

/// A year in the list of an organ's reports.
public record YearRow(int year, Form form, Stage stage, int errors, int hints, Instant changedAt) {}
