package org.yangguang.report.published;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.IndicatorNames;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableThreeRow.Group;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.comparing.Correspondence;

/// One kind of figure that published reports hold, under one code in all years: a cell of the tables, the
/// rows of a result together, or a line of the sheets up to 2018.
///
/// 处理决定数量 of the form of 2019 stands under the code of the form of 2021, because it counts the same.
public final class FigureItem {

    /// Where in a report it stands.
    public enum Part {
        TABLE_TWO("表二 主动公开政府信息情况"),
        TABLE_THREE("表三 收到和处理政府信息公开申请情况"),
        TABLE_FOUR("表四 行政复议、行政诉讼情况"),
        SHEET("2018 年度及以前的统计表");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// Printed as it is, or several printed rows that we add.
    public enum Origin {
        PRINTED,
        ADDED
    }

    private static final List<Group> ADDED_GROUPS = List.of(Group.DENIED, Group.UNAVAILABLE, Group.NOT_PROCESSED);
    private static final List<FigureItem> ALL = List.copyOf(every());
    private static final Map<String, FigureItem> BY_CODE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(FigureItem::code, Function.identity()));

    private final String code;
    private final Part part;
    private final String label;
    private final String unit;
    private final List<Form> forms;
    private final Origin origin;
    private final Function<AnnualReport, Optional<Cell>> reading;

    private FigureItem(
            String code,
            Part part,
            String label,
            String unit,
            List<Form> forms,
            Origin origin,
            Function<AnnualReport, Optional<Cell>> reading) {
        this.code = code;
        this.part = part;
        this.label = label;
        this.unit = unit;
        this.forms = forms;
        this.origin = origin;
        this.reading = reading;
    }

    /// In the order of the forms.
    public static List<FigureItem> all() {
        return ALL;
    }

    public static Optional<FigureItem> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    public static FigureItem of(TableThreeRow row, ApplicantColumn column) {
        return known(CellId.of(row, column));
    }

    public static FigureItem of(DisputeRoute route, DisputeColumn column) {
        return known(CellId.of(route, column));
    }

    /// @throws IllegalArgumentException for 处理决定数量 of 2019, which stands under the code of 2021
    public static FigureItem of(TableTwoField field) {
        return known(CellId.of(field));
    }

    /// The rows of a result together.
    public static FigureItem of(Group group, ApplicantColumn column) {
        return switch (group) {
            case GRANTED -> of(TableThreeRow.GRANTED, column);
            case PARTIAL -> of(TableThreeRow.PARTIAL, column);
            case OTHER -> of(TableThreeRow.OTHER, column);
            case DENIED, UNAVAILABLE, NOT_PROCESSED -> of(code(group, column)).orElseThrow();
            case INTAKE, TOTAL, CARRIED_OUT -> throw new IllegalArgumentException("not a result: " + group);
        };
    }

    private static FigureItem known(CellId id) {
        return of(id.path()).orElseThrow(() -> new IllegalArgumentException("no figure of its own: " + id.path()));
    }

    /// The word in addresses and files, such as `table3.granted.natural`.
    public String code() {
        return code;
    }

    public Part part() {
        return part;
    }

    public String label() {
        return label;
    }

    /// 件、项、万元…
    public String unit() {
        return unit;
    }

    /// The forms that ask for it.
    public List<Form> forms() {
        return forms;
    }

    public Origin origin() {
        return origin;
    }

    /// Whether figures of several organs may be added: not where reports print 元 and 万元 alike.
    public boolean isAddable() {
        return !code.equals(CellId.of(TableTwoField.PROCUREMENT_AMOUNT).path());
    }

    /// What a report says of it; empty where its form does not ask.
    public Optional<Cell> in(AnnualReport report) {
        return forms.contains(report.form()) ? reading.apply(report) : Optional.empty();
    }

    @Override
    public String toString() {
        return code;
    }

