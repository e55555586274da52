package org.yangguang.indicator;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yangguang.indicator.EntryHistory.Revision;
import org.yangguang.indicator.Indicator.ReportPart;
import org.yangguang.indicator.Indicator.Span;
import org.yangguang.indicator.Indicator.Summing;

/// All SQL on indicators.
@Repository
class IndicatorStore {

    /// The organs whose values make those of a tree: the organ itself and all below that existed on 31
    /// December or were handed over within the year. 垂直领导部门 and what is below them report along their
    /// own line.
    private static final String MEMBERS = """
            with recursive down(id, valid_from, valid_until) as (
                select id, valid_from, valid_until from pub_organ where id = :organ
                union all
                select o.id, o.valid_from, o.valid_until from pub_organ o join down d on o.parent_id = d.id
                where o.kind <> 'VERTICAL' or (select kind from pub_organ where id = :organ) = 'VERTICAL'),
            members(id, handed_over) as (
                select id, coalesce(valid_until <= :end, false) from down
                where valid_from <= :end and (valid_until is null or valid_until > :start)),
            standing as (
                select distinct on (e.organ_id, e.id) e.organ_id, e.code, e.value, e.on_day, e.id, e.recorded_at
                from indicator_entry e join members m on m.id = e.organ_id
                where e.year = :year and (:code = '' or e.code = :code) and e.recorded_at <= :until
                order by e.organ_id, e.id, e.revision desc),
            entered as (
                select organ_id, code,
                    case when code = any (:latest)
                         then (array_agg(value order by on_day desc, recorded_at desc, id desc))[1]
                         else sum(value) end as value,
                    count(*) as entries, max(recorded_at) as recorded_at
                from standing where value is not null group by organ_id, code)
            """;

    private final JdbcClient sql;

    IndicatorStore(JdbcClient sql) {
        this.sql = sql;
    }

    // ── definitions ──────────────────────────────────────────────────────────────────────────────

    /// @param organ who added it
    record Added(int number, int organ, Indicator indicator) {}

    /// Those of these organs.
    List<Added> added(Collection<Integer> organs) {
        return sql.sql("select * from pub_indicator where organ_id = any (:organs) order by number")
                .param("organs", ids(organs))
                .query((row, n) -> new Added(
                        row.getInt("number"),
                        row.getInt("organ_id"),
                        new Indicator(
                                "local_" + row.getInt("number"),
                                ReportPart.valueOf(row.getString("section")),
                                row.getString("name"),
                                row.getString("definition"),
                                Unit.valueOf(row.getString("unit")),
                                Span.valueOf(row.getString("period")),
                                Summing.valueOf(row.getString("summing")),
                                Optional.empty(),
                                "",
                                true,
                                row.getInt("from_year"),
                                Optional.empty())))
                .list();
    }

    int add(int organ, Indicator what) {
        return sql.sql("""
                insert into pub_indicator (organ_id, name, definition, section, unit, period, summing, from_year)
                values (:organ, :name, :definition, :section, :unit, :period, :summing, :from) returning number
                """)
                .param("organ", organ)
                .param("name", what.name())
                .param("definition", what.definition())
                .param("section", what.part().name())
                .param("unit", what.unit().name())
                .param("period", what.span().name())
                .param("summing", what.summing().name())
                .param("from", what.fromYear())
                .query(Integer.class)
                .single();
    }

    record Retired(int organ, String code, int fromYear, String reason) {}

    List<Retired> retired(Collection<Integer> organs) {
        return sql.sql("select * from pub_indicator_retirement where organ_id = any (:organs)")
                .param("organs", ids(organs))
                .query((row, n) -> new Retired(
                        row.getInt("organ_id"),
                        row.getString("code"),
                        row.getInt("from_year"),
                        row.getString("reason")))
                .list();
    }

