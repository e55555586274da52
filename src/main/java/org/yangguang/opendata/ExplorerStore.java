package org.yangguang.opendata;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.yangguang.opendata.Explored.Place;
import org.yangguang.opendata.Explored.YearCount;
import org.yangguang.opendata.Question.Basis;
import org.yangguang.opendata.Question.Sort;
import org.yangguang.organ.OrganKind;
import org.yangguang.report.published.FigureItem;

/// The questions of the explorer as SQL over what is published (`pub_`). Each reads one item at a time
/// through the key of `pub_figure`, which holds the values too, so that the table itself is not touched.
@Repository("opendataExplorerStore")
class ExplorerStore {

    /// The organs below one, itself included.
    private static final String BELOW = """
            with recursive down(id) as (
                select id from pub_organ where id = :top
                union all
                select o.id from pub_organ o join down on o.parent_id = down.id),
            area as materialized (select o.* from pub_organ o join down using (id) where KIND)
            """;

    private static final String EVERYWHERE = "with area as materialized (select o.* from pub_organ o where KIND)\n";

    private final JdbcClient sql;
    private final Map<String, Short> items = new ConcurrentHashMap<>();

    ExplorerStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// The number an item has in this installation; -1 while no report holds it.
    private short number(FigureItem item) {
        var known = items.get(item.code());
        if (known != null) {
            return known;
        }
        var found = sql.sql("select id from pub_figure_item where code = :code")
                .param("code", item.code())
                .query(Short.class)
                .optional();
        found.ifPresent(id -> items.put(item.code(), id));
        return found.orElse((short) -1);
    }

    /// Reports that are added. A government's report sums up those below it: of these only the topmost.
    private StatementSpec added(Area area, String select) {
        if (area.basis() == Basis.ORGANS) {
            return listed(area, select);
        }
        var top = area.top();
        var of = "with area as materialized (select o.* from pub_organ o where o.kind = 'GOVERNMENT' and "
                + (top == null ? "o.parent_id is null" : "o.id = :top")
                + ")\n";
        var spec = sql.sql(of + select);
        return top == null ? spec : spec.param("top", top);
    }

    /// Reports that are listed side by side.
    private StatementSpec listed(Area area, String select) {
        var kind = area.basis() == Basis.GOVERNMENTS ? OrganKind.GOVERNMENT : area.kind();
        var words = kind == null ? "o.kind <> 'GOVERNMENT'" : "o.kind = :kind";
        var top = area.top();
        var spec = sql.sql((top == null ? EVERYWHERE : BELOW).replace("KIND", words) + select);
        spec = top == null ? spec : spec.param("top", top);
        return kind == null ? spec : spec.param("kind", kind.name());
    }

    /// The years with reports, newest first, and how many.
    List<YearCount> years() {
        return sql.sql("""
                select h.year, count(*) filter (where o.kind <> 'GOVERNMENT') as organs,
                       count(*) filter (where o.kind = 'GOVERNMENT') as governments
                from pub_report_head h join pub_organ o on o.id = h.organ_id
                group by h.year order by h.year desc
                """)
                .query((row, n) -> new YearCount(row.getInt("year"), row.getInt("organs"), row.getInt("governments")))
                .list();
    }

    /// One sum.
    ///
    /// @param value null where no report states the figure
    /// @param known how many reports state it
    /// @param gaps in how many the cell is blank, lacking or cannot be read
    record Sum(int year, String item, @Nullable BigDecimal value, int known, int gaps) {}

    List<Sum> sums(Area area, int year, Collection<FigureItem> wanted) {
        return added(area, """
                select :year::int as year, i.code, sum(f.value) as value, count(f.value) as known, count(f.gap) as gaps
                from pub_figure f join pub_figure_item i on i.id = f.item join area on area.id = f.organ_id
                where f.item in (select unnest(:items::smallint[])) and f.year = :year
                group by i.code
                """)
                .param("year", year)
                .param("items", wanted.stream().map(this::number).toArray(Short[]::new))
                .query((row, n) -> sum(row))
                .list();
    }

