package org.yangguang.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL of materials, boxes, drawn pages and outgoing copies. Row-level security keeps it to the organs in
/// scope; the portal reaches copies through two functions only.
@Repository
class ReleaseStore {

    private final JdbcClient sql;

    ReleaseStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param facts sealed name, title, words and reason for putting aside
    record MaterialRow(
            int organ,
            UUID id,
            UUID request,
            MaterialKind kind,
            int size,
            byte[] sha256,
            String pages,
            Instant addedAt,
            int version,
            boolean aside,
            byte[] key,
            byte[] facts) {}

    record BoxRow(UUID id, Area area, @Nullable String ground, String origin, Box.State state, byte[] facts) {}

    record OutgoingRow(
            int organ,
            UUID id,
            UUID material,
            int version,
            Outgoing.Way way,
            MaterialKind kind,
            int size,
            byte[] sha256,
            Instant madeAt,
            boolean passed,
            String verdict,
            String reason,
            byte[] key,
            byte[] title) {}

    /// One change of a request's materials or of its reply at a time.
    void holdStill(UUID request) {
        sql.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended('release:' || :request, 0))) held")
                .param("request", request.toString())
                .query(Integer.class)
                .single();
    }

    void insert(MaterialRow m, UUID by, byte[] original) {
        sql.sql("""
                insert into release_material (organ_id, id, request_id, kind, size_bytes, sha256, pages, added_at, added_by,
                    key, original, facts)
                values (:organ, :id, :request, :kind, :size, :sha256, cast(:pages as jsonb), :at, :by, :key, :original, :facts)
                """)
                .param("organ", m.organ())
                .param("id", m.id())
                .param("request", m.request())
                .param("kind", m.kind().name())
                .param("size", m.size())
                .param("sha256", m.sha256())
                .param("pages", m.pages())
                .param("at", at(m.addedAt()))
                .param("by", by)
                .param("key", m.key())
                .param("original", original)
                .param("facts", m.facts())
                .update();
    }

    List<MaterialRow> materials(UUID request) {
        return sql.sql("""
                select organ_id, id, request_id, kind, size_bytes, sha256, pages, added_at, version, put_aside, key, facts
                from release_material where request_id = :request order by added_at, id
                """)
                .param("request", request)
                .query((row, n) -> new MaterialRow(
                        row.getInt("organ_id"),
                        row.getObject("id", UUID.class),
                        row.getObject("request_id", UUID.class),
                        MaterialKind.valueOf(row.getString("kind")),
                        row.getInt("size_bytes"),
                        row.getBytes("sha256"),
                        row.getString("pages"),
                        row.getObject("added_at", OffsetDateTime.class).toInstant(),
                        row.getInt("version"),
                        row.getBoolean("put_aside"),
                        row.getBytes("key"),
                        row.getBytes("facts")))
                .list();
    }

    byte[] original(UUID material) {
        return sql.sql("select original from release_material where id = :id")
                .param("id", material)
                .query(byte[].class)
                .single();
    }

    void facts(UUID material, byte[] facts, boolean aside) {
        sql.sql("update release_material set facts = :facts, put_aside = :aside where id = :id")
                .param("facts", facts)
                .param("aside", aside)
                .param("id", material)
                .update();
    }

    /// What goes out is different from now on.
    void changed(UUID material) {
        sql.sql("update release_material set version = version + 1 where id = :id")
                .param("id", material)
                .update();
    }

    List<BoxRow> boxes(UUID material) {
        return sql.sql("""
                select id, page, x, y, width, height, ground, origin, state, facts from release_box
                where material_id = :material order by page, y, x, id
                """)
                .param("material", material)
                .query((row, n) -> new BoxRow(
                        row.getObject("id", UUID.class),
                        new Area(
                                row.getInt("page"),
                                row.getDouble("x"),
                                row.getDouble("y"),
                                row.getDouble("width"),
                                row.getDouble("height")),
                        row.getString("ground"),
                        row.getString("origin"),
                        Box.State.valueOf(row.getString("state")),
                        row.getBytes("facts")))
                .list();
    }

    void insert(int organ, UUID material, BoxRow box, Instant at, UUID by) {
        bound(sql.sql("""
                insert into release_box (organ_id, id, material_id, page, x, y, width, height, ground, origin, state, facts,
                    made_at, made_by)
                values (:organ, :id, :material, :page, :x, :y, :width, :height, :ground, :origin, :state, :facts, :at, :by)
                """), box)
                .param("organ", organ)
                .param("material", material)
                .param("origin", box.origin())
                .param("at", at(at))
                .param("by", by)
                .update();
    }

    void update(UUID material, BoxRow box) {
        bound(sql.sql("""
                update release_box set page = :page, x = :x, y = :y, width = :width, height = :height, ground = :ground,
                    state = :state, facts = :facts
                where material_id = :material and id = :id
                """), box).param("material", material).update();
    }

    private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, BoxRow box) {
        return statement
                .param("id", box.id())
                .param("page", box.area().page())
                .param("x", box.area().x())
                .param("y", box.area().y())
                .param("width", box.area().width())
                .param("height", box.area().height())
                .param("ground", box.ground())
                .param("state", box.state().name())
                .param("facts", box.facts());
    }

    Optional<byte[]> page(UUID material, int page) {
        return sql.sql("select sealed from release_page where material_id = :material and page = :page")
                .param("material", material)
                .param("page", page)
                .query(byte[].class)
                .optional();
    }

    void insertPage(int organ, UUID material, int page, byte[] sealed) {
        sql.sql("""
                insert into release_page (organ_id, material_id, page, sealed) values (:organ, :material, :page, :sealed)
                on conflict do nothing
                """)
                .param("organ", organ)
                .param("material", material)
                .param("page", page)
                .param("sealed", sealed)
                .update();
    }

    void insert(OutgoingRow o, UUID by, byte @Nullable [] sealed) {
        sql.sql("""
                insert into release_outgoing (organ_id, id, material_id, material_version, way, kind, size_bytes, sha256,
                    made_at, made_by, passed, verdict, reason, key, title, sealed)
                values (:organ, :id, :material, :version, :way, :kind, :size, :sha256, :at, :by, :passed,
                    cast(:verdict as jsonb), :reason, :key, :title, :sealed)
                """)
                .param("organ", o.organ())
                .param("id", o.id())
                .param("material", o.material())
                .param("version", o.version())
                .param("way", o.way().name())
                .param("kind", o.kind().name())
                .param("size", o.size())
                .param("sha256", o.sha256())
                .param("at", at(o.madeAt()))
                .param("by", by)
                .param("passed", o.passed())
                .param("verdict", o.verdict())
                .param("reason", o.reason())
                .param("key", o.key())
                .param("title", o.title())
                .param("sealed", sealed, java.sql.Types.BINARY)
                .update();
    }

    Optional<OutgoingRow> newest(UUID material) {
        return sql.sql("""
                select organ_id, id, material_id, material_version, way, kind, size_bytes, sha256, made_at, passed, verdict,
                    reason, key, title
                from release_outgoing where material_id = :material order by made desc limit 1
                """)
                .param("material", material)
                .query((row, n) -> outgoing(row))
                .optional();
    }

    byte[] outgoing(UUID id) {
        return sql.sql("select sealed from release_outgoing where id = :id and passed")
                .param("id", id)
                .query(byte[].class)
                .single();
    }

    private static OutgoingRow outgoing(ResultSet row) throws SQLException {
        return new OutgoingRow(
                row.getInt("organ_id"),
                row.getObject("id", UUID.class),
                row.getObject("material_id", UUID.class),
                row.getInt("material_version"),
                Outgoing.Way.valueOf(row.getString("way")),
                MaterialKind.valueOf(row.getString("kind")),
                row.getInt("size_bytes"),
                row.getBytes("sha256"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("passed"),
                row.getString("verdict"),
                row.getString("reason"),
                row.getBytes("key"),
                row.getBytes("title"));
    }

    // ── for the applicant, in the portal role ────────────────────────────────────────────────────

    record TrackedRow(
            int organ,
            UUID id,
            MaterialKind kind,
            int size,
            byte[] sha256,
            Outgoing.Way way,
            byte[] key,
            byte[] title,
            boolean superseded) {}

    record TrackedFile(int organ, UUID id, MaterialKind kind, byte[] key, byte[] title, byte[] sealed) {}

    List<TrackedRow> tracked(byte[] code, byte[] unlock) {
        return sql.sql("select * from release_of_tracked(:code, :unlock)")
                .param("code", code)
                .param("unlock", unlock)
                .query((row, n) -> new TrackedRow(
                        row.getInt("organ_id"),
                        row.getObject("id", UUID.class),
                        MaterialKind.valueOf(row.getString("kind")),
                        row.getInt("size_bytes"),
                        row.getBytes("sha256"),
                        Outgoing.Way.valueOf(row.getString("way")),
                        row.getBytes("key"),
                        row.getBytes("title"),
                        row.getBoolean("superseded")))
                .list();
    }

    Optional<TrackedFile> trackedFile(byte[] code, byte[] unlock, UUID id) {
        return sql.sql("select * from release_tracked_file(:code, :unlock, :id)")
                .param("code", code)
                .param("unlock", unlock)
                .param("id", id)
                .query((row, n) -> new TrackedFile(
                        row.getInt("organ_id"),
                        row.getObject("id", UUID.class),
                        MaterialKind.valueOf(row.getString("kind")),
                        row.getBytes("key"),
                        row.getBytes("title"),
                        row.getBytes("sealed")))
                .optional();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
