package org.yangguang.report.comparing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.AnnualReport.Section;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.IndicatorNames;
import org.yangguang.report.TableTwoField;

/// What differs between two annual reports: of one organ in two years, or of two organs.
///
/// @param facts title, organ, year, form and date
/// @param cells every cell either form has, in printed order; across forms as [Correspondence] says
/// @param indicators figures of the sheets up to 2018
/// @param sections the prose, part by part
public record ReportDiff(
        AnnualReport before,
        AnnualReport after,
        List<FactChange> facts,
        List<CellChange> cells,
        List<IndicatorChange> indicators,
        List<SectionChange> sections) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal SMALL = BigDecimal.TEN;
    /// A report has some hundred paragraphs; of more only these are compared.
    private static final int PARAGRAPHS = 4_000;

    public ReportDiff {
        facts = List.copyOf(facts);
        cells = List.copyOf(cells);
        indicators = List.copyOf(indicators);
        sections = List.copyOf(sections);
    }

    /// How two sides stand to each other.
    public enum Kind {
        SAME("相同"),
        CHANGED("不同"),
        /// Known on one side only, or two kinds of blank: no difference can be counted.
        UNCLEAR("一方未知"),
        ONLY_BEFORE("仅前者有"),
        ONLY_AFTER("仅后者有");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// Title, organ, year, form or date.
    public record FactChange(String name, String before, String after) {
        public boolean isChange() {
            return !before.equals(after);
        }
    }

    /// @param before null where the form of the first has no such cell
    /// @param difference after less before, where both are known
    /// @param percent change in per cent of before, one decimal, where before is at least 10
    public record CellChange(
            CellId id,
            @Nullable Cell before,
            @Nullable Cell after,
            Kind kind,
            @Nullable BigDecimal difference,
            @Nullable BigDecimal percent) {}

    /// A figure of the sheets up to 2018, 本年 or 历年累计.
    public record IndicatorChange(
            String name,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after,
            Kind kind,
            @Nullable BigDecimal difference) {}

    /// One part of the report.
    ///
    /// @param before its heading in the first report, empty if it has no such part
    public record SectionChange(String before, String after, Kind kind, List<ParagraphChange> paragraphs) {
        public SectionChange {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /// @param spans the paragraph with what was taken out and put in
    public record ParagraphChange(Kind kind, List<Span> spans) {
        public ParagraphChange {
            spans = List.copyOf(spans);
        }
    }

    public static ReportDiff of(AnnualReport before, AnnualReport after) {
        return new ReportDiff(
                before,
                after,
                facts(before, after),
                cells(before, after),
                indicators(before, after),
                sections(before, after));
    }

    public boolean isEmpty() {
        return facts.stream().noneMatch(FactChange::isChange)
                && changedCells().isEmpty()
                && indicators.stream().allMatch(i -> i.kind() == Kind.SAME)
                && sections.stream().allMatch(s -> s.kind() == Kind.SAME);
    }

    public List<CellChange> changedCells() {
        return cells.stream().filter(c -> c.kind() != Kind.SAME).toList();
    }

    private static List<FactChange> facts(AnnualReport a, AnnualReport b) {
        return List.of(
                new FactChange("标题", a.title(), b.title()),
                new FactChange("机关", a.organ(), b.organ()),
                new FactChange("年度", year(a), year(b)),
                new FactChange("格式", a.form().code(), b.form().code()),
                new FactChange("发布日期", date(a), date(b)));
    }

    private static String year(AnnualReport report) {
        return report.year() == 0 ? "" : Integer.toString(report.year());
    }

    private static String date(AnnualReport report) {
        return Objects.toString(report.publishedOn(), "");
    }

    private static List<CellChange> cells(AnnualReport a, AnnualReport b) {
        var ids = new LinkedHashSet<>(Correspondence.cells(b.form()));
        Correspondence.cells(a.form()).stream()
                .filter(id -> !Correspondence.isRenamed(id, b.form()))
                .forEach(ids::add);
        return ids.stream()
                .map(id -> cell(
                        id,
                        Correspondence.cell(a, id).orElse(null),
                        Correspondence.cell(b, id).orElse(null)))
                .toList();
    }

    private static CellChange cell(CellId id, @Nullable Cell before, @Nullable Cell after) {
        if (before == null || after == null) {
            return new CellChange(id, before, after, before == null ? Kind.ONLY_AFTER : Kind.ONLY_BEFORE, null, null);
        }
        var from = before.value();
        var to = after.value();
        if (from == null || to == null) {
            boolean same = from == null && to == null && before.reading() == after.reading();
            return new CellChange(id, before, after, same ? Kind.SAME : Kind.UNCLEAR, null, null);
        }
        var difference = to.subtract(from);
        return new CellChange(
                id,
                before,
                after,
                difference.signum() == 0 ? Kind.SAME : Kind.CHANGED,
                difference,
                percent(id, from, difference));
    }

    /// Three out of two is no rise of 50 per cent worth saying; 本年增/减 is a change already.
    private static @Nullable BigDecimal percent(CellId id, BigDecimal from, BigDecimal difference) {
        boolean isChange = id instanceof CellId.Two(TableTwoField field) && field.maySink();
        return isChange || from.compareTo(SMALL) < 0
                ? null
                : difference.multiply(HUNDRED).divide(from, 1, RoundingMode.HALF_UP);
    }

    private static List<IndicatorChange> indicators(AnnualReport a, AnnualReport b) {
        var names = new TreeSet<>(IndicatorNames.asPrinted());
        names.addAll(a.indicators().keySet());
        names.addAll(b.indicators().keySet());
        var changes = new ArrayList<IndicatorChange>();
        for (var name : names) {
            var before = a.indicators().getOrDefault(name, List.of());
            var after = b.indicators().getOrDefault(name, List.of());
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                var label = IndicatorNames.label(name) + (i == 0 ? "" : "（历年累计）");
                var from = at(before, i);
                var to = at(after, i);
                if (from != null && to != null) {
                    var difference = to.subtract(from);
                    changes.add(new IndicatorChange(
                            label, from, to, difference.signum() == 0 ? Kind.SAME : Kind.CHANGED, difference));
                } else if (from != null || to != null) {
                    changes.add(new IndicatorChange(
                            label, from, to, from == null ? Kind.ONLY_AFTER : Kind.ONLY_BEFORE, null));
                }
            }
        }
        return changes;
    }

    private static @Nullable BigDecimal at(List<Optional<BigDecimal>> values, int i) {
        return i < values.size() ? values.get(i).orElse(null) : null;
    }

    private static List<SectionChange> sections(AnnualReport a, AnnualReport b) {
        var before = byPart(a);
        var after = byPart(b);
        var keys = new LinkedHashSet<>(after.keySet());
        keys.addAll(before.keySet());
        return keys.stream()
                .sorted((x, y) -> Integer.compare(order(x), order(y)))
                .map(key -> section(before.get(key), after.get(key)))
                .filter(s -> !s.before().isEmpty() || !s.after().isEmpty())
                .toList();
    }

    /// The six parts by their number, others by their heading, what comes before 一、 first.
    private static Map<String, Section> byPart(AnnualReport report) {
        var parts = new LinkedHashMap<String, Section>();
        if (!report.preamble().isEmpty()) {
            parts.put("0", new Section(0, "（引言）", report.preamble()));
        }
        for (var section : report.sections()) {
            var key = section.ordinal() > 0 ? Integer.toString(section.ordinal()) : "9" + section.heading();
            parts.merge(key, section, ReportDiff::together);
        }
        return parts;
    }

    private static Section together(Section first, Section second) {
        var all = new ArrayList<>(first.paragraphs());
        all.add(second.heading());
        all.addAll(second.paragraphs());
        return new Section(first.ordinal(), first.heading(), all);
    }

    private static int order(String key) {
        return key.charAt(0) - '0';
    }

    /// Two texts side by side, paragraph by paragraph.
    public static List<ParagraphChange> paragraphs(List<String> left, List<String> right) {
        var changes = new ArrayList<ParagraphChange>();
        for (var pair : Alignment.of(left, right)) {
            if (pair.right() < 0) {
                changes.add(alone(Kind.ONLY_BEFORE, Span.Mark.REMOVED, left.get(pair.left())));
            } else if (pair.left() < 0) {
                changes.add(alone(Kind.ONLY_AFTER, Span.Mark.ADDED, right.get(pair.right())));
            } else {
                var from = left.get(pair.left());
                var to = right.get(pair.right());
                changes.add(new ParagraphChange(from.equals(to) ? Kind.SAME : Kind.CHANGED, WordMarks.of(from, to)));
            }
        }
        return changes;
    }

    private static SectionChange section(@Nullable Section before, @Nullable Section after) {
        var changes = paragraphs(paragraphs(before), paragraphs(after));
        var headBefore = before == null ? "" : before.heading();
        var headAfter = after == null ? "" : after.heading();
        boolean same = headBefore.equals(headAfter) && changes.stream().allMatch(c -> c.kind() == Kind.SAME);
        var kind =
                before == null ? Kind.ONLY_AFTER : after == null ? Kind.ONLY_BEFORE : same ? Kind.SAME : Kind.CHANGED;
        return new SectionChange(headBefore, headAfter, kind, changes);
    }

    private static ParagraphChange alone(Kind kind, Span.Mark mark, String text) {
        return new ParagraphChange(kind, List.of(new Span(mark, text)));
    }

    private static List<String> paragraphs(@Nullable Section section) {
        return section == null
                ? List.of()
                : section.paragraphs().stream().limit(PARAGRAPHS).toList();
    }
}
