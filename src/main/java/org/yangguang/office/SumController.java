package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import org.yangguang.annual.AnnualDesk;
import org.yangguang.annual.AnnualDesk.Result;
import org.yangguang.annual.sum.SumDraft;
import org.yangguang.annual.sum.SumRuns;
import org.yangguang.annual.sum.Sums;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.report.CellId;
import org.yangguang.ui.Chinese;
import org.yangguang.ui.Crumb;

/// 年报汇总：own part and those below, what each gave to each cell, who is missing; taken in the
/// background, and
/// drafted into the government's own report.
@Controller
public class SumController {

    private static final String YEAR = "/office/aggregate/{year:[0-9]{4}}/sums";
    private static final int PAGE = 50;
    /// The first year whose form has table 三.
    private static final int FIRST = 2019;

    private final OfficeFrame frame;
    private final Organs organs;
    private final Sums sums;
    private final SumRuns runs;
    private final SumDraft draft;

    SumController(OfficeFrame frame, Organs organs, Sums sums, SumRuns runs, SumDraft draft) {
        this.frame = frame;
        this.organs = organs;
        this.sums = sums;
        this.runs = runs;
        this.draft = draft;
    }

    @GetMapping(YEAR)
    @Permit(Permission.REPORT_READ)
    String own(@PathVariable int year, HttpServletRequest request, Model model) {
        return show(year, frame.organ(), request, model);
    }

    @GetMapping(YEAR + "/{code}")
    @Permit(Permission.REPORT_READ)
    String of(@PathVariable int year, @PathVariable String code, HttpServletRequest request, Model model) {
        return show(year, organ(code), request, model);
    }

