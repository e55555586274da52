package org.yangguang.annual;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL of local days, decisions for single organs, reminders and marks.
@Repository
class DutyStore {

    private final JdbcClient sql;

    DutyStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// What binds each of these organs: the days they set themselves and those set above them.
    Map<Integer, List<DueDates.Local>> local(Collection<Integer> organs, int year) {
        var local = new HashMap<Integer, List<DueDates.Local>>();
        sql.sql("""
                with recursive up(id, at) as (
                    select o.id, o.id from pub_organ o where o.id = any (:organs)
                    union all
                    select up.id, o.parent_id from up join pub_organ o on o.id = up.at where o.parent_id is not null)
                select up.id, d.duty_group, d.submit_by, d.publish_by, d.basis
                from annual_local_date d join up on up.at = d.organ_id
                where d.year = :year order by up.id, d.organ_id
                """)
                .param("organs", organs.toArray(Integer[]::new))
                .param("year", year)
                .query(row -> {
                    local.computeIfAbsent(row.getInt("id"), _ -> new ArrayList<>())
                            .add(local(row));
                });
        return local;
    }

    /// What one authority set for its own tree.
    List<DueDates.Local> setBy(int organ, int year) {
        return sql.sql("""
                select duty_group, submit_by, publish_by, basis from annual_local_date
                where organ_id = :organ and year = :year order by duty_group
                """)
                .param("organ", organ)
                .param("year", year)
                .query((row, n) -> local(row))
                .list();
    }

    private static DueDates.Local local(ResultSet row) throws SQLException {
        return new DueDates.Local(
                DutyGroup.valueOf(row.getString("duty_group")),
                Optional.ofNullable(row.getObject("submit_by", LocalDate.class)),
                Optional.ofNullable(row.getObject("publish_by", LocalDate.class)),
                row.getString("basis"));
    }

    void put(int organ, int year, DueDates.Local local, UUID by, Instant at) {
        sql.sql("""
                insert into annual_local_date (organ_id, year, duty_group, submit_by, publish_by, basis, set_by, set_at)
                values (:organ, :year, :group, :submit, :publish, :basis, :by, :at)
                on conflict (organ_id, year, duty_group) do update set submit_by = excluded.submit_by,
                    publish_by = excluded.publish_by, basis = excluded.basis, set_by = excluded.set_by,
                    set_at = excluded.set_at
                """)
                .param("organ", organ)
                .param("year", year)
                .param("group", local.group().name())
                .param("submit", local.submitBy().orElse(null))
                .param("publish", local.publishBy().orElse(null))
                .param("basis", local.basis())
                .param("by", by)
                .param("at", utc(at))
                .update();
    }

    boolean remove(int organ, int year, DutyGroup group) {
        return sql.sql("""
                delete from annual_local_date where organ_id = :organ and year = :year and duty_group = :group
                """)
                        .param("organ", organ)
                        .param("year", year)
                        .param("group", group.name())
                        .update()
                == 1;
    }

    void append(int organ, int year, DutyDecision decision) {
        sql.sql("""
                insert into annual_duty_decision (organ_id, year, number, decision, until, reason, decided_by, decided_at)
                select :organ, :year, coalesce(max(number), 0) + 1, :kind, :until::date, :reason, :by, :at
                from annual_duty_decision where organ_id = :organ and year = :year
                """)
                .param("organ", organ)
                .param("year", year)
                .param("kind", decision.kind().name())
                .param("until", decision.until().orElse(null))
                .param("reason", decision.reason())
                .param("by", decision.by())
                .param("at", utc(decision.at()))
                .update();
    }

    /// Oldest first.
    List<DutyDecision> decisions(int organ, int year) {
        return sql.sql("""
                select decision, until, reason, decided_by, decided_at from annual_duty_decision
                where organ_id = :organ and year = :year order by number
                """)
                .param("organ", organ)
                .param("year", year)
                .query((row, n) -> new DutyDecision(
                        DutyDecision.Kind.valueOf(row.getString("decision")),
                        Optional.ofNullable(row.getObject("until", LocalDate.class)),
                        row.getString("reason"),
                        row.getObject("decided_by", UUID.class),
                        instant(row, "decided_at")))
                .list();
    }

    /// False if the organ was reminded on this day already.
    boolean remind(
            int organ, int year, LocalDate on, Optional<LocalDate> submitBy, boolean mailed, UUID by, Instant at) {
        return sql.sql("""
                insert into annual_reminder (organ_id, year, reminded_on, submit_by, mailed, reminded_by, reminded_at)
                values (:organ, :year, :on, :submit, :mailed, :by, :at)
                on conflict do nothing
                """)
                        .param("organ", organ)
                        .param("year", year)
                        .param("on", on)
                        .param("submit", submitBy.orElse(null))
                        .param("mailed", mailed)
                        .param("by", by)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    /// Newest first.
    List<DutyDesk.Reminder> reminders(int organ, int year) {
        return sql.sql("""
                select reminded_on, mailed, reminded_by, reminded_at from annual_reminder
                where organ_id = :organ and year = :year order by reminded_on desc
                """)
                .param("organ", organ)
                .param("year", year)
                .query((row, n) -> new DutyDesk.Reminder(
                        row.getObject("reminded_on", LocalDate.class),
                        row.getBoolean("mailed"),
                        row.getObject("reminded_by", UUID.class),
                        instant(row, "reminded_at")))
                .list();
    }

    List<AnnualEvent.Mark> marks(int organ, int year, int version) {
        return sql.sql("""
                select place, words from annual_mark
                where organ_id = :organ and year = :year and version = :version order by place
                """)
                .param("organ", organ)
                .param("year", year)
                .param("version", version)
                .query((row, n) -> new AnnualEvent.Mark(row.getString("place"), row.getString("words")))
                .list();
    }

    void mark(int organ, int year, int version, AnnualEvent.Mark mark, UUID by, Instant at) {
        sql.sql("""
                insert into annual_mark (organ_id, year, version, place, words, marked_by, marked_at)
                values (:organ, :year, :version, :place, :words, :by, :at)
                on conflict (organ_id, year, version, place) do update set words = excluded.words,
                    marked_by = excluded.marked_by, marked_at = excluded.marked_at
                """)
                .param("organ", organ)
                .param("year", year)
                .param("version", version)
                .param("place", mark.where())
                .param("words", mark.text())
                .param("by", by)
                .param("at", utc(at))
                .update();
    }

    void unmark(int organ, int year, int version, String place) {
        sql.sql("""
                delete from annual_mark
                where organ_id = :organ and year = :year and version = :version and place = :place
                """)
                .param("organ", organ)
                .param("year", year)
                .param("version", version)
                .param("place", place)
                .update();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
