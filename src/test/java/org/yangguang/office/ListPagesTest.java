package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.yangguang.WithDatabase;
import org.yangguang.audit.Actor;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.identity.Accounts;
import org.yangguang.identity.Duty;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;
import org.yangguang.organ.Organs;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.Channel;
import org.yangguang.request.Desk;
import org.yangguang.request.submission.Application;
import tools.jackson.databind.json.JsonMapper;

/// Lists, saved views, the month, acts on several, taking away and statistics, as staff see them over HTTP.
@WithDatabase
@TestPropertySource(properties = "yangguang.demo=true")
class ListPagesTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final LocalDate TODAY = LocalDate.now(ChineseDate.ZONE);
    private static final Pattern TOTAL = Pattern.compile("共 (\\d+) 件");

    @Autowired
    Accounts accounts;

    @Autowired
    Organs organs;

    @Autowired
    Desk desk;

    @LocalServerPort
    int port;

    private int organ;
    private Browser clerk;

    /// An organ and a clerk for each test, so that its counts are its own.
    @BeforeEach
    void organAndClerk() {
        var code = "110102-%02d".formatted(COUNT.incrementAndGet());
        Scope.of(DatabaseRole.OFFICE, Set.of())
                .run(() -> organs.register(
                        Actor.SYSTEM,
                        new Organs.Registration(
                                code,
                                Optional.empty(),
                                OrganKind.DEPARTMENT,
                                OrganLevel.COUNTY,
                                "乙区" + COUNT.get() + "局",
                                "乙局",
                                Optional.empty(),
                                LocalDate.of(2020, 1, 1),
                                Optional.empty())));
        organ = organs.byCode(code).orElseThrow().id();
        clerk = staff("周宁", Duty.INTAKE, Duty.HANDLER);
    }

    private Browser staff(String name, Duty first, Duty... more) {
        var login = "lists" + COUNT.incrementAndGet();
        return Browser.signedIn(port, login, accounts.demo(organ, login, name, EnumSet.of(first, more)));
    }

    private UUID entered(Channel channel, LocalDate on, String subject) {
        var application = new Application(
                ApplicantKind.NATURAL_PERSON,
                "林晓岚",
                Application.IdentityKind.PASSPORT,
                "E12345678",
                "",
                "13900000000",
                "",
                "",
                "",
                subject,
                "",
                Application.DeliveryForm.ELECTRONIC,
                Application.DeliveryChannel.PLATFORM,
                true);
        var hand = new Desk.Hand(UUID.randomUUID(), Actor.SYSTEM);
        return Scope.of(DatabaseRole.OFFICE, Set.of(organ))
                .call(() -> switch (desk.enter(hand, organ, UUID.randomUUID(), channel, application, on)) {
                    case Desk.Entered(var id, var number, var code, var repetition) -> id;
                    case Desk.NotEntered(var message) -> throw new AssertionError(message);
                });
    }

    private int total(String path) {
        var page = clerk.get(path);
        assertThat(page.status()).as(path).isEqualTo(200);
        var found = TOTAL.matcher(page.html().select("#count").text());
        assertThat(found.find()).as(path).isTrue();
        return Integer.parseInt(found.group(1));
    }

    @Test
    @DisplayName("统计页的每个数字都打开恰好那么多件的清单")
    void everyFigureOpensAListOfItsLength() {
        for (int i = 0; i < 5; i++) {
            entered(
                    i % 2 == 0 ? Channel.IN_PERSON : Channel.REGISTERED_MAIL,
                    TODAY.minusDays(i * 20L),
                    "第 " + i + " 件");
        }
        var withdrawn = entered(Channel.IN_PERSON, TODAY.minusDays(3), "撤回的一件");
        entered(Channel.ONLINE, TODAY, "待确认的一件");
        var path = "/office/requests/" + withdrawn + "/withdraw";
        assertThat(clerk.submit(path, path, Map.of("on", TODAY.toString(), "how", "WRITTEN", "declaration", "WRITTEN"))
                        .at())
                .isEqualTo("/office/requests/" + withdrawn);
        int figures = 0;
        for (var basis : List.of("received", "concluded")) {
            var page =
                    clerk.get("/office/statistics?basis=" + basis + "&from=" + TODAY.minusDays(200) + "&to=" + TODAY);
            for (var link : page.html().select("main table a, main dl.figures a")) {
                int shown = Integer.parseInt(figure(link));
                assertThat(total(link.attr("href")))
                        .as(basis + " " + link.attr("href"))
                        .isEqualTo(shown);
                figures++;
            }
        }
        assertThat(figures).isGreaterThan(15);
        var received = clerk.get("/office/statistics?from=" + TODAY.minusDays(200) + "&to=" + TODAY);
        assertThat(received.html().select("dl.figures dd").eachText()).startsWith("6件", "1件", "5件");
    }

    private static String figure(Element link) {
        var box = link.closest("dl.figures > div");
        return (box == null
                        ? link.text()
                        : box.selectStream("dd").findFirst().orElseThrow().ownText())
                .strip();
    }

    @Test
    @DisplayName("统计导出的各项与页面相同")
    void statisticsLeaveAsShown() {
        entered(Channel.IN_PERSON, TODAY, "一件");
        var csv = new String(clerk.get("/office/statistics/export/csv").answer().body(), StandardCharsets.UTF_8);
        assertThat(csv).contains("\"合计\",\"收到\",\"1\"", "\"渠道\",\"当面提交\",\"1\"", "\"申请人类别\",\"自然人\",\"1\"");
        assertThat(clerk.get("/office/statistics/export/exe").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("超过一个工作日没有确认的在列表和工作台告警")
    void aReceiptNotConfirmedInTimeIsAlarming() {
        entered(Channel.ONLINE, TODAY.minusDays(12), "早已提交的一件");
        entered(Channel.ONLINE, TODAY, "刚提交的一件");
        var page = clerk.get("/office/requests?view=unconfirmed");
        assertThat(page.html().select("tbody tr")).hasSize(2);
        assertThat(page.html().select("tbody .tag--bad").eachText()).containsExactly("超过 1 个工作日的内部时限，请尽快确认");
        assertThat(total("/office/requests?view=unconfirmed-late")).isEqualTo(1);
        assertThat(clerk.get("/office/").text()).contains("1 件已超过 1 个工作日的内部时限");
    }

    @Test
    @DisplayName("读不出的日期说明白，没有按它筛选；起止颠倒的也说明")
    void anUnreadableDateIsNamed() {
        entered(Channel.IN_PERSON, TODAY, "一件");
        assertThat(clerk.get("/office/requests?receivedFrom=2026-13-01").alert())
                .contains("收到日期应为日期", "2026-13-01");
        assertThat(clerk.get("/office/requests?receivedFrom=2026-02-02&receivedTo=2026-01-01")
                        .alert())
                .contains("止日早于起日");
        assertThat(total("/office/requests?view=nonsense&kind=nonsense&outcome=x&used=a-b&handler=zz&page=99999999"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("按列排序：表头写明次序，点击换列、再点倒转，随筛选、分页、视图保留，导出照此次序")
    void theListIsSortedByItsHeads() {
        entered(Channel.IN_PERSON, TODAY.minusDays(3), "先提交的");
        entered(Channel.IN_PERSON, TODAY, "后提交的");
        var usual = clerk.get("/office/requests?view=open&channel=IN_PERSON").html();
        assertThat(usual.select("th[aria-sort=ascending]").text()).isEqualTo("法定期限");
        assertThat(usual.select("th[aria-sort=none]").eachText()).containsExactly("编号", "提交");

        var submitted = usual.select("th[aria-sort]:contains(提交) a").attr("href");
        assertThat(submitted).contains("sort=submitted", "channel=IN_PERSON");
        var last = clerk.get(submitted).html();
        assertThat(last.select("th[aria-sort=descending]").text()).isEqualTo("提交");
        assertThat(last.select("select[name=sort] option[selected]").val()).isEqualTo("submitted");
        assertThat(last.select("caption").text()).contains("最近提交的在前");
        assertThat(last.select("tbody td.ttl").eachText()).containsExactly("后提交的", "先提交的");

        var first = clerk.get(last.select("th[aria-sort=descending] a").attr("href"))
                .html();
        assertThat(first.select("th[aria-sort=ascending]").text()).isEqualTo("提交");
        assertThat(first.select("tbody td.ttl").eachText()).containsExactly("先提交的", "后提交的");
        assertThat(first.select("a[href*=/requests/views?]").attr("href")).contains("sort=-submitted");
        var export = clerk.get(first.select("a[data-key=export]").attr("href"));
        var csv = new String(
                clerk.submit(export, "/office/requests/export", Map.of("purpose", "月度例会", "format", "csv"))
                        .answer()
                        .body(),
                StandardCharsets.UTF_8);
        assertThat(csv.indexOf("先提交的")).isPositive().isLessThan(csv.indexOf("后提交的"));
        assertThat(clerk.get("/office/requests?view=open&sort=drop%20table")
                        .html()
                        .select("th[aria-sort=ascending]")
                        .text())
                .isEqualTo("法定期限");
    }

    @Test
    @DisplayName("筛选存为视图：本人改名、删除；共享的别人看得见，删不掉；关键词不保存")
    void aFilterIsKeptUnderAName() {
        entered(Channel.IN_PERSON, TODAY, "一件");
        var colleague = staff("吴同", Duty.HANDLER);
        var page = clerk.get("/office/requests/views?view=open&channel=IN_PERSON&words=%E6%9E%97%E6%99%93%E5%B2%9A");
        assertThat(page.text()).contains("不随视图保存");
        var saved = clerk.submit(page, "/office/requests/views", Map.of("name", "当面在办", "seen", "organ"));
        var tab = saved.html().select(".viewtabs a[aria-current]");
        assertThat(tab.text()).isEqualTo("当面在办");
        assertThat(tab.attr("href")).contains("channel=IN_PERSON").doesNotContain("words");
        assertThat(colleague.get("/office/requests").html().select(".viewtabs").text())
                .contains("当面在办（共享）");

        var again = clerk.submit(page, "/office/requests/views", Map.of("name", "当面在办"));
        assertThat(again.alert()).contains("已有名为“当面在办”的视图");
        var rename = clerk.get("/office/requests/views")
                .html()
                .select("form[action$=/rename]")
                .attr("action");
        var remove = rename.replace("/rename", "/remove");
        colleague.post(remove, Map.of());
        colleague.post(rename, Map.of("name", "改坏"));
        assertThat(clerk.get("/office/requests/views").text()).contains("当面在办").doesNotContain("改坏");
        clerk.post(rename, Map.of("name", "柜台"));
        assertThat(clerk.get("/office/requests").html().select(".viewtabs").text())
                .contains("柜台");
        clerk.post(remove, Map.of());
        assertThat(clerk.get("/office/requests/views").text()).contains("还没有保存过视图");
    }

    @Test
    @DisplayName("批量确认收到：逐件办理，依法不能办的说明理由，其余照办")
    void severalAreConfirmedEachByItself() {
        var first = entered(Channel.FAX, TODAY.minusDays(2), "传真一件");
        var second = entered(Channel.ONLINE, TODAY.minusDays(1), "互联网一件");
        var registered = entered(Channel.IN_PERSON, TODAY, "已登记的一件");
        var asked = clerk.get(
                "/office/requests/bulk?act=confirm-receipt&id=" + first + "&id=" + second + "&id=" + registered);
        assertThat(asked.text()).contains("传真一件", "互联网一件", "已登记的一件", "将要办理的 3 件");
        var wrong = clerk.submitAll(asked, "/office/requests/bulk/confirm-receipt", Map.of("on", "昨天"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.alert()).contains("收到之日应为日期");
        var done = clerk.submitAll(
                asked,
                "/office/requests/bulk/confirm-receipt",
                Map.of("on", TODAY.minusDays(1).toString()));
        assertThat(done.text()).contains("办成 2 件，没有办成 1 件");
        assertThat(total("/office/requests?view=unconfirmed")).isZero();
        assertThat(total("/office/requests?view=open")).isEqualTo(3);
        var once = clerk.submitAll(
                asked,
                "/office/requests/bulk/confirm-receipt",
                Map.of("on", TODAY.minusDays(1).toString()));
        assertThat(once.text()).contains("办成 0 件，没有办成 3 件");
        assertThat(clerk.get("/office/requests/" + first).text()).contains("已用 ");
    }

    @Test
    @DisplayName("批量指定承办人：期限不变，记入留痕；别人先改过的不覆盖")
    void severalGetAHandler() {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 3; i++) {
            ids.add(entered(Channel.IN_PERSON, TODAY.minusDays(2), "第 " + i + " 件"));
        }
        staff("吴同", Duty.HANDLER);
        var asked = clerk.get("/office/requests/bulk?act=assign&id=" + ids.get(0) + "&id=" + ids.get(1));
        var other = asked.html().select("#handler option").stream()
                .filter(option -> option.text().equals("吴同"))
                .findFirst()
                .orElseThrow()
                .val();
        assertThat(clerk.submitAll(asked, "/office/requests/bulk/assign", Map.of("handler", ""))
                        .alert())
                .contains("请选择承办人");
        assertThat(clerk.submitAll(
                                asked,
                                "/office/requests/bulk/assign",
                                Map.of("handler", UUID.randomUUID().toString()))
                        .alert())
                .contains("请选择承办人");
        assertThat(clerk.submitAll(asked, "/office/requests/bulk/assign", Map.of("handler", other))
                        .text())
                .contains("办成 2 件，没有办成 0 件");
        assertThat(total("/office/requests?handler=" + other)).isEqualTo(2);
        assertThat(clerk.submitAll(asked, "/office/requests/bulk/assign", Map.of("handler", other))
                        .text())
                .contains("办成 0 件，没有办成 2 件", "刚被别人处理过");
    }

    @Test
    @DisplayName("没有选中、或者选了别的机关的申请，什么也不做")
    void nothingChosenIsNothingDone() {
        assertThat(clerk.get("/office/requests/bulk?act=assign").text()).contains("没有选中申请");
        assertThat(clerk.post(
                                "/office/requests/bulk/serve",
                                Map.of("id", UUID.randomUUID().toString()))
                        .alert())
                .contains("没有选中申请");
        var signer = staff("钱签", Duty.SIGNER);
        assertThat(signer.post("/office/requests/bulk/confirm-receipt", Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("导出：须写用途；姓名和号码遮盖；公式成为文字；三种格式的件数与筛选一致")
    void whatTheFilterShowsLeavesMasked() throws IOException {
        entered(Channel.IN_PERSON, TODAY, "=HYPERLINK(\"http://x\")，11010519491231002X 的档案");
        entered(Channel.IN_PERSON, TODAY, "另一件");
        entered(Channel.ONLINE, TODAY, "待确认的一件");
        var page = clerk.get("/office/requests/export?view=open&channel=IN_PERSON");
        assertThat(page.text()).contains("共 2 件", "渠道：当面提交");
        assertThat(clerk.submit(page, "/office/requests/export", Map.of("format", "csv"))
                        .alert())
                .contains("请填写导出的用途");
        var purpose = Map.of("purpose", "月度例会", "format", "csv");
        var csv = new String(
                clerk.submit(page, "/office/requests/export", purpose).answer().body(), StandardCharsets.UTF_8);
        assertThat(csv.lines()).hasSize(3);
        assertThat(csv)
                .contains("\"'=HYPERLINK(\"\"http://x\"\")，（号码已遮盖） 的档案\"")
                .doesNotContain("11010519491231002X", "林晓岚");
        var json = JsonMapper.shared()
                .readTree(clerk.submit(page, "/office/requests/export", Map.of("purpose", "月度例会", "format", "json"))
                        .answer()
                        .body());
        assertThat(json.get("清单").size()).isEqualTo(2);
        assertThat(json.get("导出说明").get("用途").asString()).isEqualTo("月度例会");
        var xlsx = clerk.submit(page, "/office/requests/export", Map.of("purpose", "月度例会", "format", "xlsx"))
                .answer();
        assertThat(xlsx.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(v -> assertThat(v).contains("attachment"));
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(xlsx.body()))) {
            var sheet = book.getSheet("清单");
            assertThat(sheet.getLastRowNum()).isEqualTo(2);
            sheet.forEach(
                    row -> row.forEach(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA)));
            assertThat(book.getSheet("导出说明")).isNotNull();
        }
    }

    @Test
    @DisplayName("期限日历：休息日和调休标明，到期的日子链接到当日的清单")
    void theMonthShowsWhatFallsDue() {
        entered(Channel.IN_PERSON, TODAY.minusDays(10), "一件");
        var due = clerk.get("/office/requests?view=open")
                .html()
                .select("tbody .clk small")
                .text();
        assertThat(due).isNotEmpty();
        int found = 0;
        for (var month : List.of(YearMonth.from(TODAY), YearMonth.from(TODAY).plusMonths(1))) {
            var page = clerk.get("/office/requests/month/" + month);
            assertThat(page.html().select(".monthcal td.off")).isNotEmpty();
            for (var link : page.html().select(".monthcal a.due")) {
                assertThat(total(link.attr("href"))).isEqualTo(1);
                found++;
            }
            assertThat(page.html().select(".duelist a"))
                    .hasSameSizeAs(page.html().select(".monthcal a.due"));
        }
        assertThat(found).isEqualTo(1);
        assertThat(clerk.get("/office/requests/month").at())
                .isEqualTo("/office/requests/month/" + YearMonth.from(TODAY));
        assertThat(clerk.get("/office/requests/month/2026-13").status()).isEqualTo(404);
    }
}
