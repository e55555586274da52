package org.yangguang.report.publishing;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.organ.Organ;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.published.PublishedReports.Source;

/// Publishing annual reports (条例第四十九条).
@Component
public class Publishing {

    private final ReportStore store;
    private final AuditTrail audit;
    private final Clock clock;

    Publishing(ReportStore store, AuditTrail audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /// Publishes a report as it is, faults and all: what was printed is not ours to mend. If the organ
    /// has one for the year already, this is its next version.
    ///
    /// @param findings what the checks say of it; shown beside the report
    /// @return the version
    /// @throws IllegalArgumentException if the year reported on is not known
    @Transactional
    public int publish(Actor by, Organ organ, AnnualReport report, List<Finding> findings, Source source) {
        return publish(by, organ, report, findings, source, 0);
    }

    /// As above.
    ///
    /// @param corrected how many places a person corrected after the reading
    @Transactional
    public int publish(
            Actor by, Organ organ, AnnualReport report, List<Finding> findings, Source source, int corrected) {
        return publish(by, organ, report, findings, source, corrected, Optional.empty());
    }

    /// As above.
    ///
    /// @param correction 更正说明: why this version replaces the one before, shown to everybody
    @Transactional
    public int publish(
            Actor by,
            Organ organ,
            AnnualReport report,
            List<Finding> findings,
            Source source,
            int corrected,
            Optional<String> correction) {
        if (report.year() == 0) {
            throw new IllegalArgumentException("a report without a year cannot be published");
        }
        int version = store.insert(organ.id(), report, findings, source, corrected, clock.instant(), correction);
        audit.record(
                by,
                "report.publish",
                "report:" + organ.code() + "/" + report.year(),
                correction.orElse(""),
                "version " + version + " sha256 " + source.sha256() + " findings " + findings.size() + " corrected "
                        + corrected);
        return version;
    }
}
