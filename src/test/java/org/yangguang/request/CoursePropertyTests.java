package org.yangguang.request;

import static java.time.LocalDate.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.request.RequestEvent.AbandonReason;
import org.yangguang.request.RequestEvent.Consulted;

/// Random courses: what must hold whatever happens.
class CoursePropertyTests {
    private static final WorkingDays DAYS = WorkingDays.bundled();
    private static final StatutoryClock CLOCK = new StatutoryClock(DAYS);
    private static final Acts ACTS = new Acts(CLOCK);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName("准许的行为都能记入")
    void whatIsAllowedCanBeRecorded(int seed) {
        var random = new Random(seed);
        int allowed = 0;
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            var day = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2000));
            var channel = Channel.values()[random.nextInt(Channel.values().length)];
            RequestState state = RequestState.of(List.of(new RequestEvent.Submitted(channel, day)));
            for (int step = 0; step < 12; step++) {
                day = day.plusDays(random.nextInt(12));
                var event = anyEvent(random, day);
                var verdict = ACTS.judge(state, event, day);
                if (verdict.isAllowed()) {
                    state = state.after(event);
                    allowed++;
                } else {
                    refused++;
                }
                assertReckons(state, day);
            }
        }
        assertThat(allowed).isGreaterThan(300);
        assertThat(refused).isGreaterThan(300);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13, 14, 15, 16})
    @DisplayName("逐日计数与公式相等：基准日后第（20＋延长＋征求意见）个工作日")
    void countingDayByDayAgreesWithTheFormula(int seed) {
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            var received = LocalDate.of(2019, 6, 1).plusDays(random.nextInt(2300));
            int extended = random.nextInt(3) == 0 ? 1 + random.nextInt(20) : 0;
            var last = DAYS.plus(received, 20);
            var events = new ArrayList<RequestEvent>(List.of(new RequestEvent.Submitted(Channel.IN_PERSON, received)));
            var excluded = new ArrayList<LocalDate>();
            for (int c = 0; c < random.nextInt(4); c++) {
                var sent = DAYS.plus(received, random.nextInt(15));
                var answered =
                        sent.plusDays(random.nextInt(Math.max(1, (int) (last.toEpochDay() - sent.toEpochDay()))));
                events.add(new RequestEvent.ConsultationSent("Z" + c, Consulted.AGENCY, sent, null));
                events.add(new RequestEvent.ConsultationAnswered("Z" + c, answered));
                sent.plusDays(1)
                        .datesUntil(answered.plusDays(1))
                        .filter(DAYS::isWorkingDay)
                        .forEach(excluded::add);
            }
            if (extended > 0) {
                events.add(new RequestEvent.Extended(extended, last, last));
            }
            int union = (int) excluded.stream().distinct().count();
            assertThat(CLOCK.deadline(RequestState.of(events), last).certainDay())
                    .as("seed %d request %d", seed, i)
                    .hasValue(DAYS.plus(received, 20 + extended + union));
        }
    }

    private static void assertReckons(RequestState state, LocalDate day) {
        CLOCK.reckon(state, day).ifPresent(r -> {
            assertThat(r.used() + r.remaining()).isEqualTo(r.total());
            assertThat(r.used()).isBetween(0, r.total());
            assertThat(r.explanation()).isNotBlank();
            for (int i = 0; i < r.days().size(); i++) {
                assertThat(r.days().get(i).date()).isEqualTo(r.from().plusDays(i + 1L));
            }
            r.deadline()
                    .certainDay()
                    .ifPresent(due -> assertThat(r.days().getLast().date()).isEqualTo(due));
        });
    }

    private static RequestEvent anyEvent(Random random, LocalDate day) {
        String id = "Z" + random.nextInt(2);
        return switch (random.nextInt(21)) {
            case 0, 1 -> new RequestEvent.ReceiptConfirmed(day);
            case 2 -> new RequestEvent.SupplementNotified(day, day.plusDays(15));
            case 3 -> new RequestEvent.SupplementReceived(day);
            case 4 -> new RequestEvent.ConsultationSent(id, Consulted.THIRD_PARTY, day, null);
            case 5 -> new RequestEvent.ConsultationReached(id, day);
            case 6 -> new RequestEvent.ConsultationAnswered(id, day);
            case 7 -> new RequestEvent.Extended(1 + random.nextInt(20), day, day);
            case 8 -> new RequestEvent.FeeNotified(day, null, BigDecimal.TEN);
            case 9 -> new RequestEvent.FeeNoticeReached(day);
            case 10 -> new RequestEvent.FeePaid(day);
            case 11 -> new RequestEvent.Deferred(day, day.plusDays(60));
            case 12 ->
                random.nextInt(3) > 0
                        ? new RequestEvent.Served(ServiceMethod.PERSONAL, day)
                        : new RequestEvent.Replied(Outcome.values()[random.nextInt(Outcome.values().length)], day);
            case 13 ->
                random.nextInt(5) > 0
                        ? new RequestEvent.Abandoned(
                                day, AbandonReason.values()[random.nextInt(AbandonReason.values().length)])
                        : new RequestEvent.Withdrawn(day, RequestEvent.Declaration.ORAL);
            case 14 -> new RequestEvent.ReasonsAsked(day, day.plusDays(10));
            case 15 -> new RequestEvent.ReasonsReceived(day);
            case 16 -> new RequestEvent.SplitOff(day, List.of(new UUID(0, 1)));
            case 17, 18 -> new RequestEvent.MergeUndone(day);
            case 19 ->
                random.nextInt(3) > 0
                        ? new RequestEvent.MergedInto(day, new UUID(0, 2), "甲-2024-0001")
                        : new RequestEvent.HandedOver(day, "330114", new UUID(0, 3));
            case 20 -> new RequestEvent.FeeWaived(day, BigDecimal.valueOf(4), FeeAccount.Waiver.HARDSHIP);
            case 21 -> new RequestEvent.FeeRefunded(day, BigDecimal.TWO, FeeAccount.Refund.OVERCHARGED, "");
            case 22 -> new RequestEvent.ServiceReturned(1 + random.nextInt(2), day, Services.Why.UNCLAIMED);
            case 23 -> new RequestEvent.Archived(day, "10年", day.plusYears(10));
            default -> new RequestEvent.Served(ServiceMethod.POSTAL, parse("2026-12-31"));
        };
    }
}
