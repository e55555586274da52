package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.extraction.Sheet.Kind;

/// Finds table 二 by its column heads and reads one, two or three values after each row label.
/// The heads also tell which form the report is written on, whatever its year.
final class TableTwo {
    private static final Label HEAD =
            Label.of("(?:第二十条第[(]?[一二三四五六七八九十][)]?项" + "|信息内容(?=本年|上一年|采购)|本年制(?:作|发)件数|本年新制作数量)");
    private static final Label ROWS = Label.of("(?:规章|行政许可|规范性文件)");
    private static final Pattern TOO_LONG = Pattern.compile("[ \\u001E\\u001F]{0,6}[+-]?\\d[\\d.,+-]*(?:亿元|万元|元)?");
    private static final Pattern MONEY_UNIT = Pattern.compile("(亿元|万元|元)$");

    private static final int UNKNOWN = -1;
    private static final int VARIES = -2;

    private record Anchor(String row, int start, int end) {}

    private final Sheet sheet;
    private final String run;
    private final int from;
    private final int to;
    private int lead = UNKNOWN;

    private TableTwo(Sheet sheet, int from, int to) {
        this.sheet = sheet;
        this.run = sheet.run();
        this.from = from;
        this.to = to;
    }

    /// Reads the table out of what stands before `limit`.
    static boolean read(Sheet sheet, int limit, Tables tables) {
        for (var head = HEAD.find(sheet, 0, limit); head != null; head = HEAD.find(sheet, head.end(), limit)) {
            if (ROWS.find(sheet, head.start(), Math.min(limit, head.start() + 600)) != null) {
                return new TableTwo(sheet, head.start(), Math.min(limit, head.start() + Limits.TABLE_CHARACTERS))
                        .read(tables);
            }
        }
        return false;
    }

    private boolean read(Tables tables) {
        int heads2019 = count(Labels.HEAD_2019);
        int heads2021 = count(Labels.HEAD_2021);
        if (heads2019 + heads2021 > 0) {
            tables.form = heads2019 > heads2021 ? Form.FMT_2019 : Form.FMT_2021;
        }
        var form = tables.form == null ? Form.FMT_2021 : tables.form;
        var ends = ends();
        var rows = new LinkedHashMap<List<TableTwoField>, Map.Entry<Anchor, List<Token>>>();
        for (var label : Labels.TABLE_TWO.entrySet()) {
            var fields = TableTwoField.of(form).stream()
                    .filter(f -> f.rowLabel().endsWith(label.getKey()))
                    .toList();
            var row = fields.isEmpty() ? null : row(label.getKey(), label.getValue(), ends, fields.size());
            if (row != null) {
                rows.put(fields, row);
                learn(fields.size(), row.getValue());
            }
        }
        int last = from;
        int first = to;
        for (var row : rows.entrySet()) {
            var fields = row.getKey();
            var anchor = row.getValue().getKey();
            put(fields, row.getValue().getValue(), tables);
            tables.drift(
                    fields.getFirst().rowLabel(),
                    sheet.printed(anchor.start(), anchor.end()),
                    sheet.placeAt(anchor.start()));
            first = Math.min(first, anchor.start());
            last = Math.max(last, endOf(anchor, row.getValue().getValue()));
        }
        tables.spans.add(new Tables.Span(Math.min(from, first), last));
        return last > from;
    }

    /// How many blank cells stand before the first value of a full row.
    private void learn(int count, List<Token> tokens) {
        var values = tokens.stream().filter(t -> !t.isBlank()).toList();
        if (count > 1 && values.size() == count) {
            int blanks = tokens.indexOf(values.getFirst());
            lead = lead == UNKNOWN || lead == blanks ? blanks : VARIES;
        }
    }

    private int count(Label label) {
        int found = 0;
        for (var matcher = label.find(sheet, from, to);
                matcher != null;
                matcher = label.find(sheet, matcher.end(), to)) {
            found++;
        }
        return found;
    }

