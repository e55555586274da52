package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.request.tally.Tallies;
import org.yangguang.request.tally.TallyRow;

/// From a reply that a reconsideration quashes to the reply made in its place.
class RedecisionPagesTest extends CaseFlows {

    private static final String ORGAN = "330114";

    @Autowired
    private Tallies tallies;

    RedecisionPagesTest() {
        super(ORGAN);
    }

    private Map<String, String> fieldsOf(Answer page, String action) {
        var fields = new HashMap<String, String>();
        page.html()
                .select("form[action=" + action + "] input[name]")
                .forEach(field -> fields.put(field.attr("name"), field.val()));
        fields.remove("_csrf");
        return fields;
    }

    private void replied(String path, String conclusion) {
        var drafted = fieldsOf(get(clerk, path), path + "/reply");
        drafted.put(
                "draft",
                get(clerk, path).html().select("#draft-form input[name=draft]").val());
        drafted.put("outcome", "NOT_HELD");
        drafted.put("template", "REPLY_NOT_EXIST");
        for (var slot : List.of("检索范围", "检索方式", "检索关键词", "检索日期和人员")) {
            drafted.put("slot." + slot, "全部档案");
        }
        drafted.put("slot.检索结论", conclusion);
        var saved = post(clerk, path + "/reply", drafted);
        assertThat(saved.redirect())
                .as(saved.html().select("[role=alert]").text())
                .startsWith(path);
        var sent = post(clerk, path + "/reply/submit", fieldsOf(get(clerk, path), path + "/reply/submit"));
        assertThat(sent.redirect())
                .as(sent.html().select("[role=alert]").text())
                .startsWith(path);
        signedOff(ORGAN, path);
    }

    private void served(String path) {
        done(
                clerk,
                path,
                "serve",
                Map.of("method", "POSTAL", "recipient", "APPLICANT", "carrier", "POST", "number", "XA12345678901"));
    }

    private int counted() {
        var organ = organs.byCode(ORGAN).orElseThrow().id();
        var tally = Scope.of(DatabaseRole.OFFICE, java.util.Set.of(organ)).call(() -> tallies.of(organ, 2026));
        assertThat(tally.count(TallyRow.NEW) + tally.count(TallyRow.CARRIED_IN))
                .isEqualTo(tally.count(TallyRow.TOTAL) + tally.count(TallyRow.CARRIED_OUT));
        return tally.count(TallyRow.TOTAL);
    }

    @Test
    @DisplayName("行政复议法第六十四条：复议决定责令重新答复，申请重新办理，期限由决定确定；新答复签发后案件自动登记，年报只计一件")
    void aQuashedReplyIsMadeAnew() {
        on("2026-09-07");
        var path = entered("IN_PERSON");
        replied(path, "未检索到");
        served(path);
        var number =
                get(clerk, path).html().select(".pagehead .num-code, .crumbs").text();
        assertThat(number).isNotBlank();
        int before = counted();

        on("2026-09-21");
        var form = fieldsOf(get(clerk, "/office/disputes/new"), "/office/disputes/new");
        form.putAll(Map.of(
                "kind", "RECONSIDERATION",
                "procedure", "GENERAL",
                "received", "2026-09-21",
                "authority", "杭州市人民政府",
                "caseNumber", "杭政复〔2026〕301号",
                "applicant", "林晓岚",
                "applicantKind", "PERSON",
                "matter", "政府信息不存在告知书",
                "requestNumber", requestNumber(path)));
        var registered = post(clerk, "/office/disputes/new", form);
        var dispute = registered.redirect();
        assertThat(dispute).as(registered.html().select("[role=alert]").text()).startsWith("/office/disputes/");
        assertThat(get(clerk, dispute + "/reopen").status()).as("没有责令").isEqualTo(404);

        on("2026-11-02");
        var decided = fieldsOf(get(clerk, dispute + "/decide"), dispute + "/decide");
        decided.putAll(Map.of(
                "result", "REVOKED",
                "on", "2026-11-02",
                "receivedOn", "2026-11-02",
                "document", "杭政复决〔2026〕301号",
                "counting", "WORKING_DAYS",
                "number", "10",
                "orderDay", "2026-11-02",
                "confirmed", "yes"));
        assertThat(post(clerk, dispute + "/decide", decided).redirect()).isEqualTo(dispute);
        assertThat(get(clerk, dispute).text()).contains("转入申请，重新办理");
        var asking = get(clerk, dispute + "/reopen");
        assertThat(asking.text()).contains("2026年11月16日", "期限由决定、判决确定", "登记后不能撤销");
        var reopened = post(clerk, dispute + "/reopen", fieldsOf(asking, dispute + "/reopen"));
        assertThat(reopened.redirect()).isEqualTo(path);
        assertThat(post(clerk, dispute + "/reopen", fieldsOf(asking, dispute + "/reopen"))
                        .status())
                .as("再点一次")
                .isEqualTo(409);

        var page = get(clerk, path);
        assertThat(page.text()).contains("重新办理中", "复议决定责令重新答复", "杭政复决〔2026〕301号", "重新答复的期限由该决定确定为2026年11月16日");
        assertThat(get(clerk, "/office/requests?view=open").text()).contains("重新办理中");
        assertThat(refused(signer, path, "extend", Map.of("days", "10", "reason", "需要检索")))
                .contains("由该决定确定，不能延长答复期限");
        assertThat(counted()).as("重新办理期间仍计原结果").isEqualTo(before);

        on("2026-11-12");
        replied(path, "重新检索仍未检索到");
        assertThat(get(clerk, dispute).text()).contains("2026年11月12日").doesNotContain("转入申请，重新办理");
        assertThat(get(clerk, path).html().select(".pagehead .tag").text()).isEqualTo("已重新答复，待送达");
        served(path);
        page = get(clerk, path);
        assertThat(page.html().select(".pagehead .tag").text()).isEqualTo("重新答复已送达");
        assertThat(page.text()).contains("按期答复");
        assertThat(counted()).isEqualTo(before);
    }

    private String requestNumber(String path) {
        return get(clerk, "/office/requests")
                .html()
                .select("tr:has(a[href=" + path + "]) a.num-code")
                .text();
    }
}
