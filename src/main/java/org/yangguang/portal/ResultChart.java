package org.yangguang.portal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableThreeRow.Group;

/// 办理结果 as bars. Where the printed totals and the columns disagree there is no picture to draw: both
/// numbers are listed instead.
///
/// @param caption the finding, or why there are no bars
/// @param agreed whether totals and columns say the same
public record ResultChart(String caption, boolean agreed, List<Bar> bars) {

    /// @param total by the column 总计
    /// @param added by the six columns; the same as the total where they agree
    /// @param width of 100
    public record Bar(String label, BigDecimal total, BigDecimal added, BigDecimal width) {}

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static ResultChart of(AnnualReport report) {
        if (TableThreeRow.leaves(report.form()).isEmpty()) {
            return without("2018 年度及以前的统计表没有办理结果各项，不作图。");
        }
        var groups = List.of(
                Group.GRANTED, Group.PARTIAL, Group.DENIED, Group.UNAVAILABLE, Group.NOT_PROCESSED, Group.OTHER);
        var totals = groups.stream().map(group -> total(report, group)).toList();
        var added = groups.stream().map(group -> added(report, group)).toList();
        if (totals.stream().anyMatch(Optional::isEmpty) || added.stream().anyMatch(Optional::isEmpty)) {
            return without("表三有的格原文缺或者读不出，不作图。");
        }
        var sums = totals.stream().flatMap(Optional::stream).toList();
        var others = added.stream().flatMap(Optional::stream).toList();
        boolean agreed =
                IntStream.range(0, sums.size()).allMatch(i -> sums.get(i).compareTo(others.get(i)) == 0);
        var all = sums.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var most = sums.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
        if (agreed && all.signum() == 0) {
            return without("本年度没有办结的申请。");
        }
        var bars = IntStream.range(0, groups.size())
                .mapToObj(i -> new Bar(label(groups.get(i)), sums.get(i), others.get(i), share(sums.get(i), most)))
                .toList();
        var caption = agreed
                ? "%s 件办结，%s%% 予以公开"
                        .formatted(
                                all.toPlainString(), share(sums.getFirst(), all).toPlainString())
                : "总计栏与各列相加不一致，不作图";
        return new ResultChart(caption, agreed, bars);
    }

    private static ResultChart without(String reason) {
        return new ResultChart(reason, true, List.of());
    }

    private static String label(Group group) {
        return switch (group) {
            case GRANTED -> "予以公开";
            case PARTIAL -> "部分公开";
            case DENIED -> "不予公开";
            case UNAVAILABLE -> "无法提供";
            case NOT_PROCESSED -> "不予处理";
            case OTHER -> "其他处理";
            case INTAKE, TOTAL, CARRIED_OUT -> throw new IllegalArgumentException("not a result: " + group);
        };
    }

    private static Optional<BigDecimal> total(AnnualReport report, Group group) {
        return KeyFigures.sum(leaves(report, group).stream()
                .map(row -> report.value(CellId.of(row, ApplicantColumn.TOTAL)))
                .toList());
    }

    private static Optional<BigDecimal> added(AnnualReport report, Group group) {
        return KeyFigures.sum(leaves(report, group).stream()
                .map(row -> KeyFigures.added(report, row))
                .toList());
    }

    private static List<TableThreeRow> leaves(AnnualReport report, Group group) {
        return TableThreeRow.leaves(report.form()).stream()
                .filter(row -> row.group() == group)
                .toList();
    }

    private static BigDecimal share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? BigDecimal.ZERO : part.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP);
    }
}
