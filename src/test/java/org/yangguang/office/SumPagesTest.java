package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.annual.Totals;
import org.yangguang.annual.sum.SumRuns;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;

/// The pages of the sums and of the comparison, as the supervising authority and others see them.
class SumPagesTest extends StaffPages {

    private static final int YEAR = 2025;
    private static final String CITY = "330200";
    private static final String PAGE = "/office/aggregate/2025/sums";

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    SumRuns runs;

    private Officer supervisor() {
        var officer = officer(CITY, Duty.SUPERVISOR);
        return new Officer(
                officer.account(),
                officer.login(),
                officer.name(),
                officer.organId(),
                officer.organCode(),
                officer.organName(),
                officer.duties(),
                organs.selfAndBelow(officer.organId()));
    }

    @BeforeEach
    void aCountyOrganReported() {
        var values = new HashMap<CellId, BigDecimal>();
        CellId.of(Form.FMT_2021).forEach(id -> values.put(id, BigDecimal.ZERO));
        values.put(CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.NATURAL), BigDecimal.valueOf(41));
        values.put(CellId.of(TableThreeRow.GRANTED, ApplicantColumn.NATURAL), BigDecimal.valueOf(41));
        var array = java.util.Arrays.stream(Totals.with(Form.FMT_2021, values).stored())
                .map(String::valueOf)
                .collect(Collectors.joining(",", "{", "}"));
        var organ = organs.byCode("330281-01").orElseThrow();
        Scope.of(DatabaseRole.OFFICE, Set.of(organ.id()))
                .run(() -> transactions.executeWithoutResult(status -> sql.sql("""
                                insert into annual_report (organ_id, year, form, stage, events, handed_version, handed, figures,
                                    changed_at)
                                values (:organ, :year, '2021', 'SUBMITTED', 1, 1, :figures::numeric[], :figures::numeric[], now())
                                on conflict do nothing
                                """)
                        .param("organ", organ.id())
                        .param("year", YEAR)
                        .param("figures", array)
                        .update()));
        Scope.of(DatabaseRole.OFFICE, supervisor().scope())
                .run(() -> runs.now(organs.byCode(CITY).orElseThrow(), YEAR));
    }

    @Test
    @DisplayName("汇总页：本级、下级、合计与未报送；点数字由大到小列出各机关，一层层打开")
    void fromTheTotalToTheOrgan() {
        var page = get(supervisor(), PAGE);
        assertThat(page.text()).contains("不完整", "本级＋下级＝合计", "生成全区报告", "余姚市人民政府");
        var cell = get(supervisor(), PAGE + "/" + CITY + "/cells/table3.new_received.total");
        assertThat(cell.text()).contains("41", "100.0%");
        var deeper = cell.html().select("tbody a[href*=330281]").attr("href");
        assertThat(deeper).isEqualTo(PAGE + "/330281/cells/table3.new_received.total");
        assertThat(get(supervisor(), deeper).html().select("tbody a").attr("href"))
                .isEqualTo("/office/aggregate/2025/organs/330281-01");
        assertThat(get(supervisor(), PAGE + "/330281?view=own").text()).contains("法定表格（本级）");
    }

    @Test
    @DisplayName("汇总任务：点一次即开始，可停止，进度单独取")
    void theTask() {
        assertThat(post(supervisor(), PAGE + "/run", Map.of()).redirect()).isEqualTo(PAGE);
        assertThat(get(supervisor(), PAGE + "/progress").text()).containsPattern("汇总|停止");
        assertThat(post(supervisor(), PAGE + "/cancel", Map.of()).redirect()).isEqualTo(PAGE);
    }

    @Test
    @DisplayName("别处的主管部门、下级机关打不开；没有的年度和格不存在")
    void keptToItsScope() {
        var elsewhere = officer("410300", Duty.SUPERVISOR);
        assertThat(get(elsewhere, PAGE + "/" + CITY).status()).isEqualTo(404);
        assertThat(get(elsewhere, PAGE + "/" + CITY + "/cells/table3.total.total")
                        .status())
                .isEqualTo(404);
        assertThat(get(officer("330281-01", Duty.HANDLER), PAGE + "/" + CITY).status())
                .isEqualTo(404);
        assertThat(get(elsewhere, "/office/aggregate/2025/comparison?of=" + CITY)
                        .status())
                .isEqualTo(404);
        assertThat(get(supervisor(), "/office/aggregate/2012/sums").status()).isEqualTo(404);
        assertThat(get(supervisor(), PAGE + "/" + CITY + "/cells/table9.x").status())
                .isEqualTo(404);
        assertThat(post(officer("330281-01", Duty.HANDLER), PAGE + "/run", Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("比较页：机关、地区、历年，图有数据表；导出与页面一致")
    void comparing() {
        var regions = get(supervisor(), "/office/aggregate/2025/comparison?by=regions&item=received");
        assertThat(regions.text()).contains("余姚市人民政府新收申请最多，41 件", "“予以公开”最多，占 100.0%");
        assertThat(get(supervisor(), "/office/aggregate/2025/comparison?by=years&item=granted")
                        .text())
                .contains("2025 年", "100.0");
        assertThat(get(supervisor(), "/office/aggregate/2025/comparison/export/csv?by=regions&item=received")
                        .text())
                .contains("\"余姚市人民政府\",\"41\"");
        assertThat(get(supervisor(), PAGE + "/" + CITY + "/export/csv").text())
                .contains("table3.new_received.total", "41");
    }
}
