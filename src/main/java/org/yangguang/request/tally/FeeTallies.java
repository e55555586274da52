package org.yangguang.request.tally;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.request.EventCodec;
import org.yangguang.request.RequestEvent;

/// Counts the processing fees of organs for a year, from the facts of the requests.
@Repository
public class FeeTallies {

    private final JdbcClient sql;

    FeeTallies(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public FeeYear of(int organId, int year) {
        return of(List.of(organId), year).getOrDefault(organId, new FeeYear(year, List.of()));
    }

    /// By organ; one that had nothing to do with fees in the year is left out.
    @Transactional(readOnly = true)
    public Map<Integer, FeeYear> of(Collection<Integer> organs, int year) {
        var numbers = new LinkedHashMap<UUID, String>();
        var facts = new LinkedHashMap<Integer, Map<UUID, List<RequestEvent>>>();
        sql.sql("""
                select c.organ_id, c.id, c.number, e.type, e.data from request_case c
                join request_event e on e.organ_id = c.organ_id and e.request_id = c.id
                where c.organ_id = any (:organs)
                  and e.type in ('FeeNotified', 'FeeWaived', 'FeePaid', 'FeeRefunded', 'Abandoned')
                  and exists (select 1 from request_event f
                      where f.organ_id = c.organ_id and f.request_id = c.id
                        and f.on_day between make_date(:year, 1, 1) and make_date(:year, 12, 31)
                        and (f.type in ('FeeNotified', 'FeeWaived', 'FeePaid', 'FeeRefunded')
                             or f.type = 'Abandoned' and f.data ->> 'reason' = 'FEE_UNPAID'))
                order by c.number, e.seq
                """)
                .param("organs", organs.toArray(Integer[]::new))
                .param("year", year)
                .query(row -> {
                    var id = row.getObject("id", UUID.class);
                    numbers.put(id, row.getString("number"));
                    facts.computeIfAbsent(row.getInt("organ_id"), _ -> new LinkedHashMap<>())
                            .computeIfAbsent(id, _ -> new ArrayList<>())
                            .add(EventCodec.read(row.getString("type"), row.getString("data")));
                });
        var years = new LinkedHashMap<Integer, FeeYear>();
        facts.forEach((organ, requests) -> years.put(
                organ,
                new FeeYear(
                        year,
                        requests.entrySet().stream()
                                .map(of -> FeeYear.line(
                                        year, of.getKey(), numbers.getOrDefault(of.getKey(), ""), of.getValue()))
                                .toList())));
        return years;
    }
}