    private String show(int year, Organ organ, HttpServletRequest request, Model model) {
        yearKnown(year);
        boolean isOwn = organ.id() == frame.organ().id();
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        year + " 年报汇总",
                        "aggregate",
                        new Crumb("汇总与核验", "/office/aggregate/" + year),
                        new Crumb("汇总", isOwn ? "" : SumView.address(year)),
                        new Crumb(isOwn ? "" : organ.name(), "")));
        model.addAttribute("year", year);
        model.addAttribute("organ", organ);
        model.addAttribute("isOwn", isOwn);
        var sum = sums.find(organ.id(), year);
        model.addAttribute("run", runs.find(organ.id(), year));
        model.addAttribute("stale", sum.isPresent() && sums.isStale(organ.id(), year));
        model.addAttribute(
                "view",
                sum.map(s ->
                        SumView.of(organ, s, sums.parts(s), sums.reportOf(organ.id(), year), organs, shown(request))));
        return "office/aggregate/sums";
    }

    private static SumView.Shown shown(HttpServletRequest request) {
        return SumView.Shown.of(Typed.of(request).get("view"));
    }

    /// Who gave what to a cell, the largest first.
    @GetMapping(YEAR + "/{code}/cells/{path}")
    @Permit(Permission.REPORT_READ)
    String cell(
            @PathVariable int year,
            @PathVariable String code,
            @PathVariable String path,
            HttpServletRequest request,
            Model model) {
        yearKnown(year);
        var organ = organ(code);
        var id = CellId.at(path).orElseThrow(CasePages::notFound);
        var sum = sums.find(organ.id(), year)
                .filter(s -> CellId.of(s.form()).contains(id))
                .orElseThrow(CasePages::notFound);
        var contributors = SumView.contributors(
                sum, sums.parts(sum), id, organs, organ.id() == frame.organ().id());
        var pager = Pager.of(
                Typed.of(request).number("page", 1),
                PAGE,
                contributors.size(),
                UriComponentsBuilder.fromPath(SumView.cell(year, code, id)));
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        id.label(),
                        "aggregate",
                        new Crumb("汇总与核验", "/office/aggregate/" + year),
                        new Crumb("汇总", SumView.address(year, code)),
                        new Crumb(id.label(), "")));
        model.addAttribute("year", year);
        model.addAttribute("organ", organ);
        model.addAttribute("id", id);
        model.addAttribute("sum", sum);
        model.addAttribute("pager", pager);
        model.addAttribute(
                "rows", contributors.subList(pager.offset(), Math.min(contributors.size(), pager.offset() + PAGE)));
        return "office/aggregate/sumcell";
    }

    @PostMapping(YEAR + "/run")
    @Permit(Permission.REPORT_SUPERVISE)
    String run(@PathVariable int year, HttpServletRequest request, RedirectAttributes flash) {
        yearKnown(year);
        boolean started = runs.start(
                frame.acting(Permission.REPORT_SUPERVISE, request),
                frame.officer().account(),
                frame.organ(),
                year);
        flash.addFlashAttribute("said", started ? "开始汇总，可以离开本页，完成后再来看。" : "已经在汇总，不用再点。");
        return "redirect:" + SumView.address(year);
    }

    @PostMapping(YEAR + "/cancel")
    @Permit(Permission.REPORT_SUPERVISE)
    String cancel(@PathVariable int year, RedirectAttributes flash) {
        yearKnown(year);
        runs.cancel(frame.organ().id(), year);
        flash.addFlashAttribute("said", "正在停止。已经算好的合计保留。");
        return "redirect:" + SumView.address(year);
    }

    @GetMapping(YEAR + "/progress")
    @Permit(Permission.REPORT_SUPERVISE)
    String progress(@PathVariable int year, HttpServletRequest request, Model model) {
        yearKnown(year);
        model.addAttribute("year", year);
        model.addAttribute("run", runs.find(frame.organ().id(), year));
        model.addAttribute("csrf", OfficeFrame.csrf(request));
        return "office/aggregate/sumrun";
    }

    /// 生成全区报告：of the officer's own organ.
    @PostMapping(YEAR + "/draft")
    @Permit(Permission.REPORT_SUPERVISE)
    String draft(@PathVariable int year, HttpServletRequest request, RedirectAttributes flash) {
        yearKnown(year);
        var by = new AnnualDesk.Hand(
                frame.acting(Permission.REPORT_SUPERVISE, request),
                frame.officer().account());
        flash.addFlashAttribute(
                "said",
                switch (draft.draft(by, frame.organ(), year)) {
                    case Result.Done _ ->
                        "%s %d 年度报告已按合计取数，本级和下级各有多少可逐格打开。"
                                .formatted(frame.organ().name(), year);
                    case Result.Refused(var message) -> message;
                    case Result.Overtaken _ -> "另有人刚改过这份报告，请再点一次。";
                });
        return "redirect:" + SumView.address(year);
    }

    @GetMapping(YEAR + "/{code}/export/{format}")
    @Permit(Permission.REPORT_READ)
    ResponseEntity<byte[]> take(@PathVariable int year, @PathVariable String code, @PathVariable String format) {
        yearKnown(year);
        var organ = organ(code);
        var as = SheetExport.Format.of(format).orElseThrow(CasePages::notFound);
        var sum = sums.find(organ.id(), year).orElseThrow(CasePages::notFound);
        var about = new LinkedHashMap<String, String>();
        about.put("汇总机关", organ.name());
        about.put("年度", year + " 年度");
        about.put("汇总时间", Chinese.minute(sum.at()));
        about.put("应报、已报", sum.expected() + " 个、" + sum.handedIn() + " 个");
        about.put("是否完整", sum.complete() ? "完整" : "不完整");
        about.put("导出人", frame.officer().name() + "（" + frame.officer().login() + "）");
        return new SheetExport(
                        organ.shortName() + year + "年报汇总",
                        List.of("单元格", "名称", "机关", "计入方式", "情况", "数"),
                        SumView.rows(sum, sums.parts(sum)),
                        about)
                .as(as, frame.today());
    }

    /// An organ in the officer's scope; any other is not there.
    private Organ organ(String code) {
        return organs.byCode(code)
                .filter(organ -> frame.officer().scope().contains(organ.id()))
                .orElseThrow(CasePages::notFound);
    }

    private void yearKnown(int year) {
        if (year < FIRST || year > frame.today().getYear()) {
            throw CasePages.notFound();
        }
    }
}
