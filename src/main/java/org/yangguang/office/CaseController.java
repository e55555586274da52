package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.letter.Letters;
import org.yangguang.request.Cases;

/// One request: its page, its files, and the applicant's number for a stated purpose.
@Controller
class CaseController {

    private static final int PURPOSE_LEAST = 4;
    private static final int PURPOSE_MOST = 200;

    private final CasePages cases;
    private final OfficeFrame frame;
    private final Cases stored;
    private final Letters letters;

    CaseController(CasePages cases, OfficeFrame frame, Cases stored, Letters letters) {
        this.cases = cases;
        this.frame = frame;
        this.stored = stored;
        this.letters = letters;
    }

    @GetMapping("/office/requests/{id}")
    @Permit(Permission.REQUEST_READ)
    String show(@PathVariable String id, HttpServletRequest request, Model model) {
        return cases.show(cases.find(id), request, model);
    }

    /// Shows the full number once; the purpose is kept in the trail (A7).
    @PostMapping("/office/requests/{id}/identity")
    @Permit(Permission.REQUEST_HANDLE)
    String identity(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String purpose,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var file = cases.find(id);
        var reason = purpose.strip();
        if (reason.length() < PURPOSE_LEAST || reason.length() > PURPOSE_MOST) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            model.addAttribute("purpose", purpose);
            return cases.show(
                    file,
                    "查看完整证件号码须填写事由，" + PURPOSE_LEAST + " 至 " + PURPOSE_MOST + " 字。",
                    Typed.NOTHING,
                    request,
                    model);
        }
        model.addAttribute(
                "identity",
                stored.identity(frame.acting(Permission.REQUEST_HANDLE, request), file.id(), reason)
                        .orElseThrow(CasePages::notFound));
        return cases.show(file, request, model);
    }

    @GetMapping("/office/requests/{id}/files/{file}")
    @Permit(Permission.REQUEST_READ)
    ResponseEntity<byte[]> attachment(@PathVariable String id, @PathVariable UUID file, HttpServletRequest request) {
        var found = cases.find(id);
        var attachment = stored.attachment(frame.acting(Permission.REQUEST_READ, request), found.id(), file)
                .orElseThrow(CasePages::notFound);
        return Download.of(attachment.name(), attachment.mediaType(), attachment.content());
    }

    @GetMapping("/office/requests/{id}/letters/{letter}.{kind:docx|pdf|ofd}")
    @Permit(Permission.REQUEST_READ)
    ResponseEntity<byte[]> letter(@PathVariable String id, @PathVariable UUID letter, @PathVariable String kind) {
        var file = cases.find(id);
        var listed = file.letters().stream()
                .filter(l -> l.id().equals(letter))
                .findFirst()
                .orElseThrow(CasePages::notFound);
        var format = Letters.Format.valueOf(kind.toUpperCase(Locale.ROOT));
        var found = letters.file(letter, format)
                .filter(f -> f.subject().equals(file.id()))
                .orElseThrow(CasePages::notFound);
        return Download.of(
                (listed.number() + " " + listed.title()).strip() + "." + kind, format.mediaType(), found.content());
    }
}
