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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.SignOffSettings;
import org.yangguang.request.routing.RoutingDesk;
import org.yangguang.request.routing.Routings;
import org.yangguang.request.signoff.Chain;
import org.yangguang.ui.Crumb;

/// 机关设置: the steps of the sign-off, and the units requests are routed to.
@Controller
@RequestMapping("/office/settings")
class WorkSettingsController {

    private static final Crumb HOME = new Crumb("机关设置", "/office/settings");

    private final OfficeFrame frame;
    private final SignOffSettings chains;
    private final RoutingDesk desk;
    private final Routings routings;

    WorkSettingsController(OfficeFrame frame, SignOffSettings chains, RoutingDesk desk, Routings routings) {
        this.frame = frame;
        this.chains = chains;
        this.desk = desk;
        this.routings = routings;
    }

    // ── 审签环节 ────────────────────────────────────────────────────────────────────────────────

    @GetMapping("/signoff")
    @Permit(Permission.OFFICE_DESCRIBE)
    String chain(HttpServletRequest request, Model model) {
        var setting = chains.of(frame.organ().id());
        var form = TypedForm.empty()
                .with("steps", Chain.code(setting.chain().steps()))
                .with("hands", setting.chain().hands().name())
                .with("version", String.valueOf(setting.version()));
        return chainPage(form, request, model);
    }

    @PostMapping("/signoff")
    @Permit(Permission.OFFICE_DESCRIBE)
    String setChain(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        var form = TypedForm.of(request);
        var steps = Chain.ORDERS.stream()
                .filter(order -> Chain.code(order).equals(form.at("steps")))
                .findFirst();
        if (steps.isEmpty()) {
            form.fault("steps", "请选择审签环节及顺序。");
        }
        var hands = form.oneOf("hands", "一人能否办理同一稿的几个环节", Chain.Hands.class);
        if (form.ok() && steps.isPresent() && hands.isPresent()) {
            int version = form.at("version").matches("[0-9]{1,9}") ? Integer.parseInt(form.at("version")) : -1;
            if (chains.set(
                    frame.acting(Permission.OFFICE_DESCRIBE, request),
                    frame.organ().id(),
                    version,
                    new Chain(steps.get(), hands.get()))) {
                flash.addFlashAttribute("done", "已保存。此后送审的答复书按此办理，已送审的仍按送审时的环节。");
                return "redirect:/office/settings/signoff";
            }
            form.fault("steps", "刚被别人改过，请重新打开本页再设置。");
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return chainPage(form, request, model);
    }

    private String chainPage(TypedForm form, HttpServletRequest request, Model model) {
        model.addAttribute("page", frame.page(request, form.title("审签环节"), "settings", HOME, new Crumb("审签环节", "")));
        model.addAttribute("form", form);
        model.addAttribute("orders", orders());
        return "office/settings/signoff";
    }

    private static Map<String, String> orders() {
        var orders = new LinkedHashMap<String, String>();
        Chain.ORDERS.forEach(steps -> orders.put(Chain.code(steps), "拟稿 → " + Chain.text(steps)));
        return orders;
    }

    // ── 业务处室 ────────────────────────────────────────────────────────────────────────────────

    @GetMapping("/units")
    @Permit(Permission.OFFICE_DESCRIBE)
    String units(HttpServletRequest request, Model model) {
        return unitsPage(TypedForm.empty(), request, model);
    }

    @PostMapping("/units")
    @Permit(Permission.OFFICE_DESCRIBE)
    String addUnit(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        var form = TypedForm.of(request);
        var name = form.text("name", "处室名称", 2, 40);
        if (form.ok()) {
            if (desk.addUnit(
                    frame.acting(Permission.OFFICE_DESCRIBE, request),
                    frame.organ().id(),
                    name)) {
                flash.addFlashAttribute("done", "已添加" + name + "。");
                return "redirect:/office/settings/units";
            }
            form.fault("name", "已有名为“" + name + "”的处室。停用的可以恢复，不必再添加。");
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return unitsPage(form, request, model);
    }

    /// Stops routing to a unit, or takes it up again.
    @PostMapping("/units/{id}")
    @Permit(Permission.OFFICE_DESCRIBE)
    String retireUnit(@PathVariable String id, HttpServletRequest request, RedirectAttributes flash) {
        int organ = frame.organ().id();
        var unit = CasePages.uuid(id)
                .flatMap(known -> routings.units(organ).stream()
                        .filter(u -> u.id().equals(known))
                        .findFirst())
                .orElseThrow(CasePages::notFound);
        boolean retire = !"false".equals(request.getParameter("retired"));
        desk.retireUnit(frame.acting(Permission.OFFICE_DESCRIBE, request), organ, unit.id(), retire);
        flash.addFlashAttribute("done", (retire ? "已停用" : "已恢复") + unit.name() + "。");
        return "redirect:/office/settings/units";
    }

    private String unitsPage(TypedForm form, HttpServletRequest request, Model model) {
        model.addAttribute("page", frame.page(request, form.title("业务处室"), "settings", HOME, new Crumb("业务处室", "")));
        model.addAttribute("form", form);
        model.addAttribute("units", routings.units(frame.organ().id()));
        return "office/settings/units";
    }
}
