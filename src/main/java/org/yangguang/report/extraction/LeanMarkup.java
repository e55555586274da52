package org.yangguang.report.extraction;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.Cell.Place;

/// A web page without what the reader does not ask for: of the attributes only spans and what
/// hides an element; no comments, scripts and styles; no elements that merely dress a stretch of
/// text; no blanks between the cells of a table. Word writes ten characters of these for each
/// one that is printed, and the parser would make objects of them all.
///
/// Every start tag carries the offset at which it stands in the page, so that places can be told
/// without the parser counting. What is not surely a tag is passed on as it is: then the parser
/// decides, and only a place may be missing.
final class LeanMarkup {
    private static final String MARK = "at";
    /// Elements in which no tags are read.
    private static final Set<String> RAW = Set.of(
            "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext", "noscript");
    private static final List<String> KEPT = List.of("colspan", "rowspan", "hidden");
    /// Elements that change neither words nor lines, unless they hide something.
    private static final Set<String> DRESS = Set.of(
            "span", "font", "b", "strong", "i", "em", "u", "a", "o:p", "img", "input", "link", "meta", "st1:chsdate");
    private static final Set<String> GRID = Set.of("table", "tbody", "thead", "tfoot", "tr", "td", "th");
    private static final int LONGEST_NAME = 11;
    private static final int SLOTS = 128;

    /// What is known of elements of a name.
    private record Name(String word, boolean raw, boolean dress, boolean grid) {}

    private static final Name OTHER = new Name("", false, false, false);
    /// Where a name stands follows from its letters, so that none need be copied to look it up.
    private static final @Nullable Name[] NAMES = names();
    private static final String[] HIDING = {"isplay", "ISPLAY", "isibility", "ISIBILITY"};
    private static final int LONGEST_SEARCH = 8_000;

    private final String page;
    private final StringBuilder lean;
    private final int[] newLines;
    /// Up to where the page was passed on or left out.
    private int done;
    /// Some dress hides what it holds, so that all of it is needed to tell where it ends; or there
    /// are no tables, so that what looks like dress may be cells.
    private boolean dressed;
    private boolean afterGrid;
    /// The next place where a style may hide something.
    private int hiding = -1;

    private LeanMarkup(String page) {
        this.page = page;
        this.lean = new StringBuilder(page.length() / 2 + 64);
        this.newLines = newLines(page);
        boolean cells = !page.contains("<table") && !page.contains("<TABLE");
        dressed = cells;
        strip();
        if (dressed && !cells) {
            lean.setLength(0);
            done = 0;
            hiding = -1;
            strip();
        }
    }

    static LeanMarkup of(String page) {
        return new LeanMarkup(page);
    }

    String text() {
        return lean.toString();
    }

    /// Where the start tag of an element stands; -1 when it has none.
    static int offset(Element element) {
        var mark = element.attr(MARK);
        int offset = mark.isEmpty() ? -1 : 0;
        for (int i = 0; i < mark.length() && offset >= 0; i++) {
            int digit = mark.charAt(i) - '0';
            offset = digit < 0 || digit > 9 || i > 8 ? -1 : offset * 10 + digit;
        }
        return offset;
    }

    Place place(int offset) {
        int line = line(offset);
        int start = line == 1 ? 0 : newLines[line - 2] + 1;
        return new Place(0, line, offset - start + 1);
    }

    /// Which line of the page an offset is on, counted from 1.
    int line(int offset) {
        int found = Arrays.binarySearch(newLines, Math.min(offset, page.length()));
        return found >= 0 ? found + 1 : -found;
    }

