package org.yangguang.report.extraction;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.extraction.Sheet.Kind;
import org.yangguang.report.extraction.TitleReader.Title;

/// The line our own files print under the title: `发布机构：某局　报告年度：2023　发布日期：2024-01-29`.
/// What stands above it is the title, and nothing below it needs to be guessed. A file that was
/// changed since says what its line says.
final class Imprint {
    private static final Pattern LINE = Pattern.compile("(?:发布机构:(?<organ>.{1,80}?) {1,3})?"
            + "报告年度:(?<year>\\d{4}|不详)(?: {1,3}发布日期:(?<date>\\d{4}-\\d{2}-\\d{2}))?");
    /// A long name breaks the line; a long title takes several.
    private static final int MOST_LINES = 3;

    private static final int TITLE_LINES = 6;

    private Imprint() {}

    static Optional<Title> read(Sheet sheet) {
        var above = new LinkedHashSet<String>();
        int piece = 0;
        for (int i = 0; i < sheet.lines().size() && above.size() <= TITLE_LINES; i++) {
            var line = sheet.lines().get(i);
            if (line.kind() != Kind.TEXT) {
                return Optional.empty();
            }
            var found = at(sheet, i, piece, String.join("", above));
            if (found.isPresent()) {
                return found;
            }
            above.add(line.pieces().getFirst().text().strip());
            piece += line.pieces().size();
        }
        return Optional.empty();
    }

    private static Optional<Title> at(Sheet sheet, int first, int piece, String title) {
        var text = "";
        int last = Math.min(sheet.lines().size(), first + MOST_LINES);
        for (int i = first; i < last && sheet.lines().get(i).kind() == Kind.TEXT; i++) {
            var more = sheet.lines().get(i).pieces().getFirst().text().strip();
            for (var joined : new String[] {text + more, text + " " + more}) {
                var matcher = LINE.matcher(Sheet.unify(joined).strip());
                if (matcher.matches()) {
                    int at = piece + i - first;
                    int end = sheet.startOf(at) + sheet.piece(at).text().length();
                    return Optional.of(title(joined.strip(), matcher, title, end));
                }
            }
            text += more;
        }
        return Optional.empty();
    }

    private static Title title(String line, java.util.regex.Matcher matcher, String title, int end) {
        var organ = matcher.group("organ") == null ? "" : line.substring(matcher.start("organ"), matcher.end("organ"));
        var year = matcher.group("year");
        return new Title(
                title, organ.strip(), year.equals("不详") ? 0 : Integer.parseInt(year), date(matcher.group("date")), end);
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
