package org.yangguang.report.extraction;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.AnnualReport.Section;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;

/// The CSV we write: one line a cell, a paragraph or an indicator, one report a file. An
/// apostrophe that kept a spreadsheet from taking text for a formula is taken off again
/// (security P7).
final class CsvSource {
    static final String HEAD = "机关,年度,单元格,名称,数值,原文,读取情况";

    private static final Pattern GUARDED = Pattern.compile("(?s)'+[=+\\-@\\t\\r＝＋－＠].*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(?:\\.\\d{1,8})?");
    private static final int FIELDS = 7;

    private final Map<CellId, Cell> cells = new HashMap<>();
    private final Map<String, List<Optional<BigDecimal>>> indicators = new HashMap<>();
    private final List<String> preamble = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private String title = "";
    private @Nullable String organ;
    private int year;
    private @Nullable Form form;
    private @Nullable LocalDate publishedOn;

    private record Part(int ordinal, String heading, List<String> paragraphs) {}

    private CsvSource() {}

    static boolean looksLikeOurs(String text) {
        return text.startsWith(HEAD);
    }

    static Reading read(String text) {
        var source = new CsvSource();
        var lines = lines(text);
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).size() != FIELDS) {
                throw bad(i + 1, "应有 %d 列".formatted(FIELDS));
            }
            source.line(lines.get(i), i + 1);
        }
        return source.report();
    }

    private Reading report() {
        return new Reading.Read(
                new AnnualReport(
                        title,
                        organ == null ? "" : organ,
                        year,
                        form == null ? Form.forYear(year == 0 ? 2021 : year) : form,
                        publishedOn,
                        preamble,
                        parts.stream()
                                .map(p -> new Section(p.ordinal(), p.heading(), p.paragraphs()))
                                .toList(),
                        cells,
                        indicators),
                List.of());
    }

    private void line(List<String> fields, int number) {
        var of = clean(fields.get(0));
        int stated = fields.get(1).matches("\\d{1,4}") ? Integer.parseInt(fields.get(1)) : 0;
        if (organ != null && (!organ.equals(of) || year != stated)) {
            throw bad(number, "是另一份报告；一个文件只能放一份，请分开后再读");
        }
        organ = of;
        year = stated;
        var value = fields.get(4);
        var text = clean(fields.get(5));
        switch (fields.get(2)) {
            case "title" -> title = text;
            case "form" ->
                form = Arrays.stream(Form.values())
                        .filter(f -> f.code().equals(value))
                        .findFirst()
                        .orElseThrow(() -> bad(number, "格式应为 2021、2019 或 pre2019"));
            case "published_on" -> publishedOn = date(value, number);
            case "preamble" -> preamble.add(text);
            case "heading" ->
                parts.add(new Part(value.matches("[0-6]") ? Integer.parseInt(value) : 0, text, new ArrayList<>()));
            case "paragraph" -> {
                if (parts.isEmpty()) {
                    throw bad(number, "段落之前没有章节标题");
                }
                parts.getLast().paragraphs().add(text);
            }
            default -> figure(fields, text, number);
        }
    }

    private void figure(List<String> fields, String text, int number) {
        var path = fields.get(2);
        var value = Optional.of(fields.get(4))
                .filter(v -> NUMBER.matcher(v).matches())
                .map(BigDecimal::new);
        if (path.startsWith("indicators.")) {
            indicators
                    .computeIfAbsent(clean(path.substring("indicators.".length())), _ -> new ArrayList<>())
                    .add(value);
            return;
        }
        var id = CellId.at(path).orElseThrow(() -> bad(number, "没有叫“%s”的单元格".formatted(Tables.shorten(path))));
        var reading = Cell.Reading.of(fields.get(6)).orElseThrow(() -> bad(number, "读取情况不认识"));
        var place = new Cell.Place(0, number, 6);
        cells.put(
                id,
                switch (reading) {
                    case PRINTED, NORMALISED, SOLVED, COUNTED ->
                        value.map(v -> new Cell(reading, v, text, place))
                                .orElse(new Cell(Cell.Reading.UNREADABLE, null, text, place));
                    case BLANK, MARKED_NONE, UNREADABLE -> new Cell(reading, null, text, place);
                    case ABSENT -> new Cell(reading, null, "", place);
                });
    }

    private static LocalDate date(String text, int number) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw bad(number, "日期应写作 2024-01-31");
        }
    }

    private static String clean(String text) {
        var bare = GUARDED.matcher(text).matches() ? text.substring(1) : text;
        return JsonSource.clean(bare);
    }

    /// Fields between commas; in quotes a comma, a line end or a doubled quote is text.
    private static List<List<String>> lines(String text) {
        var lines = new ArrayList<List<String>>();
        var line = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    field.append(c);
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',') {
                line.add(field.toString());
                field.setLength(0);
            } else if (c == '\n') {
                line.add(field.toString());
                field.setLength(0);
                lines.add(List.copyOf(line));
                line.clear();
            } else if (c != '\r') {
                field.append(c);
            }
        }
        if (!field.isEmpty() || !line.isEmpty()) {
            line.add(field.toString());
            lines.add(List.copyOf(line));
        }
        return lines;
    }

    private static Limits.Exceeded bad(int line, String what) {
        return new Limits.Exceeded(Reading.Code.DAMAGED, "CSV 第 %d 行读不了：%s。请重新导出后再试。".formatted(line, what));
    }
}
