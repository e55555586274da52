package org.yangguang.calendar;

import java.time.LocalDate;
import java.util.Optional;
import org.yangguang.law.Provision;

/// By when something must be done, or why no day can be named.
public sealed interface Deadline {

    /// @param day the last day on which acting is still in time
    record Due(LocalDate day, Provision basis) implements Deadline {}

    /// 计时暂停: no day can be named until what is waited for arrives.
    record Paused(LocalDate since, Provision basis) implements Deadline {}

    /// The count runs into a year whose holiday notice is not yet known. The provisional day takes
    /// Monday to Friday for worked beyond the known years; it informs and decides nothing.
    record AwaitingCalendar(LocalDate provisional, Provision basis) implements Deadline {}

    /// Nothing runs: not started, or over.
    record None() implements Deadline {}

    /// The day, only where it is certain.
    default Optional<LocalDate> certainDay() {
        return switch (this) {
            case Due(var day, var _) -> Optional.of(day);
            case Paused _, AwaitingCalendar _, None _ -> Optional.empty();
        };
    }

    default String text() {
        return switch (this) {
            case Due(var day, var _) -> ChineseDate.of(day);
            case Paused(var since, var _) -> "计时暂停（自" + ChineseDate.of(since) + "起）";
            case AwaitingCalendar(var provisional, var _) -> ChineseDate.of(provisional) + "（暂按周一至周五推算，待国务院办公厅通知）";
            case None _ -> "不计期限";
        };
    }
}
