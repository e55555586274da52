package org.yangguang.opendata;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yangguang.report.published.FigureItem;

/// The rows that programs read: reports, figures, organs, findings, page by page or a year in portions.
@Repository("opendataRecordStore")
class RecordStore {

    private static final String UNDER = """
            with recursive down(id) as (
                select id from pub_organ where code = :under
                union all
                select o.id from pub_organ o join down d on o.parent_id = d.id)
            """;

    private final JdbcClient sql;

    RecordStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// Rows that pass and how many there are on all pages.
    record Rows<T>(int total, List<T> rows) {}

    /// Conditions joined by `and`; each with its parameter.
    static final class Filter {
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new LinkedHashMap<>();
        private boolean under;

        /// @param condition SQL of ours; the value is a parameter of that name
        Filter and(String condition, String name, Optional<?> value) {
            value.ifPresent(v -> {
                conditions.add(condition);
                values.put(name, v);
            });
            return this;
        }

        /// One organ and all below it.
        Filter under(String column, Optional<String> code) {
            code.ifPresent(c -> {
                conditions.add(column + " in (select id from down)");
                values.put("under", c);
                under = true;
            });
            return this;
        }

        private String with() {
            return under ? UNDER : "";
        }

        private String where() {
            return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + "\n";
        }
    }

    private <T> Rows<T> page(
            Filter filter, String columns, String from, String order, int size, int offset, RowMapper<T> mapper) {
        int total = sql.sql(filter.with() + "select count(*) " + from + filter.where())
                .params(filter.values)
                .query(Integer.class)
                .single();
        var rows = sql.sql(filter.with() + "select " + columns + " " + from + filter.where() + order
                        + " limit :size offset :offset")
                .params(filter.values)
                .param("size", size)
                .param("offset", offset)
                .query(mapper)
                .list();
        return new Rows<>(total, rows);
    }

    private static final String NAME = """
            (select n.name from pub_organ_name n where n.organ_id = o.id
             order by n.valid_from <= (now() at time zone 'Asia/Shanghai')::date desc, n.valid_from desc limit 1)""";

    /// A published report in its newest version.
    record ReportRow(
            int organId,
            String organ,
            String organName,
            String kind,
            int year,
            String form,
            int version,
            String title,
            @Nullable LocalDate publishedOn,
            Instant enteredAt,
            int errors,
            int findings) {}

    private static final String REPORT_COLUMNS = """
            o.id, o.code, NAME as name, o.kind, h.year, h.form, h.version, h.title, h.published_on, h.entered_at,
            h.errors, h.findings""".replace("NAME", NAME);

    Rows<ReportRow> reports(Filter filter, int size, int offset) {
        return page(
                filter,
                REPORT_COLUMNS,
                "from pub_report_head h join pub_organ o on o.id = h.organ_id\n",
                "order by h.year desc, h.organ_id",
                size,
                offset,
                (row, n) -> report(row));
    }

