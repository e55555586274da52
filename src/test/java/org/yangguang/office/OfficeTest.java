package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.yangguang.WithDatabase;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.identity.Accounts;
import org.yangguang.identity.Duty;
import org.yangguang.organ.Organs;

/// The desk's pages as staff use them, over HTTP and without script.
@WithDatabase
@TestPropertySource(properties = "yangguang.demo=true")
class OfficeTest {

    /// An organ of the demonstration that has no requests of its own.
    private static final String ORGAN = "330281-01";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final LocalDate TODAY = LocalDate.now(ChineseDate.ZONE);

    @Autowired
    Accounts accounts;

    @Autowired
    Organs organs;

    @LocalServerPort
    int port;

    private Browser clerk;
    private Browser signer;
    private Browser reviewer;
    private Browser secrecy;

    @BeforeEach
    void staff() {
        clerk = staff(ORGAN, EnumSet.of(Duty.INTAKE, Duty.HANDLER));
        signer = staff(ORGAN, EnumSet.of(Duty.SIGNER));
        reviewer = staff(ORGAN, EnumSet.of(Duty.REVIEWER));
        secrecy = staff(ORGAN, EnumSet.of(Duty.SECRECY_REVIEWER));
    }

    private Browser staff(String organ, Set<Duty> duties) {
        var login = "staff" + COUNT.incrementAndGet();
        var password = accounts.demo(organs.byCode(organ).orElseThrow().id(), login, "周宁", duties);
        return Browser.signedIn(port, login, password);
    }

