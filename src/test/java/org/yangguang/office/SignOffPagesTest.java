package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
import org.yangguang.request.signoff.Step;

/// 审签、授权代行、内部转办 through the pages, in an organ of its own, in the weeks after the October
/// holidays
/// of 2026 (10 October is worked).
class SignOffPagesTest extends StaffPages {

    private static final String ORGAN = "330200";

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transactions;

    private Officer clerk;
    private Officer lawyer;
    private Officer guardian;
    private Officer head;
    private Officer admin;

    @BeforeEach
    void staff() {
        clerk = hired("周承办", Duty.INTAKE, Duty.HANDLER);
        lawyer = hired("方法制", Duty.REVIEWER);
        guardian = hired("鲍保密", Duty.SECRECY_REVIEWER);
        head = hired("钱签发", Duty.SIGNER);
        admin = hired("管理员", Duty.ORGAN_ADMIN);
        on("2026-10-12");
    }

    /// An officer with an account in use, so that there is a name and something to delegate to.
    private Officer hired(String name, Duty... duties) {
        var officer = officer(ORGAN, duties);
        Scope.of(DatabaseRole.JOB, Set.of())
                .run(() -> transactions.executeWithoutResult(status -> {
                    sql.sql(
                                    "insert into identity_account (id, organ_id, login, name, status) values (:id, :organ, :login, :name, 'ACTIVE')")
                            .param("id", officer.account())
                            .param("organ", officer.organId())
                            .param("login", "s" + officer.account().toString().substring(0, 20))
                            .param("name", name)
                            .update();
                    for (var duty : duties) {
                        sql.sql("insert into identity_duty (organ_id, account_id, duty) values (:organ, :id, :duty)")
                                .param("organ", officer.organId())
                                .param("id", officer.account())
                                .param("duty", duty.name())
                                .update();
                    }
                }));
        return officer;
    }

    /// @return the address of the case page
    private String entered(Officer by) {
        var form = get(by, "/office/requests/new").html();
        var fields = new HashMap<String, String>();
        form.select("form input[type=hidden]").forEach(field -> fields.put(field.attr("name"), field.val()));
        fields.putAll(Map.of(
                "received", "IN_PERSON",
                "on", today().toString(),
                "kind", "NATURAL_PERSON",
                "name", "林晓岚",
                "identityKind", "CITIZEN",
                "identity", "11010519491231002X",
                "phone", "13800138000",
                "subject", "2025 年度商贸流通业发展专项资金拨付名单"));
        return post(by, "/office/requests/new", fields)
                .html()
                .select("a[href^=/office/requests/]")
                .eachAttr("href")
                .stream()
                .filter(href -> href.matches("/office/requests/[0-9a-f-]{36}"))
                .findFirst()
                .orElseThrow();
    }

    private void drafted(Officer by, String path, String information) {
        post(by, path + "/reply", Map.of("draft", draft(by, path), "outcome", "GRANTED"));
        var saved = post(
                by,
                path + "/reply",
                Map.of(
                        "draft", draft(by, path),
                        "outcome", "GRANTED",
                        "template", "REPLY_GRANTED",
                        "slot.信息名称", information,
                        "slot.提供形式", "电子文件",
                        "slot.提供途径和时间", "随本告知书提供"));
        assertThat(saved.redirect()).as(saved.text()).startsWith(path);
        var sent = post(by, path + "/reply/submit", Map.of("draft", draft(by, path)));
        assertThat(sent.redirect())
                .as(sent.html().select("[role=alert]").text())
                .startsWith(path);
    }

    private String draft(Officer by, String path) {
        return get(by, path).html().select("#reply input[name=draft]").val();
    }

    private Answer decided(Officer by, String path, String act, String words) {
        var form = get(by, path).html().select("form[action$=/reply/" + act + "]");
        var fields = new HashMap<String, String>();
        form.select("input[name]").forEach(field -> fields.put(field.attr("name"), field.val()));
        fields.remove("_csrf");
        fields.put(act.equals("pass") ? "remark" : "reason", words);
        return post(by, path + "/reply/" + act, fields);
    }

    private void passed(Officer by, String path, String words) {
        var answer = decided(by, path, "pass", words);
        assertThat(answer.redirect())
                .as(answer.html().select("[role=alert]").text())
                .isEqualTo(path + "#reply");
    }

