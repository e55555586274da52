package org.yangguang.request;

import static java.time.LocalDate.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.yangguang.request.RequestFixture.aRequest;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.calendar.WorkingDays;

/// Requests that go on elsewhere: split, merged, handed over.
class ElsewhereTests {

    private static final StatutoryClock CLOCK = new StatutoryClock(WorkingDays.bundled());
    private static final Acts ACTS = new Acts(CLOCK);
    private static final UUID OTHER = new UUID(0, 7);

    @Test
    @DisplayName("并入之后只能撤销并入；撤销之后回到原来的状态，期限照原来的收到日")
    void aMergerIsUndoneToWhereItStood() {
        var request = aRequest().receivedOn("2024-01-29").askedToSupplement("2024-02-02", "2024-02-20");
        var before = request.state();
        var merged = before.after(new RequestEvent.MergedInto(parse("2024-02-05"), OTHER, "甲-2024-0001"));
        assertThat(allowed(merged, "2024-02-06")).isEqualTo(EnumSet.of(Act.UNDO_MERGE));
        assertThat(merged.isConcluded()).isTrue();
        assertThat(merged.endedIn()).isEmpty();
        assertThat(merged.after(new RequestEvent.MergeUndone(parse("2024-02-07"))))
                .isEqualTo(before);
        assertThat(ACTS.judge(merged, Act.REPLY, parse("2024-02-06"))
                        .remark()
                        .orElseThrow()
                        .text())
                .isEqualTo("本件已于2024年2月5日并入先收到的同一申请，由该件办理，不能再答复（依据《中华人民共和国政府信息公开条例》第三十六条）。");
    }

    @Test
    @DisplayName("确认收到之前也可以并入，撤销后仍待确认")
    void anUnconfirmedDoubleIsMerged() {
        var state = aRequest().submittedOnline("2024-01-29").state();
        var undone = state.after(new RequestEvent.MergedInto(parse("2024-01-30"), OTHER, ""))
                .after(new RequestEvent.MergeUndone(parse("2024-01-31")));
        assertThat(undone).isEqualTo(state);
    }

    @Test
    @DisplayName("转办之后不能再办；逾期转办的记明")
    void whatIsHandedOverIsOver() {
        var request = aRequest().receivedOn("2023-09-11");
        assertThat(ACTS.judge(request.state(), Act.HAND_OVER, parse("2023-10-13")))
                .isEqualTo(Verdict.LAWFUL);
        assertThat(ACTS.judge(request.state(), Act.HAND_OVER, parse("2023-10-14")))
                .isEqualTo(Verdict.flagged(Refusal.Code.HAND_OVER_LATE, parse("2023-10-13")));
        var over = request.state().after(new RequestEvent.HandedOver(parse("2023-09-20"), "330114", OTHER));
        assertThat(allowed(over, "2023-09-21")).isEmpty();
        assertThat(CLOCK.deadline(over, parse("2023-09-21")).text()).isEqualTo("不计期限");
    }

    @Test
    @DisplayName("国办函〔2020〕109号：通知收费之后不能拆分；补正、缴费期间不能拆分、转办")
    void aSplitComesBeforeTheFee() {
        var received = aRequest().receivedOn("2025-03-03");
        assertThat(ACTS.judge(received.state(), Act.SPLIT, parse("2025-03-10"))).isEqualTo(Verdict.LAWFUL);
        var paid = received.feeNotified("2025-03-20", "2025-03-20").paidOn("2025-04-03");
        assertThat(ACTS.judge(paid.state(), Act.SPLIT, parse("2025-04-07")))
                .isEqualTo(Verdict.refused(Refusal.Code.SPLIT_AFTER_FEE, parse("2025-03-20")));
        var waiting = aRequest()
                .receivedOn("2024-01-29")
                .askedToSupplement("2024-02-02", "2024-02-20")
                .state();
        for (var act : List.of(Act.SPLIT, Act.HAND_OVER)) {
            assertThat(ACTS.judge(waiting, act, parse("2024-02-05")))
                    .isEqualTo(Verdict.refused(Refusal.Code.AWAITING_SUPPLEMENT, parse("2024-02-20"), act.label()));
        }
    }

    @Test
    @DisplayName("不计的期间：拆出之前、并入至撤销之间、转办之后")
    void absencesFollowFromTheEvents() {
        var events = new ArrayList<RequestEvent>();
        events.add(new RequestEvent.Submitted(Channel.IN_PERSON, parse("2025-12-01")));
        events.add(new RequestEvent.SplitFrom(parse("2025-12-05"), OTHER, "甲-2025-0001"));
        events.add(new RequestEvent.MergedInto(parse("2025-12-30"), OTHER, ""));
        events.add(new RequestEvent.MergeUndone(parse("2026-01-04")));
        events.add(new RequestEvent.HandedOver(parse("2026-01-09"), "330114", OTHER));
        var absences = Absence.of(events);
        assertThat(Absence.text(absences)).isEqualTo("/2025-12-05 2025-12-30/2026-01-04 2026-01-09/");
        assertThat(Absence.parse(Absence.text(absences))).isEqualTo(absences);
        assertThat(Absence.parse("")).isEmpty();
    }

    @Test
    @DisplayName("第三十一条：确认收到的内部时限可由机关定；最后一日不提醒，次日提醒")
    void theInternalLimitOfConfirmation() {
        var state = aRequest().submittedOnline("2026-09-18").state();
        var days = WorkingDays.bundled();
        // 19 September 2026 is a Saturday off, 20 September a Sunday worked.
        assertThat(IntakeRules.USUAL.confirmation(state, days, parse("2026-09-20")))
                .contains(new IntakeRules.Confirmation(parse("2026-09-20"), 1, false));
        assertThat(IntakeRules.USUAL
                        .confirmation(state, days, parse("2026-09-21"))
                        .orElseThrow()
                        .over())
                .isTrue();
        assertThat(new IntakeRules(2, IntakeRules.TransferRule.ARRIVAL)
                        .confirmation(state, days, parse("2026-09-21"))
                        .orElseThrow()
                        .over())
                .isFalse();
        assertThat(IntakeRules.USUAL.confirmation(
                        aRequest().receivedOn("2026-09-18").state(), days, parse("2026-09-30")))
                .isEmpty();
    }

    private static EnumSet<Act> allowed(RequestState state, String day) {
        return ACTS.all(state, parse(day)).entrySet().stream()
                .filter(e -> e.getValue().isAllowed())
                .map(java.util.Map.Entry::getKey)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Act.class)));
    }
}
