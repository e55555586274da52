package org.yangguang.report.publishing;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.Form;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.published.FigureItem;
import org.yangguang.report.published.PublishedReports;

/// All SQL on published reports.
@Repository
class ReportStore implements PublishedReports {

    private static final String EDITION = """
            select organ_id, year, form, title, published_on, errors, findings
            from pub_report_head
            """;

    private static final String REPORT = """
            select content, findings, version, source_name, source_sha256, corrected, created_at
            from pub_report where organ_id = :organ and year = :year
            """;

    private final JdbcClient sql;
    private final FigureStore figures;

    ReportStore(JdbcClient sql) {
        this.sql = sql;
        this.figures = new FigureStore(sql);
    }

    /// Adds a version, and derives from it what lists and figures are read from.
    ///
    /// @return the version
    int insert(
            int organId,
            AnnualReport report,
            List<Finding> findings,
            Source source,
            int corrected,
            Instant at,
            Optional<String> correction) {
        int version = sql.sql("""
                insert into pub_report (organ_id, year, version, form, title, published_on, content, findings, words,
                    source_name, source_sha256, corrected, created_at, correction)
                values (:organ, :year,
                    (select coalesce(max(version), 0) + 1 from pub_report where organ_id = :organ and year = :year),
                    :form, :title, :published, :content::jsonb, :findings::jsonb, :words, :name, :sha256, :corrected, :at, :correction)
                returning version
                """)
                .param("organ", organId)
                .param("year", report.year())
                .param("form", report.form().code())
                .param("title", report.title())
                .param("published", report.publishedOn())
                .param("content", ReportCodec.write(report))
                .param("findings", ReportCodec.write(findings))
                .param("words", words(report))
                .param("name", source.name())
                .param("sha256", source.sha256())
                .param("corrected", corrected)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param(
                        "correction",
                        correction.filter(reason -> !reason.isBlank()).orElse(null))
                .query(Integer.class)
                .single();
        figures.replace(organId, report, Checker.forPeople(findings), version, at);
        return version;
    }

    private static String words(AnnualReport report) {
        var sections = report.sections().stream()
                .flatMap(section -> Stream.concat(Stream.of(section.heading()), section.paragraphs().stream()));
        return Stream.of(Stream.of(report.title()), report.preamble().stream(), sections)
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    @Override
    public List<Edition> years(int organId) {
        return sql.sql(EDITION + "where organ_id = :organ order by year desc")
                .param("organ", organId)
                .query((row, n) -> edition(row))
                .list();
    }

    @Override
    public List<Edition> latest(int size) {
        return sql.sql(EDITION + "order by published_on desc nulls last, year desc, organ_id limit :size")
                .param("size", size)
                .query((row, n) -> edition(row))
                .list();
    }

    @Override
    public int count() {
        return sql.sql("select count(*) from pub_report_head")
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<Report> find(int organId, int year) {
        return sql.sql(REPORT + "order by version desc limit 1")
                .param("organ", organId)
                .param("year", year)
                .query((row, n) -> report(organId, row))
                .optional();
    }

    @Override
    public Optional<Report> find(int organId, int year, int version) {
        return sql.sql(REPORT + "and version = :version")
                .param("organ", organId)
                .param("year", year)
                .param("version", version)
                .query((row, n) -> report(organId, row))
                .optional();
    }

    private static Report report(int organId, ResultSet row) throws SQLException {
        return new Report(
                organId,
                ReportCodec.report(row.getString("content")),
                ReportCodec.findings(row.getString("findings")),
                row.getInt("version"),
                new Source(row.getString("source_name"), row.getString("source_sha256")),
                row.getInt("corrected"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    @Override
    public List<Version> versions(int organId, int year) {
        return sql.sql("""
                select version, created_at, correction from pub_report
                where organ_id = :organ and year = :year order by version desc
                """)
                .param("organ", organId)
                .param("year", year)
                .query((row, n) -> new Version(
                        row.getInt("version"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getString("correction"))))
                .list();
    }

    @Override
    public List<YearFigure> figures(int organId, List<FigureItem> items) {
        return figures.of(organId, items);
    }

    @Override
    public int published(Collection<Integer> organIds, int year) {
        return sql.sql("""
                select count(*) from pub_report_head
                where year = :year and organ_id in (select unnest(:organs::int[]))
                """)
                .param("year", year)
                .param("organs", organIds.toArray(Integer[]::new))
                .query(Integer.class)
                .single();
    }

    @Override
    public List<Content> contents(Collection<Integer> organs, Collection<Integer> years) {
        if (organs.isEmpty() || years.isEmpty()) {
            return List.of();
        }
        return sql.sql("""
                select organ_id, content from pub_report_current
                where organ_id in (:organs) and year in (:years) order by year desc, organ_id
                """)
                .param("organs", organs)
                .param("years", years)
                .query((row, n) -> new Content(row.getInt("organ_id"), ReportCodec.report(row.getString("content"))))
                .list();
    }

    @Override
    public List<Hit> search(String words, int size, int offset) {
        return sql.sql("""
                with hit as (
                    select organ_id, year, title, published_on, words, position(lower(:words) in lower(words)) as at
                    from pub_report_current
                    where position(lower(:words) in lower(words)) > 0
                    order by year desc, organ_id limit :size offset :offset)
                select organ_id, year, title, published_on,
                       substr(words, greatest(at - 40, 1), least(at - 1, 40)) as before,
                       substr(words, at, length(:words)) as match,
                       substr(words, at + length(:words), 80) as after
                from hit order by year desc, organ_id
                """)
                .param("words", words)
                .param("size", size)
                .param("offset", offset)
                .query((row, n) -> new Hit(
                        row.getInt("organ_id"),
                        row.getInt("year"),
                        row.getString("title"),
                        row.getObject("published_on", LocalDate.class),
                        row.getString("before"),
                        row.getString("match"),
                        row.getString("after")))
                .list();
    }

    @Override
    public int count(String words) {
        return sql.sql("select count(*) from pub_report_current where position(lower(:words) in lower(words)) > 0")
                .param("words", words)
                .query(Integer.class)
                .single();
    }

    private static Edition edition(ResultSet row) throws SQLException {
        var form = row.getString("form");
        return new Edition(
                row.getInt("organ_id"),
                row.getInt("year"),
                Arrays.stream(Form.values())
                        .filter(f -> f.code().equals(form))
                        .findFirst()
                        .orElseThrow(),
                row.getString("title"),
                row.getObject("published_on", LocalDate.class),
                row.getInt("errors"),
                row.getInt("findings"));
    }
}
