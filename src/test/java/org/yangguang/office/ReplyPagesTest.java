package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;

/// Several matters in one reply, the quality check, and letters that record no event.
class ReplyPagesTest extends StaffPages {
    private static final String ORGAN = "330114";

    private Officer clerk;

    @BeforeEach
    void staff() {
        clerk = officer(ORGAN, Duty.INTAKE, Duty.HANDLER);
    }

    private String entered() {
        var form = get(clerk, "/office/requests/new").html();
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
                "subject", "专项资金拨付名单和测算过程稿"));
        var done = post(clerk, "/office/requests/new", fields);
        return done.html().select("a[href^=/office/requests/]").eachAttr("href").stream()
                .filter(href -> href.matches("/office/requests/[0-9a-f-]{36}"))
                .findFirst()
                .orElseThrow();
    }

    private String draft(String path) {
        return get(clerk, path + "/matters").html().select("[name=draft]").val();
    }

    private Map<String, String> matters(String path, String first, String second) {
        return new HashMap<>(Map.of(
                "draft", draft(path),
                "matter-1", "2024年度拨付名单",
                "decision-1", first,
                "facts-1", "电子文件，发送至登记的电子邮箱",
                "own-1", "",
                "matter-2", "测算过程稿",
                "decision-2", second,
                "facts-2", "该稿没有印发",
                "own-2", ""));
    }

    @Test
    @DisplayName("两个事项一个公开一个依第十六条不公开：计部分公开一次，须先行复议，签发后计数")
    void severalMattersGiveOneOutcome() {
        on("2026-09-07");
        var path = entered();
        var bad = matters(path, "GRANTED#1", "");
        var refused = post(clerk, path + "/matters", bad);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.faultAt("decision-2")).contains("请选择事项2的处理决定");
        assertThat(refused.html().select("#facts-2").val()).isEqualTo("该稿没有印发");

        var saved = post(clerk, path + "/matters", matters(path, "GRANTED#1", "DENIED_DELIBERATIVE_PROCESS#0"));
        assertThat(saved.redirect()).as(saved.text()).isEqualTo(path + "#reply");
        var page = get(clerk, path);
        assertThat(page.text()).contains("分 2 个事项答复", "计入年报表三：（二）部分公开", "区分处理的，只计这一情形", "第三十六条第（二）项");
        assertThat(page.html().select("#reply pre").text())
                .contains("（一）关于“2024年度拨付名单”。", "（二）关于“测算过程稿”。", "可以不予公开", "先向杭州市人民政府申请行政复议");
        var sent = post(clerk, path + "/reply/submit", Map.of("draft", draft(path)));
        assertThat(sent.redirect())
                .as(sent.html().select("[role=alert]").text())
                .isEqualTo(path + "#reply");
        signedOff(ORGAN, path);
        assertThat(get(clerk, path).text()).contains("已签发：（二）部分公开");
    }

    @Test
    @DisplayName("都没有公开而决定不同：按规则计一种，可以在其中选定；清空后不再分项")
    void severalRefusalsAreChosenFrom() {
        on("2026-09-07");
        var path = entered();
        post(clerk, path + "/matters", matters(path, "NOT_HELD#0", "DENIED_DELIBERATIVE_PROCESS#0"));
        assertThat(get(clerk, path).text()).contains("计入年报表三：（三）不予公开 属于四类过程性信息", "按表三的次序");
        var chosen = matters(path, "NOT_HELD#0", "DENIED_DELIBERATIVE_PROCESS#0");
        chosen.put("chosen", "NOT_HELD");
        post(clerk, path + "/matters", chosen);
        assertThat(get(clerk, path).text()).contains("计入年报表三：（四）无法提供 本机关不掌握相关政府信息", "选定计入");
        assertThat(get(clerk, path).html().select("#reply pre").text()).contains("应当自收到本告知书之日起60日内，先向");
        assertThat(post(clerk, path + "/matters", Map.of("draft", draft(path), "more", "1", "matter-1", "甲"))
                        .html()
                        .select("fieldset"))
                .hasSize(2);
        post(clerk, path + "/matters", Map.of("draft", draft(path), "matter-1", "", "matter-2", ""));
        assertThat(get(clerk, path).text()).doesNotContain("个事项答复 计入");
        assertThat(get(clerk, path).html().select("#template option[value=REPLY_SEVERAL]"))
                .isEmpty();
    }

    private void draftNotHeld(String path, String conclusion) {
        post(
                clerk,
                path + "/reply",
                Map.of("draft", draft(path), "outcome", "NOT_HELD", "template", "REPLY_NOT_EXIST"));
        var fields = new HashMap<>(Map.of("draft", draft(path), "outcome", "NOT_HELD", "template", "REPLY_NOT_EXIST"));
        for (var slot : new String[] {"检索范围", "检索方式", "检索关键词", "检索日期和人员"}) {
            fields.put("slot." + slot, "全部档案");
        }
        fields.put("slot.检索结论", conclusion);
        post(clerk, path + "/reply", fields);
    }

    @Test
    @DisplayName("文书质检：必改的不改不能送签发，指到栏目；建议可以写明理由不采纳")
    void theQualityCheckBarsSubmission() {
        on("2026-09-07");
        var path = entered();
        draftNotHeld(path, "没有检索到，依据《条例》第三十六条第（九）项");
        var quality = get(clerk, path).html().select("#quality");
        assertThat(quality.text()).contains("必改", "没有这一条款", "到“检索结论”修改", "LQ-04");
        assertThat(quality.select("a[href=#slot-检索结论]")).isNotEmpty();
        var sent = post(clerk, path + "/reply/submit", Map.of("draft", draft(path)));
        assertThat(sent.status()).isEqualTo(422);
        assertThat(sent.text()).contains("还不能送审", "第三十六条第（九）项");

        draftNotHeld(path, "没有检索到，请与13912345678联系");
        quality = get(clerk, path).html().select("#quality");
        assertThat(quality.text()).contains("手机号码（尾号5678）").doesNotContain("必改");
        var key = quality.select("[name=key]").stream()
                .map(field -> field.val())
                .filter(k -> k.startsWith("LQ-15"))
                .findFirst()
                .orElseThrow();
        var blank = post(clerk, path + "/reply/dismiss", Map.of("draft", draft(path), "key", key, "reason", ""));
        assertThat(blank.text()).contains("不采纳建议须写明理由");
        post(clerk, path + "/reply/dismiss", Map.of("draft", draft(path), "key", key, "reason", "为本机关值班手机"));
        assertThat(get(clerk, path).html().select("#quality").text()).contains("不采纳：为本机关值班手机");
        assertThat(post(
                                clerk,
                                path + "/reply/dismiss",
                                Map.of("draft", draft(path), "key", "LQ-04 任意", "reason", "不想改它"))
                        .text())
                .contains("必改的问题不能不采纳");
        assertThat(post(clerk, path + "/reply/submit", Map.of("draft", draft(path)))
                        .redirect())
                .isEqualTo(path + "#reply");
    }

    @Test
    @DisplayName("出具协办函、登记表：缺项列出，取文号，三种格式可下载，作废留文号和理由；记载环节的不能作废")
    void lettersThatRecordNoEvent() {
        on("2026-09-07");
        var path = entered();
        var letters = path + "/letters";
        assertThat(get(clerk, letters).text()).contains("政府信息公开申请登记回执", "政府信息公开申请协办函", "送达回证");
        var sheet = get(clerk, letters + "?template=ASSIST_LETTER");
        assertThat(sheet.text()).contains("还不能出具", "请填写协办事项", "【待填协办单位】");
        var version = sheet.html().select("[name=version]").val();
        var fields = new HashMap<>(Map.of(
                "template", "ASSIST_LETTER",
                "version", version,
                "slot.协办单位", "市场科",
                "slot.协办事由", "信息由你科保存",
                "slot.协办期限", "2026年9月14日",
                "slot.意见送交方式", "送办公室"));
        var bad = post(clerk, letters + "/issue", fields);
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.text()).contains("请填写：协办事项");
        assertThat(bad.html().select("#slot-协办单位").val()).isEqualTo("市场科");
        fields.put("slot.协办事项", "检索拨付名单");
        assertThat(post(clerk, letters + "/issue", fields).redirect()).isEqualTo(letters);
        var page = get(clerk, letters).html();
        var ofd = page.select("a[href$=.ofd]").eachAttr("href").getLast();
        assertThat(get(clerk, ofd).result().getResponse().getContentAsByteArray())
                .startsWith('P', 'K');
        assertThat(get(clerk, ofd).result().getResponse().getContentType()).isEqualTo("application/ofd");

        var makeVoid = page.select("form[action$=/void]");
        assertThat(makeVoid).hasSize(1);
        assertThat(post(clerk, makeVoid.attr("action"), Map.of("reason", "")).text())
                .contains("作废须写明理由");
        assertThat(post(clerk, makeVoid.attr("action"), Map.of("reason", "协办单位写错"))
                        .redirect())
                .isEqualTo(letters);
        assertThat(get(clerk, letters).text()).contains("作废 协办单位写错");
        var receipt = get(clerk, letters)
                .html()
                .select("tr:contains(登记回执) a[href$=.pdf]")
                .attr("href")
                .replace(".pdf", "/void");
        assertThat(post(clerk, receipt, Map.of("reason", "登记回执写错")).text()).contains("记载了办理环节，不能作废");

        assertThat(get(clerk, letters + "?template=NOTICE_THIRD_PARTY_DISCLOSURE")
                        .text())
                .contains("没有征求过第三方的意见", "第三十二条");
        assertThat(post(
                                clerk,
                                letters + "/issue",
                                Map.of("template", "NOTICE_THIRD_PARTY_DISCLOSURE", "version", version))
                        .text())
                .contains("由负责签发的人员出具");
        var register = get(clerk, letters + "?template=REGISTRATION_FORM").html();
        var typed = new HashMap<String, String>(Map.of("template", "REGISTRATION_FORM", "version", version));
        register.select("textarea[name^=slot.]").forEach(field -> typed.put(field.attr("name"), field.val()));
        typed.put("slot.登记意见", "予以登记");
        assertThat(post(clerk, letters + "/issue", typed).redirect()).isEqualTo(letters);
        assertThat(get(clerk, letters).text()).contains("政府信息公开申请登记表 无文号");
    }
}
