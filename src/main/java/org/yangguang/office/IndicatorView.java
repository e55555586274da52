package org.yangguang.office;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.yangguang.indicator.Indicator;
import org.yangguang.indicator.Indicator.ReportPart;
import org.yangguang.indicator.IndicatorValue;
import org.yangguang.indicator.Indicators.TreeValue;
import org.yangguang.indicator.Indicators.YearSheet;
import org.yangguang.indicator.Relation.Finding;
import org.yangguang.indicator.Unit;

/// The indicators of a year as the page groups them: by the part of the report that states them.
public record IndicatorView(List<Group> groups) {

    /// @param rows in the order of the report
    public record Group(ReportPart part, List<Row> rows) {}

    /// @param lastYear 上年 with its unit, 未录入 or — where it was not asked for
    /// @param change with its sign; empty where either year has no value
    /// @param findings that name it
    public record Row(IndicatorValue value, String lastYear, String change, List<Finding> findings) {

        public Indicator indicator() {
            return value.indicator();
        }

        /// Whether the year's page itself offers to enter it: nothing stands and no ledger counts it.
        public boolean isBlank() {
            return value.value().isEmpty();
        }
    }

    static IndicatorView of(YearSheet sheet) {
        return new IndicatorView(Arrays.stream(ReportPart.values())
                .map(part -> new Group(
                        part,
                        sheet.values().stream()
                                .filter(v -> v.indicator().part() == part)
                                .map(v -> row(sheet, v))
                                .toList()))
                .filter(group -> !group.rows().isEmpty())
                .toList());
    }

    static Row row(YearSheet sheet, IndicatorValue value) {
        var before = sheet.lastYear(value.indicator());
        var findings = sheet.checked().findings().stream()
                .filter(f -> f.codes().contains(value.indicator().code()))
                .toList();
        return new Row(
                value,
                before.map(IndicatorValue::text).orElse("—"),
                before.flatMap(IndicatorValue::value)
                        .flatMap(last -> value.value()
                                .map(now -> change(value.indicator().unit(), last, now)))
                        .orElse(""),
                findings);
    }

    /// ＋12, －3, 不变; of a percentage in points.
    private static String change(Unit unit, BigDecimal last, BigDecimal now) {
        var difference = now.subtract(last);
        if (difference.signum() == 0) {
            return "不变";
        }
        return (difference.signum() > 0 ? "＋" : "－")
                + Unit.plain(difference.abs())
                + (unit == Unit.PERCENT ? " 个百分点" : "");
    }

    /// A part of the report over the tree.
    public record TreeGroup(ReportPart part, List<TreeValue> values) {}

    static List<TreeGroup> tree(List<TreeValue> values) {
        return Arrays.stream(ReportPart.values())
                .map(part -> new TreeGroup(
                        part,
                        values.stream()
                                .filter(v -> v.indicator().part() == part)
                                .toList()))
                .filter(group -> !group.values().isEmpty())
                .toList();
    }
}
