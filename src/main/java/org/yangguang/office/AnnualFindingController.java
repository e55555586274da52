package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.annual.AnnualDesk;
import org.yangguang.annual.AnnualDesk.Result;
import org.yangguang.annual.AnnualWork;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.report.CellId;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.checking.Remedy;

/// What an officer does about a finding: carries out its remedy, explains it, or puts it aside.
@Controller
@RequestMapping("/office/reports/{year:[0-9]{4}}/findings/{key}")
class AnnualFindingController {

    private static final String GONE = "这一项已经不在了，数字或者文字已改过。";

    private final EditorPages editor;
    private final AnnualDesk desk;

    AnnualFindingController(EditorPages editor, AnnualDesk desk) {
        this.editor = editor;
        this.desk = desk;
    }

    /// What the remedy would change, before it is carried out.
    ///
    /// @param cell the one cell to be changed, where any of several would do
    @GetMapping("/fix")
    @Permit(Permission.REPORT_EDIT)
    String askFix(
            @PathVariable int year,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String cell,
            HttpServletRequest request,
            Model model) {
        var work = editor.find(year);
        var finding = AnnualChecks.find(work, key).orElseThrow(CasePages::notFound);
        return confirm(work, key, finding, cell, TypedForm.empty(), request, model);
    }

    private String confirm(
            AnnualWork work,
            String key,
            Finding finding,
            String cell,
            TypedForm form,
            HttpServletRequest request,
            Model model) {
        var changes = AnnualChecks.changes(finding, cell);
        if (changes.isEmpty()) {
            throw CasePages.notFound();
        }
        var effects = new ArrayList<String>();
        effects.add(finding.text());
        changes.forEach(change -> effects.add("%s：%s改为 %s"
                .formatted(change.label(), now(work, change), change.value().toPlainString())));
        effects.add("改动记为人工改动，理由写“" + reason(finding) + "”，台账值保留，可以恢复。");
        editor.frame(model, request, work, AnnualHead.part(finding), "改正");
        model.addAttribute("form", form);
        model.addAttribute("title", "按规则 " + finding.ruleId() + " 改正");
        model.addAttribute("action", "/office/reports/" + work.year() + "/findings/" + key + "/fix");
        model.addAttribute("effects", effects);
        model.addAttribute("submit", "改正");
        model.addAttribute("cell", cell);
        model.addAttribute("back", "/office/reports/" + work.year() + "/" + AnnualHead.part(finding));
        return "office/annual/act";
    }

    private static String now(AnnualWork work, Remedy.Change change) {
        return CellId.at(change.cell())
                .flatMap(id -> work.figures().value(id))
                .map(value -> "现为 " + value.toPlainString() + "，")
                .orElse("现未填，");
    }

    private static String reason(Finding finding) {
        return "按规则 " + finding.ruleId() + " 改正";
    }

    @PostMapping("/fix")
    @Permit(Permission.REPORT_EDIT)
    String fix(
            @PathVariable int year,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String cell,
            @RequestParam(defaultValue = "0") int base,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var work = editor.find(year);
        var finding = AnnualChecks.find(work, key);
        if (finding.isEmpty()) {
            flash.addFlashAttribute("trouble", GONE);
            return "redirect:/office/reports/" + year;
        }
        var hand = editor.hand(Permission.REPORT_EDIT, request);
        for (var change : AnnualChecks.changes(finding.get(), cell)) {
            var id = CellId.at(change.cell()).orElseThrow(CasePages::notFound);
            var result = desk.adjust(hand, work.organ(), year, base, id, change.value(), reason(finding.get()));
            var trouble = editor.trouble(result, year);
            if (trouble.isPresent()) {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                return confirm(
                        editor.find(year),
                        key,
                        finding.get(),
                        cell,
                        TypedForm.empty().fault("submit", trouble.get()),
                        request,
                        model);
            }
        }
        flash.addFlashAttribute("done", "已按规则 " + finding.get().ruleId() + " 改正，可以撤销。");
        return back(year, finding.get());
    }

    /// 情况说明。
    @PostMapping("/explain")
    @Permit(Permission.REPORT_EDIT)
    String explain(
            @PathVariable int year,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String text,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var work = editor.find(year);
        var hand = editor.hand(Permission.REPORT_EDIT, request);
        return done(
                work, key, desk.explain(hand, work.organ(), year, key, text), "已写情况说明，这一项不再阻碍送审；数字改变后须重新说明。", flash);
    }

    /// 不是问题。
    @PostMapping("/dismiss")
    @Permit(Permission.REPORT_EDIT)
    String dismiss(
            @PathVariable int year, @PathVariable String key, HttpServletRequest request, RedirectAttributes flash) {
        var work = editor.find(year);
        var hand = editor.hand(Permission.REPORT_EDIT, request);
        return done(work, key, desk.dismiss(hand, work.organ(), year, key), "已标为不是问题，留痕备查。", flash);
    }

    private String done(AnnualWork work, String key, Result result, String words, RedirectAttributes flash) {
        editor.trouble(result, work.year())
                .ifPresentOrElse(
                        message -> flash.addFlashAttribute("trouble", message),
                        () -> flash.addFlashAttribute("done", words));
        return AnnualChecks.find(work, key)
                .map(finding -> back(work.year(), finding))
                .orElse("redirect:/office/reports/" + work.year());
    }

    private static String back(int year, Finding finding) {
        return "redirect:/office/reports/" + year + "/" + AnnualHead.part(finding);
    }
}
