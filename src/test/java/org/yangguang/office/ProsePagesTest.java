package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yangguang.annual.AnnualDesk;
import org.yangguang.annual.AnnualDesk.Hand;
import org.yangguang.annual.AnnualReports;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.LedgerCount;
import org.yangguang.annual.ProsePart;
import org.yangguang.annual.ProseText;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;
import org.yangguang.organ.Organs;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.published.PublishedReports.Source;
import org.yangguang.report.publishing.Publishing;

@DisplayName("国办公开办函〔2021〕30号：年报文字的起草、核对和保存")
class ProsePagesTest extends StaffPages {

    private static final AtomicInteger SERIAL = new AtomicInteger(20);
    private static final String REGION = "330110";
    private static final int YEAR = 2025;
    private static final String ONE = "/office/reports/" + YEAR + "/1";
    private static final String SENTENCE = "全年组织召开城区重点产业发展座谈会，围绕制造业数字化转型、中小企业纾困解难和技术改造奖补兑现等群众关切的事项逐条回应，并在网站专栏集中展示。";

    @Autowired
    AnnualDesk desk;

    @Autowired
    AnnualReports reports;

    @Autowired
    LedgerCount ledgers;

    @Autowired
    Publishing publishing;

    private Organ organ = organOf("330110");
    private Officer clerk = NOBODY;
    private Officer second = NOBODY;

    private static final Officer NOBODY = new Officer(new java.util.UUID(0, 0), "", "", 0, "", "", Set.of(), Set.of());

    private static Organ organOf(String code) {
        return new Organ(
                0, code, null, OrganKind.DEPARTMENT, OrganLevel.COUNTY, "", "", null, LocalDate.MIN, null, null, 0);
    }

    @BeforeEach
    void aReportBegun() {
        organ = registered("文字局");
        clerk = officer(organ.code(), Duty.HANDLER);
        second = officer(organ.code(), Duty.HANDLER);
        here(() -> desk.open(hand(clerk), organ, YEAR, Form.FMT_2021));
        here(() -> desk.fill(hand(clerk), organ, YEAR, 1, ledgers.of(organ, YEAR)));
    }

    private Organ registered(String name) {
        int serial = SERIAL.getAndIncrement();
        var code = "330110-" + (100 + serial);
        Scope.of(DatabaseRole.JOB, Set.of())
                .run(() -> organs.register(
                        Actor.SYSTEM,
                        new Organs.Registration(
                                code,
                                Optional.of(REGION),
                                OrganKind.DEPARTMENT,
                                OrganLevel.COUNTY,
                                "澄湖区" + name + serial,
                                name + serial,
                                Optional.empty(),
                                LocalDate.of(2015, 1, 1),
                                Optional.empty())));
        return organs.byCode(code).orElseThrow();
    }

    private static Hand hand(Officer officer) {
        return new Hand(new Actor(officer.account().toString(), "承办", officer.organCode(), ""), officer.account());
    }

    private <T> T here(java.util.function.Supplier<T> act) {
        return Scope.of(DatabaseRole.OFFICE, Set.of(organ.id())).call(act);
    }

    private AnnualWork work() {
        return here(() -> reports.open(organ, YEAR).orElseThrow());
    }

    private ProseText saved(ProsePart part) {
        return Objects.requireNonNull(work().prose().get(part));
    }

    /// The form as the page has it, with changes.
    private static Map<String, String> form(Document page, String... changes) {
        var fields = new HashMap<String, String>();
        page.select("#prose input[name^=base.]").forEach(f -> fields.put(f.attr("name"), f.val()));
        page.select("#prose textarea[name^=text.]").forEach(f -> fields.put(f.attr("name"), f.val()));
        for (int i = 0; i < changes.length; i += 2) {
            fields.put(changes[i], changes[i + 1]);
        }
        return fields;
    }

