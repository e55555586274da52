package org.yangguang.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL of the ledger of documents and of the statements that it is complete.
@Repository
class NormStore {

    private static final String MATCHING = """
            from publication_norm
            where organ_id = :organ and superseded_at is null and (:kind = '' or kind = :kind)
              and (:year = 0 or issued_on >= make_date(greatest(:year, 1), 1, 1) and issued_on < make_date(:year + 1, 1, 1))
              and (:words = '' or title like :like or doc_no like :like)
              and (act = 'STRUCK') = (:view = 'STRUCK')
              and case :view
                    when 'IN_FORCE' then in_force_from <= :today and (ends_on is null or ends_on > :today)
                    when 'ENDING' then in_force_from <= :today and ends_on > :today and ends_on <= :soon
                    when 'PENDING' then in_force_from > :today and (ends_on is null or ends_on > :today)
                    when 'EXPIRED' then ends_on <= :today and ends_as = 'EXPIRED'
                    when 'REPEALED' then ends_on <= :today and ends_as = 'REPEALED'
                    else true end
            """;

    private final JdbcClient sql;

    NormStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<NormEntry> page(int organ, NormFilter filter, int size, int offset) {
        return with(organ, filter, "select * " + MATCHING + " order by issued_on desc, id limit :size offset :offset")
                .param("size", size)
                .param("offset", offset)
                .query((row, n) -> entry(row))
                .list();
    }

