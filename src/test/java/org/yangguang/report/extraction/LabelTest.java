package org.yangguang.report.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelTest {
    private static Sheet sheet(String text) {
        return PlainText.read(text);
    }

    private static String found(Label label, String text) {
        var sheet = sheet(text);
        var matcher = label.find(sheet);
        return matcher == null ? "" : sheet.printed(matcher.start(), sheet.endOf(matcher));
    }

    @Test
    @DisplayName("栏目名称断在空格、换行、单元格之间也找得到")
    void isFoundHoweverItIsParted() {
        var label = Label.of("予以公开");
        assertThat(found(label, "（一）予 以 公 开 5")).isEqualTo("予 以 公 开");
        assertThat(found(label, "予以\n公开\t5")).isEqualTo("予以公开");
    }

    @Test
    @DisplayName("前面的条件照样作数：“不予以公开”不是“予以公开”")
    void conditionsHold() {
        assertThat(found(Label.of("(?<!不)予以公开"), "不予以公开 1，予以公开 2")).isEqualTo("予以公开");
        assertThat(found(Label.of("(?<!不)予以公开"), "不予以公开 1")).isEmpty();
    }

    @Test
    @DisplayName("只在给定的范围里找")
    void staysWithinItsBounds() {
        var sheet = sheet("总计 1 总计 2");
        var label = Label.of("总计");
        var second = Objects.requireNonNull(label.find(sheet, 1, sheet.run().length()));
        assertThat(second.start()).isEqualTo(5);
        assertThat(label.find(sheet, 1, 6)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "(?:一、)?本年(?:度)?新(?:收到|收|增)(?:的)?申请, 今年一、本年度新收到的申请 3 本年新增申请 4",
        "(?:[(]七[)])?(?:总计|合计), （六）其他 （七）总计 5 合计",
        "其[他它]处理, 其他 其它处理 1",
        "(?:行政)?规范性文件, 规范性 行政规范性文件 规范性文件"
    })
    @DisplayName("先找关键字再套格式，与逐字去套的结果一样")
    void findsWhatThePatternFinds(String words, String text) {
        var sheet = sheet(text);
        var label = Label.of(words);
        var plain = Pattern.compile(label.pattern()).matcher(sheet.run());
        int from = 0;
        while (plain.find()) {
            var matcher =
                    Objects.requireNonNull(label.find(sheet, from, sheet.run().length()));
            assertThat(matcher.start()).isEqualTo(plain.start());
            assertThat(matcher.end()).isEqualTo(plain.end());
            from = matcher.end();
        }
        assertThat(from).isPositive();
        assertThat(label.find(sheet, from, sheet.run().length())).isNull();
    }

    @Test
    @DisplayName("没有一个字是必有的格式不收：它只能逐字去套")
    void aPatternWithoutAnyWordIsRefused() {
        assertThatThrownBy(() -> Label.exactly("\\d{1,3}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("取出汉字，标点、数字和空白不要")
    void takesTheChineseCharacters() {
        assertThat(Label.hanOf("（三）不予公开1.属于 国家秘密〇𠮷a")).isEqualTo("三不予公开属于国家秘密〇𠮷");
    }
}
