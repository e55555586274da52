package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;
import org.yangguang.request.tally.Tallies;
import org.yangguang.request.tally.TallyRow;

/// Requests that become several, one, or another organ's, through the pages.
class CaseRelationsTest extends StaffPages {

    private static final String ORGAN = "330200";
    private static final String OTHER = "330110-01";

    @Autowired
    Tallies tallies;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transactions;

    private Officer clerk;
    private Officer there;

    @BeforeEach
    void staff() {
        clerk = officer(ORGAN, Duty.INTAKE, Duty.HANDLER);
        there = officer(OTHER, Duty.INTAKE, Duty.HANDLER);
    }

    private record Entered(String path, String code) {
        String id() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    private Entered entered(String received, String identity, String subject) {
        var form = get(clerk, "/office/requests/new").html();
        var fields = new HashMap<String, String>();
        form.select("form input[name=ticket], form input[name=signature]")
                .forEach(field -> fields.put(field.attr("name"), field.val()));
        fields.putAll(Map.of(
                "received",
                received,
                "on",
                today().toString(),
                "kind",
                "NATURAL_PERSON",
                "name",
                "林晓岚",
                "identityKind",
                "CITIZEN",
                "identity",
                identity,
                "phone",
                "13800138000",
                "subject",
                subject));
        var done = post(clerk, "/office/requests/new", fields);
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        var path = done.html().select("a[href^=/office/requests/]").eachAttr("href").stream()
                .filter(href -> href.matches("/office/requests/[0-9a-f-]{36}"))
                .findFirst()
                .orElseThrow();
        return new Entered(path, done.html().select(".num-code").eachText().getFirst());
    }

    private Answer related(Officer by, String path, String act, Map<String, String> typed) {
        var fields = new HashMap<>(typed);
        fields.put(
                "version",
                get(by, path + "/relations")
                        .html()
                        .select("input[name=version]")
                        .val());
        return post(by, path + "/relations/" + act, fields);
    }

    private Answer done(Officer by, String path, String act, Map<String, String> typed) {
        var answer = related(by, path, act, typed);
        assertThat(answer.redirect())
                .as(answer.html().select("[role=alert]").text())
                .isEqualTo(path);
        return get(by, path);
    }

    private String refused(Officer by, String path, String act, Map<String, String> typed) {
        var answer = related(by, path, act, typed);
        assertThat(answer.status()).isEqualTo(422);
        return answer.html().select("[role=alert]").text();
    }

    private Answer tracked(String code) {
        return answer(pages.post()
                .uri("/requests")
                .with(csrf())
                .param("code", code)
                .param("lastFour", "8000")
                .exchange());
    }

    private String number(Officer by, String path) {
        return get(by, path).html().title().split(" ")[0];
    }

    private int counted(String organ, int year, TallyRow row) {
        int id = organs.byCode(organ).orElseThrow().id();
        return Scope.of(DatabaseRole.OFFICE, Set.of(id))
                .call(() -> tallies.of(id, year).count(row));
    }

    @Test
    @DisplayName("同一申请邮寄、传真各一次：后到的并入先到的，不计入表三，原查询码看到继续办理的一件；可以撤销")
    void aDoubleIsMergedAndParted() {
        on("2026-09-07");
        int before = counted(ORGAN, 2026, TallyRow.NEW);
        var subject = "宁波市 2025 年度口岸通关便利化补贴拨付明细表";
        var first = entered("REGISTERED_MAIL", "11010519491231002X", subject);
        on("2026-09-08");
        var second = entered("FAX", "11010519491231002X", subject);
        var stranger = entered("IN_PERSON", "34052419800101001X", subject);
        var page = get(clerk, second.path());
        assertThat(page.html().select("#related").text()).contains("同一申请人的相似申请", "内容可能相同");

        var toStranger = stranger.id();
        assertThat(refused(clerk, second.path(), "merge", Map.of("into", toStranger, "reason", "相同")))
                .contains("不是同一申请人");
        assertThat(refused(clerk, first.path(), "merge", Map.of("into", second.id(), "reason", "相同")))
                .contains("收到在后", "第三十一条");
        page = done(clerk, second.path(), "merge", Map.of("into", first.id(), "reason", "内容相同"));
        assertThat(page.text()).contains("已并入", "合并办理告知书");
        assertThat(get(clerk, first.path()).html().select("#related").text()).contains("并来");
        assertThat(counted(ORGAN, 2026, TallyRow.NEW)).isEqualTo(before + 2);
        assertThat(tracked(second.code()).text()).contains("并入的一件", number(clerk, first.path()));

        page = done(clerk, second.path(), "undo-merge", Map.of("reason", "附件不同"));
        assertThat(page.text()).contains("待确认收到", "撤销并入，恢复办理");
        assertThat(tracked(second.code()).text()).doesNotContain("并入的一件");
        var confirmed = post(clerk, second.path() + "/confirm-receipt", Map.of("on", "2026-09-08", "version", "2"));
        assertThat(confirmed.redirect()).isEqualTo(second.path());
        assertThat(counted(ORGAN, 2026, TallyRow.NEW)).isEqualTo(before + 3);
    }

