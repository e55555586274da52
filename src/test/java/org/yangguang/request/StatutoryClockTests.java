package org.yangguang.request;

import static java.time.LocalDate.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.yangguang.law.Provision.disclosure;
import static org.yangguang.law.Provision.document;
import static org.yangguang.request.RequestFixture.aRequest;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yangguang.calendar.Deadline;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.law.Law;

class StatutoryClockTests {
    private static final StatutoryClock CLOCK = new StatutoryClock(WorkingDays.bundled());

    @ParameterizedTest
    @CsvSource({
        "2020-01-17, 2020-02-04, 2020-02-21, 2020-03-20",
        "2022-12-30, 2023-01-11, 2023-02-02, 2023-03-02",
        "2023-09-22, 2023-10-09, 2023-10-26, 2023-11-23",
        "2024-02-04, 2024-02-19, 2024-03-07, 2024-04-07",
        "2025-01-24, 2025-02-10, 2025-02-27, 2025-03-27",
        "2025-09-26, 2025-10-13, 2025-10-30, 2025-11-27",
        "2026-02-14, 2026-03-03, 2026-03-20, 2026-04-20",
        "2026-09-18, 2026-09-29, 2026-10-22, 2026-11-19",
    })
    @DisplayName("第三十、三十三条：七日告知补正，二十日答复，延长二十日")
    void repliesAreDueInTwentyDaysAndFortyWhenExtended(
            String received, LocalDate supplement, LocalDate reply, LocalDate extended) {
        var plain = aRequest().receivedOn(received);
        assertThat(CLOCK.supplementNoticeDue(plain.state().courseSoFar().orElseThrow()))
                .isEqualTo(new Deadline.Due(supplement, disclosure(30)));
        assertThat(due(plain, received)).isEqualTo(reply);
        assertThat(due(plain.extendedBy(20, reply.toString()), received)).isEqualTo(extended);
    }

    @Test
    @DisplayName("第三十三条第三款：2023-09-11 收到，9-18 征求第三方，10-12 收到意见，应于 11-02 前答复")
    void consultingIsLeftOut() {
        var request = aRequest().receivedOn("2023-09-11");
        assertThat(due(request, "2023-09-11")).isEqualTo("2023-10-13");
        request.consulting("2023-09-18", "2023-10-12");
        assertThat(due(request, "2023-10-12")).isEqualTo("2023-11-02");
        var reckoning = CLOCK.reckon(request.state(), parse("2023-10-12")).orElseThrow();
        assertThat(reckoning.paused()).isEqualTo(14);
        assertThat(reckoning.used()).isEqualTo(5);
        assertThat(reckoning.remaining()).isEqualTo(15);
    }

    @Test
    @DisplayName("第三十条：2024-01-29 收到，2-06 前告知补正；2-19 收到补正，3-18 到期；延长至 4-16")
    void aSupplementRestartsTheClock() {
        var request = aRequest().receivedOn("2024-01-29");
        assertThat(CLOCK.supplementNoticeDue(request.state().courseSoFar().orElseThrow())
                        .certainDay())
                .hasValue(parse("2024-02-06"));
        request.askedToSupplement("2024-02-06", "2024-02-26");
        assertThat(CLOCK.deadline(request.state(), parse("2024-02-08")))
                .isEqualTo(new Deadline.Paused(parse("2024-02-06"), disclosure(30)));
        request.supplementedOn("2024-02-19");
        assertThat(due(request, "2024-02-19")).isEqualTo("2024-03-18");
        assertThat(due(request.extendedBy(20, "2024-03-18"), "2024-03-18")).isEqualTo("2024-04-16");
    }

