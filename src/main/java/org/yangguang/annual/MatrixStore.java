package org.yangguang.annual;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yangguang.organ.OrganKind;

/// SQL of the matrix: the registry is public, so the scope is asked for by name beside the row policy
/// of the
/// reports.
@Repository
class MatrixStore {

    /// Every organ in scope that must report on the year (as [DutyDesk#owes] says), with its report if
    /// there is
    /// one. Names are looked up for the rows of a page only.
    private static final String OWING = """
            with decided as (
                select distinct on (organ_id) organ_id, decision, until from annual_duty_decision
                where year = :year order by organ_id, number desc),
            owing as (
                select o.id, o.code, o.kind, o.valid_until, o.successor_id, r.stage, coalesce(r.events, 0) as events,
                    r.errors, r.hints,
                    coalesce(r.errors[1] + r.errors[2] + r.errors[3] + r.errors[4], 0) as error_count,
                    coalesce(r.hints[1] + r.hints[2] + r.hints[3] + r.hints[4], 0) as hint_count,
                    r.handled, r.submitted_on, r.published_on,
                    coalesce(d.decision = 'EXEMPTED', false) as exempt,
                    case when d.decision = 'EXTENDED' then d.until end as extended
                from pub_organ o
                left join annual_report r on r.organ_id = o.id and r.year = :year
                left join decided d on d.organ_id = o.id
                where o.id in (select unnest(string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
                  and o.kind <> 'VERTICAL' and o.valid_from <= make_date(:year, 12, 31)
                  and (o.valid_until is null or o.valid_until > make_date(:year, 12, 31)
                       or (o.successor_id is not null and o.valid_until > make_date(:year, 1, 1))))
            """;

    private static final String SHOWN = """
            , found as (select owing.*, count(*) over () as total from owing where %s order by %s limit :size offset :offset)
            select found.*, n.name, s.name as successor,
                (select max(reminded_on) from annual_reminder m where m.organ_id = found.id and m.year = :year) as reminded_on
            from found
            join lateral (
                select name from pub_organ_name where organ_id = found.id
                order by valid_from <= make_date(:year, 12, 31) desc,
                    abs(valid_from - make_date(:year, 12, 31)) limit 1) n on true
            left join pub_organ_current s on s.id = found.successor_id
            order by %s
            """;

    private static final String CODE = "code";

    private final JdbcClient sql;

    MatrixStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// A row whose days are still to be worked out.
    record Undated(Matrix.Row row, Optional<LocalDate> extension) {}

    record Found(List<Undated> rows, int total) {}

    Matrix.Counts counts(int year, LocalDate today) {
        return sql.sql(OWING + """
                select count(*) filter (where not exempt) as owing, count(*) filter (where exempt) as exempt,
                    count(*) filter (where not exempt and stage is null) as not_begun,
                    count(*) filter (where not exempt and stage = 'DRAFT') as draft,
                    count(*) filter (where not exempt and stage = 'CHECKING') as checking,
                    count(*) filter (where not exempt and stage = 'REVIEWING') as reviewing,
                    count(*) filter (where not exempt and stage = 'SUBMITTED') as submitted,
                    count(*) filter (where not exempt and stage = 'RETURNED') as returned,
                    count(*) filter (where not exempt and stage = 'CLEARED') as cleared,
                    count(*) filter (where not exempt and stage = 'PUBLISHED') as published,
                    count(*) filter (where not exempt and stage = 'CORRECTING') as correcting,
                    coalesce(sum(errors[1]) filter (where not exempt), 0) as e1,
                    coalesce(sum(errors[2]) filter (where not exempt), 0) as e2,
                    coalesce(sum(errors[3]) filter (where not exempt), 0) as e3,
                    coalesce(sum(errors[4]) filter (where not exempt), 0) as e4,
                    count(*) filter (where not exempt and error_count > 0) as erring,
                    coalesce(sum(hint_count) filter (where not exempt), 0) as hints,
                    count(*) filter (where not exempt and hint_count > 0) as hinted,
                    coalesce(sum(handled) filter (where not exempt), 0) as handled,
                    (select count(*) from annual_reminder m where m.year = :year and m.reminded_on = :today) as reminded
                from owing
                """)
                .param("year", year)
                .param("today", today)
                .query((row, n) -> counts(row))
                .single();
    }

    private static Matrix.Counts counts(ResultSet row) throws SQLException {
        var stages = new EnumMap<Stage, Integer>(Stage.class);
        for (var stage : Stage.values()) {
            stages.put(stage, row.getInt(stage.name().toLowerCase(java.util.Locale.ROOT)));
        }
        return new Matrix.Counts(
                row.getInt("owing"),
                row.getInt("exempt"),
                row.getInt("not_begun"),
                stages,
                List.of(row.getInt("e1"), row.getInt("e2"), row.getInt("e3"), row.getInt("e4")),
                row.getInt("erring"),
                row.getInt("hints"),
                row.getInt("hinted"),
                row.getLong("handled"),
                row.getInt("reminded"));
    }