    /// Of one item in all years.
    List<Sum> course(Area area, FigureItem item) {
        return added(area, """
                select f.year, :code::text as code, sum(f.value) as value, count(f.value) as known, count(f.gap) as gaps
                from pub_figure f join area on area.id = f.organ_id
                where f.item = :item group by f.year order by f.year
                """)
                .param("code", item.code())
                .param("item", number(item))
                .query((row, n) -> sum(row))
                .list();
    }

    private static Sum sum(ResultSet row) throws SQLException {
        return new Sum(
                row.getInt("year"),
                row.getString("code"),
                row.getBigDecimal("value"),
                row.getInt("known"),
                row.getInt("gaps"));
    }

    /// How many of the reports that are added there are, year by year.
    record Published(int year, int reports) {}

    List<Published> published(Area area) {
        return added(area, """
                select h.year, count(*) as reports from pub_report_head h join area on area.id = h.organ_id
                group by h.year order by h.year
                """)
                .query((row, n) -> new Published(row.getInt("year"), row.getInt("reports")))
                .list();
    }

    /// How many reports of a year have a sum in table 三 that does not hold.
    int contradicted(Area area, int year) {
        return added(area, """
                select count(distinct f.organ_id) from pub_finding f join area on area.id = f.organ_id
                where f.year = :year and f.rule >= 'T3-' and f.rule < 'T3.' and f.level = 'E'
                """).param("year", year).query(Integer.class).single();
    }

    /// The organs of an area as they were at the end of a year, and those with a report on it.
    private static final String OF_THE_YEAR = """
            from area o
            left join pub_report_head h on h.organ_id = o.id and h.year = :year
            left join pub_figure f on f.item = :item and f.year = :year and f.organ_id = o.id
            left join pub_figure p on p.item = :item and p.year = :year - 1 and p.organ_id = o.id
            where h.organ_id is not null or (o.valid_from <= make_date(:year, 12, 31)
                and (o.valid_until is null or o.valid_until > make_date(:year, 12, 31)))
            """;

    /// One organ in a year.
    ///
    /// @param reported whether its report on the year is published
    /// @param gap why the report has no value; null where it has one or its form does not ask
    record OrganRow(
            String code,
            String name,
            OrganKind kind,
            boolean reported,
            @Nullable BigDecimal value,
            @Nullable String gap,
            @Nullable BigDecimal previous) {}

    List<OrganRow> organs(Area area, int year, FigureItem item, Sort sort, int size, int offset) {
        return listed(area, """
                , page as (
                    select o.id, o.code, o.kind, h.organ_id is not null as reported, f.value, f.gap, p.value as previous,
                           row_number() over (order by ORDER) as place
                ONES
                    order by place limit :size offset :offset)
                select page.*, name.name from page join lateral (
                    select n.name from pub_organ_name n where n.organ_id = page.id
                    order by n.valid_from <= (now() at time zone 'Asia/Shanghai')::date desc, n.valid_from desc limit 1) name on true
                order by place
                """.replace("ONES", OF_THE_YEAR).replace("ORDER", order(sort)))
                .param("year", year)
                .param("item", number(item))
                .param("size", size)
                .param("offset", offset)
                .query((row, n) -> new OrganRow(
                        row.getString("code"),
                        row.getString("name"),
                        OrganKind.valueOf(row.getString("kind")),
                        row.getBoolean("reported"),
                        row.getBigDecimal("value"),
                        row.getString("gap"),
                        row.getBigDecimal("previous")))
                .list();
    }

    private static String order(Sort sort) {
        return switch (sort) {
            case MOST -> "f.value desc nulls last, o.code";
            case LEAST -> "f.value nulls last, o.code";
            case PREVIOUS -> "p.value desc nulls last, o.code";
            case RISE -> "f.value - p.value desc nulls last, o.code";
            case FALL -> "f.value - p.value nulls last, o.code";
            case CODE -> "o.code";
            case CODE_DOWN -> "o.code desc";
        };
    }

    int organs(Area area, int year) {
        return listed(area, """
                select count(*) from area o left join pub_report_head h on h.organ_id = o.id and h.year = :year
                where h.organ_id is not null or (o.valid_from <= make_date(:year, 12, 31)
                    and (o.valid_until is null or o.valid_until > make_date(:year, 12, 31)))
                """).param("year", year).query(Integer.class).single();
    }

    /// What some organs say of some items in a year.
    record OrganFigure(String organ, String item, @Nullable BigDecimal value) {}

