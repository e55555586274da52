package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
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
import org.yangguang.request.LetterDesk;
import org.yangguang.ui.Crumb;

/// 文书: every letter of a case, those that record no event to be issued, and 作废.
@Controller
class CaseLetterController {

    private static final String PATH = "/office/requests/{id}/letters";

    private final CasePages cases;
    private final OfficeFrame frame;
    private final LetterDesk letters;

    CaseLetterController(CasePages cases, OfficeFrame frame, LetterDesk letters) {
        this.cases = cases;
        this.frame = frame;
        this.letters = letters;
    }

    @GetMapping(PATH)
    @Permit(Permission.REQUEST_READ)
    String show(@PathVariable String id, HttpServletRequest request, Model model) {
        return show(cases.find(id), "", Typed.of(request), request, model);
    }

    /// Shows the letter with what was typed; nothing is issued.
    @PostMapping(PATH + "/preview")
    @Permit(Permission.REQUEST_READ)
    String preview(@PathVariable String id, HttpServletRequest request, Model model) {
        return show(cases.find(id), "", Typed.of(request), request, model);
    }

    @PostMapping(PATH + "/issue")
    @Permit(Permission.REQUEST_HANDLE)
    String issue(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return issue(Permission.REQUEST_HANDLE, id, request, response, model, redirect);
    }

    /// A letter that decides is issued by the one who signs.
    @PostMapping(PATH + "/decide")
    @Permit(Permission.REQUEST_SIGN)
    String decide(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return issue(Permission.REQUEST_SIGN, id, request, response, model, redirect);
    }

    @PostMapping(PATH + "/{letter}/void")
    @Permit(Permission.REQUEST_HANDLE)
    String makeVoid(
            @PathVariable String id,
            @PathVariable UUID letter,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var file = cases.find(id);
        var typed = Typed.of(request);
        var result = letters.makeVoid(
                cases.hand(Permission.REQUEST_HANDLE, request), file.id(), letter, typed.get("reason"));
        return answer(result, "已作废，文号和文件保留。", file, typed, request, response, model, redirect);
    }

    private String issue(
            Permission permission,
            String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var file = cases.find(id);
        var typed = Typed.of(request);
        var sheet = letters.sheet(file.id(), typed.get("template"), CasePages.slots(typed))
                .orElseThrow(CasePages::notFound);
        boolean signer = LetterDesk.needsSigner(sheet.template().kind());
        Desk.Result result = signer && permission != Permission.REQUEST_SIGN
                ? new Desk.Result.Refused("《" + sheet.template().title() + "》告知的是处理决定，由负责签发的人员出具。")
                : letters.issue(
                        cases.hand(permission, request),
                        file.id(),
                        typed.number("version", 0),
                        sheet.template().id(),
                        CasePages.slots(typed));
        return answer(result, "已出具《" + sheet.template().title() + "》", file, typed, request, response, model, redirect);
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
            case Desk.Result.Done(var number) -> {
                redirect.addFlashAttribute("done", done + (number.isEmpty() ? "" : "，文号 " + number + "。"));
                yield "redirect:/office/requests/" + file.id() + "/letters";
            }
            case Desk.Result.Refused(var message) -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield show(file, message, typed, request, model);
            }
            case Desk.Result.Overtaken _ -> {
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                yield show(cases.find(file.id().toString()), CasePages.OVERTAKEN, typed, request, model);
            }
        };
    }

    private String show(CaseFile file, String message, Typed typed, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        (message.isEmpty() ? "" : "有误：") + "文书",
                        "requests",
                        new Crumb("申请办理", "/office/requests"),
                        new Crumb(CasePages.named(file), "/office/requests/" + file.id()),
                        new Crumb("文书", "")));
        model.addAttribute("file", file);
        model.addAttribute("message", message);
        model.addAttribute("standing", letters.standing(file.organId()));
        model.addAttribute(
                "sheet",
                typed.get("template").isEmpty()
                        ? Optional.empty()
                        : letters.sheet(file.id(), typed.get("template"), CasePages.slots(typed)));
        model.addAttribute("voidable", letters.voidable(file.id()));
        return "office/letters/case";
    }
}
