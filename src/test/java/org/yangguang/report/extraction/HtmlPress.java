package org.yangguang.report.extraction;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.yangguang.report.extraction.Grid.Box;
import org.yangguang.report.extraction.Specimen.Block;
import org.yangguang.report.extraction.Specimen.Table;
import org.yangguang.report.extraction.Specimen.Words;

/// Prints a specimen as the web pages government sites publish.
final class HtmlPress {
    enum Dress {
        CLEAN,
        WORD,
        WPS,
        LEGACY,
        PARAGRAPHS
    }

    enum Frame {
        BARE,
        SITE,
        /// The whole page in tables, two deep.
        TABLES
    }

    enum Tables {
        TABLE,
        /// Rows and cells are divisions.
        DIVISIONS
    }

    private final Random random;
    Dress dress = Dress.CLEAN;
    Frame frame = Frame.SITE;
    Tables tables = Tables.TABLE;
    String charset = "utf-8";
    String head = "";
    boolean upperCase;
    boolean open;
    boolean junkCells;
    /// Digits in several elements, broken by line ends or carrying invisible characters.
    boolean split;
    boolean breaks;
    UnaryOperator<String> digits = UnaryOperator.identity();
    String before = "";
    String after = "";

    HtmlPress(Random random) {
        this.random = random;
    }

    String print(Specimen specimen) {
        var body = new StringBuilder();
        boolean first = true;
        for (Block block : specimen.blocks()) {
            switch (block) {
                case Words words -> body.append(first ? tag("h1", "", words.text()) : paragraph(words.text()));
                case Table table -> body.append(table(table.grid()));
            }
            body.append('\n');
            first = false;
        }
        var meta = charset.isEmpty()
                ? ""
                : "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=%s\"/>".formatted(charset);
        var page =
                "<!DOCTYPE html>\n<html><head>%s<title>%s</title><style>.MsoNormal{mso-style-parent:\"\";}</style>%s</head><body>%s</body></html>"
                        .formatted(meta, specimen.title, head, framed(body.toString(), specimen));
        return upperCase ? shout(page) : page;
    }

    /// A table alone, as HTML stands in Markdown.
    String only(Grid grid) {
        return table(grid);
    }

    private String framed(String body, Specimen specimen) {
        return switch (frame) {
            case BARE -> before + body + after;
            case SITE ->
                "<div class=nav><ul><li><a href=/>首页</a></li><li><a href=/zwgk>政务公开</a></li></ul></div><div>当前位置：首页 &gt; 政府信息公开年报</div>"
                        + before
                        + "<div class=meta>发布时间：%d-01-20 来源：%s　字体：[大 中 小]</div>"
                                .formatted(specimen.year + 1, specimen.organ)
                        + "<div id=zoom>" + body + "</div>" + after
                        + "<div class=share><a>微信</a><a>微博</a></div><div>打印 关闭</div><div>主办：%s 备案号：000001</div>"
                                .formatted(specimen.organ);
            case TABLES ->
                "<table width=100%><tr><td><table><tr><td>首页</td><td>政务公开</td></tr></table></td></tr><tr><td width=20%>"
                        + "<ul><li>政策文件</li><li>年度报告</li></ul></td><td>" + before + "<table><tr><td>" + body
                        + "</td></tr></table>" + after + "</td></tr><tr><td colspan=2>打印 关闭</td></tr></table>";
        };
    }

    private String tag(String name, String attributes, String content) {
        return "<" + name + attributes + ">" + content + "</" + name + ">";
    }

    private String paragraph(String text) {
        return switch (dress) {
            case CLEAN -> tag("p", "", escape(text));
            case WORD ->
                "<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'>" + wordRuns(text)
                        + "<span lang=EN-US><o:p></o:p></span></p>";
            case WPS ->
                "<p style=\"text-indent:32pt\"><span style=\"font-family:仿宋_GB2312\"><font face=\"仿宋_GB2312\">"
                        + escape(text) + "</font></span><span style=\"mso-spacerun:'yes'\"><o:p></o:p></span></p>";
            case LEGACY ->
                "<P><FONT face=宋体 size=3>&nbsp;&nbsp;&nbsp; " + escape(text) + "</FONT>" + (open ? "" : "</P>");
            case PARAGRAPHS -> tag("div", "", tag("p", "", escape(text)));
        };
    }

