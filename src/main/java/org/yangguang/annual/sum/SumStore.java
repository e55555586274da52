package org.yangguang.annual.sum;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yangguang.annual.Figures;
import org.yangguang.annual.Stage;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.checking.Level;
import org.yangguang.report.rollup.Remark;
import tools.jackson.databind.json.JsonMapper;

/// SQL of the sums. Row-level security keeps it to the organs in scope.
@Repository
class SumStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient sql;

    SumStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// A report as its row tells it.
    record Row(Stage stage, Optional<NodeParts.Handed> handed) {}

    record Stale(int organ, int year) {}

    void alone(int organ, int year) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('annual-sum:' || :organ || ':' || :year, 0))")
                .param("organ", organ)
                .param("year", year)
                .query(rs -> {});
    }

    /// Reports of a year by organ.
    Map<Integer, Row> reports(Collection<Integer> organs, int year) {
        var rows = new HashMap<Integer, Row>();
        sql.sql("""
                select organ_id, form, stage, handed_version, handed,
                    case when stage = 'CORRECTING' then 0 else (select sum(e) from unnest(errors) e) end as errors
                from annual_report
                where year = :year and organ_id in (select unnest(string_to_array(:organs, ',')::int[]))
                """).param("year", year).param("organs", list(organs)).query(row -> {
            var stage = Stage.valueOf(row.getString("stage"));
            var handed = row.getArray("handed");
            var form = form(row.getString("form"));
            rows.put(
                    row.getInt("organ_id"),
                    new Row(
                            stage,
                            stage.isHandedIn() && handed != null && form != Form.FMT_LEGACY
                                    ? Optional.of(new NodeParts.Handed(
                                            stage,
                                            row.getInt("handed_version"),
                                            row.getInt("errors"),
                                            figures(form, handed)))
                                    : Optional.empty()));
        });
        return rows;
    }

    Map<Integer, Sum> sums(Collection<Integer> organs, int year) {
        return sql
                .sql("""
                select * from annual_sum
                where year = :year and organ_id in (select unnest(string_to_array(:organs, ',')::int[]))
                """)
                .param("year", year)
                .param("organs", list(organs))
                .query((row, n) -> sum(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Sum::organ, sum -> sum));
    }

    Optional<Sum> sum(int organ, int year) {
        return Optional.ofNullable(sums(List.of(organ), year).get(organ));
    }

    private static Sum sum(ResultSet row) throws SQLException {
        var form = form(row.getString("form"));
        var own = row.getArray("own");
        return new Sum(
                row.getInt("organ_id"),
                row.getInt("year"),
                figures(form, row.getArray("total")),
                own == null ? Optional.empty() : Optional.of(figures(form, own)),
                Arrays.stream((String[]) row.getArray("lacking").getArray())
                        .map(path -> CellId.at(path).orElseThrow())
                        .collect(Collectors.toUnmodifiableSet()),
                row.getInt("expected"),
                row.getInt("handed_in"),
                row.getInt("failing"),
                row.getInt("returned"),
                row.getBoolean("complete"),
                remarks(row.getString("remarks")),
                row.getObject("computed_at", OffsetDateTime.class).toInstant());
    }

    void put(NodeParts.Added added) {
        var sum = added.sum();
        sql.sql("""
                insert into annual_sum (organ_id, year, form, total, own, lacking, expected, handed_in, failing, returned,
                    complete, remarks, computed_at)
                values (:organ, :year, :form, :total::numeric[], :own::numeric[], string_to_array(:lacking, ','), :expected,
                    :handed, :failing, :returned, :complete, :remarks::jsonb, :at)
                on conflict (organ_id, year) do update set form = excluded.form, total = excluded.total, own = excluded.own,
                    lacking = excluded.lacking, expected = excluded.expected, handed_in = excluded.handed_in,
                    failing = excluded.failing, returned = excluded.returned, complete = excluded.complete,
                    remarks = excluded.remarks, computed_at = excluded.computed_at
                """)
                .param("organ", sum.organ())
                .param("year", sum.year())
                .param("form", sum.form().code())
                .param("total", array(sum.total()))
                .param("own", sum.own().map(SumStore::array).orElse(null))
                .param(
                        "lacking",
                        sum.lacking().stream().map(CellId::path).sorted().collect(Collectors.joining(",")))
                .param("expected", sum.expected())
                .param("handed", sum.handedIn())
                .param("failing", sum.failing())
                .param("returned", sum.returned())
                .param("complete", sum.complete())
                .param("remarks", written(sum.remarks()))
                .param("at", OffsetDateTime.ofInstant(sum.at(), ZoneOffset.UTC))
                .update();
        sql.sql("delete from annual_sum_part where organ_id = :organ and year = :year")
                .param("organ", sum.organ())
                .param("year", sum.year())
                .update();
        sql.sql("""
                insert into annual_sum_part (organ_id, year, part_id, role, name, standing, stage, version, errors, expected,
                    handed_in, figures, words)
                select :organ, :year, p.part_id, p.role, p.name, p.standing, p.stage, p.version, p.errors, p.expected,
                    p.handed_in, p.figures::numeric[], p.words
                from jsonb_to_recordset(:parts::jsonb) as p(part_id int, role text, name text, standing text, stage text,
                    version int, errors int, expected int, handed_in int, figures text, words text)
                """)
                .param("organ", sum.organ())
                .param("year", sum.year())
                .param("parts", parts(added.parts()))
                .update();
    }

    private static String parts(List<SumPart> parts) {
        var rows = JSON.createArrayNode();
        for (var part : parts) {
            rows.addObject()
                    .put("part_id", part.organ())
                    .put("role", part.role().name())
                    .put("name", part.name())
                    .put("standing", part.standing().name())
                    .put("stage", part.stage().map(Stage::name).orElse(null))
                    .put("version", part.version())
                    .put("errors", part.errors())
                    .put("expected", part.expected())
                    .put("handed_in", part.handedIn())
                    .put("figures", part.figures().map(SumStore::array).orElse(null))
                    .put("words", part.words());
        }
        return JSON.writeValueAsString(rows);
    }

    /// The parts of a sum: own part first, then by name of role and organ.
    List<SumPart> parts(int organ, int year, Form form) {
        return sql.sql("""
                select p.* from annual_sum_part p join pub_organ o on o.id = p.part_id
                where p.organ_id = :organ and p.year = :year
                order by p.role <> 'OWN', p.role <> 'SUM' and p.role <> 'REPORT', o.code
                """)
                .param("organ", organ)
                .param("year", year)
                .query((row, n) -> part(row, form))
                .list();
    }

    private static SumPart part(ResultSet row, Form form) throws SQLException {
        var stage = row.getString("stage");
        var figures = row.getArray("figures");
        return new SumPart(
                row.getInt("part_id"),
                row.getString("name"),
                SumPart.Role.valueOf(row.getString("role")),
                SumPart.Standing.valueOf(row.getString("standing")),
                stage == null ? Optional.empty() : Optional.of(Stage.valueOf(stage)),
                row.getInt("version"),
                row.getInt("errors"),
                row.getInt("expected"),
                row.getInt("handed_in"),
                figures == null ? Optional.empty() : Optional.of(figures(form, figures)),
                row.getString("words"));
    }

    /// The changes that a sum has seen; one that was recorded meanwhile stays.
    List<Long> touches(int organ, int year) {
        return sql.sql("select number from annual_touch where organ_id = :organ and year = :year")
                .param("organ", organ)
                .param("year", year)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    Set<Integer> causes(int organ, int year) {
        return sql.sql("select distinct cause_id from annual_touch where organ_id = :organ and year = :year")
                .param("organ", organ)
                .param("year", year)
                .query((row, n) -> row.getInt(1))
                .set();
    }

    void settle(List<Long> touches) {
        if (!touches.isEmpty()) {
            sql.sql(
                            "delete from annual_touch where number in (select unnest(string_to_array(:numbers, ',')::bigint[]))")
                    .param("numbers", touches.stream().map(String::valueOf).collect(Collectors.joining(",")))
                    .update();
        }
    }

    void touch(int organ, int year, int cause) {
        sql.sql("insert into annual_touch (organ_id, year, cause_id) values (:organ, :year, :cause)")
                .param("organ", organ)
                .param("year", year)
                .param("cause", cause)
                .update();
    }

    /// Sums that something below has changed under; for the application's own work.
    List<Stale> stale() {
        return sql.sql("""
                select distinct t.organ_id, t.year from annual_touch t
                where exists (select 1 from annual_sum s where s.organ_id = t.organ_id and s.year = t.year)
                """)
                .query((row, n) -> new Stale(row.getInt("organ_id"), row.getInt("year")))
                .list();
    }

    boolean isStale(int organ, int year) {
        return sql.sql("select exists (select 1 from annual_touch where organ_id = :organ and year = :year)")
                .param("organ", organ)
                .param("year", year)
                .query(Boolean.class)
                .single();
    }

    /// The years of which an organ has a sum, newest first.
    List<Integer> years(int organ) {
        return sql.sql("select year from annual_sum where organ_id = :organ order by year desc")
                .param("organ", organ)
                .query((row, n) -> row.getInt(1))
                .list();
    }

    static Form form(String code) {
        return Arrays.stream(Form.values())
                .filter(f -> f.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no form " + code));
    }

    static Figures figures(Form form, Array array) throws SQLException {
        return Figures.read(form, (BigDecimal[]) array.getArray());
    }

    static String array(Figures figures) {
        var text = new StringBuilder("{");
        for (@Nullable BigDecimal value : figures.stored()) {
            text.append(text.length() == 1 ? "" : ",").append(value == null ? "NULL" : value.toPlainString());
        }
        return text.append('}').toString();
    }

    static String list(Collection<Integer> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String written(List<Remark> remarks) {
        var list = JSON.createArrayNode();
        remarks.forEach(r -> list.addObject()
                .put("rule", r.rule())
                .put("level", r.level().name())
                .put("organ", r.organ())
                .put("text", r.text()));
        return JSON.writeValueAsString(list);
    }

    private static List<Remark> remarks(String json) {
        return JSON.readTree(json)
                .valueStream()
                .map(node -> new Remark(
                        node.path("rule").stringValue(""),
                        Level.valueOf(node.path("level").stringValue("HINT")),
                        node.path("organ").stringValue(""),
                        node.path("text").stringValue("")))
                .toList();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
