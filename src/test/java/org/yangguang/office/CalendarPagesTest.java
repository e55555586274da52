package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.calendar.Calendars;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;
import org.yangguang.identity.Permission;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.Channel;
import org.yangguang.request.Desk;
import org.yangguang.request.submission.Application;

class CalendarPagesTest extends StaffPages {

    @Autowired
    Calendars calendars;

    @Autowired
    Desk desk;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transactions;

    /// Handed in on Monday 14 December 2026: twenty working days end in January 2027.
    private void openRequest() {
        var clerk = officer("330110-01", Duty.INTAKE);
        var application = new Application(
                ApplicantKind.NATURAL_PERSON,
                "林晓岚",
                Application.IdentityKind.CITIZEN,
                "11010519491231002X",
                "",
                "13800138000",
                "",
                "",
                "",
                "2025年度商贸流通业发展专项资金拨付名单",
                "",
                Application.DeliveryForm.ELECTRONIC,
                Application.DeliveryChannel.PLATFORM,
                true);
        Scope.of(DatabaseRole.OFFICE, clerk.scope())
                .run(() -> desk.enter(
                        new Desk.Hand(clerk.account(), clerk.acting(Permission.REQUEST_INTAKE, "")),
                        clerk.organId(),
                        UUID.randomUUID(),
                        Channel.IN_PERSON,
                        application,
                        LocalDate.of(2026, 12, 14)));
    }

    /// As the rules of 2024 would have it; no notice says so, and the test needs none.
    private static Map<String, String> notice() {
        return new HashMap<>(Map.of(
                "year", "2027",
                "docNo", "国办发明电[2026]9号",
                "issuedOn", "2026-11-04",
                "holidays", "1-1~1-3\n2-5~2-12\n4-3~4-5\n5-1~5-5\n6-9\n9-15\n10-1~10-7",
                "workdays", "2-14、2-20\n5-8、10-9"));
    }

    @Test
    @DisplayName("年历写明每天休、班、工作及缘由，年份表列出文号与每月工作日数")
    void theYearInWords() {
        var page = get(officer("330000", Duty.HANDLER), "/office/calendar?year=2026");
        assertThat(page.status()).isEqualTo(200);
        var february = page.html().select(".monthcal").get(1);
        assertThat(february.select("caption").text()).isEqualTo("2月　16 个工作日");
        assertThat(february.select("td.extra").eachText()).containsExactly("14 班 调休上班", "28 班 调休上班");
        assertThat(february.select("td.off").eachText()).contains("15 休 春节", "1 休 周末");
        assertThat(page.text()).contains("国办发明电〔2025〕7号", "21 16 22 21 19 21 23 21 22 18 21 23 248", "2027年的放假安排还没有录入");
        assertThat(page.html().select("a[href=/office/calendar/new]")).isEmpty();
    }

    @Test
    @DisplayName("第三十三条：录入通知先预览移动的期限，由另一人批准后在办申请重新计算")
    void aNoticeIsEnteredPreviewedAndApprovedByAnother() {
        openRequest();
        var enters = officer("330000", Duty.SYSTEM_ADMIN);
        var approves = officer("330000", Duty.SECURITY_ADMIN);
        var entered = post(enters, "/office/calendar/new", notice());
        var address = entered.redirect();
        assertThat(address).as(entered.text()).matches("/office/calendar/notices/\\d+");

        var preview = get(enters, address);
        assertThat(preview.text()).contains("国办发明电〔2026〕9号", "1月1日至1月3日", "待安全管理员批准", "系统不会自动告知申请人", "须由录入人以外的安全管理员批准");
        assertThat(preview.html().select("tbody th[data-l=申请编号]")).isNotEmpty();
        assertThat(preview.html().select("td[data-l=现在]").eachText()).anyMatch(text -> text.contains("暂按周一至周五推算"));
        assertThat(preview.html().select("td[data-l=批准后]").eachText()).noneMatch(text -> text.contains("暂按"));

        var self = new Officer(
                enters.account(),
                "tester",
                "周宁",
                enters.organId(),
                "330000",
                enters.organName(),
                approves.duties(),
                enters.scope());
        var refused = post(self, address + "/approve", Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select(".errors").text()).contains("录入人不能批准自己录入的通知");

        assertThat(post(enters, address + "/approve", Map.of()).status()).isEqualTo(403);
        assertThat(provisional()).isPositive();
        var approved = post(approves, address + "/approve", Map.of());
        assertThat(approved.redirect()).isEqualTo(address);
        assertThat(String.valueOf(approved.flash().get("done"))).isEqualTo("已批准，2027年按本通知计算，在办申请的期限已重新计算。");
        assertThat(calendars.of("330000").covers(2027)).isTrue();
        assertThat(provisional()).isZero();
        assertThat(post(approves, address + "/approve", Map.of()).text()).contains("已经批准过");
        assertThat(get(enters, "/office/calendar?year=2027").text()).contains("休 节假日", "生效");
    }

