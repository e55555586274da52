package org.yangguang.annual;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.annual.DueDates.Local;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;

@DisplayName("条例第四十九条：年报的报送、公布期限")
class DueDatesTest {

    private static final String BASIS = "区政办〔2026〕1号";

    private static DueDates of(OrganKind kind, int year, Local... local) {
        return DueDates.of(kind, year, List.of(local), Optional.empty()).orElseThrow();
    }

    private static DueDates extended(String until, Local... local) {
        return DueDates.of(OrganKind.DEPARTMENT, 2025, List.of(local), Optional.of(LocalDate.parse(until)))
                .orElseThrow();
    }

    private static Local local(DutyGroup group, @Nullable String submit, @Nullable String publish) {
        return new Local(
                group,
                Optional.ofNullable(submit).map(LocalDate::parse),
                Optional.ofNullable(publish).map(LocalDate::parse),
                BASIS);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @Test
    @DisplayName("第一款：部门 1 月 31 日，逢周六也不顺延")
    void departmentsByTheEndOfJanuary() {
        assertThat(of(OrganKind.DEPARTMENT, 2024).submitBy()).isEqualTo("2025-01-31");
        // Saturday.
        assertThat(of(OrganKind.DEPARTMENT, 2025).submitBy()).isEqualTo("2026-01-31");
        assertThat(of(OrganKind.DEPARTMENT, 2025).publishBy()).isEqualTo("2026-01-31");
    }

    @Test
    @DisplayName("第二款：本级政府 3 月 31 日，逢周日也不顺延")
    void governmentsByTheEndOfMarch() {
        // Sunday.
        assertThat(of(OrganKind.GOVERNMENT, 2023).publishBy()).isEqualTo("2024-03-31");
        assertThat(of(OrganKind.GOVERNMENT, 2023).byLaw()).contains(day("2024-03-31"));
    }

    @Test
    @DisplayName("最后一日当日报送不算逾期，次日起算 1 日")
    void theLastDayIsInTime() {
        var dates = of(OrganKind.DEPARTMENT, 2025);
        assertThat(dates.daysLeft(day("2026-01-31"))).isZero();
        assertThat(dates.daysLate(Optional.empty(), day("2026-01-31"))).isZero();
        assertThat(dates.daysLate(Optional.empty(), day("2026-02-01"))).isEqualTo(1);
        assertThat(dates.daysLate(Optional.of(day("2026-01-30")), day("2026-05-01")))
                .isZero();
        assertThat(dates.daysLate(Optional.of(day("2026-02-03")), day("2026-05-01")))
                .isEqualTo(3);
        assertThat(dates.isPastLaw(day("2026-01-31"))).isFalse();
        assertThat(dates.isPastLaw(day("2026-02-01"))).isTrue();
    }

    @Test
    @DisplayName("上级、本级都定了更早的日期，按最早的；公布日期另算")
    void theEarliestLocalDayBinds() {
        var city = local(DutyGroup.DEPARTMENT, "2026-01-25", null);
        var county = local(DutyGroup.DEPARTMENT, "2026-01-20", "2026-01-28");
        assertThat(of(OrganKind.DEPARTMENT, 2025, city, county).submitBy()).isEqualTo("2026-01-20");
        assertThat(of(OrganKind.DEPARTMENT, 2025, county, city).submitBy()).isEqualTo("2026-01-20");
        assertThat(of(OrganKind.DEPARTMENT, 2025, city, county).publishBy()).isEqualTo("2026-01-28");
        assertThat(of(OrganKind.DEPARTMENT, 2025, city).publishBy()).isEqualTo("2026-01-31");
        assertThat(of(OrganKind.GOVERNMENT, 2025, city, county).submitBy()).isEqualTo("2026-03-31");
        assertThat(of(OrganKind.DEPARTMENT, 2025, county).grounds())
                .containsExactly("《中华人民共和国政府信息公开条例》第四十九条第一款：2026-01-31", BASIS + "：报送 2026-01-20，公布 2026-01-28");
    }

    @Test
    @DisplayName("乡镇、街道条例没有规定：没有本地通知的参照 1 月 31 日，有通知的从通知，可以更晚")
    void grassrootsFollowTheLocalNotice() {
        assertThat(of(OrganKind.TOWNSHIP, 2025).submitBy()).isEqualTo("2026-01-31");
        assertThat(of(OrganKind.STREET, 2025).byLaw()).isEmpty();
        var notice = local(DutyGroup.GRASSROOTS, "2026-02-15", null);
        assertThat(of(OrganKind.STREET, 2025, notice).submitBy()).isEqualTo("2026-02-15");
        assertThat(DueDates.fault(notice, 2025)).isEmpty();
    }

    @Test
    @DisplayName("本地日期不能晚于条例，须在次年，须有依据；报送不晚于公布")
    void whatCannotBeSet() {
        assertThat(DueDates.fault(local(DutyGroup.DEPARTMENT, "2026-02-01", null), 2025))
                .contains("本地日期不能晚于《中华人民共和国政府信息公开条例》第四十九条第一款规定的 2026-01-31，现在是 2026-02-01。");
        assertThat(DueDates.fault(local(DutyGroup.DEPARTMENT, "2026-01-31", null), 2025))
                .isEmpty();
        assertThat(DueDates.fault(local(DutyGroup.GOVERNMENT, null, "2026-03-15"), 2025))
                .isEmpty();
        assertThat(DueDates.fault(local(DutyGroup.DEPARTMENT, "2025-12-31", null), 2025))
                .isPresent();
        assertThat(DueDates.fault(local(DutyGroup.DEPARTMENT, "2026-01-20", "2026-01-10"), 2025))
                .contains("报送日期应不晚于公布日期。");
        assertThat(DueDates.fault(local(DutyGroup.DEPARTMENT, null, null), 2025))
                .isPresent();
        assertThat(DueDates.fault(
                        new Local(DutyGroup.DEPARTMENT, Optional.of(day("2026-01-20")), Optional.empty(), " "), 2025))
                .isPresent();
    }

    @Test
    @DisplayName("缓报只推迟报送；晚于法定日期的如实写明；早于现在日期的不起作用")
    void extension() {
        var early = local(DutyGroup.DEPARTMENT, "2026-01-20", "2026-01-28");
        assertThat(extended("2026-01-27", early).submitBy()).isEqualTo("2026-01-27");
        assertThat(extended("2026-01-27", early).publishBy()).isEqualTo("2026-01-28");
        assertThat(extended("2026-01-15", early).submitBy()).isEqualTo("2026-01-20");
        assertThat(extended("2026-01-15", early).extended()).isEmpty();
        var late = extended("2026-02-10");
        assertThat(late.submitBy()).isEqualTo("2026-02-10");
        assertThat(late.isPastLaw(day("2026-02-01"))).isTrue();
        assertThat(late.grounds()).last().isEqualTo("同意缓报至 2026-02-10，晚于法定期限，法定责任不因此免除");
    }

    @Test
    @DisplayName("现行条例 2019 年施行：2018 年及以前的报告不列期限；垂直管理部门不列")
    void nothingIsDueBeforeTheRegulation() {
        assertThat(DueDates.of(OrganKind.DEPARTMENT, 2018, List.of(), Optional.empty()))
                .isEmpty();
        assertThat(of(OrganKind.DEPARTMENT, 2019).submitBy()).isEqualTo("2020-01-31");
        assertThat(DueDates.of(OrganKind.VERTICAL, 2025, List.of(), Optional.empty()))
                .isEmpty();
    }

    private static Organ organ(OrganKind kind, String from, @Nullable String until, @Nullable Integer successor) {
        return new Organ(
                1,
                "330110-01",
                null,
                kind,
                OrganLevel.COUNTY,
                "某局",
                "某局",
                null,
                day(from),
                until == null ? null : day(until),
                successor,
                0);
    }

    @Test
    @DisplayName("应报告的机关：12 月 31 日存在的，年内并入他机关的；不含年初已不存在的、次年设立的、垂直管理的")
    void whoOwesAReport() {
        var department = OrganKind.DEPARTMENT;
        assertThat(DutyDesk.owes(organ(department, "2015-01-01", null, null), 2025))
                .isTrue();
        assertThat(DutyDesk.owes(organ(department, "2025-12-31", null, null), 2025))
                .isTrue();
        assertThat(DutyDesk.owes(organ(department, "2026-01-01", null, null), 2025))
                .isFalse();
        // 2026-01-01 起并入：2025 年 12 月 31 日仍存在。
        assertThat(DutyDesk.owes(organ(department, "2015-01-01", "2026-01-01", 2), 2025))
                .isTrue();
        assertThat(DutyDesk.owes(organ(department, "2015-01-01", "2025-12-31", 2), 2025))
                .isTrue();
        assertThat(DutyDesk.owes(organ(department, "2015-01-01", "2025-01-02", 2), 2025))
                .isTrue();
        assertThat(DutyDesk.owes(organ(department, "2015-01-01", "2025-01-01", 2), 2025))
                .isFalse();
        // 撤销而没有承接的，没有人报告。
        assertThat(DutyDesk.owes(organ(department, "2015-01-01", "2025-06-30", null), 2025))
                .isFalse();
        assertThat(Arrays.stream(OrganKind.values())
                        .filter(kind -> !DutyDesk.owes(organ(kind, "2015-01-01", null, null), 2025)))
                .containsExactly(OrganKind.VERTICAL);
    }
}
