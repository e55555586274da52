package org.yangguang.opendata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.yangguang.opendata.Listing.Field;
import org.yangguang.report.listing.Csv;

/// A [Listing] as a file. A cell that could be taken for a formula is text.
final class TableFiles {

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");
    /// Rows that wait in memory while a workbook is written.
    private static final int WINDOW = 200;

    private TableFiles() {}

    static byte[] csv(Listing listing) {
        var text = new StringBuilder(Csv.BYTE_ORDER_MARK);
        text.append(Csv.line(listing.columns().stream().map(c -> c.label()).toArray()));
        for (var row : listing.rows()) {
            text.append(Csv.line(row.stream().map(TableFiles::value).toArray()));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable Object value(Field field) {
        return field.number() == null && field.words().isEmpty()
                ? null
                : field.number() == null ? field.words() : field.number();
    }

    static byte[] json(Question question, Listing listing, String address) {
        var root = Json.object();
        root.put("source", address);
        root.put("year", question.year());
        root.put("item", question.item().code());
        root.put("item_label", question.item().label());
        root.put("unit", question.item().unit());
        root.put("organ", question.org() == null ? null : question.org().code());
        root.put("basis", question.basis().code());
        root.put("group", question.group().code());
        var columns = root.putObject("columns");
        listing.columns().forEach(column -> columns.put(column.key(), column.label()));
        var rows = root.putArray("rows");
        for (var row : listing.rows()) {
            var node = rows.addObject();
            for (int i = 0; i < row.size(); i++) {
                var column = listing.columns().get(i);
                var field = row.get(i);
                if (column.isNumber()) {
                    node.put(column.key(), field.number());
                } else {
                    node.put(column.key(), field.words());
                }
            }
        }
        return Json.bytes(root);
    }

    static byte[] xlsx(Question question, Listing listing, String address) {
        try (var workbook = new SXSSFWorkbook(WINDOW)) {
            var sheet = workbook.createSheet("数据");
            var head = sheet.createRow(0);
            for (int i = 0; i < listing.columns().size(); i++) {
                head.createCell(i).setCellValue(listing.columns().get(i).label());
                sheet.setColumnWidth(i, (i == 1 ? 36 : 16) * 256);
            }
            for (int r = 0; r < listing.rows().size(); r++) {
                var row = sheet.createRow(r + 1);
                for (int i = 0; i < listing.columns().size(); i++) {
                    var text = listing.rows().get(r).get(i).text();
                    if (listing.columns().get(i).isNumber()
                            && PLAIN.matcher(text).matches()) {
                        row.createCell(i).setCellValue(Double.parseDouble(text));
                    } else if (!text.isEmpty()) {
                        row.createCell(i).setCellValue(text);
                    }
                }
            }
            sheet.createFreezePane(0, 1);
            about(workbook.createSheet("说明"), question, address);
            var out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void about(SXSSFSheet sheet, Question question, String address) {
        var org = question.org();
        String[][] lines = {
            {"指标", question.item().label()},
            {"单位", question.item().unit()},
            {"年度", String.valueOf(question.year())},
            {"范围", org == null ? "全部地区" : org.name()},
            {"口径", question.basis().label()},
            {"来源", "各机关公布的政府信息公开工作年度报告，经本平台整理：" + address},
        };
        sheet.setColumnWidth(1, 80 * 256);
        for (int i = 0; i < lines.length; i++) {
            var row = sheet.createRow(i);
            row.createCell(0).setCellValue(lines[i][0]);
            row.createCell(1).setCellValue(lines[i][1]);
        }
    }
}
