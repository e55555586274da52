package org.yangguang.opendata;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.published.FigureItem;

/// What a reader of the explorer asks. It is the address of the page: whoever gets the link sees the same.
///
/// @param org the organ whose tree is looked at; null for the whole installation
/// @param kind organs of one kind only; null for all
/// @param page from 1
public record Question(
        int year,
        FigureItem item,
        @Nullable Organ org,
        Basis basis,
        @Nullable OrganKind kind,
        Group group,
        Sort sort,
        int page) {

    static final FigureItem FIRST = FigureItem.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.TOTAL);

    /// Whose reports count, so that nothing is counted twice: a government's report is the sum of those of
    /// its organs (条例第五十条), so either these or that, never both.
    public enum Basis {
        ORGANS("organs", "各机关的报告相加"),
        GOVERNMENTS("governments", "政府的汇总报告");

        private final String code;
        private final String label;

        Basis(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }
    }

    /// What a row of the table is.
    public enum Group {
        ORGAN("organ", "按机关"),
        YEAR("year", "按年度"),
        REGION("region", "按地区");

        private final String code;
        private final String label;

        Group(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }
    }

    /// The order of the rows.
    public enum Sort {
        MOST("-value"),
        LEAST("value"),
        PREVIOUS("-previous"),
        RISE("-change"),
        FALL("change"),
        CODE("code"),
        CODE_DOWN("-code");

        private final String code;

        Sort(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    static Optional<Basis> basis(String code) {
        return Arrays.stream(Basis.values()).filter(b -> b.code.equals(code)).findFirst();
    }

    static Optional<Group> group(String code) {
        return Arrays.stream(Group.values()).filter(g -> g.code.equals(code)).findFirst();
    }

    static Optional<Sort> sort(String code) {
        return Arrays.stream(Sort.values()).filter(s -> s.code.equals(code)).findFirst();
    }

    static Optional<OrganKind> kind(String code) {
        return Arrays.stream(OrganKind.values())
                .filter(k -> k.name().equalsIgnoreCase(code))
                .findFirst();
    }

    Question page(int number) {
        return new Question(year, item, org, basis, kind, group, sort, number);
    }

    /// The query part of the address, with `&` between.
    public String query() {
        return query(Map.of());
    }

    /// As above with some words changed; an empty word leaves its name out.
    public String query(Map<String, String> changes) {
        var words = new LinkedHashMap<String, String>();
        words.put("year", String.valueOf(year));
        words.put("item", item.code());
        words.put("org", org == null ? "" : org.code());
        words.put("basis", basis == Basis.ORGANS ? "" : basis.code);
        words.put("kind", kind == null ? "" : kind.name());
        words.put("group", group == Group.ORGAN ? "" : group.code);
        words.put("sort", sort == Sort.MOST ? "" : sort.code);
        words.put("page", page == 1 ? "" : String.valueOf(page));
        if (!changes.containsKey("page")) {
            words.put("page", changes.isEmpty() ? words.getOrDefault("page", "") : "");
        }
        words.putAll(changes);
        return words.entrySet().stream()
                .filter(e -> !e.getValue().isEmpty())
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
