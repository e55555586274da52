package org.yangguang.opendata;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yangguang.opendata.Explored.Bar;
import org.yangguang.opendata.Explored.Course;
import org.yangguang.opendata.Explored.Leaders;
import org.yangguang.opendata.Explored.Outcomes;
import org.yangguang.opendata.Explored.Place;
import org.yangguang.opendata.Explored.YearCount;
import org.yangguang.opendata.ExplorerStore.OrganRow;
import org.yangguang.opendata.ExplorerStore.Published;
import org.yangguang.opendata.ExplorerStore.Sum;
import org.yangguang.opendata.Question.Basis;
import org.yangguang.opendata.Question.Group;
import org.yangguang.opendata.Question.Sort;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.report.Form;
import org.yangguang.ui.LineChart;
import org.yangguang.ui.LineChart.Series;

/// Answers a [Question] from the figures of published reports.
@Component("opendataExplorer")
class Explorer {

    /// Rows on a page.
    static final int PAGE = 50;

    private static final int LEADERS = 9;
    private static final int STACKS = 5;

    private final ExplorerStore store;
    private final Tables tables;
    private final Organs organs;
    private final Lately<String, List<YearCount>> years = new Lately<>(1);
    private final Lately<Area, List<Published>> published = new Lately<>(200);
    private final Lately<AreaYear, List<Sum>> sums = new Lately<>(200);

    private record AreaYear(Area area, int year) {}

    Explorer(ExplorerStore store, Organs organs) {
        this.store = store;
        this.tables = new Tables(store);
        this.organs = organs;
    }

    List<YearCount> years() {
        return years.get("", store::years);
    }

    /// The whole table, for files.
    Listing table(Question question) {
        return tables.of(question, Integer.MAX_VALUE, 0);
    }

    /// @param offset the rows before the page
    Explored explore(Question question, List<YearCount> years, int offset) {
        var area = Area.of(question);
        boolean results = Form.forYear(question.year()) != Form.FMT_LEGACY;
        var course = store.course(area, question.item());
        var sums = keySums(area, question.year(), results);
        course.stream()
                .filter(sum -> sum.year() == question.year())
                .forEach(sum -> sums.put(question.item().code(), sum));
        var published = this.published.get(area, () -> store.published(area)).stream()
                .collect(Collectors.toMap(Published::year, Published::reports, (a, b) -> a, java.util.TreeMap::new));
        int reports = published.getOrDefault(question.year(), 0);
        int listed = store.organs(area, question.year());
        var page = question.group() == Group.ORGAN
                ? rows(area, question, question.sort(), PAGE, offset)
                : List.<OrganRow>of();
        boolean mostFirst = question.group() == Group.ORGAN && question.sort() == Sort.MOST && offset == 0;
        var most = (mostFirst ? page : rows(area, question, Sort.MOST, LEADERS, 0))
                .stream().filter(row -> row.value() != null).limit(LEADERS).toList();
        return new Explored(
                question,
                years,
                whose(question, listed, reports),
                above(question.org()),
                store.governments(top(question)),
                new KeySums(question, sums, reports).strip(),
                leaders(question, most, sums.get(question.item().code())),
                course(question, course, published),
                results ? outcomes(question, sums, most) : Optional.empty(),
                question.group() == Group.ORGAN
                        ? Tables.organs(question, page, listed)
                        : tables.of(question, PAGE, offset),
                remarks(
                        question,
                        years,
                        sums.get(question.item().code()),
                        reports,
                        store.contradicted(area, question.year())));
    }

    /// The sums that every page of an area and a year shows, by code.
    private Map<String, Sum> keySums(Area area, int year, boolean results) {
        var found = sums.get(new AreaYear(area, year), () -> {
            var wanted = new LinkedHashSet<>(KeySums.items(year));
            if (results) {
                wanted.addAll(OutcomeShares.ITEMS);
            }
            return store.sums(area, year, wanted);
        });
        var byCode = new HashMap<String, Sum>();
        found.forEach(sum -> byCode.put(sum.item(), sum));
        return byCode;
    }

