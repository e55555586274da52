package org.yangguang.annual.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.publishing.ReportCodec;

/// SQL of what came from outside. Row-level security keeps it to the organs in scope.
@Repository
class ExchangeStore {

    private final JdbcClient sql;

    ExchangeStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(int organ, Incoming incoming, byte[] content) {
        sql.sql("""
                insert into annual_incoming (organ_id, id, year, name, sha256, content, sender, fingerprint, fault, notes,
                    received_by, received_at)
                values (:organ, :id, :year, :name, :sha256, :content, :sender, :fingerprint, :fault, :notes, :by, :at)
                """)
                .param("organ", organ)
                .param("id", incoming.id())
                .param("year", incoming.year())
                .param("name", incoming.name())
                .param("sha256", incoming.sha256())
                .param("content", content)
                .param("sender", incoming.sender())
                .param("fingerprint", incoming.fingerprint())
                .param("fault", incoming.fault().orElse(null))
                .param("notes", String.join("\n", incoming.notes()))
                .param("by", incoming.by())
                .param("at", utc(incoming.at()))
                .update();
    }

    void insert(int organ, UUID id, Incoming.Line line, AnnualReport report) {
        sql.sql("""
                insert into annual_incoming_report (organ_id, incoming_id, number, named, whose, content, errors, hints)
                values (:organ, :id, :number, :named, :whose, :content::jsonb, :errors, :hints)
                """)
                .param("organ", organ)
                .param("id", id)
                .param("number", line.number())
                .param("named", line.named())
                .param("whose", line.whose().orElse(null))
                .param("content", ReportCodec.write(report))
                .param("errors", line.errors())
                .param("hints", line.hints())
                .update();
    }

    /// Newest first.
    List<Incoming> page(int organ, int year, int size, int offset) {
        return sql.sql("""
                select id, year, name, sha256, sender, fingerprint, fault, notes, received_by, received_at
                from annual_incoming where organ_id = :organ and year = :year
                order by received_at desc, id limit :size offset :offset
                """)
                .param("organ", organ)
                .param("year", year)
                .param("size", size)
                .param("offset", offset)
                .query((row, n) -> incoming(row))
                .list();
    }

    int count(int organ, int year) {
        return sql.sql("select count(*) from annual_incoming where organ_id = :organ and year = :year")
                .param("organ", organ)
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    Optional<Incoming> find(int organ, UUID id) {
        return sql.sql("""
                select id, year, name, sha256, sender, fingerprint, fault, notes, received_by, received_at
                from annual_incoming where organ_id = :organ and id = :id
                """)
                .param("organ", organ)
                .param("id", id)
                .query((row, n) -> incoming(row))
                .optional();
    }

    /// The file received before with just these bytes.
    Optional<UUID> same(int organ, int year, String sha256) {
        return sql.sql("""
                select id from annual_incoming
                where organ_id = :organ and year = :year and sha256 = :sha256 and fault is null limit 1
                """)
                .param("organ", organ)
                .param("year", year)
                .param("sha256", sha256)
                .query(UUID.class)
                .optional();
    }

    List<Incoming.Line> lines(int organ, UUID id) {
        return sql.sql("""
                select number, named, whose, errors, hints, taken_at from annual_incoming_report
                where organ_id = :organ and incoming_id = :id order by number
                """)
                .param("organ", organ)
                .param("id", id)
                .query((row, n) -> new Incoming.Line(
                        row.getInt("number"),
                        row.getString("named"),
                        Optional.ofNullable(row.getObject("whose", Integer.class)),
                        row.getInt("errors"),
                        row.getInt("hints"),
                        Optional.ofNullable(row.getObject("taken_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list();
    }

    Optional<AnnualReport> report(int organ, UUID id, int number) {
        return sql.sql("""
                select content from annual_incoming_report
                where organ_id = :organ and incoming_id = :id and number = :number
                """)
                .param("organ", organ)
                .param("id", id)
                .param("number", number)
                .query((row, n) -> ReportCodec.report(row.getString("content")))
                .optional();
    }

    /// False if it was taken in before.
    boolean take(int organ, UUID id, int number, int whose, UUID by, Instant at) {
        return sql.sql("""
                update annual_incoming_report set whose = :whose, taken_by = :by, taken_at = :at
                where organ_id = :organ and incoming_id = :id and number = :number and taken_at is null
                """)
                        .param("organ", organ)
                        .param("id", id)
                        .param("number", number)
                        .param("whose", whose)
                        .param("by", by)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    List<TrustedKey> keys(int organ) {
        return sql.sql("""
                select fingerprint, name, basis, trusted_at, ended_at from annual_trusted_key
                where organ_id = :organ order by ended_at is not null, trusted_at desc
                """)
                .param("organ", organ)
                .query((row, n) -> new TrustedKey(
                        row.getString("fingerprint"),
                        row.getString("name"),
                        row.getString("basis"),
                        row.getObject("trusted_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list();
    }

    Map<String, String> trusted(int organ) {
        return keys(organ).stream()
                .filter(key -> key.endedAt().isEmpty())
                .collect(Collectors.toMap(TrustedKey::fingerprint, TrustedKey::name));
    }

    /// False if the key is trusted already.
    boolean trust(int organ, String fingerprint, String name, String basis, UUID by, Instant at) {
        return sql.sql("""
                insert into annual_trusted_key (organ_id, fingerprint, name, basis, trusted_by, trusted_at)
                values (:organ, :fingerprint, :name, :basis, :by, :at)
                on conflict do nothing
                """)
                        .param("organ", organ)
                        .param("fingerprint", fingerprint)
                        .param("name", name)
                        .param("basis", basis)
                        .param("by", by)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    boolean distrust(int organ, String fingerprint, UUID by, Instant at) {
        return sql.sql("""
                update annual_trusted_key set ended_by = :by, ended_at = :at
                where organ_id = :organ and fingerprint = :fingerprint and ended_at is null
                """)
                        .param("organ", organ)
                        .param("fingerprint", fingerprint)
                        .param("by", by)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    /// The organs of a list whose report of the year was handed in, with the version that counts.
    record HandedIn(int organ, String code, String stage, AnnualReport report) {}

    List<HandedIn> handedIn(int year) {
        return sql.sql("""
                select r.organ_id, o.code, r.stage, v.content
                from annual_report r
                join pub_organ o on o.id = r.organ_id
                join annual_version v on v.organ_id = r.organ_id and v.year = r.year and v.version = r.handed_version
                where r.year = :year and r.stage in ('SUBMITTED', 'CLEARED', 'PUBLISHED', 'CORRECTING')
                order by o.code
                """)
                .param("year", year)
                .query((row, n) -> new HandedIn(
                        row.getInt("organ_id"),
                        row.getString("code"),
                        row.getString("stage"),
                        ReportCodec.report(row.getString("content"))))
                .list();
    }

    private static Incoming incoming(ResultSet row) throws SQLException {
        @Nullable String fault = row.getString("fault");
        return new Incoming(
                row.getObject("id", UUID.class),
                row.getInt("year"),
                row.getString("name"),
                row.getString("sha256"),
                row.getString("sender"),
                row.getString("fingerprint"),
                Optional.ofNullable(fault),
                row.getString("notes").lines().toList(),
                row.getObject("received_by", UUID.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
