package org.yangguang.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yangguang.calendar.Deadline;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.request.RequestEvent.AbandonReason;
import org.yangguang.request.RequestEvent.Consulted;
import tools.jackson.databind.json.JsonMapper;

/// The clock against a clerk who, each evening, ticks the day off or not by what she knows then. She
/// has her own reading of the holiday notices and never looks back, except where the law takes back
/// what was waited for.
class ClockModelTests {
    private static final StatutoryClock CLOCK = new StatutoryClock(WorkingDays.bundled());
    private static final Acts ACTS = new Acts(CLOCK);
    private static final Notices NOTICES = Notices.read();
    private static final int HISTORIES = 600;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    @DisplayName("第三十、三十二至三十五条：随机的合法经过，时钟与逐日划记一致")
    void theClockAgreesWithAClerkWhoTicksDaysOff(int seed) {
        var random = new Random(seed);
        int acts = 0;
        int days = 0;
        var kinds = new HashSet<Class<?>>();
        for (int i = 0; i < HISTORIES; i++) {
            var history = new History(random, LocalDate.of(2019, 5, 15).plusDays(random.nextInt(2740)));
            for (int day = 0; day < 150 && !history.isOver(); day++) {
                history.liveOneDay();
                history.compare("seed %d history %d: %s".formatted(seed, i, history.events));
                days++;
            }
            acts += history.events.size();
            history.events.forEach(event -> kinds.add(event.getClass()));
        }
        assertThat(days).isGreaterThan(20 * HISTORIES);
        assertThat(acts).isGreaterThan(4 * HISTORIES);
        // Everything that can move the clock has happened.
        assertThat(kinds)
                .contains(
                        RequestEvent.ReceiptConfirmed.class,
                        RequestEvent.SupplementReceived.class,
                        RequestEvent.ConsultationReached.class,
                        RequestEvent.ConsultationAnswered.class,
                        RequestEvent.Extended.class,
                        RequestEvent.FeePaid.class,
                        RequestEvent.Deferred.class,
                        RequestEvent.Replied.class,
                        RequestEvent.Withdrawn.class,
                        RequestEvent.Abandoned.class);
    }

    /// One request lived through day by day: what was recorded, and what the clerk ticked off.
    private static final class History {
        private final Random random;
        private final Clerk clerk = new Clerk();
        final List<RequestEvent> events = new ArrayList<>();
        private RequestState state;
        private LocalDate today;
        private int letters = 0;

        History(Random random, LocalDate first) {
            this.random = random;
            this.today = first;
            var channel = random.nextBoolean() ? Channel.IN_PERSON : Channel.ONLINE;
            var submitted = new RequestEvent.Submitted(channel, first);
            events.add(submitted);
            state = RequestState.of(List.of(submitted));
            if (!channel.needsConfirmation()) {
                clerk.begin(first);
            }
        }

        boolean isOver() {
            return state.isConcluded();
        }

        void liveOneDay() {
            today = today.plusDays(1);
            clerk.tick(today);
            for (int tries = random.nextInt(3); tries > 0 && !isOver(); tries--) {
                var event = anything();
                if (ACTS.judge(state, event, today).isAllowed()) {
                    state = state.after(event);
                    events.add(event);
                    clerk.hear(event);
                }
            }
        }

