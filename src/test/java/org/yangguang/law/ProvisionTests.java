package org.yangguang.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisionTests {

    @Test
    void isWrittenAsALetterCitesIt() {
        assertThat(Provision.disclosure(33, 2)).hasToString("《中华人民共和国政府信息公开条例》第三十三条第二款");
        assertThat(Provision.disclosure(36).item(4)).hasToString("《中华人民共和国政府信息公开条例》第三十六条第（四）项");
        assertThat(Provision.reconsideration(23, 1).item(4)).hasToString("《中华人民共和国行政复议法》第二十三条第一款第（四）项");
        assertThat(Provision.litigation(46)).hasToString("《中华人民共和国行政诉讼法》第四十六条");
        assertThat(Provision.document(Law.FEE_MEASURES)).hasToString("《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）");
        assertThat(Provision.document(Law.SERVICE_OF_DECISIONS)).hasToString("国办公开办函〔2016〕235号");
    }

    @ParameterizedTest
    @CsvSource({"1,一", "10,十", "11,十一", "20,二十", "56,五十六", "100,一百", "101,一百零一", "110,一百一十", "215,二百一十五"})
    void articleNumbersAreChinese(int number, String written) {
        assertThat(ChineseNumber.of(number)).isEqualTo(written);
    }

    @Test
    void aParagraphNeedsAnArticle() {
        assertThatThrownBy(() -> new Provision(Law.DISCLOSURE, 0, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRuleIsNotStretchedOverDaysItWasNotMadeFor() {
        assertThat(StatutoryPeriods.REPLY.on(LocalDate.of(2019, 5, 15)).number())
                .isEqualTo(20);
        assertThatThrownBy(() -> StatutoryPeriods.REPLY.on(LocalDate.of(2019, 5, 14)))
                .isInstanceOf(Dated.NotInForce.class)
                .hasMessageContaining("答复期限");
    }

    @Test
    @DisplayName("行政复议法第二十条：六十日，2024 年起换用新法条号")
    void theVersionInForceOnTheDayIsGiven() {
        assertThat(StatutoryPeriods.RECONSIDER_APPLY
                        .on(LocalDate.of(2023, 12, 31))
                        .basis()
                        .law())
                .isEqualTo(Law.RECONSIDERATION_2017);
        assertThat(StatutoryPeriods.RECONSIDER_APPLY
                        .on(LocalDate.of(2024, 1, 1))
                        .basis())
                .isEqualTo(Provision.reconsideration(20, 1));
    }

    @Test
    void twoVersionsNeverHoldOnOneDay() {
        var day = LocalDate.of(2024, 1, 1);
        assertThatThrownBy(() -> new Dated<>(
                        "x",
                        java.util.List.of(
                                new Dated.Version<>(1, day, null), new Dated.Version<>(2, day.plusDays(1), null))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("第四十九条：2023 年度报告部门为 2024-01-31，政府为 2024-03-31")
    void theAnnualReportIsDueInTheYearAfter() {
        var day = LocalDate.of(2024, 1, 1);
        assertThat(StatutoryPeriods.ANNUAL_REPORT_DEPARTMENT.on(day).forReportOn(2023))
                .isEqualTo("2024-01-31");
        assertThat(StatutoryPeriods.ANNUAL_REPORT_GOVERNMENT.on(day).forReportOn(2023))
                .isEqualTo("2024-03-31");
    }

    @Test
    void periodsReadAloud() {
        var day = LocalDate.of(2024, 5, 1);
        assertThat(StatutoryPeriods.REPLY.on(day).text()).isEqualTo("20个工作日");
        assertThat(StatutoryPeriods.RECONSIDER_APPLY.on(day).text()).isEqualTo("60日");
        assertThat(StatutoryPeriods.LITIGATE_DIRECT.on(day).text()).isEqualTo("6个月");
        assertThat(StatutoryPeriods.RECONSIDER_APPLY_UNINFORMED_MAX.on(day).text())
                .isEqualTo("1年");
    }
}
