package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;

/// Cases walked through their pages by a clerk and a signer of one organ.
abstract class CaseFlows extends StaffPages {

    private static final Officer NOBODY = new Officer(
            new java.util.UUID(0, 0), "", "", 0, "", "", java.util.Set.of(Duty.HANDLER), java.util.Set.of());

    private final String organ;

    Officer clerk = NOBODY;

    Officer signer = NOBODY;

    CaseFlows(String organ) {
        this.organ = organ;
    }

    @BeforeEach
    void staff() {
        clerk = officer(organ, Duty.INTAKE, Duty.HANDLER);
        signer = officer(organ, Duty.SIGNER);
    }

    /// A request entered today; the path of its case page.
    String entered(String received) {
        return entered(received, "林晓岚", "11010519491231002X", "2024 年度商贸流通业发展专项资金拨付名单");
    }

    String entered(String received, String name, String identity, String subject) {
        var form = get(clerk, "/office/requests/new").html();
        var fields = new HashMap<String, String>();
        form.select("form input[type=hidden]").forEach(field -> fields.put(field.attr("name"), field.val()));
        fields.putAll(Map.of(
                "received",
                received,
                "on",
                today().toString(),
                "kind",
                "NATURAL_PERSON",
                "name",
                name,
                "identityKind",
                "CITIZEN",
                "identity",
                identity,
                "phone",
                "13800138000",
                "subject",
                subject));
        var done = post(clerk, "/office/requests/new", fields);
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        return done.html().select("a[href^=/office/requests/]").eachAttr("href").stream()
                .filter(href -> href.matches("/office/requests/[0-9a-f-]{36}"))
                .findFirst()
                .orElseThrow();
    }

    /// Does an act that must succeed; returns the case page afterwards.
    Answer done(Officer by, String path, String act, Map<String, String> typed) {
        var answer = acted(by, path, act, typed);
        assertThat(answer.redirect())
                .as(answer.html().select("[role=alert]").text())
                .isEqualTo(path);
        return get(by, path);
    }

    String refused(Officer by, String path, String act, Map<String, String> typed) {
        var answer = acted(by, path, act, typed);
        assertThat(answer.status()).isEqualTo(422);
        return answer.html().select("[role=alert]").text();
    }

    private Answer acted(Officer by, String path, String act, Map<String, String> typed) {
        var page = get(by, path + "/" + act).html();
        var fields = new HashMap<String, String>();
        page.select("form input[name], form textarea[name]")
                .forEach(field -> fields.put(field.attr("name"), field.val()));
        page.select("form select[name]")
                .forEach(field -> fields.put(
                        field.attr("name"), field.select("option[selected]").attr("value")));
        fields.remove("_csrf");
        fields.putAll(typed);
        return post(by, path + "/" + act, fields);
    }

    static Map<String, String> with(Map<String, String> fields, String name, String value) {
        var changed = new HashMap<>(fields);
        changed.put(name, value);
        return Map.copyOf(changed);
    }
}
