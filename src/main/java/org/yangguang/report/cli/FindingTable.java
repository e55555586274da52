package org.yangguang.report.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.yangguang.report.checking.Finding;

/// Findings as a table for a terminal: level, rule, what is wrong; long sentences continue
/// under their own column.
final class FindingTable {
    private static final int TEXT_WIDTH = 84;
    private static final String CLOSING = "，。；：、）”》！？";

    private FindingTable() {}

    static void print(List<Finding> findings, PrintStream out) {
        if (findings.isEmpty()) {
            return;
        }
        out.println("  级别  规则    问题");
        out.println("  ────  ──────  " + "─".repeat(TEXT_WIDTH / 2));
        for (var finding : findings) {
            var place = finding.place();
            var where = place == null
                    ? ""
                    : place.page() > 0 ? "（第 %d 页）".formatted(place.page()) : "（第 %d 行）".formatted(place.line());
            boolean first = true;
            for (var line : wrap(finding.text() + where)) {
                out.println(
                        first
                                ? "  %s  %-6s  %s".formatted(finding.level().label(), finding.ruleId(), line)
                                : " ".repeat(16) + line);
                first = false;
            }
        }
    }

    private static boolean isPartOfNumber(char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ',';
    }

    /// A Chinese character takes two columns; no line begins with a closing mark, no number is
    /// cut.
    static List<String> wrap(String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        int width = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int own = c > 0x2000 ? 2 : 1;
            if (width + own > TEXT_WIDTH && CLOSING.indexOf(c) < 0) {
                int cut = line.length();
                while (cut > 1 && isPartOfNumber(c) && isPartOfNumber(line.charAt(cut - 1))) {
                    cut--;
                }
                var rest = line.substring(cut);
                lines.add(line.substring(0, cut));
                line = new StringBuilder(rest);
                width = rest.length();
            }
            line.append(c);
            width += own;
        }
        lines.add(line.toString());
        return lines;
    }
}
