package org.yangguang.report.rollup;

import static org.yangguang.document.PaperHtml.escape;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.listing.ListingPage;

/// A [RollUp] as a page that stands by itself. Each number leads to the organs that gave it.
public final class RollUpHtml {
    private RollUpHtml() {}

    public static String page(RollUp rollUp) {
        var body = new StringBuilder();
        body.append("<p>").append(escape(RollUpText.coverage(rollUp.total()))).append("</p>\n");
        if (!rollUp.isComplete()) {
            body.append("<p class=\"note\">").append(RollUpText.LEGEND).append("</p>\n");
        }
        remarks(body, rollUp.remarks());
        int number = 0;
        for (var total : rollUp.total().all().toList()) {
            sum(body, rollUp, total, "o" + number++);
        }
        return ListingPage.page(RollUpText.title(rollUp), body.toString());
    }

    private static void remarks(StringBuilder out, List<Remark> remarks) {
        if (remarks.isEmpty()) {
            return;
        }
        out.append("<table class=\"listing\"><caption>说明</caption><thead><tr><th scope=\"col\">级别</th>"
                + "<th scope=\"col\">规则</th><th scope=\"col\">机关</th><th scope=\"col\">说明</th></tr></thead><tbody>\n");
        for (var remark : remarks) {
            out.append("<tr><td class=\"level-%s\">%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                    .formatted(
                            remark.level().code().toLowerCase(Locale.ROOT),
                            remark.level().label(),
                            remark.rule(),
                            escape(remark.organ()),
                            escape(remark.text())));
        }
        out.append("</tbody></table>\n");
    }

    private static void sum(StringBuilder out, RollUp rollUp, OrganTotal total, String key) {
        out.append("<section id=\"%s\">\n<h2>%s</h2>\n".formatted(key, escape(total.organ())));
        out.append("<p class=\"note\">").append(RollUpText.coverage(total)).append("</p>\n");
        if (!total.missing().isEmpty()) {
            out.append("<p class=\"note\">缺报：")
                    .append(escape(String.join("、", total.missing())))
                    .append("。</p>\n");
        }
        tableTwo(out, total, key);
        tableThree(out, rollUp, total, key);
        tableFour(out, total, key);
        differences(out, total);
        contributors(out, total, key);
        out.append("</section>\n");
    }

    private static void tableTwo(StringBuilder out, OrganTotal total, String key) {
        out.append("<table class=\"stat\"><caption>表二 主动公开政府信息情况</caption><thead><tr>"
                + "<th scope=\"col\">项目</th><th scope=\"col\">栏目</th><th scope=\"col\">合计</th></tr></thead><tbody>\n");
        for (var sum : total.cells().values()) {
            if (sum.id() instanceof CellId.Two(var field)) {
                out.append("<tr><th class=\"l\" scope=\"row\">%s</th><td>%s</td>"
                        .formatted(field.rowLabel(), field.columnLabel()));
                figure(out, sum, key);
                out.append("</tr>\n");
            }
        }
        out.append("</tbody></table>\n");
    }

    private static void tableThree(StringBuilder out, RollUp rollUp, OrganTotal total, String key) {
        out.append("<div class=\"stat-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"表三，可左右滚动\">"
                + "<table class=\"stat stat--wide\"><caption>表三 收到和处理政府信息公开申请情况</caption>"
                + "<thead><tr><th scope=\"col\">办理情况</th>");
        for (var column : ApplicantColumn.values()) {
            out.append("<th scope=\"col\">").append(column.label()).append("</th>");
        }
        out.append("</tr></thead><tbody>\n");
        for (var row : RollUpText.rows(rollUp)) {
            out.append("<tr><th class=\"l\" scope=\"row\">")
                    .append(escape(row.group().heading() + row.label()))
                    .append("</th>");
            for (var column : ApplicantColumn.values()) {
                figure(out, total.cells().get(CellId.of(row, column)), key);
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    private static void tableFour(StringBuilder out, OrganTotal total, String key) {
        out.append("<table class=\"stat\"><caption>表四 行政复议、行政诉讼情况</caption>" + "<thead><tr><th scope=\"col\">途径</th>");
        for (var column : DisputeColumn.values()) {
            out.append("<th scope=\"col\">").append(column.label()).append("</th>");
        }
        out.append("</tr></thead><tbody>\n");
        for (var route : DisputeRoute.values()) {
            out.append("<tr><th class=\"l\" scope=\"row\">")
                    .append(route.label())
                    .append("</th>");
            for (var column : DisputeColumn.values()) {
                figure(out, total.cells().get(CellId.of(route, column)), key);
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table>\n");
    }

    private static void figure(StringBuilder out, @Nullable CellSum sum, String key) {
        if (sum == null) {
            out.append("<td></td>");
            return;
        }
        var text = sum.isUnknown() ? "—" : sum.shown();
        out.append(sum.mark().isEmpty() ? "<td>" : "<td class=\"unsure\">");
        text += sum.mark();
        boolean told = isTold(sum);
        out.append(told ? "<a href=\"#%s-%s\">%s</a>".formatted(key, sum.id().path(), text) : text)
                .append("</td>");
    }

    /// A sure 0 needs no list of who gave it.
    private static boolean isTold(CellSum sum) {
        return !sum.mark().isEmpty() || sum.sum().signum() != 0;
    }

    private static void differences(StringBuilder out, OrganTotal total) {
        if (total.differences().isEmpty()) {
            return;
        }
        out.append("<table class=\"listing\"><caption>公布的年报与合计不同的格（AG-01）</caption><thead><tr>"
                + "<th scope=\"col\">格</th><th scope=\"col\">公布</th><th scope=\"col\">合计</th>"
                + "<th scope=\"col\">相差</th></tr></thead><tbody>\n");
        for (var d : total.differences()) {
            out.append(
                    "<tr><th scope=\"row\">%s</th><td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td></tr>\n"
                            .formatted(
                                    escape(d.id().label()),
                                    d.published().toPlainString(),
                                    d.sum().toPlainString(),
                                    d.difference().toPlainString()));
        }
        out.append("</tbody></table>\n");
    }

    private static void contributors(StringBuilder out, OrganTotal total, String key) {
        out.append("<h3>各格的来源</h3>\n");
        for (var sum : total.cells().values()) {
            if (!isTold(sum)) {
                continue;
            }
            out.append(
                    "<details id=\"%s-%s\" open=\"open\"><summary>%s：%s</summary>\n<table class=\"listing\"><tbody>\n"
                            .formatted(
                                    key,
                                    sum.id().path(),
                                    escape(sum.id().label()),
                                    sum.isUnknown() ? "—" : sum.shown()));
            long zeros = 0;
            for (var part : sum.parts()) {
                var value = part.value();
                if (value != null && value.signum() == 0 && part.standing() != CellSum.Standing.INCOMPLETE) {
                    zeros++;
                    continue;
                }
                out.append("<tr><th scope=\"row\">%s</th><td class=\"n\">%s</td><td>%s</td></tr>\n"
                        .formatted(
                                escape(part.organ()),
                                value == null ? "" : value.toPlainString(),
                                value == null
                                        ? part.state().label()
                                        : part.standing().label()));
            }
            if (zeros > 0) {
                out.append("<tr><td colspan=\"3\">另有 %d 个机关为 0</td></tr>\n".formatted(zeros));
            }
            out.append("</tbody></table></details>\n");
        }
    }
}
