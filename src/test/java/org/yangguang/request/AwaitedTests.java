package org.yangguang.request;

import static java.time.LocalDate.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.yangguang.request.RequestFixture.aRequest;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.calendar.Deadline;
import org.yangguang.calendar.WorkingDays;

/// Periods that run for others, beside the organ's own.
class AwaitedTests {
    private static final StatutoryClock CLOCK = new StatutoryClock(WorkingDays.bundled());

    @Test
    @DisplayName("国办函〔2020〕109号：缴费期限自收到通知次日起二十个工作日，调休上班日计入，期满次日才可终止")
    void paymentEndsTheDayAfterItsTwentiethWorkingDay() {
        var state = aRequest()
                .receivedOn("2026-09-07")
                .feeNotified("2026-09-18", "2026-09-18")
                .state();
        assertThat(lastDay(state, "2026-10-22")).isEqualTo(parse("2026-10-22"));
        assertThat(canClose(state, "2026-10-22")).isFalse();
        assertThat(canClose(state, "2026-10-23")).isTrue();
    }

    @Test
    @DisplayName("国办函〔2020〕109号：跨入尚无放假通知的年份，不能认定逾期")
    void aProvisionalDayEndsNothing() {
        var state = aRequest()
                .receivedOn("2026-12-01")
                .feeNotified("2026-12-10", "2026-12-10")
                .state();
        assertThat(only(state, "2027-03-01").last()).isInstanceOf(Deadline.AwaitingCalendar.class);
        assertThat(canClose(state, "2027-03-01")).isFalse();
    }

    @Test
    @DisplayName("国办函〔2020〕109号：跨年而放假安排已公布的，照常届满")
    void paymentAcrossAKnownYearEnd() {
        var state = aRequest()
                .receivedOn("2022-12-20")
                .feeNotified("2022-12-30", "2022-12-30")
                .state();
        assertThat(lastDay(state, "2023-02-02")).isEqualTo(parse("2023-02-02"));
        assertThat(canClose(state, "2023-02-02")).isFalse();
        assertThat(canClose(state, "2023-02-03")).isTrue();
    }

    @Test
    @DisplayName("国办函〔2020〕109号：不知道申请人何时收到通知，期限没有起算")
    void anUnknownArrivalStartsNothing() {
        var state =
                aRequest().receivedOn("2025-03-03").feeNotified("2025-03-20").state();
        assertThat(only(state, "2026-01-05").last()).isEqualTo(new Deadline.None());
        assertThat(canClose(state, "2026-01-05")).isFalse();
    }

    @Test
    @DisplayName("第三十条：补正期限是日历日，最后一日遇休息日也按告知书所定")
    void aSupplementPeriodEndsOnTheDayTheLetterNames() {
        var state = aRequest()
                .receivedOn("2024-01-29")
                .askedToSupplement("2024-02-02", "2024-02-18")
                .state();
        assertThat(canClose(state, "2024-02-18")).isFalse();
        assertThat(canClose(state, "2024-02-19")).isTrue();
        assertThat(only(state, "2024-02-19").closing()).hasValue(Act.CLOSE_UNSUPPLEMENTED);
    }

    @Test
    @DisplayName("第三十二条：第三方自收到之日起十五个工作日；期满不产生终止办理")
    void aConsultationShowsItsDayOfSilence() {
        var state = aRequest()
                .receivedOn("2026-09-07")
                .waitingForThirdParty("2026-09-18", "2026-09-18")
                .state();
        assertThat(lastDay(state, "2026-09-28")).isEqualTo(parse("2026-10-15"));
        assertThat(canClose(state, "2026-10-16")).isFalse();
        assertThat(only(state, "2026-10-16").over()).isTrue();
        assertThat(Awaited.all(
                        aRequest()
                                .receivedOn("2026-09-07")
                                .consulting("2026-09-18", "2026-09-22")
                                .state(),
                        CLOCK,
                        parse("2026-09-23")))
                .isEmpty();
    }

    @Test
    void nothingIsAwaitedOnceConcluded() {
        var state = aRequest()
                .receivedOn("2026-09-07")
                .waitingForThirdParty("2026-09-18", "2026-09-18")
                .withdrawnOn("2026-09-20")
                .state();
        assertThat(Awaited.all(state, CLOCK, parse("2026-12-01"))).isEmpty();
    }

    private static LocalDate lastDay(RequestState state, String day) {
        return only(state, day).last().certainDay().orElseThrow();
    }

    private static boolean canClose(RequestState state, String day) {
        return only(state, day).canClose();
    }

    private static Awaited only(RequestState state, String day) {
        var all = Awaited.all(state, CLOCK, parse(day));
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}
