package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yangguang.report.Cell.Place;
import org.yangguang.report.extraction.Sheet.Kind;
import org.yangguang.report.extraction.Sheet.Line;
import org.yangguang.report.extraction.Sheet.Piece;

/// Text and Markdown in every layout met: one cell a line, tabs, pipes, columns aligned with
/// blanks, running text.
///
/// A page copied out of a browser prints each cell on a line of its own with an empty line
/// after it, so that a blank cell shows only as three empty lines in a row; a page copied out
/// of Word begins each cell with a tab and closes each row with an empty line. Which of these
/// it is, is counted over the whole file.
final class PlainText {
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]{0,300}>|&nbsp;|&(?:l|r)dquo;");
    private static final Pattern BULLET = Pattern.compile("[\\s•·*]*(?:\\d{1,2}\\.)?[\\s•·]*");
    private static final Pattern RULE = Pattern.compile("\\|?[\\s:|+-]*-{2,}[\\s:|+-]*\\|?");
    private static final Pattern COLUMNS = Pattern.compile("\\S {2,}\\S");
    private static final Pattern GAP = Pattern.compile(" {2,}");
    /// A label that has a line of a table for itself.
    private static final Pattern GROUP = Pattern.compile("[(（][一二三四五六七][)）].{4,8}");
    private static final Pattern ESCAPED_PIPE = Pattern.compile("(?<!\\\\)[|]");
    private static final Pattern HEADING_MARK = Pattern.compile("^\\s{0,3}#{1,6}\\s+");

    private final Sheet.Builder sheet = new Sheet.Builder();
    private final String[] lines;
    private boolean doubleSpaced;
    private boolean tabLed;
    private int table;
    private int tableRow;
    private boolean junk;
    private boolean leadingPipes;
    private boolean closingPipes;

    private PlainText(String text) {
        lines = text.split("\\r\\n|\\r|\\n", -1);
    }

    static Sheet read(String text) {
        return new PlainText(text).read();
    }

    private Sheet read() {
        countLayout();
        int gap = 0;
        boolean first = true;
        for (int i = 0; i < lines.length; i++) {
            var line = withoutTags(lines[i]);
            if (line == null) {
                continue;
            }
            if (Sheet.unify(line).isBlank() && !(tabLed && line.startsWith("\t"))) {
                gap++;
                continue;
            }
            if (!first && !tabLed) {
                blankCells(gap, i);
            }
            if (gap > 0) {
                table = 0;
            }
            line(line, i + 1, gap);
            gap = 0;
            first = false;
        }
        if (junk) {
            sheet.note(Note.of(Note.Code.PAGE_JUNK, "网页残留", "已剔除混入正文的网页标签。", null));
        }
        return sheet.build();
    }

    private void countLayout() {
        int single = 0;
        int none = 0;
        int led = 0;
        int gap = 0;
        for (var line : lines) {
            if (line.startsWith("\t") && line.indexOf('\t', 1) < 0) {
                led++;
            }
            if (Sheet.unify(line).isBlank()) {
                gap++;
            } else {
                single += gap == 1 ? 1 : 0;
                none += gap == 0 ? 1 : 0;
                gap = 0;
            }
        }
        doubleSpaced = single > none;
        tabLed = led > 20;
    }

    private void blankCells(int gap, int line) {
        int cells = doubleSpaced ? (gap - 1) / 2 : gap;
        for (int c = 0; c < Math.min(cells, 40); c++) {
            sheet.text("", new Place(0, line, 1));
        }
    }

    /// Null when nothing but stray tags stood on the line.
    private @org.jspecify.annotations.Nullable String withoutTags(String line) {
        if (line.indexOf('<') < 0 && line.indexOf('&') < 0) {
            return line;
        }
        var clean = TAG.matcher(line).replaceAll(" ");
        if (clean.equals(line)) {
            return line;
        }
        junk = true;
        return BULLET.matcher(clean).matches() ? null : clean;
    }

    private void line(String raw, int number, int gap) {
        var line = HEADING_MARK.matcher(raw).replaceFirst("").replace("**", "");
        if (line.indexOf('\t') >= 0) {
            tabs(line, number);
        } else if (RULE.matcher(line.strip()).matches()) {
            return;
        } else if (isPiped(line)) {
            pipes(line, number);
        } else if (tabLed && gap == 0 && continuesCell(line)) {
            return;
        } else if (COLUMNS.matcher(line.strip()).find()) {
            aligned(line, number);
        } else {
            boolean labelled = table > 0 && GROUP.matcher(line.strip()).matches();
            table = labelled ? table : 0;
            sheet.text(line.strip(), new Place(0, number, indent(line) + 1));
        }
    }

    private boolean continuesCell(String line) {
        var last = sheet.last();
        if (last == null || last.kind() != Kind.ROW || last.pieces().size() != 1) {
            return false;
        }
        var piece = last.pieces().getFirst();
        sheet.replaceLast(new Line(
                Kind.ROW,
                last.table(),
                List.of(sheet.piece(piece.text() + line.strip(), piece.place(), piece.column()))));
        return true;
    }

    private void tabs(String line, int number) {
        boolean oneCell = line.startsWith("\t") && line.indexOf('\t', 1) < 0;
        cells(oneCell ? new String[] {line.substring(1)} : line.split("\t", -1), number);
    }

    private static boolean isPiped(String line) {
        var text = line.strip();
        return text.startsWith("|")
                || text.endsWith("|")
                || text.chars().filter(c -> c == '|').count() >= 2;
    }

    private void pipes(String line, int number) {
        if (table == 0) {
            lookAhead(number - 1);
        }
        var text = line.strip();
        text = leadingPipes && !text.matches("\\|+") ? text.substring(1) : text;
        text = closingPipes && text.endsWith("|") ? text.substring(0, text.length() - 1) : text;
        cells(ESCAPED_PIPE.split(text, -1), number);
    }

    /// A pipe at the edge is the border only if every row of the table has it; else it closes an
    /// empty cell.
    private void lookAhead(int from) {
        leadingPipes = true;
        closingPipes = true;
        for (int i = from; i < lines.length && isPiped(lines[i]); i++) {
            var text = lines[i].strip();
            leadingPipes &= text.startsWith("|");
            closingPipes &= text.endsWith("|") && !text.endsWith("\\|");
        }
    }

    private void cells(String[] texts, int number) {
        nextRow();
        var row = new ArrayList<Piece>();
        for (int c = 0; c < texts.length; c++) {
            var text = texts[c].strip().replace("\\|", "|");
            row.add(sheet.piece(text, new Place(0, number, table, tableRow, c + 1, null), c));
        }
        sheet.line(Kind.ROW, table, row);
    }

    private void nextRow() {
        if (table == 0) {
            table = sheet.newTable();
            tableRow = 0;
        }
        tableRow++;
    }

    private void aligned(String line, int number) {
        nextRow();
        var row = new ArrayList<Piece>();
        var gaps = GAP.matcher(line);
        int from = indent(line);
        while (from < line.length()) {
            int to = gaps.find(from) ? gaps.start() : line.length();
            var place = new Place(0, number, table, tableRow, row.size() + 1, null);
            row.add(sheet.piece(line.substring(from, to), place, width(line, from)));
            from = to == line.length() ? to : gaps.end();
        }
        sheet.line(Kind.ALIGNED, table, row);
    }

    private static int indent(String line) {
        int i = 0;
        while (i < line.length() && Sheet.unify(line.substring(i, i + 1)).isBlank()) {
            i++;
        }
        return i;
    }

    /// Display width: a Chinese character takes two columns.
    static int width(String line, int to) {
        int width = 0;
        for (int i = 0; i < to; i++) {
            width += line.charAt(i) > 0x2000 ? 2 : 1;
        }
        return width;
    }
}
