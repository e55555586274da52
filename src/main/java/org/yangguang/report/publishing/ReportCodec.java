package org.yangguang.report.publishing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.checking.Level;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A report and its findings as they are kept, and back without loss. Cells stand under their paths;
/// numbers are kept as text, because 1.50 and 1.5 are printed differently.
public final class ReportCodec {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, CellId> CELLS = cells();
    private static final Map<String, Form> FORMS = index(Form.values(), Form::code);
    private static final Map<String, Level> LEVELS = index(Level.values(), Level::code);

    private ReportCodec() {}

    public static String write(AnnualReport report) {
        var root = JSON.createObjectNode();
        root.put("title", report.title());
        root.put("organ", report.organ());
        root.put("year", report.year());
        root.put("format", report.form().code());
        var day = report.publishedOn();
        root.put("published_on", day == null ? null : day.toString());
        report.preamble().forEach(root.putArray("preamble")::add);
        var sections = root.putArray("sections");
        for (var section : report.sections()) {
            var node = sections.addObject();
            node.put("ordinal", section.ordinal());
            node.put("heading", section.heading());
            section.paragraphs().forEach(node.putArray("paragraphs")::add);
        }
        var cells = root.putObject("cells");
        report.cells().forEach((id, cell) -> write(cells.putObject(id.path()), cell));
        var indicators = root.putObject("indicators");
        report.indicators().forEach((name, values) -> {
            var node = indicators.putArray(name);
            values.forEach(value -> node.add(value.map(BigDecimal::toString).orElse(null)));
        });
        return JSON.writeValueAsString(root);
    }

    private static void write(ObjectNode node, Cell cell) {
        node.put("reading", cell.reading().name());
        put(node, "value", cell.value());
        node.put("printed", cell.printed());
        put(node, cell.place());
    }

    public static AnnualReport report(String json) {
        var root = JSON.readTree(json);
        var day = root.path("published_on").stringValue(null);
        var sections = new ArrayList<AnnualReport.Section>();
        for (var section : root.path("sections")) {
            sections.add(new AnnualReport.Section(
                    section.path("ordinal").intValue(), text(section, "heading"), texts(section.path("paragraphs"))));
        }
        var cells = new HashMap<CellId, Cell>();
        root.path("cells").properties().forEach(e -> cells.put(known(CELLS, e.getKey()), cell(e.getValue())));
        var indicators = new HashMap<String, List<Optional<BigDecimal>>>();
        root.path("indicators").properties().forEach(e -> {
            var values = new ArrayList<Optional<BigDecimal>>();
            e.getValue().forEach(value -> values.add(Optional.ofNullable(number(value))));
            indicators.put(e.getKey(), List.copyOf(values));
        });
        return new AnnualReport(
                text(root, "title"),
                text(root, "organ"),
                root.path("year").intValue(),
                known(FORMS, text(root, "format")),
                day == null ? null : LocalDate.parse(day),
                texts(root.path("preamble")),
                sections,
                cells,
                indicators);
    }

    private static Cell cell(JsonNode node) {
        return new Cell(
                Cell.Reading.valueOf(text(node, "reading")),
                number(node.path("value")),
                text(node, "printed"),
                place(node.path("place")));
    }

    public static String write(List<Finding> findings) {
        var list = JSON.createArrayNode();
        for (var finding : findings) {
            var node = list.addObject();
            node.put("rule", finding.ruleId());
            node.put("level", finding.level().code());
            node.put("code", finding.code());
            node.put("where", finding.where());
            node.put("text", finding.text());
            put(node, "proposed", finding.proposed());
            FindingCodec.write(node, finding.manner(), finding.formula(), finding.remedy(), finding.passage());
            put(node, finding.place());
        }
        return JSON.writeValueAsString(list);
    }

    public static List<Finding> findings(String json) {
        var findings = new ArrayList<Finding>();
        for (var node : JSON.readTree(json)) {
            findings.add(new Finding(
                    text(node, "rule"),
                    known(LEVELS, text(node, "level")),
                    FindingCodec.manner(node),
                    text(node, "code"),
                    text(node, "where"),
                    text(node, "text"),
                    FindingCodec.formula(node.path("formula")),
                    FindingCodec.remedy(node.path("remedy")),
                    number(node.path("proposed")),
                    FindingCodec.passage(node.path("passage")),
                    place(node.path("place"))));
        }
        return List.copyOf(findings);
    }

    private static void put(ObjectNode node, String name, @Nullable BigDecimal value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }

    static void put(ObjectNode node, Cell.@Nullable Place place) {
        if (place != null) {
            var numbers = node.putArray("place")
                    .add(place.page())
                    .add(place.line())
                    .add(place.column())
                    .add(place.table())
                    .add(place.row());
            var box = place.box();
            if (box != null) {
                numbers.add(box.x()).add(box.y()).add(box.width()).add(box.height());
            }
        }
    }

    static Cell.@Nullable Place place(JsonNode node) {
        if (!(node instanceof ArrayNode)) {
            return null;
        }
        var box = node.size() < 9
                ? null
                : new Cell.Box(
                        node.path(5).floatValue(),
                        node.path(6).floatValue(),
                        node.path(7).floatValue(),
                        node.path(8).floatValue());
        return new Cell.Place(
                node.path(0).intValue(),
                node.path(1).intValue(),
                node.path(3).intValue(0),
                node.path(4).intValue(0),
                node.path(2).intValue(),
                box);
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        var text = node.stringValue(null);
        return text == null ? null : new BigDecimal(text);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).stringValue("");
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(node -> texts.add(node.stringValue("")));
        return texts;
    }

    private static <T> T known(Map<String, T> values, String code) {
        var value = values.get(code);
        if (value == null) {
            throw new IllegalStateException("a stored report holds an unknown word: " + code);
        }
        return value;
    }

    private static <T> Map<String, T> index(T[] values, Function<T, String> code) {
        return Arrays.stream(values).collect(Collectors.toUnmodifiableMap(code, Function.identity()));
    }

    /// The cell at a path such as `table3.granted.natural`.
    static Optional<CellId> cellAt(String path) {
        return Optional.ofNullable(CELLS.get(path));
    }

    private static Map<String, CellId> cells() {
        var two = Arrays.stream(TableTwoField.values()).map(CellId::of);
        var three = Arrays.stream(TableThreeRow.values())
                .flatMap(row -> Arrays.stream(ApplicantColumn.values()).map(column -> CellId.of(row, column)));
        var four = Arrays.stream(DisputeRoute.values())
                .flatMap(route -> Arrays.stream(DisputeColumn.values()).map(column -> CellId.of(route, column)));
        return Stream.of(two, three, four)
                .flatMap(Function.identity())
                .collect(Collectors.toUnmodifiableMap(CellId::path, Function.identity()));
    }
}