    List<OrganFigure> figures(Collection<String> codes, int year, Collection<FigureItem> wanted) {
        return sql.sql("""
                select o.code as organ, i.code as item, f.value
                from pub_organ o
                join pub_figure f on f.organ_id = o.id and f.year = :year and f.item in (select unnest(:items::smallint[]))
                join pub_figure_item i on i.id = f.item
                where o.code in (select unnest(:codes::text[]))
                """)
                .param("year", year)
                .param("codes", codes.toArray(String[]::new))
                .param("items", wanted.stream().map(this::number).toArray(Short[]::new))
                .query((row, n) ->
                        new OrganFigure(row.getString("organ"), row.getString("item"), row.getBigDecimal("value")))
                .list();
    }

    /// One government directly below the head of the area with all organs below it; the organs directly
    /// under the head together, without a code.
    ///
    /// @param organs how many there were at the end of the year, or reported
    /// @param government what the government's own report says, null where it does not
    record RegionRow(
            @Nullable String code,
            @Nullable String name,
            int organs,
            int reports,
            int known,
            @Nullable BigDecimal value,
            @Nullable BigDecimal government) {}

    List<RegionRow> regions(@Nullable Integer top, int year, FigureItem item, Sort sort) {
        var spec = sql.sql("""
                with recursive branch(id, head) as (
                    select id, case when kind = 'GOVERNMENT' then id end from pub_organ where PARENT
                    union all
                    select o.id, b.head from pub_organ o join branch b on o.parent_id = b.id),
                summed as (
                    select b.head, count(*) as organs, count(h.organ_id) as reports, count(f.value) as known,
                           sum(f.value) as value, sum(p.value) as previous
                    from branch b join pub_organ o on o.id = b.id and o.kind <> 'GOVERNMENT'
                    left join pub_report_head h on h.organ_id = o.id and h.year = :year
                    left join pub_figure f on f.item = :item and f.year = :year and f.organ_id = o.id
                    left join pub_figure p on p.item = :item and p.year = :year - 1 and p.organ_id = o.id
                    where h.organ_id is not null or (o.valid_from <= make_date(:year, 12, 31)
                        and (o.valid_until is null or o.valid_until > make_date(:year, 12, 31)))
                    group by b.head),
                region as (
                    select head from summed union select head from branch where head is not null)
                select o.code, o.name, coalesce(s.organs, 0) as organs, coalesce(s.reports, 0) as reports,
                       coalesce(s.known, 0) as known, s.value, g.value as government
                from region r
                left join summed s on s.head is not distinct from r.head
                left join pub_organ_current o on o.id = r.head
                left join pub_figure g on g.item = :item and g.year = :year and g.organ_id = r.head
                order by ORDER
                """.replace("PARENT", top == null ? "parent_id is null" : "parent_id = :top")
                .replace("ORDER", regionOrder(sort)));
        spec = top == null ? spec : spec.param("top", top);
        return spec.param("year", year)
                .param("item", number(item))
                .query((row, n) -> new RegionRow(
                        row.getString("code"),
                        row.getString("name"),
                        row.getInt("organs"),
                        row.getInt("reports"),
                        row.getInt("known"),
                        row.getBigDecimal("value"),
                        row.getBigDecimal("government")))
                .list();
    }

    private static String regionOrder(Sort sort) {
        return switch (sort) {
            case MOST -> "s.value desc nulls last, o.code nulls first";
            case LEAST -> "s.value nulls last, o.code nulls first";
            case PREVIOUS -> "s.previous desc nulls last, o.code nulls first";
            case RISE -> "s.value - s.previous desc nulls last, o.code nulls first";
            case FALL -> "s.value - s.previous nulls last, o.code nulls first";
            case CODE -> "o.code nulls first";
            case CODE_DOWN -> "o.code desc nulls last";
        };
    }

    /// The governments directly below one, or those that have nobody above them.
    List<Place> governments(@Nullable Integer top) {
        var spec = sql.sql("select code, name from pub_organ_current where kind = 'GOVERNMENT' and "
                + (top == null ? "parent_id is null" : "parent_id = :top") + " order by code limit 400");
        return (top == null ? spec : spec.param("top", top))
                .query((row, n) -> new Place(row.getString("code"), row.getString("name")))
                .list();
    }
}
