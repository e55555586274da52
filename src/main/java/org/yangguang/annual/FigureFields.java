package org.yangguang.annual;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.TableThreeRow;

/// Live fields that follow from the tables: every cell, and the sums that the text states and the form
/// does not print.
final class FigureFields {

    /// @param plus cells added up
    /// @param minus cells taken off
    private record Sum(String name, String label, String href, List<CellId> plus, List<CellId> minus) {

        /// Empty where one of the cells is not known.
        Optional<BigDecimal> of(Figures figures) {
            var sum = BigDecimal.ZERO;
            for (var id : plus) {
                var value = figures.value(id);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                sum = sum.add(value.get());
            }
            for (var id : minus) {
                var value = figures.value(id);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                sum = sum.subtract(value.get());
            }
            return Optional.of(sum);
        }
    }

    private FigureFields() {}

    static List<LiveField> of(Figures figures, int year) {
        var fields = new ArrayList<LiveField>();
        fields.add(new LiveField("year", "报告年度", String.valueOf(year), ""));
        fields.add(new LiveField("year.next", "下一年度", String.valueOf(year + 1), ""));
        fields.add(new LiveField("year.last", "上一年度", String.valueOf(year - 1), ""));
        for (var sum : sums(figures)) {
            sum.of(figures)
                    .ifPresent(value -> fields.add(new LiveField(
                            sum.name(), sum.label(), value.toPlainString(), "/office/reports/" + year + sum.href())));
        }
        for (var id : CellId.of(figures.form())) {
            figures.value(id).ifPresent(value -> fields.add(LiveField.of(id, year, value.toPlainString())));
        }
        return fields;
    }

    private static List<Sum> sums(Figures figures) {
        var sums = new ArrayList<Sum>();
        if (TableThreeRow.of(figures.form()).isEmpty()) {
            return sums;
        }
        sums.add(
                three("sum.handled", "处理申请（本年新收＋上年结转）", List.of(TableThreeRow.NEW_RECEIVED, TableThreeRow.CARRIED_IN)));
        var received = CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.TOTAL);
        var persons = CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.NATURAL);
        sums.add(new Sum("sum.organisations", "本年新收申请，法人或其他组织合计", "/3", List.of(received), List.of(persons)));
        sums.add(group(figures, "sum.denied", "不予公开合计", TableThreeRow.Group.DENIED));
        sums.add(group(figures, "sum.unavailable", "无法提供合计", TableThreeRow.Group.UNAVAILABLE));
        sums.add(group(figures, "sum.not_processed", "不予处理合计", TableThreeRow.Group.NOT_PROCESSED));
        sums.add(group(figures, "sum.other", "其他处理合计", TableThreeRow.Group.OTHER));
        sums.add(four("sum.litigation", "行政诉讼合计（未经复议直接起诉＋复议后起诉）", DisputeColumn.TOTAL, 1));
        sums.add(four("sum.litigation_corrected", "行政诉讼结果纠正合计", DisputeColumn.CORRECTED, 1));
        sums.add(four("sum.corrected", "行政复议、行政诉讼结果纠正合计", DisputeColumn.CORRECTED, 0));
        sums.add(four("sum.disputes", "行政复议、行政诉讼合计", DisputeColumn.TOTAL, 0));
        return sums;
    }

    private static Sum group(Figures figures, String name, String label, TableThreeRow.Group group) {
        return three(
                name,
                label,
                TableThreeRow.leaves(figures.form()).stream()
                        .filter(row -> row.group() == group)
                        .toList());
    }

    private static Sum three(String name, String label, List<TableThreeRow> rows) {
        return new Sum(
                name,
                label,
                "/3",
                rows.stream().map(row -> CellId.of(row, ApplicantColumn.TOTAL)).toList(),
                List.of());
    }

    private static Sum four(String name, String label, DisputeColumn column, int from) {
        var routes = List.of(DisputeRoute.values());
        return new Sum(
                name,
                label,
                "/4",
                routes.subList(from, routes.size()).stream()
                        .map(route -> CellId.of(route, column))
                        .toList(),
                List.of());
    }
}
