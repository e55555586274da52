package org.yangguang.request;

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
import org.yangguang.request.submission.SealedApplication;

/// SQL of what ties requests to each other.
@Repository
class RelationStore {

    private static final int ADVISORY = 7310;
    /// Requests looked at for a band, newest ids aside: a form letter sent a thousand times is one find.
    private static final int A_BAND = 40;
    private static final int OPENED_MOST = 60;

    private final JdbcClient sql;

    RelationStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// Where a request came from that did not come from outside.
    record Origin(String kind, int organ, UUID id, String number) {
        boolean isHandOver() {
            return kind.equals("HAND_OVER");
        }
    }

    Optional<Origin> origin(UUID id) {
        return sql.sql("""
                select origin_kind, origin_organ_id, origin_id, origin_number from intake_submission
                where id = :id and origin_id is not null
                """)
                .param("id", id)
                .query((row, n) -> new Origin(
                        row.getString("origin_kind"),
                        row.getInt("origin_organ_id"),
                        row.getObject("origin_id", UUID.class),
                        row.getString("origin_number")))
                .optional();
    }

    List<UUID> parts(int organ, UUID id) {
        return sql.sql("""
                select s.id as found from intake_submission s left join request_case c on c.organ_id = s.organ_id and c.id = s.id
                where s.organ_id = :organ and s.origin_organ_id = :organ and s.origin_id = :id and s.origin_kind = 'SPLIT'
                order by c.serial
                """)
                .param("organ", organ)
                .param("id", id)
                .query((row, n) -> row.getObject("found", UUID.class))
                .list();
    }

    List<UUID> files(int organ, UUID id) {
        return sql.sql(
                        "select file_id as found from intake_submission_file where organ_id = :organ and submission_id = :id")
                .param("organ", organ)
                .param("id", id)
                .query((row, n) -> row.getObject("found", UUID.class))
                .list();
    }

    Optional<UUID> byNumber(int organ, String number) {
        return sql.sql("select id from request_case where organ_id = :organ and number = :number")
                .param("organ", organ)
                .param("number", number)
                .query(UUID.class)
                .optional();
    }

    boolean sameApplicant(int organ, UUID one, UUID other) {
        return sql.sql("""
                select exists (select 1 from intake_submission a join intake_submission b
                    on b.organ_id = a.organ_id and b.identity_index = a.identity_index
                    where a.organ_id = :organ and a.id = :one and b.id = :other)
                """)
                .param("organ", organ)
                .param("one", one)
                .param("other", other)
                .query(Boolean.class)
                .single();
    }

    /// Mergers of an organ wait for each other, so that two cannot go into each other.
    void lock(int organ) {
        sql.sql("select pg_advisory_xact_lock(:lock, :organ)")
                .param("lock", ADVISORY)
                .param("organ", organ)
                .query((row, n) -> 1)
                .list();
    }

    void uncounted(UUID id, List<Absence> absences) {
        sql.sql("update request_case set uncounted = :uncounted where id = :id")
                .param("uncounted", Absence.text(absences))
                .param("id", id)
                .update();
    }

    void narrow(int organ, UUID id, SealedApplication matter) {
        sql.sql("""
                insert into request_matter (organ_id, request_id, key, sealed) values (:organ, :id, :key, :sealed)
                on conflict (organ_id, request_id) do update set key = excluded.key, sealed = excluded.sealed
                """)
                .param("organ", organ)
                .param("id", id)
                .param("key", matter.key())
                .param("sealed", matter.sealed())
                .update();
    }

    /// @param endReason sealed, null while the tie holds
    record Tie(
            int organ,
            UUID id,
            String kind,
            UUID request,
            UUID other,
            byte[] key,
            byte[] reason,
            Instant at,
            UUID by) {}

    /// False if the two are tied that way already.
    boolean insert(Tie tie) {
        return sql.sql("""
                insert into request_relation (organ_id, id, kind, request_id, other_id, key, reason, recorded_at, recorded_by)
                values (:organ, :id, :kind, :request, :other, :key, :reason, :at, :by) on conflict do nothing
                """)
                        .param("organ", tie.organ())
                        .param("id", tie.id())
                        .param("kind", tie.kind())
                        .param("request", tie.request())
                        .param("other", tie.other())
                        .param("key", tie.key())
                        .param("reason", tie.reason())
                        .param("at", OffsetDateTime.ofInstant(tie.at(), ZoneOffset.UTC))
                        .param("by", tie.by())
                        .update()
                == 1;
    }

