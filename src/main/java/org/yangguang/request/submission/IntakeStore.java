package org.yangguang.request.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            SealedApplication application,
            long[] bands) {}

    /// A file sealed for its organ.
    record FileRow(UUID id, String mediaType, int size, byte[] sha256, byte[] key, byte[] name, byte[] sealed) {}

    /// False if a form with this key was handed in before.
    boolean insert(Submission s) {
        return insert(s, null);
    }

    /// 一事一申请: the part of a whole that the same organ has.
    boolean insertPart(Submission s, Intake.Origin whole) {
        return insert(s, whole);
    }

    private boolean insert(Submission s, Intake.@Nullable Origin whole) {
        boolean inserted = sql.sql("""
                insert into intake_submission (organ_id, id, channel, kind, submitted_on, submitted_at, idempotency_key,
                    content_hash, code_hash, unlock_hash, identity_index, name_index, key, sealed,
                    origin_kind, origin_organ_id, origin_id, origin_number)
                values (:organ, :id, :channel, :kind, :on, :at, :idempotency, :content, :code, :unlock, :identity, :name,
                    :key, :sealed, :originKind, :originOrgan, :originId, :originNumber)
                on conflict do nothing
                """)
                        .param("originKind", whole == null ? null : "SPLIT")
                        .param("originOrgan", whole == null ? null : whole.organ(), Types.INTEGER)
                        .param("originId", whole == null ? null : whole.id(), Types.OTHER)
                        .param("originNumber", whole == null ? null : whole.number())
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
        if (inserted) {
            sql.sql(
                            "insert into intake_likeness (organ_id, band, submission_id) select :organ, b, :id from unnest(:bands) b")
                    .param("organ", s.organ())
                    .param("id", s.id())
                    .param("bands", s.bands())
                    .update();
        }
        return inserted;
    }

    /// 转办: the row of another organ, through the one function that may write it.
    void handOver(Submission s, Intake.Origin from) {
        sql.sql("""
                select intake_hand_over(:fromOrgan, :from, :fromNumber, :organ, :id, :kind, :on, :at, :idempotency, :content,
                    :code, :unlock, :identity, :name, :key, :sealed, :bands)
                """)
                .param("fromOrgan", from.organ())
                .param("from", from.id())
                .param("fromNumber", from.number())
                .param("organ", s.organ())
                .param("id", s.id())
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
                .param("bands", s.bands())
                .query((row, n) -> 1)
                .list();
    }

    void handOverFile(UUID submission, int organ, FileRow file, Instant now) {
        sql.sql("select intake_hand_over_file(:submission, :organ, :id, :at, :type, :size, :sha, :key, :name, :sealed)")
                .param("submission", submission)
                .param("organ", organ)
                .param("id", file.id())
                .param("at", at(now))
                .param("type", file.mediaType())
                .param("size", file.size())
                .param("sha", file.sha256())
                .param("key", file.key())
                .param("name", file.name())
                .param("sealed", file.sealed())
                .query((row, n) -> 1)
                .list();
    }

    /// The submission a form became; in the office role only.
    Optional<EnteredAs> enteredAs(UUID idempotencyKey) {
        return sql.sql("select id, content_hash from intake_submission where idempotency_key = :key")
                .param("key", idempotencyKey)
                .query((row, n) -> new EnteredAs(row.getObject("id", UUID.class), row.getBytes("content_hash")))
                .optional();
    }

    record EnteredAs(UUID id, byte[] contentHash) {}

    void insertFile(int organ, FileRow file, Instant now) {
        sql.sql("""
                insert into intake_file (organ_id, id, uploaded_at, media_type, size_bytes, sha256, key, name, sealed)
                values (:organ, :id, :at, :type, :size, :sha, :key, :name, :sealed)
                """)
                .param("organ", organ)
                .param("id", file.id())
                .param("at", at(now))
                .param("type", file.mediaType())
                .param("size", file.size())
                .param("sha", file.sha256())
                .param("key", file.key())
                .param("name", file.name())
                .param("sealed", file.sealed())
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
                .query((row, n) -> found(row))
                .optional();
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getInt("organ_id"),
                row.getObject("id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                ApplicantKind.valueOf(row.getString("kind")),
                row.getObject("submitted_on", LocalDate.class),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                new SealedApplication(row.getBytes("key"), row.getBytes("sealed")),
                row.getString("number"));
    }

    record FurtherRow(String relation, Found found) {}

    List<FurtherRow> further(byte[] codeHash, byte[] unlockHash) {
        return sql.sql("select * from intake_track_further(:code, :unlock)")
                .param("code", codeHash)
                .param("unlock", unlockHash)
                .query((row, n) -> new FurtherRow(row.getString("relation"), found(row)))
                .list();
    }

    Map<UUID, List<FoundEvent>> furtherEvents(byte[] codeHash, byte[] unlockHash) {
        var events = new HashMap<UUID, List<FoundEvent>>();
        sql.sql("select * from intake_track_further_events(:code, :unlock)")
                .param("code", codeHash)
                .param("unlock", unlockHash)
                .query(row -> {
                    events.computeIfAbsent(row.getObject("request_id", UUID.class), _ -> new ArrayList<>())
                            .add(event(row));
                });
        return events;
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
                .query((row, n) -> event(row))
                .list();
    }

    private static FoundEvent event(ResultSet row) throws SQLException {
        return new FoundEvent(
                row.getString("type"),
                row.getString("data"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("letter_id", UUID.class),
                row.getString("letter_title"),
                row.getString("letter_number"));
    }

    record FoundLetter(int organ, UUID id, String title, byte[] key, byte[] docx, byte[] pdf) {}

    /// @param function `intake_track_letter`, or `intake_track_further_letter` for requests that go on
    ///     from it
    Optional<FoundLetter> letter(String function, byte[] codeHash, byte[] unlockHash, UUID letter) {
        return sql.sql("select * from " + function + "(:code, :unlock, :letter)")
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
