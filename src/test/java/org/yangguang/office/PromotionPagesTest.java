package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.request.Cases;
import org.yangguang.request.Desk;
import org.yangguang.request.Outcome;
import org.yangguang.request.ReplyDraft;
import org.yangguang.request.SignOffDesk;
import org.yangguang.request.signoff.Chain;
import org.yangguang.request.signoff.Decision;
import org.yangguang.request.signoff.Step;

/// What several applicants were given is proposed, decided by another, and found by everybody.
class PromotionPagesTest extends CaseFlows {

    private static final String ORGAN = "330110";
    private static final String LIN = "11010519491231002X";
    private static final String QIAN = "34052419800101001X";

    @Autowired
    Desk desk;

    @Autowired
    SignOffDesk signOff;

    @Autowired
    Cases cases;

    PromotionPagesTest() {
        super(ORGAN);
    }

    /// A request answered with what it asked for; its number.
    private String granted(String name, String identity, String subject) {
        var path = entered("IN_PERSON", name, identity, subject);
        var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        var organ = organs.byCode(ORGAN).orElseThrow();
        var drafter = new Desk.Hand(UUID.randomUUID(), new Actor("a", "承办", ORGAN, ""));
        var signing = new Desk.Hand(UUID.randomUUID(), new Actor("b", "签发", ORGAN, ""));
        return Scope.of(DatabaseRole.OFFICE, Set.of(organ.id())).call(() -> {
            desk.saveReply(
                    drafter,
                    id,
                    0,
                    Outcome.GRANTED,
                    "REPLY_GRANTED",
                    Map.of("信息名称", subject, "提供形式", "电子文件", "提供途径和时间", "即日在本平台下载"));
            assertThat(signOff.submit(drafter, id, draft(id))).isInstanceOf(Desk.Result.Done.class);
            for (var step : Chain.STANDARD.steps()) {
                var by = step == Step.SIGNING
                        ? signing
                        : new Desk.Hand(UUID.randomUUID(), new Actor("c", step.label(), ORGAN, ""));
                var opinion = new SignOffDesk.Opinion(draft(id), step, Decision.Verdict.PASSED, "");
                int version = cases.open(id).orElseThrow().version();
                assertThat(signOff.decide(by, Set.of(step.duty()), id, version, opinion))
                        .isInstanceOf(Desk.Result.Done.class);
            }
            return cases.open(id).orElseThrow().number();
        });
    }

    private int draft(UUID id) {
        return cases.open(id).orElseThrow().reply().map(ReplyDraft::version).orElse(0);
    }

    @Test
    @DisplayName("第四十四条：不同申请人要过的相同信息自动列出；他人决定；文字中有申请人信息的不能公布；采纳后人人可查")
    void whatSeveralWereGivenIsPublished() {
        on("2026-09-07");
        var subject = "2025年度老旧小区电梯加装补助名册";
        var first = granted("林晓岚", LIN, "申请公开" + subject);
        var second = granted("钱程远", QIAN, subject + "。");
        var list = get(clerk, "/office/promotions");
        var row = list.html().select("tr:has(input[name=numbers])").stream()
                .filter(r -> r.text().contains("电梯加装"))
                .findFirst()
                .orElseThrow();
        assertThat(row.text()).contains("2 个", first, second);
        post(
                clerk,
                "/office/promotions",
                Map.of("numbers", row.select("input[name=numbers]").val()));
        var proposal = get(clerk, "/office/promotions")
                .html()
                .select("th a:contains(电梯加装)")
                .attr("href");
        assertThat(get(clerk, "/office/promotions").html().select("input[name=numbers][value*=" + first + "]"))
                .isEmpty();
        assertThat(post(clerk, "/office/promotions", Map.of("numbers", first)).faultAt("numbers"))
                .contains("同一申请人");

        var text = Map.of("title", "2025年度老旧小区电梯加装补助名册", "content", "名册见附件，依钱程远的申请公开");
        assertThat(post(clerk, proposal + "/adopt", text).status()).isEqualTo(403);
        assertThat(post(signer, proposal + "/adopt", text).text()).contains("申请人的姓名", "请去除后再采纳");
        assertThat(post(signer, proposal + "/adopt", with(text, "content", "咨询 138 0013 8000"))
                        .text())
                .contains("手机号码");
        assertThat(post(signer, proposal + "/adopt", with(text, "content", "补助名册共 12 项，可在本局查阅。"))
                        .redirect())
                .isEqualTo("/office/promotions");
        assertThat(post(signer, proposal + "/decline", Map.of("reason", "重复决定")).text())
                .contains("已经决定");

        var portal = answer(pages.get().uri("/o/" + ORGAN + "/").exchange());
        var link = portal.html().select("#promoted a:contains(电梯加装)").attr("href");
        var item = answer(pages.get().uri("/o/" + ORGAN + "/" + link).exchange());
        assertThat(item.text()).contains("补助名册共 12 项", "依申请转主动公开").doesNotContain("钱程远", "林晓岚");
        assertThat(answer(pages.get().uri("/search").param("q", "电梯加装补助").exchange())
                        .html()
                        .select("a[href*=/promoted/]"))
                .isNotEmpty();
        assertThat(answer(pages.get().uri("/o/" + ORGAN + "/items").exchange()).text())
                .contains("依申请转主动公开的信息");
    }

    @Test
    @DisplayName("第四十四条：没有予以公开的、编号不对的不能提出；申请人建议的一个申请人也可以，不采纳写明理由")
    void aProposalNeedsGrantedRequests() {
        on("2026-09-07");
        var answer = post(clerk, "/office/promotions", Map.of("numbers", "余杭区政府-2026-9999"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.faultAt("numbers")).contains("余杭区政府-2026-9999", "第四十四条");
        var number = granted("林晓岚", LIN, "河道保洁养护招标文件汇编");
        post(clerk, "/office/promotions", Map.of("numbers", number, "suggested", "yes"));
        var proposal = get(clerk, "/office/promotions")
                .html()
                .select("th a:contains(河道保洁)")
                .attr("href");
        assertThat(post(signer, proposal + "/decline", Map.of("reason", "")).status())
                .isEqualTo(422);
        post(signer, proposal + "/decline", Map.of("reason", "招标平台已经公布"));
        assertThat(get(clerk, proposal).text()).contains("不采纳：招标平台已经公布", "申请人建议");
    }
}
