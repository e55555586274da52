package org.yangguang.calendar;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL of the notices entered after the bundled years and of local days off.
@Repository
class CalendarStore {

    private final JdbcClient sql;

    CalendarStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<EnteredNotice> notices() {
        return sql.sql("select * from pub_calendar_notice order by year, revision")
                .query((row, n) -> read(row))
                .list();
    }

    Optional<EnteredNotice> notice(int revision) {
        return sql.sql("select * from pub_calendar_notice where revision = :revision")
                .param("revision", revision)
                .query((row, n) -> read(row))
                .optional();
    }

    int insert(
            int year,
            String docNo,
            LocalDate issuedOn,
            Collection<LocalDate> holidays,
            Collection<LocalDate> workdays,
            UUID by,
            Instant at) {
        return sql.sql("""
                insert into pub_calendar_notice (year, doc_no, issued_on, holidays, workdays, entered_by, entered_at)
                values (:year, :doc, :issued, :holidays, :workdays, :by, :at) returning revision
                """)
                .param("year", year)
                .param("doc", docNo)
                .param("issued", issuedOn)
                .param("holidays", dates(holidays))
                .param("workdays", dates(workdays))
                .param("by", by)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    boolean approve(int revision, UUID by, Instant at) {
        return sql.sql("""
                update pub_calendar_notice set approved_by = :by, approved_at = :at
                where revision = :revision and approved_by is null and entered_by <> :by
                """)
                        .param("by", by)
                        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .param("revision", revision)
                        .update()
                == 1;
    }

    /// Those of the region and of its province; where both speak of a day, the region's own.
    List<LocalOverride> local(String region) {
        return sql.sql("""
                select distinct on (day) * from pub_calendar_local where region = :region or region = :province
                order by day, region = :region desc
                """)
                .param("region", region)
                .param("province", region.substring(0, 2) + "0000")
                .query((row, n) -> local(row, region))
                .list();
    }

    List<LocalOverride> local() {
        return sql.sql("select * from pub_calendar_local order by region, day")
                .query((row, n) -> local(row, row.getString("region")))
                .list();
    }

    void putLocal(LocalOverride override, UUID by, Instant at) {
        sql.sql("""
                insert into pub_calendar_local (region, day, working, reason, basis, entered_by, entered_at)
                values (:region, :day, :working, :reason, :basis, :by, :at)
                on conflict (region, day) do update set working = excluded.working, reason = excluded.reason,
                    basis = excluded.basis, entered_by = excluded.entered_by, entered_at = excluded.entered_at
                """)
                .param("region", override.region())
                .param("day", override.day())
                .param("working", override.kind() == LocalOverride.Kind.WORK)
                .param("reason", override.reason())
                .param("basis", override.basis())
                .param("by", by)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    /// Changes with every notice approved and every local day entered; tells a cached calendar is stale.
    String revision() {
        return sql.sql("""
                select (select count(*) from pub_calendar_notice where approved_by is not null) || '.' ||
                       (select coalesce(max(revision), 0) from pub_calendar_notice where approved_by is not null) || '.' ||
                       (select coalesce(extract(epoch from max(entered_at)), 0) from pub_calendar_local)
                """).query((row, n) -> row.getString(1)).single();
    }

    private static LocalOverride local(ResultSet row, String region) throws SQLException {
        return new LocalOverride(
                region,
                row.getObject("day", LocalDate.class),
                row.getBoolean("working") ? LocalOverride.Kind.WORK : LocalOverride.Kind.REST,
                row.getString("reason"),
                row.getString("basis"));
    }

    private static Date[] dates(Collection<LocalDate> days) {
        return days.stream().map(Date::valueOf).toArray(Date[]::new);
    }

    private static EnteredNotice read(ResultSet row) throws SQLException {
        return new EnteredNotice(
                row.getInt("revision"),
                row.getInt("year"),
                row.getString("doc_no"),
                row.getObject("issued_on", LocalDate.class),
                days(row, "holidays"),
                days(row, "workdays"),
                row.getObject("entered_by", UUID.class),
                row.getObject("approved_by", UUID.class));
    }

    private static SortedSet<LocalDate> days(ResultSet row, String column) throws SQLException {
        var days = new TreeSet<LocalDate>();
        var array = (@Nullable Date[]) row.getArray(column).getArray();
        Arrays.stream(array)
                .forEach(day -> days.add(java.util.Objects.requireNonNull(day).toLocalDate()));
        return days;
    }
}
