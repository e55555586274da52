package org.yangguang.annual.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.annual.ProsePart;
import org.yangguang.annual.Works;
import org.yangguang.organ.OrganKind;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.checking.RequiredContent;

@DisplayName("条例第五十条：文字范本")
class TemplatesTest {

    private static final ShippedTemplates SHIPPED = ShippedTemplates.standard();

    private static String name(OrganKind kind) {
        return switch (kind) {
            case GOVERNMENT -> "澄湖区人民政府";
            case DEPARTMENT -> "澄湖区经济和信息化局";
            case STREET -> "澄湖区临水街道办事处";
            case TOWNSHIP -> "澄湖区长桥镇人民政府";
            case DEVELOPMENT_ZONE -> "澄湖经济开发区管理委员会";
            case VERTICAL -> "国家税务总局澄湖区税务局";
            case AUTHORIZED -> "澄湖区公共资源交易中心";
        };
    }

    private static Works drafted(OrganKind kind, Works works) {
        var live = works.work().live();
        for (var part : ProsePart.values()) {
            works.text(part, SHIPPED.of(part, kind).draft(live).replaceAll("〔请填写[^〔〕]*〕", "另行说明"));
        }
        return works;
    }

    @Test
    @DisplayName("任意自洽的数字，各类机关的范本都不产生文字与表不符、必备内容缺少、年份不符的问题")
    void noFindingComesFromAShippedText() {
        var random = new Random(20261122);
        for (int round = 0; round < 400; round++) {
            var kind = OrganKind.values()[round % OrganKind.values().length];
            int year = round % 5 == 0 ? 2020 : 2025;
            var works = Works.of(kind, name(kind), year).random(random);
            if (random.nextBoolean()) {
                works.fee("notified", "2").fee("charged", "140").fee("paid", "140");
            }
            var report = drafted(kind, works).work().report();
            var findings = Checker.check(report, List.of()).stream()
                    .filter(finding -> finding.ruleId().startsWith("X-"))
                    // The day of publication is not known while a report is being written.
                    .filter(finding -> !finding.text().contains("没有写明发布日期"))
                    .map(Finding::text)
                    .toList();
            assertThat(findings).as(kind + " " + report.sections()).isEmpty();
            assertThat(Unfilled.of(report)).isEmpty();
        }
    }

    @Test
    @DisplayName("没有收到申请、没有复议诉讼、没有收费的，各有写法；没填的空不能送审")
    void casesHaveTheirWords() {
        var none = Works.of(OrganKind.DEPARTMENT, name(OrganKind.DEPARTMENT), 2025);
        var live = none.work().live();
        assertThat(SHIPPED.of(ProsePart.S1_REQUEST, OrganKind.DEPARTMENT).draft(live))
                .contains("未收到政府信息公开申请")
                .contains("未发生因政府信息公开引发的行政复议、行政诉讼")
                .doesNotContain("【", "】", "全年办结");
        assertThat(SHIPPED.of(ProsePart.S6_OTHER, OrganKind.DEPARTMENT).draft(live))
                .contains("收取信息处理费0元");
        var some = none.received(3, 1).fee("notified", "1").work().live();
        assertThat(SHIPPED.of(ProsePart.S1_REQUEST, OrganKind.DEPARTMENT).draft(some))
                .contains("新收政府信息公开申请{{table3.new_received.total}}件")
                .doesNotContain("未收到");
        assertThat(SHIPPED.of(ProsePart.S6_OTHER, OrganKind.DEPARTMENT).draft(some))
                .contains("{{fee.charged}}元")
                .doesNotContain("没有发出");
        var slot = none.text(ProsePart.S5_PROBLEMS, "一是〔请填写：问题〕，又{{table3.nothing}}")
                .work();
        assertThat(Unfilled.of(slot.report())).extracting(Finding::ruleId).containsExactly("P-01", "P-02");
    }

    @Test
    @DisplayName("必备内容各有一句可补，补上即符合")
    void everyRequiredContentHasASentence() {
        for (var content : RequiredContent.of("澄湖区人民政府")) {
            var live = Works.of(OrganKind.GOVERNMENT, "澄湖区人民政府", 2025).work().live();
            var sentence = SHIPPED.suggestion(content.name()).orElseThrow().draft(live);
            assertThat(content.isIn(sentence))
                    .as(content.name() + "：" + sentence)
                    .isTrue();
        }
    }

    @Test
    @DisplayName("数字不写死在范本里；范本没有写错的条件和数据项")
    void figuresStandInFieldsOnly() {
        var fields = Works.of(OrganKind.GOVERNMENT, "澄湖区人民政府", 2025).work().fields().stream()
                .map(field -> new org.yangguang.annual.LiveField(field.name(), "", "", ""))
                .toList();
        for (var part : ProsePart.values()) {
            for (var kind : OrganKind.values()) {
                var text = SHIPPED.of(part, kind);
                assertThat(text.faults(fields))
                        .filteredOn(fault -> !fault.contains("{{office."))
                        .isEmpty();
                assertThat(text.words().replaceAll("\\{\\{[^}]*}}|年1月1日|年12月31日|〔[^〕]*〕", ""))
                        .as(part + " " + kind)
                        .doesNotContainPattern("[0-9]{1,9}[件条次个万]");
            }
        }
        assertThat(new TemplateText("【有新受：一】{{table3.new_recieved.total}}【有新收：没有写完").faults(fields))
                .hasSize(3)
                .anyMatch(fault -> fault.contains("有新受"))
                .anyMatch(fault -> fault.contains("{{table3.new_received.total}}"))
                .anyMatch(fault -> fault.contains("成对"));
    }
}
