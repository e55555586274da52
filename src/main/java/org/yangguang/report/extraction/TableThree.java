package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.extraction.Sheet.Kind;

/// Finds table 三 by the words of its rows, in the order of the form, and reads the seven
/// values after each.
final class TableThree {
    private static final int COLUMNS = ApplicantColumn.values().length;
    private static final Label HEAD = Label.of("(?:[(]本列数据的.稽关系|申请人情况)");

    private static final Label DISPUTES = Label.of("结果维持");

    private record Anchor(@Nullable TableThreeRow row, int start, int end) {}

    private record Found(Map<TableThreeRow, Anchor> labels, Map<TableThreeRow, RowCells> rows, int from, int to) {
        long complete() {
            return rows.values().stream()
                    .filter(r -> r.outcome() != RowCells.Outcome.UNREADABLE && r.outcome() != RowCells.Outcome.EMPTY)
                    .count();
        }
    }

    private final Sheet sheet;
    private final String run;
    private final Map<Tables.Span, List<Token>> values = new HashMap<>();

    private TableThree(Sheet sheet) {
        this.sheet = sheet;
        this.run = sheet.run();
    }

    /// Reads the table into `tables`; answers where it ended, or -1 if there is none.
    static int read(Sheet sheet, Tables tables) {
        var reader = new TableThree(sheet);
        var found = reader.best();
        if (found == null) {
            return -1;
        }
        reader.fill(found, tables);
        return found.to();
    }

    private @Nullable Found best() {
        var starts = new ArrayList<Integer>();
        var first = Labels.TABLE_THREE.get(TableThreeRow.NEW_RECEIVED);
        var label = java.util.Objects.requireNonNull(first);
        for (var matcher = label.find(sheet);
                matcher != null && starts.size() < 8;
                matcher = label.find(sheet, matcher.end(), run.length())) {
            starts.add(matcher.start());
        }
        Found best = null;
        for (int start : starts) {
            var found = from(start);
            if (best == null || found.complete() > best.complete()) {
                best = found;
            }
        }
        if (best == null || best.complete() == 0) {
            var partial = from(0);
            best = partial.complete() > 0 ? partial : null;
        }
        return best;
    }

    private Found from(int start) {
        int limit = Math.min(run.length(), start + Limits.TABLE_CHARACTERS);
        var next = Labels.PARTS.get(3).find(sheet, start, limit);
        if (next != null) {
            limit = next.start();
        }
        var heads = DISPUTES.find(sheet, start, limit);
        if (heads != null) {
            limit = heads.start();
        }
        var labels = labels(start, limit);
        var anchors = withStops(labels, start, limit);
        var tokens = new EnumMap<TableThreeRow, List<Token>>(TableThreeRow.class);
        for (int a = 0; a < anchors.size(); a++) {
            var anchor = anchors.get(a);
            int end = a + 1 < anchors.size() ? anchors.get(a + 1).start() : limit;
            if (anchor.row() != null) {
                tokens.put(anchor.row(), valuesIn(anchor.end(), end));
            }
        }
        var rows = rows(tokens);
        int to = start;
        for (var row : tokens.values()) {
            for (var token : row) {
                if (!token.isBlank()) {
                    to = Math.max(to, token.end());
                }
            }
        }
        for (var anchor : labels.values()) {
            to = Math.max(to, anchor.end());
        }
        return new Found(labels, rows, start, to);
    }

    /// The rows behind a mention of 本年新收 in the text are mostly those of the table itself, so that
    /// what was read for one start is kept for the next.
    private List<Token> valuesIn(int from, int to) {
        return values.computeIfAbsent(new Tables.Span(from, to), _ -> Token.valuesIn(sheet, from, to));
    }

    private Map<TableThreeRow, Anchor> labels(int start, int limit) {
        var found = new EnumMap<TableThreeRow, Anchor>(TableThreeRow.class);
        int at = start;
        for (var row : TableThreeRow.values()) {
            var label = Labels.TABLE_THREE.get(row);
            if (label == null) {
                continue;
            }
            var matcher = label.find(sheet, at, limit);
            if (matcher == null) {
                continue;
            }
            if (row == TableThreeRow.OTHER && found.containsKey(TableThreeRow.OTHER_OTHER)) {
                continue;
            }
            at = sheet.endOf(matcher);
            found.put(row, new Anchor(row, matcher.start(), at));
        }
        return found;
    }

