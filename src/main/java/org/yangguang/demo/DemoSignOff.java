package org.yangguang.demo;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.yangguang.audit.Actor;
import org.yangguang.calendar.Calendars;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.identity.Delegations;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.request.Cases;
import org.yangguang.request.Desk;
import org.yangguang.request.Outcome;
import org.yangguang.request.RequestList;
import org.yangguang.request.SignOffDesk;
import org.yangguang.request.routing.RoutingDesk;
import org.yangguang.request.routing.Routings;
import org.yangguang.request.signoff.Decision;
import org.yangguang.request.signoff.Step;

/// Drafts on their way through the sign-off, units that were asked, and a delegation, by the ordinary acts.
@Component
@ConditionalOnProperty(name = "yangguang.demo", havingValue = "true")
class DemoSignOff {

    static final Desk.Hand REVIEWER = new Desk.Hand(new UUID(0, 3), new Actor("demo", "审核", DemoOffice.BUREAU, ""));
    static final Desk.Hand SECRECY_REVIEWER =
            new Desk.Hand(new UUID(0, 4), new Actor("demo", "保密审查", DemoOffice.BUREAU, ""));

    private final Desk desk;
    private final SignOffDesk signOff;
    private final RoutingDesk routing;
    private final Routings routings;
    private final Delegations delegations;
    private final RequestList requests;
    private final Cases cases;
    private final Organs organs;
    private final Calendars calendars;
    private final DemoClock clock;

    DemoSignOff(
            Desk desk,
            SignOffDesk signOff,
            RoutingDesk routing,
            Routings routings,
            Delegations delegations,
            RequestList requests,
            Cases cases,
            Organs organs,
            Calendars calendars,
            DemoClock clock) {
        this.desk = desk;
        this.signOff = signOff;
        this.routing = routing;
        this.routings = routings;
        this.delegations = delegations;
        this.requests = requests;
        this.cases = cases;
        this.organs = organs;
        this.calendars = calendars;
        this.clock = clock;
    }

    /// Sends a draft off and passes every step.
    void through(UUID id) {
        upTo(id, Step.SIGNING);
        decide(DemoRequests.SIGNER, id, Step.SIGNING, Decision.Verdict.PASSED, "同意。");
    }

    /// Sends a draft off and passes the steps before one.
    void upTo(UUID id, Step step) {
        done(signOff.submit(DemoRequests.HANDLER, id, draftOf(id)));
        if (step != Step.LEGAL_REVIEW) {
            decide(REVIEWER, id, Step.LEGAL_REVIEW, Decision.Verdict.PASSED, "适用依据正确。");
        }
        if (step == Step.SIGNING) {
            decide(SECRECY_REVIEWER, id, Step.SECRECY_REVIEW, Decision.Verdict.PASSED, "不涉及国家秘密、工作秘密。");
        }
    }

    void tell() {
        var bureau = organs.byCode(DemoOffice.BUREAU).orElseThrow();
        Scope.of(DatabaseRole.OFFICE, Set.of(bureau.id())).run(() -> tell(bureau, LocalDate.now(clock)));
    }

    private void tell(Organ bureau, LocalDate today) {
        var reviewed = open(bureau, "方志明");
        done(desk.saveReply(
                DemoRequests.HANDLER,
                reviewed,
                0,
                Outcome.GRANTED,
                "REPLY_GRANTED",
                Map.of("信息名称", "云溪农贸市场改造项目招标文件、中标通知书", "提供形式", "电子文件", "提供途径和时间", "随本告知书一并提供，可在本平台下载")));
        upTo(reviewed, Step.SECRECY_REVIEW);
        decide(SECRECY_REVIEWER, reviewed, Step.SECRECY_REVIEW, Decision.Verdict.RETURNED, "中标通知书附有经办人电话，请先遮盖个人信息。");

        for (var unit : new String[] {"市场运行科", "商贸流通科", "财务科"}) {
            routing.addUnit(DemoRequests.HANDLER.actor(), bureau.id(), unit);
        }
        route(bureau, "何丽", "财务科", Optional.empty(), back(bureau, today, 4), 3, "请核对 2025 年消费券核销金额的分区域数据，说明能否公开。");
        route(
                bureau,
                "沈雅",
                "市场运行科",
                Optional.of(DemoRequests.HANDLER.account()),
                today,
                5,
                "请查找农贸市场星级评定打分表，涉及评委个人信息的一并指出。");

        var signer = new Officer(
                DemoRequests.SIGNER.account(),
                "qianfa",
                "钱签发",
                bureau.id(),
                bureau.code(),
                bureau.name(),
                Set.of(Duty.SIGNER),
                Set.of(bureau.id()));
        delegations
                .delegate(
                        signer,
                        DemoRequests.SIGNER.actor(),
                        new Delegations.Mandate(
                                Duty.SIGNER, REVIEWER.account(), today.plusDays(7), today.plusDays(13), "外出培训"))
                .ifPresent(fault -> {
                    throw new IllegalStateException("demo story: " + fault);
                });
    }

    private void route(
            Organ bureau, String applicant, String unit, Optional<UUID> to, LocalDate on, int days, String what) {
        var id = routings.units(bureau.id()).stream()
                .filter(u -> u.name().equals(unit))
                .findFirst()
                .orElseThrow()
                .id();
        var due = provisional(bureau, on, days);
        clock.on(
                on,
                () -> done(routing.route(
                        DemoRequests.HANDLER,
                        open(bureau, applicant),
                        new RoutingDesk.Order(UUID.randomUUID(), id, to, due, what))));
    }

    private UUID open(Organ bureau, String applicant) {
        var filter = new RequestList.Filter(RequestList.View.OPEN, Optional.empty(), Optional.empty(), applicant);
        return requests.page(bureau, filter, 1, 0).getFirst().id();
    }

    private LocalDate back(Organ bureau, LocalDate today, int n) {
        var day = today;
        for (int left = n; left > 0; ) {
            day = day.minusDays(1);
            left -= calendars.of(bureau.region()).isProvisionallyWorked(day) ? 1 : 0;
        }
        return day;
    }

    private LocalDate provisional(Organ bureau, LocalDate from, int n) {
        var day = from;
        for (int left = n; left > 0; ) {
            day = day.plusDays(1);
            left -= calendars.of(bureau.region()).isProvisionallyWorked(day) ? 1 : 0;
        }
        return day;
    }

    private void decide(Desk.Hand by, UUID id, Step step, Decision.Verdict verdict, String words) {
        done(signOff.decide(
                by,
                Set.of(step.duty()),
                id,
                cases.open(id).orElseThrow().version(),
                new SignOffDesk.Opinion(draftOf(id), step, verdict, words)));
    }

    private int draftOf(UUID id) {
        return cases.open(id).flatMap(file -> file.reply()).orElseThrow().version();
    }

    private static void done(Desk.Result result) {
        if (!(result instanceof Desk.Result.Done)) {
            throw new IllegalStateException("demo story: " + result);
        }
    }
}
