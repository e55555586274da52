package org.yangguang.report.checking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.yangguang.report.Form;

/// Title, years and the day of publication.
final class TitleChecks {
    static final Set<Form> ALL_FORMS = EnumSet.allOf(Form.class);
    private static final Pattern PERIOD =
            Pattern.compile("((?:19|20)\\d{2})\\s*年\\s*1\\s*月\\s*1\\s*日.{0,8}?12\\s*月\\s*31\\s*日");
    private static final Pattern WHITE = Pattern.compile("\\s+");
    private static final Pattern YEAR_ALONE = Pattern.compile("\\d{4}(?!年)");
    private static final Pattern PERIOD_STATED = Pattern.compile("统计(?:期限|时间|周期|区间)|1月1日.{0,12}12月31日");
    private static final Pattern NEXT_STEP = Pattern.compile("((?:20)\\d{2})年(?:度)?[,，]?\\p{IsHan}{0,8}?将"
            + "(?:进一步|继续|深入|按照|紧扣|紧紧|重点|不断|加强|认真|切实|严格|积极|围绕|坚持|全面|着力|努力|从|持续|加大|通过|结合|做好)");
    private static final Pattern STATED = Pattern.compile(
            "(?:^|[。\\n])\\s*((?:20)\\d{2})年(?:度)?[,，]?\\s*(?:本|我|全)\\p{IsHan}{0,12}(?:公开|收到|办理|发布|制发|受理)");
    /// 条例第四十九条：部门 1 月 31 日前，主管部门公布本级政府年度报告 3 月 31 日前。
    private static final int DEPARTMENTS_BY_MONTH = 1;

    private static final int GOVERNMENTS_BY_MONTH = 3;

    private TitleChecks() {}

    static final Check TITLE = new Check(
            "X-18",
            "标题为“机关全称＋年份＋年政府信息公开工作年度报告”",
            Level.WARNING,
            EnumSet.of(Form.FMT_2021, Form.FMT_2019),
            "公布惯例的规范标题",
            (check, x) -> {
                var title = WHITE.matcher(x.report().title()).replaceAll("");
                if (title.isEmpty()) {
                    return new Answer.CannotTell("没有标题");
                }
                var wrong = new ArrayList<String>();
                if (YEAR_ALONE.matcher(title).find()) {
                    wrong.add("年份后缺“年”字");
                }
                if (title.indexOf("年度") != title.lastIndexOf("年度")) {
                    wrong.add("“年度”重复");
                }
                if (!title.contains("公开工作")) {
                    wrong.add("缺“工作”二字");
                }
                if (!title.contains("政府信息公开")) {
                    wrong.add("缺“政府”二字");
                }
                if (wrong.isEmpty()) {
                    return new Answer.Holds();
                }
                var proper = x.report().organ() + x.report().year() + "年政府信息公开工作年度报告";
                return Answer.of(List.of(Finding.of(
                        check, "title", "标题“%s”%s，应为“%s”。".formatted(title, String.join("、", wrong), proper))));
            });

    static final Check YEARS =
            new Check("X-07", "标题年份、统计期限年份、正文陈述年份一致；下一步打算写次年", Level.ERROR, ALL_FORMS, "统计期限为上一年度", (check, x) -> {
                int year = x.report().year();
                if (year == 0) {
                    return new Answer.CannotTell("不知道报告年度");
                }
                var findings = new ArrayList<Finding>();
                var period = PERIOD.matcher(x.text());
                while (period.find()) {
                    int stated = Integer.parseInt(period.group(1));
                    if (stated != year) {
                        findings.add(Finding.of(
                                check,
                                "year",
                                "统计期限写 %d 年，报告年度为 %d 年，相差 %d 年。".formatted(stated, year, Math.abs(stated - year))));
                    }
                }
                for (var section : x.report().sections()) {
                    for (var paragraph : section.paragraphs()) {
                        years(check, year, "section" + section.ordinal(), section.ordinal() == 5, paragraph, findings);
                    }
                }
                return Answer.of(findings);
            });

    private static void years(
            Check check, int year, String where, boolean nextSteps, String paragraph, List<Finding> findings) {
        var stated = STATED.matcher(paragraph);
        while (stated.find()) {
            int other = Integer.parseInt(stated.group(1));
            if (other == year - 1) {
                findings.add(Finding.of(
                        check,
                        where,
                        "“%s…”陈述的是 %d 年，报告年度为 %d 年，相差 1 年，疑照抄上年。"
                                .formatted(stated.group().replace("。", "").strip(), other, year)));
            }
        }
        var next = NEXT_STEP.matcher(paragraph);
        while (nextSteps && next.find()) {
            int planned = Integer.parseInt(next.group(1));
            if (planned <= year) {
                findings.add(Finding.of(
                        check,
                        where,
                        "下一步工作写“%s”，应为 %d 年，相差 %d 年，疑照抄上年。".formatted(next.group(), year + 1, year + 1 - planned)));
            }
        }
    }

    static final Check PUBLISHED_IN_TIME = new Check(
            "X-08", "部门于次年 1 月 31 日前、政府于次年 3 月 31 日前公布（条例第四十九条）", Level.WARNING, ALL_FORMS, "《条例》第四十九条", (check, x) -> {
                var on = x.report().publishedOn();
                int year = x.report().year();
                if (on == null || year == 0 || x.report().organ().isEmpty()) {
                    return new Answer.CannotTell("不知道发布日期、年度或机关");
                }
                var due = due(year, x.isGovernment());
                if (on.getYear() == year + 1 && !on.isAfter(due)) {
                    return new Answer.Holds();
                }
                if (on.getYear() <= year) {
                    return Answer.of(List.of(
                            Finding.of(check, "published", "发布日期 %s 早于报告年度 %d 年结束，请核对日期。".formatted(on, year))));
                }
                return Answer.of(List.of(Finding.of(
                        check,
                        "published",
                        "发布日期 %s，%s应于 %s 前公布，迟 %d 天。"
                                .formatted(
                                        on,
                                        x.isGovernment() ? "政府" : "部门",
                                        due,
                                        java.time.temporal.ChronoUnit.DAYS.between(due, on)))));
            });

    static final Check PERIOD_AND_DATE =
            new Check("X-21", "写明统计期限和发布日期（或落款日期）", Level.HINT, ALL_FORMS, "便于核对按期公布", Check.finding((check, x) -> {
                var missing = new ArrayList<String>();
                if (!PERIOD_STATED.matcher(x.text()).find()) {
                    missing.add("统计期限");
                }
                if (x.report().publishedOn() == null) {
                    missing.add("发布日期或落款日期");
                }
                return missing.isEmpty()
                        ? List.of()
                        : List.of(Finding.of(check, "text", "没有写明%s，无法核对。".formatted(String.join("、", missing))));
            }));

    /// Last day on which the report of a year is in time.
    static LocalDate due(int year, boolean government) {
        return LocalDate.of(year + 1, government ? GOVERNMENTS_BY_MONTH : DEPARTMENTS_BY_MONTH, 31);
    }

    static final List<Check> ALL = List.of(TITLE, YEARS, PUBLISHED_IN_TIME, PERIOD_AND_DATE);
}