    /// Where words stand that were read soon after the tag at an offset; the tag itself when
    /// they are not found as they are.
    Place placeOfWords(String words, int tag) {
        int start = 0;
        while (start < words.length() && Sheet.isBlank(words.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < words.length() && end < start + 12 && isPlain(words.charAt(end))) {
            end++;
        }
        int from = Math.max(0, page.indexOf('>', tag));
        int to = Math.min(page.length(), from + LONGEST_SEARCH);
        int found = start == end ? -1 : page.indexOf(words.substring(start, end), from, Math.max(from, to));
        return place(found < 0 ? tag : found);
    }

    /// Not written as an entity by anybody.
    private static boolean isPlain(char c) {
        return Label.isHan(c) || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static int[] newLines(String page) {
        var found = new int[64];
        int count = 0;
        for (int at = page.indexOf('\n'); at >= 0; at = page.indexOf('\n', at + 1)) {
            if (count == found.length) {
                found = Arrays.copyOf(found, count * 2);
            }
            found[count++] = at;
        }
        return Arrays.copyOf(found, count);
    }

    private void strip() {
        int at = page.indexOf('<');
        while (at >= 0 && at + 1 < page.length()) {
            char next = page.charAt(at + 1);
            int end = at + 1;
            if (isLetter(next)) {
                end = startTag(at);
            } else if (next == '/') {
                end = endTag(at);
            } else if (next == '!') {
                end = declaration(at);
            } else if (next == '?') {
                end = page.indexOf('>', at);
            }
            at = end < 0 ? -1 : page.indexOf('<', end);
        }
        lean.append(page, done, page.length());
    }

    /// Passes a start tag on with its mark; answers where it ends, -1 when it does not.
    private int startTag(int at) {
        int name = at + 1;
        while (name < page.length() && !isNameEnd(page.charAt(name))) {
            if (page.charAt(name) == '<') {
                return name;
            }
            name++;
        }
        var word = name(at + 1, name);
        passOn(at, word.grid());
        int before = lean.length();
        lean.append(page, at, name).append(' ').append(MARK).append('=').append(at);
        int bare = lean.length();
        int end = tagEnd(name, lean);
        if (end < 0) {
            lean.setLength(before);
            return -1;
        }
        boolean dress = word.dress();
        done = end;
        if (dress && !dressed && lean.length() == bare) {
            lean.setLength(before);
            return end;
        }
        dressed |= dress;
        lean.append(page.charAt(end - 2) == '/' ? " />" : ">");
        return word.raw() ? raw(word.word(), end) : end;
    }

    private int endTag(int at) {
        int name = at + 2;
        while (name < page.length() && !isNameEnd(page.charAt(name))) {
            name++;
        }
        int end = tagEnd(name, null);
        if (end < 0) {
            return -1;
        }
        var word = name(at + 2, name);
        if (!dressed && word.dress()) {
            lean.append(page, done, at);
            done = end;
        } else {
            passOn(at, word.grid());
        }
        return end;
    }

    /// Passes on what stands before a tag, but not blanks beside the tags of a table.
    private void passOn(int to, boolean beforeGrid) {
        boolean blank = afterGrid || beforeGrid;
        for (int i = done; blank && i < to; i++) {
            blank = isBlank(page.charAt(i));
        }
        if (!blank) {
            lean.append(page, done, to);
        }
        done = to;
        afterGrid = beforeGrid;
    }

    /// Which of the names that are asked for a tag has, however its letters are written.
    private Name name(int from, int to) {
        if (to - from > LONGEST_NAME) {
            return OTHER;
        }
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + small(page.charAt(i));
        }
        int slot = slot(hash);
        while (NAMES[slot] != null && !isNamed(NAMES[slot].word(), from, to)) {
            slot = (slot + 1) % NAMES.length;
        }
        return NAMES[slot] == null ? OTHER : NAMES[slot];
    }

    private boolean isNamed(String word, int from, int to) {
        if (word.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (small(page.charAt(i)) != word.charAt(i - from)) {
                return false;
            }
        }
        return true;
    }

    private static char small(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
    }

    private static int slot(int hash) {
        return Math.floorMod(hash ^ hash >>> 7, SLOTS);
    }

    private static @Nullable Name[] names() {
        var names = new Name[SLOTS];
        for (var words : List.of(RAW, DRESS, GRID)) {
            for (var word : words) {
                int slot = slot(word.hashCode());
                while (names[slot] != null) {
                    slot = (slot + 1) % names.length;
                }
                names[slot] = new Name(word, RAW.contains(word), DRESS.contains(word), GRID.contains(word));
            }
        }
        return names;
    }

    /// The text of a raw element is passed on as it is, or left out where nobody could read it
    /// otherwise than it is meant.
    private int raw(String name, int from) {
        int end = from;
        do {
            end = page.indexOf("</", end + 1);
        } while (end >= 0 && !page.regionMatches(true, end + 2, name, 0, name.length()));
        if (end < 0) {
            return -1;
        }
        char after = end + 2 + name.length() < page.length() ? page.charAt(end + 2 + name.length()) : ' ';
        boolean simple = name.equals("style") || (name.equals("script") && page.indexOf("<!--", from, end) < 0);
        if (simple && (isBlank(after) || after == '>')) {
            done = end;
        }
        return end;
    }

    private int declaration(int at) {
        if (!page.startsWith("<!--", at)) {
            return page.indexOf('>', at);
        }
        int end = page.indexOf("-->", at + 2);
        if (end < 0) {
            return -1;
        }
        boolean simple = end >= at + 4 && page.indexOf("--!>", at, end) < 0;
        if (simple) {
            lean.append(page, done, at);
            done = end + 3;
        }
        return end + 3;
    }

    /// Goes over the attributes from the end of the name; answers the offset behind the tag,
    /// -1 when it does not end.
    private int tagEnd(int name, @Nullable StringBuilder keep) {
        int length = page.length();
        int at = name;
        while (at < length) {
            char c = page.charAt(at);
            if (c == '>') {
                return at + 1;
            }
            if (isBlank(c) || c == '/') {
                at++;
                continue;
            }
            int start = at++;
            while (at < length && !isNameEnd(page.charAt(at)) && page.charAt(at) != '=') {
                at++;
            }
            int end = at;
            while (at < length && isBlank(page.charAt(at))) {
                at++;
            }
            if (at < length && page.charAt(at) == '=') {
                at = valueEnd(at + 1);
                if (at < 0) {
                    return -1;
                }
            } else {
                at = end;
            }
            if (keep != null && isKept(start, end, at)) {
                keep.append(' ').append(page, start, at);
            }
        }
        return -1;
    }

    private int valueEnd(int from) {
        int length = page.length();
        int at = from;
        while (at < length && isBlank(page.charAt(at))) {
            at++;
        }
        if (at >= length) {
            return -1;
        }
        char quote = page.charAt(at);
        if (quote == '"' || quote == '\'') {
            int end = page.indexOf(quote, at + 1);
            return end < 0 ? -1 : end + 1;
        }
        while (at < length && !isBlank(page.charAt(at)) && page.charAt(at) != '>') {
            at++;
        }
        return at;
    }

    private boolean isKept(int start, int end, int valueEnd) {
        if (end - start == 5 && page.regionMatches(true, start, "style", 0, 5)) {
            return hides(end, valueEnd);
        }
        for (var name : KEPT) {
            if (name.length() == end - start && page.regionMatches(true, start, name, 0, name.length())) {
                return true;
            }
        }
        return false;
    }

    /// Whether a style speaks of display or visibility.
    private boolean hides(int from, int to) {
        if (hiding < from) {
            hiding = page.length();
            for (var word : HIDING) {
                int at = page.indexOf(word, from, hiding);
                hiding = at < 0 ? hiding : at;
            }
        }
        return hiding < to;
    }

    private static boolean isNameEnd(char c) {
        return c == '>' || c == '/' || isBlank(c);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
