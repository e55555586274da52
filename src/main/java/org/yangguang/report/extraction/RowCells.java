package org.yangguang.report.extraction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.Cell;
import org.yangguang.report.extraction.Sheet.Kind;

/// Gives the values that stand after a row label to the columns of the row.
///
/// As many values as columns: in order. Fewer: by the columns of the table if they are known,
/// else by the blank cells if together they are as many as the columns, else one missing value
/// counts as the last, 总计. Otherwise nothing is known.
///
/// @param cells the cells; empty while several cuts are possible
/// @param ways the ways joined digits can be cut, if there is more than one
record RowCells(List<Cell> cells, List<long[]> ways, Outcome outcome, List<Token> tokens) {

    enum Outcome {
        IN_ORDER,
        BY_COLUMN,
        SHORT,
        SOLVED,
        AMBIGUOUS,
        EMPTY,
        UNREADABLE
    }

    boolean isComplete() {
        return outcome == Outcome.IN_ORDER || outcome == Outcome.SOLVED;
    }

    static RowCells of(List<Token> all, int count, int @Nullable [] columns, Kind kind, boolean certain) {
        return of(all, count, columns, kind, certain, -1);
    }

    /// @param columns where the columns of the table stand, if that is known
    /// @param certain whether it is known for sure
    /// @param lead how many blank cells stand before the first value in every full row, -1 if
    ///     that is not known
    static RowCells of(List<Token> all, int count, int @Nullable [] columns, Kind kind, boolean certain, int lead) {
        var tokens = kind == Kind.TEXT ? all : ofOneLine(all, count);
        var values = Token.values(tokens);
        if (values.isEmpty()) {
            var reading = tokens.isEmpty() ? Cell.NOT_THERE : blank(tokens.getFirst());
            return new RowCells(fill(count, reading), List.of(), Outcome.EMPTY, tokens);
        }
        if (values.size() == count) {
            return new RowCells(cells(values), List.of(), Outcome.IN_ORDER, tokens);
        }
        if (values.size() < count) {
            boolean shifted = !certain
                    && kind != Kind.ALIGNED
                    && values.size() == count - 1
                    && count == 7
                    && isStretch(values, tokens)
                    && tokens.size() != count;
            var placed = shifted ? null : byColumn(values, tokens, count, columns, kind);
            if (placed == null && kind == Kind.ROW && lead >= 0 && tokens.size() >= lead + count) {
                placed = window(tokens, values, lead, count);
            }
            if (placed == null && !shifted) {
                placed = byBlanks(tokens, values, count);
            }
            if (placed != null) {
                return new RowCells(placed, List.of(), Outcome.BY_COLUMN, tokens);
            }
            var parts = inParts(values);
            if (parts.size() == count) {
                return new RowCells(parts.stream().map(RowCells::cell).toList(), List.of(), Outcome.IN_ORDER, tokens);
            }
            boolean alone = values.size() == 1 && kind == Kind.TEXT;
            if (values.stream().allMatch(t -> t.isDigits() && (alone || !t.ownCell()))) {
                return joined(values, count);
            }
            boolean positioned = kind == Kind.ALIGNED;
            if (!positioned
                    && values.size() == count - 1
                    && count > 3
                    && isStretch(values, tokens)
                    && isShort(values)) {
                return shortRow(values);
            }
        }
        return unreadable(tokens, count);
    }

    /// Where one line has cells enough, blank cells of other lines belong to merged cells.
    private static List<Token> ofOneLine(List<Token> tokens, int count) {
        if (Token.areOfOneLine(tokens)) {
            return tokens;
        }
        var values = Token.values(tokens);
        if (!Token.areOfOneLine(values)) {
            return tokens;
        }
        var inLine = Token.ofLine(tokens, values.getFirst().line());
        return inLine.size() >= count ? inLine : tokens;
    }

    /// A cell is one number however its digits are parted, unless only with the parts the row has
    /// just the cells it should.
    private static List<Token> inParts(List<Token> values) {
        return values.stream()
                .flatMap(t -> t.isParted() ? t.parts().stream() : Stream.of(t))
                .toList();
    }

    /// No blank cell stands between the values.
    private static boolean isStretch(List<Token> values, List<Token> tokens) {
        int first = tokens.indexOf(values.getFirst());
        return tokens.subList(first, first + values.size()).equals(values);
    }

    static RowCells unreadable(List<Token> tokens, int count) {
        var printed = String.join(" ", tokens.stream().map(Token::raw).toList());
        var place = tokens.isEmpty() ? null : tokens.getFirst().piece().place();
        return new RowCells(
                fill(count, new Cell(Cell.Reading.UNREADABLE, null, printed, place)),
                List.of(),
                Outcome.UNREADABLE,
                tokens);
    }

    /// One value is missing, and it is the last: in table 四 because the groups before add up.
    private static boolean isShort(List<Token> values) {
        if (values.size() == 6) {
            return !lastLooksLikeTotal(values);
        }
        return values.size() == 14
                && sumsHold(values.subList(0, 10).stream().map(RowCells::cell).toList());
    }

    /// Six of seven values, the sixth being the sum of the others: then 总计 is there and
    /// another is missing.
    private static boolean lastLooksLikeTotal(List<Token> values) {
        long sum = 0;
        for (var token : values.subList(0, values.size() - 1)) {
            var value = CellText.parse(token.raw()).value();
            sum += value == null ? 0 : value.longValue();
        }
        var last = CellText.parse(values.getLast().raw()).value();
        return sum > 0 && last != null && last.compareTo(BigDecimal.valueOf(sum)) == 0;
    }

