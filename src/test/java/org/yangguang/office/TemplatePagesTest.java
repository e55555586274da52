package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;

/// 答复文书库 of 330110 and of 330110-01 below it.
class TemplatePagesTest extends StaffPages {
    private static final String REGION = "330110";
    private static final String BUREAU = "330110-01";
    private static final String LIST = "/office/templates";

    private Officer editor;
    private Officer signer;

    @BeforeEach
    void staff() {
        editor = officer(BUREAU, Duty.ORGAN_ADMIN);
        signer = officer(BUREAU, Duty.SIGNER);
    }

    /// The form as the page shows it, with changes.
    private static Map<String, String> form(Document page, String... changes) {
        var fields = new HashMap<String, String>();
        for (var name : new String[] {"title", "basis", "addressee", "body", "note", "from"}) {
            fields.put(name, page.select("#" + name).val());
        }
        fields.put(
                "revision",
                page.select("form [name=revision]").eachAttr("value").getFirst());
        for (int i = 0; i < changes.length; i += 2) {
            fields.put(changes[i], changes[i + 1]);
        }
        fields.replaceAll((name, value) -> value.replace("|", "\u0001"));
        return fields;
    }

    private Answer send(Officer by, String path, Map<String, String> fields) {
        var request = pages.post()
                .uri(path)
                .with(
                        org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors
                                .authentication(signedIn(by)))
                .with(
                        org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors
                                .csrf());
        fields.forEach((name, value) -> request.param(name, value.replace("\u0001", "|")));
        return answer(request.exchange());
    }

    private String revision(Officer by, String path) {
        return get(by, path).html().select("#draft form [name=revision]").val();
    }

    @Test
    @DisplayName("修改、批准、比较、取用旧版、恢复系统范本；旧版文字都在")
    void aWordingFromDraftToInForceAndBack() {
        var path = LIST + "/REPLY_NOT_EXIST";
        assertThat(get(editor, LIST).text()).contains("政府信息不存在告知书", "系统范本 2026-11", "协办函", "征求意见确认函", "登记表");
        var page = get(editor, path);
        assertThat(page.text()).contains("{{检索范围}} 必备", "可用的栏目");
        var body = page.html().select("#body").val();
        var changed = body.replace("本机关已经履行检索义务，情况如下：", "本机关全面检索，情况如下：");
        assertThat(send(editor, path, form(page.html(), "body", changed, "note", "用语更准确"))
                        .redirect())
                .isEqualTo(path);
        assertThat(get(editor, path).text()).contains("修改稿 待批准", "用语更准确");
        assertThat(send(editor, path + "/approve", Map.of("revision", "0")).status())
                .isEqualTo(403);
        assertThat(send(signer, path + "/approve", Map.of("revision", revision(signer, path)))
                        .redirect())
                .isEqualTo(path);
        assertThat(get(editor, path).text()).contains("现行文字：杭州市余杭区商务局 第 1 版");
        var diff = get(editor, path + "/diff?from=0&to=1").html();
        assertThat(diff.select("del").text()).contains("本机关已经履行检索义务");
        assertThat(diff.select("ins").text()).contains("本机关全面检索");

        var older = get(editor, path + "?from=0").html();
        assertThat(older.select("#body").val()).isEqualTo(body);
        assertThat(send(editor, path + "/drop", Map.of("revision", "", "note", "统一使用系统范本"))
                        .redirect())
                .isEqualTo(path);
        send(signer, path + "/approve", Map.of("revision", revision(signer, path)));
        assertThat(get(editor, path).text()).contains("现行文字：系统范本", "第 1 版", "第 2 版（不再用自己的文字）");
        assertThat(send(editor, path + "/drop", Map.of("revision", "", "note", "再来一次"))
                        .text())
                .contains("本机关没有自己的文字");
    }

    @Test
    @DisplayName("上级的文字下级沿用，下级有自己的文字时以自己的为准")
    void wordsOfTheRegionHoldBelow() {
        var path = LIST + "/NOTICE_EXTENSION";
        var chief = officer(REGION, Duty.ORGAN_ADMIN);
        var page = get(chief, path).html();
        var words = page.select("#body").val().replace("特此告知。", "特此告知，请予谅解。");
        assertThat(send(chief, path, form(page, "body", words, "note", "全区统一")).redirect())
                .isEqualTo(path);
        assertThat(get(editor, path).html().select("#body").val()).doesNotContain("请予谅解");
        var regional = officer(REGION, Duty.SIGNER);
        send(regional, path + "/approve", Map.of("revision", revision(regional, path)));
        var below = get(editor, path);
        assertThat(below.text()).contains("现行文字：杭州市余杭区人民政府 第 1 版");
        assertThat(below.html().select("#body").val()).contains("请予谅解");
        assertThat(send(editor, path, form(below.html(), "body", words.replace("请予谅解", "敬请理解"), "note", "本局另用"))
                        .redirect())
                .isEqualTo(path);
        send(signer, path + "/approve", Map.of("revision", revision(signer, path)));
        assertThat(get(editor, path).text()).contains("现行文字：杭州市余杭区商务局 第 1 版");
    }