    private List<String> sheet(Officer by, String path) {
        return get(by, path + "/signoff")
                .html()
                .select(".signsheet caption, .signsheet tbody tr")
                .eachText();
    }

    @Test
    @DisplayName("第十七条：送审、法制审核、保密退回、改稿、从头再审、签发；每一步谁办的都在审批单上")
    void aDraftPassesTheChainIsReturnedAndBeginsAnew() {
        var path = entered(clerk);
        assertThat(get(clerk, path + "/signoff").status()).isEqualTo(404);
        drafted(clerk, path, "拨付名单");
        assertThat(get(head, path).html().select(".pagehead .tag").text()).isEqualTo("待法制审核");
        assertThat(get(head, path).html().select("form[action$=/reply/pass]")).isEmpty();
        assertThat(get(head, path).html().select("#reply .notice").text()).contains("本稿待法制审核，由负责审核的人员");
        assertThat(get(lawyer, "/office/").html().select("a[href=" + path + "]"))
                .isNotEmpty();
        assertThat(get(guardian, "/office/").html().select("a[href=" + path + "]"))
                .isEmpty();
        var wrong = post(head, path + "/reply/pass", Map.of("version", "1", "draft", "2", "step", "SIGNING"));
        assertThat(wrong.status()).isEqualTo(409);
        passed(lawyer, path, "依据正确");
        assertThat(get(clerk, "/office/requests?view=signing").text()).contains("待保密审查");

        var silent = decided(guardian, path, "return", " ");
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.html().select("[role=alert]").text()).contains("请写明退回的理由");
        assertThat(decided(guardian, path, "return", "名单有个人账号，请遮盖").status()).isEqualTo(302);
        assertThat(get(clerk, path).html().select("#reply .notice--warn").text())
                .contains("名单有个人账号，请遮盖");
        assertThat(get(clerk, "/office/").text()).contains("按退回意见修改答复书，重新送审");

        drafted(clerk, path, "拨付名单（已遮盖账号）");
        assertThat(get(head, path).html().select(".pagehead .tag").text()).isEqualTo("待法制审核");
        passed(lawyer, path, "");
        passed(guardian, path, "不涉密");
        var signed = decided(head, path, "pass", "同意");
        assertThat(signed.flash().get("replied")).isEqualTo("已签发，本件办结。请送达申请人。");
        assertThat(get(head, path).html().select(".pagehead .tag").text()).isEqualTo("已答复，待送达");

