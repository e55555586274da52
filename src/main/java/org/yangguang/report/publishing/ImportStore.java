package org.yangguang.report.publishing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yangguang.report.extraction.SourceText;
import org.yangguang.report.publishing.ImportedReport.Correction;
import org.yangguang.report.publishing.ImportedReport.End;
import org.yangguang.report.publishing.ImportedReport.Illegible;
import org.yangguang.report.publishing.ImportedReport.Legible;
import org.yangguang.report.publishing.ImportedReport.Outcome;
import org.yangguang.report.publishing.ImportedReport.Published;
import org.yangguang.report.publishing.ImportedReport.PutAside;

/// All SQL on imported files, their corrections and their ends.
@Repository
class ImportStore {

    private static final String YEAR = "year";

    private final JdbcClient sql;

    ImportStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(int organ, UUID id, String name, String sha256, byte[] content, UUID by, Instant at, Outcome outcome) {
        var legible = outcome instanceof Legible read ? read : null;
        sql.sql("""
                insert into report_import (organ_id, id, name, sha256, content, imported_by, imported_at, fault, report,
                    notes, source)
                values (:organ, :id, :name, :sha256, :content, :by, :at, :fault, :report::jsonb, :notes::jsonb,
                    :source::jsonb)
                """)
                .param("organ", organ)
                .param("id", id)
                .param("name", name)
                .param("sha256", sha256)
                .param("content", content)
                .param("by", by)
                .param("at", utc(at))
                .param("fault", outcome instanceof Illegible(var message) ? message : null)
                .param("report", legible == null ? null : ReportCodec.write(legible.report()))
                .param("notes", legible == null ? null : ImportCodec.notes(legible.notes()))
                .param("source", legible == null ? null : ImportCodec.source(legible.text()))
                .update();
    }

    void insert(int organ, UUID id, Correction correction) {
        sql.sql("""
                insert into report_import_correction (organ_id, import_id, number, subject, kind, value, reason,
                    corrected_by, corrected_at)
                values (:organ, :id, :number, :subject, :kind, :value, :reason, :by, :at)
                """)
                .param("organ", organ)
                .param("id", id)
                .param("number", correction.number())
                .param("subject", correction.subject().map(cell -> cell.path()).orElse(YEAR))
                .param("kind", correction.kind().name())
                .param("value", correction.value())
                .param("reason", correction.reason())
                .param("by", correction.by())
                .param("at", utc(correction.at()))
                .update();
    }

    void insert(int organ, UUID id, End end) {
        var published = end instanceof Published p ? p : null;
        sql.sql("""
                insert into report_import_end (organ_id, import_id, kind, whose, year, version, reason, ended_by, ended_at)
                values (:organ, :id, :kind, :whose, :year, :version, :reason, :by, :at)
                """)
                .param("organ", organ)
                .param("id", id)
                .param("kind", published == null ? "PUT_ASIDE" : "PUBLISHED")
                .param("whose", published == null ? null : published.whose())
                .param("year", published == null ? null : published.year())
                .param("version", published == null ? null : published.version())
                .param("reason", end instanceof PutAside(var reason, var _, var _) ? reason : "")
                .param("by", end instanceof PutAside(var _, var by, var _) ? by : ((Published) end).by())
                .param("at", utc(end.at()))
                .update();
    }

    /// Newest first.
    List<ImportedReport> page(int organ, int size, int offset) {
        var rows = sql.sql("""
                select i.id, i.name, i.sha256, i.imported_by, i.imported_at, i.fault, i.report, i.notes, null as source,
                       e.kind, e.whose, e.year, e.version, e.reason, e.ended_by, e.ended_at
                from report_import i left join report_import_end e on e.organ_id = i.organ_id and e.import_id = i.id
                where i.organ_id = :organ
                order by i.imported_at desc, i.id limit :size offset :offset
                """)
                .param("organ", organ)
                .param("size", size)
                .param("offset", offset)
                .query((row, n) -> imported(row))
                .list();
        var corrections =
                corrections(organ, rows.stream().map(ImportedReport::id).toList());
        return rows.stream().map(row -> with(row, corrections)).toList();
    }

