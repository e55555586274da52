package org.yangguang.report.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeanMarkupTest {
    private static String lean(String page) {
        return LeanMarkup.of(page).text();
    }

    @Test
    @DisplayName("只留跨行跨列和隐藏的属性，每个标签记下在原文中的位置")
    void keepsSpansAndOffsets() {
        assertThat(lean("<table><tr><td width=66 colspan=\"2\" class='x'>3</td></tr></table>"))
                .isEqualTo("<table at=0><tr at=7><td at=11 colspan=\"2\">3</td></tr></table>");
    }

    @Test
    @DisplayName("修饰文字的标签去掉，大小写不论；开始标签前的空白去掉")
    void takesOffDress() {
        assertThat(lean("<TABLE>\n <TR>\n<TD><SPAN lang=EN-US><b>7</b></SPAN><o:p></o:p></TD> </TR></TABLE>"))
                .isEqualTo("<TABLE at=0><TR at=9><TD at=14>7</TD> </TR></TABLE>");
    }

    @Test
    @DisplayName("隐藏文字的修饰标签留着，隐藏的数不会读成数")
    void keepsDressThatHides() {
        var page = "<table><tr><td><span style=\"display:none\">9</span>5</td></tr></table>";
        var cell = Jsoup.parse(lean(page)).select("td").getFirst();
        assertThat(cell.select("span").attr("style")).isEqualTo("display:none");
        assertThat(cell.ownText()).isEqualTo("5");
    }

    @Test
    @DisplayName("注释、样式和脚本里的内容不读；脚本里的“小于号”不当作标签")
    void leavesOutCommentsScriptsAndStyles() {
        var lean = lean("<table><tr><td><!-- <td>1</td> -->2<script>if (a<b) x('<td>3</td>')</script>"
                + "<style>td{color:red}</style></td></tr></table>");
        assertThat(Jsoup.parse(lean).select("td").eachText()).containsExactly("2");
        assertThat(lean).doesNotContain("color", "<td>1");
    }

    @Test
    @DisplayName("没有表格标签的网页，修饰标签可能就是单元格，全部留着")
    void keepsEverythingWhereThereAreNoTables() {
        assertThat(lean("<div><span>1</span><span>2</span></div>"))
                .contains("<span at=5>1</span>", "<span at=19>2</span>");
    }

    @Test
    @DisplayName("位置按原文的行列给出，从 1 起")
    void tellsLineAndColumn() {
        var markup = LeanMarkup.of("<p>一\n<table>\n<td>2</td>");
        int at = LeanMarkup.offset(Jsoup.parse(markup.text()).select("td").getFirst());
        assertThat(markup.place(at).line()).isEqualTo(3);
        assertThat(markup.line(at)).isEqualTo(3);
        assertThat(markup.place(at).column()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<table><td title=\"没有写完",
                "<table><!-- 没有写完",
                "<table><td",
                "<table><script>1<2",
                "<",
                "</",
                "<a<b>"
            })
    @DisplayName("没有写完的标签原样交给解析器，不出错，不丢字")
    void passesOnWhatIsNoTag(String page) {
        assertThat(Jsoup.parse(lean(page)).wholeText())
                .isEqualTo(Jsoup.parse(page).wholeText());
    }
}
