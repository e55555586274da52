package org.yangguang.annual.sum;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yangguang.annual.Figures;
import org.yangguang.annual.Fill;
import org.yangguang.annual.FillChecks;
import org.yangguang.organ.Organ;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.checking.Comparison;
import org.yangguang.report.checking.Finding;

/// Random ledgers over a random tree of organs: reports compiled from them pass every rule at every
/// level, and one
/// wrong cell anywhere is found.
class RandomRegionTests {

    private static final List<Function<BigDecimal, BigDecimal>> SLIPS = List.of(
            value -> value.add(BigDecimal.ONE),
            value -> value.subtract(BigDecimal.ONE),
            value -> value.add(BigDecimal.valueOf(27)),
            value -> value.add(BigDecimal.ONE).multiply(BigDecimal.TEN));

    private static Fill fill(Figures figures, Optional<Figures> own) {
        var source = own.isPresent() ? Fill.Source.SUM : Fill.Source.LEDGER;
        return new Fill(1, source, Instant.EPOCH, figures, own, Map.of(), "");
    }

    /// Rules on the tables, against last year and against what was counted.
    private static List<Finding> ofLeaf(
            Organ organ, int year, Figures stated, Figures counted, Optional<Figures> before) {
        var report = RandomRegion.report(organ, year, stated);
        var findings = new ArrayList<>(tables(report));
        before.ifPresent(last ->
                findings.addAll(Comparison.withPreviousYear(RandomRegion.report(organ, year - 1, last), report)));
        findings.addAll(FillChecks.of(report, fill(counted, Optional.empty()), Set.of()));
        return findings;
    }

    private static List<Finding> ofSum(Organ organ, Figures stated, NodeParts.Added added) {
        var report = RandomRegion.report(organ, added.sum().year(), stated);
        var findings = new ArrayList<>(tables(report));
        findings.addAll(SumFindings.of(report, added.sum(), added.parts()));
        return findings;
    }

