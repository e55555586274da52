package org.yangguang.archive;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yangguang.archive.Retention.Kind;
import org.yangguang.archive.Retention.Period;

/// SQL of closed volumes, holds, disposals and periods.
@Repository
class ArchiveStore {

    private final JdbcClient sql;

    ArchiveStore(JdbcClient sql) {
        this.sql = sql;
    }

    record VolumeRow(
            UUID request,
            LocalDate archivedOn,
            Period period,
            @Nullable LocalDate keepUntil,
            int events,
            String chainHead) {}

    record HoldRow(
            int organ,
            UUID id,
            byte[] key,
            byte[] reason,
            LocalDate setOn,
            @Nullable LocalDate releasedOn) {}

    record DisposalRow(
            LocalDate proposedOn,
            UUID proposedBy,
            @Nullable UUID firstBy,
            @Nullable UUID secondBy,
            @Nullable LocalDate doneOn) {}

    record Listed(
            UUID request,
            LocalDate archivedOn,
            Period period,
            @Nullable LocalDate keepUntil,
            boolean held) {}

    Optional<VolumeRow> volume(UUID request) {
        return sql.sql("select * from archive_volume where request_id = :request")
                .param("request", request)
                .query((row, n) -> new VolumeRow(
                        row.getObject("request_id", UUID.class),
                        row.getObject("archived_on", LocalDate.class),
                        Period.valueOf(row.getString("schedule")),
                        row.getObject("keep_until", LocalDate.class),
                        row.getInt("events"),
                        row.getString("chain_head")))
                .optional();
    }

    void insert(int organ, VolumeRow v, UUID by) {
        sql.sql("""
                insert into archive_volume (organ_id, request_id, archived_on, schedule, keep_until, events, chain_head, archived_by)
                values (:organ, :request, :on, :schedule, :until, :events, :head, :by)
                """)
                .param("organ", organ)
                .param("request", v.request())
                .param("on", v.archivedOn())
                .param("schedule", v.period().name())
                .param("until", v.keepUntil())
                .param("events", v.events())
                .param("head", v.chainHead())
                .param("by", by)
                .update();
    }

    /// @param view `kept`, `held` or `over`
    List<Listed> list(int organ, String view, LocalDate today, int size, int offset) {
        return sql.sql("select v.*, exists (" + HELD + ") as held from archive_volume v " + WHERE + """
                order by v.archived_on desc, v.request_id limit :size offset :offset
                """)
                .param("organ", organ)
                .param("view", view)
                .param("today", today)
                .param("size", size)
                .param("offset", offset)
                .query((row, n) -> new Listed(
                        row.getObject("request_id", UUID.class),
                        row.getObject("archived_on", LocalDate.class),
                        Period.valueOf(row.getString("schedule")),
                        row.getObject("keep_until", LocalDate.class),
                        row.getBoolean("held")))
                .list();
    }

    int count(int organ, String view, LocalDate today) {
        return sql.sql("select count(*) from archive_volume v " + WHERE)
                .param("organ", organ)
                .param("view", view)
                .param("today", today)
                .query(Integer.class)
                .single();
    }

    private static final String HELD = """
            select 1 from archive_hold h where h.organ_id = v.organ_id and h.request_id = v.request_id and h.released_on is null
            """;
    private static final String WHERE = """
            where v.organ_id = :organ and case :view
                when 'kept' then true
                when 'held' then exists (""" + HELD + """
            )
                when 'over' then v.keep_until < :today and not exists (
                    select 1 from archive_disposal d
                    where d.organ_id = v.organ_id and d.request_id = v.request_id and d.done_on is not null)
                else false end
            """;

    List<HoldRow> holds(UUID request) {
        return sql.sql("select * from archive_hold where request_id = :request order by set_on, id")
                .param("request", request)
                .query((row, n) -> new HoldRow(
                        row.getInt("organ_id"),
                        row.getObject("id", UUID.class),
                        row.getBytes("key"),
                        row.getBytes("reason"),
                        row.getObject("set_on", LocalDate.class),
                        row.getObject("released_on", LocalDate.class)))
                .list();
    }

