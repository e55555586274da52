package org.yangguang.report.checking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.prose.Passage;
import org.yangguang.report.prose.ProseFacts;

/// Finds paragraphs that stand almost word for word in another report (X-16).
///
/// What the form or the law prescribes does not count: see `statutory.txt`; nor do names of documents
/// in 《》, punctuation and digits. Among many reports only paragraphs are compared that share a
/// fingerprint: of every nineteen successive runs of twelve characters the smallest hash is kept, so
/// that any thirty characters in a row that stand in both are found.
public final class NearCopy {
    private static final int RUN = 12;
    private static final int GRAM = 5;
    private static final int SHORTEST_FOR_SHARE = 40;
    private static final int LONGEST = 4_000;
    /// A fingerprint that more reports share is looked up in the first of them only.
    private static final int COMMON = 20;
    private static final char GAP = '\u0001';

    private static final Pattern FILE_NAME = Pattern.compile("《[^《》]{1,100}》");
    private static final Pattern STATUTORY = statutory();

    private NearCopy() {}

    /// A paragraph and where it was found again.
    ///
    /// @param report its place in the list given to [#among]
    /// @param other the place of the other report
    /// @param words the longest run of characters both have, without punctuation
    /// @param sharePercent how much of both paragraphs is the same, 100 for all
    public record Match(
            int report,
            int other,
            Passage passage,
            Passage otherPassage,
            String words,
            int sharePercent,
            String otherOrgan,
            int otherYear) {

        /// @param mine the report at `report`
        Match seenFromTheOther(AnnualReport mine) {
            return new Match(other, report, otherPassage, passage, words, sharePercent, mine.organ(), mine.year());
        }

        /// What X-16 says of it.
        public Finding finding() {
            return finding(Comparison.NEAR_COPY);
        }

        Finding finding(Check check) {
            return Finding.of(
                    check,
                    passage,
                    "与%s%d年报告雷同：连续 %d 字相同“%s”，相似度 %d%%。请结合本单位实际改写。"
                            .formatted(
                                    otherOrgan,
                                    otherYear,
                                    words.length(),
                                    words.length() > 40 ? words.substring(0, 40) + "…" : words,
                                    sharePercent));
        }
    }

    /// @param plain the characters compared; statutory words are one [#GAP]
    private record Paragraph(int report, Passage passage, String plain) {}

    /// The paragraphs of a report that stand in the other too.
    public static List<Match> of(AnnualReport report, AnnualReport other) {
        return of(report, other, Settings.STANDARD);
    }

    static List<Match> of(AnnualReport report, AnnualReport other, Settings settings) {
        return among(List.of(report, other), settings).stream()
                .map(m -> new Match(
                        0, 1, m.otherPassage(), m.passage(), m.words(), m.sharePercent(), other.organ(), other.year()))
                .toList();
    }

    /// Every pair of paragraphs alike among the reports, each pair once, the later report first;
    /// a sentence that more than twenty share is paired with the first that has it.
    public static List<Match> among(List<AnnualReport> reports) {
        return among(reports, Settings.STANDARD);
    }

    public static List<Match> among(List<AnnualReport> reports, Settings settings) {
        var paragraphs = new ArrayList<Paragraph>();
        for (int i = 0; i < reports.size(); i++) {
            for (var passage : ProseFacts.paragraphs(reports.get(i))) {
                var plain = plain(passage.words());
                if (passage.part() > 0 && plain.length() >= settings.copiedInARow()) {
                    paragraphs.add(new Paragraph(i, passage, plain));
                }
            }
        }
        int window = Math.max(1, settings.copiedInARow() - RUN + 1);
        Map<Long, int[]> index = new HashMap<>();
        var matches = new ArrayList<Match>();
        for (int p = 0; p < paragraphs.size(); p++) {
            var mine = paragraphs.get(p);
            var candidates = new HashSet<Integer>();
            for (long print : fingerprints(mine.plain(), window)) {
                var holders = index.get(print);
                if (holders != null) {
                    int many = holders.length > COMMON ? 1 : holders.length;
                    for (int h = 0; h < many; h++) {
                        candidates.add(holders[h]);
                    }
                }
            }
            candidates.stream().sorted().forEach(c -> {
                var theirs = paragraphs.get(c);
                if (theirs.report() != mine.report()) {
                    compare(mine, theirs, reports.get(theirs.report()), settings, matches);
                }
            });
            for (long print : fingerprints(mine.plain(), window)) {
                add(index, print, p);
            }
        }
        matches.sort(Comparator.comparingInt(Match::report)
                .thenComparingInt(Match::other)
                .thenComparingInt(m -> m.passage().part())
                .thenComparingInt(m -> m.passage().paragraph()));
        return List.copyOf(matches);
    }

