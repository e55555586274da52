package org.yangguang.request.tally;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.request.Absence;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.Outcome;

/// Counts the requests of an organ for a year, from the cases themselves.
@Repository
public class Tallies {

    private final JdbcClient sql;

    Tallies(JdbcClient sql) {
        this.sql = sql;
    }

    /// Only requests that can matter to the year are read: received by its end and not concluded before.
    @Transactional(readOnly = true)
    public YearTally of(int organId, int year) {
        return YearTally.of(year, requests(organId, year));
    }

    private List<TalliedRequest> requests(int organId, int year) {
        return sql.sql("""
                select c.id, s.kind, c.received_on, c.counted_on, c.counted_as, c.uncounted
                from request_case c
                join intake_submission s on s.organ_id = c.organ_id and s.id = c.id
                where c.organ_id = :organ and c.received_on <= :end
                  and (c.counted_on is null or c.counted_on >= :start)
                order by c.number
                """)
                .param("organ", organId)
                .param("start", LocalDate.of(year, 1, 1))
                .param("end", LocalDate.of(year, 12, 31))
                .query((row, n) -> {
                    var outcome = row.getString("counted_as");
                    return new TalliedRequest(
                            row.getString("id"),
                            ApplicantKind.valueOf(row.getString("kind")),
                            row.getObject("received_on", LocalDate.class),
                            row.getObject("counted_on", LocalDate.class),
                            outcome == null ? null : Outcome.valueOf(outcome),
                            Absence.parse(row.getString("uncounted")));
                })
                .list();
    }
}