        var sheet = sheet(head, path);
        assertThat(sheet).hasSize(8);
        assertThat(sheet.get(0)).contains("第 2 稿", "已签发", "共 3 个环节", "拟稿：周承办", "2026-10-12 10:00");
        assertThat(sheet.get(1)).contains("法制审核 方法制", "通过");
        assertThat(sheet.get(3)).contains("签发 钱签发", "同意");
        assertThat(sheet.get(4)).contains("第 1 稿", "已退回");
        assertThat(sheet.get(6)).contains("保密审查 鲍保密", "退回", "名单有个人账号，请遮盖");
        assertThat(sheet.get(7)).isEqualTo("签发 未到");
        assertThat(get(head, path + "/signoff").text()).contains("共送审 2 稿", "从系统打印");
    }

    @Test
    @DisplayName("同一张表单送两次只通过一个环节；两人同时办，后一人看到最新情况")
    void aFormSentTwicePassesOneStep() {
        chain("LEGAL_REVIEW,SECRECY_REVIEW,SIGNING", "SEVERAL_STEPS");
        var all = hired("身兼数职", Duty.REVIEWER, Duty.SECRECY_REVIEWER, Duty.SIGNER);
        var path = entered(clerk);
        drafted(clerk, path, "拨付名单");
        var form = get(all, path).html().select("form[action$=/reply/pass]");
        var fields = new HashMap<String, String>();
        form.select("input[name]").forEach(field -> fields.put(field.attr("name"), field.val()));
        fields.remove("_csrf");
        assertThat(post(all, path + "/reply/pass", fields).status()).isEqualTo(302);
        assertThat(post(all, path + "/reply/pass", fields).status()).isEqualTo(409);
        assertThat(get(all, path).html().select(".pagehead .tag").text()).isEqualTo("待保密审查");
        passed(all, path, "");
        passed(all, path, "");
        assertThat(sheet(all, path).get(0)).contains("已签发");
        chain("LEGAL_REVIEW,SECRECY_REVIEW,SIGNING", "ONE_STEP_EACH");
    }

    @Test
    @DisplayName("机关设置的环节只对此后送审的稿有效")
    void theChainIsFrozenWhenTheDraftIsSent() {
        var before = entered(clerk);
        drafted(clerk, before, "拨付名单");
        chain("SECRECY_REVIEW,SIGNING", "ONE_STEP_EACH");
        var after = entered(clerk);
        drafted(clerk, after, "拨付名单");
        assertThat(get(clerk, before).html().select(".pagehead .tag").text()).isEqualTo("待法制审核");
        assertThat(get(clerk, after).html().select(".pagehead .tag").text()).isEqualTo("待保密审查");
        passed(guardian, after, "");
        passed(head, after, "");
        assertThat(sheet(head, after)).hasSize(3);
        var stale = post(
                admin,
                "/office/settings/signoff",
                Map.of("version", "0", "steps", "SIGNING", "hands", "ONE_STEP_EACH"));
        assertThat(stale.status()).isEqualTo(422);
        assertThat(stale.text()).contains("刚被别人改过");
        assertThat(post(admin, "/office/settings/signoff", Map.of("version", "1", "steps", "LEGAL_REVIEW"))
                        .text())
                .contains("请选择审签环节及顺序");
        chain("LEGAL_REVIEW,SECRECY_REVIEW,SIGNING", "ONE_STEP_EACH");
    }

    private void chain(String steps, String hands) {
        var version = get(admin, "/office/settings/signoff")
                .html()
                .select("input[name=version]")
                .val();
        assertThat(post(admin, "/office/settings/signoff", Map.of("version", version, "steps", steps, "hands", hands))
                        .redirect())
                .isEqualTo("/office/settings/signoff");
    }

    @Test
    @DisplayName("授权代行：期内可以代签并注明受谁委托，期外不能；撤销即止")
    void aDelegateSignsWithinThePeriod() {
        var deputy = hired("代行人", Duty.INTAKE);
        delegated(head, deputy, "SIGNER", "2026-10-13", "2026-10-14");
        assertThat(get(deputy, "/office/delegations").text()).contains("钱签发", "代行人", "未开始");
        var first = waitingForSigning();
        assertThat(get(deputy, first).html().select("#reply .notice").text()).contains("本稿待签发");

        on("2026-10-13");
        assertThat(get(deputy, "/office/").html().select("a[href=" + first + "]"))
                .isNotEmpty();
        assertThat(get(deputy, first).html().select("#reply .notice").text()).contains("您受钱签发（签发）委托办理");
        passed(deputy, first, "代签");
        assertThat(sheet(deputy, first).get(3)).contains("签发 代行人", "受钱签发（签发）委托", "代签");
        assertThat(get(clerk, first).text()).contains("签发（受委托）");

        on("2026-10-15");
        var second = waitingForSigning();
        assertThat(get(deputy, second).html().select("form[action$=/reply/pass]"))
                .isEmpty();
        var shown = get(head, second).html().select("form[action$=/reply/pass] input[name]");
        var fields = new HashMap<String, String>();
        shown.forEach(field -> fields.put(field.attr("name"), field.val()));
        var late = post(deputy, second + "/reply/pass", fields);
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.html().select("[role=alert]").text()).contains("本稿待签发，由负责签发的人员或者受其委托的人员办理");
        assertThat(get(deputy, "/office/delegations").text()).contains("已到期");

        delegated(head, deputy, "SIGNER", "2026-10-15", "2026-10-30");
        assertThat(get(deputy, second).html().select("form[action$=/reply/pass]"))
                .isNotEmpty();
        var revoke = get(head, "/office/delegations")
                .html()
                .select("form[action$=/revoke]")
                .attr("action");
        assertThat(post(deputy, "/office/delegations/" + UUID.randomUUID() + "/revoke", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(post(lawyer, revoke, Map.of()).status()).isEqualTo(404);
        assertThat(post(head, revoke, Map.of()).redirect()).isEqualTo("/office/delegations");
        assertThat(get(deputy, second).html().select("form[action$=/reply/pass]"))
                .isEmpty();
    }

    @Test
    @DisplayName("授权代行不能绕过四眼原则；不能再委托，日期写反、重复的指明")
    void aDelegationDoesNotCircumventFourEyes() {
        delegated(head, clerk, "SIGNER", "2026-10-12", "2026-10-20");
        delegated(head, lawyer, "SIGNER", "2026-10-12", "2026-10-20");
        var path = waitingForSigning();
        assertThat(get(clerk, path).html().select("#reply .notice").text()).contains("本稿由您拟写或者送审");
        assertThat(get(lawyer, path).html().select("#reply .notice").text()).contains("您已办理本稿的法制审核");

        assertThat(delegate(head, clerk, "SIGNER", "2026-10-16", "2026-10-18").faultAt("since"))
                .contains("这段时间里已把这项职责委托给此人");
        assertThat(delegate(head, lawyer, "REVIEWER", "2026-10-21", "2026-10-22")
                        .faultAt("duty"))
                .contains("只能委托自己担任的");
        assertThat(delegate(head, lawyer, "SIGNER", "2026-10-25", "2026-10-22").faultAt("until"))
                .contains("不能早于开始日期");
        assertThat(delegate(head, lawyer, "SIGNER", "2026-10-11", "2026-10-22").faultAt("since"))
                .contains("不能早于今天");
        assertThat(delegate(head, head, "SIGNER", "2026-10-21", "2026-10-22").faultAt("to"))
                .contains("不能委托给自己");
        assertThat(delegate(head, admin, "SIGNER", "2026-10-21", "2026-10-22").faultAt("to"))
                .contains("能查看申请的账号");
        assertThat(delegate(head, officer("330114", Duty.SIGNER), "SIGNER", "2026-10-21", "2026-10-22")
                        .status())
                .isEqualTo(422);
    }

    private String waitingForSigning() {
        var path = entered(clerk);
        drafted(clerk, path, "拨付名单");
        passed(lawyer, path, "");
        passed(guardian, path, "");
        assertThat(get(clerk, path).html().select(".pagehead .tag").text()).isEqualTo("待" + Step.SIGNING.label());
        return path;
    }

    private void delegated(Officer from, Officer to, String duty, String since, String until) {
        var answer = delegate(from, to, duty, since, until);
        assertThat(answer.redirect()).as(answer.text()).isEqualTo("/office/delegations");
    }

    private Answer delegate(Officer from, Officer to, String duty, String since, String until) {
        return post(
                from,
                "/office/delegations/new",
                Map.of("duty", duty, "to", to.account().toString(), "since", since, "until", until, "reason", "出差"));
    }

    @Test
    @DisplayName("内部转办：期限按工作日计，晚于法定期限的提醒；逾期未反馈列出；反馈、收回各只一次")
    void aUnitIsAskedAnswersAndIsReminded() {
        var name = "市场科" + UUID.randomUUID().toString().substring(0, 6);
        assertThat(post(admin, "/office/settings/units", Map.of("name", name)).redirect())
                .isEqualTo("/office/settings/units");
        assertThat(post(admin, "/office/settings/units", Map.of("name", name)).faultAt("name"))
                .contains("已有名为");
        var person = hired("科员", Duty.HANDLER);
        var path = entered(clerk);
        var unit = get(clerk, path + "/routings/new").html().select("#unit option").stream()
                .filter(option -> option.text().equals(name))
                .findFirst()
                .orElseThrow()
                .val();

        var both = Map.of("unit", unit, "instruction", "请查找名单", "days", "3", "due", "2026-10-20");
        assertThat(routed(path, both).faultAt("days")).contains("填其中一项");
        assertThat(routed(path, Map.of("unit", unit, "instruction", "请查找名单", "days", "0"))
                        .faultAt("days"))
                .contains("1 至 60");
        assertThat(routed(path, Map.of("unit", unit, "instruction", "请查找名单", "due", "2026-10-11"))
                        .faultAt("due"))
                .contains("不能早于今天");

        var order = Map.of("unit", unit, "assignee", person.account().toString(), "instruction", "请查找名单", "days", "3");
        assertThat(routed(path, order).redirect()).isEqualTo(path + "#work");
        var mine = get(person, "/office/routings").html();
        assertThat(mine.select("tr:has(a[href=" + path + "#work])").text())
                .contains("请查找名单", name + "（科员）", "周承办", "还有 3 个工作日");
        assertThat(mine.select("progress").attr("max")).isEqualTo("3");
        assertThat(get(clerk, "/office/routings?view=waiting").html().select("a[href=" + path + "#work]"))
                .isNotEmpty();

        on("2026-10-19");
        assertThat(get(clerk, path).html().select("#work .clk").text()).contains("逾期 4 日未反馈");
        assertThat(get(clerk, "/office/routings?view=overdue").html().select("a[href=" + path + "#work]"))
                .isNotEmpty();
        assertThat(get(person, "/office/").html().select(".figures").text()).contains("待我反馈 1件", "逾期未反馈");

        var answer = get(clerk, path).html().select("#work a[href$=answer]").attr("href");
        assertThat(get(lawyer, answer).text()).contains("由被转办的人员反馈");
        assertThat(post(lawyer, answer, Map.of("words", "越权")).status()).isEqualTo(422);
        assertThat(post(person, answer, Map.of()).faultAt("words")).contains("请填写反馈意见");
        assertThat(post(person, answer, Map.of("words", "名单在附件，可以公开")).redirect())
                .isEqualTo(path + "#work");
        assertThat(post(person, answer, Map.of("words", "再答一次")).status()).isEqualTo(422);
        assertThat(get(clerk, path).html().select("#work").text())
                .contains("名单在附件，可以公开", "科员，2026-10-19 10:00", "已反馈")
                .doesNotContain("再答一次");

        var late = routed(path, Map.of("unit", unit, "instruction", "再请核对", "due", "2026-11-30"));
        assertThat(String.valueOf(late.flash().get("done"))).contains("晚于本件法定期限2026年11月9日", "转办不延长法定期限");
        assertThat(get(clerk, path).html().select("#work .tag--warn").text()).contains("晚于法定期限");
        var recall = get(clerk, path).html().select("#work a[href$=recall]").attr("href");
        assertThat(get(lawyer, recall).status()).isEqualTo(403);
        assertThat(post(clerk, recall, Map.of("words", "已从别处查到")).redirect()).isEqualTo(path + "#work");
        assertThat(get(clerk, path).html().select("#work").text()).contains("收回：已从别处查到");
        assertThat(get(clerk, path).html().select("#work a[href$=recall]")).isEmpty();
    }

    private Answer routed(String path, Map<String, String> typed) {
        var fields = new HashMap<>(typed);
        fields.put(
                "form",
                get(clerk, path + "/routings/new")
                        .html()
                        .select("input[name=form]")
                        .val());
        var first = post(clerk, path + "/routings/new", fields);
        if (first.status() == 302) {
            assertThat(post(clerk, path + "/routings/new", fields).status())
                    .as("双击")
                    .isEqualTo(302);
        }
        return first;
    }

    @Test
    @DisplayName("指定、改派承办人：只能是本机关的承办，别人刚改过的告知")
    void aRequestIsAssigned() {
        var path = entered(clerk);
        var other = hired("李承办", Duty.HANDLER);
        assertThat(get(clerk, path).html().select("#work").text()).contains("承办人：周承办");
        var before = get(clerk, path + "/handler")
                .html()
                .select("input[name=before]")
                .val();
        assertThat(before).isEqualTo(clerk.account().toString());
        var assign = Map.of("before", before, "to", other.account().toString(), "reason", "周承办休假");
        assertThat(post(
                                clerk,
                                path + "/handler",
                                Map.of("before", before, "to", lawyer.account().toString()))
                        .faultAt("to"))
                .contains("承办账号");
        assertThat(post(clerk, path + "/handler", assign).redirect()).isEqualTo(path + "#work");
        assertThat(get(clerk, path).html().select("#work").text()).contains("承办人：李承办");
        assertThat(post(clerk, path + "/handler", assign).faultAt("to")).contains("刚被别人处理过");
        assertThat(get(lawyer, path + "/handler").status()).isEqualTo(403);
    }
}
