package org.yangguang.dispute.tally;

import static java.time.LocalDate.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.dispute.DisputeActs;
import org.yangguang.dispute.DisputeClock;
import org.yangguang.dispute.DisputeEvent;
import org.yangguang.dispute.DisputeEvent.AppealDecided;
import org.yangguang.dispute.DisputeEvent.AppealOutcome;
import org.yangguang.dispute.DisputeEvent.Appealed;
import org.yangguang.dispute.DisputeEvent.Appellant;
import org.yangguang.dispute.DisputeEvent.Decided;
import org.yangguang.dispute.DisputeEvent.Procedure;
import org.yangguang.dispute.DisputeEvent.Registered;
import org.yangguang.dispute.DisputeKind;
import org.yangguang.dispute.DisputeResult;
import org.yangguang.dispute.DisputeState;
import org.yangguang.dispute.ResultColumn;
import org.yangguang.report.DisputeRoute;

class YearDisputesTests {

    private static final DisputeActs ACTS = new DisputeActs(new DisputeClock(WorkingDays.bundled()));
    private static final LocalDate LAST = parse("2026-12-31");

    private static TalliedDispute tallied(DisputeEvent... events) {
        return DisputeTallies.tallied(UUID.randomUUID(), List.of(events));
    }

    private static Decided decided(String on, DisputeResult result) {
        return new Decided(parse(on), parse(on), result, "", null);
    }

    @Test
    void theGroupsAreThoseOfTheForm() {
        assertThat(Stream.of(DisputeKind.values()).map(DisputeKind::code))
                .containsExactlyElementsOf(
                        Stream.of(DisputeRoute.values()).map(DisputeRoute::code).toList());
    }

    @Test
    @DisplayName("跨年案件：当年末未结计尚未审结，审结之年再计结果")
    void aCaseThatCrossesTheYearCountsInBoth() {
        var dispute = tallied(
                new Registered(DisputeKind.RECONSIDERATION, Procedure.GENERAL, parse("2024-12-02")),
                decided("2025-01-20", DisputeResult.REVOKED));
        var of2024 = YearDisputes.of(2024, List.of(dispute));
        assertThat(of2024.pending(DisputeKind.RECONSIDERATION)).containsExactly(dispute.id());
        assertThat(of2024.cases(DisputeKind.RECONSIDERATION, ResultColumn.CORRECTED))
                .isEmpty();
        var of2025 = YearDisputes.of(2025, List.of(dispute));
        assertThat(of2025.cases(DisputeKind.RECONSIDERATION, ResultColumn.CORRECTED))
                .containsExactly(dispute.id());
        assertThat(of2025.pending(DisputeKind.RECONSIDERATION)).isEmpty();
        assertThat(YearDisputes.of(2023, List.of(dispute)).all(DisputeKind.RECONSIDERATION))
                .isEmpty();
        assertThat(YearDisputes.of(2026, List.of(dispute)).all(DisputeKind.RECONSIDERATION))
                .isEmpty();
    }

