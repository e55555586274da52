package org.yangguang.report.comparing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Lays two sequences of paragraphs side by side, keeping their order, so that what is paired is
/// as alike as possible in sum.
final class Alignment {
    private static final double ALIKE = 0.35;
    /// Above this many comparisons only equal paragraphs are paired.
    private static final int COMPARISONS = 160_000;

    private Alignment() {}

    /// @param left index on the left, -1 where there is only a right one
    record Pair(int left, int right) {}

    static List<Pair> of(List<String> left, List<String> right) {
        int n = left.size();
        int m = right.size();
        if ((long) n * m > COMPARISONS * 25L) {
            return apart(n, m);
        }
        var likeness = likeness(left, right);
        var best = new double[n + 1][m + 1];
        for (int i = n - 1; i >= 0; i--) {
            for (int j = m - 1; j >= 0; j--) {
                double paired = likeness[i][j] >= ALIKE ? best[i + 1][j + 1] + likeness[i][j] : -1;
                best[i][j] = Math.max(paired, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        var pairs = new ArrayList<Pair>();
        int i = 0;
        int j = 0;
        while (i < n && j < m) {
            if (likeness[i][j] >= ALIKE && best[i][j] == best[i + 1][j + 1] + likeness[i][j]) {
                pairs.add(new Pair(i++, j++));
            } else if (best[i][j] == best[i + 1][j]) {
                pairs.add(new Pair(i++, -1));
            } else {
                pairs.add(new Pair(-1, j++));
            }
        }
        while (i < n) {
            pairs.add(new Pair(i++, -1));
        }
        while (j < m) {
            pairs.add(new Pair(-1, j++));
        }
        return pairs;
    }

    private static List<Pair> apart(int n, int m) {
        var pairs = new ArrayList<Pair>(n + m);
        for (int i = 0; i < n; i++) {
            pairs.add(new Pair(i, -1));
        }
        for (int j = 0; j < m; j++) {
            pairs.add(new Pair(-1, j));
        }
        return Collections.unmodifiableList(pairs);
    }

    private static double[][] likeness(List<String> left, List<String> right) {
        boolean few = (long) left.size() * right.size() <= COMPARISONS;
        var a = left.stream().map(Alignment::grams).toList();
        var b = right.stream().map(Alignment::grams).toList();
        var likeness = new double[left.size()][right.size()];
        for (int i = 0; i < left.size(); i++) {
            for (int j = 0; j < right.size(); j++) {
                likeness[i][j] =
                        left.get(i).equals(right.get(j)) ? 1 : few ? Math.min(0.999, dice(a.get(i), b.get(j))) : 0;
            }
        }
        return likeness;
    }

    /// Pairs of neighbouring characters, sorted.
    private static int[] grams(String text) {
        var plain = text.strip();
        if (plain.length() < 2) {
            return new int[0];
        }
        var grams = new int[plain.length() - 1];
        for (int i = 0; i < grams.length; i++) {
            grams[i] = plain.charAt(i) << 16 | plain.charAt(i + 1);
        }
        Arrays.sort(grams);
        return grams;
    }

    private static double dice(int[] a, int[] b) {
        int common = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                common++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return a.length + b.length == 0 ? 0 : 2.0 * common / (a.length + b.length);
    }
}
