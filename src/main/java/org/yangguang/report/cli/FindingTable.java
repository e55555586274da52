package org.yangguang.report.cli;

import java.util.List;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.listing.Ink;
import org.yangguang.report.listing.TerminalText;

/// Findings as a table for a terminal: level, rule, what is wrong; long sentences continue
/// under their own column.
final class FindingTable {
    private static final int TEXT_WIDTH = 84;

    private FindingTable() {}

    static String of(List<Finding> findings, Ink ink) {
        if (findings.isEmpty()) {
            return "";
        }
        var out = new StringBuilder();
        out.append("  级别  规则    问题\n");
        out.append("  ────  ──────  ").append("─".repeat(TEXT_WIDTH / 2)).append('\n');
        for (var finding : findings) {
            boolean first = true;
            for (var line : TerminalText.wrap(TerminalText.safe(text(finding)), TEXT_WIDTH)) {
                var start = first ? "  %s  %-6s  ".formatted(level(finding, ink), finding.ruleId()) : " ".repeat(16);
                out.append(start).append(line).append('\n');
                first = false;
            }
        }
        return out.toString();
    }

    private static String level(Finding finding, Ink ink) {
        var label = finding.level().label();
        return switch (finding.level()) {
            case ERROR -> ink.red(label);
            case WARNING -> ink.yellow(label);
            case HINT -> label;
        };
    }

    static String text(Finding finding) {
        var where = place(finding);
        var text = where.isEmpty() ? finding.text() : finding.text() + "（" + where + "）";
        var more = new StringBuilder(text);
        for (var detail : finding.details()) {
            more.append(detail).append(detail.endsWith("。") ? "" : "。");
        }
        return more.toString();
    }

    static String place(Finding finding) {
        var place = finding.place();
        if (place != null && !place.words().isEmpty()) {
            return place.words();
        }
        var passage = finding.passage();
        return passage == null ? "" : passage.place();
    }
}
