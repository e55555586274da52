package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.Channel;
import org.yangguang.request.RequestList;
import org.yangguang.request.RequestList.Filter;
import org.yangguang.request.RequestList.View;
import org.yangguang.request.Timeliness;

/// 申请办理：the requests of the organ, filtered and paged.
@Controller
public class RequestListController {

    private static final int PAGE = 20;
    private static final int WORDS_MOST = 60;

    private final OfficeFrame frame;
    private final RequestList requests;

    RequestListController(OfficeFrame frame, RequestList requests) {
        this.frame = frame;
        this.requests = requests;
    }

    /// A saved view with what it holds now.
    public record Tab(View view, int count, boolean current) {}

    public record Line(RequestList.Row request, ClockCell clock, StateTag tag) {

        /// 按期 or 逾期 in one word, for a reply that was served.
        public Optional<String> timely() {
            return Timeliness.of(request.state(), request.reckoning()).flatMap(Timeliness::word);
        }
    }

    @GetMapping("/office/requests")
    @Permit(Permission.REQUEST_READ)
    String show(
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "1") String page,
            HttpServletRequest request,
            Model model) {
        var organ = frame.organ();
        var filter = new Filter(
                one(View.values(), view, View::code).orElse(View.ALL),
                one(ApplicantKind.values(), kind, Enum::name),
                one(Channel.values(), channel, Enum::name),
                words.length() > WORDS_MOST ? words.substring(0, WORDS_MOST) : words);
        int total = requests.count(organ, filter);
        var pager = Pager.of(number(page), PAGE, total, address(filter));
        model.addAttribute("page", frame.page(request, "申请办理", "requests"));
        model.addAttribute("filter", filter);
        model.addAttribute("pager", pager);
        model.addAttribute("tabs", tabs(filter.view()));
        model.addAttribute(
                "lines",
                requests.page(organ, filter, PAGE, pager.offset()).stream()
                        .map(row -> new Line(
                                row, ClockCell.of(row.state(), row.reckoning()), StateTag.of(row.state(), row.reply())))
                        .toList());
        return "office/requests";
    }

    private List<Tab> tabs(View current) {
        return Arrays.stream(View.values())
                .map(view ->
                        new Tab(view, requests.count(frame.organ(), DashboardController.all(view)), view == current))
                .toList();
    }

    private static UriComponentsBuilder address(Filter filter) {
        var address = UriComponentsBuilder.fromPath("/office/requests")
                .queryParam("view", filter.view().code());
        if (!filter.words().isBlank()) {
            address.queryParam("words", filter.words());
        }
        filter.kind().ifPresent(kind -> address.queryParam("kind", kind.name()));
        filter.channel().ifPresent(channel -> address.queryParam("channel", channel.name()));
        return address;
    }

    private static <T> Optional<T> one(T[] values, String text, java.util.function.Function<T, String> name) {
        return Arrays.stream(values).filter(v -> name.apply(v).equals(text)).findFirst();
    }

    static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 1;
    }
}
