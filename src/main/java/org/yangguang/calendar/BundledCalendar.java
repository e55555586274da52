package org.yangguang.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/// Reads `calendar/cn.json`, the notices of 2018 to 2026.
final class BundledCalendar {

    private record File(String source, LocalDate date, List<Arrangement> years) {}

    private record Arrangement(
            int year, List<CalendarYear.Notice> notices, List<Holiday> holidays, List<LocalDate> workdays) {

        CalendarYear toYear() {
            var days = new TreeMap<LocalDate, String>();
            for (var holiday : holidays) {
                holiday.from().datesUntil(holiday.to().plusDays(1)).forEach(day -> days.put(day, holiday.name()));
            }
            return new CalendarYear(year, notices, days, new TreeSet<>(workdays));
        }
    }

    private record Holiday(String name, LocalDate from, LocalDate to) {}

    private BundledCalendar() {}

    static List<CalendarYear> years() {
        try (var in = BundledCalendar.class.getResourceAsStream("/calendar/cn.json")) {
            if (in == null) {
                throw new IllegalStateException("calendar/cn.json is not on the class path");
            }
            return JsonMapper.builder().build().readValue(in, File.class).years().stream()
                    .map(Arrangement::toYear)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
