package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yangguang.annual.AnnualDesk;
import org.yangguang.annual.AnnualReports;
import org.yangguang.annual.LedgerCount;
import org.yangguang.annual.ReportingOrgans;
import org.yangguang.annual.Stage;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;
import org.yangguang.report.CellId;
import org.yangguang.report.TableTwoField;

@DisplayName("汇总与核验：主管部门看进度、读报告、标注、退回、核准、催报")
class AggregatePagesTest extends StaffPages {

    private static final int YEAR = 2025;
    private static final AtomicInteger REGION = new AtomicInteger(691000);

    @Autowired
    AnnualDesk desk;

    @Autowired
    AnnualReports reports;

    @Autowired
    LedgerCount ledgers;

    private ReportingOrgans region = new ReportingOrgans(desk, reports, ledgers, organs, YEAR);
    private String government = "";
    private String base = "";

    @BeforeEach
    void aGovernment() {
        region = new ReportingOrgans(desk, reports, ledgers, organs, YEAR);
        government = String.valueOf(REGION.incrementAndGet());
        var top = region.register(government + "-90", "", OrganKind.GOVERNMENT, "澄湖市" + government, "");
        region.register(government, top.code(), OrganKind.GOVERNMENT, "澄湖区" + government, "");
        base = "/office/aggregate/" + YEAR;
    }

    private Organ bureau(String serial, String email) {
        return region.register(
                government + "-" + serial,
                government,
                OrganKind.DEPARTMENT,
                "澄湖区%s第%s局".formatted(government, serial),
                email);
    }

    /// With the scope that signing in gives a supervisor.
    private Officer supervisor(String organ) {
        var works = organs.byCode(organ).orElseThrow();
        return new Officer(
                UUID.randomUUID(),
                "zhuguan",
                "何岩",
                works.id(),
                organ,
                works.name(),
                Set.of(Duty.SUPERVISOR),
                organs.selfAndBelow(works.id()));
    }

    private String events(Organ organ) {
        return String.valueOf(region.work(organ).state().events());
    }

    @Test
    @DisplayName("数字条各项打开其筛选；导出与筛选一致；别的政府看不到")
    void theMatrix() {
        var good = bureau("01", "");
        var erring = bureau("02", "");
        bureau("03", "");
        region.receiving(good, 9);
        region.handIn(good);
        region.begun(erring);

        var page = get(supervisor(government), base);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select(".figures dd:not(.note)").eachText().subList(0, 4))
                .containsExactly("1/ 4", "0/ 4", "0/ 4", "3/ 4");
        assertThat(page.html().select("table.matrix tbody tr")).hasSize(4);
        assertThat(page.html().select("table.matrix tbody tr").getFirst().text())
                .contains("第01局", "已报送", "通过", "9", "审核");
        var missing = get(
                supervisor(government),
                page.html().select(".figures dt a").get(3).attr("href"));
        assertThat(missing.html().select("table.matrix tbody tr")).hasSize(3);
        assertThat(missing.text()).contains("编制中", "未开始", "逾期 324 日").doesNotContain("第01局");
        var errors = get(
                supervisor(government),
                page.html().select(".figures dt a").get(4).attr("href"));
        assertThat(errors.html().select("table.matrix tbody tr")).hasSize(1);
        assertThat(get(supervisor(government), base + "?words=没有这个").text()).contains("没有符合条件的机关");
        assertThat(get(supervisor(government), base + "/export/csv?view=missing")
                        .html()
                        .wholeText())
                .contains("第02局", "第03局")
                .doesNotContain("第01局");

