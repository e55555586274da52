package org.yangguang.document.received;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Kinds of files that are taken somewhere in the product, in the order in which they are named.
public enum FileKind {
    PDF("PDF", "application/pdf", "pdf"),
    JPEG("JPG", "image/jpeg", "jpg", "jpeg"),
    PNG("PNG", "image/png", "png"),
    DOCX("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    OFD("OFD", "application/ofd", "ofd"),
    DOC("DOC", "application/msword", "doc"),
    XLS("XLS", "application/vnd.ms-excel", "xls"),
    CSV("CSV", "text/csv", "csv");

    private final String label;
    private final String mediaType;
    private final List<String> extensions;

    FileKind(String label, String mediaType, String... extensions) {
        this.label = label;
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    public String label() {
        return label;
    }

    public String mediaType() {
        return mediaType;
    }

    /// The usual extension, without the dot.
    public String extension() {
        return extensions.getFirst();
    }

    static Optional<FileKind> named(String extension) {
        var lower = extension.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.extensions.contains(lower))
                .findFirst();
    }

    /// The kind whose media type this is, parameters left out.
    static Optional<FileKind> declared(String mediaType) {
        var plain = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.mediaType.equals(plain))
                .findFirst();
    }
}
