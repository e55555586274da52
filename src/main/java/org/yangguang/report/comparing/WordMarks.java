package org.yangguang.report.comparing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.yangguang.report.comparing.Span.Mark;

/// Marks what changed within a paragraph. A number and a word in Latin letters are one token, so
/// is each Chinese character; a lonely character between two changes counts as changed too, for
/// people read words.
final class WordMarks {
    private static final Pattern TOKEN =
            Pattern.compile("[0-9０-９]+(?:[.,．，][0-9０-９]{3}){0,10}(?:[.．][0-9０-９]+)?[%％]?|[A-Za-z]+|.", Pattern.DOTALL);
    private static final int STEPS = 4_000_000;
    private static final int SHORTEST_KEPT = 2;

    private WordMarks() {}

    static List<Span> of(String before, String after) {
        if (before.equals(after)) {
            return List.of(new Span(Mark.KEPT, before));
        }
        var a = tokens(before);
        var b = tokens(after);
        int start = 0;
        while (start < a.size() && start < b.size() && a.get(start).equals(b.get(start))) {
            start++;
        }
        int end = 0;
        while (end < a.size() - start
                && end < b.size() - start
                && a.get(a.size() - 1 - end).equals(b.get(b.size() - 1 - end))) {
            end++;
        }
        var spans = new ArrayList<Span>();
        spans.add(new Span(Mark.KEPT, String.join("", a.subList(0, start))));
        spans.addAll(middle(a.subList(start, a.size() - end), b.subList(start, b.size() - end)));
        spans.add(new Span(Mark.KEPT, String.join("", a.subList(a.size() - end, a.size()))));
        return joined(readable(joined(spans)));
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(r -> r.group()).toList();
    }

    private static List<Span> middle(List<String> a, List<String> b) {
        if ((long) a.size() * b.size() > STEPS) {
            return List.of(new Span(Mark.REMOVED, String.join("", a)), new Span(Mark.ADDED, String.join("", b)));
        }
        var length = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                length[i][j] = a.get(i).equals(b.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        var spans = new ArrayList<Span>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                spans.add(new Span(Mark.KEPT, a.get(i)));
                i++;
                j++;
            } else if (j == b.size() || (i < a.size() && length[i + 1][j] >= length[i][j + 1])) {
                spans.add(new Span(Mark.REMOVED, a.get(i++)));
            } else {
                spans.add(new Span(Mark.ADDED, b.get(j++)));
            }
        }
        return spans;
    }

    /// A kept run too short to be read between two changes goes with them.
    private static List<Span> readable(List<Span> spans) {
        var out = new ArrayList<Span>();
        for (int i = 0; i < spans.size(); i++) {
            var span = spans.get(i);
            boolean between = i > 0 && i + 1 < spans.size();
            if (span.mark() == Mark.KEPT && between && span.text().length() < SHORTEST_KEPT) {
                out.add(new Span(Mark.REMOVED, span.text()));
                out.add(new Span(Mark.ADDED, span.text()));
            } else {
                out.add(span);
            }
        }
        return out;
    }

    /// Neighbours of the same mark as one, what was removed before what was added.
    private static List<Span> joined(List<Span> spans) {
        var out = new ArrayList<Span>();
        var removed = new StringBuilder();
        var added = new StringBuilder();
        var kept = new StringBuilder();
        for (var span : spans) {
            if (span.mark() == Mark.KEPT) {
                changed(out, removed, added);
                kept.append(span.text());
                continue;
            }
            if (!span.text().isEmpty()) {
                flush(out, Mark.KEPT, kept);
            }
            (span.mark() == Mark.REMOVED ? removed : added).append(span.text());
        }
        changed(out, removed, added);
        flush(out, Mark.KEPT, kept);
        return Collections.unmodifiableList(out);
    }

    private static void changed(List<Span> out, StringBuilder removed, StringBuilder added) {
        flush(out, Mark.REMOVED, removed);
        flush(out, Mark.ADDED, added);
    }

    private static void flush(List<Span> out, Mark mark, StringBuilder text) {
        if (!text.isEmpty()) {
            out.add(new Span(mark, text.toString()));
            text.setLength(0);
        }
    }
}
