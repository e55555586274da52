package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.annual.AnnualDesk.Hand;
import org.yangguang.annual.ProsePart;
import org.yangguang.annual.prose.FieldNames;
import org.yangguang.annual.prose.ProseTemplates;
import org.yangguang.annual.prose.ProseTemplates.Version;
import org.yangguang.annual.prose.TemplateText;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.organ.OrganKind;
import org.yangguang.ui.Crumb;

/// 年报文字范本: the wording of the passages by kind of organ; a supervising authority sets its own for the
/// organs below it.
@Controller
@RequestMapping("/office/reports/templates")
class ProseTemplateController {

    private static final int MOST_FIELDS = 40;
    private static final int LONGEST = 20_000;

    private final OfficeFrame frame;
    private final ProseTemplates templates;

    ProseTemplateController(OfficeFrame frame, ProseTemplates templates) {
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping
    @Permit(Permission.REPORT_READ)
    String list(HttpServletRequest request, Model model) {
        var organ = frame.organ();
        model.addAttribute("page", frame.page(request, "年报文字范本", "reports", new Crumb("年度报告", "/office/reports")));
        model.addAttribute("lines", templates.lines(organ));
        model.addAttribute("limit", templates.limit(organ));
        return "office/annual/templates";
    }

    @PostMapping("/length")
    @Permit(Permission.REPORT_SUPERVISE)
    String length(HttpServletRequest request, RedirectAttributes flash) {
        int characters = Typed.of(request).number("characters", -1);
        if (characters < 0 || characters > LONGEST) {
            flash.addFlashAttribute("refused", "字数应为 0 至 %d，0 为不提示。".formatted(LONGEST));
        } else {
            templates.limit(hand(request), frame.organ(), characters);
            flash.addFlashAttribute("done", characters == 0 ? "已取消字数提示。" : "总体情况超过 %d 字的将提示。".formatted(characters));
        }
        return "redirect:/office/reports/templates";
    }

    @GetMapping("/{passage}/{kind}")
    @Permit(Permission.REPORT_READ)
    String show(@PathVariable String passage, @PathVariable String kind, HttpServletRequest request, Model model) {
        var part = part(passage);
        var of = kind(kind);
        var older = Optional.ofNullable(request.getParameter("from"));
        var text = older.map(number -> version(part, of, number))
                .orElseGet(() -> templates.inForce(frame.organ(), part, of).text());
        return show(part, of, text.words(), "", List.of(), request, model);
    }

    @PostMapping("/{passage}/{kind}")
    @Permit(Permission.REPORT_SUPERVISE)
    String save(
            @PathVariable String passage,
            @PathVariable String kind,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var part = part(passage);
        var of = kind(kind);
        var form = Typed.of(request);
        boolean drop = form.get("act").equals("drop");
        var faults = drop
                ? templates.drop(hand(request), frame.officer().name(), frame.organ(), part, of, form.get("note"))
                : templates.save(
                        hand(request),
                        frame.officer().name(),
                        frame.organ(),
                        part,
                        of,
                        form.get("text"),
                        form.get("note"));
        if (!faults.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(part, of, form.get("text"), form.get("note"), faults, request, model);
        }
        flash.addFlashAttribute("done", drop ? "已恢复使用上级或者系统的范本。" : "已存，本机关和下级机关起草时即用。已写的文字不受影响。");
        return "redirect:/office/reports/templates/" + part + "/" + of;
    }

    private String show(
            ProsePart part,
            OrganKind kind,
            String text,
            String note,
            List<String> faults,
            HttpServletRequest request,
            Model model) {
        var organ = frame.organ();
        var words = Optional.ofNullable(request.getParameter("words")).orElse("");
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        (faults.isEmpty() ? "" : "有误：") + part.label() + "范本",
                        "reports",
                        new Crumb("年度报告", "/office/reports"),
                        new Crumb("文字范本", "/office/reports/templates"),
                        new Crumb(part.label(), "")));
        model.addAttribute("part", part);
        model.addAttribute("kind", kind);
        model.addAttribute("text", text);
        model.addAttribute("note", note);
        model.addAttribute("faults", faults);
        model.addAttribute("inForce", templates.inForce(organ, part, kind));
        model.addAttribute("history", templates.history(organ, part, kind));
        model.addAttribute(
                "diff", AnnualProseController.diff(templates.shipped(part, kind).words(), text));
        model.addAttribute("conditions", TemplateText.conditions());
        model.addAttribute("words", words);
        model.addAttribute(
                "found", words.isBlank() ? List.of() : FieldNames.search(templates.fields(organ), words, MOST_FIELDS));
        return "office/annual/template";
    }

    /// The words of a version; `0` is the product's.
    private TemplateText version(ProsePart part, OrganKind kind, String number) {
        return number.equals("0")
                ? templates.shipped(part, kind)
                : templates.history(frame.organ(), part, kind).stream()
                        .filter(version -> String.valueOf(version.number()).equals(number))
                        .findFirst()
                        .flatMap(Version::text)
                        .orElseThrow(CasePages::notFound);
    }

    private static ProsePart part(String name) {
        return Arrays.stream(ProsePart.values())
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(CasePages::notFound);
    }

    private static OrganKind kind(String name) {
        return Arrays.stream(OrganKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(CasePages::notFound);
    }

    private Hand hand(HttpServletRequest request) {
        return new Hand(
                frame.acting(Permission.REPORT_SUPERVISE, request),
                frame.officer().account());
    }
}
