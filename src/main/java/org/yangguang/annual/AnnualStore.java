package org.yangguang.annual;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.publishing.ReportCodec;

/// SQL of the reports being worked on. Row-level security keeps it to the organs in scope.
@Repository
class AnnualStore {

    private final JdbcClient sql;

    AnnualStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// What the fold says, for lists and sums.
    ///
    /// @param handed numbers of the version handed in; empty before the first
    record Folded(
            AnnualState state,
            Figures figures,
            Optional<Integer> handedVersion,
            Optional<Figures> handed,
            Optional<LocalDate> submittedOn,
            Optional<LocalDate> clearedOn,
            int[] errors,
            int[] hints,
            Instant at) {}

    /// What was handed in, as the row of the report keeps it.
    record Handed(Optional<Integer> version, Optional<LocalDate> submittedOn, Optional<LocalDate> clearedOn) {}

    /// Waits until nobody else acts on this report; until the transaction ends nobody will.
    void alone(int organ, int year) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('annual:' || :organ || ':' || :year, 0))")
                .param("organ", organ)
                .param("year", year)
                .query(rs -> {});
    }

    List<Entry> events(int organ, int year) {
        return sql.sql("""
                select number, type, data, recorded_by, duty, recorded_at from annual_event
                where organ_id = :organ and year = :year order by number
                """)
                .param("organ", organ)
                .param("year", year)
                .query((row, n) -> new Entry(
                        row.getInt("number"),
                        EventCodec.read(row.getString("type"), row.getString("data")),
                        row.getObject("recorded_by", UUID.class),
                        row.getString("duty"),
                        instant(row, "recorded_at")))
                .list();
    }

    void append(int organ, int year, Entry entry) {
        sql.sql("""
                insert into annual_event (organ_id, year, number, type, data, recorded_by, duty, recorded_at)
                values (:organ, :year, :number, :type, :data::jsonb, :by, :duty, :at)
                """)
                .param("organ", organ)
                .param("year", year)
                .param("number", entry.number())
                .param("type", EventCodec.type(entry.event()))
                .param("data", EventCodec.data(entry.event()))
                .param("by", entry.by())
                .param("duty", entry.duty())
                .param("at", utc(entry.at()))
                .update();
    }

    /// The row a report begins with; later [#fold] keeps it.
    void open(int organ, int year, Form form, Instant at) {
        sql.sql("""
                insert into annual_report (organ_id, year, form, stage, events, figures, changed_at)
                values (:organ, :year, :form, 'DRAFT', 1, :figures::numeric[], :at)
                """)
                .param("organ", organ)
                .param("year", year)
                .param("form", form.code())
                .param("figures", array(Figures.none(form)))
                .param("at", utc(at))
                .update();
    }

    Optional<Handed> handed(int organ, int year) {
        return sql.sql("""
                select handed_version, submitted_on, cleared_on from annual_report
                where organ_id = :organ and year = :year
                """)
                .param("organ", organ)
                .param("year", year)
                .query((row, n) -> new Handed(
                        Optional.ofNullable(row.getObject("handed_version", Integer.class)),
                        Optional.ofNullable(row.getObject("submitted_on", LocalDate.class)),
                        Optional.ofNullable(row.getObject("cleared_on", LocalDate.class))))
                .optional();
    }

    void fold(int organ, int year, Folded f) {
        sql.sql("""
                update annual_report set form = :form, stage = :stage, events = :events, fill = :fill,
                    handed_version = :version, handed = coalesce(:handed::numeric[], handed), figures = :figures::numeric[],
                    edition = :edition, submitted_on = :submitted, cleared_on = :cleared, published_on = :published,
                    errors = :errors::integer[], hints = :hints::integer[], changed_at = :at
                where organ_id = :organ and year = :year
                """)
                .param("organ", organ)
                .param("year", year)
                .param("form", f.state().form().code())
                .param("stage", f.state().stage().name())
                .param("events", f.state().events())
                .param("fill", f.state().fill())
                .param("version", f.handedVersion().orElse(null))
                .param("handed", f.handed().map(AnnualStore::array).orElse(null))
                .param("figures", array(f.figures()))
                .param("edition", f.state().edition().orElse(null))
                .param("submitted", f.submittedOn().orElse(null))
                .param("cleared", f.clearedOn().orElse(null))
                .param("published", f.state().publishedOn().orElse(null))
                .param("errors", array(f.errors()))
                .param("hints", array(f.hints()))
                .param("at", utc(f.at()))
                .update();
    }

    void insert(int organ, int year, Fill fill) {
        sql.sql("""
                insert into annual_fill (organ_id, year, fill, source, form, figures, own, words, filled_at)
                values (:organ, :year, :fill, :source, :form, :figures::numeric[], :own::numeric[], :words, :at)
                """)
                .param("organ", organ)
                .param("year", year)
                .param("fill", fill.number())
                .param("source", fill.source().name())
                .param("form", fill.figures().form().code())
                .param("figures", array(fill.figures()))
                .param("own", fill.own().map(AnnualStore::array).orElse(null))
                .param("words", fill.words())
                .param("at", utc(fill.at()))
                .update();
        fill.records()
                .forEach((cell, ids) -> sql.sql("""
                        insert into annual_fill_record (organ_id, year, fill, cell, ids)
                        values (:organ, :year, :fill, :cell, string_to_array(:ids, ','))
                        """)
                        .param("organ", organ)
                        .param("year", year)
                        .param("fill", fill.number())
                        .param("cell", cell.path())
                        .param("ids", String.join(",", ids))
                        .update());
    }

    Optional<Fill> fill(int organ, int year, int number) {
        var records = new HashMap<CellId, List<String>>();
        sql.sql("""
                select cell, ids from annual_fill_record
                where organ_id = :organ and year = :year and fill = :fill
                """)
                .param("organ", organ)
                .param("year", year)
                .param("fill", number)
                .query(row -> {
                    records.put(CellId.at(row.getString("cell")).orElseThrow(), texts(row.getArray("ids")));
                });
        return sql.sql("""
                select source, form, figures, own, words, filled_at from annual_fill
                where organ_id = :organ and year = :year and fill = :fill
                """)
                .param("organ", organ)
                .param("year", year)
                .param("fill", number)
                .query((row, n) -> {
                    var form = form(row.getString("form"));
                    var own = row.getArray("own");
                    return new Fill(
                            number,
                            Fill.Source.valueOf(row.getString("source")),
                            instant(row, "filled_at"),
                            figures(form, row.getArray("figures")),
                            own == null ? Optional.empty() : Optional.of(figures(form, own)),
                            records,
                            row.getString("words"));
                })
                .optional();
    }

    int nextFill(int organ, int year) {
        return next("annual_fill", "fill", organ, year);
    }

    int nextVersion(int organ, int year) {
        return next("annual_version", "version", organ, year);
    }

    private int next(String table, String column, int organ, int year) {
        return sql.sql("select coalesce(max(" + column + "), 0) + 1 from " + table
                        + " where organ_id = :organ and year = :year")
                .param("organ", organ)
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    void insert(int organ, int year, ReportVersion version, AnnualReport content, String findings) {
        sql.sql("""
                insert into annual_version (organ_id, year, version, event, stage, content, findings, sha256, taken_by,
                    taken_at)
                values (:organ, :year, :version, :event, :stage, :content::jsonb, :findings::jsonb, :sha256, :by, :at)
                """)
                .param("organ", organ)
                .param("year", year)
                .param("version", version.number())
                .param("event", version.event())
                .param("stage", version.stage().name())
                .param("content", ReportCodec.write(content))
                .param("findings", findings)
                .param("sha256", version.sha256())
                .param("by", version.by())
                .param("at", utc(version.at()))
                .update();
    }

    List<ReportVersion> versions(int organ, int year) {
        return sql.sql("""
                select version, event, stage, sha256, taken_by, taken_at from annual_version
                where organ_id = :organ and year = :year order by version desc
                """)
                .param("organ", organ)
                .param("year", year)
                .query((row, n) -> version(row))
                .list();
    }

    Optional<ReportVersion.Kept> version(int organ, int year, int number) {
        return sql.sql("""
                select version, event, stage, sha256, taken_by, taken_at, content, findings from annual_version
                where organ_id = :organ and year = :year and version = :version
                """)
                .param("organ", organ)
                .param("year", year)
                .param("version", number)
                .query((row, n) -> new ReportVersion.Kept(
                        version(row),
                        ReportCodec.report(row.getString("content")),
                        ReportCodec.findings(row.getString("findings"))))
                .optional();
    }

    private static ReportVersion version(ResultSet row) throws SQLException {
        return new ReportVersion(
                row.getInt("version"),
                row.getInt("event"),
                Stage.valueOf(row.getString("stage")),
                row.getString("sha256"),
                row.getObject("taken_by", UUID.class),
                instant(row, "taken_at"));
    }

    /// The newest text of every passage that has one.
    Map<ProsePart, ProseText> prose(int organ, int year) {
        var prose = new EnumMap<ProsePart, ProseText>(ProsePart.class);
        sql.sql("""
                select distinct on (part) part, revision, text, saved_by, saved_at from annual_prose
                where organ_id = :organ and year = :year order by part, revision desc
                """).param("organ", organ).param("year", year).query(row -> {
            prose.put(ProsePart.valueOf(row.getString("part")), text(row));
        });
        return prose;
    }

    /// Every revision of a passage, newest first.
    List<ProseText> revisions(int organ, int year, ProsePart part) {
        return sql.sql("""
                select revision, text, saved_by, saved_at from annual_prose
                where organ_id = :organ and year = :year and part = :part order by revision desc
                """)
                .param("organ", organ)
                .param("year", year)
                .param("part", part.name())
                .query((row, n) -> text(row))
                .list();
    }

    private static ProseText text(ResultSet row) throws SQLException {
        return new ProseText(
                row.getInt("revision"),
                row.getString("text"),
                row.getObject("saved_by", UUID.class),
                instant(row, "saved_at"));
    }

    void insert(int organ, int year, ProsePart part, ProseText text) {
        sql.sql("""
                insert into annual_prose (organ_id, year, part, revision, text, saved_by, saved_at)
                values (:organ, :year, :part, :revision, :text, :by, :at)
                """)
                .param("organ", organ)
                .param("year", year)
                .param("part", part.name())
                .param("revision", text.revision())
                .param("text", text.text())
                .param("by", text.by())
                .param("at", utc(text.at()))
                .update();
    }

    /// The years an organ has worked on here, newest first.
    List<YearRow> years(int organ) {
        return sql.sql("""
                select year, form, stage, errors, hints, changed_at from annual_report
                where organ_id = :organ order by year desc
                """)
                .param("organ", organ)
                .query((row, n) -> new YearRow(
                        row.getInt("year"),
                        form(row.getString("form")),
                        Stage.valueOf(row.getString("stage")),
                        sum(row.getArray("errors")),
                        sum(row.getArray("hints")),
                        instant(row, "changed_at")))
                .list();
    }

    static Form form(String code) {
        return Arrays.stream(Form.values())
                .filter(f -> f.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no form " + code));
    }

    /// As PostgreSQL writes an array.
    static String array(Figures figures) {
        var text = new StringBuilder("{");
        for (@Nullable BigDecimal value : figures.stored()) {
            text.append(text.length() == 1 ? "" : ",").append(value == null ? "NULL" : value.toPlainString());
        }
        return text.append('}').toString();
    }

    private static String array(int[] counts) {
        return Arrays.toString(counts).replace('[', '{').replace(']', '}');
    }

    static Figures figures(Form form, Array array) throws SQLException {
        return Figures.read(form, (BigDecimal[]) array.getArray());
    }

    private static int sum(Array array) throws SQLException {
        return Arrays.stream((Integer[]) array.getArray())
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