    @Test
    @DisplayName("国办函〔2020〕109号：2025-03-03 收到，3-20 收到收费通知，4-18 前缴；4-03 缴清，5-06 到期")
    void aPaymentRestartsTheClock() {
        var request = aRequest().receivedOn("2025-03-03");
        assertThat(due(request, "2025-03-03")).isEqualTo("2025-03-31");
        request.feeNotified("2025-03-20", "2025-03-20");
        assertThat(CLOCK.paymentDue(parse("2025-03-20")).certainDay()).hasValue(parse("2025-04-18"));
        assertThat(CLOCK.deadline(request.state(), parse("2025-04-01")))
                .isEqualTo(new Deadline.Paused(parse("2025-03-20"), document(Law.FEE_MEASURES)));
        assertThat(due(request.paidOn("2025-04-03"), "2025-04-03")).isEqualTo("2025-05-06");
    }

    @Test
    void anOfficeMayHoldThatPaymentDoesNotRestart() {
        var strict = new StatutoryClock(
                WorkingDays.bundled(),
                new ClockRules(ClockRules.AfterPayment.RUNS_ON, ClockRules.ExtensionAfterRestart.SPENT));
        var request = aRequest().receivedOn("2025-03-03").feeNotified("2025-03-20", "2025-03-20");
        assertThat(strict.deadline(request.state(), parse("2025-03-25")).certainDay())
                .hasValue(parse("2025-03-31"));
        assertThat(strict.deadline(request.paidOn("2025-04-03").state(), parse("2025-04-03"))
                        .certainDay())
                .hasValue(parse("2025-03-31"));
    }

    @Test
    void anExtensionBeforeARestartIsKeptOrSpentAsTheOfficeHolds() {
        var request = aRequest()
                .receivedOn("2025-03-03")
                .extendedBy(10, "2025-03-10")
                .feeNotified("2025-03-20", "2025-03-20")
                .paidOn("2025-04-03");
        var spent = new StatutoryClock(
                WorkingDays.bundled(),
                new ClockRules(ClockRules.AfterPayment.RESTARTS, ClockRules.ExtensionAfterRestart.SPENT));
        assertThat(due(request, "2025-04-03")).isEqualTo("2025-05-20");
        assertThat(spent.deadline(request.state(), parse("2025-04-03")).certainDay())
                .hasValue(parse("2025-05-06"));
    }

    @Test
    void overlappingConsultationsAreCountedOnce() {
        var once = aRequest().receivedOn("2023-09-11").consulting("2023-09-18", "2023-10-12");
        var within = aRequest()
                .receivedOn("2023-09-11")
                .consulting("2023-09-18", "2023-10-12")
                .consultingAgency("2023-09-20", "2023-10-08");
        var joined = aRequest()
                .receivedOn("2023-09-11")
                .consulting("2023-09-18", "2023-09-26")
                .consultingAgency("2023-09-22", "2023-10-12");
        assertThat(due(within, "2023-10-12")).isEqualTo(due(once, "2023-10-12"));
        assertThat(due(joined, "2023-10-12")).isEqualTo(due(once, "2023-10-12"));
    }

    @Test
    void anOpenConsultationPausesTheClock() {
        var request = aRequest().receivedOn("2023-09-11").waitingForThirdParty("2023-09-18");
        assertThat(CLOCK.deadline(request.state(), parse("2023-09-18")))
                .isEqualTo(new Deadline.Paused(parse("2023-09-18"), disclosure(33, 3)));
        var reckoning = CLOCK.reckon(request.state(), parse("2023-09-23")).orElseThrow();
        assertThat(reckoning.urgency()).isEqualTo(new Urgency(Urgency.Level.HELD, "计时暂停：征求第三方意见（已用 5/20）"));
        assertThat(reckoning.days().getLast().date()).isEqualTo("2023-09-23");
        assertThat(reckoning.paused()).isEqualTo(4);
    }

    @Test
    @DisplayName("第三十二条：第三方自收到之日起十五个工作日不答复，暂停到第十五日为止")
    void silenceEndsTheConsultationOnTheFifteenthDay() {
        // The letter reached the party on 2023-09-20; the fifteenth working day after it is
        // 2023-10-17.
        var request = aRequest().receivedOn("2023-09-11").waitingForThirdParty("2023-09-18", "2023-09-20");
        var consultation =
                request.state().courseSoFar().orElseThrow().consultations().getFirst();
        assertThat(CLOCK.silenceEnds(consultation).certainDay()).hasValue(parse("2023-10-17"));
        assertThat(CLOCK.deadline(request.state(), parse("2023-10-17"))).isInstanceOf(Deadline.Paused.class);
        assertThat(due(request, "2023-10-18")).isEqualTo("2023-11-07");
        request.answered("Z1", "2023-10-25");
        assertThat(due(request, "2023-10-25")).isEqualTo("2023-11-07");
    }

