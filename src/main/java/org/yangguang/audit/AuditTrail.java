package org.yangguang.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.vault.Vault;

/// Writes and reads the trail. An act whose record cannot be written fails with it (L2).
@Component
public class AuditTrail {

    static final String KEY = "audit.chain";

    private final JdbcClient sql;
    private final Vault vault;
    private final Clock clock;

    public AuditTrail(JdbcClient sql, Vault vault, Clock clock) {
        this.sql = sql;
        this.vault = vault;
        this.clock = clock;
    }

    /// Appends one record. Call it last in the transaction of the act: from here to the commit other
    /// acts wait.
    ///
    /// @param action a stable English word such as `request.confirm-receipt`
    /// @param object what was acted on, by id
    /// @param reason the ground or reason given, in Chinese; empty if none
    /// @param detail further facts without personal data
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Actor actor, String action, String object, String reason, String detail) {
        record(actor, action, object, "done", reason, detail);
    }

    /// As above, for an act that was refused.
    @Transactional(propagation = Propagation.MANDATORY)
    public void refused(Actor actor, String action, String object, String reason) {
        record(actor, action, object, "refused", reason, "");
    }

    private void record(Actor actor, String action, String object, String result, String reason, String detail) {
        var head = sql.sql("select seq, hash from audit_lock_head()")
                .query((row, n) -> new Head(row.getLong("seq"), row.getBytes("hash")))
                .single();
        var record = new AuditRecord(
                head.seq() + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor,
                action,
                object,
                result,
                reason,
                detail,
                head.hash());
        sql.sql("""
                select audit_append(:seq, :at, :actor, :duty, :organ, :address, :action, :object, :result, :reason,
                    :detail, :prev, :hash)::text
                """)
                .param("seq", record.seq())
                .param("at", OffsetDateTime.ofInstant(record.at(), ZoneOffset.UTC))
                .param("actor", actor.id())
                .param("duty", actor.duty())
                .param("organ", actor.organ())
                .param("address", actor.address())
                .param("action", action)
                .param("object", object)
                .param("result", result)
                .param("reason", reason)
                .param("detail", detail)
                .param("prev", record.prevHash())
                .param("hash", vault.hmac(KEY, record.canonical()))
                .query(String.class)
                .optional();
    }

    /// A page of the trail for a person to read; reading it is recorded too (L2).
    @Transactional
    public List<AuditRecord> read(Actor reader, String object, int size, int offset) {
        var page = page(object, size, offset);
        record(reader, "audit.read", "audit", "", page.size() + " records" + (object.isEmpty() ? "" : " of " + object));
        return page;
    }

    /// The newest records for a file that leaves the system, with the purpose given (A7).
    @Transactional
    public List<AuditRecord> export(Actor reader, String purpose, String object, int most) {
        var taken = page(object, most, 0);
        record(
                reader,
                "audit.export",
                "audit",
                purpose,
                taken.size() + " records" + (object.isEmpty() ? "" : " of " + object));
        return taken;
    }

    /// A page of the trail, newest first; nothing unless the scope allows reading it.
    @Transactional(readOnly = true)
    public List<AuditRecord> page(String object, int size, int offset) {
        return sql.sql("""
                select * from audit_record where :object = '' or object = :object order by seq desc limit :size offset :offset
                """)
                .param("object", object)
                .param("size", size)
                .param("offset", offset)
                .query((row, n) -> read(row))
                .list();
    }

    @Transactional(readOnly = true)
    public long count(String object) {
        return sql.sql("select count(*) from audit_record where :object = '' or object = :object")
                .param("object", object)
                .query(Long.class)
                .single();
    }

    /// The end of the chain as it stands; only the job role may ask.
    Head head() {
        return sql.sql("select seq, hash from audit_head")
                .query((row, n) -> new Head(row.getLong("seq"), row.getBytes("hash")))
                .single();
    }

    /// Every link in order with the hash stored beside it; only the job role sees them all.
    void eachInOrder(Consumer<Link> reader) {
        sql.sql("select * from audit_record order by seq").withFetchSize(1000).query(row -> {
            reader.accept(new Link(read(row), row.getBytes("hash")));
        });
    }

    byte[] hashOf(AuditRecord record) {
        return vault.hmac(KEY, record.canonical());
    }

    record Head(long seq, byte[] hash) {}

    record Link(AuditRecord record, byte[] hash) {}

    private static AuditRecord read(ResultSet row) throws SQLException {
        return new AuditRecord(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Actor(
                        row.getString("actor"),
                        row.getString("duty"),
                        row.getString("organ"),
                        row.getString("address")),
                row.getString("action"),
                row.getString("object"),
                row.getString("result"),
                row.getString("reason"),
                row.getString("detail"),
                row.getBytes("prev_hash"));
    }
}
