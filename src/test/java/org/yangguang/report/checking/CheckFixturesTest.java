package org.yangguang.report.checking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yangguang.report.checking.Reports.aReport;
import static org.yangguang.report.checking.Reports.aReportOf2020;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell.Reading;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.extraction.Note;

/// Every check has one report it passes and one it fails; a check without them fails the build.
class CheckFixturesTest {
    /// @param words what the finding must say
    private record Fixture(Examined passing, Examined failing, String words) {
        Fixture(Reports passing, Reports failing, String words) {
            this(passing.examined(), failing.examined(), words);
        }
    }

    private static final Map<String, Fixture> FIXTURES = fixtures();

    private static CellId three(TableThreeRow row, ApplicantColumn column) {
        return CellId.of(row, column);
    }

    private static CellId four(DisputeRoute route, DisputeColumn column) {
        return CellId.of(route, column);
    }

    private static Map<String, Fixture> fixtures() {
        var all = new LinkedHashMap<String, Fixture>();
        tableTwo(all);
        tableThree(all);
        tableFour(all);
        titleAndStructure(all);
        numbers(all);
        wording(all);
        oldSheet(all);
        coverage(all);
        twoYears(all);
        summed(all);
        return all;
    }

    private static void tableTwo(Map<String, Fixture> all) {
        var licensing = CellId.of(TableTwoField.LICENSING);
        var fees = CellId.of(TableTwoField.FEES_WAN);
        all.put("T2-01", new Fixture(aReport(), aReport().with(licensing, -1), "填为 -1，应为非负整数"));
        all.put(
                "T2-02",
                new Fixture(
                        aReport().with(fees, "604.1500"),
                        aReport().with(fees, "15391.38389"),
                        "有 5 位小数，应保留 4 位：15391.3839，相差 0.00001"));
        all.put(
                "T2-03",
                new Fixture(
                        aReport(),
                        aReport().with(fees, Reading.NORMALISED, "428.8689万元", new BigDecimal("428.8689")),
                        "写作“428.8689万元”"));
        all.put(
                "T2-04",
                new Fixture(
                        aReport()
                                .with(CellId.of(TableTwoField.NORMATIVE_ISSUED), 8)
                                .with(CellId.of(TableTwoField.NORMATIVE_IN_FORCE), 67),
                        aReport().with(CellId.of(TableTwoField.NORMATIVE_ISSUED), 8),
                        "填为 0，少于本年制发 8 减本年废止 0（8），相差 8"));
        all.put(
                "T2-06",
                new Fixture(
                        aReport().organ("云山市人民政府").with(CellId.of(TableTwoField.REGULATIONS_IN_FORCE), 2),
                        aReport().with(CellId.of(TableTwoField.REGULATIONS_IN_FORCE), 2),
                        "填为 2，云山县商务局没有规章制定权，应为 0"));
        all.put(
                "T2-08",
                new Fixture(
                        aReportOf2020()
                                .with(CellId.of(TableTwoField.PROCUREMENT_COUNT), 2)
                                .with(CellId.of(TableTwoField.PROCUREMENT_AMOUNT), "98.4"),
                        aReportOf2020().with(CellId.of(TableTwoField.PROCUREMENT_COUNT), 2),
                        "采购项目数量为 2"));
        all.put("T2-09", new Fixture(aReport().with(fees, 604), aReport().with(fees, "604.15"), "可写作 604.1500"));
        all.put(
                "T2-10",
                new Fixture(aReport(), aReport().noted(Note.Code.LABEL_DRIFT, "行政事业性收费", "栏目名称印作“行政事业收费”。"), "行政事业收费"));
    }

