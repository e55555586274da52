package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;

/// A table as it is printed: rows of cells with their spans, the statutory tables in the shapes
/// people give them.
final class Grid {
    /// @param isValue whether it holds a figure, not a label
    record Box(String text, int across, int down, boolean isValue) {
        Box spaced(String words) {
            return new Box(words, across, down, isValue);
        }
    }

    final List<List<Box>> rows = new ArrayList<>();

    List<Box> row() {
        var row = new ArrayList<Box>();
        rows.add(row);
        return row;
    }

    static Box label(String text, int across, int down) {
        return new Box(text, across, down, false);
    }

    static Box value(String text) {
        return new Box(text, 1, 1, true);
    }

    /// Every grid square: the cell that begins there, or null where a span covers it.
    Box[][] squares() {
        int width = rows.stream()
                .mapToInt(r -> r.stream().mapToInt(Box::across).sum())
                .max()
                .orElse(0);
        var squares = new Box[rows.size()][width];
        var taken = new boolean[rows.size()][width];
        for (int r = 0; r < rows.size(); r++) {
            int c = 0;
            for (var box : rows.get(r)) {
                while (c < width && taken[r][c]) {
                    c++;
                }
                if (c >= width) {
                    break;
                }
                squares[r][c] = box;
                for (int i = r; i < Math.min(rows.size(), r + box.down()); i++) {
                    Arrays.fill(taken[i], c, Math.min(width, c + box.across()), true);
                }
                c += box.across();
            }
        }
        return squares;
    }

    // 表二

    static List<Grid> tableTwo(Printed report, boolean oneEach) {
        var grids = new ArrayList<Grid>();
        var grid = new Grid();
        TableTwoField.Item item = null;
        var fields = TableTwoField.of(report.form);
        for (int i = 0; i < fields.size(); ) {
            var first = fields.get(i);
            var inRow = fields.stream()
                    .filter(f -> f.rowLabel().equals(first.rowLabel()))
                    .toList();
            if (first.item() != item) {
                item = first.item();
                if (oneEach && !grid.rows.isEmpty()) {
                    grids.add(grid);
                    grid = new Grid();
                }
                grid.row().add(label(item.heading(), 4, 1));
                var heads = grid.row();
                heads.add(label("信息内容", 1, 1));
                inRow.forEach(f -> heads.add(label(f.columnLabel(), across(inRow, f), 1)));
            }
            var row = grid.row();
            row.add(label(first.rowLabel(), 1, 1));
            inRow.forEach(f -> row.add(new Box(report.text(CellId.of(f)), across(inRow, f), 1, true)));
            i += inRow.size();
        }
        grids.add(grid);
        return grids;
    }

    private static int across(List<TableTwoField> row, TableTwoField field) {
        return field == row.getLast() ? 4 - row.size() : 1;
    }

    // 表三

    enum Labels3 {
        /// Three label columns with spans, as in the form.
        OFFICIAL,
        /// As in the form, what a span covered repeated in every row.
        REPEATED,
        /// One label column, the groups in rows of their own.
        FLAT,
        /// Group and row in two columns, 本年度办理结果 in a row of its own.
        TWO
    }

    enum Heads {
        OFFICIAL,
        ONE_ROW,
        NONE
    }

    static Grid tableThree(Printed report, Labels3 labels, Heads heads) {
        var grid = new Grid();
        int across = labels == Labels3.FLAT ? 1 : labels == Labels3.TWO ? 2 : 3;
        head(grid, across, heads);
        var rows = TableThreeRow.of(report.form);
        var results = rows.stream().filter(r -> !isOuter(r)).toList();
        for (var row : rows) {
            var line = grid.row();
            boolean grouped = !row.group().heading().isEmpty() && row != TableThreeRow.OTHER;
            boolean firstResult = row == results.getFirst();
            boolean opensGroup = grouped
                    && rows.stream()
                                    .filter(r -> r.group() == row.group())
                                    .findFirst()
                                    .orElseThrow()
                            == row;
            int inGroup =
                    (int) rows.stream().filter(r -> r.group() == row.group()).count();
            if (firstResult && (labels == Labels3.FLAT || labels == Labels3.TWO)) {
                line.add(label("三、本年度办理结果", across + 7, 1));
                line = grid.row();
            }
            switch (labels) {
                case OFFICIAL, REPEATED -> {
                    if (isOuter(row)) {
                        line.add(label(row.label(), 3, 1));
                        break;
                    }
                    if (labels == Labels3.REPEATED || firstResult) {
                        line.add(label("三、本年度办理结果", 1, labels == Labels3.REPEATED ? 1 : results.size()));
                    }
                    if (!grouped) {
                        line.add(label(row.label(), 2, 1));
                    } else {
                        if (labels == Labels3.REPEATED || opensGroup) {
                            line.add(label(row.group().heading(), 1, labels == Labels3.REPEATED ? 1 : inGroup));
                        }
                        line.add(label(row.label(), 1, 1));
                    }
                }
                case TWO -> {
                    if (!grouped) {
                        line.add(label(row.label(), 2, 1));
                    } else {
                        if (opensGroup) {
                            line.add(label(row.group().heading(), 1, inGroup));
                        }
                        line.add(label(row.label(), 1, 1));
                    }
                }
                case FLAT -> {
                    if (opensGroup) {
                        line.add(label(row.group().heading(), 8, 1));
                        line = grid.row();
                    }
                    line.add(label(row.label(), 1, 1));
                }
            }
            for (var column : ApplicantColumn.values()) {
                line.add(value(report.text(CellId.of(row, column))));
            }
        }
        return grid;
    }