    private static @Nullable List<Cell> byColumn(
            List<Token> values, List<Token> tokens, int count, int @Nullable [] columns, Kind kind) {
        if (columns == null || columns.length != count || kind == Kind.TEXT || !Token.areOfOneLine(values)) {
            return null;
        }
        var cells = new Cell[count];
        for (var token : values) {
            int at = kind == Kind.ALIGNED
                    ? nearest(columns, token.piece().column())
                    : Arrays.binarySearch(columns, token.piece().column());
            if (at < 0 || cells[at] != null) {
                return null;
            }
            cells[at] = cell(token);
        }
        for (int c = 0; c < count; c++) {
            if (cells[c] == null) {
                cells[c] = emptyAt(tokens, columns[c]);
            }
        }
        return List.of(cells);
    }

    private static Cell emptyAt(List<Token> tokens, int column) {
        for (var token : tokens) {
            if (token.isBlank() && token.piece().column() == column) {
                return blank(token);
            }
        }
        return Cell.NOT_THERE;
    }

    private static int nearest(int[] columns, int at) {
        int best = 0;
        for (int c = 1; c < columns.length; c++) {
            if (Math.abs(columns[c] - at) < Math.abs(columns[best] - at)) {
                best = c;
            }
        }
        return Math.abs(columns[best] - at) <= 6 ? best : -1;
    }

    private static @Nullable List<Cell> window(List<Token> tokens, List<Token> values, int from, int count) {
        var window = tokens.subList(from, from + count);
        return window.containsAll(values) ? cells(window) : null;
    }

    /// With its blank cells the row is as long as it should be; or longer, and there is one place
    /// only where it can stand, or one where its sums hold, or what follows are blanks of merged
    /// cells.
    private static @Nullable List<Cell> byBlanks(List<Token> tokens, List<Token> values, int count) {
        if (tokens.size() < count) {
            return null;
        }
        int first = tokens.indexOf(values.getFirst());
        int last = tokens.lastIndexOf(values.getLast());
        var places = IntStream.rangeClosed(Math.max(0, last - count + 1), Math.min(first, tokens.size() - count))
                .mapToObj(from -> cells(tokens.subList(from, from + count)))
                .toList();
        if (places.size() == 1) {
            return places.getFirst();
        }
        var holding = places.stream()
                .filter(cells -> isTelling(cells) && sumsHold(cells))
                .toList();
        if (holding.size() == 1) {
            return holding.getFirst();
        }
        boolean anchored = !places.isEmpty() && first == 0 && (last == count - 1 || values.size() == count - 1);
        return anchored ? places.getFirst() : null;
    }

    /// Every group ends in its sum: seven cells in table 三, three times five in table 四.
    private static boolean sumsHold(List<Cell> cells) {
        int group = cells.size() % 5 == 0 ? 5 : cells.size();
        for (int from = 0; from < cells.size(); from += group) {
            var sum = BigDecimal.ZERO;
            for (var cell : cells.subList(from, from + group - 1)) {
                sum = cell.value() == null ? sum : sum.add(cell.value());
            }
            var total = cells.get(from + group - 1).value();
            if (total == null || total.compareTo(sum) != 0) {
                return false;
            }
        }
        return true;
    }

    /// Blanks and zeros add up wherever they stand.
    private static boolean isTelling(List<Cell> cells) {
        return cells.size() > 3
                && cells.stream().anyMatch(c -> c.value() != null && c.value().signum() > 0);
    }

    private static RowCells joined(List<Token> values, int count) {
        var runs = values.stream().map(t -> Sheet.unify(t.raw())).toList();
        var ways = count == 7
                ? JoinedDigits.rows(runs, count)
                : count == 15 ? JoinedDigits.disputes(runs) : JoinedDigits.cuts(runs, count, cut -> true);
        if (ways.size() == 1) {
            return new RowCells(solved(ways.getFirst(), values), List.of(), Outcome.SOLVED, values);
        }
        if (ways.isEmpty()) {
            return values.size() == count - 1 && count > 3 && isShort(values) && plain(values)
                    ? shortRow(values)
                    : unreadable(values, count);
        }
        var open = unreadable(values, count);
        return new RowCells(open.cells(), ways, Outcome.AMBIGUOUS, values);
    }

    private static boolean plain(List<Token> values) {
        return values.stream().allMatch(t -> t.raw().length() == 1 || t.raw().charAt(0) != '0');
    }

    private static RowCells shortRow(List<Token> values) {
        var cells = new ArrayList<>(values.stream().map(RowCells::cell).toList());
        cells.add(Cell.NOT_THERE);
        return new RowCells(cells, List.of(), Outcome.SHORT, values);
    }

    static List<Cell> solved(long[] cut, List<Token> tokens) {
        var printed = String.join(" ", tokens.stream().map(Token::raw).toList());
        var place = tokens.getFirst().piece().place();
        return Arrays.stream(cut)
                .mapToObj(n -> new Cell(Cell.Reading.SOLVED, BigDecimal.valueOf(n), printed, place))
                .toList();
    }

    private static List<Cell> cells(List<Token> tokens) {
        var cells = new ArrayList<Cell>(tokens.size());
        for (var token : tokens) {
            cells.add(cell(token));
        }
        return List.copyOf(cells);
    }

    private static Cell cell(Token token) {
        return token.isParted()
                ? CellText.parted(token.raw(), token.piece().place())
                : CellText.count(token.raw(), token.piece().place());
    }

    private static Cell blank(Token token) {
        return new Cell(Cell.Reading.BLANK, null, "", token.piece().place());
    }

    private static List<Cell> fill(int count, Cell cell) {
        return java.util.Collections.nCopies(count, cell);
    }
}
