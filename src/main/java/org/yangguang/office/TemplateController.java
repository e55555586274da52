package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.letter.LetterTemplate;
import org.yangguang.letter.NumberPattern;
import org.yangguang.letter.NumberSeries;
import org.yangguang.letter.TemplateCheck;
import org.yangguang.letter.TemplateLibrary;
import org.yangguang.letter.TemplateText;
import org.yangguang.letter.TemplateVersion;
import org.yangguang.request.CountedOutcome;
import org.yangguang.request.ReplyContents;
import org.yangguang.ui.Crumb;

/// 答复文书库: the wording of the letters, its versions, and how letters are numbered.
@Controller
@RequestMapping("/office/templates")
class TemplateController {

    private static final Pattern MARK = Pattern.compile("\\p{IsHan}{1,20}");
    private static final int NO_DRAFT = -1;

    private final OfficeFrame frame;
    private final TemplateLibrary library;
    private final TemplatePreview previews;
    private final ReplyContents replies;

    TemplateController(OfficeFrame frame, TemplateLibrary library, TemplatePreview previews, ReplyContents replies) {
        this.frame = frame;
        this.library = library;
        this.previews = previews;
        this.replies = replies;
    }

    @GetMapping
    @Permit(Permission.TEMPLATE_READ)
    String list(HttpServletRequest request, Model model) {
        model.addAttribute("page", frame.page(request, "答复文书库", "templates"));
        model.addAttribute("organ", frame.organ());
        model.addAttribute("lines", library.list(frame.organ(), frame.today()));
        return "office/templates/list";
    }

    /// @param id of a template; with `from` in the address the words of an older version stand in the form
    @GetMapping("/{id}")
    @Permit(Permission.TEMPLATE_READ)
    String show(@PathVariable String id, HttpServletRequest request, Model model) {
        var inForce = inForce(id);
        var history = library.history(frame.organ(), id);
        var open = history.stream()
                .filter(v -> v.status() != TemplateVersion.Status.APPROVED)
                .findFirst();
        var older = request.getParameter("from");
        var text = older == null
                ? open.flatMap(v -> v.text()).orElse(inForce.template().text())
                : TemplateDiff.words(history, shipped(id), older).orElseThrow(CasePages::notFound);
        var form = TypedForm.empty()
                .with("title", text.title())
                .with("basis", text.basis())
                .with("addressee", text.addressee())
                .with("body", text.body())
                .with("note", older == null ? open.map(v -> v.note()).orElse("") : "")
                .with(
                        "from",
                        open.map(v -> v.from())
                                .filter(day -> day.isAfter(frame.today()))
                                .orElse(frame.today())
                                .toString());
        return show(id, form, Optional.empty(), request, model);
    }

    @PostMapping("/{id}")
    @Permit(Permission.TEMPLATE_EDIT)
    String save(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        shipped(id);
        var form = TypedForm.of(request);
        var from = form.day("from", "生效日期");
        var note = form.text("note", "修改理由", 2, 200);
        if (from.isEmpty() || !form.ok()) {
            return refused(id, form, request, response, model);
        }
        return answer(
                library.save(
                        hand(Permission.TEMPLATE_EDIT, request),
                        frame.organ(),
                        id,
                        revision(form),
                        text(form),
                        note,
                        from.get()),
                "已存，待另一人批准后自生效日期起使用。",
                id,
                form,
                request,
                response,
                model,
                flash);
    }

    /// Gives the organ's own words up; again with approval.
    @PostMapping("/{id}/drop")
    @Permit(Permission.TEMPLATE_EDIT)
    String drop(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        shipped(id);
        var form = current(id);
        var sent = TypedForm.of(request);
        return answer(
                library.drop(
                        hand(Permission.TEMPLATE_EDIT, request),
                        frame.organ(),
                        id,
                        revision(sent),
                        sent.at("note"),
                        frame.today()),
                "已提出恢复使用上级或者系统的范本，待另一人批准。",
                id,
                form,
                request,
                response,
                model,
                flash);
    }

    @PostMapping("/{id}/approve")
    @Permit(Permission.TEMPLATE_APPROVE)
    String approve(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        shipped(id);
        var sent = TypedForm.of(request);
        return answer(
                library.approve(hand(Permission.TEMPLATE_APPROVE, request), frame.organ(), id, revision(sent)),
                "已批准。此前发出的文书保持原来的版本。",
                id,
                current(id),
                request,
                response,
                model,
                flash);
    }