    private static boolean isOuter(TableThreeRow row) {
        return row == TableThreeRow.NEW_RECEIVED || row == TableThreeRow.CARRIED_IN || row == TableThreeRow.CARRIED_OUT;
    }

    private static void head(Grid grid, int across, Heads heads) {
        if (heads == Heads.OFFICIAL) {
            grid.row().addAll(List.of(label("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", across, 3), label("申请人情况", 7, 1)));
            grid.row().addAll(List.of(label("自然人", 1, 2), label("法人或其他组织", 5, 1), label("总计", 1, 2)));
            var row = grid.row();
            List.of("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他").forEach(h -> row.add(label(h, 1, 1)));
        } else if (heads == Heads.ONE_ROW) {
            var row = grid.row();
            row.add(label("申请人情况", across, 1));
            for (var column : ApplicantColumn.values()) {
                row.add(label(column.label(), 1, 1));
            }
        }
    }

    /// The rows from `from` on in a table of their own; only for shapes without spans over the cut.
    Grid cutOff(int from) {
        var rest = new Grid();
        rest.rows.addAll(rows.subList(from, rows.size()));
        rows.subList(from, rows.size()).clear();
        return rest;
    }

    // 表四

    enum Disputes {
        OFFICIAL,
        /// Three rows, one for each route.
        MATRIX,
        /// Fifteen rows with one figure each.
        TRANSPOSED,
        /// One table for each route.
        THREE
    }

    static List<Grid> tableFour(Printed report, Disputes shape) {
        return switch (shape) {
            case OFFICIAL -> List.of(officialFour(report));
            case MATRIX -> List.of(matrix(report));
            case TRANSPOSED -> List.of(transposed(report));
            case THREE -> threeTables(report);
        };
    }

    private static Grid officialFour(Printed report) {
        var grid = new Grid();
        grid.row().addAll(List.of(label("行政复议", 5, 1), label("行政诉讼", 10, 1)));
        var routes = grid.row();
        columns(2).forEach(routes::add);
        routes.add(label("未经复议直接起诉", 5, 1));
        routes.add(label("复议后起诉", 5, 1));
        var heads = grid.row();
        heads.addAll(columns(1));
        heads.addAll(columns(1));
        var values = grid.row();
        for (var route : DisputeRoute.values()) {
            values.addAll(values(report, route));
        }
        return grid;
    }

    private static List<Box> columns(int down) {
        return Arrays.stream(DisputeColumn.values())
                .map(c -> label(c.label(), 1, down))
                .toList();
    }

    private static List<Box> values(Printed report, DisputeRoute route) {
        return Arrays.stream(DisputeColumn.values())
                .map(c -> value(report.text(CellId.of(route, c))))
                .toList();
    }

    private static Grid matrix(Printed report) {
        var grid = new Grid();
        var heads = grid.row();
        heads.add(label("类别", 1, 1));
        heads.addAll(columns(1));
        for (var route : DisputeRoute.values()) {
            var row = grid.row();
            row.add(label(route.label(), 1, 1));
            row.addAll(values(report, route));
        }
        return grid;
    }

    private static Grid transposed(Printed report) {
        var grid = new Grid();
        for (var route : DisputeRoute.values()) {
            for (var column : DisputeColumn.values()) {
                var row = grid.row();
                if (column == DisputeColumn.UPHELD) {
                    row.add(label(route.label(), 1, 5));
                }
                row.add(label(column.label(), 1, 1));
                row.add(value(report.text(CellId.of(route, column))));
            }
        }
        return grid;
    }

    private static List<Grid> threeTables(Printed report) {
        var grids = new ArrayList<Grid>();
        for (var route : DisputeRoute.values()) {
            var grid = new Grid();
            grid.row().add(label(route.label(), 5, 1));
            grid.rows.add(columns(1));
            grid.rows.add(values(report, route));
            grids.add(grid);
        }
        return grids;
    }

    // 政府信息公开情况统计表

    static Grid sheet(OldSheet sheet) {
        var grid = new Grid();
        var heads = grid.row();
        List.of("指 标 名 称", "单位", "统计数").forEach(h -> heads.add(label(h, 1, 1)));
        for (var line : OldSheet.LINES) {
            var row = grid.row();
            row.add(label(line.words(), 1, 1));
            row.add(label(line.unit().isEmpty() ? "——" : line.unit(), 1, 1));
            row.add(value(line.unit().isEmpty() ? "——" : sheet.values().getOrDefault(line.words(), "")));
        }
        return grid;
    }

    /// An empty column at the end, and empty rows where no span is cut.
    Grid withSpacers(Random random) {
        var spaced = new Grid();
        int open = 0;
        for (var row : rows) {
            if (open <= 0 && random.nextInt(3) == 0) {
                spaced.row().add(label("", 1, 1));
            }
            open = Math.max(open, row.stream().mapToInt(Box::down).max().orElse(1)) - 1;
            var copy = new ArrayList<>(row);
            copy.addLast(label("", 1, 1));
            spaced.rows.add(copy);
        }
        return spaced;
    }

    Grid map(java.util.function.UnaryOperator<Box> how) {
        var mapped = new Grid();
        rows.forEach(r -> mapped.rows.add(new ArrayList<>(r.stream().map(how).toList())));
        return mapped;
    }
}
