package org.yangguang;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.identity.Accounts;
import org.yangguang.identity.Duty;
import org.yangguang.organ.Organs;

/// The pages in a real browser: one request from filing to the annual report, and what every page owes
/// to readers with a keyboard, a screen reader, weak sight or a phone.
@WithDatabase
@TestPropertySource(properties = "yangguang.demo=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTests {

    private static final String ORGAN = "330110-01";
    private static final String HOME = "/o/" + ORGAN + "/";
    private static final String NAME = "陆知夏";
    private static final String PHONE = "13812346789";
    private static final String IDENTITY = "11010519491231002X";
    private static final FilePayload ATTACHMENT = new FilePayload(
            "项目所在地块示意图.pdf",
            "application/pdf",
            "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));

    @Autowired
    private Accounts accounts;

    @Autowired
    private Organs organs;

    @LocalServerPort
    private int port;

    private final Map<String, String> passwords = new HashMap<>();
    private Chromium chromium;

    @BeforeAll
    void launch() {
        chromium = new Chromium();
        hire("clerk", ORGAN, Duty.INTAKE, Duty.HANDLER);
        // May sign, so that what keeps the drafter from signing is having drafted.
        hire("drafter", ORGAN, Duty.INTAKE, Duty.HANDLER, Duty.SIGNER);
        hire("signer", ORGAN, Duty.SIGNER);
        hire("reviewer", ORGAN, Duty.REVIEWER);
        hire("secrecy", ORGAN, Duty.SECRECY_REVIEWER);
        hire("organ-admin", ORGAN, Duty.ORGAN_ADMIN, Duty.PUBLISHER);
        hire("auditor", "330110", Duty.AUDIT_ADMIN);
        hire("system-admin", "330110", Duty.SYSTEM_ADMIN);
    }

    private void hire(String login, String organ, Duty... duties) {
        int id = organs.byCode(organ).orElseThrow().id();
        passwords.put(login, accounts.demo(id, login, "周宁", EnumSet.copyOf(Set.of(duties))));
    }

    @AfterAll
    void quit() {
        chromium.close();
    }

    private Visitor visitor() {
        return chromium.visitor(port, true);
    }

    private Visitor officer(String login) {
        var officer = visitor().open("/login");
        enter(officer, login);
        assertThat(officer.heading()).hasText("工作台");
        return officer;
    }

    private void enter(Visitor visitor, String login) {
        visitor.signIn(login, passwords.getOrDefault(login, ""));
    }

    /// No page may log an error or break its content security policy, whatever else is tested.
    @AfterEach
    void nothingToComplainAbout() {
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    @DisplayName("一件申请：提出、确认收到、拟稿、签发、送达、计入年报，申请人收到答复书")
    void oneRequestFromFilingToTheAnnualReport() {
        var subject = "云溪街道 2025 年便民服务点布点方案";
        var officer = officer("drafter");
        var before = figures(officer);

        var citizen = visitor();
        filesInFiveSteps(citizen, subject);
        var code = submitsTwiceAndGetsOneCode(citizen);
        tracks(citizen, code);
        assertThat(citizen.find("#now")).hasText("待确认收到");

        var casePage = confirmsReceipt(officer, subject);
        var days = officer.find(".dayslist li").allTextContents();
        tracks(citizen, code);
        assertThat(citizen.find(".daylist li").allTextContents()).isEqualTo(days);
        assertThat(citizen.barriers()).isEmpty();

        draftsTheReply(officer);
        for (var login : new String[] {"reviewer", "secrecy"}) {
            var reviewer = officer(login);
            reviewer.follow(subject);
            assertThat(reviewer.barriers()).isEmpty();
            reviewer.press("通过");
            assertThat(reviewer.find("[role=status]")).containsText("已通过，送下一环节");
        }
        officer.open(casePage);
        assertThat(officer.button("签发")).hasCount(0);
        assertThat(officer.find("#reply")).containsText("须由另一位负责签发的人员办理");

        var signer = officer("signer");
        signer.follow(subject);
        assertThat(signer.barriers()).isEmpty();
        signer.press("签发");
        assertThat(signer.find("[role=status]")).containsText("已签发");

        officer.open(casePage);
        lettersCome(officer, officer.find(".timeline li:has-text('告知书')").last());
        officer.follow("登记送达");
        officer.page().getByLabel("送达方式").selectOption("ELECTRONIC");
        officer.press("登记送达");
        assertThat(officer.find("[role=status]")).containsText("已办：登记送达");
        assertThat(officer.find(".pagehead .tag")).hasText("已送达");

        countsOnceInItsCells(officer, before, subject);

        tracks(citizen, code);
        assertThat(citizen.find("#now")).hasText("已送达");
        assertThat(citizen.barriers()).isEmpty();
        var letter = citizen.find(".timeline form").last();
        starts(citizen.download(letter.getByText("政府信息不存在告知书")), "%PDF-");
        starts(citizen.download(letter.locator("button[value=docx]")), "PK");
    }

    private void filesInFiveSteps(Visitor citizen, String subject) {
        citizen.open(HOME);
        citizen.follow("在线提出申请");
        assertThat(citizen.find("#f-org")).hasValue(ORGAN);
        citizen.press("继续");

        citizen.fill("姓名", NAME);
        citizen.find("#f-identity").fill("110105194912310021");
        citizen.find("#f-phone").fill(PHONE);
        citizen.press("继续");
        assertThat(citizen.page()).hasTitle(Pattern.compile("^有误："));
        assertThat(citizen.find("#d-identity")).hasText("公民身份号码校验位不对，请核对最后一位");
        assertThat(citizen.find(".errors a")).hasText("公民身份号码校验位不对，请核对最后一位");
        assertThat(citizen.find(".errors")).isFocused();
        assertThat(citizen.find("#f-name")).hasValue(NAME);
        assertThat(citizen.find("#f-identity")).hasValue("110105194912310021");
        assertThat(citizen.find("#f-phone")).hasValue(PHONE);
        citizen.find("#f-identity").fill(IDENTITY);
        citizen.press("继续");

        citizen.find("#f-subject").fill(subject);
        attach(citizen, new FilePayload("名单.xlsx", "application/octet-stream", new byte[] {'P', 'K', 3, 4}));
        assertThat(citizen.find("#f-upload .err")).hasText("“名单.xlsx”的类型不能上传，只接受 PDF、JPG、PNG、DOCX。请先用办公软件导出为 PDF 再传");
        assertThat(citizen.find("#f-subject")).hasValue(subject);
        attach(citizen, new FilePayload("照片.pdf", "application/pdf", new byte[] {'G', 'I', 'F', '8'}));
        assertThat(citizen.find("#f-upload .err")).containsText("“照片.pdf”的内容与文件名后缀不符");
        attach(citizen, ATTACHMENT);
        assertThat(citizen.find(".drop--done")).containsText(ATTACHMENT.name);
        citizen.press("继续");
        citizen.press("继续");

        assertThat(citizen.find(".summary-list")).containsText(subject);
        assertThat(citizen.find(".summary-list")).containsText(ATTACHMENT.name);
        assertThat(citizen.find(".summary-list")).not().containsText(IDENTITY);
    }

    private static void attach(Visitor citizen, FilePayload file) {
        citizen.find("#upload").setInputFiles(file);
        citizen.press("上传");
    }

    /// Sends the same form from the same page twice, each answer on a page of its own.
    private static String submitsTwiceAndGetsOneCode(Visitor citizen) {
        citizen.find("input[name=agree]").check();
        citizen.find("form.stepset").evaluate("form => { form.target = '_blank'; }");
        var first = citizen.page().waitForPopup(() -> citizen.press("确认并提交申请"));
        assertThat(first.locator("h1")).hasText("申请已提交");
        var code = first.locator("#query-code").textContent();
        assertThat(code).matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}");

        var second = citizen.page().waitForPopup(() -> citizen.press("确认并提交申请"));
        assertThat(second.locator("[role=status]")).containsText("没有重复提交");
        assertThat(second.locator("#query-code")).hasText(code);
        citizen.turnTo(second);
        return code;
    }

    private static void tracks(Visitor citizen, String code) {
        citizen.open("/requests");
        citizen.fill("查询码", code);
        citizen.fill("联系电话后四位", PHONE.substring(PHONE.length() - 4));
        citizen.press("查询");
        assertThat(citizen.heading()).hasText("申请办理进度");
    }

    /// @return the address of the case page
    private static String confirmsReceipt(Visitor officer, String subject) {
        officer.open("/office/requests");
        var row = officer.find("#rows tr:has-text('" + subject + "')");
        assertThat(row).hasCount(1);
        assertThat(row).containsText("待确认收到");
        row.locator("a").click();
        assertThat(officer.heading()).hasText(subject);
        var path = officer.path();
        starts(officer.download(officer.find(".files a").first()), "%PDF-");

        officer.follow("确认收到、登记");
        assertThat(officer.find("#on")).hasValue(today().toString());
        officer.press("确认收到、登记");
        assertThat(officer.find("[role=status]")).containsText("已办：确认收到");
        assertThat(officer.find(".clockface__n")).containsText("20");

        officer.find("summary:has-text('计算依据')").click();
        var days = officer.find(".dayslist li").allTextContents();
        assertThat(days.getFirst()).startsWith(ChineseDate.of(today().plusDays(1)));
        assertThat(days).allMatch(day -> day.matches(".*(第\\d+个工作日，共20个.*|不计：.+)"));
        assertThat(days.stream().filter(day -> day.contains("个工作日，共20个")).map(day -> number(day, "第(\\d+)个")))
                .isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
        return path;
    }

    private static void draftsTheReply(Visitor officer) {
        officer.page().getByLabel("处理决定").selectOption("NOT_HELD");
        officer.press("开始拟稿");
        officer.page().getByLabel("文书范本").selectOption("REPLY_NOT_EXIST");
        officer.press("存稿");
        assertThat(officer.button("送审")).isDisabled();
        var slots = new LinkedHashMap<String, String>();
        slots.put("检索范围", "本机关 2024 年以来收文、发文登记簿和电子档案系统");
        slots.put("检索方式", "电子档案系统全文检索，并查阅纸质登记簿");
        slots.put("检索关键词", "云溪街道、便民服务点、布点");
        slots.put("检索日期和人员", "办公室两名工作人员共同检索");
        slots.put("检索结论", "未检索到符合描述的信息");
        slots.forEach(officer::fill);
        officer.press("存稿");
        assertThat(officer.find("[role=status]")).containsText("答复书稿已存");
        assertThat(officer.find("[role=status]")).isInViewport();
        assertThat(officer.barriers()).isEmpty();

        officer.find("summary:has-text('预览答复书')").click();
        var letter = officer.find("pre.letter");
        slots.values().forEach(text -> assertThat(letter).containsText(text));
        assertThat(letter).containsText("第三十六条第（四）项");
        assertThat(letter).containsText("行政复议");
        assertThat(letter).containsText("行政诉讼");
        officer.press("送审");
        assertThat(officer.find("[role=status]")).containsText("已送审");
    }

    private static void lettersCome(Visitor officer, Locator entry) {
        starts(officer.download(entry.locator("a[href$='.docx']")), "PK");
        starts(officer.download(entry.locator("a[href$='.pdf']")), "%PDF-");
    }

    private static void countsOnceInItsCells(Visitor officer, Map<String, Integer> before, String subject) {
        var more = new HashMap<>(figures(officer));
        before.forEach((cell, count) -> more.merge(cell, -count, Integer::sum));
        more.values().removeIf(change -> change == 0);
        assertThat(more)
                .isEqualTo(Map.of(
                        "new_received/natural", 1,
                        "new_received/total", 1,
                        "unavailable_not_held/natural", 1,
                        "unavailable_not_held/total", 1,
                        "total/natural", 1,
                        "total/total", 1));

        officer.find("a[href$='/cells/unavailable_not_held/natural']").click();
        var row = officer.find("tr:has-text('" + subject + "')");
        assertThat(row).hasCount(1);
        row.locator("a").click();
        assertThat(officer.heading()).hasText(subject);
    }

    /// The figures of table 三 of the running year, by row and column; those of 0 are no links.
    private static Map<String, Integer> figures(Visitor officer) {
        officer.open("/office/reports/" + today().getYear());
        assertThat(officer.find("table.stat")).hasCount(3);
        var figures = new HashMap<String, Integer>();
        for (var cell : officer.find("table.stat td a[href*='/cells/']").all()) {
            var path = cell.getAttribute("href");
            figures.put(path.substring(path.indexOf("/cells/") + 7), Integer.valueOf(cell.textContent()));
        }
        return figures;
    }

    private static int number(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return Integer.parseInt(found.group(1));
    }

    private static void starts(byte[] file, String magic) {
        assertThat(file).hasSizeGreaterThan(20).startsWith(magic.getBytes(StandardCharsets.US_ASCII));
    }

    private static LocalDate today() {
        return LocalDate.now(ChineseDate.ZONE);
    }

    @Test
    @DisplayName("公众页面：没有严重的无障碍问题，手机上不横向滚动")
    void publicPagesAreOpenToEverybody() {
        var reader = visitor();
        var barriers = new ArrayList<String>();
        for (var path : List.of(
                "/",
                HOME,
                HOME + "guide",
                HOME + "rules",
                HOME + "items",
                HOME + "annual",
                HOME + "requests",
                "/search?q=申请",
                "/requests",
                "/accessibility",
                "/login")) {
            barriers.addAll(reader.open(path).barriers());
        }
        barriers.addAll(reader.open(HOME + "annual/2022").barriers());
        barriers.addAll(reader.open(HOME + "?text=large&contrast=high").barriers());
        assertThat(barriers).isEmpty();
    }

    @Test
    @DisplayName("申请表五步、回执和办理进度：没有严重的无障碍问题，手机上不横向滚动")
    void theFormIsOpenToEverybody() {
        var citizen = visitor().open("/requests/new");
        var barriers = new ArrayList<>(citizen.barriers());
        citizen.press("继续");
        barriers.addAll(citizen.barriers());
        citizen.find("#f-org").selectOption(ORGAN);
        citizen.press("继续");
        barriers.addAll(citizen.barriers());
        citizen.press("继续");
        assertThat(citizen.find(".errors a")).not().hasCount(0);
        barriers.addAll(citizen.barriers());
        fillApplicant(citizen);
        citizen.press("继续");
        barriers.addAll(citizen.barriers());
        attach(citizen, ATTACHMENT);
        citizen.press("继续");
        barriers.addAll(citizen.barriers());
        citizen.find("#f-subject").fill("2025 年菜市场改造计划");
        citizen.press("继续");
        barriers.addAll(citizen.barriers());
        citizen.press("继续");
        barriers.addAll(citizen.barriers());
        citizen.press("确认并提交申请");
        assertThat(citizen.find("#f-agree .err")).isVisible();
        citizen.find("input[name=agree]").check();
        citizen.press("确认并提交申请");
        barriers.addAll(citizen.barriers());

        tracks(citizen, citizen.find("#query-code").textContent());
        barriers.addAll(citizen.barriers());
        assertThat(barriers).isEmpty();
    }

    private static void fillApplicant(Visitor citizen) {
        citizen.fill("姓名", NAME);
        citizen.find("#f-identity").fill(IDENTITY);
        citizen.find("#f-phone").fill(PHONE);
    }

    @Test
    @DisplayName("申请列表的键盘操作：J、K 换行，X 勾选，Enter 打开，E 导出；正在填写时、关闭以后都不起作用")
    void aListIsWorkedWithSingleKeys() {
        var officer = officer("clerk").open("/office/requests");
        var keys = officer.page().keyboard();
        var rows = officer.find("table[data-keys] tbody tr");
        var boxes = rows.locator("input[type=checkbox]");
        keys.press("j");
        keys.press("j");
        assertThat(rows.nth(1).locator("th a")).isFocused();
        keys.press("k");
        assertThat(rows.first().locator("th a")).isFocused();
        keys.press("x");
        assertThat(boxes.first()).isChecked();
        keys.press("e");
        assertThat(officer.heading()).hasText("导出所选");

        officer.open("/office/requests");
        keys.press("/");
        assertThat(officer.find("#fq")).isFocused();
        keys.type("jxe");
        assertThat(officer.find("#fq")).hasValue("jxe");
        assertThat(officer.find("table[data-keys] input:checked")).hasCount(0);

        officer.open("/office/requests");
        var number = rows.first().locator("th a").getAttribute("href");
        keys.press("j");
        keys.press("Enter");
        officer.page().waitForURL("**" + number);

        officer.open("/office/requests").find("[data-mode=keys][data-v=off]").click();
        officer.open("/office/requests");
        keys.press("j");
        assertThat(rows.first().locator("th a")).not().isFocused();
        keys.press("e");
        assertThat(officer.heading()).hasText("申请办理");
    }

    @Test
    @DisplayName("工作台各页：没有严重的无障碍问题，手机上不横向滚动")
    void officePagesAreOpenToEverybody() {
        var barriers = new ArrayList<String>();
        var clerk = officer("clerk");
        barriers.addAll(clerk.barriers());
        for (var path : List.of(
                "/office/requests?view=all",
                "/office/requests/new",
                "/office/reports",
                "/office/reports/" + today().getYear(),
                "/office/reports/" + today().getYear() + "/cells/total/total",
                "/office/calendar")) {
            barriers.addAll(clerk.open(path).barriers());
        }
        for (var applicant : List.of("明川市海容商贸有限公司", "韩磊", "孙静")) {
            opensRequestOf(clerk, applicant);
            barriers.addAll(clerk.barriers());
        }
        opensRequestOf(clerk, "沈雅");
        clerk.follow("告知补正");
        barriers.addAll(clerk.barriers());
        clerk.press("告知补正");
        assertThat(clerk.find(".errors")).isVisible();
        barriers.addAll(clerk.barriers());
        for (var page : Map.of(
                        "organ-admin", "/office/accounts",
                        "auditor", "/office/audit",
                        "system-admin", "/office/organs")
                .entrySet()) {
            barriers.addAll(officer(page.getKey()).open(page.getValue()).barriers());
        }
        barriers.addAll(officer("organ-admin").open("/office/reports/import").barriers());
        assertThat(barriers).isEmpty();
    }

    @Test
    @DisplayName("导入报告：一次多份；点一个数，原文中标出位置；校正须写理由；各步没有严重的无障碍问题")
    void anImportedReportIsLaidBesideItsSource() throws IOException {
        var publisher = officer("organ-admin").open("/office/reports/import");
        publisher.find("#files").setInputFiles(new FilePayload[] {
            new FilePayload("003.txt", "text/plain", demoReport("003.txt")),
            new FilePayload("空.html", "text/html", new byte[] {' '})
        });
        publisher.press("读取");
        assertThat(publisher.find(".notice--warn[role=status]")).containsText("共 2 份，读出 1 份");
        var barriers = new ArrayList<>(publisher.barriers());
        publisher.follow("003.txt");
        publisher.find("table.stat a[href*='table3.granted.natural']").click();
        assertThat(publisher.find("mark#at")).hasText("5");
        assertThat(publisher.find("#cell")).containsText("照原文读出");
        barriers.addAll(publisher.barriers());
        publisher.find("#value").fill("七");
        publisher.press("校正为这个数");
        assertThat(publisher.find(".errors")).containsText("应填一个数");
        barriers.addAll(publisher.barriers());
        publisher.find("#value").fill("7");
        publisher.find("#reason").fill("试改，随后恢复");
        publisher.press("校正为这个数");
        assertThat(publisher.find(".notice--ok")).containsText("校验结果已重新计算");
        publisher.find("table.stat a[href*='table3.granted.natural']").click();
        publisher.find("#reason").fill("恢复");
        publisher.press("恢复机器读数");
        assertThat(publisher.find("table.stat a[href*='table3.granted.natural']"))
                .hasText("5");
        barriers.addAll(publisher.barriers());
        assertThat(barriers).isEmpty();
    }

    private static byte[] demoReport(String name) throws IOException {
        try (var in = BrowserTests.class.getResourceAsStream("/demo/reports/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    /// Opens the one request of an applicant of the demonstration.
    private static void opensRequestOf(Visitor officer, String applicant) {
        officer.open("/office/requests?view=all&words=" + applicant);
        officer.find("#rows tbody a").click();
        assertThat(officer.find(".case__facts")).containsText(applicant);
    }

    @Test
    @DisplayName("大字、高对比：选一次，各页都保持，表单中改选不丢已填的内容；没有脚本时由地址带着")
    void displayModesStay() {
        var reader = visitor().open("/");
        var root = reader.find("html");
        reader.link("大字").click();
        assertThat(root).hasAttribute("data-text", "large");
        reader.open(HOME);
        assertThat(root).hasAttribute("data-text", "large");

        reader.open("/requests/new?org=" + ORGAN);
        reader.press("继续");
        fillApplicant(reader);
        reader.link("高").click();
        assertThat(root).hasAttribute("data-contrast", "high");
        assertThat(root).hasAttribute("data-text", "large");
        assertThat(reader.find("#f-name")).hasValue(NAME);
        reader.press("继续");
        assertThat(reader.find("h2").first()).containsText("第 3 步");
        assertThat(root).hasAttribute("data-contrast", "high");

        reader.link("标准").first().click();
        assertThat(root).not().hasAttribute("data-text", "large");

        var plain = chromium.visitor(port, false);
        plain.open(HOME + "?text=large&contrast=high");
        assertThat(plain.find("html")).hasAttribute("data-text", "large");
        assertThat(plain.find("html")).hasAttribute("data-contrast", "high");
    }

    @Test
    @DisplayName("只用键盘：先到“跳到正文”，能填完并提交申请")
    void theKeyboardIsEnough() {
        var citizen = visitor().open(HOME);
        var keyboard = citizen.page().keyboard();
        keyboard.press("Tab");
        assertThat(citizen.find(".skip")).isFocused();
        assertThat(citizen.find(".skip")).isInViewport();
        keyboard.press("Enter");
        assertThat(citizen.page()).hasURL(Pattern.compile("#main$"));

        citizen.open("/requests/new?org=" + ORGAN);
        citizen.tabTo(citizen.button("继续"));
        keyboard.press("Enter");
        citizen.tabTo(citizen.find("#f-name"));
        keyboard.type(NAME);
        citizen.tabTo(citizen.find("#f-identity"));
        keyboard.type(IDENTITY);
        citizen.tabTo(citizen.find("#f-phone"));
        keyboard.type(PHONE);
        keyboard.press("Enter");
        citizen.tabTo(citizen.find("#f-subject"));
        keyboard.type("2025 年便民商业网点名录");
        keyboard.press("Enter");
        assertThat(citizen.find("h2").first()).containsText("第 4 步");
        citizen.tabTo(citizen.button("继续"));
        keyboard.press("Enter");
        citizen.tabTo(citizen.find("input[name=agree]"));
        keyboard.press("Space");
        citizen.tabTo(citizen.button("确认并提交申请"));
        keyboard.press("Enter");
        assertThat(citizen.heading()).hasText("申请已提交");
    }

    @Test
    @DisplayName("填写答复书时登录过期：重新登录后继续提交，已填的内容都在")
    void anEndedSessionLosesNothing() {
        var clerk = officer("clerk");
        opensRequestOf(clerk, "沈雅");
        clerk.page().getByLabel("处理决定").selectOption("NOT_HELD");
        clerk.press("开始拟稿");
        clerk.fill("检索范围", "2020 年以来的全部档案");

        clerk.loseSession();
        clerk.press("存稿");
        assertThat(clerk.find("[role=alert]")).hasText("登录已过期。刚才填写的内容还在，登录后可继续提交。");
        enter(clerk, "clerk");
        clerk.press("继续提交");
        assertThat(clerk.find("[role=status]")).containsText("答复书稿已存");
        assertThat(clerk.page().getByLabel("检索范围")).hasValue("2020 年以来的全部档案");
    }
}
