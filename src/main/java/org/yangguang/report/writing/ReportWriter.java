package org.yangguang.report.writing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.yangguang.document.Paper;
import org.yangguang.document.Paper.Block;
import org.yangguang.document.Paper.Role;
import org.yangguang.document.PaperDocx;
import org.yangguang.document.PdfOutcome;
import org.yangguang.document.PdfPress;
import org.yangguang.document.Table;
import org.yangguang.document.TableXlsx;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.writing.StatTable.Extent;
import org.yangguang.report.writing.StatTable.Figure;
import org.yangguang.report.writing.StatTable.Weight;
import org.yangguang.report.writing.StatTable.Words;

/// Writes an annual report as files. `date` is what a file carries as its own date.
public final class ReportWriter {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final PdfPress press;

    public ReportWriter(PdfPress press) {
        this.press = press;
    }

    public PdfOutcome pdf(AnnualReport report, LocalDate date) {
        return press.print(ReportHtml.page(report), date);
    }

    public byte[] docx(AnnualReport report, LocalDate date) {
        var blocks = new ArrayList<Block>();
        for (var part : ReportParts.of(report)) {
            blocks.add(
                    switch (part) {
                        case ReportParts.Title(var text) -> Paper.line(Role.TITLE, text);
                        case ReportParts.UnderTitle(var text) -> Paper.line(Role.UNDER_TITLE, text);
                        case ReportParts.Heading(var _, var text) -> Paper.line(Role.HEADING, text);
                        case ReportParts.Subheading(var text) -> Paper.line(Role.SUBHEADING, text);
                        case ReportParts.Text(var text) -> Paper.line(Role.TEXT, text);
                        case ReportParts.Stat(var table) -> table(report, table, ReportHtml::shown);
                        case ReportParts.Indicators indicators -> table(indicators);
                    });
        }
        return PaperDocx.write(new Paper(ReportParts.title(report), report.organ(), date, blocks));
    }

    /// 统计表, one sheet a table. A number that is known stands as a number, whatever unit was
    /// printed with it.
    public byte[] xlsx(AnnualReport report, LocalDate date) {
        var sheets = new LinkedHashMap<String, Table>();
        var names = List.of("表二 主动公开", "表三 依申请公开", "表四 复议诉讼");
        for (int ordinal = 2; ordinal <= 4; ordinal++) {
            var name = names.get(ordinal - 2);
            ReportParts.table(report, ordinal)
                    .ifPresent(table -> sheets.put(name, table(report, table, ReportWriter::number)));
        }
        for (var part : ReportParts.of(report)) {
            if (part instanceof ReportParts.Indicators indicators) {
                sheets.put("统计指标", table(indicators));
            }
        }
        return TableXlsx.write(ReportParts.title(report), report.organ(), date, sheets);
    }

    /// One line a cell, for programs and for spreadsheets that open it in UTF-8.
    public String csv(AnnualReport report) {
        var out = new StringBuilder(BYTE_ORDER_MARK + "机关,年度,单元格,名称,数值,原文,读取情况\r\n");
        Stream.of(2, 3, 4)
                .flatMap(ordinal -> ReportParts.table(report, ordinal).stream())
                .flatMap(table -> table.body().stream())
                .flatMap(row -> row.slots().stream())
                .flatMap(slot -> slot instanceof Figure figure ? Stream.of(figure.id()) : Stream.<CellId>empty())
                .forEach(id -> {
                    var cell = report.cell(id);
                    var value = cell.value();
                    out.append(quoted(report.organ())).append(',');
                    out.append(report.year()).append(',');
                    out.append(id.path()).append(',');
                    out.append(quoted(id.label())).append(',');
                    out.append(value == null ? "" : value.toPlainString()).append(',');
                    out.append(quoted(cell.printed())).append(',');
                    out.append(cell.reading()).append("\r\n");
                });
        return out.toString();
    }

    /// A text that a spreadsheet would take for a formula gets an apostrophe.
    private static String quoted(String text) {
        var safe = text.matches("(?s)[=+\\-@\\t\\r].*") && !text.matches("[+-]?\\d+(\\.\\d+)?") ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    private static String number(Cell cell) {
        BigDecimal value = cell.value();
        return value == null ? ReportHtml.shown(cell) : value.toPlainString();
    }

    private static Table table(AnnualReport report, StatTable table, Function<Cell, String> text) {
        double points = table.wide() == Extent.WIDE ? 8.5 : 12;
        return new Table(
                rows(report, table.head(), text, Table.Look.HEAD),
                rows(report, table.body(), text, Table.Look.LABEL),
                table.widths(),
                points,
                Table.Paging.WHOLE);
    }

    private static List<Table.Row> rows(
            AnnualReport report, List<StatTable.Row> rows, Function<Cell, String> text, Table.Look plain) {
        return rows.stream()
                .map(row -> new Table.Row(row.slots().stream()
                        .map(slot -> switch (slot) {
                            case Words words ->
                                new Table.Cell(
                                        words.text(), words.columns(), words.rows(), look(words, row.sum(), plain));
                            case Figure figure ->
                                new Table.Cell(
                                        text.apply(report.cell(figure.id())),
                                        figure.columns(),
                                        1,
                                        row.sum() || figure.weight() == Weight.SUM
                                                ? Table.Look.SUM
                                                : Table.Look.FIGURE);
                        })
                        .toList()))
                .toList();
    }

    private static Table.Look look(Words words, boolean sum, Table.Look plain) {
        return switch (words.look()) {
            case PLAIN -> sum ? Table.Look.HEAD : plain;
            case BAND -> Table.Look.BAND;
            case LEFT -> Table.Look.ENTRY;
        };
    }

    private static Table table(ReportParts.Indicators indicators) {
        var heads = Stream.concat(Stream.of("指标"), indicators.columns().stream())
                .map(name -> Table.Cell.of(name, Table.Look.HEAD))
                .toList();
        var rows = indicators.rows().stream()
                .map(row -> new Table.Row(Stream.concat(
                                Stream.of(Table.Cell.of(row.getFirst(), Table.Look.ENTRY)),
                                row.stream().skip(1).map(value -> Table.Cell.of(value, Table.Look.FIGURE)))
                        .toList()))
                .toList();
        var widths = new ArrayList<>(List.of(6));
        widths.addAll(Collections.nCopies(indicators.columns().size(), 2));
        return new Table(List.of(new Table.Row(heads)), rows, widths, 12, Table.Paging.FLOWS);
    }
}