    int count(int organ, NormFilter filter) {
        return with(organ, filter, "select count(*) " + MATCHING)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec with(int organ, NormFilter filter, String statement) {
        return sql.sql(statement)
                .param("organ", organ)
                .param("kind", filter.kind().map(Enum::name).orElse(""))
                .param("year", filter.year())
                .param("words", filter.words())
                .param("like", "%" + filter.words().replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .param("view", filter.view().name())
                .param("today", filter.today())
                .param("soon", filter.today().plusDays(NormFilter.ENDING_DAYS));
    }

    Optional<NormEntry> find(int organ, UUID id) {
        return sql.sql("select * from publication_norm where organ_id = :organ and id = :id and superseded_at is null")
                .param("organ", organ)
                .param("id", id)
                .query((row, n) -> entry(row))
                .optional();
    }

    List<NormEntry> of(int organ, Collection<UUID> ids) {
        return sql.sql("""
                select * from publication_norm where organ_id = :organ and id = any (:ids) and superseded_at is null
                order by issued_on desc, id
                """)
                .param("organ", organ)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> entry(row))
                .list();
    }

    Optional<NormEntry> byKey(int organ, String key) {
        return sql.sql("""
                select * from publication_norm
                where organ_id = :organ and norm_key = :key and superseded_at is null and act <> 'STRUCK'
                """)
                .param("organ", organ)
                .param("key", key)
                .query((row, n) -> entry(row))
                .optional();
    }

    /// Every state of an entry, the first one first.
    List<NormEntry> history(int organ, UUID id) {
        return sql.sql("select * from publication_norm where organ_id = :organ and id = :id order by version")
                .param("organ", organ)
                .param("id", id)
                .query((row, n) -> entry(row))
                .list();
    }

    /// The entries that stood at an instant, without those struck out.
    List<NormEntry> standing(int organ, Instant at) {
        return sql.sql("""
                select * from publication_norm
                where organ_id = :organ and recorded_at <= :at and (superseded_at is null or superseded_at > :at)
                    and act <> 'STRUCK'
                order by issued_on, id
                """)
                .param("organ", organ)
                .param("at", utc(at))
                .query((row, n) -> entry(row))
                .list();
    }

    /// False if that state is no longer the present one.
    boolean supersede(int organ, UUID id, int version, Instant at) {
        return sql.sql("""
                update publication_norm set superseded_at = :at
                where organ_id = :organ and id = :id and version = :version and superseded_at is null
                """)
                        .param("at", utc(at))
                        .param("organ", organ)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /// False if the same document stands in the ledger already.
    boolean insert(NormEntry e) {
        var n = e.norm();
        var repeal = Optional.ofNullable(n.repeal());
        return sql.sql("""
                insert into publication_norm (organ_id, id, version, act, reason, recorded_at, recorded_by, kind, title, doc_no,
                    norm_key, authorship, issuer, issued_on, effective_on, valid_until, repealed_on, repeal_way, repealed_by,
                    published_on, in_force_from, ends_on, ends_as)
                values (:organ, :id, :version, :act, :reason, :at, :by, :kind, :title, :docNo, :key, :authorship, :issuer,
                    :issued, :effective, :until, :repealedOn, :way, :repealedBy, :published, :from, :ends, :as)
                on conflict do nothing
                """)
                        .param("organ", e.organId())
                        .param("id", e.id())
                        .param("version", e.version())
                        .param("act", e.act().name())
                        .param("reason", e.reason())
                        .param("at", utc(e.recordedAt()))
                        .param("by", e.recordedBy())
                        .param("kind", n.kind().name())
                        .param("title", n.title())
                        .param("docNo", n.docNo())
                        .param("key", n.key())
                        .param("authorship", n.authorship().name())
                        .param("issuer", n.issuer())
                        .param("issued", n.issuedOn())
                        .param("effective", n.effectiveOn())
                        .param("until", n.validUntil())
                        .param("repealedOn", repeal.map(Repeal::on).orElse(null))
                        .param("way", repeal.map(r -> r.way().name()).orElse(null))
                        .param("repealedBy", repeal.map(Repeal::by).orElse(null))
                        .param("published", n.publishedOn())
                        .param("from", n.inForceFrom())
                        .param("ends", n.endsOn().orElse(null))
                        .param("as", n.endsOn().map(day -> n.on(day).name()).orElse(null))
                        .update()
                == 1;
    }

    // ── statements that the ledger is complete ───────────────────────────────────────────────────

    void insert(int organ, NormCheck check) {
        sql.sql("""
                insert into publication_check (organ_id, year, kind, serial, issued, ended, in_force, note, recorded_at, recorded_by)
                select :organ, :year, :kind, coalesce(max(serial), 0) + 1, :issued, :ended, :inForce, :note, :at, :by
                from publication_check where organ_id = :organ and year = :year and kind = :kind
                """)
                .param("organ", organ)
                .param("year", check.year())
                .param("kind", check.kind().name())
                .param("issued", check.issued())
                .param("ended", check.ended())
                .param("inForce", check.inForce())
                .param("note", check.note())
                .param("at", utc(check.recordedAt()))
                .param("by", check.recordedBy())
                .update();
    }

    /// The last statement on a year recorded by then.
    Optional<NormCheck> check(int organ, int year, NormKind kind, Instant until) {
        return sql.sql("""
                select * from publication_check
                where organ_id = :organ and year = :year and kind = :kind and recorded_at <= :until order by serial desc limit 1
                """)
                .param("organ", organ)
                .param("year", year)
                .param("kind", kind.name())
                .param("until", utc(until))
                .query((row, n) -> new NormCheck(
                        row.getInt("year"),
                        NormKind.valueOf(row.getString("kind")),
                        row.getInt("issued"),
                        row.getInt("ended"),
                        row.getInt("in_force"),
                        row.getString("note"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getObject("recorded_by", UUID.class)))
                .optional();
    }

    static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static NormEntry entry(ResultSet row) throws SQLException {
        var repealedOn = row.getObject("repealed_on", LocalDate.class);
        return new NormEntry(
                row.getObject("id", UUID.class),
                row.getInt("organ_id"),
                row.getInt("version"),
                NormEntry.Act.valueOf(row.getString("act")),
                row.getString("reason"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_by", UUID.class),
                new Norm(
                        NormKind.valueOf(row.getString("kind")),
                        row.getString("title"),
                        row.getString("doc_no"),
                        Authorship.valueOf(row.getString("authorship")),
                        row.getString("issuer"),
                        row.getObject("issued_on", LocalDate.class),
                        row.getObject("effective_on", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class),
                        repealedOn == null
                                ? null
                                : new Repeal(
                                        Repeal.Way.valueOf(row.getString("repeal_way")),
                                        repealedOn,
                                        row.getString("repealed_by")),
                        row.getObject("published_on", LocalDate.class)));
    }
}
