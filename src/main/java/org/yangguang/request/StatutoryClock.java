package org.yangguang.request;

import static org.yangguang.law.Provision.disclosure;
import static org.yangguang.law.Provision.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yangguang.calendar.Deadline;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.law.Law;
import org.yangguang.law.Period;
import org.yangguang.law.Provision;
import org.yangguang.law.StatutoryPeriods;

/// By which day the organ must reply, and why: each day from the day after the start counted, not
/// worked, or left out. 补正 and 缴费 restart the count, 延期 lengthens it, 征求意见 is left out
/// of it.
public record StatutoryClock(WorkingDays days, ClockRules rules) {
    /// 征求第三方和其他机关意见所需时间不计算在期限内。
    private static final Provision CONSULTING = disclosure(33, 3);

    private static final Provision SUPPLEMENT = disclosure(30);
    private static final Provision FEE = document(Law.FEE_MEASURES);
    private static final Provision DEFERRAL = disclosure(35);

    public StatutoryClock(WorkingDays days) {
        this(days, ClockRules.usual());
    }

    /// Why the count starts where it does.
    public enum Start {
        RECEIPT("收到申请"),
        SUPPLEMENT("收到补正申请"),
        PAYMENT("申请人缴清费用"),
        ORDER("收到责令重新答复的决定");

        private final String label;

