package org.yangguang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.yangguang.WithDatabase;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;
import org.yangguang.organ.Organs;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.AnnualReport.Section;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.published.PublishedReports.Source;
import org.yangguang.report.publishing.Publishing;

/// The page of a report that was corrected after it was published.
@WithDatabase
class CorrectedReportTest {

    private static final Scope JOB = Scope.of(DatabaseRole.JOB, Set.of());
    private static final Source SOURCE = new Source("报告.txt", "0".repeat(64));
    private static final String CODE = "640900-01";

    @Autowired
    MockMvc mvc;

    @Autowired
    Organs organs;

    @Autowired
    Publishing publishing;

    @BeforeEach
    void aReportAndItsCorrection() {
        if (organs.byCode(CODE).isPresent()) {
            return;
        }
        JOB.run(() -> {
            organs.register(
                    Actor.SYSTEM,
                    new Organs.Registration(
                            CODE,
                            Optional.empty(),
                            OrganKind.DEPARTMENT,
                            OrganLevel.COUNTY,
                            "丙区丙局",
                            "丙局",
                            Optional.empty(),
                            LocalDate.of(2019, 5, 15),
                            Optional.empty()));
            var organ = organs.byCode(CODE).orElseThrow();
            publishing.publish(Actor.SYSTEM, organ, report(2021, 3, "全年收到申请3件。"), List.of(), SOURCE);
            publishing.publish(Actor.SYSTEM, organ, report(2022, 12, "全年收到申请12件。"), List.of(), SOURCE);
            publishing.publish(
                    Actor.SYSTEM,
                    organ,
                    report(2022, 13, "全年收到申请13件。"),
                    List.of(),
                    SOURCE,
                    0,
                    Optional.of("漏计 12 月 30 日收到的一件申请"));
        });
    }

    @Test
    @DisplayName("现行版写明更正日期和说明，标出改动的格和文字")
    void theNewestSaysWhatWasCorrectedAndWhy() throws Exception {
        var page = page("/o/" + CODE + "/annual/2022");
        assertThat(page.select(".versions li").eachText())
                .satisfiesExactly(
                        newest -> assertThat(newest).startsWith("第 2 版").contains("公布", "更正说明：漏计 12 月 30 日收到的一件申请"),
                        first -> assertThat(first).startsWith("第 1 版").doesNotContain("更正说明"));
        assertThat(page.select("#versions tbody tr").eachText()).containsExactly("表三 一、本年新收政府信息公开申请数量，总计 12 13");
        assertThat(page.select("td.changed").eachText()).containsExactly("13");
        assertThat(page.expectFirst("td.changed").attr("title")).isEqualTo("第 1 版为12");
        assertThat(page.select(".diffs del, .diffs ins").text()).contains("删去：", "加上：");
        assertThat(page.select(".notice--warn")).isEmpty();
        assertThat(page.select(".lines")).hasSize(1);
        assertThat(page.text()).contains("新收申请比 2021 年多 10 件");
    }

    @Test
    @DisplayName("旧版仍可看、可下载，写明已经更正；没有的版本答 404")
    void aFormerVersionSaysThatItIsFormer() throws Exception {
        var page = page("/o/" + CODE + "/annual/2022?version=1");
        assertThat(page.expectFirst(".notice--warn").text()).contains("这是第 1 版，已经更正");
        assertThat(page.select("td.changed")).isEmpty();
        assertThat(page.select(".toolbar a.file").eachAttr("href")).allMatch(address -> address.endsWith("?version=1"));
        var json = mvc.perform(MockMvcRequestBuilders.get("/o/" + CODE + "/annual/2022.json?version=1"))
                .andReturn()
                .getResponse();
        assertThat(json.getContentAsString()).contains("申请12件");
        assertThat(json.getHeader("Content-Disposition")).contains("%E7%AC%AC1%E7%89%88");
        for (var version : List.of("3", "0", "x", "99999")) {
            assertThat(mvc.perform(MockMvcRequestBuilders.get("/o/" + CODE + "/annual/2022?version=" + version))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(404);
        }
    }

    private Document page(String path) throws Exception {
        var response = mvc.perform(MockMvcRequestBuilders.get(path)).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return Jsoup.parse(response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static AnnualReport report(int year, int received, String words) {
        var cells = new HashMap<CellId, Cell>(
                Map.of(CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.TOTAL), Cell.counted(received)));
        return new AnnualReport(
                "丙区丙局" + year + "年政府信息公开工作年度报告",
                "丙区丙局",
                year,
                Form.FMT_2021,
                LocalDate.of(year + 1, 1, 19),
                List.of(),
                List.of(new Section(1, "一、总体情况", List.of(words))),
                cells,
                Map.of());
    }
}
