package org.yangguang.annual;

import java.util.List;
import org.yangguang.organ.Organ;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.checking.Finding;

/// What other sources than the report itself and last year's say of it; every such source is one of these.
public interface OtherFindings {

    List<Finding> of(Organ organ, int year, AnnualReport report);
}
