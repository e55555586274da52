package org.yangguang.annual;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;

/// What the events of a report come to.
///
/// @param events how many there are; the number of the last
/// @param fill number of the last 取数, 0 before the first
/// @param adjusted the cells that say something else than the fill, and who said so
/// @param explained findings with their 情况说明, by [FindingKey]
/// @param dismissed hints put aside, by [FindingKey]
/// @param returned what the supervising authority marked when it returned the report; empty once the report
///     was handed in again
/// @param sentBack why the report came back within the organ; empty once it was sent on
/// @param edition of the last publication
/// @param received whether the report came as a file and is read as it came
public record AnnualState(
        int events,
        Form form,
        Stage stage,
        int fill,
        Map<CellId, Adjustment> adjusted,
        Map<String, Explanation> explained,
        Set<String> dismissed,
        Optional<AnnualEvent.Returned> returned,
        Optional<String> sentBack,
        Optional<String> reopened,
        Optional<Integer> edition,
        Optional<LocalDate> publishedOn,
        Optional<String> correction,
        Map<Stage, UUID> hands,
        boolean received) {

    /// A signed entry beside the ledger's number.
    ///
    /// @param event its number
    public record Adjustment(BigDecimal value, String reason, UUID by, int event) {}

    public record Explanation(String text, UUID by) {}

    /// An event as recorded.
    public record Recorded(int number, AnnualEvent event, UUID by) {}

    public AnnualState {
        adjusted = Map.copyOf(adjusted);
        explained = Map.copyOf(explained);
        dismissed = Set.copyOf(dismissed);
        hands = Map.copyOf(hands);
    }

    /// @param events in order, the first is [AnnualEvent.Opened]
    /// @throws IllegalArgumentException if there are none
    public static AnnualState of(List<Recorded> events) {
        var folding = new Folding();
        var undone = new HashSet<Integer>();
        for (var recorded : events) {
            if (recorded.event() instanceof AnnualEvent.Undone(int number)) {
                undone.add(number);
            }
        }
        for (var recorded : events) {
            folding.take(recorded, undone.contains(recorded.number()));
        }
        return folding.state();
    }

    /// The last [AnnualEvent.Adjusted] or [AnnualEvent.Restored] of a person that still counts.
    public static Optional<Recorded> undoable(List<Recorded> events, UUID by) {
        var undone = new HashSet<Integer>();
        Recorded last = null;
        for (var recorded : events.reversed()) {
            switch (recorded.event()) {
                case AnnualEvent.Undone(int number) -> undone.add(number);
                case AnnualEvent.Adjusted _, AnnualEvent.Restored _ -> {
                    if (last == null && recorded.by().equals(by) && !undone.contains(recorded.number())) {
                        last = recorded;
                    }
                }
                case AnnualEvent.Filled _, AnnualEvent.FormChosen _, AnnualEvent.Received _ -> {
                    return Optional.ofNullable(last);
                }
                default -> {}
            }
        }
        return Optional.ofNullable(last);
    }

    private static final class Folding {
        private int events;
        private @Nullable Form form;
        private Stage stage = Stage.DRAFT;
        private int fill;
        private final Map<CellId, Adjustment> adjusted = new LinkedHashMap<>();
        private final Map<String, Explanation> explained = new HashMap<>();
        private final Set<String> dismissed = new HashSet<>();
        private AnnualEvent.@Nullable Returned returned;
        private @Nullable String sentBack;
        private @Nullable String reopened;
        private @Nullable Integer edition;
        private @Nullable LocalDate publishedOn;
        private @Nullable String correction;
        private final Map<Stage, UUID> hands = new HashMap<>();
        private boolean received;

        void take(Recorded recorded, boolean undone) {
            events = recorded.number();
            var by = recorded.by();
            switch (recorded.event()) {
                case AnnualEvent.Opened(var chosen) -> form = chosen;
                case AnnualEvent.FormChosen(var chosen, var _) -> {
                    form = chosen;
                    adjusted.clear();
                    fill = 0;
                }
                case AnnualEvent.Filled(int number) -> {
                    fill = number;
                    received = false;
                }
                case AnnualEvent.Received(int number, var _) -> {
                    fill = number;
                    received = true;
                    adjusted.clear();
                    returned = null;
                    reopened = null;
                    to(Stage.SUBMITTED, by);
                }
                case AnnualEvent.Adjusted(var cell, var value, var reason) -> {
                    if (!undone) {
                        received = false;
                        adjusted.put(
                                CellId.at(cell).orElseThrow(), new Adjustment(value, reason, by, recorded.number()));
                    }
                }
                case AnnualEvent.Restored(var cell) -> {
                    if (!undone) {
                        adjusted.remove(CellId.at(cell).orElseThrow());
                    }
                }
                case AnnualEvent.Undone _ -> {}
                case AnnualEvent.Explained(var _, var finding, var text) ->
                    explained.put(finding, new Explanation(text, by));
                case AnnualEvent.Dismissed(var _, var finding) -> dismissed.add(finding);
                case AnnualEvent.SentToCheck _ -> {
                    sentBack = null;
                    to(Stage.CHECKING, by);
                }
                case AnnualEvent.SentToReview _ -> to(Stage.REVIEWING, by);
                case AnnualEvent.SentBack(var reason) -> {
                    sentBack = reason;
                    to(Stage.DRAFT, by);
                }
                case AnnualEvent.Submitted(boolean above) -> {
                    returned = null;
                    reopened = null;
                    to(Stage.SUBMITTED, by);
                    if (!above) {
                        to(Stage.CLEARED, by);
                    }
                }
                case AnnualEvent.Returned what -> {
                    returned = what;
                    to(Stage.RETURNED, by);
                }
                case AnnualEvent.Cleared _ -> {
                    reopened = null;
                    to(Stage.CLEARED, by);
                }
                case AnnualEvent.Reopened(var reason) -> {
                    reopened = reason;
                    to(Stage.SUBMITTED, by);
                }
                case AnnualEvent.Published(int number, var day) -> {
                    edition = number;
                    publishedOn = day;
                    correction = null;
                    to(Stage.PUBLISHED, by);
                }
                case AnnualEvent.CorrectionBegun(var reason) -> {
                    correction = reason;
                    to(Stage.CORRECTING, by);
                }
            }
        }

        private void to(Stage next, UUID by) {
            stage = next;
            hands.put(next, by);
        }

        AnnualState state() {
            if (form == null) {
                throw new IllegalArgumentException("a report begins with being opened");
            }
            return new AnnualState(
                    events,
                    form,
                    stage,
                    fill,
                    adjusted,
                    explained,
                    dismissed,
                    Optional.ofNullable(returned),
                    Optional.ofNullable(sentBack),
                    Optional.ofNullable(reopened),
                    Optional.ofNullable(edition),
                    Optional.ofNullable(publishedOn),
                    Optional.ofNullable(correction),
                    hands,
                    received);
        }
    }
}
