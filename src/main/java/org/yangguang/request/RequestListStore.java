package org.yangguang.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yangguang.request.RequestList.Column;
import org.yangguang.request.RequestList.Filter;
import org.yangguang.request.RequestList.Order;
import org.yangguang.request.RequestList.Span;
import org.yangguang.request.RequestList.View;
import org.yangguang.request.signoff.Step;

/// SQL of lists and counters. By the day due a list is three parts one after another, each found by an
/// index
/// of its own: what waits for confirmation, the open cases, the concluded ones. By another column it is the
/// parts merged.
@Repository
class RequestListStore {

    /// All that are concluded, counted as they conclude.
    private static final String CONCLUDED =
            "coalesce((select t.n from request_concluded t where t.organ_id = :organ), 0)";

    private static final String CASES = "from request_case c where c.organ_id = :organ";
    private static final String PAUSED = "(c.paused and (c.resumes_after is null or c.resumes_after >= :today))";
    private static final String NUMBER = "\\p{IsHan}.*-\\d{4}-\\d{4,}";
    private static final String NAMED =
            "array(select n.id from intake_submission n" + " where n.organ_id = :organ and n.name_index = :nameIndex)";

    private final JdbcClient sql;

    RequestListStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param version of the case; 0 before there is one
    /// @param step at which the reply waits; null unless it is on its way
    record ListRow(
            RequestStore.SubmissionRow submission,
            @Nullable String number,
            @Nullable UUID handler,
            int version,
            ReplyDraft.@Nullable Status reply,
            @Nullable Step step,
            Set<UUID> drafters) {}

    /// @param soon the last day that is 快到期
    /// @param confirmBy what was handed in before this day is past the internal limit
    record ListQuery(
            int organ, Filter filter, byte[] nameIndex, LocalDate today, LocalDate soon, LocalDate confirmBy) {}

    /// The parts of a list, in the order they are shown.
    enum Part {
        ARRIVED("from intake_arrival a join intake_submission s on s.organ_id = a.organ_id and s.id = a.id"
                + " where a.organ_id = :organ"),
        OPEN(CASES + " and c.concluded_on is null"),
        CONCLUDED(CASES + " and c.concluded_on is not null");

        private final String from;

        Part(String from) {
            this.from = from;
        }

        private String id() {
            return this == ARRIVED ? "a.id" : "c.id";
        }

        private String order(boolean reversed) {
            return switch (this) {
                case ARRIVED -> reversed ? "s.submitted_at, a.id desc" : "s.submitted_at desc, a.id";
                case OPEN -> reversed ? PAUSED + " desc, c.due_on desc, c.id desc" : PAUSED + ", c.due_on, c.id";
                case CONCLUDED -> reversed ? "c.concluded_on, c.id desc" : "c.concluded_on desc, c.id";
            };
        }

        /// What the column sorts by. What waits for confirmation has no number.
        private String keys(Column column) {
            boolean arrived = this == ARRIVED;
            return switch (column) {
                case NUMBER -> arrived ? "null::int as k1, null::int as k2" : "c.year as k1, c.serial as k2";
                case SUBMITTED -> arrived ? "a.submitted_on as k1" : "c.submitted_on as k1";
                case DUE -> throw new IllegalArgumentException("the day due is sorted part by part");
            };
        }
    }

    /// How many rows each part has that the filter lets through.
    Map<Part, Integer> counts(ListQuery query) {
        var counts = new EnumMap<Part, Integer>(Part.class);
        var parts = parts(query.filter());
        if (parts.isEmpty()) {
            return counts;
        }
        var columns = parts.stream()
                .map(part -> count(query.filter(), part) + " as n_" + part.name())
                .collect(Collectors.joining(", "));
        with(query, sql.sql("select " + columns)).query(row -> {
            for (var part : parts) {
                counts.put(part, row.getInt("n_" + part.name()));
            }
        });
        return counts;
    }

    private static String count(Filter filter, Part part) {
        var where = where(filter, part);
        return part == Part.CONCLUDED && where.isEmpty() ? CONCLUDED : "(select count(*) " + part.from + where + ")";
    }

    /// The ids of one part from a place on, by the day due.
    List<UUID> ids(ListQuery query, Part part, boolean reversed, int size, int offset) {
        return ids(
                query,
                "select " + part.id() + " as id " + part.from + where(query.filter(), part) + " order by "
                        + part.order(reversed),
                size,
                offset);
    }

    /// The ids of all parts, sorted by another column. Open and concluded cases are one part then, so that
    /// the index of the column is walked once, and each part only as far as the page needs it. What has no
    /// number comes last, or first if reversed.
    List<UUID> ids(ListQuery query, Order order, int size, int offset) {
        var down = order.reversed() ? " desc" : "";
        var by = switch (order.column()) {
            case NUMBER -> " order by k1" + down + ", k2" + down + ", id" + down;
            case SUBMITTED, DUE -> order.reversed() ? " order by k1, id desc" : " order by k1 desc, id";
        };
        var parts = parts(query.filter());
        boolean cases = parts.containsAll(EnumSet.of(Part.OPEN, Part.CONCLUDED));
        var sorted = parts.stream()
                .filter(part -> !cases || part != Part.CONCLUDED)
                .map(part -> "(select " + part.id() + " as id, " + part.keys(order.column()) + " "
                        + (cases && part == Part.OPEN ? CASES : part.from) + where(query.filter(), part) + by
                        + " limit :size + :offset)")
                .collect(Collectors.joining(" union all "));
        return ids(query, "select id from (" + sorted + ") sorted" + by, size, offset);
    }