    private List<OrganRow> rows(Area area, Question question, Sort sort, int size, int offset) {
        return store.organs(area, question.year(), question.item(), sort, size, offset);
    }

    private static @Nullable Integer top(Question question) {
        var org = question.org();
        return org == null ? null : org.id();
    }

    private List<Place> above(@Nullable Organ org) {
        return org == null
                ? List.of()
                : organs.chainAbove(org.id()).stream()
                        .map(organ -> new Place(organ.code(), organ.name()))
                        .toList();
    }

    private static String whose(Question question, int listed, int reports) {
        var org = question.org();
        var name = org == null ? "全部地区" : org.name();
        return switch (question.basis()) {
            case ORGANS -> "%s的 %d 个机关，%d 个已公布 %d 年度报告".formatted(name, listed, reports, question.year());
            case GOVERNMENTS ->
                "%s，%d 个政府的报告并列".formatted(name, listed)
                        + (reports == 0 ? "；本级政府 " + question.year() + " 年度的报告未在本平台公布" : "");
        };
    }

    private static Optional<Leaders> leaders(Question question, List<OrganRow> most, @Nullable Sum sum) {
        var first = most.isEmpty() ? null : most.getFirst().value();
        if (first == null || first.signum() <= 0) {
            return Optional.empty();
        }
        var bars = new ArrayList<Bar>();
        var shown = BigDecimal.ZERO;
        for (var row : most) {
            var value = row.value();
            if (value != null) {
                shown = shown.add(value);
                bars.add(new Bar(row.name(), value.toPlainString(), width(value, first)));
            }
        }
        var caption = most.getFirst().name() + "最多，" + first.toPlainString() + " "
                + question.item().unit();
        var all = sum == null ? null : sum.value();
        if (question.basis() == Basis.ORGANS
                && question.item().isAddable()
                && all != null
                && sum != null
                && all.signum() > 0) {
            if (most.size() > 3) {
                var three = most.stream().limit(3).map(OrganRow::value).reduce(BigDecimal.ZERO, Explorer::plus);
                caption = "前三个机关占 "
                        + OutcomeShares.share(plus(three, BigDecimal.ZERO), all).toPlainString() + "%";
            }
            int others = sum.known() - most.size();
            if (others > 0) {
                var rest = all.subtract(shown);
                bars.add(new Bar("其他 " + others + " 个机关", rest.toPlainString(), width(rest, first)));
            }
        }
        return Optional.of(new Leaders(caption, bars));
    }

    private static BigDecimal plus(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return (a == null ? BigDecimal.ZERO : a).add(b == null ? BigDecimal.ZERO : b);
    }

    private static BigDecimal width(BigDecimal value, BigDecimal most) {
        return OutcomeShares.share(value.max(BigDecimal.ZERO), most).min(BigDecimal.valueOf(100));
    }

    private static Optional<Course> course(Question question, List<Sum> sums, Map<Integer, Integer> published) {
        var known = sums.stream().filter(sum -> sum.value() != null).toList();
        if (known.size() < 2 || !question.item().isAddable()) {
            return Optional.empty();
        }
        var byYear = sums.stream().collect(Collectors.toMap(Sum::year, Function.identity()));
        var years = new ArrayList<String>();
        var values = new ArrayList<@Nullable BigDecimal>();
        for (int year = known.getFirst().year(); year <= known.getLast().year(); year++) {
            var sum = byYear.get(year);
            years.add(String.valueOf(year));
            values.add(sum == null ? null : sum.value());
        }
        var first = known.getFirst();
        var last = known.getLast();
        var from = plus(first.value(), BigDecimal.ZERO);
        var difference = plus(last.value(), BigDecimal.ZERO).subtract(from);
        boolean alike = first.known() == last.known();
        var caption = !alike
                ? "各年载明的报告份数不同，不比较增减"
                : difference.signum() == 0
                        ? "%d 年与 %d 年相同".formatted(last.year(), first.year())
                        : "%d 年比 %d 年%s %s %s"
                                .formatted(
                                        last.year(),
                                        first.year(),
                                        difference.signum() > 0 ? "多" : "少",
                                        difference.abs().toPlainString(),
                                        question.item().unit());
        var counts = known.stream()
                .map(sum -> sum.year() + " 年 " + sum.known() + "/" + published.getOrDefault(sum.year(), sum.known()))
                .collect(Collectors.joining("，"));
        return Optional.of(new Course(
                caption,
                "载明的报告/已公布的报告：" + counts,
                LineChart.of(340, years, List.of(new Series(question.item().label(), values)))));
    }

