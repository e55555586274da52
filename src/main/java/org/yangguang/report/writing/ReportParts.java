package org.yangguang.report.writing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.IndicatorNames;

/// A report cut into what stands on the page from top to bottom, tables in their places.
final class ReportParts {
    /// 30号文、60号文的六个部分。
    private static final List<String> HEADINGS = List.of(
            "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项");

    private static final Pattern SUBHEADING = Pattern.compile("（[一二三四五六七八九十]{1,3}）[^。；！？]{1,30}");

    private ReportParts() {}

    sealed interface Part {}

    record Title(String text) implements Part {}

    record UnderTitle(String text) implements Part {}

    /// @param ordinal 1 to 6 for the statutory parts, 0 for others
    record Heading(int ordinal, String text) implements Part {}

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
        var published = report.publishedOn();
        if (published != null) {
            parts.add(new UnderTitle("发布日期：" + published));
        }
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

    /// A table whose part the report left out, under the heading of the form.
    private static void missingTable(AnnualReport report, int ordinal, List<Part> parts) {
        table(report, ordinal).ifPresent(table -> {
            parts.add(new Heading(ordinal, HEADINGS.get(ordinal - 1)));
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
        int width =
                report.indicators().values().stream().mapToInt(List::size).max().orElse(0);
        var columns = Stream.of("本年", "历年累计").limit(width).toList();
        var rows = report.indicators().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(IndicatorNames.asPrinted()))
                .map(entry -> row(IndicatorNames.label(entry.getKey()), entry.getValue(), columns.size()))
                .toList();
        parts.add(new Heading(0, "政府信息公开情况统计表"));
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
