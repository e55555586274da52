package org.yangguang.request.tally;

import static java.time.LocalDate.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.Outcome;

class YearTallyTests {
    private static final ApplicantKind PERSON = ApplicantKind.NATURAL_PERSON;

    @Test
    void rowsAreThoseOfTheForm() {
        assertThat(TallyRow.all().stream().map(TallyRow::code))
                .containsExactlyElementsOf(TableThreeRow.of(Form.FMT_2021).stream()
                        .map(TableThreeRow::code)
                        .toList());
    }

    @Test
    @DisplayName("第三十一条：12 月 31 日提交、1 月 2 日确认的，计入次年新收")
    void aRequestIsNewInTheYearItWasReceived() {
        var requests = List.of(
                new TalliedRequest("A", PERSON, parse("2023-12-31"), null, null),
                new TalliedRequest("B", PERSON, parse("2024-01-02"), parse("2024-12-31"), Outcome.GRANTED),
                new TalliedRequest("C", PERSON, null, null, null),
                new TalliedRequest(
                        "D", ApplicantKind.BUSINESS, parse("2023-03-01"), parse("2024-01-01"), Outcome.NOT_HELD));
        var of2023 = YearTally.of(2023, requests);
        assertThat(of2023.requests(TallyRow.NEW)).containsExactly("A", "D");
        assertThat(of2023.requests(TallyRow.CARRIED_OUT)).containsExactly("A", "D");
        assertThat(of2023.count(TallyRow.TOTAL)).isZero();
        var of2024 = YearTally.of(2024, requests);
        assertThat(of2024.requests(TallyRow.NEW)).containsExactly("B");
        assertThat(of2024.requests(TallyRow.CARRIED_IN)).containsExactly("A", "D");
        assertThat(of2024.requests(TallyRow.of(Outcome.NOT_HELD), ApplicantKind.BUSINESS))
                .containsExactly("D");
        assertThat(of2024.count(TallyRow.of(Outcome.GRANTED), PERSON)).isEqualTo(1);
        assertThat(of2024.requests(TallyRow.CARRIED_OUT)).containsExactly("A");
        assertThat(YearTally.of(2025, requests).count(TallyRow.CARRIED_IN)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20190515, 20231231})
    @DisplayName("一＋二＝三（七）＋四，各列成立；各年首尾相接")
    void everyColumnBalancesAndEveryYearChainsToTheNext(long seed) {
        var requests = random(new Random(seed));
        for (int year = 2020; year <= 2026; year++) {
            var tally = YearTally.of(year, requests);
            var next = YearTally.of(year + 1, requests);
            for (var kind : ApplicantKind.values()) {
                assertThat(tally.count(TallyRow.NEW, kind) + tally.count(TallyRow.CARRIED_IN, kind))
                        .isEqualTo(tally.count(TallyRow.TOTAL, kind) + tally.count(TallyRow.CARRIED_OUT, kind));
                int outcomes = 0;
                for (var outcome : Outcome.values()) {
                    outcomes += tally.count(TallyRow.of(outcome), kind);
                }
                assertThat(outcomes).isEqualTo(tally.count(TallyRow.TOTAL, kind));
                assertThat(next.requests(TallyRow.CARRIED_IN, kind))
                        .isEqualTo(tally.requests(TallyRow.CARRIED_OUT, kind));
            }
            for (var row : TallyRow.all()) {
                int columns = 0;
                for (var kind : ApplicantKind.values()) {
                    columns += tally.count(row, kind);
                }
                assertThat(columns)
                        .isEqualTo(tally.count(row))
                        .isEqualTo(tally.requests(row).size());
            }
        }
        long received = requests.stream().filter(r -> r.receivedOn() != null).count();
        int counted = 0;
        for (int year = 2020; year <= 2026; year++) {
            counted += YearTally.of(year, requests).count(TallyRow.NEW);
        }
        assertThat(counted).isEqualTo((int) received).isPositive();
    }

    @Test
    void aRequestGivenTwiceOrImpossibleIsRefused() {
        var open = new TalliedRequest("A", PERSON, parse("2024-01-02"), null, null);
        assertThatThrownBy(() -> YearTally.of(2024, List.of(open, open))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new TalliedRequest("A", PERSON, parse("2024-01-02"), parse("2024-01-01"), Outcome.GRANTED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TalliedRequest("A", PERSON, parse("2024-01-02"), parse("2024-01-03"), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<TalliedRequest> random(Random random) {
        var kinds = ApplicantKind.values();
        var outcomes = Outcome.values();
        var requests = new ArrayList<TalliedRequest>();
        for (int i = 0; i < 400; i++) {
            var received = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(365 * 6));
            boolean confirmed = random.nextInt(20) > 0;
            boolean concluded = confirmed && random.nextInt(10) > 0;
            requests.add(new TalliedRequest(
                    "R" + i,
                    kinds[random.nextInt(kinds.length)],
                    confirmed ? received : null,
                    concluded ? received.plusDays(random.nextInt(120)) : null,
                    concluded ? outcomes[random.nextInt(outcomes.length)] : null));
        }
        return requests;
    }
}
