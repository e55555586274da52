package org.yangguang.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yangguang.request.RequestEvent.AbandonReason;

/// Where a request stands, folded from its events. What the law allows next is asked of [Acts]; the
/// fold only refuses what cannot have happened, which is a fault of ours.
public sealed interface RequestState {

    /// 待确认收到: handed in, but the day of receipt is not yet agreed (第三十一条); nothing runs.
    record Unconfirmed(Channel channel, LocalDate submittedOn) implements RequestState {}

    record Handling(Course course) implements RequestState {}

    /// 待补正，第三十条。
    record AwaitingSupplement(Course course, LocalDate notifiedOn, LocalDate until) implements RequestState {}

    /// 待缴费，国办函〔2020〕109号。
    ///
    /// @param noticeReceivedOn the day from which the 20 working days run, null until known
    record AwaitingPayment(
            Course course, LocalDate notifiedOn, @Nullable LocalDate noticeReceivedOn) implements RequestState {}

    /// 已答复，第三十六条; served once `services` is not empty.
    record Replied(Course course, Outcome outcome, LocalDate decidedOn, List<RequestEvent.Served> services)
            implements RequestState {
        public Replied {
            services = List.copyOf(services);
        }
    }

    /// 视为放弃，不再处理。
    record Abandoned(Course course, LocalDate decidedOn, AbandonReason reason, List<RequestEvent.Served> services)
            implements RequestState {
        public Abandoned {
            services = List.copyOf(services);
        }
    }

    /// @param course null if it was withdrawn before the day of receipt was confirmed
    record Withdrawn(@Nullable Course course, LocalDate decidedOn, List<RequestEvent.Served> services)
            implements RequestState {
        public Withdrawn {
            services = List.copyOf(services);
        }
    }

    /// 责令重新答复，办理中: open again, under the clock of the decision that ordered it.
    ///
    /// @param first how it had ended; the annual report counts a request once, in the year of this end
    record Redeciding(RequestState first, RequestEvent.OrderedAnew order, Course course) implements RequestState {}

    /// 已重新答复。
    record Redecided(RequestState first, RequestEvent.OrderedAnew order, Replied again) implements RequestState {}
    /// 已并入: the same application goes on under another number. Not a result, and not counted.
    ///
    /// @param before where it stood, and stands again if the merger is undone
    record Merged(RequestState before, LocalDate on, UUID into, String number) implements RequestState {}

    /// 已转办: another organ answers, and counts it.
    ///
    /// @param organ code of that organ
    record HandedOver(Course course, LocalDate on, String organ, UUID request) implements RequestState {}

    /// The state after all events, in the order they were recorded.
    static RequestState of(List<? extends RequestEvent> events) {
        if (events.isEmpty() || !(events.getFirst() instanceof RequestEvent.Submitted(var channel, var on))) {
            throw new IllegalStateException("a request begins with its submission");
        }
        RequestState state =
                channel.needsConfirmation() ? new Unconfirmed(channel, on) : new Handling(Course.begun(channel, on));
        for (var event : events.subList(1, events.size())) {
            state = state.after(event);
        }
        return state;
    }

