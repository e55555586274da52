package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import org.yangguang.annual.AnnualDesk;
import org.yangguang.annual.AnnualDesk.Result;
import org.yangguang.annual.AnnualReports;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.CellInput;
import org.yangguang.annual.Totals;
import org.yangguang.dispute.Disputes;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.report.CellId;
import org.yangguang.request.RequestList;
import org.yangguang.ui.Crumb;

/// Tables 二, 三 and 四 of a report being worked on: the official form, to be filled in, with what stands
/// behind each number.
@Controller
class AnnualGridController {

    private static final int PAGE = 20;
    private static final int REASON_MOST = 1000;

    private final OfficeFrame frame;
    private final EditorPages editor;
    private final AnnualReports reports;
    private final AnnualDesk desk;
    private final RequestList requests;
    private final Disputes disputes;

    AnnualGridController(
            OfficeFrame frame,
            EditorPages editor,
            AnnualReports reports,
            AnnualDesk desk,
            RequestList requests,
            Disputes disputes) {
        this.frame = frame;
        this.editor = editor;
        this.reports = reports;
        this.desk = desk;
        this.requests = requests;
        this.disputes = disputes;
    }

    /// @param view `records` to open what is behind the numbers instead of changing them
    @GetMapping("/office/reports/{year:[0-9]{4}}/{part:2|3|4}")
    @Permit(Permission.REPORT_READ)
    String part(
            @PathVariable int year,
            @PathVariable String part,
            @RequestParam(defaultValue = "") String view,
            HttpServletRequest request,
            Model model) {
        var reason = model.getAttribute("reason") instanceof String kept ? kept : "";
        return show(editor.find(year), Integer.parseInt(part), view, Map.of(), reason, request, model);
    }

    private String show(
            AnnualWork work,
            int part,
            String view,
            Map<CellId, AnnualGrid.Said> said,
            String reason,
            HttpServletRequest request,
            Model model) {
        frame(work, part, view.equals("records"), said, request, model);
        model.addAttribute("reading", view.equals("records"));
        model.addAttribute("reason", reason);
        return "office/annual/grid";
    }

    private void frame(
            AnnualWork work,
            int part,
            boolean reading,
            Map<CellId, AnnualGrid.Said> said,
            HttpServletRequest request,
            Model model) {
        var names = editor.names(work);
        var checks = AnnualChecks.of(work, part, names);
        boolean editable = !reading && editor.mayEdit(work);
        var grid = AnnualGrid.of(work, part, editable, checks, said, names);
        editor.frame(model, request, work, part, (grid.faults().isEmpty() ? "" : "有误：") + grid.heading());
        model.addAttribute("checks", checks);
        model.addAttribute("grid", grid);
    }

