package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.messaging.Medium;
import org.yangguang.messaging.Outbox;
import org.yangguang.request.applicant.Correspondence;
import org.yangguang.request.applicant.PostRoom;

/// 申请人来件、评价 and 发件箱: reading and answering what applicants send, what they thought of it,
/// and how
/// messages to them fare.
@Controller
class ApplicantPostController {

    private static final int RATINGS_SHOWN = 50;
    private static final int PAGE = 50;

    private final CasePages cases;
    private final OfficeFrame frame;
    private final PostRoom postRoom;
    private final Outbox outbox;

    ApplicantPostController(CasePages cases, OfficeFrame frame, PostRoom postRoom, Outbox outbox) {
        this.cases = cases;
        this.frame = frame;
        this.postRoom = postRoom;
        this.outbox = outbox;
    }

    @PostMapping("/office/requests/{id}/messages")
    @Permit(Permission.REQUEST_HANDLE)
    String answer(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var file = cases.find(id);
        var words = text.strip();
        var number = CasePages.uuid(form);
        if (words.isEmpty() || words.length() > Correspondence.TEXT_MOST || number.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            model.addAttribute("answering", text);
            return cases.show(
                    file,
                    words.isEmpty()
                            ? "请填写回复内容。"
                            : "回复最多 " + Correspondence.TEXT_MOST + " 字，现在是 " + words.length() + " 字。",
                    Typed.NOTHING,
                    request,
                    model);
        }
        postRoom.answer(
                frame.acting(Permission.REQUEST_HANDLE, request),
                frame.officer().account(),
                file.organId(),
                file.id(),
                number.get(),
                words);
        redirect.addFlashAttribute("done", "已回复申请人。");
        return "redirect:/office/requests/" + file.id();
    }

    @PostMapping("/office/requests/{id}/messages/read")
    @Permit(Permission.REQUEST_HANDLE)
    String read(@PathVariable String id, HttpServletRequest request, RedirectAttributes redirect) {
        var file = cases.find(id);
        postRoom.markRead(frame.acting(Permission.REQUEST_HANDLE, request), file.id());
        redirect.addFlashAttribute("done", "来件已标为已阅。");
        return "redirect:/office/requests/" + file.id();
    }

    @GetMapping("/office/ratings")
    @Permit(Permission.REQUEST_READ)
    String ratings(HttpServletRequest request, Model model) {
        model.addAttribute("page", frame.page(request, "申请人评价", "ratings"));
        model.addAttribute("ratings", postRoom.ratings(frame.organ().id(), RATINGS_SHOWN));
        return "office/applicant/ratings";
    }

    @GetMapping("/office/outbox")
    @Permit(Permission.OUTBOX_READ)
    String outbox(@RequestParam(defaultValue = "1") String page, HttpServletRequest request, Model model) {
        int organ = frame.organ().id();
        var pager = Pager.of(
                RequestListController.number(page),
                PAGE,
                outbox.count(organ),
                UriComponentsBuilder.fromPath("/office/outbox"));
        model.addAttribute("page", frame.page(request, "发件箱", "outbox"));
        model.addAttribute("pager", pager);
        model.addAttribute("lines", outbox.page(organ, PAGE, pager.offset()));
        model.addAttribute("sms", outbox.delivers(Medium.SMS));
        model.addAttribute("email", outbox.delivers(Medium.EMAIL));
        return "office/applicant/outbox";
    }

    @PostMapping("/office/outbox/{id}/retry")
    @Permit(Permission.OUTBOX_READ)
    String retry(@PathVariable UUID id, RedirectAttributes redirect) {
        var again = outbox.retry(frame.organ().id(), id);
        redirect.addFlashAttribute("done", again ? "将重新发送。" : "这条消息不需要重新发送。");
        return "redirect:/office/outbox";
    }
}
