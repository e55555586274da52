package org.yangguang.dispute;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL of cases and their events. Row-level security keeps it to the organs in scope.
@Repository
class DisputeStore {

    private static final String LIST = """
            from dispute_case
            where organ_id = :organ
              and (:kind = '' or kind = :kind)
              and (:words = '' or case_number like '%' || :words || '%' or request_number like '%' || :words || '%'
                   or name_index = :nameIndex)
              and (:year = 0 or received_on <= make_date(:year, 12, 31)
                   and (closed_on is null or closed_on >= make_date(:year, 1, 1)) and phase <> 'ANNULLED')
              and case :view
                    when 'all' then true
                    when 'pending' then phase in ('PENDING', 'ON_APPEAL')
                    when 'due' then due_what in ('ANSWER', 'REPLY_ANEW')
                    when 'closed' then phase = 'CLOSED'
                    when 'annulled' then phase = 'ANNULLED'
                    else false
                  end
            """;

    private final JdbcClient sql;

    DisputeStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param requestNumber of the linked request
    record CaseRow(
            int organ,
            UUID id,
            UUID form,
            DisputeKind kind,
            @Nullable UUID request,
            @Nullable String requestNumber,
            @Nullable UUID follows,
            String authority,
            String caseNumber,
            LocalDate receivedOn,
            byte[] nameIndex,
            byte[] key,
            byte[] sealed,
            int version) {}

    record EventRow(int seq, DisputeEvent event, byte @Nullable [] words, Instant recordedAt, String duty) {}

    /// What the fold of the events says, for lists.
    record Folded(
            String phase,
            @Nullable LocalDate closedOn,
            DisputeDeadline.@Nullable What dueWhat,
            @Nullable LocalDate dueOn) {}

    record Query(int organ, String view, String kind, String words, byte[] nameIndex, int year, LocalDate today) {}

    /// False if the form was sent before, or the number is registered already.
    boolean insert(CaseRow c, Folded f) {
        return sql.sql("""
                insert into dispute_case (organ_id, id, form, kind, request_id, request_number, follows_id, authority,
                    case_number, received_on, name_index, key, sealed, phase, closed_on, due_what, due_on)
                values (:organ, :id, :form, :kind, :request, :requestNumber, :follows, :authority,
                    :caseNumber, :receivedOn, :nameIndex, :key, :sealed, :phase, :closed, :dueWhat, :due)
                on conflict do nothing
                """)
                        .param("organ", c.organ())
                        .param("id", c.id())
                        .param("form", c.form())
                        .param("kind", c.kind().name())
                        .param("request", c.request())
                        .param("requestNumber", c.requestNumber())
                        .param("follows", c.follows())
                        .param("authority", c.authority())
                        .param("caseNumber", c.caseNumber())
                        .param("receivedOn", c.receivedOn())
                        .param("nameIndex", c.nameIndex())
                        .param("key", c.key())
                        .param("sealed", c.sealed())
                        .param("phase", f.phase())
                        .param("closed", f.closedOn())
                        .param(
                                "dueWhat",
                                f.dueWhat() == null ? null : f.dueWhat().name())
                        .param("due", f.dueOn())
                        .update()
                == 1;
    }

