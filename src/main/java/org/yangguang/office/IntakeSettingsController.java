package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.IntakeRules;
import org.yangguang.request.IntakeRules.TransferRule;
import org.yangguang.request.IntakeRulesOfOrgans;
import org.yangguang.ui.Crumb;

/// 收件规则: what the organ rules for itself about taking requests in.
@Controller
class IntakeSettingsController {

    private final OfficeFrame frame;
    private final IntakeRulesOfOrgans rules;

    IntakeSettingsController(OfficeFrame frame, IntakeRulesOfOrgans rules) {
        this.frame = frame;
        this.rules = rules;
    }

    @GetMapping("/office/settings/intake")
    @Permit(Permission.OFFICE_DESCRIBE)
    String show(HttpServletRequest request, Model model) {
        var now = rules.of(frame.organ().id());
        return show(
                TypedForm.empty()
                        .with("confirmWithin", String.valueOf(now.confirmWithin()))
                        .with("transferRule", now.transferRule().name()),
                request,
                model);
    }

    @PostMapping("/office/settings/intake")
    @Permit(Permission.OFFICE_DESCRIBE)
    String save(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        var form = TypedForm.of(request);
        var transfer = form.oneOf("transferRule", "转办件的收到日", TransferRule.class);
        var within = form.at("confirmWithin");
        if (!within.matches("[0-9]{1,2}")
                || Integer.parseInt(within) < 1
                || Integer.parseInt(within) > IntakeRules.CONFIRM_MOST) {
            form.fault("confirmWithin", "确认收到的内部时限应为 1 至 " + IntakeRules.CONFIRM_MOST + " 个工作日。");
        }
        if (!form.ok()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(form, request, model);
        }
        rules.set(
                frame.acting(Permission.OFFICE_DESCRIBE, request),
                frame.organ().id(),
                new IntakeRules(Integer.parseInt(within), transfer.orElseThrow()));
        flash.addFlashAttribute("done", "已保存。对此后确认的申请生效。");
        return "redirect:/office/settings/intake";
    }

    private String show(TypedForm form, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        form.title("收件规则"),
                        "settings",
                        new Crumb("机关设置", "/office/settings"),
                        new Crumb("收件规则", "")));
        model.addAttribute("form", form);
        return "office/settings/intake";
    }
}