    private static Map<String, String> application(String received) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("received", received);
        fields.put("on", TODAY.toString());
        fields.put("kind", "NATURAL_PERSON");
        fields.put("name", "林晓岚");
        fields.put("identityKind", "CITIZEN");
        fields.put("identity", "11010519491231002X");
        fields.put("phone", "13800138000");
        fields.put("subject", "2024 年度商贸流通业发展专项资金拨付名单");
        return fields;
    }

    /// @return the address of the case page
    private String entered(String received) {
        var page = clerk.submit("/office/requests/new", "/office/requests/new", application(received));
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.html().select("a[href^=/office/requests/]").stream()
                .map(a -> a.attr("href"))
                .filter(href -> href.matches("/office/requests/[0-9a-f-]{36}"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("第三十一条：当面提交的即日登记编号，交给申请人查询码")
    void handedInOverTheCounterIsRegisteredAtOnce() {
        var page = clerk.submit("/office/requests/new", "/office/requests/new", application("IN_PERSON"));
        assertThat(page.text()).contains("申请编号").containsPattern("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");
    }

    @Test
    @DisplayName("填错的登记表退回时指明每一处，已填的内容都在")
    void nothingTypedIsLost() {
        var fields = application("FAX");
        fields.put("identity", "110105194912310021");
        fields.put("phone", "123");
        var page = clerk.submit("/office/requests/new", "/office/requests/new", fields);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().title()).startsWith("有误：");
        assertThat(page.html().select(".errors a[href=#identity]")).hasSize(1);
        assertThat(page.html().select(".errors a[href=#phone]")).hasSize(1);
        assertThat(page.html().select("#name").val()).isEqualTo("林晓岚");
        assertThat(page.html().select("#received option[selected]").attr("value"))
                .isEqualTo("FAX");
    }

    @Test
    @DisplayName("双击登记只产生一件申请")
    void theSameFormTwiceIsOneRequest() {
        var form = clerk.get("/office/requests/new");
        var first = clerk.submit(form, "/office/requests/new", application("IN_PERSON"));
        var second = clerk.submit(form, "/office/requests/new", application("IN_PERSON"));
        assertThat(second.html().select(".num-code").text())
                .isEqualTo(first.html().select(".num-code").text());
        assertThat(second.html().select("a[href^=/office/requests/]").eachAttr("href"))
                .isEqualTo(first.html().select("a[href^=/office/requests/]").eachAttr("href"));
    }

    @Test
    @DisplayName("第三十一条：传真件确认收到以后起算二十个工作日")
    void theClockStartsOnTheDayConfirmed() {
        var path = entered("FAX");
        assertThat(clerk.get(path).text()).contains("待确认收到");
        var done = clerk.submit(path + "/confirm-receipt", path + "/confirm-receipt", Map.of("on", TODAY.toString()));
        assertThat(done.at()).isEqualTo(path);
        assertThat(done.text()).contains("已办：确认收到").contains("已用 0 / 20");
        assertThat(done.html().select(".wd li:not(.mo)")).hasSize(20);
        var days = done.html().select(".dayslist li");
        assertThat(days.size()).as("假日逐日列出理由").isGreaterThan(20);
        assertThat(days.eachText()).allMatch(day -> day.contains("个工作日") || day.contains("不计："));
    }

    @Test
    @DisplayName("第三十三条第二款：延期由签发人办理，先看到新的到期日，办理后登记延期告知书")
    void anExtensionIsForeseenAndThenRecorded() {
        var path = entered("IN_PERSON");
        assertThat(clerk.get(path + "/extend").status()).isEqualTo(403);
        assertThat(clerk.post(path + "/extend", Map.of("days", "10")).status()).isEqualTo(403);
        assertThat(signer.get(path + "/extend?days=10")
                        .html()
                        .select("#outlook")
                        .text())
                .contains("办理后")
                .contains("期限为30个工作日");
        var empty = signer.submit(path + "/extend", path + "/extend", Map.of("days", "21", "reason", "查找需要时间"));
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.alert()).contains("延长的期限应为1至20个工作日");
        assertThat(empty.html().select("#reason").text()).isEqualTo("查找需要时间");
        var done = signer.submit(path + "/extend", path + "/extend", Map.of("days", "10", "reason", "查找需要时间"));
        assertThat(done.text()).contains("延长答复期限 10 个工作日").contains("已用 0 / 30");
        assertThat(signer.get(path).html().select("a[href$=extend]")).isEmpty();
    }

    @Test
    @DisplayName("第三十条：补正只能告知一次，第二次说明理由")
    void aSecondSupplementNoticeIsRefusedWithItsArticle() {
        var path = entered("IN_PERSON");
        var asked = Map.of(
                "items",
                "请写明年度",
                "guidance",
                "写明文件名称或者文号",
                "until",
                TODAY.plusDays(21).toString());
        var done = clerk.submit(path + "/supplement", path + "/supplement", asked);
        assertThat(done.text()).contains("待补正").contains("计时暂停");
        clerk.submit(path + "/supplement-received", path + "/supplement-received", Map.of());
        var again = clerk.submit(path + "/supplement", path + "/supplement", asked);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.alert()).contains("不能再次要求补正").contains("第三十条");
    }

    @Test
    @DisplayName("别人刚处理过的，告知并保留已填内容")
    void anOvertakenActKeepsWhatWasTyped() {
        var path = entered("IN_PERSON");
        var stale = clerk.get(path + "/supplement");
        clerk.submit(
                path + "/consult",
                path + "/consult",
                Map.of(
                        "kind", "THIRD_PARTY",
                        "party", "海容商贸有限公司",
                        "call", "BODY",
                        "information", "成本明细表",
                        "grounds", "商业秘密"));
        var late = clerk.submit(
                stale,
                path + "/supplement",
                Map.of(
                        "items",
                        "请写明年度",
                        "guidance",
                        "写明文号",
                        "until",
                        TODAY.plusDays(21).toString()));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.alert()).contains("本件刚被别人处理过");
        assertThat(late.html().select("#items").text()).isEqualTo("请写明年度");
    }

    @Test
    @DisplayName("登记、答复、签发后，年报表三相应格为 1 且列出该件")
    void aSignedReplyCountsInItsCell() {
        var path = entered("IN_PERSON");
        replied(path);
        reviewed(path);
        var done = signer.submit(path, path + "/reply/pass", Map.of());
        assertThat(done.text()).contains("已签发").contains("已答复，待送达");
        assertThat(clerk.get(path).html().select("a[href$=.pdf]").size()).isGreaterThanOrEqualTo(2);

        var cell = clerk.get("/office/reports/" + TODAY.getYear() + "/cells/unavailable_needs_creation/natural");
        assertThat(cell.html().select("a[href=" + path + "]")).hasSize(1);
        var report = clerk.get("/office/reports/" + TODAY.getYear());
        var link = report.html().select("a[href$=cells/unavailable_needs_creation/natural]");
        assertThat(link.text()).isEqualTo("1");
        assertThat(report.html().select(".finding--ok").text()).contains("T3-02", "T3-03", "T3-04");
        assertThat(report.text()).contains("空白不代表 0");
    }

    @Test
    @DisplayName("四眼原则：拟稿人看不到签发，提交也被拒绝")
    void theDrafterCannotSign() {
        var both = staff(ORGAN, EnumSet.of(Duty.INTAKE, Duty.HANDLER, Duty.SIGNER));
        clerk = both;
        var path = entered("IN_PERSON");
        replied(path);
        reviewed(path);
        var page = both.get(path);
        assertThat(page.html().select("form[action$=/reply/pass]")).isEmpty();
        assertThat(page.html().select("#reply .notice").text()).contains("本稿由您拟写或者送审");
        var seen = signer.get(path).html().select("form[action$=/reply/pass]");
        var forced = both.post(
                path + "/reply/pass",
                Map.of(
                        "version", seen.select("[name=version]").val(),
                        "draft", seen.select("[name=draft]").val(),
                        "step", "SIGNING"));
        assertThat(forced.status()).isEqualTo(422);
        assertThat(forced.alert()).contains("须由另一位负责签发的人员办理");
        assertThat(both.get(path).text()).doesNotContain("已签发：");
    }

    /// The two reviews, by two people.
    private void reviewed(String path) {
        for (var by : new Browser[] {reviewer, secrecy}) {
            var passed = by.submit(path, path + "/reply/pass", Map.of("remark", "无意见"));
            assertThat(passed.text()).as(passed.alert()).contains("已通过，送下一环节");
        }
    }

    /// Drafts a reply for a request that needs new information made, and sends it for approval.
    private void replied(String path) {
        var chosen = clerk.submit(path, path + "/reply", Map.of("outcome", "REQUIRES_CREATION"));
        assertThat(chosen.html().select("form[action$=/reply/submit] button").hasAttr("disabled"))
                .isTrue();
        var slots = new LinkedHashMap<String, String>();
        chosen.html()
                .select("textarea[name^=slot.]")
                .forEach(slot -> slots.put(slot.attr("name"), "该信息需要对多年台账加工、分析后才能形成"));
        assertThat(slots).isNotEmpty();
        var saved = clerk.submit(path, path + "/reply", slots);
        assertThat(saved.html().select("form[action$=/reply/submit] button").hasAttr("disabled"))
                .as(saved.text())
                .isFalse();
        var sent = clerk.submit(path, path + "/reply/submit", Map.of());
        assertThat(sent.status()).as(sent.alert()).isEqualTo(200);
        assertThat(sent.text()).contains("已送审");
    }

    @Test
    @DisplayName("其他机关的申请如同不存在")
    void anotherOrgansRequestIsNotFound() {
        var path = entered("IN_PERSON");
        var stranger = staff("410304-01", EnumSet.of(Duty.INTAKE, Duty.HANDLER));
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.post(path + "/withdraw", Map.of("version", "0")).status())
                .isEqualTo(404);
        assertThat(stranger.get("/office/requests/not-a-number").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("完整证件号码须填事由，只显示一次")
    void theFullNumberIsShownForAPurpose() {
        var path = entered("IN_PERSON");
        assertThat(clerk.get(path).text()).contains("110105********002X").doesNotContain("11010519491231002X");
        assertThat(clerk.submit(path, path + "/identity", Map.of("purpose", "看"))
                        .status())
                .isEqualTo(422);
        assertThat(clerk.submit(path, path + "/identity", Map.of("purpose", "核对身份证复印件"))
                        .text())
                .contains("11010519491231002X");
        assertThat(clerk.get(path).text()).doesNotContain("11010519491231002X");
        assertThat(signer.post(path + "/identity", Map.of("purpose", "核对身份证复印件"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("文书以附件下载，文件名按 RFC 6266 编码，不在本站页面内打开")
    void lettersAreDownloads() {
        var path = entered("IN_PERSON");
        var letter = clerk.get(path).html().select("a[href$=.pdf]").attr("href");
        var answer = clerk.get(letter).answer();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment; ")
                .contains("filename*=UTF-8''");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("sandbox");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(new String(answer.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    @Test
    @DisplayName("列表按视图、渠道筛选，条件在地址中")
    void theListIsFiltered() {
        entered("EMAIL");
        var unconfirmed = clerk.get("/office/requests?view=unconfirmed&channel=EMAIL");
        assertThat(unconfirmed.html().select("#rows tbody tr")).isNotEmpty();
        assertThat(unconfirmed.html().select("#rows tbody tr").eachText()).allMatch(row -> row.contains("电子邮件"));
        var none = clerk.get("/office/requests?words=nobody");
        assertThat(none.text()).contains("没有符合条件的申请");
    }

    @Test
    @DisplayName("撤回前另开一页说明后果，撤回后计入其他处理")
    void withdrawingAsksFirst() {
        var path = entered("IN_PERSON");
        assertThat(clerk.get(path + "/withdraw").text()).contains("不能撤销").contains("确认登记撤回");
        var done = clerk.submit(path + "/withdraw", path + "/withdraw", Map.of("declaration", "WRITTEN"));
        assertThat(done.text()).contains("已撤回").contains("（六）其他处理 其他");
    }

    @Test
    @DisplayName("导入的报告与原文对照；校正一格须写理由，校验随之重算；核对后才公布，公布后不能再改")
    void anImportedReportIsComparedCorrectedAndPublished() throws IOException {
        var publisher = staff("410304-01", EnumSet.of(Duty.PUBLISHER));
        var shown = publisher.upload(IMPORT, IMPORT, "年报.txt", demoReport("001.txt"));
        assertThat(shown.status()).as(shown.alert()).isEqualTo(200);
        assertThat(shown.html().select("table.stat")).isNotEmpty();
        assertThat(shown.html().select(".source").text()).contains("瀍河回族区");
        var link = shown.html().select("table.stat a[href*=table3.new_received.natural]");
        assertThat(link).hasSize(1);
        var cell = publisher.get(shown.at() + link.attr("href").replaceFirst("#.*", ""));
        assertThat(cell.html().select(".source mark#at").text()).isEqualTo("0");
        assertThat(cell.html().select("#cell").text()).contains("照原文读出");

        var at = shown.at() + "/correct";
        var silent = publisher.submit(cell, at, Map.of("cell", "table3.new_received.natural", "value", "5"));
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.alert()).contains("理由");
        var bad = publisher.submit(
                cell, at, Map.of("cell", "table3.new_received.natural", "value", "-1", "reason", "读错"));
        assertThat(bad.alert()).contains("不能小于 0");
        assertThat(bad.html().select("#reason").val()).isEqualTo("读错");
        var corrected = publisher.submit(
                cell, at, Map.of("cell", "table3.new_received.natural", "value", "５", "reason", "原文是 5"));
        assertThat(corrected.text()).contains("已校正", "改为 5", "原文是 5", "T3-11");

        var done = publisher.submit(corrected, shown.at() + "/publish", Map.of());
        assertThat(done.text()).contains("报告已公布").contains("第 2 版");
        var again = publisher.submit(corrected, shown.at() + "/publish", Map.of());
        assertThat(again.status()).isEqualTo(422);
        assertThat(publisher.get(shown.at()).html().select("form[action$=correct]"))
                .isEmpty();
        assertThat(publisher.get("/o/410304-01/annual/2022").text()).contains("1 处由人对照原文校正");
    }

    @Test
    @DisplayName("空文件、二进制文件、不是年报的文件各有说明，列在表中；可以搁置，须写理由")
    void whatIsNoReportIsExplained() {
        var publisher = staff("410304-01", EnumSet.of(Duty.PUBLISHER));
        var noise = new byte[4096];
        new Random(7).nextBytes(noise);
        assertThat(publisher.upload(IMPORT, IMPORT, "空.txt", new byte[0]).text())
                .contains("空.txt", "没有读出", "空文件");
        assertThat(publisher.upload(IMPORT, IMPORT, "图.docx", noise).text()).contains("图.docx", "没有读出");
        var letter = publisher.upload(IMPORT, IMPORT, "信.txt", "明天开会。".getBytes(StandardCharsets.UTF_8));
        assertThat(letter.text()).contains("信.txt", "1 份没有读出");
        var row = letter.html().select("tbody a[href]").first();
        var aside = publisher.get(Objects.requireNonNull(row).attr("href") + "/aside");
        var path = row.attr("href") + "/aside";
        assertThat(publisher.submit(aside, path, Map.of()).status()).isEqualTo(422);
        assertThat(publisher.submit(aside, path, Map.of("reason", "传错文件")).text())
                .contains("已搁置", "传错文件");
        assertThat(staff("330110-01", EnumSet.of(Duty.PUBLISHER))
                        .get(row.attr("href"))
                        .status())
                .isEqualTo(404);
    }

    private static final String IMPORT = "/office/reports/import";

    private static byte[] demoReport(String name) throws IOException {
        try (var in = OfficeTest.class.getResourceAsStream("/demo/reports/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
