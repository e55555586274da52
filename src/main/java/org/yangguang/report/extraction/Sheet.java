package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.Cell;

/// What a file says in reading order, without its dress: lines of pieces, and the same once
/// more as one run of characters in which labels can be searched however they were broken over
/// lines and cells.
///
/// In the run every piece is closed by [#CELL], the last piece of a line by [#LINE]; blanks of
/// all kinds are one space, full-width letters and digits are half-width and quotes are `"`.
/// One character of the run is one of the cleaned text.
final class Sheet {
    static final char CELL = '\u001F';
    static final char LINE = '\u001E';

    enum Kind {
        /// A paragraph, or a line of running text.
        TEXT,
        /// A row of a table whose columns are known.
        ROW,
        /// A row of a table laid out with blanks: columns are distances from the left edge.
        ALIGNED
    }

    /// @param column column of the table, or distance from the left edge, or 0 in running text
    record Piece(String text, Cell.@Nullable Place place, int column) {
        boolean isBlank() {
            return text.isBlank();
        }
    }

    /// @param table number of the table the line belongs to, 0 if none
    record Line(Kind kind, int table, List<Piece> pieces) {}

    /// A stretch of a piece.
    ///
    /// @param line index of the line
    /// @param whole whether the stretch is the whole piece
    /// @param start where the text begins in the run
    record Fragment(String text, Piece piece, int line, boolean whole, int start) {}

    /// The run without its blanks and ends, for looking up plain words however they were broken.
    ///
    /// @param offsets where each character stands in the run, and the length of the run
    record Skeleton(String text, int[] offsets) {
        static Skeleton of(String run) {
            var text = new char[run.length()];
            var offsets = new int[run.length() + 1];
            int length = 0;
            for (int i = 0; i < run.length(); i++) {
                char c = run.charAt(i);
                if (c != ' ' && c != CELL && c != LINE) {
                    text[length] = c;
                    offsets[length++] = i;
                }
            }
            offsets[length] = run.length();
            return new Skeleton(new String(text, 0, length), Arrays.copyOf(offsets, length + 1));
        }

        int runOffset(int index) {
            return offsets[index];
        }

        /// The first character at or after an offset of the run.
        int at(int runOffset) {
            int found = Arrays.binarySearch(offsets, runOffset);
            return found >= 0 ? found : -found - 1;
        }
    }

    private final List<Line> lines;
    private final String run;
    private final Skeleton skeleton;
    private final int[] starts;
    private final int[] lineOf;
    private final List<Piece> pieces;
    private final List<Note> notes;

    private Sheet(List<Line> lines, List<Note> notes) {
        this.lines = List.copyOf(lines);
        this.notes = List.copyOf(notes);
        this.pieces = new ArrayList<>();
        int count = 0;
        int length = 0;
        for (var line : lines) {
            for (var piece : line.pieces()) {
                count++;
                length += piece.text().length() + 1;
            }
        }
        starts = new int[count];
        lineOf = new int[count];
        var text = new StringBuilder(length);
        for (int l = 0; l < lines.size(); l++) {
            var row = lines.get(l).pieces();
            for (int p = 0; p < row.size(); p++) {
                starts[pieces.size()] = text.length();
                lineOf[pieces.size()] = l;
                pieces.add(row.get(p));
                text.append(unify(row.get(p).text())).append(p == row.size() - 1 ? LINE : CELL);
            }
        }
        run = text.toString();
        skeleton = Skeleton.of(run);
    }

    List<Line> lines() {
        return lines;
    }

    String run() {
        return run;
    }

    Skeleton skeleton() {
        return skeleton;
    }

    List<Note> notes() {
        return notes;
    }

