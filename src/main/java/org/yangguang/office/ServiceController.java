package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.Desk;
import org.yangguang.request.ServiceDesk;
import org.yangguang.request.submission.UploadedFile;
import org.yangguang.ui.Crumb;

/// 送达凭证 of a case, and the ways of service an organ uses beyond those the document names.
@Controller
class ServiceController {

    private final CasePages cases;
    private final OfficeFrame frame;
    private final ServiceDesk services;

    ServiceController(CasePages cases, OfficeFrame frame, ServiceDesk services) {
        this.cases = cases;
        this.frame = frame;
        this.services = services;
    }

    @PostMapping("/office/requests/{id}/service-proofs/{seq}")
    @Permit(Permission.REQUEST_HANDLE)
    String attach(
            @PathVariable String id,
            @PathVariable String seq,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        var found = cases.find(id);
        var reading = file == null || file.isEmpty()
                ? new UploadedFile.Refused("请选择送达凭证的扫描件")
                : UploadedFile.check(String.valueOf(file.getOriginalFilename()), file.getBytes());
        var message = switch (reading) {
            case UploadedFile.Refused(var why) -> why + "。";
            case UploadedFile.Accepted(var accepted) ->
                switch (services.attach(
                        cases.hand(Permission.REQUEST_HANDLE, request),
                        found.id(),
                        seq.matches("[0-9]{1,4}") ? Integer.parseInt(seq) : 0,
                        accepted)) {
                    case Desk.Result.Done _ -> "";
                    case Desk.Result.Refused(var why) -> why;
                    case Desk.Result.Overtaken _ -> CasePages.OVERTAKEN;
                };
        };
        if (message.isEmpty()) {
            redirect.addFlashAttribute("done", "已上传送达凭证。");
            return "redirect:/office/requests/" + found.id();
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return cases.show(cases.find(id), message, Typed.NOTHING, request, model);
    }

    @GetMapping("/office/requests/{id}/service-proofs/{proof}")
    @Permit(Permission.REQUEST_READ)
    ResponseEntity<byte[]> proof(@PathVariable String id, @PathVariable UUID proof, HttpServletRequest request) {
        var found = cases.find(id);
        var file = services.file(frame.acting(Permission.REQUEST_READ, request), found.id(), proof)
                .orElseThrow(CasePages::notFound);
        return Download.of(file.name(), file.mediaType(), file.content());
    }

    @GetMapping("/office/settings/service")
    @Permit(Permission.OFFICE_DESCRIBE)
    String rules(HttpServletRequest request, Model model) {
        var rules = services.rules(frame.organ().id());
        return rules(
                TypedForm.empty().with("left", rules.leftBasis()).with("announced", rules.announcedBasis()),
                request,
                model);
    }

    private String rules(TypedForm form, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        form.title("送达方式"),
                        "settings",
                        new Crumb("机关设置", "/office/settings"),
                        new Crumb("送达方式", "")));
        model.addAttribute("form", form);
        return "office/service/rules";
    }

    @PostMapping("/office/settings/service")
    @Permit(Permission.OFFICE_DESCRIBE)
    String setRules(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        var form = TypedForm.of(request);
        var rules =
                new ServiceDesk.Rules(form.text("left", "留置送达的依据", 0, 200), form.text("announced", "公告送达的依据", 0, 200));
        if (!form.ok()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return rules(form, request, model);
        }
        services.setRules(
                frame.acting(Permission.OFFICE_DESCRIBE, request), frame.organ().id(), rules);
        flash.addFlashAttribute("done", "已保存。写明依据的方式可以登记送达，留空的不能使用。");
        return "redirect:/office/settings/service";
    }
}
