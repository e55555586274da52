package org.yangguang.report.extraction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.yangguang.document.SafeXml;
import org.yangguang.report.Cell.Place;
import org.yangguang.report.extraction.Sheet.Kind;
import org.yangguang.report.extraction.Sheet.Piece;

/// Excel workbooks, behind the [ZipGate]: every visible sheet row by row, merged cells once.
/// The place of a piece is its sheet, row and column.
///
/// What a formula last gave is read, a formula is never worked out.
final class XlsxSource {
    static final String MAIN_PART = "xl/workbook.xml";

    private static final int MOST_ROWS = 5_000;
    private static final int MOST_SHEETS = 50;
    private static final Pattern ADDRESS = Pattern.compile("([A-Z]{1,3})(\\d{1,7})");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,2})?");
    /// The sheet our own workbooks keep the text of a report in.
    private static final List<String> TEXT_SHEET = List.of("项目", "内容");
    /// A row of table 二 that heads others.
    private static final Pattern BAND = Pattern.compile("第二十条第\\(?[一二三四五六七八九]\\)?项");
    private static final String GOES_ON = "（续）";

    private final Sheet.Builder sheet = new Sheet.Builder();
    private final Map<String, byte[]> parts;
    private final List<String> strings = new ArrayList<>();

    /// @param top first row, from 1
    private record Merge(int top, int left, int bottom, int right) {
        boolean covers(int row, int column) {
            boolean inside = row >= top && row <= bottom && column >= left && column <= right;
            return inside && !(row == top && column == left);
        }
    }

    private record Grid(TreeMap<Integer, TreeMap<Integer, String>> rows, List<Merge> merges) {}

    private XlsxSource(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    static Sheet read(byte[] content) {
        var source = new XlsxSource(ZipGate.parts(content, MAIN_PART, "不是 Excel 工作簿"));
        try {
            source.workbook();
            return source.sheet.build();
        } catch (XMLStreamException e) {
            throw PackageXml.refused(e);
        }
    }

    private void workbook() throws XMLStreamException {
        var targets = targets();
        strings();
        var xml = SafeXml.reader(part(MAIN_PART));
        int number = 0;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT
                    || !xml.getLocalName().equals("sheet")) {
                continue;
            }
            if (++number > MOST_SHEETS) {
                throw new Limits.Exceeded(
                        Reading.Code.TOO_LARGE, "工作簿超过 %d 张表，不是一份年度报告。请只保留报告本身。".formatted(MOST_SHEETS));
            }
            var target = targets.get(relationship(xml));
            var state = xml.getAttributeValue(null, "state");
            if (target != null && (state == null || state.equals("visible"))) {
                lines(grid(part(target)), number);
            }
        }
    }

    private static String relationship(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("id") && xml.getAttributeNamespace(i) != null) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private Map<String, String> targets() throws XMLStreamException {
        var targets = new HashMap<String, String>();
        var xml = SafeXml.reader(part("xl/_rels/workbook.xml.rels"));
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("Relationship")
                    && Objects.toString(xml.getAttributeValue(null, "Type"), "").endsWith("/worksheet")) {
                var target = Objects.toString(xml.getAttributeValue(null, "Target"), "");
                targets.put(
                        Objects.toString(xml.getAttributeValue(null, "Id"), ""),
                        target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        }
        return targets;
    }

    private byte[] part(String name) {
        var bytes = parts.get(name);
        if (bytes == null) {
            throw new Limits.Exceeded(Reading.Code.DAMAGED, "工作簿已损坏，缺少部件，无法读取。请用办公软件打开后另存一份再试。");
        }
        return bytes;
    }

    private void strings() throws XMLStreamException {
        var bytes = parts.get("xl/sharedStrings.xml");
        if (bytes == null) {
            return;
        }
        var xml = SafeXml.reader(bytes);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("si")) {
                strings.add(words(xml, "si"));
            }
        }
    }

    /// The text of a string in pieces; what tells how to pronounce it is left out.
    private static String words(XMLStreamReader xml, String end) throws XMLStreamException {
        var text = new StringBuilder();
        boolean spoken = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals(end)) {
                    break;
                }
                spoken &= !xml.getLocalName().equals("rPh");
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                spoken |= xml.getLocalName().equals("rPh");
                if (xml.getLocalName().equals("t") && !spoken) {
                    text.append(xml.getElementText());
                }
            }
        }
        return text.toString();
    }

    private Grid grid(byte[] bytes) throws XMLStreamException {
        var rows = new TreeMap<Integer, TreeMap<Integer, String>>();
        var merges = new ArrayList<Merge>();
        var xml = SafeXml.reader(bytes);
        int row = 0;
        int column = 0;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "row" -> {
                    var given = xml.getAttributeValue(null, "r");
                    row = given != null && given.matches("\\d{1,7}") ? Integer.parseInt(given) : row + 1;
                    column = 0;
                    if (rows.size() > MOST_ROWS) {
                        throw new Limits.Exceeded(
                                Reading.Code.TOO_LARGE, "工作表超过 %d 行，不是一份年度报告。请只保留报告本身。".formatted(MOST_ROWS));
                    }
                }
                case "c" -> {
                    var address = ADDRESS.matcher(Objects.toString(xml.getAttributeValue(null, "r"), ""));
                    column = address.matches() ? column(address.group(1)) : column + 1;
                    var text = value(xml, Objects.toString(xml.getAttributeValue(null, "t"), ""));
                    if (column <= Limits.SPAN) {
                        rows.computeIfAbsent(row, _ -> new TreeMap<>()).put(column, text);
                    }
                }
                case "mergeCell" -> merge(xml.getAttributeValue(null, "ref"), merges);
                default -> {}
            }
        }
        return new Grid(rows, merges);
    }

    private static void merge(@Nullable String area, List<Merge> merges) {
        var ends = Objects.toString(area, "").split(":", -1);
        var first = ADDRESS.matcher(ends[0]);
        var last = ADDRESS.matcher(ends[ends.length - 1]);
        if (merges.size() >= MOST_ROWS) {
            throw new Limits.Exceeded(Reading.Code.TOO_LARGE, "工作表合并的区域过多，不是一份年度报告。请只保留报告本身。");
        }
        if (ends.length == 2 && first.matches() && last.matches()) {
            merges.add(new Merge(
                    Integer.parseInt(first.group(2)),
                    column(first.group(1)),
                    Integer.parseInt(last.group(2)),
                    column(last.group(1))));
        }
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * 26 + letters.charAt(i) - 'A' + 1;
        }
        return column;
    }

    private String value(XMLStreamReader xml, String type) throws XMLStreamException {
        var text = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("v")) {
                    text = xml.getElementText();
                } else if (xml.getLocalName().equals("is")) {
                    text = words(xml, "is");
                }
            }
        }
        return switch (type) {
            case "s" ->
                text.matches("\\d{1,7}") && Integer.parseInt(text) < strings.size()
                        ? strings.get(Integer.parseInt(text))
                        : "";
            case "str", "inlineStr", "e", "b" -> text;
            default -> plain(text);
        };
    }

    /// A number is kept in binary; 428.86889999999999 is 428.8689.
    private static String plain(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return text;
        }
        var plain = new BigDecimal(Double.toString(Double.parseDouble(text))).stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }

    private void lines(Grid grid, int number) {
        var first = grid.rows().firstEntry();
        if (first != null && TEXT_SHEET.equals(List.copyOf(first.getValue().values()))) {
            grid.rows().tailMap(first.getKey(), false).forEach((row, cells) -> paragraph(row, cells, number));
            return;
        }
        int last = grid.rows().values().stream()
                .flatMap(cells -> cells.entrySet().stream())
                .filter(cell -> !cell.getValue().isBlank())
                .mapToInt(Map.Entry::getKey)
                .max()
                .orElse(0);
        int table = sheet.newTable();
        for (var entry : grid.rows().entrySet()) {
            int row = entry.getKey();
            var covered = covered(grid, row, last);
            var cells = entry.getValue();
            var words = cells.entrySet().stream()
                    .filter(cell -> !cell.getValue().isBlank())
                    .toList();
            if (words.size() == 1 && isText(words.getFirst().getValue(), cells.keySet(), covered)) {
                var at = words.getFirst();
                sheet.text(tidy(at.getValue()), new Place(number, 0, table, row, at.getKey(), null));
            } else if (!words.isEmpty()) {
                var pieces = new ArrayList<Piece>();
                for (int column = 1; column <= last; column++) {
                    if (!covered.contains(column)) {
                        var place = new Place(number, 0, table, row, column, null);
                        pieces.add(sheet.piece(tidy(cells.getOrDefault(column, "")), place, column - 1));
                    }
                }
                sheet.line(Kind.ROW, table, pieces);
            }
        }
    }

    /// One text in a row is a title, a heading or a paragraph when no empty cell stands beside
    /// it; headings of the parts are, whatever stands beside them.
    private static boolean isText(String text, Set<Integer> columns, Set<Integer> covered) {
        long open = columns.stream().filter(column -> !covered.contains(column)).count();
        var unified = Sheet.unify(text).strip();
        if (BAND.matcher(unified).matches()) {
            return false;
        }
        return open == 1 || Labels.PARTS.stream().anyMatch(part -> part.begins(unified));
    }

    private static Set<Integer> covered(Grid grid, int row, int last) {
        var covered = new HashSet<Integer>();
        for (var merge : grid.merges()) {
            for (int column = merge.left(); column <= Math.min(merge.right(), last); column++) {
                if (merge.covers(row, column)) {
                    covered.add(column);
                }
            }
        }
        return covered;
    }

    private void paragraph(int row, TreeMap<Integer, String> cells, int number) {
        var text = cells.getOrDefault(2, "").strip();
        var before = sheet.last();
        if (cells.getOrDefault(1, "").equals(GOES_ON) && before != null) {
            var piece = before.pieces().getFirst();
            sheet.replaceLast(new Sheet.Line(
                    Kind.TEXT, 0, List.of(sheet.piece(piece.text() + text, piece.place(), piece.column()))));
        } else if (!text.isEmpty()) {
            sheet.text(text, new Place(number, 0, 0, row, 2, null));
        }
    }

    private static String tidy(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
