package org.yangguang.annual.sum;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.database.Scope;
import org.yangguang.organ.Organ;

/// 汇总任务：adds up a whole year of an organ and all below it, in the background, one at a time, with
/// its progress in
/// the database. Each sum is a transaction of its own, so that what was added up stays when the task is
/// given up.
@Component
public class SumRuns {

    private static final Logger LOG = LoggerFactory.getLogger(SumRuns.class);
    private static final Duration DEAD_AFTER = Duration.ofMinutes(2);

    private final Sums sums;
    private final JdbcClient sql;
    private final TransactionTemplate transactions;
    private final AuditTrail audit;
    private final Clock clock;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("annual-sums").daemon().factory());

    SumRuns(Sums sums, JdbcClient sql, TransactionTemplate transactions, AuditTrail audit, Clock clock) {
        this.sums = sums;
        this.sql = sql;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    public enum State {
        RUNNING("正在汇总"),
        CANCELLING("正在停止"),
        CANCELLED("已停止"),
        DONE("汇总完成"),
        FAILED("汇总出错");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// @param done how many sums are taken, of how many
    /// @param live false for a task whose process ended under it
    public record Run(State state, int done, int total, Instant startedAt, Instant beatAt, boolean live) {

        public boolean isOver() {
            return !live || state == State.DONE || state == State.CANCELLED || state == State.FAILED;
        }

        public String words() {
            return live ? state.label() : "汇总中断，请重新汇总";
        }
    }

    /// Starts the task, unless it runs already.
    ///
    /// @return whether it was started
    public boolean start(Actor by, UUID account, Organ root, int year) {
        var scope = Scope.current();
        var tree = sums.tree(root.id(), year);
        boolean begun = Optional.ofNullable(transactions.execute(status -> begin(by, account, tree, root)))
                .orElse(false);
        if (begun) {
            worker.execute(() -> scope.run(() -> run(tree, root)));
        }
        return begun;
    }

    /// Adds up a year at once, for whoever waits for it.
    ///
    /// @return how many sums were taken
    public int now(Organ root, int year) {
        var tree = sums.tree(root.id(), year);
        tree.sums().forEach(organ -> sums.recompute(tree, organ));
        return tree.sums().size();
    }

    private boolean begin(Actor by, UUID account, YearTree tree, Organ root) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('annual-run:' || :organ || ':' || :year, 0))")
                .param("organ", root.id())
                .param("year", tree.year())
                .query(rs -> {});
        if (find(root.id(), tree.year()).filter(run -> !run.isOver()).isPresent()) {
            return false;
        }
        sql.sql("""
                insert into annual_sum_run (organ_id, year, state, done, total, started_by, started_at, beat_at)
                values (:organ, :year, 'RUNNING', 0, :total, :by, :at, :at)
                on conflict (organ_id, year) do update set state = 'RUNNING', done = 0, total = excluded.total,
                    started_by = excluded.started_by, started_at = excluded.started_at, beat_at = excluded.beat_at
                """)
                .param("organ", root.id())
                .param("year", tree.year())
                .param("total", tree.sums().size())
                .param("by", account)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        audit.record(
                by,
                "annual.sum",
                "annual:" + root.code() + "/" + tree.year(),
                "",
                tree.sums().size() + " sums");
        return true;
    }

    private void run(YearTree tree, Organ root) {
        try {
            int done = 0;
            for (var organ : tree.sums()) {
                if (beat(root.id(), tree.year(), done) == State.CANCELLING) {
                    end(root.id(), tree.year(), State.CANCELLED, done);
                    return;
                }
                sums.recompute(tree, organ);
                done++;
            }
            end(root.id(), tree.year(), State.DONE, done);
        } catch (RuntimeException e) {
            LOG.error("sum run failed organ={} year={}", root.id(), tree.year(), e);
            end(root.id(), tree.year(), State.FAILED, 0);
        }
    }

    private State beat(int organ, int year, int done) {
        return State.valueOf(Optional.ofNullable(transactions.execute(status -> sql.sql("""
                        update annual_sum_run set done = :done, beat_at = :at where organ_id = :organ and year = :year
                        returning state
                        """)
                        .param("organ", organ)
                        .param("year", year)
                        .param("done", done)
                        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .query(String.class)
                        .single()))
                .orElse("FAILED"));
    }

    private void end(int organ, int year, State state, int done) {
        transactions.executeWithoutResult(status -> sql.sql("""
                        update annual_sum_run set state = :state, done = greatest(done, :done), beat_at = :at
                        where organ_id = :organ and year = :year
                        """)
                .param("organ", organ)
                .param("year", year)
                .param("state", state.name())
                .param("done", done)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update());
    }

    /// 停止：after the sum that is being taken.
    @Transactional
    public void cancel(int organ, int year) {
        sql.sql("""
                update annual_sum_run set state = 'CANCELLING' where organ_id = :organ and year = :year and state = 'RUNNING'
                """).param("organ", organ).param("year", year).update();
    }

    @Transactional(readOnly = true)
    public Optional<Run> find(int organ, int year) {
        return sql.sql("select * from annual_sum_run where organ_id = :organ and year = :year")
                .param("organ", organ)
                .param("year", year)
                .query((row, n) -> {
                    var beat = SumStore.instant(row, "beat_at");
                    var state = State.valueOf(row.getString("state"));
                    boolean works = state == State.RUNNING || state == State.CANCELLING;
                    return new Run(
                            state,
                            row.getInt("done"),
                            row.getInt("total"),
                            SumStore.instant(row, "started_at"),
                            beat,
                            !works || beat.plus(DEAD_AFTER).isAfter(clock.instant()));
                })
                .optional();
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }
}