    boolean retire(Retired what) {
        return sql.sql("""
                insert into pub_indicator_retirement (organ_id, code, from_year, reason)
                values (:organ, :code, :from, :reason) on conflict do nothing
                """)
                        .param("organ", what.organ())
                        .param("code", what.code())
                        .param("from", what.fromYear())
                        .param("reason", what.reason())
                        .update()
                == 1;
    }

    boolean restore(int organ, String code) {
        return sql.sql("delete from pub_indicator_retirement where organ_id = :organ and code = :code")
                        .param("organ", organ)
                        .param("code", code)
                        .update()
                == 1;
    }

    int firstYear() {
        return sql.sql("select year from pub_indicator_start")
                .query(Integer.class)
                .single();
    }

    // ── entries ──────────────────────────────────────────────────────────────────────────────────

    record RevisionRow(String code, int year, Revision revision) {}

    /// Every revision of some years.
    List<RevisionRow> revisions(int organ, List<Integer> years) {
        return sql.sql("""
                select * from indicator_entry where organ_id = :organ and year = any (:years) order by id, revision
                """)
                .param("organ", organ)
                .param("years", ids(years))
                .query((row, n) -> revision(row))
                .list();
    }

    List<RevisionRow> revisions(int organ, int year, String code) {
        return sql.sql("""
                select * from indicator_entry where organ_id = :organ and year = :year and code = :code order by id, revision
                """)
                .param("organ", organ)
                .param("year", year)
                .param("code", code)
                .query((row, n) -> revision(row))
                .list();
    }

    List<RevisionRow> revisionsOf(int organ, UUID entry) {
        return sql.sql("select * from indicator_entry where organ_id = :organ and id = :id order by revision")
                .param("organ", organ)
                .param("id", entry)
                .query((row, n) -> revision(row))
                .list();
    }

    /// False if somebody else wrote this revision meanwhile.
    boolean append(int organ, String code, int year, Revision r) {
        return sql.sql("""
                insert into indicator_entry (organ_id, id, revision, year, code, on_day, value, typed, evidence, reason,
                    imported, recorded_at, recorded_by)
                values (:organ, :id, :revision, :year, :code, :on, :value, :typed, :evidence, :reason, :imported, :at, :by)
                on conflict do nothing
                """)
                        .param("organ", organ)
                        .param("id", r.entry())
                        .param("revision", r.number())
                        .param("year", year)
                        .param("code", code)
                        .param("on", r.onDay())
                        .param("value", r.value())
                        .param("typed", r.typed())
                        .param("evidence", r.evidence())
                        .param("reason", r.reason())
                        .param("imported", r.imported())
                        .param("at", at(r.recordedAt()))
                        .param("by", r.recordedBy())
                        .update()
                == 1;
    }

    record FileRow(UUID id, UUID entry, int revision, String mediaType, int size, byte[] key, byte[] name) {}

    record NewFile(FileRow row, byte[] sha256, byte[] sealed, Instant recordedAt) {}

    void insertFile(int organ, NewFile file) {
        var f = file.row();
        sql.sql("""
                insert into indicator_file (organ_id, id, entry_id, revision, media_type, size_bytes, sha256, key, name, sealed,
                    recorded_at)
                values (:organ, :id, :entry, :revision, :type, :size, :sha, :key, :name, :sealed, :at)
                """)
                .param("organ", organ)
                .param("id", f.id())
                .param("entry", f.entry())
                .param("revision", f.revision())
                .param("type", f.mediaType())
                .param("size", f.size())
                .param("sha", file.sha256())
                .param("key", f.key())
                .param("name", f.name())
                .param("sealed", file.sealed())
                .param("at", at(file.recordedAt()))
                .update();
    }

    /// The files of a year, without their content.
    List<FileRow> files(int organ, int year) {
        return sql.sql("""
                select f.id, f.entry_id, f.revision, f.media_type, f.size_bytes, f.key, f.name from indicator_file f
                join indicator_entry e on e.organ_id = f.organ_id and e.id = f.entry_id and e.revision = f.revision
                where f.organ_id = :organ and e.year = :year order by f.recorded_at, f.id
                """)
                .param("organ", organ)
                .param("year", year)
                .query((row, n) -> file(row))
                .list();
    }