    @Test
    @DisplayName("填错的通知退回 422：每处错误写在栏旁，已填的都在")
    void mistakesStandAtTheirFields() {
        var admin = officer("330000", Duty.SYSTEM_ADMIN);
        var typed = notice();
        typed.put("docNo", "某号");
        typed.put("issuedOn", "2027-01-04");
        typed.put("holidays", "2-30");
        var page = post(admin, "/office/calendar/new", typed);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().title()).startsWith("有误：");
        assertThat(page.faultAt("docNo")).contains("国办发明电〔2025〕7号");
        assertThat(page.faultAt("issuedOn")).contains("还没有到");
        assertThat(page.faultAt("holidays")).contains("没有2027年2月30日这一天");
        assertThat(page.html().select(".errors a[href=#holidays]")).hasSize(1);
        assertThat(page.html().select("#workdays").val()).isEqualTo(typed.get("workdays"));

        var forgotten = notice();
        forgotten.put("workdays", "2-14\n3-3");
        var problems = post(admin, "/office/calendar/new", forgotten);
        assertThat(problems.status()).isEqualTo(422);
        assertThat(problems.html().select("#arrangement .err").text()).contains("2027年3月3日是星期三，不是周末");
    }

    @Test
    @DisplayName("地方放假：省级代码对全省有效，县级的以县级为准")
    void localDays() {
        var admin = officer("330000", Duty.SYSTEM_ADMIN);
        var typed = Map.of(
                "region", "450000", "day", "2026-04-20", "kind", "REST", "reason", "三月三", "basis", "桂政发〔2014〕9号");
        assertThat(post(admin, "/office/calendar/local", typed).redirect()).isEqualTo("/office/calendar/local");
        var county = new HashMap<>(typed);
        county.put("region", "450102");
        county.put("kind", "WORK");
        county.put("reason", "本县照常");
        assertThat(post(admin, "/office/calendar/local", county).redirect()).isEqualTo("/office/calendar/local");
        var day = LocalDate.of(2026, 4, 20);
        assertThat(calendars.of("450101").isWorkingDay(day)).isFalse();
        assertThat(calendars.of("450101").why(day)).isEqualTo("三月三放假");
        assertThat(calendars.of("450102").isWorkingDay(day)).isTrue();
        assertThat(get(admin, "/office/calendar/local").text()).contains("2026年4月20日 星期一 放假 三月三");

        var bad = post(admin, "/office/calendar/local", Map.of("region", "45", "day", "某日", "reason", "三月三"));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.faultAt("region")).contains("6 位行政区划代码");
        assertThat(bad.faultAt("kind")).isEqualTo("请选择放假或上班。");
        assertThat(bad.faultAt("basis")).isEqualTo("请填写依据。");
        assertThat(bad.html().select("#reason").val()).isEqualTo("三月三");
    }

    /// Open requests whose last day is only provisional.
    private long provisional() {
        var scope =
                Scope.of(DatabaseRole.OFFICE, officer("330110-01", Duty.INTAKE).scope());
        return java.util.Objects.requireNonNull(scope.call(() -> transactions.execute(
                status -> sql.sql("select count(*) from request_case where provisional and concluded_on is null")
                        .query(Long.class)
                        .single())));
    }
}
