package org.yangguang.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yangguang.request.Channel;
import org.yangguang.request.submission.UploadedFile;

/// SQL of both ledgers.
@Repository
class LedgerStore {

    private static final String LIST = """
            from ledger_matter m left join ledger_case c on c.organ_id = m.organ_id and c.id = m.id
            where m.organ_id = :organ and (:kind = '' or m.kind = :kind)
              and (:year = 0 or extract(year from m.received_on) = :year)
              and (:words = '' or c.number like '%' || :words || '%' or m.name_index = :nameIndex)
              and case :view
                    when 'all' then true
                    when 'new' then c.id is null
                    when 'open' then c.closed_on is null
                    when 'overdue' then c.closed_on is null and c.due_on < :today
                    when 'unanswered' then c.closed_on is not null and c.replied_on is null
                    when 'closed' then c.closed_on is not null
                    else false end
            """;

    private final JdbcClient sql;

    LedgerStore(JdbcClient sql) {
        this.sql = sql;
    }

    record MatterRow(
            int organ,
            UUID id,
            UUID form,
            MatterKind kind,
            Channel channel,
            LocalDate receivedOn,
            Instant submittedAt,
            byte[] codeHash,
            byte[] unlockHash,
            byte[] nameIndex,
            byte[] key,
            byte[] sealed) {}

    /// @param number empty until it is registered
    record CaseRow(
            String number,
            int version,
            @Nullable LocalDate dueOn,
            @Nullable MatterResult result,
            @Nullable LocalDate closedOn,
            @Nullable LocalDate repliedOn) {}

    record Listed(MatterRow matter, CaseRow known) {}

    record StepRow(int seq, MatterStep step, byte @Nullable [] words, Instant recordedAt, String duty) {}

    record FileRow(int organ, UUID id, String mediaType, int size, byte[] key, byte[] name, byte[] sealed) {}

    record Query(int organ, String kind, String view, int year, String words, byte[] nameIndex, LocalDate today) {}

    /// False if the form was handed in before.
    boolean insert(MatterRow m) {
        return sql.sql("""
                insert into ledger_matter (organ_id, id, form, kind, channel, received_on, submitted_at, code_hash, unlock_hash,
                    name_index, key, sealed)
                values (:organ, :id, :form, :kind, :channel, :received, :at, :code, :unlock, :name, :key, :sealed)
                on conflict do nothing
                """)
                        .param("organ", m.organ())
                        .param("id", m.id())
                        .param("form", m.form())
                        .param("kind", m.kind().name())
                        .param("channel", m.channel().name())
                        .param("received", m.receivedOn())
                        .param("at", at(m.submittedAt()))
                        .param("code", m.codeHash())
                        .param("unlock", m.unlockHash())
                        .param("name", m.nameIndex())
                        .param("key", m.key())
                        .param("sealed", m.sealed())
                        .update()
                == 1;
    }

    void insertFile(FileRow f, UUID matter, byte[] sha256) {
        sql.sql("""
                insert into ledger_file (organ_id, id, matter_id, media_type, size_bytes, sha256, key, name, sealed)
                values (:organ, :id, :matter, :type, :size, :sha, :key, :name, :sealed)
                """)
                .param("organ", f.organ())
                .param("id", f.id())
                .param("matter", matter)
                .param("type", f.mediaType())
                .param("size", f.size())
                .param("sha", sha256)
                .param("key", f.key())
                .param("name", f.name())
                .param("sealed", f.sealed())
                .update();
    }

    static int size(UploadedFile file) {
        return file.content().length;
    }

    Optional<Listed> byId(UUID id) {
        return sql.sql("""
                select m.*, c.number, c.version, c.due_on, c.result, c.closed_on, c.replied_on
                from ledger_matter m left join ledger_case c on c.organ_id = m.organ_id and c.id = m.id where m.id = :id
                """).param("id", id).query((row, n) -> listed(row)).optional();
    }