    /// Where anything begins that ends the values of the row before.
    private List<Integer> ends() {
        var ends = new ArrayList<Integer>();
        var labels = new ArrayList<>(Labels.TABLE_TWO_STOPS);
        labels.addAll(Labels.TABLE_TWO.values());
        labels.add(Labels.PARTS.get(2));
        for (var label : labels) {
            for (var matcher = label.find(sheet, from, to);
                    matcher != null;
                    matcher = label.find(sheet, matcher.end(), to)) {
                ends.add(matcher.start());
            }
        }
        ends.add(to);
        ends.sort(null);
        return ends;
    }

    private int endAfter(int offset, List<Integer> ends) {
        return ends.stream().filter(e -> e >= offset).findFirst().orElse(to);
    }

    private Map.@Nullable Entry<Anchor, List<Token>> row(String name, Label label, List<Integer> ends, int count) {
        Map.Entry<Anchor, List<Token>> empty = null;
        for (var matcher = label.find(sheet, from, to);
                matcher != null;
                matcher = label.find(sheet, matcher.end(), to)) {
            var anchor = new Anchor(name, matcher.start(), sheet.endOf(matcher));
            int end = endAfter(anchor.end(), ends);
            var next = sheet.between(anchor.end(), end);
            var tokens = Token.valuesIn(sheet, anchor.end(), end);
            var tooLong = TOO_LONG.matcher(run).region(anchor.end(), end);
            if (tokens.isEmpty() && tooLong.lookingAt()) {
                var piece = sheet.piece(sheet.pieceAt(anchor.end()));
                return Map.entry(
                        anchor,
                        List.of(Token.unreadable(
                                tooLong.group().strip(), piece, sheet.lineAt(anchor.end()), tooLong.end())));
            }
            boolean follows = !next.isEmpty() && !Token.of(next.getFirst()).isEmpty();
            boolean values = tokens.stream().anyMatch(t -> !t.isBlank());
            if (follows && values && tokens.stream().filter(t -> !t.isBlank()).count() <= count + 1L) {
                return Map.entry(anchor, tokens);
            }
            if (follows && empty == null) {
                empty = Map.entry(anchor, tokens);
            }
        }
        return empty;
    }

    private static int endOf(Anchor anchor, List<Token> tokens) {
        return tokens.stream().mapToInt(Token::end).max().orElse(anchor.end());
    }

    private void put(List<TableTwoField> fields, List<Token> tokens, Tables tables) {
        var cells = cells(fields, tokens);
        boolean joined = false;
        for (int i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            var cell = cells.get(i);
            var money = field.isMoney() ? CellText.moneyWan(cell) : cell;
            tables.put(CellId.of(field), money);
            joined |= cell.reading() == Cell.Reading.SOLVED;
            boolean bare = field == TableTwoField.PROCUREMENT_AMOUNT
                    && cell.value() != null
                    && cell.value().signum() != 0
                    && CellText.unit(cell.printed()).isEmpty();
            if (bare) {
                tables.notes.add(new Note(
                        Note.Code.UNIT_UNKNOWN,
                        CellId.of(field),
                        CellId.of(field).label(),
                        "采购总金额“%s”没有写明单位，法定格式也未限定，暂按万元读取。请核对。".formatted(cell.printed()),
                        cell.place()));
            }
        }
        if (joined) {
            tables.notes.add(Note.of(
                    Note.Code.SOLVED,
                    "表二 " + fields.getFirst().rowLabel(),
                    "数字连写为“%s”，只有一种拆法，已拆分。".formatted(printed(tokens)),
                    cells.getFirst().place()));
        }
    }

    private static String printed(List<Token> tokens) {
        return String.join(" ", tokens.stream().map(Token::raw).toList());
    }