    /// Waits until nobody else enters this form, so that a double click makes one case.
    void alone(UUID form) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('dispute-form:' || :form, 0))")
                .param("form", form.toString())
                .query(rs -> {});
    }

    Optional<UUID> ofForm(int organ, UUID form) {
        return sql.sql("select id from dispute_case where organ_id = :organ and form = :form")
                .param("organ", organ)
                .param("form", form)
                .query(UUID.class)
                .optional();
    }

    void append(
            int organ,
            UUID id,
            int seq,
            DisputeEvent event,
            byte @Nullable [] words,
            Instant at,
            UUID by,
            String duty) {
        sql.sql("""
                insert into dispute_event (organ_id, dispute_id, seq, type, on_day, data, words, recorded_at, recorded_by, duty)
                values (:organ, :id, :seq, :type, :on, cast(:data as jsonb), :words, :at, :by, :duty)
                """)
                .param("organ", organ)
                .param("id", id)
                .param("seq", seq)
                .param("type", DisputeCodec.type(event))
                .param("on", event.on())
                .param("data", DisputeCodec.data(event))
                .param("words", words)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("by", by)
                .param("duty", duty)
                .update();
    }

    /// False if somebody else changed the case since it was read (D3).
    boolean fold(UUID id, int version, Folded f) {
        return sql.sql("""
                update dispute_case set version = version + 1, phase = :phase, closed_on = :closed, due_what = :dueWhat,
                    due_on = :due
                where id = :id and version = :version
                """)
                        .param("phase", f.phase())
                        .param("closed", f.closedOn())
                        .param(
                                "dueWhat",
                                f.dueWhat() == null ? null : f.dueWhat().name())
                        .param("due", f.dueOn())
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    Optional<CaseRow> caseOf(UUID id) {
        return sql.sql("select * from dispute_case where id = :id")
                .param("id", id)
                .query((row, n) -> caseRow(row))
                .optional();
    }

    List<EventRow> events(UUID id) {
        return sql.sql("select * from dispute_event where dispute_id = :id order by seq")
                .param("id", id)
                .query((row, n) -> new EventRow(
                        row.getInt("seq"),
                        DisputeCodec.read(row.getString("type"), row.getString("data")),
                        row.getBytes("words"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("duty")))
                .list();
    }

    /// The events of several cases in one query, for lists.
    Map<UUID, List<DisputeEvent>> events(Collection<UUID> ids) {
        var byCase = new HashMap<UUID, List<DisputeEvent>>();
        sql.sql(
                        "select dispute_id, type, data from dispute_event where dispute_id = any (:ids) order by dispute_id, seq")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    byCase.computeIfAbsent(row.getObject("dispute_id", UUID.class), k -> new ArrayList<>())
                            .add(DisputeCodec.read(row.getString("type"), row.getString("data")));
                });
        return byCase;
    }

    /// Pending cases first, by the day they are due; a passed appeal period no longer counts.
    List<CaseRow> list(Query query, int size, int offset) {
        return with(query, sql.sql("select * " + LIST + """
                order by case when due_what is null or due_what = 'APPEAL' and due_on < :today then null else due_on end
                    nulls last, phase in ('PENDING', 'ON_APPEAL') desc, received_on desc, id
                limit :size offset :offset
                """))
                .param("today", query.today())
                .param("size", size)
                .param("offset", offset)
                .query((row, n) -> caseRow(row))
                .list();
    }

    int count(Query query) {
        return with(query, sql.sql("select count(*) " + LIST))
                .query(Integer.class)
                .single();
    }

    List<CaseRow> list(int organ, Collection<UUID> ids) {
        return sql.sql(
                        "select * from dispute_case where organ_id = :organ and id = any (:ids) order by received_on, id")
                .param("organ", organ)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> caseRow(row))
                .list();
    }

    List<UUID> ofRequest(UUID request) {
        return sql.sql("select id from dispute_case where request_id = :request and phase <> 'ANNULLED' order by id")
                .param("request", request)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    List<CaseRow> ofRequest(int organ, UUID request) {
        return sql.sql("""
                select * from dispute_case where organ_id = :organ and request_id = :request and phase <> 'ANNULLED'
                order by received_on, id
                """)
                .param("organ", organ)
                .param("request", request)
                .query((row, n) -> caseRow(row))
                .list();
    }

    /// The cases that came after a reconsideration.
    List<CaseRow> following(int organ, UUID reconsideration) {
        return sql.sql("""
                select * from dispute_case where organ_id = :organ and follows_id = :id and phase <> 'ANNULLED'
                order by received_on, id
                """)
                .param("organ", organ)
                .param("id", reconsideration)
                .query((row, n) -> caseRow(row))
                .list();
    }

    /// Cases whose last day could move with the calendar, of every organ in scope.
    List<CaseRow> running() {
        return sql.sql("select * from dispute_case where due_on is not null order by id")
                .query((row, n) -> caseRow(row))
                .list();
    }

    private static JdbcClient.StatementSpec with(Query q, JdbcClient.StatementSpec statement) {
        return statement
                .param("organ", q.organ())
                .param("view", q.view())
                .param("kind", q.kind())
                .param("words", q.words())
                .param("nameIndex", q.nameIndex())
                .param("year", q.year());
    }

    private static CaseRow caseRow(ResultSet row) throws SQLException {
        return new CaseRow(
                row.getInt("organ_id"),
                row.getObject("id", UUID.class),
                row.getObject("form", UUID.class),
                DisputeKind.valueOf(row.getString("kind")),
                row.getObject("request_id", UUID.class),
                row.getString("request_number"),
                row.getObject("follows_id", UUID.class),
                row.getString("authority"),
                row.getString("case_number"),
                row.getObject("received_on", LocalDate.class),
                row.getBytes("name_index"),
                row.getBytes("key"),
                row.getBytes("sealed"),
                row.getInt("version"));
    }
}
