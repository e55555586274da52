package org.yangguang.organ;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// A list as it came: lines of cells, out of a CSV (UTF-8 or GB18030) or the first sheet of an XLSX.
///
/// @param fault why nothing could be read, in Chinese; empty if it could
public record OrganSheet(List<Line> lines, String fault) {

    static final int MOST_BYTES = 20 * 1024 * 1024;
    private static final int MOST_ENTRIES = 2000;
    private static final long MOST_INFLATED = 64L * 1024 * 1024;

    /// @param number as an editor or a spreadsheet counts, from 1
    public record Line(int number, List<String> cells) {
        public Line {
            cells = List.copyOf(cells);
        }

        public boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    public static OrganSheet of(byte[] file) {
        if (file.length == 0) {
            return unreadable("文件是空的。请重新选择文件。");
        }
        if (file.length > MOST_BYTES) {
            return unreadable("文件超过 20 MB。名录、台账不应有这么大，请核对是否选对了文件。");
        }
        if (file.length > 3 && file[0] == 'P' && file[1] == 'K') {
            return gate(file).map(OrganSheet::unreadable).orElseGet(() -> spreadsheet(file));
        }
        return decode(file)
                .map(OrganSheet::csv)
                .orElseGet(() -> unreadable("文件不是 XLSX，也不是 UTF-8 或 GB18030 编码的 CSV。请另存为其中一种再导入。"));
    }

    private static OrganSheet unreadable(String fault) {
        return new OrganSheet(List.of(), fault);
    }

    private static Optional<String> decode(byte[] file) {
        for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                var text = charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
                if (text.indexOf('\0') < 0) {
                    return Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
                }
            } catch (CharacterCodingException e) {
                // Not this one.
            }
        }
        return Optional.empty();
    }

    /// Cells in quotes may hold commas, doubled quotes and line ends (RFC 4180).
    private static OrganSheet csv(String text) {
        var lines = new ArrayList<Line>();
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        int number = 1;
        int startedOn = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                    number += c == '\n' ? 1 : 0;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                cells.add(take(cell));
            } else if (c == '\n') {
                cells.add(take(cell));
                lines.add(new Line(startedOn, cells));
                cells.clear();
                startedOn = ++number;
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (quoted) {
            return unreadable("第 " + startedOn + " 行的引号没有配对。请补上或去掉引号。");
        }
        if (!cell.isEmpty() || !cells.isEmpty()) {
            cells.add(take(cell));
            lines.add(new Line(startedOn, cells));
        }
        return new OrganSheet(List.copyOf(lines), "");
    }

    private static String take(StringBuilder cell) {
        var text = cell.toString().strip();
        cell.setLength(0);
        return text;
    }

    /// Looks into the package before any library does (security U3, U4).
    ///
    /// @return what is wrong with it, in Chinese
    private static Optional<String> gate(byte[] file) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            int entries = 0;
            long inflated = 0;
            boolean workbook = false;
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = entry.getName().toLowerCase(Locale.ROOT);
                var part = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, MOST_INFLATED - inflated + 1));
                inflated += part.length;
                if (++entries > MOST_ENTRIES || inflated > MOST_INFLATED) {
                    return Optional.of("文件展开后过大（限 2000 个部件、64 MB），可能不是普通的表格。请复制到新表格另存后再导入。");
                }
                if (name.contains("vbaproject") || name.contains("externallink") || name.contains("/embeddings/")) {
                    return Optional.of("表格含有宏、外部链接或嵌入对象，未打开。请复制到新表格另存后再导入。");
                }
                if (declaresType(part)) {
                    return Optional.of("表格的 XML 含有 DOCTYPE，正常的表格不会有，未打开。请复制到新表格另存后再导入。");
                }
                workbook |= name.equals("xl/workbook.xml");
            }
            return workbook ? Optional.empty() : Optional.of("文件不是 XLSX 表格。请另存为 XLSX 或 CSV 再导入。");
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of("表格已损坏，无法打开。请用办公软件打开后另存一份再导入。");
        }
    }

    /// Whether a part says `<!DOCTYPE`, in UTF-8 or in either UTF-16.
    private static boolean declaresType(byte[] part) {
        return new String(part, StandardCharsets.ISO_8859_1)
                .replace("\0", "")
                .toUpperCase(Locale.ROOT)
                .contains("<!DOCTYPE");
    }

    private static OrganSheet spreadsheet(byte[] file) {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var words = new DataFormatter(Locale.SIMPLIFIED_CHINESE);
            words.setUseCachedValuesForFormulaCells(true);
            var lines = new ArrayList<Line>();
            for (var row : book.getSheetAt(0)) {
                var cells = new ArrayList<String>();
                for (int i = 0; i < Math.min(row.getLastCellNum(), 200); i++) {
                    var cell = row.getCell(i);
                    cells.add(cell == null ? "" : text(cell, words));
                }
                lines.add(new Line(row.getRowNum() + 1, cells));
            }
            return new OrganSheet(List.copyOf(lines), "");
        } catch (IOException | RuntimeException e) {
            return unreadable("表格已损坏，无法打开。请用办公软件打开后另存一份再导入。");
        }
    }

    private static String text(Cell cell, DataFormatter words) {
        var type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        if (type == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell)) {
            return cell.getLocalDateTimeCellValue().toLocalDate().toString();
        }
        var shown = words.formatCellValue(cell).strip();
        return type == CellType.NUMERIC ? exact(shown, cell.getNumericCellValue()) : shown;
    }

    /// What a cell shows, unless it shows less than it holds: 123.45 under a format without decimals.
    private static String exact(String shown, double held) {
        var raw = NumberToTextConverter.toText(held);
        try {
            return new BigDecimal(shown.replace(",", "")).compareTo(new BigDecimal(raw)) == 0 ? shown : raw;
        } catch (NumberFormatException e) {
            return shown;
        }
    }
}
