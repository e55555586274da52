package org.yangguang.request.applicant;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.yangguang.WithDatabase;
import org.yangguang.organ.Organs;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.submission.Application;
import org.yangguang.request.submission.Intake;

/// The life of an account through its pages, in the demonstration, which shows the code it would send.
@WithDatabase
@TestPropertySource(properties = "yangguang.demo=true")
class ApplicantAccountsTest {

    private static final String PASSWORD = "Xk9-mvpl#2026q";

    @Autowired
    private MockMvcTester pages;

    @Autowired
    private Intake intake;

    @Autowired
    private Organs organs;

    private record Page(MockHttpServletResponse response, Document html) {
        String text() {
            return html.text();
        }

        String redirect() {
            return Objects.requireNonNullElse(response.getRedirectedUrl(), "");
        }
    }

    private Page send(@Nullable Cookie cookie, String path, Map<String, String> fields) {
        var request = pages.post().uri(path);
        fields.forEach(request::param);
        if (cookie != null) {
            request.cookie(cookie);
        }
        return page(request.exchange().getResponse());
    }

    private Page get(Cookie cookie, String path) {
        return page(pages.get().uri(path).cookie(cookie).exchange().getResponse());
    }

    private static Page page(MockHttpServletResponse response) {
        try {
            return new Page(response, Jsoup.parse(response.getContentAsString(StandardCharsets.UTF_8)));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String address() {
        return "a" + UUID.randomUUID().toString().substring(0, 8) + "@example.cn";
    }

    private Cookie opened(String address, String password) {
        var asked = send(null, "/account/new", Map.of("address", address, "password", password));
        var code = asked.html().select("#shown").text();
        assertThat(code).matches("\\d{6}");
        var proven = send(null, "/account/prove", Map.of("address", address, "proof", code));
        assertThat(proven.redirect()).isEqualTo("/account");
        return Objects.requireNonNull(proven.response().getCookie("yangguang-applicant"));
    }

    private Intake.Receipt filed(String subject) {
        var organ = organs.byCode("330110-01").orElseThrow();
        var application = new Application(
                ApplicantKind.NATURAL_PERSON,
                "林晓岚",
                Application.IdentityKind.PASSPORT,
                "E12345678",
                "",
                "13800138000",
                "",
                "",
                "",
                subject,
                "",
                Application.DeliveryForm.ELECTRONIC,
                Application.DeliveryChannel.PLATFORM,
                true);
        return intake.submit(organ, intake.newForm().form(), application, List.of(), "");
    }

    @Test
    @DisplayName("开设、验证、加入申请、查看、退出、登录、删除；删除以后申请照常打开")
    void anAccountFromItsBeginningToItsEnd() {
        var address = address();
        var cookie = opened(address, PASSWORD);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Strict");
        var empty = get(cookie, "/account");
        assertThat(empty.text()).contains("列表里还没有申请", "a***@example.cn").doesNotContain(address);
        var proof = empty.html().select("input[name=proof]").first();
        var token = Objects.requireNonNull(proof).val();

        var receipt = filed("账户测试所需信息");
        var wrong = send(
                cookie,
                "/account/requests",
                Map.of("proof", token, "code", receipt.code().text(), "lastFour", "8001"));
        assertThat(wrong.text()).contains("没有查到");
        var forged =
                send(cookie, "/account/requests", Map.of("code", receipt.code().text(), "lastFour", "8000"));
        assertThat(forged.redirect()).as("without the token of the form").isEqualTo("/account/login");
        send(
                cookie,
                "/account/requests",
                Map.of("proof", token, "code", receipt.code().text(), "lastFour", "8000"));
        var listed = get(cookie, "/account");
        assertThat(listed.text()).contains("账户测试所需信息", "杭州市余杭区商务局");
        var id = listed.html().select("input[name=request]").val();
        var shown = send(cookie, "/requests", Map.of("request", id, "proof", token));
        assertThat(shown.text()).contains("申请办理进度", "账户测试所需信息");
        assertThat(send(null, "/requests", Map.of("request", id, "proof", token))
                        .text())
                .contains("请重新登录账户")
                .doesNotContain("账户测试");

        send(cookie, "/account/logout", Map.of("proof", token));
        assertThat(get(cookie, "/account").redirect()).isEqualTo("/account/login");
        var again = send(
                null,
                "/account/login",
                Map.of("address", address.toUpperCase(java.util.Locale.ROOT), "password", PASSWORD));
        var second = Objects.requireNonNull(again.response().getCookie("yangguang-applicant"));
        assertThat(second.getValue()).isNotEqualTo(cookie.getValue());
        var own = get(second, "/account").html().select("input[name=proof]").val();
        assertThat(send(second, "/account/delete", Map.of("proof", own, "password", "wrong"))
                        .text())
                .contains("口令不对");
        assertThat(send(second, "/account/delete", Map.of("proof", own, "password", PASSWORD))
                        .text())
                .contains("账户已删除");
        assertThat(get(second, "/account").redirect()).isEqualTo("/account/login");
        assertThat(send(null, "/account/login", Map.of("address", address, "password", PASSWORD))
                        .response()
                        .getStatus())
                .isEqualTo(422);
        assertThat(intake.track(receipt.code(), "8000")).isPresent();
    }

    @Test
    @DisplayName("别人的申请不在列表里，换一个编号也打不开")
    void anAccountOpensOnlyWhatIsOnItsList() {
        var mine = opened(address(), PASSWORD);
        var theirs = opened(address(), PASSWORD);
        var receipt = filed("别人打不开的信息");
        var token = get(mine, "/account").html().select("input[name=proof]").val();
        send(
                mine,
                "/account/requests",
                Map.of("proof", token, "code", receipt.code().text(), "lastFour", "8000"));
        var id = get(mine, "/account").html().select("input[name=request]").val();
        assertThat(id).isNotEmpty();
        var other = get(theirs, "/account").html().select("input[name=proof]").val();
        assertThat(send(theirs, "/requests", Map.of("request", id, "proof", other))
                        .text())
                .doesNotContain("别人打不开");
    }

    @Test
    @DisplayName("有没有账户，登录、开设、验证的答复都一样；重设口令后原来的登录失效")
    void noAnswerTellsWhetherThereIsAnAccount() {
        var address = address();
        var cookie = opened(address, PASSWORD);
        var nobody = address();
        var wrong = send(null, "/account/login", Map.of("address", address, "password", "not the password"));
        var none = send(null, "/account/login", Map.of("address", nobody, "password", "not the password"));
        assertThat(wrong.html().outerHtml().replace(address, "A"))
                .isEqualTo(none.html().outerHtml().replace(nobody, "A"));
        var proved = send(null, "/account/prove", Map.of("address", address, "proof", "000000"));
        var unproved = send(null, "/account/prove", Map.of("address", nobody, "proof", "000000"));
        assertThat(proved.html().outerHtml().replace(address, "A"))
                .isEqualTo(unproved.html().outerHtml().replace(nobody, "A"));
        assertThat(get(cookie, "/account").text()).contains("我的申请");
    }

    @Test
    @DisplayName("口令错五次即停 15 分钟，答复仍是同一句；验证码最多试五次")
    void guessingStops() {
        var address = address();
        opened(address, PASSWORD);
        for (int i = 0; i < 5; i++) {
            send(null, "/account/login", Map.of("address", address, "password", "guess number " + i));
        }
        var locked = send(null, "/account/login", Map.of("address", address, "password", PASSWORD));
        assertThat(locked.response().getStatus()).isEqualTo(422);
        assertThat(locked.text()).contains("或者口令不对");

        var fresh = address();
        var code = send(null, "/account/new", Map.of("address", fresh, "password", PASSWORD))
                .html()
                .select("#shown")
                .text();
        for (int i = 0; i < 5; i++) {
            send(
                    null,
                    "/account/prove",
                    Map.of("address", fresh, "proof", code.equals("11111" + i) ? "999999" : "11111" + i));
        }
        assertThat(send(null, "/account/prove", Map.of("address", fresh, "proof", code))
                        .response()
                        .getStatus())
                .isEqualTo(422);
        assertThat(send(null, "/account/new", Map.of("address", fresh, "password", PASSWORD))
                        .html()
                        .select("#shown"))
                .as("one code a minute")
                .isEmpty();
    }

    @Test
    @DisplayName("弱口令、不是地址的，写明哪里不对")
    void badInputIsNamed() {
        assertThat(send(null, "/account/new", Map.of("address", "林", "password", PASSWORD))
                        .text())
                .contains("请填写 11 位手机号或者电子邮箱");
        assertThat(send(null, "/account/new", Map.of("address", address(), "password", "short"))
                        .text())
                .contains("口令应为 12 至 128 个字符，现在是 5 个");
    }
}
