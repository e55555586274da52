package org.yangguang.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yangguang.law.Period;

/// Which days are worked, within the years whose notices are known. Immutable: a new notice makes a
/// new value, so that what it moves can be shown before it takes effect.
public final class WorkingDays {
    private final SortedMap<Integer, CalendarYear> years;
    private final Map<LocalDate, LocalOverride> overrides;

    private WorkingDays(SortedMap<Integer, CalendarYear> years, Map<LocalDate, LocalOverride> overrides) {
        this.years = Collections.unmodifiableSortedMap(years);
        this.overrides = Map.copyOf(overrides);
    }

    public static WorkingDays of(Collection<CalendarYear> years) {
        var byYear = new TreeMap<Integer, CalendarYear>();
        for (var year : years) {
            if (byYear.put(year.year(), year) != null) {
                throw new IllegalArgumentException("two arrangements of " + year.year());
            }
        }
        return new WorkingDays(byYear, Map.of());
    }

    /// The years that come with the program: 2018 to 2026.
    public static WorkingDays bundled() {
        return of(BundledCalendar.years());
    }

    /// The same days with a year added or replaced.
    public WorkingDays with(CalendarYear year) {
        var changed = new TreeMap<>(years);
        changed.put(year.year(), year);
        return new WorkingDays(changed, overrides);
    }

    /// The same days as one region works them.
    public WorkingDays with(Collection<LocalOverride> local) {
        if (local.stream().map(LocalOverride::region).distinct().count() > 1) {
            throw new IllegalArgumentException("overrides of more than one region");
        }
        return new WorkingDays(
                new TreeMap<>(years), local.stream().collect(Collectors.toMap(LocalOverride::day, o -> o)));
    }

    public boolean covers(int year) {
        return years.containsKey(year);
    }

    public SortedSet<Integer> years() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(years.keySet()));
    }

    public List<CalendarYear> calendars() {
        return List.copyOf(years.values());
    }

    /// @throws YearUnknown if the day's year has no notice
    public boolean isWorkingDay(LocalDate day) {
        var override = overrides.get(day);
        return override != null
                ? override.kind() == LocalOverride.Kind.WORK
                : year(day).isWorkingDay(day);
    }

    /// Why a day is worked or not, as a person reads it: 星期六, 春节放假, 调休上班, 工作日.
    ///
    /// @throws YearUnknown if the day's year has no notice
    public String why(LocalDate day) {
        var override = overrides.get(day);
        if (override != null) {
            return override.reason() + (override.kind() == LocalOverride.Kind.WORK ? "上班" : "放假");
        }
        var year = year(day);
        if (year.workdays().contains(day)) {
            return "调休上班";
        }
        var holiday = year.holidays().get(day);
        if (holiday != null) {
            return holiday + "放假";
        }
        return CalendarYear.isWeekend(day) ? ChineseDate.weekday(day) : "工作日";
    }

    /// The n-th working day after a day; that day itself is not counted.
    ///
    /// @throws YearUnknown if the count runs into a year without a notice
    public LocalDate plus(LocalDate start, int n) {
        if (n < 0) {
            throw new IllegalArgumentException("cannot count " + n + " working days");
        }
        var day = start;
        for (int left = n; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /// Working days after `from`, up to and including `to`.
    ///
    /// @throws YearUnknown if the span touches a year without a notice
    public int between(LocalDate from, LocalDate to) {
        return to.isAfter(from)
                ? (int) from.plusDays(1)
                        .datesUntil(to.plusDays(1))
                        .filter(this::isWorkingDay)
                        .count()
                : 0;
    }

    /// The how-manieth working day of its year a day is, counting from January; a day off has the
    /// number of the working day before it.
    public int ordinal(LocalDate day) {
        return between(LocalDate.of(day.getYear() - 1, 12, 31), day);
    }

    /// Whether a day would be worked if a year without a notice had no holidays: Monday to Friday.
    /// For provisional days only; where a notice is known it decides.
    public boolean isProvisionallyWorked(LocalDate day) {
        return covers(day.getYear()) || overrides.containsKey(day) ? isWorkingDay(day) : !CalendarYear.isWeekend(day);
    }

    /// Like [#why], also for a day in a year without a notice.
    public String provisionalReason(LocalDate day) {
        if (covers(day.getYear()) || overrides.containsKey(day)) {
            return why(day);
        }
        return CalendarYear.isWeekend(day) ? ChineseDate.weekday(day) : "放假安排未公布，暂按工作日";
    }

    /// The last day of a period that begins the day after `start`.
    public Deadline deadline(LocalDate start, Period period) {
        return switch (period.unit()) {
            case WORKING_DAYS -> workingDayDeadline(start, period);
            case CALENDAR_DAYS -> new Deadline.Due(start.plusDays(period.number()), period.basis());
            case MONTHS -> new Deadline.Due(start.plusMonths(period.number()), period.basis());
            case YEARS -> new Deadline.Due(start.plusYears(period.number()), period.basis());
        };
    }

    private Deadline workingDayDeadline(LocalDate start, Period period) {
        var day = start;
        boolean certain = true;
        for (int left = period.number(); left > 0; ) {
            day = day.plusDays(1);
            certain = certain && covers(day.getYear());
            if (isProvisionallyWorked(day)) {
                left--;
            }
        }
        return certain ? new Deadline.Due(day, period.basis()) : new Deadline.AwaitingCalendar(day, period.basis());
    }

    private CalendarYear year(LocalDate day) {
        var year = years.get(day.getYear());
        if (year == null) {
            throw new YearUnknown(day.getYear());
        }
        return year;
    }

    /// A certain answer was asked for in a year whose holiday notice we do not have.
    public static final class YearUnknown extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int year;

        YearUnknown(int year) {
            super(year + "年的放假安排尚未录入，请按国务院办公厅通知录入后再计算。");
            this.year = year;
        }

        public int year() {
            return year;
        }
    }
}
