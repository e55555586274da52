package org.yangguang.portal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentReferenceHashMap;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.document.PdfPress;
import org.yangguang.report.published.PublishedReports.Report;
import org.yangguang.report.writing.ReportFormat;
import org.yangguang.report.writing.ReportJson;
import org.yangguang.report.writing.ReportWriter;
import org.yangguang.report.writing.UnprintableReport;

/// Published reports as files to take away. A file once made is kept while memory lasts: a version never
/// changes.
@Component
class ReportFiles {

    private record Key(int organId, int year, int version, ReportFormat format) {}

    private final ReportWriter writer;
    private final Map<Key, Optional<byte[]>> made = new ConcurrentReferenceHashMap<>();

    ReportFiles(PdfPress press) {
        writer = new ReportWriter(press);
    }

    /// @return nothing if the report holds characters that no font of the press has
    Optional<byte[]> of(Report published, ReportFormat format) {
        var key = new Key(published.organId(), published.content().year(), published.version(), format);
        return made.computeIfAbsent(key, _ -> make(published, format));
    }

    private Optional<byte[]> make(Report published, ReportFormat format) {
        var report = published.content();
        var date = report.publishedOn() == null
                ? LocalDate.ofInstant(published.enteredAt(), ChineseDate.ZONE)
                : report.publishedOn();
        try {
            return Optional.of(
                    format == ReportFormat.JSON
                            ? ReportJson.write(report, published.findings()).getBytes(StandardCharsets.UTF_8)
                            : writer.write(report, format, date));
        } catch (UnprintableReport _) {
            return Optional.empty();
        }
    }
}
