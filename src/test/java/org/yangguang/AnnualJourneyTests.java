package org.yangguang;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.identity.Accounts;
import org.yangguang.identity.Duty;
import org.yangguang.organ.Organs;

/// A year of the demonstration region through a real browser: compiled, checked, approved, returned once,
/// cleared, added up and published. What the portal shows is counted once more in SQL.
@WithDatabase
@TestPropertySource(properties = "yangguang.demo=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnualJourneyTests {

    private static final String BUREAU = "330110-01";
    private static final String GOVERNMENT = "330110";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Organs organs;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate transactions;

    @LocalServerPort
    private int port;

    private Chromium chromium;
    private int year;

    @BeforeAll
    void launch() {
        chromium = new Chromium();
        year = LocalDate.now(clock).getYear() - 1;
    }

    @AfterAll
    void quit() {
        chromium.close();
    }

    @AfterEach
    void nothingToComplainAbout() {
        assertThat(chromium.complaints()).isEmpty();
    }

    private Visitor officer(String organ, String login, Duty... duties) {
        int id = organs.byCode(organ).orElseThrow().id();
        var password = accounts.demo(id, login, "年报" + login, EnumSet.copyOf(Set.of(duties)));
        var officer = chromium.visitor(port, true).open("/login");
        officer.signIn(login, password);
        return officer;
    }

    private String work(String rest) {
        return "/office/reports/" + year + rest;
    }

    @Test
    @DisplayName("条例第四十九条：编制、报送、退回一次、核准、汇总、公布；门户上的数与另行统计的相同")
    void aYearFromTheLedgersToThePublic() {
        var drafter = officer(BUREAU, "nbchengban", Duty.HANDLER);
        var checker = officer(BUREAU, "nbshenhe", Duty.REVIEWER);
        var leader = officer(BUREAU, "nbqianfa", Duty.SIGNER);
        var publisher = officer(BUREAU, "nbfabu", Duty.PUBLISHER);
        var supervisor = officer(GOVERNMENT, "nbzhuguan", Duty.SUPERVISOR);
        var reading = "/office/aggregate/" + year + "/organs/" + BUREAU;

        fillsTheGaps(drafter);
        writes(drafter);
        handsIn(drafter, checker, leader);

        supervisor.open(reading + "/return");
        supervisor.find("#words").fill("请在第六部分写明信息处理费的收取情况。");
        supervisor.press("确认退回修改");
        drafter.open(work(""));
        assertThat(drafter.find("main")).containsText("请在第六部分写明信息处理费的收取情况");
        drafter.open(work("/6"));
        drafter.find("#text-S6_OTHER").fill("本年度没有向申请人收取信息处理费。");
        drafter.press("保存");
        handsIn(drafter, checker, leader);

        supervisor.open(reading + "/clear");
        supervisor.press("确认核准");
        publisher.open(work("/publish"));
        publisher.find("#submit").click();
        assertThat(publisher.find(".pagehead .tag").first()).hasText("公布");

        portalSaysWhatSqlCounts();
        addedUp(supervisor);
    }

    /// Cells of table 二 that no ledger fills.
    private void fillsTheGaps(Visitor drafter) {
        drafter.open(work("/2"));
        if (drafter.find("#reason").count() > 0) {
            drafter.find("#reason").fill("本机关没有此项职能");
        }
        for (var input : drafter.find("#grid input[inputmode]").all()) {
            if (input.inputValue().isEmpty()) {
                input.fill("0");
                input.press("Enter");
                assertThat(drafter.find("td.man input[name='" + input.getAttribute("name") + "']"))
                        .hasCount(1);
            }
        }
    }

    private void writes(Visitor drafter) {
        var texts = new HashMap<String, Map<String, String>>();
        texts.put(
                "/1",
                Map.of(
                        "PREAMBLE", "根据《中华人民共和国政府信息公开条例》编制本报告，数据统计期限为{{year}}年1月1日至12月31日。",
                        "S1_PROACTIVE", "主动公开机构职能、规范性文件等信息，内容及时更新。",
                        "S1_REQUEST", "本年新收政府信息公开申请{{table3.new_received.total}}件。",
                        "S1_MGMT", "公开前逐件审查，台账完整。",
                        "S1_PLATFORM", "门户栏目按目录维护。",
                        "S1_SUPERVISION", "开展业务培训，接受社会评议，没有发生责任追究。"));
        texts.put("/5", Map.of("S5_PROBLEMS", "主要问题是目录更新不够及时。", "S5_IMPROVEMENT", "改进措施是按月检查目录。"));
        texts.put("/6", Map.of("S6_OTHER", "本年度未收取信息处理费。"));
        texts.forEach((part, passages) -> {
            drafter.open(work(part));
            passages.forEach((name, text) -> drafter.find("#text-" + name).fill(text));
            drafter.press("保存");
            assertThat(drafter.find("#prose-saved")).containsText("已保存");
        });
    }

    private void handsIn(Visitor drafter, Visitor checker, Visitor leader) {
        drafter.open(work("/send-to-check")).find("#submit").click();
        assertThat(drafter.find(".pagehead .tag").first()).hasText("校核");
        checker.open(work("/send-to-review")).find("#submit").click();
        assertThat(checker.find(".pagehead .tag").first()).hasText("审核");
        leader.open(work("/submit")).find("#submit").click();
        assertThat(leader.find(".pagehead .tag").first()).hasText("报送");
    }

    private void portalSaysWhatSqlCounts() {
        int organ = organs.byCode(BUREAU).orElseThrow().id();
        var counted = Scope.of(DatabaseRole.OFFICE, Set.of(organ))
                .call(() -> Objects.requireNonNull(transactions.execute(status -> sql.sql("""
                        select count(*) filter (where received_on >= make_date(:year, 1, 1)) as fresh,
                               count(*) filter (where received_on < make_date(:year, 1, 1)) as carried
                        from request_case
                        where organ_id = :organ and received_on <= make_date(:year, 12, 31) and uncounted is null
                          and (counted_on is null or counted_on >= make_date(:year, 1, 1))
                        """)
                        .param("organ", organ)
                        .param("year", year)
                        .query((row, n) -> new int[] {row.getInt("fresh"), row.getInt("carried")})
                        .single())));
        var reader = chromium.visitor(port, true);
        reader.open("/o/" + BUREAU + "/annual/" + year);
        assertThat(reader.find("tr:has-text('一、本年新收政府信息公开申请数量') td").last()).hasText(String.valueOf(counted[0]));
        assertThat(reader.find("tr:has-text('二、上年结转政府信息公开申请数量') td").last()).hasText(String.valueOf(counted[1]));
        assertThat(reader.find("article.doc")).containsText("本年新收政府信息公开申请" + counted[0] + "件");
    }

    /// The sum of the district is what SQL adds up over the reports handed in.
    private void addedUp(Visitor supervisor) {
        supervisor.open("/office/aggregate/" + year + "/sums");
        supervisor.press("汇总");
        supervisor.link("看最新合计").click();
        int government = organs.byCode(GOVERNMENT).orElseThrow().id();
        var below = organs.selfAndBelow(government);
        var sum = Scope.of(DatabaseRole.OFFICE, below)
                .call(() -> Objects.requireNonNull(transactions.execute(status -> sql.sql("""
                        select coalesce(sum(handed[17]), 0) from annual_report
                        where year = :year and organ_id <> :government and handed is not null
                        """)
                        .param("year", year)
                        .param("government", government)
                        .query(BigDecimal.class)
                        .single())));
        var row = supervisor.find("tr:has(th:has-text('一、本年新收政府信息公开申请数量'))").first();
        assertThat(row.locator("td").nth(1)).hasText(sum.stripTrailingZeros().toPlainString());
    }
}
