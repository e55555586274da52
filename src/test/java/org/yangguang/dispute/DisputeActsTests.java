package org.yangguang.dispute;

import static java.time.LocalDate.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yangguang.calendar.Deadline;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.dispute.DisputeEvent.AppealDecided;
import org.yangguang.dispute.DisputeEvent.AppealOutcome;
import org.yangguang.dispute.DisputeEvent.Appealed;
import org.yangguang.dispute.DisputeEvent.Appellant;
import org.yangguang.dispute.DisputeEvent.Decided;
import org.yangguang.dispute.DisputeEvent.Procedure;
import org.yangguang.dispute.DisputeEvent.Registered;
import org.yangguang.dispute.ReplyOrder.Counting;

class DisputeActsTests {

    private static final LocalDate TODAY = parse("2026-11-20");
    private static final DisputeClock CLOCK = new DisputeClock(WorkingDays.bundled());
    private static final DisputeActs ACTS = new DisputeActs(CLOCK);

    private static DisputeState course(DisputeKind kind, String received, DisputeEvent... later) {
        var events = new ArrayList<DisputeEvent>(List.of(new Registered(kind, Procedure.GENERAL, parse(received))));
        events.addAll(List.of(later));
        return DisputeState.of(events);
    }

    private static Decided decided(String on, DisputeResult result, @Nullable ReplyOrder order) {
        return new Decided(parse(on), parse(on).plusDays(3), result, "", order);
    }

    private static Appealed appealed(String on) {
        return new Appealed(parse(on), Appellant.OTHER_SIDE);
    }

    private static AppealDecided second(String on, AppealOutcome outcome, @Nullable DisputeResult result) {
        return new AppealDecided(parse(on), parse(on).plusDays(2), outcome, result, "", null);
    }

    private static String why(DisputeState state, DisputeEvent event) {
        return ACTS.judge(state, event, TODAY)
                .remark()
                .map(DisputeRefusal::text)
                .orElse("");
    }

    @ParameterizedTest
    @DisplayName("答复、答辩期限：十个工作日、简易程序五个工作日、诉讼十五日遇休息日顺延；2024 年前为十日")
    @CsvSource({
        "RECONSIDERATION, GENERAL, 2026-09-18, 2026-10-09",
        "RECONSIDERATION, SIMPLE, 2026-09-18, 2026-09-24",
        "RECONSIDERATION, GENERAL, 2024-02-04, 2024-02-22",
        "RECONSIDERATION, GENERAL, 2023-12-22, 2024-01-02",
        "LITIGATION_DIRECT, GENERAL, 2026-09-18, 2026-10-08",
        "LITIGATION_DIRECT, GENERAL, 2026-11-02, 2026-11-17",
        "LITIGATION_AFTER_RECONSIDERATION, GENERAL, 2026-07-17, 2026-08-03"
    })
    void theTimeToAnswer(DisputeKind kind, Procedure procedure, LocalDate received, LocalDate due) {
        var state = DisputeState.of(List.of(new Registered(kind, procedure, received)));
        assertThat(CLOCK.answerDue(state.course()).certainDay()).contains(due);
    }

    @Test
    @DisplayName("跨入放假安排未公布的年份，只给暂定日期")
    void anUnknownYearGivesAProvisionalDay() {
        var state = course(DisputeKind.LITIGATION_DIRECT, "2026-12-25");
        assertThat(CLOCK.answerDue(state.course())).isInstanceOf(Deadline.AwaitingCalendar.class);
    }

    @Test
    @DisplayName("收到通知之前不能裁决、答复；日期不能在将来；开庭可以")
    void nothingHappensBeforeReceiptOrInTheFuture() {
        var state = course(DisputeKind.RECONSIDERATION, "2026-10-12");
        assertThat(why(state, decided("2026-10-11", DisputeResult.UPHELD, null)))
                .isEqualTo("所填日期2026年10月11日早于收到通知之日2026年10月12日，请核对。");
        assertThat(why(state, new DisputeEvent.Answered(parse("2026-10-01")))).contains("早于收到通知之日");
        assertThat(why(state, new DisputeEvent.Answered(TODAY.plusDays(1)))).contains("晚于今天");
        assertThat(why(state, new DisputeEvent.HearingSet(TODAY.plusDays(30)))).isEmpty();
        assertThat(why(state, new DisputeEvent.HearingSet(TODAY.plusYears(2)))).contains("一年以后");
    }