    record Content(FileRow file, byte[] sealed) {}

    Optional<Content> content(int organ, UUID id) {
        return sql.sql("select * from indicator_file where organ_id = :organ and id = :id")
                .param("organ", organ)
                .param("id", id)
                .query((row, n) -> new Content(file(row), row.getBytes("sealed")))
                .optional();
    }

    // ── over the tree ────────────────────────────────────────────────────────────────────────────

    /// @param handedOver it ended within the year; its successor enters what it did not
    record Member(int organ, boolean handedOver) {}

    record Asked(int organ, int year, String code, Instant until, List<String> latest) {}

    List<Member> members(int organ, int year) {
        return with(new Asked(organ, year, "", Instant.EPOCH, List.of()), MEMBERS + "select * from members order by id")
                .query((row, n) -> new Member(row.getInt("id"), row.getBoolean("handed_over")))
                .list();
    }

    record Entered(int organ, String code, BigDecimal value, int entries, Instant recordedAt) {}

    /// What each organ of the tree entered by hand.
    List<Entered> entered(Asked asked, List<String> codes) {
        return with(asked, MEMBERS + "select * from entered where code = any (:codes)")
                .param("codes", codes.toArray(String[]::new))
                .query((row, n) -> entered(row))
                .list();
    }

    /// For each code entered by hand: sum, largest, and how many organs entered it; and of those that
    /// did not enter it how many have been handed over.
    record Sum(String code, BigDecimal sum, BigDecimal largest, int organs, int handedOver) {}

    List<Sum> sums(Asked asked) {
        return with(asked, MEMBERS + """
                select e.code, sum(e.value) as sum, max(e.value) as largest, count(*) as organs,
                    count(*) filter (where m.handed_over) as handed_over
                from entered e join members m on m.id = e.organ_id group by e.code
                """)
                .query((row, n) -> new Sum(
                        row.getString("code"),
                        row.getBigDecimal("sum"),
                        row.getBigDecimal("largest"),
                        row.getInt("organs"),
                        row.getInt("handed_over")))
                .list();
    }

    private JdbcClient.StatementSpec with(Asked asked, String statement) {
        return sql.sql(statement)
                .param("organ", asked.organ())
                .param("year", asked.year())
                .param("start", LocalDate.of(asked.year(), 1, 1))
                .param("end", LocalDate.of(asked.year(), 12, 31))
                .param("code", asked.code())
                .param("until", at(asked.until()))
                .param("latest", asked.latest().toArray(String[]::new));
    }

    private static RevisionRow revision(ResultSet row) throws SQLException {
        return new RevisionRow(
                row.getString("code"),
                row.getInt("year"),
                new Revision(
                        row.getObject("id", UUID.class),
                        row.getInt("revision"),
                        row.getObject("on_day", LocalDate.class),
                        value(row),
                        row.getString("typed"),
                        row.getString("evidence"),
                        row.getString("reason"),
                        row.getBoolean("imported"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getObject("recorded_by", UUID.class)));
    }

    private static @Nullable BigDecimal value(ResultSet row) throws SQLException {
        return row.getBigDecimal("value");
    }

    private static Entered entered(ResultSet row) throws SQLException {
        return new Entered(
                row.getInt("organ_id"),
                row.getString("code"),
                row.getBigDecimal("value"),
                row.getInt("entries"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static FileRow file(ResultSet row) throws SQLException {
        return new FileRow(
                row.getObject("id", UUID.class),
                row.getObject("entry_id", UUID.class),
                row.getInt("revision"),
                row.getString("media_type"),
                row.getInt("size_bytes"),
                row.getBytes("key"),
                row.getBytes("name"));
    }

    private static Integer[] ids(Collection<Integer> ids) {
        return ids.toArray(Integer[]::new);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
