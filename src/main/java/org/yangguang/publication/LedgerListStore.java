package org.yangguang.publication;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yangguang.publication.ImportPreview.Ledger;
import org.yangguang.vault.Sha256;

/// SQL of the lists that were handed in.
@Repository
class LedgerListStore {

    private final JdbcClient sql;

    LedgerListStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param taken how many rows were taken, -1 while none were
    record Kept(UUID id, Ledger ledger, String name, byte[] content, int taken) {}

    void insert(int organ, Kept kept, Instant at, UUID by) {
        sql.sql("""
                insert into publication_import (organ_id, id, ledger, name, sha256, content, recorded_at, recorded_by)
                values (:organ, :id, :ledger, :name, :sha, :content, :at, :by)
                """)
                .param("organ", organ)
                .param("id", kept.id())
                .param("ledger", kept.ledger().name())
                .param("name", kept.name())
                .param("sha", Sha256.of(kept.content()))
                .param("content", kept.content())
                .param("at", NormStore.utc(at))
                .param("by", by)
                .update();
    }

    Optional<Kept> find(int organ, UUID id) {
        return sql.sql("""
                select id, ledger, name, content, coalesce(taken_rows, -1) as taken from publication_import
                where organ_id = :organ and id = :id
                """)
                .param("organ", organ)
                .param("id", id)
                .query((row, n) -> new Kept(
                        row.getObject("id", UUID.class),
                        Ledger.valueOf(row.getString("ledger")),
                        row.getString("name"),
                        row.getBytes("content"),
                        row.getInt("taken")))
                .optional();
    }

    /// False if it was taken already.
    boolean take(int organ, UUID id, int rows, Instant at) {
        return sql.sql("""
                update publication_import set taken_at = :at, taken_rows = :rows
                where organ_id = :organ and id = :id and taken_at is null
                """)
                        .param("at", NormStore.utc(at))
                        .param("rows", rows)
                        .param("organ", organ)
                        .param("id", id)
                        .update()
                == 1;
    }
}
