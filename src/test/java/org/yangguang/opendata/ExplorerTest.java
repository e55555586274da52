package org.yangguang.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yangguang.WithDatabase;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.opendata.Question.Basis;
import org.yangguang.opendata.Question.Group;
import org.yangguang.opendata.Question.Sort;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;
import org.yangguang.organ.Organs;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.published.FigureItem;
import org.yangguang.report.published.PublishedReports;
import org.yangguang.report.published.PublishedReports.Source;
import org.yangguang.report.publishing.Publishing;

/// A city with two districts, each government reporting the sum of its organs, in a year nobody else uses.
@WithDatabase
class ExplorerTest {

    private static final Scope JOB = Scope.of(DatabaseRole.JOB, Set.of());
    private static final Source SOURCE = new Source("报告.txt", "0".repeat(64));
    private static final int YEAR = 2031;
    private static final FigureItem NEW = FigureItem.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.TOTAL);

    @Autowired
    Explorer explorer;

    @Autowired
    Publishing publishing;

    @Autowired
    PublishedReports reports;

    @Autowired
    Organs organs;

    @Autowired
    JdbcClient sql;

    @Autowired
    List<ApplicationRunner> runners;

    @BeforeEach
    void aCityWithTwoDistricts() {
        if (organs.byCode("650900").isPresent()) {
            return;
        }
        organ("650900", null, OrganKind.GOVERNMENT);
        organ("650901", "650900", OrganKind.GOVERNMENT);
        organ("650902", "650900", OrganKind.GOVERNMENT);
        organ("650900-01", "650900", OrganKind.DEPARTMENT);
        organ("650901-01", "650901", OrganKind.DEPARTMENT);
        organ("650901-02", "650901", OrganKind.STREET);
        organ("650902-01", "650902", OrganKind.DEPARTMENT);
        organ("650902-02", "650902", OrganKind.DEPARTMENT);
        organ("650902-03", "650902", OrganKind.DEPARTMENT);
        publish("650900-01", YEAR, counted(10));
        publish("650901-01", YEAR, counted(20));
        publish("650901-02", YEAR, counted(0));
        publish("650902-01", YEAR, new Cell(Cell.Reading.BLANK, null, "", null));
        publish("650902-02", YEAR, counted(5));
        publish("650901", YEAR, counted(20));
        publish("650900", YEAR, counted(36));
        publish("650900-01", YEAR - 1, counted(4));
    }

    @Test
    @DisplayName("各机关相加不含政府的汇总报告，与另写的 SQL 从报告原文数出的一致")
    void sumsDoNotCountTwice() {
        var explored = explorer.explore(question(Basis.ORGANS, Group.ORGAN, Sort.MOST), explorer.years(), 0);
        var independent =
                sql.sql("""
                select sum((r.content -> 'cells' -> 'table3.new_received.total' ->> 'value')::numeric)
                from pub_report_current r join pub_organ o on o.id = r.organ_id
                where r.year = :year and o.code like '6509%' and o.kind <> 'GOVERNMENT'
                """).param("year", YEAR).query(BigDecimal.class).single();
        assertThat(independent).isEqualByComparingTo("35");
        assertThat(explored.strip().getFirst().value()).isEqualTo(independent.toPlainString());
        assertThat(explored.strip().getFirst().note()).contains("1 份报告未载明");
        assertThat(explored.whose()).contains("6 个机关，5 个已公布");
        assertThat(explored.remarks()).anyMatch(remark -> remark.contains("不会重复计算"));
        assertThat(explored.leaders().orElseThrow().bars().getFirst().value()).isEqualTo("20");
    }

    @Test
    @DisplayName("政府口径只看本级政府自己的报告，不把各级相加")
    void aGovernmentIsShownAsItReports() {
        var explored = explorer.explore(question(Basis.GOVERNMENTS, Group.ORGAN, Sort.MOST), explorer.years(), 0);
        assertThat(explored.strip().getFirst().value()).isEqualTo("36");
        assertThat(words(explored.listing(), 0)).containsExactly("650900", "650901", "650902");
    }

    @Test
    @DisplayName("0、空白、未公布、无上年分得开；排序在库中，没有数的在后")
    void nothingIsTakenForZero() {
        var listing = explorer.table(question(Basis.ORGANS, Group.ORGAN, Sort.MOST));
        assertThat(words(listing, 0))
                .containsExactly("650901-01", "650900-01", "650902-02", "650901-02", "650902-01", "650902-03");
        assertThat(listing.rows().stream().map(row -> row.get(3).text())).containsExactly("20", "10", "5", "0", "", "");
        assertThat(words(listing, 6)).containsExactly("", "", "", "", "原文空白", "未公布报告");
        assertThat(listing.rows().get(1).get(5).text()).isEqualTo("6");
        var least = explorer.table(question(Basis.ORGANS, Group.ORGAN, Sort.LEAST));
        assertThat(words(least, 0)).startsWith("650901-02", "650902-02").endsWith("650902-01", "650902-03");
    }

    @Test
    @DisplayName("按页取出的各行合起来正是全表")
    void pagesMakeTheWholeTable() {
        var question = question(Basis.ORGANS, Group.ORGAN, Sort.CODE);
        var tables = new Tables(new ExplorerStore(sql));
        var first = tables.of(question, 4, 0);
        var second = tables.of(question, 4, 4);
        assertThat(first.total()).isEqualTo(6);
        assertThat(words(first, 0)).hasSize(4);
        assertThat(java.util.stream.Stream.concat(words(first, 0).stream(), words(second, 0).stream()))
                .containsExactlyElementsOf(words(explorer.table(question), 0));
    }

    @Test
    @DisplayName("按地区：各机关相加与政府自己的报告并列，写出差数和缺几份")
    void regionsSideBySide() {
        var rows =
                explorer.table(question(Basis.ORGANS, Group.REGION, Sort.CODE)).rows();
        assertThat(rows.stream()
                        .map(row -> row.stream().map(Listing.Field::text).toList()))
                .containsExactly(
                        List.of("", "650900市人民政府本级各机关", "10", "1", "1", "1", "", ""),
                        List.of("650901", "650901市人民政府", "20", "2", "2", "2", "20", "0"),
                        List.of("650902", "650902市人民政府", "5", "3", "2", "1", "", ""));
    }

    @Test
    @DisplayName("按年度：每年写出几份报告载明、几份空白")
    void yearsWithTheirReports() {
        var rows = explorer.table(question(Basis.ORGANS, Group.YEAR, Sort.MOST)).rows();
        assertThat(rows.stream()
                        .map(row -> row.stream().map(Listing.Field::text).toList()))
                .containsExactly(
                        List.of(String.valueOf(YEAR), "35", "5", "4", "1", "0"),
                        List.of(String.valueOf(YEAR - 1), "4", "1", "1", "0", "0"));
        assertThat(explorer.explore(question(Basis.ORGANS, Group.YEAR, Sort.MOST), explorer.years(), 0)
                        .course()
                        .orElseThrow()
                        .caption())
                .isEqualTo("各年载明的报告份数不同，不比较增减");
    }

    @Test
    @DisplayName("更正后数字、版本和说明随新版，旧版仍可读；旧数不留")
    void aCorrectionReplacesTheFigures() {
        var organ = organ("650903-01", null, OrganKind.DEPARTMENT);
        publish("650903-01", 2032, counted(7));
        JOB.run(() -> publishing.publish(
                Actor.SYSTEM, organ, report(2032, counted(8)), List.of(), SOURCE, 0, Optional.of("新收申请数填写有误")));
        assertThat(reports.figures(organ.id(), List.of(NEW)))
                .singleElement()
                .satisfies(figure -> assertThat(figure.value()).isEqualByComparingTo("8"));
        var versions = reports.versions(organ.id(), 2032);
        assertThat(versions).extracting(PublishedReports.Version::number).containsExactly(2, 1);
        assertThat(versions.getFirst().correction()).contains("新收申请数填写有误");
        assertThat(versions.getLast().correction()).isEmpty();
        assertThat(reports.find(organ.id(), 2032, 1)
                        .orElseThrow()
                        .content()
                        .value(CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.TOTAL)))
                .contains(BigDecimal.valueOf(7));
    }

    @Test
    @DisplayName("以前公布的报告，启动时补出数字")
    void reportsPublishedBeforeAreFilledIn() throws Exception {
        var organ = organ("650904-01", null, OrganKind.DEPARTMENT);
        publish("650904-01", 2033, counted(9));
        JOB.run(() -> {
            sql.sql("delete from pub_figure where organ_id = :organ")
                    .param("organ", organ.id())
                    .update();
            sql.sql("update pub_report_head set figured = false where organ_id = :organ")
                    .param("organ", organ.id())
                    .update();
        });
        assertThat(reports.figures(organ.id(), List.of(NEW))).isEmpty();
        for (var runner : runners) {
            if (runner.getClass().getSimpleName().startsWith("Figuring")) {
                runner.run(new DefaultApplicationArguments());
            }
        }
        assertThat(reports.figures(organ.id(), List.of(NEW))).hasSize(1);
    }

    private Question question(Basis basis, Group group, Sort sort) {
        return new Question(YEAR, NEW, organs.byCode("650900").orElseThrow(), basis, null, group, sort, 1);
    }

    private static List<String> words(Listing listing, int column) {
        return listing.rows().stream().map(row -> row.get(column).text()).toList();
    }

    private Organ organ(String code, @Nullable String parent, OrganKind kind) {
        JOB.run(() -> organs.register(
                Actor.SYSTEM,
                new Organs.Registration(
                        code,
                        Optional.ofNullable(parent),
                        kind,
                        OrganLevel.COUNTY,
                        code + (kind == OrganKind.GOVERNMENT ? "市人民政府" : "局"),
                        code,
                        Optional.empty(),
                        LocalDate.of(2019, 5, 15),
                        Optional.empty())));
        return organs.byCode(code).orElseThrow();
    }

    private void publish(String code, int year, Cell received) {
        var organ = organs.byCode(code).orElseThrow();
        JOB.run(() -> publishing.publish(Actor.SYSTEM, organ, report(year, received), List.of(), SOURCE));
    }

    private static Cell counted(int value) {
        return Cell.counted(value);
    }

    private static AnnualReport report(int year, Cell received) {
        var cells = new HashMap<CellId, Cell>(
                Map.of(CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.TOTAL), received));
        return new AnnualReport(year + "年报告", "某机关", year, Form.FMT_2021, null, List.of(), List.of(), cells, Map.of());
    }
}
