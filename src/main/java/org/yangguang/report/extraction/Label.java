package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Words searched in the run of a [Sheet], as a pattern. Between any two Chinese characters a
/// blank or the end of a cell or line may stand.
///
/// Every match holds one of a few plain words; these are derived from the pattern and looked up
/// in the skeleton of the sheet first, so that the pattern is tried only at the places where it
/// can match at all. The answer is the same as that of searching the pattern everywhere.
final class Label {
    /// Blanks and ends of cells between two characters of a label.
    static final String GAP = "[ \\u001E\\u001F]{0,6}";
    /// A Chinese character, for use in a class: `\p{IsHan}`, the common ones asked first.
    static final String HAN = "\\u4E00-\\u9FFF\\u3400-\\u4DBF\\u3005\\u3007\\uF900-\\uFAD9\\x{20000}-\\x{323AF}";

    private final Pattern pattern;
    private final Keys keys;

    private Label(String pattern) {
        this.pattern = Pattern.compile(pattern);
        this.keys = new Derivation(pattern).keys();
    }

    /// A label whose Chinese characters, quotes and classes may be parted. Optional characters
    /// are written `(?:到)?`.
    static Label of(String words) {
        return new Label(gapped(words));
    }

    /// A pattern taken as it is written.
    static Label exactly(String pattern) {
        return new Label(pattern);
    }

