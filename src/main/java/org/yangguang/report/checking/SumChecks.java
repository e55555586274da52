package org.yangguang.report.checking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.checking.Formula.Term;
import org.yangguang.report.checking.Remedy.Change;
import org.yangguang.report.checking.TableThreeSums.Sum;
import org.yangguang.report.prose.Counted;

/// The sums of tables 三 and 四. A sum is examined only when it is printed; a blank part counts
/// as 0; where a part could not be read nothing is said.
final class SumChecks {
    static final Set<Form> WITH_TABLES = EnumSet.of(Form.FMT_2021, Form.FMT_2019);
    static final String THE_FORM = "国办公开办函〔2021〕30号、〔2019〕60号附件表样";
    /// The form prints it above the table.
    private static final String PRINTED = "表三表头勾稽说明：第一项加第二项之和，等于第三项加第四项之和";

    private SumChecks() {}

    static final Check ROW_SUM = table("T3-02", "每行：自然人至其他六列之和＝总计", THE_FORM, Sum.Kind.ROW);

    static final Check COLUMN_SUM = table("T3-03", "三（七）总计＝（一）至（六）各项之和，逐列", THE_FORM, Sum.Kind.COLUMN);

    static final Check BALANCE = table("T3-04", "第一项加第二项之和，等于第三项加第四项之和，逐列", PRINTED, Sum.Kind.BALANCE);

    /// Tells a 总计 that was not filled in from a leaf left out or a slip of the pen.
    static final Check LIKELIEST_CELL = new Check(
            "T3-05", "行、列、平衡各式一致；不一致的能定位到填错的格", Level.ERROR, WITH_TABLES, "由 T3-02、T3-03、T3-04 推得", (check, x) -> {
                if (x.sums().all().isEmpty()) {
                    return new Answer.CannotTell("表三没有可以核对的合计");
                }
                var findings = new ArrayList<Finding>();
                for (var fault : x.faults()) {
                    var cell = fault.remedy().changes().getFirst().cell();
                    var text = "表三应改：%s".formatted(fault.remedy().words());
                    var finding = Finding.of(check, cell, text)
                            .with(fault.remedy())
                            .with(formula(x, fault.explains().getFirst()));
                    findings.add(fault.manner() == Finding.Manner.ASKS ? finding.asking() : finding);
                }
                return Answer.of(findings);
            });

    private static Check table(String id, String words, String source, Sum.Kind kind) {
        return new Check(id, words, Level.ERROR, WITH_TABLES, source, (check, x) -> {
            var sums = x.sums().of(kind);
            var findings = sums.stream()
                    .filter(sum -> !sum.holds())
                    .map(sum -> finding(check, x, sum))
                    .toList();
            long silent = x.sums().silent(kind);
            if (findings.isEmpty() && silent > 0) {
                return new Answer.CannotTell("有 %d 个式子缺数或有读不出的格，其余 %d 个成立".formatted(silent, sums.size()));
            }
            return Answer.of(findings);
        });
    }

    private static Finding finding(Check check, Examined x, Sum sum) {
        var total = sum.left().getFirst();
        var difference = sum.difference().abs();
        var finding = switch (sum.kind()) {
            case ROW, COLUMN ->
                new Finding(
                        check.id(),
                        check.level(),
                        sum.kind() == Sum.Kind.ROW ? "T3.ROW_SUM" : "T3.COL_SUM",
                        sum.where(),
                        "%s填为 %s，%s为 %s，相差 %s。"
                                .formatted(
                                        total.label(),
                                        sum.stated(),
                                        sum.kind() == Sum.Kind.ROW ? "六列之和" : "各办理结果之和",
                                        sum.computed(),
                                        difference),
                        null,
                        x.report().cell(total).place());
            case BALANCE -> {
                var out = sum.right();
                yield new Finding(
                        check.id(),
                        check.level(),
                        "T3.BALANCE",
                        sum.where(),
                        "表三 %s列：本年新收 %s＋上年结转 %s＝%s，总计 %s＋结转下年度 %s＝%s，相差 %s。"
                                .formatted(
                                        column(total),
                                        x.orZero(total),
                                        x.orZero(sum.left().get(1)),
                                        sum.stated(),
                                        x.orZero(out.get(0)),
                                        x.orZero(out.get(1)),
                                        sum.computed(),
                                        difference),
                        null,
                        x.report().cell(out.getFirst()).place());
            }
        };
        return finding.with(formula(x, sum)).with(Diagnosis.remedy(x.faults(), sum));
    }

    private static String column(CellId id) {
        return ((CellId.Three) id).column().label();
    }

    private static Formula formula(Examined x, Sum sum) {
        var terms = terms(x, sum.right());
        var right = words(terms) + "＝" + sum.computed();
        var left = sum.kind() == Sum.Kind.BALANCE
                ? words(terms(x, sum.left())) + "＝" + sum.stated()
                : sum.left().getFirst().label() + " " + sum.stated();
        var words = "%s；%s；相差 %s".formatted(left, right, sum.difference().abs());
        return new Formula(words, sum.stated(), sum.computed(), terms);
    }

