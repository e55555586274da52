package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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

/// The reply: saved as far as it is, sent for signature, given back, signed.
@Controller
class ReplyController {

    private static final String PATH = "/office/requests/{id}/reply";

    private final CasePages cases;
    private final Desk desk;

    ReplyController(CasePages cases, Desk desk) {
        this.cases = cases;
        this.desk = desk;
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
        var result = desk.submitReply(cases.hand(Permission.REQUEST_HANDLE, request), file.id(), version(typed));
        return answer(result, "已送签发。", file, typed, request, response, model, redirect);
    }

    @PostMapping(PATH + "/return")
    @Permit(Permission.REQUEST_SIGN)
    String giveBack(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var file = cases.find(id);
        var typed = Typed.of(request);
        var result = desk.returnReply(
                cases.hand(Permission.REQUEST_SIGN, request), file.id(), version(typed), typed.get("reason"));
        return answer(result, "已退回拟稿人修改。", file, typed, request, response, model, redirect);
    }

    @PostMapping(PATH + "/sign")
    @Permit(Permission.REQUEST_SIGN)
    String sign(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var file = cases.find(id);
        var typed = Typed.of(request);
        var result = desk.signReply(
                cases.hand(Permission.REQUEST_SIGN, request), file.id(), typed.number("version", 0), version(typed));
        return answer(result, "已签发，本件办结。请送达申请人。", file, typed, request, response, model, redirect);
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
