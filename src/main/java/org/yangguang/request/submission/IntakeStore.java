package org.yangguang.request.submission;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.Channel;

/// SQL of what the public hands in and asks after. Runs in the portal role, which may insert into
/// `intake_` tables and call the `intake_` functions, and nothing else.
@Repository
class IntakeStore {

    private final JdbcClient sql;

    IntakeStore(JdbcClient sql) {
        this.sql = sql;
    }

    record Submission(
            int organ,
            UUID id,
            Channel channel,
            ApplicantKind kind,
            LocalDate submittedOn,
            Instant submittedAt,
            UUID idempotencyKey,
            byte[] contentHash,
            byte[] codeHash,
            byte[] unlockHash,
            byte[] identityIndex,
            byte[] nameIndex,
            SealedApplication application) {}

    /// False if a form with this key was handed in before.
    boolean insert(Submission s) {
        return sql.sql("""
                insert into intake_submission (organ_id, id, channel, kind, submitted_on, submitted_at, idempotency_key,
                    content_hash, code_hash, unlock_hash, identity_index, name_index, key, sealed)
                values (:organ, :id, :channel, :kind, :on, :at, :idempotency, :content, :code, :unlock, :identity, :name,
                    :key, :sealed)
                on conflict do nothing
                """)
                        .param("organ", s.organ())
                        .param("id", s.id())
                        .param("channel", s.channel().name())
                        .param("kind", s.kind().name())
                        .param("on", s.submittedOn())
                        .param("at", at(s.submittedAt()))
                        .param("idempotency", s.idempotencyKey())
                        .param("content", s.contentHash())
                        .param("code", s.codeHash())
                        .param("unlock", s.unlockHash())
                        .param("identity", s.identityIndex())
                        .param("name", s.nameIndex())
                        .param("key", s.application().key())
                        .param("sealed", s.application().sealed())
                        .update()
                == 1;
    }

    /// The submission a form became; in the office role only.
    Optional<UUID> idOf(UUID idempotencyKey) {
        return sql.sql("select id from intake_submission where idempotency_key = :key")
                .param("key", idempotencyKey)
                .query(UUID.class)
                .optional();
    }

    void insertFile(
            int organ, UUID id, Instant now, UploadedFile file, byte[] sha256, byte[] key, byte[] name, byte[] sealed) {
        sql.sql("""
                insert into intake_file (organ_id, id, uploaded_at, media_type, size_bytes, sha256, key, name, sealed)
                values (:organ, :id, :at, :type, :size, :sha, :key, :name, :sealed)
                """)
                .param("organ", organ)
                .param("id", id)
                .param("at", at(now))
                .param("type", file.mediaType())
                .param("size", file.content().length)
                .param("sha", sha256)
                .param("key", key)
                .param("name", name)
                .param("sealed", sealed)
                .update();
    }

    void attach(int organ, UUID submission, UUID file) {
        sql.sql("""
                insert into intake_submission_file (organ_id, submission_id, file_id) values (:organ, :submission, :file)
                """)
                .param("organ", organ)
                .param("submission", submission)
                .param("file", file)
                .update();
    }

    void insertDraft(int organ, UUID id, byte[] codeHash, Instant now, byte[] key, byte[] sealed) {
        sql.sql("""
                insert into intake_draft (organ_id, id, code_hash, saved_at, key, sealed)
                values (:organ, :id, :code, :at, :key, :sealed)
                """)
                .param("organ", organ)
                .param("id", id)
                .param("code", codeHash)
                .param("at", at(now))
                .param("key", key)
                .param("sealed", sealed)
                .update();
    }

    record HandedIn(byte[] contentHash, Instant submittedAt, LocalDate submittedOn) {}

    Optional<HandedIn> handedIn(UUID idempotencyKey) {
        return sql.sql("select * from intake_handed_in(:key)")
                .param("key", idempotencyKey)
                .query((row, n) -> new HandedIn(
                        row.getBytes("content_hash"),
                        row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                        row.getObject("submitted_on", LocalDate.class)))
                .optional();
    }

    record Draft(int organ, UUID id, byte[] key, byte[] sealed) {}

    Optional<Draft> draft(byte[] codeHash) {
        return sql.sql("select * from intake_open_draft(:code)")
                .param("code", codeHash)
                .query((row, n) -> new Draft(
                        row.getInt("organ_id"),
                        row.getObject("id", UUID.class),
                        row.getBytes("key"),
                        row.getBytes("sealed")))
                .optional();
    }

    record Found(
            int organ,
            UUID id,
            Channel channel,
            ApplicantKind kind,
            LocalDate submittedOn,
            Instant submittedAt,
            SealedApplication application,
            @Nullable String number) {}

    Optional<Found> track(byte[] codeHash, byte[] unlockHash) {
        return sql.sql("select * from intake_track(:code, :unlock)")
                .param("code", codeHash)
                .param("unlock", unlockHash)
                .query((row, n) -> new Found(
                        row.getInt("organ_id"),
                        row.getObject("id", UUID.class),
                        Channel.valueOf(row.getString("channel")),
                        ApplicantKind.valueOf(row.getString("kind")),
                        row.getObject("submitted_on", LocalDate.class),
                        row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                        new SealedApplication(row.getBytes("key"), row.getBytes("sealed")),
                        row.getString("number")))
                .optional();
    }

    record FoundEvent(
            String type,
            String data,
            Instant recordedAt,
            @Nullable UUID letterId,
            @Nullable String letterTitle,
            @Nullable String letterNumber) {}

    List<FoundEvent> events(byte[] codeHash, byte[] unlockHash) {
        return sql.sql("select * from intake_track_events(:code, :unlock)")
                .param("code", codeHash)
                .param("unlock", unlockHash)
                .query((row, n) -> new FoundEvent(
                        row.getString("type"),
                        row.getString("data"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getObject("letter_id", UUID.class),
                        row.getString("letter_title"),
                        row.getString("letter_number")))
                .list();
    }

    record FoundLetter(int organ, UUID id, String title, byte[] key, byte[] docx, byte[] pdf) {}

    Optional<FoundLetter> letter(byte[] codeHash, byte[] unlockHash, UUID letter) {
        return sql.sql("select * from intake_track_letter(:code, :unlock, :letter)")
                .param("code", codeHash)
                .param("unlock", unlockHash)
                .param("letter", letter)
                .query((row, n) -> new FoundLetter(
                        row.getInt("organ_id"),
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getBytes("key"),
                        row.getBytes("docx"),
                        row.getBytes("pdf")))
                .optional();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
