package org.yangguang.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A yearly notice as an administrator entered it; it counts once a second one has approved it.
///
/// @param docNo 文号 of the State Council's General Office
/// @param approvedBy null while it waits for the second person
public record EnteredNotice(
        int revision,
        int year,
        String docNo,
        LocalDate issuedOn,
        SortedSet<LocalDate> holidays,
        SortedSet<LocalDate> workdays,
        UUID enteredBy,
        @Nullable UUID approvedBy) {

    public CalendarYear asYear() {
        var named = new TreeMap<LocalDate, String>();
        holidays.forEach(day -> named.put(day, "节假日"));
        return new CalendarYear(year, List.of(new CalendarYear.Notice(docNo, issuedOn, "全年")), named, workdays);
    }
}
