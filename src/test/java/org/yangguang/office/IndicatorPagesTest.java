package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;
import org.yangguang.indicator.IndicatorDesk;
import org.yangguang.indicator.IndicatorDesk.Written;
import org.yangguang.indicator.Indicators;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;
import org.yangguang.organ.Organs;
import org.yangguang.request.Desk.Hand;

/// The figures of a year: entered, corrected, imported, defined for a tree and summed over it, each organ
/// behind its own wall.
class IndicatorPagesTest extends StaffPages {

    private static final String GOVERNMENT = "330181";
    private static final String OWN = "330181-01";
    private static final String OTHER = "330181-02";

    @Autowired
    Indicators indicators;

    @Autowired
    IndicatorDesk desk;

    private Officer clerk = officerOf(Duty.HANDLER);
    private Officer other = clerk;

    private static Officer officerOf(Duty duty) {
        return new Officer(new UUID(0, 0), "", "", 0, "", "", Set.of(duty), Set.of());
    }

    @BeforeEach
    void organsOfTheTest() {
        register(GOVERNMENT, "330100", OrganKind.GOVERNMENT, "萧山区人民政府");
        register(OWN, GOVERNMENT, OrganKind.DEPARTMENT, "萧山区甲局");
        register(OTHER, GOVERNMENT, OrganKind.DEPARTMENT, "萧山区乙局");
        clerk = officer(OWN, Duty.HANDLER);
        other = officer(OTHER, Duty.HANDLER);
    }

    private Organ register(String code, String parent, OrganKind kind, String name) {
        return organs.byCode(code).orElseGet(() -> {
            Scope.of(DatabaseRole.OFFICE, Set.of())
                    .run(() -> organs.register(
                            Actor.SYSTEM,
                            new Organs.Registration(
                                    code,
                                    Optional.of(parent),
                                    kind,
                                    OrganLevel.COUNTY,
                                    name,
                                    name,
                                    Optional.empty(),
                                    LocalDate.of(2019, 5, 15),
                                    Optional.empty())));
            return organs.byCode(code).orElseThrow();
        });
    }

    private Officer supervisor() {
        var works = organs.byCode(GOVERNMENT).orElseThrow();
        return new Officer(
                UUID.randomUUID(),
                "zhuguan",
                "朱主管",
                works.id(),
                GOVERNMENT,
                works.name(),
                Set.of(Duty.SUPERVISOR),
                organs.selfAndBelow(works.id()));
    }

    private Answer upload(
            Officer by, String path, String field, String name, byte[] content, Map<String, String> typed) {
        var request = pages.post()
                .uri(path)
                .multipart()
                .file(new MockMultipartFile(field, name, "application/octet-stream", content));
        typed.forEach((key, value) -> request.param(key, value));
        return answer(request.with(authentication(signedIn(by))).with(csrf()).exchange());
    }

    private static String row(Answer page, String code) {
        return page.html().select("tr#" + code).text();
    }

    @Test
    @DisplayName("第五十条：一次录入几项，读成的数给人看；有一处读不出则都不保存，填写的还在")
    void severalAreEnteredAtOnce() {
        var year = "/office/indicators/2025";
        var wrong = post(
                clerk, year, Map.of("v-gazettes", "-", "e-gazettes", "公报台账", "v-circulars", "3", "e-circulars", ""));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select("#v-gazettes-err").text()).contains("没有发生的填 0");
        assertThat(wrong.html().select("#e-circulars-err").text()).contains("请填写依据");
        assertThat(wrong.html().select("#v-circulars").val()).isEqualTo("3");
        assertThat(row(get(other, year), "circulars")).contains("未录入").doesNotContain("3 次");

