package org.yangguang.request;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Requests that are done with, for filing.
@Repository
public class ClosedCases {

    private static final String ROW = "select c.id, c.number, c.concluded_on, c.outcome from request_case c ";

    private final JdbcClient sql;

    ClosedCases(JdbcClient sql) {
        this.sql = sql;
    }

    public record Row(UUID id, String number, LocalDate concludedOn, Outcome outcome) {}

    private static final String TO_FILE = """
            where c.organ_id = :organ and c.number is not null and c.concluded_on is not null
              and (c.served or c.phase = 'WITHDRAWN')
              and not exists (select 1 from request_event e
                  where e.organ_id = c.organ_id and e.request_id = c.id and e.type = 'Archived')
            """;

    /// Decided, served and not yet filed, the oldest first.
    @Transactional(readOnly = true)
    public List<Row> toFile(int organ, int size, int offset) {
        return sql.sql(ROW + TO_FILE + " order by c.concluded_on, c.number limit :size offset :offset")
                .param("organ", organ)
                .param("size", size)
                .param("offset", offset)
                .query((row, n) -> row(row))
                .list();
    }

    @Transactional(readOnly = true)
    public int toFile(int organ) {
        return sql.sql("select count(*) from request_case c " + TO_FILE)
                .param("organ", organ)
                .query(Integer.class)
                .single();
    }

    @Transactional(readOnly = true)
    public List<Row> of(int organ, Collection<UUID> ids) {
        return sql.sql(ROW + "where c.organ_id = :organ and c.id = any (:ids) and c.concluded_on is not null")
                .param("organ", organ)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> row(row))
                .list();
    }

    private static Row row(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getObject("concluded_on", LocalDate.class),
                Outcome.valueOf(row.getString("outcome")));
    }
}
