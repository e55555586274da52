package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.annual.AnnualDesk;
import org.yangguang.annual.AnnualEvent;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.Figures;
import org.yangguang.annual.Fill;
import org.yangguang.annual.FillSources;
import org.yangguang.annual.LateFacts;
import org.yangguang.annual.LedgerCount.Counted;
import org.yangguang.annual.sum.SumDraft;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;

/// 取数：shows what the ledgers say and what that would change, and fills the report only when an officer
/// says so; a year before the ledgers is filled by hand.
@Controller
@RequestMapping("/office/reports/{year:[0-9]{4}}")
class AnnualFillController {

    private final OfficeFrame frame;
    private final EditorPages editor;
    private final AnnualDesk desk;
    private final FillSources sources;
    private final SumDraft sums;

    AnnualFillController(OfficeFrame frame, EditorPages editor, AnnualDesk desk, FillSources sources, SumDraft sums) {
        this.sums = sums;
        this.frame = frame;
        this.editor = editor;
        this.desk = desk;
        this.sources = sources;
    }

    /// What counting again would change.
    @GetMapping("/refill")
    @Permit(Permission.REPORT_EDIT)
    String preview(@PathVariable int year, HttpServletRequest request, Model model) {
        var work = editor.find(year);
        var counted = sources.count(work.organ(), year, work.state().form());
        editor.frame(model, request, work, 0, "取数");
        model.addAttribute("work", work);
        model.addAttribute("counted", counted);
        model.addAttribute("nothing", counted.filter(c -> c.records().isEmpty()).isPresent());
        model.addAttribute("facts", facts(work, counted));
        model.addAttribute("formWords", AnnualWords.form(work.state().form()));
        model.addAttribute("why", refusal(work));
        return "office/annual/refill";
    }

    private String refusal(AnnualWork work) {
        return desk.refusal(work, new AnnualEvent.Filled(1), frame.officer().account())
                .orElse("");
    }

    private static List<LateFacts> facts(AnnualWork work, Optional<Counted> counted) {
        var then = work.fill().orElseGet(() -> nothing(work));
        return counted.filter(now -> now.figures().form() == then.figures().form())
                .map(now -> LateFacts.between(then, now))
                .orElse(List.of());
    }

    private static Fill nothing(AnnualWork work) {
        return new Fill(
                1,
                Fill.Source.HAND,
                java.time.Instant.EPOCH,
                Figures.none(work.state().form()),
                Optional.empty(),
                Map.of(),
                "");
    }

    @PostMapping("/refill")
    @Permit(Permission.REPORT_EDIT)
    String fill(
            @PathVariable int year,
            @RequestParam(defaultValue = "0") int base,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var work = editor.find(year);
        var counted = sources.count(work.organ(), year, work.state().form());
        if (counted.isEmpty()) {
            flash.addFlashAttribute("trouble", "台账中没有这一年、这一表样的数，请从文件导入或者人工补录。");
            return "redirect:/office/reports/" + year;
        }
        if (counted.get().source() == Fill.Source.SUM) {
            var result = sums.draft(editor.hand(Permission.REPORT_EDIT, request), work.organ(), year);
            return told(work, result, "已按汇总取数，人工改动保留。", flash);
        }
        return keep(work, base, counted.get(), "已取数，人工改动保留。", request, flash);
    }

    /// 人工补录：an empty form, to be typed.
    @PostMapping("/hand")
    @Permit(Permission.REPORT_EDIT)
    String hand(
            @PathVariable int year,
            @RequestParam(defaultValue = "0") int base,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var work = editor.find(year);
        return keep(
                work,
                base,
                new Counted(Fill.Source.HAND, Figures.none(work.state().form()), Optional.empty(), Map.of(), "人工补录"),
                "请在各表逐格填写；没有的填 0。",
                request,
                flash);
    }

    private String keep(
            AnnualWork work,
            int base,
            Counted counted,
            String done,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var result = desk.fill(editor.hand(Permission.REPORT_EDIT, request), work.organ(), work.year(), base, counted);
        return told(work, result, done, flash);
    }

    private String told(AnnualWork work, AnnualDesk.Result result, String done, RedirectAttributes flash) {
        var trouble = editor.trouble(result, work.year());
        flash.addFlashAttribute(trouble.isEmpty() ? "done" : "trouble", trouble.orElse(done));
        return "redirect:/office/reports/" + work.year() + (trouble.isEmpty() ? "/3" : "");
    }
}
