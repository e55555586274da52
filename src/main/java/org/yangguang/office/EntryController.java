package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.Desk;
import org.yangguang.request.Relations;
import org.yangguang.request.submission.Intake;
import org.yangguang.request.submission.PersonalNumbers;
import org.yangguang.request.submission.UploadedFile;
import org.yangguang.ui.Crumb;

/// 登记新申请：an application that came in person, by post, by fax, by e-mail or by word of mouth.
@Controller
class EntryController {

    private final OfficeFrame frame;
    private final CasePages cases;
    private final Desk desk;
    private final Intake intake;
    private final Relations relations;

    EntryController(OfficeFrame frame, CasePages cases, Desk desk, Intake intake, Relations relations) {
        this.frame = frame;
        this.cases = cases;
        this.desk = desk;
        this.intake = intake;
        this.relations = relations;
    }

    @GetMapping("/office/requests/new")
    @Permit(Permission.REQUEST_INTAKE)
    String form(HttpServletRequest request, Model model) {
        return show(
                new EntryForm(new Typed(Map.of("on", frame.today().toString()))).with(intake.newForm()),
                Map.of(),
                "",
                request,
                model);
    }

    @PostMapping("/office/requests/new")
    @Permit(Permission.REQUEST_INTAKE)
    String enter(
            @RequestParam(required = false) @Nullable MultipartFile authorisation,
            @RequestParam(required = false) @Nullable MultipartFile proof,
            @RequestParam(required = false) @Nullable MultipartFile scan,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var refused = new LinkedHashMap<String, String>();
        var form = new EntryForm(Typed.of(request));
        form = kept(form, "authorisation", authorisation, refused);
        form = kept(form, "proof", proof, refused);
        form = kept(form, "scan", scan, refused);
        var ticket = intake.openForm(form.get("ticket"), form.get("signature"));
        var faults = new LinkedHashMap<>(form.faults(frame.today()));
        faults.putAll(refused);
        if (!faults.isEmpty() || ticket.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return ticket.isPresent()
                    ? show(form, faults, "", request, model)
                    : show(form.with(intake.newForm()), faults, "表单编号已失效，已换新的编号。请核对以下内容后再次提交。", request, model);
        }
        if (form.get("numbers").equals("remove")) {
            form = form.with("subject", PersonalNumbers.without(form.get("subject"), frame.today()))
                    .with("detail", PersonalNumbers.without(form.get("detail"), frame.today()));
        } else if (!form.get("numbers").equals("keep")
                && !PersonalNumbers.in(form.application(), frame.today()).isEmpty()) {
            return show(form, Map.of(), "", request, model);
        }
        var entering = form;
        var files = Stream.of("scan", "authorisation")
                .flatMap(field -> entering.file(field).stream())
                .toList();
        return switch (desk.enter(
                cases.hand(Permission.REQUEST_INTAKE, request),
                frame.organ().id(),
                ticket.get(),
                form.channel(),
                form.application(),
                form.typed().day("on").orElseThrow(),
                files,
                form.proof())) {
            case Desk.NotEntered(var message) -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield show(form, Map.of(), message, request, model);
            }
            case Desk.Entered entered -> {
                model.addAttribute("page", page("已登记", request));
                model.addAttribute("entered", entered);
                model.addAttribute("channel", form.channel());
                model.addAttribute("lastFour", form.application().lastFour());
                model.addAttribute("application", form.application());
                yield "office/entered";
            }
        };
    }

    /// Requests of the organ like what is being entered, that were granted.
    @PostMapping("/office/requests/similar")
    @Permit(Permission.REQUEST_INTAKE)
    String similar(
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String detail,
            Model model) {
        model.addAttribute("alikes", relations.granted(frame.organ().id(), subject, detail));
        return "office/relations/typing";
    }

    /// A file is kept as soon as it is sent, so that a fault elsewhere in the form does not lose it.
    private EntryForm kept(EntryForm form, String field, @Nullable MultipartFile upload, Map<String, String> refused)
            throws IOException {
        if (upload != null && !upload.isEmpty()) {
            return switch (UploadedFile.check(String.valueOf(upload.getOriginalFilename()), upload.getBytes())) {
                case UploadedFile.Refused(var message) -> {
                    refused.put(field, message);
                    yield form;
                }
                case UploadedFile.Accepted(var file) ->
                    form.with(field + "File", Intake.written(intake.keep(frame.organ(), file)));
            };
        }
        var carried = form.get(field + "File");
        return carried.isEmpty() || intake.openFile(carried).isPresent() ? form : form.with(field + "File", "");
    }

    private String show(
            EntryForm form, Map<String, String> faults, String message, HttpServletRequest request, Model model) {
        boolean wrong = !faults.isEmpty() || !message.isEmpty();
        model.addAttribute("page", page((wrong ? "有误：" : "") + "登记新申请", request));
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("message", message);
        model.addAttribute("numbers", PersonalNumbers.in(form.application(), frame.today()));
        model.addAttribute(
                "alikes",
                form.get("subject").isBlank()
                        ? List.of()
                        : relations.granted(frame.organ().id(), form.get("subject"), form.get("detail")));
        return "office/entry";
    }

    private org.yangguang.ui.OfficePage page(String title, HttpServletRequest request) {
        return frame.page(request, title, "requests", new Crumb("申请办理", "/office/requests"), new Crumb("登记新申请", ""));
    }
}
