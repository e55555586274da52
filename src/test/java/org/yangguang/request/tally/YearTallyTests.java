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
import org.yangguang.request.Absence;
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
        // Those that never stood in a table at the turn of a year are left out, those that came back
        // count anew.
        assertThat(counted).isPositive().isLessThanOrEqualTo((int) received * 2);
    }

    @Test
    @DisplayName("转办、并入：当年的不计；上年已结转的，次年列上年结转和其他处理，两年首尾相接")
    void whatGoesOnElsewhereIsNotCountedButNeverVanishesFromATable() {
        var sameYear = away("A", "2025-03-03", "2025-03-10/");
        var nextYear = away("B", "2025-12-20", "2026-01-08/");
        var of2025 = YearTally.of(2025, List.of(sameYear, nextYear));
        assertThat(of2025.requests(TallyRow.NEW)).containsExactly("B");
        assertThat(of2025.requests(TallyRow.CARRIED_OUT)).containsExactly("B");
        assertThat(of2025.count(TallyRow.TOTAL)).isZero();
        var of2026 = YearTally.of(2026, List.of(sameYear, nextYear));
        assertThat(of2026.requests(TallyRow.CARRIED_IN)).containsExactly("B");
        assertThat(of2026.requests(TallyRow.of(Outcome.OTHER_DISPOSITION))).containsExactly("B");
        assertThat(of2026.count(TallyRow.CARRIED_OUT)).isZero();
        assertThat(YearTally.of(2027, List.of(sameYear, nextYear)).count(TallyRow.CARRIED_IN))
                .isZero();
    }

    @Test
    @DisplayName("年末并入、次年撤销并入的，并入之年不计，撤销之年计入新收；拆出的各件自拆分之日起计")
    void whatComesBackIsNewInTheYearItComesBack() {
        var undone = away("A", "2025-12-20", "2025-12-30/2026-01-05");
        var part = away("B", "2025-12-20", "/2026-01-05");
        for (var request : List.of(undone, part)) {
            assertThat(YearTally.of(2025, List.of(request)).count(TallyRow.NEW)).isZero();
            var of2026 = YearTally.of(2026, List.of(request));
            assertThat(of2026.count(TallyRow.NEW)).isEqualTo(1);
            assertThat(of2026.count(TallyRow.CARRIED_OUT)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName("随机转办：每年至多一个机关列新收，答复只有一个机关计；各机关各年 一＋二＝三＋四")
    void aRequestHandedOnIsAnsweredOnce(long seed) {
        var random = new Random(seed);
        int organs = 4;
        var ledgers = new ArrayList<List<TalliedRequest>>();
        for (int o = 0; o < organs; o++) {
            ledgers.add(new ArrayList<>());
        }
        int answered = 0;
        for (int i = 0; i < 300; i++) {
            int holder = random.nextInt(organs);
            var received = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(365 * 4));
            for (int hops = random.nextInt(4); hops > 0; hops--) {
                var over = received.plusDays(random.nextInt(60));
                ledgers.get(holder).add(away("R" + i + "@" + hops, received.toString(), over + "/"));
                holder = (holder + 1 + random.nextInt(organs - 1)) % organs;
                received = over.plusDays(random.nextInt(5));
            }
            boolean concluded = random.nextInt(8) > 0;
            answered += concluded ? 1 : 0;
            ledgers.get(holder)
                    .add(new TalliedRequest(
                            "R" + i + "@0",
                            PERSON,
                            received,
                            concluded ? received.plusDays(random.nextInt(40)) : null,
                            concluded ? Outcome.GRANTED : null));
        }
        int granted = 0;
        for (int year = 2020; year <= 2027; year++) {
            var news = new ArrayList<String>();
            for (var ledger : ledgers) {
                var tally = YearTally.of(year, ledger);
                assertThat(tally.count(TallyRow.NEW) + tally.count(TallyRow.CARRIED_IN))
                        .isEqualTo(tally.count(TallyRow.TOTAL) + tally.count(TallyRow.CARRIED_OUT));
                assertThat(YearTally.of(year + 1, ledger).requests(TallyRow.CARRIED_IN))
                        .isEqualTo(tally.requests(TallyRow.CARRIED_OUT));
                granted += tally.count(TallyRow.of(Outcome.GRANTED));
                tally.requests(TallyRow.NEW).forEach(id -> news.add(id.substring(0, id.indexOf('@'))));
            }
            assertThat(news).doesNotHaveDuplicates();
        }
        assertThat(granted).isEqualTo(answered);
    }

    private static TalliedRequest away(String id, String received, String absences) {
        return new TalliedRequest(id, PERSON, parse(received), null, null, Absence.parse(absences));
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

    private static List<Absence> absences(Random random, LocalDate received) {
        var absences = new ArrayList<Absence>();
        var day = received;
        for (int i = random.nextInt(3); i > 0; i--) {
            var from = day.plusDays(random.nextInt(60));
            day = from.plusDays(random.nextInt(60));
            absences.add(new Absence(from, i == 1 && random.nextBoolean() ? null : day));
        }
        return absences;
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
                    concluded ? outcomes[random.nextInt(outcomes.length)] : null,
                    concluded ? List.of() : absences(random, received)));
        }
        return requests;
    }
}