    /// Word parts digits from characters.
    private String wordRuns(String text) {
        var out = new StringBuilder();
        boolean latin = false;
        for (int i = 0; i < text.length(); i++) {
            boolean now = text.charAt(i) < 128;
            if (i == 0 || now != latin) {
                out.append(i == 0 ? "" : "</span>").append(now ? "<span lang=EN-US style='font-size:9pt'>" : "<span>");
            }
            latin = now;
            out.append(escape(text.substring(i, i + 1)));
        }
        return out.append(text.isEmpty() ? "" : "</span>").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    // tables

    private String table(Grid grid) {
        if (tables == Tables.DIVISIONS) {
            return divisions(grid);
        }
        var out = new StringBuilder("<table border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>");
        boolean body = random.nextBoolean();
        out.append(body ? "<tbody>" : "");
        for (var row : grid.rows) {
            out.append("\n<tr>");
            for (var box : row) {
                out.append(cell(box));
            }
            if (junkCells && random.nextInt(4) == 0) {
                out.append("<td style=\"display: none\">7</td>");
            }
            out.append(open ? "" : "</tr>");
        }
        return out.append(body && !open ? "</tbody>" : "").append("\n</table>").toString();
    }

    private String cell(Box box) {
        var spans = (box.across() > 1 ? " colspan=" + quoted(box.across()) : "")
                + (box.down() > 1 ? " rowspan=" + quoted(box.down()) : "");
        var name = dress == Dress.LEGACY && !box.isValue() && random.nextInt(8) == 0 ? "th" : "td";
        var junk = junkCells ? junk() : "";
        return "<" + name + " width=56" + spans + ">" + junk + content(box) + (open ? "" : "</" + name + ">")
                + (random.nextBoolean() ? "\n" : "");
    }

    private String quoted(int number) {
        return dress == Dress.LEGACY ? String.valueOf(number) : "\"" + number + "\"";
    }

    private String junk() {
        return switch (random.nextInt(12)) {
            case 0 -> "<script>var n = 12;</script>";
            case 1 -> "<style>td{width:12px}</style>";
            case 2 -> "<!-- 15 -->";
            case 3 -> "<span style=\"display:none\">9</span>";
            case 4 -> "<input type=hidden value=3>";
            case 5 -> "<!--[if gte mso 9]><xml><w:View>4</w:View></xml><![endif]-->";
            case 6 -> "<img src=a.gif width=1>";
            default -> "";
        };
    }

    private String content(Box box) {
        var text = box.isValue() ? digits.apply(box.text()) : box.text();
        var words = text.isEmpty() ? blank() : split ? parted(text, box.isValue()) : escape(text);
        if (breaks && !box.isValue() && text.length() > 4 && !split) {
            int cut = 2 + random.nextInt(text.length() - 3);
            words = escape(text.substring(0, cut))
                    + List.of("<br>", "<br/>\n", "&nbsp;", "\n      ").get(random.nextInt(4))
                    + escape(text.substring(cut));
        }
        return switch (dress) {
            case CLEAN -> words;
            case WORD ->
                "<p class=MsoNormal align=center style='mso-layout-grid-align:none'><span lang=EN-US style='font-size:10.0pt'>"
                        + words + "<o:p></o:p></span></p>";
            case WPS ->
                "<strong></strong><span style=\"font-size:9pt\"><font face=\"仿宋_GB2312\">" + words + "</font></span>";
            case LEGACY ->
                "<P align=center><FONT face=宋体>" + words + "</FONT>"
                        + (tables == Tables.TABLE && (open || random.nextBoolean()) ? "" : "</P>");
            case PARAGRAPHS -> random.nextBoolean() ? tag("p", "", words) : tag("div", "", words);
        };
    }

    private String blank() {
        return List.of("", "&nbsp;", "<br>", "&#12288;", " ", "&#8203;", "&ensp;", "<p>&nbsp;</p>")
                .get(random.nextInt(8));
    }

    /// One text in several elements, with what editors leave between characters.
    private String parted(String text, boolean value) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            var letter = escape(text.substring(i, i + 1));
            out.append(
                    switch (random.nextInt(9)) {
                        case 0 -> "<span>" + letter + "</span>";
                        case 1 -> letter + "&#8203;";
                        case 2 -> "<font face=\"Times New Roman\"><span>" + letter + "</span></font>";
                        case 3 -> "&#" + (int) text.charAt(i) + ";";
                        case 4 -> value ? letter : letter + "<br>";
                        case 5 -> value ? letter : letter + "&nbsp;";
                        case 6 -> letter + "<!-- -->";
                        default -> letter;
                    });
        }
        return (random.nextInt(3) == 0 ? "&nbsp;" : "") + out + (random.nextInt(3) == 0 ? "&#12288;" : "");
    }

    private String divisions(Grid grid) {
        int how = random.nextInt(3);
        var cell = how == 2 ? "span" : how == 1 ? "li" : "div";
        var line = how == 1 ? "ul" : "div";
        var out = new StringBuilder("<div class=\"table\">");
        for (var row : grid.rows) {
            out.append("<" + line + " class=\"tr\" style=\"display:flex\">");
            for (var box : row) {
                out.append(tag(cell, " class=\"td\" style=\"flex:%d\"".formatted(box.across()), content(box)));
            }
            out.append("</" + line + ">\n");
        }
        return out.append("</div>").toString();
    }

    /// Tags in capitals.
    private static String shout(String page) {
        return java.util.regex.Pattern.compile("(</?)([a-z0-9]+)(?=[ >])")
                .matcher(page)
                .replaceAll(m -> m.group(1) + m.group(2).toUpperCase(java.util.Locale.ROOT));
    }
}
