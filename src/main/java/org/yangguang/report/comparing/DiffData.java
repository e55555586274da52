package org.yangguang.report.comparing;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.Cell;
import org.yangguang.report.comparing.ReportDiff.Kind;
import org.yangguang.report.listing.Csv;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A [ReportDiff] for other programs: JSON with everything, CSV with one line a difference.
public final class DiffData {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private DiffData() {}

    public static String json(ReportDiff diff) {
        var root = MAPPER.createObjectNode();
        root.put("same", diff.isEmpty());
        var facts = root.putArray("facts");
        diff.facts()
                .forEach(f -> facts.addObject()
                        .put("name", f.name())
                        .put("before", f.before())
                        .put("after", f.after())
                        .put("changed", f.isChange()));
        var cells = root.putArray("cells");
        for (var c : diff.cells()) {
            var node = cells.addObject().put("cell", c.id().path()).put("kind", word(c.kind()));
            side(node, "before", c.before());
            side(node, "after", c.after());
            node.put("difference", c.difference()).put("percent", c.percent());
        }
        var indicators = root.putArray("indicators");
        diff.indicators()
                .forEach(i -> indicators
                        .addObject()
                        .put("name", i.name())
                        .put("kind", word(i.kind()))
                        .put("before", i.before())
                        .put("after", i.after())
                        .put("difference", i.difference()));
        var sections = root.putArray("sections");
        for (var s : diff.sections()) {
            var node = sections.addObject()
                    .put("before", s.before())
                    .put("after", s.after())
                    .put("kind", word(s.kind()));
            var paragraphs = node.putArray("paragraphs");
            for (var p : s.paragraphs()) {
                var spans = paragraphs.addObject().put("kind", word(p.kind())).putArray("spans");
                p.spans()
                        .forEach(span -> spans.addObject()
                                .put("mark", span.mark().name().toLowerCase(Locale.ROOT))
                                .put("text", span.text()));
            }
        }
        return MAPPER.writeValueAsString(root) + "\n";
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static void side(ObjectNode node, String name, @Nullable Cell cell) {
        if (cell == null) {
            node.putNull(name);
            return;
        }
        node.putObject(name)
                .put("value", cell.value())
                .put("reading", cell.reading().name().toLowerCase(Locale.ROOT))
                .put("printed", cell.printed());
    }

    public static String csv(ReportDiff diff) {
        var out = new StringBuilder(Csv.BYTE_ORDER_MARK);
        out.append(Csv.line("部分", "项目", "情况", "前者", "后者", "增减", "幅度（%）"));
        diff.facts().stream()
                .filter(ReportDiff.FactChange::isChange)
                .forEach(f -> out.append(
                        Csv.line("基本情况", f.name(), Kind.CHANGED.label(), f.before(), f.after(), null, null)));
        for (var c : diff.changedCells()) {
            out.append(Csv.line(
                    "表格",
                    c.id().label(),
                    c.kind().label(),
                    field(c.before()),
                    field(c.after()),
                    c.difference(),
                    c.percent()));
        }
        diff.indicators().stream()
                .filter(i -> i.kind() != Kind.SAME)
                .forEach(i -> out.append(
                        Csv.line("统计表", i.name(), i.kind().label(), i.before(), i.after(), i.difference(), null)));
        for (var s : diff.sections()) {
            var heading = s.after().isEmpty() ? s.before() : s.after();
            for (var p : s.paragraphs()) {
                if (p.kind() != Kind.SAME) {
                    out.append(Csv.line(
                            "正文",
                            heading,
                            p.kind().label(),
                            without(p, Span.Mark.ADDED),
                            without(p, Span.Mark.REMOVED),
                            null,
                            null));
                }
            }
        }
        return out.toString();
    }

    private static Object field(@Nullable Cell cell) {
        BigDecimal value = cell == null ? null : cell.value();
        return value == null ? CellWords.of(cell) : value;
    }

    private static String without(ReportDiff.ParagraphChange paragraph, Span.Mark mark) {
        return paragraph.spans().stream()
                .filter(s -> s.mark() != mark)
                .map(Span::text)
                .collect(Collectors.joining());
    }
}
