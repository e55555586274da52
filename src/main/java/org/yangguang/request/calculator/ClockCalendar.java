package org.yangguang.request.calculator;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.yangguang.calendar.CalendarYear;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.law.Law;
import org.yangguang.law.Provision;

/// The calendar a deadline is reckoned with, and on what its days off rest.
public record ClockCalendar(WorkingDays days) {

    /// The notice behind a day off, such as 国办发明电〔2022〕16号; a weekend rests on the week.
    public String basis(LocalDate day) {
        return days.calendars().stream()
                .filter(year -> year.year() == day.getYear() && year.holidays().containsKey(day))
                .findFirst()
                .map(year -> year.notices().stream()
                        .map(CalendarYear.Notice::docNo)
                        .distinct()
                        .collect(Collectors.joining("、")))
                .orElseGet(() -> Provision.article(Law.WORKING_HOURS, 7).text());
    }
}