    private static List<FigureItem> every() {
        var items = new ArrayList<FigureItem>();
        for (var form : List.of(Form.FMT_2021, Form.FMT_2019)) {
            for (var field : TableTwoField.of(form)) {
                if (form == Form.FMT_2021 || !Correspondence.isRenamed(CellId.of(field), Form.FMT_2021)) {
                    items.add(printed(CellId.of(field), Part.TABLE_TWO, unit(field)));
                }
            }
        }
        for (var row : TableThreeRow.values()) {
            var group = row.group();
            boolean first = Arrays.stream(TableThreeRow.values())
                            .filter(r -> r.group() == group)
                            .findFirst()
                            .orElseThrow()
                    == row;
            if (first && ADDED_GROUPS.contains(group)) {
                Arrays.stream(ApplicantColumn.values()).forEach(column -> items.add(together(group, column)));
            }
            Arrays.stream(ApplicantColumn.values())
                    .forEach(column -> items.add(printed(CellId.of(row, column), Part.TABLE_THREE, "件")));
        }
        for (var route : DisputeRoute.values()) {
            for (var column : DisputeColumn.values()) {
                items.add(printed(CellId.of(route, column), Part.TABLE_FOUR, "件"));
            }
        }
        IndicatorNames.all().forEach((name, label) -> {
            items.add(line("sheet." + name, label, name, 0));
            items.add(line("sheet." + name + ".cumulative", label + "（历年累计）", name, 1));
        });
        return items;
    }

    private static FigureItem printed(CellId id, Part part, String unit) {
        var forms = Arrays.stream(Form.values())
                .filter(form -> Correspondence.has(form, id)
                        || Correspondence.isRenamed(id, form)
                        || id instanceof CellId.Three(var row, var _)
                                && row == TableThreeRow.OTHER
                                && form == Form.FMT_2021)
                .toList();
        return new FigureItem(
                id.path(), part, id.label(), unit, forms, Origin.PRINTED, report -> Correspondence.cell(report, id));
    }

    private static FigureItem together(Group group, ApplicantColumn column) {
        var rows = Arrays.stream(TableThreeRow.values())
                .filter(row -> row.group() == group)
                .toList();
        return new FigureItem(
                code(group, column),
                Part.TABLE_THREE,
                "表三 " + group.heading() + "各项合计，" + column.label(),
                "件",
                List.of(Form.FMT_2021, Form.FMT_2019),
                Origin.ADDED,
                report -> Optional.of(sum(rows.stream()
                        .map(row -> report.cell(CellId.of(row, column)))
                        .toList())));
    }

    /// The first cell that is not known makes the sum unknown in the same way.
    private static Cell sum(List<Cell> cells) {
        var sum = BigDecimal.ZERO;
        for (var cell : cells) {
            var value = cell.value();
            if (value == null) {
                return cell;
            }
            sum = sum.add(value);
        }
        return Cell.counted(sum);
    }

    private static String code(Group group, ApplicantColumn column) {
        return "table3." + group.name().toLowerCase(java.util.Locale.ROOT) + "." + column.code();
    }

    private static FigureItem line(String code, String label, String name, int position) {
        return new FigureItem(
                code,
                Part.SHEET,
                label,
                label.contains("次数") ? "次" : "件",
                List.of(Form.FMT_LEGACY),
                Origin.PRINTED,
                report -> {
                    var values = report.indicators().getOrDefault(name, Collections.emptyList());
                    return Optional.of(
                            position >= values.size()
                                    ? Cell.NOT_THERE
                                    : values.get(position)
                                            .map(Cell::counted)
                                            .orElseGet(() -> new Cell(Cell.Reading.BLANK, null, "", null)));
                });
    }

    private static String unit(TableTwoField field) {
        return switch (field) {
            case FEES_WAN -> "万元";
            case PROCUREMENT_AMOUNT -> "原文单位";
            case LICENSING_PREV,
                    LICENSING_CHANGE,
                    OTHER_SERVICE_PREV,
                    OTHER_SERVICE_CHANGE,
                    PENALTY_PREV,
                    PENALTY_CHANGE,
                    COERCION_PREV,
                    COERCION_CHANGE,
                    FEES_PREV,
                    FEES_CHANGE,
                    PROCUREMENT_COUNT -> "项";
            default -> "件";
        };
    }
}
