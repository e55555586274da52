package org.yangguang.report.extraction;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.AnnualReport.Section;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Our own results as JSON (`docs/report-result.schema.json`), and the shorter kind that has only
/// the tables. A number is held to what a cell may hold; what is longer is not read as one.
final class JsonSource {
    static final String SCHEMA = "yangguang.report/";
    static final String VERSION = SCHEMA + "1";

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(40)
                            .maxNumberLength(60)
                            .maxStringLength(Limits.CHARACTERS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Pattern OBJECT = Pattern.compile("\\s*\\{\\s*\"");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF&&[^\\n\\r\\t]]");
    private static final int WHOLE_DIGITS = 9;
    private static final int DECIMALS = 8;

    private final JsonNode root;

    private JsonSource(JsonNode root) {
        this.root = root;
    }

    static boolean looksLikeJson(String text) {
        return OBJECT.matcher(text).lookingAt();
    }

    static Reading read(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw bad("JSON 写法有误" + (at == null ? "" : "，在第 %d 行附近".formatted(at.getLineNr())));
        }
        var schema = root.path("schema").stringValue("");
        boolean ours = schema.startsWith(SCHEMA)
                || (root.has("format") && (root.has("table2") || root.has("table3") || root.has("indicators")));
        if (!ours) {
            return new Reading.Unreadable(
                    Reading.Code.NOT_A_REPORT, "文件是 JSON，但不是年报读取结果（没有 format、table2、table3 等项）。请确认选对了文件。");
        }
        if (!schema.isEmpty() && !schema.equals(VERSION)) {
            return new Reading.Unreadable(
                    Reading.Code.UNKNOWN_TYPE,
                    "结果文件的版本是“%s”，这里只认“%s”。请用同一版本的软件重新导出。".formatted(Tables.shorten(schema), VERSION));
        }
        return new JsonSource(root).read();
    }

    private Reading read() {
        var code = root.path("format").stringValue("");
        var form = Arrays.stream(Form.values())
                .filter(f -> f.code().equals(code))
                .findFirst()
                .orElseThrow(() -> bad("format 应为 2021、2019 或 pre2019"));
        var cells = root.path("cells").isObject() ? cells() : shortCells(form);
        return new Reading.Read(
                new AnnualReport(
                        text("title"),
                        text("organ"),
                        year(),
                        form,
                        date(),
                        texts(root.path("preamble")),
                        sections(),
                        cells,
                        indicators()),
                notes());
    }

    private String text(String name) {
        return clean(root.path(name).stringValue(""));
    }

    /// Without characters that print nothing or turn the direction of others (security U9).
    static String clean(String text) {
        return INVISIBLE.matcher(text).replaceAll("");
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(node -> texts.add(clean(node.stringValue(""))));
        return texts;
    }

    private int year() {
        var node = root.path("year");
        if (node.isNull() || node.isMissingNode()) {
            return 0;
        }
        if (!node.isInt() || node.intValue() < 0 || node.intValue() > 2999) {
            throw bad("year 应为四位年度或 null");
        }
        return node.intValue();
    }

    private @Nullable LocalDate date() {
        var text = root.path("published_on").stringValue(null);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw bad("published_on 应为 2024-01-31 这样的日期或 null");
        }
    }

    private List<Section> sections() {
        var sections = new ArrayList<Section>();
        for (var node : root.path("sections")) {
            int ordinal = node.path("ordinal").intValue(0);
            if (ordinal < 0 || ordinal > 6) {
                throw bad("sections 的 ordinal 应为 0 至 6");
            }
            sections.add(
                    new Section(ordinal, clean(node.path("heading").stringValue("")), texts(node.path("paragraphs"))));
        }
        return sections;
    }

    private Map<CellId, Cell> cells() {
        var cells = new HashMap<CellId, Cell>();
        root.path("cells").properties().forEach(entry -> {
            var id = CellId.at(entry.getKey())
                    .orElseThrow(() -> bad("cells 里没有叫“%s”的单元格".formatted(Tables.shorten(entry.getKey()))));
            cells.put(id, cell(id, entry.getValue()));
        });
        return cells;
    }

    private Cell cell(CellId id, JsonNode node) {
        var reading = Cell.Reading.of(node.path("reading").stringValue(""))
                .orElseThrow(() -> bad(id.path() + " 的 reading 不认识"));
        var printed = clean(node.path("printed").stringValue(""));
        var value = number(node.path("value"));
        boolean tooLong = value.isEmpty() && node.path("value").isNumber();
        boolean known = reading == Cell.Reading.PRINTED
                || reading == Cell.Reading.NORMALISED
                || reading == Cell.Reading.SOLVED
                || reading == Cell.Reading.COUNTED;
        if (tooLong || (known && value.isEmpty())) {
            return new Cell(Cell.Reading.UNREADABLE, null, printed, place(node.path("place")));
        }
        return new Cell(reading, known ? value.get() : null, printed, place(node.path("place")));
    }

    /// The tables alone: a number, or null for what is blank or not there.
    private Map<CellId, Cell> shortCells(Form form) {
        var cells = new HashMap<CellId, Cell>();
        for (var field : TableTwoField.of(form)) {
            var node = root.path("table2").path(field.code());
            boolean yuan = field == TableTwoField.PROCUREMENT_AMOUNT
                    && root.path("table2")
                            .path("procurement_unit")
                            .stringValue("")
                            .equals("元");
            number(node)
                    .ifPresent(value -> cells.put(
                            CellId.of(field),
                            yuan
                                    ? CellText.moneyWan(CellText.count(value.toPlainString() + "元", null))
                                    : new Cell(Cell.Reading.PRINTED, value, value.toPlainString(), null)));
        }
        for (var row : TableThreeRow.of(form)) {
            for (var column : ApplicantColumn.values()) {
                var node = root.path("table3").path("rows").path(row.code()).path(column.ordinal());
                printed(CellId.of(row, column), node, cells);
            }
        }
        for (var route : DisputeRoute.values()) {
            for (var column : DisputeColumn.values()) {
                printed(
                        CellId.of(route, column),
                        root.path("table4").path(route.code()).path(column.ordinal()),
                        cells);
            }
        }
        return cells;
    }

    private static void printed(CellId id, JsonNode node, Map<CellId, Cell> cells) {
        number(node)
                .ifPresent(value -> cells.put(id, new Cell(Cell.Reading.PRINTED, value, value.toPlainString(), null)));
    }

    private static Optional<BigDecimal> number(JsonNode node) {
        if (!node.isNumber()) {
            return Optional.empty();
        }
        var value = node.decimalValue();
        boolean fits = value.scale() <= DECIMALS
                && value.scale() >= -WHOLE_DIGITS
                && value.precision() - value.scale() <= WHOLE_DIGITS;
        return fits ? Optional.of(value) : Optional.empty();
    }

    private Map<String, List<Optional<BigDecimal>>> indicators() {
        var indicators = new HashMap<String, List<Optional<BigDecimal>>>();
        root.path("indicators").properties().forEach(entry -> {
            var values = new ArrayList<Optional<BigDecimal>>();
            entry.getValue().forEach(node -> values.add(number(node)));
            indicators.put(clean(entry.getKey()), List.copyOf(values));
        });
        return indicators;
    }

    private List<Note> notes() {
        var notes = new ArrayList<Note>();
        for (var node : root.path("notes")) {
            var code = Arrays.stream(Note.Code.values())
                    .filter(c -> c.name().equals(node.path("code").stringValue("")))
                    .findFirst()
                    .orElseThrow(() -> bad("notes 的 code 不认识"));
            notes.add(new Note(
                    code,
                    CellId.at(node.path("cell").stringValue("")).orElse(null),
                    clean(node.path("where").stringValue("")),
                    clean(node.path("text").stringValue("")),
                    place(node.path("place"))));
        }
        return notes;
    }

    private static Cell.@Nullable Place place(JsonNode node) {
        if (!node.isObject()) {
            return null;
        }
        var box = node.path("box");
        return new Cell.Place(
                node.path("page").intValue(0),
                node.path("line").intValue(0),
                node.path("table").intValue(0),
                node.path("row").intValue(0),
                node.path("column").intValue(0),
                box.size() == 4
                        ? new Cell.Box(
                                (float) box.get(0).doubleValue(0),
                                (float) box.get(1).doubleValue(0),
                                (float) box.get(2).doubleValue(0),
                                (float) box.get(3).doubleValue(0))
                        : null);
    }

    private static Limits.Exceeded bad(String what) {
        return new Limits.Exceeded(Reading.Code.DAMAGED, "结果文件读不了：%s。请重新导出后再试。".formatted(what));
    }
}
