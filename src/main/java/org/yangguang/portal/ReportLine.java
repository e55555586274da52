package org.yangguang.portal;

import org.yangguang.organ.Organ;
import org.yangguang.report.published.PublishedReports.Edition;

/// A published report in a list, with the organ whose it is.
public record ReportLine(Organ organ, Edition edition) {}