    private List<Anchor> withStops(Map<TableThreeRow, Anchor> labels, int start, int limit) {
        var anchors = new ArrayList<>(labels.values());
        for (var stop : Labels.TABLE_THREE_STOPS) {
            for (var matcher = stop.find(sheet, start, limit);
                    matcher != null;
                    matcher = stop.find(sheet, matcher.end(), limit)) {
                int from = matcher.start();
                int to = sheet.endOf(matcher);
                if (labels.values().stream().noneMatch(a -> a.start() < to && from < a.end())) {
                    anchors.add(new Anchor(null, from, to));
                }
            }
        }
        anchors.sort(java.util.Comparator.comparingInt(Anchor::start));
        return anchors;
    }

    private Map<TableThreeRow, RowCells> rows(Map<TableThreeRow, List<Token>> tokens) {
        var columns = new Columns(sheet, tokens.values());
        var rows = new EnumMap<TableThreeRow, RowCells>(TableThreeRow.class);
        tokens.forEach((row, values) -> {
            var line = values.isEmpty()
                    ? null
                    : sheet.lines().get(values.getFirst().line());
            rows.put(
                    row,
                    RowCells.of(
                            values,
                            COLUMNS,
                            line == null ? null : columns.of(line.table()),
                            line == null ? Kind.TEXT : line.kind(),
                            line != null && columns.isCertain(line.table()),
                            line == null ? -1 : columns.lead(line.table())));
        });
        return rows;
    }

    private void fill(Found found, Tables tables) {
        var rows = new LinkedHashMap<>(found.rows());
        boolean hasDetail = found.labels().containsKey(TableThreeRow.OTHER_NO_SUPPLEMENT)
                || found.labels().containsKey(TableThreeRow.OTHER_FEE_UNPAID);
        var other = rows.get(TableThreeRow.OTHER);
        if (hasDetail) {
            tables.form = Form.FMT_2021;
            rows.remove(TableThreeRow.OTHER);
        } else if (other != null && other.outcome() != RowCells.Outcome.EMPTY) {
            tables.form = Form.FMT_2019;
        }
        var unlabelled = RowsByOrder.read(sheet, found.from(), found.to(), rows, hasDetail);
        unlabelled.forEach((row, cells) -> tables.notes.add(Note.of(
                Note.Code.PLACED_BY_ORDER,
                label(row),
                "该行数值与栏目名称在文件中分离，已按法定行序对应。请核对原文。",
                cells.tokens().getFirst().piece().place())));
        rows.putAll(unlabelled);
        Balance.solve(rows, hasDetail ? Form.FMT_2021 : Form.FMT_2019);
        rows.forEach((row, cells) -> put(row, cells, tables));
        found.labels().forEach((row, anchor) -> {
            if (rows.containsKey(row)) {
                tables.drift(row.label(), sheet.printed(anchor.start(), anchor.end()), sheet.placeAt(anchor.start()));
            }
        });
        tables.spans.add(new Tables.Span(head(found.from()), found.to()));
    }

    /// The head of the table stands before its first row.
    private int head(int from) {
        int back = Math.max(0, from - 600);
        var matcher = HEAD.find(sheet, back, from);
        return matcher == null ? from : matcher.start();
    }

    private static String label(TableThreeRow row) {
        return "表三 " + row.group().heading() + row.label();
    }

    private static void put(TableThreeRow row, RowCells cells, Tables tables) {
        for (var column : ApplicantColumn.values()) {
            var cell = cells.cells().get(column.ordinal());
            if (cell.reading() == Cell.Reading.UNREADABLE && column != ApplicantColumn.NATURAL) {
                tables.cells.put(CellId.of(row, column), cell);
            } else {
                tables.put(CellId.of(row, column), cell);
            }
        }
        var place = cells.tokens().isEmpty()
                ? null
                : cells.tokens().getFirst().piece().place();
        switch (cells.outcome()) {
            case SHORT ->
                tables.notes.add(
                        Note.of(Note.Code.SHORT_ROW, label(row), "本行只有 6 个数，应为 7 个；按缺“总计”处理，无法判断缺的是哪一列。", place));
            case SOLVED -> {
                var printed = cells.cells().getFirst().printed();
                if (printed.replace(" ", "").length() != COLUMNS) {
                    tables.notes.add(
                            Note.of(Note.Code.SOLVED, label(row), "数字连写为“%s”，已按表内合计关系唯一拆分。".formatted(printed), place));
                }
            }
            case AMBIGUOUS ->
                tables.notes.add(Note.of(
                        Note.Code.NOT_SEPARABLE,
                        label(row),
                        "数字连写为“%s”，有 %d 种拆法，无法确定，按未知处理。"
                                .formatted(
                                        cells.cells().getFirst().printed(),
                                        cells.ways().size()),
                        place));
            case IN_ORDER, BY_COLUMN, EMPTY, UNREADABLE -> {}
        }
    }
}
