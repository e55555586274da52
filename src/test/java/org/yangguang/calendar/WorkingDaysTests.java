package org.yangguang.calendar;

import static java.time.LocalDate.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yangguang.law.Provision.disclosure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yangguang.law.Period;

class WorkingDaysTests {
    private static final WorkingDays DAYS = WorkingDays.bundled();

    @ParameterizedTest
    @CsvSource({
        "2018-02-09, 2018-02-24, 2018-03-07, 2018-03-14, 2018-04-12",
        "2019-04-26, 2019-05-08, 2019-05-20, 2019-05-27, 2019-06-25",
        "2020-01-17, 2020-02-04, 2020-02-14, 2020-02-21, 2020-03-20",
        "2022-12-30, 2023-01-11, 2023-01-28, 2023-02-02, 2023-03-02",
        "2023-09-22, 2023-10-09, 2023-10-19, 2023-10-26, 2023-11-23",
        "2024-02-04, 2024-02-19, 2024-02-29, 2024-03-07, 2024-04-07",
        "2025-01-24, 2025-02-10, 2025-02-20, 2025-02-27, 2025-03-27",
        "2025-09-26, 2025-10-13, 2025-10-23, 2025-10-30, 2025-11-27",
        "2026-02-14, 2026-03-03, 2026-03-13, 2026-03-20, 2026-04-20",
        "2026-09-18, 2026-09-29, 2026-10-15, 2026-10-22, 2026-11-19",
    })
    @DisplayName("自次日起数 7、15、20、40 个工作日")
    void countsFromTheNextDay(LocalDate from, LocalDate seven, LocalDate fifteen, LocalDate twenty, LocalDate forty) {
        assertThat(DAYS.plus(from, 7)).isEqualTo(seven);
        assertThat(DAYS.plus(from, 15)).isEqualTo(fifteen);
        assertThat(DAYS.plus(from, 20)).isEqualTo(twenty);
        assertThat(DAYS.plus(from, 40)).isEqualTo(forty);
        assertThat(DAYS.between(from, forty)).isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource({
        "2018, 22 17 22 20 22 20 22 23 21 18 22 21, 250",
        "2019, 22 17 21 22 21 19 23 22 21 19 21 22, 250",
        "2020, 17 20 22 22 19 21 23 21 23 17 21 23, 249",
        "2021, 20 17 23 22 19 21 22 22 22 17 22 23, 250",
        "2022, 21 16 23 21 20 21 21 23 21 18 22 22, 249",
        "2023, 18 20 23 20 21 21 21 23 20 19 22 21, 249",
        "2024, 22 18 21 22 21 19 23 22 21 19 21 22, 251",
        "2025, 19 19 21 22 19 20 23 21 23 18 20 23, 248",
        "2026, 21 16 22 21 19 21 23 21 22 18 21 23, 248",
    })
    @DisplayName("每年、每月的工作日数与核对表一致")
    void everyMonthHasItsNumberOfWorkingDays(int year, String months, int total) {
        var counted = IntStream.rangeClosed(1, 12)
                .mapToObj(m -> YearMonth.of(year, m))
                .map(m -> (int) m.atDay(1)
                        .datesUntil(m.plusMonths(1).atDay(1))
                        .filter(DAYS::isWorkingDay)
                        .count())
                .toList();
        assertThat(counted)
                .isEqualTo(
                        Arrays.stream(months.split(" ")).map(Integer::valueOf).toList());
        assertThat(DAYS.calendars().stream()
                        .filter(c -> c.year() == year)
                        .findFirst()
                        .orElseThrow()
                        .workingDays())
                .isEqualTo(total);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-09-16, false, 星期六",
        "2023-09-17, false, 星期日",
        "2023-09-18, true, 工作日",
        "2024-02-13, false, 春节放假",
        "2024-02-09, true, 工作日",
        "2024-02-04, true, 调休上班",
        "2020-01-31, false, 春节假期延长放假",
        "2020-02-01, false, 春节假期延长放假",
        "2020-02-03, true, 工作日",
        "2018-12-29, true, 调休上班",
        "2018-12-31, false, 元旦放假",
        "2022-12-31, false, 元旦放假",
        "2023-10-02, false, 中秋节、国庆节放假",
    })
    void saysWhyADayIsWorkedOrNot(LocalDate day, boolean worked, String why) {
        assertThat(DAYS.isWorkingDay(day)).isEqualTo(worked);
        assertThat(DAYS.why(day)).isEqualTo(why);
    }

