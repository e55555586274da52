package org.yangguang.report.checking;

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
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A report as JSON for other programs: `organ`, `year`, `format`, `table2`, `table3`,
/// `table4`, `indicators`, `findings`.
///
/// What is not known is null, a printed 0 is 0. `fees_wan` is in 万元. `procurement_amount` is
/// the number as printed, in the unit named by `procurement_unit`, because the form of 2019
/// fixed none and reports print 元 and 万元 alike.
public final class ReportJson {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReportJson() {}

    public static String write(AnnualReport report, List<Finding> findings) {
        var root = MAPPER.createObjectNode();
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
        var sums = root.putArray("findings");
        findings.stream().filter(ReportJson::isSum).forEach(f -> finding(sums.addObject(), f));
        var others = root.putArray("other_findings");
        findings.stream().filter(f -> !isSum(f)).forEach(f -> finding(others.addObject(), f));
        return MAPPER.writeValueAsString(root);
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
        if (finding.proposed() != null) {
            node.put("proposed", finding.proposed());
        }
        var place = finding.place();
        if (place != null) {
            node.putObject("place")
                    .put("page", place.page())
                    .put("line", place.line())
                    .put("column", place.column());
        }
    }
}