    List<Listed> list(Query q, int size, int offset) {
        return with(
                        q,
                        sql.sql("select m.*, c.number, c.version, c.due_on, c.result, c.closed_on, c.replied_on " + LIST
                                + " order by c.closed_on is not null, c.id is not null, c.due_on, m.received_on desc, m.id"
                                + " limit :size offset :offset"))
                .param("size", size)
                .param("offset", offset)
                .query((row, n) -> listed(row))
                .list();
    }

    int count(Query q) {
        return with(q, sql.sql("select count(*) " + LIST)).query(Integer.class).single();
    }

    /// Matters concluded in a year by kind and result.
    record Tally(MatterKind kind, MatterResult result, int count) {}

    List<Tally> concluded(int organ, int year) {
        return sql.sql("""
                select m.kind, c.result, count(*) as n from ledger_case c
                join ledger_matter m on m.organ_id = c.organ_id and m.id = c.id
                where c.organ_id = :organ and extract(year from c.closed_on) = :year group by 1, 2
                """)
                .param("organ", organ)
                .param("year", year)
                .query((row, n) -> new Tally(
                        MatterKind.valueOf(row.getString("kind")),
                        MatterResult.valueOf(row.getString("result")),
                        row.getInt("n")))
                .list();
    }

    /// @param result null for matters received, whatever came of them
    record OrganTally(int organ, MatterKind kind, @Nullable MatterResult result, int count) {}

    /// Received and concluded in a year, by organ.
    List<OrganTally> tally(Collection<Integer> organs, int year) {
        return sql.sql("""
                select organ_id, kind, null as result, count(*) as n from ledger_matter
                where organ_id = any (:organs) and extract(year from received_on) = :year group by 1, 2
                union all
                select c.organ_id, m.kind, c.result, count(*) from ledger_case c
                join ledger_matter m on m.organ_id = c.organ_id and m.id = c.id
                where c.organ_id = any (:organs) and extract(year from c.closed_on) = :year group by 1, 2, 3
                """)
                .param("organs", organs.toArray(Integer[]::new))
                .param("year", year)
                .query((row, n) -> {
                    var result = row.getString("result");
                    return new OrganTally(
                            row.getInt("organ_id"),
                            MatterKind.valueOf(row.getString("kind")),
                            result == null ? null : MatterResult.valueOf(result),
                            row.getInt("n"));
                })
                .list();
    }

    private static JdbcClient.StatementSpec with(Query q, JdbcClient.StatementSpec statement) {
        return statement
                .param("organ", q.organ())
                .param("kind", q.kind())
                .param("view", q.view())
                .param("year", q.year())
                .param("words", q.words())
                .param("nameIndex", q.nameIndex())
                .param("today", q.today());
    }

