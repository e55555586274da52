package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.Desk;
import org.yangguang.request.submission.Intake;
import org.yangguang.ui.Crumb;

/// 登记新申请：an application that came in person, by post, by fax, by e-mail or by word of mouth.
@Controller
class EntryController {

    private final OfficeFrame frame;
    private final CasePages cases;
    private final Desk desk;
    private final Intake intake;

    EntryController(OfficeFrame frame, CasePages cases, Desk desk, Intake intake) {
        this.frame = frame;
        this.cases = cases;
        this.desk = desk;
        this.intake = intake;
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
    String enter(HttpServletRequest request, HttpServletResponse response, Model model) {
        var form = new EntryForm(Typed.of(request));
        var ticket = intake.openForm(form.get("ticket"), form.get("signature"));
        var faults = form.faults(frame.today());
        if (!faults.isEmpty() || ticket.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return ticket.isPresent()
                    ? show(form, faults, "", request, model)
                    : show(form.with(intake.newForm()), faults, "表单编号已失效，已换新的编号。请核对以下内容后再次提交。", request, model);
        }
        return switch (desk.enter(
                cases.hand(Permission.REQUEST_INTAKE, request),
                frame.organ().id(),
                ticket.get(),
                form.channel(),
                form.application(),
                form.typed().day("on").orElseThrow())) {
            case Desk.NotEntered(var message) -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield show(form, Map.of(), message, request, model);
            }
            case Desk.Entered entered -> {
                model.addAttribute("page", page("已登记", request));
                model.addAttribute("entered", entered);
                model.addAttribute("channel", form.channel());
                model.addAttribute("lastFour", form.application().lastFour());
                yield "office/entered";
            }
        };
    }

    private String show(
            EntryForm form, Map<String, String> faults, String message, HttpServletRequest request, Model model) {
        boolean wrong = !faults.isEmpty() || !message.isEmpty();
        model.addAttribute("page", page((wrong ? "有误：" : "") + "登记新申请", request));
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("message", message);
        return "office/entry";
    }

    private org.yangguang.ui.OfficePage page(String title, HttpServletRequest request) {
        return frame.page(request, title, "requests", new Crumb("申请办理", "/office/requests"), new Crumb("登记新申请", ""));
    }
}
