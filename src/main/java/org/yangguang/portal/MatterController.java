package org.yangguang.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.yangguang.audit.Actor;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.ledger.MatterKind;
import org.yangguang.ledger.Matters;
import org.yangguang.request.Channel;
import org.yangguang.request.submission.Intake;
import org.yangguang.request.submission.QueryCode;
import org.yangguang.request.submission.UploadedFile;
import org.yangguang.ui.ClientAddress;

/// 更正申请和投诉举报 of the public: one page to hand in, one to follow with the code. No account.
@Controller
class MatterController {

    private static final int FILES_MOST = 5;

    private final Matters matters;
    private final Intake intake;
    private final PortalFrame frame;
    private final ClientAddress addresses;

    MatterController(Matters matters, Intake intake, PortalFrame frame, ClientAddress addresses) {
        this.matters = matters;
        this.intake = intake;
        this.frame = frame;
        this.addresses = addresses;
    }

    @GetMapping("/o/{org}/{kind:corrections|complaints}/new")
    @Permit(Permission.PUBLIC)
    String blank(
            @PathVariable String org,
            @PathVariable String kind,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return form(org, new MatterForm(known(kind), Map.of()), Map.of(), request, response, model);
    }

    private static MatterKind known(String kind) {
        return MatterKind.byPath(kind).orElseThrow(PortalFrame::notFound);
    }

    private String form(
            String org,
            MatterForm form,
            Map<String, String> faults,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var organ = frame.organ(org);
        if (!faults.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        }
        var known = intake.openForm(form.at("ticket"), form.at("signature"))
                .map(id -> new Intake.FormTicket(id, form.at("signature")));
        model.addAttribute(
                "page",
                frame.task(
                        request,
                        response,
                        organ,
                        (faults.isEmpty() ? "" : "有误：") + form.kind().label(),
                        form.kind().label()));
        model.addAttribute("organ", organ);
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("ticket", known.orElseGet(intake::newForm));
        return "portal/matter/form";
    }

    @PostMapping("/o/{org}/{kind:corrections|complaints}/new")
    @Permit(Permission.PUBLIC)
    String submit(
            @PathVariable String org,
            @PathVariable String kind,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var organ = frame.organ(org);
        var form = MatterForm.of(known(kind), request);
        var faults = form.faults(frame.today());
        var files = files(request, faults);
        var ticket = intake.openForm(form.at("ticket"), form.at("signature"));
        if (ticket.isEmpty() && faults.isEmpty()) {
            faults.put("agree", "页面打开时间较长，需要重新确认。所填内容都在，请核对后再提交一次");
        }
        if (!form.at("agree").equals("yes")) {
            faults.put("agree", "请勾选确认内容属实后再提交");
        }
        if (!faults.isEmpty() || ticket.isEmpty()) {
            return form(org, form, faults, request, response, model);
        }
        var code = matters.submit(
                Actor.applicant(organ.code(), addresses.of(request)),
                organ,
                ticket.get(),
                form.kind(),
                Channel.ONLINE,
                frame.today(),
                form.statement(),
                files);
        model.addAttribute(
                "page", frame.task(request, response, organ, "提交回执", form.kind().label()));
        model.addAttribute("organ", organ);
        model.addAttribute("kind", form.kind());
        model.addAttribute("code", code.grouped());
        return "portal/matter/receipt";
    }

    private static List<UploadedFile> files(HttpServletRequest request, Map<String, String> faults) throws IOException {
        var files = new ArrayList<UploadedFile>();
        if (request instanceof MultipartHttpServletRequest multipart) {
            for (var part : multipart.getFiles("files")) {
                if (part.isEmpty()) {
                    continue;
                }
                switch (UploadedFile.check(String.valueOf(part.getOriginalFilename()), part.getBytes())) {
                    case UploadedFile.Accepted(var file) -> files.add(file);
                    case UploadedFile.Refused(var message) -> faults.put("files", message);
                }
            }
        }
        if (files.size() > FILES_MOST) {
            faults.put("files", "最多 " + FILES_MOST + " 个文件，现在选了 " + files.size() + " 个");
        }
        return files;
    }

    @GetMapping("/matters")
    @Permit(Permission.PUBLIC)
    String ask(HttpServletRequest request, HttpServletResponse response, Model model) {
        return ask("", "", request, response, model);
    }

    private String ask(
            String code, String fault, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!fault.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        }
        model.addAttribute(
                "page", frame.task(request, response, null, (fault.isEmpty() ? "" : "有误：") + "查询更正、投诉举报", "查询更正、投诉举报"));
        model.addAttribute("code", code);
        model.addAttribute("fault", fault);
        return "portal/matter/find";
    }

    @PostMapping("/matters")
    @Permit(Permission.PUBLIC)
    String track(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String lastFour,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var found = QueryCode.parse(code)
                .filter(_ -> lastFour.strip().matches("\\d{4}"))
                .flatMap(known -> matters.track(known, lastFour.strip()));
        if (found.isEmpty()) {
            return ask(code, "没有查到。请核对 16 位查询码和电话后四位；仍查不到的，可拨打受理机关电话核实", request, response, model);
        }
        model.addAttribute("page", frame.task(request, response, found.get().organ(), "办理情况", "更正、投诉举报"));
        model.addAttribute("tracked", found.get());
        return "portal/matter/track";
    }
}
