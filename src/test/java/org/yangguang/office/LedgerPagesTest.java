package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.identity.Duty;
import org.yangguang.request.tally.Tallies;
import org.yangguang.request.tally.TallyRow;

/// Corrections and complaints from the portal to the answer, outside table 三.
class LedgerPagesTest extends CaseFlows {

    private static final String ORGAN = "330100";

    @Autowired
    Tallies tallies;

    LedgerPagesTest() {
        super(ORGAN);
    }

    private static final Map<String, String> CORRECTION = Map.of(
            "name", "林晓岚",
            "identity", "11010519491231002X",
            "phone", "13800138000",
            "about", "补贴公示名单第 12 行",
            "words", "金额记为 800 元，实际领取 300 元",
            "evidence", "银行流水一份",
            "agree", "yes");

    private Answer handIn(String kind, Map<String, String> typed) {
        var path = "/o/" + ORGAN + "/" + kind + "/new";
        var blank = answer(pages.get().uri(path).exchange());
        var fields = new HashMap<>(typed);
        blank.html()
                .select("form[enctype] input[type=hidden]")
                .forEach(f -> fields.putIfAbsent(f.attr("name"), f.val()));
        var request = pages.post().uri(path).with(csrf());
        fields.forEach((name, value) -> request.param(name, value));
        return answer(request.exchange());
    }

    private String standing(String code, String lastFour) {
        return answer(pages.post()
                        .uri("/matters")
                        .with(csrf())
                        .param("code", code)
                        .param("lastFour", lastFour)
                        .exchange())
                .text();
    }

    @Test
    @DisplayName("第四十一条：要求更正须写证件和证据；不属本机关的写明转送机关；凭查询码查看；不计入表三")
    void aCorrectionIsHandedInPassedOnAndAnswered() {
        on("2026-09-07");
        var organ = organs.byCode(ORGAN).orElseThrow();
        int before = newOnes(organ.id());
        var wrong = new HashMap<>(CORRECTION);
        wrong.put("identity", "110105194912310021");
        wrong.put("evidence", "");
        var refused = handIn("corrections", wrong);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.faultAt("identity")).contains("校验位");
        assertThat(refused.faultAt("evidence")).contains("请填写证据");
        assertThat(refused.html().select("#about").val()).isEqualTo("补贴公示名单第 12 行");

        var receipt = handIn("corrections", CORRECTION);
        assertThat(receipt.status()).as(receipt.text()).isEqualTo(200);
        var code = receipt.html().select("#code").text();
        assertThat(standing(code, "8000")).contains("已收到，待登记");
        assertThat(standing(code, "8001")).contains("没有查到");

        var list = get(clerk, "/office/ledger?view=new&words=林晓岚");
        var path = list.html().select("th a[href^=/office/ledger/]").attr("href");
        assertThat(list.text()).contains("林**").doesNotContain("林晓岚 1");
        assertThat(step(path, "conclude", Map.of("result", "PASSED_ON")).text()).contains("尚未登记");
        step(path, "register", Map.of());
        assertThat(step(path, "conclude", Map.of("result", "PASSED_ON")).text()).contains("请填写有权处理的机关名称");
        assertThat(step(path, "conclude", Map.of("result", "UNFOUNDED")).text()).contains("不是更正申请的处理结果");
        step(path, "inquire", Map.of("words", "名单由区民政局制作"));
        on("2026-09-10");
        assertThat(step(path, "answer", Map.of()).text()).contains("还没有处理结果");
        step(path, "conclude", Map.of("result", "PASSED_ON", "organ", "拱墅区民政局"));
        assertThat(standing(code, "8000")).contains("已处理，正在告知").doesNotContain("民政局");
        step(path, "answer", Map.of("words", "邮寄告知"));
        assertThat(standing(code, "8000")).contains("已转送有权更正的机关（拱墅区民政局）", "2026年9月10日告知");
        assertThat(get(clerk, path).text()).contains("-更-2026-0001", "已告知", "名单由区民政局制作");
        assertThat(get(clerk, "/office/ledger?year=2026")
                        .html()
                        .select("#counts")
                        .text())
                .contains("更正申请：收到", "已转送有权更正的机关 1 件");
        assertThat(newOnes(organ.id())).isEqualTo(before);
    }

    @Test
    @DisplayName("第四十七条、第五十一条：投诉举报按本机关自定的期限办理；重复提交只算一件；导出写明用途")
    void aComplaintHasTheOrgansOwnPeriod() {
        var admin = officer(ORGAN, Duty.ORGAN_ADMIN);
        assertThat(post(admin, "/office/ledger/rules", Map.of("days-COMPLAINT", "0"))
                        .status())
                .isEqualTo(422);
        post(
                admin,
                "/office/ledger/rules",
                Map.of(
                        "days-CORRECTION", "15",
                        "basis-CORRECTION", "本机关更正办法",
                        "days-COMPLAINT", "10",
                        "basis-COMPLAINT", "本市投诉举报办理规定"));
        on("2026-09-28");
        var complaint =
                Map.of("name", "钱程", "phone", "13900139000", "about", "拱墅区某局", "words", "逾期两个月没有答复申请", "agree", "yes");
        var blank = answer(pages.get().uri("/o/" + ORGAN + "/complaints/new").exchange());
        var once = new HashMap<>(complaint);
        once.put("ticket", blank.html().select("input[name=ticket]").val());
        once.put("signature", blank.html().select("input[name=signature]").val());
        var code = handIn("complaints", once).html().select("#code").text();
        assertThat(handIn("complaints", once).html().select("#code").text()).isEqualTo(code);
        var rows = get(clerk, "/office/ledger?view=new&words=钱程").html().select("th a[href^=/office/ledger/]");
        assertThat(rows).hasSize(1);
        var path = rows.attr("href");
        step(path, "register", Map.of());
        // Ten working days over the October holidays; 10 October is worked.
        assertThat(get(clerk, path).text()).contains("2026年10月16日（本机关自定）");
        assertThat(standing(code, "9000")).contains("2026年10月16日");
        step(path, "conclude", Map.of("result", "PUT_RIGHT", "words", "已督促答复"));
        assertThat(post(clerk, "/office/ledger/export", Map.of()).status()).isEqualTo(422);
        assertThat(post(clerk, "/office/ledger/export", Map.of("purpose", "季度通报"))
                        .result()
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
        assertThat(get(officer("330114", Duty.HANDLER), path).status()).isEqualTo(404);
    }

    private Answer step(String path, String step, Map<String, String> typed) {
        var fields = new HashMap<>(typed);
        fields.put(
                "version", get(clerk, path).html().select("input[name=version]").attr("value"));
        fields.putIfAbsent("on", today().toString());
        var answer = post(clerk, path + "/" + step, fields);
        return answer.redirect().isEmpty() ? answer : get(clerk, path);
    }

    private int newOnes(int organ) {
        return Scope.of(DatabaseRole.OFFICE, java.util.Set.of(organ))
                .call(() -> tallies.of(organ, 2026).count(TallyRow.NEW));
    }
}
