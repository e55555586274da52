package org.yangguang.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// Writes tables as sheets of one XLSX, merged as on paper. A figure that is a number becomes a
/// number, everything else text: no cell is ever a formula.
public final class TableXlsx {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");
    private static final byte[] SHADE = {(byte) 0xF1, (byte) 0xF1, (byte) 0xEC};

    private TableXlsx() {}

    public static byte[] write(String title, String author, LocalDate date, SequencedMap<String, Table> sheets) {
        try (var workbook = new XSSFWorkbook()) {
            OfficePackage.describe(workbook, title, author, date);
            var styles = styles(workbook);
            sheets.forEach((name, table) -> sheet(workbook.createSheet(name), table, styles));
            var out = new ByteArrayOutputStream();
            workbook.write(out);
            return OfficePackage.dated(out.toByteArray(), date);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sheet(XSSFSheet sheet, Table table, Map<Table.Look, XSSFCellStyle> styles) {
        var grid = table.grid();
        for (int i = 0; i < grid.size(); i++) {
            var row = sheet.createRow(i);
            for (var placed : grid.get(i)) {
                var cell = placed.cell();
                for (int column = placed.column(); column < placed.column() + cell.columns(); column++) {
                    row.createCell(column).setCellStyle(styles.get(cell.look()));
                }
                if (placed.begins()) {
                    var text = Invisible.dropFrom(cell.text());
                    var first = row.getCell(placed.column());
                    if (isFigure(cell.look()) && NUMBER.matcher(text).matches()) {
                        first.setCellValue(Double.parseDouble(text));
                    } else {
                        first.setCellValue(text);
                    }
                    if (cell.columns() > 1 || cell.rows() > 1) {
                        sheet.addMergedRegion(new CellRangeAddress(
                                i, i + cell.rows() - 1, placed.column(), placed.column() + cell.columns() - 1));
                    }
                }
            }
        }
        int sum = table.widths().stream().mapToInt(Integer::intValue).sum();
        for (int column = 0; column < table.widths().size(); column++) {
            sheet.setColumnWidth(column, Math.max(8, 120 * table.widths().get(column) / sum) * 256);
        }
        sheet.createFreezePane(0, table.head().size());
        sheet.getPrintSetup().setPaperSize(PaperSize.A4_PAPER);
        sheet.setFitToPage(true);
    }

    private static boolean isFigure(Table.Look look) {
        return switch (look) {
            case FIGURE, SUM -> true;
            case HEAD, BAND, LABEL, ENTRY, TEXT -> false;
        };
    }

    private static Map<Table.Look, XSSFCellStyle> styles(XSSFWorkbook workbook) {
        var styles = new EnumMap<Table.Look, XSSFCellStyle>(Table.Look.class);
        for (var look : Table.Look.values()) {
            var style = workbook.createCellStyle();
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
            style.setWrapText(true);
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            style.setAlignment(
                    switch (look) {
                        case ENTRY, TEXT -> HorizontalAlignment.LEFT;
                        case HEAD, BAND, LABEL, FIGURE, SUM -> HorizontalAlignment.CENTER;
                    });
            switch (look) {
                case HEAD, BAND -> {
                    style.setFillForegroundColor(new XSSFColor(SHADE));
                    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
                }
                case LABEL, ENTRY, TEXT, FIGURE, SUM -> {}
            }
            styles.put(look, style);
        }
        return styles;
    }
}
