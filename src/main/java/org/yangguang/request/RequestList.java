package org.yangguang.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.calendar.Calendars;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.organ.Organ;
import org.yangguang.request.signoff.Step;
import org.yangguang.vault.Vault;

/// Lists of requests, filtered, sorted and paged in SQL.
@Component
public class RequestList {

    private static final int SOON_WORKING_DAYS = 3;

    private final RequestStore store;
    private final RequestListStore lists;
    private final Calendars calendars;
    private final Vault vault;
    private final Clock clock;

    RequestList(RequestStore store, RequestListStore lists, Calendars calendars, Vault vault, Clock clock) {
        this.store = store;
        this.lists = lists;
        this.calendars = calendars;
        this.vault = vault;
        this.clock = clock;
    }

    /// The views every desk has.
    public enum View {
        ALL("全部"),
        OPEN("在办"),
        MINE("我的"),
        UNCONFIRMED("待确认收到"),
        UNCONFIRMED_LATE("超时未确认"),
        TODAY("今日到期、逾期"),
        SOON("3 个工作日内到期"),
        WAITING("等待他人"),
        LAPSED("可以终止办理"),
        PAUSED("计时暂停"),
        SIGNING("待审签"),
        UNSERVED("待送达"),
        CONCLUDED("已办结");

        private final String label;

