package org.yangguang.report.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yangguang.WithDatabase;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditRecord;
import org.yangguang.audit.AuditTrail;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;
import org.yangguang.organ.Organs;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.AnnualReport.Section;
import org.yangguang.report.Form;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.checking.Level;
import org.yangguang.report.published.PublishedReports;
import org.yangguang.report.published.PublishedReports.Source;

@WithDatabase
class PublishingTest {

    private static final Scope JOB = Scope.of(DatabaseRole.JOB, Set.of());
    private static final Source SOURCE = new Source("报告.txt", "0".repeat(64));

    @Autowired
    Publishing publishing;

    @Autowired
    PublishedReports reports;

    @Autowired
    Organs organs;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient sql;

    @Test
    @DisplayName("第四十九条：公布后公众可读，并在同一事务留痕")
    void whatIsPublishedIsReadAndRecorded() {
        var organ = organ("620100");
        var report = report(2022, "推进阳光采购");
        var finding = new Finding("T3-02", Level.ERROR, "T3.ROW_SUM", "granted", "不等", null, null);

        int version = JOB.call(() -> publishing.publish(Actor.SYSTEM, organ, report, List.of(finding), SOURCE));

        assertThat(version).isEqualTo(1);
        var published = reports.find(organ.id(), 2022).orElseThrow();
        assertThat(published.content()).isEqualTo(report);
        assertThat(published.findings()).containsExactly(finding);
        assertThat(published.source()).isEqualTo(SOURCE);
        assertThat(reports.years(organ.id())).singleElement().satisfies(edition -> {
            assertThat(edition.errors()).isEqualTo(1);
            assertThat(edition.publishedOn()).isEqualTo(LocalDate.of(2023, 1, 19));
        });
        var trail = new Scope(DatabaseRole.OFFICE, Set.of(), true).call(() -> audit.page("report:620100/2022", 9, 0));
        assertThat(trail).extracting(AuditRecord::action).containsExactly("report.publish");
    }

    @Test
    @DisplayName("更正是新的一版：读者看到新版，旧版仍在")
    void aCorrectionIsANewVersion() {
        var organ = organ("620200");
        JOB.run(() -> {
            publishing.publish(Actor.SYSTEM, organ, report(2021, "甲"), List.of(), SOURCE);
            publishing.publish(Actor.SYSTEM, organ, report(2021, "乙"), List.of(), SOURCE);
        });
        assertThat(reports.find(organ.id(), 2021).orElseThrow().version()).isEqualTo(2);
        assertThat(reports.find(organ.id(), 2021).orElseThrow().content()).isEqualTo(report(2021, "乙"));
        assertThat(reports.years(organ.id())).hasSize(1);
        assertThat(sql.sql("select count(*) from pub_report where organ_id = :organ")
                        .param("organ", organ.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("已公布的不能改、不能删，门户不能写")
    void whatIsPublishedCannotBeChanged() {
        var organ = organ("620300");
        JOB.run(() -> publishing.publish(Actor.SYSTEM, organ, report(2020, "丙"), List.of(), SOURCE));
        for (var statement : List.of("update pub_report set title = ''", "delete from pub_report")) {
            assertThatThrownBy(() -> JOB.run(() -> sql.sql(statement).update()))
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> publishing.publish(Actor.SYSTEM, organ, report(2019, "丁"), List.of(), SOURCE))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    @DisplayName("不知道年度的报告不能公布")
    void aReportNeedsItsYear() {
        var organ = organ("620400");
        assertThatThrownBy(() -> publishing.publish(Actor.SYSTEM, organ, report(0, ""), List.of(), SOURCE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("第二十四条：按正文检索，通配符只是字，分页在库中")
    void searchesTheWordsOfReports() {
        var organ = organ("620500");
        JOB.run(() -> {
            publishing.publish(Actor.SYSTEM, organ, report(2018, "特有词组一百%达标Abc"), List.of(), SOURCE);
            publishing.publish(Actor.SYSTEM, organ, report(2019, "特有词组"), List.of(), SOURCE);
        });
        assertThat(reports.count("特有词组")).isEqualTo(2);
        assertThat(reports.search("特有词组", 1, 0))
                .extracting(PublishedReports.Hit::year)
                .containsExactly(2019);
        assertThat(reports.search("特有词组", 1, 1))
                .extracting(PublishedReports.Hit::year)
                .containsExactly(2018);
        assertThat(reports.search("百%达", 10, 0)).singleElement().satisfies(hit -> {
            assertThat(hit.before()).endsWith("特有词组一");
            assertThat(hit.match()).isEqualTo("百%达");
            assertThat(hit.after()).startsWith("标Abc");
        });
        assertThat(reports.search("aBC", 10, 0))
                .extracting(PublishedReports.Hit::match)
                .containsExactly("Abc");
        assertThat(reports.count("特_词组")).isZero();
    }

    private Organ organ(String code) {
        JOB.run(() -> organs.register(
                Actor.SYSTEM,
                new Organs.Registration(
                        code,
                        Optional.empty(),
                        OrganKind.GOVERNMENT,
                        OrganLevel.CITY,
                        code + "市人民政府",
                        code + "市",
                        Optional.empty(),
                        LocalDate.of(2019, 5, 15),
                        Optional.empty())));
        return organs.byCode(code).orElseThrow();
    }

    private static AnnualReport report(int year, String words) {
        return new AnnualReport(
                "某市" + year + "年报告",
                "某市人民政府",
                year,
                Form.FMT_2021,
                LocalDate.of(2023, 1, 19),
                List.of(),
                List.of(new Section(1, "一、总体情况", List.of(words))),
                Map.of(),
                Map.of());
    }
}
