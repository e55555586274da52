package org.yangguang.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.indicator.EntryHistory.Revision;
import org.yangguang.report.prose.Counted;

/// Definitions, values made of entries, and relations, without a database.
class IndicatorRulesTests {

    private static final UUID ONE = new UUID(1, 1);
    private static final UUID TWO = new UUID(1, 2);
    private static final UUID CLERK = new UUID(0, 9);

    private static Indicator indicator(String code) {
        return Definitions.shipped().stream()
                .filter(i -> i.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Revision revision(UUID entry, int number, String day, @Nullable String value, String at) {
        return new Revision(
                entry,
                number,
                LocalDate.parse(day),
                value == null ? null : new BigDecimal(value),
                "",
                "台账",
                number == 1 ? "" : "更正",
                false,
                Instant.parse(at),
                CLERK);
    }

    private static EntryHistory history(String code, Revision... revisions) {
        return EntryHistory.of(indicator(code), List.of(revisions));
    }

    @Test
    @DisplayName("年度发生数是各条录入之和，年末数是日期最后的一条；与录入的先后无关")
    void flowsAddUpAndStocksAreTheLatest() {
        var march = revision(ONE, 1, "2026-03-05", "2", "2026-11-01T02:00:00Z");
        var september = revision(TWO, 1, "2026-09-05", "3", "2026-10-01T02:00:00Z");
        assertThat(history("trainings", march, september).value()).hasValue(new BigDecimal("5"));
        assertThat(history("accounts", march, september).value()).hasValue(new BigDecimal("3"));
    }

    @Test
    @DisplayName("百分数不相加，取最近一次")
    void percentagesNeverAddUp() {
        var first = revision(ONE, 1, "2026-03-05", "90", "2026-03-06T02:00:00Z");
        var second = revision(TWO, 1, "2026-09-05", "95.5", "2026-09-06T02:00:00Z");
        assertThat(history("satisfaction", first, second).value()).hasValue(new BigDecimal("95.5"));
    }

    @Test
    @DisplayName("更正、撤回都保留前情；没有一条有效的是未录入，不是 0")
    void correctionsKeepWhatWas() {
        var entered = revision(ONE, 1, "2026-03-05", "12", "2026-03-05T02:00:00Z");
        var corrected = revision(ONE, 2, "2026-03-05", "21", "2026-04-01T02:00:00Z");
        var takenBack = revision(ONE, 3, "2026-03-05", null, "2026-05-01T02:00:00Z");
        var history = history("trainings", takenBack, entered, corrected);
        assertThat(history.value()).isEmpty();
        assertThat(history.entries().getFirst().revisions()).hasSize(3);
        assertThat(history.until(Instant.parse("2026-04-15T00:00:00Z")).value()).hasValue(new BigDecimal("21"));
        assertThat(history.until(Instant.parse("2026-03-31T00:00:00Z")).value()).hasValue(new BigDecimal("12"));
        assertThat(history.until(Instant.parse("2026-03-05T01:59:59Z")).value()).isEmpty();
        assertThat(history("trainings", revision(ONE, 1, "2026-03-05", "0", "2026-03-05T02:00:00Z"))
                        .value())
                .hasValue(BigDecimal.ZERO);
    }

    @Test
    @DisplayName("报告文字中表格之外的各种数，都有一项指标")
    void everyFigureOfProseHasItsIndicator() {
        var ofTables = Set.of(
                Counted.RECEIVED,
                Counted.CARRIED_IN,
                Counted.HANDLED,
                Counted.CONCLUDED,
                Counted.CARRIED_OUT,
                Counted.FROM_PERSONS,
                Counted.FROM_ORGANISATIONS,
                Counted.FROM_BUSINESSES,
                Counted.GRANTED,
                Counted.PARTIALLY_GRANTED,
                Counted.DENIED,
                Counted.UNAVAILABLE,
                Counted.NOT_PROCESSED,
                Counted.OTHERWISE_CONCLUDED,
                Counted.RECONSIDERATIONS,
                Counted.LITIGATIONS,
                Counted.ADMINISTRATIVE_FEES,
                Counted.PROCUREMENT,
                Counted.NORMATIVE_ISSUED,
                Counted.NORMATIVE_REPEALED,
                Counted.NORMATIVE_IN_FORCE,
                // A period of the law, and what could not be told.
                Counted.DAYS,
                Counted.UNKNOWN);
        var named = Definitions.shipped().stream()
                .map(Indicator::counted)
                .filter(c -> !c.isEmpty())
                .map(Counted::valueOf)
                .collect(Collectors.toSet());
        var expected = new HashSet<>(Arrays.asList(Counted.values()));
        expected.removeAll(ofTables);
        assertThat(named).isEqualTo(expected);
    }

    @Test
    @DisplayName("指标代码、名称不重复；关系只提到有的指标；人次、比率不会被相加成错数")
    void theDataIsSound() {
        var shipped = Definitions.shipped();
        assertThat(shipped).extracting(Indicator::code).doesNotHaveDuplicates().allMatch(c -> c.matches("[a-z_]+"));
        assertThat(shipped).extracting(Indicator::name).doesNotHaveDuplicates();
        assertThat(shipped).extracting(Indicator::part).isSorted();
        assertThat(shipped.stream().flatMap(i -> i.ledger().stream())).containsExactlyInAnyOrder(LedgerFigure.values());
        assertThat(shipped)
                .filteredOn(i -> i.unit() == Unit.PERCENT || i.unit() == Unit.WORKDAY)
                .noneMatch(i -> i.summing() == Indicator.Summing.SUM);
        var codes = shipped.stream().map(Indicator::code).collect(Collectors.toSet());
        assertThat(Relation.all()).extracting(Relation::id).doesNotHaveDuplicates();
        assertThat(Relation.all().stream().flatMap(r -> r.codes().stream())).allMatch(codes::contains);
    }

    private static List<IndicatorValue> values(Map<String, String> given) {
        var values = new ArrayList<IndicatorValue>();
        for (var indicator : Definitions.shipped()) {
            var value = Optional.ofNullable(given.get(indicator.code())).map(BigDecimal::new);
            values.add(new IndicatorValue(indicator, value, Optional.empty(), "", List.of(), Optional.empty()));
        }
        return values;
    }

    private static Relation.Outcome check(Map<String, String> now, Map<String, String> last) {
        return Relation.check(values(now), values(last));
    }

    @Test
    @DisplayName("整改数大于发现数：指出两数和更正办法；相等的不报")
    void rectifiedIsNotMoreThanFound() {
        var outcome = check(Map.of("problems_found", "11", "problems_rectified", "12"), Map.of());
        assertThat(outcome.findings()).singleElement().satisfies(f -> {
            assertThat(f.relation().id()).isEqualTo("I-01");
            assertThat(f.why()).isEqualTo("整改问题数 12 个，多于发现问题数 11 个");
            assertThat(f.codes()).containsExactly("problems_rectified", "problems_found");
        });
        assertThat(check(Map.of("problems_found", "12", "problems_rectified", "12"), Map.of())
                        .findings())
                .isEmpty();
    }

    @Test
    @DisplayName("账号：上年 46，本年新开 2、关停 12，年末应为 36；缺一个数就无法判断，不当 0 算")
    void stocksFollowFromTheYearBefore() {
        var now = new HashMap<>(Map.of("accounts", "37", "accounts_opened", "2", "accounts_closed", "12"));
        var last = Map.of("accounts", "46");
        assertThat(check(now, last).findings())
                .extracting(Relation.Finding::why)
                .containsExactly("政务新媒体账号数 37 个，不等于上年政务新媒体账号数 46 个 ＋ 本年新开政务新媒体账号数 2 个 － 本年关停注销政务新媒体账号数 12 个，即 36");
        now.put("accounts", "36");
        assertThat(check(now, last).findings()).isEmpty();
        now.remove("accounts_opened");
        assertThat(check(now, last).findings()).isEmpty();
        assertThat(check(now, last).cannotTell()).extracting(Relation::id).contains("I-02", "I-03");
    }

    @Test
    @DisplayName("关停数大于上年末与新开之和；总条数大于各渠道之和；人次少于次数；占比大于 100；发生数为负")
    void eachRelationIsHeld() {
        assertThat(ids(check(Map.of("accounts_opened", "0", "accounts_closed", "4"), Map.of("accounts", "3"))))
                .containsExactly("I-02");
        assertThat(ids(check(Map.of("trainings", "3", "trainees", "2"), Map.of())))
                .containsExactly("I-04");
        assertThat(ids(check(
                        Map.of(
                                "active_total", "45",
                                "active_website", "0",
                                "active_gazette", "0",
                                "active_wechat", "0",
                                "active_weibo", "37",
                                "active_media", "0",
                                "active_other", "0"),
                        Map.of())))
                .containsExactly("I-07");
        assertThat(ids(check(Map.of("satisfaction", "100.5"), Map.of()))).containsExactly("I-22");
        assertThat(ids(check(Map.of("satisfaction", "100"), Map.of()))).isEmpty();
        assertThat(ids(check(Map.of("inspections", "-1"), Map.of()))).containsExactly("I-20");
        assertThat(ids(check(Map.of("zones", "-1"), Map.of()))).containsExactly("I-21");
    }

    private static List<String> ids(Relation.Outcome outcome) {
        return outcome.findings().stream().map(f -> f.relation().id()).toList();
    }

    @Test
    @DisplayName("停用的指标自停用之年起不再填报，此前各年照旧")
    void aRetiredIndicatorStaysInItsYears() {
        var i = indicator("gazettes");
        var retired = new Indicator(
                i.code(),
                i.part(),
                i.name(),
                i.definition(),
                i.unit(),
                i.span(),
                i.summing(),
                i.ledger(),
                i.counted(),
                false,
                0,
                Optional.of(2026));
        assertThat(retired.isIn(2025)).isTrue();
        assertThat(retired.isIn(2026)).isFalse();
    }
}