        private RequestEvent anything() {
            return switch (random.nextInt(22)) {
                case 0, 1, 2 -> new RequestEvent.ReceiptConfirmed(today);
                case 3 -> new RequestEvent.SupplementNotified(today, today.plusDays(random.nextInt(20)));
                case 4, 5 -> new RequestEvent.SupplementReceived(today);
                case 6, 7 ->
                    new RequestEvent.ConsultationSent(
                            "征" + ++letters,
                            random.nextBoolean() ? Consulted.THIRD_PARTY : Consulted.AGENCY,
                            today,
                            random.nextInt(3) == 0 ? today : null);
                case 8, 9 -> reached();
                case 10, 11 -> new RequestEvent.ConsultationAnswered(anyLetter(), today);
                case 12 -> new RequestEvent.Extended(1 + random.nextInt(20), today, today);
                case 13 -> new RequestEvent.FeeNotified(today, random.nextBoolean() ? today : null, BigDecimal.TEN);
                case 14 -> new RequestEvent.FeeNoticeReached(today);
                case 15, 16 -> new RequestEvent.FeePaid(today);
                case 17 -> new RequestEvent.ReasonsAsked(today, today.plusDays(10));
                case 18 -> new RequestEvent.ReasonsReceived(today);
                case 19 -> new RequestEvent.Deferred(today, today.plusDays(20 + random.nextInt(60)));
                case 20 ->
                    random.nextInt(4) == 0
                            ? new RequestEvent.Replied(Outcome.GRANTED, today)
                            : new RequestEvent.Extended(20, today, today);
                default ->
                    random.nextInt(5) == 0
                            ? new RequestEvent.Withdrawn(today, RequestEvent.Declaration.WRITTEN)
                            : new RequestEvent.Abandoned(
                                    today, AbandonReason.values()[random.nextInt(AbandonReason.values().length)]);
            };
        }

        /// The first arrival of a letter; a corrected one would make the clerk look back.
        private RequestEvent reached() {
            var letter = anyLetter();
            return clerk.knowsArrivalOf(letter)
                    ? new RequestEvent.ConsultationAnswered(letter, today)
                    : new RequestEvent.ConsultationReached(letter, today);
        }

        private String anyLetter() {
            return "征" + (letters == 0 ? 1 : 1 + random.nextInt(letters));
        }

        void compare(String history) {
            var reckoned = CLOCK.reckon(state, today);
            if (clerk.start == null) {
                assertThat(reckoned).as(history).isEmpty();
                return;
            }
            assertThat(said(reckoned.orElseThrow().deadline())).as(history).isEqualTo(clerk.last(today));
            if (clerk.promised == null) {
                assertThat(reckoned.orElseThrow().used()).as(history).isEqualTo(clerk.used());
            }
        }

        private static String said(Deadline deadline) {
            return switch (deadline) {
                case Deadline.Due(var day, var _) -> day.toString();
                case Deadline.AwaitingCalendar(var day, var _) -> "about " + day;
                case Deadline.Paused _ -> "paused";
                case Deadline.None _ -> "none";
            };
        }
    }

    /// What the clerk keeps on her card: days ticked off since the start, days she set aside while a
    /// payment was waited for, and who still has a letter.
    private static final class Clerk {
        private @Nullable LocalDate start;
        private @Nullable LocalDate promised;
        private @Nullable LocalDate promisedOn;
        private final TreeSet<LocalDate> ticked = new TreeSet<>();
        private final TreeSet<LocalDate> setAside = new TreeSet<>();
        private final List<Asked> asked = new ArrayList<>();
        private boolean awaitsSupplement;
        private boolean awaitsPayment;
        private int allowed = 20;

        private static final class Asked {
            private final String letter;
            private int sinceArrival;
            private boolean certain = true;
            private boolean over;
            private @Nullable LocalDate silentOn;

            Asked(String letter, boolean arrived) {
                this.letter = letter;
                this.sinceArrival = arrived ? 0 : -1;
            }

            /// Until the fifteenth working day is over, an answer may still come.
            boolean isOut(LocalDate day) {
                return !over && (silentOn == null || !day.isAfter(silentOn));
            }

            void waitThrough(LocalDate day) {
                if (sinceArrival >= 0 && silentOn == null) {
                    sinceArrival++;
                    certain &= NOTICES.isKnown(day);
                    silentOn = sinceArrival == 15 && certain ? day : null;
                }
            }
        }

        void begin(LocalDate day) {
            start = day;
            ticked.clear();
            setAside.clear();
            if (promisedOn != null && promisedOn.isBefore(day)) {
                promised = null;
            }
        }

        boolean knowsArrivalOf(String letter) {
            return asked.stream().anyMatch(a -> a.letter.equals(letter) && a.sinceArrival >= 0);
        }

