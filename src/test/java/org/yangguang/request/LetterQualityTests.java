package org.yangguang.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yangguang.request.Outcome.*;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.yangguang.letter.Filling;
import org.yangguang.letter.LetterField;
import org.yangguang.letter.LetterTemplates;
import org.yangguang.letter.LetterText;
import org.yangguang.letter.TemplateText;
import org.yangguang.request.LetterQuality.Finding;

class LetterQualityTests {
    private static final LetterTemplates TEMPLATES = LetterTemplates.standard();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 19);
    private static final String REMEDY = new Remedy()
            .paragraph(Remedy.ReliefType.EITHER, DAY, "澄湖区人民政府", "澄湖区人民法院", "")
            .orElseThrow();

    /// The words of a letter and the facts of its case, each to be spoilt.
    private static final class Case {
        private final String template;
        private final Outcome outcome;
        private final Map<String, String> typed = new HashMap<>(LetterField.examples());
        private Set<Outcome> withheld = Set.of();
        private LocalDate due = DAY;
        private boolean court = true;
        private boolean taken;
        private String extra = "";
        private String applicant = "李明";

        Case(String template, Outcome outcome) {
            this.template = template;
            this.outcome = outcome;
            typed.put("救济告知", REMEDY);
            typed.put("申请内容", "“澄湖区2025年度商贸流通专项资金分配方案”");
        }

        Case with(String slot, String value) {
            typed.put(slot, value);
            return this;
        }

        List<Finding> findings() {
            var shipped = TEMPLATES.byId(template).orElseThrow();
            var text = shipped.text();
            var letter = switch (shipped.worded(
                            new TemplateText(text.title(), text.basis(), text.addressee(), text.body() + "\n" + extra),
                            "1")
                    .fill(typed)) {
                case LetterText filled -> filled;
                case Filling.Unfilled unfilled -> throw new AssertionError(unfilled.message());
            };
            return LetterQuality.of(
                    new LetterQuality.Facts(
                            applicant,
                            "您",
                            typed.getOrDefault("申请内容", ""),
                            LocalDate.of(2026, 10, 22),
                            DAY,
                            Optional.of(due),
                            outcome,
                            EnumSet.of(outcome),
                            withheld,
                            REMEDY,
                            court,
                            "澄商务公开告〔2026〕96号",
                            taken,
                            "11010519491231002X",
                            "13800138000",
                            typed.entrySet().stream()
                                    .filter(e -> shipped.slots().contains(e.getKey()))
                                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))),
                    letter);
        }

        String ids() {
            return findings().stream().map(f -> f.rule().id()).collect(Collectors.joining(" "));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Outcome.class, mode = EnumSource.Mode.EXCLUDE, names = "PARTIALLY_GRANTED")
    @DisplayName("系统范本照样例填写的，不报问题")
    void theProductsLettersPass(Outcome outcome) {
        for (var template : TEMPLATES.forResult(outcome.code())) {
            if (!template.id().equals(ReplyMatter.TEMPLATE)) {
                var findings = new Case(template.id(), outcome).findings();
                assertThat(findings.stream().filter(f -> !f.rule().id().equals("LQ-17")))
                        .as(template.id())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "检索结论, 没有检索到，依据《条例》第三十六条第（九）项, LQ-04",
        "检索结论, 没有检索到，属于《条例》第十四条的信息, LQ-06",
        "检索结论, 没有检索到，请联系张某13912345678, LQ-15",
        "检索结论, 没有检索到，见11010519491231003X, LQ-15",
        "检索结论, 没有检索到，依据《政府信息公开法》, LQ-16",
        "检索结论, 没有检索到，××年的文件, LQ-14",
        "检索结论, 没有检索到。如不服可以向上一级主管部门申请行政复议, LQ-10",
        "检索结论, 没有检索到。（此页无正文）, LQ-13",
        "检索结论, 没有检索到。请你单位知悉, LQ-17",
        "检索结论, 没有检索到。依据《条例》第十五条可以不予公开, LQ-06 LQ-07",
        "检索结论, 没有检索到。依据《条例》第十六条不予公开, LQ-06 LQ-07"
    })
    @DisplayName("文字中的问题：报出编号，指到填写的栏目")
    void wordsAreRead(String slot, String words, String expected) {
        var bad = new Case("REPLY_NOT_EXIST", NOT_HELD).with(slot, words);
        assertThat(bad.ids()).isEqualTo(expected);
        assertThat(bad.findings()).allMatch(f -> f.place().equals(slot));
    }

    @Test
    @DisplayName("与登记、日期、机关设置不符的")
    void factsAreCompared() {
        var fine = new Case("REPLY_NOT_EXIST", NOT_HELD);
        assertThat(fine.ids()).isEmpty();
        fine.due = DAY.minusDays(1);
        assertThat(fine.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.text()).isEqualTo("落款日期2026年11月19日已超过答复期限2026年11月18日，仍应当答复，并计为逾期。"));
        fine.court = false;
        fine.taken = true;
        fine.applicant = "李明明";
        assertThat(fine.ids()).isEqualTo("LQ-01 LQ-02 LQ-11 LQ-12");
        assertThat(new Case("REPLY_NOT_EXIST", NOT_HELD)
                        .with("收到日期", "2026年10月21日")
                        .ids())
                .isEqualTo("LQ-03");
        assertThat(new Case("REPLY_NOT_EXIST", NOT_HELD).with("救济告知", "无").ids())
                .isEqualTo("LQ-09");
        assertThat(new Case("REPLY_NOT_EXIST", REQUIRES_CREATION).findings())
                .singleElement()
                .satisfies(f -> assertThat(f.text()).contains("没有引用《条例》第三十八条"));
    }

    @Test
    @DisplayName("第三十七条：部分公开须逐项写明每一种不公开的依据")
    void apartialReplyNamesEveryGround() {
        var partial = new Case("REPLY_PARTIAL", PARTIALLY_GRANTED);
        partial.withheld = EnumSet.of(DENIED_THIRD_PARTY, DENIED_DELIBERATIVE_PROCESS);
        assertThat(partial.ids()).isEmpty();
        partial.with("不公开部分及理由", "附表3：个人隐私，依据《条例》第十五条，不得公开。");
        assertThat(partial.findings()).singleElement().satisfies(f -> {
            assertThat(f.text()).contains("属于四类过程性信息（第十六条第二款）");
            assertThat(f.place()).isEqualTo("不公开部分及理由");
        });
    }

    @Test
    @DisplayName("申请人自己的号码不算他人信息，提示中不重复号码")
    void numbersAreNotRepeated() {
        assertThat(new Case("REPLY_NOT_EXIST", NOT_HELD)
                        .with("检索结论", "来函电话13800138000")
                        .ids())
                .isEmpty();
        assertThat(new Case("REPLY_NOT_EXIST", NOT_HELD)
                        .with("检索结论", "来函电话13912345678")
                        .findings())
                .singleElement()
                .satisfies(f -> assertThat(f.text()).contains("尾号5678").doesNotContain("13912345678"));
    }

    @Test
    void rulesAreData() {
        assertThat(LetterQuality.all())
                .hasSize(17)
                .extracting(LetterQuality.Rule::id)
                .doesNotHaveDuplicates();
    }
}
