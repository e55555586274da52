package org.yangguang.request;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.yangguang.request.RequestEvent.AbandonReason;
import org.yangguang.request.RequestEvent.Consulted;

/// Random lawful histories: whatever is drawn is judged by [Acts], and only what they allow happens.
final class RandomCourses {

    private static final int STEPS = 14;

    private final Random random;
    private final Acts acts;

    RandomCourses(long seed, StatutoryClock clock) {
        this.random = new Random(seed);
        this.acts = new Acts(clock);
    }

    /// A history of one request that begins and ends between two days.
    List<RequestEvent> between(LocalDate first, LocalDate last) {
        int span = (int) (last.toEpochDay() - first.toEpochDay());
        var day = first.plusDays(random.nextInt(span));
        var channel = Channel.values()[random.nextInt(Channel.values().length)];
        var events = new ArrayList<RequestEvent>(List.of(new RequestEvent.Submitted(channel, day)));
        var state = RequestState.of(events);
        for (int step = 0; step < STEPS; step++) {
            day = day.plusDays(random.nextInt(14));
            if (day.isAfter(last)) {
                break;
            }
            var event = event(day);
            if (acts.judge(state, event, day).isAllowed()) {
                state = state.after(event);
                events.add(event);
            }
        }
        return events;
    }

    private RequestEvent event(LocalDate day) {
        String id = "Z" + random.nextInt(2);
        return switch (random.nextInt(24)) {
            case 0, 1, 2, 3, 4 -> new RequestEvent.ReceiptConfirmed(day);
            case 5 -> new RequestEvent.SupplementNotified(day, day.plusDays(10));
            case 6 -> new RequestEvent.SupplementReceived(day);
            case 7 -> new RequestEvent.ConsultationSent(id, consulted(), day, null);
            case 8 -> new RequestEvent.ConsultationSent(id, consulted(), day, day);
            case 9 -> new RequestEvent.ConsultationReached(id, day);
            case 10 -> new RequestEvent.ConsultationAnswered(id, day);
            case 11 -> new RequestEvent.Extended(1 + random.nextInt(20), day, day);
            case 12 -> new RequestEvent.FeeNotified(day, day, BigDecimal.TEN);
            case 13 -> new RequestEvent.FeePaid(day);
            case 14 -> new RequestEvent.ReasonsAsked(day, day.plusDays(10));
            case 15 -> new RequestEvent.Deferred(day, day.plusDays(40));
            case 16 -> new RequestEvent.Withdrawn(day, RequestEvent.Declaration.WRITTEN);
            case 17 -> new RequestEvent.Abandoned(day, AbandonReason.NO_SUPPLEMENT);
            case 18 -> new RequestEvent.Abandoned(day, AbandonReason.FEE_UNPAID);
            case 19, 20, 21 -> new RequestEvent.Replied(Outcome.values()[random.nextInt(Outcome.values().length)], day);
            default -> new RequestEvent.Served(ServiceMethod.POSTAL, day);
        };
    }

    private Consulted consulted() {
        return random.nextBoolean() ? Consulted.THIRD_PARTY : Consulted.AGENCY;
    }
}
