package org.yangguang.request.applicant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yangguang.request.applicant.CorrespondenceStore.ContactRow;
import org.yangguang.request.applicant.CorrespondenceStore.FileRow;
import org.yangguang.request.applicant.CorrespondenceStore.MessageRow;
import org.yangguang.request.applicant.Exchange.Kind;
import org.yangguang.request.submission.SealedApplication;

/// SQL of the desk's side, in the office role within the organs in scope.
@Repository
class PostRoomStore {

    private final JdbcClient sql;

    PostRoomStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<MessageRow> messages(UUID request) {
        return sql.sql("select * from request_message where request_id = :id order by sent_at, id")
                .param("id", request)
                .query((row, n) -> CorrespondenceStore.message(row))
                .list();
    }

    List<FileRow> files(UUID request) {
        return sql.sql("""
                select f.organ_id, mf.message_id, f.id, f.size_bytes, f.key, f.name from request_message m
                join request_message_file mf on mf.organ_id = m.organ_id and mf.message_id = m.id
                join intake_file f on f.organ_id = mf.organ_id and f.id = mf.file_id
                where m.request_id = :id order by f.uploaded_at
                """)
                .param("id", request)
                .query((row, n) -> CorrespondenceStore.file(row))
                .list();
    }

    boolean answer(int organ, UUID id, UUID request, UUID form, LocalDate on, Instant now, UUID by, Sealed words) {
        return sql.sql("""
                insert into request_message (organ_id, id, request_id, form, kind, sent_on, sent_at, sent_by, key, sealed)
                values (:organ, :id, :request, :form, 'ANSWER', :on, :now, :by, :key, :sealed) on conflict (form) do nothing
                """)
                        .param("organ", organ)
                        .param("id", id)
                        .param("request", request)
                        .param("form", form)
                        .param("on", on)
                        .param("now", CorrespondenceStore.at(now))
                        .param("by", by)
                        .param("key", words.key())
                        .param("sealed", words.sealed())
                        .update()
                == 1;
    }

    int markRead(UUID request, Instant now) {
        return sql.sql("""
                update request_message set read_at = :now where request_id = :id and kind <> 'ANSWER' and read_at is null
                """)
                .param("id", request)
                .param("now", CorrespondenceStore.at(now))
                .update();
    }

    boolean has(UUID request, Kind kind) {
        return sql.sql("select exists (select 1 from request_message where request_id = :id and kind = :kind)")
                .param("id", request)
                .param("kind", kind.name())
                .query(Boolean.class)
                .single();
    }

    record UnreadRow(UUID request, @Nullable String number, Kind kind, int count, Instant since) {}

    /// Messages of an organ that are unread or wait to be registered, oldest first, one line for each
    /// request
    /// with its weightiest kind.
    List<UnreadRow> unread(int organ, int most) {
        return sql.sql("""
                select m.request_id, c.number, count(*) as n, min(m.sent_at) as since,
                    (array_agg(m.kind order by array_position(array['SUPPLEMENT', 'WITHDRAWAL', 'REASONS', 'QUESTION'], m.kind)))[1]
                        as kind
                from request_message m left join request_case c on c.organ_id = m.organ_id and c.id = m.request_id
                where m.organ_id = :organ and m.kind <> 'ANSWER'
                  and (m.read_at is null
                       or m.kind = 'SUPPLEMENT' and c.phase = 'AWAITING_SUPPLEMENT'
                       or m.kind = 'REASONS' and c.concluded_on is null and not exists (
                           select 1 from request_event e where e.organ_id = m.organ_id and e.request_id = m.request_id
                           and e.type = 'ReasonsReceived'))
                group by m.request_id, c.number order by min(m.sent_at) limit :most
                """)
                .param("organ", organ)
                .param("most", most)
                .query((row, n) -> new UnreadRow(
                        row.getObject("request_id", UUID.class),
                        row.getString("number"),
                        Kind.valueOf(row.getString("kind")),
                        row.getInt("n"),
                        CorrespondenceStore.instant(row, "since")))
                .list();
    }

    List<ContactRow> contacts(UUID request) {
        return sql.sql("select * from request_contact where request_id = :id order by changed_at desc, id")
                .param("id", request)
                .query((row, n) -> CorrespondenceStore.contact(row))
                .list();
    }

    record SubmissionRow(int organ, @Nullable String number, SealedApplication application) {}

    Optional<SubmissionRow> submission(UUID request) {
        return sql.sql("""
                select s.organ_id, c.number, s.key, s.sealed from intake_submission s
                left join request_case c on c.organ_id = s.organ_id and c.id = s.id where s.id = :id
                """)
                .param("id", request)
                .query((row, n) -> new SubmissionRow(
                        row.getInt("organ_id"),
                        row.getString("number"),
                        new SealedApplication(row.getBytes("key"), row.getBytes("sealed"))))
                .optional();
    }

    record RatedRow(int organ, UUID request, @Nullable String number, int stars, Instant ratedAt, Sealed words) {}

    List<RatedRow> ratings(int organ, int most) {
        return sql.sql("""
                select r.*, c.number from request_rating r
                left join request_case c on c.organ_id = r.organ_id and c.id = r.request_id
                where r.organ_id = :organ order by r.changed_at desc limit :most
                """)
                .param("organ", organ)
                .param("most", most)
                .query((row, n) -> new RatedRow(
                        row.getInt("organ_id"),
                        row.getObject("request_id", UUID.class),
                        row.getString("number"),
                        row.getInt("stars"),
                        CorrespondenceStore.instant(row, "rated_at"),
                        CorrespondenceStore.sealed(row)))
                .list();
    }

    Map<Integer, Integer> stars(int organ) {
        return sql
                .sql("select stars, count(*) as n from request_rating where organ_id = :organ group by stars")
                .param("organ", organ)
                .query((row, n) -> Map.entry(row.getInt("stars"), row.getInt("n")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    record DeclarationRow(int organ, UUID request, UUID message, LocalDate on, Sealed words) {}

    /// Declarations of withdrawal that no case shows yet.
    List<DeclarationRow> declarations() {
        return sql.sql("""
                select m.* from request_message m
                left join request_case c on c.organ_id = m.organ_id and c.id = m.request_id
                where m.kind = 'WITHDRAWAL' and (c.id is null or c.concluded_on is null) order by m.sent_at limit 200
                """)
                .query((row, n) -> new DeclarationRow(
                        row.getInt("organ_id"),
                        row.getObject("request_id", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getObject("sent_on", LocalDate.class),
                        CorrespondenceStore.sealed(row)))
                .list();
    }
}
