package org.yangguang.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.yangguang.calendar.Calendars;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.law.StatutoryPeriods;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.request.submission.ApplicationCheck;
import org.yangguang.request.submission.Intake;
import org.yangguang.request.submission.Intake.FileTicket;
import org.yangguang.request.submission.PersonalNumbers;
import org.yangguang.request.submission.QueryCode;
import org.yangguang.request.submission.UploadedFile;
import org.yangguang.ui.ClientAddress;

/// 提出申请：five steps, one page each, without a session. What was typed travels in the page.
@Controller
class FilingController {

    private static final int STEPS = 5;
    private static final int AGENT_STEP = 2;
    private static final int ORGANS_OFFERED = 500;

    private final Intake intake;
    private final Organs organs;
    private final Calendars calendars;
    private final Clock clock;
    private final ClientAddress addresses;
    private final PortalFrame frames;
    private final ApplicantSession sessions;
    private final PublishedAlike alike;

    FilingController(
            Intake intake,
            Organs organs,
            Calendars calendars,
            Clock clock,
            ClientAddress addresses,
            PortalFrame frames,
            ApplicantSession sessions,
            PublishedAlike alike) {
        this.intake = intake;
        this.organs = organs;
        this.calendars = calendars;
        this.clock = clock;
        this.addresses = addresses;
        this.frames = frames;
        this.sessions = sessions;
        this.alike = alike;
    }

    @GetMapping("/requests/new")
    @Permit(Permission.PUBLIC)
    String begin(
            @RequestParam(defaultValue = "") String org,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var form = FilingForm.of(
                Map.of("org", org, "as", "person", "form", "ELECTRONIC", "channel", "PLATFORM", "other", "yes"),
                Set.of());
        return step(1, form, intake.newForm(), Map.of(), "", request, response, model);
    }

