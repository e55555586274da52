package org.yangguang.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.request.tally.TalliedRequest;
import org.yangguang.request.tally.TallyRow;
import org.yangguang.request.tally.YearTally;

/// Table 三 over random lawful histories, at any moment and for any past year.
class TallyOfHistoriesTests {

    private static final LocalDate FIRST = LocalDate.of(2019, 6, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 30);
    private static final int REQUESTS = 400;

    /// A request by its kind and all that happened to it.
    private record History(String id, ApplicantKind kind, List<RequestEvent> events) {

        /// As its file stood at the end of a day; nothing before it was handed in.
        List<TalliedRequest> at(LocalDate day) {
            var known = events.stream().filter(e -> !e.on().isAfter(day)).toList();
            if (known.isEmpty()) {
                return List.of();
            }
            var state = RequestState.of(known);
            var received = state.courseSoFar().map(Course::receivedOn).orElse(null);
            return List.of(new TalliedRequest(
                    id,
                    kind,
                    received,
                    state.concludedOn().orElse(null),
                    state.endedIn().orElse(null)));
        }
    }

    private static List<History> histories(long seed) {
        var courses = new RandomCourses(seed, new StatutoryClock(WorkingDays.bundled()));
        var random = new Random(seed);
        return IntStream.range(0, REQUESTS)
                .mapToObj(i -> new History(
                        "R" + i,
                        ApplicantKind.values()[random.nextInt(ApplicantKind.values().length)],
                        courses.between(FIRST, LAST)))
                .toList();
    }

    private static List<TalliedRequest> at(List<History> histories, LocalDate day) {
        return histories.stream().flatMap(h -> h.at(day).stream()).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 20201231, 20260101})
    @DisplayName("任何时刻、任何年度，各列一＋二＝三＋四")
    void everyColumnBalancesAtAnyMoment(long seed) {
        var histories = histories(seed);
        var random = new Random(seed + 1);
        var moments = new ArrayList<LocalDate>(List.of(LAST, LocalDate.of(2022, 12, 31), LocalDate.of(2023, 1, 1)));
        IntStream.range(0, 25)
                .forEach(_ ->
                        moments.add(FIRST.plusDays(random.nextInt((int) (LAST.toEpochDay() - FIRST.toEpochDay())))));
        int concluded = 0;
        for (var moment : moments) {
            var requests = at(histories, moment);
            for (int year = 2019; year <= 2026; year++) {
                var tally = YearTally.of(year, requests);
                for (var kind : ApplicantKind.values()) {
                    assertThat(tally.count(TallyRow.NEW, kind) + tally.count(TallyRow.CARRIED_IN, kind))
                            .as("seed %d at %s year %d column %s", seed, moment, year, kind)
                            .isEqualTo(tally.count(TallyRow.TOTAL, kind) + tally.count(TallyRow.CARRIED_OUT, kind));
                }
                assertThat(tally.count(TallyRow.NEW) + tally.count(TallyRow.CARRIED_IN))
                        .isEqualTo(tally.count(TallyRow.TOTAL) + tally.count(TallyRow.CARRIED_OUT));
                concluded += tally.count(TallyRow.TOTAL);
            }
        }
        assertThat(concluded).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    @DisplayName("过去的年度按当年12月31日的状态：后来发生的不改变它，结转的即次年转入的")
    void whatHappensLaterLeavesAPastYearAsItStood(long seed) {
        var histories = histories(seed);
        var now = at(histories, LAST);
        for (int year = 2019; year < 2026; year++) {
            var then = YearTally.of(year, at(histories, LocalDate.of(year, 12, 31)));
            var seenNow = YearTally.of(year, now);
            var next = YearTally.of(year + 1, now);
            for (var kind : ApplicantKind.values()) {
                for (var row : TallyRow.all()) {
                    assertThat(seenNow.requests(row, kind))
                            .as("seed %d year %d row %s column %s", seed, year, row.code(), kind)
                            .isEqualTo(then.requests(row, kind));
                }
                assertThat(next.requests(TallyRow.CARRIED_IN, kind))
                        .isEqualTo(seenNow.requests(TallyRow.CARRIED_OUT, kind));
            }
        }
    }
}