    private static void tableThree(Map<String, Fixture> all) {
        var granted = three(TableThreeRow.GRANTED, ApplicantColumn.TOTAL);
        all.put("T3-01", new Fixture(aReport(), aReport().with(granted, Reading.BLANK, "", null), "总计 共 1 格空白"));
        all.put("T3-02", new Fixture(aReport(), aReport().with(granted, 5), "总计填为 5，六列之和为 3，相差 2"));
        all.put(
                "T3-03",
                new Fixture(
                        aReport(),
                        aReport().with(three(TableThreeRow.TOTAL, ApplicantColumn.NATURAL), 9),
                        "自然人填为 9，各办理结果之和为 5，相差 4"));
        all.put(
                "T3-04",
                new Fixture(
                        aReport(),
                        aReport().with(three(TableThreeRow.CARRIED_IN, ApplicantColumn.NATURAL), 3),
                        "本年新收 4＋上年结转 3＝7，总计 5＋结转下年度 0＝5，相差 2"));
        all.put(
                "T3-06",
                new Fixture(
                        aReport(),
                        aReport().with(three(TableThreeRow.CARRIED_OUT, ApplicantColumn.NATURAL), 9),
                        "结转下年度 9 多于本年新收加上年结转 5，多 4"));
        all.put(
                "T3-09",
                new Fixture(
                        aReport().row(TableThreeRow.OTHER_FEE_UNPAID, 1, 0),
                        aReport().row(TableThreeRow.OTHER_FEE_UNPAID, 1, 0).text(6, "无。"),
                        "逾期不缴费 1 件"));
        all.put("T3-10", new Fixture(aReport(), aReport().without(granted), "只有 6 个数，应为 7 个"));
        all.put(
                "T3-05",
                new Fixture(
                        aReport(), aReport().with(granted, 5), "（一）予以公开，总计 5 改为 3。疑填错：予以公开行合计、总计列小计都差 2，只改这一格就全部成立"));
        all.put(
                "T3-08",
                new Fixture(
                        aReport().row(TableThreeRow.NEW_RECEIVED, 100, 0).row(TableThreeRow.CARRIED_OUT, 16, 0),
                        aReport().row(TableThreeRow.NEW_RECEIVED, 100, 0).row(TableThreeRow.CARRIED_OUT, 60, 0),
                        "超过本年新收 100 件的 32%（32 件），多 28 件"));
        var unfilled = aReport();
        TableThreeRow.of(Form.FMT_2021).forEach(row -> unfilled.with(three(row, ApplicantColumn.TOTAL), 0));
        all.put("T3-11", new Fixture(aReport(), unfilled, "按各行相加应为：本年新收 6、上年结转 1、予以公开 3"));
        all.put(
                "T3-12",
                new Fixture(
                        aReport(),
                        aReport().noted(Note.Code.LABEL_DRIFT, "二、上年结转政府信息公开申请数量", "栏目名称印作“上年转结”。"),
                        "上年转结"));
    }

    private static void tableFour(Map<String, Fixture> all) {
        var reconsidered = four(DisputeRoute.RECONSIDERATION, DisputeColumn.TOTAL);
        var upheld = four(DisputeRoute.RECONSIDERATION, DisputeColumn.UPHELD);
        var after = four(DisputeRoute.LITIGATION_AFTER_RECONSIDERATION, DisputeColumn.TOTAL);
        var direct = four(DisputeRoute.LITIGATION_DIRECT, DisputeColumn.TOTAL);
        all.put("T4-01", new Fixture(aReport(), aReport().without(after), "复议后起诉，总计缺这一格，应有 15 格"));
        all.put(
                "T4-02",
                new Fixture(
                        aReport().with(reconsidered, 8).with(upheld, 8),
                        aReport().with(reconsidered, 8),
                        "总计填为 8，四项之和为 0，相差 8"));
        all.put(
                "T4-03",
                new Fixture(
                        aReport().with(after, 1).text(1, "复议后起诉的是往年案件。"),
                        aReport().with(after, 1),
                        "复议后起诉 1 件，而行政复议为 0 件"));
        var idle = aReport();
        TableThreeRow.of(Form.FMT_2021).forEach(row -> idle.row(row, 0, 0));
        all.put("T4-04", new Fixture(aReport().with(reconsidered, 2), idle.with(reconsidered, 2), "复议诉讼 2 件"));
        all.put(
                "T4-05",
                new Fixture(
                        aReport().year(2024).with(direct, 1),
                        aReport().year(2024).with(direct, 1).row(TableThreeRow.UNAVAILABLE_NOT_HELD, 0, 0),
                        "未经复议直接起诉 1 件"));
    }

