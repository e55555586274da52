package org.yangguang.report.writing;

import java.math.BigDecimal;
import java.util.List;
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
import org.yangguang.report.checking.Formula;
import org.yangguang.report.checking.Remedy;
import org.yangguang.report.extraction.Note;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A report as JSON for other programs (`docs/report-result.schema.json`): the tables by their codes,
/// the text, and under `cells` how each number was known, how it was printed and where.
///
/// What is not known is null, a printed 0 is 0. `fees_wan` is in 万元. `procurement_amount` is
/// the number as printed, in the unit named by `procurement_unit`, because the form of 2019
/// fixed none and reports print 元 and 万元 alike.
public final class ReportJson {
    /// Changes when a key changes its meaning or goes; new keys may come.
    public static final String SCHEMA = "yangguang.report/1";

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReportJson() {}

    public static String write(AnnualReport report, List<Finding> findings) {
        return write(report, List.of(), findings);
    }

    /// @param notes what the reader noticed, if the report was read from a file
    public static String write(AnnualReport report, List<Note> notes, List<Finding> findings) {
        var root = MAPPER.createObjectNode();
        root.put("schema", SCHEMA);
        root.put("title", report.title());
        root.put("organ", report.organ());
        if (report.year() == 0) {
            root.putNull("year");
        } else {
            root.put("year", report.year());
        }
        root.put("format", report.form().code());
        root.put(
                "published_on",
                report.publishedOn() == null ? null : report.publishedOn().toString());
        report.preamble().forEach(root.putArray("preamble")::add);
        var sections = root.putArray("sections");
        for (var section : report.sections()) {
            var node = sections.addObject();
            node.put("ordinal", section.ordinal());
            node.put("heading", section.heading());
            section.paragraphs().forEach(node.putArray("paragraphs")::add);
        }
        if (report.form() == Form.FMT_LEGACY) {
            root.putNull("table2").putNull("table3").putNull("table4");
        } else {
            tables(report, root);
        }
        var indicators = root.putObject("indicators");
        report.indicators().keySet().stream().sorted().forEach(name -> {
            var values = indicators.putArray(name);
            report.indicators().getOrDefault(name, List.of()).forEach(v -> values.add(v.orElse(null)));
        });
        cells(report, root.putObject("cells"));
        FactsJson.write(report, root.putObject("facts"));
        var noticed = root.putArray("notes");
        notes.forEach(note -> note(noticed.addObject(), note));
        var sums = root.putArray("findings");
        findings.stream().filter(ReportJson::isSum).forEach(f -> finding(sums.addObject(), f));
        var others = root.putArray("other_findings");
        findings.stream().filter(f -> !isSum(f)).forEach(f -> finding(others.addObject(), f));
        return MAPPER.writeValueAsString(root);
    }

    private static void cells(AnnualReport report, ObjectNode cells) {
        if (report.form() == Form.FMT_LEGACY) {
            return;
        }
        for (var id : CellId.of(report.form())) {
            var cell = report.cell(id);
            var node = cells.putObject(id.path());
            node.put("reading", cell.reading().code());
            node.put("value", cell.value());
            node.put("printed", cell.printed());
            place(node, cell.place());
        }
    }

    private static void note(ObjectNode node, Note note) {
        node.put("code", note.code().name());
        if (note.cell() != null) {
            node.put("cell", note.cell().path());
        }
        node.put("where", note.where());
        node.put("text", note.text());
        place(node, note.place());
    }

    private static void place(ObjectNode node, Cell.@Nullable Place place) {
        if (place == null) {
            return;
        }
        var numbers = node.putObject("place");
        put(numbers, "page", place.page());
        put(numbers, "line", place.line());
        put(numbers, "table", place.table());
        put(numbers, "row", place.row());
        put(numbers, "column", place.column());
        var box = place.box();
        if (box != null) {
            numbers.putArray("box").add(box.x()).add(box.y()).add(box.width()).add(box.height());
        }
    }

    private static void put(ObjectNode node, String name, int number) {
        if (number > 0) {
            node.put(name, number);
        }
    }

    private static void tables(AnnualReport report, ObjectNode root) {
        var two = root.putObject("table2");
        for (var field : TableTwoField.of(report.form())) {
            var cell = report.cell(CellId.of(field));
            two.put(field.code(), field == TableTwoField.PROCUREMENT_AMOUNT ? asPrinted(cell) : cell.value());
            if (field == TableTwoField.PROCUREMENT_AMOUNT && cell.value() != null) {
                two.put("procurement_unit", isYuan(cell) ? "元" : "万元");
            }
        }
        var rows = root.putObject("table3").putObject("rows");
        for (var row : TableThreeRow.of(report.form())) {
            var values = rows.putArray(row.code());
            for (var column : ApplicantColumn.values()) {
                add(values, report, CellId.of(row, column));
            }
        }
        var four = root.putObject("table4");
        for (var route : DisputeRoute.values()) {
            var values = four.putArray(route.code());
            for (var column : DisputeColumn.values()) {
                add(values, report, CellId.of(route, column));
            }
        }
    }

    private static void add(ArrayNode values, AnnualReport report, CellId id) {
        values.add(report.cell(id).value());
    }

    private static boolean isYuan(Cell cell) {
        return cell.printed().endsWith("元") && !cell.printed().endsWith("万元");
    }

    private static @Nullable BigDecimal asPrinted(Cell cell) {
        var value = cell.value();
        return value != null && isYuan(cell)
                ? value.multiply(BigDecimal.valueOf(10_000)).stripTrailingZeros()
                : value;
    }

    private static boolean isSum(Finding finding) {
        return !finding.code().equals(finding.ruleId());
    }

    private static void finding(ObjectNode node, Finding finding) {
        node.put("code", finding.code());
        node.put("where", finding.where());
        node.put("rule", finding.ruleId());
        node.put("level", finding.level().code());
        node.put("text", finding.text());
        node.put("asks", finding.manner() == Finding.Manner.ASKS);
        var formula = finding.formula();
        if (formula != null) {
            formula(node.putObject("formula"), formula);
        }
        var remedy = finding.remedy();
        if (remedy != null) {
            remedy(node.putObject("remedy"), remedy);
        }
        if (finding.proposed() != null) {
            node.put("proposed", finding.proposed());
        }
        FactsJson.passage(node, finding.passage());
        place(node, finding.place());
    }

    private static void formula(ObjectNode node, Formula formula) {
        node.put("words", formula.words())
                .put("stated", formula.stated())
                .put("computed", formula.computed())
                .put("difference", formula.difference());
        var terms = node.putArray("terms");
        formula.terms()
                .forEach(term -> terms.addObject()
                        .put("cell", term.cell())
                        .put("label", term.label())
                        .put("value", term.value()));
    }

    private static void remedy(ObjectNode node, Remedy remedy) {
        node.put("all", remedy.kind() == Remedy.Kind.TOGETHER).put("why", remedy.why());
        var changes = node.putArray("changes");
        remedy.changes()
                .forEach(change -> changes.addObject()
                        .put("cell", change.cell())
                        .put("label", change.label())
                        .put("printed", change.printed())
                        .put("value", change.value()));
    }
}
