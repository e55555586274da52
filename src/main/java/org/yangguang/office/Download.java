package org.yangguang.office;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriUtils;

/// A file on its way to the officer: saved, never opened inside our pages (U3).
final class Download {

    static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private Download() {}

    /// @param name in any script; carried as RFC 6266 has it
    static ResponseEntity<byte[]> of(String name, String mediaType, byte[] content) {
        var safe = name.replaceAll("[\\p{Cntrl}\"\\\\/]", "_");
        var extension = safe.lastIndexOf('.') < 0 ? "" : safe.substring(safe.lastIndexOf('.'));
        var plain = "file" + (extension.matches("\\.[A-Za-z0-9]{1,5}") ? extension : "");
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + plain + "\"; filename*=UTF-8''"
                                + UriUtils.encode(safe, StandardCharsets.UTF_8))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(mediaType))
                .body(content);
    }
}