    @PostMapping("/{id}/return")
    @Permit(Permission.TEMPLATE_APPROVE)
    String giveBack(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        shipped(id);
        var sent = TypedForm.of(request);
        return answer(
                library.giveBack(
                        hand(Permission.TEMPLATE_APPROVE, request),
                        frame.organ(),
                        id,
                        revision(sent),
                        sent.at("reason")),
                "已退回修改。",
                id,
                current(id),
                request,
                response,
                model,
                flash);
    }

    /// Shows the typed words filled with the made-up case or one of the organ's own; nothing is kept.
    @PostMapping("/{id}/preview")
    @Permit(Permission.TEMPLATE_READ)
    String preview(@PathVariable String id, HttpServletRequest request, Model model) {
        var form = TypedForm.of(request);
        faults(TemplateCheck.faults(shipped(id), text(form)), form);
        var shown = form.ok()
                ? Optional.of(previews.words(frame.officer(), frame.organ(), shipped(id), text(form), form.at("case")))
                : Optional.<String>empty();
        return show(id, form, shown, request, model);
    }

    @PostMapping("/{id}/preview.pdf")
    @Permit(Permission.TEMPLATE_READ)
    ResponseEntity<byte[]> pdf(@PathVariable String id, HttpServletRequest request) {
        var form = TypedForm.of(request);
        var faults = TemplateCheck.faults(shipped(id), text(form));
        if (!faults.isEmpty()) {
            return notPrintable(faults.stream().map(TemplateCheck.Fault::text).collect(Collectors.joining("\n")));
        }
        return switch (previews.pdf(frame.officer(), frame.organ(), shipped(id), text(form), form.at("case"))) {
            case TemplatePreview.Printed(var content) ->
                Download.of(text(form).title() + "（预览）.pdf", "application/pdf", content);
            case TemplatePreview.NotPrinted(var message) -> notPrintable(message);
        };
    }

    private static ResponseEntity<byte[]> notPrintable(String message) {
        return ResponseEntity.unprocessableContent()
                .header("Content-Type", "text/plain;charset=UTF-8")
                .body((message + "\n请返回上一页修改，填写的内容仍在。").getBytes(StandardCharsets.UTF_8));
    }

