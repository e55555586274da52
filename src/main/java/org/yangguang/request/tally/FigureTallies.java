package org.yangguang.request.tally;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.request.Absence;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.Channel;
import org.yangguang.request.Outcome;

/// Counts what the prose says of the requests of many organs in one reading.
@Repository
public class FigureTallies {

    private final JdbcClient sql;

    FigureTallies(JdbcClient sql) {
        this.sql = sql;
    }

    private record Row(
            TalliedRequest tallied,
            Channel channel,
            boolean late,
            @Nullable Integer usedDays,
            boolean extended,
            boolean supplement,
            boolean consulted) {}

    /// By organ; an organ without a request that matters to the year is left out.
    @Transactional(readOnly = true)
    public Map<Integer, YearFigures> of(Collection<Integer> organs, int year) {
        var rows = new HashMap<Integer, List<Row>>();
        sql.sql("""
                select c.organ_id, c.id, c.kind, c.channel, c.received_on, c.counted_on, c.counted_as, c.uncounted, c.used_days,
                    coalesce(c.late_after < c.counted_on, false) as late,
                    coalesce(e.extended, false) as extended, coalesce(e.supplement, false) as supplement,
                    coalesce(e.consulted, false) as consulted
                from request_case c
                left join lateral (
                    select bool_or(type = 'Extended') as extended, bool_or(type = 'SupplementNotified') as supplement,
                        bool_or(type = 'ConsultationSent') as consulted
                    from request_event e
                    where e.organ_id = c.organ_id and e.request_id = c.id
                      and e.type in ('Extended', 'SupplementNotified', 'ConsultationSent')
                      and e.on_day between :start and :end) e on true
                where c.organ_id = any (:organs) and c.received_on <= :end
                  and (c.counted_on is null or c.counted_on >= :start)
                """)
                .param("organs", organs.toArray(Integer[]::new))
                .param("start", LocalDate.of(year, 1, 1))
                .param("end", LocalDate.of(year, 12, 31))
                .query(row -> {
                    var outcome = row.getString("counted_as");
                    rows.computeIfAbsent(row.getInt("organ_id"), _ -> new ArrayList<>())
                            .add(new Row(
                                    new TalliedRequest(
                                            row.getString("id"),
                                            ApplicantKind.valueOf(row.getString("kind")),
                                            row.getObject("received_on", LocalDate.class),
                                            row.getObject("counted_on", LocalDate.class),
                                            outcome == null ? null : Outcome.valueOf(outcome),
                                            Absence.parse(row.getString("uncounted"))),
                                    Channel.valueOf(row.getString("channel")),
                                    row.getBoolean("late"),
                                    row.getObject("used_days", Integer.class),
                                    row.getBoolean("extended"),
                                    row.getBoolean("supplement"),
                                    row.getBoolean("consulted")));
                });
        var figures = new HashMap<Integer, YearFigures>();
        rows.forEach((organ, of) -> figures.put(organ, figures(year, of)));
        return figures;
    }

    private static YearFigures figures(int year, List<Row> rows) {
        var byId = new HashMap<String, Row>();
        rows.forEach(row -> byId.put(row.tallied().id(), row));
        var tally = YearTally.of(year, rows.stream().map(Row::tallied).toList());
        var channels = new EnumMap<Channel, Integer>(Channel.class);
        tally.requests(TallyRow.NEW).forEach(id -> channels.merge(row(byId, id).channel(), 1, Integer::sum));
        var concluded =
                tally.requests(TallyRow.TOTAL).stream().map(id -> row(byId, id)).toList();
        var used = new TreeMap<Integer, Integer>();
        int late = 0;
        for (var row : concluded) {
            late += row.late() ? 1 : 0;
            var days = row.usedDays();
            if (days != null) {
                used.merge(days, 1, Integer::sum);
            }
        }
        return new YearFigures(
                channels,
                concluded.size() - late,
                late,
                (int) rows.stream().filter(Row::extended).count(),
                (int) rows.stream().filter(Row::supplement).count(),
                (int) rows.stream().filter(Row::consulted).count(),
                used);
    }

    private static Row row(Map<String, Row> byId, String id) {
        var row = byId.get(id);
        if (row == null) {
            throw new IllegalStateException("tallied but not read: " + id);
        }
        return row;
    }
}