    @Test
    @DisplayName("一审、二审是一件：上诉未决的计尚未审结；次年才上诉的，上年的结果不变")
    void instancesAreOneCase() {
        var kind = DisputeKind.LITIGATION_DIRECT;
        var dispute = tallied(
                new Registered(kind, Procedure.GENERAL, parse("2023-09-01")),
                decided("2023-12-25", DisputeResult.CLAIM_DISMISSED),
                new Appealed(parse("2024-01-05"), Appellant.OTHER_SIDE),
                new AppealDecided(
                        parse("2025-03-03"),
                        parse("2025-03-05"),
                        AppealOutcome.CHANGED,
                        DisputeResult.JUDGED_REVOKED,
                        "",
                        null));
        assertThat(YearDisputes.of(2023, List.of(dispute)).cases(kind, ResultColumn.UPHELD))
                .hasSize(1);
        assertThat(YearDisputes.of(2024, List.of(dispute)).pending(kind)).hasSize(1);
        assertThat(YearDisputes.of(2024, List.of(dispute)).all(kind)).hasSize(1);
        assertThat(YearDisputes.of(2025, List.of(dispute)).cases(kind, ResultColumn.CORRECTED))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 20190515, 20240101})
    @DisplayName("总计＝各栏之和，每件每组每年至多一次，与逐日重数一致，且不因以后的事而变")
    void anIndependentRecountAgrees(long seed) {
        var random = new Random(seed);
        var histories = new ArrayList<List<DisputeEvent>>();
        for (int i = 0; i < 120; i++) {
            histories.add(history(random));
        }
        for (int year = 2021; year <= 2026; year++) {
            var cases = histories.stream()
                    .map(h -> DisputeTallies.tallied(UUID.randomUUID(), h))
                    .toList();
            var tally = YearDisputes.of(year, cases);
            for (var kind : DisputeKind.values()) {
                var all = tally.all(kind);
                assertThat(new HashSet<>(all)).hasSameSizeAs(all);
                int sum = tally.pending(kind).size();
                for (var column : ResultColumn.values()) {
                    int counted = tally.cases(kind, column).size();
                    assertThat(counted)
                            .as(year + " " + kind + " " + column)
                            .isEqualTo(recount(histories, kind, year, column));
                    sum += counted;
                }
                assertThat(tally.pending(kind)).hasSize(recount(histories, kind, year, null));
                assertThat(all).hasSize(sum);
            }
            int end = year;
            var untilThen = histories.stream()
                    .map(h -> h.stream().filter(e -> e.on().getYear() <= end).toList())
                    .filter(h -> !h.isEmpty())
                    .map(h -> DisputeTallies.tallied(UUID.randomUUID(), h))
                    .toList();
            var then = YearDisputes.of(year, untilThen);
            for (var kind : DisputeKind.values()) {
                assertThat(then.pending(kind)).hasSameSizeAs(tally.pending(kind));
                for (var column : ResultColumn.values()) {
                    assertThat(then.cases(kind, column)).hasSameSizeAs(tally.cases(kind, column));
                }
            }
        }
    }

    /// Walks every day of the year and asks the fold of the events up to it.
    private static int recount(
            List<List<DisputeEvent>> histories, DisputeKind kind, int year, @Nullable ResultColumn column) {
        int count = 0;
        for (var history : histories) {
            if (!(history.getFirst() instanceof Registered(var of, var _, var _)) || of != kind) {
                continue;
            }
            boolean pending = false;
            for (var day = LocalDate.of(year, 1, 1).minusDays(1); day.getYear() <= year; day = day.plusDays(1)) {
                pending |= pendingAt(history, day);
            }
            boolean turned = history.stream()
                    .anyMatch(e -> e.on().getYear() == year
                            && (e instanceof Registered
                                    || e instanceof Appealed
                                    || e instanceof Decided
                                    || e instanceof AppealDecided));
            if (!pending && !turned) {
                continue;
            }
            var end = upTo(history, LocalDate.of(year, 12, 31));
            var result = end.isEmpty()
                    ? null
                    : DisputeState.of(end)
                            .standing()
                            .map(r -> r.result().column())
                            .orElse(null);
            count += !end.isEmpty() && result == column ? 1 : 0;
        }
        return count;
    }

    private static boolean pendingAt(List<DisputeEvent> history, LocalDate day) {
        var known = upTo(history, day);
        return !known.isEmpty() && DisputeState.of(known).standing().isEmpty();
    }

    private static List<DisputeEvent> upTo(List<DisputeEvent> history, LocalDate day) {
        return history.stream().filter(e -> !e.on().isAfter(day)).toList();
    }

    /// A random lawful course: what the acts refuse is left out.
    private static List<DisputeEvent> history(Random random) {
        var kind = DisputeKind.values()[random.nextInt(3)];
        var day = LocalDate.of(2021, 1, 1).plusDays(random.nextInt(1800));
        var events = new ArrayList<DisputeEvent>(List.of(new Registered(kind, Procedure.GENERAL, day)));
        for (int i = 0; i < 9; i++) {
            day = day.plusDays(random.nextInt(120));
            var result = DisputeResult.values()[random.nextInt(DisputeResult.values().length)];
            var outcome = AppealOutcome.values()[random.nextInt(4)];
            DisputeEvent next = switch (random.nextInt(4)) {
                case 0 -> new DisputeEvent.Answered(day);
                case 1 -> new Decided(day, day, result, "", null);
                case 2 -> new Appealed(day, Appellant.BOTH);
                default ->
                    new AppealDecided(day, day, outcome, outcome == AppealOutcome.CHANGED ? result : null, "", null);
            };
            if (ACTS.judge(DisputeState.of(events), next, LAST).isAllowed()) {
                events.add(next);
            }
        }
        return events;
    }
}
