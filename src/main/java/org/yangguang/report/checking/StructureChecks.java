package org.yangguang.report.checking;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.yangguang.report.Form;

/// The six parts and what each must speak of (国办公开办函〔2021〕30号).
final class StructureChecks {
    private static final Set<Form> SIX_PARTS = EnumSet.of(Form.FMT_2021, Form.FMT_2019);
    private static final Set<Form> NEW = EnumSet.of(Form.FMT_2021);
    static final List<String> PARTS = List.of(
            "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项");
    private static final String NUMERALS = "一二三四五六七八九十";
    private static final Pattern SAME_LEVEL = Pattern.compile("^([一二三四五六七八九十]{1,2})、\\S.*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("^[一二三四五六七八九十\\d]{1,2}[、.．,]\\s*");
    private static final Pattern NOT_HAN = Pattern.compile("\\P{IsHan}+");
    private static final Pattern ARABIC_HEADING = Pattern.compile("^\\d{1,2}[、.．]");
    private static final Pattern ARABIC_BRACKET = Pattern.compile("^[（(](\\d{1,2})[）)]");
    private static final Pattern HAN_BRACKET = Pattern.compile("^[（(][一二三四五六七八九十]{1,2}[）)]");

    private StructureChecks() {}

    static final Check SIX = new Check(
            "X-09", "六个部分齐全、顺序正确，编号一至六，不多出章节，章内不再用同级编号", Level.WARNING, SIX_PARTS, "国办公开办函〔2021〕30号六部分", (check, x) -> {
                if (x.report().sections().isEmpty()) {
                    return new Answer.CannotTell("没有读到各部分的标题");
                }
                var findings = new ArrayList<Finding>();
                missing(check, x, findings);
                headings(check, x, findings);
                inside(check, x, findings);
                return Answer.of(findings);
            });

    private static void missing(Check check, Examined x, List<Finding> findings) {
        for (int part = 1; part <= PARTS.size(); part++) {
            if (x.report().section(part).isEmpty()) {
                findings.add(Finding.of(check, "section" + part, "缺“%s”。".formatted(PARTS.get(part - 1))));
            }
        }
    }

    private static void headings(Check check, Examined x, List<Finding> findings) {
        int last = 0;
        int extra = 0;
        for (var section : x.report().sections()) {
            if (section.ordinal() == 0) {
                extra++;
                findings.add(Finding.of(
                        check,
                        "section0",
                        "“%s”不是法定的六部分之一，全文成了 %d 部分。"
                                .formatted(
                                        section.heading(), x.report().sections().size())));
                continue;
            }
            if (section.ordinal() < last) {
                findings.add(Finding.of(
                        check, "section" + section.ordinal(), "“%s”排在后面的部分之后，顺序与法定格式不符。".formatted(section.heading())));
            }
            last = Math.max(last, section.ordinal());
            if (ARABIC_HEADING.matcher(section.heading()).find()) {
                findings.add(Finding.of(
                        check,
                        "section" + section.ordinal(),
                        "章节号“%s”用了阿拉伯数字，应为“%s”。".formatted(section.heading(), PARTS.get(section.ordinal() - 1))));
            } else if (extra == 0 && number(section.heading()) != section.ordinal()) {
                findings.add(Finding.of(
                        check,
                        "section" + section.ordinal(),
                        "“%s”的编号与顺序不符，应为第%s部分。".formatted(section.heading(), NUMERALS.charAt(section.ordinal() - 1))));
            }
        }
    }

    private static int number(String heading) {
        var same = SAME_LEVEL.matcher(heading);
        return same.matches() ? NUMERALS.indexOf(same.group(1)) + 1 : 0;
    }

    private static void inside(Check check, Examined x, List<Finding> findings) {
        for (var section : x.report().sections()) {
            boolean han = section.paragraphs().stream()
                    .anyMatch(p -> HAN_BRACKET.matcher(p).find());
            for (var paragraph : section.paragraphs()) {
                var same = SAME_LEVEL.matcher(paragraph);
                if (same.matches() && paragraph.length() <= 40) {
                    findings.add(Finding.of(
                            check,
                            "section" + section.ordinal(),
                            "“%s”之内又用同级编号“%s”，应改用“（一）”。".formatted(section.heading(), paragraph)));
                }
                var arabic = ARABIC_BRACKET.matcher(paragraph);
                if (han && arabic.find()) {
                    int at = Math.clamp(Integer.parseInt(arabic.group(1)), 1, 10);
                    findings.add(Finding.of(
                            check,
                            "section" + section.ordinal(),
                            "“%s”与前面的“（一）”不一致，应为“（%s）”。".formatted(arabic.group(), NUMERALS.charAt(at - 1))));
                }
            }
        }
    }

    static final Check STANDARD_HEADINGS =
            new Check("X-22", "六个部分的标题与法定格式一致", Level.HINT, SIX_PARTS, "国办公开办函〔2021〕30号六部分", (check, x) -> {
                if (x.report().sections().isEmpty()) {
                    return new Answer.CannotTell("没有读到各部分的标题");
                }
                var findings = new ArrayList<Finding>();
                for (var section : x.report().sections()) {
                    if (section.ordinal() == 0) {
                        continue;
                    }
                    var form = PARTS.get(section.ordinal() - 1);
                    if (!han(section.heading()).equals(han(form))) {
                        findings.add(Finding.of(
                                check,
                                "section" + section.ordinal(),
                                "标题“%s”，法定格式为“%s”。".formatted(section.heading(), form.substring(2))));
                    }
                }
                return Answer.of(findings);
            });

    private static String han(String heading) {
        return NOT_HAN.matcher(NUMBER.matcher(heading).replaceFirst("")).replaceAll("");
    }

    static final Check OVERVIEW = new Check(
            "X-10",
            "总体情况写到主动公开、依申请公开、政府信息管理、平台建设、监督保障；政府的报告写到考核、社会评议、责任追究",
            Level.WARNING,
            NEW,
            "国办公开办函〔2021〕30号；《条例》第五十条第（四）项",
            (check, x) -> {
                if (x.text(1).isEmpty()) {
                    return new Answer.CannotTell("没有总体情况的正文");
                }
                var missing = RequiredContent.overview(x.report().organ()).stream()
                        .filter(content -> !content.isIn(x.text(1)))
                        .map(RequiredContent::name)
                        .toList();
                return missing.isEmpty()
                        ? new Answer.Holds()
                        : Answer.of(List.of(
                                Finding.of(check, "section1", "总体情况没有写到：%s。".formatted(String.join("、", missing)))));
            });

    static final Check BOTH_SIDES =
            new Check("X-11", "第五部分既有存在的问题，也有改进措施", Level.WARNING, SIX_PARTS, "国办公开办函〔2021〕30号第五部分", (check, x) -> {
                var text = x.text(5);
                if (text.isEmpty()) {
                    return new Answer.CannotTell("没有第五部分的正文");
                }
                return Answer.of(RequiredContent.BOTH_SIDES.stream()
                        .filter(content -> !content.isIn(text))
                        .map(content -> Finding.of(check, "section5", "第五部分没有写%s。".formatted(content.name())))
                        .toList());
            });

    static final Check FEES = new Check(
            "X-12",
            "第六部分报告收取信息处理费的情况，没有也写明未收取（国办函〔2020〕109号，2021 年 1 月 1 日起）",
            Level.WARNING,
            NEW,
            "国办函〔2020〕109号",
            (check, x) -> {
                if (x.report().section(6).isEmpty()) {
                    return new Answer.CannotTell("没有第六部分");
                }
                var text = x.text(6);
                return RequiredContent.FEE.isIn(text)
                        ? new Answer.Holds()
                        : Answer.of(List.of(Finding.of(
                                check,
                                "section6",
                                "第六部分写“%s”，没有报告信息处理费，没有收取也应写明“本年度未收取信息处理费”。"
                                        .formatted(text.length() > 30 ? text.substring(0, 30) + "…" : text))));
            });

    static final List<Check> ALL = List.of(SIX, STANDARD_HEADINGS, OVERVIEW, BOTH_SIDES, FEES);
}
