package org.yangguang.report.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yangguang.report.listing.TextTable.Column.left;
import static org.yangguang.report.listing.TextTable.Column.right;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {

    @ParameterizedTest
    @CsvSource({"abc,3", "年报,4", "（一）,6", "“引号”,6", "e\u0301,1", "𠀀,2", "🎉,2", "1.5,3", "ＡＢ,4"})
    @DisplayName("一个汉字占两列，组合符号不占")
    void widthsAreThoseOfATerminal(String text, int width) {
        assertThat(TerminalText.width(text)).isEqualTo(width);
    }

    @Test
    @DisplayName("折行不断数字，行首没有句号，字一个不少")
    void linesAreCutWhereTheyMay() {
        var text = "本年新收16件，上年结转1234567件，合计1234583件。办结一千二百三十四件，结转下年度继续办理的没有。";
        for (int width = 12; width < 60; width++) {
            var lines = TerminalText.wrap(text, width);
            assertThat(String.join("", lines)).isEqualTo(text);
            int most = width;
            assertThat(lines).allMatch(l -> TerminalText.width(l) <= most + 4).noneMatch(l -> l.matches("[，。].*"));
            assertThat(lines.stream().filter(l -> l.contains("1234583"))).hasSize(1);
        }
        assertThat(String.join("", TerminalText.wrap("9".repeat(100), 10))).hasSize(100);
    }

    @Test
    @DisplayName("表格各列对齐，长的在本列内续行")
    void columnsStandUnderTheirHeads() {
        var table = new TextTable(left("格", 8), right("数")).row("很长的一个名称", "1").row("b", "12345");
        assertThat(table.toString()).isEqualTo("""
                          格           数
                          ────────  ─────
                          很长的一      1
                          个名称
                          b         12345
                        """);
    }

    @Test
    @DisplayName("终端控制符、双向控制符、孤立代理项都显示为·")
    void commandsToTheTerminalAreShown() {
        assertThat(TerminalText.safe("a\u001b[31m\u0007\u202eb\u2066\n\u009b\ud800"))
                .isEqualTo("a·[31m··b····");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd", "-2+3", "@SUM(A1)", "＝1", "＠a", "－1"})
    @DisplayName("P7：电子表格会当公式的加撇号")
    void formulasAreText(String text) {
        assertThat(Csv.line(text)).isEqualTo("'" + text + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-12", "+1.5", "年报", "1=1", ""})
    @DisplayName("数字和平常的字不加撇号")
    void otherTextIsLeftAlone(String text) {
        assertThat(Csv.line(text)).isEqualTo(text + "\r\n");
    }

    @Test
    @DisplayName("RFC 4180：逗号、引号、换行加引号；空为空；数不用科学记数")
    void fieldsAreQuoted() {
        assertThat(Csv.line("a,b", "说“\"是\"”", "两\n行", null, new BigDecimal("1E+5"), 7, "\tx"))
                .isEqualTo("\"a,b\",\"说“\"\"是\"\"”\",\"两\n行\",,100000,7,'\tx\r\n");
    }

    @Test
    @DisplayName("网页的头和尾合起来是完整的一页，标题转义")
    void thePageStandsByItself() {
        var page = Jsoup.parse(ListingPage.head("<b>汇总") + "<p>正文</p>" + ListingPage.foot());
        assertThat(page.title()).isEqualTo("<b>汇总");
        assertThat(page.select("main > h1 + p").text()).isEqualTo("正文");
        assertThat(page.select("b, script, link")).isEmpty();
    }

    @Test
    @DisplayName("颜色只在终端里有")
    void plainInkHasNoColour() {
        assertThat(Arrays.asList(Ink.PLAIN.red("错"), Ink.PLAIN.bold("错"))).containsOnly("错");
        assertThat(Ink.COLOURED.red("错")).isEqualTo("\u001b[31m错\u001b[0m");
    }
}
