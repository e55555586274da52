package org.yangguang.report.extraction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.IndicatorNames;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.extraction.Sheet.Kind;
import org.yangguang.report.extraction.Sheet.Line;
import org.yangguang.report.extraction.Sheet.Piece;

/// Tables of our own files, drawn exactly as the official form has them, word for word and cell for
/// cell: there the place of a cell says what it is, whatever stands in it. Every other file is read
/// by its labels.
final class FormTables {
    private static final List<String> INDICATOR_HEAD = List.of("统计指标", "本年", "历年累计");
    private static final int COLUMNS = ApplicantColumn.values().length;
    /// This many digits alone in a row are seven cells run together.
    private static final int JOINED = 7;

    private final Sheet sheet;
    private final List<Line> lines;
    private final int[] firstPiece;
    private final Tables tables;

    private FormTables(Sheet sheet, Tables tables) {
        this.sheet = sheet;
        this.lines = sheet.lines();
        this.tables = tables;
        this.firstPiece = new int[lines.size()];
        int piece = 0;
        for (int i = 0; i < lines.size(); i++) {
            firstPiece[i] = piece;
            piece += lines.get(i).pieces().size();
        }
    }

    /// What was found.
    ///
    /// @param three where table 三 ended, -1 if it is not there as the form draws it
    record Found(boolean two, int three, boolean four, Optional<Map<String, List<Optional<BigDecimal>>>> indicators) {}

    /// In a file that is not ours.
    static final Found NOTHING = new Found(false, -1, false, Optional.empty());

    static Found read(Sheet sheet, Tables tables) {
        var reader = new FormTables(sheet, tables);
        int three = reader.three();
        return new Found(reader.two(), three, reader.four(), reader.indicators());
    }

    private int three() {
        for (int i = 0; i < lines.size(); i++) {
            if (!is(TableThreeRow.NEW_RECEIVED.label(), labelOf(i))) {
                continue;
            }
            for (var form : List.of(Form.FMT_2021, Form.FMT_2019)) {
                var at = rows(form, i);
                if (at.isEmpty()) {
                    continue;
                }
                at.forEach((row, line) -> {
                    for (var column : ApplicantColumn.values()) {
                        put(CellId.of(row, column), figures(line).get(column.ordinal()));
                    }
                });
                tables.form = form;
                return span(i, Objects.requireNonNull(at.get(TableThreeRow.CARRIED_OUT)));
            }
        }
        return -1;
    }

    /// Where each row of a form stands, all in order; nothing but rows without figures, as a page
    /// break leaves them, may stand between.
    private Map<TableThreeRow, Integer> rows(Form form, int from) {
        var at = new LinkedHashMap<TableThreeRow, Integer>();
        int line = from;
        for (var row : TableThreeRow.of(form)) {
            while (line < lines.size() && isFiller(line)) {
                line++;
            }
            if (line == lines.size() || !is(row.label(), labelOf(line)) || isJoined(figures(line))) {
                return Map.of();
            }
            at.put(row, line++);
        }
        return at;
    }

    private boolean isFiller(int line) {
        return lines.get(line).kind() == Kind.ROW && lines.get(line).pieces().size() <= COLUMNS;
    }

    /// The words before the seven figures of a row.
    private String labelOf(int line) {
        var pieces = lines.get(line).pieces();
        return lines.get(line).kind() == Kind.ROW && pieces.size() > COLUMNS
                ? pieces.get(pieces.size() - COLUMNS - 1).text()
                : "";
    }

    private List<Piece> figures(int line) {
        var pieces = lines.get(line).pieces();
        return pieces.subList(pieces.size() - COLUMNS, pieces.size());
    }

    private static boolean isJoined(List<Piece> figures) {
        var filled = figures.stream().filter(p -> !p.isBlank()).toList();
        return filled.size() == 1
                && filled.getFirst().text().chars().filter(Character::isDigit).count() >= JOINED;
    }

