package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.identity.Account;
import org.yangguang.identity.Accounts;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.report.CellId;
import org.yangguang.report.publishing.ImportedReport;
import org.yangguang.report.publishing.ImportedReport.Correction;
import org.yangguang.report.publishing.ImportedReport.Legible;
import org.yangguang.report.publishing.Imports;
import org.yangguang.ui.Crumb;

/// 导入报告：reports that were published elsewhere, one or many at a time, each laid beside its source,
/// corrected where it was read wrongly, and published when a person says that it is right.
@Controller
@RequestMapping("/office/reports/import")
class ReportImportController {

    private static final String LIST = "/office/reports/import";
    private static final int PAGE = 20;
    private static final int FILES = 10;
    private static final int NAME_MOST = 120;
    private static final String YEAR = "year";

    private final OfficeFrame frame;
    private final Imports imports;
    private final Organs organs;
    private final Accounts accounts;

    ReportImportController(OfficeFrame frame, Imports imports, Organs organs, Accounts accounts) {
        this.frame = frame;
        this.imports = imports;
        this.organs = organs;
        this.accounts = accounts;
    }

    @GetMapping
    @Permit(Permission.REPORT_IMPORT)
    String list(@RequestParam(defaultValue = "1") String page, HttpServletRequest request, Model model) {
        return list("", RequestListController.number(page), request, model);
    }

