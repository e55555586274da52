package org.yangguang.portal;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.release.Released;
import org.yangguang.request.submission.QueryCode;

/// What is given with a reply, to whoever shows the query code, after service.
@Controller
class ReleasedController {

    private final Released released;

    ReleasedController(Released released) {
        this.released = released;
    }

    @PostMapping("/requests/released/{file}")
    @Permit(Permission.PUBLIC)
    ResponseEntity<byte[]> file(
            @PathVariable UUID file,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String lastFour) {
        return QueryCode.parse(code)
                .flatMap(known -> released.open(known, lastFour.strip(), file))
                .map(found -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .contentType(MediaType.parseMediaType(found.mediaType()))
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "sandbox; default-src 'none'")
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(found.name(), StandardCharsets.UTF_8)
                                        .build()
                                        .toString())
                        .body(found.content()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
