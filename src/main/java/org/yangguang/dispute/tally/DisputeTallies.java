package org.yangguang.dispute.tally;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.dispute.DisputeCodec;
import org.yangguang.dispute.DisputeCourse.Turn;
import org.yangguang.dispute.DisputeEvent;
import org.yangguang.dispute.DisputeKind;
import org.yangguang.dispute.DisputeState;

/// Counts the disputes of an organ for a year, from the cases themselves.
@Repository
public class DisputeTallies {

    private final JdbcClient sql;

    DisputeTallies(JdbcClient sql) {
        this.sql = sql;
    }

    /// Only cases that can matter to the year are read: received by its end and not ended before it.
    @Transactional(readOnly = true)
    public YearDisputes of(int organId, int year) {
        var events = new LinkedHashMap<UUID, List<DisputeEvent>>();
        sql.sql("""
                select e.dispute_id, e.type, e.data from dispute_case c
                join dispute_event e on e.organ_id = c.organ_id and e.dispute_id = c.id
                where c.organ_id = :organ and c.received_on <= :end and c.phase <> 'ANNULLED'
                  and (c.closed_on is null or c.closed_on >= :start)
                order by c.received_on, c.id, e.seq
                """)
                .param("organ", organId)
                .param("start", LocalDate.of(year, 1, 1))
                .param("end", LocalDate.of(year, 12, 31))
                .query(row -> {
                    events.computeIfAbsent(row.getObject("dispute_id", UUID.class), k -> new ArrayList<>())
                            .add(DisputeCodec.read(row.getString("type"), row.getString("data")));
                });
        var tallied = new ArrayList<TalliedDispute>();
        events.forEach((id, facts) -> tallied.add(tallied(id, facts)));
        return YearDisputes.of(year, tallied);
    }

    /// Cases received in a year by organ and kind, annulled ones left out; an organ without one is left
    /// out.
    @Transactional(readOnly = true)
    public Map<Integer, Map<DisputeKind, Integer>> received(Collection<Integer> organs, int year) {
        var received = new HashMap<Integer, Map<DisputeKind, Integer>>();
        sql.sql("""
                select organ_id, kind, count(*) as n from dispute_case
                where organ_id = any (:organs) and received_on between :start and :end and phase <> 'ANNULLED' group by 1, 2
                """)
                .param("organs", organs.toArray(Integer[]::new))
                .param("start", LocalDate.of(year, 1, 1))
                .param("end", LocalDate.of(year, 12, 31))
                .query(row -> {
                    received.computeIfAbsent(row.getInt("organ_id"), _ -> new EnumMap<>(DisputeKind.class))
                            .put(DisputeKind.valueOf(row.getString("kind")), row.getInt("n"));
                });
        return received;
    }

    static TalliedDispute tallied(UUID id, List<DisputeEvent> facts) {
        var course = DisputeState.of(facts).course();
        return new TalliedDispute(
                id.toString(),
                course.kind(),
                course.receivedOn(),
                course.turns().stream()
                        .map(turn -> switch (turn) {
                            case Turn.Closed closed ->
                                new TalliedDispute.Turn(
                                        closed.on(), closed.result().column());
                            case Turn.Reopened(var on, var _) -> new TalliedDispute.Turn(on, null);
                        })
                        .toList());
    }
}
