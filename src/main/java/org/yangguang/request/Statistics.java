package org.yangguang.request;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Counts the requests of an organ within a period, as they stand now. All is counted in one reading, so
/// that the figures of a page agree with each other; each is the length of a list with the same filter.
@Repository
public class Statistics {

    private final JdbcClient sql;
    private final Clock clock;

    Statistics(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Which day puts a request into a period.
    public enum Basis {
        RECEIVED("收到"),
        CONCLUDED("办结");

        private final String label;

        Basis(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// Requests received in the period, or concluded in it; what was never received counts in neither,
    /// as in
    /// table 三.
    ///
    /// @param late overdue now, or replied late
    /// @param used how many concluded requests took how many working days of the statutory count
    public record Counted(
            int total,
            int open,
            int late,
            Map<ApplicantKind, Integer> kinds,
            Map<Channel, Integer> channels,
            Map<Outcome, Integer> outcomes,
            SortedMap<Integer, Integer> used,
            SortedMap<YearMonth, Integer> months) {

        public int concluded() {
            return total - open;
        }

        /// Used working days of the middle request; of two middle ones the lower.
        public OptionalInt median() {
            int half = (concluded() + 1) / 2;
            int passed = 0;
            for (var days : used.entrySet()) {
                passed += days.getValue();
                if (passed >= half) {
                    return OptionalInt.of(days.getKey());
                }
            }
            return OptionalInt.empty();
        }

        /// How many took from one to another number of working days, both included.
        public int within(int from, int to) {
            return used.subMap(from, to + 1).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
        }
    }

    @Transactional(readOnly = true)
    public Counted of(int organ, Basis basis, LocalDate from, LocalDate to) {
        var days = switch (basis) {
            case RECEIVED -> "c.received_on";
            case CONCLUDED -> "c.concluded_on";
        };
        var sums = new int[3];
        var kinds = new EnumMap<ApplicantKind, Integer>(ApplicantKind.class);
        var channels = new EnumMap<Channel, Integer>(Channel.class);
        var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
        var used = new TreeMap<Integer, Integer>();
        var months = new TreeMap<YearMonth, Integer>();
        sql.sql("""
                select case when grouping(kind) = 0 then 'kind' when grouping(channel) = 0 then 'channel'
                            when grouping(outcome) = 0 then 'outcome' when grouping(used_days) = 0 then 'used'
                            when grouping(month) = 0 then 'month' else 'all' end as of,
                    coalesce(kind, channel, outcome, used_days::text, month::text) as value,
                    count(*) as n, count(*) filter (where outcome is null) as open, count(*) filter (where late) as late
                from (select c.kind, c.channel, c.outcome, c.used_days, c.late_after < :today as late,
                          extract(year from DAYS)::int * 12 + extract(month from DAYS)::int - 1 as month
                      from request_case c
                      where c.organ_id = :organ and DAYS between :from and :to and c.received_on <= :to) counted
                group by grouping sets ((), (kind), (channel), (outcome), (used_days), (month))
                """.replace("DAYS", days))
                .param("organ", organ)
                .param("from", from)
                .param("to", to)
                .param("today", LocalDate.now(clock))
                .query(row -> {
                    int n = row.getInt("n");
                    var value = row.getString("value");
                    if (row.getString("of").equals("all")) {
                        sums[0] = n;
                        sums[1] = row.getInt("open");
                        sums[2] = row.getInt("late");
                    } else if (value != null) {
                        switch (row.getString("of")) {
                            case "kind" -> kinds.put(ApplicantKind.valueOf(value), n);
                            case "channel" -> channels.put(Channel.valueOf(value), n);
                            case "outcome" -> outcomes.put(Outcome.valueOf(value), n);
                            case "used" -> used.put(Integer.valueOf(value), n);
                            default -> {
                                int month = Integer.parseInt(value);
                                months.put(YearMonth.of(month / 12, month % 12 + 1), n);
                            }
                        }
                    }
                });
        return new Counted(sums[0], sums[1], sums[2], kinds, channels, outcomes, used, months);
    }

    /// How many requests of an organ were received in a period, and how many of them are overdue or
    /// were replied late.
    public record Timeliness(int organ, int received, int late) {}

    /// Of every organ in scope that received any.
    @Transactional(readOnly = true)
    public List<Timeliness> timeliness(LocalDate from, LocalDate to) {
        return sql.sql("""
                select organ_id, count(*) as n, count(*) filter (where late_after < :today) as late
                from request_case where received_on between :from and :to group by organ_id
                """)
                .param("from", from)
                .param("to", to)
                .param("today", LocalDate.now(clock))
                .query((row, n) -> new Timeliness(row.getInt("organ_id"), row.getInt("n"), row.getInt("late")))
                .list();
    }
}