        View(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /// Days from one to another, both included; open where there is none.
    public record Span(@Nullable LocalDate from, @Nullable LocalDate to) {
        public static final Span ALWAYS = new Span(null, null);

        public boolean isBounded() {
            return from != null || to != null;
        }

        public boolean contains(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    /// Working days used up to the decision, both included.
    public record Used(int from, int to) {}

    /// What a list can be sorted by.
    public enum Column {
        NUMBER("编号", "编号由小到大", "编号由大到小"),
        SUBMITTED("提交", "最近提交的在前", "最早提交的在前"),
        DUE("法定期限", "法定期限由近及远", "法定期限由远及近");

        private final String label;
        private final String usual;
        private final String reversed;

        Column(String label, String usual, String reversed) {
            this.label = label;
            this.usual = usual;
            this.reversed = reversed;
        }

        public String label() {
            return label;
        }

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// How a list is sorted: from the smallest number, from what was handed in last, from what is due next.
    ///
    /// @param reversed the other way round, row by row
    public record Order(Column column, boolean reversed) {
        public static final Order USUAL = new Order(Column.DUE, false);

        public static List<Order> all() {
            return Arrays.stream(Column.values())
                    .flatMap(column -> Stream.of(new Order(column, false), new Order(column, true)))
                    .toList();
        }

        public String label() {
            return reversed ? column.reversed : column.usual;
        }

        public String code() {
            return (reversed ? "-" : "") + column.code();
        }
    }

    /// What a list shows. Statistics count by the same filter.
    ///
    /// @param words an application number or part of one ([NumberPart]), or else an applicant's full name
    /// @param handler [#NOBODY] asks for those without one
    /// @param due 答复到期日
    /// @param lapse 补正期限、缴费期限的最后一日
    /// @param late overdue now, or replied late
    /// @param viewer whose 我的 are shown
    public record Filter(
            View view,
            Optional<ApplicantKind> kind,
            Optional<Channel> channel,
            String words,
            Optional<Outcome> outcome,
            Optional<UUID> handler,
            Optional<Awaited.From> waits,
            Span received,
            Span concluded,
            Span due,
            Span lapse,
            Optional<Used> used,
            boolean late,
            Optional<UUID> viewer) {

        public static final UUID NOBODY = new UUID(0, 0);

        public Filter(View view, Optional<ApplicantKind> kind, Optional<Channel> channel, String words) {
            this(
                    view,
                    kind,
                    channel,
                    words,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Span.ALWAYS,
                    Span.ALWAYS,
                    Span.ALWAYS,
                    Span.ALWAYS,
                    Optional.empty(),
                    false,
                    Optional.empty());
        }

        public static Filter of(View view) {
            return new Filter(view, Optional.empty(), Optional.empty(), "");
        }

        /// The same, asked by somebody: 我的 are theirs.
        public Filter seenBy(UUID account) {
            return new Filter(
                    view,
                    kind,
                    channel,
                    words,
                    outcome,
                    handler,
                    waits,
                    received,
                    concluded,
                    due,
                    lapse,
                    used,
                    late,
                    Optional.of(account));
        }

        /// Whether anything narrows the view.
        public boolean isNarrowed() {
            return kind.isPresent() || channel.isPresent() || !words.isBlank() || asksForCase();
        }

        /// Whether only a registered request can pass; that nobody handles it is true before that too.
        boolean asksForCase() {
            return outcome.isPresent()
                    || handler.filter(h -> !h.equals(NOBODY)).isPresent()
                    || waits.isPresent()
                    || received.isBounded()
                    || concluded.isBounded()
                    || due.isBounded()
                    || lapse.isBounded()
                    || used.isPresent()
                    || late;
        }
    }

    /// @param version of the case; 0 before there is one
    /// @param who masked name of a person, full name of a body
    /// @param handler 承办人; empty before there is one
    /// @param reply how far the reply is, empty before there is a draft
    /// @param waiting for whom, while the reply is on its way
    public record Row(
            UUID id,
            int version,
            String number,
            String subject,
            String who,
            ApplicantKind kind,
            Channel channel,
            LocalDate submittedOn,
            Optional<UUID> handler,
            RequestState state,
            Optional<Reckoning> reckoning,
            List<Awaited> awaited,
            Optional<ReplyDraft.Status> reply,
            Optional<Waiting> waiting) {}

    /// A reply on its way: the step that is due, and who cannot take it because they drafted.
    public record Waiting(Step step, Set<UUID> drafters) {
        public Waiting {
            drafters = Set.copyOf(drafters);
        }
    }

    /// In the usual order.
    @Transactional(readOnly = true)
    public List<Row> page(Organ organ, Filter filter, int size, int offset) {
        return page(organ, filter, Order.USUAL, size, offset);
    }

    @Transactional(readOnly = true)
    public List<Row> page(Organ organ, Filter filter, Order order, int size, int offset) {
        var query = query(organ, filter);
        return rows(organ, query, order, lists.counts(query), size, offset);
    }

    /// A page of a list with how many there are in all.
    public record Page(List<Row> rows, int total) {}

    /// The page with a number, from 1; the last one if the list is shorter.
    @Transactional(readOnly = true)
    public Page numbered(Organ organ, Filter filter, Order order, int size, int number) {
        var query = query(organ, filter);
        var counts = lists.counts(query);
        int total = total(counts);
        int last = Math.max(1, (total + size - 1) / size);
        return new Page(rows(organ, query, order, counts, size, (Math.clamp(number, 1, last) - 1) * size), total);
    }

    private List<Row> rows(
            Organ organ,
            RequestListStore.ListQuery query,
            Order order,
            Map<RequestListStore.Part, Integer> counts,
            int size,
            int offset) {
        if (total(counts) == 0) {
            return List.of();
        }
        var ids = order.column() == Column.DUE
                ? byDayDue(query, order.reversed(), counts, size, offset)
                : lists.ids(query, order, size, offset);
        return shown(organ, lists.rows(organ.id(), ids));
    }

    private List<UUID> byDayDue(
            RequestListStore.ListQuery query,
            boolean reversed,
            Map<RequestListStore.Part, Integer> counts,
            int size,
            int offset) {
        var parts = new ArrayList<>(counts.keySet());
        var ids = new ArrayList<UUID>();
        int skip = offset;
        for (var part : reversed ? parts.reversed() : parts) {
            int rows = counts.getOrDefault(part, 0);
            if (skip < rows && ids.size() < size) {
                ids.addAll(lists.ids(query, part, reversed, size - ids.size(), skip));
            }
            skip = Math.max(0, skip - rows);
        }
        return ids;
    }

    /// The rows of known requests in that order, such as those behind a number of the annual report.
    @Transactional(readOnly = true)
    public List<Row> of(Organ organ, Collection<UUID> ids) {
        return shown(organ, lists.rows(organ.id(), ids));
    }

    private List<Row> shown(Organ organ, List<RequestListStore.ListRow> rows) {
        var events = store.events(rows.stream().map(r -> r.submission().id()).toList());
        var clockOfOrgan = new StatutoryClock(calendars.of(organ.region()));
        var shown = new ArrayList<Row>();
        for (var row : rows) {
            var submission = row.submission();
            var facts = new ArrayList<RequestEvent>();
            facts.add(submission.submitted());
            facts.addAll(events.getOrDefault(submission.id(), List.of()));
            var state = RequestState.of(facts);
            var application =
                    submission.application().open(vault, "intake_submission", submission.id(), submission.organ());
            shown.add(new Row(
                    submission.id(),
                    row.version(),
                    row.number() == null ? "" : row.number(),
                    application.subject(),
                    application.maskedName(),
                    submission.kind(),
                    submission.channel(),
                    submission.submittedOn(),
                    Optional.ofNullable(row.handler()),
                    state,
                    clockOfOrgan.reckon(state, LocalDate.now(clock)),
                    Awaited.all(state, clockOfOrgan, LocalDate.now(clock)),
                    Optional.ofNullable(row.reply()),
                    Optional.ofNullable(row.step()).map(step -> new Waiting(step, row.drafters()))));
        }
        return shown;
    }

    @Transactional(readOnly = true)
    public int count(Organ organ, Filter filter) {
        return total(lists.counts(query(organ, filter)));
    }

    private static int total(Map<RequestListStore.Part, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// The counters of all views.
    @Transactional(readOnly = true)
    public Map<View, Integer> counters(Organ organ, UUID viewer) {
        return lists.counters(query(organ, Filter.of(View.MINE).seenBy(viewer)));
    }

    /// What ends on a day.
    public enum Ending {
        REPLY("答复到期"),
        LAPSE("补正、缴费期满");

        private final String label;

        Ending(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public record Due(LocalDate day, Ending ending, int count) {}

    /// How many periods of open requests end on which days of a span.
    @Transactional(readOnly = true)
    public List<Due> due(Organ organ, LocalDate from, LocalDate to) {
        return lists.dueOn(query(organ, Filter.of(View.OPEN)), from, to).stream()
                .map(due -> new Due(due.day(), Ending.valueOf(due.what()), due.count()))
                .toList();
    }

    private RequestListStore.ListQuery query(Organ organ, Filter filter) {
        var today = LocalDate.now(clock);
        var days = calendars.of(organ.region());
        return new RequestListStore.ListQuery(
                organ.id(),
                filter,
                vault.blindIndex("name." + organ.id(), filter.words().strip()),
                today,
                step(days, today, SOON_WORKING_DAYS),
                step(days, today, -1));
    }

    /// 确认收到的内部时限是一个工作日：the last day on which what is handed in may still wait today.
    public LocalDate confirmBy(Organ organ) {
        return step(calendars.of(organ.region()), LocalDate.now(clock), -1);
    }

    /// The n-th working day after or before a day; a year without a notice is worked Monday to Friday.
    private static LocalDate step(WorkingDays days, LocalDate from, int n) {
        var day = from;
        for (int left = Math.abs(n); left > 0; ) {
            day = day.plusDays(Integer.signum(n));
            if (days.isProvisionallyWorked(day)) {
                left--;
            }
        }
        return day;
    }
}
