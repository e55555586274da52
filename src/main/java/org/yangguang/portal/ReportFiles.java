package org.yangguang.portal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentReferenceHashMap;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.document.MissingGlyphs;
import org.yangguang.document.PdfOutcome;
import org.yangguang.document.PdfPress;
import org.yangguang.report.checking.ReportJson;
import org.yangguang.report.published.PublishedReports.Report;
import org.yangguang.report.writing.ReportHtml;
import org.yangguang.report.writing.ReportWriter;

/// Published reports as files to take away. A file once made is kept while memory lasts: a version never
/// changes.
@Component
class ReportFiles {

    enum Format {
        docx("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        pdf("application/pdf"),
        html("text/html;charset=UTF-8"),
        json("application/json"),
        xlsx("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        csv("text/csv;charset=UTF-8");

        final MediaType type;

        Format(String type) {
            this.type = MediaType.parseMediaType(type);
        }
    }

    private record Key(int organId, int year, int version, Format format) {}

    private final ReportWriter writer;
    private final Map<Key, Optional<byte[]>> made = new ConcurrentReferenceHashMap<>();

    ReportFiles(PdfPress press) {
        writer = new ReportWriter(press);
    }

    /// @return nothing if the report holds characters that no font of the press has
    Optional<byte[]> of(Report published, Format format) {
        var key = new Key(published.organId(), published.content().year(), published.version(), format);
        return made.computeIfAbsent(key, _ -> make(published, format));
    }

    private Optional<byte[]> make(Report published, Format format) {
        var report = published.content();
        var date = report.publishedOn() == null
                ? LocalDate.ofInstant(published.enteredAt(), ChineseDate.ZONE)
                : report.publishedOn();
        return switch (format) {
            case docx -> Optional.of(writer.docx(report, date));
            case pdf ->
                switch (writer.pdf(report, date)) {
                    case PdfOutcome.PdfFile(var bytes) -> Optional.of(bytes);
                    case MissingGlyphs _ -> Optional.empty();
                };
            case html -> Optional.of(utf8(ReportHtml.page(report)));
            case json -> Optional.of(utf8(ReportJson.write(report, published.findings())));
            case xlsx -> Optional.of(writer.xlsx(report, date));
            case csv -> Optional.of(utf8(writer.csv(report)));
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