    int count(int organ) {
        return sql.sql("select count(*) from report_import where organ_id = :organ")
                .param("organ", organ)
                .query(Integer.class)
                .single();
    }

    Optional<ImportedReport> find(int organ, UUID id) {
        var found = sql.sql("""
                select i.id, i.name, i.sha256, i.imported_by, i.imported_at, i.fault, i.report, i.notes, i.source,
                       e.kind, e.whose, e.year, e.version, e.reason, e.ended_by, e.ended_at
                from report_import i left join report_import_end e on e.organ_id = i.organ_id and e.import_id = i.id
                where i.organ_id = :organ and i.id = :id
                """)
                .param("organ", organ)
                .param("id", id)
                .query((row, n) -> imported(row))
                .optional();
        var corrections = corrections(organ, List.of(id));
        return found.map(row -> with(row, corrections));
    }

    Optional<byte[]> content(int organ, UUID id) {
        return sql.sql("select content from report_import where organ_id = :organ and id = :id")
                .param("organ", organ)
                .param("id", id)
                .query((row, n) -> row.getBytes("content"))
                .optional();
    }

    private Map<UUID, List<Correction>> corrections(int organ, List<UUID> imports) {
        record Row(UUID of, Correction correction) {}
        if (imports.isEmpty()) {
            return Map.of();
        }
        return sql
                .sql("""
                select import_id, number, subject, kind, value, reason, corrected_by, corrected_at
                from report_import_correction
                where organ_id = :organ and import_id in (:imports)
                order by import_id, number
                """)
                .param("organ", organ)
                .param("imports", imports)
                .query((row, n) -> new Row(row.getObject("import_id", UUID.class), correction(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::of, Collectors.mapping(Row::correction, Collectors.toList())));
    }

    private static Correction correction(ResultSet row) throws SQLException {
        var subject = row.getString("subject");
        return new Correction(
                row.getInt("number"),
                subject.equals(YEAR)
                        ? Optional.empty()
                        : Optional.of(ReportCodec.cellAt(subject).orElseThrow()),
                Correction.Kind.valueOf(row.getString("kind")),
                row.getBigDecimal("value"),
                row.getString("reason"),
                row.getObject("corrected_by", UUID.class),
                instant(row, "corrected_at"));
    }

    private static ImportedReport with(ImportedReport row, Map<UUID, List<Correction>> corrections) {
        return new ImportedReport(
                row.id(),
                row.name(),
                row.sha256(),
                row.importedBy(),
                row.importedAt(),
                row.outcome(),
                corrections.getOrDefault(row.id(), List.of()),
                row.end());
    }

    private static ImportedReport imported(ResultSet row) throws SQLException {
        return new ImportedReport(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("sha256"),
                row.getObject("imported_by", UUID.class),
                instant(row, "imported_at"),
                outcome(row),
                List.of(),
                end(row));
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        @Nullable String fault = row.getString("fault");
        @Nullable String source = row.getString("source");
        return fault != null
                ? new Illegible(fault)
                : new Legible(
                        ReportCodec.report(row.getString("report")),
                        ImportCodec.notes(row.getString("notes")),
                        source == null ? new SourceText(List.of()) : ImportCodec.source(source));
    }

    private static Optional<End> end(ResultSet row) throws SQLException {
        @Nullable String kind = row.getString("kind");
        if (kind == null) {
            return Optional.empty();
        }
        var by = row.getObject("ended_by", UUID.class);
        var at = instant(row, "ended_at");
        return Optional.of(
                kind.equals("PUBLISHED")
                        ? new Published(row.getInt("whose"), row.getInt("year"), row.getInt("version"), by, at)
                        : new PutAside(row.getString("reason"), by, at));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