    /// Takes numbers that were typed. With `cell` it is one cell from a page with script, answered by
    /// the cells and
    /// the findings as they are now; without it is the whole form.
    @PostMapping("/office/reports/{year:[0-9]{4}}/cells")
    @Permit(Permission.REPORT_EDIT)
    String save(
            @PathVariable int year,
            @RequestParam(defaultValue = "") String cell,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var work = editor.find(year);
        var form = TypedForm.of(request);
        int part = form.at("part").matches("[234]") ? Integer.parseInt(form.at("part")) : 3;
        int base = form.at("base").matches("[0-9]{1,9}") ? Integer.parseInt(form.at("base")) : 0;
        var reason = form.at("reason");
        var hand = editor.hand(Permission.REPORT_EDIT, request);
        if (!cell.isEmpty()) {
            var id = CellId.at(cell).orElseThrow(CasePages::notFound);
            var said = take(work, hand, base, id, form.at("value"), reason);
            frame(editor.find(year), part, false, Map.of(id, said), request, model);
            return "office/annual/answer";
        }
        var seen = reports.figures(work, base);
        var said = new LinkedHashMap<CellId, AnnualGrid.Said>();
        int kept = 0;
        for (var id : CellId.of(work.state().form())) {
            if (Totals.isTotal(id)
                    || AnnualWords.part(id) != part
                    || form.all(id.path()).isEmpty()) {
                continue;
            }
            var typed = form.at(id.path());
            if (typed.equals(seen.value(id).map(BigDecimal::toPlainString).orElse(""))) {
                continue;
            }
            var outcome = take(editor.find(year), hand, base, id, typed, reason);
            if (outcome.fault().isEmpty()) {
                kept++;
            } else {
                said.put(id, outcome);
            }
        }
        if (said.isEmpty()) {
            flash.addFlashAttribute("done", kept == 0 ? "没有改动。" : "已保存 " + kept + " 格。");
            flash.addFlashAttribute("reason", reason);
            return "redirect:/office/reports/" + year + "/" + part;
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return show(editor.find(year), part, "", said, reason, request, model);
    }

    private AnnualGrid.Said take(
            AnnualWork work, AnnualDesk.Hand hand, int base, CellId id, String typed, String reason) {
        return switch (CellInput.of(id, typed)) {
            case CellInput.Unclear(var message) -> new AnnualGrid.Said(typed, message, "");
            case CellInput.Understood(var value, var words) -> {
                if (work.figures().value(id).filter(value::equals).isPresent()) {
                    yield new AnnualGrid.Said(typed, "", words);
                }
                yield switch (keep(work, hand, base, id, value, reason)) {
                    case Result.Done _ -> new AnnualGrid.Said(typed, "", words);
                    case Result.Refused(var message) -> new AnnualGrid.Said(typed, message, "");
                    case Result.Overtaken who -> new AnnualGrid.Said(typed, editor.overtaken(who, shown(work, id)), "");
                };
            }
        };
    }

    private static String shown(AnnualWork work, CellId id) {
        return work.figures().value(id).map(BigDecimal::toPlainString).orElse("");
    }

    /// The ledger's own number, typed over an adjustment, takes the adjustment back.
    private Result keep(AnnualWork work, AnnualDesk.Hand hand, int base, CellId id, BigDecimal value, String reason) {
        boolean ledgers = work.state().adjusted().containsKey(id)
                && work.fill()
                        .flatMap(fill -> fill.figures().value(id))
                        .filter(value::equals)
                        .isPresent();
        if (ledgers) {
            return desk.restore(hand, work.organ(), work.year(), base, id);
        }
        if (reason.isBlank() || reason.length() > REASON_MOST) {
            return new Result.Refused(reason.isBlank() ? "请先在表上方写明改动理由；这一格还没有保存。" : "改动理由不超过 " + REASON_MOST + " 字。");
        }
        return desk.adjust(hand, work.organ(), work.year(), base, id, value, reason);
    }

    /// 恢复台账值。
    @PostMapping("/office/reports/{year:[0-9]{4}}/restore")
    @Permit(Permission.REPORT_EDIT)
    String restore(
            @PathVariable int year,
            @RequestParam(defaultValue = "") String cell,
            @RequestParam(defaultValue = "0") int base,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var id = CellId.at(cell).orElseThrow(CasePages::notFound);
        var result = desk.restore(
                editor.hand(Permission.REPORT_EDIT, request), editor.find(year).organ(), year, base, id);
        editor.trouble(result, year)
                .ifPresentOrElse(
                        message -> flash.addFlashAttribute("trouble", message),
                        () -> flash.addFlashAttribute("done", id.label() + " 已恢复台账值。"));
        return "redirect:" + AnnualWords.href(year, cell);
    }

    /// 撤销上一步。
    @PostMapping("/office/reports/{year:[0-9]{4}}/undo")
    @Permit(Permission.REPORT_EDIT)
    String undo(
            @PathVariable int year,
            @RequestParam(defaultValue = "") String part,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var work = editor.find(year);
        var what = editor.undoable(work);
        var result = desk.undo(editor.hand(Permission.REPORT_EDIT, request), work.organ(), year);
        editor.trouble(result, year)
                .ifPresentOrElse(
                        message -> flash.addFlashAttribute("trouble", message),
                        () -> flash.addFlashAttribute("done", "已撤销：" + what));
        return "redirect:/office/reports/" + year + (part.matches("[1-6]") ? "/" + part : "");
    }

    /// What stands behind a number, as it was when it was counted, and who changed it.
    @GetMapping("/office/reports/{year:[0-9]{4}}/cell/{path}")
    @Permit(Permission.REPORT_READ)
    String cell(
            @PathVariable int year,
            @PathVariable String path,
            @RequestParam(defaultValue = "1") String page,
            HttpServletRequest request,
            Model model) {
        var work = editor.find(year);
        var id = CellId.at(path)
                .filter(cell -> CellId.of(work.state().form()).contains(cell))
                .orElseThrow(CasePages::notFound);
        var names = editor.names(work);
        int part = AnnualWords.part(id);
        editor.frame(model, request, work, part, id.label(), new Crumb("各部分", "/office/reports/" + year + "/" + part));
        var ids = work.fill().map(fill -> fill.behind(id)).orElse(List.of());
        var pager = Pager.of(
                RequestListController.number(page),
                PAGE,
                ids.size(),
                UriComponentsBuilder.fromPath("/office/reports/" + year + "/cell/" + path));
        var shown = ids.subList(pager.offset(), Math.min(ids.size(), pager.offset() + PAGE)).stream()
                .flatMap(one -> CasePages.uuid(one).stream())
                .toList();
        model.addAttribute("work", work);
        model.addAttribute("cell", id);
        model.addAttribute("back", AnnualWords.href(year, path));
        model.addAttribute("total", Totals.isTotal(id));
        model.addAttribute("pager", pager);
        model.addAttribute("requests", id instanceof CellId.Three ? requests.of(frame.organ(), shown) : List.of());
        model.addAttribute("disputes", id instanceof CellId.Four ? disputes.of(frame.organ(), shown) : List.of());
        model.addAttribute("history", editor.course(history(work, id), names));
        return "office/annual/cell";
    }

    private static List<org.yangguang.annual.Entry> history(AnnualWork work, CellId id) {
        return work.course().stream()
                .filter(entry -> AnnualDesk.touches(entry.event(), id, work))
                .toList();
    }
}
