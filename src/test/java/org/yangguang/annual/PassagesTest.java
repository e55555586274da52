package org.yangguang.annual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.AnnualReport.Section;
import org.yangguang.report.Form;

@DisplayName("国办公开办函〔2021〕30号：导入的正文按小标题分到各段，一字不丢")
class PassagesTest {

    private static AnnualReport report(Section... sections) {
        return new AnnualReport(
                "", "", 2023, Form.FMT_2021, null, List.of("根据条例编制。"), List.of(sections), Map.of(), Map.of());
    }

    @Test
    void underTheirHeadings() {
        var passages = Passages.of(report(
                new Section(
                        1,
                        "一、总体情况",
                        List.of("（一）主动公开", "主动公开信息 12 条。", "(二)依申请公开情况。收到 3 件。", "（五）监督保障", "开展培训 2 次。", "1.考核")),
                new Section(5, "五", List.of("（一）存在的主要问题", "不够细。", "（二）改进情况：继续改进。")),
                new Section(6, "六", List.of("没有收费。"))));
        assertThat(passages)
                .containsOnly(
                        entry(ProsePart.PREAMBLE, "根据条例编制。"),
                        entry(ProsePart.S1_PROACTIVE, "主动公开信息 12 条。"),
                        entry(ProsePart.S1_REQUEST, "收到 3 件。"),
                        entry(ProsePart.S1_SUPERVISION, "开展培训 2 次。\n1.考核"),
                        entry(ProsePart.S5_PROBLEMS, "不够细。"),
                        entry(ProsePart.S5_IMPROVEMENT, "继续改进。"),
                        entry(ProsePart.S6_OTHER, "没有收费。"));
    }

    @Test
    @DisplayName("没有小标题的归入该部分第一段")
    void withoutHeadings() {
        assertThat(Passages.of(report(new Section(1, "一", List.of("全年平稳。")))))
                .containsEntry(ProsePart.S1_PROACTIVE, "全年平稳。");
    }
}
