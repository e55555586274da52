package org.yangguang.report.cli;

import static org.yangguang.document.PaperHtml.escape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.Form;
import org.yangguang.report.IndicatorNames;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.checking.Level;
import org.yangguang.report.cli.Options.Format;
import org.yangguang.report.comparing.Correspondence;
import org.yangguang.report.extraction.Reading.Unreadable;
import org.yangguang.report.listing.Csv;
import org.yangguang.report.listing.Ink;
import org.yangguang.report.listing.ListingPage;
import org.yangguang.report.listing.TerminalText;
import org.yangguang.report.writing.ReportHtml;
import org.yangguang.report.writing.ReportJson;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What `read` and `check` print of each file, in the format asked for. Pieces are made by
/// several threads and printed one after another.
record Listing(Act act, Format format, Ink ink) {

    /// Made when first needed: text needs none.
    private static final class Json {
        static final ObjectMapper MAPPER = JsonMapper.builder().build();
    }

    /// How a batch went.
    static final class Tally {
        int clean;
        int found;
        int unreadable;
        int skipped;

        int all() {
            return clean + found + unreadable + skipped;
        }
    }

    String head() {
        return switch (format) {
            case TEXT, JSON -> "";
            case HTML -> ListingPage.head(act == Act.READ ? "年度报告读取结果" : "年度报告校验结果");
            case CSV ->
                Csv.BYTE_ORDER_MARK
                        + (act == Act.READ
                                ? Csv.line("文件", "机关", "年度", "单元格", "名称", "数值", "原文", "读取情况")
                                : Csv.line("文件", "机关", "年度", "级别", "规则", "代码", "位置", "问题", "建议值", "出处"));
        };
    }

    String foot(Tally tally) {
        var words = "共 %d 份：没有问题 %d，有问题 %d，读不出 %d".formatted(tally.all(), tally.clean, tally.found, tally.unreadable)
                + (tally.skipped > 0 ? "，以前已读、跳过 " + tally.skipped : "");
        return switch (format) {
            case TEXT -> act == Act.CHECK && tally.all() > 1 ? "\n" + words + "\n" : "";
            case HTML -> "<p class=\"note\">" + words + "</p>\n" + ListingPage.foot();
            case JSON, CSV -> "";
        };
    }

    String unreadable(String name, Unreadable why) {
        return switch (format) {
            case TEXT -> TerminalText.safe("%s：读不出（%s）。%s".formatted(name, why.code(), why.message())) + "\n";
            case JSON ->
                Json.MAPPER.writeValueAsString(Json.MAPPER
                                .createObjectNode()
                                .put("file", name)
                                .put("status", "unreadable")
                                .put("code", why.code().name())
                                .put("message", why.message()))
                        + "\n";
            case HTML ->
                "<section>\n<h2>%s</h2>\n<p class=\"level-e\">读不出（%s）。%s</p>\n</section>\n"
                        .formatted(escape(name), why.code(), escape(why.message()));
            case CSV ->
                act == Act.READ
                        ? Csv.line(name, "", null, "", "", null, why.message(), "读不出 " + why.code())
                        : Csv.line(name, "", null, "读不出", "", why.code(), "", why.message(), null, "");
        };
    }

    /// @param findings those told, in the order they are told in
    String report(String name, AnnualReport report, List<Finding> findings) {
        return switch (format) {
            case TEXT -> TerminalText.safe(summary(name, report, findings)) + "\n" + table(findings);
            case JSON -> json(name, report, findings);
            case HTML -> html(name, report, findings);
            case CSV -> act == Act.READ ? cells(name, report) : findings(name, report, findings);
        };
    }

    private String table(List<Finding> findings) {
        return act == Act.READ ? "" : FindingTable.of(findings, ink);
    }