    private List<UUID> ids(ListQuery query, String sorted, int size, int offset) {
        return with(query, sql.sql(sorted + " limit :size offset :offset"))
                .param("size", size)
                .param("offset", offset)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    /// Known requests in the order given; those of another organ are left out.
    List<ListRow> rows(int organ, Collection<UUID> ids) {
        var rows = new HashMap<UUID, ListRow>();
        sql.sql("""
                select s.*, c.number, c.handler_id, coalesce(c.version, 0) as case_version, r.status as reply_status, r.step,
                    r.drafters
                from intake_submission s
                left join request_case c on c.organ_id = s.organ_id and c.id = s.id
                left join request_reply r on r.organ_id = s.organ_id and r.request_id = s.id
                where s.organ_id = :organ and s.id = any (:ids)
                """)
                .param("organ", organ)
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    rows.put(row.getObject("id", UUID.class), listRow(row));
                });
        return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    private static ListRow listRow(ResultSet row) throws SQLException {
        var reply = row.getString("reply_status");
        var step = row.getString("step");
        return new ListRow(
                RequestStore.submission(row),
                row.getString("number"),
                row.getObject("handler_id", UUID.class),
                row.getInt("case_version"),
                reply == null ? null : ReplyDraft.Status.valueOf(reply),
                step == null ? null : Step.valueOf(step),
                reply == null ? Set.of() : SignOffStore.ids(row.getArray("drafters")));
    }

    /// The counters of all views at once.
    Map<View, Integer> counters(ListQuery query) {
        var ofOpen = Arrays.stream(View.values())
                .filter(view -> parts(view).equals(EnumSet.of(Part.OPEN)))
                .toList();
        var open = ofOpen.stream()
                .map(view -> "count(*) filter (where " + condition(view) + ") as " + view.name())
                .collect(Collectors.joining(", "));
        var counters = new EnumMap<View, Integer>(View.class);
        with(query, sql.sql("""
                select arrived.*, running.*,
                  (select count(*) from request_case c where c.organ_id = :organ and %s) as UNSERVED,
                  %s as CONCLUDED
                from (select count(*) as UNCONFIRMED, count(*) filter (where a.submitted_on < :confirmBy) as UNCONFIRMED_LATE
                      from intake_arrival a where a.organ_id = :organ) arrived,
                  (select count(*) as running, %s from request_case c where c.organ_id = :organ and c.concluded_on is null) running
                """.formatted(condition(View.UNSERVED), CONCLUDED, open)))
                .query(row -> {
                    for (var view : View.values()) {
                        counters.put(
                                view,
                                switch (view) {
                                    case OPEN -> row.getInt("running") + row.getInt("UNCONFIRMED");
                                    case ALL ->
                                        row.getInt("running") + row.getInt("UNCONFIRMED") + row.getInt("CONCLUDED");
                                    default -> row.getInt(view.name());
                                });
                    }
                });
        return counters;
    }

    /// What falls due on which day of a span: how many replies, and 补正 or 缴费.
    record DueOn(LocalDate day, String what, int count) {}

    List<DueOn> dueOn(ListQuery query, LocalDate from, LocalDate to) {
        return with(query, sql.sql("""
                select c.due_on as day, 'REPLY' as what, count(*) as n from request_case c
                where c.organ_id = :organ and c.concluded_on is null and c.due_on between :from and :to group by 1
                union all
                select c.waits_until, 'LAPSE', count(*) from request_case c
                where c.organ_id = :organ and c.concluded_on is null and c.waits_until between :from and :to group by 1
                order by 1, 2
                """))
                .param("from", from)
                .param("to", to)
                .query((row, n) ->
                        new DueOn(row.getObject("day", LocalDate.class), row.getString("what"), row.getInt("n")))
                .list();
    }

