package org.yangguang.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yangguang.request.Outcome.*;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.request.CountedOutcome.Rule;

class CountedOutcomeTests {

    private static Outcome counted(Rule rule, Outcome... outcomes) {
        return CountedOutcome.of(List.of(outcomes), rule, Optional.empty()).outcome();
    }

    @Test
    @DisplayName("表三：全部公开计予以公开；有公开有不公开的只计部分公开一次")
    void grantsAndMixes() {
        assertThat(counted(Rule.FIRST_IN_TABLE, GRANTED, GRANTED)).isEqualTo(GRANTED);
        assertThat(counted(Rule.FIRST_IN_TABLE, NOT_HELD, GRANTED)).isEqualTo(PARTIALLY_GRANTED);
        assertThat(counted(Rule.MOST_MATTERS, NOT_HELD, NOT_HELD, GRANTED)).isEqualTo(PARTIALLY_GRANTED);
        assertThat(counted(Rule.MOST_MATTERS, NOT_HELD, NOT_HELD)).isEqualTo(NOT_HELD);
    }

    @Test
    @DisplayName("没有公开任何一项而决定不止一种：按规则取一种，或者由拟稿人在其中选定")
    void severalRefusals() {
        var outcomes = List.of(NOT_HELD, PETITION_COMPLAINT, PETITION_COMPLAINT);
        assertThat(CountedOutcome.of(outcomes, Rule.FIRST_IN_TABLE, Optional.empty())
                        .outcome())
                .isEqualTo(NOT_HELD);
        assertThat(CountedOutcome.of(outcomes, Rule.MOST_MATTERS, Optional.empty())
                        .outcome())
                .isEqualTo(PETITION_COMPLAINT);
        assertThat(counted(Rule.MOST_MATTERS, PETITION_COMPLAINT, NOT_HELD)).isEqualTo(NOT_HELD);
        var chosen = CountedOutcome.of(outcomes, Rule.FIRST_IN_TABLE, Optional.of(PETITION_COMPLAINT));
        assertThat(chosen.outcome()).isEqualTo(PETITION_COMPLAINT);
        assertThat(chosen.choices()).containsExactly(NOT_HELD, PETITION_COMPLAINT);
        assertThat(CountedOutcome.of(outcomes, Rule.FIRST_IN_TABLE, Optional.of(GRANTED))
                        .outcome())
                .isEqualTo(NOT_HELD);
    }

    @Test
    @DisplayName("每一种处理决定在逐项答复中都有写法，依据随之写出；十六条写“可以不予公开”")
    void everyDecisionHasItsClause() {
        for (var decision : ReplyMatter.Decision.offered()) {
            var matter = new ReplyMatter("某某方案", decision.outcome(), decision.basis(), "《档案法》第一条", "经核对属实");
            var words = ReplyMatter.paragraphs(List.of(matter));
            assertThat(words).startsWith("（一）关于“某某方案”。").contains("经核对属实").doesNotContain("{", "。。", "}");
            if (decision.outcome() != OTHER_DISPOSITION) {
                assertThat(words).contains("《条例》第");
            }
        }
        assertThat(ReplyMatter.paragraphs(List.of(new ReplyMatter("过程稿", DENIED_DELIBERATIVE_PROCESS, 0, "", "尚未印发"))))
                .contains("《条例》第十六条第二款、第三十六条第（三）项，该类信息可以不予公开");
    }

    @Test
    void mattersKeepTheirWordsAndSayWhatIsMissing() {
        var matters = List.of(
                new ReplyMatter("甲", GRANTED, 1, "", "电子邮件发送"), new ReplyMatter("乙", OTHER_DISPOSITION, 0, "", ""));
        assertThat(ReplyMatter.of(Map.of(ReplyMatter.LIST, ReplyMatter.written(matters))))
                .isEqualTo(matters);
        assertThat(ReplyMatter.missing(matters)).containsExactly("请填写事项2的事实、理由或者提供方式", "请填写事项2的依据");
        assertThat(ReplyMatter.of(Map.of())).isEmpty();
    }
}
