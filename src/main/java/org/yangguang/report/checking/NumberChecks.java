package org.yangguang.report.checking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.checking.StatedRequests.Said;
import org.yangguang.report.checking.StatedRequests.Scope;
import org.yangguang.report.prose.Counted;
import org.yangguang.report.prose.Stated;

/// What the text says against what the tables say.
final class NumberChecks {
    private static final Pattern NO_REQUESTS =
            Pattern.compile("(?:未|没有|无)(?:收到|接到|受理|接收)[^。；;，,]{0,20}申请|(?:收到|受理)[^。；;，,\\d]{0,20}申请\\s*0\\s*件");
    private static final Pattern NO_DISPUTES =
            Pattern.compile("(?:未|没有|无)(?:发生|产生|出现|收到|涉及)?[^。；;，,\\d被]{0,16}?(?:行政)?(?:复议|诉讼)(?!机关|审查|前置)");
    private static final Pattern PARTS = Pattern.compile("(\\d{1,9})([件条项])[，,]?其中[：:]?((?:(?!其中)[^。；;\\n])+)");
    private static final Pattern PART = Pattern.compile("(\\p{IsHan}{1,20}?)\\s*(\\d{1,9})\\s*[件条项](?!次)");
    private static final Pattern ALL_IN_TIME =
            Pattern.compile("(?:所有|全部|均)[^。；;，,]{0,24}?(?:(?:20|二十)个?工作日内|按时|按期|期限内|时限内)"
                    + "[^。；;，,]{0,8}?(?:答复|办结|办理|回复|完成)|(?:均|全部)(?:已)?(?:按时|按期)(?:答复|办结)|办结率(?:达|为)?(?:到)?100%");

    private NumberChecks() {}

    static final Check REQUESTS = new Check(
            "X-01",
            "正文的收到、处理、办结、结转件数与表三一致：收到＝本年新收，处理＝本年新收＋上年结转，办结＝总计，结转＝结转下年度",
            Level.WARNING,
            SumChecks.WITH_TABLES,
            "正文与表三的关系",
            (check, x) -> {
                var table = StatedRequests.counted(x);
                if (table.isEmpty()) {
                    return new Answer.CannotTell("表三没有可比的数");
                }
                var findings = new ArrayList<Finding>();
                var seen = new HashSet<String>();
                for (var said : StatedRequests.in(x)) {
                    var should = table.get(said.scope());
                    var number = said.fact().value();
                    boolean again = !seen.add(said.scope() + " " + number);
                    if (should != null && !again && should.compareTo(number) != 0) {
                        findings.add(requests(check, x, said, should, table));
                    }
                }
                return Answer.of(findings);
            });

    /// A number that is another population's is asked about; any other is wrong.
    private static Finding requests(
            Check check, Examined x, Said said, BigDecimal should, Map<Scope, BigDecimal> table) {
        var number = said.fact().value();
        var difference = number.subtract(should).abs();
        var head = "正文“%s”为 %s 件，表三%s为 %s 件，相差 %s 件"
                .formatted(said.fact().passage().words(), number, said.scope().label, should, difference);
        var words = "正文 %s；表三%s %s；相差 %s".formatted(number, said.scope().label, should, difference);
        var formula = new Formula(words, number, should, terms(x, said.scope()));
        for (var other : table.entrySet()) {
            if (other.getKey() != said.scope() && other.getValue().compareTo(number) == 0) {
                var text = "%s；%s 恰等于%s，是否口径混用？如指%s，应写“%s”。"
                        .formatted(head, number, other.getKey().label, other.getKey().label, other.getKey().word);
                return Finding.of(check, said.fact().passage(), text)
                        .with(formula)
                        .asking();
            }
        }
        return Finding.of(check, said.fact().passage(), head + "，请核对。").with(formula);
    }

    private static List<Formula.Term> terms(Examined x, Scope scope) {
        var row = scope.row();
        var rows = row == null ? List.of(TableThreeRow.NEW_RECEIVED, TableThreeRow.CARRIED_IN) : List.of(row);
        return rows.stream()
                .map(r -> new Formula.Term(
                        CellId.of(r, ApplicantColumn.TOTAL).path(),
                        TableThreeChecks.shortName(r),
                        x.counted(r).orElse(BigDecimal.ZERO)))
                .toList();
    }

