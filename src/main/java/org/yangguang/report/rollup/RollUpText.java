package org.yangguang.report.rollup;

import static org.yangguang.report.listing.TextTable.Column.left;
import static org.yangguang.report.listing.TextTable.Column.right;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.checking.Level;
import org.yangguang.report.listing.Ink;
import org.yangguang.report.listing.TerminalText;
import org.yangguang.report.listing.TextTable;
import org.yangguang.report.listing.TextTable.Align;
import org.yangguang.report.listing.TextTable.Column;

/// A [RollUp] for a terminal. What a sum lacks is marked beside it.
public final class RollUpText {
    static final String LEGEND = "* 合计不全：有空白、读不出或其下级缺报的数，没有数的格不当 0。! 含校验未通过的数。";

    private RollUpText() {}

    public static String of(RollUp rollUp, Ink ink) {
        var total = rollUp.total();
        var out = new StringBuilder();
        out.append(ink.bold(TerminalText.safe(title(rollUp)))).append('\n');
        out.append(coverage(total)).append('\n');
        remarks(out, rollUp, ink);
        tableTwo(out, rollUp);
        tableThree(out, rollUp);
        tableFour(out, rollUp);
        for (var sum : total.all().toList()) {
            differences(out, sum);
        }
        if (total.cells().values().stream().anyMatch(c -> !c.mark().isEmpty())) {
            out.append('\n').append(LEGEND).append('\n');
        }
        return out.toString();
    }

    static String title(RollUp rollUp) {
        return "%s %d 年度汇总（%s 年格式）"
                .formatted(rollUp.total().organ(), rollUp.year(), rollUp.form().code());
    }

    static String coverage(OrganTotal total) {
        return "应报 %d 个，已报 %d 个，缺报 %d 个。%s"
                .formatted(
                        total.expected(),
                        total.handedIn(),
                        total.missing().size(),
                        total.isComplete() ? "合计完整。" : "合计不完整。");
    }

    /// Who gave what to one cell.
    public static Optional<String> cell(RollUp rollUp, String path) {
        return rollUp.total()
                .all()
                .flatMap(sum -> sum.cells().values().stream()
                        .filter(c -> c.id().path().equals(path))
                        .map(c -> cell(sum, c)))
                .reduce((a, b) -> a + b);
    }

    private static String cell(OrganTotal total, CellSum sum) {
        var table = new TextTable(left("机关", 50), right("数"), left("情况", 40));
        sum.parts()
                .forEach(p -> table.row(
                        p.organ(),
                        p.value() == null ? "" : p.value().toPlainString(),
                        p.value() == null ? p.state().label() : p.standing().label()));
        return "\n%s：%s，合计 %s\n%s"
                .formatted(TerminalText.safe(total.organ()), sum.id().label(), shown(sum), table);
    }

    private static void remarks(StringBuilder out, RollUp rollUp, Ink ink) {
        if (rollUp.remarks().isEmpty()) {
            return;
        }
        var table = new TextTable(left("级别", 4), left("规则", 6), left("机关", 28), left("说明", 70));
        rollUp.remarks().forEach(r -> table.row(r.level().label(), r.rule(), r.organ(), r.text()));
        out.append('\n');
        for (var line : table.toString().split("\n")) {
            out.append(
                            line.startsWith("  " + Level.ERROR.label())
                                    ? ink.red(line)
                                    : line.startsWith("  " + Level.WARNING.label()) ? ink.yellow(line) : line)
                    .append('\n');
        }
    }

    private static void tableTwo(StringBuilder out, RollUp rollUp) {
        var table = new TextTable(left("项目", 40), left("栏目", 40), right("合计"));
        for (var sum : rollUp.total().cells().values()) {
            if (sum.id() instanceof CellId.Two(var field)) {
                table.row(field.rowLabel(), field.columnLabel(), shown(sum));
            }
        }
        part(out, "表二 主动公开政府信息情况", table);
    }

    private static void tableThree(StringBuilder out, RollUp rollUp) {
        var columns = new ArrayList<Column>();
        columns.add(left("办理情况", 46));
        for (var column : ApplicantColumn.values()) {
            columns.add(new Column(column.label(), Align.RIGHT, 24));
        }
        var table = new TextTable(columns.toArray(Column[]::new));
        for (var row : rows(rollUp)) {
            var cells = new ArrayList<String>();
            cells.add(row.group().heading() + row.label());
            for (var column : ApplicantColumn.values()) {
                cells.add(shown(rollUp.total().cells().get(CellId.of(row, column))));
            }
            table.row(cells.toArray(String[]::new));
        }
        part(out, "表三 收到和处理政府信息公开申请情况", table);
    }

    /// In printed order; the merged 其他处理 of mixed forms after its three rows.
    static List<TableThreeRow> rows(RollUp rollUp) {
        return Arrays.stream(TableThreeRow.values())
                .filter(row -> rollUp.total().cells().containsKey(CellId.of(row, ApplicantColumn.TOTAL)))
                .toList();
    }

    private static void tableFour(StringBuilder out, RollUp rollUp) {
        var columns = new ArrayList<Column>();
        columns.add(left("途径", 30));
        for (var column : DisputeColumn.values()) {
            columns.add(right(column.label()));
        }
        var table = new TextTable(columns.toArray(Column[]::new));
        for (var route : DisputeRoute.values()) {
            var cells = new ArrayList<String>();
            cells.add(route.label());
            for (var column : DisputeColumn.values()) {
                cells.add(shown(rollUp.total().cells().get(CellId.of(route, column))));
            }
            table.row(cells.toArray(String[]::new));
        }
        part(out, "表四 行政复议、行政诉讼情况", table);
    }

    private static void differences(StringBuilder out, OrganTotal total) {
        if (total.differences().isEmpty()) {
            return;
        }
        var table = new TextTable(left("格", 60), right("公布"), right("合计"), right("相差"));
        total.differences()
                .forEach(d -> table.row(
                        d.id().label(),
                        d.published().toPlainString(),
                        d.sum().toPlainString(),
                        d.difference().toPlainString()));
        part(out, TerminalText.safe(total.organ()) + "公布的年报与合计不同的格（AG-01）", table);
    }

    private static void part(StringBuilder out, String heading, TextTable table) {
        if (!table.isEmpty()) {
            out.append('\n').append(heading).append('\n').append(table);
        }
    }

    private static String shown(@Nullable CellSum sum) {
        return sum == null ? "" : (sum.isUnknown() ? "—" : sum.shown()) + sum.mark();
    }
}
