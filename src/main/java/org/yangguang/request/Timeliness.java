package org.yangguang.request;

import static org.yangguang.law.Provision.document;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.calendar.Deadline;
import org.yangguang.law.Law;
import org.yangguang.law.Provision;

/// 是否按期答复: the earliest 签收 or 交邮 day against the last day (国办公开办函〔2016〕235号).
/// The day the applicant learns of it, from which remedies run, is another matter.
public sealed interface Timeliness {

    record OnTime(LocalDate servedOn) implements Timeliness {}

    /// @param days calendar days after the last one
    record Late(LocalDate servedOn, LocalDate due, long days) implements Timeliness {}

    record NotServed() implements Timeliness {}

    /// The last day lies in a year whose holiday notice is not yet known, and it matters.
    record CannotTell(LocalDate servedOn, LocalDate provisional) implements Timeliness {}

    /// Of a reply, by the deadline its clock stood at; empty for a request that ended otherwise or
    /// has not ended.
    static Optional<Timeliness> of(RequestState state, Optional<Reckoning> reckoning) {
        return state instanceof RequestState.Replied || state instanceof RequestState.Redecided
                ? reckoning.map(r -> of(r.deadline(), state.services()))
                : Optional.empty();
    }

    /// The sentence a person reads.
    default String text() {
        return switch (this) {
            case OnTime(var on) -> "按期答复：送达日" + ChineseDate.of(on) + "在答复期限内";
            case Late(var on, var due, var days) ->
                "逾期答复：送达日" + ChineseDate.of(on) + "，答复期限至" + ChineseDate.of(due) + "，迟 " + days + " 日";
            case NotServed _ -> "尚未送达，是否按期以送达日判断";
            case CannotTell(var on, var provisional) ->
                "送达日" + ChineseDate.of(on) + "，答复期限暂推算为" + ChineseDate.of(provisional) + "，待下一年度放假安排录入后才能判断是否按期";
        };
    }

    /// For a list; empty where it cannot be told.
    default Optional<String> word() {
        return switch (this) {
            case OnTime _ -> Optional.of("按期答复");
            case Late(var _, var _, var days) -> Optional.of("逾期答复 " + days + " 日");
            case NotServed _, CannotTell _ -> Optional.empty();
        };
    }

    /// 签收之日或者交邮之日.
    Provision BASIS = document(Law.SERVICE_OF_DECISIONS);

    /// A reply sent while the clock was paused is on time.
    static Timeliness of(Deadline due, Collection<RequestEvent.Served> services) {
        var first = services.stream().map(RequestEvent.Served::on).min(Comparator.naturalOrder());
        if (first.isEmpty()) {
            return new NotServed();
        }
        var servedOn = first.get();
        return switch (due) {
            case Deadline.Due(var day, var _) ->
                servedOn.isAfter(day)
                        ? new Late(servedOn, day, ChronoUnit.DAYS.between(day, servedOn))
                        : new OnTime(servedOn);
            // The last day lies in the year without a notice, so any day of a year before it is
            // in time.
            case Deadline.AwaitingCalendar(var provisional, var _) ->
                servedOn.getYear() < provisional.getYear()
                        ? new OnTime(servedOn)
                        : new CannotTell(servedOn, provisional);
            case Deadline.Paused _, Deadline.None _ -> new OnTime(servedOn);
        };
    }
}