    private boolean two() {
        for (var form : List.of(Form.FMT_2021, Form.FMT_2019)) {
            for (int i = 0; i < lines.size(); i++) {
                if (heads(i, TableTwoField.of(form).subList(0, 3)) && two(form, i)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean two(Form form, int from) {
        var labels = TableTwoField.of(form).stream()
                .map(TableTwoField::rowLabel)
                .distinct()
                .toList();
        var found = new LinkedHashMap<CellId, Piece>();
        int next = 0;
        int head = from;
        int last = from;
        for (int i = from; i < lines.size() && lines.get(i).kind() == Kind.ROW && next < labels.size(); i++) {
            var label = labels.get(next);
            var fields = TableTwoField.of(form).stream()
                    .filter(field -> field.rowLabel().equals(label))
                    .toList();
            var pieces = lines.get(i).pieces();
            if (is("信息内容", pieces.getFirst().text())) {
                head = i;
            } else if (is(label, pieces.getFirst().text())
                    && pieces.size() == fields.size() + 1
                    && heads(head, fields)) {
                for (int f = 0; f < fields.size(); f++) {
                    found.put(CellId.of(fields.get(f)), pieces.get(f + 1));
                }
                next++;
                last = i;
            }
        }
        if (next < labels.size() || isJoined(List.copyOf(found.values()))) {
            return false;
        }
        found.forEach(this::put);
        tables.form = form;
        span(from, last);
        return true;
    }

    private boolean heads(int line, List<TableTwoField> fields) {
        var words = Stream.concat(Stream.of("信息内容"), fields.stream().map(TableTwoField::columnLabel));
        return row(line, words.toList());
    }

    private boolean four() {
        var five =
                Arrays.stream(DisputeColumn.values()).map(DisputeColumn::label).toList();
        var ten = Stream.concat(five.stream(), five.stream()).toList();
        var seven = new ArrayList<>(five);
        seven.add(DisputeRoute.LITIGATION_DIRECT.label());
        seven.add(DisputeRoute.LITIGATION_AFTER_RECONSIDERATION.label());
        for (int i = 2; i < lines.size(); i++) {
            var pieces = lines.get(i).pieces();
            boolean figures = pieces.size() == 15
                    && lines.get(i).table() == lines.get(i - 1).table()
                    && !isJoined(pieces)
                    && row(i - 1, ten)
                    && row(i - 2, seven);
            if (figures) {
                for (var route : DisputeRoute.values()) {
                    for (var column : DisputeColumn.values()) {
                        put(CellId.of(route, column), pieces.get(route.ordinal() * 5 + column.ordinal()));
                    }
                }
                span(i, i);
                return true;
            }
        }
        return false;
    }

    /// The 统计表 up to 2018 as our own files write it: every name of the sheet, this year and, in
    /// all, a cumulative figure.
    private Optional<Map<String, List<Optional<BigDecimal>>>> indicators() {
        for (int i = 0; i < lines.size(); i++) {
            if (!row(i, INDICATOR_HEAD)) {
                continue;
            }
            var found = new LinkedHashMap<String, List<Optional<BigDecimal>>>();
            int last = i;
            for (int r = i + 1; r < lines.size() && lines.get(r).kind() == Kind.ROW; r++) {
                var pieces = lines.get(r).pieces();
                last = r;
                if (pieces.size() != 3 || pieces.getFirst().isBlank() || row(r, INDICATOR_HEAD)) {
                    continue;
                }
                found.put(
                        IndicatorNames.name(pieces.getFirst().text().strip()),
                        pieces.stream()
                                .skip(1)
                                .map(p -> Optional.ofNullable(
                                        CellText.parse(p.text()).value()))
                                .toList());
            }
            span(i, last);
            return Optional.of(found);
        }
        return Optional.empty();
    }

    private boolean row(int line, List<String> words) {
        var pieces = lines.get(line).pieces();
        return lines.get(line).kind() == Kind.ROW
                && pieces.size() == words.size()
                && java.util.stream.IntStream.range(0, words.size())
                        .allMatch(w -> is(words.get(w), pieces.get(w).text()));
    }

    private static boolean is(String words, String printed) {
        return !printed.isEmpty() && plain(words).equals(plain(printed));
    }

    private static String plain(String text) {
        return Sheet.unify(text).replace(" ", "");
    }

    private void put(CellId id, Piece piece) {
        boolean money = id instanceof CellId.Two(var field) && field.isMoney();
        var printed = CellText.count(piece.text(), piece.place());
        var cell = money ? CellText.moneyWan(printed) : printed;
        tables.put(id, cell);
        if (id.equals(CellId.of(TableTwoField.PROCUREMENT_AMOUNT))) {
            tables.unitOf(cell);
        }
    }

    /// From the first line of the table to the end of a line.
    private int span(int line, int last) {
        int first = line;
        while (first > 0
                && lines.get(first - 1).table() == lines.get(line).table()
                && lines.get(first - 1).kind() == Kind.ROW) {
            first--;
        }
        int end = firstPiece[last] + lines.get(last).pieces().size() - 1;
        int to = sheet.startOf(end) + sheet.piece(end).text().length();
        tables.spans.add(new Tables.Span(sheet.startOf(firstPiece[first]), to));
        return to;
    }
}
