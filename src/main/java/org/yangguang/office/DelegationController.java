package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.identity.Colleagues;
import org.yangguang.identity.Delegation;
import org.yangguang.identity.Delegations;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.ui.Crumb;

/// 授权代行: who may act in whose duty, made and revoked by its holder.
@Controller
@RequestMapping("/office/delegations")
class DelegationController {

    private static final int PAGE = 20;

    private final OfficeFrame frame;
    private final Delegations delegations;
    private final Colleagues colleagues;

    DelegationController(OfficeFrame frame, Delegations delegations, Colleagues colleagues) {
        this.frame = frame;
        this.delegations = delegations;
        this.colleagues = colleagues;
    }

    @GetMapping
    @Permit(Permission.REQUEST_READ)
    String list(@RequestParam(defaultValue = "1") String page, HttpServletRequest request, Model model) {
        int organ = frame.organ().id();
        var part = ListPart.of(
                delegations.count(organ), PAGE, RequestListController.number(page), "/office/delegations?page=");
        model.addAttribute("page", frame.page(request, "授权代行", "delegations"));
        model.addAttribute("part", part);
        model.addAttribute("delegations", delegations.ofOrgan(organ, PAGE, part.offset()));
        return "office/delegations/list";
    }

    @GetMapping("/new")
    @Permit(Permission.DUTY_DELEGATE)
    String blank(HttpServletRequest request, Model model) {
        var form = TypedForm.empty().with("since", frame.today().toString());
        var own = own();
        return newForm(
                own.size() == 1 ? form.with("duty", own.keySet().iterator().next()) : form, request, model);
    }

    @PostMapping("/new")
    @Permit(Permission.DUTY_DELEGATE)
    String delegate(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        var form = TypedForm.of(request);
        var duty = form.oneOf("duty", "委托的职责", Duty.class);
        var to = CasePages.uuid(form.at("to"));
        if (to.isEmpty()) {
            form.fault("to", "请选择受委托人。");
        }
        var since = form.day("since", "开始日期");
        var until = form.day("until", "结束日期");
        var reason = form.text("reason", "事由", 2, 200);
        if (form.ok() && duty.isPresent() && to.isPresent() && since.isPresent() && until.isPresent()) {
            var fault = delegations.delegate(
                    frame.officer(),
                    frame.acting(Permission.DUTY_DELEGATE, request),
                    new Delegations.Mandate(duty.get(), to.get(), since.get(), until.get(), reason));
            if (fault.isEmpty()) {
                flash.addFlashAttribute("done", "已委托。到结束日期后自动失效，也可以提前撤销。");
                return "redirect:/office/delegations";
            }
            form.fault(fault.get().field(), fault.get().message());
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return newForm(form, request, model);
    }

    @PostMapping("/{id}/revoke")
    @Permit(Permission.DUTY_DELEGATE)
    String revoke(@PathVariable String id, HttpServletRequest request, RedirectAttributes flash) {
        var found = CasePages.uuid(id)
                .flatMap(delegations::byId)
                .filter(d -> d.from().equals(frame.officer().account()))
                .map(Delegation::id)
                .orElseThrow(CasePages::notFound);
        boolean revoked = delegations.revoke(frame.officer(), frame.acting(Permission.DUTY_DELEGATE, request), found);
        flash.addFlashAttribute("done", revoked ? "已撤销委托。" : "这项委托此前已经撤销。");
        return "redirect:/office/delegations";
    }

    private String newForm(TypedForm form, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        form.title("委托他人代行"),
                        "delegations",
                        new Crumb("授权代行", "/office/delegations"),
                        new Crumb("委托他人代行", "")));
        model.addAttribute("form", form);
        model.addAttribute("duties", own());
        var people = new LinkedHashMap<String, String>();
        colleagues.of(frame.organ().id(), Permission.REQUEST_READ).stream()
                .filter(c -> !c.id().equals(frame.officer().account()))
                .forEach(c -> people.put(c.id().toString(), c.name()));
        model.addAttribute("people", people);
        return "office/delegations/new";
    }

    /// The officer's own duties that can be delegated.
    private Map<String, String> own() {
        var own = new LinkedHashMap<String, String>();
        frame.officer().duties().stream()
                .filter(Delegation.DELEGABLE::contains)
                .sorted()
                .forEach(duty -> own.put(duty.name(), duty.label()));
        return own;
    }
}