    @Test
    void aYearWithoutANoticeIsNotGuessed() {
        assertThat(DAYS.covers(2026)).isTrue();
        assertThat(DAYS.covers(2027)).isFalse();
        assertThatThrownBy(() -> DAYS.isWorkingDay(parse("2027-01-04")))
                .isInstanceOf(WorkingDays.YearUnknown.class)
                .hasMessage("2027年的放假安排尚未录入，请按国务院办公厅通知录入后再计算。");
        assertThatThrownBy(() -> DAYS.plus(parse("2026-12-20"), 20)).isInstanceOf(WorkingDays.YearUnknown.class);
    }

    @Test
    void aPeriodThatRunsIntoAnUnknownYearGivesAProvisionalDayOnly() {
        var period = Period.workingDays(20, disclosure(33, 2));
        var deadline = DAYS.deadline(parse("2026-12-21"), period);
        assertThat(deadline).isEqualTo(new Deadline.AwaitingCalendar(parse("2027-01-18"), disclosure(33, 2)));
        assertThat(deadline.certainDay()).isEmpty();
        assertThat(deadline.text()).isEqualTo("2027年1月18日（暂按周一至周五推算，待国务院办公厅通知）");
        assertThat(DAYS.deadline(parse("2026-12-01"), period))
                .isEqualTo(new Deadline.Due(parse("2026-12-29"), disclosure(33, 2)));
    }

    @Test
    void aNewNoticeMovesTheProvisionalDayAndLeavesTheOldValueAlone() {
        var holidays = new TreeMap<LocalDate, String>();
        holidays.put(parse("2027-01-01"), "元旦");
        for (var day = parse("2027-02-05"); !day.isAfter(parse("2027-02-12")); day = day.plusDays(1)) {
            holidays.put(day, "春节");
        }
        for (var day = parse("2027-10-01"); !day.isAfter(parse("2027-10-07")); day = day.plusDays(1)) {
            holidays.put(day, "国庆节");
        }
        var year = new CalendarYear(
                2027,
                List.of(new CalendarYear.Notice("国办发明电〔2026〕0号", parse("2026-11-20"), "样例")),
                holidays,
                new TreeSet<>());
        var known = DAYS.with(year);
        var period = Period.workingDays(20, disclosure(33, 2));
        assertThat(known.deadline(parse("2026-12-21"), period))
                .isEqualTo(new Deadline.Due(parse("2027-01-19"), disclosure(33, 2)));
        assertThat(DAYS.covers(2027)).isFalse();
    }

    @Test
    void aRegionMayRestOrWorkOtherwise() {
        var local = DAYS.with(List.of(new LocalOverride(
                "450000", parse("2025-03-31"), LocalOverride.Kind.REST, "三月三", "广西壮族自治区少数民族习惯节日放假办法")));
        assertThat(local.isWorkingDay(parse("2025-03-31"))).isFalse();
        assertThat(local.why(parse("2025-03-31"))).isEqualTo("三月三放假");
        assertThat(local.plus(parse("2025-03-28"), 1)).isEqualTo("2025-04-01");
        assertThat(DAYS.isWorkingDay(parse("2025-03-31"))).isTrue();
    }

    @Test
    void ordinalCountsWithinTheYear() {
        var from2019 = parse("2019-01-02");
        assertThat(DAYS.ordinal(from2019)).isEqualTo(1);
        assertThat(DAYS.ordinal(parse("2019-01-06"))).isEqualTo(3);
        assertThat(DAYS.ordinal(parse("2025-12-31"))).isEqualTo(248);
    }

    @Test
    void betweenIsEmptyBackwardsAndOnTheSameDay() {
        assertThat(DAYS.between(parse("2023-09-18"), parse("2023-09-18"))).isZero();
        assertThat(DAYS.between(parse("2023-09-19"), parse("2023-09-18"))).isZero();
        assertThat(DAYS.between(parse("2023-09-18"), parse("2023-10-12"))).isEqualTo(14);
    }
}