    static String summary(String name, AnnualReport report, List<Finding> findings) {
        var looked = Correspondence.cells(report.form());
        long known =
                report.cells().values().stream().filter(c -> c.value() != null).count();
        return "%s：%s，%s，%s格式，读出 %d/%d 格，%s"
                .formatted(
                        name,
                        report.organ().isEmpty() ? "机关不详" : report.organ(),
                        report.year() == 0 ? "年度不详" : report.year() + " 年度",
                        report.form().code(),
                        known,
                        looked.size(),
                        counts(findings));
    }

    private static String counts(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "没有发现问题";
        }
        var parts = new ArrayList<String>();
        for (var level : Level.values()) {
            long count = findings.stream().filter(f -> f.level() == level).count();
            if (count > 0) {
                parts.add(level.label() + " " + count);
            }
        }
        return String.join("、", parts);
    }

    private String json(String name, AnnualReport report, List<Finding> findings) {
        var line = Json.MAPPER.createObjectNode().put("file", name).put("status", "read");
        if (Json.MAPPER.readTree(ReportJson.write(report, findings)) instanceof ObjectNode whole) {
            if (act == Act.CHECK) {
                whole.remove(List.of("table2", "table3", "table4", "indicators"));
            }
            line.setAll(whole);
        }
        return Json.MAPPER.writeValueAsString(line) + "\n";
    }

    private String html(String name, AnnualReport report, List<Finding> findings) {
        var out = new StringBuilder("<section>\n<h2>" + escape(name) + "</h2>\n");
        out.append("<p class=\"note\">")
                .append(escape(summary(name, report, findings)))
                .append("</p>\n");
        if (act == Act.READ) {
            if (report.form() != Form.FMT_LEGACY) {
                out.append(ReportHtml.tableTwo(report))
                        .append(ReportHtml.tableThree(report))
                        .append(ReportHtml.tableFour(report));
            }
        } else if (!findings.isEmpty()) {
            out.append("<table class=\"listing\"><thead><tr><th scope=\"col\">级别</th><th scope=\"col\">规则</th>"
                    + "<th scope=\"col\">问题</th><th scope=\"col\">出处</th></tr></thead><tbody>\n");
            for (var finding : findings) {
                out.append("<tr><td class=\"level-%s\">%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                        .formatted(
                                finding.level().code().toLowerCase(Locale.ROOT),
                                finding.level().label(),
                                finding.ruleId(),
                                escape(finding.text() + String.join("", finding.details())),
                                FindingTable.place(finding)));
            }
            out.append("</tbody></table>\n");
        }
        return out.append("</section>\n").toString();
    }

    private static String cells(String name, AnnualReport report) {
        var out = new StringBuilder();
        for (var id : Correspondence.cells(report.form())) {
            var cell = report.cell(id);
            out.append(Csv.line(
                    name,
                    report.organ(),
                    report.year() == 0 ? null : report.year(),
                    id.path(),
                    id.label(),
                    cell.value(),
                    cell.printed(),
                    cell.reading()));
        }
        report.indicators().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(IndicatorNames.asPrinted()))
                .forEach(entry -> out.append(Csv.line(
                        name,
                        report.organ(),
                        report.year() == 0 ? null : report.year(),
                        "indicators." + entry.getKey(),
                        IndicatorNames.label(entry.getKey()),
                        entry.getValue().isEmpty()
                                ? null
                                : entry.getValue().getFirst().orElse(null),
                        "",
                        "")));
        return out.toString();
    }

    private static String findings(String name, AnnualReport report, List<Finding> findings) {
        var out = new StringBuilder();
        Integer year = report.year() == 0 ? null : report.year();
        if (findings.isEmpty()) {
            return Csv.line(name, report.organ(), year, "没有问题", "", "", "", "", null, "");
        }
        for (var f : findings) {
            out.append(Csv.line(
                    name,
                    report.organ(),
                    year,
                    f.level().label(),
                    f.ruleId(),
                    f.code(),
                    f.where(),
                    f.text(),
                    f.proposed(),
                    FindingTable.place(f)));
        }
        return out.toString();
    }
}