        var other = region.register(
                String.valueOf(REGION.incrementAndGet()), "", OrganKind.GOVERNMENT, "另一区" + government, "");
        assertThat(get(supervisor(other.code()), base).html().select("table.matrix tbody tr"))
                .hasSize(1);
        assertThat(get(supervisor(other.code()), base + "/organs/" + good.code())
                        .status())
                .isEqualTo(404);
        assertThat(post(
                                supervisor(other.code()),
                                base + "/organs/" + good.code() + "/clear",
                                Map.of("events", events(good)))
                        .status())
                .isEqualTo(404);
        assertThat(post(supervisor(other.code()), base + "/clear", Map.of("organ", good.code()))
                        .status())
                .isEqualTo(422);
        assertThat(region.work(good).state().stage()).isEqualTo(Stage.SUBMITTED);
    }

    @Test
    @DisplayName("标注、退回、改后重新报送、看到改动、核准、重新核对")
    void markedReturnedClearedAndReopened() {
        var bureau = bureau("01", "");
        region.drafted(bureau);
        region.handIn(bureau);
        var by = supervisor(government);
        var here = base + "/organs/" + bureau.code();
        var read = get(by, here);
        assertThat(read.html().select("#at-table2-penalty a").attr("href")).isEqualTo("?at=table2.penalty#mark");
        assertThat(read.html().select("#at-table3-new_received-total")).hasSize(1);
        assertThat(read.text()).contains("本年新收政府信息公开申请0件", "审定报送");

        assertThat(get(by, here + "?at=table2.penalty")
                        .html()
                        .select("#mark form label")
                        .text())
                .contains("行政处罚");
        post(by, here + "/marks", Map.of("at", "table2.penalty", "words", "与执法统计不符"));
        post(by, here + "/marks", Map.of("at", "S1_REQUEST", "words", "补写办理结果"));
        post(by, here + "/marks", Map.of("at", "table2.coercion", "words", "误标"));
        post(by, here + "/marks", Map.of("at", "table2.coercion", "words", ""));
        assertThat(get(by, here).html().select("td.is-marked")).hasSize(1);

        var confirm = get(by, here + "/return");
        assertThat(confirm.text()).contains("随退回意见发出的标注 2 处", "与执法统计不符", "补写办理结果");
        assertThat(post(by, here + "/return", Map.of("events", events(bureau), "words", " "))
                        .text())
                .contains("请写明退回理由");
        assertThat(post(by, here + "/return", Map.of("events", "2", "words", "过时的页面"))
                        .text())
                .contains("对该报告作过处理");
        assertThat(post(by, here + "/return", Map.of("events", events(bureau), "words", "请核对处罚数"))
                        .redirect())
                .isEqualTo(here);
        assertThat(get(officer(bureau.code(), Duty.HANDLER), "/office/").text())
                .contains("被主管部门退回", "退回理由：请核对处罚数", "与执法统计不符", "第一部分（二）依申请公开：补写办理结果");
        assertThat(get(officer(bureau.code(), Duty.HANDLER), "/office/reports").text())
                .contains("被主管部门退回");

        region.adjust(bureau, CellId.of(TableTwoField.PENALTY), 12);
        region.handIn(bureau);
        var again = get(by, here);
        assertThat(again.html().select("#changes ins").eachText()).contains("12");
        assertThat(again.html().select("#changes tbody tr")).hasSize(1);
        assertThat(again.html().select(".is-marked")).isEmpty();

        post(by, here + "/clear", Map.of("events", events(bureau), "words", ""));
        assertThat(region.work(bureau).state().stage()).isEqualTo(Stage.CLEARED);
        assertThat(get(officer(bureau.code(), Duty.PUBLISHER), "/office/").text())
                .contains("已核准，请公布");
        assertThat(get(by, here).text()).doesNotContain("点数字或者");
        post(by, here + "/reopen", Map.of("words", "第01局处罚数又有变化"));
        assertThat(region.work(bureau).state().stage()).isEqualTo(Stage.SUBMITTED);
    }

    @Test
    @DisplayName("本机关的报告由上一级核验；上一级可以核准")
    void nobodyJudgesItsOwn() {
        var own = organs.byCode(government).orElseThrow();
        region.drafted(own);
        region.handIn(own);
        var here = base + "/organs/" + government;
        assertThat(get(supervisor(government), here).text())
                .contains("由上一级主管部门核验")
                .doesNotContain("确认核准");
        var refused = post(supervisor(government), here + "/clear", Map.of("events", events(own)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("不能自行办理");
        assertThat(post(supervisor(government), base + "/clear", Map.of("organ", government))
                        .text())
                .contains("由上一级主管部门核准");
        post(supervisor(government + "-90"), here + "/clear", Map.of("events", events(own)));
        assertThat(region.work(own).state().stage()).isEqualTo(Stage.CLEARED);
    }

    @Test
    @DisplayName("批量核准：只列没有错误的；每份单独办理，列出办成、没有办成的")
    void clearingSeveral() {
        var one = bureau("01", "");
        var two = bureau("02", "");
        for (var organ : new Organ[] {one, two}) {
            region.drafted(organ);
            region.handIn(organ);
        }
        region.begun(bureau("03", ""));
        var by = supervisor(government);
        var confirm = get(by, base + "/clear");
        assertThat(confirm.html().select("input[name=organ]").eachAttr("value"))
                .containsExactly(one.code(), two.code());
        var fields = Map.of(
                "organ",
                one.code() + "|" + two.code(),
                "events." + one.code(),
                events(one),
                "events." + two.code(),
                "3");
        var result = post(by, base + "/clear", fields);
        assertThat(result.text()).contains("办成 1 个，没有办成 1 个", "已核准，可以公布", "列出之后该报告有变化");
        assertThat(region.work(one).state().stage()).isEqualTo(Stage.CLEARED);
        assertThat(region.work(two).state().stage()).isEqualTo(Stage.SUBMITTED);
        assertThat(post(by, base + "/clear", Map.of()).status()).isEqualTo(422);
    }

    @Test
    @DisplayName("批量催报：确认页列名，结果逐个；机关工作台显示；当天不再列出")
    void remindingSeveral() {
        var bureau = bureau("01", "chenghu@example.gov.cn");
        bureau("02", "");
        var by = supervisor(government);
        var confirm = get(by, base + "/remind");
        assertThat(confirm.html().select("input[name=organ]")).hasSize(3);
        var result = post(by, base + "/remind", Map.of("organ", bureau.code() + "|" + government + "-02|330110-01"));
        assertThat(result.text()).contains("办成 2 个，没有办成 0 个", "发到公开工作机构的电子邮箱", "没有登记电子邮箱");
        assertThat(get(officer(bureau.code(), Duty.HANDLER), "/office/").text())
                .contains("2025 年度报告应当编制报送", "已逾期 324 日", "主管部门 2026年12月21日催报");
        assertThat(get(by, base + "/remind").html().select("input[name=organ]")).hasSize(1);
        assertThat(post(by, base + "/remind", Map.of("organ", bureau.code())).text())
                .contains("今天已经催报过");
        assertThat(get(by, base).text()).contains("今日已催报 2 个", "12-21 催报");
    }

    @Test
    @DisplayName("第四十九条：本地日期不能晚于条例；缓报、免报写明理由，可以恢复")
    void datesAndDecisions() {
        var bureau = bureau("01", "");
        var by = supervisor(government);
        var late =
                post(by, base + "/dates", Map.of("submit-DEPARTMENT", "2026-02-05", "basis-DEPARTMENT", "澄湖办〔2026〕3号"));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.faultAt("basis-DEPARTMENT")).contains("不能晚于", "2026-01-31");
        assertThat(late.html().select("#submit-DEPARTMENT").val()).isEqualTo("2026-02-05");
        assertThat(post(
                                by,
                                base + "/dates",
                                Map.of("submit-DEPARTMENT", "2026-01-23", "basis-DEPARTMENT", "澄湖办〔2026〕3号"))
                        .redirect())
                .isEqualTo(base);
        assertThat(get(by, base).text()).contains("部门报送截止 2026-01-23，公布截止 2026-01-31", "逾期 332 日");

        var here = base + "/organs/" + bureau.code();
        assertThat(get(by, here).text()).contains("澄湖办〔2026〕3号：报送 2026-01-23");
        assertThat(post(by, here + "/extend", Map.of("until", "2026-01-29", "words", ""))
                        .text())
                .contains("请写明理由");
        post(by, here + "/extend", Map.of("until", "2026-01-29", "words", "系统迁移"));
        assertThat(get(by, here).text()).contains("报送截止 2026-01-29", "系统迁移", "超过法定期限");
        post(by, here + "/exempt", Map.of("words", "由市局统一报告"));
        assertThat(get(by, base + "?view=exempt").html().select("table.matrix tbody tr"))
                .hasSize(1);
        assertThat(get(officer(bureau.code(), Duty.HANDLER), "/office/").text()).doesNotContain("年报待办");
        post(by, here + "/ordinary", Map.of("words", "核实后应当报告"));
        assertThat(get(by, here).text()).contains("报送截止 2026-01-23");
        post(by, base + "/dates", Map.of());
        assertThat(get(by, base).text()).contains("部门报送截止 2026-01-31");
    }
}
