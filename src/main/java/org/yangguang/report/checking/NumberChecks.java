package org.yangguang.report.checking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.checking.StatedNumbers.Scope;
import org.yangguang.report.checking.StatedNumbers.Stated;

/// What the text says against what the tables say.
final class NumberChecks {
    private static final Pattern NO_REQUESTS =
            Pattern.compile("(?:未|没有|无)(?:收到|接到|受理|接收)[^。；;，,]{0,20}申请|(?:收到|受理)[^。；;，,\\d]{0,20}申请\\s*0\\s*件");
    private static final Pattern NO_DISPUTES =
            Pattern.compile("(?:未|没有|无)(?:发生|产生|出现|收到|涉及)?[^。；;，,\\d被]{0,16}?(?:行政)?(?:复议|诉讼)(?!机关|审查|前置)");
    private static final Pattern RECONSIDERATIONS = Pattern.compile("行政复议(?:案件|申请)?\\s*(\\d{1,6})\\s*[件起宗]");
    private static final Pattern LITIGATIONS = Pattern.compile("诉讼(?:案件)?\\s*(\\d{1,6})\\s*[件起宗]");
    private static final Pattern NORMATIVE =
            Pattern.compile("(?:制发|印发|出台|制定)[^。；;，,\\d]{0,10}规范性文件\\s*(\\d{1,6})\\s*[件份个项]|(\\d{1,6})\\s*[件份个项]行政规范性文件"
                    + "|行政规范性文件\\s*(\\d{1,6})\\s*件");
    private static final Pattern NOT_ISSUED = Pattern.compile("废止|清理|失效|有效|修改|备案|累计|历年|共有|现有");
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
            (check, x) -> {
                var table = StatedNumbers.counted(x);
                if (table.isEmpty()) {
                    return new Answer.CannotTell();
                }
                var findings = new ArrayList<Finding>();
                var seen = new HashSet<String>();
                for (var stated : StatedNumbers.in(x.text(1))) {
                    var should = table.get(stated.scope());
                    boolean again = !seen.add(stated.scope() + " " + stated.number());
                    if (should != null && !again && should.compareTo(stated.number()) != 0) {
                        findings.add(Finding.of(check, "section1", text(stated, should, table)));
                    }
                }
                return Answer.of(findings);
            });

    private static String text(Stated stated, BigDecimal should, Map<Scope, BigDecimal> table) {
        var head = "正文“%s”为 %s 件，表三%s为 %s 件，相差 %s 件"
                .formatted(
                        stated.words(),
                        stated.number(),
                        stated.scope().label,
                        should,
                        stated.number().subtract(should).abs());
        for (var other : table.entrySet()) {
            if (other.getKey() != stated.scope() && other.getValue().compareTo(stated.number()) == 0) {
                return "%s；%s 恰等于%s，是口径混用，应写“%s”。"
                        .formatted(head, stated.number(), other.getKey().label, other.getKey().word);
            }
        }
        return head + "，请核对。";
    }

    static final Check NONE_RECEIVED =
            new Check("X-02", "正文写未收到申请的，表三本年新收为 0", Level.ERROR, SumChecks.WITH_TABLES, (check, x) -> {
                var fresh = x.counted(TableThreeRow.NEW_RECEIVED);
                if (fresh.isEmpty()) {
                    return new Answer.CannotTell();
                }
                var none = NO_REQUESTS.matcher(x.text());
                return none.find() && fresh.get().signum() > 0
                        ? Answer.of(List.of(Finding.of(
                                check,
                                "section1",
                                "正文写“%s”，表三本年新收为 %s 件，相差 %s 件。".formatted(none.group(), fresh.get(), fresh.get()))))
                        : new Answer.Holds();
            });

    static final Check DISPUTES =
            new Check("X-03", "正文的复议、诉讼件数与表四一致；写未发生的，表四为 0", Level.ERROR, SumChecks.WITH_TABLES, (check, x) -> {
                var reconsidered = x.disputes(DisputeRoute.RECONSIDERATION);
                var direct = x.disputes(DisputeRoute.LITIGATION_DIRECT);
                var after = x.disputes(DisputeRoute.LITIGATION_AFTER_RECONSIDERATION);
                if (reconsidered.isEmpty() || direct.isEmpty() || after.isEmpty()) {
                    return new Answer.CannotTell();
                }
                var suits = direct.get().add(after.get());
                var findings = new ArrayList<Finding>();
                var none = NO_DISPUTES.matcher(x.text());
                if (none.find()) {
                    boolean both = sentenceAt(x.text(), none.start()).contains("诉讼");
                    var cases = both ? reconsidered.get().add(suits) : reconsidered.get();
                    if (cases.signum() > 0) {
                        findings.add(Finding.of(
                                check, "table4", "正文写“%s”，表四合计 %s 件，相差 %s 件。".formatted(none.group(), cases, cases)));
                    }
                }
                stated(check, RECONSIDERATIONS, "行政复议总计", reconsidered.get(), x.text(1), findings);
                stated(check, LITIGATIONS, "行政诉讼总计（未经复议直接起诉加复议后起诉）", suits, x.text(1), findings);
                return Answer.of(findings);
            });

    private static String sentenceAt(String text, int at) {
        int end = text.indexOf('。', at);
        return text.substring(at, end < 0 ? text.length() : end);
    }

    private static void stated(
            Check check, Pattern pattern, String name, BigDecimal should, String text, List<Finding> findings) {
        var matcher = pattern.matcher(text);
        if (matcher.find()) {
            var number = new BigDecimal(matcher.group(1));
            if (number.compareTo(should) != 0) {
                findings.add(Finding.of(
                        check,
                        "table4",
                        "正文“%s”，表四%s为 %s 件，相差 %s 件。"
                                .formatted(
                                        matcher.group(),
                                        name,
                                        should,
                                        number.subtract(should).abs())));
            }
        }
    }

    static final Check NORMATIVE_DOCUMENTS =
            new Check("X-04", "正文的规范性文件制发件数与表二一致", Level.WARNING, SumChecks.WITH_TABLES, (check, x) -> {
                var field = x.report().form() == Form.FMT_2021
                        ? TableTwoField.NORMATIVE_ISSUED
                        : TableTwoField.NORMATIVE_MADE;
                var table = x.report().value(CellId.of(field));
                if (table.isEmpty()) {
                    return new Answer.CannotTell();
                }
                for (var clause : x.text(1).split("[。；;，,\\n]")) {
                    var matcher = NORMATIVE.matcher(clause);
                    if (!NOT_ISSUED.matcher(clause).find() && matcher.find()) {
                        var number = new BigDecimal(firstGroup(matcher));
                        return number.compareTo(table.get()) == 0
                                ? new Answer.Holds()
                                : Answer.of(List.of(Finding.of(
                                        check,
                                        CellId.of(field).path(),
                                        "正文“%s”，%s为 %s 件，相差 %s 件。"
                                                .formatted(
                                                        matcher.group(),
                                                        CellId.of(field).label(),
                                                        table.get(),
                                                        number.subtract(table.get())
                                                                .abs()))));
                    }
                }
                return new Answer.Holds();
            });

    private static String firstGroup(java.util.regex.Matcher matcher) {
        for (int g = 1; g <= matcher.groupCount(); g++) {
            if (matcher.group(g) != null) {
                return matcher.group(g);
            }
        }
        return "0";
    }

    private record Breakdown(BigDecimal whole, BigDecimal sum, String words) {}

    private static List<Breakdown> breakdowns(String text) {
        var found = new ArrayList<Breakdown>();
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

    static final Check ALL_ANSWERED =
            new Check("X-06", "写全部按期答复的，没有结转下年度和逾期不补正的件", Level.WARNING, SumChecks.WITH_TABLES, (check, x) -> {
                var out = x.counted(TableThreeRow.CARRIED_OUT);
                if (out.isEmpty()) {
                    return new Answer.CannotTell();
                }
                var all = ALL_IN_TIME.matcher(x.text(1));
                boolean found = all.find();
                var unanswered = found && !all.group().contains("复")
                        ? BigDecimal.ZERO
                        : x.counted(TableThreeRow.OTHER_NO_SUPPLEMENT).orElse(BigDecimal.ZERO);
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
