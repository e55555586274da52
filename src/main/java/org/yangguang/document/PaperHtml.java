package org.yangguang.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Writes a [Paper] as one XHTML page with its style inside, ready for [PdfPress].
public final class PaperHtml {
    private PaperHtml() {}

    public static String page(Paper paper) {
        var body = new StringBuilder();
        boolean closing = false;
        for (int i = 0; i < paper.blocks().size(); i++) {
            if (!closing && paper.closesAt(i)) {
                closing = true;
                body.append("<div class=\"closing\">\n");
            }
            switch (paper.blocks().get(i)) {
                case Paper.Line(var role, var text) -> line(body, role, text);
                case Table table -> table(body, table);
            }
        }
        body.append(closing ? "</div>\n" : "");
        return page(paper.title(), paper.author(), stylesheet("/document/paper.css"), body.toString());
    }

    /// The frame every printed page shares: language, title, author and style.
    public static String page(String title, String author, String css, String body) {
        return """
                <!DOCTYPE html>
                <html lang="zh-CN" xml:lang="zh-CN">
                <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>%s</title>
                <meta name="author" content="%s"/>
                <meta name="subject" content="%s"/>
                <style>
                %s</style>
                </head>
                <body>
                %s</body>
                </html>
                """.formatted(escape(title), escape(author), escape(title), css, body);
    }

    /// A stylesheet from our own resources.
    public static String stylesheet(String resource) {
        try (var in = PaperHtml.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("stylesheet is missing: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Text made safe for element content and quoted attributes.
    public static String escape(String text) {
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }

    private static void line(StringBuilder out, Paper.Role role, String text) {
        var tag = switch (role) {
            case TITLE -> "h1";
            case HEADING -> "h2";
            case SUBHEADING -> "h3";
            case RULE -> "div";
            default -> "p";
        };
        var name = role.name().toLowerCase(Locale.ROOT).replace('_', '-');
        out.append("<%s class=\"%s\">%s</%s>\n".formatted(tag, name, escape(text), tag));
    }

    private static void table(StringBuilder out, Table table) {
        var paging = table.paging() == Table.Paging.WHOLE ? " class=\"whole\"" : "";
        out.append("<table%s style=\"font-size:%spt\">\n<colgroup>".formatted(paging, table.points()));
        int sum = table.widths().stream().mapToInt(Integer::intValue).sum();
        for (int width : table.widths()) {
            out.append("<col style=\"width:%s%%\"/>".formatted(Math.round(width * 10000.0 / sum) / 100.0));
        }
        out.append("</colgroup>\n");
        if (!table.head().isEmpty()) {
            out.append("<thead>\n");
            table.head().forEach(row -> row(out, row));
            out.append("</thead>\n");
        }
        out.append("<tbody>\n");
        table.body().forEach(row -> row(out, row));
        out.append("</tbody>\n</table>\n");
    }

    private static void row(StringBuilder out, Table.Row row) {
        out.append("<tr>");
        for (var cell : row.cells()) {
            var tag = switch (cell.look()) {
                case HEAD, BAND, LABEL, ENTRY -> "th";
                case TEXT, FIGURE, SUM -> "td";
            };
            out.append('<').append(tag);
            out.append(" class=\"%s\"".formatted(cell.look().name().toLowerCase(Locale.ROOT)));
            if (cell.columns() > 1) {
                out.append(" colspan=\"%d\"".formatted(cell.columns()));
            }
            if (cell.rows() > 1) {
                out.append(" rowspan=\"%d\"".formatted(cell.rows()));
            }
            var text = escape(cell.text()).replace("\n", "<br/>");
            out.append('>').append(text).append("</").append(tag).append('>');
        }
        out.append("</tr>\n");
    }
}
