package org.yangguang.report.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.Form;

class OldSheetTest {
    private static AnnualReport read(String text) {
        var reading = new ReportReader().read(text.getBytes(StandardCharsets.UTF_8), "旧.txt");
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).report();
    }

    private static List<Optional<BigDecimal>> figures(long year, long all) {
        return List.of(Optional.of(BigDecimal.valueOf(year)), Optional.of(BigDecimal.valueOf(all)));
    }

    @Test
    @DisplayName("旧统计表：本年与历年累计连写，按渠道之和拆开")
    void joinedColumnsAreCutByTheSumOfTheChannels() {
        var report = read("云山县人民政府2012年政府信息公开工作年度报告\n二、主动公开政府信息情况 主动公开312条。\n"
                + "二○一三年三月二十日\n附件：情况统计表 指标名称计量单位2012年度历年累计主动公开信息数条3122047其中："
                + "1.网站公开条30020302.政府公报公开条1217受理依申请公开信息总数条00其中：1.当面申请数条002.传真申请数条00");
        assertThat(report.form()).isEqualTo(Form.FMT_LEGACY);
        assertThat(report.year()).isEqualTo(2012);
        assertThat(report.indicators())
                .containsEntry("active_total", figures(312, 2047))
                .containsEntry("active_website", figures(300, 2030))
                .containsEntry("active_gazette", figures(12, 17))
                .containsEntry("apply_total", figures(0, 0));
        assertThat(report.cells()).isEmpty();
    }

    @Test
    @DisplayName("只有一列时累计未知；落款用汉字写日期")
    void oneColumn() {
        var report = read("云山县财政局2016年政府信息公开年度报告\n七、附表\n指标名称计量单位年末统计主动公开信息数条86其中：1、网站公开条86 "
                + "2、政府公报公开条0受理依申请公开信息总数条0其中：1、当面申请数条0\n云山县财政局\n二〇一七年一月十三日");
        assertThat(report.indicators())
                .containsEntry("active_total", List.of(Optional.of(BigDecimal.valueOf(86)), Optional.empty()))
                .containsEntry("apply_in_person", List.of(Optional.of(BigDecimal.ZERO), Optional.empty()));
        assertThat(report.publishedOn()).isEqualTo(LocalDate.of(2017, 1, 13));
    }
}