    private List<Cell> cells(List<TableTwoField> fields, List<Token> tokens) {
        int count = fields.size();
        var values = tokens.stream().filter(t -> !t.isBlank()).toList();
        if (count == 3
                && values.size() == 2
                && fields.get(1).maySink()
                && isSigned(values.get(1))
                && !values.get(1).ownCell()) {
            return afterSign(values);
        }
        if (count == 2
                && values.size() == 1
                && fields.get(1).isMoney()
                && !values.getFirst().ownCell()) {
            return withUnit(values.getFirst());
        }
        var heads = values.size() < count && !values.isEmpty() ? aligned(values, count) : null;
        if (heads != null) {
            return RowCells.of(tokens, count, heads, Kind.ALIGNED, true).cells();
        }
        boolean fewer = !values.isEmpty() && values.size() < count;
        boolean inRow = fewer && sheet.lines().get(values.getFirst().line()).kind() == Kind.ROW;
        var kind = inRow && values.stream().allMatch(Token::ownCell) ? Kind.ROW : Kind.TEXT;
        return RowCells.of(tokens, count, null, kind, false, lead).cells();
    }

    /// Where the heads stand in a table laid out with blanks: the line 信息内容 above the row.
    private int @Nullable [] aligned(List<Token> values, int count) {
        var lines = sheet.lines();
        int at = values.getFirst().line();
        var line = lines.get(at);
        for (int l = at - 1;
                line.kind() == Kind.ALIGNED && l >= 0 && lines.get(l).table() == line.table();
                l--) {
            var pieces = lines.get(l).pieces();
            if (Sheet.unify(pieces.getFirst().text()).replace(" ", "").startsWith("信息内容")) {
                return pieces.size() == count + 1 ? under(pieces.subList(1, pieces.size()), values) : null;
            }
        }
        return null;
    }

    /// On a page a figure stands under the head whose middle is nearest to its own.
    private static int[] under(List<Sheet.Piece> heads, List<Token> values) {
        var columns = heads.stream().mapToInt(Sheet.Piece::column).toArray();
        for (var value : values) {
            int best = 0;
            for (int c = 1; c < columns.length; c++) {
                best = middle(heads.get(c), value) < middle(heads.get(best), value) ? c : best;
            }
            if (middle(heads.get(best), value) < Float.MAX_VALUE) {
                columns[best] = value.piece().column();
            }
        }
        return columns;
    }

    private static float middle(Sheet.Piece head, Token value) {
        var a = head.place() == null ? null : head.place().box();
        var b = value.piece().place() == null ? null : value.piece().place().box();
        return a == null || b == null
                ? Float.MAX_VALUE
                : Math.min(Math.abs(a.x() - b.x()), Math.abs(a.x() + a.width() / 2 - b.x() - b.width() / 2));
    }

    private static boolean isSigned(Token token) {
        var text = Sheet.unify(token.raw());
        return text.startsWith("-") || text.startsWith("+");
    }

    /// Only 本年增/减 may have a sign, so what stands before the sign is the cell before it;
    /// the rest may be one or two.
    private static List<Cell> afterSign(List<Token> values) {
        var first = CellText.count(
                values.getFirst().raw(), values.getFirst().piece().place());
        var rest = RowCells.unreadable(List.of(values.get(1)), 2).cells();
        return List.of(first, rest.get(0), rest.get(1));
    }

    /// A count and an amount run together, `00元`: the unit belongs to the amount.
    private static List<Cell> withUnit(Token token) {
        var unit = MONEY_UNIT.matcher(token.raw());
        var digits = unit.find() ? token.raw().substring(0, unit.start()) : token.raw();
        var suffix = token.raw().substring(digits.length());
        var bare = new Token(token.kind(), digits, token.piece(), token.line(), false, token.end());
        var cells = RowCells.of(List.of(bare), 2, null, Kind.TEXT, false).cells();
        var amount = cells.get(1);
        return List.of(
                cells.get(0),
                amount.value() == null
                        ? amount
                        : new Cell(
                                Cell.Reading.SOLVED,
                                amount.value(),
                                amount.value().toPlainString() + suffix,
                                amount.place()));
    }
}
