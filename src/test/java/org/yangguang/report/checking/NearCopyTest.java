package org.yangguang.report.checking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yangguang.report.checking.Reports.aReport;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.report.AnnualReport;

class NearCopyTest {
    private static final String SENTENCE = "在思想认识上更重视、体制机制上更健全、业务能力上更专业，取得了较好的成效，但仍有差距。";

    private static Reports organ(String name, String problems) {
        return aReport().organ(name).text(1, name + "结合实际开展各项业务。").text(5, problems);
    }

    @Test
    @DisplayName("三份报告两两比，雷同的段落只报一次")
    void everyPairIsFoundOnce() {
        var reports = List.of(
                organ("云山县教育局", SENTENCE).report(),
                organ("云山县水利局", "图解太少，明年请各股室每季度制作一件，由办公室把关后发布到网站。").report(),
                organ("云山县民政局", "本局情况如下：" + SENTENCE).report());
        assertThat(NearCopy.among(reports)).singleElement().satisfies(m -> {
            assertThat(m.report()).isEqualTo(2);
            assertThat(m.other()).isEqualTo(0);
            assertThat(m.otherOrgan()).isEqualTo("云山县教育局");
            assertThat(m.passage().ordinal()).isEqualTo(5);
            assertThat(m.words()).startsWith("在思想认识上更重视体制机制");
        });
    }

    @Test
    @DisplayName("法定用语和书名号内的文件名不计")
    void statutoryWordsDoNotCount() {
        var law = "坚持以公开为常态、不公开为例外，保障公民、法人和其他组织依法获取政府信息，提高政府工作的透明度，建设法治政府，" + "落实《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》。";
        assertThat(NearCopy.of(
                        organ("云山县教育局", law).report(), organ("云山县水利局", law).report()))
                .isEmpty();
    }

    @Test
    @DisplayName("改几个字的照抄也认得出")
    void slightlyChangedCopiesAreFound() {
        var changed = SENTENCE.replace("较好", "很大").replace("更健全", "更完善");
        var text = SENTENCE + "主要是政策解读的形式还不够丰富，栏目更新不够及时，业务人员调整频繁。";
        assertThat(NearCopy.of(
                        organ("云山县教育局", text).report(),
                        organ("云山县水利局", changed + text.substring(SENTENCE.length()))
                                .report()))
                .hasSize(1);
    }

    @Test
    @DisplayName("五百份报告里的三十字照抄都找得到，任意位置")
    void everyRunOfThirtyIsFoundAmongMany() {
        var random = new Random(20_230_119);
        var reports = new ArrayList<AnnualReport>();
        for (int i = 0; i < 500; i++) {
            reports.add(organ("第" + i + "局", letters(random, 300)).report());
        }
        for (int i = 0; i < 40; i++) {
            var run = letters(random, 30);
            reports.add(organ("抄" + i + "甲", letters(random, 7 + i) + run + letters(random, 200))
                    .report());
            reports.add(organ("抄" + i + "乙", letters(random, 90) + run + letters(random, 50 - i))
                    .report());
        }
        assertThat(NearCopy.among(reports)).hasSize(40).allMatch(m -> m.report() == m.other() + 1);
    }

    private static String letters(Random random, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (0x4e00 + random.nextInt(3000)));
        }
        return text.toString();
    }
}
