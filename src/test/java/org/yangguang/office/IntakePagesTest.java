package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.Channel;
import org.yangguang.request.Desk;
import org.yangguang.request.submission.Application;
import org.yangguang.request.submission.Application.DeliveryChannel;
import org.yangguang.request.submission.Application.DeliveryForm;
import org.yangguang.request.submission.Application.IdentityKind;
import org.yangguang.request.submission.Intake;

/// Taking requests in, at the desk and on the portal.
class IntakePagesTest extends StaffPages {

    private static final String ORGAN = "330200";
    private static final byte[] PDF = "%PDF-1.7 x %%EOF".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    Desk desk;

    @Autowired
    Intake intake;

    private Officer clerk;

    @BeforeEach
    void staff() {
        clerk = officer(ORGAN, Duty.INTAKE, Duty.HANDLER);
    }

    private Answer enter(Map<String, String> typed, MockMultipartFile... files) {
        var form = get(clerk, "/office/requests/new").html();
        var fields = new HashMap<String, String>();
        form.select("form input[name=ticket], form input[name=signature]")
                .forEach(field -> fields.put(field.attr("name"), field.val()));
        fields.putAll(Map.of(
                "received", "IN_PERSON",
                "on", today().toString(),
                "kind", "NATURAL_PERSON",
                "name", "林晓岚",
                "identityKind", "CITIZEN",
                "identity", "11010519491231002X",
                "phone", "13800138000",
                "subject", "老旧小区加装电梯补助名单"));
        fields.putAll(typed);
        var request = pages.post().uri("/office/requests/new").multipart();
        for (var file : files) {
            request = request.file(file);
        }
        var sent = request.with(authentication(signedIn(clerk))).with(csrf());
        fields.forEach(sent::param);
        return answer(sent.exchange());
    }

    private static String path(Answer entered) {
        return entered.html().select("a[href^=/office/requests/]").eachAttr("href").stream()
                .filter(href -> href.matches("/office/requests/[0-9a-f-]{36}"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(entered.text()));
    }

    @Test
    @DisplayName("代理人须有授权委托书，证件同样校验；凭据和授权书随登记封存，在办件页可见、可下载")
    void anAgentAndAProofAreKept() {
        var agent = Map.of(
                "agentName", "张一",
                "agentIdentityKind", "CITIZEN",
                "agentIdentity", "340524198001010011",
                "agentPhone", "13900139000",
                "received", "REGISTERED_MAIL",
                "proofWords", "EMS 1234 签收，前台王欣");
        var refused = enter(agent);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("[role=alert]").text()).contains("校验位不对", "请上传授权委托书");
        var right = new HashMap<>(agent);
        right.put("agentIdentity", "34052419800101001X");
        var wrongType = enter(right, new MockMultipartFile("authorisation", "委托书.exe", "", PDF));
        assertThat(wrongType.html().select("[role=alert]").text()).contains("只接受 PDF、JPG、PNG、DOCX");
        var done = enter(
                right,
                new MockMultipartFile("authorisation", "委托书.pdf", "application/pdf", PDF),
                new MockMultipartFile("proof", "签收单.pdf", "application/pdf", PDF));
        var page = get(clerk, path(done));
        assertThat(page.text()).contains("代理人", "张一", "340524********001X", "委托书.pdf", "签收单", "前台王欣");
        assertThat(page.text()).doesNotContain("34052419800101001X");
        var proof = page.html().select("#proofs a[href*=/proofs/]").attr("href");
        assertThat(get(clerk, proof).result().getResponse().getContentAsByteArray())
                .isEqualTo(PDF);
        assertThat(get(officer("330114", Duty.INTAKE, Duty.HANDLER), proof).status())
                .isEqualTo(404);
        var more = post(
                clerk,
                path(done) + "/proofs",
                Map.of("proofKind", "CALL_NOTE", "proofOn", "2026-12-21", "proofWords", "申请人来电确认"));
        assertThat(more.redirect()).isEqualTo(path(done));
        assertThat(get(clerk, path(done)).html().select("#proofs").text()).contains("电话记录", "申请人来电确认");
        assertThat(post(clerk, path(done) + "/proofs", Map.of("proofKind", "CALL_NOTE", "proofOn", "2026-12-21"))
                        .html()
                        .select("[role=alert]")
                        .text())
                .contains("请上传凭据文件");
    }