        Start(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    record Base(LocalDate on, Start start) {}

    /// Days after `after`, up to and including `until`, are not counted; null until is still open.
    record LeftOut(LocalDate after, @Nullable LocalDate until, Provision basis, String reason) {
        boolean covers(LocalDate day) {
            return day.isAfter(after) && (until == null || !day.isAfter(until));
        }

        boolean isOpen() {
            return until == null;
        }
    }

    /// @param extended how many of the total an extension added
    record Count(Base base, int total, int extended, List<CountedDay> days, Deadline deadline, List<LeftOut> leftOut) {

        /// 征求第三方意见, 等待申请人补正: what the clock stands still for.
        String waitedFor() {
            return leftOut.stream()
                    .filter(LeftOut::isOpen)
                    .map(LeftOut::reason)
                    .distinct()
                    .collect(Collectors.joining("、"));
        }
    }

    /// What runs in a state: the reply's deadline while the request is open, nothing before receipt
    /// or after the decision.
    public Deadline deadline(RequestState state, LocalDate asOf) {
        return switch (state) {
            case RequestState.Unconfirmed _,
                    RequestState.Replied _,
                    RequestState.Abandoned _,
                    RequestState.Merged _,
                    RequestState.HandedOver _,
                    RequestState.Withdrawn _,
                    RequestState.Redecided _ -> new Deadline.None();
            case RequestState.Handling _,
                    RequestState.AwaitingSupplement _,
                    RequestState.AwaitingPayment _,
                    RequestState.Redeciding _ -> replyDue(state, asOf);
        };
    }

    /// The day the reply has or had to go out by, also of a request already decided, where it
    /// stands as on the day of the decision; none before receipt.
    public Deadline replyDue(RequestState state, LocalDate today) {
        return state.courseSoFar()
                .map(course ->
                        count(state, course, state.settledOn().orElse(today)).deadline())
                .orElseGet(Deadline.None::new);
    }

    /// A decision that orders a new reply opens a clock of its own.
    private Count count(RequestState state, Course course, LocalDate asOf) {
        return switch (state) {
            case RequestState.Redeciding(var _, var order, var _) -> ordered(order);
            case RequestState.Redecided(var _, var order, var _) -> ordered(order);
            case RequestState.Unconfirmed _,
                    RequestState.Handling _,
                    RequestState.AwaitingSupplement _,
                    RequestState.AwaitingPayment _,
                    RequestState.Replied _,
                    RequestState.Abandoned _,
                    RequestState.Merged _,
                    RequestState.HandedOver _,
                    RequestState.Withdrawn _ -> count(course, asOf, waiting(state));
        };
    }

    private Count ordered(RequestEvent.OrderedAnew order) {
        return untilFixedDay(
                new Base(order.on(), Start.ORDER), order.until(), order.by().basis());
    }

    /// 补正告知的最后一日。
    public Deadline supplementNoticeDue(Course course) {
        return days.deadline(course.receivedOn(), StatutoryPeriods.SUPPLEMENT_NOTICE.on(course.receivedOn()));
    }

    /// 缴费的最后一日，自收到收费通知次日起计算。
    public Deadline paymentDue(LocalDate noticeReceivedOn) {
        return days.deadline(noticeReceivedOn, StatutoryPeriods.FEE_PAYMENT.on(noticeReceivedOn));
    }

    /// 缴费的最后一日; none while it is not known when the notice arrived.
    Deadline paymentDue(RequestState.AwaitingPayment waiting) {
        var reached = waiting.noticeReceivedOn();
        return reached == null ? new Deadline.None() : paymentDue(reached);
    }

    /// The day on which silence ends a consultation; none while it is not known when the letter
    /// arrived.
    public Deadline silenceEnds(Consultation consultation) {
        var reached = consultation.receivedByPartyOn();
        return reached == null
                ? new Deadline.None()
                : days.deadline(reached, answerPeriod(consultation.kind(), reached));
    }

    public Optional<Reckoning> reckon(RequestState state, LocalDate today) {
        return state.courseSoFar().map(course -> {
            var asOf = state.settledOn().orElse(today);
            return reckon(state, count(state, course, asOf), asOf);
        });
    }

    /// How near the reply is, for any state.
    public Urgency urgency(RequestState state, LocalDate today) {
        return reckon(state, today)
                .map(Reckoning::urgency)
                .orElseGet(() -> new Urgency(Urgency.Level.HELD, state.label()));
    }

    private Reckoning reckon(RequestState state, Count count, LocalDate asOf) {
        int used = (int) count.days().stream()
                .filter(day -> !day.date().isAfter(asOf))
                .filter(day -> day.kind() instanceof CountedDay.Counted
                        || day.kind() instanceof CountedDay.ProvisionallyCounted)
                .count();
        int paused = (int) count.days().stream()
                .filter(day -> !day.date().isAfter(asOf))
                .filter(day -> day.kind() instanceof CountedDay.Excluded)
                .count();
        int remaining = count.total() - used;
        String held =
                state.isConcluded() ? "已办结" : "计时暂停：" + count.waitedFor() + "（已用 " + used + "/" + count.total() + "）";
        var shown = state.isConcluded() ? new Deadline.None() : count.deadline();
        return new Reckoning(
                asOf,
                count.base().on(),
                count.deadline(),
                count.days(),
                used,
                count.total(),
                paused,
                remaining,
                Urgency.of(shown, remaining, asOf, held),
                ClockExplanation.of(state, count, used, asOf));
    }

    private Count count(Course course, LocalDate asOf, Optional<LeftOut> waiting) {
        var base = base(course);
        var deferral = course.deferral().filter(d -> !d.on().isBefore(base.on()));
        if (deferral.isPresent()) {
            return untilFixedDay(base, deferral.get().until(), DEFERRAL);
        }
        Period reply = replyPeriod(course.receivedOn());
        int extended = extension(course, base);
        int total = reply.number() + extended;
        var leftOut = Stream.concat(course.consultations().stream().map(c -> leftOut(c, asOf)), waiting.stream())
                .sorted(Comparator.comparing(LeftOut::after))
                .toList();
        var counted = new ArrayList<CountedDay>();
        var day = base.on();
        boolean certain = true;
        for (int n = 0; n < total; ) {
            day = day.plusDays(1);
            certain = certain && days.covers(day.getYear());
            if (!days.isProvisionallyWorked(day)) {
                counted.add(new CountedDay(day, new CountedDay.NotWorking(days.provisionalReason(day))));
                continue;
            }
            var current = day;
            var excluding = leftOut.stream().filter(l -> l.covers(current)).toList();
            var open = excluding.stream().filter(LeftOut::isOpen).findFirst();
            if (open.isPresent() && day.isAfter(asOf)) {
                return new Count(
                        base,
                        total,
                        extended,
                        counted.stream().filter(c -> !c.date().isAfter(asOf)).toList(),
                        new Deadline.Paused(open.get().after(), open.get().basis()),
                        leftOut);
            }
            if (!excluding.isEmpty()) {
                var first = excluding.getFirst();
                counted.add(new CountedDay(day, new CountedDay.Excluded(first.basis(), first.reason())));
            } else {
                n++;
                counted.add(new CountedDay(
                        day,
                        days.covers(day.getYear())
                                ? new CountedDay.Counted(n, total)
                                : new CountedDay.ProvisionallyCounted(n, total)));
            }
        }
        var deadline =
                certain ? new Deadline.Due(day, reply.basis()) : new Deadline.AwaitingCalendar(day, reply.basis());
        return new Count(base, total, extended, counted, deadline, leftOut);
    }

    /// What was received before the Regulation is never recorded here; the calculator, which says so,
    /// reckons it as if it were in force.
    private static Period replyPeriod(LocalDate received) {
        var first = Law.DISCLOSURE.from();
        return StatutoryPeriods.REPLY.on(received.isBefore(first) ? first : received);
    }

    /// A letter or a decision names the day; the days up to it are shown for information.
    private Count untilFixedDay(Base base, LocalDate until, Provision basis) {
        int total = (int) base.on()
                .plusDays(1)
                .datesUntil(until.plusDays(1))
                .filter(days::isProvisionallyWorked)
                .count();
        var counted = new ArrayList<CountedDay>();
        int n = 0;
        for (var day = base.on().plusDays(1); !day.isAfter(until); day = day.plusDays(1)) {
            CountedDay.Kind kind = !days.isProvisionallyWorked(day)
                    ? new CountedDay.NotWorking(days.provisionalReason(day))
                    : days.covers(day.getYear())
                            ? new CountedDay.Counted(++n, total)
                            : new CountedDay.ProvisionallyCounted(++n, total);
            counted.add(new CountedDay(day, kind));
        }
        return new Count(base, total, 0, counted, new Deadline.Due(until, basis), List.of());
    }

    private Base base(Course course) {
        var begun = course.supplementReceived()
                .map(s -> new Base(s.on(), Start.SUPPLEMENT))
                .orElseGet(() -> new Base(course.receivedOn(), Start.RECEIPT));
        return course.feePaid()
                .filter(_ -> rules.afterPayment() == ClockRules.AfterPayment.RESTARTS)
                .filter(paid -> !paid.on().isBefore(begun.on()))
                .map(paid -> new Base(paid.on(), Start.PAYMENT))
                .orElse(begun);
    }

    private int extension(Course course, Base base) {
        return course.extension()
                .filter(extended -> rules.extensionAfterRestart() == ClockRules.ExtensionAfterRestart.KEPT
                        || base.start() == Start.RECEIPT
                        || !extended.notifiedOn().isBefore(base.on()))
                .map(RequestEvent.Extended::days)
                .orElse(0);
    }

    /// An answer ends a consultation, and so does silence on the last day the party had.
    private LeftOut leftOut(Consultation consultation, LocalDate asOf) {
        var silence = silenceEnds(consultation).certainDay();
        var answered = consultation.answeredOn();
        LocalDate until = answered;
        if (silence.isPresent()) {
            var last = silence.get();
            if (answered == null ? asOf.isAfter(last) : answered.isAfter(last)) {
                until = last;
            }
        }
        return new LeftOut(consultation.sentOn(), until, CONSULTING, reason(consultation.kind()));
    }

    /// While a supplement or a payment is waited for nothing is counted against the organ, and so
    /// it stays if the request ends in that wait. Replying without the payment gives the wait up.
    private Optional<LeftOut> waiting(RequestState state) {
        return switch (state) {
            case RequestState.Unconfirmed _,
                    RequestState.Handling _,
                    RequestState.Replied _,
                    RequestState.Redeciding _,
                    RequestState.Redecided _ -> Optional.empty();
            case RequestState.AwaitingSupplement(var course, var _, var _) -> waiting(course);
            case RequestState.AwaitingPayment(var course, var _, var _) -> waiting(course);
            case RequestState.Abandoned(var course, var _, var _, var _) -> waiting(course);
            case RequestState.Withdrawn _, RequestState.Merged _, RequestState.HandedOver _ ->
                state.courseSoFar().flatMap(this::waiting);
        };
    }

    private Optional<LeftOut> waiting(Course course) {
        var supplement = course.supplementNotified()
                .filter(_ -> course.supplementReceived().isEmpty())
                .map(asked -> new LeftOut(asked.on(), null, SUPPLEMENT, "等待申请人补正"));
        return supplement.or(() -> course.feeNotified()
                .filter(_ -> course.feePaid().isEmpty())
                .filter(_ -> !course.fee().isWaived())
                .filter(_ -> rules.afterPayment() == ClockRules.AfterPayment.RESTARTS)
                .map(asked -> new LeftOut(asked.on(), null, FEE, "等待申请人缴费")));
    }

    private static Period answerPeriod(RequestEvent.Consulted kind, LocalDate day) {
        return switch (kind) {
            case THIRD_PARTY -> StatutoryPeriods.THIRD_PARTY_REPLY.on(day);
            case AGENCY -> StatutoryPeriods.CO_AGENCY_REPLY.on(day);
        };
    }

    private static String reason(RequestEvent.Consulted kind) {
        return switch (kind) {
            case THIRD_PARTY -> "征求第三方意见";
            case AGENCY -> "征求其他机关意见";
        };
    }
}
