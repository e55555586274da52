package org.yangguang.annual;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yangguang.WithDatabase;
import org.yangguang.annual.AnnualDesk.Hand;
import org.yangguang.annual.AnnualDesk.ProseResult;
import org.yangguang.annual.AnnualDesk.Result;
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
import org.yangguang.report.checking.Finding;
import org.yangguang.report.published.PublishedReports;

@WithDatabase
@DisplayName("条例第四十九条：年报从取数到公布")
class AnnualDeskTests {

    private static final AtomicInteger SERIAL = new AtomicInteger(10);
    private static final int YEAR = 2024;

    @Autowired
    AnnualDesk desk;

    @Autowired
    AnnualReports reports;

    @Autowired
    LedgerCount ledgers;

    @Autowired
    Organs organs;

    @Autowired
    PublishedReports published;

    private final Hand drafter = hand("承办");
    private final Hand checker = hand("审核");
    private final Hand leader = hand("签发");
    private final Hand supervisor = hand("主管部门");
    private final Hand publisher = hand("发布");

    private Organ organ;

    AnnualDeskTests() {
        organ = new Organ(
                0, "", null, OrganKind.DEPARTMENT, OrganLevel.COUNTY, "", "", null, LocalDate.MIN, null, null, 0);
    }

    private static Hand hand(String duty) {
        var account = UUID.randomUUID();
        return new Hand(new Actor(account.toString(), duty, "", ""), account);
    }

    @BeforeEach
    void anOrgan() {
        int serial = SERIAL.getAndIncrement();
        var code = "6812" + serial;
        Scope.of(DatabaseRole.JOB, Set.of())
                .run(() -> organs.register(
                        Actor.SYSTEM,
                        new Organs.Registration(
                                code,
                                Optional.empty(),
                                OrganKind.DEPARTMENT,
                                OrganLevel.COUNTY,
                                "澄湖区年报局" + serial,
                                "年报局" + serial,
                                Optional.empty(),
                                LocalDate.of(2015, 1, 1),
                                Optional.empty())));
        organ = organs.byCode(code).orElseThrow();
    }

    private <T> T here(Supplier<T> work) {
        return Scope.of(DatabaseRole.OFFICE, Set.of(organ.id())).call(work);
    }

    private AnnualWork work() {
        return here(() -> reports.open(organ, YEAR).orElseThrow());
    }

    private int events() {
        return work().state().events();
    }

    private static void done(Result result) {
        assertThat(result).isInstanceOf(Result.Done.class);
    }

    private void opened() {
        done(here(() -> desk.open(drafter, organ, YEAR, Form.FMT_2021)));
        done(here(() -> desk.fill(drafter, organ, YEAR, 1, ledgers.of(organ, YEAR))));
    }

    /// Table 二 typed, for its ledgers hold nothing of this organ, and a text that states no numbers.
    private void filledIn() {
        opened();
        for (var field : TableTwoField.of(Form.FMT_2021)) {
            done(here(() -> desk.adjust(drafter, organ, YEAR, events(), CellId.of(field), BigDecimal.ZERO, "无此项职能")));
        }
        write(ProsePart.PREAMBLE, "根据《中华人民共和国政府信息公开条例》编制本报告，统计期限为2024年1月1日至12月31日。");
        write(ProsePart.S1_REQUEST, "本年新收政府信息公开申请{{table3.new_received.total}}件。");
        write(ProsePart.S6_OTHER, "本年度未收取信息处理费。");
    }

    private void write(ProsePart part, String text) {
        assertThat(here(() -> desk.write(drafter, organ, YEAR, part, 0, text))).isInstanceOf(ProseResult.Saved.class);
    }