    private static void titleAndStructure(Map<String, Fixture> all) {
        all.put("X-18", new Fixture(aReport(), aReport().title("云山县商务局2022年度政府信息公开年度报告"), "“年度”重复、缺“工作”二字"));
        all.put(
                "X-07",
                new Fixture(aReport(), aReport().text(5, "存在不足。", "2022年，将深入贯彻省、市、区的决策部署。"), "应为 2023 年，相差 1 年"));
        all.put(
                "X-08",
                new Fixture(
                        aReport().organ("云山县人民政府").publishedOn("2023-03-31"),
                        aReport().publishedOn("2023-02-01"),
                        "部门应于 2023-01-31 前公布，迟 1 天"));
        all.put("X-21", new Fixture(aReport(), aReport().withoutPreamble(), "没有写明统计期限"));
        all.put("X-09", new Fixture(aReport(), aReport().headed(3, "4、收到和处理政府信息公开申请情况"), "用了阿拉伯数字"));
        all.put("X-22", new Fixture(aReport(), aReport().headed(6, "六、其它需要报告的事项"), "法定格式为“其他需要报告的事项”"));
        all.put("X-10", new Fixture(aReport(), aReport().text(1, "主动公开信息9条，网站运行正常。"), "依申请公开、政府信息管理、监督保障"));
        all.put("X-11", new Fixture(aReport(), aReport().text(5, "全年成绩显著。"), "没有写存在的问题"));
        all.put("X-12", new Fixture(aReport(), aReport().text(6, "无"), "没有报告信息处理费"));
    }

    private static void numbers(Map<String, Fixture> all) {
        var disputes = four(DisputeRoute.RECONSIDERATION, DisputeColumn.TOTAL);
        all.put(
                "X-01",
                new Fixture(
                        aReport(),
                        aReport().text(1, "2022年，共收到公民、法人和其他组织政府信息公开申请7件，均已办结。"),
                        "表三本年新收为 6 件，相差 1 件；7 恰等于本年新收＋上年结转，是否口径混用"));
        all.put("X-02", new Fixture(aReport(), aReport().text(1, "全年未收到政府信息公开申请。"), "表三本年新收为 6 件"));
        all.put(
                "X-03",
                new Fixture(
                        aReport().text(1, "未发生行政复议和行政诉讼。"),
                        aReport().text(1, "未发生行政复议和行政诉讼。").with(disputes, 8),
                        "表四合计 8 件，相差 8 件"));
        all.put(
                "X-04",
                new Fixture(
                        aReport().text(1, "全年制发行政规范性文件8件。").with(CellId.of(TableTwoField.NORMATIVE_ISSUED), 8),
                        aReport().text(1, "全年制发行政规范性文件8件。"),
                        "为 0 件，相差 8 件"));
        all.put(
                "X-05",
                new Fixture(
                        aReport().text(1, "共处理申请814件，其中区政府36件、部门街道778件。"),
                        aReport().text(1, "共处理申请814件，其中区政府46件、部门街道778件。"),
                        "各分项之和 824 超过总数 814，相差 10"));
        all.put(
                "X-19",
                new Fixture(
                        aReport().text(1, "公开信息45条，其中文件30条，统计数据15条。"),
                        aReport().text(1, "公开信息45条，其中文件8件，统计数据9条。"),
                        "余 28 未列明"));
        all.put(
                "X-06",
                new Fixture(
                        aReport().text(1, "所有申请件均在20个工作日内给予答复。"),
                        aReport().text(1, "所有申请件均在20个工作日内给予答复。").row(TableThreeRow.OTHER_NO_SUPPLEMENT, 5, 0),
                        "逾期不补正 5 件"));
    }

