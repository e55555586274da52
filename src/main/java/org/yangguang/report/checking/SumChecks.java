package org.yangguang.report.checking;

import static org.yangguang.report.TableThreeRow.CARRIED_IN;
import static org.yangguang.report.TableThreeRow.CARRIED_OUT;
import static org.yangguang.report.TableThreeRow.NEW_RECEIVED;
import static org.yangguang.report.TableThreeRow.TOTAL;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;

/// The sums of tables 三 and 四. A sum is examined only when it is printed; a blank part counts
/// as 0; where a part could not be read nothing is said.
final class SumChecks {
    static final Set<Form> WITH_TABLES = EnumSet.of(Form.FMT_2021, Form.FMT_2019);

    private SumChecks() {}

    static final Check ROW_SUM =
            new Check("T3-02", "每行：自然人至其他六列之和＝总计", Level.ERROR, WITH_TABLES, Check.finding((check, x) -> {
                var findings = new ArrayList<Finding>();
                for (var row : TableThreeRow.of(x.report().form())) {
                    var parts = Arrays.stream(ApplicantColumn.values())
                            .filter(c -> c != ApplicantColumn.TOTAL)
                            .map(c -> CellId.of(row, c))
                            .toList();
                    sum(
                            check,
                            x,
                            "T3.ROW_SUM",
                            row.code(),
                            parts,
                            CellId.of(row, ApplicantColumn.TOTAL),
                            "六列之和",
                            findings);
                }
                return findings;
            }));

    static final Check COLUMN_SUM =
            new Check("T3-03", "三（七）总计＝（一）至（六）各项之和，逐列", Level.ERROR, WITH_TABLES, Check.finding((check, x) -> {
                var findings = new ArrayList<Finding>();
                for (var column : ApplicantColumn.values()) {
                    var parts = TableThreeRow.leaves(x.report().form()).stream()
                            .map(row -> CellId.of(row, column))
                            .toList();
                    sum(check, x, "T3.COL_SUM", column.code(), parts, CellId.of(TOTAL, column), "各办理结果之和", findings);
                }
                return findings;
            }));

    /// The form prints it above the table: 第一项加第二项之和，等于第三项加第四项之和.
    static final Check BALANCE =
            new Check("T3-04", "第一项加第二项之和，等于第三项加第四项之和，逐列", Level.ERROR, WITH_TABLES, Check.finding((check, x) -> {
                var findings = new ArrayList<Finding>();
                for (var column : ApplicantColumn.values()) {
                    balance(check, x, column, findings);
                }
                return findings;
            }));

    static final Check DISPUTES = new Check(
            "T4-02",
            "结果维持、结果纠正、其他结果、尚未审结之和＝总计，行政复议、未经复议直接起诉、复议后起诉分别计算",
            Level.ERROR,
            WITH_TABLES,
            Check.finding((check, x) -> {
                var findings = new ArrayList<Finding>();
                for (var route : DisputeRoute.values()) {
                    var parts = Arrays.stream(DisputeColumn.values())
                            .filter(c -> c != DisputeColumn.TOTAL)
                            .map(c -> CellId.of(route, c))
                            .toList();
                    sum(
                            check,
                            x,
                            "T4.SUM",
                            route.code(),
                            parts,
                            CellId.of(route, DisputeColumn.TOTAL),
                            "四项之和",
                            findings);
                }
                return findings;
            }));

    private static void sum(
            Check check,
            Examined x,
            String code,
            String where,
            List<CellId> parts,
            CellId total,
            String nameOfSum,
            List<Finding> findings) {
        var stated = x.report().value(total).orElse(null);
        boolean allBlank = parts.stream().allMatch(id -> x.report().value(id).isEmpty());
        if (stated == null || allBlank || parts.stream().anyMatch(x::isUnreadable)) {
            return;
        }
        var computed = parts.stream().map(x::orZero).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (stated.compareTo(computed) != 0) {
            findings.add(new Finding(
                    check.id(),
                    check.level(),
                    code,
                    where,
                    "%s填为 %s，%s为 %s，相差 %s。"
                            .formatted(
                                    total.label(),
                                    stated,
                                    nameOfSum,
                                    computed,
                                    computed.subtract(stated).abs()),
                    computed,
                    x.report().cell(total).place()));
        }
    }

    private static void balance(Check check, Examined x, ApplicantColumn column, List<Finding> findings) {
        var in = List.of(CellId.of(NEW_RECEIVED, column), CellId.of(CARRIED_IN, column));
        var out = List.of(CellId.of(TOTAL, column), CellId.of(CARRIED_OUT, column));
        boolean stated = out.stream().allMatch(id -> x.report().value(id).isPresent());
        if (!stated || in.stream().anyMatch(x::isUnreadable)) {
            return;
        }
        var left = x.orZero(in.get(0)).add(x.orZero(in.get(1)));
        var right = x.orZero(out.get(0)).add(x.orZero(out.get(1)));
        if (left.compareTo(right) != 0) {
            findings.add(new Finding(
                    check.id(),
                    check.level(),
                    "T3.BALANCE",
                    column.code(),
                    "表三 %s列：本年新收 %s＋上年结转 %s＝%s，总计 %s＋结转下年度 %s＝%s，相差 %s。"
                            .formatted(
                                    column.label(),
                                    x.orZero(in.get(0)),
                                    x.orZero(in.get(1)),
                                    left,
                                    x.orZero(out.get(0)),
                                    x.orZero(out.get(1)),
                                    right,
                                    left.subtract(right).abs()),
                    null,
                    x.report().cell(out.get(0)).place()));
        }
    }

    static final List<Check> ALL = List.of(ROW_SUM, COLUMN_SUM, BALANCE, DISPUTES);
}
