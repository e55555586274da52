package org.yangguang.annual;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.checking.Finding;

/// 版本：the report as it was handed on at a stage.
///
/// @param number 1, 2, …
/// @param event the event that handed it on
/// @param stage the stage it went to
/// @param sha256 of its content as stored, in lower-case hexadecimal
public record ReportVersion(int number, int event, Stage stage, String sha256, UUID by, Instant at) {

    /// With its content.
    public record Kept(ReportVersion version, AnnualReport report, List<Finding> findings) {
        public Kept {
            findings = List.copyOf(findings);
        }
    }
}
