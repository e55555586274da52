package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.annual.AnnualDesk;
import org.yangguang.annual.AnnualDesk.ProseResult;
import org.yangguang.annual.AnnualEvent;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.Figures;
import org.yangguang.annual.Fill;
import org.yangguang.annual.LedgerCount.Counted;
import org.yangguang.annual.Passages;
import org.yangguang.annual.ProsePart;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.CellId;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.comparing.DiffHtml;
import org.yangguang.report.comparing.ReportDiff;
import org.yangguang.report.publishing.ImportedReport;
import org.yangguang.report.publishing.ImportedReport.Illegible;
import org.yangguang.report.publishing.Imports;
import org.yangguang.report.writing.ReportHtml;
import org.yangguang.ui.Crumb;

/// 从 Word 等文件导入：a report written elsewhere is read, laid beside the work, and taken over where the
/// officer says so. The file and its reading are kept with the other imports.
@Controller
@RequestMapping("/office/reports/{year:[0-9]{4}}/import")
public class AnnualImportController {

    private static final int NAME_MOST = 120;

    private final OfficeFrame frame;
    private final EditorPages editor;
    private final AnnualDesk desk;
    private final Imports imports;

    AnnualImportController(OfficeFrame frame, EditorPages editor, AnnualDesk desk, Imports imports) {
        this.frame = frame;
        this.editor = editor;
        this.desk = desk;
        this.imports = imports;
    }

    /// A passage that was read.
    ///
    /// @param ours what stands there now; empty if nothing does
    public record PassageRead(ProsePart part, String label, String text, String ours) {
        public boolean proposed() {
            return ours.isEmpty();
        }
    }

    @GetMapping
    @Permit(Permission.REPORT_EDIT)
    String ask(@PathVariable int year, HttpServletRequest request, Model model) {
        return ask(editor.find(year), "", request, model);
    }

    private String ask(AnnualWork work, String message, HttpServletRequest request, Model model) {
        editor.frame(model, request, work, 0, (message.isEmpty() ? "" : "有误：") + "从文件导入");
        model.addAttribute("message", message);
        model.addAttribute(
                "why",
                desk.refusal(work, new AnnualEvent.Filled(1), frame.officer().account())
                        .orElse(""));
        return "office/annual/import";
    }

    @PostMapping
    @Permit(Permission.REPORT_EDIT)
    String receive(
            @PathVariable int year,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var work = editor.find(year);
        if (file == null || file.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return ask(work, "请选择要导入的文件。", request, model);
        }
        var id = imports.receive(
                frame.acting(Permission.REPORT_EDIT, request),
                work.organ(),
                frame.officer().account(),
                plain(file),
                file.getBytes());
        var read = imports.find(work.organ(), id).orElseThrow(CasePages::notFound);
        if (read.outcome() instanceof Illegible(var message)) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return ask(work, message, request, model);
        }
        return "redirect:/office/reports/" + year + "/import/" + id;
    }

    /// What was read, beside the work.
    @GetMapping("/{id}")
    @Permit(Permission.REPORT_EDIT)
    String show(@PathVariable int year, @PathVariable String id, HttpServletRequest request, Model model) {
        var work = editor.find(year);
        var imported = existing(work, id);
        var report = imported.report().orElseThrow(CasePages::notFound);
        editor.frame(
                model, request, work, 0, imported.name(), new Crumb("从文件导入", "/office/reports/" + year + "/import"));
        model.addAttribute("imported", imported);
        model.addAttribute("report", report);
        model.addAttribute(
                "tables", ReportHtml.tableTwo(report) + ReportHtml.tableThree(report) + ReportHtml.tableFour(report));
        model.addAttribute("findings", Checker.forPeople(imported.findings()));
        model.addAttribute("difference", DiffHtml.body(ReportDiff.of(work.report(), report), "现在的报告", "导入的文件"));
        model.addAttribute("read", counted(report));
        model.addAttribute("cells", CellId.of(report.form()).size());
        model.addAttribute("why", refusal(work, report));
        model.addAttribute("passages", passages(work, report));
        return "office/annual/imported";
    }

    private String refusal(AnnualWork work, AnnualReport report) {
        var refused =
                desk.refusal(work, new AnnualEvent.Filled(1), frame.officer().account());
        if (refused.isPresent()) {
            return refused.get();
        }
        return report.form() == work.state().form()
                ? ""
                : "文件用的是%s，本报告用的是%s，各表不能直接接收，请先改用表样。"
                        .formatted(
                                AnnualWords.form(report.form()),
                                AnnualWords.form(work.state().form()));
    }

    private static long counted(AnnualReport report) {
        return CellId.of(report.form()).stream()
                .filter(cell -> report.value(cell).isPresent())
                .count();
    }

    private static List<PassageRead> passages(AnnualWork work, AnnualReport report) {
        return Passages.of(report).entrySet().stream()
                .map(entry -> new PassageRead(
                        entry.getKey(),
                        AnnualWords.place(entry.getKey().name()),
                        entry.getValue(),
                        Optional.ofNullable(work.prose().get(entry.getKey()))
                                .map(text -> text.text())
                                .orElse("")))
                .toList();
    }

    /// Takes over the tables and the passages that were ticked.
    @PostMapping("/{id}")
    @Permit(Permission.REPORT_EDIT)
    String take(
            @PathVariable int year,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int base,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var work = editor.find(year);
        var imported = existing(work, id);
        var report = imported.report().orElseThrow(CasePages::notFound);
        var form = TypedForm.of(request);
        var hand = editor.hand(Permission.REPORT_EDIT, request);
        if (form.has("tables", "yes")) {
            var why = refusal(work, report);
            var trouble = why.isEmpty()
                    ? editor.trouble(
                            desk.fill(
                                    hand,
                                    work.organ(),
                                    year,
                                    base,
                                    new Counted(
                                            Fill.Source.IMPORT,
                                            Figures.of(report),
                                            Optional.empty(),
                                            Map.of(),
                                            "文件“" + imported.name() + "”")),
                            year)
                    : Optional.of(why);
            if (trouble.isPresent()) {
                flash.addFlashAttribute("trouble", trouble.get());
                return "redirect:/office/reports/" + year + "/import/" + id;
            }
        }
        int written = 0;
        for (var passage : passages(work, report)) {
            if (!form.has("passage", passage.part().name())) {
                continue;
            }
            int revision = Optional.ofNullable(work.prose().get(passage.part()))
                    .map(text -> text.revision())
                    .orElse(0);
            switch (desk.write(hand, work.organ(), year, passage.part(), revision, passage.text())) {
                case ProseResult.Saved _ -> written++;
                case ProseResult.Refused(var message) -> flash.addFlashAttribute("trouble", message);
                case ProseResult.Conflict _ ->
                    flash.addFlashAttribute("trouble", passage.label() + "刚被别人改过，没有覆盖，请核对后再导入。");
            }
        }
        flash.addFlashAttribute(
                "done", (form.has("tables", "yes") ? "已接收各表数字；" : "") + "接收正文 " + written + " 段。原件保留在导入记录中。");
        return "redirect:/office/reports/" + year;
    }

    private ImportedReport existing(AnnualWork work, String id) {
        return CasePages.uuid(id)
                .flatMap(uuid -> imports.find(work.organ(), uuid))
                .orElseThrow(CasePages::notFound);
    }

    private static String plain(MultipartFile file) {
        var name = String.valueOf(file.getOriginalFilename());
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069]", "");
        return last.length() > NAME_MOST ? last.substring(last.length() - NAME_MOST) : last;
    }
}
