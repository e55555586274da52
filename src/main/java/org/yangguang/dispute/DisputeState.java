package org.yangguang.dispute;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.yangguang.dispute.DisputeCourse.Turn;

/// Where a case stands, folded from its events. What may be recorded next is asked of [DisputeActs]; the
/// fold refuses only what cannot have happened, which is a fault of ours.
public sealed interface DisputeState {

    DisputeCourse course();

    /// 尚未审结: before the reconsideration authority, or the court of first instance.
    record Pending(DisputeCourse course) implements DisputeState {}

    /// 二审中。
    record OnAppeal(DisputeCourse course) implements DisputeState {}

    record Closed(DisputeCourse course, Turn.Closed ruling) implements DisputeState {}

    /// 登记有误，已注销。
    record Annulled(DisputeCourse course, LocalDate on) implements DisputeState {}

    /// The state after all events, in the order they were recorded.
    static DisputeState of(List<? extends DisputeEvent> events) {
        if (events.isEmpty() || !(events.getFirst() instanceof DisputeEvent.Registered registered)) {
            throw new IllegalStateException("a case begins with its registration");
        }
        DisputeState state = new Pending(DisputeCourse.begun(registered));
        for (var event : events.subList(1, events.size())) {
            state = state.after(event);
        }
        return state;
    }

    default DisputeState after(DisputeEvent event) {
        return switch (event) {
            case DisputeEvent.Registered _ -> throw cannotFollow(event);
            case DisputeEvent.EvidenceListed _ -> this;
            case DisputeEvent.Answered(var on) -> with(course().answered(on));
            case DisputeEvent.HearingSet(var on) -> with(course().heard(on));
            case DisputeEvent.RepliedAnew(var on) -> with(course().repliedAnew(on));
            case DisputeEvent.Annulled(var on) -> new Annulled(course(), on);
            case DisputeEvent.Decided(var on, var receivedOn, var result, var _, var order) -> {
                if (!(this instanceof Pending)) {
                    throw cannotFollow(event);
                }
                boolean last = !course().kind().isLitigation();
                yield closed(new Turn.Closed(on, receivedOn, result, order, last), true);
            }
            case DisputeEvent.Appealed(var on, var _) -> {
                if (!(this instanceof Closed)) {
                    throw cannotFollow(event);
                }
                yield new OnAppeal(course().turned(new Turn.Reopened(on, true), false));
            }
            case DisputeEvent.AppealDecided decided -> afterAppeal(decided);
        };
    }

    private DisputeState afterAppeal(DisputeEvent.AppealDecided decided) {
        if (!(this instanceof OnAppeal)) {
            throw cannotFollow(decided);
        }
        var first = course().lastClosed().orElseThrow(() -> cannotFollow(decided));
        return switch (decided.outcome()) {
            case REMANDED -> new Pending(course().turned(new Turn.Reopened(decided.on(), false), true));
            case CHANGED ->
                closed(
                        new Turn.Closed(
                                decided.on(),
                                decided.receivedOn(),
                                java.util.Objects.requireNonNull(decided.result()),
                                decided.order(),
                                true),
                        true);
            case UPHELD, WITHDRAWN -> {
                var order = decided.order() != null || first.order() == null
                        ? decided.order()
                        : first.order().beginning(decided.receivedOn());
                yield closed(new Turn.Closed(decided.on(), decided.receivedOn(), first.result(), order, true), false);
            }
        };
    }

    private DisputeState closed(Turn.Closed ruling, boolean anew) {
        return new Closed(course().turned(ruling, anew), ruling);
    }

    private DisputeState with(DisputeCourse course) {
        return switch (this) {
            case Pending _ -> new Pending(course);
            case OnAppeal _ -> new OnAppeal(course);
            case Closed(var _, var ruling) -> new Closed(course, ruling);
            case Annulled(var _, var on) -> new Annulled(course, on);
        };
    }

    /// The decision that stands; empty while the case is pending.
    default Optional<Turn.Closed> standing() {
        return this instanceof Closed(var _, var ruling) ? Optional.of(ruling) : Optional.empty();
    }

    /// The order to reply anew that stands and is not yet met.
    default Optional<ReplyOrder> openOrder() {
        return course().repliedAnewOn() != null
                ? Optional.empty()
                : standing().flatMap(ruling -> Optional.ofNullable(ruling.order()));
    }

    default String label() {
        return switch (this) {
            case Pending(var course) ->
                course.kind().isLitigation()
                        ? course.turns().isEmpty() ? "一审中" : "重审中"
                        : course.answeredOn() == null ? "待答复" : "复议审理中";
            case OnAppeal _ -> "二审中";
            case Closed(var _, var ruling) ->
                openOrder().isPresent() ? "待重新答复" : ruling.result().label();
            case Annulled _ -> "已注销";
        };
    }

    private IllegalStateException cannotFollow(DisputeEvent event) {
        return new IllegalStateException(event.getClass().getSimpleName() + " cannot follow "
                + getClass().getSimpleName());
    }
}
