package org.yangguang.request.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
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

/// SQL of handlers, units and routings. Row-level security keeps it to the organs in scope.
@Repository
class RoutingStore {

    private static final String ROW = """
            select g.*, u.name as unit, c.number, c.concluded_on, c.due_on as statutory from request_routing g
            join request_unit u on u.organ_id = g.organ_id and u.id = g.unit_id
            join request_case c on c.organ_id = g.organ_id and c.id = g.request_id
            """;

    /// The views of the list: what waits for somebody, what he waits for, and all of the organ.
    private static final String VIEW = """
            where g.organ_id = :organ and case :view
                when 'mine' then g.assignee_id = :account and g.answered_at is null and g.recalled_at is null and c.concluded_on is null
                when 'waiting' then (g.routed_by = :account or c.handler_id = :account) and g.answered_at is null
                    and g.recalled_at is null and c.concluded_on is null
                when 'overdue' then g.due_on < :today and g.answered_at is null and g.recalled_at is null and c.concluded_on is null
                when 'open' then g.answered_at is null and g.recalled_at is null and c.concluded_on is null
                else g.answered_at is not null or g.recalled_at is not null or c.concluded_on is not null
              end
            """;

    private final JdbcClient sql;

    RoutingStore(JdbcClient sql) {
        this.sql = sql;
    }

    record CaseRow(
            int organ,
            @Nullable UUID handler,
            boolean concluded,
            @Nullable LocalDate due) {}

    Optional<CaseRow> caseOf(UUID request) {
        return sql.sql("select organ_id, handler_id, concluded_on, due_on from request_case where id = :id")
                .param("id", request)
                .query((row, n) -> new CaseRow(
                        row.getInt("organ_id"),
                        row.getObject("handler_id", UUID.class),
                        row.getObject("concluded_on") != null,
                        row.getObject("due_on", LocalDate.class)))
                .optional();
    }

    /// False if somebody else assigned it since.
    boolean assign(UUID request, @Nullable UUID before, UUID to) {
        return sql.sql("""
                update request_case set handler_id = :to
                where id = :request and handler_id is not distinct from :before and concluded_on is null
                """)
                        .param("request", request)
                        .param("before", before, java.sql.Types.OTHER)
                        .param("to", to)
                        .update()
                == 1;
    }

    List<Unit> units(int organ) {
        return sql.sql("select id, name, retired from request_unit where organ_id = :organ order by retired, name")
                .param("organ", organ)
                .query((row, n) ->
                        new Unit(row.getObject("id", UUID.class), row.getString("name"), row.getBoolean("retired")))
                .list();
    }

    /// False if the organ has one of that name.
    boolean addUnit(int organ, UUID id, String name) {
        return sql.sql(
                                "insert into request_unit (organ_id, id, name) values (:organ, :id, :name) on conflict do nothing")
                        .param("organ", organ)
                        .param("id", id)
                        .param("name", name)
                        .update()
                == 1;
    }

    boolean retireUnit(int organ, UUID id, boolean retired) {
        return sql.sql("""
                update request_unit set retired = :retired where organ_id = :organ and id = :id and retired <> :retired
                """)
                        .param("organ", organ)
                        .param("id", id)
                        .param("retired", retired)
                        .update()
                == 1;
    }

    record Sealed(byte[] key, byte @Nullable [] instruction, byte @Nullable [] answer, byte @Nullable [] recall) {}

    record Row(Routing routing, int organ, Sealed words) {}

    /// False if the form was sent already.
    boolean route(int organ, UUID id, UUID request, UUID unit, @Nullable UUID assignee, Routed by, Sealed words) {
        return sql.sql("""
                insert into request_routing (organ_id, id, request_id, unit_id, assignee_id, routed_by, routed_on, due_on, key,
                    instruction)
                values (:organ, :id, :request, :unit, :assignee, :by, :on, :due, :key, :instruction) on conflict do nothing
                """)
                        .param("organ", organ)
                        .param("id", id)
                        .param("request", request)
                        .param("unit", unit)
                        .param("assignee", assignee, java.sql.Types.OTHER)
                        .param("by", by.account())
                        .param("on", by.on())
                        .param("due", by.due())
                        .param("key", words.key())
                        .param("instruction", words.instruction())
                        .update()
                == 1;
    }

    record Routed(UUID account, LocalDate on, LocalDate due) {}

    boolean answer(UUID id, byte[] answer, UUID by, Instant at) {
        return sql.sql("""
                update request_routing set answer = :answer, answered_by = :by, answered_at = :at
                where id = :id and answered_at is null and recalled_at is null
                """)
                        .param("id", id)
                        .param("answer", answer)
                        .param("by", by)
                        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean recall(UUID id, byte[] reason, UUID by, Instant at) {
        return sql.sql("""
                update request_routing set recall_reason = :reason, recalled_by = :by, recalled_at = :at
                where id = :id and answered_at is null and recalled_at is null
                """)
                        .param("id", id)
                        .param("reason", reason)
                        .param("by", by)
                        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<Row> of(UUID request) {
        return sql.sql(ROW + " where g.request_id = :request order by g.routed_on desc, g.due_on desc, g.id")
                .param("request", request)
                .query((row, n) -> read(row))
                .list();
    }

    Optional<Row> byId(UUID id) {
        return sql.sql(ROW + " where g.id = :id")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    List<Row> page(int organ, String view, UUID account, LocalDate today, int size, int offset) {
        return sql.sql(ROW + VIEW + " order by g.due_on, g.id limit :size offset :offset")
                .param("organ", organ)
                .param("view", view)
                .param("account", account)
                .param("today", today)
                .param("size", size)
                .param("offset", offset)
                .query((row, n) -> read(row))
                .list();
    }

    int count(int organ, String view, UUID account, LocalDate today) {
        return sql.sql("""
                select count(*) from request_routing g join request_case c on c.organ_id = g.organ_id and c.id = g.request_id
                """ + VIEW)
                .param("organ", organ)
                .param("view", view)
                .param("account", account)
                .param("today", today)
                .query(Integer.class)
                .single();
    }

    /// The words stay sealed beside it; [RoutingDesk] opens them.
    private static Row read(ResultSet row) throws SQLException {
        var routing = new Routing(
                row.getObject("id", UUID.class),
                row.getObject("request_id", UUID.class),
                Optional.ofNullable(row.getString("number")).orElse(""),
                row.getObject("concluded_on") != null,
                Optional.ofNullable(row.getObject("statutory", LocalDate.class)),
                row.getString("unit"),
                Optional.ofNullable(row.getObject("assignee_id", UUID.class)),
                row.getObject("routed_by", UUID.class),
                row.getObject("routed_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                "",
                note(row, "answered_by", "answered_at"),
                note(row, "recalled_by", "recalled_at"));
        return new Row(
                routing,
                row.getInt("organ_id"),
                new Sealed(
                        row.getBytes("key"),
                        row.getBytes("instruction"),
                        row.getBytes("answer"),
                        row.getBytes("recall_reason")));
    }

    private static Optional<Routing.Note> note(ResultSet row, String by, String at) throws SQLException {
        var when = row.getObject(at, OffsetDateTime.class);
        return when == null
                ? Optional.empty()
                : Optional.of(new Routing.Note(row.getObject(by, UUID.class), when.toInstant(), ""));
    }
}
