package org.yangguang.request.submission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;

/// Removes what was begun and never handed in: files that no submission names after a day, drafts after
/// thirty (D5, P8). Runs in the job role, which sees ids and times of these rows and nothing else.
@Component
class Sweeper {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Scope JOB = Scope.of(DatabaseRole.JOB, Set.of());
    private static final Duration FILES_KEPT = Duration.ofDays(1);
    private static final Duration DRAFTS_KEPT = Duration.ofDays(30);

    private final JdbcClient sql;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Sweeper(JdbcClient sql, TransactionTemplate transactions, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param files and drafts removed
    record Swept(int files, int drafts) {}

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    Swept sweep() {
        var now = clock.instant();
        var swept = JOB.call(() -> transactions.execute(status -> new Swept(files(now), drafts(now))));
        LOG.info("swept files={} drafts={}", swept.files(), swept.drafts());
        return swept;
    }

    private int files(Instant now) {
        return sql.sql("""
                delete from intake_file f where f.uploaded_at < :before
                  and not exists (select 1 from intake_submission_file a where a.organ_id = f.organ_id and a.file_id = f.id)
                  and not exists (select 1 from request_proof p where p.organ_id = f.organ_id and p.file_id = f.id)
                """).param("before", before(now, FILES_KEPT)).update();
    }

    private int drafts(Instant now) {
        return sql.sql("delete from intake_draft where saved_at < :before")
                .param("before", before(now, DRAFTS_KEPT))
                .update();
    }

    private static OffsetDateTime before(Instant now, Duration kept) {
        return OffsetDateTime.ofInstant(now.minus(kept), ZoneOffset.UTC);
    }
}
