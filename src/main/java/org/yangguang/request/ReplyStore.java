package org.yangguang.request;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL of reply drafts.
@Repository
class ReplyStore {

    private final JdbcClient sql;

    ReplyStore(JdbcClient sql) {
        this.sql = sql;
    }

    record Row(
            int organ,
            UUID request,
            int version,
            ReplyDraft.Status status,
            String template,
            Outcome outcome,
            byte[] key,
            byte[] facts,
            UUID author,
            Instant savedAt,
            byte @Nullable [] returnNote) {}

    Optional<Row> of(UUID request) {
        return sql.sql("select * from request_reply where request_id = :request and octet_length(key) > 0")
                .param("request", request)
                .query((row, n) -> new Row(
                        row.getInt("organ_id"),
                        row.getObject("request_id", UUID.class),
                        row.getInt("version"),
                        ReplyDraft.Status.valueOf(row.getString("status")),
                        row.getString("reply_kind"),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getBytes("key"),
                        row.getBytes("facts"),
                        row.getObject("author_id", UUID.class),
                        row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                        row.getBytes("return_note")))
                .optional();
    }

    /// Saves a draft; false if it was changed since it was read or is with the signer.
    boolean save(
            int organ,
            UUID request,
            int version,
            String template,
            Outcome outcome,
            byte[] key,
            byte[] facts,
            UUID author,
            Instant at) {
        return sql.sql("""
                insert into request_reply (organ_id, request_id, status, reply_kind, outcome, key, facts, author_id, saved_at)
                values (:organ, :request, 'DRAFT', :template, :outcome, :key, :facts, :author, :at)
                on conflict (organ_id, request_id) do update set version = request_reply.version + 1, status = 'DRAFT',
                    reply_kind = excluded.reply_kind, outcome = excluded.outcome, key = excluded.key, facts = excluded.facts,
                    author_id = excluded.author_id, saved_at = excluded.saved_at
                where request_reply.version = :version and request_reply.status in ('DRAFT', 'RETURNED')
                """)
                        .param("organ", organ)
                        .param("request", request)
                        .param("template", template)
                        .param("outcome", outcome.name())
                        .param("key", key)
                        .param("facts", facts)
                        .param("author", author)
                        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .param("version", version)
                        .update()
                == 1;
    }

    boolean submit(UUID request, int version) {
        return sql.sql("""
                update request_reply set status = 'SUBMITTED', version = version + 1, return_note = null
                where request_id = :request and version = :version and status in ('DRAFT', 'RETURNED')
                """).param("request", request).param("version", version).update() == 1;
    }

    boolean giveBack(UUID request, int version, byte[] note) {
        return sql.sql("""
                update request_reply set status = 'RETURNED', version = version + 1, return_note = :note
                where request_id = :request and version = :version and status = 'SUBMITTED'
                """)
                        .param("request", request)
                        .param("version", version)
                        .param("note", note)
                        .update()
                == 1;
    }

    boolean sign(UUID request, int version, UUID signer) {
        return sql.sql("""
                update request_reply set status = 'SIGNED', version = version + 1, signer_id = :signer
                where request_id = :request and version = :version and status = 'SUBMITTED' and author_id <> :signer
                """)
                        .param("request", request)
                        .param("version", version)
                        .param("signer", signer)
                        .update()
                == 1;
    }
}
