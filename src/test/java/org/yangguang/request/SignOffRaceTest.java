package org.yangguang.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.WithDatabase;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;
import org.yangguang.organ.Organs;
import org.yangguang.request.signoff.Decision;
import org.yangguang.request.signoff.Step;
import org.yangguang.request.submission.Application;
import org.yangguang.request.submission.Application.DeliveryChannel;
import org.yangguang.request.submission.Application.DeliveryForm;
import org.yangguang.request.submission.Application.IdentityKind;

/// Many people at the same step at once, and what the database itself refuses.
@WithDatabase
class SignOffRaceTest {

    private static final String CODE = "990177";
    private static final int PEOPLE = 16;

    @Autowired
    Organs organs;

    @Autowired
    Desk desk;

    @Autowired
    SignOffDesk signOff;

    @Autowired
    Cases cases;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transactions;

    private final Desk.Hand drafter = hand();

    private static Desk.Hand hand() {
        return new Desk.Hand(UUID.randomUUID(), Actor.SYSTEM);
    }

    private int organ() {
        if (organs.byCode(CODE).isEmpty()) {
            Scope.of(DatabaseRole.OFFICE, Set.of())
                    .run(() -> organs.register(
                            Actor.SYSTEM,
                            new Organs.Registration(
                                    CODE,
                                    Optional.empty(),
                                    OrganKind.GOVERNMENT,
                                    OrganLevel.COUNTY,
                                    "某某区审签竞争测试局",
                                    "审签竞争",
                                    Optional.empty(),
                                    LocalDate.of(2020, 1, 1),
                                    Optional.empty())));
        }
        return organs.byCode(CODE).orElseThrow().id();
    }

    private UUID sent(int organ) {
        var application = new Application(
                ApplicantKind.NATURAL_PERSON,
                "测试人",
                IdentityKind.PASSPORT,
                "E12345678",
                "",
                "13900000000",
                "",
                "",
                "",
                "审签竞争所需信息",
                "",
                DeliveryForm.ELECTRONIC,
                DeliveryChannel.PLATFORM,
                true);
        var entered =
                desk.enter(drafter, organ, UUID.randomUUID(), Channel.IN_PERSON, application, LocalDate.now(clock));
        var id = ((Desk.Entered) entered).id();
        var facts = Map.of("信息名称", "某信息", "提供形式", "电子文件", "提供途径和时间", "随本告知书提供");
        assertThat(desk.saveReply(drafter, id, 0, Outcome.GRANTED, "REPLY_GRANTED", facts))
                .isInstanceOf(Desk.Result.Done.class);
        assertThat(signOff.submit(drafter, id, 0)).isInstanceOf(Desk.Result.Done.class);
        return id;
    }

    @Test
    @DisplayName("十六人同时通过同一环节：每一环节只有一人办成，审批单上恰好三条意见，申请只答复一次")
    void eachStepHasOneWinner() throws Exception {
        int organ = organ();
        var scope = Scope.of(DatabaseRole.OFFICE, Set.of(organ));
        var id = scope.call(() -> sent(organ));
        for (var step : Step.values()) {
            int version = scope.call(() -> cases.open(id).orElseThrow().version());
            int draft = scope.call(
                    () -> cases.open(id).flatMap(CaseFile::reply).orElseThrow().version());
            var acts = new ArrayList<Callable<Desk.Result>>();
            for (int i = 0; i < PEOPLE; i++) {
                var by = hand();
                acts.add(() -> scope.call(() -> signOff.decide(
                        by,
                        Set.of(step.duty()),
                        id,
                        version,
                        new SignOffDesk.Opinion(draft, step, Decision.Verdict.PASSED, ""))));
            }
            var results = new ArrayList<Desk.Result>();
            try (var pool = Executors.newFixedThreadPool(PEOPLE)) {
                for (var future : pool.invokeAll(acts)) {
                    results.add(future.get());
                }
            }
            assertThat(results).filteredOn(Desk.Result.Done.class::isInstance).hasSize(1);
            assertThat(results)
                    .filteredOn(Desk.Result.Overtaken.class::isInstance)
                    .hasSize(PEOPLE - 1);
        }
        var file = scope.call(() -> cases.open(id).orElseThrow());
        assertThat(file.reply().orElseThrow().rounds().getLast().decisions())
                .extracting(Decision::step)
                .containsExactly(Step.values());
        assertThat(file.entries())
                .filteredOn(entry -> entry.event() instanceof RequestEvent.Replied)
                .hasSize(1);
    }

    @Test
    @DisplayName("数据库本身拒绝拟稿人审自己的稿、一人审两个环节、改动已有的意见")
    void theDatabaseKeepsHandsApart() {
        int organ = organ();
        var scope = Scope.of(DatabaseRole.OFFICE, Set.of(organ));
        var id = scope.call(() -> sent(organ));
        var lawyer = UUID.randomUUID();
        assertThatThrownBy(() -> insert(scope, organ, id, 1, "LEGAL_REVIEW", drafter.account()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("a drafter decides on no step");
        insert(scope, organ, id, 1, "LEGAL_REVIEW", lawyer);
        assertThatThrownBy(() -> insert(scope, organ, id, 2, "SECRECY_REVIEW", lawyer))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("one person decides on one step");
        for (var change : List.of("update request_decision set verdict = 'PASSED'", "delete from request_signoff")) {
            assertThatThrownBy(() -> scope.run(() -> transactions.executeWithoutResult(
                            status -> sql.sql(change).update())))
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
        }
    }

    private void insert(Scope scope, int organ, UUID request, int seq, String step, UUID by) {
        scope.run(() -> transactions.executeWithoutResult(status -> sql.sql("""
                insert into request_decision (organ_id, request_id, round, seq, step, verdict, decided_by, decided_at)
                values (:organ, :request, 1, :seq, :step, 'PASSED', :by, now())
                """)
                .param("organ", organ)
                .param("request", request)
                .param("seq", seq)
                .param("step", step)
                .param("by", by)
                .update()));
    }
}
