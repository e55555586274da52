package org.yangguang.indicator;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yangguang.indicator.EntryHistory.Entry;
import org.yangguang.indicator.IndicatorDesk.Imported;
import org.yangguang.indicator.IndicatorDesk.Row;
import org.yangguang.indicator.IndicatorDesk.Written;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganSheet;
import org.yangguang.request.Desk.Hand;

/// The indicators of a year as a list, XLSX or CSV: what leaves is what comes in again.
@Component
public class IndicatorSheet {

    private static final int MOST_ROWS = 2000;

    /// The headings of the list.
    public enum Column {
        CODE("指标代码"),
        PART("部分"),
        NAME("指标"),
        UNIT("单位"),
        VALUE("数值"),
        DAY("日期"),
        EVIDENCE("依据"),
        REASON("更正理由"),
        LEDGER("台账数"),
        DEFINITION("口径");

        private final String heading;

        Column(String heading) {
            this.heading = heading;
        }

        public String heading() {
            return heading;
        }
    }

    private final Indicators indicators;
    private final Definitions definitions;
    private final IndicatorDesk desk;

    IndicatorSheet(Indicators indicators, Definitions definitions, IndicatorDesk desk) {
        this.indicators = indicators;
        this.definitions = definitions;
        this.desk = desk;
    }

    /// Something wrong in the list.
    ///
    /// @param line as an editor or a spreadsheet counts, from 1; 0 for the list as a whole
    public record Fault(int line, String column, String problem) {
        @Override
        public String toString() {
            return (line == 0 ? "" : "第 " + line + " 行")
                    + (column.isEmpty() ? "" : "“" + column + "”")
                    + (line == 0 ? "" : "：")
                    + problem;
        }
    }

    public sealed interface Outcome {
        record Read(Imported what) implements Outcome {}

        record Refused(List<Fault> faults) implements Outcome {
            public Refused {
                faults = List.copyOf(faults);
            }
        }
    }

    /// Every entry that stands in a row of its own, every other indicator in a row to be filled in.
    public List<List<String>> rows(Organ organ, int year) {
        var histories = indicators.histories(organ.id(), year);
        var rows = new ArrayList<List<String>>();
        for (var value : indicators.values(organ.id(), year)) {
            var i = value.indicator();
            var standing = Optional.ofNullable(histories.get(i.code()))
                    .map(EntryHistory::standing)
                    .orElse(List.of());
            if (standing.isEmpty()) {
                rows.add(row(value, "", "", ""));
            }
            for (Entry entry : standing) {
                var r = entry.current();
                rows.add(row(
                        value,
                        Unit.plain(Objects.requireNonNull(r.value())),
                        r.onDay().toString(),
                        r.evidence().isEmpty() ? "见依据文件" : r.evidence()));
            }
        }
        return rows;
    }

    private static List<String> row(IndicatorValue value, String number, String day, String evidence) {
        var i = value.indicator();
        return List.of(
                i.code(),
                i.part().label(),
                i.name(),
                i.unit().label(),
                number,
                day,
                evidence,
                "",
                value.counted().map(Unit::plain).orElse(""),
                i.definition());
    }

    public Outcome read(Hand by, Organ organ, int year, byte[] file) {
        var sheet = OrganSheet.of(file);
        if (!sheet.fault().isEmpty()) {
            return refused(0, "", sheet.fault());
        }
        var lines = sheet.lines().stream().filter(line -> !line.isBlank()).toList();
        if (lines.size() < 2) {
            return refused(0, "", "表中没有数据。请先导出本年的表，填好“数值”“依据”再导入。");
        }
        if (lines.size() > MOST_ROWS) {
            return refused(0, "", "一次最多导入 " + MOST_ROWS + " 行，请分成几份。");
        }
        var faults = new ArrayList<Fault>();
        var columns = columns(lines.getFirst(), faults);
        if (!faults.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        var codes = new HashMap<String, String>();
        definitions.of(organ.id()).forEach(i -> codes.put(i.name(), i.code()));
        var rows = new ArrayList<Row>();
        var numbers = new ArrayList<Integer>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = new Cells(line, columns);
            if (cells.at(Column.VALUE).isEmpty()) {
                continue;
            }
            var day = cells.day(faults);
            var code = cells.at(Column.CODE);
            rows.add(new Row(
                    new Written(
                            code.isEmpty() ? codes.getOrDefault(cells.at(Column.NAME), cells.at(Column.NAME)) : code,
                            cells.at(Column.VALUE),
                            day,
                            cells.at(Column.EVIDENCE),
                            List.of()),
                    cells.at(Column.REASON)));
            numbers.add(line.number());
        }
        if (rows.isEmpty()) {
            return refused(0, "", "“数值”一栏都是空的，没有可以导入的。没有发生的请填 0。");
        }
        var wrong = new ArrayList<IndicatorDesk.Fault>();
        if (!faults.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        var done = desk.enterRows(by, organ, year, rows, wrong);
        wrong.forEach(f -> faults.add(new Fault(numbers.get(f.index()), heading(f.field()), f.message())));
        return done.<Outcome>map(Outcome.Read::new).orElseGet(() -> new Outcome.Refused(faults));
    }

    private static String heading(IndicatorDesk.Field field) {
        return switch (field) {
            case VALUE -> Column.VALUE.heading;
            case DAY -> Column.DAY.heading;
            case EVIDENCE -> Column.EVIDENCE.heading;
            case REASON -> Column.REASON.heading;
            case CODE -> Column.CODE.heading;
        };
    }

    private static Map<Column, Integer> columns(OrganSheet.Line headings, List<Fault> faults) {
        var found = new EnumMap<Column, Integer>(Column.class);
        for (var column : Column.values()) {
            int at = headings.cells().indexOf(column.heading);
            if (at >= 0) {
                found.put(column, at);
            }
        }
        if (!found.containsKey(Column.CODE) && !found.containsKey(Column.NAME)) {
            faults.add(new Fault(headings.number(), Column.CODE.heading, "缺少“指标代码”或者“指标”一栏，不知道每行是哪项指标。请从导出的表复制第一行。"));
        }
        for (var column : List.of(Column.VALUE, Column.EVIDENCE)) {
            if (!found.containsKey(column)) {
                faults.add(new Fault(headings.number(), column.heading, "缺少这一栏。请从导出的表复制第一行。"));
            }
        }
        return found;
    }

    private static Outcome refused(int line, String column, String problem) {
        return new Outcome.Refused(List.of(new Fault(line, column, problem)));
    }

    private record Cells(OrganSheet.Line line, Map<Column, Integer> columns) {

        String at(Column column) {
            var index = columns.get(column);
            var text = index == null || index >= line.cells().size()
                    ? ""
                    : line.cells().get(index).strip();
            // Our own export marks text that a spreadsheet would take for a formula.
            return text.startsWith("'") ? text.substring(1) : text;
        }

        Optional<LocalDate> day(List<Fault> faults) {
            var text = at(Column.DAY);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(LocalDate.parse(
                        text.replaceAll("[/.年月]", "-").replace("日", "").replaceAll("-(\\d)(?=-|$)", "-0$1")));
            } catch (DateTimeParseException e) {
                faults.add(new Fault(line.number(), Column.DAY.heading, "应写作 2026-11-21 这样的日期，现在填的是“" + text + "”。"));
                return Optional.empty();
            }
        }
    }
}
