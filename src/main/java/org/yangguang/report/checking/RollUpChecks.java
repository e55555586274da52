package org.yangguang.report.checking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.extraction.Note;

/// What must hold when a report is the sum of others (AG-01 to AG-05).
public final class RollUpChecks {
    private static final String SOURCE = "汇总口径：本级加下级，逐格求和";
    private static final int NAMED = 8;

    private RollUpChecks() {}

    static final Check SUM = new Check(
            "AG-01",
            "上级每格＝本级＋各下级之和；金额合计后四舍五入到 4 位小数",
            Level.ERROR,
            SumChecks.WITH_TABLES,
            SOURCE,
            over((check, x, summed) -> {
                var findings = new ArrayList<Finding>();
                boolean open = !summed.missing().isEmpty();
                for (var id : cells(x.report().form())) {
                    var stated = x.report().value(id).orElse(null);
                    if (stated != null) {
                        sum(check, x, summed, id, stated, findings);
                    }
                }
                return findings.isEmpty() && open
                        ? new Answer.CannotTell(
                                "有 %d 个单位没有报送".formatted(summed.missing().size()))
                        : Answer.of(findings);
            }));

    /// While reports are missing the sum may be larger than what came in, never smaller.
    private static void sum(
            Check check, Examined x, SummedReport summed, CellId id, BigDecimal stated, List<Finding> findings) {
        var terms = new ArrayList<Formula.Term>();
        summed.ownValue(id).ifPresent(v -> terms.add(new Formula.Term(id.path(), "本级", v)));
        for (var child : summed.children()) {
            child.value(id).ifPresent(v -> terms.add(new Formula.Term(id.path(), child.organ(), v)));
        }
        terms.removeIf(t -> t.value().signum() == 0);
        var exact = terms.stream().map(Formula.Term::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean money = id instanceof CellId.Two two && two.field().isMoney();
        var computed = money ? exact.setScale(4, RoundingMode.HALF_UP) : exact;
        var printed = money ? stated.setScale(4, RoundingMode.HALF_UP) : stated;
        int order = printed.compareTo(computed);
        if (order == 0 || (order > 0 && !summed.missing().isEmpty())) {
            return;
        }
        var difference = printed.subtract(computed).abs().stripTrailingZeros().toPlainString();
        var parts = terms.stream()
                .limit(NAMED)
                .map(t -> t.label() + " " + t.value().toPlainString())
                .collect(Collectors.joining("＋"));
        var words = "%s %s；%s%s＝%s；相差 %s"
                .formatted(
                        id.label(),
                        stated.toPlainString(),
                        parts.isEmpty() ? "本级和各下级" : parts,
                        terms.size() > NAMED ? "＋…（共 " + terms.size() + " 个单位）" : "",
                        computed.toPlainString(),
                        difference);
        findings.add(new Finding(
                        check.id(),
                        check.level(),
                        check.id(),
                        id.path(),
                        "%s填为 %s，本级和各下级之和为 %s，相差 %s%s。"
                                .formatted(
                                        id.label(),
                                        stated.toPlainString(),
                                        computed.toPlainString(),
                                        difference,
                                        explained(terms, stated.subtract(computed))),
                        null,
                        x.report().cell(id).place())
                .with(new Formula(words, stated, computed, terms))
                .with(new Remedy(
                        Remedy.Kind.TOGETHER,
                        List.of(new Remedy.Change(id.path(), id.label(), stated, computed)),
                        "按本级和各下级逐格相加")));
    }

    /// A child left out or counted twice is the likeliest reason.
    private static String explained(List<Formula.Term> terms, BigDecimal difference) {
        var same = terms.stream()
                .filter(t -> t.value().compareTo(difference.abs()) == 0)
                .map(Formula.Term::label)
                .toList();
        if (same.size() != 1) {
            return "";
        }
        return difference.signum() < 0
                ? "，恰等于%s的数，是否漏加".formatted(same.getFirst())
                : "，恰等于%s的数，是否重复计算".formatted(same.getFirst());
    }

    private static List<CellId> cells(Form form) {
        var cells = new ArrayList<CellId>();
        TableTwoField.of(form).forEach(f -> cells.add(CellId.of(f)));
        for (var row : TableThreeRow.of(form)) {
            Arrays.stream(ApplicantColumn.values()).forEach(c -> cells.add(CellId.of(row, c)));
        }
        for (var route : DisputeRoute.values()) {
            Arrays.stream(DisputeColumn.values()).forEach(c -> cells.add(CellId.of(route, c)));
        }
        return cells;
    }

    static final Check ALL_REPORTED =
            new Check("AG-02", "应报单位都已报送", Level.ERROR, TitleChecks.ALL_FORMS, SOURCE, over((check, x, summed) -> {
                var missing = summed.missing();
                if (missing.isEmpty()) {
                    return new Answer.Holds();
                }
                int all = summed.children().size();
                var names = missing.stream().map(SummedReport.Child::organ).toList();
                return Answer.of(List.of(Finding.of(
                        check,
                        "children",
                        "应报 %d 个单位，已报 %d 个，缺 %d 个：%s。"
                                .formatted(all, all - missing.size(), missing.size(), String.join("、", names)))));
            }));

    static final Check DOCUMENTS_ONCE = new Check(
            "AG-03",
            "同一规范性文件只由制定机关计一次",
            Level.WARNING,
            SumChecks.WITH_TABLES,
            "汇总口径：政府名义印发、部门起草的由政府计",
            over((check, x, summed) -> {
                if (summed.documents().isEmpty()) {
                    return new Answer.CannotTell("没有各单位所计规范性文件的名称");
                }
                var findings = new ArrayList<Finding>();
                Map<String, List<SummedReport.CountedDocument>> byTitle = summed.documents().stream()
                        .collect(Collectors.groupingBy(
                                d -> d.title().replaceAll("[\\s《》]", ""), LinkedHashMap::new, Collectors.toList()));
                byTitle.values().forEach(same -> {
                    var first = same.getFirst();
                    boolean right = same.size() == 1 && first.countedBy().equals(first.maker());
                    if (!right) {
                        var by = same.stream()
                                .map(SummedReport.CountedDocument::countedBy)
                                .toList();
                        findings.add(Finding.of(
                                check,
                                "table2.normative_issued",
                                "规范性文件“%s”由%s计入，应只由制定机关%s计一次，多计 %d 次。"
                                        .formatted(
                                                first.title(),
                                                String.join("、", by),
                                                first.maker(),
                                                by.contains(first.maker()) ? by.size() - 1 : by.size())));
                    }
                });
                return Answer.of(findings);
            }));

    static final Check TRANSFERS_ONCE = new Check(
            "AG-04",
            "转办件由实际答复的机关计，转出机关不计；分别答复的各计",
            Level.WARNING,
            SumChecks.WITH_TABLES,
            "汇总口径：转办件由答复机关计",
            over((check, x, summed) -> {
                if (summed.transfers().isEmpty()) {
                    return new Answer.CannotTell("没有转办件的登记");
                }
                var findings = new ArrayList<Finding>();
                for (var transfer : summed.transfers()) {
                    var counted = new TreeSet<>(transfer.countedBy());
                    var replied = new TreeSet<>(transfer.repliedBy());
                    boolean twice = new HashSet<>(transfer.countedBy()).size()
                            < transfer.countedBy().size();
                    if (!counted.equals(replied) || twice) {
                        findings.add(Finding.of(
                                check,
                                "table3.new_received",
                                "转办件 %s 由%s计入，实际答复的是%s，应由答复机关各计一次。"
                                        .formatted(
                                                transfer.request(),
                                                counted.isEmpty() ? "无人" : String.join("、", transfer.countedBy()),
                                                replied.isEmpty() ? "无人" : String.join("、", replied))));
                    }
                }
                return Answer.of(findings);
            }));

    static final Check NO_FAILING_CHILD = new Check(
            "AG-05", "有错误级问题的下级报告不汇总，或标明后汇总", Level.ERROR, TitleChecks.ALL_FORMS, SOURCE, over((check, x, summed) -> {
                var findings = new ArrayList<Finding>();
                for (var child : summed.children()) {
                    if (child instanceof SummedReport.Child.Failing(var organ, var _, var errors)) {
                        var first = errors.isEmpty()
                                ? ""
                                : "，如：" + errors.getFirst().text().replaceAll("。$", "");
                        findings.add(Finding.of(
                                check,
                                "children",
                                "%s的报告有 %d 处错误%s；请退回更正后再汇总。".formatted(organ, errors.size(), first)));
                    }
                }
                return Answer.of(findings);
            }));

    private static final List<Check> ALL = List.of(SUM, ALL_REPORTED, DOCUMENTS_ONCE, TRANSFERS_ONCE, NO_FAILING_CHILD);

    public static List<Check> checks() {
        return ALL;
    }

    /// What is wrong with a roll-up, in the order of the rules.
    public static List<Finding> check(SummedReport summed) {
        return Checker.findings(ALL, examined(summed));
    }

    /// 成立, 不成立 or 无法判断 for each rule.
    public static List<Checker.Outcome> outcomes(SummedReport summed) {
        return Checker.outcomes(ALL, examined(summed));
    }

    static Examined examined(SummedReport summed) {
        return new Examined(summed.parent(), List.<Note>of(), Settings.STANDARD, null, summed);
    }

    @FunctionalInterface
    private interface Over {
        Answer apply(Check check, Examined x, SummedReport summed);
    }

    private static Check.Rule over(Over rule) {
        return (check, x) -> x.summed()
                .<Answer>map(summed -> rule.apply(check, x, summed))
                .orElseGet(() -> new Answer.CannotTell("不是汇总的报告"));
    }
}