    /// Terms of 0 are left out.
    private static List<Term> terms(Examined x, List<CellId> cells) {
        return cells.stream()
                .filter(id -> x.orZero(id).signum() != 0)
                .map(id -> new Term(id.path(), shortLabel(id), x.orZero(id)))
                .toList();
    }

    private static String shortLabel(CellId id) {
        return switch (id) {
            case CellId.Two two -> two.field().rowLabel();
            case CellId.Three(var row, var column) -> TableThreeChecks.shortName(row) + "·" + column.label();
            case CellId.Four(var route, var column) -> route.label() + "·" + column.label();
        };
    }

    private static String words(List<Term> terms) {
        return terms.isEmpty()
                ? "各项"
                : terms.stream().map(t -> t.label() + " " + t.value()).collect(Collectors.joining("＋"));
    }

    static final Check DISPUTES = new Check(
            "T4-02",
            "结果维持、结果纠正、其他结果、尚未审结之和＝总计，行政复议、未经复议直接起诉、复议后起诉分别计算",
            Level.ERROR,
            WITH_TABLES,
            THE_FORM,
            (check, x) -> {
                var findings = new ArrayList<Finding>();
                var silent = new ArrayList<String>();
                for (var route : DisputeRoute.values()) {
                    var parts = Arrays.stream(DisputeColumn.values())
                            .filter(c -> c != DisputeColumn.TOTAL)
                            .map(c -> CellId.of(route, c))
                            .toList();
                    var total = CellId.of(route, DisputeColumn.TOTAL);
                    var stated = x.report().value(total).orElse(null);
                    boolean allBlank =
                            parts.stream().allMatch(id -> x.report().value(id).isEmpty());
                    if (stated == null || allBlank || parts.stream().anyMatch(x::isUnreadable)) {
                        silent.add(route.label());
                        continue;
                    }
                    var computed = parts.stream().map(x::orZero).reduce(BigDecimal.ZERO, BigDecimal::add);
                    if (stated.compareTo(computed) != 0) {
                        findings.add(dispute(check, x, route, parts, stated, computed));
                    }
                }
                return findings.isEmpty() && !silent.isEmpty()
                        ? new Answer.CannotTell(String.join("、", silent) + "缺数或有读不出的格")
                        : Answer.of(findings);
            });

    private static Finding dispute(
            Check check, Examined x, DisputeRoute route, List<CellId> parts, BigDecimal stated, BigDecimal computed) {
        var total = CellId.of(route, DisputeColumn.TOTAL);
        var terms = terms(x, parts);
        var words = "%s %s；%s＝%s；相差 %s"
                .formatted(
                        total.label(),
                        stated,
                        words(terms),
                        computed,
                        stated.subtract(computed).abs());
        return new Finding(
                        check.id(),
                        check.level(),
                        "T4.SUM",
                        route.code(),
                        "%s填为 %s，四项之和为 %s，相差 %s。"
                                .formatted(
                                        total.label(),
                                        stated,
                                        computed,
                                        computed.subtract(stated).abs()),
                        null,
                        x.report().cell(total).place())
                .with(new Formula(words, stated, computed, terms))
                .with(remedy(x, route, parts, stated, computed));
    }

    /// One sum binds the five cells: only an empty total or the text can tell which is wrong.
    private static Remedy remedy(
            Examined x, DisputeRoute route, List<CellId> parts, BigDecimal stated, BigDecimal computed) {
        var total = CellId.of(route, DisputeColumn.TOTAL);
        var toTotal = new Change(total.path(), total.label(), stated, computed);
        if (stated.signum() == 0) {
            return new Remedy(Remedy.Kind.TOGETHER, List.of(toTotal), "四项有数而总计为 0，是总计没有填写");
        }
        boolean said = route == DisputeRoute.RECONSIDERATION
                && x.numbers(Counted.RECONSIDERATIONS).stream()
                        .anyMatch(n -> n.value().compareTo(computed) == 0);
        if (said) {
            return new Remedy(Remedy.Kind.TOGETHER, List.of(toTotal), "正文写的也是 " + computed + " 件");
        }
        var changes = new ArrayList<>(List.of(toTotal));
        for (var id : parts) {
            var should = x.orZero(id).add(stated).subtract(computed);
            if (should.signum() >= 0) {
                changes.add(new Change(id.path(), id.label(), known(x, id), should));
            }
        }
        return new Remedy(Remedy.Kind.ONE_OF, changes, "只有一个式子，要核对原始台账");
    }

    private static @Nullable BigDecimal known(Examined x, CellId id) {
        return x.report().value(Objects.requireNonNull(id)).orElse(null);
    }

    static final List<Check> ALL = List.of(ROW_SUM, COLUMN_SUM, BALANCE, LIKELIEST_CELL, DISPUTES);
}
