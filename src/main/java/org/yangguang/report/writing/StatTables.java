package org.yangguang.report.writing;

import static org.yangguang.report.writing.StatTable.Scope.COLUMN;
import static org.yangguang.report.writing.StatTable.Scope.COLUMNS;
import static org.yangguang.report.writing.StatTable.Scope.ROW;
import static org.yangguang.report.writing.StatTable.Scope.ROWS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableThreeRow.Group;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.writing.StatTable.Extent;
import org.yangguang.report.writing.StatTable.Figure;
import org.yangguang.report.writing.StatTable.Look;
import org.yangguang.report.writing.StatTable.Row;
import org.yangguang.report.writing.StatTable.Slot;
import org.yangguang.report.writing.StatTable.Weight;
import org.yangguang.report.writing.StatTable.Words;

/// The three tables as the official forms draw them. Rows, order and wording are the form's and
/// never ours.
final class StatTables {
    private static final String RECONCILIATION = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

    private StatTables() {}

    /// 二、主动公开政府信息情况: four columns; an item with fewer numbers spreads the last one.
    static StatTable two(Form form) {
        var fields = TableTwoField.of(form);
        var body = new ArrayList<Row>();
        for (var item : TableTwoField.Item.values()) {
            var ofItem = fields.stream().filter(field -> field.item() == item).toList();
            if (ofItem.isEmpty()) {
                continue;
            }
            body.add(row(new Words(item.heading(), COLUMNS, Look.BAND, 4, 1)));
            var columns =
                    ofItem.stream().map(TableTwoField::columnLabel).distinct().toList();
            var heads = new ArrayList<Slot>();
            heads.add(head("信息内容"));
            for (var column : columns) {
                heads.add(new Words(column, COLUMN, Look.PLAIN, spread(heads.size(), columns.size()), 1));
            }
            body.add(new Row(heads, true));
            ofItem.stream().map(TableTwoField::rowLabel).distinct().forEach(label -> {
                var slots = new ArrayList<Slot>();
                slots.add(new Words(label, ROW, Look.PLAIN, 1, 1));
                ofItem.stream()
                        .filter(field -> field.rowLabel().equals(label))
                        .forEach(field -> slots.add(
                                new Figure(CellId.of(field), Weight.PART, spread(slots.size(), columns.size()))));
                body.add(new Row(slots, false));
            });
        }
        return new StatTable("主动公开政府信息情况表", List.of(), body, List.of(31, 23, 23, 23), Extent.NARROW);
    }

    /// The last of `count` numbers takes what is left of the three columns.
    private static int spread(int position, int count) {
        return position == count ? 4 - count : 1;
    }

    /// 三、收到和处理政府信息公开申请情况.
    static StatTable three(Form form) {
        var head = List.of(
                row(new Words(RECONCILIATION, COLUMN, Look.PLAIN, 3, 3), new Words("申请人情况", COLUMNS, Look.PLAIN, 7, 1)),
                row(
                        new Words(ApplicantColumn.NATURAL.label(), COLUMN, Look.PLAIN, 1, 2),
                        new Words("法人或其他组织", COLUMNS, Look.PLAIN, 5, 1),
                        new Words(ApplicantColumn.TOTAL.label(), COLUMN, Look.PLAIN, 1, 2)),
                new Row(
                        Arrays.stream(ApplicantColumn.values())
                                .filter(c -> c != ApplicantColumn.NATURAL && c != ApplicantColumn.TOTAL)
                                .<Slot>map(column -> head(column.label()))
                                .toList(),
                        false));
        var rows = TableThreeRow.of(form);
        var results = rows.stream().filter(StatTables::isResult).toList();
        var body = new ArrayList<Row>();
        for (var row : rows) {
            var slots = new ArrayList<Slot>();
            if (!results.isEmpty() && row == results.getFirst()) {
                slots.add(new Words("三、本年度办理结果", ROWS, Look.BAND, 1, results.size()));
            }
            var group = rows.stream().filter(r -> r.group() == row.group()).toList();
            boolean grouped = !row.group().heading().isEmpty() && group.size() > 1;
            if (grouped && row == group.getFirst()) {
                slots.add(new Words(row.group().heading(), ROWS, Look.LEFT, 1, group.size()));
            }
            int columns = !isResult(row) ? 3 : grouped ? 1 : 2;
            slots.add(new Words(row.label(), ROW, Look.LEFT, columns, 1));
            for (var column : ApplicantColumn.values()) {
                var weight = column == ApplicantColumn.TOTAL ? Weight.SUM : Weight.PART;
                slots.add(new Figure(CellId.of(row, column), weight, 1));
            }
            body.add(new Row(slots, row == TableThreeRow.TOTAL));
        }
        return new StatTable("收到和处理政府信息公开申请情况表", head, body, List.of(9, 15, 34, 6, 6, 6, 6, 6, 6, 6), Extent.WIDE);
    }

    private static boolean isResult(TableThreeRow row) {
        return row.group() != Group.INTAKE && row.group() != Group.CARRIED_OUT;
    }

    /// 四、政府信息公开行政复议、行政诉讼情况.
    static StatTable four() {
        var names = new ArrayList<Slot>();
        for (var column : DisputeColumn.values()) {
            names.add(new Words(column.label(), COLUMN, Look.PLAIN, 1, 2));
        }
        names.add(new Words(DisputeRoute.LITIGATION_DIRECT.label(), COLUMNS, Look.PLAIN, 5, 1));
        names.add(new Words(DisputeRoute.LITIGATION_AFTER_RECONSIDERATION.label(), COLUMNS, Look.PLAIN, 5, 1));
        var below = new ArrayList<Slot>();
        for (int group = 0; group < 2; group++) {
            for (var column : DisputeColumn.values()) {
                below.add(head(column.label()));
            }
        }
        var numbers = new ArrayList<Slot>();
        for (var route : DisputeRoute.values()) {
            for (var column : DisputeColumn.values()) {
                numbers.add(new Figure(CellId.of(route, column), Weight.PART, 1));
            }
        }
        var head = List.of(
                row(
                        new Words(DisputeRoute.RECONSIDERATION.label(), COLUMNS, Look.PLAIN, 5, 1),
                        new Words("行政诉讼", COLUMNS, Look.PLAIN, 10, 1)),
                new Row(names, false),
                new Row(below, false));
        return new StatTable(
                "行政复议、行政诉讼情况表", head, List.of(new Row(numbers, false)), Collections.nCopies(15, 1), Extent.WIDE);
    }

    private static Words head(String text) {
        return new Words(text, COLUMN, Look.PLAIN, 1, 1);
    }

    private static Row row(Slot... slots) {
        return new Row(List.of(slots), false);
    }
}