    @Test
    @DisplayName("草稿、校核、审核、报送、退回、核准、公布、更正，各环节由不同的人办理")
    void fromTheLedgersToThePublic() {
        filledIn();
        assertThat(work().blocking()).isEmpty();

        done(here(() -> desk.sendToCheck(drafter, organ, YEAR, events())));
        assertThat(here(() -> desk.sendToReview(drafter, organ, YEAR, events())))
                .isEqualTo(new Result.Refused("送校核的人不能同时校核，请由另一人办理。"));
        done(here(() -> desk.sendToReview(checker, organ, YEAR, events())));
        assertThat(here(() -> desk.submit(checker, organ, YEAR, events(), true)))
                .isEqualTo(new Result.Refused("校核的人不能同时审定，请由另一人办理。"));
        done(here(() -> desk.submit(leader, organ, YEAR, events(), true)));
        assertThat(here(() -> desk.adjust(
                        drafter, organ, YEAR, events(), CellId.of(TableTwoField.PENALTY), BigDecimal.ONE, "漏计")))
                .isEqualTo(new Result.Refused("报告在“报送”环节，不能改动。需要修改的，请先退回或者开始更正。"));

        var mark = new AnnualEvent.Mark("table2.penalty", "与执法统计不符");
        done(here(() -> desk.giveBack(supervisor, organ, YEAR, events(), "请核对处罚数", List.of(mark))));
        assertThat(work().state().returned().orElseThrow().marks()).containsExactly(mark);
        done(here(() -> desk.adjust(
                drafter, organ, YEAR, events(), CellId.of(TableTwoField.PENALTY), BigDecimal.TEN, "漏计 10 件")));

        done(here(() -> desk.sendToCheck(drafter, organ, YEAR, events())));
        done(here(() -> desk.sendToReview(checker, organ, YEAR, events())));
        done(here(() -> desk.submit(leader, organ, YEAR, events(), true)));
        assertThat(work().state().returned()).isEmpty();
        assertThat(here(() -> desk.publish(publisher, organ, YEAR, events())))
                .isEqualTo(new Result.Refused("报告在“报送”环节，不能公布。"));
        done(here(() -> desk.clear(supervisor, organ, YEAR, events(), "")));
        done(here(() -> desk.publish(publisher, organ, YEAR, events())));

        var page = published.find(organ.id(), YEAR).orElseThrow();
        assertThat(page.content().value(CellId.of(TableTwoField.PENALTY))).contains(BigDecimal.TEN);
        assertThat(page.content().section(1).orElseThrow().text()).contains("新收政府信息公开申请0件");
        assertThat(page.content().publishedOn()).isNotNull();
        assertThat(page.findings()).extracting(Finding::ruleId).doesNotContain("X-21");

        done(here(() -> desk.beginCorrection(drafter, organ, YEAR, events(), "处罚数漏计 1 件")));
        assertThat(work().state().stage()).isEqualTo(Stage.CORRECTING);
        assertThat(here(() -> reports.versions(organ, YEAR)))
                .extracting(ReportVersion::stage)
                .containsExactly(
                        Stage.SUBMITTED,
                        Stage.REVIEWING,
                        Stage.CHECKING,
                        Stage.SUBMITTED,
                        Stage.REVIEWING,
                        Stage.CHECKING);
    }

    @Test
    @DisplayName("有错误的不能送审核；由报告自身得出的错误不能以说明代替")
    void errorsStandInTheWay() {
        opened();
        done(here(() -> desk.sendToCheck(drafter, organ, YEAR, events())));
        assertThat(work().blocking()).isNotEmpty();
        assertThat(here(() -> desk.sendToReview(checker, organ, YEAR, events())))
                .isInstanceOf(Result.Refused.class);
        var own = work().blocking().getFirst();
        assertThat(here(() -> desk.explain(checker, organ, YEAR, FindingKey.of(own), "情况属实")))
                .isInstanceOf(Result.Refused.class);
    }

