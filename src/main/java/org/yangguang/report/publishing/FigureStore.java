package org.yangguang.report.publishing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.Cell;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.checking.Level;
import org.yangguang.report.published.FigureItem;
import org.yangguang.report.published.PublishedReports.YearFigure;

/// All SQL on what is derived from a published report: its line in lists, its figures and its findings one
/// by one. They speak of the newest version only.
final class FigureStore {

    private final JdbcClient sql;

    FigureStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param findings as people are shown them
    void replace(int organId, AnnualReport report, List<Finding> findings, int version, Instant at) {
        sql.sql("""
                insert into pub_report_head (organ_id, year, version, form, title, published_on, entered_at, errors, findings,
                    figured)
                values (:organ, :year, :version, :form, :title, :published, :at, :errors, :findings, true)
                on conflict (organ_id, year) do update set version = excluded.version, form = excluded.form,
                    title = excluded.title, published_on = excluded.published_on, entered_at = excluded.entered_at,
                    errors = excluded.errors, findings = excluded.findings, figured = true
                """)
                .param("organ", organId)
                .param("year", report.year())
                .param("version", version)
                .param("form", report.form().code())
                .param("title", report.title())
                .param("published", report.publishedOn())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param(
                        "errors",
                        findings.stream().filter(f -> f.level() == Level.ERROR).count())
                .param("findings", findings.size())
                .update();
        figures(organId, report);
        findings(organId, report.year(), findings);
    }

    private void figures(int organId, AnnualReport report) {
        var codes = new ArrayList<String>();
        var values = new ArrayList<String>();
        var gaps = new ArrayList<String>();
        for (var item : FigureItem.all()) {
            item.in(report).ifPresent(cell -> {
                var value = cell.value();
                codes.add(item.code());
                values.add(value == null ? "" : value.toPlainString());
                gaps.add(value == null ? gap(cell).name() : "");
            });
        }
        sql.sql("""
                insert into pub_figure_item (code)
                select wanted.code from unnest(:codes::text[]) wanted(code)
                where not exists (select 1 from pub_figure_item known where known.code = wanted.code)
                on conflict do nothing
                """).param("codes", codes.toArray(String[]::new)).update();
        sql.sql("delete from pub_figure where organ_id = :organ and year = :year")
                .param("organ", organId)
                .param("year", report.year())
                .update();
        sql.sql("""
                insert into pub_figure (item, year, organ_id, value, gap)
                select i.id, :year, :organ, nullif(f.value, '')::numeric, nullif(f.gap, '')
                from unnest(:codes::text[], :values::text[], :gaps::text[]) f(code, value, gap)
                join pub_figure_item i using (code)
                """)
                .param("year", report.year())
                .param("organ", organId)
                .param("codes", codes.toArray(String[]::new))
                .param("values", values.toArray(String[]::new))
                .param("gaps", gaps.toArray(String[]::new))
                .update();
    }

    /// A cell that was read but holds no value cannot be told from one that could not be read.
    private static Cell.Reading gap(Cell cell) {
        return switch (cell.reading()) {
            case BLANK, MARKED_NONE, ABSENT, UNREADABLE -> cell.reading();
            case PRINTED, NORMALISED, SOLVED, COUNTED -> Cell.Reading.UNREADABLE;
        };
    }

    private void findings(int organId, int year, List<Finding> findings) {
        sql.sql("delete from pub_finding where organ_id = :organ and year = :year")
                .param("organ", organId)
                .param("year", year)
                .update();
        sql.sql("""
                insert into pub_finding (organ_id, year, number, rule, level, place, text)
                select :organ, :year, f.number, f.rule, f.level, f.place, f.text
                from unnest(:numbers::int[], :rules::text[], :levels::text[], :places::text[], :texts::text[])
                    f(number, rule, level, place, text)
                """)
                .param("organ", organId)
                .param("year", year)
                .param(
                        "numbers",
                        IntStream.rangeClosed(1, findings.size()).boxed().toArray(Integer[]::new))
                .param("rules", column(findings, Finding::ruleId))
                .param("levels", column(findings, f -> f.level().code()))
                .param("places", column(findings, Finding::where))
                .param("texts", column(findings, Finding::text))
                .update();
    }

    private static String[] column(List<Finding> findings, Function<Finding, String> field) {
        return findings.stream().map(field).toArray(String[]::new);
    }

    List<YearFigure> of(int organId, List<FigureItem> items) {
        return sql.sql("""
                select f.year, i.code, f.value, f.gap from pub_figure f join pub_figure_item i on i.id = f.item
                where f.organ_id = :organ and i.code in (select unnest(:codes::text[]))
                order by f.year, array_position(:codes::text[], i.code)
                """)
                .param("organ", organId)
                .param("codes", items.stream().map(FigureItem::code).toArray(String[]::new))
                .query((row, n) -> {
                    var gap = row.getString("gap");
                    BigDecimal value = row.getBigDecimal("value");
                    return new YearFigure(
                            row.getInt("year"),
                            FigureItem.of(row.getString("code")).orElseThrow(),
                            value,
                            gap == null ? null : Cell.Reading.valueOf(gap));
                })
                .list();
    }

    /// A published report whose figures are not derived yet.
    record Unfigured(int organId, int version, Instant enteredAt, String content, String findings) {}

    /// Some that nobody else is at work on, until the end of the transaction.
    List<Unfigured> unfigured(int size) {
        return sql.sql("""
                select h.organ_id, h.version, h.entered_at, r.content, r.findings
                from pub_report_head h join pub_report r using (organ_id, year, version)
                where not h.figured order by h.organ_id, h.year limit :size for update of h skip locked
                """)
                .param("size", size)
                .query((row, n) -> new Unfigured(
                        row.getInt("organ_id"),
                        row.getInt("version"),
                        row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                        row.getString("content"),
                        row.getString("findings")))
                .list();
    }
}
