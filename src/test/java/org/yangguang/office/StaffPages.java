package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.yangguang.WithDatabase;
import org.yangguang.audit.Actor;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;
import org.yangguang.organ.OrganImport;
import org.yangguang.organ.Organs;

/// Pages by the officer who asks for them, on Monday 21 December 2026 unless the test goes elsewhere,
/// when 2027 is not arranged yet, with the organs of
/// the demonstration.
@WithDatabase
abstract class StaffPages {

    @TestBean
    @Nullable
    Clock clock;

    private static final LocalDate USUAL_DAY = LocalDate.of(2026, 12, 21);

    private static LocalDate today = USUAL_DAY;

    /// Ten in the morning of the day the test is in.
    static Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ChineseDate.ZONE;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new IllegalArgumentException("one zone");
            }

            @Override
            public Instant instant() {
                return today().atTime(10, 0).atZone(ChineseDate.ZONE).toInstant();
            }
        };
    }

    static LocalDate today() {
        return today;
    }

    /// Goes to another day, until the end of the test.
    static void on(String day) {
        today = LocalDate.parse(day);
    }

    @AfterEach
    void backToTheUsualDay() {
        today = USUAL_DAY;
    }

    @Autowired
    MockMvcTester pages;

    @Autowired
    Organs organs;

    @Autowired
    OrganImport organImport;

    @BeforeEach
    void region() throws IOException {
        if (organs.byCode("330000").isPresent()) {
            return;
        }
        try (var list = StaffPages.class.getResourceAsStream("/demo/organs.csv")) {
            var file = Objects.requireNonNull(list).readAllBytes();
            Scope.of(DatabaseRole.JOB, Set.of()).run(() -> organImport.read(Actor.SYSTEM, file));
        }
    }

    /// An answer with its page read.
    record Answer(MvcTestResult result, Document html) {

        int status() {
            return result.getResponse().getStatus();
        }

        String text() {
            return html.text();
        }

        /// Empty where the answer is a page.
        String redirect() {
            return Objects.requireNonNullElse(result.getResponse().getRedirectedUrl(), "");
        }

        /// What the page says is wrong at a field.
        String faultAt(String field) {
            return html.select("#" + field + "-err").text();
        }

        Map<String, Object> flash() {
            return Map.copyOf(result.getMvcResult().getFlashMap());
        }
    }

    Officer officer(String organ, Duty... duties) {
        var works = organs.byCode(organ).orElseThrow();
        var scope = Set.of(duties).stream().anyMatch(Duty::isAdministrator)
                ? organs.selfAndBelow(works.id())
                : Set.of(works.id());
        return new Officer(UUID.randomUUID(), "tester", "周宁", works.id(), organ, works.name(), Set.of(duties), scope);
    }

    Answer get(Officer officer, String path) {
        return answer(
                pages.get().uri(path).with(authentication(signedIn(officer))).exchange());
    }

    Answer post(Officer officer, String path, Map<String, String> typed) {
        var request =
                pages.post().uri(path).with(authentication(signedIn(officer))).with(csrf());
        typed.forEach((name, value) -> request.param(name, value.split("\\|", -1)));
        return answer(request.exchange());
    }

    /// Carries a reply that was sent for approval through every step, each by somebody else.
    void signedOff(String organ, String path) {
        for (var duty : List.of(Duty.REVIEWER, Duty.SECRECY_REVIEWER, Duty.SIGNER)) {
            var by = officer(organ, duty);
            var form = get(by, path).html().select("form[action$=/reply/pass]");
            var fields = new HashMap<String, String>();
            form.select("input[name]").forEach(field -> fields.put(field.attr("name"), field.val()));
            fields.remove("_csrf");
            var passed = post(by, path + "/reply/pass", fields);
            assertThat(passed.redirect())
                    .as(passed.html().select("[role=alert]").text())
                    .startsWith(path);
        }
    }

    static UsernamePasswordAuthenticationToken signedIn(Officer officer) {
        return UsernamePasswordAuthenticationToken.authenticated(officer, null, List.of());
    }

    static Answer answer(MvcTestResult result) {
        try {
            return new Answer(result, Jsoup.parse(result.getResponse().getContentAsString(StandardCharsets.UTF_8)));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