    @Test
    @DisplayName("第二十九条：口头申请须记明宣读后由谁、何时确认；第四十三条的需要与帮助一并登记")
    void anOralApplicationIsReadBack() {
        var oral = Map.of("received", "ORAL_ASSISTED", "needs", "视力障碍，需要朗读", "offered", "已全文朗读");
        assertThat(enter(oral).html().select("[role=alert]").text()).contains("由谁确认", "宣读并确认的日期");
        var wrong = new HashMap<>(oral);
        wrong.putAll(Map.of("readBackBy", "林晓岚", "readBackOn", "2026-12-22"));
        assertThat(enter(wrong).html().select("[role=alert]").text()).contains("之间，请核对");
        wrong.put("readBackOn", "2026-12-21");
        assertThat(get(clerk, path(enter(wrong))).text())
                .contains("口头申请已宣读：2026年12月21日，林晓岚确认无误", "视力障碍，需要朗读", "已提供：已全文朗读");
    }

    @Test
    @DisplayName("申请内容里的号码：指出位置，由人决定删去或者保留，不拒收")
    void personalNumbersAreWarnedOf() {
        var typed = Map.of("subject", "请查 34052419800101001X 的补助发放记录");
        var warned = enter(typed);
        assertThat(warned.status()).isEqualTo(200);
        assertThat(warned.html().select("[role=alert]").text()).contains("所需信息第 4 至 21 个字：身份证号码 340****1X");
        var removed = new HashMap<>(typed);
        removed.put("numbers", "remove");
        assertThat(get(clerk, path(enter(removed))).html().select("h1").text()).isEqualTo("请查 （号码已删去） 的补助发放记录");
        removed.put("numbers", "keep");
        assertThat(get(clerk, path(enter(removed))).html().select("h1").text()).contains("34052419800101001X");
    }

    @Test
    @DisplayName("同一表单八个线程同时提交，门户和登记台都只成一件")
    void concurrentPostsMakeOneRequest() throws Exception {
        var organ = organs.byCode(ORGAN).orElseThrow();
        var hand = new Desk.Hand(new UUID(0, 9), new Actor("tester", "受理", ORGAN, ""));
        var application = application("并发提交的申请");
        var office = intake.newForm().form();
        var entered =
                atOnce(() -> Scope.of(DatabaseRole.OFFICE, Set.of(organ.id())).call(() -> switch (desk.enter(
                        hand, organ.id(), office, Channel.IN_PERSON, application, LocalDate.of(2026, 12, 21))) {
                    case Desk.Entered done -> done.id() + " " + done.number();
                    case Desk.NotEntered(var message) -> message;
                }));
        assertThat(new HashSet<>(entered)).hasSize(1);
        assertThat(entered.getFirst()).contains("宁波市政府-2026-");

        var online = intake.newForm().form();
        var receipts = atOnce(() -> intake.submit(organ, online, application, List.of(), ""));
        assertThat(receipts.stream().filter(r -> r.repetition() == Intake.Repetition.FIRST))
                .hasSize(1);
        assertThat(receipts.stream().map(Intake.Receipt::code).distinct()).hasSize(1);
    }

    private static <T> List<T> atOnce(Callable<T> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(java.util.Collections.nCopies(8, work))) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    @DisplayName("同一草稿在两个页面打开是同一份表单；输入时看到已公开的信息，看不到别人的申请")
    void twoTabsOfADraftAreOneForm() {
        var begun =
                answer(pages.get().uri("/requests/new?org=" + ORGAN).exchange()).html();
        var saved = answer(pages.post()
                .uri("/requests/new/3")
                .with(csrf())
                .param("org", ORGAN)
                .param("go", "draft")
                .param("subject", "财政预算公开情况")
                .param("ticket", begun.select("input[name=ticket]").val())
                .param("signature", begun.select("input[name=signature]").val())
                .exchange());
        var code = saved.html().select(".num-code").text();
        var tickets = new HashSet<String>();
        for (int tab = 0; tab < 2; tab++) {
            var opened = answer(pages.post()
                    .uri("/requests/drafts")
                    .with(csrf())
                    .param("code", code)
                    .exchange());
            tickets.add(opened.html().select("input[name=ticket]").val());
            assertThat(opened.html().select("#alike").text()).contains("可能已经公开", "财政预算、决算", "第二十条");
        }
        assertThat(tickets).containsExactly(begun.select("input[name=ticket]").val());
        enter(Map.of("subject", "某某街道王小二家违建拆除决定"));
        var fragment = answer(pages.post()
                .uri("/requests/look-alike")
                .with(csrf())
                .param("org", ORGAN)
                .param("subject", "某某街道王小二家违建拆除决定书")
                .exchange());
        assertThat(fragment.status()).isEqualTo(200);
        assertThat(fragment.text()).doesNotContain("王小二");
    }

    private static Application application(String subject) {
        return new Application(
                ApplicantKind.NATURAL_PERSON,
                "测试申请人",
                IdentityKind.PASSPORT,
                "E12345678",
                "",
                "13901234567",
                "",
                "",
                "",
                subject,
                "",
                DeliveryForm.ELECTRONIC,
                DeliveryChannel.PLATFORM,
                true);
    }
}
