package org.yangguang.annual;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.yangguang.annual.AnnualDesk.Hand;
import org.yangguang.annual.AnnualDesk.Result;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.organ.DisclosureOffice;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;
import org.yangguang.organ.Organs;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;

/// Organs of a fictional region whose reports are brought to a stage by the ordinary acts.
public final class ReportingOrgans {

    private final AnnualDesk desk;
    private final AnnualReports reports;
    private final LedgerCount ledgers;
    private final Organs organs;
    private final int year;

    public ReportingOrgans(AnnualDesk desk, AnnualReports reports, LedgerCount ledgers, Organs organs, int year) {
        this.desk = desk;
        this.reports = reports;
        this.ledgers = ledgers;
        this.organs = organs;
        this.year = year;
    }

    public static Hand hand(String duty) {
        var account = UUID.randomUUID();
        return new Hand(new Actor(account.toString(), duty, "", ""), account);
    }

    /// @param email of its disclosure office; empty for none
    public Organ register(String code, String parent, OrganKind kind, String name, String email) {
        Scope.of(DatabaseRole.JOB, Set.of())
                .run(() -> organs.register(
                        Actor.SYSTEM,
                        new Organs.Registration(
                                code,
                                Optional.of(parent).filter(p -> !p.isEmpty()),
                                kind,
                                OrganLevel.COUNTY,
                                name,
                                name,
                                Optional.empty(),
                                LocalDate.of(2015, 1, 1),
                                Optional.of(new DisclosureOffice(
                                        name + "办公室", "澄湖路1号", "", "工作日", "1234567", "", email, "")))));
        return organs.byCode(code).orElseThrow();
    }

    public <T> T at(Organ organ, Supplier<T> work) {
        return Scope.of(DatabaseRole.OFFICE, Set.of(organ.id())).call(work);
    }

    public AnnualWork work(Organ organ) {
        return at(organ, () -> reports.open(organ, year).orElseThrow());
    }

    private static void done(Result result) {
        assertThat(result).isInstanceOf(Result.Done.class);
    }

    /// 草稿, with errors still: nothing of table 二 is filled in.
    public void begun(Organ organ) {
        done(at(organ, () -> desk.open(hand("承办"), organ, year, Form.FMT_2021)));
    }

    /// 草稿 without errors.
    public void drafted(Organ organ) {
        var drafter = hand("承办");
        begun(organ);
        done(at(organ, () -> desk.fill(drafter, organ, year, 1, ledgers.of(organ, year))));
        for (var field : TableTwoField.of(Form.FMT_2021)) {
            adjust(organ, CellId.of(field), 0);
        }
        write(organ, ProsePart.PREAMBLE, "根据《中华人民共和国政府信息公开条例》编制本报告，统计期限为%d年1月1日至12月31日。".formatted(year));
        write(organ, ProsePart.S1_REQUEST, "本年新收政府信息公开申请{{table3.new_received.total}}件。");
        write(organ, ProsePart.S6_OTHER, "本年度未收取信息处理费。");
    }

    /// Typed requests: received, all carried out into the next year.
    public void receiving(Organ organ, int requests) {
        drafted(organ);
        adjust(organ, CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.NATURAL), requests);
        adjust(organ, CellId.of(TableThreeRow.CARRIED_OUT, ApplicantColumn.NATURAL), requests);
    }

    public void adjust(Organ organ, CellId cell, int value) {
        done(at(
                organ,
                () -> desk.adjust(
                        hand("承办"),
                        organ,
                        year,
                        reports.open(organ, year).orElseThrow().state().events(),
                        cell,
                        BigDecimal.valueOf(value),
                        "按登记簿")));
    }

    private void write(Organ organ, ProsePart part, String text) {
        at(organ, () -> desk.write(hand("承办"), organ, year, part, 0, text));
    }

    /// 草稿 or 退回 to 报送.
    public void handIn(Organ organ) {
        for (var step : List.<Step>of(
                base -> desk.sendToCheck(hand("承办"), organ, year, base),
                base -> desk.sendToReview(hand("审核"), organ, year, base),
                base -> desk.submit(hand("签发"), organ, year, base, true))) {
            done(at(organ, () -> step.from(work(organ).state().events())));
        }
    }

    public void check(Organ organ) {
        done(at(
                organ,
                () -> desk.sendToCheck(
                        hand("承办"), organ, year, work(organ).state().events())));
    }

    public void giveBack(Organ organ, String reason) {
        done(at(
                organ,
                () -> desk.giveBack(
                        hand("主管部门"), organ, year, work(organ).state().events(), reason, List.of())));
    }

    public void clear(Organ organ) {
        done(at(
                organ,
                () -> desk.clear(hand("主管部门"), organ, year, work(organ).state().events(), "")));
    }

    public void publish(Organ organ) {
        done(at(
                organ,
                () -> desk.publish(hand("发布"), organ, year, work(organ).state().events())));
    }

    private interface Step {
        Result from(int base);
    }
}
