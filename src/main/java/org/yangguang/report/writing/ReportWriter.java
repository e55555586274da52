package org.yangguang.report.writing;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.yangguang.document.MissingGlyphs;
import org.yangguang.document.OfdPages;
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
import org.yangguang.report.checking.Checker;
import org.yangguang.report.writing.StatTable.Extent;
import org.yangguang.report.writing.StatTable.Figure;
import org.yangguang.report.writing.StatTable.Weight;
import org.yangguang.report.writing.StatTable.Words;

/// Writes an annual report as files. `date` is what a file carries as its own date.
///
/// Every format holds the whole report: title, organ, year, dates, text and every cell, where a cell
/// the source lacks is not a blank one and neither is a zero.
public final class ReportWriter {
    /// A cell of a spreadsheet holds no more.
    private static final int LONGEST_CELL = 32_000;

    private final PdfPress press;

    public ReportWriter(PdfPress press) {
        this.press = press;
    }

    /// @throws UnprintableReport as PDF or OFD, if no font of the press has one of its characters
    public byte[] write(AnnualReport report, ReportFormat format, LocalDate date) {
        return switch (format) {
            case HTML -> ReportHtml.page(report).getBytes(StandardCharsets.UTF_8);
            case DOCX -> docx(report, date);
            case PDF -> printed(report, date);
            case OFD -> OfdPages.of(printed(report, date), ReportParts.title(report), report.organ(), date);
            case XLSX -> xlsx(report, date);
            case CSV -> csv(report).getBytes(StandardCharsets.UTF_8);
            case JSON ->
                ReportJson.write(report, List.of(), Checker.check(report, List.of()))
                        .getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] printed(AnnualReport report, LocalDate date) {
        return switch (pdf(report, date)) {
            case PdfOutcome.PdfFile(var bytes) -> bytes;
            case MissingGlyphs missing -> throw new UnprintableReport(missing);
        };
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
                        case ReportParts.Caption(var text) -> Paper.line(Role.SUBHEADING, text);
                        case ReportParts.Subheading(var text) -> Paper.line(Role.SUBHEADING, text);
                        case ReportParts.Text(var text) -> Paper.line(Role.TEXT, text);
                        case ReportParts.Stat(var table) -> table(report, table, ReportHtml::shown);
                        case ReportParts.Indicators indicators -> table(indicators);
                    });
        }
        return PaperDocx.write(new Paper(ReportParts.title(report), report.organ(), date, blocks));
    }

    /// 正文 on the first sheet, then a sheet a table. A number that is known stands as a number,
    /// whatever unit was printed with it.
    public byte[] xlsx(AnnualReport report, LocalDate date) {
        var sheets = new LinkedHashMap<String, Table>();
        sheets.put("正文", words(report));
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

    private static Table words(AnnualReport report) {
        var rows = new ArrayList<Table.Row>();
        for (var part : ReportParts.of(report)) {
            switch (part) {
                case ReportParts.Title(var text) -> words(rows, "标题", text);
                case ReportParts.UnderTitle(var text) -> words(rows, "说明", text);
                case ReportParts.Heading(var _, var text) -> words(rows, "章节", text);
                case ReportParts.Subheading(var text) -> words(rows, "小标题", text);
                case ReportParts.Text(var text) -> words(rows, "正文", text);
                case ReportParts.Caption _, ReportParts.Stat _, ReportParts.Indicators _ -> {}
            }
        }
        var head = Table.Row.of(Table.Cell.of("项目", Table.Look.HEAD), Table.Cell.of("内容", Table.Look.HEAD));
        return new Table(List.of(head), rows, List.of(1, 9), 12, Table.Paging.FLOWS);
    }

    private static void words(List<Table.Row> rows, String name, String text) {
        for (int from = 0; from == 0 || from < text.length(); from += LONGEST_CELL) {
            rows.add(Table.Row.of(
                    Table.Cell.of(from == 0 ? name : "（续）", Table.Look.LABEL),
                    Table.Cell.of(
                            text.substring(from, Math.min(text.length(), from + LONGEST_CELL)), Table.Look.TEXT)));
        }
    }

    /// One line a cell, for programs and for spreadsheets that open it in UTF-8.
    public String csv(AnnualReport report) {
        return ReportCsv.write(report);
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
        var heads = Stream.concat(Stream.of("统计指标"), indicators.columns().stream())
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