    @Test
    @DisplayName("一事一申请：拆成三件，各有编号，收到日和期限相同，表三分别计数，原查询码看到各件；不能把零项拆开")
    void oneApplicationBecomesThree() {
        on("2026-09-07");
        int before = counted(ORGAN, 2026, TallyRow.NEW);
        var entered = entered("IN_PERSON", "11010519491231002X", "海塘加固工程的招标文件、监理合同和验收报告");
        on("2026-09-09");
        assertThat(refused(clerk, entered.path(), "split", Map.of("subject1", "只有一项内容")))
                .contains("至少要有两项");
        var page = done(
                clerk,
                entered.path(),
                "split",
                Map.of("subject1", "海塘加固工程招标文件", "subject2", "海塘加固工程监理合同", "subject3", "海塘加固工程验收报告"));
        assertThat(page.html().select("h1").text()).isEqualTo("海塘加固工程招标文件");
        assertThat(page.text()).contains("一事一申请，另立 2 件", "分别办理告知书");
        var parts = page.html().select("#related dt:contains(另立) + dd a").eachAttr("href");
        assertThat(parts).hasSize(2);
        var clock = page.html().select(".clockface").text();
        for (var part : parts) {
            var shown = get(clerk, part);
            assertThat(shown.html().select(".clockface").text()).isEqualTo(clock);
            assertThat(shown.text()).contains("2026年9月7日", "拆分另立", "原件");
        }
        assertThat(counted(ORGAN, 2026, TallyRow.NEW)).isEqualTo(before + 3);
        assertThat(get(clerk, parts.getLast() + "/fee")
                        .html()
                        .select("#ordinal")
                        .val())
                .isEqualTo(String.valueOf(Integer.parseInt(get(clerk, entered.path() + "/fee")
                                .html()
                                .select("#ordinal")
                                .val())
                        + 2));
        assertThat(tracked(entered.code()).text()).contains("分出的另一件", "海塘加固工程监理合同", "海塘加固工程验收报告");
    }

    @Test
    @DisplayName("转办：本机关办结而不计，对方另行编号、自确认之日计期，两边留痕，原查询码两边都看得到，别的机关看不到")
    void aRequestIsHandedOver() {
        on("2026-09-07");
        int here = counted(ORGAN, 2026, TallyRow.NEW);
        int before = counted(OTHER, 2026, TallyRow.NEW);
        var entered = entered("IN_PERSON", "11010519491231002X", "余杭区便民菜市场星级评定结果");
        on("2026-09-09");
        assertThat(refused(clerk, entered.path(), "hand-over", Map.of("organ", ORGAN, "reason", "由该机关制作")))
                .contains("不能转办给本机关");
        var page = done(clerk, entered.path(), "hand-over", Map.of("organ", OTHER, "reason", "由该机关制作、保存"));
        assertThat(page.text()).contains("已转办", "转办告知书", "尚未确认收到", "不计入本机关表三");
        assertThat(counted(ORGAN, 2026, TallyRow.NEW)).isEqualTo(here);

        var arrived =
                get(there, "/office/requests?view=unconfirmed").html().select("tr:contains(便民菜市场) a[href]").stream()
                        .map(a -> a.attr("href"))
                        .filter(href -> href.matches("/office/requests/[0-9a-f-]{36}"))
                        .findFirst()
                        .orElseThrow();
        assertThat(get(clerk, arrived).status()).isEqualTo(404);
        assertThat(get(there, arrived).text()).contains("其他机关转办", "转来 宁波市人民政府", "待与申请人确认");
        on("2026-09-11");
        assertThat(get(there, arrived).text()).contains("确认收到已超过内部时限");
        assertThat(get(there, "/office/").text()).contains("登记，已超过内部时限（2026年9月10日）");
        var confirmed = post(there, arrived + "/confirm-receipt", Map.of("on", "2026-09-11", "version", "0"));
        assertThat(confirmed.redirect()).as(confirmed.text()).isEqualTo(arrived);
        assertThat(get(there, arrived).text()).contains("政府信息公开申请登记回执（转办）", "已用 0 / 20");
        assertThat(counted(OTHER, 2026, TallyRow.NEW)).isEqualTo(before + 1);
        assertThat(counted(ORGAN, 2026, TallyRow.NEW)).isEqualTo(here);
        var tracking = tracked(entered.code()).text();
        assertThat(tracking).contains("已转办", "转由其他机关办理：杭州市余杭区商务局", "余杭商务-2026-", "最迟 2026年10月");
        assertThat(get(clerk, entered.path()).html().select("#related").text()).contains("余杭商务-2026-", "2026-09-11 收到");
        var trail = Scope.of(DatabaseRole.JOB, Set.of())
                .call(() -> transactions.execute(status -> sql.sql(
                                "select action from audit_record where object = any (:objects)")
                        .param("objects", new String[] {
                            "request:" + entered.id(), "request:" + arrived.substring(arrived.lastIndexOf('/') + 1)
                        })
                        .query(String.class)
                        .list()));
        assertThat(trail).contains("request.HandedOver", "request.handed-over-here", "request.register");
    }

