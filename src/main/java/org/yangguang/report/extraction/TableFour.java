package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.extraction.Sheet.Kind;

/// Finds table 四 between table 三 and part 五 and reads its fifteen values: one row of fifteen as
/// in the form, five for each route, or one figure after each column head.
final class TableFour {
    private static final int COLUMNS = DisputeColumn.values().length;
    private static final int CELLS = DisputeRoute.values().length * COLUMNS;
    private static final Label END = Label.exactly(
            Labels.PARTS.get(4).pattern() + "|" + Labels.PARTS.get(5).pattern() + "|" + Label.gapped("[(]一[)]主要问题"));
    private static final Label HEAD = Label.of("行政复议(?:行政诉讼)?(?:结果|未经复议)");
    private static final Label ANY_HEAD = Label.of("行政复议");

    /// A head of the table and the stretches of values that stand between it and the next one.
    private record Head(
            @Nullable DisputeRoute route, @Nullable DisputeColumn column, List<List<Token>> stretches) {
        List<Token> values() {
            return stretches.stream()
                    .filter(s -> s.stream().anyMatch(t -> !t.isBlank()))
                    .findFirst()
                    .orElse(List.of());
        }

        boolean isSingle() {
            return column != null && count(values()) == 1;
        }
    }

    private final Sheet sheet;
    private final Tables tables;

    private TableFour(Sheet sheet, Tables tables) {
        this.sheet = sheet;
        this.tables = tables;
    }