    void hold(HoldRow hold, UUID request, UUID by) {
        sql.sql("""
                insert into archive_hold (organ_id, id, request_id, key, reason, set_on, set_by)
                values (:organ, :id, :request, :key, :reason, :on, :by)
                """)
                .param("organ", hold.organ())
                .param("id", hold.id())
                .param("request", request)
                .param("key", hold.key())
                .param("reason", hold.reason())
                .param("on", hold.setOn())
                .param("by", by)
                .update();
    }

    boolean release(UUID request, UUID hold, LocalDate on, UUID by) {
        return sql.sql("""
                update archive_hold set released_on = :on, released_by = :by
                where id = :id and request_id = :request and released_on is null
                """)
                        .param("on", on)
                        .param("by", by)
                        .param("id", hold)
                        .param("request", request)
                        .update()
                == 1;
    }

    Optional<DisposalRow> disposal(UUID request) {
        return sql.sql("select * from archive_disposal where request_id = :request for update")
                .param("request", request)
                .query((row, n) -> new DisposalRow(
                        row.getObject("proposed_on", LocalDate.class),
                        row.getObject("proposed_by", UUID.class),
                        row.getObject("first_by", UUID.class),
                        row.getObject("second_by", UUID.class),
                        row.getObject("done_on", LocalDate.class)))
                .optional();
    }

    boolean propose(int organ, UUID request, LocalDate on, UUID by) {
        return sql.sql("""
                insert into archive_disposal (organ_id, request_id, proposed_on, proposed_by)
                values (:organ, :request, :on, :by) on conflict do nothing
                """)
                        .param("organ", organ)
                        .param("request", request)
                        .param("on", on)
                        .param("by", by)
                        .update()
                == 1;
    }

    void approve(UUID request, boolean second, UUID by) {
        sql.sql(
                        second
                                ? "update archive_disposal set second_by = :by where request_id = :request and second_by is null"
                                : "update archive_disposal set first_by = :by where request_id = :request and first_by is null")
                .param("by", by)
                .param("request", request)
                .update();
    }

    void erase(int organ, UUID request, LocalDate on) {
        sql.sql("select archive_erase(:organ, :request)::text")
                .param("organ", organ)
                .param("request", request)
                .query((row, n) -> "")
                .list();
        sql.sql("update archive_disposal set done_on = :on where request_id = :request")
                .param("on", on)
                .param("request", request)
                .update();
    }

    Optional<Period> period(String region, Kind kind) {
        return sql.sql("select period from pub_retention where region = :region and kind = :kind")
                .param("region", region)
                .param("kind", kind.name())
                .query((row, n) -> Period.valueOf(row.getString(1)))
                .optional();
    }

    String basis(String region, Kind kind) {
        return sql.sql("select basis from pub_retention where region = :region and kind = :kind")
                .param("region", region)
                .param("kind", kind.name())
                .query(String.class)
                .optional()
                .orElse("");
    }

    void setPeriod(String region, Kind kind, Period period, String basis) {
        sql.sql("""
                insert into pub_retention (region, kind, period, basis) values (:region, :kind, :period, :basis)
                on conflict (region, kind) do update set period = :period, basis = :basis
                """)
                .param("region", region)
                .param("kind", kind.name())
                .param("period", period.name())
                .param("basis", basis)
                .update();
    }

    /// The trail of a request, a line of JSON a record; the digests are those of the keyed chain.
    List<String> trail(UUID request) {
        return sql.sql("""
                select json_build_object('seq', seq,
                    'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'actor', actor, 'duty', duty,
                    'action', action, 'result', result, 'reason', reason, 'detail', detail,
                    'previous', encode(prev_hash, 'hex'), 'hash', encode(hash, 'hex'))::text
                from archive_trail(:request)
                """)
                .param("request", request)
                .query((row, n) -> row.getString(1))
                .list();
    }
}