        var done = post(
                clerk,
                year,
                Map.of("v-gazettes", "１２期", "e-gazettes", "公报台账", "v-circulars", "0", "e-circulars", "没有通报"));
        assertThat(done.redirect()).isEqualTo(year);
        assertThat(done.flash().get("done")).asString().contains("已录入 2 项", "政府公报期数“１２期”读作 12 期");
        var page = get(clerk, year);
        assertThat(row(page, "gazettes")).contains("12 期", "人工录入");
        assertThat(row(page, "circulars")).contains("0 次");
        assertThat(page.html().select("#missing").text())
                .doesNotContain("政府公报期数")
                .contains("专题会议次数");
        assertThat(row(get(other, year), "gazettes")).contains("未录入").doesNotContain("12 期");
        assertThat(post(officer(OWN, Duty.INTAKE), year, Map.of("v-meetings", "1"))
                        .status())
                .isEqualTo(403);
    }

    private static String entry(Answer page, int number) {
        var forms = page.html().select("form[action$=/correct]");
        return forms.get(number).attr("action");
    }

    @Test
    @DisplayName("逐次录入的相加；更正写明理由，留下原来的数；撤回的不计；同时更正的一方被告知")
    void entriesByDateAddUpAndAreCorrected() {
        var path = "/office/indicators/2026/meetings";
        for (var day : List.of("2026-02-10", "2026-06-10")) {
            var done = post(clerk, path, Map.of("value", "1", "day", day, "evidence", "会议纪要"));
            assertThat(done.redirect()).as(done.text()).isEqualTo(path);
        }
        assertThat(get(clerk, path).html().select(".figures").text()).contains("2 次", "2 条相加");
        assertThat(post(clerk, path, Map.of("value", "1", "day", "2025-06-10", "evidence", "会议纪要"))
                        .faultAt("day"))
                .contains("不在 2026 年之内");
        assertThat(post(clerk, path, Map.of("value", "1", "day", "2026-12-30", "evidence", "会议纪要"))
                        .faultAt("day"))
                .contains("还没有到");

        var first = entry(get(clerk, path), 0);
        var id = first.replaceAll(".*/entries/([^/]+)/correct", "$1");
        var typed = Map.of(
                "seen",
                "1",
                "value-" + id,
                "3",
                "day-" + id,
                "2026-02-10",
                "evidence-" + id,
                "会议纪要",
                "reason-" + id,
                "");
        assertThat(post(clerk, first, typed).faultAt("reason-" + id)).contains("更正理由");
        var reasoned = new java.util.HashMap<>(typed);
        reasoned.put("reason-" + id, "当日上下午共三场");
        assertThat(post(other, first, reasoned).status()).isEqualTo(422);
        assertThat(post(clerk, first, reasoned).redirect()).isEqualTo(path);
        assertThat(post(clerk, first, reasoned).status()).isEqualTo(409);
        var page = get(clerk, path);
        assertThat(page.html().select(".figures").text()).contains("4 次");
        assertThat(page.html().select("#entry-" + id).text()).contains("更正记录（1 次）", "1 次", "当日上下午共三场");

        post(clerk, path + "/entries/" + id + "/take-back", Map.of("seen", "2", "reason-back-" + id, "另一机关已计"));
        assertThat(get(clerk, path).html().select(".figures").text()).contains("1 次");
        assertThat(get(clerk, path).html().select("#entry-" + id).text()).contains("已撤回", "另一机关已计");
        assertThat(get(other, path).html().select("article")).isEmpty();
    }

    @Test
    @DisplayName("依据文件经过查验，本机关看得到，别的机关看不到")
    void evidenceIsKept() {
        var path = "/office/indicators/2026/inspections";
        var pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
                .getBytes(StandardCharsets.US_ASCII);
        var refused = upload(clerk, path, "files", "检查表.exe", pdf, Map.of("value", "4"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.faultAt("files")).contains("检查表.exe");
        var done = upload(clerk, path, "files", "检查记录.pdf", pdf, Map.of("value", "4"));
        assertThat(done.redirect()).as(done.text()).isEqualTo(path);
        var link = get(clerk, path).html().select("a[href*=/files/]");
        assertThat(link.text()).isEqualTo("检查记录.pdf");
        assertThat(get(clerk, link.attr("href")).result().getResponse().getContentAsByteArray())
                .isEqualTo(pdf);
        assertThat(get(other, link.attr("href")).status()).isEqualTo(404);
        var organ = organs.byCode(OWN).orElseThrow();
        Scope.of(DatabaseRole.OFFICE, Set.of(organ.id()))
                .run(() -> assertThat(indicators
                                .value(organ.id(), 2026, "inspections")
                                .orElseThrow())
                        .satisfies(v -> {
                            assertThat(v.value()).hasValue(new BigDecimal("4"));
                            assertThat(v.evidence()).hasSize(1);
                            assertThat(v.source()).isEqualTo("人工录入");
                        }));
    }

    @Test
    @DisplayName("导出的表填好就能导入：逐行说明哪里不对，一行不对都不录；再导入一次不重复")
    void aListGoesOutAndComesIn() {
        var path = "/office/indicators/2024";
        var csv = get(clerk, path + "/export/csv").result().getResponse();
        var text = new String(csv.getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF\"指标代码\",\"部分\"").contains("\"trainings\",\"一（五）监督保障\",\"培训次数\"");
        assertThat(get(clerk, path + "/export/xlsx").status()).isEqualTo(200);

        var head = "指标代码,指标,数值,日期,依据,更正理由\n";
        var wrong = upload(
                clerk,
                path + "/import",
                "file",
                "指标.csv",
                (head + "trainings,,1e3,,签到表,\n,培训人次,12,2025-03-01,签到表,\nnothing,,3,,台账,\nmeetings,,3,,,\n")
                        .getBytes(StandardCharsets.UTF_8),
                Map.of());
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("一行也没有录入：有 4 处需要改正")
                .contains("第 2 行“数值”：“1e3”是科学计数写法")
                .contains("第 3 行“日期”：日期 2025-03-01 不在 2024 年之内")
                .contains("第 4 行“指标代码”：没有代码为“nothing”的指标")
                .contains("第 5 行“依据”：请填写依据");
        assertThat(row(get(clerk, path), "trainings")).contains("未录入").doesNotContain("人工录入");

        var list = head + "trainings,,2,2024-03-01,签到表,\ntrainings,,１场,2024-09-01,签到表,\n,培训人次,\"1,200\",,签到表,\n";
        var done = upload(clerk, path + "/import", "file", "指标.csv", list.getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(done.redirect()).as(done.text()).isEqualTo(path);
        assertThat(row(get(clerk, path), "trainings")).contains("3 次");
        assertThat(row(get(clerk, path), "trainees")).contains("1200 人次");
        var again = upload(clerk, path + "/import", "file", "指标.csv", list.getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(again.flash().get("done")).asString().contains("新录入 0 条", "相同的 3 条");
        var changed = list.replace("2,2024-03-01", "5,2024-03-01");
        assertThat(upload(clerk, path + "/import", "file", "指标.csv", changed.getBytes(StandardCharsets.UTF_8), Map.of())
                        .text())
                .contains("第 2 行“更正理由”：这一天已经录入 2 次，与表中的 5 次 不同");
        upload(
                clerk,
                path + "/import",
                "file",
                "指标.csv",
                changed.replace("5,2024-03-01,签到表,", "5,2024-03-01,签到表,漏计三场").getBytes(StandardCharsets.UTF_8),
                Map.of());
        assertThat(row(get(clerk, path), "trainings")).contains("6 次");

        var sheet = get(clerk, path + "/export/xlsx").result().getResponse().getContentAsByteArray();
        var round = upload(clerk, path + "/import", "file", "指标.xlsx", sheet, Map.of());
        assertThat(round.flash().get("done")).asString().contains("新录入 0 条，更正 0 条，与已有相同的 3 条");
    }

    @Test
    @DisplayName("数目不符在页面上写明哪两个数、怎么改；上年的数和增减并列")
    void whatDoesNotAgreeIsShown() {
        post(clerk, "/office/indicators/2022", Map.of("v-accounts", "46", "e-accounts", "台账"));
        post(
                clerk,
                "/office/indicators/2023",
                Map.of(
                        "v-accounts", "37",
                        "e-accounts", "台账",
                        "v-accounts_opened", "2",
                        "e-accounts_opened", "台账",
                        "v-accounts_closed", "12",
                        "e-accounts_closed", "台账"));
        var page = get(clerk, "/office/indicators/2023");
        assertThat(page.html().select("#findings").text())
                .contains("I-03", "37 个", "上年政务新媒体账号数 46 个", "即 36", "账号备案台账");
        assertThat(row(page, "accounts")).contains("46 个", "－9", "I-03");
        assertThat(get(clerk, "/office/indicators/2023/accounts").text()).contains("I-03");
    }

    @Test
    @DisplayName("主管部门增加、停用的指标对下级有效；停用以后以前的数还在；下级不能改")
    void aSupervisorDefinesForTheTree() {
        var definitions = "/office/indicators/definitions";
        var typed = Map.of(
                "name", "政务公开体验活动次数",
                "definition", "本年举办的体验活动次数，线上线下都计。",
                "part", "S1_PROACTIVE",
                "unit", "TIMES",
                "span", "FLOW",
                "summing", "SUM");
        assertThat(post(clerk, definitions, typed).status()).isEqualTo(403);
        var boss = supervisor();
        assertThat(post(boss, definitions, typed).redirect()).isEqualTo(definitions);
        assertThat(post(boss, definitions, typed).faultAt("name")).contains("已经有");
        var percent = new java.util.HashMap<>(typed);
        percent.putAll(Map.of("name", "按期率", "unit", "PERCENT"));
        assertThat(post(boss, definitions, percent).faultAt("name")).contains("不能在机关之间相加");

        var code = get(clerk, "/office/indicators/2026")
                .html()
                .select("tr:has(a:contains(体验活动次数))")
                .attr("id");
        assertThat(code).startsWith("local_");
        post(clerk, "/office/indicators/2026", Map.of("v-" + code, "2", "e-" + code, "活动通知"));
        assertThat(row(get(clerk, "/office/indicators/2026"), code)).contains("2 次");
        assertThat(get(officer("330110", Duty.HANDLER), "/office/indicators/2026")
                        .html()
                        .select("tr#" + code))
                .isEmpty();

        post(boss, definitions + "/" + code + "/retire", Map.of("reason-" + code, "并入开放日", "from", "2026"));
        assertThat(row(get(clerk, "/office/indicators/2026"), code)).contains("2 次", "自 2026 年停用");
        assertThat(get(other, "/office/indicators/2026").html().select("tr#" + code))
                .isEmpty();
        assertThat(post(clerk, "/office/indicators/2026", Map.of("v-" + code, "3", "e-" + code, "活动通知"))
                        .text())
                .contains("不填报");
        assertThat(post(boss, definitions + "/" + code + "/restore", Map.of()).redirect())
                .isEqualTo(definitions);
        assertThat(row(get(other, "/office/indicators/2026"), code)).contains("未录入");
    }

    private void enter(Organ organ, int year, String code, String value) {
        Scope.of(DatabaseRole.OFFICE, Set.of(organ.id()))
                .run(() -> assertThat(desk.enter(
                                new Hand(UUID.randomUUID(), new Actor("a", "承办", organ.code(), "")),
                                organ,
                                year,
                                List.of(new Written(code, value, Optional.empty(), "台账", List.of()))))
                        .isInstanceOf(IndicatorDesk.Result.Done.class));
    }

    @Test
    @DisplayName("本机关和下级合计：垂直部门不计，年内并入的计此前的数，未录入的列出、标为不完整")
    void sumsOverTheTree() {
        var top = register("330182", "330100", OrganKind.GOVERNMENT, "建德市人民政府");
        var first = register("330182-01", "330182", OrganKind.DEPARTMENT, "建德市甲局");
        var second = register("330182-02", "330182", OrganKind.DEPARTMENT, "建德市乙局");
        var merged = register("330182-03", "330182", OrganKind.DEPARTMENT, "建德市丙局");
        var gone = register("330182-04", "330182", OrganKind.DEPARTMENT, "建德市丁局");
        var vertical = register("330182-05", "330182", OrganKind.VERTICAL, "建德市税务局");
        var late = register("330182-06", "330182-01", OrganKind.DEPARTMENT, "建德市甲局所属单位");
        Scope.of(DatabaseRole.OFFICE, Set.of()).run(() -> {
            if (organs.existing(merged.id()).validUntil() == null) {
                organs.mergeInto(Actor.SYSTEM, merged.code(), first.code(), LocalDate.of(2025, 7, 1), "机构改革");
                organs.mergeInto(Actor.SYSTEM, gone.code(), first.code(), LocalDate.of(2025, 1, 1), "机构改革");
            }
        });
        enter(top, 2025, "trainings", "1");
        enter(first, 2025, "trainings", "2");
        enter(merged, 2025, "trainings", "4");
        enter(gone, 2025, "trainings", "8");
        enter(vertical, 2025, "trainings", "16");
        enter(late, 2025, "trainings", "32");
        enter(first, 2025, "satisfaction", "90");
        enter(second, 2025, "reply_days_longest", "19");
        enter(first, 2025, "reply_days_longest", "12.5");
        Scope.of(DatabaseRole.OFFICE, organs.selfAndBelow(top.id())).run(() -> {
            var over = indicators.over(top.id(), 2025);
            assertThat(over)
                    .filteredOn(v -> v.indicator().code().equals("trainings"))
                    .singleElement()
                    .satisfies(v -> {
                        assertThat(v.total())
                                .hasValueSatisfying(t -> assertThat(t).isEqualByComparingTo("39"));
                        assertThat(v.entered()).isEqualTo(4);
                        assertThat(v.missing()).isEqualTo(1);
                    });
            assertThat(over)
                    .filteredOn(v -> v.indicator().code().equals("satisfaction"))
                    .singleElement()
                    .satisfies(v -> {
                        assertThat(v.total()).isEmpty();
                        assertThat(v.entered()).isEqualTo(1);
                        assertThat(v.text()).isEqualTo("不汇总");
                    });
            assertThat(over)
                    .filteredOn(v -> v.indicator().code().equals("reply_days_longest"))
                    .singleElement()
                    .satisfies(v -> assertThat(v.total())
                            .hasValueSatisfying(t -> assertThat(t).isEqualByComparingTo("19")));
            var trainings = over.stream()
                    .map(Indicators.TreeValue::indicator)
                    .filter(i -> i.code().equals("trainings"))
                    .findFirst()
                    .orElseThrow();
            var shares = indicators.over(top.id(), 2025, trainings);
            assertThat(shares.sum())
                    .isEqualTo(over.stream()
                            .filter(v -> v.indicator().equals(trainings))
                            .findFirst()
                            .orElseThrow());
            assertThat(shares.organs())
                    .extracting(Indicators.Contribution::organId)
                    .containsExactly(second.id(), late.id(), merged.id(), first.id(), top.id());
            assertThat(shares.organs().get(2).handedOver()).isTrue();
        });
        // Only what is in scope: another organ's values are not there to be summed.
        Scope.of(DatabaseRole.OFFICE, Set.of(top.id()))
                .run(() -> assertThat(indicators.over(top.id(), 2025))
                        .filteredOn(v -> v.indicator().code().equals("trainings"))
                        .singleElement()
                        .satisfies(v -> assertThat(v.total())
                                .hasValueSatisfying(t -> assertThat(t).isEqualByComparingTo("1"))));
    }

    @Test
    @DisplayName("主管部门在页面上看到合计、各机关的数和谁没有录入；其他人看不到合计")
    void theTreeOnThePages() {
        enter(organs.byCode(OWN).orElseThrow(), 2021, "circulars", "2");
        var boss = supervisor();
        assertThat(get(boss, "/office/indicators/2021?view=tree").text())
                .contains("年报指标合计", "通报次数 2 次", "2 个机关未录入，不完整");
        var one = get(boss, "/office/indicators/2021/circulars");
        assertThat(one.html().select("#tree").text()).contains("萧山区甲局 2 次 人工录入", "萧山区乙局 未录入", "合计不完整");
        assertThat(get(clerk, "/office/indicators/2021?view=tree").text()).doesNotContain("年报指标合计");
        assertThat(get(clerk, "/office/indicators/2021/circulars").html().select("#tree"))
                .isEmpty();
    }

    @Test
    @DisplayName("台账统计的数不用录入；系统启用之前的年度没有记录就不是 0；人工录入的替代台账并注明")
    void ledgersCount() {
        var organ = organs.byCode(OWN).orElseThrow();
        int before = Instant.now().atZone(java.time.ZoneId.of("Asia/Shanghai")).getYear() - 1;
        Scope.of(DatabaseRole.OFFICE, Set.of(organ.id())).run(() -> {
            assertThat(indicators.value(organ.id(), before + 1, "fee_paid").orElseThrow())
                    .satisfies(v -> {
                        assertThat(v.text()).isEqualTo("0 元");
                        assertThat(v.source()).isEqualTo("收费台账统计");
                    });
            assertThat(indicators.value(organ.id(), before, "fee_paid").orElseThrow())
                    .satisfies(v -> assertThat(v.value()).isEmpty());
            assertThat(indicators
                            .value(organ.id(), before + 1, "reply_days_median")
                            .orElseThrow()
                            .value())
                    .isEmpty();
        });
        enter(organ, before + 1, "complaints", "2");
        assertThat(row(get(clerk, "/office/indicators/" + (before + 1)), "complaints"))
                .contains("2 件", "人工录入（台账计 0）");
        assertThat(get(clerk, "/office/indicators/" + (before + 1) + "/complaints")
                        .text())
                .contains("台账计 0 件，现以人工录入的数为准");
        assertThat(get(clerk, "/office/indicators/2099").status()).isEqualTo(404);
        assertThat(get(clerk, "/office/indicators").redirect()).isEqualTo("/office/indicators/2026");
        on("2026-03-31");
        assertThat(get(clerk, "/office/indicators").redirect()).isEqualTo("/office/indicators/2025");
    }
}
