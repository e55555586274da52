package org.yangguang.report.extraction;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What a file is by its first bytes; its name is not asked.
enum FileKind {
    PDF,
    ZIP,
    OLE,
    PICTURE,
    TEXT;

    static FileKind of(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
        if (head.contains("%PDF-")) {
            return PDF;
        }
        if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) {
            return ZIP;
        }
        if (head.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return OLE;
        }
        if (head.startsWith("\u0089PNG") || head.startsWith("\u00FF\u00D8\u00FF") || head.startsWith("GIF8")) {
            return PICTURE;
        }
        return TEXT;
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
