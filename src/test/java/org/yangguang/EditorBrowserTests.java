package org.yangguang;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.yangguang.identity.Accounts;
import org.yangguang.identity.Duty;
import org.yangguang.organ.Organs;

/// The tables of the yearly report at a keyboard, in a real browser.
@WithDatabase
@TestPropertySource(properties = "yangguang.demo=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditorBrowserTests {

    private static final String ORGAN = "330281-01";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Organs organs;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private Chromium chromium;
    private String password = "";

    @BeforeAll
    void launch() {
        chromium = new Chromium();
        int id = organs.byCode(ORGAN).orElseThrow().id();
        password = accounts.demo(id, "editor", "沈越", EnumSet.copyOf(Set.of(Duty.HANDLER, Duty.REVIEWER)));
    }

    @AfterAll
    void quit() {
        chromium.close();
    }

    @AfterEach
    void nothingToComplainAbout() {
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    @DisplayName("方向键移动，回车确认即校验，Esc 还原，读不准的留在格里；各页没有严重的无障碍问题，手机上不横向滚动")
    void theGridAtTheKeyboard() {
        int year = LocalDate.now(clock).getYear() - 1;
        var at = "/office/reports/" + year;
        var officer = chromium.visitor(port, true).open("/login");
        officer.signIn("editor", password);
        officer.open(at);
        officer.press("开始编制");
        assertThat(officer.find("[role=status]").first()).containsText("已开始编制");
        officer.open(at + "/refill");
        officer.press("取数");
        assertThat(officer.find("#grid")).isVisible();

        var keys = officer.page().keyboard();
        officer.find("#reason").fill("纸质登记簿补录");
        var first = officer.find("input[name='table3.new_received.commercial']");
        var before = Integer.parseInt(first.inputValue());
        first.focus();
        keys.press("Control+A");
        keys.type("１" + "7件");
        keys.press("Enter");
        var below = officer.find("input[name='table3.carried_in.commercial']");
        assertThat(below).isFocused();
        assertThat(officer.find("#c-table3-new_received-commercial")).containsText("已理解为 17");
        assertThat(officer.find("#b-commercial")).containsText("≠");
        assertThat(officer.find("#changes")).containsText("纸质登记簿补录");
        assertThat(officer.find("#checks .finding--bad").first()).containsText("T3-04");

        keys.type("1e3");
        keys.press("ArrowDown");
        assertThat(officer.find("#c-table3-carried_in-commercial")).containsText("不用科学计数法");
        assertThat(below).hasValue("1e3");
        below.focus();
        keys.press("Escape");
        assertThat(below).hasValue("0");
        keys.press("ArrowUp");
        keys.press("ArrowLeft");
        assertThat(officer.find("input[name='table3.new_received.natural']")).isFocused();
        assertThat(officer.find("#cellinfo")).containsText("台账取数");

        var barriers = new ArrayList<>(officer.barriers());
        for (var path : List.of(
                at,
                at + "/2",
                at + "/4",
                at + "/3?view=records",
                at + "/cell/table3.new_received.commercial",
                at + "/refill",
                at + "/import",
                at + "/versions",
                at + "/preview",
                "/office/reports")) {
            barriers.addAll(officer.open(path).barriers());
        }
        assertThat(barriers).isEmpty();

        officer.open(at + "/3");
        officer.find("#checks").getByText("恢复台账值 " + before).first().click();
        assertThat(officer.find("[role=status]").first()).containsText("已恢复台账值");
        assertThat(officer.find("#c-table3-new_received-commercial")).hasClass("auto");
    }
}
