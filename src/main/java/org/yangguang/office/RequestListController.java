package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.yangguang.identity.Accounts;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.organ.Organ;
import org.yangguang.request.RequestList;
import org.yangguang.request.RequestList.View;
import org.yangguang.request.RequestState;
import org.yangguang.request.SavedViews;
import org.yangguang.request.Timeliness;

/// 申请办理：the requests of the organ, filtered and paged.
@Controller
public class RequestListController {

    static final int PAGE = 20;

    private final OfficeFrame frame;
    private final RequestList requests;
    private final SavedViews views;
    private final Accounts accounts;
    private final ApplicantPost post;

    RequestListController(
            OfficeFrame frame, RequestList requests, SavedViews views, Accounts accounts, ApplicantPost post) {
        this.frame = frame;
        this.requests = requests;
        this.views = views;
        this.accounts = accounts;
        this.post = post;
    }

    /// A view with what it holds now.
    public record Tab(String label, String href, String count, String look, boolean current) {}

    /// @param alarm why the row is in trouble beside its clock; empty if it is not
    public record Line(RequestList.Row request, ClockCell clock, StateTag tag, String handler, String alarm) {

        /// 按期 or 逾期 in one word, for a reply that was served.
        public Optional<String> timely() {
            return Timeliness.of(request.state(), request.reckoning()).flatMap(Timeliness::word);
        }
    }

    @GetMapping("/office/requests")
    @Permit(Permission.REQUEST_READ)
    String show(HttpServletRequest request, Model model) {
        var organ = frame.organ();
        var officer = frame.officer();
        var typed = Typed.of(request);
        var list = ListFilter.of(typed, officer.account());
        var page = requests.numbered(organ, list.filter(), list.order(), PAGE, typed.number("page", 1));
        var handlers = Handlers.of(accounts, organ.id());
        var confirmBy = requests.confirmBy(organ);
        model.addAttribute("page", frame.page(request, "申请办理", "requests"));
        model.addAttribute("unread", post.unread(organ));
        model.addAttribute("list", list);
        model.addAttribute("filter", list.filter());
        model.addAttribute("pager", Pager.of(typed.number("page", 1), PAGE, page.total(), list.address()));
        model.addAttribute("tabs", tabs(organ, list));
        model.addAttribute("handlers", handlers);
        model.addAttribute("allChosen", typed.get("chosen").equals("page"));
        model.addAttribute(
                "lines",
                page.rows().stream().map(row -> line(row, handlers, confirmBy)).toList());
        return "office/requests";
    }

    private static Line line(RequestList.Row row, Map<UUID, String> handlers, LocalDate confirmBy) {
        var tag = StateTag.of(row.state(), row.reply(), row.waiting().map(RequestList.Waiting::step));
        boolean tooLong = row.state() instanceof RequestState.Unconfirmed
                && row.submittedOn().isBefore(confirmBy);
        return new Line(
                row,
                ClockCell.of(row.state(), row.reckoning()),
                tag,
                row.handler().map(h -> handlers.getOrDefault(h, "已离岗")).orElse("未分派"),
                tooLong ? "超过 1 个工作日的内部时限，请尽快确认" : "");
    }

    private List<Tab> tabs(Organ organ, ListFilter list) {
        var officer = frame.officer();
        var counters = requests.counters(organ, officer.account());
        var saved = views.of(organ.id(), officer.account());
        var query = list.query();
        boolean ofSaved = saved.stream().anyMatch(view -> view.query().equals(query));
        var tabs = Arrays.stream(View.values())
                .filter(view -> view != View.UNCONFIRMED_LATE
                        || counter(counters, view) > 0
                        || list.filter().view() == view)
                .map(view -> new Tab(
                        view.label(),
                        ListFilter.LIST + "?view=" + view.code(),
                        String.valueOf(counter(counters, view)),
                        look(view, counter(counters, view)),
                        !ofSaved && view == list.filter().view()))
                .collect(Collectors.toList());
        saved.forEach(view -> tabs.add(new Tab(
                view.name() + (view.owner().equals(officer.account()) ? "" : "（共享）"),
                ListFilter.LIST + "?" + view.query(),
                "",
                "",
                view.query().equals(query))));
        return tabs;
    }

    private static int counter(Map<View, Integer> counters, View view) {
        return counters.getOrDefault(view, 0);
    }

    private static String look(View view, int counter) {
        if (counter == 0) {
            return "n";
        }
        return switch (view) {
            case TODAY, UNCONFIRMED_LATE -> "n t-bad";
            case SOON, UNCONFIRMED, LAPSED -> "n t-warn";
            case ALL, OPEN, MINE, WAITING, PAUSED, SIGNING, UNSERVED, CONCLUDED -> "n";
        };
    }

    static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 1;
    }
}
