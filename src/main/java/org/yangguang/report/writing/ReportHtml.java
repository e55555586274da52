package org.yangguang.report.writing;

import static org.yangguang.document.PaperHtml.escape;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import org.yangguang.document.PaperHtml;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.writing.StatTable.Extent;
import org.yangguang.report.writing.StatTable.Figure;
import org.yangguang.report.writing.StatTable.Row;
import org.yangguang.report.writing.StatTable.Weight;
import org.yangguang.report.writing.StatTable.Words;

/// Writes a report as HTML: the whole page for export, and each table for the pages of the portal
/// and the office.
///
/// Everything that came from a report is escaped. The fragments are well-formed and use the
/// classes of our stylesheet.
public final class ReportHtml {
    /// Stands where the source has no such cell; a dash would be something the source printed.
    static final String ABSENT = "（缺）";

    /// Digits that fit a column of a wide table on A4.
    private static final int COMMON = 6;

    private ReportHtml() {}

    /// A page that stands by itself: readable without our site, printable on A4, source of the PDF.
    public static String page(AnnualReport report) {
        return PaperHtml.page(
                ReportParts.title(report),
                report.organ(),
                PaperHtml.stylesheet("/report/report.css"),
                "<main>\n" + article(report) + "</main>\n");
    }

    /// The report itself, as the page above and the pages of the portal show it.
    public static String article(AnnualReport report) {
        return article(report, _ -> Optional.empty());
    }

    /// As above.
    ///
    /// @param mark what is to be said of a cell that stands out, such as one that a correction changed
    public static String article(AnnualReport report, Function<CellId, Optional<String>> mark) {
        var body = new StringBuilder("<article class=\"doc\">\n");
        for (var part : ReportParts.of(report)) {
            switch (part) {
                case ReportParts.Title(var text) ->
                    body.append("<h1 class=\"doc__title\">")
                            .append(escape(text))
                            .append("</h1>\n");
                case ReportParts.UnderTitle(var text) -> paragraph(body, "doc__no", text);
                case ReportParts.Heading(var ordinal, var text) ->
                    body.append(ordinal == 0 ? "<h2>" : "<h2 id=\"s" + ordinal + "\">")
                            .append(escape(text))
                            .append("</h2>\n");
                case ReportParts.Caption(var text) ->
                    body.append("<h3 class=\"stat-caption\">")
                            .append(escape(text))
                            .append("</h3>\n");
                case ReportParts.Subheading(var text) ->
                    body.append("<h3>").append(escape(text)).append("</h3>\n");
                case ReportParts.Text(var text) -> paragraph(body, "", text);
                case ReportParts.Stat(var table) ->
                    body.append(spotted(
                            report,
                            table,
                            id -> mark.apply(id)
                                    .map(words -> new Spot("", "changed", "", words))
                                    .orElse(Spot.PLAIN)));
                case ReportParts.Indicators indicators -> indicators(body, indicators);
            }
        }
        return body.append("</article>\n").toString();
    }

    /// 表二; empty for the sheets up to 2018.
    public static String tableTwo(AnnualReport report) {
        return tableTwo(report, _ -> Optional.empty());
    }

    public static String tableTwo(AnnualReport report, Function<CellId, Optional<String>> href) {
        return table(report, StatTables.two(report.form()), href);
    }

    /// 表三; empty for the sheets up to 2018.
    public static String tableThree(AnnualReport report) {
        return tableThree(report, _ -> Optional.empty());
    }

    /// @param href where a cell leads, if anywhere: the records behind it, or its place in the source
    public static String tableThree(AnnualReport report, Function<CellId, Optional<String>> href) {
        return table(report, StatTables.three(report.form()), href);
    }

    /// 表四.
    public static String tableFour(AnnualReport report) {
        return tableFour(report, _ -> Optional.empty());
    }

    public static String tableFour(AnnualReport report, Function<CellId, Optional<String>> href) {
        return table(report, StatTables.four(), href);
    }

    /// How one number is set on a page that talks about it.
    ///
    /// @param id of the cell, to be jumped to; empty for none
    /// @param style class; empty for none
    /// @param href where the number leads; empty for nowhere
    /// @param title what is to be said of it; empty for nothing
    public record Spot(String id, String style, String href, String title) {
        public static final Spot PLAIN = new Spot("", "", "");

        public Spot(String id, String style, String href) {
            this(id, style, href, "");
        }
    }

    /// One of the three tables, for pages on which numbers are pointed at.
    ///
    /// @param part 2, 3 or 4, as the form counts
    public static String table(AnnualReport report, int part, Function<CellId, Spot> spots) {
        return switch (part) {
            case 2 -> spotted(report, StatTables.two(report.form()), spots);
            case 3 -> spotted(report, StatTables.three(report.form()), spots);
            case 4 -> spotted(report, StatTables.four(), spots);
            default -> throw new IllegalArgumentException("no table in part " + part);
        };
    }

