package org.yangguang.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yangguang.law.Provision.disclosure;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;

class OutcomeTests {

    @Test
    @DisplayName("21 种结果与表三叶子行一一对应，顺序、标签相同")
    void outcomesAreTheLeavesOfTableThree() {
        var leaves = TableThreeRow.leaves(Form.FMT_2021);
        assertThat(Arrays.stream(Outcome.values()).map(Outcome::code))
                .containsExactlyElementsOf(
                        leaves.stream().map(TableThreeRow::code).toList());
        for (var outcome : Outcome.values()) {
            var row = leaves.get(outcome.ordinal());
            assertThat(row.label()).contains(outcome.label());
            assertThat(outcome.group().label())
                    .isEqualTo(
                            row.group().heading().isEmpty()
                                    ? row.label().replaceAll("（区分.*", "")
                                    : row.group().heading());
        }
    }

    @Test
    void applicantKindsAreTheColumnsOfTableThree() {
        assertThat(Arrays.stream(ApplicantKind.values()).map(k -> k.code() + k.label()))
                .containsExactlyElementsOf(Arrays.stream(ApplicantColumn.values())
                        .filter(c -> c != ApplicantColumn.TOTAL)
                        .map(c -> c.code() + c.label())
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void everyOutcomeHasALetterThatSaysWhatIsRequired(Outcome outcome) {
        assertThat(ReplyKind.of(outcome)).isNotEmpty().allSatisfy(kind -> {
            assertThat(kind.requiredFacts(outcome)).isNotEmpty();
            assertThat(kind.bases(outcome).isEmpty()).isEqualTo(outcome == Outcome.OTHER_DISPOSITION);
            assertThat(outcome.bases()).containsAll(kind.bases(outcome));
        });
    }

    @Test
    @DisplayName("第三十六条：同为予以公开或者不掌握，文书不同则依据的项不同")
    void theLetterDecidesTheItem() {
        assertThat(ReplyKind.REPLY_ALREADY_PUBLIC.bases(Outcome.GRANTED))
                .containsExactly(disclosure(36).item(1));
        assertThat(ReplyKind.REPLY_GRANTED.bases(Outcome.GRANTED))
                .containsExactly(disclosure(36).item(2));
        assertThat(ReplyKind.REPLY_NOT_EXIST.bases(Outcome.NOT_HELD))
                .containsExactly(disclosure(36).item(4));
        assertThat(ReplyKind.REPLY_NOT_RESPONSIBLE.bases(Outcome.NOT_HELD))
                .containsExactly(disclosure(36).item(5));
        assertThatThrownBy(() -> ReplyKind.REPLY_DENIED.requiredFacts(Outcome.GRANTED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aGapInALetterIsNamed() {
        assertThat(ReplyKind.REPLY_NOT_EXIST.missing(
                        Outcome.NOT_HELD, Map.of(LetterFact.SEARCH_SCOPE, "档案室、业务系统", LetterFact.SEARCH_METHOD, " ")))
                .extracting(LetterFact::label)
                .containsExactly("检索方式和关键词", "检索结论");
    }

    @Test
    @DisplayName("第十六条用“可以不予公开”，第十四、十五条用“不予公开”，不得混用")
    void theWordingFollowsTheGround() {
        var secret = Set.of(Outcome.DENIED_STATE_SECRET);
        var internal = Set.of(Outcome.DENIED_INTERNAL_AFFAIRS);
        assertThat(ReplyKind.wordingFits("本机关决定不予公开。", secret)).isTrue();
        assertThat(ReplyKind.wordingFits("该信息可以不予公开。", secret)).isFalse();
        assertThat(ReplyKind.wordingFits("该信息可以不予公开。", internal)).isTrue();
        assertThat(ReplyKind.wordingFits("该信息可以不予公开，本机关决定不予公开。", internal)).isTrue();
        assertThat(ReplyKind.wordingFits("本机关决定不予公开。", internal)).isFalse();
    }
}
