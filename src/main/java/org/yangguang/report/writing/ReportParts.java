package org.yangguang.report.writing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.IndicatorNames;

/// A report cut into what stands on the page from top to bottom, tables in their places.
final class ReportParts {
    /// Over a table whose part the report left out: not a heading, because the report has none.
    private static final List<String> CAPTIONS = List.of("表二　主动公开政府信息情况", "表三　收到和处理政府信息公开申请情况", "表四　政府信息公开行政复议、行政诉讼情况");

    private static final Pattern SUBHEADING = Pattern.compile("（[一二三四五六七八九十]{1,3}）[^。；！？]{1,30}");

    private ReportParts() {}

    sealed interface Part {}

    record Title(String text) implements Part {}

    record UnderTitle(String text) implements Part {}

    /// @param ordinal 1 to 6 for the statutory parts, 0 for others
    record Heading(int ordinal, String text) implements Part {}

    /// The name of a table that stands under no heading of its own.
    record Caption(String text) implements Part {}

    record Subheading(String text) implements Part {}

    record Text(String text) implements Part {}

    record Stat(StatTable table) implements Part {}

    /// The figures of a sheet up to 2018, one row a name.
    record Indicators(List<String> columns, List<List<String>> rows) implements Part {}

    static String title(AnnualReport report) {
        if (!report.title().isBlank()) {
            return report.title();
        }
        return report.organ() + (report.year() == 0 ? "" : report.year() + "年") + "政府信息公开工作年度报告";
    }

    static List<Part> of(AnnualReport report) {
        var parts = new ArrayList<Part>();
        parts.add(new Title(title(report)));
        parts.add(new UnderTitle(imprint(report)));
        report.preamble().forEach(text -> parts.add(prose(text)));
        int next = 2;
        for (var section : report.sections()) {
            while (next <= 4 && section.ordinal() > next) {
                missingTable(report, next++, parts);
            }
            parts.add(new Heading(section.ordinal(), section.heading()));
            section.paragraphs().forEach(text -> parts.add(prose(text)));
            if (section.ordinal() == next && next <= 4) {
                table(report, next++).ifPresent(table -> parts.add(new Stat(table)));
            }
        }
        while (next <= 4) {
            missingTable(report, next++, parts);
        }
        indicators(report, parts);
        return parts;
    }

    /// Who reports on which year, and when it was published: what a title may lack and a reader of the
    /// file, person or program, needs. Unknown stays unsaid, the year excepted.
    private static String imprint(AnnualReport report) {
        var facts = new StringJoiner("　");
        if (!report.organ().isBlank()) {
            facts.add("发布机构：" + report.organ());
        }
        facts.add("报告年度：" + (report.year() == 0 ? "不详" : report.year()));
        var published = report.publishedOn();
        if (published != null) {
            facts.add("发布日期：" + published);
        }
        return facts.toString();
    }

    /// A table whose part the report left out.
    private static void missingTable(AnnualReport report, int ordinal, List<Part> parts) {
        table(report, ordinal).ifPresent(table -> {
            parts.add(new Caption(CAPTIONS.get(ordinal - 2)));
            parts.add(new Stat(table));
        });
    }

    static Optional<StatTable> table(AnnualReport report, int ordinal) {
        var table = switch (ordinal) {
            case 2 -> StatTables.two(report.form());
            case 3 -> StatTables.three(report.form());
            default -> StatTables.four();
        };
        boolean legacy = report.form() == Form.FMT_LEGACY
                && report.cells().keySet().stream().noneMatch(CellId.Four.class::isInstance);
        return table.body().isEmpty() || (ordinal == 4 && legacy) ? Optional.empty() : Optional.of(table);
    }

    private static Part prose(String text) {
        return SUBHEADING.matcher(text.strip()).matches() ? new Subheading(text.strip()) : new Text(text);
    }

    private static void indicators(AnnualReport report, List<Part> parts) {
        if (report.indicators().isEmpty()) {
            return;
        }
        var columns = List.of("本年", "历年累计");
        var rows = report.indicators().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(IndicatorNames.asPrinted()))
                .map(entry -> row(IndicatorNames.label(entry.getKey()), entry.getValue(), columns.size()))
                .toList();
        parts.add(new Caption("统计指标（2018 年度及以前格式）"));
        parts.add(new Indicators(columns, rows));
    }

    private static List<String> row(String name, List<Optional<BigDecimal>> values, int width) {
        var row = new ArrayList<String>();
        row.add(name);
        for (int i = 0; i < width; i++) {
            var value = i < values.size() ? values.get(i) : Optional.<BigDecimal>empty();
            row.add(value.map(BigDecimal::toPlainString).orElse(""));
        }
        return row;
    }
}
