package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.dispute.DisputeAct;
import org.yangguang.dispute.DisputeDesk;
import org.yangguang.dispute.DisputeDesk.Result;
import org.yangguang.dispute.DisputeEvent;
import org.yangguang.dispute.DisputeEvent.AppealOutcome;
import org.yangguang.dispute.DisputeEvent.Appellant;
import org.yangguang.dispute.DisputeFile;
import org.yangguang.dispute.DisputeRefusal;
import org.yangguang.dispute.DisputeVerdict;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.Desk;
import org.yangguang.ui.Crumb;

/// Recording what happens in a case. Decisions and annulment, which cannot be undone, are shown once more
/// before they are recorded.
@Controller
class DisputeActController {

    private static final Set<DisputeAct> ASKED_TWICE =
            EnumSet.of(DisputeAct.DECIDE, DisputeAct.DECIDE_APPEAL, DisputeAct.ANNUL);

    private final OfficeFrame frame;
    private final DisputeController cases;
    private final DisputeDesk desk;

    DisputeActController(OfficeFrame frame, DisputeController cases, DisputeDesk desk) {
        this.frame = frame;
        this.cases = cases;
        this.desk = desk;
    }

    @GetMapping("/office/disputes/{id}/{act}")
    @Permit(Permission.REQUEST_HANDLE)
    String form(@PathVariable String id, @PathVariable String act, HttpServletRequest request, Model model) {
        var file = cases.find(id);
        var chosen = act(act);
        var form = TypedForm.empty().with("version", String.valueOf(file.version()));
        if (chosen == DisputeAct.LIST_EVIDENCE) {
            form.with("words", String.join("\n", file.evidence()));
        }
        return page(file, chosen, form, "", request, model);
    }

    @PostMapping("/office/disputes/{id}/{act}")
    @Permit(Permission.REQUEST_HANDLE)
    String record(
            @PathVariable String id,
            @PathVariable String act,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var file = cases.find(id);
        var chosen = act(act);
        var form = TypedForm.of(request);
        if (form.has("confirmed", "back")) {
            return page(file, chosen, form, "", request, model);
        }
        var event = DisputeForm.read(chosen, file, form, frame.today()).orElse(null);
        if (event == null) {
            return refused(file, chosen, form, "", request, response, model);
        }
        if (ASKED_TWICE.contains(chosen) && !form.has("confirmed", "yes")) {
            var verdict = desk.foresee(file.id(), event).orElseThrow(CasePages::notFound);
            return verdict instanceof DisputeVerdict.Refused(var refusal)
                    ? refused(file, chosen, form, refusal.text(), request, response, model)
                    : confirm(file, chosen, event, verdict, form, request, model);
        }
        int version = form.at("version").matches("[0-9]{1,6}") ? Integer.parseInt(form.at("version")) : 0;
        var by = new Desk.Hand(frame.officer().account(), frame.acting(Permission.REQUEST_HANDLE, request));
        return switch (desk.record(by, file.id(), version, event, form.at("words"))) {
            case Result.Done(var _, var remark) -> {
                flash.addFlashAttribute("done", "已办：" + label(chosen, file) + "。" + remark);
                yield "redirect:/office/disputes/" + file.id();
            }
            case Result.Refused(var message) -> refused(file, chosen, form, message, request, response, model);
            case Result.Overtaken _ -> {
                form.with("version", String.valueOf(file.version()));
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                yield page(file, chosen, form, "本案刚被别人登记过，请核对最新情况后再提交；已填的内容都在。", request, model);
            }
        };
    }

    private String refused(
            DisputeFile file,
            DisputeAct act,
            TypedForm form,
            String message,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return page(file, act, form, message, request, model);
    }

    private String page(
            DisputeFile file, DisputeAct act, TypedForm form, String message, HttpServletRequest request, Model model) {
        frame(file, act, form, !message.isEmpty(), request, model);
        model.addAttribute("message", message);
        model.addAttribute(
                "whyNot", file.verdict(act) instanceof DisputeVerdict.Refused(var refusal) ? refusal.text() : "");
        model.addAttribute("results", DisputeForm.results(file.kind()));
        model.addAttribute("countings", DisputeForm.countings());
        model.addAttribute("outcomes", DisputeForm.options(AppealOutcome.values(), AppealOutcome::label));
        model.addAttribute("appellants", DisputeForm.options(Appellant.values(), Appellant::label));
        return "office/disputes/act";
    }

    private String confirm(
            DisputeFile file,
            DisputeAct act,
            DisputeEvent event,
            DisputeVerdict verdict,
            TypedForm form,
            HttpServletRequest request,
            Model model) {
        frame(file, act, form, false, request, model);
        model.addAttribute("summary", DisputeForm.summary(file.kind(), event, form.at("words")));
        model.addAttribute("remark", verdict.remark().map(DisputeRefusal::text).orElse(""));
        model.addAttribute("typed", typed(form, request));
        return "office/disputes/confirm";
    }

    private void frame(
            DisputeFile file, DisputeAct act, TypedForm form, boolean bad, HttpServletRequest request, Model model) {
        var title = label(act, file);
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        bad ? "有误：" + title : form.title(title),
                        "disputes",
                        DisputeController.HOME,
                        new Crumb(
                                file.caseNumber().isEmpty() ? "案件" : file.caseNumber(),
                                "/office/disputes/" + file.id()),
                        new Crumb(title, "")));
        model.addAttribute("file", file);
        model.addAttribute("act", act);
        model.addAttribute("title", title);
        model.addAttribute("form", form);
    }

    /// The fields to carry through the page that asks once more.
    private static Map<String, String> typed(TypedForm form, HttpServletRequest request) {
        var typed = new LinkedHashMap<String, String>();
        request.getParameterMap().keySet().stream()
                .filter(name -> !name.equals("_csrf") && !name.equals("confirmed"))
                .forEach(name -> typed.put(name, form.at(name)));
        return typed;
    }

    static String label(DisputeAct act, DisputeFile file) {
        return switch (act) {
            case ANSWER -> "登记" + file.kind().answering();
            case HEARING -> file.kind().isLitigation() ? "登记开庭" : "登记听证、听取意见";
            case DECIDE -> file.kind().isLitigation() ? "登记一审裁判" : "登记复议决定";
            case LIST_EVIDENCE, APPEAL, DECIDE_APPEAL, REPLY_ANEW, ANNUL -> act.label();
        };
    }

    private static DisputeAct act(String path) {
        return Arrays.stream(DisputeAct.values())
                .filter(a -> a.path().equals(path))
                .findFirst()
                .orElseThrow(CasePages::notFound);
    }
}