    /// What changed between two versions; `0` is the product's own words.
    @GetMapping("/{id}/diff")
    @Permit(Permission.TEMPLATE_READ)
    String diff(@PathVariable String id, HttpServletRequest request, Model model) {
        var shipped = shipped(id);
        var history = library.history(frame.organ(), id);
        var from = Optional.ofNullable(request.getParameter("from")).orElse("0");
        var to = Optional.ofNullable(request.getParameter("to")).orElse("0");
        var before = TemplateDiff.words(history, shipped, from).orElseThrow(CasePages::notFound);
        var after = TemplateDiff.words(history, shipped, to).orElseThrow(CasePages::notFound);
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        "比较版本",
                        "templates",
                        new Crumb("答复文书库", "/office/templates"),
                        new Crumb(shipped.title(), "/office/templates/" + id),
                        new Crumb("比较版本", "")));
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute("lines", TemplateDiff.of(before, after));
        return "office/templates/diff";
    }

    // ── numbers ──────────────────────────────────────────────────────────────────────────────────

    @GetMapping("/numbers")
    @Permit(Permission.TEMPLATE_EDIT)
    String numbers(HttpServletRequest request, Model model) {
        var organ = frame.organ();
        var form = TypedForm.empty()
                .with("mark", library.mark(organ))
                .with("counted", replies.rule(organ).name());
        for (var series : NumberSeries.values()) {
            form.with("pattern-" + series.name(), library.pattern(organ, series).text());
        }
        return numbers(form, request, model);
    }

    @PostMapping("/numbers")
    @Permit(Permission.TEMPLATE_EDIT)
    String saveNumbers(
            HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        var form = TypedForm.of(request);
        var settings = new LinkedHashMap<String, String>();
        form.text("mark", "机关代字", 1, 20);
        settings.put("mark", form.matching("mark", "机关代字", MARK, "应为 1 至 20 个汉字"));
        for (var series : NumberSeries.values()) {
            var typed = form.at("pattern-" + series.name());
            NumberPattern.fault(typed).ifPresent(fault -> form.fault("pattern-" + series.name(), fault));
            settings.put("pattern." + series.name(), typed);
        }
        form.oneOf("counted", "计入规则", CountedOutcome.Rule.class)
                .ifPresent(rule -> settings.put(ReplyContents.RULE, rule.name()));
        if (!form.ok()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return numbers(form, request, model);
        }
        library.set(hand(Permission.TEMPLATE_EDIT, request), frame.organ(), settings);
        flash.addFlashAttribute("done", "已保存。以后的文书按此编号，已取的文号不变。");
        return "redirect:/office/templates/numbers";
    }

    private String numbers(TypedForm form, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        form.title("文号和计入规则"),
                        "templates",
                        new Crumb("答复文书库", "/office/templates"),
                        new Crumb("文号和计入规则", "")));
        model.addAttribute("form", form);
        var rules = new LinkedHashMap<String, String>();
        for (var rule : CountedOutcome.Rule.values()) {
            rules.put(rule.name(), rule.label());
        }
        model.addAttribute("rules", rules);
        return "office/templates/numbers";
    }

    // ── inside ───────────────────────────────────────────────────────────────────────────────────

    private String answer(
            TemplateLibrary.Result result,
            String done,
            String id,
            TypedForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        switch (result) {
            case TemplateLibrary.Result.Done _ -> {
                flash.addFlashAttribute("done", done);
                return "redirect:/office/templates/" + id;
            }
            case TemplateLibrary.Result.Faulty(var faults) -> faults(faults, form);
            case TemplateLibrary.Result.Refused(var message) -> form.fault("note", message);
            case TemplateLibrary.Result.Overtaken _ -> form.fault("body", "这份范本刚被别人改过或者处理过。您填写的内容保留在这里，请对照下面的现行文字后再存。");
        }
        return refused(id, form, request, response, model);
    }

    private String refused(
            String id, TypedForm form, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return show(id, form, Optional.empty(), request, model);
    }

    private static void faults(List<TemplateCheck.Fault> faults, TypedForm form) {
        faults.forEach(fault -> form.fault(fault.part(), fault.text()));
    }

    private String show(String id, TypedForm form, Optional<String> preview, HttpServletRequest request, Model model) {
        var shipped = shipped(id);
        var inForce = inForce(id);
        var history = library.history(frame.organ(), id);
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        form.title(shipped.title()),
                        "templates",
                        new Crumb("答复文书库", "/office/templates"),
                        new Crumb(shipped.title(), "")));
        model.addAttribute("organ", frame.organ());
        model.addAttribute("account", frame.officer().account());
        model.addAttribute("shipped", shipped);
        model.addAttribute("inForce", inForce);
        model.addAttribute("history", history);
        model.addAttribute(
                "open",
                history.stream()
                        .filter(v -> v.status() != TemplateVersion.Status.APPROVED)
                        .findFirst());
        model.addAttribute("fields", TemplateCheck.fieldsOf(shipped));
        model.addAttribute("form", form);
        model.addAttribute("preview", preview);
        model.addAttribute("mayTryCases", frame.officer().may(Permission.REQUEST_READ));
        return "office/templates/show";
    }

    private TypedForm current(String id) {
        var text = inForce(id).template().text();
        return TypedForm.empty()
                .with("title", text.title())
                .with("basis", text.basis())
                .with("addressee", text.addressee())
                .with("body", text.body())
                .with("from", frame.today().toString());
    }

    private TemplateLibrary.InForce inForce(String id) {
        return library.inForce(frame.organ(), id, frame.today()).orElseThrow(CasePages::notFound);
    }

    private static LetterTemplate shipped(String id) {
        return TemplateLibrary.shipped(id).orElseThrow(CasePages::notFound);
    }

    private static TemplateText text(TypedForm form) {
        return new TemplateText(form.at("title"), form.at("basis"), form.at("addressee"), form.at("body"));
    }

    private static int revision(TypedForm form) {
        var sent = form.at("revision");
        return sent.matches("[0-9]{1,6}") ? Integer.parseInt(sent) : NO_DRAFT;
    }

    private TemplateLibrary.Hand hand(Permission permission, HttpServletRequest request) {
        var officer = frame.officer();
        return new TemplateLibrary.Hand(officer.account(), officer.name(), frame.acting(permission, request));
    }
}
