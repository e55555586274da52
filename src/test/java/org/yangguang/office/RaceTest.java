package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yangguang.audit.AuditTrail;
import org.yangguang.audit.AuditVerifier;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;
import org.yangguang.identity.Permission;
import org.yangguang.request.CaseFile;
import org.yangguang.request.Cases;
import org.yangguang.request.Desk;
import org.yangguang.request.RequestEvent.Consulted;
import org.yangguang.request.RequestState;

/// Sixteen officers at one case, all of whom saw it in the same state.
class RaceTest extends StaffPages {

    private static final int OFFICERS = 16;
    private static final String ORGAN = "330114";

    @Autowired
    private Desk desk;

    @Autowired
    private Cases cases;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private AuditVerifier verifier;

    private final ExecutorService threads = Executors.newFixedThreadPool(OFFICERS);

    @AfterEach
    void home() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    @DisplayName("十六人同时办理一件：每次只有一人办成，其余被告知已有变化；状态合法，留痕完整")
    void oneOfSixteenWins() throws Exception {
        on("2026-09-07");
        var clerk = officer(ORGAN, Duty.INTAKE, Duty.HANDLER, Duty.SIGNER);
        var id = entered(clerk);
        var scope = Scope.of(DatabaseRole.OFFICE, clerk.scope());
        var by = new Desk.Hand(clerk.account(), clerk.acting(Permission.REQUEST_HANDLE, ""));
        int won = 0;
        for (int round = 0; round < 8; round++) {
            on("2026-09-%02d".formatted(8 + round));
            int seen = scope.call(() -> cases.open(id).orElseThrow().version());
            var results = atOnce(scope, acts(by, id, seen));
            assertThat(results.stream().filter(r -> r instanceof Desk.Result.Done))
                    .as("round %d: %s", round, results)
                    .hasSizeLessThanOrEqualTo(1);
            int done = (int)
                    results.stream().filter(r -> r instanceof Desk.Result.Done).count();
            won += done;
            assertThat(scope.call(() -> cases.open(id).orElseThrow().version())).isEqualTo(seen + done);
        }
        var file = scope.call(() -> cases.open(id).orElseThrow());
        assertThat(won).isGreaterThan(2).isEqualTo(file.entries().size() - 1);
        assertThat(RequestState.of(
                        file.entries().stream().map(CaseFile.Entry::event).toList()))
                .isEqualTo(file.state());
        assertThat(file.letters().stream().map(letter -> letter.number())).doesNotHaveDuplicates();
        // Registration, then one record for each that won.
        assertThat(recorded(id)).isEqualTo(1 + won);
        assertThat(Scope.of(DatabaseRole.JOB, java.util.Set.of())
                        .call(() -> verifier.verify())
                        .faults())
                .isEmpty();
    }

    private long recorded(UUID id) {
        return new Scope(DatabaseRole.OFFICE, java.util.Set.of(), true)
                .call(() -> trail.page("request:" + id, 100, 0).stream()
                        .filter(entry -> !entry.action().startsWith("request.read"))
                        .count());
    }

    /// Acts of every kind, some of them unlawful, all with the version that was seen.
    private List<java.util.function.Supplier<Desk.Result>> acts(Desk.Hand by, UUID id, int seen) {
        var acts = new ArrayList<java.util.function.Supplier<Desk.Result>>();
        for (int i = 0; i < OFFICERS; i++) {
            int n = i;
            acts.add(
                    switch (i % 8) {
                        case 0 -> () -> desk.extend(by, id, seen, 10, "需要检索的档案数量较大");
                        case 1 -> () -> desk.consult(by, id, seen, asking(), today(), null);
                        case 2 -> () -> desk.recordArrival(by, id, seen, "征1", today());
                        case 3 -> () -> desk.recordOpinion(by, id, seen, "征1", today());
                        case 4 ->
                            () -> desk.askReasons(by, id, seen, today().plusDays(7), "2026年1月1日至9月7日", 40 + n, "每周数件");
                        case 5 -> () -> desk.receiveReasons(by, id, seen, today());
                        case 6 ->
                            () -> desk.notifySupplement(by, id, seen, today().plusDays(10), "写明所需文件的年份", "可以来电说明");
                        default -> () -> desk.receiveSupplement(by, id, seen, today());
                    });
        }
        return acts;
    }

    private static Desk.Consulting asking() {
        return new Desk.Consulting(Consulted.AGENCY, "城北区财政局", "专项资金拨付名单", "由两机关共同制作", true);
    }

    private List<Desk.Result> atOnce(Scope scope, List<java.util.function.Supplier<Desk.Result>> acts)
            throws Exception {
        var start = new CyclicBarrier(acts.size());
        var running = new ArrayList<Future<Desk.Result>>();
        for (var act : acts) {
            running.add(threads.submit(() -> {
                start.await();
                return scope.call(act);
            }));
        }
        var results = new ArrayList<Desk.Result>();
        for (var one : running) {
            results.add(one.get());
        }
        return results;
    }

    private UUID entered(Officer clerk) {
        var form = get(clerk, "/office/requests/new").html();
        var fields = new HashMap<String, String>();
        form.select("form input[type=hidden]").forEach(field -> fields.put(field.attr("name"), field.val()));
        fields.putAll(Map.of(
                "received", "IN_PERSON",
                "on", today().toString(),
                "kind", "NATURAL_PERSON",
                "name", "林晓岚",
                "identityKind", "CITIZEN",
                "identity", "11010519491231002X",
                "phone", "13800138000",
                "subject", "2024 年度商贸流通业发展专项资金拨付名单"));
        var done = post(clerk, "/office/requests/new", fields);
        return done.html().select("a[href^=/office/requests/]").eachAttr("href").stream()
                .filter(href -> href.matches("/office/requests/[0-9a-f-]{36}"))
                .map(href -> UUID.fromString(href.substring("/office/requests/".length())))
                .findFirst()
                .orElseThrow();
    }
}
