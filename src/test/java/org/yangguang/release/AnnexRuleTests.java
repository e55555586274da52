package org.yangguang.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.release.AnnexRule.Reviewed;
import org.yangguang.request.Outcome;

/// What materials and reply must agree on.
class AnnexRuleTests {

    private static final Reviewed COVERED = new Reviewed("名单", Set.of(Outcome.DENIED_THIRD_PARTY), 3, 0, true);
    private static final Reviewed PLAIN = new Reviewed("批复", Set.of(), 0, 0, true);

    @Test
    @DisplayName("第三十七条：部分公开须有遮盖之处，或者写明依据；两者的依据须一致")
    void partialReplies() {
        assertThat(AnnexRule.judge(List.of(PLAIN), Outcome.PARTIALLY_GRANTED, Set.of())
                        .objections())
                .singleElement()
                .asString()
                .contains("遮盖之处", "第三十七条");
        assertThat(AnnexRule.judge(List.of(PLAIN), Outcome.PARTIALLY_GRANTED, Set.of(Outcome.DENIED_THIRD_PARTY))
                        .objections())
                .isEmpty();
        assertThat(AnnexRule.judge(List.of(COVERED), Outcome.PARTIALLY_GRANTED, Set.of(Outcome.DENIED_STATE_SECRET))
                        .objections())
                .singleElement()
                .asString()
                .contains("保护第三方合法权益", "没有列入");
        var right =
                AnnexRule.judge(List.of(COVERED, PLAIN), Outcome.PARTIALLY_GRANTED, Set.of(Outcome.DENIED_THIRD_PARTY));
        assertThat(right.objections()).isEmpty();
        assertThat(right.attachments()).containsExactly("名单", "批复");
    }

    @Test
    @DisplayName("予以公开而有遮盖：提醒，不阻止；没有生成公开件的：阻止")
    void grantedReplies() {
        var warned = AnnexRule.judge(List.of(COVERED), Outcome.GRANTED, Set.of());
        assertThat(warned.objections()).isEmpty();
        assertThat(warned.warnings()).singleElement().asString().contains("3 处遮盖", "部分公开");
        var unready = new Reviewed("附件", Set.of(), 0, 2, false);
        var stopped = AnnexRule.judge(List.of(unready), Outcome.GRANTED, Set.of());
        assertThat(stopped.objections()).singleElement().asString().contains("“附件”还没有生成");
        assertThat(stopped.warnings()).singleElement().asString().contains("2 处系统提示");
    }

    @Test
    @DisplayName("不提供信息的决定不带材料，也不因材料受阻")
    void otherReplies() {
        var denied = AnnexRule.judge(List.of(COVERED), Outcome.DENIED_THIRD_PARTY, Set.of());
        assertThat(denied.attachments()).isEmpty();
        assertThat(denied.objections()).isEmpty();
        assertThat(denied.warnings()).singleElement().asString().contains("不会随答复提供");
        assertThat(AnnexRule.judge(List.of(), Outcome.GRANTED, Set.of()).warnings())
                .isEmpty();
    }
}