    private static void add(Map<Long, int[]> index, long print, int paragraph) {
        var holders = index.get(print);
        if (holders == null) {
            index.put(print, new int[] {paragraph});
        } else if (holders[holders.length - 1] != paragraph && holders.length <= COMMON) {
            var more = Arrays.copyOf(holders, holders.length + 1);
            more[holders.length] = paragraph;
            index.put(print, more);
        }
    }

    private static void compare(
            Paragraph mine, Paragraph theirs, AnnualReport other, Settings settings, List<Match> matches) {
        var same = longestCommon(mine.plain(), theirs.plain());
        double share = Math.min(mine.plain().length(), theirs.plain().length()) < SHORTEST_FOR_SHARE
                ? 0
                : jaccard(grams(mine.plain()), grams(theirs.plain()));
        boolean alike = BigDecimal.valueOf(share).compareTo(settings.copiedShare()) >= 0;
        if (same.length() >= settings.copiedInARow() || alike) {
            matches.add(new Match(
                    mine.report(),
                    theirs.report(),
                    mine.passage(),
                    theirs.passage(),
                    same,
                    (int) Math.round(share * 100),
                    other.organ(),
                    other.year()));
        }
    }

    /// Of each window of successive runs of twelve characters the one with the smallest hash.
    private static Set<Long> fingerprints(String text, int window) {
        int count = text.length() - RUN + 1;
        var prints = new HashSet<Long>();
        if (count <= 0) {
            return prints;
        }
        var hashes = new long[count];
        for (int i = 0; i < count; i++) {
            hashes[i] = hash(text, i);
        }
        int smallest = -1;
        for (int from = 0; from + Math.min(window, count) <= count; from++) {
            int to = from + Math.min(window, count);
            if (smallest < from) {
                smallest = from;
                for (int i = from + 1; i < to; i++) {
                    smallest = hashes[i] <= hashes[smallest] ? i : smallest;
                }
            } else if (hashes[to - 1] <= hashes[smallest]) {
                smallest = to - 1;
            }
            if (hashes[smallest] != Long.MAX_VALUE) {
                prints.add(hashes[smallest]);
            }
        }
        return prints;
    }

    /// A run with a gap in it is in no other text.
    private static long hash(String text, int from) {
        long hash = 1_125_899_906_842_597L;
        for (int i = from; i < from + RUN; i++) {
            if (text.charAt(i) == GAP) {
                return Long.MAX_VALUE;
            }
            hash = 31 * hash + text.charAt(i);
        }
        hash ^= hash >>> 33;
        hash *= 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        return hash == Long.MAX_VALUE ? 0 : hash;
    }

    /// The characters compared; what the form or the law prescribes is left out.
    public static String compared(String paragraph) {
        return plain(paragraph).replace(String.valueOf(GAP), "");
    }

    private static String plain(String paragraph) {
        var text = FILE_NAME.matcher(paragraph).replaceAll(String.valueOf(GAP));
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length() && plain.length() < LONGEST; i++) {
            char c = text.charAt(i);
            if (c == GAP || Character.isLetter(c)) {
                plain.append(c);
            }
        }
        return STATUTORY.matcher(plain).replaceAll(String.valueOf(GAP));
    }

    private static Set<String> grams(String text) {
        var grams = new HashSet<String>();
        for (int i = 0; i + GRAM <= text.length(); i++) {
            var gram = text.substring(i, i + GRAM);
            if (gram.indexOf(GAP) < 0) {
                grams.add(gram);
            }
        }
        return grams;
    }

    private static double jaccard(Set<String> a, Set<String> b) {
        long both = a.stream().filter(b::contains).count();
        long all = a.size() + b.size() - both;
        return all == 0 ? 0 : (double) both / all;
    }

    private static String longestCommon(String a, String b) {
        var row = new int[b.length() + 1];
        int best = 0;
        int end = 0;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = 0;
            char c = a.charAt(i - 1);
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                row[j] = c == b.charAt(j - 1) && c != GAP ? diagonal + 1 : 0;
                diagonal = above;
                if (row[j] > best) {
                    best = row[j];
                    end = i;
                }
            }
        }
        return a.substring(end - best, end);
    }

    private static Pattern statutory() {
        try (var in = NearCopy.class.getResourceAsStream("statutory.txt")) {
            var text = new String(Objects.requireNonNull(in, "statutory.txt").readAllBytes(), StandardCharsets.UTF_8);
            var phrases = text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.replaceAll("[^\\p{IsHan}\\p{Alpha}]", ""))
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .map(Pattern::quote)
                    .toList();
            return Pattern.compile(String.join("|", phrases));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
