package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.CaseFile;
import org.yangguang.request.CountedOutcome;
import org.yangguang.request.Desk;
import org.yangguang.request.Outcome;
import org.yangguang.request.ReplyContents;
import org.yangguang.request.ReplyDraft;
import org.yangguang.request.ReplyMatter;
import org.yangguang.ui.Crumb;

/// The contents of a reply beside its fields: several matters, each with its decision, and findings of
/// the quality check that are dismissed.
@Controller
class ReplyMatterController {

    private static final String PATH = "/office/requests/{id}/matters";
    private static final int MOST = 30;

    private final CasePages cases;
    private final OfficeFrame frame;
    private final ReplyContents contents;

    ReplyMatterController(CasePages cases, OfficeFrame frame, ReplyContents contents) {
        this.cases = cases;
        this.frame = frame;
        this.contents = contents;
    }

    @GetMapping(PATH)
    @Permit(Permission.REQUEST_HANDLE)
    String show(@PathVariable String id, HttpServletRequest request, Model model) {
        var file = cases.find(id);
        var kept = ReplyMatter.of(words(file));
        var rows = new ArrayList<>(kept.stream()
                .map(m -> new MatterRow(m.matter(), m.decision().value(), m.ownGround(), m.facts()))
                .toList());
        while (rows.size() < 2) {
            rows.add(MatterRow.EMPTY);
        }
        return show(file, rows, version(file), Map.of(), "", ReplyContents.chosen(words(file)), request, model);
    }

    @PostMapping(PATH)
    @Permit(Permission.REQUEST_HANDLE)
    String save(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var file = cases.find(id);
        var typed = Typed.of(request);
        int draft = typed.number("draft", ReplyView.NONE_YET);
        var rows = rows(typed);
        var chosen = Arrays.stream(Outcome.values())
                .filter(o -> o.name().equals(typed.get("chosen")))
                .findFirst();
        if (!typed.get("more").isEmpty()) {
            rows.add(MatterRow.EMPTY);
            return show(file, rows, draft, Map.of(), "", chosen, request, model);
        }
        rows.removeIf(MatterRow::isBlank);
        var faults = faults(rows);
        var result = faults.isEmpty()
                ? contents.saveMatters(
                        cases.hand(Permission.REQUEST_HANDLE, request), file.id(), draft, read(rows), chosen)
                : new Desk.Result.Refused("");
        return switch (result) {
            case Desk.Result.Done _ -> {
                redirect.addFlashAttribute("replied", rows.isEmpty() ? "不再分项，按一个事项答复。" : "事项已存，答复书随之更换。");
                yield "redirect:/office/requests/" + file.id() + "#reply";
            }
            case Desk.Result.Refused(var message) -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield show(file, rows, draft, faults, message, chosen, request, model);
            }
            case Desk.Result.Overtaken _ -> {
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                var now = cases.find(id);
                yield show(now, rows, version(now), Map.of(), CasePages.OVERTAKEN, chosen, request, model);
            }
        };
    }

    /// 不采纳 of a finding of level 建议.
    @PostMapping("/office/requests/{id}/reply/dismiss")
    @Permit(Permission.REQUEST_HANDLE)
    String dismiss(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var file = cases.find(id);
        var typed = Typed.of(request);
        var result = contents.dismiss(
                cases.hand(Permission.REQUEST_HANDLE, request),
                file.id(),
                typed.number("draft", ReplyView.NONE_YET),
                typed.get("key"),
                typed.get("reason"));
        return switch (result) {
            case Desk.Result.Done _ -> {
                redirect.addFlashAttribute("replied", "已记下不采纳的理由。");
                yield "redirect:/office/requests/" + file.id() + "#quality";
            }
            case Desk.Result.Refused(var message) -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield cases.show(file, message, Typed.NOTHING, request, model);
            }
            case Desk.Result.Overtaken _ -> {
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                yield cases.show(cases.find(id), CasePages.OVERTAKEN, Typed.NOTHING, request, model);
            }
        };
    }

    private static List<MatterRow> rows(Typed typed) {
        var rows = new ArrayList<MatterRow>();
        for (int i = 1; i <= MOST && typed.fields().containsKey("matter-" + i); i++) {
            rows.add(new MatterRow(
                    typed.get("matter-" + i),
                    typed.get("decision-" + i),
                    typed.get("own-" + i),
                    typed.get("facts-" + i)));
        }
        return rows;
    }

    private static Map<String, String> faults(List<MatterRow> rows) {
        var faults = new LinkedHashMap<String, String>();
        if (rows.size() == 1) {
            faults.put("matter-2", "只有一个事项的，不必分项；请再列一个，或者清空后存。");
        }
        for (int i = 1; i <= rows.size(); i++) {
            var row = rows.get(i - 1);
            if (row.matter().isBlank()) {
                faults.put("matter-" + i, "请填写事项" + i + "的内容。");
            }
            if (ReplyMatter.Decision.parse(row.decision()).isEmpty()) {
                faults.put("decision-" + i, "请选择事项" + i + "的处理决定。");
            }
        }
        return faults;
    }

    private static List<ReplyMatter> read(List<MatterRow> rows) {
        return rows.stream()
                .flatMap(row -> ReplyMatter.Decision.parse(row.decision()).stream()
                        .map(d -> new ReplyMatter(row.matter(), d.outcome(), d.basis(), row.own(), row.facts())))
                .toList();
    }

    private static Map<String, String> words(CaseFile file) {
        return file.reply().map(ReplyDraft::facts).orElse(Map.of());
    }

    private static int version(CaseFile file) {
        return file.reply().map(ReplyDraft::version).orElse(ReplyView.NONE_YET);
    }

    private String show(
            CaseFile file,
            List<MatterRow> rows,
            int draft,
            Map<String, String> faults,
            String message,
            Optional<Outcome> chosen,
            HttpServletRequest request,
            Model model) {
        boolean wrong = !message.isEmpty() || !faults.isEmpty();
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        (wrong ? "有误：" : "") + "分事项答复",
                        "requests",
                        new Crumb("申请办理", "/office/requests"),
                        new Crumb(CasePages.named(file), "/office/requests/" + file.id()),
                        new Crumb("分事项答复", "")));
        var matters = read(rows);
        model.addAttribute("file", file);
        model.addAttribute("rows", rows);
        model.addAttribute("draft", draft);
        model.addAttribute("faults", faults);
        model.addAttribute("message", message);
        model.addAttribute(
                "counted",
                matters.isEmpty()
                        ? Optional.<CountedOutcome>empty()
                        : Optional.of(contents.counted(frame.organ(), matters, chosen)));
        return "office/letters/matters";
    }
}
