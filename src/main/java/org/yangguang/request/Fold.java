package org.yangguang.request;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yangguang.calendar.Deadline;

/// The columns by which lists sort and filter, worked out from the state; never entered by anybody. What
/// changes by the mere passing of days (overdue, the end of a silent consultation) is kept as the day it
/// changes on and asked for with the day of today.
final class Fold {

    /// Raised when a column is added, so that what was folded before is folded anew ([Refold]).
    static final int GENERATION = 1;

    private Fold() {}

    static RequestStore.Folded of(RequestState state, StatutoryClock clock, LocalDate today) {
        var deadline = clock.deadline(state, today);
        var resumption = deadline instanceof Deadline.Paused ? resumption(state, clock) : Optional.<Resumption>empty();
        var dueOn = resumption.map(Resumption::due).orElse(day(deadline));
        var awaited = Awaited.all(state, clock, today);
        return new RequestStore.Folded(
                phase(state),
                !Services.of(state).standing().isEmpty(),
                state.courseSoFar().map(Course::receivedOn).orElse(null),
                state.settledOn().orElse(null),
                standing(state),
                dueOn,
                deadline instanceof Deadline.Paused,
                deadline instanceof Deadline.AwaitingCalendar,
                awaited.stream()
                        .filter(a -> a.closing().isPresent())
                        .findFirst()
                        .flatMap(a -> a.last().certainDay())
                        .orElse(null),
                awaited.stream().map(Awaited::from).distinct().sorted().toList(),
                othersUntil(awaited),
                resumption.map(Resumption::lastDayPaused).orElse(null),
                state.isConcluded() ? lateAfter(state, clock, today) : dueOn,
                state.isConcluded()
                        ? clock.reckon(state, today).map(Reckoning::used).orElse(null)
                        : null,
                state.endedIn().isPresent() ? state.concludedOn().orElse(null) : null,
                state.endedIn().orElse(null));
    }

    private record Resumption(LocalDate lastDayPaused, LocalDate due) {}

    /// A pause that ends of itself when the last of those asked has been silent for long enough; empty if
    /// it waits for an act.
    private static Optional<Resumption> resumption(RequestState state, StatutoryClock clock) {
        var ends = state.courseSoFar().stream()
                .flatMap(course -> course.consultations().stream())
                .filter(Consultation::isUnanswered)
                .map(consultation -> clock.silenceEnds(consultation).certainDay())
                .toList();
        if (ends.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return ends.stream()
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .flatMap(last -> Optional.ofNullable(day(clock.deadline(state, last.plusDays(1))))
                        .map(due -> new Resumption(last, due)));
    }

    private static @Nullable LocalDate day(Deadline deadline) {
        return switch (deadline) {
            case Deadline.Due(var day, var _) -> day;
            case Deadline.AwaitingCalendar(var provisional, var _) -> provisional;
            case Deadline.Paused _, Deadline.None _ -> null;
        };
    }

    private static @Nullable LocalDate othersUntil(List<Awaited> awaited) {
        var ends = awaited.stream().map(a -> a.last().certainDay()).toList();
        return ends.stream().anyMatch(Optional::isEmpty)
                ? null
                : ends.stream()
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    /// 是否按期答复 is told by the day of service; until then by today. A withdrawal needs no reply.
    private static @Nullable LocalDate lateAfter(RequestState state, StatutoryClock clock, LocalDate today) {
        if (state instanceof RequestState.Withdrawn) {
            return null;
        }
        var due = clock.replyDue(state, today);
        return switch (Timeliness.of(due, state.services())) {
            case Timeliness.OnTime _, Timeliness.CannotTell _ -> null;
            case Timeliness.Late(var _, var last, var _) -> last;
            case Timeliness.NotServed _ -> day(due);
        };
    }

    /// The outcome of the decision that stands; null while there is none.
    private static @Nullable Outcome standing(RequestState state) {
        return switch (state) {
            case RequestState.Redeciding _ -> null;
            case RequestState.Redecided(var _, var _, var again) -> again.outcome();
            case RequestState.Unconfirmed _,
                    RequestState.Handling _,
                    RequestState.AwaitingSupplement _,
                    RequestState.AwaitingPayment _,
                    RequestState.Replied _,
                    RequestState.Abandoned _,
                    RequestState.Withdrawn _,
                    RequestState.Merged _,
                    RequestState.HandedOver _ -> state.endedIn().orElse(null);
        };
    }

    private static String phase(RequestState state) {
        return switch (state) {
            case RequestState.Unconfirmed _, RequestState.Handling _ -> "HANDLING";
            case RequestState.AwaitingSupplement _ -> "AWAITING_SUPPLEMENT";
            case RequestState.AwaitingPayment _ -> "AWAITING_PAYMENT";
            case RequestState.Replied _ -> "REPLIED";
            case RequestState.Abandoned _ -> "ABANDONED";
            case RequestState.Withdrawn _ -> "WITHDRAWN";
            case RequestState.Redeciding _ -> "REDECIDING";
            case RequestState.Redecided _ -> "REPLIED";
            case RequestState.Merged _ -> "MERGED";
            case RequestState.HandedOver _ -> "HANDED_OVER";
        };
    }
}
