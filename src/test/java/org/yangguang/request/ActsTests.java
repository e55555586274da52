package org.yangguang.request;

import static java.time.LocalDate.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yangguang.law.Provision.disclosure;
import static org.yangguang.request.RequestFixture.aRequest;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.request.RequestEvent.AbandonReason;
import org.yangguang.request.RequestEvent.Consulted;

class ActsTests {
    private static final Acts ACTS = new Acts(new StatutoryClock(WorkingDays.bundled()));

    @Test
    @DisplayName("第三十条：补正只能告知一次")
    void aSecondSupplementNoticeIsRefused() {
        var state = aRequest()
                .receivedOn("2024-01-29")
                .askedToSupplement("2024-02-02", "2024-02-20")
                .supplementedOn("2024-02-19")
                .state();
        var verdict = ACTS.judge(state, Act.NOTIFY_SUPPLEMENT, parse("2024-02-20"));
        assertThat(verdict.isAllowed()).isFalse();
        assertThat(verdict.remark().orElseThrow().text())
                .isEqualTo("补正应当一次性告知，本件已于2024年2月2日告知补正，不能再次要求补正（依据《中华人民共和国政府信息公开条例》第三十条）。");
    }

    @Test
    @DisplayName("第三十条：超过七个工作日仍可告知补正，但记为逾期")
    void aLateSupplementNoticeIsFlagged() {
        var state = aRequest().receivedOn("2024-01-29").state();
        assertThat(ACTS.judge(state, Act.NOTIFY_SUPPLEMENT, parse("2024-02-06")))
                .isEqualTo(Verdict.LAWFUL);
        assertThat(ACTS.judge(state, Act.NOTIFY_SUPPLEMENT, parse("2024-02-07")))
                .isEqualTo(Verdict.flagged(Refusal.Code.SUPPLEMENT_NOTICE_LATE, parse("2024-02-06")));
    }

