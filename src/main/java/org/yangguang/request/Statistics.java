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

    /// Requests received in the period, or concluded in it; what was never received counts in neither, as
    /// in table 三.
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

    /// Whole years are read from their counts (`request_year`, kept with every act); what lies beside them
    /// is counted from the requests.
    @Transactional(readOnly = true)
    public Counted of(int organ, Basis basis, LocalDate from, LocalDate to) {
        var first = from.getDayOfYear() == 1 ? from : from.plusYears(1).withDayOfYear(1);
        var last = to.plusDays(1).withDayOfYear(1).minusDays(1);
        boolean years = first.isBefore(last);
        int late = 0;
        var kinds = new EnumMap<ApplicantKind, Integer>(ApplicantKind.class);
        var channels = new EnumMap<Channel, Integer>(Channel.class);
        var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
        var used = new TreeMap<Integer, Integer>();
        var months = new TreeMap<YearMonth, Integer>();
        int open = 0;
        for (var figure : figures(organ, basis, from, years ? first : to.plusDays(1), years ? last : to, to)) {
            int n = figure.n();
            switch (figure.aspect()) {
                case "kind" -> kinds.merge(ApplicantKind.valueOf(figure.value()), n, Integer::sum);
                case "channel" -> channels.merge(Channel.valueOf(figure.value()), n, Integer::sum);
                case "used" -> used.merge(Integer.valueOf(figure.value()), n, Integer::sum);
                case "month" -> months.merge(YearMonth.parse(figure.value()), n, Integer::sum);
                case "late" -> late += n;
                default -> {
                    if (figure.value().isEmpty()) {
                        open += n;
                    } else {
                        outcomes.merge(Outcome.valueOf(figure.value()), n, Integer::sum);
                    }
                }
            }
        }
        int total = months.values().stream().mapToInt(Integer::intValue).sum();
        return new Counted(total, open, late, kinds, channels, outcomes, used, months);
    }

    private record Figure(String aspect, String value, int n) {}

    /// @param first the first day of whole years, `last` their last; `first` is after it if there are none
    private List<Figure> figures(
            int organ, Basis basis, LocalDate from, LocalDate first, LocalDate last, LocalDate to) {
        var day = switch (basis) {
            case RECEIVED -> "c.received_on";
            case CONCLUDED -> "c.concluded_on";
        };
        return sql.sql("""
                select aspect, value, sum(n)::int as n from (
                  select y.aspect, case when y.aspect = 'late' then '' else y.value end as value, y.n from request_year y
                  where y.organ_id = :organ and y.basis = :basis
                    and y.year between extract(year from :first::date)::int and extract(year from :last::date)::int
                    and :first::date <= :last::date and (y.aspect <> 'late' or y.value < :today::text)
                  union all
                  select case when grouping(kind) = 0 then 'kind' when grouping(channel) = 0 then 'channel'
                              when grouping(outcome) = 0 then 'outcome' when grouping(used_days) = 0 then 'used'
                              when grouping(day) = 0 then 'month' else 'late' end,
                      coalesce(kind, channel, outcome, used_days::text, to_char(day, 'YYYY-MM'), ''),
                      count(*)
                  from (select c.kind, c.channel, coalesce(c.outcome, '') as outcome, c.used_days, DAYS as day,
                            c.late_after < :today as late
                        from (values (:from::date, :first::date - 1), (:last::date + 1, :to::date)) beside (from_day, to_day)
                        join request_case c on DAYS between beside.from_day and beside.to_day
                        where c.organ_id = :organ and c.received_on is not null) counted
                  group by grouping sets ((kind), (channel), (outcome), (used_days), (day), (late))
                  having (grouping(used_days) = 1 or used_days is not null) and (grouping(late) = 1 or late)) figure
                where n > 0
                group by aspect, value
                """.replace("DAYS", day))
                .param("organ", organ)
                .param("basis", basis.name())
                .param("from", from)
                .param("first", first)
                .param("last", last)
                .param("to", to)
                .param("today", LocalDate.now(clock))
                .query((row, n) -> new Figure(row.getString("aspect"), row.getString("value"), row.getInt("n")))
                .list();
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
