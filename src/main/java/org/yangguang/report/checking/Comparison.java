package org.yangguang.report.checking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.extraction.Note;

/// Checks that need two reports: the same organ a year before, or any other report that may
/// have been copied.
public final class Comparison {
    /// A fee so many times that of last year, or so small a part, is a slip of 元 and 万元 rather than
    /// a change.
    private static final BigDecimal SLIP_FROM = BigDecimal.valueOf(2_000);

    private static final BigDecimal SLIP_TO = BigDecimal.valueOf(50_000);

    private Comparison() {}

    static final Check CARRIED_IN = new Check(
            "T3-07",
            "上年结转等于上一年报告的结转下年度，逐列",
            Level.ERROR,
            SumChecks.WITH_TABLES,
            "表三两年之间的关系",
            against((check, x, previous) -> {
                var findings = new ArrayList<Finding>();
                boolean compared = false;
                for (var column : ApplicantColumn.values()) {
                    var id = CellId.of(TableThreeRow.CARRIED_IN, column);
                    var out = previous.value(CellId.of(TableThreeRow.CARRIED_OUT, column));
                    var in = x.report().value(id);
                    compared |= out.isPresent() && in.isPresent();
                    if (out.isPresent() && in.isPresent() && out.get().compareTo(in.get()) != 0) {
                        findings.add(carried(check, x, previous, id, column, in.get(), out.get()));
                    }
                }
                return compared ? Answer.of(findings) : new Answer.CannotTell("缺上年结转或上一年的结转下年度");
            }));

    private static Finding carried(
            Check check,
            Examined x,
            AnnualReport previous,
            CellId id,
            ApplicantColumn column,
            BigDecimal in,
            BigDecimal out) {
        var difference = in.subtract(out).abs();
        var words = "%d 年上年结转 %s；%d 年结转下年度 %s；相差 %s".formatted(x.report().year(), in, previous.year(), out, difference);
        var term =
                new Formula.Term(CellId.of(TableThreeRow.CARRIED_OUT, column).path(), previous.year() + " 年结转下年度", out);
        return new Finding(
                        check.id(),
                        check.level(),
                        check.id(),
                        column.code(),
                        "表三 %s列：上年结转 %s，%d 年报告的结转下年度为 %s，相差 %s。"
                                .formatted(column.label(), in, previous.year(), out, difference),
                        null,
                        x.report().cell(id).place())
                .with(new Formula(words, in, out, List.of(term)))
                .with(new Remedy(
                        Remedy.Kind.TOGETHER,
                        List.of(new Remedy.Change(id.path(), id.label(), in, out)),
                        "与上一年已公布的报告衔接；如上一年报告已更正或机构有调整，请说明"));
    }

    static final Check STOCK = new Check(
            "T2-05",
            "现行有效件数＝上年现行有效＋本年制发－本年废止，不等的有说明",
            Level.WARNING,
            java.util.EnumSet.of(Form.FMT_2021),
            "表二两年之间的关系",
            against((check, x, previous) -> {
                if (previous.form() != Form.FMT_2021) {
                    return new Answer.CannotTell("上一年用的是另一种表样");
                }
                var findings = new ArrayList<Finding>();
                for (var kind : List.of("REGULATIONS", "NORMATIVE")) {
                    stock(check, x, previous, kind, findings);
                }
                return Answer.of(findings);
            }));