    /// False if somebody else changed the case since it was read (D3).
    boolean assign(UUID id, int version, UUID handler) {
        return sql.sql("""
                update request_case set handler_id = :handler, version = version + 1
                where id = :id and version = :version and concluded_on is null
                """)
                        .param("handler", handler)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /// In which parts a view can have rows.
    static Set<Part> parts(View view) {
        return switch (view) {
            case ALL -> EnumSet.allOf(Part.class);
            case OPEN -> EnumSet.of(Part.ARRIVED, Part.OPEN);
            case UNCONFIRMED, UNCONFIRMED_LATE -> EnumSet.of(Part.ARRIVED);
            case MINE, TODAY, SOON, WAITING, LAPSED, PAUSED, SIGNING -> EnumSet.of(Part.OPEN);
            case UNSERVED, CONCLUDED -> EnumSet.of(Part.CONCLUDED);
        };
    }

    /// What has no case yet passes no filter that asks for something only a case has.
    private static Set<Part> parts(Filter filter) {
        var parts = EnumSet.copyOf(parts(filter.view()));
        var words = filter.words().strip();
        if (filter.asksForCase()
                || words.matches(NUMBER)
                || NumberPart.of(words).isPresent()) {
            parts.remove(Part.ARRIVED);
        }
        if (filter.outcome().isPresent()
                || filter.concluded().isBounded()
                || filter.used().isPresent()) {
            parts.remove(Part.OPEN);
        }
        return parts;
    }

    private static String condition(View view) {
        return switch (view) {
            case ALL, OPEN, UNCONFIRMED, CONCLUDED -> "true";
            case UNCONFIRMED_LATE -> "a.submitted_on < :confirmBy";
            case MINE -> "c.handler_id = :viewer";
            case TODAY -> "not " + PAUSED + " and c.due_on <= :today";
            case SOON -> "not " + PAUSED + " and c.due_on > :today and c.due_on <= :soon";
            case WAITING -> "c.waits_for <> '{}' and (c.others_until is null or c.others_until >= :today)";
            case LAPSED -> "c.waits_until < :today";
            case PAUSED -> PAUSED;
            case SIGNING ->
                "c.id in (select r.request_id from request_reply r where r.organ_id = :organ and r.status = 'SUBMITTED')";
            case UNSERVED -> "c.phase in ('REPLIED', 'ABANDONED') and not c.served";
        };
    }

    private static String where(Filter filter, Part part) {
        var where = new StringBuilder();
        var alias = part == Part.ARRIVED ? "s" : "c";
        and(where, condition(filter.view()));
        filter.kind().ifPresent(_ -> and(where, alias + ".kind = :kind"));
        filter.channel().ifPresent(_ -> and(where, alias + ".channel = :channel"));
        if (!filter.words().isBlank()) {
            and(where, words(filter.words().strip(), part));
        }
        if (part == Part.ARRIVED) {
            return where.toString();
        }
        filter.outcome().ifPresent(_ -> and(where, "c.outcome = :outcome"));
        filter.handler()
                .ifPresent(handler ->
                        and(where, handler.equals(Filter.NOBODY) ? "c.handler_id is null" : "c.handler_id = :handler"));
        span(where, "c.received_on", "received", filter.received());
        span(where, "c.concluded_on", "concluded", filter.concluded());
        span(where, "c.due_on", "due", filter.due());
        span(where, "c.waits_until", "lapse", filter.lapse());
        filter.used().ifPresent(_ -> and(where, "c.used_days between :usedFrom and :usedTo"));
        filter.waits().ifPresent(_ -> and(where, "c.waits_for @> array[:waits]::text[]"));
        if (filter.late()) {
            and(where, "c.late_after < :today");
        }
        return where.toString();
    }

    /// A number or a part of one, and else a name: its keyed hash finds those who bear it.
    private static String words(String words, Part part) {
        if (part == Part.ARRIVED) {
            return "s.name_index = :nameIndex";
        }
        if (words.matches(NUMBER)) {
            return "c.number = :words";
        }
        return NumberPart.of(words).map(NumberPart::condition).orElse("c.id = any (" + NAMED + ")");
    }

    private static void span(StringBuilder where, String column, String name, Span span) {
        if (span.from() != null) {
            and(where, column + " >= :" + name + "From");
        }
        if (span.to() != null) {
            and(where, column + " <= :" + name + "To");
        }
    }

    private static void and(StringBuilder where, String condition) {
        if (!condition.equals("true")) {
            where.append(" and ").append(condition);
        }
    }

    /// Parameters a statement does not name are ignored.
    private static JdbcClient.StatementSpec with(ListQuery q, JdbcClient.StatementSpec statement) {
        var f = q.filter();
        var words = f.words().strip();
        return statement
                .param("organ", q.organ())
                .param("today", q.today())
                .param("soon", q.soon())
                .param("confirmBy", q.confirmBy())
                .param("viewer", f.viewer().orElse(Filter.NOBODY))
                .param("kind", f.kind().map(Enum::name).orElse(""))
                .param("channel", f.channel().map(Enum::name).orElse(""))
                .param("outcome", f.outcome().map(Enum::name).orElse(""))
                .param("handler", f.handler().orElse(Filter.NOBODY))
                .param("waits", f.waits().map(Enum::name).orElse(""))
                .param("words", words)
                .param(
                        "numberPrefix",
                        NumberPart.of(words).map(NumberPart::prefix).orElse(""))
                .param("nameIndex", q.nameIndex())
                .param("receivedFrom", f.received().from())
                .param("receivedTo", f.received().to())
                .param("concludedFrom", f.concluded().from())
                .param("concludedTo", f.concluded().to())
                .param("dueFrom", f.due().from())
                .param("dueTo", f.due().to())
                .param("lapseFrom", f.lapse().from())
                .param("lapseTo", f.lapse().to())
                .param("usedFrom", f.used().map(RequestList.Used::from).orElse(0))
                .param("usedTo", f.used().map(RequestList.Used::to).orElse(0));
    }
}