    /// Where a match ends without the blanks and cell ends a label pattern takes along.
    int endOf(Matcher matcher) {
        int end = matcher.end();
        while (end > matcher.start() && " \u001E\u001F".indexOf(run.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    int pieceAt(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    Cell.@Nullable Place placeAt(int offset) {
        return pieces.isEmpty() ? null : pieces.get(pieceAt(offset)).place();
    }

    int lineAt(int offset) {
        return lineOf[pieceAt(offset)];
    }

    int startOf(int piece) {
        return starts[piece];
    }

    int pieceCount() {
        return starts.length;
    }

    Piece piece(int index) {
        return pieces.get(index);
    }

    int lineOfPiece(int index) {
        return lineOf[index];
    }

    /// The stretches of pieces between two offsets of the run. A piece that is empty counts
    /// when it begins there.
    List<Fragment> between(int from, int to) {
        var found = new ArrayList<Fragment>();
        if (from >= to || starts.length == 0) {
            return found;
        }
        for (int p = pieceAt(from); p < starts.length && starts[p] < to; p++) {
            int start = starts[p];
            int end = start + pieces.get(p).text().length();
            int a = Math.max(start, from);
            int b = Math.min(end, to);
            if (a < b || (start == end && start >= from)) {
                var text = run.substring(a, Math.max(a, b));
                int lead = text.length() - text.stripLeading().length();
                found.add(new Fragment(text.strip(), pieces.get(p), lineOf[p], a == start && b == end, a + lead));
            }
        }
        return found;
    }

    /// The cleaned text of a stretch of the run, as printed.
    String printed(int from, int to) {
        var text = new StringBuilder();
        for (int p = pieceAt(from); p < starts.length && starts[p] < to; p++) {
            int start = starts[p];
            var whole = pieces.get(p).text();
            int a = Math.max(0, from - start);
            int b = Math.min(whole.length(), to - start);
            if (a < b) {
                text.append(whole, a, b);
            }
        }
        return text.toString();
    }

    static boolean isBlank(char c) {
        return switch (c) {
            case ' ', '\u3000', '\u00A0', '\t', '\n', '\r', '\f', '\u2002', '\u2003', '\u2009', '\u202F' -> true;
            default -> false;
        };
    }

    /// One character for another, so that offsets hold: blanks, full-width forms, quotes, dashes.
    static String unify(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (unify(c) != c) {
                return unifyFrom(i, text);
            }
        }
        return text;
    }

    private static String unifyFrom(int from, String text) {
        var out = text.toCharArray();
        for (int i = from; i < out.length; i++) {
            out[i] = unify(out[i]);
        }
        return new String(out);
    }

    private static char unify(char c) {
        if ((c > ' ' && c <= '~') || (c >= '\u4E00' && c <= '\u9FFF')) {
            return c;
        }
        return switch (c) {
            case '“', '”', '„', '〝', '〞', '＂', '″' -> '"';
            case '‘', '’', '＇' -> '\'';
            case '〔' -> '(';
            case '〕' -> ')';
            case '−', '–' -> '-';
            default -> isBlank(c) ? ' ' : c >= '！' && c <= '～' ? (char) (c - 0xFEE0) : c;
        };
    }

    static final class Builder {
        private static final Pattern BOOKMARK = Pattern.compile("\\[bookmark:[^\\]]{0,60}\\]");
        private static final Pattern INVISIBLE =
                Pattern.compile("[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF\\u00AD\\u0000-\\u0008"
                        + "\\u000B\\u000E-\\u001F\\uFFFE\\uFFFF]");
        private final List<Line> lines = new ArrayList<>();
        private final List<Note> notes = new ArrayList<>();
        private int tables;
        private long length;

        int newTable() {
            return ++tables;
        }

        Piece piece(String raw, Cell.@Nullable Place place, int column) {
            var text = hasInvisible(raw) ? INVISIBLE.matcher(raw).replaceAll("") : raw;
            Matcher bookmark = text.indexOf('[') < 0 ? null : BOOKMARK.matcher(text);
            if (bookmark != null && bookmark.find()) {
                notes.add(Note.of(Note.Code.BOOKMARK, "单元格", "已去除书签残留“" + bookmark.group() + "”。", place));
                text = bookmark.replaceAll("");
            }
            length += text.length() + 1;
            if (length > Limits.CHARACTERS) {
                throw new Limits.Exceeded(
                        Reading.Code.TOO_LARGE,
                        "文件的文字超过 %d 万字，不是一份年度报告。请只上传报告本身。".formatted(Limits.CHARACTERS / 10_000));
            }
            return new Piece(text, place, column);
        }

        /// Whether [#INVISIBLE] may find anything.
        private static boolean hasInvisible(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean common = (c >= '\u2070' && c <= '\uFEFE') || (c > ' ' && c < '\u00AD');
                if (!common && c != ' ' && c != '\u3000') {
                    return true;
                }
            }
            return false;
        }

        void line(Kind kind, int table, List<Piece> row) {
            if (!row.isEmpty()) {
                lines.add(new Line(kind, table, List.copyOf(row)));
            }
        }

        void text(String raw, Cell.@Nullable Place place) {
            line(Kind.TEXT, 0, List.of(piece(raw, place, 0)));
        }

        @Nullable
        Line last() {
            return lines.isEmpty() ? null : lines.getLast();
        }

        void replaceLast(Line line) {
            lines.set(lines.size() - 1, line);
        }

        void note(Note note) {
            notes.add(note);
        }

        Sheet build() {
            return new Sheet(lines, notes);
        }
    }
}
