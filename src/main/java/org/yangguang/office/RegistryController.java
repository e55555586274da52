package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import org.yangguang.document.received.FileGate;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganImport;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;
import org.yangguang.organ.Organs;
import org.yangguang.organ.UnifiedCode;
import org.yangguang.ui.Crumb;

/// 机构: the registry of organs and the acts by which it changes.
@Controller
@RequestMapping("/office/organs")
class RegistryController {

    private static final int PAGE = 20;
    private static final Crumb HOME = new Crumb("机构", "/office/organs");
    private static final Pattern CODE = Pattern.compile("[0-9]{6}(-[0-9]{2,3})?");
    private static final String CODE_SHOULD_BE = "应为六位行政区划代码，部门再加“-”和两三位序号，如 330110-01";

    private final OfficeFrame frame;
    private final Organs organs;
    private final OrganImport organImport;

    RegistryController(OfficeFrame frame, Organs organs, OrganImport organImport) {
        this.frame = frame;
        this.organs = organs;
        this.organImport = organImport;
    }

    @GetMapping
    @Permit(Permission.ORGAN_EDIT)
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request,
            Model model) {
        var words = q.strip();
        var link = UriComponentsBuilder.fromPath("/office/organs")
                .queryParam("q", "{q}")
                .queryParam("page", "")
                .build(words)
                .toString();
        var part = ListPart.of(organs.count(words), PAGE, page, link);
        model.addAttribute("page", frame.page(request, "机构", "organs"));
        model.addAttribute("words", words);
        model.addAttribute("part", part);
        model.addAttribute("organs", organs.page(words, PAGE, part.offset()));
        return "office/organs/list";
    }

    @GetMapping("/{code}")
    @Permit(Permission.ORGAN_EDIT)
    String show(@PathVariable String code, HttpServletRequest request, Model model) {
        var organ = existing(code);
        model.addAttribute("page", frame.page(request, organ.name(), "organs", HOME, new Crumb(organ.name(), "")));
        model.addAttribute("organ", organ);
        model.addAttribute("names", organs.names(organ.id()));
        model.addAttribute("office", organs.office(organ.id()));
        model.addAttribute("parent", Optional.ofNullable(organ.parentId()).flatMap(organs::byId));
        model.addAttribute("successor", Optional.ofNullable(organ.successorId()).flatMap(organs::byId));
        return "office/organs/show";
    }

    // ── registering ──────────────────────────────────────────────────────────────────────────────

    @GetMapping("/new")
    @Permit(Permission.ORGAN_EDIT)
    String blank(@RequestParam(defaultValue = "") String parent, HttpServletRequest request, Model model) {
        return newForm(TypedForm.empty().with("parent", parent), request, model);
    }

    @PostMapping("/new")
    @Permit(Permission.ORGAN_EDIT)
    String register(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        var form = TypedForm.of(request);
        form.text("code", "机构代码", 1, 10);
        var code = form.matching("code", "机构代码", CODE, CODE_SHOULD_BE);
        organs.byCode(code).ifPresent(known -> form.fault("code", code + " 已经登记为" + known.name() + "，请核对代码。"));
        var parent = form.at("parent");
        if (!parent.isEmpty() && organs.byCode(parent).isEmpty()) {
            form.fault("parent", "没有代码为 " + parent + " 的机构，请先登记上级机构。");
        }
        var kind = form.oneOf("kind", "类别", OrganKind.class);
        var level = form.oneOf("level", "层级", OrganLevel.class);
        var name = form.text("name", "全称", 2, 100);
        var shortName = form.text("shortName", "简称", 2, 30);
        var unified = unifiedCode(form);
        var since = pastDay(form, "since", "启用日期");
        if (!form.ok() || kind.isEmpty() || level.isEmpty() || since.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return newForm(form, request, model);
        }
        organs.register(
                frame.acting(Permission.ORGAN_EDIT, request),
                new Organs.Registration(
                        code,
                        Optional.of(parent).filter(p -> !p.isEmpty()),
                        kind.get(),
                        level.get(),
                        name,
                        shortName,
                        unified,
                        since.get(),
                        Optional.empty()));
        flash.addFlashAttribute("done", "已登记" + name + "。");
        return "redirect:/office/organs/" + code;
    }

    private String newForm(TypedForm form, HttpServletRequest request, Model model) {
        model.addAttribute("page", frame.page(request, form.title("登记机构"), "organs", HOME, new Crumb("登记机构", "")));
        model.addAttribute("form", form);
        model.addAttribute("kinds", kinds());
        model.addAttribute("levels", levels());
        return "office/organs/new";
    }

    private Optional<String> unifiedCode(TypedForm form) {
        if (form.at("unifiedCode").isEmpty()) {
            return Optional.empty();
        }
        return switch (UnifiedCode.parse(form.at("unifiedCode"))) {
            case UnifiedCode.Invalid(var message) -> {
                form.fault("unifiedCode", message + "。暂时没有的可以留空。");
                yield Optional.empty();
            }
            case UnifiedCode.Valid(var code) -> {
                if (organs.hasUnifiedCode(code.value())) {
                    form.fault("unifiedCode", code.value() + " 已属于另一个机构，请核对，或暂时留空。");
                }
                yield Optional.of(code.value());
            }
        };
    }

    // ── renaming ─────────────────────────────────────────────────────────────────────────────────

    @GetMapping("/{code}/rename")
    @Permit(Permission.ORGAN_EDIT)
    String renameForm(@PathVariable String code, HttpServletRequest request, Model model) {
        var organ = existing(code);
        return act("rename", organ, TypedForm.empty().with("shortName", organ.shortName()), request, model);
    }

    @PostMapping("/{code}/rename")
    @Permit(Permission.ORGAN_EDIT)
    String rename(
            @PathVariable String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var organ = existing(code);
        var form = TypedForm.of(request);
        var name = form.text("name", "新的全称", 2, 100);
        var shortName = form.text("shortName", "新的简称", 2, 30);
        var from = form.day("from", "启用日期");
        var basis = form.text("basis", "依据", 2, 200);
        var latest = organs.names(organ.id()).getFirst();
        from.filter(day -> !day.isAfter(latest.validFrom()))
                .ifPresent(day -> form.fault(
                        "from", "启用日期应晚于上一名称“" + latest.name() + "”的启用日 " + latest.validFrom() + "，原名称才能保留。"));
        if (name.equals(latest.name()) && shortName.equals(latest.shortName())) {
            form.fault("name", "全称和简称都与现在的相同，请核对。");
        }
        if (!form.ok() || from.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return act("rename", organ, form, request, model);
        }
        organs.rename(frame.acting(Permission.ORGAN_EDIT, request), code, name, shortName, from.get(), basis);
        flash.addFlashAttribute("done", "自 " + from.get() + " 起称" + name + "，原名称保留在下面的记录中。");
        return "redirect:/office/organs/" + code;
    }

    // ── merging ──────────────────────────────────────────────────────────────────────────────────

    @GetMapping("/{code}/merge")
    @Permit(Permission.ORGAN_EDIT)
    String mergeForm(@PathVariable String code, HttpServletRequest request, Model model) {
        return act("merge", existing(code), TypedForm.empty(), request, model);
    }

    @PostMapping("/{code}/merge")
    @Permit(Permission.ORGAN_EDIT)
    String merge(
            @PathVariable String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var organ = existing(code);
        var form = TypedForm.of(request);
        if (organ.validUntil() != null) {
            form.fault("successor", "本机构已于 " + organ.validUntil() + " 并入其他机构，不能再并一次。");
        }
        var successor = successor(form, organ);
        var from = form.day("from", "生效日期");
        from.filter(day -> !day.isAfter(organ.validFrom()))
                .ifPresent(day -> form.fault("from", "生效日期应晚于本机构的启用日 " + organ.validFrom() + "。"));
        var basis = form.text("basis", "依据", 2, 200);
        if (form.ok()
                && from.isPresent()
                && successor.isPresent()
                && !organs.mergeInto(
                        frame.acting(Permission.ORGAN_EDIT, request),
                        code,
                        successor.get().code(),
                        from.get(),
                        basis)) {
            form.fault("successor", "这个机构刚被别人改动过，请刷新后再看。");
        }
        if (!form.ok()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return act("merge", existing(code), form, request, model);
        }
        flash.addFlashAttribute("done", "已登记并入" + successor.map(Organ::name).orElse("") + "。");
        return "redirect:/office/organs/" + code;
    }

    private Optional<Organ> successor(TypedForm form, Organ organ) {
        var typed = form.text("successor", "承接机构代码", 1, 10);
        var found = organs.byCode(typed);
        if (typed.equals(organ.code())) {
            form.fault("successor", "不能并入自己，请填承接其职责的另一机构。");
        } else if (found.isEmpty() && !typed.isEmpty()) {
            form.fault("successor", "没有代码为 " + typed + " 的机构，请核对，或先登记承接机构。");
        }
        found.filter(other -> other.validUntil() != null)
                .ifPresent(other -> form.fault("successor", other.name() + "自身已并入其他机构，请填现存的承接机构。"));
        return found;
    }

    private String act(String act, Organ organ, TypedForm form, HttpServletRequest request, Model model) {
        var title = (act.equals("merge") ? "并入其他机构：" : "更名：") + organ.name();
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        form.title(title),
                        "organs",
                        HOME,
                        new Crumb(organ.name(), "/office/organs/" + organ.code()),
                        new Crumb(act.equals("merge") ? "并入其他机构" : "更名", "")));
        model.addAttribute("form", form);
        model.addAttribute("organ", organ);
        return "office/organs/" + act;
    }

    // ── importing ────────────────────────────────────────────────────────────────────────────────

    @GetMapping("/import")
    @Permit(Permission.ORGAN_EDIT)
    String importForm(HttpServletRequest request, Model model) {
        return importForm(List.of(), request, model);
    }

    @GetMapping("/import/template.csv")
    @Permit(Permission.ORGAN_EDIT)
    ResponseEntity<byte[]> template() {
        return csv("机构名录模板.csv", OrganImport.template());
    }

    @PostMapping("/import")
    @Permit(Permission.ORGAN_EDIT)
    String read(
            @RequestParam(required = false) @org.jspecify.annotations.Nullable MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        if (file == null || file.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return importForm(List.of(new OrganImport.Fault(0, "", "没有选择文件，或文件是空的。请选择填好的名录。")), request, model);
        }
        var notText = FileGate.notText(file.getBytes());
        if (notText.isPresent()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            var problem = "所选文件其实是" + notText.get() + "，不是 CSV。请用表格软件另存为“CSV UTF-8”再传。";
            return importForm(List.of(new OrganImport.Fault(0, "", problem)), request, model);
        }
        return switch (organImport.read(frame.acting(Permission.ORGAN_EDIT, request), file.getBytes())) {
            case OrganImport.Imported(var count) -> {
                flash.addFlashAttribute("done", "已登记 " + count + " 个机构。");
                yield "redirect:/office/organs";
            }
            case OrganImport.Refused(var faults) -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield importForm(faults, request, model);
            }
        };
    }

    private String importForm(List<OrganImport.Fault> faults, HttpServletRequest request, Model model) {
        var title = faults.isEmpty() ? "导入机构名录" : "有误：导入机构名录";
        model.addAttribute("page", frame.page(request, title, "organs", HOME, new Crumb("导入机构名录", "")));
        model.addAttribute("faults", faults);
        return "office/organs/import";
    }

    /// A spreadsheet opens UTF-8 rightly only where it begins with a byte order mark.
    static ResponseEntity<byte[]> csv(String name, String text) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
    }

    // ── inside ───────────────────────────────────────────────────────────────────────────────────

    private Organ existing(String code) {
        return organs.byCode(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// A day that has come; an organ without a name in force today would be in no list.
    private Optional<LocalDate> pastDay(TypedForm form, String field, String label) {
        var day = form.day(field, label);
        day.filter(d -> d.isAfter(frame.today()))
                .ifPresent(d -> form.fault(field, label + " " + d + " 还没有到。请到当天再登记，或填写已经过去的日期。"));
        return day;
    }

    private static Map<String, String> kinds() {
        var kinds = new LinkedHashMap<String, String>();
        for (var kind : OrganKind.values()) {
            kinds.put(kind.name(), kind.label());
        }
        return kinds;
    }

    private static Map<String, String> levels() {
        var levels = new LinkedHashMap<String, String>();
        for (var level : OrganLevel.values()) {
            levels.put(level.name(), level.label());
        }
        return levels;
    }
}
