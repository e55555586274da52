package org.yangguang.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yangguang.letter.LetterFixtures.TEMPLATES;
import static org.yangguang.letter.LetterFixtures.facts;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateCheckTests {
    private static final LetterTemplate NOT_EXIST =
            TEMPLATES.byId("REPLY_NOT_EXIST").orElseThrow();

    static Stream<LetterTemplate> shipped() {
        return TEMPLATES.all().stream();
    }

    private static List<String> faults(LetterTemplate shipped, String body) {
        var text = shipped.text();
        return TemplateCheck.faults(shipped, new TemplateText(text.title(), text.basis(), text.addressee(), body))
                .stream()
                .map(TemplateCheck.Fault::text)
                .toList();
    }

    private static String body() {
        return NOT_EXIST.text().body();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    @DisplayName("系统的范本都通过校验，用到的栏目都有说明和样例")
    void theProductsOwnWordsPass(LetterTemplate shipped) {
        assertThat(TemplateCheck.faults(shipped, shipped.text())).isEmpty();
        assertThat(LetterField.examples()).containsKeys(shipped.slots().toArray(String[]::new));
        assertThat(shipped.slots()).containsAll(shipped.required());
    }

    @Test
    @DisplayName("没有的栏目：指出第几行、哪一个，并给出最接近的")
    void anUnknownFieldIsNamedWithTheNearest() {
        assertThat(faults(NOT_EXIST, body().replaceFirst("检索结论}}", "检索结伦}}")))
                .contains("正文第 7 行：没有名为“检索结伦”的栏目，是否为“检索结论”。可用的栏目见右侧。")
                .anyMatch(f -> f.startsWith("正文缺少必备栏目 {{检索结论}}"));
        assertThat(faults(NOT_EXIST, body() + "\n{{毫不相干的一个名字}}")).contains("正文第 10 行：没有名为“毫不相干的一个名字”的栏目。可用的栏目见右侧。");
    }

    @Test
    @DisplayName("由办理环节生成的文书不能用该环节没有的栏目")
    void aFieldTheActDoesNotKnowCannotBeUsed() {
        var extension = TEMPLATES.byId("NOTICE_EXTENSION").orElseThrow();
        assertThat(faults(extension, extension.text().body() + "\n{{检索范围}}"))
                .singleElement()
                .asString()
                .contains("“检索范围”不能用在《政府信息公开申请延期答复告知书》");
        assertThat(faults(NOT_EXIST, body() + "\n{{加工分析说明}}")).isEmpty();
        assertThat(faults(NOT_EXIST, body() + "\n{{逐项答复}}")).hasSize(1);
    }

    @Test
    @DisplayName("作出处理决定的文书没有救济告知的，退回；手写救济途径的，退回")
    void theRemedyIsNeitherLeftOutNorWrittenByHand() {
        assertThat(faults(NOT_EXIST, body().replace("{{救济告知}}", "")))
                .singleElement()
                .asString()
                .contains("正文缺少 {{救济告知}}");
        assertThat(faults(NOT_EXIST, body() + "\n如不服，可以在三个月内申请行政复议。"))
                .singleElement()
                .asString()
                .startsWith("正文第 10 行：救济途径由系统");
    }

    @Test
    @DisplayName("节的开始和结束须成对；必备栏目不能只写在可省略的节中")
    void sectionsClose() {
        assertThat(faults(NOT_EXIST, body() + "\n{{#负责机关及联系方式}}\n线索：{{负责机关及联系方式}}。"))
                .containsExactly("正文第 10 行：节“负责机关及联系方式”没有结束，请在适当的行写 {{/负责机关及联系方式}}。");
        assertThat(faults(NOT_EXIST, body() + "\n{{/检索范围}}"))
                .singleElement()
                .asString()
                .contains("前面却没有开始");
        assertThat(faults(NOT_EXIST, body() + "\n{{#检索范围}}\n{{/检索方式}}"))
                .containsExactly("正文第 11 行：第 10 行开始的是节“检索范围”，这里结束的却是“检索方式”。");
        assertThat(faults(NOT_EXIST, body() + "\n前文{{#检索范围}}")).anyMatch(f -> f.contains("应单独成一行"));
        assertThat(faults(NOT_EXIST, body().replace("{{救济告知}}", "{{#检索范围}}\n{{救济告知}}\n{{/检索范围}}")))
                .singleElement()
                .asString()
                .contains("正文缺少 {{救济告知}}");
    }

    @Test
    void bracesCitationsAndWordingAreChecked() {
        assertThat(faults(NOT_EXIST, body() + "\n{{申请人}"))
                .singleElement()
                .asString()
                .contains("没有成对");
        assertThat(faults(NOT_EXIST, body() + "\n依据《条例》第三十六条第（九）项。"))
                .containsExactly("正文第 10 行：没有“《条例》第三十六条第（九）项”这一条款，请核对。");
        var art14 = TEMPLATES.byId("REPLY_DENIED_ART14").orElseThrow();
        assertThat(faults(art14, art14.text().body() + "\n该信息可以不予公开。"))
                .singleElement()
                .asString()
                .contains("不得写“可以不予公开”");
        assertThat(faults(NOT_EXIST, "")).anyMatch(f -> f.contains("正文没有内容"));
    }

    @Test
    @DisplayName("节只在该栏目有内容时写出，其中的栏目也只在那时必填")
    void aSectionStandsOnlyWithItsField() {
        var worded = NOT_EXIST.worded(
                new TemplateText(
                        "信息不存在告知书",
                        NOT_EXIST.basis(),
                        "{{申请人}}",
                        body()
                                + "\n{{#负责机关及联系方式}}\n可以向{{负责机关及联系方式}}了解。\n{{/负责机关及联系方式}}\n{{^负责机关及联系方式}}\n没有其他线索。\n{{/负责机关及联系方式}}"),
                "330110/1");
        var facts = facts();
        assertThat(words(worded.fill(facts))).contains("可以向澄湖区财政局").doesNotContain("没有其他线索");
        facts.put("负责机关及联系方式", " ");
        assertThat(words(worded.fill(facts))).contains("没有其他线索").doesNotContain("可以向");
    }

    private static String words(Filling filling) {
        assertThat(filling).isInstanceOf(LetterText.class);
        var text = (LetterText) filling;
        assertThat(text.version()).isEqualTo("330110/1");
        return text.parts().toString();
    }

    @Test
    @DisplayName("文号格式：年和序号各有一个，中间隔开；各格式自成一列")
    void numberPatterns() {
        assertThat(NumberPattern.fault("{机关代字}公开征〔{年}〕{序号}号")).isEmpty();
        assertThat(NumberPattern.fault("公开告{序号}号")).get().asString().contains("{年}");
        assertThat(NumberPattern.fault("公开告{年}{序号}号")).get().asString().contains("连在一起");
        assertThat(NumberPattern.fault("{单位}〔{年}〕{序号}号")).get().asString().contains("只能是");
        assertThat(NumberPattern.fault("公开告<{年}>{序号}号")).get().asString().contains("只能用汉字");
        assertThat(new LetterNumber("余商务", 2026, 3, new NumberPattern("{机关代字}公开征〔{年}〕{序号}号")))
                .hasToString("余商务公开征〔2026〕3号");
        assertThat(NumberPattern.USUAL.stem("余商务")).isEqualTo("余商务公开告〔{年}〕{序号}号");
    }
}