    private static ReportRow report(ResultSet row) throws SQLException {
        return new ReportRow(
                row.getInt("id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("kind"),
                row.getInt("year"),
                row.getString("form"),
                row.getInt("version"),
                row.getString("title"),
                row.getObject("published_on", LocalDate.class),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                row.getInt("errors"),
                row.getInt("findings"));
    }

    /// The reports of a year in the order of their organs, some at a time.
    ///
    /// @param after the last organ of the portion before
    List<ReportRow> portion(int year, int after, int size) {
        return sql.sql("select " + REPORT_COLUMNS + """

                from pub_report_head h join pub_organ o on o.id = h.organ_id
                where h.year = :year and h.organ_id > :after order by h.organ_id limit :size
                """)
                .param("year", year)
                .param("after", after)
                .param("size", size)
                .query((row, n) -> report(row))
                .list();
    }

    /// @param gap null where there is a value
    record FigureRow(
            String organ,
            int year,
            String item,
            @Nullable BigDecimal value,
            @Nullable String gap) {}

    Rows<FigureRow> figures(Filter filter, int size, int offset) {
        return page(
                filter,
                "o.code as organ, f.year, i.code as item, f.value, f.gap",
                "from pub_figure f join pub_figure_item i on i.id = f.item join pub_organ o on o.id = f.organ_id\n",
                "order by f.year desc, f.organ_id, f.item",
                size,
                offset,
                (row, n) -> figure(row));
    }

    /// All figures of some organs in a year.
    List<FigureRow> figures(int year, Collection<Integer> organIds) {
        return sql.sql("""
                select o.code as organ, f.year, i.code as item, f.value, f.gap
                from pub_figure f join pub_figure_item i on i.id = f.item join pub_organ o on o.id = f.organ_id
                where f.organ_id in (select unnest(:organs::int[])) and f.year = :year
                """)
                .param("organs", organIds.toArray(Integer[]::new))
                .param("year", year)
                .query((row, n) -> figure(row))
                .list();
    }

    private static FigureRow figure(ResultSet row) throws SQLException {
        return new FigureRow(
                row.getString("organ"),
                row.getInt("year"),
                row.getString("item"),
                row.getBigDecimal("value"),
                row.getString("gap"));
    }

    /// The number of an item in this installation; empty while no report holds it.
    Optional<Integer> number(FigureItem item) {
        return sql.sql("select id from pub_figure_item where code = :code")
                .param("code", item.code())
                .query(Integer.class)
                .optional();
    }

    record OrganRow(
            String code,
            String name,
            String shortName,
            String kind,
            String level,
            @Nullable String parent,
            @Nullable String unifiedCode,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable String successor) {}

    Rows<OrganRow> organs(Filter filter, int size, int offset) {
        return page(
                filter,
                "o.*, p.code as parent, s.code as successor",
                """
                from pub_organ_current o left join pub_organ p on p.id = o.parent_id
                left join pub_organ s on s.id = o.successor_id
                """,
                "order by o.code",
                size,
                offset,
                (row, n) -> new OrganRow(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("short_name"),
                        row.getString("kind"),
                        row.getString("level"),
                        row.getString("parent"),
                        row.getString("unified_code"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class),
                        row.getString("successor")));
    }

    record FindingRow(String organ, int year, String rule, String level, String place, String text) {}

    Rows<FindingRow> findings(Filter filter, int size, int offset) {
        return page(
                filter,
                "o.code as organ, f.year, f.rule, f.level, f.place, f.text",
                "from pub_finding f join pub_organ o on o.id = f.organ_id\n",
                "order by f.year desc, f.organ_id, f.number",
                size,
                offset,
                (row, n) -> finding(row));
    }

    List<FindingRow> findings(int year, Collection<Integer> organIds) {
        return sql.sql("""
                select o.code as organ, f.year, f.rule, f.level, f.place, f.text
                from pub_finding f join pub_organ o on o.id = f.organ_id
                where f.organ_id in (select unnest(:organs::int[])) and f.year = :year
                order by f.organ_id, f.number
                """)
                .param("organs", organIds.toArray(Integer[]::new))
                .param("year", year)
                .query((row, n) -> finding(row))
                .list();
    }

    private static FindingRow finding(ResultSet row) throws SQLException {
        return new FindingRow(
                row.getString("organ"),
                row.getInt("year"),
                row.getString("rule"),
                row.getString("level"),
                row.getString("place"),
                row.getString("text"));
    }

    /// Newest first.
    List<RecordedYear> datasets() {
        return sql.sql("""
                select year, count(*) as reports, sum(version) as versions, max(entered_at) as changed_at
                from pub_report_head group by year order by year desc
                """)
                .query((row, n) -> new RecordedYear(
                        row.getInt("year"),
                        row.getInt("reports"),
                        row.getInt("versions"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    Optional<RecordedYear> dataset(int year) {
        return datasets().stream().filter(one -> one.year() == year).findFirst();
    }
}
