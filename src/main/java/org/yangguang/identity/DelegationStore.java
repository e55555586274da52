package org.yangguang.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL of delegations.
@Repository
class DelegationStore {

    private static final String ROW = """
            select d.*, f.name as from_name, t.name as to_name from identity_delegation d
            join identity_account f on f.organ_id = d.organ_id and f.id = d.from_id
            join identity_account t on t.organ_id = d.organ_id and t.id = d.to_id
            """;

    private final JdbcClient sql;

    DelegationStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// Not revoked and not over; those of closed accounts and of duties no longer held are left out.
    List<Delegation> to(UUID account, LocalDate day) {
        return sql.sql(ROW + """
                where d.to_id = :account and d.revoked_at is null and :day between d.since and d.until and f.status = 'ACTIVE'
                  and exists (select 1 from identity_duty g where g.account_id = d.from_id and g.duty = d.duty)
                order by d.made_at
                """)
                .param("account", account)
                .param("day", day)
                .query((row, n) -> read(row))
                .list();
    }

    List<Delegation> ofOrgan(int organ, int size, int offset) {
        return sql.sql(ROW + """
                where d.organ_id = :organ order by d.revoked_at is not null, d.until desc, d.made_at desc
                limit :size offset :offset
                """)
                .param("organ", organ)
                .param("size", size)
                .param("offset", offset)
                .query((row, n) -> read(row))
                .list();
    }

    int count(int organ) {
        return sql.sql("select count(*) from identity_delegation where organ_id = :organ")
                .param("organ", organ)
                .query(Integer.class)
                .single();
    }

    Optional<Delegation> byId(UUID id) {
        return sql.sql(ROW + " where d.id = :id")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    /// Whether the same two have one for the same duty on a day of the period.
    boolean overlaps(UUID from, UUID to, Duty duty, LocalDate since, LocalDate until) {
        return sql.sql("""
                select exists (select 1 from identity_delegation where from_id = :from and to_id = :to and duty = :duty
                    and revoked_at is null and since <= :until and until >= :since)
                """)
                .param("from", from)
                .param("to", to)
                .param("duty", duty.name())
                .param("since", since)
                .param("until", until)
                .query(Boolean.class)
                .single();
    }

    void insert(
            int organ,
            UUID id,
            Duty duty,
            UUID from,
            UUID to,
            LocalDate since,
            LocalDate until,
            String reason,
            Instant at) {
        sql.sql("""
                insert into identity_delegation (organ_id, id, duty, from_id, to_id, since, until, reason, made_at)
                values (:organ, :id, :duty, :from, :to, :since, :until, :reason, :at)
                """)
                .param("organ", organ)
                .param("id", id)
                .param("duty", duty.name())
                .param("from", from)
                .param("to", to)
                .param("since", since)
                .param("until", until)
                .param("reason", reason)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    boolean revoke(UUID id, UUID from, Instant at) {
        return sql.sql("""
                update identity_delegation set revoked_at = :at where id = :id and from_id = :from and revoked_at is null
                """)
                        .param("id", id)
                        .param("from", from)
                        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static Delegation read(ResultSet row) throws SQLException {
        return new Delegation(
                row.getObject("id", UUID.class),
                Duty.valueOf(row.getString("duty")),
                row.getObject("from_id", UUID.class),
                row.getString("from_name"),
                row.getObject("to_id", UUID.class),
                row.getString("to_name"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getString("reason"),
                Optional.ofNullable(row.getObject("revoked_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
