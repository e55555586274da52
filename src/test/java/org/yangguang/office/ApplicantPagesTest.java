package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.applicant.Correspondence;
import org.yangguang.request.submission.Application;
import org.yangguang.request.submission.Intake;

/// What an applicant does from 办理进度, and what the desk sees of it, on days of 2026.
class ApplicantPagesTest extends StaffPages {

    private static final String ORGAN = "330114";
    private static final byte[] PDF = "%PDF-1.4\n1 0 obj\n%%EOF\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    @Autowired
    private Intake intake;

    @Autowired
    private Correspondence correspondence;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate transactions;

    private Officer clerk;

    @BeforeEach
    void staff() {
        clerk = officer(ORGAN, Duty.INTAKE, Duty.HANDLER);
    }

    private record Filed(String code, String path) {}

    private Filed filed(String subject) {
        var organ = organs.byCode(ORGAN).orElseThrow();
        var receipt = intake.submit(organ, intake.newForm().form(), application(subject), List.of(), "");
        var own = correspondence.own(intake.key(receipt.code(), "8000")).orElseThrow();
        return new Filed(receipt.code().text(), "/office/requests/" + own.id());
    }

    private static Application application(String subject) {
        return new Application(
                ApplicantKind.NATURAL_PERSON,
                "林晓岚",
                Application.IdentityKind.PASSPORT,
                "E12345678",
                "",
                "13800138000",
                "浙江省杭州市某路 1 号",
                "310000",
                "lin@example.cn",
                subject,
                "",
                Application.DeliveryForm.ELECTRONIC,
                Application.DeliveryChannel.PLATFORM,
                true);
    }

    /// A form of the public, without any session.
    private Answer sent(String path, Map<String, String> fields) {
        var request = pages.post().uri(path);
        fields.forEach(request::param);
        return answer(request.exchange());
    }

    private Answer tracked(Filed filed, String digits) {
        return sent("/requests", Map.of("code", filed.code(), "lastFour", digits));
    }

    /// Sends a form of a page as it stands, with some fields filled in.
    private Answer submitted(Answer page, String action, Map<String, String> typed) {
        return sent(action, fields(page, action, typed));
    }

    private static Map<String, String> fields(Answer page, String action, Map<String, String> typed) {
        var form = page.html().select("form").stream()
                .filter(f -> f.attr("action").replaceAll("#.*", "").equals(action))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no form for " + action));
        var fields = new HashMap<String, String>();
        form.select("input[type=hidden]").forEach(field -> fields.put(field.attr("name"), field.val()));
        fields.putAll(typed);
        return fields;
    }

    private Answer done(Officer by, String path, String act, Map<String, String> typed) {
        var page = get(by, path + "/" + act.replaceAll("\\?.*", "")).html();
        var fields = new HashMap<String, String>();
        fields.put("version", page.select("input[name=version]").val());
        fields.putAll(typed);
        var answer = post(by, path + "/" + act, fields);
        assertThat(answer.redirect())
                .as(answer.html().select("[role=alert]").text())
                .isEqualTo(path);
        return get(by, path);
    }

    private void askedToSupplement(Filed filed) {
        done(clerk, filed.path(), "confirm-receipt", Map.of("on", today().toString()));
        done(
                clerk,
                filed.path(),
                "supplement",
                Map.of(
                        "items",
                        "请写明年度",
                        "guidance",
                        "写明文号",
                        "until",
                        today().plusDays(14).toString()));
    }

