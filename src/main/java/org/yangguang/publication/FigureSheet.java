package org.yangguang.publication;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.yangguang.organ.OrganSheet;
import org.yangguang.publication.ImportPreview.Row;
import org.yangguang.publication.ImportPreview.State;

/// Reads a list of numbers, a row for each month and one for the whole year, against the ledger as it
/// stands. An empty cell says nothing; 0 is a number.
final class FigureSheet {

    static final String YEAR = "年份";
    static final String MONTH = "月份";
    static final String WHOLE_YEAR = "全年";
    static final int FIRST_YEAR = 2000;

    private final IntFunction<Figures.Year> stands;
    private final YearMonth now;
    private final Map<Integer, Figures.Year> years = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();

    /// @param stands the numbers of a year as they stand
    FigureSheet(IntFunction<Figures.Year> stands, YearMonth now) {
        this.stands = stands;
        this.now = now;
    }

    /// @param numbers those that can be entered, by year
    record Read(
            List<Row> rows,
            List<String> notes,
            String problem,
            Map<Integer, Map<Figure.Slot, Optional<BigDecimal>>> numbers) {}

    static List<String> headings() {
        return Stream.concat(
                        Stream.of(YEAR, MONTH),
                        Arrays.stream(FigureKind.values()).map(FigureKind::heading))
                .toList();
    }

    Read read(List<OrganSheet.Line> lines) {
        var columns = SheetColumns.of(lines.getFirst(), headings(), Set.of(YEAR, MONTH));
        if (!columns.problem().isEmpty()) {
            return new Read(List.of(), List.of(), columns.problem(), Map.of());
        }
        var rows = new ArrayList<Row>();
        var numbers = new LinkedHashMap<Integer, Map<Figure.Slot, Optional<BigDecimal>>>();
        lines.stream().skip(1).forEach(line -> rows.add(row(line, columns, numbers)));
        return new Read(rows, columns.notes(), "", numbers);
    }

    private Row row(
            OrganSheet.Line line, SheetColumns columns, Map<Integer, Map<Figure.Slot, Optional<BigDecimal>>> numbers) {
        var problems = new ArrayList<String>();
        var understood = new ArrayList<String>();
        var yearText = columns.cell(line, YEAR);
        var monthText = columns.cell(line, MONTH);
        var words = yearText + " " + monthText;
        var year = year(yearText, problems);
        var month = month(monthText, problems);
        if (year.isPresent()
                && month.isPresent()
                && month.getAsInt() > 0
                && YearMonth.of(year.getAsInt(), month.getAsInt()).isAfter(now)
                && hasNumbers(line, columns)) {
            problems.add("“" + MONTH + "”：" + year.getAsInt() + " 年 " + month.getAsInt() + " 月还没有到，不能有数。请删去这一行的数。");
        }
        var row = new HashMap<Figure.Slot, Optional<BigDecimal>>();
        if (year.isPresent() && month.isPresent()) {
            words = year.getAsInt() + " 年" + (month.getAsInt() == 0 ? "全年" : " " + month.getAsInt() + " 月");
            if (seen.putIfAbsent(words, line.number()) != null) {
                problems.add("“" + MONTH + "”：" + words + "在第 " + seen.get(words) + " 行已经有了。请合并成一行。");
            }
            for (var kind : FigureKind.values()) {
                number(columns.cell(line, kind.heading()), kind, month.getAsInt(), problems, understood)
                        .ifPresent(value -> row.put(new Figure.Slot(month.getAsInt(), kind), Optional.of(value)));
            }
            compare(years.computeIfAbsent(year.getAsInt(), stands::apply), row, problems);
        }
        if (!problems.isEmpty()) {
            return new Row(line.number(), State.WRONG, words, problems, understood);
        }
        if (row.isEmpty()) {
            var state = hasNumbers(line, columns) ? State.KNOWN : State.BLANK;
            return new Row(line.number(), state, words, List.of(), understood);
        }
        numbers.computeIfAbsent(year.getAsInt(), _ -> new LinkedHashMap<>()).putAll(row);
        return new Row(line.number(), State.NEW, words + "，" + row.size() + " 个数", List.of(), understood);
    }

    private static boolean hasNumbers(OrganSheet.Line line, SheetColumns columns) {
        return Arrays.stream(FigureKind.values())
                .anyMatch(kind -> !columns.cell(line, kind.heading()).isBlank());
    }

    /// Drops what stands already; what stands otherwise is not changed by a list.
    private static void compare(
            Figures.Year stands, Map<Figure.Slot, Optional<BigDecimal>> row, List<String> problems) {
        for (var slot : new HashSet<>(row.keySet())) {
            var here = stands.at(slot);
            var there = row.get(slot);
            if (here.isEmpty() || there == null || there.isEmpty()) {
                continue;
            }
            if (here.get().compareTo(there.get()) == 0) {
                row.remove(slot);
            } else {
                problems.add("“" + slot.kind().heading() + "”：台账已录 "
                        + here.get().stripTrailingZeros().toPlainString() + "，表中为 "
                        + there.get().stripTrailingZeros().toPlainString()
                        + "。导入不改已录的数，请在台账页写明理由更正，再从表中删去这个数。");
            }
        }
    }

    private Optional<BigDecimal> number(
            String text, FigureKind kind, int month, List<String> problems, List<String> understood) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        if ((kind.period() == FigureKind.Period.YEAR) != (month == 0)) {
            problems.add("“" + kind.heading() + "”：" + (month == 0 ? "这一栏按月填，请填在各月的行里。" : "这一栏一年填一次，请填在“全年”一行。"));
            return Optional.empty();
        }
        var read = Understood.number(text, kind.unit());
        if (!read.problem().isEmpty()) {
            problems.add("“" + kind.heading() + "”：" + read.problem());
        } else if (!read.as().isEmpty()) {
            understood.add("“" + kind.heading() + "”：“" + text + "”读作 " + read.as());
        }
        return read.value();
    }

    private OptionalInt year(String text, List<String> problems) {
        var plain = Understood.plain(text).replaceFirst("年度?$", "");
        if (plain.matches("[0-9]{4}")) {
            int year = Integer.parseInt(plain);
            if (year >= FIRST_YEAR && year <= now.getYear()) {
                return OptionalInt.of(year);
            }
        }
        problems.add("“" + YEAR + "”：应为 " + FIRST_YEAR + " 至 " + now.getYear() + " 之间的年份，现在是“" + text + "”。");
        return OptionalInt.empty();
    }

    private static OptionalInt month(String text, List<String> problems) {
        var plain = Understood.plain(text).replaceFirst("月份?$", "");
        if (plain.equals(WHOLE_YEAR)) {
            return OptionalInt.of(0);
        }
        if (plain.matches("0?[1-9]|1[0-2]")) {
            return OptionalInt.of(Integer.parseInt(plain));
        }
        problems.add("“" + MONTH + "”：应为 1 至 12，或者“" + WHOLE_YEAR + "”，现在是“" + text + "”。");
        return OptionalInt.empty();
    }
}
