package org.yangguang.demo;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.dispute.DisputeDesk;
import org.yangguang.dispute.DisputeDesk.Registration;
import org.yangguang.dispute.DisputeEvent;
import org.yangguang.dispute.DisputeEvent.Procedure;
import org.yangguang.dispute.DisputeKind;
import org.yangguang.dispute.DisputeParties;
import org.yangguang.dispute.DisputeResult;
import org.yangguang.dispute.Disputes;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.request.Desk;
import org.yangguang.request.RequestList;

/// A reconsideration upheld and a suit pending, over two of the demo requests, told by the ordinary acts.
@Component
@ConditionalOnProperty(name = "yangguang.demo", havingValue = "true")
class DemoDisputes {

    private static final Desk.Hand HANDLER =
            new Desk.Hand(new UUID(0, 1), new Actor("demo", "承办", DemoOffice.BUREAU, ""));

    private final DisputeDesk desk;
    private final Disputes disputes;
    private final RequestList requests;
    private final Organs organs;
    private final DemoClock clock;

    DemoDisputes(DisputeDesk desk, Disputes disputes, RequestList requests, Organs organs, DemoClock clock) {
        this.desk = desk;
        this.disputes = disputes;
        this.requests = requests;
        this.organs = organs;
        this.clock = clock;
    }

    void tell() {
        var bureau = organs.byCode(DemoOffice.BUREAU).orElseThrow();
        Scope.of(DatabaseRole.OFFICE, Set.of(bureau.id())).run(() -> tell(bureau, LocalDate.now(clock)));
    }

    private void tell(Organ bureau, LocalDate today) {
        var withheld = disputed(bureau, "孙静");
        var first = registered(
                bureau,
                withheld,
                DisputeKind.RECONSIDERATION,
                today.minusDays(55),
                desk.proposedAuthority(bureau),
                "演复〔" + today.minusDays(55).getYear() + "〕18号");
        record(first, today.minusDays(44), new DisputeEvent.Answered(today.minusDays(44)), "");
        record(
                first,
                today.minusDays(22),
                new DisputeEvent.Decided(
                        today.minusDays(24),
                        today.minusDays(22),
                        DisputeResult.UPHELD,
                        "演复决〔" + today.minusDays(24).getYear() + "〕18号",
                        null),
                "评审打分底稿属于过程性信息，答复程序合法。");

        var notHeld = disputed(bureau, "何伟");
        var second = registered(
                bureau,
                notHeld,
                DisputeKind.LITIGATION_DIRECT,
                today.minusDays(9),
                "杭州市余杭区人民法院",
                "（" + today.minusDays(9).getYear() + "）演0110行初36号");
        record(
                second,
                today.minusDays(3),
                new DisputeEvent.EvidenceListed(today.minusDays(3)),
                "政府信息公开申请表，证明申请的内容，2 页\n检索记录，证明已尽检索义务，3 页\n信息不存在告知书及送达回证，2 页");
        record(second, today.minusDays(2), new DisputeEvent.HearingSet(today.plusDays(21)), "上午 9 时，第五法庭");
    }

    private RequestList.Row disputed(Organ bureau, String applicant) {
        var filter = new RequestList.Filter(RequestList.View.CONCLUDED, Optional.empty(), Optional.empty(), applicant);
        return requests.page(bureau, filter, 1, 0).getFirst();
    }

    private UUID registered(
            Organ bureau,
            RequestList.Row request,
            DisputeKind kind,
            LocalDate received,
            String authority,
            String number) {
        var parties = new DisputeParties(requestApplicant(bureau, request), true, "对“" + request.subject() + "”申请的答复");
        var registration = new Registration(
                new DisputeEvent.Registered(kind, Procedure.GENERAL, received),
                Optional.of(request.id()),
                Optional.empty(),
                authority,
                number,
                parties);
        var id = new UUID[1];
        clock.on(received, () -> id[0] = done(desk.register(HANDLER, bureau.id(), UUID.randomUUID(), registration)));
        return id[0];
    }

    private String requestApplicant(Organ bureau, RequestList.Row request) {
        return desk.request(bureau, request.number())
                .orElseThrow()
                .application()
                .name();
    }

    private void record(UUID id, LocalDate day, DisputeEvent event, String words) {
        clock.on(day, () -> {
            int version = disputes.open(id).orElseThrow().version();
            done(desk.record(HANDLER, id, version, event, words));
        });
    }

    private static UUID done(DisputeDesk.Result result) {
        return switch (result) {
            case DisputeDesk.Result.Done(var id, var _) -> id;
            case DisputeDesk.Result.Refused _, DisputeDesk.Result.Overtaken _ ->
                throw new IllegalStateException("demo story: " + result);
        };
    }
}