    private static void stock(Check check, Examined x, AnnualReport previous, String kind, List<Finding> findings) {
        var inForce = CellId.of(TableTwoField.valueOf(kind + "_IN_FORCE"));
        var current = x.report();
        var before = previous.value(inForce);
        var now = current.value(inForce);
        var issued = current.value(CellId.of(TableTwoField.valueOf(kind + "_ISSUED")));
        var repealed = current.value(CellId.of(TableTwoField.valueOf(kind + "_REPEALED")));
        if (before.isEmpty() || now.isEmpty() || issued.isEmpty() || repealed.isEmpty()) {
            return;
        }
        var should = before.get().add(issued.get()).subtract(repealed.get());
        if (should.compareTo(now.get()) != 0) {
            var words = "%s %s；上年有效 %s＋本年制发 %s－本年废止 %s＝%s；相差 %s"
                    .formatted(
                            inForce.label(),
                            now.get(),
                            before.get(),
                            issued.get(),
                            repealed.get(),
                            should,
                            now.get().subtract(should).abs());
            var terms = List.of(
                    new Formula.Term(inForce.path(), "上年有效", before.get()),
                    new Formula.Term(
                            "table2." + kind.toLowerCase(java.util.Locale.ROOT) + "_issued", "本年制发", issued.get()),
                    new Formula.Term(
                            "table2." + kind.toLowerCase(java.util.Locale.ROOT) + "_repealed",
                            "本年废止",
                            repealed.get().negate()));
            findings.add(new Finding(
                            check.id(),
                            check.level(),
                            check.id(),
                            inForce.path(),
                            "%s为 %s，按上年有效 %s＋本年制发 %s－本年废止 %s 应为 %s，相差 %s；如因清理、失效、移交，请说明。"
                                    .formatted(
                                            inForce.label(),
                                            now.get(),
                                            before.get(),
                                            issued.get(),
                                            repealed.get(),
                                            should,
                                            now.get().subtract(should).abs()),
                            null,
                            current.cell(inForce).place())
                    .with(new Formula(words, now.get(), should, terms))
                    .asking());
        }
    }

    static final Check JUMPS = new Check(
            "T2-07",
            "行政许可、行政处罚、行政强制比上年没有异常变动",
            Level.HINT,
            java.util.EnumSet.of(Form.FMT_2021),
            "变动过半且超过一百件的提示；可设置",
            against((check, x, previous) -> {
                if (previous.form() != Form.FMT_2021) {
                    return new Answer.CannotTell("上一年用的是另一种表样");
                }
                var findings = new ArrayList<Finding>();
                for (var field : List.of(TableTwoField.LICENSING, TableTwoField.PENALTY, TableTwoField.COERCION)) {
                    var id = CellId.of(field);
                    var before = previous.value(id).orElse(BigDecimal.ZERO);
                    var now = x.report().value(id).orElse(null);
                    if (now != null && before.signum() > 0 && isJump(x.settings(), before, now)) {
                        findings.add(new Finding(
                                        check.id(),
                                        check.level(),
                                        check.id(),
                                        id.path(),
                                        "%s为 %s，上年 %s，变动 %s，超过 %d%%，请核对。"
                                                .formatted(
                                                        id.label(),
                                                        now,
                                                        before,
                                                        now.subtract(before).abs(),
                                                        x.settings().jumpPercent()),
                                        null,
                                        x.report().cell(id).place())
                                .asking());
                    }
                }
                return Answer.of(findings);
            }));

    private static boolean isJump(Settings settings, BigDecimal before, BigDecimal now) {
        var change = now.subtract(before).abs();
        return change.movePointRight(2)
                                .divide(before, 4, RoundingMode.HALF_UP)
                                .compareTo(BigDecimal.valueOf(settings.jumpPercent()))
                        > 0
                && change.compareTo(BigDecimal.valueOf(settings.jumpLeast())) > 0;
    }

