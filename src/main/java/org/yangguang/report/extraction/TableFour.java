package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.List;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.extraction.Sheet.Kind;

/// Finds table 四 between table 三 and part 五 and reads its fifteen values: stretches of
/// values that no words interrupt.
final class TableFour {
    private static final int CELLS = DisputeRoute.values().length * DisputeColumn.values().length;
    private static final Label END = Label.exactly(Labels.PARTS.get(4).pattern() + "|"
            + Labels.PARTS.get(5).pattern() + "|" + Label.gapped("[(]一[)]主要问题"));
    private static final Label HEAD = Label.of("行政复议(?:行政诉讼)?(?:结果|未经复议)");
    private static final Label ANY_HEAD = Label.of("行政复议");

    private TableFour() {}

    static boolean read(Sheet sheet, int afterTableThree, Tables tables) {
        int from = Math.max(0, afterTableThree);
        var end = END.find(sheet, from, sheet.run().length());
        int limit = end == null ? sheet.run().length() : end.start();
        int start = start(HEAD, sheet, from, limit);
        start = start < 0 ? start(ANY_HEAD, sheet, from, limit) : start;
        if (start < 0) {
            return false;
        }
        var stretches = stretches(sheet, start, limit);
        var tokens = choose(stretches);
        if (tokens.isEmpty()) {
            return false;
        }
        put(tokens, sheet, tables);
        int last = tokens.stream().mapToInt(Token::end).max().orElse(start);
        tables.spans.add(new Tables.Span(afterHeading(sheet, start, from, limit), last));
        return true;
    }

    private static int start(Label head, Sheet sheet, int from, int limit) {
        var matcher = head.find(sheet, from, limit);
        return matcher == null ? -1 : matcher.start();
    }

    /// The words 行政复议 in the part's heading are not the table's head.
    private static int afterHeading(Sheet sheet, int start, int from, int limit) {
        var heading = Labels.PARTS.get(3).find(sheet, from, limit);
        return heading != null && heading.end() > start ? heading.end() : start;
    }

    private static List<List<Token>> stretches(Sheet sheet, int from, int to) {
        var cuts = new ArrayList<int[]>();
        int at = from;
        for (var heads = Labels.DISPUTE_HEADS.find(sheet, from, to);
                heads != null;
                heads = Labels.DISPUTE_HEADS.find(sheet, at, to)) {
            cuts.add(new int[] {at, heads.start()});
            at = sheet.endOf(heads);
        }
        cuts.add(new int[] {at, to});
        var stretches = new ArrayList<List<Token>>();
        for (var cut : cuts) {
            var open = new ArrayList<Token>();
            for (var fragment : sheet.between(cut[0], cut[1])) {
                var found = Token.of(fragment);
                boolean words = found.isEmpty() || found.getLast().kind() == CellText.Kind.TEXT;
                if (words) {
                    stretches.add(open);
                    open = new ArrayList<>();
                } else {
                    open.addAll(found);
                }
            }
            stretches.add(open);
        }
        return stretches;
    }

    /// The stretch that is the row; three stretches of five when each group is a table of its
    /// own; else one of blanks only.
    private static List<Token> choose(List<List<Token>> stretches) {
        var withValues = stretches.stream()
                .filter(s -> s.stream().anyMatch(t -> !t.isBlank()))
                .toList();
        var groups = withValues.stream().filter(s -> values(s) == 5).toList();
        if (groups.size() == 3) {
            return groups.stream().flatMap(List::stream).toList();
        }
        var longest = withValues.stream()
                .max(java.util.Comparator.comparingInt(s -> s.stream()
                        .mapToInt(t -> t.isBlank() ? 0 : t.raw().length() + 1)
                        .sum()))
                .orElse(List.of());
        if (!longest.isEmpty()) {
            return longest;
        }
        return stretches.stream().filter(s -> s.size() == CELLS).findFirst().orElse(List.of());
    }

    private static long values(List<Token> stretch) {
        return stretch.stream().filter(t -> !t.isBlank()).count();
    }

    private static void put(List<Token> tokens, Sheet sheet, Tables tables) {
        var line = sheet.lines().get(tokens.getFirst().line());
        var row = RowCells.of(tokens, CELLS, line.kind() == Kind.ROW ? columns(tokens) : null, line.kind(), true);
        var place = tokens.getFirst().piece().place();
        for (var route : DisputeRoute.values()) {
            for (var column : DisputeColumn.values()) {
                var cell = row.cells().get(route.ordinal() * 5 + column.ordinal());
                if (cell.reading() == Cell.Reading.UNREADABLE && route.ordinal() + column.ordinal() > 0) {
                    tables.cells.put(CellId.of(route, column), cell);
                } else {
                    tables.put(CellId.of(route, column), cell);
                }
            }
        }
        if (row.outcome() == RowCells.Outcome.SHORT) {
            tables.notes.add(Note.of(Note.Code.SHORT_ROW, "表四", "本表只有 14 个数，应为 15 个；按缺“复议后起诉”的“总计”处理。", place));
        } else if (row.outcome() == RowCells.Outcome.SOLVED) {
            tables.notes.add(Note.of(
                    Note.Code.SOLVED,
                    "表四",
                    "数字连写为“%s”，已唯一拆分。".formatted(row.cells().getFirst().printed()),
                    place));
        }
    }

    /// A row of a real table that is exactly as wide as the form.
    private static int @org.jspecify.annotations.Nullable [] columns(List<Token> tokens) {
        return tokens.size() == CELLS
                ? tokens.stream().mapToInt(t -> t.piece().column()).toArray()
                : null;
    }
}
