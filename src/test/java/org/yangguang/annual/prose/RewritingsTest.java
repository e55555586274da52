package org.yangguang.annual.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.ProsePart;
import org.yangguang.annual.Works;
import org.yangguang.organ.OrganKind;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.TableThreeRow;

@DisplayName("正文与表格：按表改写")
class RewritingsTest {

    private static Works works() {
        return Works.of(OrganKind.DEPARTMENT, "澄湖区经济和信息化局", 2025).received(16, 3);
    }

    private static Optional<String> fixed(AnnualWork work, String rule) {
        return work.findings().all().stream()
                .filter(finding -> finding.ruleId().equals(rule))
                .flatMap(finding -> Rewritings.of(work, finding).stream())
                .map(Rewriting::after)
                .findFirst();
    }

    @Test
    @DisplayName("收到 16 件与表三 19 件不一致：数字换成数据项，其余文字不动")
    void aNumberBecomesItsField() {
        var work = works().text(ProsePart.S1_REQUEST, "加强办理。\n{{year}}年，共收到依申请公开申请约16件，群众满意。")
                .work();
        assertThat(fixed(work, "X-01")).contains("加强办理。\n{{year}}年，共收到依申请公开申请{{table3.new_received.total}}件，群众满意。");
        assertThat(HandFigure.in(work)).singleElement().satisfies(figure -> {
            assertThat(figure.agrees()).isFalse();
            assertThat(figure.field().value()).isEqualTo("19");
        });
    }

    @Test
    @DisplayName("手写而与表相符的数，也可换成数据项；数据项印出的数不再提示")
    void aRightNumberIsStillTyped() {
        var typed = works().text(ProsePart.S1_REQUEST, "本年新收政府信息公开申请19件，办结政府信息公开申请{{table3.total.total}}件。")
                .work();
        assertThat(HandFigure.in(typed)).singleElement().matches(HandFigure::agrees);
        var elsewhere = works().text(ProsePart.S5_PROBLEMS, "去年收到政府信息公开申请12件。").work();
        assertThat(HandFigure.in(elsewhere)).isEmpty();
    }

    @Test
    @DisplayName("写未收到、未发生而表中有的，整个分句按表改写")
    void noneBecomesTheCount() {
        var none = works().text(ProsePart.S1_REQUEST, "本年度未收到政府信息公开申请，工作平稳。").work();
        assertThat(fixed(none, "X-02")).contains("本年度新收政府信息公开申请{{table3.new_received.total}}件，工作平稳。");
        var disputes = works().cell(CellId.of(DisputeRoute.RECONSIDERATION, DisputeColumn.UPHELD), 2)
                .text(ProsePart.S1_REQUEST, "全年未发生行政复议、行政诉讼。")
                .work();
        assertThat(fixed(disputes, "X-03"))
                .contains("全年发生政府信息公开行政复议案件{{table4.reconsideration.total}}件、行政诉讼案件{{sum.litigation}}件。");
    }

    @Test
    @DisplayName("改写以后，同一问题不再出现")
    void theFindingIsGone() {
        var text = "共收到政府信息公开申请16件，其中自然人申请16件；行政复议案件1件。";
        var works = works().cell(CellId.of(DisputeRoute.RECONSIDERATION, DisputeColumn.UPHELD), 2)
                .text(ProsePart.S1_REQUEST, text);
        for (var rule : new String[] {"X-01", "X-03"}) {
            works.text(ProsePart.S1_REQUEST, fixed(works.work(), rule).orElseThrow());
            assertThat(fixed(works.work(), rule)).isEmpty();
        }
        assertThat(works.work().printed(ProsePart.S1_REQUEST)).isEqualTo("共收到政府信息公开申请19件，其中自然人申请16件；行政复议案件2件。");
    }

    @Test
    @DisplayName("照抄上年的年份改为报告年度、次年，以数据项写入")
    void years() {
        var plan = works().text(ProsePart.S5_IMPROVEMENT, "2024年，将深入推进政务公开。").work();
        assertThat(fixed(plan, "X-07")).contains("{{year.next}}年，将深入推进政务公开。");
        var said = works().text(ProsePart.S1_PROACTIVE, "2024年，我局主动公开信息120条。").work();
        assertThat(fixed(said, "X-07")).contains("{{year}}年，我局主动公开信息120条。");
        var period =
                works().text(ProsePart.PREAMBLE, "统计期限自2024年1月1日起至12月31日止。").work();
        assertThat(fixed(period, "X-07")).contains("统计期限自{{year}}年1月1日起至12月31日止。");
    }

    @Test
    @DisplayName("用语、残留、约数可以一键改；需要人判断的不给按钮")
    void words() {
        var work = works().text(ProsePart.S1_MGMT, "坚持以公开为原则，开展检查7余次&nbsp;。落实省、市、县要求，印发《关于做好政务公开工作的实施方案》。")
                .work();
        assertThat(fixed(work, "X-17").orElseThrow()).startsWith("坚持以公开为常态");
        assertThat(fixed(work, "X-13").orElseThrow()).contains("开展检查7次");
        assertThat(fixed(work, "X-14").orElseThrow()).doesNotContain("&nbsp;");
        assertThat(fixed(work, "X-15")).isEmpty();
    }

    @Test
    @DisplayName("找不到的数据项：指明并给出相近的")
    void unknownFields() {
        var work = works().work();
        assertThat(FieldNames.unknown("新收{{table3.new_recieved.total}}件", work.fields()))
                .singleElement()
                .satisfies(unknown -> assertThat(unknown.message())
                        .contains("table3.new_recieved.total", "{{table3.new_received.total}}"));
        assertThat(FieldNames.search(work.fields(), "新收 自然人", 5))
                .extracting(field -> field.name())
                .contains(CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.NATURAL)
                        .path());
    }
}
