package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Cuts digits of several cells that ran together. Blanks that stand between digits are cuts
/// for certain; no number but 0 begins with 0; and the sums the form itself prints decide the
/// rest. More than one way left over means: not known.
final class JoinedDigits {
    private static final int MOST_WAYS = 20_000;
    private static final int LONGEST_NUMBER = 9;

    private JoinedDigits() {}

    /// All ways to cut the runs into `count` numbers that satisfy `fits`; empty too when there
    /// are far too many.
    static List<long[]> cuts(List<String> runs, int count, Predicate<long[]> fits) {
        var found = new ArrayList<long[]>();
        int digits = runs.stream().mapToInt(String::length).sum();
        if (digits < count || runs.size() > count || digits > 120) {
            return found;
        }
        var search = new Search(String.join("", runs), starts(runs), count, fits, found);
        search.from(0, 0);
        return search.tried > MOST_WAYS * 50L ? List.of() : found;
    }

    /// A row of table 三: six kinds of applicants and their sum. The sum decides only if there
    /// is more than one way.
    static List<long[]> rows(List<String> runs, int count) {
        var bySum = cuts(runs, count, JoinedDigits::lastIsSum);
        if (!bySum.isEmpty()) {
            return bySum;
        }
        var any = cuts(runs, count, cut -> true);
        return any.size() == 1 ? any : List.of();
    }

    static boolean lastIsSum(long[] cut) {
        long sum = 0;
        for (int i = 0; i < cut.length - 1; i++) {
            sum += cut[i];
        }
        return sum == cut[cut.length - 1];
    }

    private static boolean[] starts(List<String> runs) {
        var starts = new boolean[runs.stream().mapToInt(String::length).sum() + 1];
        int at = 0;
        for (var run : runs) {
            starts[at] = true;
            at += run.length();
        }
        starts[at] = true;
        return starts;
    }

    private static final class Search {
        private final String digits;
        private final boolean[] starts;
        private final long[] cut;
        private final Predicate<long[]> fits;
        private final List<long[]> found;
        private long tried;

        Search(String digits, boolean[] starts, int count, Predicate<long[]> fits, List<long[]> found) {
            this.digits = digits;
            this.starts = starts;
            this.cut = new long[count];
            this.fits = fits;
            this.found = found;
        }

        void from(int at, int index) {
            if (tried++ > MOST_WAYS * 50L || found.size() > MOST_WAYS) {
                return;
            }
            int left = cut.length - index;
            if (left == 0) {
                if (at == digits.length() && fits.test(cut)) {
                    found.add(cut.clone());
                }
                return;
            }
            int longest = digits.length() - at - (left - 1);
            for (int length = 1; length <= Math.min(longest, LONGEST_NUMBER); length++) {
                if (length > 1 && (digits.charAt(at) == '0' || starts[at + length - 1])) {
                    return;
                }
                cut[index] = Long.parseLong(digits, at, at + length, 10);
                if (partial(index)) {
                    from(at + length, index + 1);
                }
            }
        }

        /// Table 四 has three groups of five; a group that does not add up need not be followed
        /// further.
        private boolean partial(int index) {
            if (cut.length != 15 || index % 5 != 4) {
                return true;
            }
            return cut[index - 4] + cut[index - 3] + cut[index - 2] + cut[index - 1] == cut[index];
        }
    }

    /// The fifteen numbers of table 四.
    static List<long[]> disputes(List<String> runs) {
        var bySum = cuts(runs, 15, cut -> true);
        if (!bySum.isEmpty()) {
            return bySum;
        }
        return runs.stream().mapToInt(String::length).sum() == 15 ? List.of(single(String.join("", runs))) : List.of();
    }

    private static long[] single(String digits) {
        return digits.chars().mapToLong(c -> c - '0').toArray();
    }
}
