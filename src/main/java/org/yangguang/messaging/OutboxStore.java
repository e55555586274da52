package org.yangguang.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL of the outbox.
@Repository
class OutboxStore {

    private final JdbcClient sql;

    OutboxStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(UUID id, Outbox.Posting posting, Medium medium, byte[] wrapped, byte[] sealed, Instant now) {
        sql.sql("""
                insert into messaging_outbox (id, organ_id, key, medium, purpose, request_number, wrapped, sealed, created_at,
                    next_try_at)
                values (:id, :organ, :key, :medium, :purpose, :number, :wrapped, :sealed, :now, :now)
                on conflict do nothing
                """)
                .param("id", id)
                .param("organ", posting.organ().orElse(null))
                .param("key", posting.key())
                .param("medium", medium.name())
                .param("purpose", posting.purpose())
                .param("number", posting.requestNumber())
                .param("wrapped", wrapped)
                .param("sealed", sealed)
                .param("now", at(now))
                .update();
    }

    record Due(UUID id, @Nullable Integer organ, Medium medium, int attempts, byte[] wrapped, byte[] sealed) {}

    /// Takes the next message that is due and puts its following attempt off, so that a sender that dies
    /// leaves it to the next one; nobody else takes it meanwhile.
    Optional<Due> take(Instant now, Instant leaseUntil) {
        return sql.sql("""
                update messaging_outbox set attempts = attempts + 1, next_try_at = :lease
                where id = (select id from messaging_outbox where next_try_at <= :now
                            order by next_try_at, id limit 1 for update skip locked)
                returning id, organ_id, medium, attempts, wrapped, sealed
                """)
                .param("now", at(now))
                .param("lease", at(leaseUntil))
                .query((row, n) -> new Due(
                        row.getObject("id", UUID.class),
                        row.getObject("organ_id", Integer.class),
                        Medium.valueOf(row.getString("medium")),
                        row.getInt("attempts"),
                        row.getBytes("wrapped"),
                        row.getBytes("sealed")))
                .optional();
    }

    void sent(UUID id, Instant now, String by) {
        sql.sql("""
                update messaging_outbox set next_try_at = null, sent_at = :now, sent_by = :by, fault = '' where id = :id
                """).param("id", id).param("now", at(now)).param("by", by).update();
    }

    void failed(UUID id, Instant nextTry, String fault) {
        sql.sql("update messaging_outbox set next_try_at = :next, fault = :fault where id = :id")
                .param("id", id)
                .param("next", at(nextTry))
                .param("fault", fault)
                .update();
    }

    void givenUp(UUID id, Instant now, String fault) {
        sql.sql("update messaging_outbox set next_try_at = null, given_up_at = :now, fault = :fault where id = :id")
                .param("id", id)
                .param("now", at(now))
                .param("fault", fault)
                .update();
    }

    int sweep(Instant before) {
        return sql.sql("delete from messaging_outbox where created_at < :before and next_try_at is null")
                .param("before", at(before))
                .update();
    }

    List<Outbox.Line> page(int organ, int size, int offset) {
        return sql.sql("""
                select id, medium, purpose, request_number, created_at, attempts, next_try_at, sent_at, sent_by, given_up_at, fault
                from messaging_outbox where organ_id = :organ order by created_at desc, id limit :size offset :offset
                """)
                .param("organ", organ)
                .param("size", size)
                .param("offset", offset)
                .query((row, n) -> line(row))
                .list();
    }

    int count(int organ) {
        return sql.sql("select count(*) from messaging_outbox where organ_id = :organ")
                .param("organ", organ)
                .query(Integer.class)
                .single();
    }

    boolean retry(int organ, UUID id, Instant now) {
        return sql.sql("""
                update messaging_outbox set attempts = 0, next_try_at = :now, given_up_at = null
                where organ_id = :organ and id = :id and given_up_at is not null
                """)
                        .param("organ", organ)
                        .param("id", id)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    private static Outbox.Line line(ResultSet row) throws SQLException {
        return new Outbox.Line(
                row.getObject("id", UUID.class),
                Medium.valueOf(row.getString("medium")),
                row.getString("purpose"),
                row.getString("request_number"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                instant(row, "next_try_at"),
                instant(row, "sent_at"),
                row.getString("sent_by"),
                instant(row, "given_up_at"),
                row.getString("fault"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
