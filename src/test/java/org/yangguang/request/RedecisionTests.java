package org.yangguang.request;

import static java.time.LocalDate.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yangguang.request.RequestFixture.aRequest;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.calendar.Deadline;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.law.Provision;
import org.yangguang.request.RequestEvent.AbandonReason;
import org.yangguang.request.RequestEvent.OrderedBy;
import org.yangguang.request.tally.TalliedRequest;
import org.yangguang.request.tally.TallyRow;
import org.yangguang.request.tally.YearTally;

/// A decision quashed with the order to decide again.
class RedecisionTests {
    private static final StatutoryClock CLOCK = new StatutoryClock(WorkingDays.bundled());
    private static final Acts ACTS = new Acts(CLOCK);

    private static RequestFixture denied(String received, String replied) {
        return aRequest().receivedOn(received).repliedOn(replied, Outcome.DENIED_DELIBERATIVE_PROCESS);
    }

    @Test
    @DisplayName("行政复议法第六十四条：责令重新答复开启新的时钟，最后一日由决定确定")
    void anOrderOpensAClockOfItsOwn() {
        var state = denied("2023-09-11", "2023-10-08")
                .orderedAnewBy(OrderedBy.RECONSIDERATION, "2023-11-28", "2023-12-26")
                .state();
        assertThat(state.isConcluded()).isFalse();
        assertThat(CLOCK.deadline(state, parse("2023-12-01")))
                .isEqualTo(new Deadline.Due(parse("2023-12-26"), Provision.reconsideration(64)));
        var reckoned = CLOCK.reckon(state, parse("2023-12-01")).orElseThrow();
        assertThat(reckoned.from()).isEqualTo("2023-11-28");
        assertThat(reckoned.used()).isEqualTo(3);
        assertThat(reckoned.total()).isEqualTo(20);
        assertThat(reckoned.explanation())
                .isEqualTo("2023年11月28日收到责令重新答复的决定，当日不计，自次日起计算。依据《中华人民共和国行政复议法》第六十四条，重新答复的期限由该决定确定为2023年12月26日。");
    }

    @Test
    @DisplayName("重新答复的期限内征求意见，期限不因此变动")
    void consultingDoesNotMoveTheDayTheDecisionNamed() {
        var state = denied("2023-09-11", "2023-10-08")
                .orderedAnewBy(OrderedBy.COURT, "2023-11-28", "2023-12-26")
                .waitingForThirdParty("2023-11-30")
                .state();
        assertThat(CLOCK.deadline(state, parse("2023-12-01")).certainDay()).hasValue(parse("2023-12-26"));
        assertThat(ACTS.judge(state, Act.EXTEND, parse("2023-12-01")).isAllowed())
                .isFalse();
    }

    @Test
    @DisplayName("一件只计一次：同年重新答复的按新的结果，跨年重新答复的不改变上一年的结果")
    void theTableCountsItOnce() {
        var sameYear = denied("2023-03-01", "2023-03-20")
                .orderedAnewBy(OrderedBy.RECONSIDERATION, "2023-06-05", "2023-07-03")
                .repliedOn("2023-06-30", Outcome.GRANTED)
                .state();
        assertThat(sameYear.endedIn()).hasValue(Outcome.GRANTED);
        assertThat(sameYear.concludedOn()).hasValue(parse("2023-03-20"));
        var nextYear = denied("2023-11-01", "2023-11-20")
                .orderedAnewBy(OrderedBy.RECONSIDERATION, "2024-01-15", "2024-02-20")
                .repliedOn("2024-02-08", Outcome.GRANTED)
                .state();
        assertThat(nextYear.endedIn()).hasValue(Outcome.DENIED_DELIBERATIVE_PROCESS);
        for (var state : List.of(sameYear, nextYear)) {
            var request = new TalliedRequest(
                    "1",
                    ApplicantKind.NATURAL_PERSON,
                    state.courseSoFar().orElseThrow().receivedOn(),
                    state.concludedOn().orElse(null),
                    state.endedIn().orElse(null));
            assertThat(YearTally.of(2023, List.of(request)).count(TallyRow.TOTAL))
                    .isEqualTo(1);
            for (var row : TallyRow.all()) {
                assertThat(YearTally.of(2024, List.of(request)).count(row)).isZero();
            }
        }
    }

    @Test
    @DisplayName("重新答复后可以再送达，也可以再次被责令重新答复；撤回的、未答复的不能")
    void afterTheNewReply() {
        var again = denied("2023-03-01", "2023-03-20")
                .servedOn("2023-03-21")
                .orderedAnewBy(OrderedBy.RECONSIDERATION, "2023-06-05", "2023-07-03")
                .repliedOn("2023-06-30", Outcome.GRANTED);
        assertThat(again.state().label()).isEqualTo("已重新答复，待送达");
        assertThat(again.servedOn("2023-07-03").state().label()).isEqualTo("重新答复已送达");
        assertThat(again.orderedAnewBy(OrderedBy.COURT, "2023-09-01", "2023-09-28")
                        .state())
                .isInstanceOf(RequestState.Redeciding.class);
        var day = parse("2023-04-01");
        var withdrawn =
                aRequest().receivedOn("2023-03-01").withdrawnOn("2023-03-20").state();
        var order = new RequestEvent.OrderedAnew(day, day.plusDays(20), OrderedBy.COURT, "");
        assertThat(ACTS.judge(withdrawn, order, day).remark().orElseThrow().code())
                .isEqualTo(Refusal.Code.WITHDRAWN_NOT_QUASHED);
        assertThatThrownBy(() -> withdrawn.after(order)).isInstanceOf(IllegalStateException.class);
        assertThat(ACTS.judge(denied("2023-03-01", "2023-04-03").state(), order, parse("2023-04-10"))
                        .remark()
                        .orElseThrow()
                        .code())
                .isEqualTo(Refusal.Code.ORDERED_BEFORE_DECISION);
        var lapsed = aRequest()
                .receivedOn("2023-03-01")
                .askedToSupplement("2023-03-03", "2023-03-20")
                .abandonedOn("2023-03-21", AbandonReason.NO_SUPPLEMENT)
                .orderedAnewBy(OrderedBy.RECONSIDERATION, "2023-06-05", "2023-07-03")
                .state();
        assertThat(lapsed.label()).isEqualTo("重新办理中");
        assertThat(CLOCK.deadline(lapsed, parse("2023-06-06")).certainDay()).hasValue(parse("2023-07-03"));
    }
}
