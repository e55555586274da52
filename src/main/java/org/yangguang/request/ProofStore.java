package org.yangguang.request;

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

/// SQL of proofs of service and of the ways of service an organ uses.
@Repository
class ProofStore {

    private static final String COLUMNS = "organ_id, id, request_id, event_seq, key, words, media_type, size_bytes,"
            + " sha256, recorded_at, recorded_by";

    private final JdbcClient sql;

    ProofStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param file null when it was not read or there is none
    record Row(
            int organ,
            UUID id,
            UUID request,
            int seq,
            byte[] key,
            byte[] words,
            @Nullable String mediaType,
            @Nullable Integer size,
            byte @Nullable [] sha256,
            byte @Nullable [] file,
            Instant recordedAt,
            UUID recordedBy) {}

    record Content(Row row, byte[] file) {}

    void insert(Row r) {
        sql.sql("""
                insert into request_service_proof (organ_id, id, request_id, event_seq, key, words, media_type, size_bytes, sha256,
                    file, recorded_at, recorded_by)
                values (:organ, :id, :request, :seq, :key, :words, :type, :size, :sha, :file, :at, :by)
                """)
                .param("organ", r.organ())
                .param("id", r.id())
                .param("request", r.request())
                .param("seq", r.seq())
                .param("key", r.key())
                .param("words", r.words())
                .param("type", r.mediaType())
                .param("size", r.size())
                .param("sha", r.sha256())
                .param("file", r.file())
                .param("at", OffsetDateTime.ofInstant(r.recordedAt(), ZoneOffset.UTC))
                .param("by", r.recordedBy())
                .update();
    }

    List<Row> of(UUID request) {
        return sql.sql("select " + COLUMNS
                        + " from request_service_proof where request_id = :request order by event_seq, recorded_at, id")
                .param("request", request)
                .query((row, n) -> row(row))
                .list();
    }

    Optional<Content> file(UUID request, UUID proof) {
        return sql.sql(
                        "select " + COLUMNS
                                + ", file from request_service_proof where request_id = :request and id = :id and file is not null")
                .param("request", request)
                .param("id", proof)
                .query((row, n) -> new Content(row(row), row.getBytes("file")))
                .optional();
    }

    ServiceDesk.Rules rules(int organ) {
        return sql.sql("select left_basis, announced_basis from request_service_rule where organ_id = :organ")
                .param("organ", organ)
                .query((row, n) -> new ServiceDesk.Rules(row.getString(1), row.getString(2)))
                .optional()
                .orElse(new ServiceDesk.Rules("", ""));
    }

    void setRules(int organ, ServiceDesk.Rules rules) {
        sql.sql("""
                insert into request_service_rule (organ_id, left_basis, announced_basis) values (:organ, :left, :announced)
                on conflict (organ_id) do update set left_basis = :left, announced_basis = :announced
                """)
                .param("organ", organ)
                .param("left", rules.leftBasis())
                .param("announced", rules.announcedBasis())
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getInt("organ_id"),
                row.getObject("id", UUID.class),
                row.getObject("request_id", UUID.class),
                row.getInt("event_seq"),
                row.getBytes("key"),
                row.getBytes("words"),
                row.getString("media_type"),
                row.getObject("size_bytes", Integer.class),
                row.getBytes("sha256"),
                null,
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_by", UUID.class));
    }
}
