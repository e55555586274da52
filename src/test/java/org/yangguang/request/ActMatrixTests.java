package org.yangguang.request;

import static java.time.LocalDate.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.yangguang.request.RequestFixture.aRequest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.document.Approved;
import org.yangguang.request.RequestEvent.AbandonReason;

/// Every act in every situation a request can be in, with what the desk would say, as a text that a
/// lawyer can read: `approved/request/acts.md`.
class ActMatrixTests {
    private static final Acts ACTS = new Acts(new StatutoryClock(WorkingDays.bundled()));

    @Test
    @DisplayName("每一种情形下的每一个行为：可以、可以但应注意，或者不可以及其依据")
    void everyActInEverySituation() {
        var text = new StringBuilder("""
                # 各种情形下的办理行为

                由 `ActMatrixTests` 生成。申请均于 2023-09-11 收到（答复期限至 2023-10-13），另有说明的除外。
                """);
        situations()
                .forEach((situation, state) ->
                        text.append("\n## ").append(situation).append("\n\n").append(verdicts(situation, state.get())));
        Approved.matches("request/acts.md", text.toString());
    }

    @Test
    @DisplayName("没有一种状态落在情形之外")
    void everyStateHasItsSituation() {
        var shown = situations().values().stream()
                .map(s -> s.get().getClass().getSimpleName())
                .collect(Collectors.toSet());
        assertThat(shown)
                .containsAll(java.util.Arrays.stream(RequestState.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    @DisplayName("拒绝都有依据条款，没有一个行为在任何情形下都不可以")
    void everyActIsPossibleSomewhere() {
        for (var act : Act.values()) {
            assertThat(situations().entrySet())
                    .as(act.label())
                    .anyMatch(s ->
                            ACTS.judge(s.getValue().get(), act, day(s.getKey())).isAllowed());
        }
    }

    private static String verdicts(String situation, RequestState state) {
        var text = new StringBuilder();
        var day = day(situation);
        for (var act : Act.values()) {
            text.append("- ").append(act.label()).append("：");
            text.append(
                    switch (ACTS.judge(state, act, day)) {
                        case Verdict.Lawful _ -> "可以";
                        case Verdict.Flagged(var warning) -> "可以。注意：" + warning.text();
                        case Verdict.Refused(var refusal) -> "不可以。" + refusal.text();
                    });
            text.append('\n');
        }
        return text.toString();
    }

    /// The day a situation is judged on opens its name.
    private static java.time.LocalDate day(String situation) {
        return parse(situation.substring(0, 10));
    }

    private static Map<String, Supplier<RequestState>> situations() {
        var all = new LinkedHashMap<String, Supplier<RequestState>>();
        all.put(
                "2023-09-12 网上提交，尚未确认收到",
                () -> aRequest().submittedOnline("2023-09-11").state());
        all.put(
                "2023-09-12 已收到，补正告知期限内",
                () -> aRequest().receivedOn("2023-09-11").state());
        all.put(
                "2023-09-21 已收到，超过补正告知期限",
                () -> aRequest().receivedOn("2023-09-11").state());
        all.put(
                "2023-10-13 答复期限的最后一日",
                () -> aRequest().receivedOn("2023-09-11").state());
        all.put("2023-10-16 答复逾期", () -> aRequest().receivedOn("2023-09-11").state());
        all.put(
                "2023-10-16 已延长 20 个工作日",
                () -> aRequest()
                        .receivedOn("2023-09-11")
                        .extendedBy(20, "2023-10-13")
                        .state());
        all.put(
                "2023-09-20 征求第三方意见中",
                () -> aRequest()
                        .receivedOn("2023-09-11")
                        .waitingForThirdParty("2023-09-18")
                        .state());
        all.put(
                "2023-10-16 第三方期满未提出意见",
                () -> aRequest()
                        .receivedOn("2023-09-11")
                        .waitingForThirdParty("2023-09-18", "2023-09-19")
                        .state());
        all.put(
                "2023-09-20 等待补正",
                () -> aRequest()
                        .receivedOn("2023-09-11")
                        .askedToSupplement("2023-09-15", "2023-10-10")
                        .state());
        all.put(
                "2023-10-11 补正期限已过",
                () -> aRequest()
                        .receivedOn("2023-09-11")
                        .askedToSupplement("2023-09-15", "2023-10-10")
                        .state());
        all.put(
                "2023-10-09 已补正",
                () -> aRequest()
                        .receivedOn("2023-09-11")
                        .askedToSupplement("2023-09-15", "2023-10-10")
                        .supplementedOn("2023-10-08")
                        .state());
        all.put(
                "2023-09-20 已要求说明理由",
                () -> aRequest()
                        .receivedOn("2023-09-11")
                        .askedForReasons("2023-09-18", "2023-09-28")
                        .state());
        all.put(
                "2023-09-25 已收到理由说明",
                () -> aRequest()
                        .receivedOn("2023-09-11")
                        .askedForReasons("2023-09-18", "2023-09-28")
                        .gaveReasonsOn("2023-09-22")
                        .state());
        all.put(
                "2023-10-09 已确定延迟答复",
                () -> aRequest()
                        .receivedOn("2023-09-11")
                        .askedForReasons("2023-09-18", "2023-09-28")
                        .gaveReasonsOn("2023-09-22")
                        .deferredUntil("2023-09-25", "2023-11-30")
                        .state());
        all.put(
                "2023-09-25 收费通知已发出，未知何时送达",
                () -> aRequest()
                        .receivedOn("2023-09-11")
                        .feeNotified("2023-09-20")
                        .state());
        all.put(
                "2023-09-25 收费通知已送达，缴费期限内",
                () -> aRequest()
                        .receivedOn("2023-09-11")
                        .feeNotified("2023-09-20", "2023-09-20")
                        .state());
        all.put(
                "2023-10-30 缴费期限已过",
                () -> aRequest()
                        .receivedOn("2023-09-11")
                        .feeNotified("2023-09-20", "2023-09-20")
                        .state());
        all.put(
                "2023-10-09 已缴费",
                () -> aRequest()
                        .receivedOn("2023-09-11")
                        .feeNotified("2023-09-20", "2023-09-20")
                        .paidOn("2023-10-08")
                        .state());
        all.put(
                "2023-10-09 已答复，待送达",
                () -> aRequest()
                        .receivedOn("2023-09-11")
                        .repliedOn("2023-10-08", Outcome.GRANTED)
                        .state());
        all.put(
                "2023-10-10 已送达",
                () -> aRequest()
                        .receivedOn("2023-09-11")
                        .repliedOn("2023-10-08", Outcome.GRANTED)
                        .servedOn("2023-10-09")
                        .state());
        all.put(
                "2023-10-12 逾期不补正，已终止",
                () -> aRequest()
                        .receivedOn("2023-09-11")
                        .askedToSupplement("2023-09-15", "2023-10-10")
                        .abandonedOn("2023-10-11", AbandonReason.NO_SUPPLEMENT)
                        .state());
        all.put(
                "2023-10-12 已撤回",
                () -> aRequest()
                        .receivedOn("2023-09-11")
                        .withdrawnOn("2023-10-11")
                        .state());
        all.put("2023-12-01 复议决定责令重新答复，期限内", () -> quashed().state());
        all.put("2023-12-27 复议决定责令重新答复，期限已过", () -> quashed().state());
        all.put(
                "2023-12-20 已重新答复",
                () -> quashed().repliedOn("2023-12-18", Outcome.GRANTED).state());
        all.put(
                "2023-09-20 已并入先收到的一件",
                () -> aRequest().receivedOn("2023-09-11").mergedOn("2023-09-18").state());
        all.put(
                "2023-09-20 已转办",
                () -> aRequest()
                        .receivedOn("2023-09-11")
                        .handedOverOn("2023-09-18")
                        .state());
        return all;
    }

    private static RequestFixture quashed() {
        return aRequest()
                .receivedOn("2023-09-11")
                .repliedOn("2023-10-08", Outcome.DENIED_THIRD_PARTY)
                .servedOn("2023-10-09")
                .orderedAnewBy(RequestEvent.OrderedBy.RECONSIDERATION, "2023-11-28", "2023-12-26");
    }
}
