package org.yangguang.annual.prose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Three-way merge of a passage, paragraph by paragraph: what only one of two people changed is taken
/// over; what both changed differently is for a person to decide.
public final class TextMerge {

    private TextMerge() {}

    /// @param text the merged passage; where both changed the same, mine and then theirs
    /// @param clashes what both changed, empty if the merge needs nobody
    public record Merged(String text, List<Clash> clashes) {
        public Merged {
            clashes = List.copyOf(clashes);
        }
    }

    /// @param mine paragraphs as one has them
    public record Clash(List<String> mine, List<String> theirs) {
        public Clash {
            mine = List.copyOf(mine);
            theirs = List.copyOf(theirs);
        }
    }

    public static Merged of(String base, String mine, String theirs) {
        var b = lines(base);
        var m = lines(mine);
        var t = lines(theirs);
        var toMine = matches(b, m);
        var toTheirs = matches(b, t);
        var merged = new ArrayList<String>();
        var clashes = new ArrayList<Clash>();
        int atBase = 0;
        int atMine = 0;
        int atTheirs = 0;
        for (int i = 0; i <= b.size(); i++) {
            boolean end = i == b.size();
            if (!end && (toMine[i] < 0 || toTheirs[i] < 0)) {
                continue;
            }
            int nextMine = end ? m.size() : toMine[i];
            int nextTheirs = end ? t.size() : toTheirs[i];
            join(b.subList(atBase, i), m.subList(atMine, nextMine), t.subList(atTheirs, nextTheirs), merged, clashes);
            if (!end) {
                merged.add(b.get(i));
            }
            atBase = i + 1;
            atMine = nextMine + 1;
            atTheirs = nextTheirs + 1;
        }
        return new Merged(String.join("\n", merged), clashes);
    }

    /// Between two paragraphs that stand in all three texts.
    private static void join(
            List<String> base, List<String> mine, List<String> theirs, List<String> merged, List<Clash> clashes) {
        if (mine.equals(theirs) || theirs.equals(base)) {
            merged.addAll(mine);
        } else if (mine.equals(base)) {
            merged.addAll(theirs);
        } else if (mine.size() == base.size() && theirs.size() == base.size()) {
            for (int i = 0; i < base.size(); i++) {
                single(base.get(i), mine.get(i), theirs.get(i), merged, clashes);
            }
        } else {
            merged.addAll(mine);
            merged.addAll(theirs);
            clashes.add(new Clash(mine, theirs));
        }
    }

    private static void single(String base, String mine, String theirs, List<String> merged, List<Clash> clashes) {
        if (mine.equals(theirs) || theirs.equals(base)) {
            merged.add(mine);
        } else if (mine.equals(base)) {
            merged.add(theirs);
        } else {
            merged.add(mine);
            merged.add(theirs);
            clashes.add(new Clash(List.of(mine), List.of(theirs)));
        }
    }

    private static List<String> lines(String text) {
        return text.isBlank()
                ? List.of()
                : text.strip().replace("\r\n", "\n").lines().toList();
    }

    /// For each paragraph of the base where it stands in the other, in order; -1 where it does not.
    private static int[] matches(List<String> base, List<String> other) {
        var length = new int[base.size() + 1][other.size() + 1];
        for (int i = base.size() - 1; i >= 0; i--) {
            for (int j = other.size() - 1; j >= 0; j--) {
                length[i][j] = base.get(i).equals(other.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        var matches = new int[base.size()];
        Arrays.fill(matches, -1);
        for (int i = 0, j = 0; i < base.size() && j < other.size(); ) {
            if (base.get(i).equals(other.get(j))) {
                matches[i++] = j++;
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return matches;
    }
}