    private static void wording(Map<String, Fixture> all) {
        all.put("X-13", new Fixture(aReport().text(1, "推送信息400余条。"), aReport().text(1, "拥有粉丝1246余人。"), "1246 是精确数"));
        all.put(
                "X-14",
                new Fixture(
                        aReport(),
                        aReport().noted(Note.Code.BOOKMARK, "单元格", "已去除书签残留“[bookmark: _GoBack]”。"),
                        "_GoBack"));
        all.put(
                "X-15",
                new Fixture(
                        aReport().text(1, "《国务院办公厅关于印发〈信息处理费管理办法〉的通知》"),
                        aReport().text(1, "落实《浙江省人民政府办公厅关于印发浙江省政务公开五年行动计划(2021—2025年)》"),
                        "应以“的通知”结尾"));
        all.put(
                "X-17",
                new Fixture(aReport().text(5, "坚持以公开为常态、不公开为例外。"), aReport().text(5, "坚持以公开为原则。"), "应为“以公开为常态”"));
        all.put(
                "X-20",
                new Fixture(aReport().text(1, "落实县政府关于政务公开工作的部署。"), aReport().text(1, "落实商务局关于政务公开工作的部署。"), "自己落实自己"));
    }

    private static void oldSheet(Map<String, Fixture> all) {
        all.put(
                "L-01",
                new Fixture(
                        aReport().withOldSheet(),
                        aReport().withOldSheet().indicator("active_website", 32L),
                        "各渠道之和 37 条，少 8 条"));
        all.put(
                "L-02",
                new Fixture(
                        aReport().withOldSheet(),
                        aReport().withOldSheet().indicator("interviews", null),
                        "回应热点或舆情 2 次"));
        all.put(
                "L-03",
                new Fixture(
                        aReport().withOldSheet(),
                        aReport().withOldSheet().indicator("active_wechat", null),
                        "1 格空白：政务微信公开数"));
        all.put(
                "L-04",
                new Fixture(
                        aReport().withOldSheet(),
                        aReport().withOldSheet().indicator("apply_online", 2L),
                        "收到申请总数 3 条，各申请方式之和 2 条，相差 1 条"));
    }

    private static void coverage(Map<String, Fixture> all) {
        var disputes = four(DisputeRoute.RECONSIDERATION, DisputeColumn.TOTAL);
        var fees = CellId.of(TableTwoField.FEES_WAN);
        var general = "认真贯彻落实各项要求，不断提高公开质量，持续优化工作机制，切实加强组织领导。".repeat(8);
        all.put("X-23", new Fixture(aReport(), aReportOf2020().year(2022), "2022 年度的报告用了 2019 年的表样"));
        all.put(
                "X-24",
                new Fixture(
                        aReport().text(1, general + "主动公开信息119条。"), aReport().text(1, general), "没有一个具体数据"));
        all.put(
                "X-25",
                new Fixture(
                        aReport().text(5, "一是加强学习；二是健全机制；三是强化考核。"),
                        aReport().text(5, "一是加强学习；二是健全机制。三是强化考核。"),
                        "前后标点不一致"));
        all.put(
                "X-26",
                new Fixture(
                        aReport().text(1, "根据省市县关于政务公开工作的要求。"),
                        aReport().organ("余姚市商务局").text(1, "根据省市县关于政务公开工作的要求。"),
                        "余姚市商务局所在地不是县"));
        all.put(
                "X-27",
                new Fixture(
                        aReport().text(1, general + "行政复议8件，均维持。").with(disputes, 8),
                        aReport().text(1, general).text(5, "有不足。").with(disputes, 8),
                        "共 8 件，正文没有交代"));
        all.put(
                "X-28",
                new Fixture(
                        aReport().organ("云山县人民政府").text(1, general + "年度考核得分96分，位列第二名。"),
                        aReport().organ("云山县人民政府").text(1, general + "纳入年度考核，开展社会评议。"),
                        "没有写结果情况"));
        all.put(
                "X-29",
                new Fixture(aReport().text(1, "公众号推送信息412条。"), aReport().text(1, "公众号推送信息400余条。"), "“400余条”是约数"));
        all.put(
                "T2-11",
                new Fixture(
                        aReport().text(1, "全年行政事业性收费6041500元。").with(fees, "604.1500"),
                        aReport().text(1, "全年行政事业性收费6041500元。").with(fees, "6041500"),
                        "即 604.1500 万元，恰差一万倍"));
    }

