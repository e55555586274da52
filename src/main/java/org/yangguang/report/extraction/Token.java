package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yangguang.report.extraction.Sheet.Fragment;

/// One thing standing after a row label: a number, a dash, a blank cell or digits that may be
/// several cells run together.
///
/// @param line index of the line it stands on
/// @param ownCell whether it fills a cell of its own, so that it cannot be several cells run
///     together
/// @param end where it ends in the run
record Token(CellText.Kind kind, String raw, Sheet.Piece piece, int line, boolean ownCell, int end) {
    /// Chinese characters with which a value can begin: signs and the words for none.
    private static final String VALUE_BEGINS = "增减无空暂";
    /// Blanks part values, and so does a sign.
    private static final Pattern PARTS = Pattern.compile("[^ ](?:(?!(?<=\\d)[+-]\\d)[^ ])*");

    /// Those that are not blank.
    static List<Token> values(List<Token> tokens) {
        var values = new ArrayList<Token>(tokens.size());
        for (var token : tokens) {
            if (!token.isBlank()) {
                values.add(token);
            }
        }
        return values;
    }

    static List<Token> ofLine(List<Token> tokens, int line) {
        var there = new ArrayList<Token>(tokens.size());
        for (var token : tokens) {
            if (token.line() == line) {
                there.add(token);
            }
        }
        return there;
    }

    static boolean areOfOneLine(List<Token> tokens) {
        for (var token : tokens) {
            if (token.line() != tokens.getFirst().line()) {
                return false;
            }
        }
        return !tokens.isEmpty();
    }

    /// Digits that are not one number.
    static Token unreadable(String raw, Sheet.Piece piece, int line, int end) {
        return new Token(CellText.Kind.TEXT, raw, piece, line, true, end);
    }

    boolean isDigits() {
        return CellText.isDigits(Sheet.unify(raw));
    }

    boolean isBlank() {
        return kind == CellText.Kind.BLANK;
    }

    /// Digits of one table cell that blanks or a line end part, `1 267`: one number, unless the
    /// row lacks just as many cells.
    boolean isParted() {
        return ownCell && kind == CellText.Kind.NUMBER && isParted(Sheet.unify(raw));
    }

    /// A number that begins with 0 is none, so that `0 0` is two.
    private static boolean isParted(String text) {
        int blanks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                blanks++;
            } else if ((c < '0' || c > '9') && c != '.' && c != ',') {
                return false;
            }
        }
        if (blanks == 0 || blanks > 8) {
            return false;
        }
        var compact = text.replace(" ", "");
        boolean leadingZero = compact.length() > 1 && compact.charAt(0) == '0' && compact.charAt(1) != '.';
        return !leadingZero && CellText.parse(compact).kind() == CellText.Kind.NUMBER;
    }

    /// The parts of a parted number.
    List<Token> parts() {
        var parts = new ArrayList<Token>();
        for (var part : Sheet.unify(raw).strip().split(" +")) {
            parts.add(new Token(CellText.Kind.NUMBER, part, piece, line, false, end));
        }
        return parts;
    }

    /// The values in a stretch of a sheet: leading words are passed over, the first words after
    /// a value end it.
    static List<Token> valuesIn(Sheet sheet, int from, int to) {
        var tokens = new ArrayList<Token>();
        boolean started = false;
        for (var fragment : sheet.between(from, to)) {
            var found = of(fragment);
            boolean words = found.isEmpty();
            boolean damaged = words && isDamaged(fragment);
            if (words && (started || damaged)) {
                if (!damaged && !isCellOfRow(sheet, fragment, tokens.getLast())) {
                    break;
                }
                int end = fragment.start() + fragment.text().length();
                tokens.add(unreadable(fragment.text(), fragment.piece(), fragment.line(), end));
                started = true;
                continue;
            }
            if (words) {
                tokens.clear();
                continue;
            }
            tokens.addAll(found);
            for (var token : found) {
                started |= !token.isBlank();
            }
            if (found.getLast().kind() == CellText.Kind.TEXT) {
                tokens.removeLast();
                break;
            }
        }
        return tokens;
    }

    /// A figure of which a byte was damaged is a value all the same.
    private static boolean isDamaged(Fragment fragment) {
        return fragment.whole()
                && fragment.text().indexOf(Encodings.DAMAGED) >= 0
                && fragment.text().chars().allMatch(c -> c == Encodings.DAMAGED || (c >= '0' && c <= '9'));
    }

    /// Words in a cell of the row are a value that cannot be read; words elsewhere end the values.
    private static boolean isCellOfRow(Sheet sheet, Fragment fragment, Token before) {
        return fragment.whole()
                && fragment.line() == before.line()
                && sheet.lines().get(fragment.line()).kind() == Sheet.Kind.ROW;
    }

    /// The values a fragment holds; empty when it is words. When words follow the values, the
    /// last token is `TEXT`.
    static List<Token> of(Fragment fragment) {
        var text = fragment.text();
        if (!text.isEmpty() && Label.isHan(text.charAt(0)) && VALUE_BEGINS.indexOf(text.charAt(0)) < 0) {
            return List.of();
        }
        var parsed = CellText.parse(text);
        if (parsed.kind() != CellText.Kind.TEXT) {
            return List.of(new Token(
                    parsed.kind(),
                    text,
                    fragment.piece(),
                    fragment.line(),
                    fragment.whole(),
                    fragment.start() + text.length()));
        }
        var place = fragment.piece().place();
        boolean cell = fragment.whole() && place != null && place.table() > 0;
        if (cell && isParted(text)) {
            return List.of(new Token(
                    CellText.Kind.NUMBER,
                    text,
                    fragment.piece(),
                    fragment.line(),
                    true,
                    fragment.start() + text.length()));
        }
        return split(fragment);
    }

    private static List<Token> split(Fragment fragment) {
        var tokens = new ArrayList<Token>();
        var parts = PARTS.matcher(fragment.text());
        while (parts.find()) {
            var number = parts.group();
            var value = CellText.parse(number);
            boolean digits = CellText.isDigits(number);
            boolean words = value.kind() == CellText.Kind.TEXT && !digits;
            if (words && tokens.isEmpty()) {
                return tokens;
            }
            var kind = words ? CellText.Kind.TEXT : digits ? CellText.Kind.NUMBER : value.kind();
            tokens.add(
                    new Token(kind, number, fragment.piece(), fragment.line(), false, fragment.start() + parts.end()));
            if (words) {
                return tokens;
            }
        }
        return tokens;
    }
}
