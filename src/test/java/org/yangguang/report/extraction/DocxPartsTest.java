package org.yangguang.report.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.report.extraction.DocxParts.Block;

class DocxPartsTest {
    private static List<Block> read(String body) {
        return DocxParts.read(("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
                        + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
                        + " xmlns:v=\"urn:schemas-microsoft-com:vml\"><w:body>" + body + "</w:body></w:document>")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String words(String text) {
        return "<w:r><w:t>" + text + "</w:t></w:r>";
    }

    private static String cell(String text) {
        return "<w:tc><w:p>" + words(text) + "</w:p></w:tc>";
    }

    private static List<DocxParts.Row> rows(Block block) {
        return ((Block.Table) block).rows();
    }

    @Test
    @DisplayName("文本框里的字在它所附的段落之前，给旧软件的第二份不重复读")
    void textBoxesStandBeforeTheirParagraph() {
        var box = "<w:txbxContent><w:p>" + words("框内") + "</w:p></w:txbxContent>";
        var blocks = read("<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>" + box
                + "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>" + box
                + "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + words("段落") + "</w:p>");
        assertThat(blocks).containsExactly(new Block.Paragraph("框内"), new Block.Paragraph("段落"));
    }

    @Test
    @DisplayName("修订中删去的字不读，插入的读")
    void whatWasDeletedIsLeftOut() {
        var blocks = read("<w:p>" + words("收到") + "<w:del><w:r><w:delText>12</w:delText></w:r></w:del><w:ins>"
                + words("21") + "</w:ins>" + words("件") + "</w:p>");
        assertThat(blocks).containsExactly(new Block.Paragraph("收到21件"));
    }

    @Test
    @DisplayName("修订中删去的行不读")
    void deletedRowsAreLeftOut() {
        var blocks = read(
                "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" + cell("1") + "</w:tr><w:tr>" + cell("2") + "</w:tr></w:tbl>");
        assertThat(rows(blocks.getFirst())).hasSize(1);
        assertThat(rows(blocks.getFirst()).getFirst().cells().getFirst().text()).isEqualTo("2 ");
    }

    @Test
    @DisplayName("行首空出的列数记下来，后面的格才不会错列")
    void columnsLeftFreeAreCounted() {
        var blocks = read("<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>" + cell("1")
                + "</w:tr><w:tr><w:trPr>" + "<w:gridBefore w:val=\"很多\"/></w:trPr>" + cell("2") + "</w:tr></w:tbl>");
        assertThat(rows(blocks.getFirst())).extracting(DocxParts.Row::before).containsExactly(2, 0);
    }

    @Test
    @DisplayName("跨列和续上的格认得出")
    void spansAndContinuedCells() {
        var blocks = read("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"3\"/></w:tcPr><w:p>" + words("宽")
                + "</w:p></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>");
        var cells = rows(blocks.getFirst()).getFirst().cells();
        assertThat(cells.get(0).across()).isEqualTo(3);
        assertThat(cells.get(0).continuesAbove()).isFalse();
        assertThat(cells.get(1).continuesAbove()).isTrue();
    }
}
