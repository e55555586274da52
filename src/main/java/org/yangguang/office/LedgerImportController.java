package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.document.Table;
import org.yangguang.document.TableXlsx;
import org.yangguang.document.received.FileGate;
import org.yangguang.document.received.FileKind;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.publication.ImportPreview;
import org.yangguang.publication.ImportPreview.Ledger;
import org.yangguang.publication.LedgerImports;
import org.yangguang.publication.LedgerImports.Which;
import org.yangguang.ui.Crumb;

/// Lists into the ledgers of documents and of numbers: handed in, looked at, taken.
@Controller
public class LedgerImportController {

    private static final Set<FileKind> KINDS = Set.of(FileKind.XLSX, FileKind.CSV);

    private final OfficeFrame frame;
    private final LedgerImports imports;

    LedgerImportController(OfficeFrame frame, LedgerImports imports) {
        this.frame = frame;
        this.imports = imports;
    }

    /// The ledger an address names.
    public enum Place {
        NORMS("norms", "规范性文件", Ledger.NORMS, NormController.HOME),
        FIGURES("figures", "行政决定与收费", Ledger.FIGURES, FigureController.HOME);

        private final String code;
        private final String label;
        private final Ledger ledger;
        private final Crumb home;

        Place(String code, String label, Ledger ledger, Crumb home) {
            this.code = code;
            this.label = label;
            this.ledger = ledger;
            this.home = home;
        }

        static Place of(String code) {
            return Stream.of(values())
                    .filter(p -> p.code.equals(code))
                    .findFirst()
                    .orElseThrow(CasePages::notFound);
        }

        public String label() {
            return label;
        }

        public String home() {
            return home.href();
        }

        public String address() {
            return "/office/" + code + "/import";
        }
    }

    @GetMapping("/office/{place:norms|figures}/import")
    @Permit(Permission.PUBLICATION_EDIT)
    String form(@PathVariable String place, HttpServletRequest request, Model model) {
        return form(Place.of(place), "", request, model);
    }

    private String form(Place place, String problem, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        (problem.isEmpty() ? "" : "有误：") + "导入" + place.label() + "台账",
                        place.code,
                        place.home,
                        new Crumb("导入", "")));
        model.addAttribute("place", place);
        model.addAttribute("problem", problem);
        return "office/norms/import";
    }

    @GetMapping("/office/{place:norms|figures}/import/template.xlsx")
    @Permit(Permission.PUBLICATION_EDIT)
    ResponseEntity<byte[]> xlsx(@PathVariable String place) {
        var of = Place.of(place);
        var head = LedgerImports.headings(of.ledger);
        var table = new Table(
                List.of(row(head, Table.Look.HEAD)),
                LedgerImports.templateRows(of.ledger, frame.today().getYear()).stream()
                        .map(cells -> row(cells, Table.Look.TEXT))
                        .toList(),
                Collections.nCopies(head.size(), 14),
                9,
                Table.Paging.FLOWS);
        var sheets = new LinkedHashMap<String, Table>();
        sheets.put("台账", table);
        var title = of.label() + "台账模板";
        return Download.of(
                title + ".xlsx",
                FileKind.XLSX.mediaType(),
                TableXlsx.write(title, frame.organ().name(), frame.today(), sheets));
    }

    private static Table.Row row(List<String> cells, Table.Look look) {
        return new Table.Row(
                cells.stream().map(text -> Table.Cell.of(text, look)).toList());
    }

    @GetMapping("/office/{place:norms|figures}/import/template.csv")
    @Permit(Permission.PUBLICATION_EDIT)
    ResponseEntity<byte[]> csv(@PathVariable String place) {
        var of = Place.of(place);
        var lines = Stream.concat(
                Stream.of(LedgerImports.headings(of.ledger)),
                LedgerImports.templateRows(of.ledger, frame.today().getYear()).stream());
        return RegistryController.csv(
                of.label() + "台账模板.csv",
                lines.map(cells -> cells.stream().map(AuditController::cell).collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\r\n", "", "\r\n")));
    }

    @PostMapping("/office/{place:norms|figures}/import")
    @Permit(Permission.PUBLICATION_EDIT)
    String handIn(
            @PathVariable String place,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var of = Place.of(place);
        var problem = "没有选择文件，或文件是空的。请选择填好的台账。";
        if (file != null && !file.isEmpty()) {
            var name = Objects.requireNonNullElse(file.getOriginalFilename(), "台账.csv");
            var declared = Objects.requireNonNullElse(file.getContentType(), "");
            switch (FileGate.check(name, declared, file.getBytes(), KINDS)) {
                case FileGate.Refused(var message) -> problem = message + "。";
                case FileGate.Accepted(var received) -> {
                    switch (imports.handIn(
                            frame.acting(Permission.PUBLICATION_EDIT, request),
                            frame.officer().account(),
                            frame.organ(),
                            of.ledger,
                            received.name(),
                            received.content())) {
                        case LedgerImports.Looked(var preview) -> {
                            return "redirect:" + of.address() + "/" + preview.id();
                        }
                        case LedgerImports.Unreadable(var message) -> problem = message;
                    }
                }
            }
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return form(of, problem, request, model);
    }

    @GetMapping("/office/{place:norms|figures}/import/{id}")
    @Permit(Permission.PUBLICATION_EDIT)
    String preview(@PathVariable String place, @PathVariable UUID id, HttpServletRequest request, Model model) {
        var of = Place.of(place);
        return preview(
                of, imports.preview(frame.organ(), of.ledger, id).orElseThrow(CasePages::notFound), "", request, model);
    }

    private String preview(
            Place place, ImportPreview preview, String refused, HttpServletRequest request, Model model) {
        var bad = !refused.isEmpty() || !preview.isClean();
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        (bad ? "有误：" : "") + "导入预览",
                        place.code,
                        place.home,
                        new Crumb("导入", place.address()),
                        new Crumb("预览", "")));
        model.addAttribute("place", place);
        model.addAttribute("preview", preview);
        model.addAttribute("refused", refused);
        return "office/norms/preview";
    }

    @PostMapping("/office/{place:norms|figures}/import/{id}")
    @Permit(Permission.PUBLICATION_EDIT)
    String take(
            @PathVariable String place,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String which,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var of = Place.of(place);
        var chosen = which.equals("right") ? Which.ONLY_RIGHT : Which.ALL;
        var outcome = imports.take(
                        frame.acting(Permission.PUBLICATION_EDIT, request),
                        frame.officer().account(),
                        frame.organ(),
                        of.ledger,
                        id,
                        chosen)
                .orElseThrow(CasePages::notFound);
        return switch (outcome) {
            case LedgerImports.Taken(var rows) -> {
                flash.addFlashAttribute("done", "已导入 " + rows + " 行。");
                yield "redirect:" + of.home();
            }
            case LedgerImports.Refused(var message) -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield preview(of, imports.preview(frame.organ(), of.ledger, id).orElseThrow(), message, request, model);
            }
        };
    }
}