    private static void twoYears(Map<String, Fixture> all) {
        var out = three(TableThreeRow.CARRIED_OUT, ApplicantColumn.NATURAL);
        var inForce = CellId.of(TableTwoField.NORMATIVE_IN_FORCE);
        var fees = CellId.of(TableTwoField.FEES_WAN);
        var licensing = CellId.of(TableTwoField.LICENSING);
        all.put(
                "T3-07",
                new Fixture(
                        aReport().beside(lastYear()),
                        aReport().beside(lastYear().with(out, 3)),
                        "自然人列：上年结转 1，2021 年报告的结转下年度为 3，相差 2"));
        all.put(
                "T2-05",
                new Fixture(
                        aReport().with(inForce, 60).beside(lastYear().with(inForce, 60)),
                        aReport().with(inForce, 65).beside(lastYear().with(inForce, 60)),
                        "应为 60，相差 5"));
        all.put(
                "T2-07",
                new Fixture(
                        aReport().with(licensing, 1400).beside(lastYear().with(licensing, 1000)),
                        aReport().with(licensing, 1600).beside(lastYear().with(licensing, 1000)),
                        "上年 1000，变动 600"));
        all.put(
                "T2-12",
                new Fixture(
                        aReport().with(fees, "632.2").beside(lastYear().with(fees, "604.15")),
                        aReport().with(fees, "6322000").beside(lastYear().with(fees, "604.15")),
                        "约为上年 604.15 的 10464 倍，是否把元当作万元填写"));
        var copied = "在思想认识上更重视、体制机制上更健全、业务能力上更专业，取得了较好的成效，但仍有差距。";
        all.put(
                "X-16",
                new Fixture(
                        aReport()
                                .text(5, "本局政策解读形式单一，明年增加图解和视频，请业务处室参与。")
                                .beside(aReport().text(1, "网站发布信息86条。").text(5, copied)),
                        aReport()
                                .text(5, copied)
                                .beside(aReport().organ("云山县教育局").text(5, copied)),
                        "与云山县教育局2022年报告雷同"));
    }

    private static Reports lastYear() {
        return aReport().year(2021).row(TableThreeRow.CARRIED_OUT, 1, 0);
    }

    private static Examined sum(SummedReport.Child... children) {
        return RollUpChecks.examined(new SummedReport(aReport().report(), Map.of(), java.util.List.of(children)));
    }

    private static Examined counted(SummedReport.CountedDocument... documents) {
        return RollUpChecks.examined(new SummedReport(
                aReport().report(), Map.of(), java.util.List.of(), java.util.List.of(documents), java.util.List.of()));
    }

    private static Examined passedOn(java.util.List<String> countedBy) {
        var transfer = new SummedReport.Transfer("2022-0142", countedBy, java.util.List.of("云山县教育局"));
        return RollUpChecks.examined(new SummedReport(
                aReport().report(), Map.of(), java.util.List.of(), java.util.List.of(), java.util.List.of(transfer)));
    }

