package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
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

/// The acts on a case: each has a page that says what it brings about and asks what it needs.
@Controller
class CaseActController {

    private static final String PATH = "/office/requests/{id}/";

    private final CasePages cases;
    private final OfficeFrame frame;
    private final Desk desk;
    private final Foresight foresight;

    CaseActController(CasePages cases, OfficeFrame frame, Desk desk, Foresight foresight) {
        this.cases = cases;
        this.frame = frame;
        this.desk = desk;
        this.foresight = foresight;
    }

    /// The pages of the acts; with particulars in the address they show what these would lead to.
    @GetMapping(PATH + "{act:confirm-receipt}")
    @Permit(Permission.REQUEST_INTAKE)
    String intakePage(@PathVariable String id, @PathVariable String act, HttpServletRequest request, Model model) {
        return page(id, act, request, model);
    }

    @GetMapping(PATH + "{act:supplement|supplement-received|consult|opinion|serve|withdraw|close-unsupplemented}")
    @Permit(Permission.REQUEST_HANDLE)
    String handlingPage(@PathVariable String id, @PathVariable String act, HttpServletRequest request, Model model) {
        return page(id, act, request, model);
    }

    @GetMapping(PATH + "{act:extend}")
    @Permit(Permission.REQUEST_SIGN)
    String signingPage(@PathVariable String id, @PathVariable String act, HttpServletRequest request, Model model) {
        return page(id, act, request, model);
    }

    private String page(String id, String act, HttpServletRequest request, Model model) {
        var known = CaseAct.byPath(act).orElseThrow(CasePages::notFound);
        return show(known, cases.find(id), Typed.of(request), "", Map.of(), request, model);
    }

    @PostMapping(PATH + "confirm-receipt")
    @Permit(Permission.REQUEST_INTAKE)
    String confirmReceipt(
            @PathVariable String id, HttpServletRequest q, HttpServletResponse p, Model m, RedirectAttributes r) {
        return act(
                CaseAct.CONFIRM_RECEIPT,
                id,
                q,
                p,
                m,
                r,
                (hand, file, typed) -> desk.confirmReceipt(hand, file.id(), day(typed, "on")));
    }

    @PostMapping(PATH + "supplement")
    @Permit(Permission.REQUEST_HANDLE)
    String supplement(
            @PathVariable String id, HttpServletRequest q, HttpServletResponse p, Model m, RedirectAttributes r) {
        return act(
                CaseAct.SUPPLEMENT,
                id,
                q,
                p,
                m,
                r,
                (hand, file, typed) -> desk.notifySupplement(
                        hand,
                        file.id(),
                        version(typed),
                        day(typed, "until"),
                        typed.get("items"),
                        typed.get("guidance")));
    }

    @PostMapping(PATH + "supplement-received")
    @Permit(Permission.REQUEST_HANDLE)
    String supplementReceived(
            @PathVariable String id, HttpServletRequest q, HttpServletResponse p, Model m, RedirectAttributes r) {
        return act(
                CaseAct.SUPPLEMENT_RECEIVED,
                id,
                q,
                p,
                m,
                r,
                (hand, file, typed) -> desk.receiveSupplement(hand, file.id(), version(typed), day(typed, "on")));
    }

    @PostMapping(PATH + "consult")
    @Permit(Permission.REQUEST_HANDLE)
    String consult(
            @PathVariable String id, HttpServletRequest q, HttpServletResponse p, Model m, RedirectAttributes r) {
        return act(
                CaseAct.CONSULT,
                id,
                q,
                p,
                m,
                r,
                (hand, file, typed) -> desk.consult(
                        hand,
                        file.id(),
                        version(typed),
                        ActForm.consulted(typed),
                        day(typed, "sentOn"),
                        typed.day("receivedOn").orElse(null)));
    }

    @PostMapping(PATH + "opinion")
    @Permit(Permission.REQUEST_HANDLE)
    String opinion(
            @PathVariable String id, HttpServletRequest q, HttpServletResponse p, Model m, RedirectAttributes r) {
        return act(
                CaseAct.OPINION,
                id,
                q,
                p,
                m,
                r,
                (hand, file, typed) -> desk.recordOpinion(
                        hand, file.id(), version(typed), typed.get("consultation"), day(typed, "on")));
    }