    /// What stands in a cell: the text as printed; a number that was worked out or counted in
    /// plain digits.
    static String shown(Cell cell) {
        var value = cell.value();
        return switch (cell.reading()) {
            case BLANK -> "";
            case ABSENT -> ABSENT;
            case MARKED_NONE, UNREADABLE -> cell.printed();
            case PRINTED, NORMALISED ->
                cell.printed().isBlank() && value != null ? value.toPlainString() : cell.printed();
            case SOLVED, COUNTED -> value == null ? cell.printed() : value.toPlainString();
        };
    }

    private static String table(AnnualReport report, StatTable table, Function<CellId, Optional<String>> href) {
        return spotted(
                report,
                table,
                id -> href.apply(id).map(to -> new Spot("", "", to)).orElse(Spot.PLAIN));
    }

    private static String spotted(AnnualReport report, StatTable table, Function<CellId, Spot> spots) {
        if (table.body().isEmpty()) {
            return "";
        }
        boolean wide = table.wide() == Extent.WIDE;
        var out = new StringBuilder();
        out.append("<div class=\"scroll stat-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(table.name())
                .append("，可左右滚动\"><table class=\"")
                .append(wide ? "stat stat--wide" : "stat")
                .append(wide && longest(report, table) > COMMON ? " stat--long" : "")
                .append("\">");
        if (!table.head().isEmpty()) {
            out.append("<thead>\n");
            table.head().forEach(row -> row(out, report, row, wide, spots));
            out.append("</thead>");
        }
        out.append("<tbody>\n");
        table.body().forEach(row -> row(out, report, row, wide, spots));
        return out.append("</tbody></table></div>\n").toString();
    }

    /// Width of the longest figure of a table, in digits.
    private static int longest(AnnualReport report, StatTable table) {
        return table.body().stream()
                .flatMap(row -> row.slots().stream())
                .mapToInt(slot -> switch (slot) {
                    case Words _ -> 0;
                    case Figure figure ->
                        shown(report.cell(figure.id()))
                                .chars()
                                .map(c -> c < 0x2000 ? 1 : 2)
                                .sum();
                })
                .max()
                .orElse(0);
    }

    private static void row(
            StringBuilder out, AnnualReport report, Row row, boolean wide, Function<CellId, Spot> spots) {
        out.append(row.sum() ? "<tr class=\"sum\">" : "<tr>");
        for (var slot : row.slots()) {
            switch (slot) {
                case Words words -> words(out, words);
                case Figure figure -> figure(out, report.cell(figure.id()), figure, wide, spots.apply(figure.id()));
            }
        }
        out.append("</tr>\n");
    }

    private static void words(StringBuilder out, Words words) {
        out.append("<th");
        switch (words.look()) {
            case PLAIN -> {}
            case BAND -> out.append(" class=\"band\"");
            case LEFT -> out.append(" class=\"l\"");
        }
        span(out, words.columns(), words.rows());
        out.append(" scope=\"%s\">".formatted(words.scope().html))
                .append(escape(words.text()))
                .append("</th>");
    }

    private static void figure(StringBuilder out, Cell cell, Figure figure, boolean wide, Spot spot) {
        out.append("<td");
        var style = ((figure.weight() == Weight.SUM ? "sum " : "") + spot.style()).strip();
        if (!style.isEmpty()) {
            out.append(" class=\"").append(escape(style)).append('"');
        }
        if (!spot.id().isEmpty()) {
            out.append(" id=\"").append(escape(spot.id())).append('"');
        }
        if (!spot.title().isEmpty()) {
            out.append(" title=\"").append(escape(spot.title())).append('"');
        } else if (cell.reading() == Cell.Reading.ABSENT) {
            out.append(" title=\"原文缺此格\"");
        }
        span(out, figure.columns(), 1);
        out.append('>');
        var value = cell.value();
        var text = escape(shown(cell));
        if (wide && value != null && value.compareTo(BigDecimal.ZERO) == 0) {
            text = "<span class=\"z\">" + text + "</span>";
        }
        if (!spot.href().isEmpty()) {
            text = text.isBlank() ? "空白" : text;
            text = "<a href=\"" + escape(spot.href()) + "\">" + text + "</a>";
        }
        out.append(text).append("</td>");
    }

    private static void span(StringBuilder out, int columns, int rows) {
        if (columns > 1) {
            out.append(" colspan=\"").append(columns).append('"');
        }
        if (rows > 1) {
            out.append(" rowspan=\"").append(rows).append('"');
        }
    }

    private static void paragraph(StringBuilder out, String style, String text) {
        out.append(style.isEmpty() ? "<p>" : "<p class=\"" + style + "\">")
                .append(escape(text))
                .append("</p>\n");
    }

    private static void indicators(StringBuilder out, ReportParts.Indicators indicators) {
        out.append("<table class=\"stat\"><thead><tr><th scope=\"col\">统计指标</th>");
        indicators
                .columns()
                .forEach(name -> out.append("<th scope=\"col\">").append(name).append("</th>"));
        out.append("</tr></thead><tbody>\n");
        indicators.rows().forEach(row -> {
            out.append("<tr><th class=\"l\" scope=\"row\">")
                    .append(escape(row.getFirst()))
                    .append("</th>");
            row.stream()
                    .skip(1)
                    .forEach(value -> out.append("<td>").append(escape(value)).append("</td>"));
            out.append("</tr>\n");
        });
        out.append("</tbody></table>\n");
    }
}
