package org.yangguang;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.yangguang.audit.Actor;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.identity.Accounts;
import org.yangguang.identity.Duty;
import org.yangguang.organ.OrganImport;
import org.yangguang.organ.Organs;
import org.yangguang.release.ReleaseSamples;

/// One request from the form to the new reply a reconsideration orders, at the browser, day by day from
/// 28 August to December 2026. Every day expected here was counted by hand on the calendar of 2026: the
/// Mid-Autumn Festival 25 to 27 September, the National Day 1 to 7 October, work on Sunday 20 September
/// and Saturday 10 October.
@WithDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyTests {

    private static final String ORGAN = "330110-01";
    private static final String SUBJECT = "云溪农贸市场 2025 年升级改造补助资金申报表";
    private static final String PHONE = "13812346789";
    private static final String IDENTITY = "11010519491231002X";
    private static final String THIRD_PARTY = "明川市海容商贸有限公司";
    private static final String SECRET = "底价捌拾万元";
    /// Fifteenth article: what would harm a third party.
    private static final String GROUND = "DENIED_THIRD_PARTY";

    private static final String RELEASED = "form[action^='/requests/released/'] button";
    private static final String SUPERSEDED = "form[action^='/requests/released/']:has-text('已责令重新作出')";
    private static final String STANDING = "form[action^='/requests/released/']:not(:has-text('已责令重新作出')) button";

    private static LocalDate today = LocalDate.of(2026, 8, 28);

    @TestBean
    @Nullable
    Clock clock;

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
                return today.atTime(10, 0).atZone(ChineseDate.ZONE).toInstant();
            }
        };
    }

    @Autowired
    Accounts accounts;

    @Autowired
    Organs organs;

    @Autowired
    OrganImport organImport;

    @LocalServerPort
    int port;

    private final List<String> barriers = new ArrayList<>();
    private Chromium chromium;
    private Visitor citizen;
    private Visitor clerk;
    private Visitor reviewer;
    private Visitor secrecy;
    private Visitor signer;
    private String code = "";
    private String casePath = "";

    @BeforeAll
    void staff() throws IOException {
        try (var list = JourneyTests.class.getResourceAsStream("/demo/organs.csv")) {
            var file = Objects.requireNonNull(list).readAllBytes();
            Scope.of(DatabaseRole.JOB, Set.of()).run(() -> organImport.read(Actor.SYSTEM, file));
        }
        chromium = new Chromium();
        var staffing = new Staffing(accounts, organs.byCode("330110").orElseThrow(), clock());
        clerk = officer(staffing, "chengban", "陈承办", Duty.INTAKE, Duty.HANDLER);
        reviewer = officer(staffing, "fazhi", "方法制", Duty.REVIEWER);
        secrecy = officer(staffing, "baomi", "鲍保密", Duty.SECRECY_REVIEWER);
        signer = officer(staffing, "qianfa", "钱签发", Duty.SIGNER);
        citizen = chromium.visitor(port, true);
    }

    private Visitor officer(Staffing staffing, String login, String name, Duty... duties) {
        var hired = staffing.hire(organs.byCode(ORGAN).orElseThrow(), login, name, duties);
        var officer = chromium.visitor(port, true).open("/login");
        officer.fill("动态口令", hired.code(clock()));
        officer.signIn(login, Staffing.PASSWORD);
        assertThat(officer.heading()).hasText("工作台");
        return officer;
    }

    @AfterAll
    void quit() {
        chromium.close();
    }

    @Test
    @DisplayName("一件申请走完全程：补正、征求意见、延期、部分公开、邮寄送达、复议纠正、重新答复；每个日期都与手算相符")
    void fromTheFormToTheNewReply() throws IOException {
        filesOnline();
        isReceived();
        isSupplemented();
        waitsForAThirdParty();
        isExtended();
        isDrafted();
        isReviewedAndSigned();
        isServed();
        isReadByTheApplicant();
        var dispute = goesToReconsideration();
        isRepliedAnew(dispute);
        assertThat(barriers).isEmpty();
        assertThat(chromium.complaints()).isEmpty();
    }

    private static void on(String day) {
        today = LocalDate.parse(day);
    }

    private void filesOnline() {
        citizen.open("/o/" + ORGAN + "/");
        citizen.follow("在线提出申请");
        citizen.press("继续");
        citizen.fill("姓名", "陆知夏");
        citizen.find("#f-identity").fill(IDENTITY);
        citizen.find("#f-phone").fill(PHONE);
        citizen.press("继续");
        citizen.find("#f-subject").fill(SUBJECT);
        citizen.press("继续");
        citizen.press("继续");
        citizen.find("input[name=agree]").check();
        citizen.press("确认并提交申请");
        assertThat(citizen.heading()).hasText("申请已提交");
        code = citizen.find("#query-code").textContent();
        tracks();
        assertThat(citizen.find("#now")).hasText("待确认收到");
        assertThat(citizen.find(".timeline time").first()).hasText("2026年8月28日");
    }

    /// From 1 September twenty working days with one Sunday at work: 28 September.
    private void isReceived() {
        on("2026-08-31");
        clerk.open("/office/requests");
        clerk.find("#rows tr:has-text('" + SUBJECT + "') a").first().click();
        assertThat(clerk.heading()).hasText(SUBJECT);
        casePath = clerk.path();
        act(clerk, "确认收到、登记", Map.of("on", "2026-08-31"));
        counts("9-1 9-2 9-3 9-4 9-7 9-8 9-9 9-10 9-11 9-14 9-15 9-16 9-17 9-18 9-20 9-21 9-22 9-23 9-24 9-28", "");
        assertThat(citizen.find("#now")).containsText("最迟 2026年9月28日 答复");
        assertThat(clerk.find(".dayslist")).containsText("2026年9月20日（星期日）第15个工作日");
        assertThat(clerk.find(".dayslist")).containsText("2026年9月25日（星期五）不计：中秋节");
    }

    /// The supplement comes in on 8 September and is registered a day later: the count begins anew on the
    /// 9th and goes beyond the holiday, Saturday 10 October counted: 12 October.
    private void isSupplemented() throws IOException {
        on("2026-09-03");
        act(clerk, "告知补正", Map.of("items", "未写明要哪一份申报表。", "guidance", "请写明申报单位。", "until", "2026-09-18"));
        assertThat(clerk.find(".pagehead .tag")).containsText("补正");
        assertThat(clerk.find("#awaited")).containsText("2026年9月18日");
        tracks();
        assertThat(citizen.find("#now")).containsText("计时暂停");
        assertThat(citizen.find("main")).containsText("请于2026年9月18日前补正");
        assertThat(letter("补正告知书")).contains("2026年9月18日");

        on("2026-09-08");
        tracks();
        citizen.find("#m-text").fill("要" + THIRD_PARTY + "的申报表。");
        barriers.addAll(citizen.barriers());
        citizen.press("提交补正材料");
        assertThat(citizen.find("[role=status]")).containsText("2026年9月8日");
        barriers.addAll(citizen.barriers());

        on("2026-09-09");
        clerk.open(casePath);
        clerk.find("#post a:has-text('登记补正')").click();
        assertThat(clerk.find("#on")).hasValue("2026-09-08");
        clerk.press("登记补正");
        assertThat(clerk.find("[role=status]")).containsText("已办：");
        counts(
                "9-9 9-10 9-11 9-14 9-15 9-16 9-17 9-18 9-20 9-21 9-22 9-23 9-24 9-28 9-29 9-30 10-8 10-9 10-10 10-12",
                "");
        assertThat(citizen.find("#now")).containsText("最迟 2026年10月12日 答复");
        assertThat(clerk.find(".dayslist")).containsText("2026年10月10日（星期六）第19个工作日");
        assertThat(clerk.find(".dayslist")).containsText("2026年10月7日（星期三）不计：国庆节");
    }

    /// Asked on 14 September, reached on the 15th, answered on the 29th: the eleven working days from the
    /// 15th to the 29th are left out, four were used before, sixteen are left from the 30th: 27 October.
    private void waitsForAThirdParty() throws IOException {
        on("2026-09-14");
        act(
                clerk,
                "征求意见",
                Map.of(
                        "kind", "THIRD_PARTY",
                        "party", THIRD_PARTY,
                        "call", "BODY",
                        "information", "2025 年升级改造补助资金申报表",
                        "grounds", "商业秘密",
                        "sentOn", "2026-09-14"));
        assertThat(clerk.find(".clockface")).containsText("已用 4 / 20");
        tracks();
        assertThat(citizen.find("#now")).containsText("计时暂停");
        var seen = citizen.find("ol.timeline").first().textContent();
        assertThat(seen).contains("征求意见，暂停计时").doesNotContain(THIRD_PARTY);
        assertThat(citizen.find("button:has-text('征求意见书')")).hasCount(0);

        on("2026-09-16");
        act(clerk, "登记对方收到征求意见书", Map.of("on", "2026-09-15"));
        assertThat(clerk.find("#awaited")).containsText("2026年10月12日");

        on("2026-09-29");
        act(clerk, "登记意见", Map.of("on", "2026-09-29"));
        counts(
                "9-9 9-10 9-11 9-14 9-30 10-8 10-9 10-10 10-12 10-13 10-14 10-15 10-16 10-19 10-20 10-21 10-22"
                        + " 10-23 10-26 10-27",
                "9-15 9-16 9-17 9-18 9-20 9-21 9-22 9-23 9-24 9-28 9-29");
        assertThat(citizen.find("#now")).containsText("最迟 2026年10月27日 答复");
    }

    /// Ten working days more: 10 November.
    private void isExtended() throws IOException {
        on("2026-10-13");
        signer.open(casePath);
        signer.follow("延长答复期限");
        signer.find("#days").fill("10");
        signer.find("#days").blur();
        assertThat(signer.find("#outlook")).containsText("2026年11月10日");
        act(signer, "延长答复期限", Map.of("days", "10", "reason", "材料较多，须逐页审查。"));
        clerk.open(casePath);
        counts(
                "9-9 9-10 9-11 9-14 9-30 10-8 10-9 10-10 10-12 10-13 10-14 10-15 10-16 10-19 10-20 10-21 10-22"
                        + " 10-23 10-26 10-27 10-28 10-29 10-30 11-2 11-3 11-4 11-5 11-6 11-9 11-10",
                "9-15 9-16 9-17 9-18 9-20 9-21 9-22 9-23 9-24 9-28 9-29");
        assertThat(citizen.find("#now")).containsText("最迟 2026年11月10日 答复");
        assertThat(letter("延期答复告知书")).contains("原应当于2026年10月27日前", "延长10个工作日", "将于2026年11月10日前");
    }

    private void isDrafted() {
        on("2026-10-14");
        coversTheMaterial();
        drafts("第一行的公民身份号码和第二行的报价，属于个人隐私和商业秘密。");
    }

    /// One cover drawn with the mouse, moved with the keys; one accepted from what the platform found.
    private void coversTheMaterial() {
        clerk.open(casePath + "/material");
        clerk.find("#upload")
                .setInputFiles(new FilePayload(
                        "申报表.pdf",
                        "application/pdf",
                        ReleaseSamples.pdf("申报单位经办人，公民身份号码" + IDENTITY, "本次报价的" + SECRET, "本行可以公开")));
        clerk.press("添加");
        assertThat(clerk.find("[role=status]").first()).containsText("已添加");
        assertThat(clerk.find("ul.boxes li")).hasCount(1);
        assertThat(clerk.find("ul.boxes li")).containsText(IDENTITY);
        barriers.addAll(clerk.barriers());

        // The second line stands on 124 points from the top, five characters of 14 points before the
        // secret.
        clerk.find("#cover-ground").selectOption(GROUND);
        var svg = clerk.find(".redact svg");
        svg.evaluate("e => e.scrollIntoView({block: 'start'})");
        var box = svg.boundingBox();
        double scale = box.width / 595.28;
        var mouse = clerk.page().mouse();
        mouse.move(box.x + 124 * scale, box.y + 108 * scale);
        mouse.down();
        mouse.move(box.x + 180 * scale, box.y + 120 * scale);
        mouse.move(box.x + 224 * scale, box.y + 130 * scale);
        mouse.up();
        assertThat(clerk.find("svg .redact__cover")).hasCount(1);
        var rect = clerk.find("svg .redact__cover rect");
        double left = Double.parseDouble(rect.getAttribute("x"));
        assertThat(left).isBetween(123.0, 125.0);

        clerk.find("svg .redact__cover").focus();
        clerk.page().keyboard().press("ArrowRight");
        clerk.page().keyboard().press("Shift+ArrowRight");
        assertThat(clerk.find("#redact-say")).containsText("已保存");
        clerk.open(clerk.path());
        assertThat(Double.parseDouble(rect.getAttribute("x"))).isBetween(left + 1, left + 2);

        clerk.find("ul.boxes li button[value=change]").click();
        assertThat(clerk.find("svg .redact__cover")).hasCount(2);
        clerk.press("生成公开件");
        assertThat(clerk.find("#outgoing")).containsText("没有发现");
        assertThat(clerk.find("#outgoing")).containsText("2026-10-14 10:00");
        barriers.addAll(clerk.barriers());
    }

    private void drafts(String withheld) {
        clerk.open(casePath);
        if (clerk.button("开始拟稿").count() > 0) {
            clerk.find("#outcome").selectOption("PARTIALLY_GRANTED");
            clerk.press("开始拟稿");
            clerk.find("input[name=withheld][value=" + GROUND + "]").check();
        }
        clerk.fill("公开部分", "《升级改造补助资金申报表》一份，一页，不公开部分已作遮盖。");
        clerk.fill("提供形式", "随本告知书邮寄纸质件，并可在平台下载");
        clerk.fill("不公开部分及理由", withheld + "依据《条例》第十五条，公开会对第三方合法权益造成损害，不予公开。");
        clerk.press("存稿");
        assertThat(clerk.find("#reply [role=status]")).containsText("答复书稿已存");
        barriers.addAll(clerk.barriers());
        clerk.press("送审");
        assertThat(clerk.find("#reply [role=status]")).containsText("已送审");
    }

    private void isReviewedAndSigned() {
        on("2026-10-15");
        passes(reviewer, "通过");
        on("2026-10-16");
        passes(secrecy, "通过");
        on("2026-10-19");
        passes(signer, "签发");
        tracks();
        assertThat(citizen.find(RELEASED)).hasCount(0);
        signer.open(casePath + "/signoff");
        assertThat(signer.heading()).hasText("政府信息公开答复审批单");
        var sheet = signer.find(".signsheet").textContent();
        assertThat(sheet).contains("2026-10-14", "2026-10-15", "方法制", "2026-10-16", "鲍保密", "2026-10-19", "钱签发");
        assertThat(signer.find(".printsheet")).containsText("2026年11月10日");
        barriers.addAll(signer.barriers());
    }

    private void passes(Visitor officer, String button) {
        officer.open(casePath);
        officer.press(button);
        assertThat(officer.find("#reply [role=status]")).containsText("已" + button);
    }

    private void isServed() {
        on("2026-10-20");
        act(
                clerk,
                "登记送达",
                Map.of("method", "POSTAL", "on", "2026-10-20", "carrier", "POST", "number", "XA12345678901"));
        assertThat(clerk.find(".pagehead .tag")).hasText("已送达");
        assertThat(clerk.find("#timeliness")).containsText("按期答复：送达日2026年10月20日在答复期限内");
        assertThat(clerk.find("#service")).containsText("XA12345678901");
        clerk.open(casePath + "/letters");
        assertThat(clerk.find("table.ledger")).containsText("2026年10月19日");
        barriers.addAll(clerk.barriers());
    }

    private void isReadByTheApplicant() throws IOException {
        on("2026-10-22");
        tracks();
        assertThat(citizen.find(RELEASED)).hasCount(1);
        assertThat(citizen.find("#now")).hasText("已送达");
        assertThat(citizen.find("main")).containsText("2026年10月19日作出决定");
        assertThat(citizen.find("main")).containsText("用 14 个工作日");
        assertThat(citizen.find("#timeliness")).containsText("按期答复：送达日2026年10月20日");
        assertThat(letter("部分公开")).contains("行政复议", "2026年10月19日");
        barriers.addAll(citizen.barriers());
        holdsBackWhatIsCovered(citizen.download(citizen.find(RELEASED)));
    }

    /// Neither as text nor in any stream, packed or unpacked; black where it stood, the rest to be read.
    private static void holdsBackWhatIsCovered(byte[] file) throws IOException {
        var secrets = List.of(SECRET, IDENTITY, "底价");
        try (var document = Loader.loadPDF(file)) {
            assertThat(new PDFTextStripper().getText(document)).isBlank();
            var raw = new ArrayList<byte[]>(List.of(file));
            for (var key : document.getDocument().getXrefTable().keySet()) {
                if (document.getDocument().getObjectFromPool(key).getObject() instanceof COSStream stream) {
                    try (var packed = stream.createRawInputStream();
                            var unpacked = stream.createInputStream()) {
                        raw.add(packed.readAllBytes());
                        raw.add(unpacked.readAllBytes());
                    }
                }
            }
            assertThat(raw).hasSizeGreaterThan(4);
            for (var bytes : raw) {
                for (var charset :
                        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
                    assertThat(new String(bytes, charset)).doesNotContain(secrets);
                }
            }
            var image = new PDFRenderer(document).renderImageWithDPI(0, 72);
            assertThat(dark(image.getRGB(150, 113))).as("the covered price").isTrue();
            assertThat(IntStream.range(60, 140)
                            .filter(x -> IntStream.range(136, 150).anyMatch(y -> dark(image.getRGB(x, y))))
                            .count())
                    .as("strokes of the line that stays")
                    .isBetween(20L, 80L);
            assertThat(dark(image.getRGB(300, 200))).as("white paper").isFalse();
        }
    }

    private static boolean dark(int rgb) {
        return (rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff) < 200;
    }

    /// The notice comes on 26 October: ten working days to answer, 9 November. The decision comes on 2
    /// December and gives ten working days: 16 December.
    ///
    /// @return the path of its page
    private String goesToReconsideration() {
        on("2026-10-26");
        clerk.open(casePath);
        clerk.follow("登记复议、诉讼");
        fill(
                clerk,
                Map.of(
                        "kind", "RECONSIDERATION",
                        "received", "2026-10-26",
                        "procedure", "GENERAL",
                        "authority", "杭州市余杭区人民政府",
                        "caseNumber", "余政复〔2026〕31号"));
        clerk.press("登记");
        assertThat(clerk.heading()).not().hasText("登记复议、诉讼案件");
        var dispute = clerk.path();
        assertThat(clerk.find(".pagehead .tag")).hasText("待答复");
        assertThat(clerk.find("aside[aria-label='期限与计数']")).containsText("至 11月9日");
        assertThat(clerk.find("aside[aria-label='期限与计数']")).containsText("还有 10 个工作日");
        barriers.addAll(clerk.barriers());

        on("2026-11-02");
        clerk.open(dispute);
        clerk.follow("登记答复");
        fill(clerk, Map.of("on", "2026-11-02"));
        clerk.press("登记答复");
        assertThat(clerk.find(".case__facts")).containsText("2026年11月2日");

        on("2026-12-02");
        clerk.open(dispute + "/decide");
        fill(
                clerk,
                Map.of(
                        "result", "REVOKED",
                        "on", "2026-11-30",
                        "receivedOn", "2026-12-02",
                        "document", "余政复决〔2026〕31号",
                        "counting", "WORKING_DAYS",
                        "number", "10",
                        "orderDay", "2026-12-02"));
        barriers.addAll(clerk.barriers());
        clerk.press("下一步：核对");
        assertThat(clerk.find("main")).containsText("自2026年12月2日起10个工作日内重新答复");
        clerk.press("确认登记");
        assertThat(clerk.find("aside[aria-label='期限与计数']")).containsText("至 12月16日");
        assertThat(clerk.find("aside[aria-label='期限与计数']")).containsText("还有 10 个工作日");
        assertThat(clerk.find("aside[aria-label='期限与计数']")).containsText("结果纠正");
        barriers.addAll(clerk.barriers());
        return dispute;
    }

    /// The order opens the request again until 16 December; the price comes out, the number stays covered.
    private void isRepliedAnew(String dispute) throws IOException {
        on("2026-12-03");
        clerk.open(dispute);
        clerk.follow("转入申请，重新办理");
        assertThat(clerk.find("main")).containsText("2026年12月16日");
        barriers.addAll(clerk.barriers());
        clerk.press("重新办理");
        assertThat(clerk.find("[role=status]").first()).containsText("答复期限至2026年12月16日");
        assertThat(clerk.find(".pagehead .tag")).hasText("重新办理中");
        counts("12-3 12-4 12-7 12-8 12-9 12-10 12-11 12-14 12-15 12-16", "");
        assertThat(citizen.find("#now")).containsText("最迟 2026年12月16日 答复");
        barriers.addAll(citizen.barriers());

        on("2026-12-04");
        clerk.open(casePath + "/material");
        clerk.follow("申报表");
        var drawn = clerk.find("details.box").last();
        drawn.locator("summary").click();
        drawn.locator("button[value=remove]").click();
        assertThat(clerk.find("svg .redact__cover")).hasCount(1);
        clerk.press("生成公开件");
        assertThat(clerk.find("#outgoing")).containsText("2026-12-04 10:00");
        drafts("第一行的公民身份号码，属于个人隐私。");
        on("2026-12-07");
        passes(reviewer, "通过");
        on("2026-12-08");
        passes(secrecy, "通过");
        on("2026-12-09");
        passes(signer, "签发");
        tracks();
        // Of the new reply nothing before it is served; what came with the former one stays readable.
        assertThat(citizen.find(RELEASED)).hasCount(1);
        assertThat(citizen.find(SUPERSEDED)).hasCount(1);
        assertThat(citizen.find(".timeline button:has-text('部分公开告知书')")).hasCount(1);
        clerk.open(dispute);
        assertThat(clerk.find(".case__facts")).containsText("2026年12月9日");
        assertThat(clerk.find("aside[aria-label='期限与计数']")).containsText("没有在走的期限");
        barriers.addAll(clerk.barriers());

        on("2026-12-10");
        act(
                clerk,
                "登记送达",
                Map.of("method", "POSTAL", "on", "2026-12-10", "carrier", "POST", "number", "XA12345678902"));
        assertThat(clerk.find(".pagehead .tag")).hasText("重新答复已送达");
        assertThat(clerk.find("#timeliness")).containsText("按期答复：送达日2026年12月10日在答复期限内");
        tracks();
        assertThat(citizen.find("#timeliness")).containsText("按期答复：送达日2026年12月10日");
        barriers.addAll(citizen.barriers());
        assertThat(citizen.find(".timeline button:has-text('部分公开告知书')")).hasCount(2);
        assertThat(citizen.find(SUPERSEDED)).hasCount(1);
        try (var document = Loader.loadPDF(citizen.download(citizen.find(STANDING)))) {
            assertThat(new PDFTextStripper().getText(document)).isBlank();
            var image = new PDFRenderer(document).renderImageWithDPI(0, 72);
            assertThat(dark(image.getRGB(150, 113)))
                    .as("the price, no longer covered")
                    .isFalse();
            assertThat(dark(image.getRGB(260, 92)))
                    .as("the number, still covered")
                    .isTrue();
        }
    }

    // ── what all of them do ──

    private void tracks() {
        citizen.open("/requests");
        citizen.fill("查询码", code);
        citizen.fill("联系电话后四位", PHONE.substring(PHONE.length() - 4));
        citizen.press("查询");
        assertThat(citizen.heading()).hasText("申请办理进度");
    }

    /// Does an act from the case page that must succeed.
    private void act(Visitor officer, String act, Map<String, String> typed) {
        officer.open(casePath);
        officer.follow(act);
        fill(officer, typed);
        officer.press(act);
        assertThat(officer.find("[role=status]").first()).containsText("已办：");
    }

    private static void fill(Visitor visitor, Map<String, String> typed) {
        var selects = new LinkedHashMap<String, String>();
        typed.forEach((field, value) -> {
            var at = visitor.find("#" + field);
            if (at.evaluate("e => e.tagName").equals("SELECT")) {
                at.selectOption(value);
                selects.put(field, value);
            } else {
                at.fill(value);
            }
        });
        selects.forEach((field, value) -> assertThat(visitor.find("#" + field)).hasValue(value));
    }

    /// The days of the clock as the officer's page in front and the applicant's page list them.
    private void counts(String counted, String leftOut) {
        var listed = clerk.find(".dayslist li").allTextContents();
        var days = days(counted);
        var works = listed.stream().filter(day -> day.contains("个工作日，共")).toList();
        assertThat(works).allMatch(day -> day.endsWith("，共" + days.size() + "个"));
        assertThat(works)
                .extracting(day -> day.replaceAll("（.*?）", "").replaceAll("个工作日，.*", ""))
                .isEqualTo(IntStream.range(0, days.size())
                        .mapToObj(i -> days.get(i) + "第" + (i + 1))
                        .toList());
        assertThat(listed.stream().filter(day -> day.contains("征求第三方意见（")))
                .extracting(day -> day.replaceAll("（.*", ""))
                .isEqualTo(days(leftOut));
        assertThat(clerk.find(".clockface")).containsText(Pattern.compile("已用 \\d+ / " + days.size()));
        tracks();
        assertThat(citizen.find(".daylist li").allTextContents()).isEqualTo(listed);
    }

    private static List<String> days(String written) {
        return written.isEmpty()
                ? List.of()
                : Arrays.stream(written.split(" "))
                        .map(day -> "2026年" + day.replace('-', '月') + "日")
                        .toList();
    }

    /// The text of the applicant's copy of a letter, from the tracking page in front.
    private String letter(String title) throws IOException {
        var file = citizen.download(
                citizen.find(".timeline button:has-text('" + title + "')").first());
        try (var document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }
}