    default RequestState after(RequestEvent event) {
        return switch (event) {
            case RequestEvent.Submitted _ -> throw cannotFollow(event);
            case RequestEvent.ReceiptConfirmed(var on) -> {
                if (this instanceof Unconfirmed(var channel, var _)) {
                    yield new Handling(Course.begun(channel, on));
                }
                throw cannotFollow(event);
            }
            case RequestEvent.SupplementNotified notified ->
                new AwaitingSupplement(handled(event).and(event), notified.on(), notified.until());
            case RequestEvent.SupplementReceived _ -> {
                if (this instanceof AwaitingSupplement(var course, var _, var _)) {
                    yield new Handling(course.and(event));
                }
                throw cannotFollow(event);
            }
            case RequestEvent.ConsultationReached(var id, var _) -> withConsultation(event, id);
            case RequestEvent.ConsultationAnswered(var id, var _) -> withConsultation(event, id);
            case RequestEvent.ConsultationSent _ ->
                this instanceof Redeciding(var first, var order, var course)
                        ? new Redeciding(first, order, course.and(event))
                        : new Handling(handled(event).and(event));
            case RequestEvent.Extended _, RequestEvent.ReasonsAsked _, RequestEvent.Deferred _ ->
                new Handling(handled(event).and(event));
            case RequestEvent.ReasonsReceived _ -> whileOpen(event);
            case RequestEvent.FeeNotified notified ->
                new AwaitingPayment(handled(event).and(event), notified.on(), notified.noticeReceivedOn());
            case RequestEvent.FeeNoticeReached(var on) -> {
                if (this instanceof AwaitingPayment(var course, var notifiedOn, var _)) {
                    yield new AwaitingPayment(course.and(event), notifiedOn, on);
                }
                throw cannotFollow(event);
            }
            case RequestEvent.FeePaid _ -> {
                if (this instanceof AwaitingPayment(var course, var _, var _)) {
                    yield new Handling(course.and(event));
                }
                throw cannotFollow(event);
            }
            case RequestEvent.OrderedAnew order -> orderedAnew(order);
            case RequestEvent.FeeWaived _ -> {
                if (this instanceof AwaitingPayment(var course, var notifiedOn, var reachedOn)) {
                    var after = course.and(event);
                    yield after.fee().due().signum() == 0
                            ? new Handling(after)
                            : new AwaitingPayment(after, notifiedOn, reachedOn);
                }
                yield new Handling(handled(event).and(event));
            }
            case RequestEvent.FeeRefunded _, RequestEvent.ServiceReturned _, RequestEvent.Archived _ -> noted(event);
            case RequestEvent.Replied(var outcome, var decidedOn) -> {
                if (this instanceof Redeciding(var first, var order, var course)) {
                    yield new Redecided(first, order, new Replied(course, outcome, decidedOn, List.of()));
                }
                var course = this instanceof AwaitingPayment(var waiting, var _, var _) ? waiting : handled(event);
                yield new Replied(course, outcome, decidedOn, List.of());
            }
            case RequestEvent.Abandoned(var on, var reason) -> abandoned(event, on, reason);
            case RequestEvent.Withdrawn(var on, var _) -> {
                if (concludedOn().isPresent()) {
                    throw cannotFollow(event);
                }
                yield new Withdrawn(courseSoFar().orElse(null), on, List.of());
            }
            case RequestEvent.SplitOff _, RequestEvent.SplitFrom _ ->
                new Handling(handled(event).and(event));
            case RequestEvent.HandedOver(var on, var organ, var request) ->
                new HandedOver(handled(event), on, organ, request);
            case RequestEvent.MergedInto(var on, var into, var number) -> {
                if (isConcluded()) {
                    throw cannotFollow(event);
                }
                yield new Merged(this, on, into, number);
            }
            case RequestEvent.MergeUndone _ -> {
                if (this instanceof Merged merged) {
                    yield merged.before();
                }
                throw cannotFollow(event);
            }
            case RequestEvent.Served served ->
                switch (this) {
                    case Replied(var course, var outcome, var on, var services) ->
                        new Replied(course, outcome, on, and(services, served));
                    case Abandoned(var course, var on, var reason, var services) ->
                        new Abandoned(course, on, reason, and(services, served));
                    case Withdrawn(var course, var on, var services) ->
                        new Withdrawn(course, on, and(services, served));
                    case Redecided(var first, var order, var again) ->
                        new Redecided(
                                first,
                                order,
                                new Replied(
                                        again.course(),
                                        again.outcome(),
                                        again.decidedOn(),
                                        and(again.services(), served)));
                    case Unconfirmed _,
                            Handling _,
                            AwaitingSupplement _,
                            AwaitingPayment _,
                            Merged _,
                            HandedOver _,
                            Redeciding _ -> throw cannotFollow(event);
                };
        };
    }

