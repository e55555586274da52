package org.yangguang.report.writing;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.IndicatorNames;

/// A report as CSV: one line a cell, a paragraph or an indicator, for programs and for spreadsheets
/// that open it in UTF-8.
final class ReportCsv {
    private static final String BYTE_ORDER_MARK = "\ufeff";
    /// What a spreadsheet takes for a formula, or what would be taken for our guard against that
    /// (security P7).
    private static final Pattern GUARDED = Pattern.compile("(?s)'*[=+\\-@\\t\\r＝＋－＠].*");

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:\\.\\d+)?");

    private final AnnualReport report;
    private final StringBuilder out = new StringBuilder(BYTE_ORDER_MARK + "机关,年度,单元格,名称,数值,原文,读取情况\r\n");

    private ReportCsv(AnnualReport report) {
        this.report = report;
    }

    static String write(AnnualReport report) {
        return new ReportCsv(report).write();
    }

    private String write() {
        line("title", "标题", "", report.title(), "");
        line("form", "格式", report.form().code(), "", "");
        var published = report.publishedOn();
        if (published != null) {
            line("published_on", "发布日期", published.toString(), "", "");
        }
        report.preamble().forEach(text -> line("preamble", "前言", "", text, ""));
        for (var section : report.sections()) {
            line("heading", "章节标题", String.valueOf(section.ordinal()), section.heading(), "");
            section.paragraphs().forEach(text -> line("paragraph", "段落", "", text, ""));
        }
        if (report.form() != Form.FMT_LEGACY) {
            CellId.of(report.form()).forEach(this::cell);
        }
        report.indicators().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey(IndicatorNames.asPrinted()))
                .forEach(entry -> {
                    for (int i = 0; i < entry.getValue().size(); i++) {
                        indicator(entry.getKey(), i, entry.getValue().get(i));
                    }
                });
        return out.toString();
    }

    private void cell(CellId id) {
        var cell = report.cell(id);
        var value = cell.value();
        var printed = cell.reading() == Cell.Reading.ABSENT ? ReportHtml.ABSENT : cell.printed();
        line(
                id.path(),
                id.label(),
                value == null ? "" : value.toPlainString(),
                printed,
                cell.reading().code());
    }

    private void indicator(String name, int column, Optional<BigDecimal> value) {
        line(
                "indicators." + name,
                IndicatorNames.label(name) + (column == 0 ? "，本年" : "，历年累计"),
                value.map(BigDecimal::toPlainString).orElse(""),
                "",
                "");
    }

    private void line(String path, String name, String value, String printed, String reading) {
        out.append(quoted(report.organ())).append(',');
        out.append(report.year()).append(',');
        out.append(path).append(',');
        out.append(quoted(name)).append(',');
        out.append(value).append(',');
        out.append(quoted(printed)).append(',');
        out.append(reading).append("\r\n");
    }

    /// A text that a spreadsheet would take for a formula gets an apostrophe.
    private static String quoted(String text) {
        boolean guard = GUARDED.matcher(text).matches() && !NUMBER.matcher(text).matches();
        return "\"" + (guard ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }
}