    private void received(int persons) {
        var cell = CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.NATURAL);
        var done = CellId.of(TableThreeRow.GRANTED, ApplicantColumn.NATURAL);
        for (var id : List.of(cell, done)) {
            here(() -> desk.adjust(
                    hand(clerk), organ, YEAR, work().state().events(), id, BigDecimal.valueOf(persons), "纸质登记簿"));
        }
    }

    @Test
    @DisplayName("空着的各段按范本起草，写过的不动；数据项随表改变，没填的空不能送审")
    void draftedFromTheTemplate() {
        var page = get(clerk, ONE).html();
        assertThat(page.select("#ticks-S1_SUPERVISION .n")).isNotEmpty();
        var sent = post(clerk, ONE, form(page, "text.S1_MGMT", "自己写的一段，做好保密审查。", "then", "draft"));
        assertThat(sent.redirect()).isEqualTo(ONE);
        var drafted = get(clerk, ONE).html();
        assertThat(drafted.select("#text-S1_MGMT").val()).isEqualTo("自己写的一段，做好保密审查。");
        assertThat(drafted.select("#text-S1_REQUEST").val()).contains("{{year}}年，未收到政府信息公开申请。");
        assertThat(drafted.select("#seen-S1_REQUEST .editor").text()).contains("2025年，未收到政府信息公开申请");
        assertThat(drafted.select("#ticks-S1_REQUEST .y").text()).contains("依申请公开");
        assertThat(drafted.select("#seen-S1_PLATFORM .slot--empty").text()).contains("请填写");
        assertThat(work().blocking()).anyMatch(finding -> finding.ruleId().equals("P-01"));

        received(4);
        var stale = get(clerk, ONE);
        assertThat(stale.html().select("#seen-S1_REQUEST").text()).contains("表三本年新收为 4 件");
        var again = get(clerk, ONE + "/S1_REQUEST/propose");
        assertThat(again.html().select("del").text()).contains("未收到");
        assertThat(again.html().select("ins").text()).contains("{{table3.new_received.total}}");
        post(clerk, ONE, adopted(again.html()));
        assertThat(work().printed(ProsePart.S1_REQUEST)).contains("新收政府信息公开申请4件");
    }

    private static Map<String, String> adopted(Document page) {
        var fields = new HashMap<String, String>();
        page.select("main form [name^=base.], main form [name^=text.]")
                .forEach(field -> fields.put(field.attr("name"), field.val()));
        return fields;
    }

    @Test
    @DisplayName("手写的数与表不符：按表改写先看差别，采用后问题消失")
    void aTypedNumberIsPutBackToTheTable() {
        received(19);
        var page = get(clerk, ONE).html();
        post(clerk, ONE, form(page, "text.S1_REQUEST", "本年共收到政府信息公开申请16件。"));
        var seen = get(clerk, ONE).html().select("#seen-S1_REQUEST");
        assertThat(seen.text()).contains("X-01", "手写的数 16件", "表中为 19");
        var link = seen.select("a[href*=propose?finding]").attr("href");
        var proposed = get(clerk, link);
        assertThat(proposed.html().select("ins").text()).contains("{{table3.new_received.total}}");
        assertThat(work().printed(ProsePart.S1_REQUEST)).contains("16件");
        assertThat(post(clerk, ONE, adopted(proposed.html())).redirect()).isEqualTo(ONE);
        assertThat(work().printed(ProsePart.S1_REQUEST)).isEqualTo("本年共收到政府信息公开申请19件。");
        assertThat(get(clerk, ONE).html().select("#seen-S1_REQUEST").text()).doesNotContain("X-01", "手写的数");
        var source = get(clerk, ONE).html().select("#seen-S1_REQUEST a.slot");
        assertThat(source.attr("href")).isEqualTo("/office/reports/2025/cells/new_received/total");
        assertThat(get(clerk, source.attr("href")).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("没有的数据项照存并指明，给出相近的；按名称找到的可以插入")
    void fieldsAreNamed() {
        var page = get(clerk, ONE).html();
        var sent = post(clerk, ONE, form(page, "text.S1_REQUEST", "新收{{table3.new_recieved.total}}件。"));
        assertThat(String.valueOf(sent.flash().get("done")))
                .contains("{{table3.new_recieved.total}}", "{{table3.new_received.total}}");
        assertThat(get(clerk, ONE)
                        .html()
                        .select("#seen-S1_REQUEST [role=alert]")
                        .text())
                .contains("没有名为");
        assertThat(work().blocking()).anyMatch(finding -> finding.ruleId().equals("P-02"));

        var looked = post(clerk, ONE, form(get(clerk, ONE).html(), "then", "fields", "words", "新收 自然人"));
        assertThat(looked.redirect()).startsWith(ONE + "?words=");
        var found = get(clerk, ONE + "?words=新收 自然人").html().select("#fields button[data-field]");
        assertThat(found.eachAttr("data-field")).contains("{{table3.new_received.natural}}");
        post(clerk, ONE, form(get(clerk, ONE).html(), "then", "field:S1_MGMT:table3.new_received.natural"));
        assertThat(saved(ProsePart.S1_MGMT).text()).isEqualTo("{{table3.new_received.natural}}");
    }

    @Test
    @DisplayName("两人同时写：不同段落自行合并，同一段并排比较由人选，哪一稿都在")
    void twoPeopleWriting() {
        post(clerk, ONE, form(get(clerk, ONE).html(), "text.S1_MGMT", "第一段。\n第二段。"));
        var mine = get(clerk, ONE).html();
        var theirs = get(second, ONE).html();
        post(second, ONE, form(theirs, "text.S1_MGMT", "第一段。\n乙改的第二段。"));
        var merged = post(clerk, ONE, form(mine, "text.S1_MGMT", "甲改的第一段。\n第二段。"));
        assertThat(String.valueOf(merged.flash().get("done"))).contains("已合并");
        assertThat(work().printed(ProsePart.S1_MGMT)).isEqualTo("甲改的第一段。\n乙改的第二段。");

        var late = post(clerk, ONE, form(mine, "text.S1_MGMT", "丙写的第一段。\n第二段。"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.html().select("del").text()).contains("甲");
        assertThat(late.html().select("ins").text()).contains("丙");
        assertThat(work().printed(ProsePart.S1_MGMT)).isEqualTo("甲改的第一段。\n乙改的第二段。");
        var chosen = new HashMap<String, String>();
        late.html()
                .select("main form [name^=base.], main form [name^=text.], main form [name^=mine.]")
                .forEach(field -> chosen.put(field.attr("name"), field.val()));
        chosen.put("choose.S1_MGMT", "mine");
        assertThat(post(clerk, ONE, chosen).redirect()).isEqualTo(ONE);
        assertThat(work().printed(ProsePart.S1_MGMT)).isEqualTo("丙写的第一段。\n第二段。");

        var revisions = get(clerk, ONE + "/S1_MGMT/revisions").html();
        assertThat(revisions.select("tbody tr")).hasSize(4);
        var undo = get(clerk, revisions.select("tbody a").getFirst().attr("href"));
        post(clerk, ONE, adopted(undo.html()));
        assertThat(work().printed(ProsePart.S1_MGMT)).isEqualTo("甲改的第一段。\n乙改的第二段。");
        assertThat(saved(ProsePart.S1_MGMT).revision()).isEqualTo(5);
    }

    private void published(Organ by, int year, String sentence) {
        var sections = List.of(
                new AnnualReport.Section(1, "一、总体情况", List.of("（一）主动公开", sentence)),
                new AnnualReport.Section(5, "五、存在的主要问题及改进情况", List.of("2025年，将继续深入推进。")));
        var report = new AnnualReport(
                by.name() + year + "年政府信息公开工作年度报告",
                by.name(),
                year,
                Form.FMT_2021,
                LocalDate.of(year + 1, 1, 20),
                List.of(),
                sections,
                Map.of(),
                Map.of());
        Scope.of(DatabaseRole.OFFICE, Set.of(by.id()))
                .run(() ->
                        publishing.publish(Actor.SYSTEM, by, report, List.of(), new Source("年报.docx", "0".repeat(64))));
    }

    @Test
    @DisplayName("上年的文字可抄入，照抄的和与同级机关雷同的标出并排比较；范本文字不算雷同；改写后不再提示")
    void nearCopiesAreMarked() {
        var sister = registered("姊妹局");
        published(organ, YEAR - 1, SENTENCE);
        published(sister, YEAR, "我局" + SENTENCE);
        var page = get(clerk, ONE).html();
        assertThat(page.select("#S1_PROACTIVE .lastyear").text()).contains("座谈会");
        post(clerk, ONE, form(page, "then", "copy:S1_PROACTIVE:0"));
        post(clerk, ONE, form(get(clerk, ONE).html(), "then", "draft"));
        var ran = post(clerk, "/office/reports/2025/likeness", Map.of("part", "1"));
        assertThat(ran.redirect()).isEqualTo(ONE);
        assertThat(String.valueOf(ran.flash().get("done"))).contains("雷同 2 处");
        var seen = get(clerk, ONE).html().select("#seen-S1_PROACTIVE");
        assertThat(seen.select("article")).hasSize(2);
        assertThat(seen.text()).contains("2024 年报相似 100%", sister.name() + " 2025 年报相似");
        var compare = get(clerk, seen.select("a[href*=likeness]").attr("href")).html();
        assertThat(compare.select("mark.hit")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(work().findings().all()).anyMatch(f -> f.ruleId().equals("X-16"));

        post(clerk, ONE, form(get(clerk, ONE).html(), "text.S1_PROACTIVE", "另写一段，主动公开的重点是技术改造政策。"));
        assertThat(work().findings().all()).noneMatch(f -> f.ruleId().equals("X-16"));
        assertThat(get(clerk, "/office/reports/2025/likeness/0").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("照抄的年份一键改；送审以后只能看")
    void yearsAndClosed() {
        var five = "/office/reports/2025/5";
        var page = get(clerk, five).html();
        post(clerk, five, form(page, "text.S5_IMPROVEMENT", "2025年，将继续深入推进政务公开。"));
        var fix = get(clerk, five).html().select("#seen-S5_IMPROVEMENT a.btn");
        assertThat(fix.text()).isEqualTo("改为 2026 年");
        post(clerk, five, adopted(get(clerk, fix.attr("href")).html()));
        assertThat(work().printed(ProsePart.S5_IMPROVEMENT)).startsWith("2026年，将继续");

        var before = get(clerk, five).html();
        here(() -> desk.sendToCheck(hand(clerk), organ, YEAR, work().state().events()));
        var checked = work();
        assertThat(checked.state().stage().isOpen()).isTrue();
        var late = post(officer(organ.code(), Duty.SIGNER), five, form(before, "text.S5_PROBLEMS", "签发人改的"));
        assertThat(late.status()).isEqualTo(403);
        assertThat(get(officer(organ.code(), Duty.SIGNER), five).html().select("textarea"))
                .isEmpty();
    }

    @Test
    @DisplayName("主管部门的范本下级即用，有错指明且不丢；下级的人不能改；字数要求只提示")
    void wordingOfTheRegion() {
        var path = "/office/reports/templates/S1_PLATFORM/DEPARTMENT";
        var chief = officer(REGION, Duty.SUPERVISOR);
        var wrong = post(chief, path, Map.of("text", "【有新受：平台】{{tabel3.granted.total}}", "note", "统一", "act", "save"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select(".errors").text()).contains("有新受", "{{table3.granted.total}}");
        assertThat(wrong.html().select("#text").val()).contains("有新受");
        assertThat(post(clerk, path, Map.of("text", "平台", "note", "改")).status())
                .isEqualTo(403);

        assertThat(post(chief, path, Map.of("text", "统一在区政府网站平台公开。", "note", "全区统一", "act", "save"))
                        .redirect())
                .isEqualTo(path);
        assertThat(get(clerk, path).text()).contains("第 1 版");
        post(clerk, ONE, form(get(clerk, ONE).html(), "then", "draft"));
        assertThat(work().printed(ProsePart.S1_PLATFORM)).isEqualTo("统一在区政府网站平台公开。");
        assertThat(get(clerk, "/office/reports/templates").text()).contains("余杭区人民政府");

        post(chief, "/office/reports/templates/length", Map.of("characters", "50"));
        assertThat(get(clerk, ONE).html().select("#prose-count").text()).contains("当地要求不超过 50 字", "超出");
        post(chief, "/office/reports/templates/length", Map.of("characters", "0"));
        post(chief, path, Map.of("act", "drop", "note", "恢复系统范本"));
        assertThat(get(clerk, path).text()).contains("现行文字：系统范本");
    }

    @Test
    @DisplayName("还没有开始编制的，转到该年；别的机关看不到")
    void nothingThere() {
        assertThat(get(clerk, "/office/reports/2023/1").redirect()).isEqualTo("/office/reports/2023");
        assertThat(get(clerk, ONE + "/S5_PROBLEMS/revisions").status()).isEqualTo(404);
        assertThat(get(officer(registered("旁局").code(), Duty.HANDLER), ONE).redirect())
                .isEqualTo("/office/reports/2025");
    }
}