    Found page(int year, Matrix.Filter filter, int size, int offset) {
        var where = new ArrayList<String>();
        where.add(view(filter.view()));
        filter.stage().ifPresent(stage -> where.add("stage = '" + stage.name() + "'"));
        filter.kind().ifPresent(kind -> where.add("kind = '" + kind.name() + "'"));
        if (!filter.words().isEmpty()) {
            where.add("""
                    (starts_with(code, :words) or exists (
                        select 1 from pub_organ_name w where w.organ_id = owing.id and position(:words in w.name) > 0))""");
        }
        return found(
                year,
                String.join(" and ", where),
                order(filter.sort()),
                size,
                offset,
                statement -> statement.param("words", filter.words()));
    }

    private static String view(Matrix.View view) {
        return switch (view) {
            case ALL -> "not exempt";
            case EXEMPT -> "exempt";
            case ERRORS -> "not exempt and error_count > 0";
            case HINTS -> "not exempt and hint_count > 0";
            case NOT_BEGUN -> "not exempt and stage is null";
            case MISSING -> "not exempt and (stage is null or stage = 'DRAFT')";
            case HANDED, WAITING, CHECKING, RETURNED ->
                "not exempt and stage in ("
                        + String.join(
                                ", ",
                                view.stages().stream()
                                        .map(stage -> "'" + stage.name() + "'")
                                        .toList())
                        + ")";
        };
    }

    private static String order(Matrix.Sort sort) {
        return switch (sort) {
            case HANDLED -> "handled desc nulls last, " + CODE;
            case ERRORS -> "error_count desc, hint_count desc, " + CODE;
            case SUBMITTED -> "submitted_on desc nulls last, " + CODE;
            case CODE -> CODE;
        };
    }

    Found rows(int year, Set<String> codes) {
        return found(
                year,
                "code = any (:codes)",
                CODE,
                codes.size() + 1,
                0,
                statement -> statement.param("codes", codes.toArray(String[]::new)));
    }

    Found toRemind(int year, LocalDate today, int most) {
        return found(year, """
                not exempt and (stage is null or stage in ('DRAFT', 'CHECKING', 'REVIEWING', 'RETURNED'))
                and not exists (select 1 from annual_reminder m
                    where m.organ_id = owing.id and m.year = :year and m.reminded_on = :today)""", CODE, most, 0, statement -> statement.param("today", today));
    }

    Found toClear(int year, int most) {
        return found(
                year, "not exempt and stage = 'SUBMITTED' and error_count = 0", CODE, most, 0, statement -> statement);
    }

    private interface Binding {
        JdbcClient.StatementSpec to(JdbcClient.StatementSpec statement);
    }

    private Found found(int year, String where, String order, int size, int offset, Binding binding) {
        var total = new int[1];
        var rows = binding.to(sql.sql(OWING + SHOWN.formatted(where, order, order))
                        .param("year", year)
                        .param("size", size)
                        .param("offset", offset))
                .query((row, n) -> {
                    total[0] = row.getInt("total");
                    return undated(row);
                })
                .list();
        return new Found(rows, total[0]);
    }

    private static Undated undated(ResultSet row) throws SQLException {
        var stage = row.getString("stage");
        var handled = row.getBigDecimal("handled");
        return new Undated(
                new Matrix.Row(
                        row.getInt("id"),
                        row.getString("code"),
                        row.getString("name"),
                        OrganKind.valueOf(row.getString("kind")),
                        row.getObject("valid_until", LocalDate.class),
                        Optional.ofNullable(row.getString("successor")).orElse(""),
                        Optional.ofNullable(stage).map(Stage::valueOf),
                        row.getInt("events"),
                        counted(row.getArray("errors")),
                        counted(row.getArray("hints")),
                        handled == null ? null : handled.longValue(),
                        Optional.ofNullable(row.getObject("submitted_on", LocalDate.class)),
                        Optional.ofNullable(row.getObject("published_on", LocalDate.class)),
                        Optional.ofNullable(row.getObject("reminded_on", LocalDate.class)),
                        row.getBoolean("exempt"),
                        Optional.empty()),
                Optional.ofNullable(row.getObject("extended", LocalDate.class)));
    }

    private static List<Integer> counted(@Nullable Array counts) throws SQLException {
        return counts == null ? List.of(0, 0, 0, 0) : Arrays.asList((Integer[]) counts.getArray());
    }
}