    static final Check FEES = new Check(
            "T2-12",
            "收费金额、采购总金额与上年同一单位（万元）",
            Level.WARNING,
            SumChecks.WITH_TABLES,
            "表二表头单位",
            against((check, x, previous) -> {
                var form = x.report().form();
                var id = CellId.of(form == Form.FMT_2021 ? TableTwoField.FEES_WAN : TableTwoField.PROCUREMENT_AMOUNT);
                var before = previous.value(id).orElse(BigDecimal.ZERO);
                var now = x.report().value(id).orElse(BigDecimal.ZERO);
                if (before.signum() <= 0 || now.signum() <= 0) {
                    return new Answer.CannotTell("两年中有一年没有这项金额");
                }
                boolean up = isSlip(now, before);
                if (!up && !isSlip(before, now)) {
                    return new Answer.Holds();
                }
                var text = up ? "%s填为 %s，约为上年 %s 的 %s 倍，是否把元当作万元填写？请核对。" : "%s填为 %s，上年 %s 约为它的 %s 倍，是否有一年把元当作万元？请核对。";
                var times = (up
                        ? now.divide(before, 0, RoundingMode.HALF_UP)
                        : before.divide(now, 0, RoundingMode.HALF_UP));
                var finding = new Finding(
                                check.id(),
                                check.level(),
                                check.id(),
                                id.path(),
                                text.formatted(id.label(), now.toPlainString(), before.toPlainString(), times),
                                null,
                                x.report().cell(id).place())
                        .asking();
                var inWan = now.movePointLeft(4).stripTrailingZeros();
                return Answer.of(List.of(
                        up
                                ? finding.with(new Remedy(
                                        Remedy.Kind.TOGETHER,
                                        List.of(new Remedy.Change(id.path(), id.label(), now, inWan)),
                                        "按元计的 " + now.toPlainString() + " 折合万元"))
                                : finding));
            }));

    private static boolean isSlip(BigDecimal large, BigDecimal small) {
        var times = large.divide(small, 2, RoundingMode.HALF_UP);
        return times.compareTo(SLIP_FROM) >= 0 && times.compareTo(SLIP_TO) <= 0;
    }

    static final Check NEAR_COPY = new Check(
            "X-16",
            "不与上年或同级机关的报告雷同（法定用语、文件名不计）",
            Level.WARNING,
            TitleChecks.ALL_FORMS,
            "国办公开办函〔2021〕30号：内容雷同的追责",
            against((check, x, other) -> Answer.of(NearCopy.of(x.report(), other, x.settings()).stream()
                    .map(match -> match.finding(check))
                    .toList())));

    private static final List<Check> YEARS = List.of(CARRIED_IN, STOCK, JUMPS, FEES);

    /// Every check of two reports.
    public static List<Check> checks() {
        return List.of(CARRIED_IN, STOCK, JUMPS, FEES, NEAR_COPY);
    }

    /// T2-05, T2-07, T2-12 and T3-07: what the year before left must be what this year starts from.
    public static List<Finding> withPreviousYear(AnnualReport previous, AnnualReport current) {
        return Checker.findings(YEARS, examined(previous, current, Settings.STANDARD));
    }

    /// 成立, 不成立 or 无法判断 for every check against the year before, X-16 included.
    public static List<Checker.Outcome> outcomes(AnnualReport previous, AnnualReport current, Settings settings) {
        return Checker.outcomes(checks(), examined(previous, current, settings));
    }

    /// paragraphs of one report that stand almost word for word in the other; names of
    /// documents and the words of the form do not count.
    public static List<Finding> alike(AnnualReport report, AnnualReport other) {
        return Checker.findings(List.of(NEAR_COPY), examined(other, report, Settings.STANDARD));
    }

    /// X-16 among many reports: what is said of each, by its place in the list. A paragraph that two have
    /// is said of both.
    public static Map<Integer, List<Finding>> alikeAmong(List<AnnualReport> reports) {
        var findings = new TreeMap<Integer, List<Finding>>();
        for (var match : NearCopy.among(reports)) {
            for (var side : List.of(match, match.seenFromTheOther(reports.get(match.report())))) {
                findings.computeIfAbsent(side.report(), _ -> new ArrayList<>()).add(side.finding(NEAR_COPY));
            }
        }
        return findings;
    }

    private static Examined examined(AnnualReport previous, AnnualReport current, Settings settings) {
        return new Examined(current, List.<Note>of(), settings, previous, null);
    }

    @FunctionalInterface
    private interface Against {
        Answer apply(Check check, Examined x, AnnualReport other);
    }

    private static Check.Rule against(Against rule) {
        return (check, x) -> x.previous()
                .<Answer>map(previous -> rule.apply(check, x, previous))
                .orElseGet(() -> new Answer.CannotTell("没有可比的另一份报告"));
    }
}
