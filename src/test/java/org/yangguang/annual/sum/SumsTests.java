package org.yangguang.annual.sum;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.WithDatabase;
import org.yangguang.annual.AnnualDesk;
import org.yangguang.annual.AnnualDesk.Hand;
import org.yangguang.annual.AnnualDesk.Result;
import org.yangguang.annual.AnnualEvent;
import org.yangguang.annual.AnnualReports;
import org.yangguang.annual.Figures;
import org.yangguang.annual.Fill;
import org.yangguang.annual.ProsePart;
import org.yangguang.annual.Stage;
import org.yangguang.annual.Totals;
import org.yangguang.annual.sum.SumPart.Standing;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;
import org.yangguang.organ.Organs;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.rollup.Remark;

@WithDatabase
@DisplayName("条例第四十九条：本级加下级，逐格汇总")
class SumsTests {

    private static final AtomicInteger SERIAL = new AtomicInteger(10);
    private static final int YEAR = 2024;
    private static final Form FORM = Form.FMT_2021;
    private static final CellId NEW_PERSONS = CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.NATURAL);
    private static final CellId NEW_TOTAL = CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.TOTAL);

    @Autowired
    Sums sums;

    @Autowired
    SumRuns runs;

    @Autowired
    SumDraft draft;

    @Autowired
    Upward upward;

    @Autowired
    AnnualDesk desk;

    @Autowired
    AnnualReports reports;

    @Autowired
    Organs organs;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transactions;

    private final Random random = new Random(7);
    private final Hand drafter = hand("承办");
    private final Hand checker = hand("审核");
    private final Hand leader = hand("签发");
    private final Hand supervisor = hand("主管部门");

    private String code = "";
    private Map<String, Organ> region = new HashMap<>();

    private static Hand hand(String duty) {
        var account = UUID.randomUUID();
        return new Hand(new Actor(account.toString(), duty, "", ""), account);
    }

    @BeforeEach
    void aRegion() {
        code = "69%02d".formatted(SERIAL.getAndIncrement());
        region = new HashMap<>();
        organ("city", "00", Optional.empty(), OrganKind.GOVERNMENT, OrganLevel.CITY, "市人民政府");
        organ("bureau", "00-01", Optional.of("00"), OrganKind.DEPARTMENT, OrganLevel.CITY, "市档案局");
        organ("county", "01", Optional.of("00"), OrganKind.GOVERNMENT, OrganLevel.COUNTY, "县人民政府");
        organ("trade", "01-01", Optional.of("01"), OrganKind.DEPARTMENT, OrganLevel.COUNTY, "县商务局");
        organ("town", "01-02", Optional.of("01"), OrganKind.TOWNSHIP, OrganLevel.TOWNSHIP, "县河口镇人民政府");
        organ("tax", "01-03", Optional.of("01"), OrganKind.VERTICAL, OrganLevel.COUNTY, "县税务局");
    }

    private void organ(String key, String end, Optional<String> parent, OrganKind kind, OrganLevel level, String name) {
        Scope.of(DatabaseRole.JOB, Set.of())
                .run(() -> organs.register(
                        Actor.SYSTEM,
                        new Organs.Registration(
                                code + end,
                                parent.map(p -> code + p),
                                kind,
                                level,
                                "澄" + code + name,
                                "澄" + code + key,
                                Optional.empty(),
                                LocalDate.of(2015, 1, 1),
                                Optional.empty())));
        region.put(key, organs.byCode(code + end).orElseThrow());
    }

    private Organ the(String key) {
        return Objects.requireNonNull(region.get(key));
    }

    private <T> T above(Supplier<T> work) {
        return Scope.of(DatabaseRole.OFFICE, organs.selfAndBelow(the("city").id()))
                .call(work);
    }

    private Sum sum(String key) {
        return above(() -> sums.find(the(key).id(), YEAR).orElseThrow());
    }

    private Map<String, SumPart> parts(String key) {
        var parts = new HashMap<String, SumPart>();
        for (var part : above(() -> sums.parts(sum(key)))) {
            parts.put(
                    part.role() == SumPart.Role.OWN
                            ? "本级"
                            : organs.existing(part.organ()).code(),
                    part);
        }
        return parts;
    }

    private SumPart part(String sum, String end) {
        return Objects.requireNonNull(parts(sum).get(code + end));
    }

    private Figures figures() {
        var values = new HashMap<CellId, BigDecimal>();
        for (var id : CellId.of(FORM)) {
            values.put(
                    id,
                    id.equals(CellId.of(TableTwoField.FEES_WAN))
                            ? BigDecimal.valueOf(random.nextInt(1_000_000), 4)
                            : BigDecimal.valueOf(random.nextInt(50)));
        }
        return Totals.with(FORM, values);
    }

    private static String array(Figures figures) {
        return SumStore.array(figures);
    }

    /// As a report handed in stands in its row.
    private void handedIn(String key, Stage stage, Figures figures, int errors) {
        above(() -> transactions.execute(status -> sql.sql("""
                        insert into annual_report (organ_id, year, form, stage, events, handed_version, handed, figures,
                            errors, changed_at)
                        values (:organ, :year, '2021', :stage, 1, 1, :figures::numeric[], :figures::numeric[],
                            array[:errors, 0, 0, 0], now())
                        on conflict (organ_id, year) do update set stage = excluded.stage, handed = excluded.handed,
                            figures = excluded.figures, errors = excluded.errors
                        """)
                .param("organ", the(key).id())
                .param("year", YEAR)
                .param("stage", stage.name())
                .param("figures", array(figures))
                .param("errors", errors)
                .update()));
    }

    private void whole() {
        above(() -> runs.now(the("city"), YEAR));
    }

    /// Sums of the numbers handed in, counted by SQL alone.
    private Map<CellId, BigDecimal> counted(Set<String> keys) {
        var cells = CellId.of(FORM);
        var counted = new HashMap<CellId, BigDecimal>();
        var ids = keys.stream().map(key -> the(key).id()).toList();
        above(() -> transactions.execute(status -> sql.sql("""
                        select n.i, sum(n.v) as v from annual_report r, unnest(r.handed) with ordinality as n(v, i)
                        where r.year = :year and r.organ_id in (:ids) group by n.i
                        """)
                .param("year", YEAR)
                .param("ids", ids)
                .query((row, n) -> counted.put(cells.get(row.getInt("i") - 1), row.getBigDecimal("v")))
                .list()));
        return counted;
    }

    @Test
    @DisplayName("每格本级＋下级＝合计，与 SQL 独立相加一致；垂直管理不计入，一层一层汇总")
    void everyCellIsOwnAndBelow() {
        handedIn("bureau", Stage.SUBMITTED, figures(), 0);
        handedIn("trade", Stage.CLEARED, figures(), 0);
        handedIn("town", Stage.PUBLISHED, figures(), 0);
        handedIn("tax", Stage.SUBMITTED, figures(), 0);
        whole();

        var county = sum("county");
        counted(Set.of("trade", "town")).forEach((id, value) -> {
            assertThat(county.total().value(id).orElseThrow()).as(id.path()).isEqualByComparingTo(value);
            assertThat(county.own(id).add(county.below(id))).isEqualByComparingTo(value);
        });
        counted(Set.of("bureau", "trade", "town"))
                .forEach((id, value) -> assertThat(sum("city").total().value(id).orElseThrow())
                        .as(id.path())
                        .isEqualByComparingTo(value));
        assertThat(part("county", "01-03").standing()).isEqualTo(Standing.LEFT_OUT);
        assertThat(county.remarks()).extracting(Remark::rule).contains("AG-17");
        var shown = above(() -> transactions.execute(status -> sql.sql("""
                        select count(*) from annual_sum s, unnest(s.total) with ordinality as t(v, i)
                        where s.year = :year and s.organ_id in (:ids) and t.v is distinct from (
                            select sum(p.figures[t.i]) from annual_sum_part p
                            where p.organ_id = s.organ_id and p.year = s.year)
                        """)
                .param("year", YEAR)
                .param("ids", List.of(the("city").id(), the("county").id()))
                .query(Integer.class)
                .single()));
        assertThat(shown).isZero();
    }

    @Test
    @DisplayName("缺报、退回、有错误的都列出，合计标明不完整；都改正后完整")
    void missingReturnedAndFailing() {
        handedIn("trade", Stage.RETURNED, figures(), 0);
        handedIn("bureau", Stage.SUBMITTED, figures(), 3);
        whole();
        assertThat(sum("county").complete()).isFalse();
        assertThat(sum("county").missing()).isEqualTo(1);
        assertThat(sum("county").returned()).isEqualTo(1);
        assertThat(part("county", "01-02").standing()).isEqualTo(Standing.MISSING);
        assertThat(part("county", "01-01").standing()).isEqualTo(Standing.RETURNED);
        assertThat(sum("county").remarks()).extracting(Remark::rule).contains("AG-02", "AG-21");
        assertThat(sum("city").failing()).isEqualTo(1);
        assertThat(sum("city").returned()).isEqualTo(1);
        assertThat(part("city", "01").standing()).isEqualTo(Standing.INCOMPLETE);
        assertThat(sum("city").remarks()).extracting(Remark::rule).contains("AG-05");
    }

    @Test
    @DisplayName("下级一变，上面各级随即过时；逐级更新的结果与全部重算相同")
    void oneChangeCarriesUpward() {
        for (var key : List.of("bureau", "trade", "town")) {
            handedIn(key, Stage.SUBMITTED, figures(), 0);
        }
        whole();
        assertThat(above(() -> sums.isStale(the("city").id(), YEAR))).isFalse();

        handedIn("town", Stage.SUBMITTED, figures(), 0);
        assertThat(above(() -> sums.isStale(the("county").id(), YEAR))).isTrue();
        assertThat(above(() -> sums.isStale(the("city").id(), YEAR))).isTrue();
        upward.settle();
        assertThat(above(() -> sums.isStale(the("city").id(), YEAR))).isFalse();
        var carried = List.of(sum("county"), sum("city"));
        counted(Set.of("bureau", "trade", "town"))
                .forEach((id, value) ->
                        assertThat(sum("city").total().value(id).orElseThrow()).isEqualByComparingTo(value));
        whole();
        assertThat(sum("county").says(carried.get(0))).isTrue();
        assertThat(sum("city").says(carried.get(1))).isTrue();
    }

    @Test
    @DisplayName("草稿不计入任何汇总，也不使上级过时")
    void aDraftCountsNowhere() {
        for (var key : List.of("bureau", "trade", "town")) {
            handedIn(key, Stage.SUBMITTED, figures(), 0);
        }
        whole();
        handedIn("tax", Stage.DRAFT, figures(), 0);
        assertThat(above(() -> sums.isStale(the("county").id(), YEAR))).isFalse();
    }

    @Test
    @DisplayName("年内撤并的机关由继任机关计入并列名；12 月 31 日仍在的照常报送，早于撤并的年度不变")
    void anOrganThatEnded() {
        organ("old", "01-04", Optional.of("01"), OrganKind.DEPARTMENT, OrganLevel.COUNTY, "县外经局");
        Scope.of(DatabaseRole.JOB, Set.of())
                .run(() -> organs.mergeInto(
                        Actor.SYSTEM, code + "01-04", code + "01-01", LocalDate.of(YEAR, 7, 1), "机构改革"));
        handedIn("old", Stage.SUBMITTED, figures(), 0);
        handedIn("trade", Stage.SUBMITTED, figures(), 0);
        handedIn("town", Stage.SUBMITTED, figures(), 0);
        whole();
        assertThat(part("county", "01-04"))
                .satisfies(part -> assertThat(part.standing()).isEqualTo(Standing.LEFT_OUT))
                .satisfies(part -> assertThat(part.words()).contains("撤并", "县商务局"));
        assertThat(sum("county").remarks()).extracting(Remark::rule).contains("AG-20");
        counted(Set.of("trade", "town"))
                .forEach((id, value) -> assertThat(
                                sum("county").total().value(id).orElseThrow())
                        .isEqualByComparingTo(value));
        var before = above(() -> sums.tree(the("city").id(), YEAR - 1));
        assertThat(before.parts(the("county").id())).extracting(Organ::code).contains(code + "01-04");
    }

    @Test
    @DisplayName("别处的主管部门看不到，也不能汇总")
    void keptToItsScope() {
        handedIn("trade", Stage.SUBMITTED, figures(), 0);
        whole();
        var elsewhere = Scope.of(DatabaseRole.OFFICE, Set.of(the("city").id() + 100_000));
        assertThat(elsewhere.<Boolean>call(
                        () -> sums.find(the("county").id(), YEAR).isEmpty()))
                .isTrue();
        assertThat(elsewhere.<Boolean>call(() -> sums.isStale(the("county").id(), YEAR)))
                .isFalse();
    }

    private static void done(Result result) {
        assertThat(result).isInstanceOf(Result.Done.class);
    }

    private int events(String key) {
        return above(() -> reports.open(the(key), YEAR).orElseThrow().state().events());
    }

    /// The county's own report: own table 二 typed as nothing, the sum taken, the text written, all
    /// findings of other
    /// sources explained.
    private void countyReport() {
        done(above(() -> draft.draft(drafter, the("county"), YEAR)));
        for (var field : TableTwoField.of(FORM)) {
            var id = CellId.of(field);
            var value = above(() -> reports.open(the("county"), YEAR)
                    .orElseThrow()
                    .figures()
                    .value(id)
                    .orElseThrow());
            done(above(() -> desk.adjust(drafter, the("county"), YEAR, events("county"), id, value, "本级为 0")));
        }
        for (var text : Map.of(
                        ProsePart.PREAMBLE, "根据《中华人民共和国政府信息公开条例》编制本报告，统计期限为2024年1月1日至12月31日。",
                        ProsePart.S1_REQUEST, "本年新收政府信息公开申请{{table3.new_received.total}}件。",
                        ProsePart.S6_OTHER, "本年度未收取信息处理费。")
                .entrySet()) {
            above(() -> desk.write(drafter, the("county"), YEAR, text.getKey(), 0, text.getValue()));
        }
    }

    /// Numbers that every rule of the tables accepts.
    private Figures sound(int received) {
        var values = new HashMap<CellId, BigDecimal>();
        CellId.of(FORM).forEach(id -> values.put(id, BigDecimal.ZERO));
        values.put(NEW_PERSONS, BigDecimal.valueOf(received));
        values.put(CellId.of(TableThreeRow.GRANTED, ApplicantColumn.NATURAL), BigDecimal.valueOf(received));
        values.put(CellId.of(TableTwoField.PENALTY), BigDecimal.valueOf(12));
        return Totals.with(FORM, values);
    }

    @Test
    @DisplayName("政府报告由合计生成，本级另列；人工改动重新取数后仍是同样的差额；核准后下级更正，报告重新打开")
    void theGovernmentsOwnReport() {
        handedIn("trade", Stage.SUBMITTED, sound(5), 0);
        handedIn("town", Stage.SUBMITTED, sound(9), 0);
        above(() -> runs.now(the("city"), YEAR));
        countyReport();

        var work = above(() -> reports.open(the("county"), YEAR).orElseThrow());
        assertThat(work.fill().orElseThrow().source()).isEqualTo(Fill.Source.SUM);
        assertThat(work.figures().value(NEW_TOTAL).orElseThrow()).isEqualByComparingTo("14");
        assertThat(work.fill()
                        .orElseThrow()
                        .own()
                        .orElseThrow()
                        .value(NEW_TOTAL)
                        .orElseThrow())
                .isEqualByComparingTo("0");
        assertThat(work.blocking()).isEmpty();

        upward.settle();
        var granted = CellId.of(TableThreeRow.GRANTED, ApplicantColumn.NATURAL);
        done(above(() -> desk.adjust(
                drafter, the("county"), YEAR, events("county"), NEW_PERSONS, BigDecimal.valueOf(15), "本级纸质登记 1 件")));
        done(above(() -> desk.adjust(
                drafter, the("county"), YEAR, events("county"), granted, BigDecimal.valueOf(15), "本级纸质登记 1 件")));
        upward.settle();
        assertThat(sum("county").own(NEW_PERSONS)).isEqualByComparingTo("1");
        assertThat(sum("county").total().value(NEW_TOTAL).orElseThrow()).isEqualByComparingTo("15");
        assertThat(sum("city").total().value(NEW_TOTAL).orElseThrow()).isEqualByComparingTo("15");

        handedIn("town", Stage.SUBMITTED, sound(10), 0);
        upward.settle();
        assertThat(above(() -> reports.open(the("county"), YEAR).orElseThrow()).blocking())
                .extracting(finding -> finding.ruleId())
                .contains("AG-01");
        done(above(() -> draft.draft(drafter, the("county"), YEAR)));
        work = above(() -> reports.open(the("county"), YEAR).orElseThrow());
        assertThat(work.figures().value(NEW_TOTAL).orElseThrow()).isEqualByComparingTo("16");
        assertThat(work.blocking()).isEmpty();

        done(above(() -> desk.sendToCheck(drafter, the("county"), YEAR, events("county"))));
        done(above(() -> desk.sendToReview(checker, the("county"), YEAR, events("county"))));
        done(above(() -> desk.submit(leader, the("county"), YEAR, events("county"), true)));
        done(above(() -> desk.clear(supervisor, the("county"), YEAR, events("county"), "")));
        upward.settle();
        assertThat(above(() -> sums.reportOf(the("county").id(), YEAR)).stage()).contains(Stage.CLEARED);

        handedIn("trade", Stage.SUBMITTED, sound(6), 0);
        upward.settle();
        var after = above(() -> reports.open(the("county"), YEAR).orElseThrow());
        assertThat(after.state().stage()).isEqualTo(Stage.SUBMITTED);
        assertThat(after.course().getLast().event())
                .isInstanceOfSatisfying(
                        AnnualEvent.Reopened.class,
                        reopened ->
                                assertThat(reopened.reason()).contains("县商务局", "表三 一、本年新收政府信息公开申请数量，自然人报送 16、现合计 17"));
    }

    @Test
    @DisplayName("没有汇总时不能生成；汇总任务有进度，能看到完成")
    void theTaskTellsItsProgress() throws InterruptedException {
        assertThat(above(() -> draft.draft(drafter, the("county"), YEAR))).isEqualTo(new Result.Refused("还没有汇总，请先汇总。"));
        handedIn("trade", Stage.SUBMITTED, sound(5), 0);
        assertThat(above(() -> runs.start(Actor.SYSTEM, UUID.randomUUID(), the("city"), YEAR)))
                .isTrue();
        var deadline = System.nanoTime() + 20_000_000_000L;
        while (above(() -> runs.find(the("city").id(), YEAR))
                        .filter(SumRuns.Run::isOver)
                        .isEmpty()
                && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(above(() -> runs.find(the("city").id(), YEAR)).orElseThrow())
                .satisfies(run -> assertThat(run.state()).isEqualTo(SumRuns.State.DONE))
                .satisfies(run -> assertThat(run.done()).isEqualTo(run.total()).isEqualTo(2));
        assertThat(sum("city").handedIn()).isEqualTo(3);
    }
}
