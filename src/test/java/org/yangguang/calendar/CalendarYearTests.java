package org.yangguang.calendar;

import static java.time.LocalDate.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CalendarYearTests {
    private static final List<CalendarYear.Notice> NOTICE =
            List.of(new CalendarYear.Notice("国办发明电〔2024〕12号", parse("2024-11-12"), "全年"));

    @Test
    void theBundledYearsNameTheirNotices() {
        assertThat(WorkingDays.bundled().years()).containsExactly(2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026);
        assertThat(WorkingDays.bundled().calendars())
                .allSatisfy(year -> assertThat(year.notices())
                        .isNotEmpty()
                        .allSatisfy(n -> assertThat(n.docNo()).matches("国办发明电〔20\\d\\d〕\\d+号")));
        assertThat(bundled(2019).notices())
                .extracting(CalendarYear.Notice::docNo)
                .containsExactly("国办发明电〔2018〕15号", "国办发明电〔2019〕3号");
    }

    @Test
    void aYearAsPublishedHasNoProblems() {
        assertThat(problems(holidays(), workdays())).isEmpty();
    }

    @Test
    void aMakeUpDayMustBeAWeekendDay() {
        var workdays = workdays();
        workdays.add(parse("2025-03-05"));
        assertThat(problems(holidays(), workdays)).containsExactly("2025年3月5日是星期三，不是周末，不能列为调休上班。");
    }

    @Test
    void aDayCannotBeBothOffAndWorked() {
        var workdays = workdays();
        workdays.add(parse("2025-10-04"));
        assertThat(problems(holidays(), workdays)).containsExactly("2025年10月4日既列为放假又列为调休上班，请核对通知后只留一项。");
    }

    @Test
    void aDayOfAnotherYearIsRefused() {
        var holidays = holidays();
        holidays.put(parse("2026-01-01"), "元旦");
        assertThat(problems(holidays, workdays())).containsExactly("2026年1月1日不在2025年内，请归入其所在年份。");
    }

    @Test
    void aForgottenHolidayShowsInTheNumberOfWorkingDays() {
        var holidays = holidays();
        holidays.keySet().removeIf(day -> day.getMonthValue() == 10);
        assertThat(problems(holidays, workdays())).containsExactly("2025年共254个工作日，应在247至252之间，请核对放假和调休日期是否漏填、多填。");
    }

    @Test
    void aHolidayIsAtMostTenDaysLong() {
        var holidays = holidays();
        parse("2025-02-05").datesUntil(parse("2025-02-08")).forEach(day -> holidays.put(day, "春节"));
        assertThat(problems(holidays, workdays())).anyMatch(p -> p.startsWith("2025年1月28日至2025年2月7日连续放假11天"));
    }

    @Test
    void noNoticeNoEffect() {
        assertThat(CalendarYear.problems(2025, List.of(), holidays(), workdays()))
                .containsExactly("缺少通知文号，请填写国务院办公厅通知的文号后再生效。");
        assertThatThrownBy(() -> new CalendarYear(2025, List.of(), holidays(), workdays()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> problems(Map<LocalDate, String> holidays, Set<LocalDate> workdays) {
        return CalendarYear.problems(2025, NOTICE, holidays, workdays);
    }

    private static TreeMap<LocalDate, String> holidays() {
        return new TreeMap<>(bundled(2025).holidays());
    }

    private static TreeSet<LocalDate> workdays() {
        return new TreeSet<>(bundled(2025).workdays());
    }

    private static CalendarYear bundled(int year) {
        return WorkingDays.bundled().calendars().stream()
                .filter(c -> c.year() == year)
                .findFirst()
                .orElseThrow();
    }
}
