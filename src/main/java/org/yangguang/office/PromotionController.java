package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.promotion.Promotions;
import org.yangguang.request.Desk.Result;
import org.yangguang.ui.Crumb;

/// 建议转为主动公开 (条例第四十四条).
@Controller
@RequestMapping("/office/promotions")
class PromotionController {

    private static final int MOST = 200;
    private static final Crumb HOME = new Crumb("转为主动公开", "/office/promotions");

    private final OfficeFrame frame;
    private final CasePages cases;
    private final Promotions promotions;

    PromotionController(OfficeFrame frame, CasePages cases, Promotions promotions) {
        this.frame = frame;
        this.cases = cases;
        this.promotions = promotions;
    }

    @GetMapping
    @Permit(Permission.REQUEST_READ)
    String list(HttpServletRequest request, Model model) {
        return list(TypedForm.empty(), "", request, model);
    }

    private String list(TypedForm form, String message, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page", frame.page(request, (message.isEmpty() ? "" : "有误：") + form.title("建议转为主动公开"), "promotions"));
        model.addAttribute("form", form);
        model.addAttribute("message", message);
        model.addAttribute("candidates", promotions.candidates(frame.organ()));
        model.addAttribute("proposals", promotions.proposals(frame.organ(), MOST));
        return "office/promotion/list";
    }

    @PostMapping
    @Permit(Permission.REQUEST_HANDLE)
    String propose(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        var form = TypedForm.of(request);
        var text = form.text("numbers", "申请编号", 2, 2000);
        if (form.ok()) {
            var numbers = Arrays.stream(text.split("[\\s,，;；、]+"))
                    .filter(n -> !n.isBlank())
                    .distinct()
                    .limit(100)
                    .toList();
            switch (promotions.propose(
                    cases.hand(Permission.REQUEST_HANDLE, request),
                    frame.organ(),
                    numbers,
                    form.has("suggested", "yes"))) {
                case Result.Done _ -> {
                    flash.addFlashAttribute("done", "已提出，等待签发人决定。");
                    return "redirect:/office/promotions";
                }
                case Result.Refused(var message) -> form.fault("numbers", message);
                case Result.Overtaken _ -> form.fault("numbers", CasePages.OVERTAKEN);
            }
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return list(form, "", request, model);
    }

    @GetMapping("/{id}")
    @Permit(Permission.REQUEST_READ)
    String show(@PathVariable String id, HttpServletRequest request, Model model) {
        return show(id, TypedForm.empty(), "", request, model);
    }

    private String show(String id, TypedForm form, String message, HttpServletRequest request, Model model) {
        var proposal = CasePages.uuid(id)
                .flatMap(known -> promotions.find(frame.organ(), known))
                .orElseThrow(CasePages::notFound);
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        (message.isEmpty() ? "" : "有误：") + form.title("转为主动公开的建议"),
                        "promotions",
                        HOME,
                        new Crumb("建议", "")));
        model.addAttribute("form", form);
        model.addAttribute("message", message);
        model.addAttribute("proposal", proposal);
        model.addAttribute("organCode", frame.organ().code());
        return "office/promotion/show";
    }

    @PostMapping("/{id}/adopt")
    @Permit(Permission.REQUEST_SIGN)
    String adopt(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var form = TypedForm.of(request);
        var title = form.text("title", "标题", 4, 120);
        var content = form.text("content", "内容", 4, 10000);
        var result = form.ok()
                ? promotions.adopt(
                        cases.hand(Permission.REQUEST_SIGN, request), frame.organ(), known(id), title, content)
                : new Result.Refused("");
        return told(id, form, result, "已采纳，门户即可查到。", request, response, model, flash);
    }

    @PostMapping("/{id}/decline")
    @Permit(Permission.REQUEST_SIGN)
    String decline(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var form = TypedForm.of(request);
        var reason = form.text("reason", "不采纳的理由", 4, 500);
        var result = form.ok()
                ? promotions.decline(cases.hand(Permission.REQUEST_SIGN, request), frame.organ(), known(id), reason)
                : new Result.Refused("");
        return told(id, form, result, "已决定不采纳。", request, response, model, flash);
    }

    private static UUID known(String id) {
        return CasePages.uuid(id).orElseThrow(CasePages::notFound);
    }

    private String told(
            String id,
            TypedForm form,
            Result result,
            String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        return switch (result) {
            case Result.Done _ -> {
                flash.addFlashAttribute("done", done);
                yield "redirect:/office/promotions";
            }
            case Result.Refused(var message) -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield show(id, form, message, request, model);
            }
            case Result.Overtaken _ -> {
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                yield show(id, form, CasePages.OVERTAKEN, request, model);
            }
        };
    }
}