    /// A button of the form: 继续, 上一步, 更改, 上传, 移除, 存为草稿 or 提交.
    ///
    /// @param step the step the button stands on
    /// @param go which button
    @PostMapping("/requests/new/{step}")
    @Permit(Permission.PUBLIC)
    String press(
            @PathVariable int step,
            @RequestParam(defaultValue = "next") String go,
            @RequestParam(defaultValue = "") String ticket,
            @RequestParam(defaultValue = "") String signature,
            @RequestParam(defaultValue = "") String draft,
            @RequestParam(required = false) @Nullable MultipartFile upload,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var form = checked(FilingForm.of(request.getParameterMap()));
        int here = Math.clamp(step, 1, STEPS);
        var known = intake.openForm(ticket, signature).map(id -> new Intake.FormTicket(id, signature));
        var formTicket = known.orElseGet(intake::newForm);
        if (upload != null && !upload.isEmpty() && !go.startsWith("remove")) {
            form = keep(form, upload, here, formTicket, request, response, model);
            if (form == null) {
                return "portal/request/form";
            }
        }
        if (go.startsWith("remove-")) {
            return step(here, form.withoutFile(go.substring(7)), formTicket, Map.of(), draft, request, response, model);
        }
        if (go.equals("numbers")) {
            var today = LocalDate.now(clock);
            form = form.with("subject", PersonalNumbers.without(form.get("subject"), today))
                    .with("detail", PersonalNumbers.without(form.get("detail"), today));
            return step(here, form, formTicket, Map.of(), draft, request, response, model);
        }
        if (go.equals("upload") || go.equals("alike")) {
            return step(here, form, formTicket, Map.of(), draft, request, response, model);
        }
        if (go.equals("draft")) {
            return saveDraft(here, form, formTicket, draft, request, response, model);
        }
        if (go.startsWith("to-")) {
            return step(target(go), form, formTicket, Map.of(), draft, request, response, model);
        }
        int first = firstFaulty(form, here);
        if (first <= here) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return step(first, form, formTicket, faults(form, first), draft, request, response, model);
        }
        if (here < STEPS) {
            return step(here + 1, form, formTicket, Map.of(), draft, request, response, model);
        }
        if (!"yes".equals(request.getParameter("agree"))) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return step(STEPS, form, formTicket, Map.of("agree", "请勾选确认内容属实后再提交"), draft, request, response, model);
        }
        if (known.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return step(
                    STEPS,
                    form,
                    formTicket,
                    Map.of("agree", "页面打开时间较长，需要重新确认。所填内容都在，请核对后再提交一次"),
                    draft,
                    request,
                    response,
                    model);
        }
        return submit(form, formTicket, request, response, model);
    }

    /// What is published already and resembles what is being typed. Typed words come in the body, never in
    /// the address, for they may be about persons.
    @PostMapping("/requests/look-alike")
    @Permit(Permission.PUBLIC)
    String lookAlike(
            @RequestParam(defaultValue = "") String org, @RequestParam(defaultValue = "") String subject, Model model) {
        model.addAttribute(
                "published",
                organs.byCode(org).map(organ -> alike.of(organ, subject)).orElse(List.of()));
        return "portal/request/alike";
    }

    @PostMapping("/requests/drafts")
    @Permit(Permission.PUBLIC)
    String openDraft(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var known = QueryCode.parse(code);
        var saved = known.flatMap(intake::openDraft);
        if (known.isEmpty() || saved.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            frame(request, response, model, "继续填写草稿", null);
            model.addAttribute("fault", "没有找到这份草稿。请核对草稿编号（16 位），草稿只保存 30 天");
            model.addAttribute("code", code);
            return "portal/request/drafts";
        }
        var fields = saved.get();
        int step = Integer.parseInt(fields.getOrDefault("step", "1"));
        var ticket = intake.openForm(fields.getOrDefault("ticket", ""), fields.getOrDefault("signature", ""))
                .map(id -> new Intake.FormTicket(id, fields.getOrDefault("signature", "")))
                .orElseGet(intake::newForm);
        return step(
                step,
                FilingForm.of(fields, Set.of()),
                ticket,
                Map.of(),
                known.get().text(),
                request,
                response,
                model);
    }

    @GetMapping("/requests/drafts")
    @Permit(Permission.PUBLIC)
    String drafts(HttpServletRequest request, HttpServletResponse response, Model model) {
        frame(request, response, model, "继续填写草稿", null);
        model.addAttribute("fault", "");
        model.addAttribute("code", "");
        return "portal/request/drafts";
    }

    private String submit(
            FilingForm form,
            Intake.FormTicket ticket,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var organ = organs.byCode(form.get("org")).orElseThrow();
        var application = form.toApplication();
        var files = new ArrayList<>(tickets(form));
        intake.openFile(form.get("agentFile")).ifPresent(files::add);
        var receipt = intake.submit(organ, ticket.form(), application, files, addresses.of(request));
        sessions.keepFiled(request, intake.key(receipt.code(), application.lastFour()));
        frame(request, response, model, "提交回执", organ);
        model.addAttribute("receipt", receipt);
        model.addAttribute("application", application);
        model.addAttribute("organ", organ);
        model.addAttribute("office", organs.office(organ.id()).orElse(null));
        return "portal/request/receipt";
    }

    private String saveDraft(
            int step,
            FilingForm form,
            Intake.FormTicket ticket,
            String draft,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var organ = organs.byCode(form.get("org")).orElse(null);
        if (organ == null) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return step(1, form, ticket, Map.of("org", "请先选择收到申请的机关，再存草稿"), draft, request, response, model);
        }
        var fields = new LinkedHashMap<>(form.fields());
        fields.put("step", String.valueOf(step));
        // The draft keeps its number, so that two tabs with it hand in one request; files are not kept.
        fields.put("ticket", ticket.form().toString());
        fields.put("signature", ticket.signature());
        fields.remove("agentFile");
        var code = intake.saveDraft(organ, QueryCode.parse(draft), fields);
        frame(request, response, model, "草稿已保存", organ);
        model.addAttribute("code", code.grouped());
        model.addAttribute("files", form.files().size());
        return "portal/request/draft-saved";
    }

    /// Keeps the file for the form; null after the page with the fault has been prepared.
    private @Nullable FilingForm keep(
            FilingForm form,
            MultipartFile upload,
            int step,
            Intake.FormTicket ticket,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var organ = organs.byCode(form.get("org")).orElse(null);
        String fault = null;
        if (organ == null) {
            fault = "请先在第 1 步选择机关，再上传附件";
        } else if (form.files().size() >= FilingForm.MOST_FILES) {
            fault = "最多上传 " + FilingForm.MOST_FILES + " 个附件，请先移除一个";
        } else if (upload.getSize() > UploadedFile.MOST_BYTES) {
            fault = UploadedFile.TOO_LARGE;
        } else {
            switch (UploadedFile.check(
                    String.valueOf(upload.getOriginalFilename()),
                    Objects.requireNonNullElse(upload.getContentType(), ""),
                    upload.getBytes())) {
                case UploadedFile.Refused(var message) -> fault = message;
                case UploadedFile.Accepted(var file) -> {
                    var kept = Intake.written(intake.keep(organ, file));
                    return step == AGENT_STEP ? form.with("agentFile", kept) : form.withFile(kept);
                }
            }
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        step(
                step,
                form,
                ticket,
                Map.of(step == AGENT_STEP ? "authorisation" : "upload", String.valueOf(fault)),
                "",
                request,
                response,
                model);
        return null;
    }

    private int firstFaulty(FilingForm form, int upTo) {
        for (int step = 1; step <= upTo; step++) {
            if (!faults(form, step).isEmpty()) {
                return step;
            }
        }
        return STEPS + 1;
    }

    private Map<String, String> faults(FilingForm form, int step) {
        return switch (step) {
            case 1 -> organs.byCode(form.get("org")).isPresent() ? Map.of() : Map.of("org", "请选择收到申请的机关");
            case 2 -> ApplicationCheck.applicant(form.toApplication(), LocalDate.now(clock));
            case 3 -> ApplicationCheck.content(form.toApplication());
            case 4 -> ApplicationCheck.delivery(form.toApplication());
            default -> Map.of();
        };
    }

    private String step(
            int step,
            FilingForm form,
            Intake.FormTicket ticket,
            Map<String, String> faults,
            String draft,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var organ = organs.byCode(form.get("org")).orElse(null);
        frame(request, response, model, (faults.isEmpty() ? "" : "有误：") + "政府信息公开申请", organ);
        var today = LocalDate.now(clock);
        model.addAttribute("step", Math.clamp(step, 1, STEPS));
        model.addAttribute("form", form);
        model.addAttribute("ticket", ticket);
        model.addAttribute("faults", faults);
        model.addAttribute("draft", draft);
        model.addAttribute("organ", organ);
        model.addAttribute(
                "office", organ == null ? null : organs.office(organ.id()).orElse(null));
        model.addAttribute("organs", organs.page("", ORGANS_OFFERED, 0));
        model.addAttribute("application", form.toApplication());
        model.addAttribute("attachments", tickets(form));
        model.addAttribute("encoded", form.files());
        model.addAttribute("today", today);
        model.addAttribute("numbers", PersonalNumbers.in(form.toApplication(), today));
        model.addAttribute("published", organ == null || step != 3 ? List.of() : alike.of(organ, form.get("subject")));
        model.addAttribute(
                "authorisation",
                intake.openFile(form.get("agentFile")).map(FileTicket::name).orElse(""));
        model.addAttribute(
                "replyBy",
                organ == null
                        ? ""
                        : calendars
                                .of(organ.region())
                                .deadline(today, StatutoryPeriods.REPLY.on(today))
                                .text());
        return "portal/request/form";
    }

    private void frame(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            String title,
            @Nullable Organ organ) {
        model.addAttribute("page", frames.task(request, response, organ, title, "提出申请"));
    }

    private List<FileTicket> tickets(FilingForm form) {
        var tickets = new ArrayList<FileTicket>();
        form.files().forEach(text -> intake.openFile(text).ifPresent(tickets::add));
        return tickets;
    }

    /// A ticket for the authorisation that is not one of ours is none.
    private FilingForm checked(FilingForm form) {
        var ticket = form.get("agentFile");
        return ticket.isEmpty() || intake.openFile(ticket).isPresent() ? form : form.with("agentFile", "");
    }

    private static int target(String go) {
        try {
            return Math.clamp(Integer.parseInt(go.substring(3)), 1, STEPS);
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
