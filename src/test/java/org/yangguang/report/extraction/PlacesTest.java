package org.yangguang.report.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.extraction.TextPress.Layout;

/// Every cell says where in its source it stands.
class PlacesTest {
    private final Specimen specimen = Specimen.of(Form.FMT_2021, 7);

    private static AnnualReport read(byte[] content) {
        var reading = new ReportReader().read(content, "report");
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).report();
    }

    private List<CellId> ids() {
        return List.copyOf(specimen.values().cells.keySet());
    }

    private static Cell.Place place(AnnualReport report, CellId id) {
        return Objects.requireNonNull(report.cell(id).place(), id.path());
    }

    /// The order of the tables and the squares of 表三 as printed, heads included.
    private void standsInItsSquare(AnnualReport report, int columnsOfLabels) {
        var rows = TableThreeRow.of(Form.FMT_2021);
        for (var row : rows) {
            for (var column : ApplicantColumn.values()) {
                var place = place(report, CellId.of(row, column));
                assertThat(place.row()).as(row.code()).isEqualTo(4 + rows.indexOf(row));
                assertThat(place.column()).as(row.code()).isEqualTo(columnsOfLabels + 1 + column.ordinal());
            }
        }
        assertThat(ids()).extracting(id -> place(report, id).table()).doesNotContain(0);
    }

    @Test
    @DisplayName("网页：行号、第几个表第几行第几列")
    void placesInAPage() {
        var page = new HtmlPress(specimen.random).print(specimen);
        var report = read(page.getBytes(StandardCharsets.UTF_8));
        var lines = page.lines().toList();
        for (var id : ids()) {
            assertThat(lines.get(place(report, id).line() - 1))
                    .contains(">" + specimen.values().text(id) + "<");
        }
        standsInItsSquare(report, 3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Layout.class,
            names = {"TABS", "PIPES", "MARKDOWN", "ALIGNED"})
    @DisplayName("文本里的表：行号、第几个表第几行第几列")
    void placesInText(Layout layout) {
        var press = new TextPress(specimen.random);
        press.layout = layout;
        var text = press.print(specimen);
        var report = read(text.getBytes(StandardCharsets.UTF_8));
        var lines = text.lines().toList();
        for (var id : ids()) {
            var place = place(report, id);
            assertThat(lines.get(place.line() - 1)).contains(specimen.values().text(id));
            assertThat(place.table()).isPositive();
            assertThat(place.column()).isPositive();
        }
    }

    @Test
    @DisplayName("一格一行的文本：行号就是这一格")
    void placesInCellLines() {
        var press = new TextPress(specimen.random);
        press.layout = Layout.LINES_DOUBLE;
        var text = press.print(specimen);
        var report = read(text.getBytes(StandardCharsets.UTF_8));
        var lines = text.lines().toList();
        for (var id : ids()) {
            assertThat(lines.get(place(report, id).line() - 1))
                    .isEqualTo(specimen.values().text(id));
        }
    }

    @Test
    @DisplayName("Word 文档：第几个表第几行第几列")
    void placesInADocument() {
        standsInItsSquare(read(new WordPress(specimen.random).print(specimen)), 3);
    }

    @Test
    @DisplayName("PDF：页码、格子在页上的位置，从左上角量起")
    void placesOnAPage() throws IOException {
        var press = new PagePress(specimen.random);
        press.rules = PagePress.Rules.LINES;
        var content = press.print(specimen);
        var report = read(content);
        try (var document = Loader.loadPDF(content)) {
            for (var id : ids()) {
                var place = place(report, id);
                var box = Objects.requireNonNull(place.box(), id.path());
                var area = new PDFTextStripperByArea();
                area.addRegion("cell", new Rectangle2D.Float(box.x(), box.y(), box.width(), box.height()));
                area.extractRegions(document.getPage(place.page() - 1));
                assertThat(area.getTextForRegion("cell").strip())
                        .as(id.path())
                        .isEqualTo(specimen.values().text(id));
            }
        }
    }

    @Test
    @DisplayName("没有框线的 PDF：数字本身在页上的位置")
    void placesWithoutRules() {
        var press = new PagePress(specimen.random);
        press.rules = PagePress.Rules.NONE;
        var report = read(press.print(specimen));
        var place = place(report, CellId.of(TableThreeRow.GRANTED, ApplicantColumn.TOTAL));
        assertThat(place.page()).isEqualTo(1);
        assertThat(place.column()).isEqualTo(8);
        assertThat(place.box()).isNotNull();
    }
}
