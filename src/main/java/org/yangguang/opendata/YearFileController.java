package org.yangguang.opendata;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.report.published.PublishedReports;

/// The catalogue, and everything of a year as one file with its checksum.
@RestController("opendataYearFileController")
class YearFileController {

    /// Downloads at the same time; each holds a thread for as long as its reader takes.
    private static final int AT_ONCE = 4;

    private final RecordStore records;
    private final PublishedReports reports;
    private final Address address;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Map<String, Sum> sums = new ConcurrentHashMap<>();

    private record Sum(String stamp, String sha256) {}

    YearFileController(RecordStore records, PublishedReports reports, Address address) {
        this.records = records;
        this.reports = reports;
        this.address = address;
    }

    @GetMapping("/data/catalog.jsonld")
    @Permit(Permission.PUBLIC)
    ResponseEntity<byte[]> catalogue(HttpServletRequest request) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/ld+json;charset=UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .body(Json.bytes(DataCatalogue.of(address.of(request), records.datasets())));
    }

    @GetMapping("/data/annual-reports-{year:[0-9]{4}}.{format:csv|jsonl|zip}")
    @Permit(Permission.PUBLIC)
    void file(
            @PathVariable int year,
            @PathVariable String format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var dataset = dataset(year);
        var tag = "W/\"" + dataset.stamp() + "-" + format + "\"";
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
        if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(
                switch (format) {
                    case "csv" -> "text/csv;charset=UTF-8";
                    case "jsonl" -> "application/jsonl;charset=UTF-8";
                    default -> "application/zip";
                });
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"annual-reports-" + year + "." + format + "\"");
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        if (!free.tryAcquire()) {
            response.reset();
            throw Refused.busy();
        }
        try {
            var out = new BufferedOutputStream(response.getOutputStream(), 1 << 16);
            new YearFile(records, reports, dataset).write(format, out);
            out.flush();
        } finally {
            free.release();
        }
    }

    @GetMapping("/data/annual-reports-{year:[0-9]{4}}.{format:csv|jsonl|zip}.sha256")
    @Permit(Permission.PUBLIC)
    ResponseEntity<String> checksum(@PathVariable int year, @PathVariable String format) throws IOException {
        var dataset = dataset(year);
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .body(sum(dataset, format) + "  annual-reports-" + year + "." + format + "\n");
    }

    /// Worked out once for each content.
    private String sum(RecordedYear dataset, String format) throws IOException {
        var name = dataset.year() + "." + format;
        var known = sums.get(name);
        if (known != null && known.stamp().equals(dataset.stamp())) {
            return known.sha256();
        }
        if (!free.tryAcquire()) {
            throw Refused.busy();
        }
        try {
            var sha256 = new YearFile(records, reports, dataset).sha256(format);
            sums.put(name, new Sum(dataset.stamp(), sha256));
            return sha256;
        } finally {
            free.release();
        }
    }

    private RecordedYear dataset(int year) {
        return records.dataset(year).orElseThrow(() -> Refused.notFound("没有 %d 年度的报告。".formatted(year)));
    }
}