    @PostMapping
    @Permit(Permission.REPORT_IMPORT)
    String receive(
            @RequestParam(required = false) List<MultipartFile> files,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        var sent = files == null
                ? List.<MultipartFile>of()
                : files.stream()
                        .filter(f -> !f.isEmpty() || !plain(f).isEmpty())
                        .toList();
        if (sent.isEmpty() || sent.size() > FILES) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return list(
                    sent.isEmpty() ? "请选择要导入的文件。" : "一次最多 " + FILES + " 个文件，现在选了 " + sent.size() + " 个，请分几次导入。",
                    1,
                    request,
                    model);
        }
        var acting = frame.acting(Permission.REPORT_IMPORT, request);
        var only = Optional.<UUID>empty();
        int legible = 0;
        for (var file : sent) {
            var id = imports.receive(acting, frame.organ(), frame.officer().account(), plain(file), file.getBytes());
            boolean read = imports.find(frame.organ(), id)
                    .filter(found -> found.outcome() instanceof Legible)
                    .isPresent();
            legible += read ? 1 : 0;
            only = read && sent.size() == 1 ? Optional.of(id) : Optional.empty();
        }
        if (only.isPresent()) {
            return "redirect:" + LIST + "/" + only.get();
        }
        flash.addFlashAttribute(legible == sent.size() ? "done" : "partly", received(sent.size(), legible));
        return "redirect:" + LIST;
    }

    private static String received(int all, int legible) {
        return legible == all
                ? "读出 " + all + " 份，请逐份核对后公布。"
                : "共 " + all + " 份，读出 " + legible + " 份，" + (all - legible) + " 份没有读出，原因见下表。";
    }

    private String list(String message, int number, HttpServletRequest request, Model model) {
        var part = ListPart.of(imports.count(frame.organ()), PAGE, number, LIST + "?page=");
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        (message.isEmpty() ? "" : "有误：") + "导入报告",
                        "reports",
                        new Crumb("年度报告", "/office/reports"),
                        new Crumb("导入报告", "")));
        model.addAttribute("message", message);
        model.addAttribute("part", part);
        model.addAttribute(
                "rows",
                imports.page(frame.organ(), PAGE, part.offset()).stream()
                        .map(row -> ImportView.line(row, organs))
                        .toList());
        return "office/imports/list";
    }

    @GetMapping("/{id}")
    @Permit(Permission.REPORT_IMPORT)
    String show(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String cell,
            HttpServletRequest request,
            Model model) {
        return show(existing(id), cell, TypedForm.empty(), request, model);
    }

    private String show(ImportedReport imported, String cell, TypedForm form, HttpServletRequest request, Model model) {
        var view = ImportView.of(imported, chosen(cell), this::whose, this::name);
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        form.title("核对导入的报告"),
                        "reports",
                        new Crumb("年度报告", "/office/reports"),
                        new Crumb("导入报告", LIST),
                        new Crumb(imported.name(), "")));
        model.addAttribute("imported", imported);
        model.addAttribute("view", view);
        model.addAttribute("form", form);
        return "office/imports/show";
    }

    @PostMapping("/{id}/correct")
    @Permit(Permission.REPORT_IMPORT)
    String correct(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String cell,
            @RequestParam(defaultValue = "VALUE") Correction.Kind kind,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var imported = existing(id);
        var form = TypedForm.of(request);
        var subject = cell.equals(YEAR) ? Optional.<CellId>empty() : Optional.of(cellAt(cell));
        var result = imports.correct(
                frame.acting(Permission.REPORT_IMPORT, request),
                frame.organ(),
                frame.officer().account(),
                imported.id(),
                subject,
                kind,
                form.at("value"),
                form.at("reason"));
        if (result instanceof Imports.Refused(var field, var message)) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(imported, cell, form.fault(field.isEmpty() ? "value" : field, message), request, model);
        }
        flash.addFlashAttribute("done", "已校正" + subject.map(CellId::label).orElse("年度") + "，校验结果已重新计算。");
        return "redirect:" + LIST + "/" + imported.id();
    }

    @PostMapping("/{id}/publish")
    @Permit(Permission.REPORT_IMPORT)
    String publish(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var imported = existing(id);
        var whose = whose(imported);
        var result = imports.publish(
                frame.acting(Permission.REPORT_IMPORT, request),
                frame.organ(),
                frame.officer().account(),
                imported.id(),
                whose);
        if (result instanceof Imports.Refused(var _, var message)) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(imported, "", TypedForm.empty().fault("publish", message), request, model);
        }
        flash.addFlashAttribute("done", whose.name() + "的报告已公布，可在门户查看。");
        return "redirect:" + LIST;
    }

    @GetMapping("/{id}/aside")
    @Permit(Permission.REPORT_IMPORT)
    String askAside(@PathVariable String id, HttpServletRequest request, Model model) {
        return aside(existing(id), TypedForm.empty(), request, model);
    }

    @PostMapping("/{id}/aside")
    @Permit(Permission.REPORT_IMPORT)
    String putAside(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var imported = existing(id);
        var form = TypedForm.of(request);
        var result = imports.putAside(
                frame.acting(Permission.REPORT_IMPORT, request),
                frame.organ(),
                frame.officer().account(),
                imported.id(),
                form.at("reason"));
        if (result instanceof Imports.Refused(var _, var message)) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return aside(imported, form.fault("reason", message), request, model);
        }
        flash.addFlashAttribute("done", "已搁置“" + imported.name() + "”，文件和读数保留备查。");
        return "redirect:" + LIST;
    }

    private String aside(ImportedReport imported, TypedForm form, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        form.title("搁置导入的报告"),
                        "reports",
                        new Crumb("导入报告", LIST),
                        new Crumb(imported.name(), LIST + "/" + imported.id()),
                        new Crumb("搁置", "")));
        model.addAttribute("imported", imported);
        model.addAttribute("form", form);
        return "office/imports/aside";
    }

    @GetMapping("/{id}/original")
    @Permit(Permission.REPORT_IMPORT)
    ResponseEntity<byte[]> original(@PathVariable String id) {
        var imported = existing(id);
        var content = imports.original(frame.organ(), imported.id()).orElseThrow(CasePages::notFound);
        return Download.of(imported.name(), "application/octet-stream", content);
    }

    private ImportedReport existing(String id) {
        return CasePages.uuid(id)
                .flatMap(uuid -> imports.find(frame.organ(), uuid))
                .orElseThrow(CasePages::notFound);
    }

    /// The organ the report names, where the officer may act for it; else the officer's own.
    private Organ whose(ImportedReport imported) {
        return imported.report()
                .flatMap(report -> organs.byName(report.organ()))
                .filter(named -> frame.officer().scope().contains(named.id()))
                .orElseGet(frame::organ);
    }

    private static Optional<ImportView.Subject> chosen(String cell) {
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ImportView.Subject(cell, cell.equals(YEAR) ? Optional.empty() : Optional.of(cellAt(cell))));
    }

    private static CellId cellAt(String path) {
        return Imports.cellAt(path).orElseThrow(CasePages::notFound);
    }

    private String name(UUID account) {
        return accounts.byId(account).map(Account::name).orElse("");
    }

    private static String plain(MultipartFile file) {
        var name = String.valueOf(file.getOriginalFilename());
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069]", "");
        return last.length() > NAME_MOST ? last.substring(last.length() - NAME_MOST) : last;
    }
}
