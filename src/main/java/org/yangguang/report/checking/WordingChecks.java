package org.yangguang.report.checking;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.yangguang.report.extraction.Note;
import org.yangguang.report.prose.Stated;

/// Wording: exact numbers blurred, residues of the page, titles of documents, old or wrong words.
final class WordingChecks {
    private static final Set<String> BLURRED = Set.of("人", "条", "件", "次", "个", "篇", "项", "期", "场", "人次", "条次");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern TITLE = Pattern.compile("《([^《》]{6,100})》");
    private static final Pattern ENDING =
            Pattern.compile(".*(?:通知|意见|办法|决定|规定|批复|公告|通告|条例|细则|规范|函|纲要)(?:[（(][^（()）]*[）)])?$");
    private static final Pattern ISSUER_BEFORE =
            Pattern.compile(".*(?:院|府|厅|局|委|办|部|室|会|省|市|区|县)(?:的|印发|下发)?$", Pattern.DOTALL);
    private static final Pattern NUMBER_AFTER =
            Pattern.compile("^[（(]?[^，。；]{0,12}[〔\\[（(]\\d{4}[〕\\]）)].*", Pattern.DOTALL);
    private static final Pattern CARRIES_OUT = Pattern.compile("(?:贯彻)?落实(\\p{IsHan}{2,20}?)(?:关于|的部署|部署)");

    private WordingChecks() {}

    static final Check BLURRED_NUMBER = new Check(
            "X-13", "精确数不与“余”“多”“约”连用", Level.HINT, TitleChecks.ALL_FORMS, "用语规范", Check.finding((check, x) -> {
                var findings = new ArrayList<Finding>();
                for (var number : x.numbers()) {
                    var digits = DIGITS.matcher(number.printed());
                    boolean counts = number.approximate() && BLURRED.contains(number.unit());
                    if (counts && digits.find() && !number.printed().contains("万") && isExact(digits.group(), number)) {
                        findings.add(Finding.of(
                                check,
                                number.passage(),
                                "“%s”：%s 是精确数，与“余”“多”“约”矛盾，应删去或取整。".formatted(number.printed(), digits.group())));
                    }
                }
                return findings;
            }));

    /// 余 and 多 say that more follows: `7余次` is wrong; 约 7 次 is not.
    private static boolean isExact(String digits, Stated number) {
        boolean after = number.printed().contains("余") || number.printed().contains("多");
        return !digits.endsWith("0") && (after || digits.length() > 1);
    }

    static final Check RESIDUES = new Check(
            "X-14",
            "没有网页标签、书签、浏览次数、打印关闭等残留",
            Level.WARNING,
            TitleChecks.ALL_FORMS,
            "公布页面应只有报告",
            Check.finding((check, x) -> {
                var findings = new ArrayList<Finding>();
                for (var code : List.of(Note.Code.PAGE_JUNK, Note.Code.BOOKMARK)) {
                    x.notes(code)
                            .forEach(n -> findings.add(new Finding(
                                    check.id(),
                                    check.level(),
                                    check.id(),
                                    "page",
                                    "页面残留：" + n.text(),
                                    null,
                                    n.place())));
                }
                for (var residue : x.settings().wording().residues()) {
                    var left = residue.matcher(x.text());
                    if (left.find()) {
                        findings.add(Finding.of(check, "text", "正文残留“%s”，应删去。".formatted(left.group())));
                    }
                }
                return findings;
            }));

    static final Check DOCUMENT_TITLES = new Check(
            "X-15", "引用的文件名完整，能核验", Level.HINT, TitleChecks.ALL_FORMS, "引用文件应能核验", Check.finding((check, x) -> {
                var findings = new ArrayList<Finding>();
                var seen = new LinkedHashSet<String>();
                var text = x.text();
                for (var name : x.settings().wording().documents()) {
                    var wrong = name.pattern().matcher(text);
                    if (wrong.find()) {
                        findings.add(Finding.of(
                                        check,
                                        "text",
                                        "“%s”疑应为%s（%s），请核对原文件。".formatted(wrong.group(), name.instead(), name.reason()))
                                .asking());
                    }
                }
                var matcher = TITLE.matcher(text);
                while (matcher.find()) {
                    var title = matcher.group(1);
                    var before = text.substring(Math.max(0, matcher.start() - 6), matcher.start());
                    var after = text.substring(matcher.end(), Math.min(text.length(), matcher.end() + 30));
                    var wrong = wrong(title, before, after);
                    if (!wrong.isEmpty() && seen.add(title)) {
                        findings.add(Finding.of(check, "text", "《%s》%s。".formatted(title, wrong)));
                    }
                }
                return findings;
            }));

    private static String wrong(String title, String before, String after) {
        boolean passesOn = title.contains("关于印发") || title.contains("关于转发");
        if (passesOn && !ENDING.matcher(title).matches()) {
            return "是印发的文件，文件名应以“的通知”结尾";
        }
        if (title.endsWith("的通知") && !title.contains("关于") && !title.contains("印发")) {
            return "文件名缺“关于”或“关于印发”，请核对原文件名";
        }
        boolean anonymous = title.startsWith("关于")
                && !ISSUER_BEFORE.matcher(before).matches()
                && !NUMBER_AFTER.matcher(after).matches();
        return anonymous ? "没有写明发文机关和文号，无法核验" : "";
    }

    static final Check WORDS = new Check(
            "X-17",
            "不用旧提法，没有错别字（用语清单见 wording.tsv）",
            Level.HINT,
            TitleChecks.ALL_FORMS,
            "《条例》用语和法定表样",
            Check.finding((check, x) -> {
                var findings = new ArrayList<Finding>();
                var words = new StringBuilder(x.text());
                x.report().sections().forEach(s -> words.append('\n').append(s.heading()));
                var text = words.toString();
                for (var wording : x.settings().wording().phrases()) {
                    var matcher = wording.pattern().matcher(text);
                    if (matcher.find()) {
                        findings.add(Finding.of(
                                check,
                                "text",
                                "“%s”应为“%s”（%s）。".formatted(matcher.group(), wording.instead(), wording.reason())));
                    }
                }
                return findings;
            }));

    static final Check OWN_ORDERS =
            new Check("X-20", "落实的是上级的部署，不是本机关自己的", Level.WARNING, TitleChecks.ALL_FORMS, "用语规范", (check, x) -> {
                if (x.report().organ().isEmpty()) {
                    return new Answer.CannotTell("不知道是哪个机关");
                }
                var findings = new ArrayList<Finding>();
                var matcher = CARRIES_OUT.matcher(x.text());
                while (matcher.find()) {
                    if (x.report().organ().endsWith(matcher.group(1))) {
                        findings.add(Finding.of(
                                check,
                                "text",
                                "“%s…”：%s就是本机关，是自己落实自己，应写上级机关。".formatted(matcher.group(), matcher.group(1))));
                    }
                }
                return Answer.of(findings);
            });

    static final List<Check> ALL = List.of(BLURRED_NUMBER, RESIDUES, DOCUMENT_TITLES, WORDS, OWN_ORDERS);
}
