package org.yangguang.report.checking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.prose.Counted;
import org.yangguang.report.prose.Stated;

/// Whether the text fits the year, the tables and the organ it is about.
final class CoverageChecks {
    private static final Set<Form> SIX_PARTS = EnumSet.of(Form.FMT_2021, Form.FMT_2019);
    private static final Set<Form> NEW = EnumSet.of(Form.FMT_2021);
    private static final Set<Counted> NO_DATA = EnumSet.of(Counted.UNKNOWN, Counted.DAYS);
    private static final int LONG_ENOUGH = 200;
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final Set<String> EXACT_UNITS = Set.of("条", "件", "条次", "篇", "份", "次");
    private static final Pattern FIRST_TO_THIRD =
            Pattern.compile("一是[^；;。]{2,200}([；;。])\\s*二是[^；;。]{2,200}([；;。])\\s*三是");
    private static final Pattern PROVINCE_CITY_COUNTY = Pattern.compile("省、?市、?县(?:委|政府|关于|的?部署|的?要求|文件|下发)");
    private static final Pattern LOWEST_AREA = Pattern.compile(".*?([县区市旗])(?!.{0,20}[县区旗市])\\p{IsHan}*");
    private static final Pattern RESULT =
            Pattern.compile("得分|分数|排名|位列|位居|等次|优秀|良好|合格|满意[度率]|好评|名列|第[一二三四五六七八九十\\d]+名|考核结果|评议结果|考评结果");

    private CoverageChecks() {}

    static final Check FORM_OF_THE_YEAR = new Check(
            "X-23",
            "用报告年度的表样：2021 年度起为 30 号文表样，2019、2020 年度为 60 号文表样",
            Level.WARNING,
            SIX_PARTS,
            SumChecks.THE_FORM,
            (check, x) -> {
                int year = x.report().year();
                if (year == 0 || !(x.hasTableTwo() || x.hasTableThree())) {
                    return new Answer.CannotTell("不知道报告年度或没有表格");
                }
                var should = Form.forYear(year);
                return should == x.report().form()
                        ? new Answer.Holds()
                        : Answer.of(List.of(Finding.of(
                                check,
                                "format",
                                "%d 年度的报告用了 %s 年的表样，应用 %s。"
                                        .formatted(year, x.report().form().code(), name(should)))));
            });

    private static String name(Form form) {
        return switch (form) {
            case FMT_2021 -> "国办公开办函〔2021〕30号表样";
            case FMT_2019 -> "国办公开办函〔2019〕60号表样";
            case FMT_LEGACY -> "2018 年度及以前的统计表";
        };
    }

    static final Check HAS_DATA =
            new Check("X-24", "总体情况有具体数据", Level.WARNING, NEW, "国办公开办函〔2021〕30号：不宜泛化", (check, x) -> {
                if (x.text(1).length() < LONG_ENOUGH) {
                    return new Answer.CannotTell("总体情况没有正文或很短");
                }
                boolean some = x.numbers().stream()
                        .anyMatch(n -> n.passage().ordinal() <= 1 && (!NO_DATA.contains(n.counts()) || isDigits(n)));
                return some
                        ? new Answer.Holds()
                        : Answer.of(List.of(Finding.of(
                                check,
                                "section1",
                                "总体情况约 %d 字，没有一个具体数据，内容泛化。".formatted(x.text(1).length() / 100 * 100))));
            });

