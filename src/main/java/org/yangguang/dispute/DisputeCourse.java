package org.yangguang.dispute;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yangguang.dispute.DisputeEvent.Procedure;

/// What has happened in a case so far.
///
/// @param turns the days on which it ended or was pending again, in order
public record DisputeCourse(
        DisputeKind kind,
        Procedure procedure,
        LocalDate receivedOn,
        @Nullable LocalDate answeredOn,
        List<LocalDate> hearings,
        List<Turn> turns,
        @Nullable LocalDate repliedAnewOn) {

    public DisputeCourse {
        hearings = List.copyOf(hearings);
        turns = List.copyOf(turns);
    }

    /// 结案 or 重新在审.
    public sealed interface Turn {
        LocalDate on();

        /// @param order null where the decision orders no new reply
        record Closed(
                LocalDate on,
                LocalDate receivedOn,
                DisputeResult result,
                @Nullable ReplyOrder order,
                boolean isFinal) implements Turn {}

        /// Pending again, by appeal or because it was sent back.
        record Reopened(LocalDate on, boolean onAppeal) implements Turn {}
    }

    static DisputeCourse begun(DisputeEvent.Registered registered) {
        return new DisputeCourse(
                registered.kind(), registered.procedure(), registered.on(), null, List.of(), List.of(), null);
    }

    DisputeCourse answered(LocalDate on) {
        return new DisputeCourse(kind, procedure, receivedOn, on, hearings, turns, repliedAnewOn);
    }

    DisputeCourse heard(LocalDate on) {
        var days = Stream.concat(hearings.stream(), Stream.of(on)).sorted().toList();
        return new DisputeCourse(kind, procedure, receivedOn, answeredOn, days, turns, repliedAnewOn);
    }

    /// @param anew whether an earlier new reply no longer answers the order
    DisputeCourse turned(Turn turn, boolean anew) {
        var all = new ArrayList<>(turns);
        all.add(turn);
        return new DisputeCourse(kind, procedure, receivedOn, answeredOn, hearings, all, anew ? null : repliedAnewOn);
    }

    DisputeCourse repliedAnew(LocalDate on) {
        return new DisputeCourse(kind, procedure, receivedOn, answeredOn, hearings, turns, on);
    }

    /// The last day on which it was decided, appealed or sent back; of receipt if none.
    LocalDate lastTurnOn() {
        return turns.isEmpty() ? receivedOn : turns.getLast().on();
    }

    /// The last decision of the first instance, also while an appeal is heard.
    Optional<Turn.Closed> lastClosed() {
        return turns.reversed().stream()
                .filter(turn -> turn instanceof Turn.Closed)
                .map(Turn.Closed.class::cast)
                .findFirst();
    }

    public Optional<LocalDate> nextHearing(LocalDate today) {
        return hearings.stream().filter(day -> !day.isBefore(today)).findFirst();
    }
}
