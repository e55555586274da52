package org.yangguang.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.release.Released;

/// What is given with a reply, to whoever shows the query code, after service.
@Controller
class ReleasedController {

    private final Released released;
    private final Unlocking unlocking;

    ReleasedController(Released released, Unlocking unlocking) {
        this.released = released;
        this.unlocking = unlocking;
    }

    @PostMapping("/requests/released/{file}")
    @Permit(Permission.PUBLIC)
    ResponseEntity<byte[]> file(@PathVariable UUID file, HttpServletRequest request) {
        var found = unlocking.open(request) instanceof Unlocking.Opened opened
                ? released.open(opened.key(), file)
                : Optional.<Released.FileContent>empty();
        return found.map(content -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .contentType(MediaType.parseMediaType(content.mediaType()))
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "sandbox; default-src 'none'")
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(content.name(), StandardCharsets.UTF_8)
                                        .build()
                                        .toString())
                        .body(content.content()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
