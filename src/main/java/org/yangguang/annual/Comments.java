package org.yangguang.annual;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.annual.AnnualDesk.Hand;
import org.yangguang.audit.AuditTrail;
import org.yangguang.organ.Organ;
import org.yangguang.report.CellId;

/// 批注：colleagues talk about a report that is being worked on. They change nothing in it and stand in
/// nobody's way.
@Component
public class Comments {

    private static final int MOST = 1000;

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final Clock clock;

    Comments(JdbcClient sql, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /// Oldest first, settled ones included.
    @Transactional(readOnly = true)
    public List<Comment> of(Organ organ, int year) {
        return sql.sql("""
                select number, about, text, written_by, written_at, resolved_by, resolved_at from annual_comment
                where organ_id = :organ and year = :year order by number
                """)
                .param("organ", organ.id())
                .param("year", year)
                .query((row, n) -> comment(row))
                .list();
    }

    /// @param about path of a cell, name of a passage, or empty for the whole
    /// @return why it was not kept; empty if it was
    @Transactional
    public Optional<String> write(Hand by, Organ organ, int year, String about, String text) {
        var clean = text.strip();
        if (clean.isEmpty() || clean.length() > MOST) {
            return Optional.of(clean.isEmpty() ? "请写批注。" : "批注不超过 %d 字，现在 %d 字，请精简。".formatted(MOST, clean.length()));
        }
        if (!about.isEmpty() && CellId.at(about).isEmpty() && passage(about).isEmpty()) {
            return Optional.of("没有批注所指的这一处，请从报告页面重新打开。");
        }
        int rows = sql.sql("""
                insert into annual_comment (organ_id, year, number, about, text, written_by, written_at)
                select organ_id, year, (select coalesce(max(number), 0) + 1 from annual_comment c
                    where c.organ_id = r.organ_id and c.year = r.year), :about, :text, :by, :at
                from (select organ_id, year from annual_report
                    where organ_id = :organ and year = :year for update) r
                """)
                .param("organ", organ.id())
                .param("year", year)
                .param("about", about)
                .param("text", clean)
                .param("by", by.account())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        if (rows == 0) {
            return Optional.of("这一年的报告还没有开始编制。");
        }
        audit.record(by.actor(), "annual.Comment", "annual:" + organ.code() + "/" + year, "", about);
        return Optional.empty();
    }

    /// 已处理。
    ///
    /// @return false if it was settled before, or there is none
    @Transactional
    public boolean resolve(Hand by, Organ organ, int year, int number) {
        boolean done = sql.sql("""
                update annual_comment set resolved_by = :by, resolved_at = :at
                where organ_id = :organ and year = :year and number = :number and resolved_at is null
                """)
                        .param("organ", organ.id())
                        .param("year", year)
                        .param("number", number)
                        .param("by", by.account())
                        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .update()
                > 0;
        if (done) {
            audit.record(by.actor(), "annual.Resolve", "annual:" + organ.code() + "/" + year, "", "comment " + number);
        }
        return done;
    }

    private static Optional<ProsePart> passage(String name) {
        return java.util.Arrays.stream(ProsePart.values())
                .filter(part -> part.name().equals(name))
                .findFirst();
    }

    private static Comment comment(ResultSet row) throws SQLException {
        var resolved = Optional.ofNullable(row.getObject("resolved_by", UUID.class));
        return new Comment(
                row.getInt("number"),
                row.getString("about"),
                row.getString("text"),
                row.getObject("written_by", UUID.class),
                instant(row, "written_at"),
                resolved.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Comment.Resolved(resolved.get(), instant(row, "resolved_at"))));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
