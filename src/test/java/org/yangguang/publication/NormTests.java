package org.yangguang.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Validity on any day, and what counts in which year.
class NormTests {

    static Norm norm(String issued, String effective, @Nullable String until, @Nullable String repealed) {
        return norm(Authorship.OWN, issued, effective, until, repealed);
    }

    private static Norm norm(
            Authorship authorship, String issued, String effective, @Nullable String until, @Nullable String repealed) {
        return new Norm(
                NormKind.NORMATIVE,
                "测试区某某管理办法",
                "",
                authorship,
                "测试区某局",
                LocalDate.parse(issued),
                LocalDate.parse(effective),
                until == null ? null : LocalDate.parse(until),
                repealed == null ? null : new Repeal(Repeal.Way.REPEALED, LocalDate.parse(repealed), "某发〔2024〕1号"),
                null);
    }

    static NormEntry entry(Norm norm) {
        return new NormEntry(UUID.randomUUID(), 1, 1, NormEntry.Act.ENTERED, "", Instant.EPOCH, new UUID(0, 1), norm);
    }

    private static Validity on(Norm norm, String day) {
        return norm.on(LocalDate.parse(day));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-12-19, 未生效",
        "2023-12-31, 未生效",
        "2024-01-01, 有效",
        "2028-12-31, 有效",
        "2029-01-01, 失效",
    })
    @DisplayName("第二十条第（一）项：成文以后、施行之前未生效；有效期至当日仍有效，次日失效")
    void validFromItsFirstDayToItsLast(String day, String validity) {
        var norm = norm("2023-12-20", "2024-01-01", "2028-12-31", null);
        assertThat(on(norm, day).label()).isEqualTo(validity);
    }

    @Test
    @DisplayName("自 12 月 31 日起废止的，当日即不再有效；自 1 月 1 日起废止的，12 月 31 日仍有效")
    void repealedFromTheDayNamed() {
        assertThat(on(norm("2020-05-01", "2020-06-01", null, "2023-12-31"), "2023-12-30"))
                .isEqualTo(Validity.IN_FORCE);
        assertThat(on(norm("2020-05-01", "2020-06-01", null, "2023-12-31"), "2023-12-31"))
                .isEqualTo(Validity.REPEALED);
        assertThat(on(norm("2020-05-01", "2020-06-01", null, "2024-01-01"), "2023-12-31"))
                .isEqualTo(Validity.IN_FORCE);
    }

    @Test
    @DisplayName("追溯施行的，成文之前不存在，不算有效")
    void nothingAppliesBeforeItIsIssued() {
        var norm = norm("2024-01-15", "2024-01-01", null, null);
        assertThat(on(norm, "2024-01-14")).isEqualTo(Validity.PENDING);
        assertThat(on(norm, "2024-01-15")).isEqualTo(Validity.IN_FORCE);
    }

    @Test
    @DisplayName("有效期届满在先、废止在后的，按届满计；同日的按废止计")
    void theEarlierEndCounts() {
        assertThat(on(norm("2019-01-01", "2019-01-01", "2022-06-30", "2023-03-01"), "2023-03-01"))
                .isEqualTo(Validity.EXPIRED);
        assertThat(norm("2019-01-01", "2019-01-01", "2022-06-30", "2023-03-01").endsOn())
                .contains(LocalDate.of(2022, 7, 1));
        assertThat(on(norm("2019-01-01", "2019-01-01", "2022-06-30", "2022-07-01"), "2022-07-01"))
                .isEqualTo(Validity.REPEALED);
    }

    @Test
    @DisplayName("宣布失效的显示失效，不显示废止")
    void declaredLapsedIsNotRepealed() {
        var norm = norm("2019-01-01", "2019-01-01", null, null)
                .repealed(new Repeal(Repeal.Way.DECLARED_LAPSED, LocalDate.of(2023, 5, 1), "清理决定"));
        assertThat(on(norm, "2023-05-01")).isEqualTo(Validity.EXPIRED);
        assertThat(norm.endsByPeriod()).isFalse();
    }

    @Test
    @DisplayName("闰日：有效期至 2 月 29 日的，3 月 1 日失效；施行前已废止的从未有效")
    void leapDayAndRepealBeforeEffect() {
        assertThat(on(norm("2020-03-01", "2020-03-01", "2024-02-29", null), "2024-02-29"))
                .isEqualTo(Validity.IN_FORCE);
        assertThat(on(norm("2020-03-01", "2020-03-01", "2024-02-29", null), "2024-03-01"))
                .isEqualTo(Validity.EXPIRED);
        assertThat(on(norm("2024-03-01", "2024-06-01", null, "2024-05-01"), "2024-06-01"))
                .isEqualTo(Validity.REPEALED);
    }

    @Test
    @DisplayName("废止、失效早于成文的，不成其为一条")
    void datesInDisorderAreNoEntry() {
        assertThatThrownBy(() -> norm("2024-01-01", "2024-01-01", null, "2023-12-31"))
                .hasMessageContaining("早于成文日期");
        assertThatThrownBy(() -> norm("2024-01-01", "2024-01-01", "2023-12-31", null))
                .hasMessageContaining("有效期至");
    }

    // ── 表二 ─────────────────────────────────────────────────────────────────────────────────────

    private static NormYear year(int year, Norm... norms) {
        return NormYear.of(List.of(norms).stream().map(NormTests::entry).toList(), NormKind.NORMATIVE, year);
    }

    private static List<Integer> counts(NormYear y) {
        return List.of(y.issued().size(), y.ended().size(), y.inForce().size());
    }

    @Test
    @DisplayName("表二：年内制发又废止的，制发、废止各计 1 件，年末不计有效")
    void issuedAndRepealedWithinTheYear() {
        assertThat(counts(year(2024, norm("2024-02-01", "2024-03-01", null, "2024-11-01"))))
                .containsExactly(1, 1, 0);
    }

    @Test
    @DisplayName("表二：12 月成文、次年 1 月 1 日施行的，计入成文年度的制发和年末有效")
    void issuedInDecemberForNextYear() {
        var norm = norm("2023-12-20", "2024-01-01", null, null);
        assertThat(counts(year(2023, norm))).containsExactly(1, 0, 1);
        assertThat(counts(year(2024, norm))).containsExactly(0, 0, 1);
    }

    @Test
    @DisplayName("表二：有效期至 12 月 31 日的，当年末仍有效，计入次年失效；至 12 月 30 日的计入当年")
    void theLastDayOfTheYear() {
        assertThat(counts(year(2023, norm("2019-01-01", "2019-01-01", "2023-12-31", null))))
                .containsExactly(0, 0, 1);
        assertThat(counts(year(2024, norm("2019-01-01", "2019-01-01", "2023-12-31", null))))
                .containsExactly(0, 1, 0);
        assertThat(counts(year(2023, norm("2019-01-01", "2019-01-01", "2023-12-30", null))))
                .containsExactly(0, 1, 0);
        assertThat(counts(year(2023, norm("2019-01-01", "2019-01-01", null, "2023-12-31"))))
                .containsExactly(0, 1, 0);
        assertThat(counts(year(2023, norm("2019-01-01", "2019-01-01", null, "2024-01-01"))))
                .containsExactly(0, 0, 1);
    }

    @Test
    @DisplayName("AG-03：以政府名义印发、本机关起草的，不计入本机关")
    void theGovernmentCountsItsOwn() {
        assertThat(counts(year(
                        2023,
                        norm(Authorship.GOVERNMENT, "2023-02-01", "2023-02-01", null, null),
                        norm(Authorship.JOINT, "2023-02-01", "2023-02-01", null, null),
                        norm("2023-02-01", "2023-02-01", null, null))))
                .containsExactly(1, 0, 1);
    }

    @Test
    @DisplayName("有效期届满不计入废止的设定下，另列，年末有效不变")
    void expiryMayStandApart() {
        var y = year(
                2024,
                norm("2019-01-01", "2019-01-01", "2024-05-31", null),
                norm("2019-01-01", "2019-01-01", null, "2024-05-31"));
        assertThat(y.repealed(CountingRule.USUAL)).hasSize(2);
        var apart = new CountingRule(CountingRule.Expiry.STANDS_APART, CountingRule.Published.EVERYTHING);
        assertThat(y.repealed(apart)).hasSize(1);
        assertThat(y.inForce()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20231231, 42})
    @DisplayName("T2-05：任何台账都有 年末有效＝上年末有效＋本年制发−本年废止")
    void stockAndFlowAlwaysBalance(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var ledger = IntStream.range(0, random.nextInt(40))
                    .mapToObj(_ -> entry(any(random)))
                    .toList();
            for (int year = 2015; year <= 2030; year++) {
                var now = NormYear.of(ledger, NormKind.NORMATIVE, year);
                var before = NormYear.of(ledger, NormKind.NORMATIVE, year - 1);
                assertThat(now.inForce().size())
                        .as("seed %d round %d year %d", seed, round, year)
                        .isEqualTo(before.inForce().size()
                                + now.issued().size()
                                - now.repealed(CountingRule.USUAL).size());
            }
        }
    }

    private static Norm any(Random random) {
        var issued = day(random, LocalDate.of(2014, 1, 1), 365 * 14);
        var effective = issued.plusDays(random.nextInt(120) - 30);
        var from = issued.isAfter(effective) ? issued : effective;
        var until = random.nextBoolean() ? null : edge(random, day(random, from, 365 * 6), from);
        var repealed = random.nextBoolean() ? null : edge(random, day(random, issued, 365 * 6), issued);
        return new Norm(
                NormKind.NORMATIVE,
                "随机文件",
                "",
                random.nextInt(5) == 0 ? Authorship.GOVERNMENT : Authorship.OWN,
                "某局",
                issued,
                effective,
                until,
                repealed == null ? null : new Repeal(Repeal.Way.values()[random.nextInt(2)], repealed, "某决定"),
                null);
    }

    private static LocalDate day(Random random, LocalDate from, int within) {
        return from.plusDays(random.nextInt(within));
    }

    /// Often the last day of a year, where counting goes wrong.
    private static LocalDate edge(Random random, LocalDate day, LocalDate notBefore) {
        var last = LocalDate.of(day.getYear(), 12, 31);
        return random.nextInt(3) == 0 && !last.isBefore(notBefore) ? last : day;
    }
}
