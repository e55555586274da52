package org.yangguang.request;

import static java.time.LocalDate.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yangguang.request.Remedy.ReliefType;

class RemedyTests {
    private static final Remedy REMEDY = new Remedy();
    private static final LocalDate BEFORE = parse("2023-12-31");
    private static final LocalDate SINCE = parse("2024-01-01");

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {
                "DENIED_STATE_SECRET",
                "DENIED_LAW_PROHIBITED",
                "DENIED_SECURITY_AND_STABILITY",
                "DENIED_THIRD_PARTY",
                "DENIED_INTERNAL_AFFAIRS",
                "DENIED_DELIBERATIVE_PROCESS",
                "DENIED_ENFORCEMENT_CASE_FILE"
            })
    @DisplayName("行政复议法第二十三条：2024-01-01 起，依第十四至十六条不予公开的先行复议")
    void exemptionsGoToReconsiderationFirst(Outcome outcome) {
        assertThat(REMEDY.reliefType(outcome, SINCE)).isEqualTo(ReliefType.RECONSIDER_FIRST);
        assertThat(REMEDY.reliefType(outcome, BEFORE)).isEqualTo(ReliefType.EITHER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "PARTIALLY_GRANTED",
                "DENIED_STATE_SECRET",
                "DENIED_LAW_PROHIBITED",
                "DENIED_SECURITY_AND_STABILITY",
                "DENIED_THIRD_PARTY",
                "DENIED_INTERNAL_AFFAIRS",
                "DENIED_DELIBERATIVE_PROCESS",
                "DENIED_ENFORCEMENT_CASE_FILE"
            })
    void otherOutcomesLeaveTheChoice(Outcome outcome) {
        assertThat(REMEDY.reliefType(outcome, SINCE)).isEqualTo(ReliefType.EITHER);
    }

    @Test
    void aPartFollowsTheGroundOfWhatIsWithheld() {
        assertThat(partial(Outcome.DENIED_THIRD_PARTY)).isEqualTo(ReliefType.RECONSIDER_FIRST);
        assertThat(partial(Outcome.REQUIRES_CREATION)).isEqualTo(ReliefType.EITHER);
        assertThat(REMEDY.reliefType(
                        Outcome.PARTIALLY_GRANTED,
                        SINCE,
                        EnumSet.of(Outcome.REQUIRES_CREATION, Outcome.DENIED_INTERNAL_AFFAIRS)))
                .isEqualTo(ReliefType.RECONSIDER_FIRST);
        assertThatThrownBy(() -> REMEDY.reliefType(Outcome.PARTIALLY_GRANTED, SINCE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatTheTextsLeaveOpenIsTheOfficesSetting() {
        var strict = new Remedy(new ReliefPolicy(ReliefType.RECONSIDER_FIRST, ReliefType.EITHER));
        assertThat(strict.reliefType(Outcome.DENIED_ADMIN_QUERY, SINCE)).isEqualTo(ReliefType.RECONSIDER_FIRST);
        assertThat(strict.reliefFromSilence(SINCE)).isEqualTo(ReliefType.EITHER);
        assertThat(REMEDY.reliefFromSilence(SINCE)).isEqualTo(ReliefType.RECONSIDER_FIRST);
        assertThat(REMEDY.reliefFromSilence(BEFORE)).isEqualTo(ReliefType.EITHER);
    }

    @Test
    void theParagraphSaysWhereAndByWhen() {
        assertThat(REMEDY.paragraph(ReliefType.RECONSIDER_FIRST, SINCE, "澄湖区人民政府", "澄湖区人民法院", ""))
                .hasValue("如对本决定不服，应当自收到本告知书之日起60日内，先向澄湖区人民政府申请行政复议；"
                        + "对行政复议决定不服的，可以自收到行政复议决定书之日起15日内，依法向澄湖区人民法院提起行政诉讼。");
        assertThat(REMEDY.paragraph(ReliefType.EITHER, BEFORE, "澄湖区人民政府", "澄湖区人民法院", ""))
                .hasValue("如对本决定不服，可以自收到本告知书之日起60日内，向澄湖区人民政府申请行政复议；" + "也可以自收到本告知书之日起6个月内，依法直接向澄湖区人民法院提起行政诉讼。");
        assertThat(REMEDY.paragraph(Remedy.reliefFromNotice(), SINCE, "甲", "乙", ""))
                .isEmpty();
    }

    @Test
    @DisplayName("行政复议法第二十二条：网上送达的同时提供网上申请复议的渠道")
    void aLetterServedOnlineNamesTheOnlineChannel() {
        assertThat(REMEDY.paragraph(ReliefType.EITHER, SINCE, "甲", "乙", "行政复议服务平台")
                        .orElseThrow())
                .endsWith("也可以通过互联网申请行政复议：行政复议服务平台。");
    }

    @Test
    @DisplayName("行政复议法第二十四条：对工作部门不服，向本级人民政府申请")
    void theReconsideringOrganFollowsTheKindOfOrgan() {
        assertThat(RespondentKind.GOVERNMENT_DEPARTMENT.reconsiderer().label()).isEqualTo("本级人民政府");
        assertThat(RespondentKind.VERTICAL_ORGAN.reconsiderer().label()).isEqualTo("上一级主管部门");
        assertThat(RespondentKind.PROVINCIAL_GOVERNMENT.reconsiderer()).isEqualTo(RespondentKind.Reconsiderer.ITSELF);
    }

    private static ReliefType partial(Outcome withheld) {
        return REMEDY.reliefType(Outcome.PARTIALLY_GRANTED, SINCE, Set.of(withheld));
    }
}
