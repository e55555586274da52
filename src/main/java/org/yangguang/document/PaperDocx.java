package org.yangguang.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STVerticalJc;

/// Writes a [Paper] as DOCX for Word, WPS and LibreOffice: A4, named styles, native tables.
///
/// The same paper gives the same bytes.
public final class PaperDocx {
    /// A4 less the margins of 24 and 20 mm, in twentieths of a point.
    private static final int TEXT_WIDTH = twips(166);

    private PaperDocx() {}

    public static byte[] write(Paper paper) {
        try (var document = new XWPFDocument()) {
            page(document);
            WordStyles.addTo(document);
            OfficePackage.describe(document, paper.title(), paper.author(), paper.date());
            for (int i = 0; i < paper.blocks().size(); i++) {
                switch (paper.blocks().get(i)) {
                    case Paper.Line(var role, var text) -> {
                        var paragraph = document.createParagraph();
                        line(paragraph, role, text);
                        paragraph.setKeepNext(paper.closesAt(i) || role.staysWithNext());
                    }
                    case Table table -> table(document, table);
                }
            }
            pageNumbers(document);
            var out = new ByteArrayOutputStream();
            document.write(out);
            return OfficePackage.dated(out.toByteArray(), paper.date());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void page(XWPFDocument document) {
        var section = document.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(11906));
        size.setH(BigInteger.valueOf(16838));
        var margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(twips(22)));
        margins.setRight(BigInteger.valueOf(twips(20)));
        margins.setBottom(BigInteger.valueOf(twips(20)));
        margins.setLeft(BigInteger.valueOf(twips(24)));
        margins.setHeader(BigInteger.valueOf(twips(12)));
        margins.setFooter(BigInteger.valueOf(twips(10)));
    }

    private static void line(XWPFParagraph paragraph, Paper.Role role, String text) {
        paragraph.setStyle(WordStyles.id(role));
        var lines = Invisible.dropFrom(text).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            var run = paragraph.createRun();
            if (i > 0) {
                run.addBreak();
            }
            run.setText(lines[i]);
        }
    }

    private static void table(XWPFDocument document, Table table) {
        var grid = table.grid();
        var out = document.createTable(grid.size(), 1);
        var properties = out.getCTTbl().getTblPr();
        properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
        out.setTableAlignment(TableRowAlign.CENTER);
        int padding = (int) Math.round(table.points() * 5);
        out.setCellMargins(padding, 80, padding, 80);
        var width = properties.isSetTblW() ? properties.getTblW() : properties.addNewTblW();
        width.setType(STTblWidth.DXA);
        width.setW(BigInteger.valueOf(TEXT_WIDTH));
        var columns = columnWidths(table);
        var tableGrid = out.getCTTbl().addNewTblGrid();
        for (int column : columns) {
            tableGrid.addNewGridCol().setW(BigInteger.valueOf(column));
        }
        for (int i = 0; i < grid.size(); i++) {
            var row = out.getRow(i);
            row.setCantSplitRow(true);
            row.setRepeatHeader(i < table.head().size());
            for (int j = 0; j < grid.get(i).size(); j++) {
                var cell = j < row.getTableCells().size() ? row.getCell(j) : row.addNewTableCell();
                cell(cell, grid.get(i).get(j), columns, table.points());
                if (table.paging() == Table.Paging.WHOLE && i + 1 < grid.size()) {
                    cell.getParagraphs().getFirst().setKeepNext(true);
                }
            }
        }
    }

    private static void cell(XWPFTableCell out, Table.Placed placed, int[] columns, double points) {
        var cell = placed.cell();
        var properties = out.getCTTc().isSetTcPr()
                ? out.getCTTc().getTcPr()
                : out.getCTTc().addNewTcPr();
        int width = 0;
        for (int column = placed.column(); column < placed.column() + cell.columns(); column++) {
            width += columns[column];
        }
        var cellWidth = properties.isSetTcW() ? properties.getTcW() : properties.addNewTcW();
        cellWidth.setType(STTblWidth.DXA);
        cellWidth.setW(BigInteger.valueOf(width));
        if (cell.columns() > 1) {
            properties.addNewGridSpan().setVal(BigInteger.valueOf(cell.columns()));
        }
        if (cell.rows() > 1) {
            properties.addNewVMerge().setVal(placed.begins() ? STMerge.RESTART : STMerge.CONTINUE);
        }
        shade(properties, cell.look());
        properties.addNewVAlign().setVal(STVerticalJc.CENTER);
        var paragraph = out.getParagraphs().getFirst();
        paragraph.setStyle(WordStyles.id(cell.look()));
        paragraph.setAlignment(
                switch (cell.look()) {
                    case ENTRY, TEXT -> ParagraphAlignment.LEFT;
                    case LABEL, HEAD, BAND, FIGURE, SUM -> ParagraphAlignment.CENTER;
                });
        if (placed.begins()) {
            var lines = Invisible.dropFrom(cell.text()).split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                var run = paragraph.createRun();
                run.setFontSize(points);
                if (i > 0) {
                    run.addBreak();
                }
                run.setText(lines[i]);
            }
        }
    }

    private static void shade(CTTcPr properties, Table.Look look) {
        switch (look) {
            case HEAD, BAND -> properties.addNewShd().setFill("F1F1EC");
            case LABEL, ENTRY, TEXT, FIGURE, SUM -> {}
        }
    }

    private static int[] columnWidths(Table table) {
        int sum = table.widths().stream().mapToInt(Integer::intValue).sum();
        return table.widths().stream()
                .mapToInt(share -> Math.round((float) TEXT_WIDTH * share / sum))
                .toArray();
    }

    /// “— 1 —” in the middle of the foot, a field that Word counts itself.
    private static void pageNumbers(XWPFDocument document) {
        var footer = document.createHeaderFooterPolicy().createFooter(XWPFHeaderFooterPolicy.DEFAULT);
        var paragraph = footer.getParagraphs().isEmpty()
                ? footer.createParagraph()
                : footer.getParagraphs().getFirst();
        paragraph.setStyle(WordStyles.PAGE_NUMBER);
        paragraph.createRun().setText("— ");
        var run = paragraph.createRun();
        run.getCTR().addNewFldChar().setFldCharType(STFldCharType.BEGIN);
        run = paragraph.createRun();
        run.getCTR().addNewInstrText().setStringValue("PAGE");
        run = paragraph.createRun();
        run.getCTR().addNewFldChar().setFldCharType(STFldCharType.END);
        paragraph.createRun().setText(" —");
    }

    private static int twips(double millimetres) {
        return (int) Math.round(millimetres / 25.4 * 1440);
    }
}