    @PostMapping(PATH + "extend")
    @Permit(Permission.REQUEST_SIGN)
    String extend(@PathVariable String id, HttpServletRequest q, HttpServletResponse p, Model m, RedirectAttributes r) {
        return act(
                CaseAct.EXTEND,
                id,
                q,
                p,
                m,
                r,
                (hand, file, typed) ->
                        desk.extend(hand, file.id(), version(typed), typed.number("days", 0), typed.get("reason")));
    }

    @PostMapping(PATH + "serve")
    @Permit(Permission.REQUEST_HANDLE)
    String serve(@PathVariable String id, HttpServletRequest q, HttpServletResponse p, Model m, RedirectAttributes r) {
        return act(
                CaseAct.SERVE,
                id,
                q,
                p,
                m,
                r,
                (hand, file, typed) -> desk.serve(
                        hand, file.id(), version(typed), ActForm.method(typed).orElseThrow(), day(typed, "on")));
    }

    @PostMapping(PATH + "withdraw")
    @Permit(Permission.REQUEST_HANDLE)
    String withdraw(
            @PathVariable String id, HttpServletRequest q, HttpServletResponse p, Model m, RedirectAttributes r) {
        return act(
                CaseAct.WITHDRAW,
                id,
                q,
                p,
                m,
                r,
                (hand, file, typed) -> desk.withdraw(hand, file.id(), version(typed)));
    }

    @PostMapping(PATH + "close-unsupplemented")
    @Permit(Permission.REQUEST_HANDLE)
    String closeUnsupplemented(
            @PathVariable String id, HttpServletRequest q, HttpServletResponse p, Model m, RedirectAttributes r) {
        return act(
                CaseAct.CLOSE_UNSUPPLEMENTED,
                id,
                q,
                p,
                m,
                r,
                (hand, file, typed) -> desk.closeUnsupplemented(hand, file.id(), version(typed)));
    }

    /// Carries an act out with what was typed, once every field can be read.
    private interface Doing {
        Desk.Result with(Desk.Hand hand, CaseFile file, Typed typed);
    }

    private String act(
            CaseAct act,
            String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect,
            Doing doing) {
        var file = cases.find(id);
        var typed = Typed.of(request);
        var faults = ActForm.faults(ActForm.fields(act, file, typed, frame.today()));
        if (!faults.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(act, file, typed, "", faults, request, model);
        }
        return switch (doing.with(cases.hand(act.permission(), request), file, typed)) {
            case Desk.Result.Done(var remark) -> {
                redirect.addFlashAttribute("done", "已办：" + act.label() + "。" + remark);
                yield "redirect:/office/requests/" + file.id();
            }
            case Desk.Result.Refused(var message) -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield show(act, cases.find(id), typed, message, Map.of(), request, model);
            }
            case Desk.Result.Overtaken _ -> {
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                yield show(act, cases.find(id), typed, CasePages.OVERTAKEN, Map.of(), request, model);
            }
        };
    }

    private String show(
            CaseAct act,
            CaseFile file,
            Typed typed,
            String message,
            Map<String, String> faults,
            HttpServletRequest request,
            Model model) {
        var today = frame.today();
        var fields = ActForm.fields(act, file, typed, today);
        boolean wrong = !message.isEmpty() || !faults.isEmpty();
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
        model.addAttribute("fields", fields);
        model.addAttribute("message", message);
        model.addAttribute("faults", faults);
        model.addAttribute("whyNot", act.whyNot(file).orElse(""));
        model.addAttribute("clock", ClockCell.of(file.state(), file.reckoning()));
        model.addAttribute("outlook", ActForm.fact(act, file, fields, today).map(fact -> foresight.of(file, fact)));
        model.addAttribute("widest", widest(act, file, today));
        return "office/act";
    }

    /// How far an extension could go at most.
    private Optional<Foresight.Outlook> widest(CaseAct act, CaseFile file, LocalDate today) {
        int most = RequestEvent.Extended.maxDays(today);
        return act == CaseAct.EXTEND
                ? Optional.of(foresight.of(file, () -> new RequestEvent.Extended(most, today, today)))
                : Optional.empty();
    }

    private static int version(Typed typed) {
        return typed.number("version", 0);
    }

    /// The day typed; today where the form was sent without the field, as the form itself proposes.
    private LocalDate day(Typed typed, String field) {
        return typed.day(field).orElseGet(frame::today);
    }
}
