package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.calendar.Calendars;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.identity.Colleague;
import org.yangguang.identity.Colleagues;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.CaseFile;
import org.yangguang.request.Desk;
import org.yangguang.request.routing.Routing;
import org.yangguang.request.routing.RoutingDesk;
import org.yangguang.request.routing.Routings;
import org.yangguang.ui.Crumb;

/// 承办人的指定、改派；内部转办、反馈、收回；转办清单.
@Controller
public class RoutingController {

    private static final int PAGE = 20;
    private static final int MOST_DAYS = 60;
    private static final int INSTRUCTION_MOST = 1000;
    private static final int ANSWER_MOST = 4000;
    private static final int REASON_MOST = 200;

    private final OfficeFrame frame;
    private final CasePages cases;
    private final RoutingPages pages;
    private final RoutingDesk desk;
    private final Routings routings;
    private final Colleagues colleagues;
    private final Calendars calendars;

    RoutingController(
            OfficeFrame frame,
            CasePages cases,
            RoutingPages pages,
            RoutingDesk desk,
            Routings routings,
            Colleagues colleagues,
            Calendars calendars) {
        this.frame = frame;
        this.cases = cases;
        this.pages = pages;
        this.desk = desk;
        this.routings = routings;
        this.colleagues = colleagues;
        this.calendars = calendars;
    }