    @Test
    @DisplayName("复议法第四十八条：逾期答复照实登记，并说明期限")
    void aLateAnswerIsKeptWithAMark() {
        var state = course(DisputeKind.RECONSIDERATION, "2026-09-18");
        assertThat(why(state, new DisputeEvent.Answered(parse("2026-10-09")))).isEmpty();
        var late = ACTS.judge(state, new DisputeEvent.Answered(parse("2026-10-12")), TODAY);
        assertThat(late).isInstanceOf(DisputeVerdict.Flagged.class);
        assertThat(late.remark().orElseThrow().text()).contains("2026年10月9日", "第四十八条");
        assertThat(why(state.after(new DisputeEvent.Answered(parse("2026-10-09"))), new DisputeEvent.Answered(TODAY)))
                .contains("已于2026年10月9日登记答复");
    }

    @Test
    @DisplayName("行政复议没有上诉；一审未判不能上诉；二审终审")
    void appealsHaveTheirPlace() {
        var reconsidered =
                course(DisputeKind.RECONSIDERATION, "2026-05-06", decided("2026-07-01", DisputeResult.UPHELD, null));
        assertThat(why(reconsidered, appealed("2026-07-10"))).contains("另行登记一件“复议后起诉”");
        var first = course(DisputeKind.LITIGATION_DIRECT, "2026-05-06");
        assertThat(why(first, appealed("2026-07-10"))).contains("一审尚未裁判");
        var judged = first.after(decided("2026-07-01", DisputeResult.CLAIM_DISMISSED, null));
        assertThat(CLOCK.appealDue(judged).orElseThrow().certainDay()).contains(parse("2026-07-20"));
        assertThat(why(judged, appealed("2026-07-20"))).isEmpty();
        assertThat(why(judged, appealed("2026-07-21"))).contains("上诉期限至2026年7月20日");
        assertThat(why(judged, appealed("2026-06-30"))).contains("上一次裁决");
        var appeal = judged.after(appealed("2026-07-10"));
        assertThat(why(appeal, decided("2026-09-01", DisputeResult.JUDGED_REVOKED, null)))
                .contains("请登记二审裁判");
        var ended = appeal.after(second("2026-09-01", AppealOutcome.UPHELD, null));
        assertThat(ended.standing().orElseThrow().result()).isEqualTo(DisputeResult.CLAIM_DISMISSED);
        assertThat(why(ended, appealed("2026-09-05"))).contains("终审");
    }

    @Test
    @DisplayName("改判以二审结果为准；发回重审的重新在审，可再判再上诉")
    void secondInstanceMayChangeOrSendBack() {
        var appeal = course(
                DisputeKind.LITIGATION_DIRECT,
                "2026-03-02",
                decided("2026-05-06", DisputeResult.CLAIM_DISMISSED, null),
                appealed("2026-05-12"));
        var changed = appeal.after(second("2026-07-01", AppealOutcome.CHANGED, DisputeResult.JUDGED_REVOKED));
        assertThat(changed.standing().orElseThrow().result().column()).isEqualTo(ResultColumn.CORRECTED);
        var remanded = appeal.after(second("2026-07-01", AppealOutcome.REMANDED, null));
        assertThat(remanded).isInstanceOf(DisputeState.Pending.class);
        assertThat(remanded.label()).isEqualTo("重审中");
        assertThat(why(remanded, decided("2026-06-30", DisputeResult.SUIT_WITHDRAWN, null)))
                .contains("上一次裁决、上诉或者发回之日2026年7月1日");
        assertThat(why(remanded, decided("2026-08-03", DisputeResult.JUDGED_REVOKED, null)))
                .isEmpty();
    }

    @Test
    @DisplayName("复议法第六十四条：责令重新答复的另起期限，重新答复后消失")
    void anOrderOpensAClockOfItsOwn() {
        var order = new ReplyOrder(Counting.WORKING_DAYS, 20, parse("2026-09-18"));
        var ordered =
                course(DisputeKind.RECONSIDERATION, "2026-07-20", decided("2026-09-15", DisputeResult.REVOKED, order));
        assertThat(ordered.label()).isEqualTo("待重新答复");
        var running = CLOCK.running(ordered, parse("2026-10-21"));
        assertThat(running).singleElement().satisfies(d -> {
            assertThat(d.what()).isEqualTo(DisputeDeadline.What.REPLY_ANEW);
            assertThat(d.last()).isEqualTo(parse("2026-10-22"));
            assertThat(d.word()).isEqualTo("还有 1 个工作日");
            assertThat(d.basis()).hasToString("《中华人民共和国行政复议法》第六十四条第一款");
        });
        assertThat(why(ordered, new DisputeEvent.RepliedAnew(parse("2026-10-23"))))
                .contains("2026年10月22日");
        assertThat(why(ordered, new DisputeEvent.RepliedAnew(parse("2026-09-14"))))
                .contains("早于决定或者判决作出之日");
        var replied = ordered.after(new DisputeEvent.RepliedAnew(parse("2026-10-22")));
        assertThat(CLOCK.running(replied, TODAY)).isEmpty();
        assertThat(why(replied, new DisputeEvent.RepliedAnew(TODAY))).contains("不能重复登记");
    }