    /// The course so far; empty until the day of receipt is known.
    default Optional<Course> courseSoFar() {
        return switch (this) {
            case Unconfirmed _ -> Optional.empty();
            case Handling(var course) -> Optional.of(course);
            case AwaitingSupplement(var course, var _, var _) -> Optional.of(course);
            case AwaitingPayment(var course, var _, var _) -> Optional.of(course);
            case Replied(var course, var _, var _, var _) -> Optional.of(course);
            case Abandoned(var course, var _, var _, var _) -> Optional.of(course);
            case Withdrawn(var course, var _, var _) -> Optional.ofNullable(course);
            case Redeciding(var _, var _, var course) -> Optional.of(course);
            case Redecided(var _, var _, var again) -> again.courseSoFar();
            case Merged(var before, var _, var _, var _) -> before.courseSoFar();
            case HandedOver(var course, var _, var _, var _) -> Optional.of(course);
        };
    }

    /// The line of table 三 it ended in; empty while it is open, and where it goes on elsewhere. What was
    /// ordered to be answered anew is counted once, in the year of its first end: by the new outcome if
    /// that came in the same year, else by the first, which the report of that year has already told.
    default Optional<Outcome> endedIn() {
        return switch (this) {
            case Unconfirmed _, Handling _, AwaitingSupplement _, AwaitingPayment _, Merged _, HandedOver _ ->
                Optional.empty();
            case Replied(var _, var outcome, var _, var _) -> Optional.of(outcome);
            case Abandoned(var _, var _, var reason, var _) -> Optional.of(reason.outcome());
            case Withdrawn _ -> Optional.of(Outcome.OTHER_DISPOSITION);
            case Redeciding(var first, var _, var _) -> first.endedIn();
            case Redecided(var first, var _, var again) ->
                first.concludedOn()
                                .filter(on -> on.getYear() == again.decidedOn().getYear())
                                .isPresent()
                        ? Optional.of(again.outcome())
                        : first.endedIn();
        };
    }

    /// The day of the decision, which is the day that counts for the annual report.
    default Optional<LocalDate> concludedOn() {
        return switch (this) {
            case Unconfirmed _, Handling _, AwaitingSupplement _, AwaitingPayment _ -> Optional.empty();
            case Replied(var _, var _, var on, var _) -> Optional.of(on);
            case Abandoned(var _, var on, var _, var _) -> Optional.of(on);
            case Withdrawn(var _, var on, var _) -> Optional.of(on);
            case Redeciding(var first, var _, var _) -> first.concludedOn();
            case Redecided(var first, var _, var _) -> first.concludedOn();
            case Merged(var _, var on, var _, var _) -> Optional.of(on);
            case HandedOver(var _, var on, var _, var _) -> Optional.of(on);
        };
    }

    /// The day of the decision that stands: of the new one, where a new one was ordered and made; empty
    /// while one is to be made.
    default Optional<LocalDate> settledOn() {
        return switch (this) {
            case Redeciding _ -> Optional.empty();
            case Redecided(var _, var _, var again) -> Optional.of(again.decidedOn());
            case Unconfirmed _,
                    Handling _,
                    AwaitingSupplement _,
                    AwaitingPayment _,
                    Replied _,
                    Abandoned _,
                    Merged _,
                    HandedOver _,
                    Withdrawn _ -> concludedOn();
        };
    }

    /// Services of the decision that stands.
    default List<RequestEvent.Served> services() {
        return this instanceof Redecided(var _, var _, var again) ? again.services() : List.of();
    }

    /// Whether nothing is left to decide.
    default boolean isConcluded() {
        return settledOn().isPresent();
    }

    default String label() {
        return switch (this) {
            case Unconfirmed _ -> "待确认收到";
            case Handling _ -> "办理中";
            case AwaitingSupplement _ -> "待补正";
            case AwaitingPayment _ -> "待缴费";
            case Replied(var course, var _, var _, var services) -> {
                if (course.archived().isPresent()) {
                    yield "已归档";
                }
                yield services.isEmpty() ? "已答复，待送达" : Services.of(this).cameBack() ? "退回，待再次送达" : "已送达";
            }
            case Abandoned(var course, var _, var reason, var _) ->
                switch (reason) {
                            case NO_SUPPLEMENT -> "逾期不补正，不再处理";
                            case FEE_UNPAID -> "逾期未缴费，不再处理";
                        }
                        + (course.archived().isPresent() ? "，已归档" : "");
            case Withdrawn _ -> courseSoFar().flatMap(Course::archived).isPresent() ? "已撤回，已归档" : "已撤回";
            case Redeciding _ -> "重新办理中";
            case Redecided(var _, var _, var again) -> again.services().isEmpty() ? "已重新答复，待送达" : "重新答复已送达";
            case Merged _ -> "已并入";
            case HandedOver _ -> "已转办";
        };
    }