    static String gapped(String words) {
        var out = new StringBuilder();
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            int end = c == '[' ? words.indexOf(']', i) : i;
            var atom = words.substring(i, end + 1);
            char next = end + 1 < words.length() ? words.charAt(end + 1) : ' ';
            boolean letter = Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN || "\"、[".indexOf(c) >= 0;
            boolean lookbehind = words.lastIndexOf("(?<", i) > words.lastIndexOf(")", i);
            if (!letter || lookbehind || next == '{') {
                out.append(atom);
            } else if (next == '?') {
                out.append("(?:").append(atom).append(GAP).append(')');
            } else {
                out.append(atom).append(GAP);
            }
            i = end;
        }
        return out.toString();
    }

    static boolean isHan(char c) {
        return (c >= '\u4E00' && c <= '\u9FFF')
                || (c >= '\u2E80' && Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    /// The Chinese characters of a text.
    static String hanOf(String text) {
        var han = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            boolean isHan =
                    c < 0x10000 ? isHan((char) c) : Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
            if (isHan) {
                han.appendCodePoint(c);
            }
        }
        return han.toString();
    }

    String pattern() {
        return pattern.pattern();
    }

    /// Whether a text that stands by itself begins with the words.
    boolean begins(String unified) {
        return pattern.matcher(unified).lookingAt();
    }

    /// The first match in the whole sheet; null if there is none.
    @Nullable
    Matcher find(Sheet sheet) {
        return find(sheet, 0, sheet.run().length());
    }

    /// The first match between two offsets of the run; null if there is none. What stands
    /// outside is seen by conditions only.
    @Nullable
    Matcher find(Sheet sheet, int from, int to) {
        var skeleton = sheet.skeleton();
        int first = skeleton.at(from);
        int end = skeleton.at(to);
        int tried = first;
        Matcher matcher = null;
        for (int key = keys.next(skeleton.text(), first, end);
                key >= 0;
                key = keys.next(skeleton.text(), key + 1, end)) {
            for (int s = Math.max(tried, key - keys.before()); s <= key; s++) {
                matcher = matcher == null
                        ? pattern.matcher(sheet.run())
                                .useTransparentBounds(true)
                                .useAnchoringBounds(false)
                        : matcher;
                if (matcher.region(skeleton.runOffset(s), to).lookingAt()) {
                    return matcher;
                }
            }
            tried = key + 1;
        }
        return null;
    }

    /// Words of which every match holds one.
    ///
    /// @param before how many characters of a match can stand before the word
    /// @param longest length of the longest word
    private record Keys(List<String> words, int before, int longest) {
        Keys(List<String> words, int before) {
            this(words, before, words.stream().mapToInt(String::length).max().orElse(0));
        }

        /// A word that holds another of the words need not be looked up.
        static Keys anyOf(List<String> words, int before) {
            var needed = new ArrayList<String>();
            int most = before;
            for (var word : words) {
                var within = words.stream()
                        .filter(w -> !w.equals(word) && word.contains(w))
                        .findFirst();
                if (within.isPresent()) {
                    most = Math.max(most, before + word.length());
                } else if (!needed.contains(word)) {
                    needed.add(word);
                }
            }
            return new Keys(List.copyOf(needed), most);
        }

        int next(String text, int from, int to) {
            int found = -1;
            int end = to;
            for (var word : words) {
                int at = text.indexOf(word, from, Math.max(from, end));
                if (at >= 0 && (found < 0 || at < found)) {
                    found = at;
                    end = Math.min(to, at + longest - 1);
                }
            }
            return found;
        }

        private int shortest() {
            return words.stream().mapToInt(String::length).min().orElse(0);
        }

        /// Four characters are rare enough; beyond that the word nearer to the start is better.
        boolean isBetterThan(@Nullable Keys other) {
            return other == null || Math.min(4, shortest()) > Math.min(4, other.shortest());
        }
    }

    /// Reads the keys off a pattern: the best of the runs of Chinese characters and of the
    /// groups of alternatives that no match can go without.
    private static final class Derivation {
        /// @param longest how many characters a match of this part has at most, gaps not counted
        private record Part(int longest, @Nullable Keys keys) {}

        private final String pattern;
        private int at;

        Derivation(String pattern) {
            this.pattern = pattern.replace(GAP, "");
        }

        Keys keys() {
            var keys = alternatives().keys();
            if (keys == null || at < pattern.length()) {
                throw new IllegalArgumentException("no word that every match holds: " + pattern);
            }
            return keys;
        }

        private Part alternatives() {
            int longest = 0;
            int before = 0;
            boolean all = true;
            var words = new ArrayList<String>();
            do {
                var part = sequence();
                longest = Math.max(longest, part.longest());
                if (part.keys() == null) {
                    all = false;
                } else {
                    words.addAll(part.keys().words());
                    before = Math.max(before, part.keys().before());
                }
            } while (at < pattern.length() && pattern.charAt(at) == '|' && ++at > 0);
            return new Part(longest, all ? Keys.anyOf(words, before) : null);
        }

        private Part sequence() {
            int longest = 0;
            Keys best = null;
            var word = new StringBuilder();
            while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
                char c = pattern.charAt(at);
                var part = atom();
                boolean once = isOnce();
                int times = times();
                if (once && isHan(c)) {
                    word.append(c);
                } else {
                    best = better(best, word, longest);
                    if (once && part.keys() != null) {
                        var shifted = new Keys(
                                part.keys().words(), longest + part.keys().before());
                        best = shifted.isBetterThan(best) ? shifted : best;
                    }
                }
                longest += part.longest() * times;
            }
            return new Part(longest, better(best, word, longest));
        }

        private static @Nullable Keys better(@Nullable Keys best, StringBuilder word, int end) {
            if (word.isEmpty()) {
                return best;
            }
            var keys = new Keys(List.of(word.toString()), end - word.length());
            word.setLength(0);
            return keys.isBetterThan(best) ? keys : best;
        }

        private Part atom() {
            char c = pattern.charAt(at++);
            if (c == '[') {
                at = pattern.indexOf(']', at) + 1;
            } else if (c == '\\') {
                boolean named = pattern.charAt(at) == 'p' || pattern.charAt(at) == 'P';
                at = named ? pattern.indexOf('}', at) + 1 : at + 1;
            } else if (c == '(') {
                boolean condition = false;
                if (pattern.charAt(at) == '?') {
                    condition = pattern.charAt(at + 1) != ':';
                    at = condition ? at + (pattern.charAt(at + 1) == '<' ? 3 : 2) : at + 2;
                }
                var group = alternatives();
                at++;
                return condition ? new Part(0, null) : group;
            }
            return new Part(1, null);
        }

        private boolean isOnce() {
            return at >= pattern.length() || "?*+{".indexOf(pattern.charAt(at)) < 0;
        }

        /// How often the atom just read may stand; takes its quantifier along.
        private int times() {
            if (isOnce()) {
                return 1;
            }
            char c = pattern.charAt(at++);
            if (c == '{') {
                int end = pattern.indexOf('}', at);
                var most = pattern.substring(at, end);
                at = end + 1;
                return Integer.parseInt(most.substring(most.indexOf(',') + 1));
            }
            if (c != '?') {
                throw new IllegalArgumentException("no bound: " + pattern);
            }
            return 1;
        }
    }
}
