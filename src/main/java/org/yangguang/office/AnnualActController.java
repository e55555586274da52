package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.annual.AnnualDesk;
import org.yangguang.annual.AnnualDesk.Result;
import org.yangguang.annual.AnnualReports;
import org.yangguang.annual.AnnualWork;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.report.writing.ReportHtml;

/// The acts that move a report on: each page says what the act brings about, and asks for what it needs.
/// What they are is declared in [AnnualAct].
@Controller
class AnnualActController {

    private static final String PATH = "/office/reports/{year:[0-9]{4}}/";
    private static final String EDITING = PATH + "{act:send-to-check|correct|form}";
    private static final String CHECKING = PATH + "{act:send-to-review|send-back}";
    private static final String SIGNING = PATH + "{act:submit|decline}";
    private static final String PUBLISHING = PATH + "{act:publish}";

    private final OfficeFrame frame;
    private final EditorPages editor;
    private final AnnualDesk desk;
    private final AnnualReports reports;

    AnnualActController(OfficeFrame frame, EditorPages editor, AnnualDesk desk, AnnualReports reports) {
        this.frame = frame;
        this.editor = editor;
        this.desk = desk;
        this.reports = reports;
    }

    @GetMapping(EDITING)
    @Permit(Permission.REPORT_EDIT)
    String editingPage(@PathVariable int year, @PathVariable String act, HttpServletRequest request, Model model) {
        return page(year, act, request, model);
    }

    @GetMapping(CHECKING)
    @Permit(Permission.REPORT_CHECK)
    String checkingPage(@PathVariable int year, @PathVariable String act, HttpServletRequest request, Model model) {
        return page(year, act, request, model);
    }

    @GetMapping(SIGNING)
    @Permit(Permission.REPORT_SIGN)
    String signingPage(@PathVariable int year, @PathVariable String act, HttpServletRequest request, Model model) {
        return page(year, act, request, model);
    }

    @GetMapping(PUBLISHING)
    @Permit(Permission.REPORT_PUBLISH)
    String publishingPage(@PathVariable int year, @PathVariable String act, HttpServletRequest request, Model model) {
        return page(year, act, request, model);
    }

    @PostMapping(EDITING)
    @Permit(Permission.REPORT_EDIT)
    String editing(
            @PathVariable int year,
            @PathVariable String act,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        return act(year, act, request, response, model, flash);
    }

    @PostMapping(CHECKING)
    @Permit(Permission.REPORT_CHECK)
    String checking(
            @PathVariable int year,
            @PathVariable String act,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        return act(year, act, request, response, model, flash);
    }

    @PostMapping(SIGNING)
    @Permit(Permission.REPORT_SIGN)
    String signing(
            @PathVariable int year,
            @PathVariable String act,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        return act(year, act, request, response, model, flash);
    }

    @PostMapping(PUBLISHING)
    @Permit(Permission.REPORT_PUBLISH)
    String publishing(
            @PathVariable int year,
            @PathVariable String act,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        return act(year, act, request, response, model, flash);
    }

    private static AnnualAct known(String path) {
        return AnnualAct.byPath(path).orElseThrow(CasePages::notFound);
    }

    private String page(int year, String path, HttpServletRequest request, Model model) {
        return page(editor.find(year), known(path), TypedForm.empty(), request, model);
    }

    private String page(AnnualWork work, AnnualAct act, TypedForm form, HttpServletRequest request, Model model) {
        editor.frame(model, request, work, 0, form.title(act.label()));
        model.addAttribute("form", form);
        model.addAttribute("title", act.label());
        model.addAttribute("action", "/office/reports/" + work.year() + "/" + act.path());
        model.addAttribute("effects", act.effects(work, editor.above()));
        model.addAttribute("submit", act.label());
        model.addAttribute("reasonLabel", act.reason());
        model.addAttribute("back", "/office/reports/" + work.year());
        model.addAttribute("why", refusal(work, act));
        model.addAttribute("preview", act == AnnualAct.PUBLISH ? toBePublished(work) : "");
        return "office/annual/act";
    }

    private String refusal(AnnualWork work, AnnualAct act) {
        if (!act.belongsTo(work.state().stage())) {
            return "报告在“%s”环节，不能%s。".formatted(work.state().stage().label(), act.label());
        }
        return desk.refusal(work, act.event(work), frame.officer().account()).orElse("");
    }

    /// The version that was cleared, as anybody will read it.
    private String toBePublished(AnnualWork work) {
        return reports.versions(work.organ(), work.year()).stream()
                .findFirst()
                .flatMap(version -> reports.version(work.organ(), work.year(), version.number()))
                .map(kept -> ReportHtml.article(kept.report()))
                .orElse("");
    }

    private String act(
            int year,
            String path,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var act = known(path);
        var work = editor.find(year);
        var form = TypedForm.of(request);
        if (!act.reason().isEmpty()) {
            form.text("reason", act.reason(), 2, 1000);
        }
        if (form.ok()) {
            int base = form.at("base").matches("[0-9]{1,9}") ? Integer.parseInt(form.at("base")) : 0;
            var result = act.belongsTo(work.state().stage())
                    ? carryOut(act, work, base, form.at("reason"), request)
                    : new Result.Refused(refusal(work, act));
            var trouble = editor.trouble(result, year);
            if (trouble.isEmpty()) {
                flash.addFlashAttribute("done", "已" + act.label() + "。");
                return "redirect:/office/reports/" + year;
            }
            form.fault(act.reason().isEmpty() ? "submit" : "reason", trouble.get());
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return page(editor.find(year), act, form, request, model);
    }

    private Result carryOut(AnnualAct act, AnnualWork work, int base, String reason, HttpServletRequest request) {
        var hand = editor.hand(act.permission(), request);
        var organ = work.organ();
        int year = work.year();
        return switch (act) {
            case SEND_TO_CHECK -> desk.sendToCheck(hand, organ, year, base);
            case SEND_TO_REVIEW -> desk.sendToReview(hand, organ, year, base);
            case SEND_BACK, DECLINE -> desk.sendBack(hand, organ, year, base, reason);
            case SUBMIT -> desk.submit(hand, organ, year, base, editor.above());
            case PUBLISH -> desk.publish(hand, organ, year, base);
            case CORRECT -> desk.beginCorrection(hand, organ, year, base, reason);
            case FORM ->
                desk.choose(
                        hand, organ, year, base, AnnualAct.other(work.state().form()), reason);
        };
    }
}
