package org.yangguang.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.yangguang.calendar.Calendars;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.request.Awaited;
import org.yangguang.request.RequestState;
import org.yangguang.request.StatutoryClock;
import org.yangguang.request.Timeliness;
import org.yangguang.request.submission.Intake;
import org.yangguang.request.submission.QueryCode;

/// 办理进度：opened with the query code and the last four digits of the telephone, each time anew.
@Controller
class TrackingController {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Intake intake;
    private final Organs organs;
    private final Calendars calendars;
    private final Clock clock;
    private final PortalFrame frames;

    TrackingController(Intake intake, Organs organs, Calendars calendars, Clock clock, PortalFrame frames) {
        this.intake = intake;
        this.organs = organs;
        this.calendars = calendars;
        this.clock = clock;
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
    String track(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String lastFour,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var known = QueryCode.parse(code);
        if (known.isEmpty()) {
            return fault(code, "查询码应为 16 位字母、数字，请核对提交回执", request, response, model);
        }
        if (!lastFour.strip().matches("\\d{4}")) {
            return fault(code, "请填写申请时所留电话的后四位数字", request, response, model);
        }
        var found = intake.track(known.get(), lastFour.strip());
        if (found.isEmpty()) {
            return fault(code, "没有查到。请核对查询码和电话后四位；仍查不到的，可拨打受理机关电话核实", request, response, model);
        }
        var tracked = found.get();
        var organ = organs.existing(tracked.organId());
        var state = RequestState.of(tracked.facts());
        frame(request, response, model, "申请办理进度", organ);
        model.addAttribute("tracked", tracked);
        model.addAttribute("state", state);
        model.addAttribute("organ", organ);
        model.addAttribute("office", organs.office(organ.id()).orElse(null));
        var statutory = new StatutoryClock(calendars.of(organ.region()));
        var today = LocalDate.now(clock);
        model.addAttribute("reckoning", statutory.reckon(state, today).orElse(null));
        model.addAttribute("timeliness", Timeliness.of(state, statutory.reckon(state, today)));
        model.addAttribute("awaited", Awaited.all(state, statutory, today));
        model.addAttribute("code", known.get().text());
        model.addAttribute("lastFour", lastFour.strip());
        return "portal/request/track";
    }

    @PostMapping("/requests/letters/{letter}")
    @Permit(Permission.PUBLIC)
    ResponseEntity<byte[]> letter(
            @PathVariable UUID letter,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String lastFour,
            @RequestParam(defaultValue = "pdf") String format) {
        var pdf = !format.equals("docx");
        Optional<Intake.LetterFile> file =
                QueryCode.parse(code).flatMap(known -> intake.letter(known, lastFour.strip(), letter, pdf));
        if (file.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(pdf ? MediaType.APPLICATION_PDF : MediaType.parseMediaType(DOCX))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.get().title() + (pdf ? ".pdf" : ".docx"), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file.get().content());
    }

    private String fault(
            String code, String message, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return form(code, message, request, response, model);
    }

    private String form(
            String code, String fault, HttpServletRequest request, HttpServletResponse response, Model model) {
        frame(request, response, model, (fault.isEmpty() ? "" : "有误：") + "查询我的申请", null);
        model.addAttribute("code", code);
        model.addAttribute("fault", fault);
        return "portal/request/find";
    }

    private void frame(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            String title,
            @Nullable Organ organ) {
        model.addAttribute("page", frames.task(request, response, organ, title, organ == null ? "查询我的申请" : "办理进度"));
    }
}
