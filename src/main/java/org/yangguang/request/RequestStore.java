package org.yangguang.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yangguang.request.submission.SealedApplication;

/// SQL of cases, their events and replies. Row-level security keeps it to the organs in scope.
@Repository
class RequestStore {

    private final JdbcClient sql;

    RequestStore(JdbcClient sql) {
        this.sql = sql;
    }

    record SubmissionRow(
            int organ,
            UUID id,
            Channel channel,
            ApplicantKind kind,
            LocalDate submittedOn,
            Instant submittedAt,
            SealedApplication application) {

        RequestEvent.Submitted submitted() {
            return new RequestEvent.Submitted(channel, submittedOn);
        }
    }

    /// @param number null if it was withdrawn before its receipt was confirmed
    record CaseRow(
            @Nullable String number, int version, @Nullable UUID handler) {}

    record EventRow(
            RequestEvent event,
            Instant recordedAt,
            String duty,
            @Nullable UUID letter) {}

    /// Waits until nobody else acts on this request; until the transaction ends nobody will. What is read
    /// after it is what the act changes.
    void alone(UUID id) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('request:' || :id, 0))")
                .param("id", id.toString())
                .query(rs -> {});
    }

    Optional<SubmissionRow> submission(UUID id) {
        return sql.sql("""
                select s.organ_id, s.id, s.channel, s.kind, s.submitted_on, s.submitted_at,
                    coalesce(m.key, s.key) as key, coalesce(m.sealed, s.sealed) as sealed
                from intake_submission s
                left join request_matter m on m.organ_id = s.organ_id and m.request_id = s.id
                where s.id = :id
                """).param("id", id).query((row, n) -> submission(row)).optional();
    }

    Optional<CaseRow> caseOf(UUID id) {
        return sql.sql("select number, version, handler_id from request_case where id = :id")
                .param("id", id)
                .query((row, n) -> new CaseRow(
                        row.getString("number"), row.getInt("version"), row.getObject("handler_id", UUID.class)))
                .optional();
    }

    List<EventRow> events(UUID id) {
        return sql.sql("select * from request_event where request_id = :id order by seq")
                .param("id", id)
                .query((row, n) -> event(row))
                .list();
    }

    /// The events of several requests in one query, for lists.
    Map<UUID, List<RequestEvent>> events(Collection<UUID> ids) {
        var byRequest = new HashMap<UUID, List<RequestEvent>>();
        sql.sql("select * from request_event where request_id = any (:ids) order by request_id, seq")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    byRequest
                            .computeIfAbsent(row.getObject("request_id", UUID.class), k -> new java.util.ArrayList<>())
                            .add(EventCodec.read(row.getString("type"), row.getString("data")));
                });
        return byRequest;
    }

    int nextSerial(int organ, int year) {
        return sql.sql("""
                insert into request_serial (organ_id, year, last) values (:organ, :year, 1)
                on conflict (organ_id, year) do update set last = request_serial.last + 1 returning last
                """)
                .param("organ", organ)
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    void open(int organ, UUID id, String number, int year, int serial, UUID handler) {
        sql.sql("""
                insert into request_case (organ_id, id, number, year, serial, handler_id, phase)
                values (:organ, :id, :number, :year, :serial, :handler, 'HANDLING')
                """)
                .param("organ", organ)
                .param("id", id)
                .param("number", number)
                .param("year", year)
                .param("serial", serial)
                .param("handler", handler)
                .update();
    }

    /// Gives a number to a case that had none, after a merger before receipt was undone. False if it
    /// has one.
    boolean number(UUID id, String number, int year, int serial) {
        return sql.sql("""
                update request_case set number = :number, year = :year, serial = :serial where id = :id and number is null
                """)
                        .param("number", number)
                        .param("year", year)
                        .param("serial", serial)
                        .param("id", id)
                        .update()
                == 1;
    }

    /// A case to withdraw or merge in, of a request whose receipt was never confirmed: it has no number.
    void openUnnumbered(int organ, UUID id, UUID handler) {
        sql.sql("""
                insert into request_case (organ_id, id, handler_id, phase) values (:organ, :id, :handler, 'WITHDRAWN')
                """)
                .param("organ", organ)
                .param("id", id)
                .param("handler", handler)
                .update();
    }

    void append(
            int organ,
            UUID id,
            int seq,
            RequestEvent event,
            Instant at,
            @Nullable UUID by,
            String duty,
            @Nullable UUID letter) {
        sql.sql("""
                insert into request_event (organ_id, request_id, seq, type, on_day, data, recorded_at, recorded_by, duty, letter_id)
                values (:organ, :id, :seq, :type, :on, cast(:data as jsonb), :at, :by, :duty, :letter)
                """)
                .param("organ", organ)
                .param("id", id)
                .param("seq", seq)
                .param("type", EventCodec.type(event))
                .param("on", event.on())
                .param("data", EventCodec.data(event))
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("by", by)
                .param("duty", duty)
                .param("letter", letter)
                .update();
    }

    /// What the fold of the events says, for lists.
    record Folded(
            String phase,
            boolean served,
            @Nullable LocalDate receivedOn,
            @Nullable LocalDate concludedOn,
            @Nullable Outcome outcome,
            @Nullable LocalDate dueOn,
            boolean paused,
            boolean provisional,
            @Nullable LocalDate waitsUntil,
            List<Awaited.From> waitsFor,
            @Nullable LocalDate othersUntil,
            @Nullable LocalDate resumesAfter,
            @Nullable LocalDate lateAfter,
            @Nullable Integer usedDays,
            @Nullable LocalDate countedOn,
            @Nullable Outcome countedAs) {}

    /// False if somebody else changed the case since it was read (D3).
    boolean fold(UUID id, int version, Folded f) {
        return sql.sql("""
                update request_case set version = version + 1, phase = :phase, served = :served, received_on = :received,
                    concluded_on = :concluded, outcome = :outcome, due_on = :due, paused = :paused, provisional = :provisional,
                    waits_until = :waitsUntil, waits_for = :waitsFor, others_until = :othersUntil,
                    resumes_after = :resumesAfter, late_after = :lateAfter, used_days = :usedDays, folded = :folded,
                    counted_on = :countedOn, counted_as = :countedAs
                where id = :id and version = :version
                """)
                        .param("phase", f.phase())
                        .param("served", f.served())
                        .param("received", f.receivedOn())
                        .param("concluded", f.concludedOn())
                        .param(
                                "outcome",
                                f.outcome() == null ? null : f.outcome().name())
                        .param("due", f.dueOn())
                        .param("paused", f.paused())
                        .param("provisional", f.provisional())
                        .param("waitsUntil", f.waitsUntil())
                        .param("waitsFor", f.waitsFor().stream().map(Enum::name).toArray(String[]::new))
                        .param("othersUntil", f.othersUntil())
                        .param("resumesAfter", f.resumesAfter())
                        .param("lateAfter", f.lateAfter())
                        .param("usedDays", f.usedDays())
                        .param("countedOn", f.countedOn())
                        .param(
                                "countedAs",
                                f.countedAs() == null ? null : f.countedAs().name())
                        .param("folded", Fold.GENERATION)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /// An open case as counting anew needs it.
    record OpenRow(SubmissionRow submission, String number, int version) {}

    /// Open cases whose last day could move with the calendar, in order of id, after the one given.
    List<OpenRow> open(UUID after, int limit) {
        return sql.sql("""
                select s.*, c.number, c.version from request_case c
                join intake_submission s on s.organ_id = c.organ_id and s.id = c.id
                where c.concluded_on is null and c.number is not null and c.id > :after order by c.id limit :limit
                """)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new OpenRow(submission(row), row.getString("number"), row.getInt("version")))
                .list();
    }

    /// Cases whose columns an earlier generation of the fold worked out, or none.
    List<UUID> unfolded(int organ, int limit) {
        return sql.sql("""
                select id from request_case where organ_id = :organ and folded < 1 order by id limit :limit
                """)
                .param("organ", organ)
                .param("limit", limit)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    record FileRow(UUID id, String mediaType, int size, byte[] key, byte[] name) {}

    List<FileRow> files(UUID id) {
        return sql.sql("""
                select f.id, f.media_type, f.size_bytes, f.key, f.name from intake_submission_file a
                join intake_file f on f.organ_id = a.organ_id and f.id = a.file_id
                where a.submission_id = :id order by f.uploaded_at
                """)
                .param("id", id)
                .query((row, n) -> new FileRow(
                        row.getObject("id", UUID.class),
                        row.getString("media_type"),
                        row.getInt("size_bytes"),
                        row.getBytes("key"),
                        row.getBytes("name")))
                .list();
    }

    record FileContent(int organ, String mediaType, byte[] key, byte[] name, byte[] sealed) {}

    Optional<FileContent> file(UUID request, UUID file) {
        return sql.sql("""
                select f.organ_id, f.media_type, f.key, f.name, f.sealed from intake_submission_file a
                join intake_file f on f.organ_id = a.organ_id and f.id = a.file_id
                where a.submission_id = :request and f.id = :file
                """)
                .param("request", request)
                .param("file", file)
                .query((row, n) -> new FileContent(
                        row.getInt("organ_id"),
                        row.getString("media_type"),
                        row.getBytes("key"),
                        row.getBytes("name"),
                        row.getBytes("sealed")))
                .optional();
    }

    /// Other requests of the same person or body to the same organ.
    int sameApplicant(int organ, UUID id) {
        return sql.sql("""
                select count(*) from intake_submission a join intake_submission b
                    on b.organ_id = a.organ_id and b.identity_index = a.identity_index and b.id <> a.id
                where a.organ_id = :organ and a.id = :id
                """)
                .param("organ", organ)
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /// Which request of the same applicant to the same organ in the month of its receipt it is, 按件计收.
    int ordinalInMonth(int organ, UUID id) {
        return sql.sql("""
                select count(*) from intake_submission a
                join request_case ca on ca.organ_id = a.organ_id and ca.id = a.id
                join intake_submission b on b.organ_id = a.organ_id and b.identity_index = a.identity_index
                join request_case cb on cb.organ_id = b.organ_id and cb.id = b.id
                where a.organ_id = :organ and a.id = :id and cb.phase not in ('MERGED', 'HANDED_OVER')
                  and date_trunc('month', cb.received_on) = date_trunc('month', ca.received_on)
                  and (cb.received_on, cb.serial) <= (ca.received_on, ca.serial)
                """)
                .param("organ", organ)
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    static SubmissionRow submission(ResultSet row) throws SQLException {
        return new SubmissionRow(
                row.getInt("organ_id"),
                row.getObject("id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                ApplicantKind.valueOf(row.getString("kind")),
                row.getObject("submitted_on", LocalDate.class),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                new SealedApplication(row.getBytes("key"), row.getBytes("sealed")));
    }

    private static EventRow event(ResultSet row) throws SQLException {
        return new EventRow(
                EventCodec.read(row.getString("type"), row.getString("data")),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("duty"),
                row.getObject("letter_id", UUID.class));
    }

    Optional<UUID> idOf(int organ, String number) {
        return sql.sql("select id from request_case where organ_id = :organ and number = :number")
                .param("organ", organ)
                .param("number", number)
                .query(UUID.class)
                .optional();
    }
}
