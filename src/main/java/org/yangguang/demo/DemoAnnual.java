package org.yangguang.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.yangguang.annual.AnnualDesk;
import org.yangguang.annual.AnnualDesk.Hand;
import org.yangguang.annual.AnnualEvent;
import org.yangguang.annual.AnnualReports;
import org.yangguang.annual.DueDates;
import org.yangguang.annual.DutyDesk;
import org.yangguang.annual.DutyGroup;
import org.yangguang.annual.Fill;
import org.yangguang.annual.LedgerCount;
import org.yangguang.annual.ProsePart;
import org.yangguang.annual.Totals;
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
import org.yangguang.request.Desk;

/// Last year's reports of the region in every state, by the ordinary acts: the bureau's own stays a
/// draft from
/// its ledgers, six made-up organs beside it stand where a supervisor finds organs in January.
@Component
@ConditionalOnProperty(name = "yangguang.demo", havingValue = "true")
class DemoAnnual {

    static final Desk.Hand SUPERVISOR = new Desk.Hand(new UUID(0, 61), new Actor("demo", "主管部门", "330110", ""));

    private static final Hand ABOVE = new Hand(SUPERVISOR.actor(), SUPERVISOR.account());
    private static final Hand DRAFTER = hand(62, "承办");
    private static final Hand CHECKER = hand(63, "审核");
    private static final Hand LEADER = hand(64, "签发");
    private static final Hand PUBLISHER = hand(65, "发布");
    private static final String REGION = "330110";

    private final AnnualDesk desk;
    private final AnnualReports reports;
    private final LedgerCount ledgers;
    private final DutyDesk duties;
    private final Organs organs;
    private final DemoClock clock;

    DemoAnnual(
            AnnualDesk desk,
            AnnualReports reports,
            LedgerCount ledgers,
            DutyDesk duties,
            Organs organs,
            DemoClock clock) {
        this.desk = desk;
        this.reports = reports;
        this.ledgers = ledgers;
        this.duties = duties;
        this.organs = organs;
        this.clock = clock;
    }

    private static Hand hand(int number, String duty) {
        return new Hand(new Actor("demo", duty, REGION, ""), new UUID(0, number));
    }

    void tell() {
        int year = LocalDate.now(clock).getYear() - 1;
        var one = organ("91", OrganKind.DEPARTMENT, "演示一局");
        var two = organ("92", OrganKind.DEPARTMENT, "演示二局");
        var three = organ("93", OrganKind.DEPARTMENT, "演示三局");
        var four = organ("94", OrganKind.STREET, "演示四街道办事处");
        var five = organ("95", OrganKind.TOWNSHIP, "演示五镇人民政府");
        var six = organ("96", OrganKind.DEPARTMENT, "演示六局");
        var government = organs.byCode(REGION).orElseThrow();
        on(
                year,
                5,
                () -> office(
                        government,
                        () -> duties.set(
                                ABOVE,
                                government,
                                year,
                                new DueDates.Local(
                                        DutyGroup.DEPARTMENT,
                                        Optional.of(LocalDate.of(year + 1, 1, 23)),
                                        Optional.empty(),
                                        "演示用通知〔" + (year + 1) + "〕1号"))));
        // Counted today: its ledgers were entered today.
        bureau(organs.byCode(DemoOffice.BUREAU).orElseThrow(), year);
        on(year, 9, () -> {
            drafted(one, year, 12, 1);
            drafted(two, year, 31, 4);
            drafted(three, year, 7, 0);
            drafted(four, year, 18, 2);
            office(five, () -> desk.open(DRAFTER, five, year, Form.forYear(year)));
        });
        on(year, 12, () -> List.of(one, two, three, four).forEach(organ -> handedIn(organ, year)));
        on(year, 14, () -> {
            act(one, year, base -> desk.clear(ABOVE, one, year, base, ""));
            act(two, year, base -> desk.clear(ABOVE, two, year, base, "数字与执法统计一致"));
            act(
                    four,
                    year,
                    base -> desk.giveBack(
                            ABOVE,
                            four,
                            year,
                            base,
                            "新收申请与受理台账不一致，请核对后重新报送。",
                            List.of(new AnnualEvent.Mark("table3.new_received.natural", "受理台账为 20 件"))));
        });
        on(year, 16, () -> act(one, year, base -> desk.publish(PUBLISHER, one, year, base)));
        on(year, 26, () -> office(government, () -> duties.remind(ABOVE, List.of(five, six), year)));
    }

