package org.yangguang.report.comparing;

import static org.yangguang.report.listing.TextTable.Column.left;
import static org.yangguang.report.listing.TextTable.Column.right;

import java.util.stream.Collectors;
import org.yangguang.report.comparing.ReportDiff.CellChange;
import org.yangguang.report.comparing.ReportDiff.Kind;
import org.yangguang.report.comparing.ReportDiff.ParagraphChange;
import org.yangguang.report.listing.Ink;
import org.yangguang.report.listing.TerminalText;
import org.yangguang.report.listing.TextTable;

/// A [ReportDiff] for a terminal. `[-删去-]` and `{+加上+}` say in signs what the colours say.
public final class DiffText {
    private static final int WIDTH = 96;

    /// Whether what is the same is listed too.
    public enum Extent {
        CHANGES,
        EVERYTHING
    }

    private DiffText() {}

    public static String of(ReportDiff diff, String before, String after, Extent extent, Ink ink) {
        var out = new StringBuilder();
        out.append(ink.bold("前者：" + TerminalText.safe(before))).append('\n');
        out.append(ink.bold("后者：" + TerminalText.safe(after))).append('\n');
        if (diff.isEmpty()) {
            out.append("两份报告没有不同。\n");
        }
        facts(out, diff, extent);
        cells(out, diff, extent);
        indicators(out, diff, extent);
        sections(out, diff, extent, ink);
        return out.toString();
    }

    private static void facts(StringBuilder out, ReportDiff diff, Extent extent) {
        var table = new TextTable(left("项目", 12), left("前者", 40), left("后者", 40));
        diff.facts().stream()
                .filter(f -> extent == Extent.EVERYTHING || f.isChange())
                .forEach(f -> table.row(f.name(), orNone(f.before()), orNone(f.after())));
        part(out, "基本情况", table);
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "（没有）" : text;
    }

    private static void cells(StringBuilder out, ReportDiff diff, Extent extent) {
        var table = new TextTable(left("格", 60), right("前者"), right("后者"), right("增减"), right("幅度"));
        long same = 0;
        long zeros = 0;
        for (var c : diff.cells()) {
            if (extent == Extent.CHANGES && isZeroOfOneForm(c)) {
                zeros++;
            } else if (extent == Extent.EVERYTHING || c.kind() != Kind.SAME) {
                table.row(
                        c.id().label(),
                        CellWords.of(c.before()),
                        CellWords.of(c.after()),
                        CellWords.signed(c.difference()),
                        CellWords.percent(c.percent()));
            } else {
                same++;
            }
        }
        part(out, "表二、表三、表四" + (same > 0 ? "（另有 %d 格相同）".formatted(same) : ""), table);
        if (zeros > 0) {
            out.append("  另有 %d 格只在一方的格式里有，数都是 0。\n".formatted(zeros));
        }
    }

    /// A row only one form has, with nothing in it.
    private static boolean isZeroOfOneForm(CellChange change) {
        var only = change.before() == null ? change.after() : change.before();
        var value = only == null ? null : only.value();
        return (change.kind() == Kind.ONLY_BEFORE || change.kind() == Kind.ONLY_AFTER)
                && value != null
                && value.signum() == 0;
    }

    private static void indicators(StringBuilder out, ReportDiff diff, Extent extent) {
        var table = new TextTable(left("指标", 50), right("前者"), right("后者"), right("增减"));
        diff.indicators().stream()
                .filter(i -> extent == Extent.EVERYTHING || i.kind() != Kind.SAME)
                .forEach(i -> table.row(
                        i.name(),
                        CellWords.plain(i.before()),
                        CellWords.plain(i.after()),
                        CellWords.signed(i.difference())));
        part(out, "统计表", table);
    }

    private static void part(StringBuilder out, String heading, TextTable table) {
        if (!table.isEmpty()) {
            out.append('\n').append(heading).append('\n').append(table);
        }
    }

    private static void sections(StringBuilder out, ReportDiff diff, Extent extent, Ink ink) {
        for (var section : diff.sections()) {
            if (extent == Extent.CHANGES && section.kind() == Kind.SAME) {
                continue;
            }
            var heading = section.after().isEmpty() ? section.before() : section.after();
            out.append('\n').append(ink.bold(TerminalText.safe(heading)));
            switch (section.kind()) {
                case ONLY_BEFORE -> out.append("（仅前者有这一部分）");
                case ONLY_AFTER -> out.append("（仅后者有这一部分）");
                case SAME, CHANGED, UNCLEAR -> {
                    if (!section.before().equals(section.after())) {
                        out.append("（前者的标题：")
                                .append(TerminalText.safe(section.before()))
                                .append("）");
                    }
                }
            }
            out.append('\n');
            int same = 0;
            for (var paragraph : section.paragraphs()) {
                if (paragraph.kind() == Kind.SAME && extent == Extent.CHANGES) {
                    same++;
                } else {
                    paragraph(out, paragraph, ink);
                }
            }
            if (same > 0) {
                out.append("    （另有 %d 段相同）\n".formatted(same));
            }
        }
    }

    private static void paragraph(StringBuilder out, ParagraphChange paragraph, Ink ink) {
        var sign = switch (paragraph.kind()) {
            case SAME -> " ";
            case CHANGED, UNCLEAR -> "~";
            case ONLY_BEFORE -> "-";
            case ONLY_AFTER -> "+";
        };
        boolean whole = paragraph.kind() != Kind.CHANGED;
        var text = paragraph.spans().stream()
                .map(span -> TerminalText.safe(
                        switch (span.mark()) {
                            case KEPT -> span.text();
                            case REMOVED -> whole ? span.text() : "[-" + span.text() + "-]";
                            case ADDED -> whole ? span.text() : "{+" + span.text() + "+}";
                        }))
                .collect(Collectors.joining());
        var lines = TerminalText.wrap(text, WIDTH);
        for (int i = 0; i < lines.size(); i++) {
            var line = "  " + (i == 0 ? sign : " ") + " " + lines.get(i);
            out.append(
                            switch (paragraph.kind()) {
                                case SAME -> line;
                                case CHANGED, UNCLEAR -> ink.yellow(line);
                                case ONLY_BEFORE -> ink.red(line);
                                case ONLY_AFTER -> ink.green(line);
                            })
                    .append('\n');
        }
    }
}