    static boolean read(Sheet sheet, int afterTableThree, Tables tables) {
        int from = Math.max(0, afterTableThree);
        var end = END.find(sheet, from, sheet.run().length());
        int limit = end == null ? sheet.run().length() : end.start();
        int start = start(HEAD, sheet, from, limit);
        start = start < 0 ? start(ANY_HEAD, sheet, from, limit) : start;
        if (start < 0) {
            return false;
        }
        var tokens = new TableFour(sheet, tables).read(start, limit);
        if (tokens.isEmpty()) {
            return false;
        }
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

    /// Puts the cells; answers the tokens they were read from.
    private List<Token> read(int start, int limit) {
        var heads = heads(start, limit);
        var singles = heads.stream().filter(Head::isSingle).toList();
        if (singles.size() > CELLS / 2) {
            return oneByOne(heads);
        }
        var byRoute = byRoute(heads);
        if (!byRoute.isEmpty()) {
            byRoute.forEach((route, tokens) -> put(route, tokens));
            return byRoute.values().stream().flatMap(List::stream).toList();
        }
        var row = longest(heads);
        if (!row.isEmpty()) {
            putRow(row);
        }
        return row;
    }

    private List<Head> heads(int from, int to) {
        var heads = new ArrayList<Head>();
        int at = from;
        var words = "";
        for (var matcher = Labels.DISPUTE_HEADS.find(sheet, from, to);
                matcher != null;
                matcher = Labels.DISPUTE_HEADS.find(sheet, matcher.end(), to)) {
            heads.add(head(words, at, matcher.start()));
            words = matcher.group();
            at = sheet.endOf(matcher);
        }
        heads.add(head(words, at, to));
        return heads;
    }

    private Head head(String words, int from, int to) {
        var plain = plain(words);
        var route = Arrays.stream(DisputeRoute.values())
                .filter(r -> r.label().equals(plain))
                .findFirst()
                .orElse(null);
        return new Head(route, named(words), stretches(from, to));
    }

    /// Values that no words interrupt.
    private List<List<Token>> stretches(int from, int to) {
        var stretches = new ArrayList<List<Token>>();
        var open = new ArrayList<Token>();
        for (var fragment : sheet.between(from, to)) {
            var found = Token.of(fragment);
            if (found.isEmpty() || found.getLast().kind() == CellText.Kind.TEXT) {
                stretches.add(open);
                open = new ArrayList<>();
            } else {
                open.addAll(found);
            }
        }
        stretches.add(open);
        return stretches;
    }

    /// Each figure after its own column head, the heads after the route's.
    private List<Token> oneByOne(List<Head> heads) {
        var used = new ArrayList<Token>();
        DisputeRoute route = null;
        for (var head : heads) {
            route = head.route() == null ? route : head.route();
            if (route != null && head.column() != null && count(head.values()) <= 1) {
                var tokens = head.values().isEmpty()
                        ? head.stretches().stream().flatMap(List::stream).toList()
                        : head.values();
                var cell =
                        RowCells.of(tokens, 1, null, Kind.TEXT, false).cells().getFirst();
                tables.put(CellId.of(route, head.column()), cell);
                used.addAll(tokens);
            }
        }
        return used;
    }

    /// Five figures for each route. In the form itself all fifteen stand after the last heads,
    /// so that 总计 was printed twice since the last route.
    private static Map<DisputeRoute, List<Token>> byRoute(List<Head> heads) {
        var found = new EnumMap<DisputeRoute, List<Token>>(DisputeRoute.class);
        DisputeRoute route = null;
        boolean several = false;
        int totals = 0;
        for (var head : heads) {
            route = head.route() == null ? route : head.route();
            totals = head.route() == null ? totals + (head.column() == DisputeColumn.TOTAL ? 1 : 0) : 0;
            var values = head.values();
            if (values.isEmpty() || route == null) {
                continue;
            }
            if (count(values) > COLUMNS || totals > 1 || found.containsKey(route)) {
                several = true;
            }
            found.putIfAbsent(route, values);
        }
        boolean alone = found.size() == 1 && found.values().iterator().next().size() < COLUMNS;
        return several || alone ? Map.of() : found;
    }

    private static long count(List<Token> stretch) {
        return stretch.stream().filter(t -> !t.isBlank()).count();
    }

    /// The stretch with most values, else one of blanks only.
    private static List<Token> longest(List<Head> heads) {
        var stretches = heads.stream().flatMap(h -> h.stretches().stream()).toList();
        var longest = stretches.stream()
                .filter(s -> count(s) > 0)
                .max(java.util.Comparator.comparingInt(s -> s.stream()
                        .mapToInt(t -> t.isBlank() ? 0 : t.raw().length() + 1)
                        .sum()))
                .orElse(List.of());
        return longest.isEmpty()
                ? stretches.stream().filter(s -> s.size() == CELLS).findFirst().orElse(List.of())
                : longest;
    }

    private void put(DisputeRoute route, List<Token> tokens) {
        var row = row(tokens, COLUMNS);
        for (var column : DisputeColumn.values()) {
            tables.put(CellId.of(route, column), row.cells().get(column.ordinal()));
        }
        note(row, "表四 " + route.label(), tokens.getFirst().piece().place());
    }

    private RowCells row(List<Token> tokens, int count) {
        int line = tokens.stream()
                .filter(t -> !t.isBlank())
                .findFirst()
                .orElse(tokens.getFirst())
                .line();
        var first = tokens.stream().filter(t -> t.line() == line).findFirst().orElseThrow();
        var kind = sheet.lines().get(line).kind();
        return RowCells.of(tokens, count, columns(first, count), kind, true, lead(first));
    }

    private void putRow(List<Token> tokens) {
        var row = row(tokens, CELLS);
        for (var route : DisputeRoute.values()) {
            for (var column : DisputeColumn.values()) {
                var cell = row.cells().get(route.ordinal() * COLUMNS + column.ordinal());
                if (cell.reading() == Cell.Reading.UNREADABLE && route.ordinal() + column.ordinal() > 0) {
                    tables.cells.put(CellId.of(route, column), cell);
                } else {
                    tables.put(CellId.of(route, column), cell);
                }
            }
        }
        note(row, "表四", tokens.getFirst().piece().place());
    }

    /// Where the heads 结果维持 to 总计 stand above a row, if just as many as it needs, each group in
    /// the form's order.
    private int @Nullable [] columns(Token first, int count) {
        var line = sheet.lines().get(first.line());
        if (line.table() == 0) {
            return null;
        }
        var heads = new TreeMap<Integer, DisputeColumn>();
        for (int l = first.line() - 1; l >= 0 && sheet.lines().get(l).table() == line.table(); l--) {
            for (var piece : sheet.lines().get(l).pieces()) {
                var column = named(Sheet.unify(piece.text()));
                if (column != null) {
                    heads.putIfAbsent(piece.column(), column);
                }
            }
        }
        int at = 0;
        for (var column : heads.values()) {
            if (column.ordinal() != at++ % COLUMNS) {
                return null;
            }
        }
        return heads.size() == count
                ? heads.keySet().stream().mapToInt(Integer::intValue).toArray()
                : null;
    }

    /// How many cells further than the row the heads above it begin, where spans were left out
    /// and columns do not tell; -1 if there are no heads.
    private int lead(Token first) {
        var line = sheet.lines().get(first.line());
        for (int l = first.line() - 1;
                line.kind() == Kind.ROW && l >= 0 && sheet.lines().get(l).table() == line.table();
                l--) {
            var pieces = sheet.lines().get(l).pieces();
            for (int p = 0; p < pieces.size(); p++) {
                if (named(Sheet.unify(pieces.get(p).text())) == DisputeColumn.UPHELD) {
                    return Math.max(-1, p - line.pieces().indexOf(first.piece()));
                }
            }
        }
        return -1;
    }

    private static @Nullable DisputeColumn named(String words) {
        var plain = plain(words);
        return Arrays.stream(DisputeColumn.values())
                .filter(c -> c.label().equals(plain))
                .findFirst()
                .orElse(null);
    }

    private static String plain(String words) {
        return Label.hanOf(words).replace('它', '他');
    }

    private void note(RowCells row, String where, Cell.@Nullable Place place) {
        if (row.outcome() == RowCells.Outcome.SHORT) {
            tables.notes.add(Note.of(Note.Code.SHORT_ROW, where, "少一个数；按缺最后一个“总计”处理。", place));
        } else if (row.outcome() == RowCells.Outcome.SOLVED) {
            tables.notes.add(Note.of(
                    Note.Code.SOLVED,
                    where,
                    "数字连写为“%s”，已唯一拆分。".formatted(row.cells().getFirst().printed()),
                    place));
        }
    }
}
