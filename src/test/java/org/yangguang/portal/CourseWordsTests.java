package org.yangguang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.request.FeeAccount.Waiver;
import org.yangguang.request.Outcome;
import org.yangguang.request.RequestEvent;
import org.yangguang.request.RequestEvent.FeeNotified;
import org.yangguang.request.RequestEvent.FeeWaived;
import org.yangguang.request.RequestEvent.OrderedAnew;
import org.yangguang.request.RequestEvent.OrderedBy;
import org.yangguang.request.RequestEvent.Replied;

class CourseWordsTests {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 7);
    private static final FeeNotified NOTICE = new FeeNotified(DAY, DAY, new BigDecimal("1500"));

    private static FeeWaived waived(String yuan) {
        return new FeeWaived(DAY.plusDays(1), new BigDecimal(yuan), Waiver.HARDSHIP);
    }

    @Test
    @DisplayName("国办函〔2020〕109号：部分减免的说明减去多少、还缴多少，全部减免的才说不需缴纳")
    void aPartGivenUpSaysWhatStays() {
        var part = waived("500");
        var again = waived("500");
        var rest = waived("500");
        var facts = List.of(NOTICE, part, again, rest);
        assertThat(CourseWords.detail(part, facts))
                .isEqualTo("因申请人生活困难，减收 500 元，尚需缴纳 1000 元，缴费期限不变；缴清的，答复期限自缴清次日起重新计算。");
        assertThat(CourseWords.detail(again, facts)).contains("尚需缴纳 500 元");
        assertThat(CourseWords.detail(rest, facts)).isEqualTo("因申请人生活困难，减免 500 元，至此全部减免，不需缴纳，答复期限自原起算日连续计算。");
        var before = waived("300");
        assertThat(CourseWords.detail(before, List.of(before))).isEqualTo("因申请人生活困难，免收信息处理费 300 元，不需缴纳，答复期限不受影响。");
    }

    @Test
    @DisplayName("行政复议法第六十四条：责令重新答复以前的决定标明不再有效，以后的不标")
    void onlyTheDecisionThatWasQuashedIsSuperseded() {
        var first = new Replied(Outcome.NOT_HELD, DAY);
        var order = new OrderedAnew(DAY.plusDays(30), DAY.plusDays(40), OrderedBy.RECONSIDERATION, "某府复决〔2026〕1号");
        var second = new Replied(Outcome.NOT_HELD, DAY);
        List<RequestEvent> facts = List.of(first, order, second);
        assertThat(CourseWords.isSuperseded(first, facts)).isTrue();
        assertThat(CourseWords.isSuperseded(order, facts)).isFalse();
        assertThat(CourseWords.isSuperseded(second, facts)).isFalse();
    }
}