    @Test
    @DisplayName("第三十四条：机关逾期视为同意，答复期限自第十五日后继续计算")
    void anAgencysEarlyAnswerCountsFromItsDay() {
        var request = aRequest().receivedOn("2023-09-11").consultingAgency("2023-09-18", "2023-09-19");
        assertThat(due(request, "2023-09-20")).isEqualTo("2023-10-16");
    }

    @Test
    void aConsultationSentAfterTheLastDayDoesNotSaveIt() {
        var request = aRequest().receivedOn("2023-09-11").waitingForThirdParty("2023-10-16");
        assertThat(due(request, "2023-10-20")).isEqualTo("2023-10-13");
        assertThat(CLOCK.reckon(request.state(), parse("2023-10-20"))
                        .orElseThrow()
                        .urgency()
                        .text())
                .isEqualTo("逾期 7 日");
    }

    @Test
    @DisplayName("第三十五条：延迟答复以告知书载明之日为准")
    void aDeferralSetsTheDay() {
        var request = aRequest().receivedOn("2023-09-11").deferredUntil("2023-10-09", "2024-01-31");
        assertThat(CLOCK.deadline(request.state(), parse("2023-10-10")))
                .isEqualTo(new Deadline.Due(parse("2024-01-31"), disclosure(35)));
    }

    @Test
    @DisplayName("第三十一条：网上申请未确认收到前不计时")
    void nothingRunsBeforeReceiptIsConfirmed() {
        var request = aRequest().submittedOnline("2023-09-08");
        assertThat(CLOCK.deadline(request.state(), parse("2023-10-30"))).isEqualTo(new Deadline.None());
        assertThat(CLOCK.reckon(request.state(), parse("2023-10-30"))).isEmpty();
        assertThat(CLOCK.urgency(request.state(), parse("2023-10-30")))
                .isEqualTo(new Urgency(Urgency.Level.HELD, "待确认收到"));
        assertThat(due(request.confirmedOn("2023-09-11"), "2023-09-11")).isEqualTo("2023-10-13");
    }

    @Test
    void aCountIntoAnUnknownYearIsOnlyProvisional() {
        var request = aRequest().receivedOn("2026-12-10");
        var reckoning = CLOCK.reckon(request.state(), parse("2026-12-11")).orElseThrow();
        assertThat(reckoning.deadline())
                .isEqualTo(new Deadline.AwaitingCalendar(parse("2027-01-07"), disclosure(33, 2)));
        assertThat(reckoning.explanation()).contains("暂按周一至周五推算为2027年1月7日", "不作为正式期限");
        assertThat(reckoning.days().getLast().kind()).isEqualTo(new CountedDay.ProvisionallyCounted(20, 20));
        assertThat(reckoning.urgency().text()).endsWith("（暂按周一至周五推算）");
    }

    @ParameterizedTest
    @CsvSource({
        "2023-09-11, CALM, 还有 20 个工作日",
        "2023-09-27, CALM, 还有 8 个工作日",
        "2023-10-06, CALM, 还有 7 个工作日",
        "2023-10-08, SOON, 还有 5 个工作日",
        "2023-10-11, SOON, 还有 2 个工作日",
        "2023-10-12, PRESSING, 还有 1 个工作日",
        "2023-10-13, PRESSING, 今日到期",
        "2023-10-15, PRESSING, 逾期 2 日",
    })
    @DisplayName("剩余多于 5 日绿，5 至 2 日黄，1 日、到期、逾期红")
    void urgencyFollowsTheDaysLeft(LocalDate today, Urgency.Level level, String text) {
        var state = aRequest().receivedOn("2023-09-11").state();
        assertThat(CLOCK.reckon(state, today).orElseThrow().urgency()).isEqualTo(new Urgency(level, text));
    }

