package org.yangguang.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yangguang.document.OfdPages;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.submission.Intake;

/// 办理进度：opened with the query code and the last four digits of the telephone, each time anew, or from
/// the list of an account.
@Controller
class TrackingController {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Intake intake;
    private final Unlocking unlocking;
    private final TrackedPage tracked;
    private final PortalFrame frames;

    TrackingController(Intake intake, Unlocking unlocking, TrackedPage tracked, PortalFrame frames) {
        this.intake = intake;
        this.unlocking = unlocking;
        this.tracked = tracked;
        this.frames = frames;
    }

    @GetMapping("/requests")
    @Permit(Permission.PUBLIC)
    String ask(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return form(code, "", request, response, model);
    }

    @PostMapping("/requests")
    @Permit(Permission.PUBLIC)
    String track(HttpServletRequest request, HttpServletResponse response, Model model) {
        return switch (unlocking.open(request)) {
            case Unlocking.Opened opened -> tracked.show(opened, TrackedPage.Sent.NOTHING, request, response, model);
            case Unlocking.Shut shut -> shut(shut, request, response, model);
        };
    }

    @PostMapping("/requests/letters/{letter}")
    @Permit(Permission.PUBLIC)
    ResponseEntity<byte[]> letter(
            @PathVariable UUID letter, @RequestParam(defaultValue = "pdf") String format, HttpServletRequest request) {
        var ofd = format.equals("ofd");
        var pdf = !format.equals("docx");
        Optional<Intake.LetterFile> file = unlocking.open(request) instanceof Unlocking.Opened opened
                ? intake.letter(opened.key(), letter, pdf)
                : Optional.empty();
        if (file.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(ofd ? "application/ofd" : pdf ? "application/pdf" : DOCX))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        file.get().title() + (ofd ? ".ofd" : pdf ? ".pdf" : ".docx"),
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(ofd ? OfdPages.of(file.get().content()) : file.get().content());
    }

    /// The page before anything is opened: the same whatever was wrong.
    String shut(Unlocking.Shut shut, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(shut.status());
        var code = Objects.requireNonNullElse(request.getParameter("code"), "");
        return form(code, shut.message(), request, response, model);
    }

    private String form(
            String code, String fault, HttpServletRequest request, HttpServletResponse response, Model model) {
        var title = (fault.isEmpty() ? "" : "有误：") + "查询我的申请";
        model.addAttribute("page", frames.task(request, response, null, title, "查询我的申请"));
        model.addAttribute("code", code);
        model.addAttribute("fault", fault);
        return "portal/request/find";
    }
}