    @Test
    @DisplayName("没有打开之前什么也不显示：查询码错与后四位错，答复逐字节相同，都不设 Cookie")
    void guessersLearnNothing() {
        var filed = filed("猜码测试所需信息");
        var wrongDigits = tracked(filed, "8001");
        var wrongCode = sent("/requests", Map.of("code", "0000000000000000", "lastFour", "8000"));
        assertThat(wrongDigits.status()).isEqualTo(422);
        assertThat(wrongCode.status()).isEqualTo(422);
        assertThat(body(wrongDigits).replace(filed.code(), "CODE"))
                .isEqualTo(body(wrongCode).replace("0000000000000000", "CODE"));
        assertThat(wrongDigits.text()).doesNotContain("林", "猜码测试", "商务局");
        assertThat(wrongDigits.result().getResponse().getCookies()).isEmpty();
        assertThat(headers(wrongDigits)).isEqualTo(headers(wrongCode));
        for (var action : List.of("messages", "withdraw", "contact", "rating")) {
            var guessed = sent("/requests/" + action, Map.of("code", filed.code(), "lastFour", "8001"));
            assertThat(body(guessed)).as(action).isEqualTo(body(wrongDigits));
        }
    }

    @Test
    @DisplayName("同一查询码后四位错十次即停 15 分钟，不论有没有这个查询码；别的查询码不受影响")
    void tooManyWrongDigitsShutTheCode() {
        var filed = filed("锁定测试所需信息");
        for (var code : List.of(filed.code(), "7777777777777777")) {
            for (int i = 0; i < 10; i++) {
                assertThat(sent("/requests", Map.of("code", code, "lastFour", "000" + i % 10))
                                .status())
                        .isEqualTo(422);
            }
            var shut = sent("/requests", Map.of("code", code, "lastFour", "8000"));
            assertThat(shut.status()).isEqualTo(429);
            assertThat(shut.text()).contains("15 分钟以后再试").doesNotContain("锁定测试");
        }
        assertThat(tracked(filed("另一件所需信息"), "8000").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("第三十条：网上补正由工作人员登记，以到达之日为收到补正之日，次日起重新计算；重复提交只有一份")
    void anOnlineSupplementIsRegisteredAsOfTheDayItCame() {
        on("2026-09-07");
        var filed = filed("网上补正测试信息");
        askedToSupplement(filed);

        on("2026-09-14");
        var page = tracked(filed, "8000");
        assertThat(page.text()).contains("等您补正", "提交补正材料");
        assertThat(submitted(page, "/requests/messages", Map.of("text", " ")).text())
                .contains("请填写补正材料，或者上传文件");
        var fields = fields(page, "/requests/messages", Map.of("text", "2024 年度，商务〔2024〕12 号"));
        assertThat(uploaded(fields, "说明.pdf", PDF).text()).contains("补正材料已于2026年9月14日到达");
        var again = sent("/requests/messages", fields);
        assertThat(again.text()).contains("先前已经收到，没有重复提交");
        assertThat(again.html().select("#post .timeline li")).hasSize(1);

        on("2026-09-16");
        assertThat(get(clerk, "/office/")
                        .html()
                        .select("[aria-labelledby=unread-h]")
                        .text())
                .contains("补正材料");
        var office = get(clerk, filed.path());
        assertThat(office.html().select("#post").text())
                .contains("2024 年度，商务〔2024〕12 号", "说明.pdf", "以这一天为收到补正之日", "登记补正（2026年9月14日）");
        assertThat(office.html().select("#post a.file")).hasSize(1);
        var act = office.html().select("#post a.btn--pri").attr("href");
        assertThat(get(clerk, act).html().select("#on").val()).isEqualTo("2026-09-14");
        post(clerk, filed.path() + "/messages/read", Map.of());
        assertThat(get(clerk, "/office/")
                        .html()
                        .select("[aria-labelledby=unread-h]")
                        .text())
                .as("read, but not registered")
                .contains("补正材料");

        on("2026-09-22");
        assertThat(refused(filed.path(), "close-unsupplemented", Map.of("servedOn", "2026-09-08")))
                .contains("已经通过平台提交补正材料，尚未登记", "第三十条");

        var after = done(clerk, filed.path(), "supplement-received", Map.of("on", "2026-09-14"));
        // 15 September is day 1; 20 September and 10 October are worked, 25–27 September and 1–7
        // October not.
        assertThat(after.text()).contains("2026年10月16日");
        assertThat(tracked(filed, "8000").text()).contains("收到补正，重新计算期限", "最迟 2026年10月16日");
        assertThat(after.html().select("#post a.btn--pri")).isEmpty();
    }

    private String refused(String path, String act, Map<String, String> typed) {
        var fields = new HashMap<>(typed);
        fields.put(
                "version",
                get(clerk, path + "/" + act)
                        .html()
                        .select("input[name=version]")
                        .val());
        var answer = post(clerk, path + "/" + act, fields);
        assertThat(answer.status()).isEqualTo(422);
        return answer.html().select("[role=alert]").text();
    }

    private Answer uploaded(Map<String, String> fields, String name, byte[] content) {
        var request = pages.post()
                .uri("/requests/messages")
                .multipart()
                .file(new org.springframework.mock.web.MockMultipartFile("upload", name, "application/pdf", content));
        fields.forEach(request::param);
        return answer(request.exchange());
    }

    @Test
    @DisplayName("附件名不副实的写明原因，已写的字和已传的文件都在")
    void nothingTypedIsLostWhenAFileIsRefused() {
        var filed = filed("附件测试所需信息");
        var page = tracked(filed, "8000");
        var fields = fields(page, "/requests/messages", Map.of("text", "请看附件"));
        var refused = uploaded(fields, "假的.pdf", new byte[] {1, 2, 3});
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("内容与文件名后缀不符");
        assertThat(refused.html().select("#m-text").val()).isEqualTo("请看附件");
    }

    @Test
    @DisplayName("留言双向：机关标已阅、回复，申请人看到一次“新”；留言不动期限，两次提交只有一条")
    void messagesGoBothWays() {
        on("2026-09-07");
        var filed = filed("留言测试所需信息");
        done(clerk, filed.path(), "confirm-receipt", Map.of("on", "2026-09-07"));
        var due = tracked(filed, "8000").html().select("#now").text();
        var page = tracked(filed, "8000");
        submitted(page, "/requests/messages", Map.of("text", "请问办到哪一步了？"));
        submitted(page, "/requests/messages", Map.of("text", "请问办到哪一步了？"));
        var office = get(clerk, filed.path());
        assertThat(office.html().select("#post h2 + .tag").text()).isEqualTo("1 件未阅");
        assertThat(post(clerk, filed.path() + "/messages", Map.of("form", "x", "text", ""))
                        .status())
                .isEqualTo(422);
        var form = office.html().select("#post input[name=form]").val();
        for (int i = 0; i < 2; i++) {
            post(clerk, filed.path() + "/messages", Map.of("form", form, "text", "正在查找，本周内答复您。"));
        }
        assertThat(get(clerk, filed.path()).html().select("#post h2 + .tag")).isEmpty();

        var first = tracked(filed, "8000");
        assertThat(first.html().select("#post .timeline li")).hasSize(2);
        assertThat(first.html().select("#post .tag").text()).isEqualTo("新");
        assertThat(first.html().select("#now").text()).isEqualTo(due);
        assertThat(tracked(filed, "8000").html().select("#post .tag")).isEmpty();
    }

    @Test
    @DisplayName("网上撤回：先确认再声明，到达即生效，由系统登记并出具撤回告知书；重复提交不重复办理")
    void aWithdrawalTakesEffectOnArrival() {
        on("2026-09-07");
        var filed = filed("撤回测试所需信息");
        done(clerk, filed.path(), "confirm-receipt", Map.of("on", "2026-09-07"));
        on("2026-09-10");
        var asking = submitted(tracked(filed, "8000"), "/requests/withdraw", Map.of());
        assertThat(asking.text()).contains("撤回后不能恢复", "撤回测试所需信息");
        assertThat(tracked(filed, "8000").text()).doesNotContain("已撤回");
        var fields = fields(asking, "/requests/withdraw", Map.of("reason", "已经从网上查到"));
        var done = sent("/requests/withdraw", fields);
        assertThat(done.text()).contains("撤回声明已于2026年9月10日到达", "申请人撤回申请");
        assertThat(done.html().select("form[action^=/requests/letters]").text()).contains("撤回");
        assertThat(sent("/requests/withdraw", fields).text()).contains("没有重复办理");
        var office = get(clerk, filed.path());
        assertThat(office.text()).contains("通过互联网渠道", "已经从网上查到", "申请人");
        assertThat(events(filed, "Withdrawn")).isEqualTo(1);
    }

    @Test
    @DisplayName("确认收到之前也能在网上撤回；机关已经作出决定的不能")
    void anUnconfirmedRequestCanBeWithdrawnButNotARepliedOne() {
        on("2026-09-07");
        var filed = filed("未确认撤回测试信息");
        var asking = submitted(tracked(filed, "8000"), "/requests/withdraw", Map.of());
        assertThat(submitted(asking, "/requests/withdraw", Map.of("reason", "")).text())
                .contains("撤回", "没有计算答复期限");

        var replied = replied("已答复撤回测试信息");
        var page = tracked(replied, "8000");
        assertThat(page.html().select("form[action=/requests/withdraw]")).isEmpty();
        var forced = sent("/requests/withdraw", fields(asking, "/requests/withdraw", Map.of("code", replied.code())));
        assertThat(forced.text()).contains("不能再撤回");
        assertThat(events(replied, "Withdrawn")).isZero();
    }

    private Filed replied(String subject) {
        var filed = filed(subject);
        done(clerk, filed.path(), "confirm-receipt", Map.of("on", today().toString()));
        var drafted = new HashMap<String, String>();
        drafted.put("outcome", "NOT_HELD");
        drafted.put("template", "REPLY_NOT_EXIST");
        drafted.put("draft", "0");
        for (var slot : List.of("检索范围", "检索方式", "检索关键词", "检索日期和人员", "检索结论")) {
            drafted.put("slot." + slot, "全部档案");
        }
        post(clerk, filed.path() + "/reply", drafted);
        post(clerk, filed.path() + "/reply/submit", drafts(clerk, filed.path(), "/reply/submit"));
        signedOff(ORGAN, filed.path());
        return filed;
    }

    private Map<String, String> drafts(Officer by, String path, String action) {
        var form = get(by, path).html().select("form[action=" + path + action + "]");
        var fields = new HashMap<String, String>();
        form.select("input[name]").forEach(f -> fields.put(f.attr("name"), f.val()));
        fields.remove("_csrf");
        return fields;
    }

    @Test
    @DisplayName("变更电话：要原后四位，换号后旧的打不开；机关看到新号，原号收到告知；同一表单两次只变一次")
    void aChangedTelephoneChangesWhatOpens() {
        on("2026-09-07");
        var filed = filed("变更联系方式测试信息");
        var page = tracked(filed, "8000");
        assertThat(page.html().select("#contact").text())
                .contains("138****8000")
                .doesNotContain("某路");
        var wrong = submitted(
                page, "/requests/contact", Map.of("digits", "8001", "phone", "12345", "email", "", "address", ""));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select("#contact").text()).contains("原电话的后四位不对", "联系电话应为 11 位手机号");
        var fields = fields(page, "/requests/contact", Map.of("digits", "8000", "phone", "13900004321", "email", ""));
        assertThat(sent("/requests/contact", fields).text()).contains("电话后四位 4321", "139****4321");
        assertThat(sent("/requests/contact", fields).text()).contains("先前已经变更，没有重复办理");
        assertThat(tracked(filed, "8000").status()).isEqualTo(422);
        assertThat(tracked(filed, "4321").text()).contains("139****4321");
        var office = get(clerk, filed.path());
        assertThat(office.html().select(".case__facts").text()).contains("13900004321", "lin@example.cn", "某路");
        assertThat(office.html().select("#post").text()).contains("联系方式变更 1 次");
        assertThat(outbox("联系方式变更（告知原联系方式）")).isEqualTo(1);
    }

    @Test
    @DisplayName("评价：送达以后才能评，只有一份，七日内可改，此后不能；机关页面按本机关计数")
    void aReplyIsRatedOnce() {
        on("2026-09-07");
        var filed = replied("评价测试所需信息");
        assertThat(tracked(filed, "8000").html().select("#rating")).isEmpty();
        var early = sent("/requests/rating", Map.of("code", filed.code(), "lastFour", "8000", "stars", "5"));
        assertThat(early.text()).contains("答复送达以后才能评价");
        done(
                clerk,
                filed.path(),
                "serve",
                Map.of("method", "ELECTRONIC", "on", "2026-09-07", "recipient", "APPLICANT"));
        var page = tracked(filed, "8000");
        assertThat(submitted(page, "/requests/rating", Map.of()).text()).contains("请选择满意程度");
        submitted(page, "/requests/rating", Map.of("stars", "2", "opinion", "检索范围太窄"));
        on("2026-09-13");
        submitted(tracked(filed, "8000"), "/requests/rating", Map.of("stars", "4", "opinion", "后来补发了"));
        on("2026-09-14");
        var late = tracked(filed, "8000");
        assertThat(late.html().select("#rating").text()).contains("满意（4 分）", "后来补发了");
        assertThat(late.html().select("#rating form")).isEmpty();
        sent("/requests/rating", Map.of("code", filed.code(), "lastFour", "8000", "stars", "1"));
        assertThat(get(clerk, "/office/ratings").html().select("tbody tr").eachText())
                .contains("满意（4 分） 1", "很不满意（1 分） 0", "不满意（2 分） 0");
    }

    @Test
    @DisplayName("国办函〔2020〕109号：申请人看到收费金额、缴费期限、缴清之日")
    void theApplicantSeesTheFee() {
        on("2026-09-07");
        var filed = filed("收费记录测试信息");
        done(clerk, filed.path(), "confirm-receipt", Map.of("on", "2026-09-07"));
        done(
                clerk,
                filed.path(),
                "fee",
                Map.of(
                        "way", "BY_VOLUME",
                        "pages", "120",
                        "ordinal", "",
                        "grounds", "要求提供纸质复制件120页",
                        "payment", "凭缴款码到代收银行缴入国库",
                        "reached", ""));
        assertThat(fee(filed)).contains("1100 元", "收到之日尚未登记");
        on("2026-09-18");
        done(clerk, filed.path(), "fee-reached", Map.of("on", "2026-09-18"));
        assertThat(fee(filed)).contains("最迟 2026年10月22日", "本平台不收款");
        on("2026-09-21");
        done(clerk, filed.path(), "fee-paid", Map.of("on", "2026-09-21", "amount", "1100"));
        assertThat(fee(filed)).contains("已缴 1100 元", "2026年9月21日缴清");
    }

    private String fee(Filed filed) {
        return tracked(filed, "8000").html().select("[aria-labelledby=fee-h]").text();
    }

    @Test
    @DisplayName("没有接通短信和邮件时不能开设账户，并写明查询码照常可用")
    void withoutATransportThereAreNoAccounts() {
        var answer = sent("/account/new", Map.of("address", "13800138000", "password", "Xk9-mvpl#2026q"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("尚未接通短信", "查询码照常可用");
        assertThat(answer.result().getResponse().getCookies()).isEmpty();
    }

    private long events(Filed filed, String type) {
        return office("select count(*) from request_event where type = '" + type + "' and request_id = '"
                + filed.path().replaceAll(".*/", "") + "'");
    }

    private long outbox(String purpose) {
        return office("select count(*) from messaging_outbox where medium = 'SMS' and purpose = '" + purpose + "'");
    }

    private long office(String query) {
        var organ = organs.byCode(ORGAN).orElseThrow();
        Long found = Scope.of(DatabaseRole.OFFICE, Set.of(organ.id()))
                .call(() -> transactions.execute(
                        status -> sql.sql(query).query(Long.class).single()));
        return found == null ? -1 : found;
    }

    private static String body(Answer answer) {
        return answer.html().outerHtml();
    }

    private static Map<String, List<String>> headers(Answer answer) {
        var response = answer.result().getResponse();
        var headers = new HashMap<String, List<String>>();
        response.getHeaderNames().stream()
                .filter(name -> !name.equals("Content-Length"))
                .forEach(name -> headers.put(name, new ArrayList<>(response.getHeaders(name))));
        return headers;
    }
}