    int nextSerial(int organ, MatterKind kind, int year) {
        return sql.sql("""
                insert into ledger_serial (organ_id, kind, year, last) values (:organ, :kind, :year, 1)
                on conflict (organ_id, kind, year) do update set last = ledger_serial.last + 1 returning last
                """)
                .param("organ", organ)
                .param("kind", kind.name())
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    /// False if it was registered meanwhile.
    boolean register(int organ, UUID id, String number, @Nullable LocalDate dueOn) {
        return sql.sql("""
                insert into ledger_case (organ_id, id, number, due_on) values (:organ, :id, :number, :due) on conflict do nothing
                """)
                        .param("organ", organ)
                        .param("id", id)
                        .param("number", number)
                        .param("due", dueOn)
                        .update()
                == 1;
    }

    /// False if somebody else changed it meanwhile.
    boolean fold(
            UUID id,
            int version,
            @Nullable MatterResult result,
            @Nullable LocalDate closedOn,
            @Nullable LocalDate repliedOn) {
        return sql.sql("""
                update ledger_case set version = version + 1, result = :result, closed_on = :closed, replied_on = :replied
                where id = :id and version = :version
                """)
                        .param("result", result == null ? null : result.name())
                        .param("closed", closedOn)
                        .param("replied", repliedOn)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    void append(
            int organ, UUID id, int seq, MatterStep step, byte @Nullable [] words, Instant at, UUID by, String duty) {
        sql.sql("""
                insert into ledger_step (organ_id, matter_id, seq, type, on_day, data, words, recorded_at, recorded_by, duty)
                values (:organ, :id, :seq, :type, :on, cast(:data as jsonb), :words, :at, :by, :duty)
                """)
                .param("organ", organ)
                .param("id", id)
                .param("seq", seq)
                .param("type", step.type())
                .param("on", step.on())
                .param("data", step.data())
                .param("words", words)
                .param("at", at(at))
                .param("by", by)
                .param("duty", duty)
                .update();
    }

    List<StepRow> steps(UUID id) {
        return sql.sql("select * from ledger_step where matter_id = :id order by seq")
                .param("id", id)
                .query((row, n) -> new StepRow(
                        row.getInt("seq"),
                        MatterStep.read(row.getString("type"), row.getString("data")),
                        row.getBytes("words"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("duty")))
                .list();
    }

    List<FileRow> files(UUID matter) {
        return sql.sql("select * from ledger_file where matter_id = :id order by id")
                .param("id", matter)
                .query((row, n) -> new FileRow(
                        row.getInt("organ_id"),
                        row.getObject("id", UUID.class),
                        row.getString("media_type"),
                        row.getInt("size_bytes"),
                        row.getBytes("key"),
                        row.getBytes("name"),
                        row.getBytes("sealed")))
                .list();
    }

    record Rule(int workingDays, String basis) {}

    Optional<Rule> rule(int organ, MatterKind kind) {
        return sql.sql("select working_days, basis from ledger_rule where organ_id = :organ and kind = :kind")
                .param("organ", organ)
                .param("kind", kind.name())
                .query((row, n) -> new Rule(row.getInt(1), row.getString(2)))
                .optional();
    }

    void setRule(int organ, MatterKind kind, Rule rule) {
        sql.sql("""
                insert into ledger_rule (organ_id, kind, working_days, basis) values (:organ, :kind, :days, :basis)
                on conflict (organ_id, kind) do update set working_days = :days, basis = :basis
                """)
                .param("organ", organ)
                .param("kind", kind.name())
                .param("days", rule.workingDays())
                .param("basis", rule.basis())
                .update();
    }

    // ── in the portal's role ─────────────────────────────────────────────────────────────────────

    boolean handedIn(UUID form) {
        return sql.sql("select ledger_handed_in(:form)")
                .param("form", form)
                .query(Boolean.class)
                .single();
    }

    record Tracked(
            int organ,
            MatterKind kind,
            LocalDate receivedOn,
            String number,
            @Nullable LocalDate dueOn,
            MatterStep.@Nullable Concluded concluded,
            @Nullable LocalDate repliedOn) {}

    Optional<Tracked> track(byte[] code, byte[] unlock) {
        return sql.sql("select * from ledger_track(:code, :unlock)")
                .param("code", code)
                .param("unlock", unlock)
                .query((row, n) -> {
                    var data = row.getString("data");
                    return new Tracked(
                            row.getInt("organ_id"),
                            MatterKind.valueOf(row.getString("kind")),
                            row.getObject("received_on", LocalDate.class),
                            text(row.getString("number")),
                            row.getObject("due_on", LocalDate.class),
                            data == null ? null : (MatterStep.Concluded) MatterStep.read("Concluded", data),
                            row.getObject("replied_on", LocalDate.class));
                })
                .optional();
    }

    private static Listed listed(ResultSet row) throws SQLException {
        var result = row.getString("result");
        return new Listed(
                new MatterRow(
                        row.getInt("organ_id"),
                        row.getObject("id", UUID.class),
                        row.getObject("form", UUID.class),
                        MatterKind.valueOf(row.getString("kind")),
                        Channel.valueOf(row.getString("channel")),
                        row.getObject("received_on", LocalDate.class),
                        row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                        row.getBytes("code_hash"),
                        row.getBytes("unlock_hash"),
                        row.getBytes("name_index"),
                        row.getBytes("key"),
                        row.getBytes("sealed")),
                new CaseRow(
                        text(row.getString("number")),
                        row.getInt("version"),
                        row.getObject("due_on", LocalDate.class),
                        result == null ? null : MatterResult.valueOf(result),
                        row.getObject("closed_on", LocalDate.class),
                        row.getObject("replied_on", LocalDate.class)));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