    @Test
    @DisplayName("一审判令重新答复，上诉期间不计；二审维持的，自收到二审裁判起算同样的期限")
    void anOrderUnderAppealWaits() {
        var order = new ReplyOrder(Counting.CALENDAR_DAYS, 30, parse("2026-06-20"));
        var judged = course(
                DisputeKind.LITIGATION_DIRECT,
                "2026-04-01",
                decided("2026-06-01", DisputeResult.JUDGED_REVOKED, order));
        var appeal = judged.after(new Appealed(parse("2026-06-10"), Appellant.ORGAN));
        assertThat(CLOCK.running(appeal, TODAY)).isEmpty();
        var upheld = appeal.after(second("2026-09-01", AppealOutcome.UPHELD, null));
        assertThat(CLOCK.running(upheld, parse("2026-09-10")).getFirst().last()).isEqualTo(parse("2026-10-08"));
    }

    @Test
    @DisplayName("维持的不会责令重新答复；结果须属于本类案件")
    void aResultMustFit() {
        var order = new ReplyOrder(Counting.UNTIL, 0, parse("2026-12-31"));
        var state = course(DisputeKind.RECONSIDERATION, "2026-10-12");
        assertThat(why(state, decided("2026-11-02", DisputeResult.UPHELD, order)))
                .contains("不会责令重新答复");
        assertThat(why(state, decided("2026-11-02", DisputeResult.CLAIM_DISMISSED, null)))
                .contains("不是行政复议的结果");
        assertThat(why(state, new Decided(parse("2026-11-02"), parse("2026-11-01"), DisputeResult.UPHELD, "", null)))
                .contains("收到文书之日2026年11月1日早于作出之日");
    }

    @Test
    @DisplayName("注销以后什么也不能登记")
    void anAnnulledCaseIsOver() {
        var state = course(DisputeKind.RECONSIDERATION, "2026-10-12", new DisputeEvent.Annulled(TODAY));
        assertThat(ACTS.all(state).values()).noneMatch(DisputeVerdict::isAllowed);
    }

    @Test
    @DisplayName("登记：不早于所关联的申请和此前的复议，复议后起诉只能接在复议之后")
    void aRegistrationMustFitWhatItFollows() {
        var suit = new Registered(DisputeKind.LITIGATION_AFTER_RECONSIDERATION, Procedure.GENERAL, parse("2026-08-03"));
        var reconsideration = course(DisputeKind.RECONSIDERATION, "2026-05-06");
        assertThat(DisputeActs.judgeRegistration(suit, parse("2026-03-02"), reconsideration, TODAY)
                        .isAllowed())
                .isTrue();
        assertThat(message(suit, parse("2026-08-04"), null)).contains("早于所关联申请的提交之日");
        assertThat(message(suit, null, course(DisputeKind.RECONSIDERATION, "2026-08-10")))
                .contains("早于行政复议案件的收到之日");
        assertThat(message(suit, null, course(DisputeKind.LITIGATION_DIRECT, "2026-05-06")))
                .contains("不是行政复议");
        assertThat(message(
                        new Registered(DisputeKind.RECONSIDERATION, Procedure.GENERAL, parse("2017-05-06")),
                        null,
                        null))
                .contains("早于2018年1月1日");
    }

    private static String message(
            Registered registered, @Nullable LocalDate requestedOn, @Nullable DisputeState follows) {
        return DisputeActs.judgeRegistration(registered, requestedOn, follows, TODAY)
                .remark()
                .map(DisputeRefusal::text)
                .orElse("");
    }

    @Test
    void everyEventIsReadAsItWasWritten() {
        var order = new ReplyOrder(Counting.WORKING_DAYS, 15, TODAY);
        for (var event : List.of(
                new Registered(DisputeKind.RECONSIDERATION, Procedure.SIMPLE, TODAY),
                new DisputeEvent.Answered(TODAY),
                new DisputeEvent.HearingSet(TODAY),
                new DisputeEvent.EvidenceListed(TODAY),
                new Decided(TODAY, TODAY, DisputeResult.REVOKED, "某复〔2026〕1号", order),
                appealed("2026-11-01"),
                second("2026-11-01", AppealOutcome.CHANGED, DisputeResult.JUDGED_REVOKED),
                new DisputeEvent.RepliedAnew(TODAY),
                new DisputeEvent.Annulled(TODAY))) {
            assertThat(DisputeCodec.read(DisputeCodec.type(event), DisputeCodec.data(event)))
                    .isEqualTo(event);
        }
    }
}
