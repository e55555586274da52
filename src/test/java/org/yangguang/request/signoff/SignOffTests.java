package org.yangguang.request.signoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yangguang.request.signoff.Chain.Hands.ONE_STEP_EACH;
import static org.yangguang.request.signoff.Chain.Hands.SEVERAL_STEPS;
import static org.yangguang.request.signoff.Decision.Verdict.PASSED;
import static org.yangguang.request.signoff.Decision.Verdict.RETURNED;
import static org.yangguang.request.signoff.Step.LEGAL_REVIEW;
import static org.yangguang.request.signoff.Step.SECRECY_REVIEW;
import static org.yangguang.request.signoff.Step.SIGNING;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yangguang.identity.Delegation;
import org.yangguang.identity.Duty;
import org.yangguang.request.Outcome;

/// Who may decide on a draft, at every step, with every duty, for oneself and for another.
class SignOffTests {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 12);
    private static final Instant NOON = Instant.parse("2026-10-12T04:00:00Z");
    private static final UUID DRAFTER = new UUID(0, 1);
    private static final UUID HELPER = new UUID(0, 2);
    private static final UUID LAWYER = new UUID(0, 3);
    private static final UUID GUARDIAN = new UUID(0, 4);
    private static final UUID HEAD = new UUID(0, 5);
    private static final UUID DEPUTY = new UUID(0, 6);

    private static SignOff sent(Chain chain, Decision... decisions) {
        return new SignOff(
                1, 3, Outcome.GRANTED, Set.of(DRAFTER, HELPER), Optional.of(NOON), chain, List.of(decisions));
    }

    private static Decision passed(Step step, UUID by) {
        return new Decision(step, PASSED, by, Optional.empty(), NOON, "");
    }

    private static Decision passed(Step step, UUID by, UUID onBehalfOf) {
        return new Decision(step, PASSED, by, Optional.of(onBehalfOf), NOON, "");
    }

    private static Examiner with(UUID account, Duty... duties) {
        return new Examiner(account, Set.of(duties), List.of());
    }

    private static Examiner delegate(UUID account, Delegation... delegations) {
        return new Examiner(account, Set.of(), List.of(delegations));
    }

    private static Delegation from(UUID from, Duty duty) {
        return from(from, duty, DAY.minusDays(1), DAY.plusDays(1), Optional.empty());
    }

    private static Delegation from(
            UUID from, Duty duty, LocalDate since, LocalDate until, Optional<Instant> revokedAt) {
        return new Delegation(UUID.randomUUID(), duty, from, "钱签发", DEPUTY, "代行人", since, until, "出差", revokedAt);
    }

    /// A standard chain that has come to a step by the usual people.
    private static SignOff at(Step step) {
        return at(step, Chain.STANDARD);
    }

    private static SignOff at(Step step, Chain chain) {
        var decisions = new ArrayList<Decision>();
        for (var before : chain.steps().subList(0, chain.steps().indexOf(step))) {
            decisions.add(passed(before, before == LEGAL_REVIEW ? LAWYER : GUARDIAN));
        }
        return sent(chain, decisions.toArray(Decision[]::new));
    }

    private static boolean may(SignOff round, Examiner who) {
        return round.turn(who, DAY) instanceof Turn.Mine;
    }

    private static String whyNot(SignOff round, Examiner who) {
        return round.turn(who, DAY) instanceof Turn.NotMine(var why) ? why : "";
    }

    @Test
    @DisplayName("稿子停在哪一环节由审签意见推出：法制审核、保密审查、签发，签发后没有下一步")
    void whereItStandsFollowsFromTheDecisions() {
        assertThat(sent(Chain.STANDARD).waitingAt()).contains(LEGAL_REVIEW);
        assertThat(at(SECRECY_REVIEW).waitingAt()).contains(SECRECY_REVIEW);
        assertThat(at(SECRECY_REVIEW).next()).contains(SIGNING);
        assertThat(at(SIGNING).next()).isEmpty();
        var signed = sent(
                Chain.STANDARD, passed(LEGAL_REVIEW, LAWYER), passed(SECRECY_REVIEW, GUARDIAN), passed(SIGNING, HEAD));
        assertThat(signed.waitingAt()).isEmpty();
        assertThat(signed.isSigned()).isTrue();
        assertThat(whyNot(signed, with(DEPUTY, Duty.SIGNER))).contains("已经签发");
    }

    @Test
    @DisplayName("退回即止：后面的环节不再办理，理由不能空")
    void aReturnEndsTheRound() {
        var back = new Decision(SECRECY_REVIEW, RETURNED, GUARDIAN, Optional.empty(), NOON, "附件有姓名");
        var round = sent(Chain.STANDARD, passed(LEGAL_REVIEW, LAWYER), back);
        assertThat(round.waitingAt()).isEmpty();
        assertThat(round.isSigned()).isFalse();
        assertThat(round.returned()).contains(back);
        assertThat(whyNot(round, with(HEAD, Duty.SIGNER))).contains("已经退回");
        assertThatThrownBy(() -> new Decision(SIGNING, RETURNED, HEAD, Optional.empty(), NOON, " "))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sent(Chain.STANDARD, back)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    @DisplayName("每一环节只有担任该职责的人能办，其他职责都不能")
    void eachStepTakesItsOwnDuty(Step step) {
        var allowed = EnumSet.noneOf(Duty.class);
        Arrays.stream(Duty.values())
                .filter(duty -> may(at(step), with(HEAD, duty)))
                .forEach(allowed::add);
        assertThat(allowed).containsExactly(step.duty());
        assertThat(whyNot(at(step), with(HEAD, Duty.HANDLER)))
                .contains("本稿待" + step.label(), "负责" + step.duty().label());
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    @DisplayName("拟写过、送审过本稿的人，有全部职责也不能办任何环节，环节设置也不能放宽")
    void nobodyDecidesOnHisOwnDraft(Step step) {
        for (var hands : Chain.Hands.values()) {
            var round = at(step, new Chain(Chain.STANDARD.steps(), hands));
            for (var own : List.of(DRAFTER, HELPER)) {
                var everything = with(own, Duty.HANDLER, Duty.REVIEWER, Duty.SECRECY_REVIEWER, Duty.SIGNER);
                assertThat(whyNot(round, everything))
                        .contains("本稿由您拟写或者送审", "另一位负责" + step.duty().label());
            }
        }
    }

    @Test
    @DisplayName("身兼数职的，同一稿只能办一个环节；机关允许的可以办几个")
    void onePersonPassesOneStepUnlessTheOrganAllowsIt() {
        var both = with(LAWYER, Duty.REVIEWER, Duty.SECRECY_REVIEWER, Duty.SIGNER);
        assertThat(may(at(LEGAL_REVIEW), both)).isTrue();
        assertThat(whyNot(at(SECRECY_REVIEW), both)).contains("您已办理本稿的法制审核", "由另一人办理");
        assertThat(whyNot(at(SIGNING), both)).contains("您已办理本稿的法制审核");
        var small = new Chain(Chain.STANDARD.steps(), SEVERAL_STEPS);
        assertThat(may(at(SECRECY_REVIEW, small), both)).isTrue();
        assertThat(may(at(SIGNING, small), both)).isTrue();
    }

    @Test
    @DisplayName("改过的稿是新的一轮，上一轮办过的人可以再办")
    void aNewRoundForgetsWhoDecidedBefore() {
        assertThat(may(sent(Chain.STANDARD), with(LAWYER, Duty.REVIEWER))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    @DisplayName("授权代行：起止两日之内可以代办，之前、之后、撤销以后不能，职责不对的也不能")
    void aDelegateActsWithinThePeriodAndTheDuty(Step step) {
        var duty = step.duty();
        var absent = new UUID(0, 9);
        var none = Optional.<Instant>empty();
        assertThat(may(at(step), delegate(DEPUTY, from(absent, duty, DAY, DAY, none))))
                .isTrue();
        assertThat(may(at(step), delegate(DEPUTY, from(absent, duty, DAY.plusDays(1), DAY.plusDays(9), none))))
                .isFalse();
        assertThat(may(at(step), delegate(DEPUTY, from(absent, duty, DAY.minusDays(9), DAY.minusDays(1), none))))
                .isFalse();
        assertThat(may(at(step), delegate(DEPUTY, from(absent, duty, DAY, DAY, Optional.of(NOON)))))
                .isFalse();
        assertThat(may(at(step), delegate(HEAD, from(absent, duty))))
                .as("不是受委托人")
                .isFalse();
        for (var other : Delegation.DELEGABLE) {
            assertThat(may(at(step), delegate(DEPUTY, from(absent, other)))).isEqualTo(other == duty);
        }
    }

    @Test
    @DisplayName("授权代行记明受谁委托；自己有该职责的，以自己的名义办理")
    void theMandateIsKeptUnlessTheDutyIsHisOwn() {
        var mandate = from(HEAD, Duty.SIGNER);
        assertThat(at(SIGNING).turn(delegate(DEPUTY, mandate), DAY))
                .isEqualTo(new Turn.Mine(SIGNING, Optional.of(mandate)));
        var own = new Examiner(DEPUTY, Set.of(Duty.SIGNER), List.of(mandate));
        assertThat(at(SIGNING).turn(own, DAY)).isEqualTo(new Turn.Mine(SIGNING, Optional.empty()));
        assertThat(own.charged(DAY)).containsExactly(Duty.SIGNER);
        assertThat(delegate(DEPUTY, mandate).charged(DAY.plusDays(2))).isEmpty();
    }

    @Test
    @DisplayName("四眼原则及于委托双方：委托人拟的稿、受委托人拟的稿都不能代行")
    void fourEyesHoldForBothSidesOfADelegation() {
        assertThat(whyNot(at(SIGNING), delegate(DEPUTY, from(DRAFTER, Duty.SIGNER))))
                .contains("参与拟写本稿", "不能由您代为签发");
        var ownDraft = new SignOff(
                1,
                1,
                Outcome.GRANTED,
                Set.of(DEPUTY),
                Optional.of(NOON),
                new Chain(List.of(SIGNING), ONE_STEP_EACH),
                List.of());
        assertThat(whyNot(ownDraft, delegate(DEPUTY, from(HEAD, Duty.SIGNER)))).contains("本稿由您拟写");
    }

    @Test
    @DisplayName("同一稿的环节分人办理及于委托双方：委托人办过的、受委托人代办过的都算")
    void oneStepEachHoldsForBothSidesOfADelegation() {
        var byGuardianForLawyer =
                sent(new Chain(List.of(LEGAL_REVIEW, SIGNING), ONE_STEP_EACH), passed(LEGAL_REVIEW, GUARDIAN, LAWYER));
        assertThat(whyNot(byGuardianForLawyer, with(GUARDIAN, Duty.SIGNER))).contains("您已办理本稿的法制审核");
        assertThat(whyNot(byGuardianForLawyer, with(LAWYER, Duty.SIGNER))).contains("您已办理本稿的法制审核");
        assertThat(may(byGuardianForLawyer, with(HEAD, Duty.SIGNER))).isTrue();
        assertThat(whyNot(at(SIGNING), delegate(DEPUTY, from(LAWYER, Duty.SIGNER))))
                .contains("已办理本稿的法制审核", "不能由您代为签发");
    }

    @Test
    @DisplayName("受两人委托、其中一人拟稿的，以另一人的名义办理")
    void theMandateThatAllowsItIsTaken() {
        var good = from(HEAD, Duty.SIGNER);
        assertThat(at(SIGNING).turn(delegate(DEPUTY, from(DRAFTER, Duty.SIGNER), good), DAY))
                .isEqualTo(new Turn.Mine(SIGNING, Optional.of(good)));
    }

    @Test
    @DisplayName("机关可选的环节都以签发结束；没有签发、重复环节的不成立")
    void everyOrderEndsWithSigning() {
        assertThat(Chain.ORDERS)
                .allSatisfy(steps ->
                        assertThat(new Chain(steps, ONE_STEP_EACH).steps()).endsWith(SIGNING));
        assertThat(Chain.text(Chain.STANDARD.steps())).isEqualTo("法制审核 → 保密审查 → 签发");
        for (var wrong : List.of(
                List.<Step>of(),
                List.of(LEGAL_REVIEW),
                List.of(SIGNING, LEGAL_REVIEW),
                List.of(SIGNING, SIGNING),
                List.of(LEGAL_REVIEW, LEGAL_REVIEW, SIGNING))) {
            assertThatThrownBy(() -> new Chain(wrong, ONE_STEP_EACH)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