    @Test
    @DisplayName("没有的栏目、缺必备栏目、节未结束、缺救济告知：指明行和栏目，填写的都还在")
    void faultsAreNamedAndNothingIsLost() {
        var path = LIST + "/REPLY_NEED_CREATE";
        var page = get(editor, path).html();
        var body = page.select("#body").val();
        var bad = body.replace("{{加工分析说明}}", "{{加工分析说名}}").replace("{{救济告知}}", "{{#法律依据}}");
        var answer = send(editor, path, form(page, "body", bad, "note", "改错了", "title", "没有现成信息告知书"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().select(".errors").text())
                .contains("正文第 2 行：没有名为“加工分析说名”的栏目，是否为“加工分析说明”", "节“法律依据”没有结束", "正文缺少必备栏目 {{加工分析说明}}", "正文缺少 {{救济告知}}");
        assertThat(answer.html().select("#body").val()).isEqualTo(bad);
        assertThat(answer.html().select("#title").val()).isEqualTo("没有现成信息告知书");
        assertThat(answer.html().select("title").text()).startsWith("有误：");
        assertThat(send(editor, path, form(page, "body", body + "\n请保管好本告知书。", "note", "", "from", "2026-12-01"))
                        .html()
                        .select(".errors")
                        .text())
                .contains("请填写修改理由");
        assertThat(send(editor, path, form(page, "body", body + "\n请保管好本告知书。", "note", "补一句", "from", "2026-12-01"))
                        .text())
                .contains("生效日期不能早于今天");
        assertThat(get(editor, LIST + "/NO_SUCH").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("两人同时修改：后存的退回，填写的还在；起草人自己不能批准")
    void twoEditors() {
        var path = LIST + "/NOTICE_FEE";
        var page = get(editor, path).html();
        var body = page.select("#body").val();
        assertThat(send(editor, path, form(page, "body", body + "\n甲。", "note", "甲的修改"))
                        .redirect())
                .isEqualTo(path);
        var second = send(officer(BUREAU, Duty.ORGAN_ADMIN), path, form(page, "body", body + "\n乙。", "note", "乙的修改"));
        assertThat(second.status()).isEqualTo(422);
        assertThat(second.text()).contains("刚被别人改过");
        assertThat(second.html().select("#body").val()).endsWith("乙。");
        var returned = send(signer, path + "/return", Map.of("revision", revision(signer, path), "reason", "不必加这句"));
        assertThat(returned.redirect()).isEqualTo(path);
        assertThat(get(editor, path).text()).contains("已退回", "不必加这句");
        var both = new Officer(
                editor.account(),
                "both",
                "周宁",
                editor.organId(),
                BUREAU,
                "",
                java.util.Set.of(Duty.SIGNER),
                java.util.Set.of(editor.organId()));
        send(editor, path, form(get(editor, path).html(), "body", body + "\n丙。", "note", "改过"));
        assertThat(send(both, path + "/approve", Map.of("revision", revision(editor, path)))
                        .status())
                .isIn(422);
    }

    @Test
    @DisplayName("预览不保存；PDF 预览可下载，文字有误时说明")
    void previewing() {
        var path = LIST + "/REPLY_GRANTED";
        var page = get(editor, path).html();
        var body = page.select("#body").val();
        var shown = send(editor, path + "/preview", form(page, "body", body + "\n感谢关注。"));
        assertThat(shown.html().select("#preview pre").text()).contains("感谢关注。", "李明", "澄湖区2025年度");
        assertThat(get(editor, path).html().select("#body").val()).doesNotContain("感谢关注");
        var pdf = send(editor, path + "/preview.pdf", form(page));
        assertThat(pdf.result().getResponse().getContentAsByteArray()).startsWith('%', 'P', 'D', 'F');
        var bad = send(editor, path + "/preview.pdf", form(page, "body", "{{申请人}}"));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.text()).contains("正文缺少必备栏目");
    }

    @Test
    @DisplayName("文号格式和计入规则：填错的逐栏说明，保存后显示")
    void numbersAndRules() {
        var path = LIST + "/numbers";
        var fields = new HashMap<String, String>(Map.of(
                "mark", "余商务",
                "counted", "MOST_MATTERS",
                "pattern-REPLIES", "{机关代字}公开告〔{年}〕{序号}号",
                "pattern-NOTICES", "{机关代字}公开通〔{年}〕{序号}号",
                "pattern-CONSULTING", "{机关代字}公开征〔{年}〕",
                "pattern-FEES", "{机关代字}公开费〔{年}〕{序号}号"));
        var bad = send(editor, path, fields);
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.faultAt("pattern-CONSULTING")).contains("{序号}");
        assertThat(bad.html().select("#pattern-NOTICES").val()).contains("公开通");
        fields.put("pattern-CONSULTING", "{机关代字}公开征〔{年}〕{序号}号");
        assertThat(send(editor, path, fields).redirect()).isEqualTo(path);
        assertThat(get(editor, path).html().select("#pattern-FEES").val()).contains("公开费");
        assertThat(get(signer, path).status()).isEqualTo(403);
    }
}
