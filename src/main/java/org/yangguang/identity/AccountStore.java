package org.yangguang.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All SQL on accounts. Callers run in the job role: accounts are looked up before any scope is known.
@Repository
class AccountStore {

    private static final String ROW = """
            select a.*, coalesce((select string_agg(d.duty, ',' order by d.duty) from identity_duty d
                where d.account_id = a.id), '') as duties
            from identity_account a
            """;

    private final JdbcClient sql;

    AccountStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// A row as the module needs it; never leaves the module.
    record Row(
            UUID id,
            int organId,
            String login,
            String name,
            @Nullable String passwordHash,
            @Nullable Instant passwordSetAt,
            byte @Nullable [] totpKey,
            byte @Nullable [] totpSealed,
            long totpLastStep,
            Account.Status status,
            @Nullable UUID proposedBy,
            @Nullable Instant inviteUntil,
            int failures,
            @Nullable Instant lockedUntil,
            int version,
            Set<Duty> duties) {}

    Optional<Row> byLogin(String login) {
        return sql.sql(ROW + " where a.login = :login")
                .param("login", login)
                .query((row, n) -> read(row))
                .optional();
    }

    Optional<Row> byId(UUID id) {
        return sql.sql(ROW + " where a.id = :id")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    Optional<Row> byInvite(byte[] hash) {
        return sql.sql(ROW + " where a.invite_hash = :hash and a.status = 'INVITED'")
                .param("hash", hash)
                .query((row, n) -> read(row))
                .optional();
    }

    boolean any() {
        return sql.sql("select exists (select 1 from identity_account)")
                .query(Boolean.class)
                .single();
    }

    List<Row> page(Set<Integer> organs, int size, int offset) {
        return sql.sql(ROW + """
                where a.organ_id = any (:organs)
                order by array_position(array['PROPOSED', 'INVITED', 'ACTIVE', 'CLOSED'], a.status), a.login
                limit :size offset :offset
                """)
                .param("organs", organs.toArray(Integer[]::new))
                .param("size", size)
                .param("offset", offset)
                .query((row, n) -> read(row))
                .list();
    }

    int count(Set<Integer> organs) {
        return sql.sql("select count(*) from identity_account where organ_id = any (:organs)")
                .param("organs", organs.toArray(Integer[]::new))
                .query(Integer.class)
                .single();
    }

    void insert(
            UUID id,
            int organ,
            String login,
            String name,
            Account.Status status,
            @Nullable UUID proposedBy,
            Set<Duty> duties) {
        sql.sql("""
                insert into identity_account (id, organ_id, login, name, status, proposed_by)
                values (:id, :organ, :login, :name, :status, :by)
                """)
                .param("id", id)
                .param("organ", organ)
                .param("login", login)
                .param("name", name)
                .param("status", status.name())
                .param("by", proposedBy)
                .update();
        for (var duty : duties) {
            sql.sql("insert into identity_duty (organ_id, account_id, duty) values (:organ, :id, :duty)")
                    .param("organ", organ)
                    .param("id", id)
                    .param("duty", duty.name())
                    .update();
        }
    }

    boolean invite(UUID id, int version, @Nullable UUID approvedBy, byte[] inviteHash, Instant until) {
        return sql.sql("""
                update identity_account set status = 'INVITED', approved_by = :by, invite_hash = :hash,
                    invite_until = :until, version = version + 1
                where id = :id and version = :version and status in ('PROPOSED', 'INVITED')
                """)
                        .param("by", approvedBy)
                        .param("hash", inviteHash)
                        .param("until", at(until))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    boolean activate(UUID id, String passwordHash, byte @Nullable [] key, byte @Nullable [] sealed, Instant now) {
        return sql.sql("""
                update identity_account set status = 'ACTIVE', password_hash = :hash, password_set_at = :now,
                    totp_key = :key, totp_sealed = :sealed, invite_hash = null, invite_until = null,
                    failures = 0, locked_until = null, version = version + 1
                where id = :id and status = 'INVITED'
                """)
                        .param("hash", passwordHash)
                        .param("now", at(now))
                        .param("key", key, java.sql.Types.BINARY)
                        .param("sealed", sealed, java.sql.Types.BINARY)
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean close(UUID id, int version) {
        return sql.sql("""
                update identity_account set status = 'CLOSED', invite_hash = null, version = version + 1
                where id = :id and version = :version and status <> 'CLOSED'
                """).param("id", id).param("version", version).update() == 1;
    }

    /// Back to a proposal: nobody signs in with it until it is approved and activated anew.
    boolean proposeAnew(UUID id, int version, UUID by) {
        return sql.sql("""
                update identity_account set status = 'PROPOSED', proposed_by = :by, approved_by = null, invite_hash = null,
                    version = version + 1
                where id = :id and version = :version and status in ('INVITED', 'ACTIVE')
                """)
                        .param("by", by)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    void endSessions(UUID id) {
        sql.sql("delete from identity_session where principal_name = :account")
                .param("account", id.toString())
                .update();
    }

    /// Counts a failure and locks after five, in one statement, so that parallel guesses all count (I4).
    void countFailure(UUID id, Instant now, Instant lockUntil) {
        sql.sql("""
                update identity_account set
                    failures = case when locked_until < :now then 1 else failures + 1 end,
                    locked_until = case when (case when locked_until < :now then 1 else failures + 1 end) >= 5
                        then :until else null end
                where id = :id
                """)
                .param("now", at(now))
                .param("until", at(lockUntil))
                .param("id", id)
                .update();
    }

    void countFailure(String address, Instant now, Instant lockUntil, Instant windowStart) {
        sql.sql("""
                insert into identity_address_failures as f (address, failures, since) values (:address, 1, :now)
                on conflict (address) do update set
                    failures = case when f.since < :start then 1 else f.failures + 1 end,
                    since = case when f.since < :start then :now else f.since end,
                    locked_until = case when f.since >= :start and f.failures + 1 >= 30 then :until else f.locked_until end
                """)
                .param("address", address)
                .param("now", at(now))
                .param("until", at(lockUntil))
                .param("start", at(windowStart))
                .update();
    }

    boolean addressLocked(String address, Instant now) {
        return sql.sql(
                        "select exists (select 1 from identity_address_failures where address = :a and locked_until > :now)")
                .param("a", address)
                .param("now", at(now))
                .query(Boolean.class)
                .single();
    }

    /// Takes a time step for use; false if it was used meanwhile.
    boolean succeed(UUID id, long totpStep) {
        return sql.sql("""
                update identity_account set failures = 0, locked_until = null, totp_last_step = :step
                where id = :id and (:step = 0 or totp_last_step < :step)
                """).param("id", id).param("step", totpStep).update() == 1;
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static Row read(ResultSet row) throws SQLException {
        var duties = EnumSet.noneOf(Duty.class);
        Arrays.stream(row.getString("duties").split(","))
                .filter(d -> !d.isEmpty())
                .map(Duty::valueOf)
                .forEach(duties::add);
        return new Row(
                row.getObject("id", UUID.class),
                row.getInt("organ_id"),
                row.getString("login"),
                row.getString("name"),
                row.getString("password_hash"),
                instant(row, "password_set_at"),
                row.getBytes("totp_key"),
                row.getBytes("totp_sealed"),
                row.getLong("totp_last_step"),
                Account.Status.valueOf(row.getString("status")),
                row.getObject("proposed_by", UUID.class),
                instant(row, "invite_until"),
                row.getInt("failures"),
                instant(row, "locked_until"),
                row.getInt("version"),
                duties);
    }
}