    private static void summed(Map<String, Fixture> all) {
        var granted = three(TableThreeRow.GRANTED, ApplicantColumn.NATURAL);
        var whole = new SummedReport.Child.Reported("云山县教育局", aReport().cells());
        var more = new SummedReport.Child.Reported(
                "云山县教育局", aReport().with(granted, 5).cells());
        var missing = new SummedReport.Child.Missing("云山县民政局");
        var error = new Finding("T3-02", Level.ERROR, "T3.ROW_SUM", "granted", "予以公开行合计不符。", null, null);
        var failing = new SummedReport.Child.Failing("云山县水利局", aReport().cells(), java.util.List.of(error));
        all.put("AG-01", new Fixture(sum(whole), sum(more), "自然人填为 3，本级和各下级之和为 5，相差 2"));
        all.put("AG-02", new Fixture(sum(whole), sum(whole, missing), "应报 2 个单位，已报 1 个，缺 1 个：云山县民政局"));
        all.put(
                "AG-03",
                new Fixture(
                        counted(new SummedReport.CountedDocument("云山县供水管理办法", "云山县人民政府", "云山县人民政府")),
                        counted(
                                new SummedReport.CountedDocument("云山县供水管理办法", "云山县人民政府", "云山县人民政府"),
                                new SummedReport.CountedDocument("《云山县供水管理办法》", "云山县水利局", "云山县人民政府")),
                        "应只由制定机关云山县人民政府计一次，多计 1 次"));
        all.put(
                "AG-04",
                new Fixture(
                        passedOn(java.util.List.of("云山县教育局")),
                        passedOn(java.util.List.of("云山县人民政府", "云山县教育局")),
                        "转办件 2022-0142 由云山县人民政府、云山县教育局计入"));
        all.put("AG-05", new Fixture(sum(whole), sum(failing), "云山县水利局的报告有 1 处错误，如：予以公开行合计不符"));
    }

    static Stream<Check> everyCheck() {
        return Checker.everyCheck().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyCheck")
    @DisplayName("每条规则有一份通过、一份不通过的报告")
    void everyCheckPassesAndFails(Check check) {
        var fixture = Objects.requireNonNull(FIXTURES.get(check.id()), "fixtures of " + check.id());
        assertThat(check.on(fixture.passing())).as(check.words()).isInstanceOf(Answer.Holds.class);
        assertThat(check.on(fixture.failing()))
                .as(check.words())
                .isInstanceOfSatisfying(
                        Answer.Fails.class,
                        fails -> assertThat(fails.findings())
                                .allMatch(f -> f.ruleId().equals(check.id())
                                        && f.text().endsWith("。"))
                                .anyMatch(
                                        f -> f.text().contains(fixture.words()),
                                        fixture.words() + " in " + fails.findings()));
    }

    @Test
    void idsAreUnique() {
        assertThat(Checker.everyCheck()).extracting(Check::id).doesNotHaveDuplicates();
        assertThat(FIXTURES).hasSameSizeAs(Checker.everyCheck());
    }

    @Test
    @DisplayName("没有瑕疵的报告没有校验结果")
    void aFlawlessReportHasNoFindings() {
        assertThat(Checker.check(aReport().report(), java.util.List.of())).isEmpty();
        assertThat(Checker.check(aReportOf2020().report(), java.util.List.of())).isEmpty();
    }

    @Test
    @DisplayName("录入时只跑表内规则")
    void tableRulesRunAlone() {
        var report = aReport()
                .text(6, "无")
                .with(three(TableThreeRow.GRANTED, ApplicantColumn.TOTAL), 5)
                .report();
        assertThat(Checker.checkTables(report))
                .extracting(Finding::ruleId)
                .containsExactlyInAnyOrder("T3-02", "T3-03", "T3-05");
    }

    @Test
    @DisplayName("总计列未填只说一次")
    void unfilledTotalsAreOneFindingForPeople() {
        var report = aReport();
        TableThreeRow.of(Form.FMT_2021).forEach(row -> report.with(three(row, ApplicantColumn.TOTAL), 0));
        var findings = Checker.check(report.report(), java.util.List.of());
        assertThat(findings).extracting(Finding::code).contains("T3.ROW_SUM", "T3-11");
        assertThat(Checker.forPeople(findings)).extracting(Finding::ruleId).containsExactly("T3-11");
    }
}
