package org.yangguang.annual.prose;

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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yangguang.annual.ProsePart;
import org.yangguang.annual.prose.Likeness.Alike;
import org.yangguang.annual.prose.Likeness.Run;
import org.yangguang.annual.prose.ProseTemplates.Version;
import org.yangguang.organ.OrganKind;
import tools.jackson.databind.json.JsonMapper;

/// SQL of the wording of passages, its length, and what was found alike.
@Repository
class ProseStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient sql;

    ProseStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// The newest version of each organ that has one, by organ.
    Map<Integer, Version> newest(Collection<Integer> organs, ProsePart part, OrganKind kind) {
        var newest = new HashMap<Integer, Version>();
        sql.sql("""
                select distinct on (organ_id) organ_id, version, text, note, saver, saved_at from annual_template
                where organ_id in (:organs) and passage = :part and kind = :kind order by organ_id, version desc
                """)
                .param("organs", organs)
                .param("part", part.name())
                .param("kind", kind.name())
                .query((row, n) -> version(row))
                .list()
                .forEach(version -> newest.put(version.organ(), version));
        return newest;
    }

    /// Which organ has wording of its own for what.
    record Wording(int organ, ProsePart part, OrganKind kind) {}

    Set<Wording> ownWording(Collection<Integer> organs) {
        return sql.sql("""
                select organ_id, passage, kind from (
                    select distinct on (organ_id, passage, kind) organ_id, passage, kind, text from annual_template
                    where organ_id in (:organs) order by organ_id, passage, kind, version desc) newest
                where text is not null
                """)
                .param("organs", organs)
                .query((row, n) -> new Wording(
                        row.getInt("organ_id"),
                        ProsePart.valueOf(row.getString("passage")),
                        OrganKind.valueOf(row.getString("kind"))))
                .set();
    }

    List<Version> templates(int organ, ProsePart part, OrganKind kind) {
        return sql.sql("""
                select organ_id, version, text, note, saver, saved_at from annual_template
                where organ_id = :organ and passage = :part and kind = :kind order by version desc
                """)
                .param("organ", organ)
                .param("part", part.name())
                .param("kind", kind.name())
                .query((row, n) -> version(row))
                .list();
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getInt("organ_id"),
                row.getInt("version"),
                Optional.ofNullable(row.getString("text")).map(TemplateText::new),
                row.getString("note"),
                row.getString("saver"),
                row.getObject("saved_at", OffsetDateTime.class).toInstant());
    }

    int insertTemplate(
            int organ,
            ProsePart part,
            OrganKind kind,
            @Nullable String text,
            String note,
            UUID by,
            String saver,
            Instant at) {
        return sql.sql("""
                insert into annual_template (organ_id, passage, kind, version, text, note, saved_by, saver, saved_at)
                select :organ, :part, :kind, coalesce(max(version), 0) + 1, :text, :note, :by, :saver, :at
                from annual_template where organ_id = :organ and passage = :part and kind = :kind
                returning version
                """)
                .param("organ", organ)
                .param("part", part.name())
                .param("kind", kind.name())
                .param("text", text)
                .param("note", note)
                .param("by", by)
                .param("saver", saver)
                .param("at", utc(at))
                .query(Integer.class)
                .single();
    }

    Map<Integer, Integer> limits(Collection<Integer> organs) {
        var limits = new HashMap<Integer, Integer>();
        sql.sql("""
                select distinct on (organ_id) organ_id, characters from annual_length
                where organ_id in (:organs) order by organ_id, version desc
                """).param("organs", organs).query(row -> {
            limits.put(row.getInt("organ_id"), row.getInt("characters"));
        });
        return limits;
    }

    void insertLimit(int organ, int characters, UUID by, Instant at) {
        sql.sql("""
                insert into annual_length (organ_id, version, characters, saved_by, saved_at)
                select :organ, coalesce(max(version), 0) + 1, :characters, :by, :at
                from annual_length where organ_id = :organ
                """)
                .param("organ", organ)
                .param("characters", characters)
                .param("by", by)
                .param("at", utc(at))
                .update();
    }

    Optional<Run> run(int organ, int year) {
        return sql.sql("""
                select compared, matches, run_at from annual_likeness
                where organ_id = :organ and year = :year order by run desc limit 1
                """)
                .param("organ", organ)
                .param("year", year)
                .query((row, n) -> new Run(
                        row.getInt("compared"),
                        Arrays.asList(JSON.readValue(row.getString("matches"), Alike[].class)),
                        row.getObject("run_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void insert(int organ, int year, Run run, UUID by) {
        sql.sql("""
                insert into annual_likeness (organ_id, year, run, compared, matches, run_by, run_at)
                select :organ, :year, coalesce(max(run), 0) + 1, :compared, :matches::jsonb, :by, :at
                from annual_likeness where organ_id = :organ and year = :year
                """)
                .param("organ", organ)
                .param("year", year)
                .param("compared", run.compared())
                .param("matches", JSON.writeValueAsString(run.matches()))
                .param("by", by)
                .param("at", utc(run.at()))
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