    private Optional<Outcomes> outcomes(Question question, Map<String, Sum> sums, List<OrganRow> most) {
        var figures = new LinkedHashMap<String, Map<String, BigDecimal>>();
        var all = new HashMap<String, BigDecimal>();
        var counts = OutcomeShares.ITEMS.stream()
                .map(item -> Optional.ofNullable(sums.get(item.code()))
                        .map(Sum::known)
                        .orElse(0))
                .distinct()
                .toList();
        for (var item : OutcomeShares.ITEMS) {
            var sum = sums.get(item.code());
            var value = sum == null ? null : sum.value();
            if (value != null && counts.size() == 1) {
                all.put(item.code(), value);
            }
        }
        figures.put(question.basis() == Basis.ORGANS ? "各机关合计" : "本级政府的报告", all);
        var some = most.stream().limit(STACKS).toList();
        var names = some.stream()
                .collect(Collectors.toMap(OrganRow::code, OrganRow::name, (a, b) -> a, LinkedHashMap::new));
        names.values().forEach(name -> figures.put(name, new HashMap<>()));
        for (var figure : store.figures(names.keySet(), question.year(), OutcomeShares.ITEMS)) {
            var value = figure.value();
            if (value != null) {
                figures.getOrDefault(names.getOrDefault(figure.organ(), ""), new HashMap<>())
                        .put(figure.item(), value);
            }
        }
        return OutcomeShares.of(figures);
    }

    private static List<String> remarks(
            Question question, List<YearCount> years, @Nullable Sum sum, int reports, int contradicted) {
        var remarks = new ArrayList<String>();
        remarks.add(
                switch (question.basis()) {
                    case ORGANS -> "数字是各机关自己的报告相加，不含各级政府的汇总报告，所以不会重复计算；垂直领导部门的报告计入。";
                    case GOVERNMENTS -> "数字取自政府公布的汇总报告，各级政府的报告互相包含，只并列，不相加。";
                });
        years.stream()
                .filter(year -> year.year() == question.year())
                .findFirst()
                .ifPresent(year -> {
                    int other = question.basis() == Basis.ORGANS ? year.governments() : year.organs();
                    if (reports == 0 && other > 0) {
                        remarks.add(
                                question.basis() == Basis.ORGANS
                                        ? "所选范围没有机关公布这一年度的报告；可改看“政府的汇总报告”。"
                                        : "所选范围没有本级政府的报告；可改看“各机关的报告相加”。");
                    }
                });
        if (sum != null && sum.gaps() > 0) {
            remarks.add("“%s”有 %d 份报告的原文空白、缺失或者不能读作一个数，没有计入。"
                    .formatted(question.item().label(), sum.gaps()));
        }
        if (contradicted > 0) {
            remarks.add("有 %d 份报告的表三自相矛盾（总计与分项不符等），数字按原文，未改。".formatted(contradicted));
        }
        if (question.group() == Group.REGION) {
            remarks.add("“各机关相加”包括该地区政府以下的全部机关；“政府报告”是该政府自己公布的汇总，两数不同不一定有误（例如报告尚未全部公布）。");
        }
        return remarks;
    }
}