    /// Rules that only want a word in the text (T3-08, T4-03 to T4-05: is this right?) are left out;
    /// random ledgers
    /// have such years.
    private static List<Finding> tables(AnnualReport report) {
        return Checker.checkTables(report).stream()
                .filter(finding -> finding.manner() == Finding.Manner.STATES)
                .filter(finding -> !Set.of("T4-03", "T4-04", "T4-05").contains(finding.ruleId()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 20211231})
    @DisplayName("随机台账编出的各级报告，各项规则全部成立；逐年衔接")
    void everyRuleHoldsAtEveryLevel(long seed) {
        var region = new RandomRegion(seed);
        Map<Integer, NodeParts.Added> before = Map.of();
        for (int year = RandomRegion.FIRST; year <= RandomRegion.LAST; year++) {
            var sums = region.sums(year);
            for (var organ : region.organs) {
                var own = region.own(organ.id(), year);
                var last = year == RandomRegion.FIRST
                        ? Optional.<Figures>empty()
                        : Optional.of(region.own(organ.id(), year - 1));
                assertThat(ofLeaf(organ, year, own, own, last)).isEmpty();
            }
            for (var organ : region.tree(year).sums()) {
                var added = Objects.requireNonNull(sums.get(organ.id()));
                assertThat(added.sum().complete()).isTrue();
                var report = RandomRegion.report(organ, year, added.sum().printed());
                assertThat(ofSum(organ, added.sum().printed(), added)).isEmpty();
                if (before.containsKey(organ.id())) {
                    assertThat(Comparison.withPreviousYear(
                                    RandomRegion.report(
                                            organ,
                                            year - 1,
                                            Objects.requireNonNull(before.get(organ.id()))
                                                    .sum()
                                                    .printed()),
                                    report))
                            .isEmpty();
                }
            }
            before = sums;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 8})
    @DisplayName("本级＋下级＝合计，逐格成立；省的合计等于全部机关逐个相加")
    void ownAndBelowMakeTheTotal(long seed) {
        var region = new RandomRegion(seed);
        int year = RandomRegion.LAST;
        var tree = region.tree(year);
        var sums = region.sums(year);
        for (var id : CellId.of(Form.FMT_2021)) {
            for (var added : sums.values()) {
                var sum = added.sum();
                assertThat(sum.own(id).add(sum.below(id)))
                        .isEqualByComparingTo(sum.total().value(id).orElseThrow());
            }
            var all = region.organs.stream()
                    .filter(organ -> organ.kind() != org.yangguang.organ.OrganKind.VERTICAL)
                    .map(organ -> region.own(organ.id(), year).value(id).orElseThrow())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(Objects.requireNonNull(sums.get(tree.sums().getLast().id()))
                            .sum()
                            .total()
                            .value(id)
                            .orElseThrow())
                    .as(id.path())
                    .isEqualByComparingTo(all);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 21})
    @DisplayName("任一机关、任一级汇总的任一格改错，至少有一条规则发现")
    void anySingleWrongCellIsFound(long seed) {
        var region = new RandomRegion(seed);
        int year = RandomRegion.LAST;
        var found = new TreeMap<String, Integer>();
        var missed = new TreeSet<String>();
        for (var organ : region.organs.stream().limit(12).toList()) {
            var own = region.own(organ.id(), year);
            var last = Optional.of(region.own(organ.id(), year - 1));
            for (var id : CellId.of(Form.FMT_2021)) {
                for (var slip : SLIPS) {
                    var wrong =
                            RandomRegion.with(own, id, slip.apply(own.value(id).orElseThrow()));
                    note(ofLeaf(organ, year, wrong, own, last), organ.name() + " " + id.path(), found, missed);
                }
            }
        }
        for (var added : region.sums(year).entrySet()) {
            var organ = region.tree(year).organ(added.getKey());
            var right = added.getValue().sum().printed();
            for (var id : CellId.of(Form.FMT_2021)) {
                for (var slip : SLIPS) {
                    var wrong = RandomRegion.with(
                            right, id, slip.apply(right.value(id).orElseThrow()));
                    note(ofSum(organ, wrong, added.getValue()), "Σ" + organ.name() + " " + id.path(), found, missed);
                }
            }
        }
        assertThat(missed).isEmpty();
        assertThat(found.keySet())
                .contains("T3-01", "T3-02", "T3-03", "T3-04", "T3-07", "T4-02", "T2-05", "AG-01", "LD-01");
    }

    @Test
    @DisplayName("下级的一份被改错后汇总，与它报送的数不符，也被发现")
    void aWrongContributionIsFound() {
        var region = new RandomRegion(5);
        int year = RandomRegion.LAST;
        for (var added : region.sums(year).entrySet()) {
            var organ = region.tree(year).organ(added.getKey());
            var sum = added.getValue().sum();
            for (var part : added.getValue().parts()) {
                for (var id : CellId.of(Form.FMT_2021)) {
                    var gave = part.figures().flatMap(figures -> figures.value(id));
                    if (gave.isEmpty()) {
                        continue;
                    }
                    var parts = added.getValue().parts().stream()
                            .map(p -> p == part ? wrong(p, id, gave.get().add(BigDecimal.ONE)) : p)
                            .toList();
                    assertThat(SumFindings.of(RandomRegion.report(organ, year, sum.printed()), sum, parts))
                            .as(part.name() + id.path())
                            .isNotEmpty();
                }
            }
        }
    }

    private static SumPart wrong(SumPart part, CellId id, BigDecimal value) {
        return new SumPart(
                part.organ(),
                part.name(),
                part.role(),
                part.standing(),
                part.stage(),
                part.version(),
                part.errors(),
                part.expected(),
                part.handedIn(),
                part.figures().map(figures -> RandomRegion.with(figures, id, value)),
                part.words());
    }

    private static void note(List<Finding> findings, String where, Map<String, Integer> found, Set<String> missed) {
        if (findings.isEmpty()) {
            missed.add(where);
        }
        findings.forEach(finding -> found.merge(finding.ruleId(), 1, Integer::sum));
    }
}
