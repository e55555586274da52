package org.yangguang.report.extraction;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// What a file is by its bytes; its name is not asked. Which package a ZIP file is, its source
/// confirms once the [ZipGate] has let it pass.
enum FileKind {
    PDF,
    DOCX,
    XLSX,
    OFD,
    ZIP,
    OLE,
    PICTURE,
    TEXT;

    private static final Map<String, FileKind> MAIN_PARTS =
            Map.of("word/document.xml", DOCX, XlsxSource.MAIN_PART, XLSX, OfdSource.MAIN_PART, OFD);

    /// The directory of 2,000 parts is shorter.
    private static final int DIRECTORY = 1024 * 1024;
    /// What stands before the name in an entry of the directory.
    private static final int HEADER = 46;

    static FileKind of(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
        if (head.contains("%PDF-")) {
            return PDF;
        }
        if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) {
            return inside(bytes);
        }
        if (head.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return OLE;
        }
        if (head.startsWith("\u0089PNG") || head.startsWith("\u00FF\u00D8\u00FF") || head.startsWith("GIF8")) {
            return PICTURE;
        }
        return TEXT;
    }

    /// The directory at the end of a ZIP file lists the names of its parts as they are.
    private static FileKind inside(byte[] bytes) {
        int from = Math.max(0, bytes.length - DIRECTORY);
        var directory = new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1);
        for (var main : MAIN_PARTS.entrySet()) {
            var entry = main.getKey();
            for (int at = directory.indexOf(entry); at >= 0; at = directory.indexOf(entry, at + 1)) {
                if (at >= HEADER && directory.startsWith("PK\u0001\u0002", at - HEADER)) {
                    return main.getValue();
                }
            }
        }
        return ZIP;
    }

    static boolean looksLikeHtml(String text) {
        var head = text.substring(0, Math.min(text.length(), 4000)).toLowerCase(Locale.ROOT);
        if (head.contains("<!doctype html") || head.contains("<html") || head.contains("<body")) {
            return true;
        }
        return has(text, "<table") && has(text, "<td") && has(text, "</t");
    }

    private static boolean has(String text, String tag) {
        int at = text.indexOf('<');
        while (at >= 0 && !text.regionMatches(true, at, tag, 0, tag.length())) {
            at = text.indexOf('<', at + 1);
        }
        return at >= 0;
    }
}
