package org.yangguang.request;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import org.yangguang.calendar.Deadline;

/// 是否按期答复: the earliest 签收 or 交邮 day against the last day (国办公开办函〔2016〕235号).
/// The day the applicant learns of it, from which remedies run, is another matter.
public sealed interface Timeliness {

    record OnTime(LocalDate servedOn) implements Timeliness {}

    /// @param days calendar days after the last one
    record Late(LocalDate servedOn, LocalDate due, long days) implements Timeliness {}

    record NotServed() implements Timeliness {}

    /// The last day lies in a year whose holiday notice is not yet known, and it matters.
    record CannotTell(LocalDate servedOn, LocalDate provisional) implements Timeliness {}

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
