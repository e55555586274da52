package org.yangguang.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.yangguang.WithDatabase;
import org.yangguang.organ.OrganLevel;
import org.yangguang.organ.Organs;

/// A new installation with a database of its own.
@WithDatabase
@TestPropertySource(properties = "yangguang.password.profile=asvs")
class SetupTest {

    @Autowired
    MockMvcTester pages;

    @Autowired
    SetupToken token;

    @Autowired
    Accounts accounts;

    @Autowired
    Organs organs;

    private String printedToken() {
        var console = new ByteArrayOutputStream();
        token.offer(new PrintStream(console, true, StandardCharsets.UTF_8));
        var m = Pattern.compile("\\b[0-9a-f]{32}\\b").matcher(console.toString(StandardCharsets.UTF_8));
        return m.find() ? m.group() : "";
    }

    private MvcTestResult post(Map<String, String> typed) {
        var request = pages.post().uri("/setup").with(csrf());
        typed.forEach(request::param);
        return request.exchange();
    }

    private static String text(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString(StandardCharsets.UTF_8))
                    .text();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("凭控制台的一次性口令设置政府和三位管理员，只此一次")
    void theConsoleTokenFoundsTheInstallationOnce() {
        var right = printedToken();
        assertThat(right).hasSize(32);
        var typed = new HashMap<>(Map.of(
                "token", "0".repeat(32),
                "code", "330110",
                "name", "杭州市余杭区人民政府",
                "shortName", "余杭区政府",
                "since", "2019-05-15",
                "login0", "sysadmin",
                "name0", "甲某",
                "login1", "sysadmin",
                "name1", "乙某"));
        typed.put("login2", "Audit");
        typed.put("name2", "丙某");
        var bad = post(typed);
        assertThat(bad).hasStatus(422);
        assertThat(text(bad))
                .contains("三位管理员须是三个人、三个账号", "审计管理员的账号名应为 3 至 32 位")
                .contains("有误")
                .doesNotContain("不对。请照");

        typed.put("login1", "secadmin");
        typed.put("login2", "auditor");
        var wrong = post(typed);
        assertThat(wrong).hasStatus(404);
        assertThat(text(wrong)).contains("一次性口令不对");
        assertThat(accounts.any()).isFalse();
        assertThat(organs.count("")).isZero();

        typed.put("token", " " + right + " ");
        var done = post(typed);
        assertThat(done).hasStatusOk();
        var links = Pattern.compile("/activate/[A-Za-z0-9_-]{32}")
                .matcher(text(done))
                .results()
                .toList();
        assertThat(links).hasSize(3);
        assertThat(text(pages.get().uri(links.get(1).group()).exchange())).contains("启用账号 secadmin", "安全管理员");
        var root = organs.byCode("330110").orElseThrow();
        assertThat(root.level()).isEqualTo(OrganLevel.COUNTY);
        assertThat(accounts.page(java.util.Set.of(root.id()), 10, 0))
                .extracting(Account::login)
                .containsExactlyInAnyOrder("sysadmin", "secadmin", "auditor");

        assertThat(token.isWaiting()).isFalse();
        var again = post(typed);
        assertThat(again).hasStatus(404);
        assertThat(text(again)).contains("本平台已经设置过");
        assertThat(pages.get().uri("/setup")).hasStatus(404);
        assertThat(printedToken()).isEmpty();
    }
}
