package org.yangguang.report.comparing;

import static org.yangguang.document.PaperHtml.escape;

import org.yangguang.report.comparing.ReportDiff.Kind;
import org.yangguang.report.comparing.ReportDiff.ParagraphChange;
import org.yangguang.report.listing.ListingPage;

/// A [ReportDiff] as a page that stands by itself. What was taken out and put in is marked by
/// `del` and `ins`, by line and by words, not by colour alone.
public final class DiffHtml {
    private DiffHtml() {}

    public static String page(ReportDiff diff, String before, String after) {
        return ListingPage.page("年度报告比较", body(diff, before, after));
    }

    /// The comparison without the frame of a page, for pages of our own.
    public static String body(ReportDiff diff, String before, String after) {
        var out = new StringBuilder();
        out.append("<p class=\"note\">前者：%s。后者：%s。</p>\n".formatted(escape(before), escape(after)));
        out.append("<p class=\"note\">删去的文字有删除线并注“删”，加上的文字有下划线并注“增”。</p>\n");
        if (diff.isEmpty()) {
            out.append("<p>两份报告没有不同。</p>\n");
        }
        facts(out, diff);
        cells(out, diff);
        indicators(out, diff);
        sections(out, diff);
        return out.toString();
    }

    private static void facts(StringBuilder out, ReportDiff diff) {
        head(out, "基本情况", "项目", "前者", "后者", "情况");
        for (var fact : diff.facts()) {
            out.append("<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                    .formatted(
                            escape(fact.name()),
                            escape(fact.before()),
                            escape(fact.after()),
                            fact.isChange() ? Kind.CHANGED.label() : Kind.SAME.label()));
        }
        out.append("</tbody></table>\n");
    }

    private static void cells(StringBuilder out, ReportDiff diff) {
        var changed = diff.changedCells();
        if (diff.cells().isEmpty()) {
            return;
        }
        head(
                out,
                "表二、表三、表四：%d 格不同，%d 格相同".formatted(changed.size(), diff.cells().size() - changed.size()),
                "格",
                "前者",
                "后者",
                "增减",
                "幅度",
                "情况");
        for (var c : changed) {
            out.append("<tr><th scope=\"row\">").append(escape(c.id().label())).append("</th>");
            number(out, CellWords.of(c.before()));
            number(out, CellWords.of(c.after()));
            number(out, CellWords.signed(c.difference()));
            number(out, CellWords.percent(c.percent()));
            out.append("<td>").append(c.kind().label()).append("</td></tr>\n");
        }
        out.append("</tbody></table>\n");
    }

    private static void indicators(StringBuilder out, ReportDiff diff) {
        if (diff.indicators().isEmpty()) {
            return;
        }
        head(out, "统计表", "指标", "前者", "后者", "增减", "情况");
        for (var i : diff.indicators()) {
            out.append("<tr><th scope=\"row\">").append(escape(i.name())).append("</th>");
            number(out, CellWords.plain(i.before()));
            number(out, CellWords.plain(i.after()));
            number(out, CellWords.signed(i.difference()));
            out.append("<td>").append(i.kind().label()).append("</td></tr>\n");
        }
        out.append("</tbody></table>\n");
    }

    private static void head(StringBuilder out, String caption, String... heads) {
        out.append("<table class=\"listing\"><caption>").append(caption).append("</caption><thead><tr>");
        for (var head : heads) {
            out.append("<th scope=\"col\">").append(head).append("</th>");
        }
        out.append("</tr></thead><tbody>\n");
    }

    private static void number(StringBuilder out, String text) {
        out.append("<td class=\"n\">").append(escape(text)).append("</td>");
    }

    private static void sections(StringBuilder out, ReportDiff diff) {
        for (var section : diff.sections()) {
            var heading = section.after().isEmpty() ? section.before() : section.after();
            out.append("<section>\n<h2>").append(escape(heading)).append("</h2>\n");
            if (section.kind() != Kind.SAME) {
                out.append("<p class=\"note\">").append(section.kind().label());
                if (section.kind() == Kind.CHANGED && !section.before().equals(section.after())) {
                    out.append("；前者的标题：").append(escape(section.before()));
                }
                out.append("</p>\n");
            }
            section.paragraphs().forEach(paragraph -> paragraph(out, paragraph));
            out.append("</section>\n");
        }
    }

    private static void paragraph(StringBuilder out, ParagraphChange paragraph) {
        out.append(
                switch (paragraph.kind()) {
                    case SAME, CHANGED, UNCLEAR -> "<p>";
                    case ONLY_BEFORE -> "<p class=\"removed\">";
                    case ONLY_AFTER -> "<p class=\"added\">";
                });
        for (var span : paragraph.spans()) {
            var text = escape(span.text());
            out.append(
                    switch (span.mark()) {
                        case KEPT -> text;
                        case REMOVED -> "<del><span class=\"mark\">［删］</span>" + text + "</del>";
                        case ADDED -> "<ins><span class=\"mark\">［增］</span>" + text + "</ins>";
                    });
        }
        out.append("</p>\n");
    }
}