    static final Check NONE_RECEIVED =
            new Check("X-02", "正文写未收到申请的，表三本年新收为 0", Level.ERROR, SumChecks.WITH_TABLES, "正文与表三的关系", (check, x) -> {
                var fresh = x.counted(TableThreeRow.NEW_RECEIVED);
                if (fresh.isEmpty()) {
                    return new Answer.CannotTell("表三没有本年新收数");
                }
                if (fresh.get().signum() == 0) {
                    return new Answer.Holds();
                }
                var none = NO_REQUESTS.matcher(x.text());
                return none.find()
                        ? Answer.of(List.of(Finding.of(
                                check,
                                "section1",
                                "正文写“%s”，表三本年新收为 %s 件，相差 %s 件。".formatted(none.group(), fresh.get(), fresh.get()))))
                        : new Answer.Holds();
            });

    static final Check DISPUTES = new Check(
            "X-03", "正文的复议、诉讼件数与表四一致；写未发生的，表四为 0", Level.ERROR, SumChecks.WITH_TABLES, "正文与表四的关系", (check, x) -> {
                var reconsidered = x.disputes(DisputeRoute.RECONSIDERATION);
                var direct = x.disputes(DisputeRoute.LITIGATION_DIRECT);
                var after = x.disputes(DisputeRoute.LITIGATION_AFTER_RECONSIDERATION);
                if (reconsidered.isEmpty() || direct.isEmpty() || after.isEmpty()) {
                    return new Answer.CannotTell("表四缺总计");
                }
                var suits = direct.get().add(after.get());
                var findings = new ArrayList<Finding>();
                var none = NO_DISPUTES.matcher(x.text());
                if (reconsidered.get().add(suits).signum() > 0 && none.find()) {
                    boolean both = sentenceAt(x.text(), none.start()).contains("诉讼");
                    var cases = both ? reconsidered.get().add(suits) : reconsidered.get();
                    if (cases.signum() > 0) {
                        findings.add(Finding.of(
                                check, "table4", "正文写“%s”，表四合计 %s 件，相差 %s 件。".formatted(none.group(), cases, cases)));
                    }
                }
                stated(check, x, Counted.RECONSIDERATIONS, "行政复议总计", reconsidered.get(), findings);
                stated(check, x, Counted.LITIGATIONS, "行政诉讼总计（未经复议直接起诉加复议后起诉）", suits, findings);
                return Answer.of(findings);
            });

    private static String sentenceAt(String text, int at) {
        int end = text.indexOf('。', at);
        return text.substring(at, end < 0 ? text.length() : end);
    }

    /// The first number of its kind in the first part; those after it are parts of it.
    private static void stated(
            Check check, Examined x, Counted counts, String name, BigDecimal should, List<Finding> findings) {
        x.numbers(counts).stream()
                .filter(n -> n.passage().ordinal() == 1)
                .findFirst()
                .filter(n -> n.value().compareTo(should) != 0)
                .ifPresent(n -> {
                    var difference = n.value().subtract(should).abs();
                    var words = "正文 %s；表四%s %s；相差 %s".formatted(n.value(), name, should, difference);
                    findings.add(new Finding(
                                    check.id(),
                                    check.level(),
                                    check.id(),
                                    "table4",
                                    "正文“%s”，表四%s为 %s 件，相差 %s 件。"
                                            .formatted(n.passage().words(), name, should, difference),
                                    null,
                                    null)
                            .with(new Formula(words, n.value(), should, List.of()))
                            .at(n.passage()));
                });
    }

    static final Check NORMATIVE_DOCUMENTS =
            new Check("X-04", "正文的规范性文件制发件数与表二一致", Level.WARNING, SumChecks.WITH_TABLES, "正文与表二的关系", (check, x) -> {
                var field = x.report().form() == Form.FMT_2021
                        ? TableTwoField.NORMATIVE_ISSUED
                        : TableTwoField.NORMATIVE_MADE;
                var table = x.report().value(CellId.of(field));
                if (table.isEmpty()) {
                    return new Answer.CannotTell("表二没有规范性文件制发数");
                }
                return Answer.of(x.numbers(Counted.NORMATIVE_ISSUED).stream()
                        .filter(n -> n.passage().ordinal() == 1)
                        .limit(1)
                        .filter(n -> n.value().compareTo(table.get()) != 0)
                        .map(n -> normative(check, CellId.of(field), n, table.get()))
                        .toList());
            });