    @Test
    @DisplayName("转办件的收到日由机关自定：定为转来之日的，不能另定日期")
    void anOrganMayCountFromTheDayOfArrival() {
        on("2026-09-07");
        var admin = officer(OTHER, Duty.ORGAN_ADMIN);
        assertThat(post(admin, "/office/settings/intake", Map.of("confirmWithin", "0", "transferRule", "ARRIVAL"))
                        .status())
                .isEqualTo(422);
        post(admin, "/office/settings/intake", Map.of("confirmWithin", "2", "transferRule", "ARRIVAL"));
        var entered = entered("IN_PERSON", "11010519491231002X", "余杭区粮食储备库轮换计划");
        done(clerk, entered.path(), "hand-over", Map.of("organ", OTHER, "reason", "由该机关制作、保存"));
        var arrived =
                get(there, "/office/requests?view=unconfirmed").html().select("tr:contains(粮食储备库) a[href]").stream()
                        .map(a -> a.attr("href"))
                        .filter(href -> href.matches("/office/requests/[0-9a-f-]{36}"))
                        .findFirst()
                        .orElseThrow();
        on("2026-09-09");
        var refused = post(there, arrived + "/confirm-receipt", Map.of("on", "2026-09-09", "version", "0"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("以转来之日2026年9月7日为收到申请之日");
        assertThat(post(there, arrived + "/confirm-receipt", Map.of("on", "2026-09-07", "version", "0"))
                        .redirect())
                .isEqualTo(arrived);
        post(admin, "/office/settings/intake", Map.of("confirmWithin", "1", "transferRule", "CONFIRMATION"));
    }

    @Test
    @DisplayName("第三十六条第五、六项：选定负责机关，其名称、联系方式进入答复书；重复申请引用前次答复的文号和日期")
    void aReplyPointsToTheRightOrganOrTheEarlierReply() {
        on("2026-09-07");
        var subject = "余杭区成品油零售网点布局规划图";
        var first = entered("IN_PERSON", "11010519491231002X", subject);
        var page = done(clerk, first.path(), "right-organ", Map.of("organ", OTHER));
        assertThat(page.html().select("textarea[name=slot.负责机关及联系方式]").text()).contains("杭州市余杭区商务局", "88728707");
        var fields = new HashMap<String, String>();
        fields.put("outcome", "NOT_HELD");
        fields.put("template", "REPLY_NOT_RESPONSIBLE");
        page.html()
                .select("#draft-form textarea")
                .forEach(slot ->
                        fields.put(slot.attr("name"), slot.text().isBlank() ? "该规划由区商务局编制，依照第十条由其负责公开" : slot.text()));
        fields.put("draft", page.html().select("#draft-form input[name=draft]").val());
        post(clerk, first.path() + "/reply", fields);
        page = get(clerk, first.path());
        post(
                clerk,
                first.path() + "/reply/submit",
                Map.of(
                        "draft",
                        page.html()
                                .select("input[name=draft]")
                                .eachAttr("value")
                                .getFirst()));
        signedOff(ORGAN, first.path());

        on("2026-09-14");
        var again = entered("IN_PERSON", "11010519491231002X", subject);
        assertThat(refused(clerk, again.path(), "merge", Map.of("into", first.id(), "reason", "相同")))
                .contains("已于2026年9月7日办结", "第三十六条第（六）项答复");
        page = done(clerk, again.path(), "duplicate", Map.of("earlier", first.id()));
        assertThat(page.html().select("textarea[name=slot.前次答复文号]").text()).matches("宁波市政府公开告〔2026〕\\d+号");
        assertThat(page.html().select("textarea[name=slot.前次答复日期]").text()).isEqualTo("2026年9月7日");
        var number = number(clerk, first.path());
        page = done(clerk, again.path(), "link", Map.of("number", number, "reason", "同一规划"));
        assertThat(page.html().select("#related").text()).contains("关联 " + number, "同一规划");
        assertThat(refused(clerk, again.path(), "link", Map.of("number", number, "reason", "同一规划")))
                .contains("已经登记过");
    }
}
