package org.yangguang.office;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.Channel;
import org.yangguang.request.Outcome;
import org.yangguang.request.Statistics.Basis;
import org.yangguang.request.Statistics.Counted;

/// The figures of a period as the page shows them: each with the address of the list it is the length of.
///
/// @param used how long it took, 用时
public record StatisticsView(
        List<Line> sums, Chart kinds, Chart channels, Chart used, Chart months, List<Line> outcomes, String median) {

    /// @param group 表三的（一）至（六）; empty elsewhere
    public record Line(String group, String label, int count, String href) {}

    /// @param caption the finding
    /// @param unit year and unit in small
    public record Chart(String id, String title, String caption, String unit, List<Bar> bars) {}

    /// @param width of 100
    public record Bar(String label, int count, BigDecimal width, String href) {}

    private record Range(int from, int to, String label) {}

    private static final List<Range> USED = List.of(
            new Range(0, 5, "5 个工作日以内"),
            new Range(6, 10, "6–10 个工作日"),
            new Range(11, 15, "11–15 个工作日"),
            new Range(16, 20, "16–20 个工作日"),
            new Range(21, 40, "21–40 个工作日"),
            new Range(41, 9999, "41 个工作日以上"));

    static StatisticsView of(Basis basis, LocalDate from, LocalDate to, Counted counted) {
        var link = new Link(basis, from, to);
        return new StatisticsView(
                sums(link, counted),
                chart(
                        "kinds",
                        "申请人类别",
                        link,
                        Arrays.stream(ApplicantKind.values())
                                .map(kind -> bar(
                                        kind.label(),
                                        counted.kinds().getOrDefault(kind, 0),
                                        link.all() + "&kind=" + kind.name()))
                                .toList()),
                chart(
                        "channels",
                        "渠道",
                        link,
                        Arrays.stream(Channel.values())
                                .map(channel -> bar(
                                        channel.label(),
                                        counted.channels().getOrDefault(channel, 0),
                                        link.all() + "&channel=" + channel.name()))
                                .toList()),
                chart(
                        "used",
                        "办结用时",
                        link,
                        USED.stream()
                                .map(r -> bar(
                                        r.label(),
                                        counted.within(r.from(), r.to()),
                                        link.concluded() + "&used=" + r.from() + "-" + r.to()))
                                .toList()),
                chart(
                        "months",
                        "各月" + basis.label(),
                        link,
                        counted.months().entrySet().stream()
                                .map(month -> bar(
                                        month.getKey().toString(),
                                        month.getValue(),
                                        new Link(
                                                        basis,
                                                        later(
                                                                from,
                                                                month.getKey().atDay(1)),
                                                        earlier(
                                                                to,
                                                                month.getKey().atEndOfMonth()))
                                                .all()))
                                .toList()),
                Arrays.stream(Outcome.values())
                        .map(outcome -> new Line(
                                outcome.group().label(),
                                outcome.label(),
                                counted.outcomes().getOrDefault(outcome, 0),
                                link.concluded() + "&outcome=" + outcome.code()))
                        .toList(),
                counted.median().isPresent() ? counted.median().getAsInt() + " 个工作日" : "—");
    }

    private static List<Line> sums(Link link, Counted counted) {
        var sums = new ArrayList<Line>();
        sums.add(new Line("", link.basis().label(), counted.total(), link.all()));
        if (link.basis() == Basis.RECEIVED) {
            sums.add(new Line("", "其中已办结", counted.concluded(), link.concluded()));
            sums.add(new Line("", "其中在办", counted.open(), link.of("open")));
        }
        sums.add(new Line("", "其中逾期", counted.late(), link.all() + "&late=1"));
        return sums;
    }

    /// The list of a period, by the day that puts a request into it.
    private record Link(Basis basis, LocalDate from, LocalDate to) {

        String all() {
            return of(basis == Basis.RECEIVED ? "all" : "concluded");
        }

        String concluded() {
            return of("concluded");
        }

        String of(String view) {
            var address = ListFilter.LIST + "?view=" + view;
            return switch (basis) {
                case RECEIVED -> address + "&receivedFrom=" + from + "&receivedTo=" + to;
                case CONCLUDED -> address + "&concludedFrom=" + from + "&concludedTo=" + to + "&receivedTo=" + to;
            };
        }
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static Bar bar(String label, int count, String href) {
        return new Bar(label, count, BigDecimal.ZERO, href);
    }

    private static Chart chart(String id, String title, Link link, List<Bar> bars) {
        int most = bars.stream().mapToInt(Bar::count).max().orElse(0);
        int all = bars.stream().mapToInt(Bar::count).sum();
        var drawn = bars.stream()
                .map(bar -> new Bar(bar.label(), bar.count(), share(bar.count(), most), bar.href()))
                .toList();
        var caption = bars.stream()
                .max(Comparator.comparingInt(Bar::count))
                .filter(bar -> bar.count() > 0)
                .map(bar ->
                        "“" + bar.label() + "”最多，占 " + share(bar.count(), all).toPlainString() + "%")
                .orElse("这一期间没有可统计的申请");
        return new Chart(id, title, caption, link.from() + " 至 " + link.to() + "，单位：件", drawn);
    }

    private static BigDecimal share(int part, int whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(100L * part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }

    /// Every figure of the page as rows, for taking away.
    List<List<String>> rows() {
        return Stream.of(
                        sums.stream().map(line -> List.of("合计", line.label(), String.valueOf(line.count()))),
                        bars(kinds),
                        bars(channels),
                        outcomes.stream()
                                .map(line -> List.of(
                                        "办理结果", line.group() + " " + line.label(), String.valueOf(line.count()))),
                        bars(used),
                        Stream.of(List.of("办结用时", "中位数", median)),
                        bars(months))
                .flatMap(lines -> lines)
                .toList();
    }

    private static Stream<List<String>> bars(Chart chart) {
        return chart.bars().stream().map(bar -> List.of(chart.title(), bar.label(), String.valueOf(bar.count())));
    }
}