    private static Finding normative(Check check, CellId cell, Stated said, BigDecimal should) {
        var difference = said.value().subtract(should).abs();
        var words = "正文 %s；%s %s；相差 %s".formatted(said.value(), cell.label(), should, difference);
        return Finding.of(
                        check,
                        cell.path(),
                        "正文“%s”，%s为 %s 件，相差 %s 件。".formatted(said.passage().words(), cell.label(), should, difference))
                .with(new Formula(
                        words, said.value(), should, List.of(new Formula.Term(cell.path(), cell.label(), should))))
                .at(said.passage());
    }

    private record Breakdown(BigDecimal whole, BigDecimal sum, String words) {}

    private static List<Breakdown> breakdowns(String text) {
        var found = new ArrayList<Breakdown>();
        if (!text.contains("其中")) {
            return found;
        }
        var wholes = PARTS.matcher(text);
        while (wholes.find()) {
            var parts = PART.matcher(wholes.group(3));
            var sum = BigDecimal.ZERO;
            int count = 0;
            while (parts.find()) {
                sum = sum.add(new BigDecimal(parts.group(2)));
                count++;
            }
            if (count >= 2) {
                found.add(new Breakdown(new BigDecimal(wholes.group(1)), sum, wholes.group()));
            }
        }
        return found;
    }

    static final Check BREAKDOWN = new Check(
            "X-05",
            "分项之和等于总数",
            Level.WARNING,
            TitleChecks.ALL_FORMS,
            "算术",
            Check.finding((check, x) -> breakdowns(x.text()).stream()
                    .filter(b -> b.sum().compareTo(b.whole()) > 0)
                    .map(b -> Finding.of(
                            check,
                            "text",
                            "“%s”各分项之和 %s 超过总数 %s，相差 %s。"
                                    .formatted(
                                            shorten(b.words()),
                                            b.sum(),
                                            b.whole(),
                                            b.sum().subtract(b.whole()))))
                    .toList()));

    static final Check BREAKDOWN_COMPLETE = new Check(
            "X-19",
            "分项列全",
            Level.HINT,
            TitleChecks.ALL_FORMS,
            "算术",
            Check.finding((check, x) -> breakdowns(x.text()).stream()
                    .filter(b -> b.sum().compareTo(b.whole()) < 0)
                    .map(b -> Finding.of(
                            check,
                            "text",
                            "“%s”各分项之和 %s，总数 %s，余 %s 未列明。"
                                    .formatted(
                                            shorten(b.words()),
                                            b.sum(),
                                            b.whole(),
                                            b.whole().subtract(b.sum()))))
                    .toList()));

    private static String shorten(String words) {
        return words.length() <= 40 ? words : words.substring(0, 40) + "…";
    }

    static final Check ALL_ANSWERED = new Check(
            "X-06", "写全部按期答复的，没有结转下年度和逾期不补正的件", Level.WARNING, SumChecks.WITH_TABLES, "正文与表三的关系", (check, x) -> {
                var out = x.counted(TableThreeRow.CARRIED_OUT);
                if (out.isEmpty()) {
                    return new Answer.CannotTell("表三没有结转下年度数");
                }
                var notSupplied = x.counted(TableThreeRow.OTHER_NO_SUPPLEMENT).orElse(BigDecimal.ZERO);
                if (out.get().add(notSupplied).signum() == 0) {
                    return new Answer.Holds();
                }
                var all = ALL_IN_TIME.matcher(x.text(1));
                boolean found = all.find();
                var unanswered = found && !all.group().contains("复") ? BigDecimal.ZERO : notSupplied;
                if (!found || out.get().add(unanswered).signum() == 0) {
                    return new Answer.Holds();
                }
                return Answer.of(List.of(Finding.of(
                        check,
                        "section1",
                        "正文写“%s”，而表三结转下年度 %s 件、逾期不补正 %s 件没有实体答复，应改为“办结件均…”。"
                                .formatted(all.group(), out.get(), unanswered))));
            });

    static final List<Check> ALL = List.of(
            REQUESTS, NONE_RECEIVED, DISPUTES, NORMATIVE_DOCUMENTS, BREAKDOWN, BREAKDOWN_COMPLETE, ALL_ANSWERED);
}
