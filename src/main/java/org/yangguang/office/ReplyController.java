package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.CaseFile;
import org.yangguang.request.Desk;
import org.yangguang.request.Outcome;
import org.yangguang.request.ReplyDesk;
import org.yangguang.request.ReplyDraft;
import org.yangguang.request.SignOffDesk;
import org.yangguang.request.signoff.Decision;
import org.yangguang.request.signoff.Step;

/// The reply: saved as far as it is, sent for approval, passed from step to step, given back, signed.
@Controller
class ReplyController {

    private static final String PATH = "/office/requests/{id}/reply";

    private static final int WORDS_MOST = 500;

    private final CasePages cases;
    private final Desk desk;
    private final SignOffDesk signOff;

    ReplyController(CasePages cases, Desk desk, SignOffDesk signOff) {
        this.cases = cases;
        this.desk = desk;
        this.signOff = signOff;
    }

    /// Saves whatever is filled in. What was typed for another outcome or letter is kept for coming back.
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
        var outcome = Arrays.stream(Outcome.values())
                .filter(o -> o.name().equals(typed.get("outcome")))
                .findFirst();
        if (outcome.isEmpty()) {
            return answer(new Desk.Result.Refused("请选择处理决定。"), "", file, typed, request, response, model, redirect);
        }
        var facts = new LinkedHashMap<>(file.reply().map(ReplyDraft::facts).orElse(java.util.Map.of()));
        facts.putAll(CasePages.slots(typed));
        var withheld = request.getParameterValues("withheld");
        if (typed.get("withheldShown").equals("1")) {
            facts.put(ReplyDesk.WITHHELD, withheld == null ? "" : known(withheld));
        }
        var result = desk.saveReply(
                cases.hand(Permission.REQUEST_HANDLE, request),
                file.id(),
                version(typed),
                outcome.get(),
                typed.get("template"),
                facts);
        return answer(result, "答复书稿已存。", file, typed, request, response, model, redirect);
    }

    @PostMapping(PATH + "/submit")
    @Permit(Permission.REQUEST_HANDLE)
    String submit(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var file = cases.find(id);
        var typed = Typed.of(request);
        var result = signOff.submit(cases.hand(Permission.REQUEST_HANDLE, request), file.id(), version(typed));
        return answer(result, "已送审。", file, typed, request, response, model, redirect);
    }

    /// 通过；at the last step 签发.
    @PostMapping(PATH + "/pass")
    @Permit(Permission.REQUEST_TAKE_PART)
    String pass(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var typed = Typed.of(request);
        var done = typed.get("step").equals(Step.SIGNING.name()) ? "已签发，本件办结。请送达申请人。" : "已通过，送下一环节。";
        return decide(id, Decision.Verdict.PASSED, typed, "remark", done, request, response, model, redirect);
    }

    @PostMapping(PATH + "/return")
    @Permit(Permission.REQUEST_TAKE_PART)
    String giveBack(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return decide(
                id,
                Decision.Verdict.RETURNED,
                Typed.of(request),
                "reason",
                "已退回拟稿人修改。",
                request,
                response,
                model,
                redirect);
    }

    private String decide(
            String id,
            Decision.Verdict verdict,
            Typed typed,
            String field,
            String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var file = cases.find(id);
        var words = typed.get(field);
        var step = Arrays.stream(Step.values())
                .filter(s -> s.name().equals(typed.get("step")))
                .findFirst();
        Desk.Result result;
        if (step.isEmpty()) {
            result = new Desk.Result.Overtaken();
        } else if (words.length() > WORDS_MOST) {
            result = new Desk.Result.Refused("意见不能超过 " + WORDS_MOST + " 个字，现在有 " + words.length() + " 个。");
        } else {
            result = signOff.decide(
                    cases.hand(Permission.REQUEST_TAKE_PART, request),
                    cases.duties(),
                    file.id(),
                    typed.number("version", 0),
                    new SignOffDesk.Opinion(version(typed), step.get(), verdict, words));
        }
        return answer(result, done, file, typed, request, response, model, redirect);
    }

    /// 审批单, to be read and printed.
    @GetMapping("/office/requests/{id}/signoff")
    @Permit(Permission.REQUEST_READ)
    String sheet(@PathVariable String id, HttpServletRequest request, Model model) {
        return cases.sheet(cases.find(id), request, model);
    }

    private String answer(
            Desk.Result result,
            String done,
            CaseFile file,
            Typed typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return switch (result) {
            case Desk.Result.Done(var remark) -> {
                redirect.addFlashAttribute("replied", done + remark);
                yield "redirect:/office/requests/" + file.id() + "#reply";
            }
            case Desk.Result.Refused(var message) -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield cases.show(cases.find(file.id().toString()), message, kept(typed, request), request, model);
            }
            case Desk.Result.Overtaken _ -> {
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                yield cases.show(
                        cases.find(file.id().toString()), CasePages.OVERTAKEN, kept(typed, request), request, model);
            }
        };
    }

    private static Typed kept(Typed typed, HttpServletRequest request) {
        var fields = new LinkedHashMap<>(typed.fields());
        var withheld = request.getParameterValues("withheld");
        if (typed.get("withheldShown").equals("1")) {
            fields.put(ReplyDesk.WITHHELD, withheld == null ? "" : known(withheld));
        }
        return new Typed(fields);
    }

    private static String known(String[] withheld) {
        return Stream.of(withheld)
                .filter(name ->
                        ReplyView.exemptions().stream().anyMatch(o -> o.name().equals(name)))
                .collect(Collectors.joining(","));
    }

    private static int version(Typed typed) {
        return typed.number("draft", ReplyView.NONE_YET);
    }
}