    @Test
    void everyDayIsAccountedFor() {
        var request = aRequest().receivedOn("2023-09-11").consulting("2023-09-18", "2023-10-12");
        var reckoning = CLOCK.reckon(request.state(), parse("2023-10-20")).orElseThrow();
        assertThat(reckoning.days()).hasSize(52);
        assertThat(reckoning.days().getFirst().text()).isEqualTo("2023年9月12日（星期二）第1个工作日，共20个");
        assertThat(reckoning.days().getLast().text()).isEqualTo("2023年11月2日（星期四）第20个工作日，共20个");
        assertThat(texts(reckoning.days()))
                .contains(
                        "2023年9月16日（星期六）不计：星期六",
                        "2023年9月19日（星期二）不计：征求第三方意见（第三十三条第三款）",
                        "2023年10月2日（星期一）不计：中秋节、国庆节放假",
                        "2023年10月7日（星期六）不计：征求第三方意见（第三十三条第三款）");
        assertThat(reckoning.explanation())
                .isEqualTo("2023年9月11日收到申请，当日不计，自次日起计算。依据《中华人民共和国政府信息公开条例》第三十三条第二款，期限为20个工作日。"
                        + "征求第三方意见所需的14个工作日不计入（依据《中华人民共和国政府信息公开条例》第三十三条第三款）。答复期限的最后一日为2023年11月2日。");
    }

    @Test
    @DisplayName("第三十条：逾期不补正而终止的，等待补正的时间不算逾期")
    void endingInAWaitIsNotLate() {
        var unsupplemented = aRequest()
                .receivedOn("2024-01-29")
                .askedToSupplement("2024-02-02", "2024-03-15")
                .abandonedOn("2024-03-18", RequestEvent.AbandonReason.NO_SUPPLEMENT)
                .state();
        assertThat(CLOCK.replyDue(unsupplemented, parse("2024-06-01")))
                .isEqualTo(new Deadline.Paused(parse("2024-02-02"), disclosure(30)));
        assertThat(CLOCK.reckon(unsupplemented, parse("2024-06-01"))
                        .orElseThrow()
                        .used())
                .isEqualTo(4);
        var unpaid = aRequest().receivedOn("2025-03-03").feeNotified("2025-03-20", "2025-03-20");
        assertThat(CLOCK.replyDue(unpaid.withdrawnOn("2025-04-10").state(), parse("2025-04-10")))
                .isInstanceOf(Deadline.Paused.class);
        var repliedUnpaid = aRequest()
                .receivedOn("2025-03-03")
                .feeNotified("2025-03-20", "2025-03-20")
                .repliedOn("2025-04-10", Outcome.GRANTED);
        assertThat(CLOCK.replyDue(repliedUnpaid.state(), parse("2025-04-10")).certainDay())
                .hasValue(parse("2025-03-31"));
    }

    @Test
    void aDecidedRequestKeepsItsReckoningAsOfTheDecision() {
        var state = aRequest()
                .receivedOn("2023-09-11")
                .repliedOn("2023-09-20", Outcome.GRANTED)
                .state();
        assertThat(CLOCK.deadline(state, parse("2023-12-01"))).isEqualTo(new Deadline.None());
        var reckoning = CLOCK.reckon(state, parse("2023-12-01")).orElseThrow();
        assertThat(reckoning.used()).isEqualTo(7);
        assertThat(reckoning.deadline().certainDay()).hasValue(parse("2023-10-13"));
        assertThat(reckoning.urgency()).isEqualTo(new Urgency(Urgency.Level.HELD, "已办结"));
    }

    private static List<String> texts(List<CountedDay> days) {
        return days.stream().map(CountedDay::text).toList();
    }

    private static LocalDate due(RequestFixture request, String asOf) {
        return CLOCK.deadline(request.state(), parse(asOf)).certainDay().orElseThrow();
    }
}