    /// Only what its ledgers hold.
    private void bureau(Organ organ, int year) {
        var form = Form.forYear(year);
        office(
                organ,
                () -> desk.open(
                        new Hand(DemoRequests.HANDLER.actor(), DemoRequests.HANDLER.account()), organ, year, form));
        if (LedgerCount.reaches(year, form)) {
            act(
                    organ,
                    year,
                    base -> desk.fill(
                            new Hand(DemoRequests.HANDLER.actor(), DemoRequests.HANDLER.account()),
                            organ,
                            year,
                            base,
                            ledgers.of(organ, year)));
        }
    }

    private Organ organ(String serial, OrganKind kind, String name) {
        var code = REGION + "-" + serial;
        Scope.of(DatabaseRole.JOB, Set.of())
                .run(() -> organs.register(
                        Actor.SYSTEM,
                        new Organs.Registration(
                                code,
                                Optional.of(REGION),
                                kind,
                                kind == OrganKind.TOWNSHIP ? OrganLevel.TOWNSHIP : OrganLevel.COUNTY,
                                "余杭区" + name + "（虚构）",
                                name,
                                Optional.empty(),
                                LocalDate.of(2019, 5, 15),
                                Optional.empty())));
        return organs.byCode(code).orElseThrow();
    }

    private void drafted(Organ organ, int year, int received, int carriedOut) {
        office(organ, () -> desk.open(DRAFTER, organ, year, Form.forYear(year)));
        act(organ, year, base -> desk.fill(DRAFTER, organ, year, base, figures(year, received, carriedOut)));
        write(organ, year, ProsePart.PREAMBLE, "根据《中华人民共和国政府信息公开条例》编制本报告，统计期限为{{year}}年1月1日至12月31日。本机关为演示虚构。");
        write(organ, year, ProsePart.S1_REQUEST, "本年新收政府信息公开申请{{table3.new_received.total}}件。");
        write(organ, year, ProsePart.S5_PROBLEMS, "主要问题是演示内容较少。");
        write(organ, year, ProsePart.S5_IMPROVEMENT, "下一步改进演示内容。");
        write(organ, year, ProsePart.S6_OTHER, "本年度未收取信息处理费。");
    }

    private void write(Organ organ, int year, ProsePart part, String text) {
        office(organ, () -> desk.write(DRAFTER, organ, year, part, 0, text));
    }

    /// All granted but what is carried out; nothing else happened.
    private static LedgerCount.Counted figures(int year, int received, int carriedOut) {
        var form = Form.forYear(year);
        Map<CellId, BigDecimal> values = new HashMap<>();
        CellId.of(form).forEach(cell -> values.put(cell, BigDecimal.ZERO));
        values.put(CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.NATURAL), BigDecimal.valueOf(received));
        values.put(
                CellId.of(TableThreeRow.GRANTED, ApplicantColumn.NATURAL), BigDecimal.valueOf(received - carriedOut));
        values.put(CellId.of(TableThreeRow.CARRIED_OUT, ApplicantColumn.NATURAL), BigDecimal.valueOf(carriedOut));
        return new LedgerCount.Counted(
                Fill.Source.HAND, Totals.with(form, values), Optional.empty(), Map.of(), "演示虚构的数字");
    }

    private void handedIn(Organ organ, int year) {
        act(organ, year, base -> desk.sendToCheck(DRAFTER, organ, year, base));
        act(organ, year, base -> desk.sendToReview(CHECKER, organ, year, base));
        act(organ, year, base -> desk.submit(LEADER, organ, year, base, true));
    }

    /// @throws IllegalStateException if the act was refused: the story would not hold together
    private void act(Organ organ, int year, IntFunction<AnnualDesk.Result> act) {
        office(organ, () -> {
            int base = reports.open(organ, year).orElseThrow().state().events();
            var result = act.apply(base);
            if (!(result instanceof AnnualDesk.Result.Done)) {
                throw new IllegalStateException("demo report of " + organ.code() + ": " + result);
            }
        });
    }

    private void office(Organ organ, Runnable work) {
        Scope.of(DatabaseRole.OFFICE, organs.selfAndBelow(organ.id())).run(work);
    }

    /// In January after the year, but never in the future.
    private void on(int year, int day, Runnable work) {
        var then = LocalDate.of(year + 1, 1, day);
        var today = LocalDate.now(clock);
        clock.on(then.isAfter(today) ? today : then, work);
    }
}
