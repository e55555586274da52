package org.yangguang.report.checking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;

/// Checks that need two reports: the same organ a year before, or any other report that may
/// have been copied.
public final class Comparison {
    private static final int GRAM = 5;
    private static final double ALIKE = 0.6;
    private static final int SAME_IN_A_ROW = 30;
    private static final int SHORTEST_PARAGRAPH = 40;
    private static final int LONGEST_PARAGRAPH = 4_000;
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal WORTH_A_LOOK = BigDecimal.valueOf(100);
    private static final Pattern FILE_NAME = Pattern.compile("《[^《》]{1,100}》");

    private Comparison() {}

    /// T2-05, T2-07 and T3-07: what the year before left must be what this year starts from.
    public static List<Finding> withPreviousYear(AnnualReport previous, AnnualReport current) {
        var findings = new ArrayList<Finding>();
        for (var column : ApplicantColumn.values()) {
            var out = previous.value(CellId.of(TableThreeRow.CARRIED_OUT, column));
            var in = current.value(CellId.of(TableThreeRow.CARRIED_IN, column));
            if (out.isPresent() && in.isPresent() && out.get().compareTo(in.get()) != 0) {
                findings.add(new Finding(
                        "T3-07",
                        Level.ERROR,
                        "T3-07",
                        column.code(),
                        "表三 %s列：上年结转 %s，%d 年报告的结转下年度为 %s，相差 %s。"
                                .formatted(
                                        column.label(),
                                        in.get(),
                                        previous.year(),
                                        out.get(),
                                        in.get().subtract(out.get()).abs()),
                        out.get(),
                        current.cell(CellId.of(TableThreeRow.CARRIED_IN, column))
                                .place()));
            }
        }
        if (previous.form() == Form.FMT_2021 && current.form() == Form.FMT_2021) {
            stock(previous, current, findings);
            jumps(previous, current, findings);
        }
        return List.copyOf(findings);
    }

    private static void stock(AnnualReport previous, AnnualReport current, List<Finding> findings) {
        for (var kind : List.of("REGULATIONS", "NORMATIVE")) {
            var inForce = CellId.of(TableTwoField.valueOf(kind + "_IN_FORCE"));
            var before = previous.value(inForce);
            var now = current.value(inForce);
            var issued = current.value(CellId.of(TableTwoField.valueOf(kind + "_ISSUED")));
            var repealed = current.value(CellId.of(TableTwoField.valueOf(kind + "_REPEALED")));
            if (before.isEmpty() || now.isEmpty() || issued.isEmpty() || repealed.isEmpty()) {
                continue;
            }
            var should = before.get().add(issued.get()).subtract(repealed.get());
            if (should.compareTo(now.get()) != 0) {
                findings.add(new Finding(
                        "T2-05",
                        Level.WARNING,
                        "T2-05",
                        inForce.path(),
                        "%s为 %s，按上年有效 %s＋本年制发 %s－本年废止 %s 应为 %s，相差 %s；如因清理、失效、移交，请说明。"
                                .formatted(
                                        inForce.label(),
                                        now.get(),
                                        before.get(),
                                        issued.get(),
                                        repealed.get(),
                                        should,
                                        now.get().subtract(should).abs()),
                        null,
                        current.cell(inForce).place()));
            }
        }
    }

    private static void jumps(AnnualReport previous, AnnualReport current, List<Finding> findings) {
        for (var field : List.of(TableTwoField.LICENSING, TableTwoField.PENALTY, TableTwoField.COERCION)) {
            var id = CellId.of(field);
            var before = previous.value(id).orElse(null);
            var now = current.value(id).orElse(null);
            if (before == null || now == null || before.signum() == 0) {
                continue;
            }
            var change = now.subtract(before).abs();
            boolean large = change.divide(before, 4, RoundingMode.HALF_UP).compareTo(HALF) > 0
                    && change.compareTo(WORTH_A_LOOK) > 0;
            if (large) {
                findings.add(new Finding(
                        "T2-07",
                        Level.HINT,
                        "T2-07",
                        id.path(),
                        "%s为 %s，上年 %s，变动 %s，超过一半，请核对。".formatted(id.label(), now, before, change),
                        null,
                        current.cell(id).place()));
            }
        }
    }

    /// paragraphs of one report that stand almost word for word in the other; names of
    /// documents do not count.
    public static List<Finding> alike(AnnualReport report, AnnualReport other) {
        var findings = new ArrayList<Finding>();
        for (var section : report.sections()) {
            for (var paragraph : section.paragraphs()) {
                var mine = plain(paragraph);
                for (var theirs : other.sections()) {
                    for (var candidate : theirs.paragraphs()) {
                        compare(section.ordinal(), mine, plain(candidate), other, findings);
                    }
                }
            }
        }
        return List.copyOf(findings);
    }

    private static void compare(int section, String mine, String theirs, AnnualReport other, List<Finding> findings) {
        if (mine.length() < SAME_IN_A_ROW || theirs.length() < SAME_IN_A_ROW) {
            return;
        }
        var same = longestCommon(mine, theirs);
        double share = mine.length() < SHORTEST_PARAGRAPH ? 0 : jaccard(grams(mine), grams(theirs));
        if (same.length() >= SAME_IN_A_ROW || share >= ALIKE) {
            findings.add(new Finding(
                    "X-16",
                    Level.WARNING,
                    "X-16",
                    "section" + section,
                    "与%s%d年报告雷同：连续 %d 字相同“%s”，相似度 %d%%。请结合本单位实际改写。"
                            .formatted(
                                    other.organ(),
                                    other.year(),
                                    same.length(),
                                    same.length() > 40 ? same.substring(0, 40) + "…" : same,
                                    Math.round(share * 100)),
                    null,
                    null));
        }
    }

    private static String plain(String paragraph) {
        var text = FILE_NAME.matcher(paragraph).replaceAll("").replaceAll("[\\s\\p{Punct}，。；：、“”‘’（）！？]", "");
        return text.length() > LONGEST_PARAGRAPH ? text.substring(0, LONGEST_PARAGRAPH) : text;
    }

    private static Set<String> grams(String text) {
        var grams = new HashSet<String>();
        for (int i = 0; i + GRAM <= text.length(); i++) {
            grams.add(text.substring(i, i + GRAM));
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
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                row[j] = a.charAt(i - 1) == b.charAt(j - 1) ? diagonal + 1 : 0;
                diagonal = above;
                if (row[j] > best) {
                    best = row[j];
                    end = i;
                }
            }
        }
        return a.substring(end - best, end);
    }
}
