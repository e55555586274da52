package org.yangguang.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All SQL on the wording of letters and on an organ's settings for them.
@Repository
class TemplateStore {
    private static final RowMapper<TemplateVersion> VERSION = (row, n) -> {
        var body = row.getString("body");
        var approved = row.getObject("approved_at", OffsetDateTime.class);
        return new TemplateVersion(
                row.getInt("organ_id"),
                row.getString("template"),
                row.getInt("serial"),
                row.getInt("revision"),
                TemplateVersion.Status.valueOf(row.getString("status")),
                body == null
                        ? Optional.empty()
                        : Optional.of(new TemplateText(
                                row.getString("title"), row.getString("basis"), row.getString("addressee"), body)),
                row.getString("note"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("drafted_by", UUID.class),
                row.getString("drafter"),
                row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("approver")).orElse(""),
                Optional.ofNullable(approved).map(OffsetDateTime::toInstant),
                row.getString("return_note"));
    };

    private final JdbcClient sql;

    TemplateStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// What is in force on a day, one row an organ and template; rows that give the wording up included.
    List<TemplateVersion> inForce(Collection<Integer> organs, LocalDate day) {
        return sql.sql("""
                select distinct on (organ_id, template) * from letter_template
                where organ_id in (:organs) and status = 'APPROVED' and from_day <= :day
                order by organ_id, template, from_day desc, serial desc
                """)
                .param("organs", organs)
                .param("day", day)
                .query(VERSION)
                .list();
    }

    /// Every version of one organ, the newest first.
    List<TemplateVersion> of(int organ, String template) {
        return sql.sql("""
                select * from letter_template where organ_id = :organ and template = :template order by serial desc
                """)
                .param("organ", organ)
                .param("template", template)
                .query(VERSION)
                .list();
    }

    List<TemplateVersion> open(int organ) {
        return sql.sql("select * from letter_template where organ_id = :organ and status <> 'APPROVED'")
                .param("organ", organ)
                .query(VERSION)
                .list();
    }

    /// False if somebody else opened a draft meanwhile.
    boolean insert(
            int organ,
            String template,
            @Nullable TemplateText text,
            String note,
            LocalDate from,
            UUID by,
            String name,
            Instant at) {
        return words(sql.sql("""
                insert into letter_template (organ_id, template, serial, status, title, basis, addressee, body, note, from_day,
                    drafted_by, drafter, drafted_at)
                select :organ, :template, coalesce(max(serial), 0) + 1, 'DRAFT', :title, :basis, :addressee, :body, :note, :from,
                    :by, :name, :at
                from letter_template where organ_id = :organ and template = :template
                on conflict do nothing
                """), text)
                        .param("organ", organ)
                        .param("template", template)
                        .param("note", note)
                        .param("from", from)
                        .param("by", by)
                        .param("name", name)
                        .param("at", at(at))
                        .update()
                == 1;
    }

    boolean update(
            TemplateVersion open,
            int revision,
            @Nullable TemplateText text,
            String note,
            LocalDate from,
            UUID by,
            String name,
            Instant at) {
        return words(sql.sql("""
                update letter_template set revision = revision + 1, status = 'DRAFT', title = :title, basis = :basis,
                    addressee = :addressee, body = :body, note = :note, from_day = :from, drafted_by = :by, drafter = :name,
                    drafted_at = :at
                where organ_id = :organ and template = :template and serial = :serial and revision = :revision
                    and status <> 'APPROVED'
                """), text)
                        .param("organ", open.organ())
                        .param("template", open.template())
                        .param("serial", open.serial())
                        .param("revision", revision)
                        .param("note", note)
                        .param("from", from)
                        .param("by", by)
                        .param("name", name)
                        .param("at", at(at))
                        .update()
                == 1;
    }

    private static JdbcClient.StatementSpec words(JdbcClient.StatementSpec spec, @Nullable TemplateText text) {
        return spec.param("title", text == null ? null : text.title(), java.sql.Types.VARCHAR)
                .param("basis", text == null ? null : text.basis(), java.sql.Types.VARCHAR)
                .param("addressee", text == null ? null : text.addressee(), java.sql.Types.VARCHAR)
                .param("body", text == null ? null : text.body(), java.sql.Types.VARCHAR);
    }

    /// @param today a version never holds for days before its approval
    boolean approve(TemplateVersion open, int revision, LocalDate today, UUID by, String name, Instant at) {
        return sql.sql("""
                update letter_template set status = 'APPROVED', revision = revision + 1, approved_by = :by, approver = :name,
                    approved_at = :at, from_day = greatest(from_day, :today), return_note = ''
                where organ_id = :organ and template = :template and serial = :serial and revision = :revision
                    and status = 'DRAFT' and drafted_by <> :by
                """)
                        .param("organ", open.organ())
                        .param("template", open.template())
                        .param("serial", open.serial())
                        .param("revision", revision)
                        .param("today", today)
                        .param("by", by)
                        .param("name", name)
                        .param("at", at(at))
                        .update()
                == 1;
    }

    boolean giveBack(TemplateVersion open, int revision, String reason) {
        return sql.sql("""
                update letter_template set status = 'RETURNED', revision = revision + 1, return_note = :reason
                where organ_id = :organ and template = :template and serial = :serial and revision = :revision
                    and status = 'DRAFT'
                """)
                        .param("organ", open.organ())
                        .param("template", open.template())
                        .param("serial", open.serial())
                        .param("revision", revision)
                        .param("reason", reason)
                        .update()
                == 1;
    }

    // ── settings ─────────────────────────────────────────────────────────────────────────────────

    Optional<String> setting(int organ, String name) {
        return sql.sql("select value from letter_setting where organ_id = :organ and name = :name")
                .param("organ", organ)
                .param("name", name)
                .query(String.class)
                .optional();
    }

    void set(int organ, String name, String value, UUID by, Instant at) {
        sql.sql("""
                insert into letter_setting (organ_id, name, value, set_by, set_at) values (:organ, :name, :value, :by, :at)
                on conflict (organ_id, name) do update set value = excluded.value, set_by = excluded.set_by, set_at = excluded.set_at
                """)
                .param("organ", organ)
                .param("name", name)
                .param("value", value)
                .param("by", by)
                .param("at", at(at))
                .update();
    }

    private static OffsetDateTime at(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
