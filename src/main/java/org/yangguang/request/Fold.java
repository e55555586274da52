package org.yangguang.request;

import java.time.LocalDate;
import org.yangguang.calendar.Deadline;

/// The columns by which lists sort and filter, worked out from the state; never entered by anybody.
final class Fold {

    private Fold() {}

    static RequestStore.Folded of(RequestState state, StatutoryClock clock, LocalDate today) {
        var deadline = clock.deadline(state, today);
        var dueOn = switch (deadline) {
            case Deadline.Due(var day, var _) -> day;
            case Deadline.AwaitingCalendar(var provisional, var _) -> provisional;
            case Deadline.Paused _, Deadline.None _ -> null;
        };
        return new RequestStore.Folded(
                phase(state),
                !Services.of(state).standing().isEmpty(),
                state.courseSoFar().map(Course::receivedOn).orElse(null),
                state.concludedOn().orElse(null),
                state.endedIn().orElse(null),
                dueOn,
                deadline instanceof Deadline.Paused,
                deadline instanceof Deadline.AwaitingCalendar,
                Awaited.all(state, clock, today).stream()
                        .filter(awaited -> awaited.closing().isPresent())
                        .findFirst()
                        .flatMap(awaited -> awaited.last().certainDay())
                        .orElse(null));
    }

    private static String phase(RequestState state) {
        return switch (state) {
            case RequestState.Unconfirmed _, RequestState.Handling _ -> "HANDLING";
            case RequestState.AwaitingSupplement _ -> "AWAITING_SUPPLEMENT";
            case RequestState.AwaitingPayment _ -> "AWAITING_PAYMENT";
            case RequestState.Replied _ -> "REPLIED";
            case RequestState.Abandoned _ -> "ABANDONED";
            case RequestState.Withdrawn _ -> "WITHDRAWN";
        };
    }
}
