package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.Cell.Place;
import org.yangguang.report.extraction.Sheet.Kind;
import org.yangguang.report.extraction.Sheet.Piece;

/// Web pages: paragraphs and tables with their spans, whatever made them (Word, WPS, old
/// editors that close nothing).
///
/// A table with another table in it is layout and is passed through. A cell that is covered by
/// a span is left out rather than counted as blank. Size and depth are limited before the
/// parser sees the page (security U9, U10).
final class HtmlSource {
    private static final Set<String> SKIPPED = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "head",
            "select",
            "button",
            "iframe",
            "object",
            "nav",
            "textarea");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "section",
            "article",
            "header",
            "footer",
            "dd",
            "dt",
            "dl",
            "tr",
            "td",
            "th",
            "table",
            "tbody",
            "thead",
            "tfoot",
            "caption",
            "blockquote",
            "pre",
            "center",
            "form",
            "fieldset",
            "main",
            "aside",
            "hr",
            "body",
            "html");
    private static final Pattern HIDDEN = Pattern.compile("(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)");

    private static final int LONGEST_SPAN = 6;

    private final Sheet.Builder sheet = new Sheet.Builder();
    private final LeanMarkup markup;
    private final StringBuilder open = new StringBuilder();
    /// Where the start tag met last stands.
    private int tag;
    private @Nullable Place openAt;

    private HtmlSource(LeanMarkup markup) {
        this.markup = markup;
    }

    static Sheet read(String html) {
        guard(html);
        var markup = LeanMarkup.of(html);
        var document = Jsoup.parse(markup.text(), "", Parser.htmlParser().setMaxDepth(Limits.DEPTH));
        var source = new HtmlSource(markup);
        var title = document.title();
        if (!title.isBlank()) {
            source.sheet.text(title.strip(), new Place(0, 1, 1));
        }
        source.walk(document.body(), 0);
        source.close();
        return source.sheet.build();
    }

    /// Counts tags and their nesting without building anything.
    private static void guard(String html) {
        if (html.length() > Limits.MARKUP_CHARACTERS) {
            throw new Limits.Exceeded(Reading.Code.TOO_LARGE, "网页超过 600 万字符，未打开。请只保存报告正文。");
        }
        int tags = 0;
        for (int i = html.indexOf('<'); i >= 0; i = html.indexOf('<', i + 1)) {
            tags++;
        }
        if (tags > Limits.MARKUP_TAGS) {
            throw new Limits.Exceeded(Reading.Code.TOO_LARGE, "网页有 %d 个标签，不是一份年度报告。请只保存报告正文。".formatted(tags));
        }
    }

    private void walk(Element parent, int depth) {
        if (depth > Limits.DEPTH) {
            throw new Limits.Exceeded(Reading.Code.TOO_DEEP, "网页嵌套超过 %d 层，未读取。".formatted(Limits.DEPTH));
        }
        for (int i = 0; i < parent.childNodeSize(); i++) {
            Node node = parent.childNode(i);
            if (node instanceof TextNode text) {
                add(text);
            } else if (node instanceof Element element) {
                element(element, depth);
            }
        }
    }

    private void element(Element element, int depth) {
        var name = element.normalName();
        tag = Math.max(tag, LeanMarkup.offset(element));
        if (SKIPPED.contains(name) || isHidden(element)) {
            return;
        }
        if (name.equals("br")) {
            close();
        } else if (name.equals("table") && !hasTable(element)) {
            close();
            table(element);
        } else if (BLOCKS.contains(name) && Divisions.isTable(element)) {
            close();
            divisions(element);
        } else if (BLOCKS.contains(name)) {
            close();
            walk(element, depth + 1);
            close();
        } else {
            walk(element, depth + 1);
        }
    }

    private static boolean isHidden(Element element) {
        return element.hasAttr("hidden")
                || (element.hasAttr("style")
                        && HIDDEN.matcher(element.attr("style").toLowerCase(Locale.ROOT))
                                .find());
    }

    private static boolean hasTable(Element parent) {
        for (int i = 0; i < parent.childNodeSize(); i++) {
            if (parent.childNode(i) instanceof Element element
                    && (element.normalName().equals("table") || hasTable(element))) {
                return true;
            }
        }
        return false;
    }

    private static List<Element> rows(Element parent, List<Element> rows) {
        for (int i = 0; i < parent.childNodeSize(); i++) {
            if (parent.childNode(i) instanceof Element element) {
                if (element.normalName().equals("tr")) {
                    rows.add(element);
                }
                rows(element, rows);
            }
        }
        return rows;
    }

    private void add(TextNode text) {
        var words = text.getWholeText();
        if (open.isEmpty() && !isBlank(words)) {
            openAt = markup.placeOfWords(words, tag);
        }
        collapse(words, open);
    }

    private void close() {
        var text = open.toString().strip();
        open.setLength(0);
        if (!text.isEmpty()) {
            sheet.text(text, openAt);
        }
    }

    private int lineOf(Element element) {
        int offset = LeanMarkup.offset(element);
        return offset < 0 ? 0 : markup.line(offset);
    }

    private void table(Element table) {
        int id = sheet.newTable();
        // For how many rows more a cell above reaches into each column.
        var covered = new int[Limits.SPAN];
        int number = 0;
        for (var row : rows(table, new ArrayList<>())) {
            var pieces = new ArrayList<Piece>();
            int column = 0;
            number++;
            for (int i = 0; i < row.childNodeSize(); i++) {
                if (!(row.childNode(i) instanceof Element cell) || !isCell(cell) || isHidden(cell)) {
                    continue;
                }
                while (column < covered.length && covered[column] > 0) {
                    column++;
                }
                int across = span(cell, "colspan");
                int down = span(cell, "rowspan");
                pieces.add(sheet.piece(text(cell), new Place(0, lineOf(cell), id, number, column + 1, null), column));
                for (int c = column; c < Math.min(column + across, covered.length); c++) {
                    covered[c] = Math.max(covered[c], down);
                }
                column += across;
            }
            sheet.line(Kind.ROW, id, pieces);
            for (int c = 0; c < covered.length; c++) {
                covered[c] = Math.max(0, covered[c] - 1);
            }
        }
    }

    private static boolean isCell(Element element) {
        return element.normalName().equals("td") || element.normalName().equals("th");
    }

    /// Without spans the columns are only the order of the cells.
    private void divisions(Element table) {
        int id = sheet.newTable();
        int number = 0;
        for (var row : table.children()) {
            var pieces = new ArrayList<Piece>();
            number++;
            for (var cell : row.children()) {
                int column = pieces.size();
                if (!isHidden(cell)) {
                    var place = new Place(0, lineOf(cell), id, number, column + 1, null);
                    pieces.add(sheet.piece(text(cell), place, column));
                }
            }
            sheet.line(Kind.ROW, id, pieces);
        }
    }

    private static String text(Element cell) {
        if (cell.childNodeSize() == 1 && cell.childNode(0) instanceof TextNode only && isBare(only.getWholeText())) {
            return only.getWholeText();
        }
        var text = new StringBuilder();
        words(cell, text);
        var words = new StringBuilder(text.length());
        collapse(text, words);
        return words.toString().strip();
    }

    /// No blank stands in it, as in a figure.
    private static boolean isBare(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isWhite(c) || Character.isWhitespace(c)) {
                return false;
            }
        }
        return true;
    }

    private static void words(Element parent, StringBuilder text) {
        for (int i = 0; i < parent.childNodeSize(); i++) {
            var node = parent.childNode(i);
            if (node instanceof TextNode words) {
                text.append(words.getWholeText());
            } else if (node instanceof Element element
                    && !SKIPPED.contains(element.normalName())
                    && !isHidden(element)) {
                words(element, text);
            }
        }
    }

    private static boolean isWhite(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == '\u00A0';
    }

    private static boolean isBlank(String words) {
        for (int i = 0; i < words.length(); i++) {
            if (!isWhite(words.charAt(i)) && !Character.isWhitespace(words.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// Each stretch of white space as one blank.
    private static void collapse(CharSequence words, StringBuilder out) {
        boolean white = false;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean now = isWhite(c);
            if (!now) {
                out.append(c);
            } else if (!white) {
                out.append(' ');
            }
            white = now;
        }
    }

    /// At most 200; the parser's own reading of nonsense counts as 1. A rowspan of 0 means to
    /// the end of the table.
    private static int span(Element cell, String attribute) {
        var text = cell.hasAttr(attribute) ? cell.attr(attribute).strip() : "";
        if (text.length() > LONGEST_SPAN || !CellText.isDigits(text)) {
            return 1;
        }
        int span = Integer.parseInt(text);
        return span == 0 ? (attribute.equals("rowspan") ? Limits.SPAN : 1) : Math.min(span, Limits.SPAN);
    }
}
