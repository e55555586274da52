package org.yangguang.report.checking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.TableThreeRow;

/// Table 四 政府信息公开行政复议、行政诉讼情况, besides its sums.
final class TableFourChecks {
    /// 修订后的《行政复议法》2024 年 1 月 1 日起施行，不予公开的先申请复议。
    private static final int RECONSIDERATION_FIRST = 2024;

    private TableFourChecks() {}

    static final Check COMPLETE =
            new Check("T4-01", "表四 15 格齐全，填非负整数，没有的写 0", Level.ERROR, SumChecks.WITH_TABLES, "法定表样", (check, x) -> {
                if (!x.hasTableFour()) {
                    return new Answer.CannotTell("没有读到表四");
                }
                var findings = new ArrayList<Finding>();
                for (var route : DisputeRoute.values()) {
                    for (var column : DisputeColumn.values()) {
                        cell(check, x, route, column, findings);
                    }
                }
                return Answer.of(findings);
            });

    private static void cell(
            Check check, Examined x, DisputeRoute route, DisputeColumn column, List<Finding> findings) {
        var id = CellId.of(route, column);
        var cell = x.report().cell(id);
        var value = cell.value();
        var what = switch (cell.reading()) {
            case ABSENT -> "缺这一格，应有 15 格";
            case BLANK -> "空白，没有的应填 0";
            case MARKED_NONE -> "写作“" + cell.printed() + "”，没有的应填 0";
            case UNREADABLE -> "";
            case PRINTED, NORMALISED, SOLVED, COUNTED ->
                value != null
                                && (value.signum() < 0
                                        || value.stripTrailingZeros().scale() > 0)
                        ? "填为 " + value + "，应为非负整数"
                        : "";
        };
        if (!what.isEmpty()) {
            findings.add(new Finding(
                    check.id(), check.level(), check.id(), id.path(), id.label() + what + "。", null, cell.place()));
        }
    }

    static final Check AFTER_RECONSIDERATION = new Check(
            "T4-03", "有复议后起诉而本年没有行政复议的，说明是往年的复议", Level.WARNING, SumChecks.WITH_TABLES, "表四各栏含义", (check, x) -> {
                var reconsidered = x.disputes(DisputeRoute.RECONSIDERATION);
                var after = x.disputes(DisputeRoute.LITIGATION_AFTER_RECONSIDERATION);
                if (reconsidered.isEmpty() || after.isEmpty()) {
                    return new Answer.CannotTell("表四缺总计");
                }
                boolean odd = reconsidered.get().signum() == 0 && after.get().signum() > 0;
                return odd && !x.text().contains("往年")
                        ? Answer.of(List.of(Finding.of(
                                check,
                                "litigation_after_reconsideration",
                                "表四复议后起诉 %s 件，而行政复议为 0 件，相差 %s 件；如是往年的复议，请在正文说明。".formatted(after.get(), after.get()))))
                        : new Answer.Holds();
            });

    static final Check WITHOUT_REQUESTS =
            new Check("T4-04", "没有申请而有复议诉讼的，说明是往年案件", Level.WARNING, SumChecks.WITH_TABLES, "表三与表四的关系", (check, x) -> {
                var fresh = x.counted(TableThreeRow.NEW_RECEIVED);
                var in = x.counted(TableThreeRow.CARRIED_IN);
                if (fresh.isEmpty() || in.isEmpty() || !x.hasTableFour()) {
                    return new Answer.CannotTell("表三或表四没有数");
                }
                var cases = Arrays.stream(DisputeRoute.values())
                        .map(route -> x.disputes(route).orElse(BigDecimal.ZERO))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                boolean none = fresh.get().signum() == 0 && in.get().signum() == 0;
                return none && cases.signum() > 0 && !x.text().contains("往年")
                        ? Answer.of(List.of(Finding.of(
                                check, "table4", "表三本年新收和上年结转都为 0，表四却有复议诉讼 %s 件；如是往年案件，请在正文说明。".formatted(cases))))
                        : new Answer.Holds();
            });

    static final Check RECONSIDERATION_COMES_FIRST = new Check(
                    "T4-05",
                    "2024 年起不予公开的须先复议，直接起诉只来自其他情形",
                    Level.WARNING,
                    SumChecks.WITH_TABLES,
                    "《行政复议法》（2024 年 1 月 1 日起施行）",
                    (check, x) -> {
                        var direct = x.disputes(DisputeRoute.LITIGATION_DIRECT);
                        if (direct.isEmpty() || x.report().year() == 0) {
                            return new Answer.CannotTell("表四缺直接起诉总计或不知道年度");
                        }
                        if (direct.get().signum() == 0) {
                            return new Answer.Holds();
                        }
                        var others = TableThreeRow.leaves(x.report().form()).stream()
                                .filter(row -> switch (row.group()) {
                                    case UNAVAILABLE, NOT_PROCESSED, OTHER -> true;
                                    case INTAKE, GRANTED, PARTIAL, DENIED, TOTAL, CARRIED_OUT -> false;
                                })
                                .map(row -> x.counted(row).orElse(BigDecimal.ZERO))
                                .reduce(BigDecimal.ZERO, BigDecimal::add);
                        return others.signum() == 0
                                ? Answer.of(List.of(Finding.of(
                                        check,
                                        "litigation_direct",
                                        "表四未经复议直接起诉 %s 件，而表三无法提供、不予处理、其他处理合计为 0 件；不予公开的自 2024 年起须先申请复议，请核对。"
                                                .formatted(direct.get()))))
                                : new Answer.Holds();
                    })
            .since(RECONSIDERATION_FIRST);

    static final List<Check> ALL =
            List.of(COMPLETE, AFTER_RECONSIDERATION, WITHOUT_REQUESTS, RECONSIDERATION_COMES_FIRST);
}