    @Test
    @DisplayName("第三十三条第二款：最后一日仍可延长，次日不可；只能延长一次；至多二十个工作日")
    void anExtensionComesOnceAndInTime() {
        var request = aRequest().receivedOn("2023-09-11");
        assertThat(ACTS.judge(request.state(), Act.EXTEND, parse("2023-10-13"))).isEqualTo(Verdict.LAWFUL);
        assertThat(ACTS.judge(request.state(), Act.EXTEND, parse("2023-10-14")))
                .isEqualTo(Verdict.refused(Refusal.Code.EXTENSION_LATE, parse("2023-10-13")));
        assertThat(ACTS.judgeExtension(request.state(), 21, parse("2023-10-12")))
                .isEqualTo(Verdict.refused(Refusal.Code.EXTENSION_LENGTH, 20, 21));
        assertThat(ACTS.judgeExtension(request.state(), 20, parse("2023-10-12")))
                .isEqualTo(Verdict.LAWFUL);
        assertThat(ACTS.judge(request.extendedBy(5, "2023-10-13").state(), Act.EXTEND, parse("2023-10-16")))
                .isEqualTo(Verdict.refused(Refusal.Code.EXTENDED, parse("2023-10-13"), 5));
        assertThatThrownBy(() -> new RequestEvent.Extended(21, parse("2023-10-12"), parse("2023-10-12")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("第三十条：补正期间不得答复、征求意见、延期、收费")
    void nothingIsDecidedWhileASupplementIsAwaited() {
        var state = aRequest()
                .receivedOn("2024-01-29")
                .askedToSupplement("2024-02-02", "2024-02-20")
                .state();
        assertThat(allowed(state, "2024-02-19")).isEqualTo(EnumSet.of(Act.RECEIVE_SUPPLEMENT, Act.WITHDRAW, Act.MERGE));
        assertThat(allowed(state, "2024-02-21"))
                .isEqualTo(EnumSet.of(Act.RECEIVE_SUPPLEMENT, Act.WITHDRAW, Act.MERGE, Act.CLOSE_UNSUPPLEMENTED));
        assertThat(ACTS.judge(state, Act.REPLY, parse("2024-02-19"))
                        .remark()
                        .orElseThrow()
                        .basis())
                .isEqualTo(disclosure(30));
    }

    @Test
    void afterTheDecisionOnlyServiceAndAnOrderFromOutsideRemain() {
        var replied = aRequest().receivedOn("2024-01-29").repliedOn("2024-02-05", Outcome.GRANTED);
        var withdrawn = aRequest().receivedOn("2024-01-29").withdrawnOn("2024-02-05");
        assertThat(allowed(replied.state(), "2024-02-06")).isEqualTo(EnumSet.of(Act.RECORD_ORDER, Act.SERVE));
        assertThat(allowed(withdrawn.state(), "2024-02-06")).isEqualTo(EnumSet.of(Act.SERVE, Act.ARCHIVE));
        assertThat(ACTS.judge(replied.state(), Act.EXTEND, parse("2024-02-06"))
                        .remark()
                        .orElseThrow()
                        .reason())
                .isEqualTo("本件已于2024年2月5日办结（已答复，待送达），不能再延长答复期限");
    }

    @Test
    @DisplayName("第三十一条：确认收到之前只能确认、并入或者登记撤回")
    void beforeReceiptOnlyConfirmation() {
        var state = aRequest().submittedOnline("2024-01-29").state();
        assertThat(allowed(state, "2024-01-30")).isEqualTo(EnumSet.of(Act.CONFIRM_RECEIPT, Act.WITHDRAW, Act.MERGE));
    }

    @Test
    @DisplayName("国办函〔2020〕109号：缴费期内不得视为放弃，期满次日起可以")
    void anUnpaidRequestIsClosedOnlyAfterItsPeriod() {
        var request = aRequest().receivedOn("2025-03-03").feeNotified("2025-03-20", "2025-03-20");
        assertThat(ACTS.judge(request.state(), Act.CLOSE_UNPAID, parse("2025-04-18")))
                .isEqualTo(Verdict.refused(Refusal.Code.PAYMENT_PERIOD_RUNNING, parse("2025-04-18")));
        assertThat(ACTS.judge(request.state(), Act.CLOSE_UNPAID, parse("2025-04-19")))
                .isEqualTo(Verdict.LAWFUL);
        var unknown = aRequest().receivedOn("2025-03-03").feeNotified("2025-03-20");
        assertThat(ACTS.judge(unknown.state(), Act.CLOSE_UNPAID, parse("2026-01-05")))
                .isEqualTo(Verdict.refused(Refusal.Code.PAYMENT_PERIOD_UNKNOWN));
        var acrossYears = aRequest().receivedOn("2026-12-01").feeNotified("2026-12-10", "2026-12-10");
        assertThat(ACTS.judge(acrossYears.state(), Act.CLOSE_UNPAID, parse("2027-02-01")))
                .isEqualTo(Verdict.refused(Refusal.Code.PAYMENT_PERIOD_PROVISIONAL, parse("2027-01-07")));
    }

    @Test
    @DisplayName("国办函〔2020〕109号：收费通知须在处理期限内发出，只发一次")
    void aFeeNoticeComesInTimeAndOnce() {
        var request = aRequest().receivedOn("2025-03-03");
        assertThat(ACTS.judge(request.state(), Act.NOTIFY_FEE, parse("2025-03-31")))
                .isEqualTo(Verdict.LAWFUL);
        assertThat(ACTS.judge(request.state(), Act.NOTIFY_FEE, parse("2025-04-01")))
                .isEqualTo(Verdict.refused(Refusal.Code.FEE_NOTICE_LATE, parse("2025-03-31")));
        assertThat(ACTS.judge(aRequest().receivedOn("2020-12-20").state(), Act.NOTIFY_FEE, parse("2020-12-31")))
                .isEqualTo(Verdict.refused(Refusal.Code.FEE_NOT_YET, parse("2021-01-01")));
        var paid = request.feeNotified("2025-03-20", "2025-03-20").paidOn("2025-04-03");
        assertThat(ACTS.judge(paid.state(), Act.NOTIFY_FEE, parse("2025-04-07")))
                .isEqualTo(Verdict.refused(Refusal.Code.FEE_NOTIFIED, parse("2025-03-20")));
    }

    @Test
    @DisplayName("第三十五条：先要求说明理由并收到，才可在期限届满前延迟答复；只延迟一次，须晚于原期限")
    void aDeferralFollowsReasons() {
        var request = aRequest().receivedOn("2023-09-11");
        assertThat(ACTS.judge(request.state(), Act.DEFER, parse("2023-09-20")))
                .isEqualTo(Verdict.refused(Refusal.Code.DEFERRAL_UNEXPLAINED));
        assertThat(ACTS.judge(request.state(), Act.RECEIVE_REASONS, parse("2023-09-20"))
                        .remark()
                        .orElseThrow()
                        .text())
                .isEqualTo("本件没有要求说明理由，不能登记理由说明（依据《中华人民共和国政府信息公开条例》第三十五条）。");
        var asked = request.askedForReasons("2023-09-13", "2023-09-27");
        assertThat(ACTS.judge(asked.state(), Act.ASK_REASONS, parse("2023-09-14")))
                .isEqualTo(Verdict.refused(Refusal.Code.REASONS_ASKED, parse("2023-09-13")));
        assertThat(ACTS.judge(asked.state(), Act.DEFER, parse("2023-09-20")))
                .isEqualTo(Verdict.refused(Refusal.Code.DEFERRAL_UNEXPLAINED));
        var explained = asked.gaveReasonsOn("2023-09-26");
        assertThat(ACTS.judge(explained.state(), Act.DEFER, parse("2023-10-13")))
                .isEqualTo(Verdict.LAWFUL);
        assertThat(ACTS.judge(explained.state(), Act.DEFER, parse("2023-10-14")))
                .isEqualTo(Verdict.refused(Refusal.Code.DEFERRAL_LATE, parse("2023-10-13")));
        var today = parse("2023-10-10");
        assertThat(code(explained.state(), new RequestEvent.Deferred(today, parse("2023-10-13")), today))
                .isEqualTo(Refusal.Code.DEFERRAL_NOT_LATER);
        assertThat(ACTS.judge(explained.state(), new RequestEvent.Deferred(today, parse("2024-01-05")), today))
                .isEqualTo(Verdict.LAWFUL);
        assertThat(ACTS.judge(
                        explained.deferredUntil("2023-10-10", "2024-01-05").state(), Act.DEFER, parse("2023-10-11")))
                .isEqualTo(Verdict.refused(Refusal.Code.DEFERRED, parse("2024-01-05"), "延迟答复"));
    }

    @Test
    @DisplayName("第三十五条：要求说明理由、收到理由都不改变答复期限")
    void askingForReasonsLeavesTheClockAlone() {
        var day = parse("2023-10-08");
        var plain = aRequest().receivedOn("2023-09-11");
        var due = ACTS.clock().deadline(plain.state(), day);
        assertThat(ACTS.clock()
                        .deadline(
                                plain.askedForReasons("2023-09-13", "2023-09-27")
                                        .gaveReasonsOn("2023-09-26")
                                        .state(),
                                day))
                .isEqualTo(due);
    }

    @Test
    @DisplayName("第三十五条：没有要求说明理由即以大量反复申请不予处理的提示")
    void refusingAsExcessiveWithoutAskingIsFlagged() {
        var today = parse("2023-09-20");
        var fact = new RequestEvent.Replied(Outcome.EXCESSIVE_REQUESTS, today);
        var request = aRequest().receivedOn("2023-09-11");
        assertThat(ACTS.judge(request.state(), fact, today)).isEqualTo(Verdict.flagged(Refusal.Code.REASONS_NOT_ASKED));
        assertThat(ACTS.judge(
                        request.askedForReasons("2023-09-13", "2023-09-19").state(), fact, today))
                .isEqualTo(Verdict.LAWFUL);
    }

    @Test
    @DisplayName("收费通知、征求意见书送达日期登记有误的，可以再登记一次，并予提示")
    void aWrongDayOfArrivalIsFollowedByTheRightOne() {
        var today = parse("2025-03-28");
        var fee = aRequest().receivedOn("2025-03-03").feeNotified("2025-03-20", "2025-03-20");
        assertThat(code(fee.state(), new RequestEvent.FeeNoticeReached(parse("2025-03-24")), today))
                .isEqualTo(Refusal.Code.FEE_NOTICE_REACHED_AGAIN);
        assertThat(code(fee.state(), new RequestEvent.FeeNoticeReached(parse("2025-03-19")), today))
                .isEqualTo(Refusal.Code.BEFORE_NOTICE);
        var asked = aRequest().receivedOn("2025-03-03").waitingForThirdParty("2025-03-10", "2025-03-11");
        assertThat(code(asked.state(), new RequestEvent.ConsultationReached("Z1", parse("2025-03-12")), today))
                .isEqualTo(Refusal.Code.CONSULTATION_REACHED_AGAIN);
    }

    @Test
    @DisplayName("第五十六条：2019-05-15 前的申请不适用现行条例")
    void aSubmissionBeforeTheRegulationOrInTheFutureIsRefused() {
        var today = parse("2024-01-18");
        assertThat(Acts.judgeSubmission(new RequestEvent.Submitted(Channel.ONLINE, parse("2019-05-15")), today))
                .isEqualTo(Verdict.LAWFUL);
        assertThat(Acts.judgeSubmission(new RequestEvent.Submitted(Channel.ONLINE, parse("2019-05-14")), today)
                        .isAllowed())
                .isFalse();
        assertThat(Acts.judgeSubmission(new RequestEvent.Submitted(Channel.ONLINE, parse("2024-01-19")), today)
                        .isAllowed())
                .isFalse();
    }

    @Test
    void aLateReplyIsStillGivenAndFlagged() {
        var state = aRequest().receivedOn("2023-09-11").state();
        assertThat(ACTS.judge(state, Act.REPLY, parse("2023-10-13"))).isEqualTo(Verdict.LAWFUL);
        assertThat(ACTS.judge(state, Act.REPLY, parse("2023-10-16")))
                .isEqualTo(Verdict.flagged(Refusal.Code.REPLY_LATE, parse("2023-10-13")));
    }

    @Test
    void aFactMustFitItsRequest() {
        var state = aRequest()
                .receivedOn("2023-09-11")
                .waitingForThirdParty("2023-09-18")
                .state();
        var today = parse("2023-09-28");
        assertThat(code(state, new RequestEvent.Replied(Outcome.GRANTED, parse("2023-09-08")), today))
                .isEqualTo(Refusal.Code.BEFORE_RECEIPT);
        assertThat(code(state, new RequestEvent.Replied(Outcome.GRANTED, parse("2023-09-29")), today))
                .isEqualTo(Refusal.Code.IN_THE_FUTURE);
        assertThat(code(state, new RequestEvent.Replied(Outcome.STILL_UNCLEAR, today), today))
                .isEqualTo(Refusal.Code.UNCLEAR_WITHOUT_SUPPLEMENT);
        assertThat(code(state, new RequestEvent.Replied(Outcome.FEE_UNPAID, today), today))
                .isEqualTo(Refusal.Code.OUTCOME_BY_LAPSE);
        assertThat(code(state, new RequestEvent.ConsultationAnswered("Z9", today), today))
                .isEqualTo(Refusal.Code.CONSULTATION_UNKNOWN);
        assertThat(code(state, new RequestEvent.ConsultationAnswered("Z1", parse("2023-09-15")), today))
                .isEqualTo(Refusal.Code.CONSULTATION_ORDER);
        assertThat(code(state, new RequestEvent.ConsultationSent("Z1", Consulted.AGENCY, today, null), today))
                .isEqualTo(Refusal.Code.CONSULTATION_ID_TAKEN);
        assertThat(code(state, new RequestEvent.Replied(Outcome.GRANTED, today), today))
                .isEqualTo(Refusal.Code.CONSULTATION_OPEN);
    }

    @Test
    @DisplayName("第三十二条：以第三方权益为由不予公开而未征求意见的提示")
    void denyingForAThirdPartyWithoutAskingIsFlagged() {
        var state = aRequest().receivedOn("2023-09-11").state();
        var verdict = ACTS.judge(
                state, new RequestEvent.Replied(Outcome.DENIED_THIRD_PARTY, parse("2023-09-20")), parse("2023-09-20"));
        assertThat(verdict).isEqualTo(Verdict.flagged(Refusal.Code.THIRD_PARTY_NOT_CONSULTED));
    }

    @Test
    void whatIsAllowedCanBeFoldedAndWhatIsNotCannot() {
        var awaiting = aRequest().receivedOn("2024-01-29").askedToSupplement("2024-02-02", "2024-02-20");
        assertThatThrownBy(() -> awaiting.state().after(new RequestEvent.Replied(Outcome.GRANTED, parse("2024-02-05"))))
                .isInstanceOf(IllegalStateException.class);
        var abandoned = awaiting.abandonedOn("2024-02-21", AbandonReason.NO_SUPPLEMENT);
        assertThat(abandoned.state().endedIn()).hasValue(Outcome.NO_SUPPLEMENT);
        assertThat(abandoned.state().concludedOn()).hasValue(parse("2024-02-21"));
        var unpaid = aRequest().receivedOn("2025-03-03").feeNotified("2025-03-20", "2025-03-20");
        assertThat(unpaid.state()
                        .after(new RequestEvent.Abandoned(parse("2025-04-21"), AbandonReason.FEE_UNPAID))
                        .endedIn())
                .hasValue(Outcome.FEE_UNPAID);
        assertThat(unpaid.state().after(new RequestEvent.FeeNoticeReached(parse("2025-03-21"))))
                .isInstanceOfSatisfying(
                        RequestState.AwaitingPayment.class,
                        s -> assertThat(s.noticeReceivedOn()).isEqualTo("2025-03-21"));
        assertThatThrownBy(() -> new RequestEvent.FeeNotified(parse("2025-03-20"), null, BigDecimal.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyRefusalHasItsWordsAndArguments() {
        for (var code : Refusal.Code.values()) {
            var refusal = Refusal.of(code, parse("2024-01-29"), parse("2024-01-30"), "办理");
            assertThat(refusal.text())
                    .doesNotContain("%s")
                    .contains("依据", code.basis().text());
        }
    }

    private static Refusal.Code code(RequestState state, RequestEvent event, java.time.LocalDate today) {
        return ACTS.judge(state, event, today).remark().orElseThrow().code();
    }

    private static EnumSet<Act> allowed(RequestState state, String day) {
        return ACTS.all(state, parse(day)).entrySet().stream()
                .filter(e -> e.getValue().isAllowed())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Act.class)));
    }

    @Test
    void everyActIsJudgedInEveryState() {
        var state = aRequest().receivedOn("2024-01-29").state();
        assertThat(ACTS.all(state, parse("2024-01-30")).keySet())
                .containsExactlyElementsOf(Arrays.asList(Act.values()));
    }
}
