package org.yangguang.request;

import java.time.LocalDate;
import java.util.List;
import org.yangguang.calendar.Deadline;

/// 计算依据: the clock of a request, day by day, as it stands on a day.
///
/// @param from the day the count starts from, itself not counted
/// @param days from the day after `from` to the last day; up to `asOf` while the clock is paused
/// @param used working days counted up to and including `asOf`
/// @param total working days the organ has in all
/// @param paused working days left out up to and including `asOf`
/// @param remaining working days left after `asOf`
/// @param explanation one paragraph of Chinese for the page and the case file
public record Reckoning(
        LocalDate asOf,
        LocalDate from,
        Deadline deadline,
        List<CountedDay> days,
        int used,
        int total,
        int paused,
        int remaining,
        Urgency urgency,
        String explanation) {

    public Reckoning {
        days = List.copyOf(days);
    }
}
