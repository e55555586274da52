package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.CaseFile;
import org.yangguang.request.Desk;
import org.yangguang.request.Foresight;
import org.yangguang.request.RequestEvent;
import org.yangguang.ui.Crumb;

/// The acts on a case: each has a page that says what it brings about and asks what it needs. What they
/// are is declared in [CaseAct]; here they are only shown and carried out, by permission.
@Controller
class CaseActController {

    private static final String PATH = "/office/requests/{id}/";
    private static final String INTAKE = PATH + "{act:confirm-receipt}";
    private static final String HANDLING = PATH
            + "{act:supplement|supplement-received|consult|consult-reached|opinion|ask-reasons|reasons-received|fee"
            + "|fee-reached|fee-paid|fee-refunded|serve|returned|withdraw|close-unsupplemented|close-unpaid}";
    private static final String SIGNING = PATH + "{act:extend|defer|fee-waived}";

    private final CasePages cases;
    private final OfficeFrame frame;
    private final Desks desks;
    private final Foresight foresight;

    CaseActController(CasePages cases, OfficeFrame frame, Desks desks, Foresight foresight) {
        this.cases = cases;
        this.frame = frame;
        this.desks = desks;
        this.foresight = foresight;
    }

    /// The pages of the acts; with particulars in the address they show what these would lead to.
    @GetMapping(INTAKE)
    @Permit(Permission.REQUEST_INTAKE)
    String intakePage(@PathVariable String id, @PathVariable String act, HttpServletRequest request, Model model) {
        return page(id, act, request, model);
    }

    @GetMapping(HANDLING)
    @Permit(Permission.REQUEST_HANDLE)
    String handlingPage(@PathVariable String id, @PathVariable String act, HttpServletRequest request, Model model) {
        return page(id, act, request, model);
    }

    @GetMapping(SIGNING)
    @Permit(Permission.REQUEST_SIGN)
    String signingPage(@PathVariable String id, @PathVariable String act, HttpServletRequest request, Model model) {
        return page(id, act, request, model);
    }

    @PostMapping(INTAKE)
    @Permit(Permission.REQUEST_INTAKE)
    String intake(
            @PathVariable String id,
            @PathVariable String act,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return act(Permission.REQUEST_INTAKE, id, act, request, response, model, redirect);
    }

    @PostMapping(HANDLING)
    @Permit(Permission.REQUEST_HANDLE)
    String handling(
            @PathVariable String id,
            @PathVariable String act,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return act(Permission.REQUEST_HANDLE, id, act, request, response, model, redirect);
    }

    @PostMapping(SIGNING)
    @Permit(Permission.REQUEST_SIGN)
    String signing(
            @PathVariable String id,
            @PathVariable String act,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return act(Permission.REQUEST_SIGN, id, act, request, response, model, redirect);
    }

    private String page(String id, String act, HttpServletRequest request, Model model) {
        return show(known(act), asked(cases.find(id), request), "", Map.of(), request, model);
    }

    private static CaseAct known(String act) {
        return CaseAct.byPath(act).orElseThrow(CasePages::notFound);
    }

    private ActForm.Asked asked(CaseFile file, HttpServletRequest request) {
        return new ActForm.Asked(file, Typed.of(request), frame.today());
    }

    private String act(
            Permission permission,
            String id,
            String path,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var act = known(path);
        if (act.permission() != permission) {
            throw new IllegalStateException(path + " is reached by another permission than its own");
        }
        var asked = asked(cases.find(id), request);
        var faults = act.form().faults(asked);
        if (!faults.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(act, asked, "", faults, request, model);
        }
        return switch (act.form().doing().with(desks, cases.hand(permission, request), asked)) {
            case Desk.Result.Done(var remark) -> {
                redirect.addFlashAttribute("done", "已办：" + act.label() + "。" + remark);
                yield "redirect:/office/requests/" + asked.file().id();
            }
            case Desk.Result.Refused(var message) -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield show(act, asked(cases.find(id), request), message, Map.of(), request, model);
            }
            case Desk.Result.Overtaken _ -> {
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                yield show(act, asked(cases.find(id), request), CasePages.OVERTAKEN, Map.of(), request, model);
            }
        };
    }

    private String show(
            CaseAct act,
            ActForm.Asked asked,
            String message,
            Map<String, String> faults,
            HttpServletRequest request,
            Model model) {
        var file = asked.file();
        var form = act.form();
        var filled = form.filled(asked);
        boolean wrong = !message.isEmpty() || !faults.isEmpty();
        var whyNot = act.whyNot(file).orElse("");
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        (wrong ? "有误：" : "") + act.label(),
                        "requests",
                        new Crumb("申请办理", "/office/requests"),
                        new Crumb(CasePages.named(file), "/office/requests/" + file.id()),
                        new Crumb(act.label(), "")));
        model.addAttribute("file", file);
        model.addAttribute("act", act);
        model.addAttribute("fields", form.fields().apply(asked));
        model.addAttribute("message", message);
        model.addAttribute("faults", faults);
        model.addAttribute("whyNot", whyNot);
        model.addAttribute("clock", ClockCell.of(file.state(), file.reckoning()));
        model.addAttribute("outlook", form.fact().apply(filled).map(fact -> foresight.of(file, fact)));
        model.addAttribute("widest", widest(act, file, asked.today()));
        model.addAttribute("charges", act == CaseAct.FEE ? ActForms.charges(filled) : List.of());
        model.addAttribute("letter", whyNot.isEmpty() ? letter(act, filled) : "");
        return "office/act";
    }

    /// The letter a termination would issue, shown before it is decided.
    private String letter(CaseAct act, ActForm.Asked filled) {
        return act.closing()
                .map(reason -> desks.closing()
                        .preview(
                                filled.file().id(),
                                reason,
                                filled.typed().day("servedOn").orElse(null)))
                .orElse("");
    }

    /// How far an extension could go at most.
    private Optional<Foresight.Outlook> widest(CaseAct act, CaseFile file, LocalDate today) {
        int most = RequestEvent.Extended.maxDays(today);
        return act == CaseAct.EXTEND
                ? Optional.of(foresight.of(file, () -> new RequestEvent.Extended(most, today, today)))
                : Optional.empty();
    }
}
