package org.yangguang.request.calculator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.law.Law;
import org.yangguang.request.Channel;
import org.yangguang.request.Course;
import org.yangguang.request.Reckoning;
import org.yangguang.request.RequestEvent;
import org.yangguang.request.RequestState;
import org.yangguang.request.StatutoryClock;

/// The dates somebody enters to learn by which day a reply is due.
///
/// @param received 收到申请之日
/// @param supplementReceived 收到补正申请之日
/// @param feePaid 缴清费用之日
/// @param extension working days added by an extension, 0 to 20
/// @param asOf the day an open consultation is looked at; without it, the day it was sent
public record ClockEntry(
        LocalDate received,
        @Nullable LocalDate supplementReceived,
        @Nullable LocalDate feePaid,
        List<Consulting> consultations,
        int extension,
        @Nullable LocalDate asOf) {

    private static final LocalDate FIRST = LocalDate.of(2008, 5, 1);
    private static final LocalDate LAST = LocalDate.of(2099, 12, 31);
    private static final int CONSULTATIONS = 50;

    public ClockEntry {
        consultations = List.copyOf(consultations);
    }

    /// 征求意见, from the day the letter went out to the day the answer came.
    ///
    /// @param answered null while no answer has come
    public record Consulting(LocalDate sent, @Nullable LocalDate answered) {}

    /// What is wrong with the dates, Chinese, one sentence each; empty if nothing is.
    public List<String> faults() {
        var faults = new ArrayList<String>();
        if (received.isBefore(FIRST) || received.isAfter(LAST)) {
            faults.add("收到申请之日应在 " + FIRST + " 至 " + LAST + " 之间，现在是 " + received + "。");
        }
        after(supplementReceived, received, "收到补正申请之日", "收到申请之日", faults);
        after(feePaid, received, "缴清费用之日", "收到申请之日", faults);
        int most = RequestEvent.Extended.maxDays(ruled());
        if (extension < 0 || extension > most) {
            faults.add("延长期限应为 0 至 " + most + " 个工作日，现在是 " + extension + "（条例第三十三条第二款）。");
        }
        if (consultations.size() > CONSULTATIONS) {
            faults.add("征求意见最多填 " + CONSULTATIONS + " 次，现在有 " + consultations.size() + " 次。");
        }
        for (var consulting : consultations) {
            after(consulting.sent(), received, "发出征求意见书之日", "收到申请之日", faults);
            after(consulting.answered(), consulting.sent(), "收到意见之日", "发出征求意见书之日", faults);
        }
        return faults;
    }

    private static void after(
            @Nullable LocalDate later, LocalDate earlier, String what, String than, List<String> faults) {
        if (later != null && (later.isBefore(earlier) || later.isAfter(LAST))) {
            faults.add(what + "（" + later + "）不能早于" + than + "（" + earlier + "），也不能晚于 " + LAST + "。");
        }
    }

    /// A caution that belongs beside the answer, if any.
    public Optional<String> caution() {
        return received.isBefore(Law.DISCLOSURE.from())
                ? Optional.of(
                        "现行条例自" + ChineseDate.of(Law.DISCLOSURE.from()) + "起施行；此前收到的申请适用修订前的条例，期限不同。这里按现行条例推算，仅供参考。")
                : Optional.empty();
    }

    private LocalDate ruled() {
        return received.isBefore(Law.DISCLOSURE.from()) ? Law.DISCLOSURE.from() : received;
    }

    /// The clock, day by day. Ask for [#faults()] first.
    public Reckoning reckon(WorkingDays days) {
        var facts = new ArrayList<RequestEvent>();
        if (supplementReceived != null) {
            facts.add(new RequestEvent.SupplementReceived(supplementReceived));
        }
        if (feePaid != null) {
            facts.add(new RequestEvent.FeePaid(feePaid));
        }
        IntStream.range(0, consultations.size()).forEach(i -> {
            var consulting = consultations.get(i);
            var id = String.valueOf(i + 1);
            facts.add(
                    new RequestEvent.ConsultationSent(id, RequestEvent.Consulted.THIRD_PARTY, consulting.sent(), null));
            if (consulting.answered() != null) {
                facts.add(new RequestEvent.ConsultationAnswered(id, consulting.answered()));
            }
        });
        if (extension > 0) {
            var base = latest();
            facts.add(new RequestEvent.Extended(extension, ruled(), base.isBefore(ruled()) ? ruled() : base));
        }
        var course = new Course(Channel.IN_PERSON, received, facts);
        return new StatutoryClock(days)
                .reckon(new RequestState.Handling(course), lookedAt())
                .orElseThrow();
    }

    /// The day the count starts from.
    private LocalDate latest() {
        var base = supplementReceived == null ? received : supplementReceived;
        return feePaid == null || feePaid.isBefore(base) ? base : feePaid;
    }

    private LocalDate lookedAt() {
        if (asOf != null) {
            return asOf;
        }
        return consultations.stream()
                .filter(c -> c.answered() == null)
                .map(Consulting::sent)
                .min(LocalDate::compareTo)
                .orElseGet(this::latest);
    }
}
