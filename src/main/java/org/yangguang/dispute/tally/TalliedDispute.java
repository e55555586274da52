package org.yangguang.dispute.tally;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yangguang.dispute.DisputeKind;
import org.yangguang.dispute.ResultColumn;

/// What the tally needs of one case.
///
/// @param turns when it ended and when it was pending again, in order
public record TalliedDispute(String id, DisputeKind kind, LocalDate receivedOn, List<Turn> turns) {

    /// @param column the result it ended with, null where it became pending again
    public record Turn(LocalDate on, @Nullable ResultColumn column) {}

    public TalliedDispute {
        turns = List.copyOf(turns);
        var last = receivedOn;
        for (var turn : turns) {
            if (turn.on().isBefore(last)) {
                throw new IllegalArgumentException("case " + id + " turned on " + turn.on() + " after " + last);
            }
            last = turn.on();
        }
    }

    /// The result as it stood at the end of a day; empty while pending.
    Optional<ResultColumn> resultOn(LocalDate day) {
        return turns.stream()
                .filter(turn -> !turn.on().isAfter(day))
                .reduce((earlier, later) -> later)
                .flatMap(turn -> Optional.ofNullable(turn.column()));
    }

    /// Whether it was pending at any time in a year: it came or turned in it, or was pending as it began.
    boolean wasPendingIn(int year) {
        var eve = LocalDate.of(year - 1, 12, 31);
        if (receivedOn.getYear() > year) {
            return false;
        }
        return receivedOn.getYear() == year
                || resultOn(eve).isEmpty()
                || turns.stream().anyMatch(turn -> turn.on().getYear() == year);
    }
}