    private static boolean isDigits(Stated number) {
        return number.counts() == Counted.UNKNOWN && number.printed().chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    static final Check ENUMERATION = new Check(
            "X-25", "“一是…二是…三是…”之间标点一致", Level.HINT, TitleChecks.ALL_FORMS, "用语规范", Check.finding((check, x) -> {
                var findings = new ArrayList<Finding>();
                for (var passage : x.passages()) {
                    var matcher = FIRST_TO_THIRD.matcher(passage.words());
                    if (matcher.find() && isStop(matcher.group(1)) != isStop(matcher.group(2))) {
                        findings.add(Finding.of(
                                check,
                                passage,
                                "“一是…%s二是…%s三是…”前后标点不一致，应统一用分号或句号。".formatted(matcher.group(1), matcher.group(2))));
                    }
                }
                return findings;
            }));

    private static boolean isStop(String mark) {
        return mark.equals("。");
    }

    static final Check OWN_AREA =
            new Check("X-26", "称谓与本机关所在地一致", Level.HINT, TitleChecks.ALL_FORMS, "用语规范", (check, x) -> {
                var area = LOWEST_AREA.matcher(x.report().organ());
                if (!area.matches()) {
                    return new Answer.CannotTell("从机关名称看不出所在地");
                }
                boolean county =
                        x.report().organ().contains("县") || x.report().organ().contains("旗");
                var found = PROVINCE_CITY_COUNTY.matcher(x.text());
                return !county && found.find()
                        ? Answer.of(List.of(Finding.of(
                                        check,
                                        "text",
                                        "“%s”：%s所在地不是县，“县”指哪里？请写明上级机关名称。"
                                                .formatted(
                                                        found.group(),
                                                        x.report().organ()))
                                .asking()))
                        : new Answer.Holds();
            });

    static final Check DISPUTES_MENTIONED =
            new Check("X-27", "表四有复议诉讼的，正文有交代", Level.HINT, NEW, "正文与表四的关系", (check, x) -> {
                if (!x.hasTableFour() || x.text(1).length() < LONG_ENOUGH) {
                    return new Answer.CannotTell("没有表四或总体情况没有正文");
                }
                var cases = Arrays.stream(DisputeRoute.values())
                        .map(route -> x.disputes(route).orElse(BigDecimal.ZERO))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                boolean said = x.text().contains("复议")
                        || x.text().contains("诉讼")
                        || x.text().contains("应诉");
                return cases.signum() > 0 && !said
                        ? Answer.of(List.of(
                                Finding.of(check, "section1", "表四有行政复议、行政诉讼共 %s 件，正文没有交代，宜补一句。".formatted(cases))))
                        : new Answer.Holds();
            });

    /// 条例第五十条第（四）项：工作考核、社会评议和责任追究结果情况.
    static final Check RESULTS_OF_ASSESSMENT =
            new Check("X-28", "政府的报告写明考核、社会评议的结果", Level.HINT, NEW, "《条例》第五十条第（四）项", (check, x) -> {
                if (x.text(1).length() < LONG_ENOUGH || !x.report().organ().endsWith("人民政府")) {
                    return new Answer.CannotTell("不是政府的报告，或总体情况没有正文");
                }
                boolean mentioned = x.text(1).contains("考核") || x.text(1).contains("评议");
                return mentioned && !RESULT.matcher(x.text(1)).find()
                        ? Answer.of(List.of(Finding.of(check, "section1", "写到了考核、社会评议，没有写结果情况。")))
                        : new Answer.Holds();
            });

    static final Check EXACT = new Check(
            "X-29", "公开数量写精确数，便于核验", Level.HINT, TitleChecks.ALL_FORMS, "数据应可核验", Check.finding((check, x) -> {
                var vague = x.numbers().stream()
                        .filter(n -> n.approximate()
                                && n.passage().ordinal() == 1
                                && EXACT_UNITS.contains(n.unit())
                                && !EnumSet.of(Counted.VIEWS, Counted.FOLLOWERS).contains(n.counts())
                                && n.value().compareTo(BigDecimal.TEN) > 0
                                && n.value().compareTo(TEN_THOUSAND) < 0
                                && n.value().remainder(BigDecimal.TEN).signum() == 0)
                        .toList();
                if (vague.isEmpty()) {
                    return List.of();
                }
                var printed = vague.stream()
                        .map(n -> "“" + n.printed() + "”")
                        .distinct()
                        .toList();
                return List.of(Finding.of(
                        check, vague.getFirst().passage(), "%s是约数，无法核验，宜写精确数。".formatted(String.join("、", printed))));
            }));

    static final Check UNIT_OF_MONEY =
            new Check("T2-11", "表二金额以万元计，与正文的金额一致", Level.WARNING, SumChecks.WITH_TABLES, "表二表头单位", (check, x) -> {
                var findings = new ArrayList<Finding>();
                for (var said : x.numbers()) {
                    var field = switch (said.counts()) {
                        case ADMINISTRATIVE_FEES -> TableTwoField.FEES_WAN;
                        case PROCUREMENT -> TableTwoField.PROCUREMENT_AMOUNT;
                        default -> null;
                    };
                    if (field != null && field.form() == x.report().form()) {
                        unit(check, x, said, CellId.of(field), findings);
                    }
                }
                return Answer.of(findings);
            });

    private static void unit(Check check, Examined x, Stated said, CellId id, List<Finding> findings) {
        var table = x.report().value(id).orElse(BigDecimal.ZERO);
        var wan = switch (said.unit()) {
            case "元" -> said.value().movePointLeft(4);
            case "亿元" -> said.value().movePointRight(4);
            default -> said.value();
        };
        boolean slip = wan.signum() > 0
                && (table.compareTo(wan.movePointRight(4)) == 0 || table.compareTo(wan.movePointLeft(4)) == 0);
        if (slip) {
            var words = "正文 %s（%s 万元）；%s %s 万元；相差一万倍"
                    .formatted(said.printed(), wan.toPlainString(), id.label(), table.toPlainString());
            var change = new Remedy.Change(id.path(), id.label(), table, wan.stripTrailingZeros());
            findings.add(new Finding(
                            check.id(),
                            check.level(),
                            check.id(),
                            id.path(),
                            "%s填为 %s 万元，正文写“%s”即 %s 万元，恰差一万倍，是否把元当作万元？请核对。"
                                    .formatted(id.label(), table.toPlainString(), said.printed(), wan.toPlainString()),
                            null,
                            x.report().cell(id).place())
                    .with(new Formula(words, table, wan, List.of()))
                    .with(new Remedy(Remedy.Kind.TOGETHER, List.of(change), "表二以万元计，与正文金额一致"))
                    .at(said.passage())
                    .asking());
        }
    }

    static final List<Check> ALL = List.of(
            FORM_OF_THE_YEAR,
            HAS_DATA,
            ENUMERATION,
            OWN_AREA,
            DISPUTES_MENTIONED,
            RESULTS_OF_ASSESSMENT,
            EXACT,
            UNIT_OF_MONEY);
}