        /// In the evening of a day before its letters are opened: whether the day is used up.
        void tick(LocalDate day) {
            if (start == null || !NOTICES.isWorked(day)) {
                return;
            }
            boolean somebodyHasALetter = asked.stream().anyMatch(a -> a.isOut(day));
            asked.forEach(a -> a.waitThrough(day));
            if (somebodyHasALetter || awaitsSupplement || ticked.size() >= allowed) {
                return;
            }
            (awaitsPayment ? setAside : ticked).add(day);
        }

        void hear(RequestEvent event) {
            switch (event) {
                case RequestEvent.ReceiptConfirmed(var on) -> begin(on);
                case RequestEvent.SupplementNotified _ -> awaitsSupplement = true;
                case RequestEvent.SupplementReceived(var on) -> {
                    awaitsSupplement = false;
                    begin(on);
                }
                case RequestEvent.ConsultationSent sent ->
                    asked.add(new Asked(sent.id(), sent.receivedByPartyOn() != null));
                case RequestEvent.ConsultationReached(var id, var _) ->
                    asked.stream().filter(a -> a.letter.equals(id)).forEach(a -> a.sinceArrival = 0);
                case RequestEvent.ConsultationAnswered(var id, var _) ->
                    asked.stream().filter(a -> a.letter.equals(id)).forEach(a -> a.over = true);
                case RequestEvent.Extended extended -> allowed = 20 + extended.days();
                case RequestEvent.FeeNotified _ -> awaitsPayment = true;
                case RequestEvent.FeePaid(var on, var _, var _) -> {
                    awaitsPayment = false;
                    begin(on);
                }
                case RequestEvent.Deferred(var on, var until) -> {
                    promised = until;
                    promisedOn = on;
                }
                // An organ that answers without the money has not waited for it.
                case RequestEvent.Replied _ -> {
                    ticked.addAll(setAside);
                    awaitsPayment = false;
                }
                default -> {}
            }
        }

        int used() {
            return Math.min(ticked.size(), allowed);
        }

        /// The last day as it can be told today.
        String last(LocalDate today) {
            if (promised != null) {
                return promised.toString();
            }
            if (ticked.size() >= allowed) {
                return named(ticked.stream().skip(allowed - 1L).findFirst().orElseThrow());
            }
            boolean somebodyHasALetter = asked.stream().anyMatch(a -> a.isOut(today));
            if (somebodyHasALetter || awaitsSupplement || awaitsPayment) {
                return "paused";
            }
            var day = today;
            for (int left = allowed - ticked.size(); left > 0; ) {
                day = day.plusDays(1);
                if (NOTICES.isWorked(day)) {
                    left--;
                }
            }
            return named(day);
        }

        private static String named(LocalDate day) {
            return NOTICES.isKnown(day) ? day.toString() : "about " + day;
        }
    }

    /// The holiday notices, read anew from the file that carries them.
    private record Notices(Set<Integer> years, Set<LocalDate> holidays, Set<LocalDate> workdays) {

        static Notices read() {
            var years = new HashSet<Integer>();
            var holidays = new HashSet<LocalDate>();
            var workdays = new HashSet<LocalDate>();
            try (var file = Notices.class.getResourceAsStream("/calendar/cn.json")) {
                for (var year : new JsonMapper().readTree(file).get("years")) {
                    years.add(year.get("year").asInt());
                    year.get("workdays").forEach(day -> workdays.add(LocalDate.parse(day.asString())));
                    for (var holiday : year.get("holidays")) {
                        var from = LocalDate.parse(holiday.get("from").asString());
                        var to = LocalDate.parse(holiday.get("to").asString());
                        from.datesUntil(to.plusDays(1)).forEach(holidays::add);
                    }
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return new Notices(years, holidays, workdays);
        }

        boolean isKnown(LocalDate day) {
            return years.contains(day.getYear());
        }

        boolean isWorked(LocalDate day) {
            var weekday = day.getDayOfWeek();
            return workdays.contains(day)
                    || weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !holidays.contains(day);
        }
    }
}
