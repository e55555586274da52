package org.yangguang.publication.published;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.publication.Norm;
import org.yangguang.publication.NormKind;
import org.yangguang.publication.Validity;

/// The documents that were published, as the public reads them.
@Repository
public class PublishedNorms {

    private static final String MATCHING = """
            from pub_norm where (:organ = 0 or organ_id = :organ) and (:kind = '' or kind = :kind)
              and (:year = 0 or issued_on >= make_date(greatest(:year, 1), 1, 1) and issued_on < make_date(:year + 1, 1, 1))
              and (:words = '' or title like :like or doc_no like :like)
              and (:validity = '' or :validity = case when ends_on <= :today then ends_as
                    when in_force_from > :today then 'PENDING' else 'IN_FORCE' end)
            """;

    private final JdbcClient sql;

    PublishedNorms(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param validUntil the last day of its period, null where it names none
    /// @param endsOn the first day it no longer applies, null while none is known
    /// @param endedBy the document that ended it; empty if none did
    public record Item(
            UUID id,
            int organId,
            NormKind kind,
            String title,
            String docNo,
            String issuer,
            LocalDate issuedOn,
            LocalDate effectiveOn,
            @Nullable LocalDate validUntil,
            LocalDate publishedOn,
            LocalDate inForceFrom,
            @Nullable LocalDate endsOn,
            @Nullable Validity endsAs,
            String endedBy) {

        public Validity on(LocalDate day) {
            if (endsOn != null && !day.isBefore(endsOn)) {
                return Objects.requireNonNull(endsAs);
            }
            return day.isBefore(inForceFrom) ? Validity.PENDING : Validity.IN_FORCE;
        }
    }

    /// @param organ id of an organ, 0 for all
    /// @param year of issue, 0 for all
    /// @param words part of the title or the 文号; empty for all
    public record Filter(
            int organ, Optional<Validity> validity, Optional<NormKind> kind, int year, String words, LocalDate today) {}

    /// An organ or a year, and how many documents it has.
    public record Facet(int value, int count) {}

    /// For the module itself, which decides what is published.
    @Transactional
    public void put(UUID id, int organ, Norm norm, LocalDate publishedOn) {
        remove(id);
        sql.sql("""
                insert into pub_norm (id, organ_id, kind, title, doc_no, norm_key, issuer, issued_on, effective_on, valid_until,
                    published_on, in_force_from, ends_on, ends_as, ended_by)
                values (:id, :organ, :kind, :title, :docNo, :key, :issuer, :issued, :effective, :until, :published, :from,
                    :ends, :as, :by)
                """)
                .param("id", id)
                .param("organ", organ)
                .param("kind", norm.kind().name())
                .param("title", norm.title())
                .param("docNo", norm.docNo())
                .param("key", norm.key())
                .param("issuer", norm.issuer())
                .param("issued", norm.issuedOn())
                .param("effective", norm.effectiveOn())
                .param("until", norm.validUntil())
                .param("published", publishedOn)
                .param("from", norm.inForceFrom())
                .param("ends", norm.endsOn().orElse(null))
                .param("as", norm.endsOn().map(day -> norm.on(day).name()).orElse(null))
                .param("by", norm.repeal() == null ? "" : norm.repeal().by())
                .update();
    }

    @Transactional
    public void remove(UUID id) {
        sql.sql("delete from pub_norm where id = :id").param("id", id).update();
    }

    /// The organ that published a document with this key as its own, other than the given one.
    @Transactional(readOnly = true)
    public Optional<Integer> organOf(String key, int except) {
        return sql
                .sql("select organ_id from pub_norm where norm_key = :key and organ_id <> :except limit 1")
                .param("key", key)
                .param("except", except)
                .query((row, n) -> row.getInt("organ_id"))
                .list()
                .stream()
                .findFirst();
    }

    @Transactional(readOnly = true)
    public List<Item> page(Filter filter, int size, int offset) {
        return with(filter, "select * " + MATCHING + " order by issued_on desc, id limit :size offset :offset")
                .param("size", size)
                .param("offset", offset)
                .query((row, n) -> item(row))
                .list();
    }

    @Transactional(readOnly = true)
    public int count(Filter filter) {
        return with(filter, "select count(*) " + MATCHING).query(Integer.class).single();
    }

    /// The organs with the most documents.
    @Transactional(readOnly = true)
    public List<Facet> organs(Filter filter, int most) {
        return with(
                        filter,
                        "select organ_id as v, count(*) as n " + MATCHING
                                + " group by 1 order by 2 desc, 1 limit :most")
                .param("most", most)
                .query((row, n) -> new Facet(row.getInt("v"), row.getInt("n")))
                .list();
    }

    /// The years in which documents were issued, the newest first.
    @Transactional(readOnly = true)
    public List<Facet> years(Filter filter) {
        return with(
                        filter,
                        "select extract(year from issued_on)::int as v, count(*) as n " + MATCHING
                                + " group by 1 order by 1 desc")
                .query((row, n) -> new Facet(row.getInt("v"), row.getInt("n")))
                .list();
    }

    private JdbcClient.StatementSpec with(Filter filter, String statement) {
        return sql.sql(statement)
                .param("organ", filter.organ())
                .param("kind", filter.kind().map(Enum::name).orElse(""))
                .param("year", filter.year())
                .param("words", filter.words())
                .param("like", "%" + filter.words().replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .param("validity", filter.validity().map(Enum::name).orElse(""))
                .param("today", filter.today());
    }

    private static Item item(ResultSet row) throws SQLException {
        var endsAs = row.getString("ends_as");
        return new Item(
                row.getObject("id", UUID.class),
                row.getInt("organ_id"),
                NormKind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("doc_no"),
                row.getString("issuer"),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("effective_on", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getObject("published_on", LocalDate.class),
                row.getObject("in_force_from", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                endsAs == null ? null : Validity.valueOf(endsAs),
                row.getString("ended_by"));
    }
}
