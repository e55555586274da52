package org.yangguang.opendata;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yangguang.opendata.ExplorerStore.OrganRow;
import org.yangguang.opendata.ExplorerStore.Published;
import org.yangguang.opendata.ExplorerStore.Sum;
import org.yangguang.opendata.Listing.Column;
import org.yangguang.opendata.Listing.Field;
import org.yangguang.opendata.Listing.Kind;
import org.yangguang.opendata.Question.Basis;
import org.yangguang.opendata.Question.Sort;

/// The table of the explorer: organs, years or regions.
final class Tables {

    private final ExplorerStore store;

    Tables(ExplorerStore store) {
        this.store = store;
    }

    Listing of(Question question, int size, int offset) {
        return switch (question.group()) {
            case ORGAN -> {
                var area = Area.of(question);
                yield organs(
                        question,
                        store.organs(area, question.year(), question.item(), question.sort(), size, offset),
                        store.organs(area, question.year()));
            }
            case YEAR -> years(question, size, offset);
            case REGION -> regions(question, size, offset);
        };
    }

    /// @param page the rows of the page
    /// @param total how many there are on all pages
    static Listing organs(Question question, List<OrganRow> page, int total) {
        var columns = List.of(
                column(question, "code", "机构代码", Kind.WORDS, Sort.CODE, Sort.CODE_DOWN),
                new Column("organ", "机关", Kind.WORDS),
                new Column("kind", "类别", Kind.WORDS),
                column(question, "value", value(question), Kind.NUMBER, Sort.LEAST, Sort.MOST),
                column(question, "previous", question.year() - 1 + " 年", Kind.NUMBER, Sort.PREVIOUS, Sort.PREVIOUS),
                column(question, "change", "增减", Kind.NUMBER, Sort.FALL, Sort.RISE),
                new Column("note", "说明", Kind.WORDS));
        var rows = page.stream()
                .map(row -> List.of(
                        Field.of(row.code()),
                        Field.of(row.name())
                                .to(
                                        row.reported()
                                                ? "/o/" + row.code() + "/annual/" + question.year()
                                                : "/o/" + row.code() + "/annual"),
                        Field.of(row.kind().label()),
                        Field.of(row.value()),
                        Field.of(row.previous()),
                        Field.of(difference(row.value(), row.previous())),
                        Field.of(note(row))))
                .toList();
        return new Listing(columns, rows, total);
    }

    private static String note(OrganRow row) {
        if (!row.reported()) {
            return "未公布报告";
        }
        return row.value() == null ? Gap.words(row.gap()) : "";
    }

    private Listing years(Question question, int size, int offset) {
        var area = Area.of(question);
        var sums =
                store.course(area, question.item()).stream().collect(Collectors.toMap(Sum::year, Function.identity()));
        var published = store.published(area);
        boolean down = question.sort() != Sort.CODE;
        var columns = List.of(
                column(question, "year", "年度", Kind.WORDS, Sort.CODE, Sort.MOST),
                new Column("value", value(question), Kind.NUMBER),
                new Column("reports", "已公布报告（份）", Kind.NUMBER),
                new Column("known", "载明此项（份）", Kind.NUMBER),
                new Column("gaps", "空白、缺失或读不出（份）", Kind.NUMBER),
                new Column("not_asked", "表式无此项（份）", Kind.NUMBER));
        var order = Comparator.comparingInt(Published::year);
        var rows = published.stream()
                .sorted(down ? order.reversed() : order)
                .map(year -> {
                    var sum = Optional.ofNullable(sums.get(year.year()));
                    int known = sum.map(Sum::known).orElse(0);
                    int gaps = sum.map(Sum::gaps).orElse(0);
                    var value = sum.map(Sum::value).orElse(null);
                    return List.of(
                            Field.of(String.valueOf(year.year()))
                                    .to("/data?"
                                            + question.query(Map.of(
                                                    "year", String.valueOf(year.year()), "group", "", "sort", ""))),
                            Field.of(question.item().isAddable() || known == 1 ? value : null),
                            Field.of(year.reports()),
                            Field.of(known),
                            Field.of(gaps),
                            Field.of(year.reports() - known - gaps));
                })
                .toList();
        return page(columns, rows, size, offset);
    }

    private Listing regions(Question question, int size, int offset) {
        var org = question.org();
        var columns = List.of(
                column(question, "code", "机构代码", Kind.WORDS, Sort.CODE, Sort.CODE_DOWN),
                new Column("region", "地区", Kind.WORDS),
                column(question, "value", "各机关相加（" + question.item().unit() + "）", Kind.NUMBER, Sort.LEAST, Sort.MOST),
                new Column("organs", "机关（个）", Kind.NUMBER),
                new Column("reports", "已公布报告（份）", Kind.NUMBER),
                new Column("known", "载明此项（份）", Kind.NUMBER),
                new Column("government", "政府报告（" + question.item().unit() + "）", Kind.NUMBER),
                new Column("difference", "政府报告与相加之差", Kind.NUMBER));
        var rows = new ArrayList<List<Field>>();
        for (var row :
                store.regions(org == null ? null : org.id(), question.year(), question.item(), question.sort())) {
            var code = row.code();
            var name = row.name();
            var region = name == null || code == null
                    ? Field.of(org == null ? "不属于任何政府的机关" : org.name() + "本级各机关")
                    : Field.of(name).to("/data?" + question.query(Map.of("org", code)));
            var value = question.item().isAddable() ? row.value() : null;
            rows.add(List.of(
                    Field.of(code == null ? "" : code),
                    region,
                    Field.of(value),
                    Field.of(row.organs()),
                    Field.of(row.reports()),
                    Field.of(row.known()),
                    Field.of(row.government()),
                    Field.of(difference(row.government(), value))));
        }
        return page(columns, rows, size, offset);
    }

    private static Listing page(List<Column> columns, List<List<Field>> rows, int size, int offset) {
        return new Listing(columns, rows.stream().skip(offset).limit(size).toList(), rows.size());
    }

    private static String value(Question question) {
        return question.year() + " 年（" + question.item().unit() + "）"
                + (question.basis() == Basis.ORGANS ? "" : "·政府报告");
    }

    private static Column column(Question question, String key, String label, Kind kind, Sort up, Sort down) {
        var order = question.sort() == down ? "descending" : question.sort() == up ? "ascending" : "";
        return new Column(key, label, kind, question.sort() == down ? up.code() : down.code(), order);
    }

    private static @Nullable BigDecimal difference(@Nullable BigDecimal now, @Nullable BigDecimal before) {
        return now == null || before == null ? null : now.subtract(before);
    }
}
