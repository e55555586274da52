package org.yangguang.report.writing;

import java.util.Arrays;
import java.util.Optional;

/// The kinds of file a report is written as. Each is read back as the same report.
public enum ReportFormat {
    HTML("html", "text/html;charset=UTF-8", "网页"),
    DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word 文档"),
    PDF("pdf", "application/pdf", "PDF"),
    OFD("ofd", "application/ofd", "OFD"),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel 表格"),
    CSV("csv", "text/csv;charset=UTF-8", "CSV"),
    JSON("json", "application/json", "JSON");

    private final String extension;
    private final String mediaType;
    private final String label;

    ReportFormat(String extension, String mediaType, String label) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.label = label;
    }

    /// The format of a file name's extension, in either case and without the dot.
    public static Optional<ReportFormat> of(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equalsIgnoreCase(extension))
                .findFirst();
    }

    /// Without the dot.
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /// What a person calls it.
    public String label() {
        return label;
    }
}