    @GetMapping("/office/routings")
    @Permit(Permission.REQUEST_READ)
    String list(
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "1") String page,
            HttpServletRequest request,
            Model model) {
        var officer = frame.officer();
        var shown = Arrays.stream(Routings.View.values())
                .filter(v -> v.code().equals(view))
                .findFirst()
                .orElse(Routings.View.MINE);
        var counts = new LinkedHashMap<Routings.View, Integer>();
        for (var v : Routings.View.values()) {
            counts.put(v, routings.count(officer.organId(), v, officer.account()));
        }
        var part = ListPart.of(
                counts.getOrDefault(shown, 0),
                PAGE,
                RequestListController.number(page),
                "/office/routings?view=" + shown.code() + "&page=");
        model.addAttribute("page", frame.page(request, "内部转办", "routings"));
        model.addAttribute("view", shown);
        model.addAttribute("counts", counts);
        model.addAttribute("part", part);
        model.addAttribute(
                "lines", pages.lines(routings.page(officer.organId(), shown, officer.account(), PAGE, part.offset())));
        return "office/routing/list";
    }

    // ── the handler ──────────────────────────────────────────────────────────────────────────────

    @GetMapping("/office/requests/{id}/handler")
    @Permit(Permission.REQUEST_ASSIGN)
    String handlerForm(@PathVariable String id, HttpServletRequest request, Model model) {
        var file = cases.find(id);
        var handler = routings.handler(file.id()).map(UUID::toString).orElse("");
        return handlerPage(file, TypedForm.empty().with("before", handler).with("to", handler), request, model);
    }

    @PostMapping("/office/requests/{id}/handler")
    @Permit(Permission.REQUEST_ASSIGN)
    String assign(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var file = cases.find(id);
        var form = TypedForm.of(request);
        var to = CasePages.uuid(form.at("to"));
        var reason = form.text("reason", "说明", 0, REASON_MOST);
        if (to.isEmpty()) {
            form.fault("to", "请选择承办人。");
        }
        if (form.ok() && to.isPresent()) {
            var before = CasePages.uuid(form.at("before")).orElse(null);
            var result =
                    desk.assign(cases.hand(Permission.REQUEST_ASSIGN, request), file.id(), before, to.get(), reason);
            if (done(result, form, "to")) {
                flash.addFlashAttribute("done", "已指定承办人。");
                return back(file);
            }
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return handlerPage(file, form, request, model);
    }

    private String handlerPage(CaseFile file, TypedForm form, HttpServletRequest request, Model model) {
        caseForm(file, "指定承办人", form, request, model);
        model.addAttribute("handlers", named(colleagues.of(frame.organ().id(), Permission.REQUEST_HANDLE)));
        return "office/routing/handler";
    }

    // ── routing ──────────────────────────────────────────────────────────────────────────────────

    @GetMapping("/office/requests/{id}/routings/new")
    @Permit(Permission.REQUEST_HANDLE)
    String routeForm(@PathVariable String id, HttpServletRequest request, Model model) {
        var form = TypedForm.empty().with("form", UUID.randomUUID().toString());
        return routePage(cases.find(id), form, request, model);
    }

    @PostMapping("/office/requests/{id}/routings/new")
    @Permit(Permission.REQUEST_HANDLE)
    String route(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var file = cases.find(id);
        var form = TypedForm.of(request);
        var order = order(form);
        if (order.isPresent()) {
            var result = desk.route(cases.hand(Permission.REQUEST_HANDLE, request), file.id(), order.get());
            if (done(result, form, "unit")) {
                flash.addFlashAttribute(
                        "done", "已转办。" + (result instanceof Desk.Result.Done(var remark) ? remark : ""));
                return back(file);
            }
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return routePage(file, form, request, model);
    }

    private Optional<RoutingDesk.Order> order(TypedForm form) {
        var number = CasePages.uuid(form.at("form"));
        var unit = CasePages.uuid(form.at("unit"));
        var assignee = CasePages.uuid(form.at("assignee"));
        if (number.isEmpty()) {
            form.fault("unit", "本页内容不完整，请返回办件页重新打开转办。");
        }
        if (unit.isEmpty()) {
            form.fault("unit", "请选择业务处室。");
        }
        if (!form.at("assignee").isEmpty() && assignee.isEmpty()) {
            form.fault("assignee", "请从列表中选择人员，或者不选。");
        }
        var due = due(form);
        var instruction = form.text("instruction", "交办要求", 2, INSTRUCTION_MOST);
        return form.ok() && number.isPresent() && unit.isPresent() && due.isPresent()
                ? Optional.of(new RoutingDesk.Order(number.get(), unit.get(), assignee, due.get(), instruction))
                : Optional.empty();
    }

    /// The last day: as a number of working days from today, or as a date.
    private Optional<LocalDate> due(TypedForm form) {
        var days = form.at("days");
        if (days.isEmpty() == form.at("due").isEmpty()) {
            form.fault("days", "反馈期限请填工作日数或者日期，填其中一项。");
            return Optional.empty();
        }
        if (days.isEmpty()) {
            return form.day("due", "反馈期限").filter(day -> {
                boolean past = day.isBefore(frame.today());
                if (past) {
                    form.fault("due", "反馈期限不能早于今天。");
                }
                return !past;
            });
        }
        int count = days.matches("[0-9]{1,3}") ? Integer.parseInt(days) : 0;
        if (count < 1 || count > MOST_DAYS) {
            form.fault("days", "工作日数应为 1 至 " + MOST_DAYS + " 的整数，现在填的是“" + days + "”。");
            return Optional.empty();
        }
        try {
            return Optional.of(calendars.of(frame.organ().region()).plus(frame.today(), count));
        } catch (WorkingDays.YearUnknown e) {
            form.fault("days", e.year() + "年的放假安排尚未录入，数不出这一天，请改填日期。");
            return Optional.empty();
        }
    }

    private String routePage(CaseFile file, TypedForm form, HttpServletRequest request, Model model) {
        caseForm(file, "内部转办", form, request, model);
        var units = new LinkedHashMap<String, String>();
        routings.units(frame.organ().id()).stream()
                .filter(unit -> !unit.retired())
                .forEach(unit -> units.put(unit.id().toString(), unit.name()));
        model.addAttribute("units", units);
        model.addAttribute("people", named(colleagues.of(frame.organ().id(), Permission.REQUEST_READ)));
        model.addAttribute("clock", ClockCell.of(file.state(), file.reckoning()));
        return "office/routing/route";
    }

    // ── answering and recalling ──────────────────────────────────────────────────────────────────

    @GetMapping("/office/requests/{id}/routings/{routing}/answer")
    @Permit(Permission.REQUEST_TAKE_PART)
    String answerForm(@PathVariable String id, @PathVariable String routing, HttpServletRequest request, Model model) {
        return wordsPage(cases.find(id), routing, Ending.ANSWER, TypedForm.empty(), request, model);
    }

    @PostMapping("/office/requests/{id}/routings/{routing}/answer")
    @Permit(Permission.REQUEST_TAKE_PART)
    String answer(
            @PathVariable String id,
            @PathVariable String routing,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var file = cases.find(id);
        var form = TypedForm.of(request);
        var words = form.text("words", "反馈意见", 1, ANSWER_MOST);
        var found = routing(file, routing);
        if (form.ok()
                && done(
                        desk.answer(
                                cases.hand(Permission.REQUEST_TAKE_PART, request), cases.duties(), found.id(), words),
                        form,
                        "words")) {
            flash.addFlashAttribute("done", "已反馈。");
            return back(file);
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return wordsPage(file, routing, Ending.ANSWER, form, request, model);
    }

    @GetMapping("/office/requests/{id}/routings/{routing}/recall")
    @Permit(Permission.REQUEST_HANDLE)
    String recallForm(@PathVariable String id, @PathVariable String routing, HttpServletRequest request, Model model) {
        return wordsPage(cases.find(id), routing, Ending.RECALL, TypedForm.empty(), request, model);
    }

    @PostMapping("/office/requests/{id}/routings/{routing}/recall")
    @Permit(Permission.REQUEST_HANDLE)
    String recall(
            @PathVariable String id,
            @PathVariable String routing,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var file = cases.find(id);
        var form = TypedForm.of(request);
        var words = form.text("words", "收回的理由", 2, REASON_MOST);
        var found = routing(file, routing);
        if (form.ok()
                && done(
                        desk.recall(cases.hand(Permission.REQUEST_HANDLE, request), found.id(), words),
                        form,
                        "words")) {
            flash.addFlashAttribute("done", "已收回转办。");
            return back(file);
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return wordsPage(file, routing, Ending.RECALL, form, request, model);
    }

    /// The two ways in which a routing ends by somebody's words.
    public enum Ending {
        ANSWER("反馈意见", "answer"),
        RECALL("收回转办", "recall");

        private final String label;
        private final String path;

        Ending(String label, String path) {
            this.label = label;
            this.path = path;
        }

        public String label() {
            return label;
        }

        public String path() {
            return path;
        }
    }

    private String wordsPage(
            CaseFile file, String routing, Ending ending, TypedForm form, HttpServletRequest request, Model model) {
        var found = routing(file, routing);
        caseForm(file, ending.label(), form, request, model);
        model.addAttribute("line", pages.lines(List.of(found)).getFirst());
        model.addAttribute("ending", ending);
        model.addAttribute("mayAnswer", pages.mayAnswer(found));
        return "office/routing/words";
    }

    // ── inside ───────────────────────────────────────────────────────────────────────────────────

    private Routing routing(CaseFile file, String id) {
        return CasePages.uuid(id)
                .flatMap(routings::byId)
                .filter(found -> found.request().equals(file.id()))
                .orElseThrow(CasePages::notFound);
    }

    private void caseForm(CaseFile file, String title, TypedForm form, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        form.title(title),
                        "requests",
                        new Crumb("申请办理", "/office/requests"),
                        new Crumb(CasePages.named(file), "/office/requests/" + file.id()),
                        new Crumb(title, "")));
        model.addAttribute("file", file);
        model.addAttribute("form", form);
    }

    /// Whether it was done; if not, the form says why at the field.
    private static boolean done(Desk.Result result, TypedForm form, String field) {
        return switch (result) {
            case Desk.Result.Done _ -> true;
            case Desk.Result.Refused(var message) -> {
                form.fault(field, message);
                yield false;
            }
            case Desk.Result.Overtaken _ -> {
                form.fault(field, "刚被别人处理过，请返回办件页看最新情况。");
                yield false;
            }
        };
    }

    private static Map<String, String> named(List<Colleague> colleagues) {
        var named = new LinkedHashMap<String, String>();
        colleagues.forEach(c -> named.put(
                c.id().toString(),
                c.name() + "（"
                        + c.duties().stream()
                                .sorted()
                                .map(d -> d.label())
                                .collect(java.util.stream.Collectors.joining("、"))
                        + "）"));
        return named;
    }

    private static String back(CaseFile file) {
        return "redirect:/office/requests/" + file.id() + "#work";
    }
}