    /// Only a decision can be quashed; the request then stands where the organ decides again.
    private RequestState orderedAnew(RequestEvent.OrderedAnew order) {
        return switch (this) {
            case Replied(var course, var _, var _, var _) -> new Redeciding(this, order, course.and(order));
            case Abandoned(var course, var _, var _, var _) -> new Redeciding(this, order, course.and(order));
            case Redecided(var first, var _, var again) ->
                new Redeciding(first, order, again.course().and(order));
            case Unconfirmed _,
                    Handling _,
                    AwaitingSupplement _,
                    AwaitingPayment _,
                    Withdrawn _,
                    Merged _,
                    HandedOver _,
                    Redeciding _ -> throw cannotFollow(order);
        };
    }

    private RequestState abandoned(RequestEvent event, LocalDate on, AbandonReason reason) {
        if (reason == AbandonReason.NO_SUPPLEMENT && this instanceof AwaitingSupplement(var course, var _, var _)) {
            return new Abandoned(course, on, reason, List.of());
        }
        if (reason == AbandonReason.FEE_UNPAID && this instanceof AwaitingPayment(var course, var _, var _)) {
            return new Abandoned(course, on, reason, List.of());
        }
        throw cannotFollow(event);
    }

    private Course handled(RequestEvent event) {
        if (this instanceof Handling(var course)) {
            return course;
        }
        throw cannotFollow(event);
    }

    /// An answer may come in while something else is waited for.
    private RequestState withConsultation(RequestEvent event, String id) {
        if (courseSoFar().flatMap(c -> c.consultation(id)).isEmpty()) {
            throw cannotFollow(event);
        }
        return whileOpen(event);
    }

    /// What may come in at any time leaves the request waiting for what it waited for.
    private RequestState whileOpen(RequestEvent event) {
        return switch (this) {
            case Handling(var course) -> new Handling(course.and(event));
            case AwaitingSupplement(var course, var on, var until) ->
                new AwaitingSupplement(course.and(event), on, until);
            case AwaitingPayment(var course, var on, var reachedOn) ->
                new AwaitingPayment(course.and(event), on, reachedOn);
            case Redeciding(var first, var order, var course) -> new Redeciding(first, order, course.and(event));
            case Unconfirmed _, Replied _, Abandoned _, Withdrawn _, Redecided _, Merged _, HandedOver _ ->
                throw cannotFollow(event);
        };
    }

    /// What is noted of a request without moving it.
    private RequestState noted(RequestEvent event) {
        return switch (this) {
            case Replied(var course, var outcome, var on, var services) ->
                new Replied(course.and(event), outcome, on, services);
            case Abandoned(var course, var on, var reason, var services) ->
                new Abandoned(course.and(event), on, reason, services);
            case Withdrawn(var course, var on, var services) -> {
                if (course == null) {
                    throw cannotFollow(event);
                }
                yield new Withdrawn(course.and(event), on, services);
            }
            case Redecided(var first, var order, Replied(var course, var outcome, var on, var services)) ->
                new Redecided(first, order, new Replied(course.and(event), outcome, on, services));
            case Unconfirmed _,
                    Handling _,
                    AwaitingSupplement _,
                    AwaitingPayment _,
                    Redeciding _,
                    Merged _,
                    HandedOver _ -> {
                if (!(event instanceof RequestEvent.FeeRefunded)) {
                    throw cannotFollow(event);
                }
                yield whileOpen(event);
            }
        };
    }

    private IllegalStateException cannotFollow(RequestEvent event) {
        return new IllegalStateException(event.getClass().getSimpleName() + " cannot follow "
                + getClass().getSimpleName());
    }

    private static List<RequestEvent.Served> and(List<RequestEvent.Served> services, RequestEvent.Served served) {
        return Stream.concat(services.stream(), Stream.of(served)).toList();
    }
}
