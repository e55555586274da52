package org.yangguang.request;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yangguang.request.signoff.Step;

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
                insert into request_reply (organ_id, request_id, status, reply_kind, outcome, key, facts, author_id, drafters, saved_at)
                values (:organ, :request, 'DRAFT', :template, :outcome, :key, :facts, :author, array[:author], :at)
                on conflict (organ_id, request_id) do update set version = request_reply.version + 1, status = 'DRAFT',
                    reply_kind = excluded.reply_kind, outcome = excluded.outcome, key = excluded.key, facts = excluded.facts,
                    author_id = excluded.author_id, saved_at = excluded.saved_at,
                    drafters = case when excluded.author_id = any (request_reply.drafters) then request_reply.drafters
                        else request_reply.drafters || excluded.author_id end
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

    /// Sends the draft off to its first step; whoever sends it stands behind it like those who wrote it.
    boolean submit(UUID request, int version, UUID by, Step first) {
        return sql.sql("""
                update request_reply set status = 'SUBMITTED', step = :first, version = version + 1, return_note = null,
                    drafters = case when :by = any (drafters) then drafters else drafters || :by end
                where request_id = :request and version = :version and status in ('DRAFT', 'RETURNED')
                """)
                        .param("request", request)
                        .param("version", version)
                        .param("by", by)
                        .param("first", first.name())
                        .update()
                == 1;
    }

    boolean pass(UUID request, int version, Step step, Step next) {
        return sql.sql("""
                update request_reply set step = :next, version = version + 1
                where request_id = :request and version = :version and status = 'SUBMITTED' and step = :step
                """)
                        .param("request", request)
                        .param("version", version)
                        .param("step", step.name())
                        .param("next", next.name())
                        .update()
                == 1;
    }

    boolean giveBack(UUID request, int version, Step step) {
        return sql.sql("""
                update request_reply set status = 'RETURNED', step = null, version = version + 1
                where request_id = :request and version = :version and status = 'SUBMITTED' and step = :step
                """)
                        .param("request", request)
                        .param("version", version)
                        .param("step", step.name())
                        .update()
                == 1;
    }

    /// A reply that was signed, or was on its way when the request ended, becomes a draft again. Those who
    /// wrote it still stand behind it.
    void reopen(UUID request) {
        sql.sql("""
                update request_reply set status = 'DRAFT', step = null, version = version + 1, signer_id = null
                where request_id = :request and status <> 'DRAFT'
                """).param("request", request).update();
    }

    boolean sign(UUID request, int version, UUID signer) {
        return sql.sql("""
                update request_reply set status = 'SIGNED', step = null, version = version + 1, signer_id = :signer
                where request_id = :request and version = :version and status = 'SUBMITTED' and step = 'SIGNING'
                  and not :signer = any (drafters)
                """)
                        .param("request", request)
                        .param("version", version)
                        .param("signer", signer)
                        .update()
                == 1;
    }
}
