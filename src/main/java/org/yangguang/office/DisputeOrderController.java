package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.dispute.DisputeDeadline;
import org.yangguang.dispute.DisputeEvent;
import org.yangguang.dispute.DisputeFile;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.Act;
import org.yangguang.request.CaseFile;
import org.yangguang.request.Cases;
import org.yangguang.request.Desk;
import org.yangguang.request.OrderDesk;
import org.yangguang.request.RequestEvent;
import org.yangguang.request.Verdict;
import org.yangguang.ui.Crumb;

/// Takes the order of a decision or judgment over to the request it is about: the request is open again
/// until the day the order gives.
@Controller
class DisputeOrderController {

    private static final String PATH = "/office/disputes/{id}/reopen";

    private final OfficeFrame frame;
    private final DisputeController disputes;
    private final Cases requests;
    private final OrderDesk orders;

    DisputeOrderController(OfficeFrame frame, DisputeController disputes, Cases requests, OrderDesk orders) {
        this.frame = frame;
        this.disputes = disputes;
        this.requests = requests;
        this.orders = orders;
    }

    @GetMapping(PATH)
    @Permit(Permission.REQUEST_HANDLE)
    String ask(@PathVariable String id, HttpServletRequest request, Model model) {
        var file = disputes.find(id);
        return page(file, linked(file), "", request, model);
    }

    @PostMapping(PATH)
    @Permit(Permission.REQUEST_HANDLE)
    String reopen(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var file = disputes.find(id);
        var linked = linked(file);
        var until = until(file);
        if (until.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return page(file, linked, "", request, model);
        }
        var order = order(file, until.get());
        var by = new Desk.Hand(frame.officer().account(), frame.acting(Permission.REQUEST_HANDLE, request));
        return switch (orders.reopen(by, linked.id(), Typed.of(request).number("version", 0), order)) {
            case Desk.Result.Done _ -> {
                flash.addFlashAttribute("done", "已办：按责令重新办理。答复期限至" + ChineseDate.of(until.get()) + "。");
                yield "redirect:/office/requests/" + linked.id();
            }
            case Desk.Result.Refused(var message) -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield page(file, linked, message, request, model);
            }
            case Desk.Result.Overtaken _ -> {
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                yield page(file, linked(file), CasePages.OVERTAKEN, request, model);
            }
        };
    }

    private CaseFile linked(DisputeFile file) {
        return file.request()
                .filter(_ -> file.state().openOrder().isPresent())
                .flatMap(requests::open)
                .orElseThrow(CasePages::notFound);
    }

    /// The last day of the order; empty while it runs into a year whose holidays are not known.
    private static Optional<LocalDate> until(DisputeFile file) {
        return file.deadlines().stream()
                .filter(deadline -> deadline.what() == DisputeDeadline.What.REPLY_ANEW)
                .findFirst()
                .flatMap(deadline -> deadline.deadline().certainDay());
    }

    private static RequestEvent.OrderedAnew order(DisputeFile file, LocalDate until) {
        var ruling = file.state().standing().orElseThrow();
        var by = file.kind().isLitigation() ? RequestEvent.OrderedBy.COURT : RequestEvent.OrderedBy.RECONSIDERATION;
        return new RequestEvent.OrderedAnew(ruling.receivedOn(), until, by, document(file));
    }

    /// The number of the decision that stands.
    private static String document(DisputeFile file) {
        var document = "";
        for (var entry : file.entries()) {
            document = switch (entry.event()) {
                case DisputeEvent.Decided decided -> decided.document();
                case DisputeEvent.AppealDecided decided -> decided.document();
                default -> document;
            };
        }
        return document.isEmpty() ? file.caseNumber() : document;
    }

    private String page(DisputeFile file, CaseFile linked, String message, HttpServletRequest request, Model model) {
        var title = "按责令重新办理";
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        (message.isEmpty() ? "" : "有误：") + title,
                        "disputes",
                        new Crumb("行政复议诉讼", "/office/disputes"),
                        new Crumb(
                                file.caseNumber().isEmpty() ? "案件" : file.caseNumber(),
                                "/office/disputes/" + file.id()),
                        new Crumb(title, "")));
        model.addAttribute("file", file);
        model.addAttribute("linked", linked);
        model.addAttribute("until", until(file).map(ChineseDate::of).orElse(""));
        model.addAttribute("message", message);
        model.addAttribute("whyNot", whyNot(linked));
        return "office/disputes/reopen";
    }

    private static @Nullable String whyNot(CaseFile linked) {
        return linked.verdict(Act.RECORD_ORDER) instanceof Verdict.Refused(var refusal) ? refusal.text() : null;
    }
}