    /// The ties of a request that hold, from both ends.
    List<Tie> ties(int organ, UUID id) {
        return sql.sql("""
                select * from request_relation where organ_id = :organ and request_id = :id and ended_at is null
                union all
                select * from request_relation where organ_id = :organ and other_id = :id and ended_at is null
                order by recorded_at
                """)
                .param("organ", organ)
                .param("id", id)
                .query((row, n) -> new Tie(
                        row.getInt("organ_id"),
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getObject("request_id", UUID.class),
                        row.getObject("other_id", UUID.class),
                        row.getBytes("key"),
                        row.getBytes("reason"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getObject("recorded_by", UUID.class)))
                .list();
    }

    void end(UUID tie, Instant at, byte[] reason) {
        sql.sql("update request_relation set ended_at = :at, end_reason = :reason where id = :id and ended_at is null")
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("reason", reason)
                .param("id", tie)
                .update();
    }

    /// What became of a request at the organ it was handed to.
    record HandedOver(
            int organ,
            @Nullable String number,
            @Nullable LocalDate receivedOn,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate concludedOn) {}

    Optional<HandedOver> handedOver(int organ, UUID id) {
        return sql.sql("select * from intake_handed_over(:organ, :id)")
                .param("organ", organ)
                .param("id", id)
                .query((row, n) -> new HandedOver(
                        row.getInt("organ_id"),
                        row.getString("number"),
                        row.getObject("received_on", LocalDate.class),
                        row.getObject("due_on", LocalDate.class),
                        row.getObject("concluded_on", LocalDate.class)))
                .optional();
    }

    /// A request that may be alike, with what is needed to look.
    record Candidate(
            RequestStore.SubmissionRow submission,
            @Nullable String number,
            @Nullable LocalDate concludedOn,
            @Nullable Outcome outcome) {}

    /// Requests of the organ that share a band, most bands first.
    List<Candidate> alike(int organ, long[] bands, UUID but) {
        return candidates("""
                with near as (
                    select x.submission_id as id, count(*) as bands
                    from unnest(:bands) b cross join lateral (
                        select l.submission_id from intake_likeness l where l.organ_id = :organ and l.band = b limit :aBand) x
                    where x.submission_id <> :but group by x.submission_id)
                select s.*, c.number, c.concluded_on, c.outcome
                from near n join intake_submission s on s.organ_id = :organ and s.id = n.id
                left join request_case c on c.organ_id = s.organ_id and c.id = s.id
                order by n.bands desc, s.submitted_at desc limit :most
                """, organ, bands, but)
                .param("aBand", A_BAND)
                .query((row, n) -> candidate(row))
                .list();
    }

    /// Requests of the same applicant that share a band.
    List<Candidate> alikeOfApplicant(int organ, long[] bands, UUID id) {
        return candidates("""
                select s.*, c.number, c.concluded_on, c.outcome
                from intake_submission me
                join intake_submission s on s.organ_id = me.organ_id and s.identity_index = me.identity_index and s.id <> me.id
                left join request_case c on c.organ_id = s.organ_id and c.id = s.id
                where me.organ_id = :organ and me.id = :but and exists (
                    select 1 from intake_likeness l
                    where l.organ_id = s.organ_id and l.submission_id = s.id and l.band = any (:bands))
                order by s.submitted_at desc limit :most
                """, organ, bands, id)
                .query((row, n) -> candidate(row))
                .list();
    }

    private JdbcClient.StatementSpec candidates(String query, int organ, long[] bands, UUID but) {
        return sql.sql(query)
                .param("organ", organ)
                .param("bands", bands)
                .param("but", but)
                .param("most", OPENED_MOST);
    }

    private static Candidate candidate(java.sql.ResultSet row) throws java.sql.SQLException {
        var outcome = row.getString("outcome");
        return new Candidate(
                RequestStore.submission(row),
                row.getString("number"),
                row.getObject("concluded_on", LocalDate.class),
                outcome == null ? null : Outcome.valueOf(outcome));
    }
}