    @Test
    @DisplayName("人工改动保留台账值，可恢复，可撤销；合计不能填")
    void handAdjustments() {
        opened();
        var cell = CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.NATURAL);
        var total = CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.TOTAL);
        done(here(() -> desk.adjust(drafter, organ, YEAR, events(), cell, BigDecimal.TWO, "纸质登记簿 2 件")));
        assertThat(work().figures().value(cell)).contains(BigDecimal.TWO);
        assertThat(work().figures().value(total)).contains(BigDecimal.TWO);
        assertThat(work().fill().orElseThrow().figures().value(cell)).contains(BigDecimal.ZERO);

        done(here(() -> desk.restore(drafter, organ, YEAR, events(), cell)));
        assertThat(work().figures().value(cell)).contains(BigDecimal.ZERO);
        done(here(() -> desk.undo(drafter, organ, YEAR)));
        assertThat(work().figures().value(cell)).contains(BigDecimal.TWO);
        done(here(() -> desk.undo(drafter, organ, YEAR)));
        assertThat(work().state().adjusted()).isEmpty();
        assertThat(here(() -> desk.undo(drafter, organ, YEAR))).isEqualTo(new Result.Refused("没有可以撤销的改动。"));

        assertThat(here(() -> desk.adjust(drafter, organ, YEAR, events(), total, BigDecimal.ONE, "改合计")))
                .isInstanceOf(Result.Refused.class);
        assertThat(here(() -> desk.adjust(drafter, organ, YEAR, events(), cell, new BigDecimal("1.5"), "半件")))
                .isInstanceOf(Result.Refused.class);
        assertThat(here(() -> desk.adjust(drafter, organ, YEAR, events(), cell, BigDecimal.ONE, " ")))
                .isEqualTo(new Result.Refused("请写明改动理由。"));
    }

    @Test
    @DisplayName("两人同时编制：不同的格互不妨碍，同一格后到的一方被告知")
    void twoPeopleEditing() {
        opened();
        int seen = events();
        var penalty = CellId.of(TableTwoField.PENALTY);
        done(here(() -> desk.adjust(drafter, organ, YEAR, seen, penalty, BigDecimal.ONE, "甲改")));
        done(here(() ->
                desk.adjust(checker, organ, YEAR, seen, CellId.of(TableTwoField.COERCION), BigDecimal.ONE, "乙改另一格")));
        assertThat(here(() -> desk.adjust(checker, organ, YEAR, seen, penalty, BigDecimal.TWO, "乙改同一格")))
                .isInstanceOfSatisfying(
                        Result.Overtaken.class,
                        theirs -> assertThat(theirs.by()).isEqualTo(drafter.account()));
        assertThat(work().figures().value(penalty)).contains(BigDecimal.ONE);

        write(ProsePart.S6_OTHER, "甲的文字");
        assertThat(here(() -> desk.write(checker, organ, YEAR, ProsePart.S6_OTHER, 0, "乙的文字")))
                .isInstanceOfSatisfying(
                        ProseResult.Conflict.class,
                        conflict -> assertThat(conflict.theirs().text()).isEqualTo("甲的文字"));
    }

    @Test
    @DisplayName("十六人同时报送：一人成功，其余被告知")
    void oneWinner() throws Exception {
        filledIn();
        done(here(() -> desk.sendToCheck(drafter, organ, YEAR, events())));
        int seen = events();
        var acts = IntStream.range(0, 16)
                .<Callable<Result>>mapToObj(i -> () -> here(() -> desk.sendToReview(hand("审核"), organ, YEAR, seen)))
                .toList();
        try (var threads = Executors.newFixedThreadPool(16)) {
            var results = threads.invokeAll(acts);
            int won = 0;
            for (var result : results) {
                won += result.get() instanceof Result.Done ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
        assertThat(work().course()).hasSize(seen + 1);
    }

    @Test
    @DisplayName("别的机关看不到，也改不了")
    void keptToItsOrgan() {
        opened();
        var elsewhere = Scope.of(DatabaseRole.OFFICE, Set.of(organ.id() + 100_000));
        assertThat(elsewhere.<Boolean>call(() -> reports.open(organ, YEAR).isEmpty()))
                .isTrue();
        assertThat(elsewhere.<Result>call(() -> desk.undo(drafter, organ, YEAR)))
                .isInstanceOf(Result.Refused.class);
    }
}
