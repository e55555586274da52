package org.yangguang.office;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.web.util.UriComponentsBuilder;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.Awaited;
import org.yangguang.request.Channel;
import org.yangguang.request.Outcome;
import org.yangguang.request.RequestList.Column;
import org.yangguang.request.RequestList.Filter;
import org.yangguang.request.RequestList.Order;
import org.yangguang.request.RequestList.Span;
import org.yangguang.request.RequestList.Used;
import org.yangguang.request.RequestList.View;

/// The filter of the list of requests and its order as their address carries them: read from it and
/// written back.
///
/// @param faults what could not be read, and so was not filtered by
public record ListFilter(Filter filter, Order order, List<String> faults) {

    static final String LIST = "/office/requests";
    private static final int WORDS_MOST = 60;
    private static final Pattern USED = Pattern.compile("(\\d{1,4})-(\\d{1,4})");

    public ListFilter {
        faults = List.copyOf(faults);
    }

    static ListFilter of(Typed typed, UUID viewer) {
        var faults = new ArrayList<String>();
        BiFunction<String, String, Span> span = (name, label) -> span(typed, name, label, faults);
        var words = typed.get("words");
        var used = USED.matcher(typed.get("used"));
        var filter = new Filter(
                one(View.values(), typed.get("view"), View::code).orElse(View.ALL),
                one(ApplicantKind.values(), typed.get("kind"), Enum::name),
                one(Channel.values(), typed.get("channel"), Enum::name),
                words.length() > WORDS_MOST ? words.substring(0, WORDS_MOST) : words,
                one(Outcome.values(), typed.get("outcome"), Outcome::code),
                typed.get("handler").equals("none") ? Optional.of(Filter.NOBODY) : CasePages.uuid(typed.get("handler")),
                one(Awaited.From.values(), typed.get("waits"), Enum::name),
                span.apply("received", "收到日期"),
                span.apply("concluded", "办结日期"),
                span.apply("due", "答复到期日"),
                span.apply("lapse", "补正、缴费期满日"),
                used.matches()
                        ? Optional.of(new Used(Integer.parseInt(used.group(1)), Integer.parseInt(used.group(2))))
                        : Optional.empty(),
                typed.get("late").equals("1"),
                Optional.of(viewer));
        var order = Order.all().stream()
                .filter(o -> o.code().equals(typed.get("sort")))
                .findFirst()
                .orElse(Order.USUAL);
        return new ListFilter(filter, order, faults);
    }

    /// The same filter from a query such as `view=open&kind=BUSINESS`.
    static ListFilter ofQuery(String query, UUID viewer) {
        var typed = new java.util.LinkedHashMap<String, String>();
        UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .forEach((name, values) -> typed.put(name, values.getFirst() == null ? "" : values.getFirst()));
        return of(new Typed(typed), viewer);
    }

    private static Span span(Typed typed, String name, String label, List<String> faults) {
        var from = typed.day(name + "From");
        var to = typed.day(name + "To");
        for (var end : List.of("From", "To")) {
            if (!typed.get(name + end).isEmpty() && typed.day(name + end).isEmpty()) {
                faults.add(label + "应为日期，如 2026-11-21；“" + typed.get(name + end) + "”读不出，没有按它筛选");
            }
        }
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            faults.add(label + "的止日早于起日，没有符合条件的申请");
        }
        return new Span(from.orElse(null), to.orElse(null));
    }

    private static <T> Optional<T> one(T[] values, String text, Function<T, String> name) {
        return Arrays.stream(values).filter(v -> name.apply(v).equals(text)).findFirst();
    }

    UriComponentsBuilder address() {
        return address(LIST);
    }

    /// The page of another path with the same filter.
    UriComponentsBuilder address(String path) {
        var address = UriComponentsBuilder.fromPath(path);
        address.queryParam("view", filter.view().code());
        put(address, "words", filter.words());
        filter.kind().ifPresent(kind -> put(address, "kind", kind.name()));
        filter.channel().ifPresent(channel -> put(address, "channel", channel.name()));
        filter.outcome().ifPresent(outcome -> put(address, "outcome", outcome.code()));
        filter.handler().ifPresent(h -> put(address, "handler", h.equals(Filter.NOBODY) ? "none" : h.toString()));
        filter.waits().ifPresent(from -> put(address, "waits", from.name()));
        put(address, "received", filter.received());
        put(address, "concluded", filter.concluded());
        put(address, "due", filter.due());
        put(address, "lapse", filter.lapse());
        filter.used().ifPresent(used -> put(address, "used", used.from() + "-" + used.to()));
        put(address, "late", filter.late() ? "1" : "");
        put(address, "sort", order.equals(Order.USUAL) ? "" : order.code());
        return address;
    }

    /// The head of a column: how the list is sorted by it now, and the address that sorts by it or turns
    /// it round.
    public record Head(String label, String ariaSort, String href) {}

    public Head head(Column column) {
        boolean current = order.column() == column;
        var next = new Order(column, current && !order.reversed());
        var href = new ListFilter(filter, next, List.of()).address();
        // 提交 starts with the last, which descends.
        boolean ascending = order.reversed() == (column == Column.SUBMITTED);
        return new Head(
                column.label(),
                !current ? "none" : ascending ? "ascending" : "descending",
                href.build().encode().toUriString());
    }

    /// What follows the question mark: fields of a form that keeps the filter, name and value.
    public String query() {
        var query = address().build().encode().toUri().getRawQuery();
        return query == null ? "" : query;
    }

    /// What a saved view keeps. Words may name a person and are not kept.
    String keptQuery() {
        return address().replaceQueryParam("words").build().encode().toUri().getRawQuery();
    }

    /// What the filter says, for the head of an export.
    public String inWords() {
        var said = new ArrayList<String>(List.of(filter.view().label()));
        filter.kind().ifPresent(kind -> said.add("申请人类别：" + kind.label()));
        filter.channel().ifPresent(channel -> said.add("渠道：" + channel.label()));
        filter.outcome().ifPresent(outcome -> said.add("结果：" + outcome.fullLabel()));
        filter.waits().ifPresent(from -> said.add("等待：" + from.label()));
        said(said, "收到", filter.received());
        said(said, "办结", filter.concluded());
        said(said, "到期", filter.due());
        said(said, "补正、缴费期满", filter.lapse());
        filter.used().ifPresent(used -> said.add("用时 " + used.from() + "–" + used.to() + " 个工作日"));
        if (filter.handler().isPresent()) {
            said.add("按承办人");
        }
        if (filter.late()) {
            said.add("逾期");
        }
        if (!filter.words().isBlank()) {
            said.add("按关键词");
        }
        return String.join("；", said);
    }

    private static void said(List<String> said, String label, Span span) {
        if (span.isBounded()) {
            said.add(label + " " + text(span.from()) + " 至 " + text(span.to()));
        }
    }

    private static String text(@org.jspecify.annotations.Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static void put(UriComponentsBuilder address, String name, String value) {
        if (!value.isBlank()) {
            address.queryParam(name, value);
        }
    }

    private static void put(UriComponentsBuilder address, String name, Span span) {
        put(address, name + "From", text(span.from()));
        put(address, name + "To", text(span.to()));
    }
}
