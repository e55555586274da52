package org.yangguang.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.WithDatabase;
import org.yangguang.audit.Actor;
import org.yangguang.calendar.Calendars;
import org.yangguang.calendar.Deadline;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;
import org.yangguang.organ.Organs;
import org.yangguang.request.RequestList.Filter;
import org.yangguang.request.RequestList.Span;
import org.yangguang.request.RequestList.Used;
import org.yangguang.request.RequestList.View;
import org.yangguang.request.submission.Application;
import org.yangguang.request.submission.Intake;
import org.yangguang.request.tally.Tallies;
import org.yangguang.request.tally.TallyRow;

/// Views, filters, counters and statistics in SQL against a count over the events themselves, on random
/// lawful histories whose columns were folded on the day of their last event and never since.
@WithDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestListTest {

    private static final String ORGAN = "110101-81";
    private static final UUID ME = new UUID(1, 1);
    private static final UUID COLLEAGUE = new UUID(2, 2);

    @Autowired
    RequestList requests;

    @Autowired
    Statistics statistics;

    @Autowired
    Tallies tallies;

    @Autowired
    RequestStore store;

    @Autowired
    Intake intake;

    @Autowired
    Organs organs;

    @Autowired
    Calendars calendars;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Clock clock;

    /// A request as its events tell it.
    private record Told(
            UUID id,
            ApplicantKind kind,
            Channel channel,
            LocalDate submittedOn,
            Optional<UUID> handler,
            boolean submittedReply,
            RequestState state) {}

    private final List<Told> told = new ArrayList<>();

    private Organ organ() {
        return organs.byCode(ORGAN).orElseThrow();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private StatutoryClock clockOfOrgan() {
        return new StatutoryClock(calendars.of(organ().region()));
    }

    @BeforeEach
    void histories() {
        if (!told.isEmpty()) {
            return;
        }
        Scope.of(DatabaseRole.OFFICE, Set.of())
                .run(() -> organs.register(
                        Actor.SYSTEM,
                        new Organs.Registration(
                                ORGAN,
                                Optional.empty(),
                                OrganKind.DEPARTMENT,
                                OrganLevel.COUNTY,
                                "甲区统计局",
                                "统计",
                                Optional.empty(),
                                LocalDate.of(2020, 1, 1),
                                Optional.empty())));
        var random = new Random(7);
        var courses = new RandomCourses(7, clockOfOrgan());
        inOrgan(() -> transactions.executeWithoutResult(_ -> {
            for (int i = 0; i < 260; i++) {
                var first = i % 3 == 0 ? today().minusDays(500) : today().minusDays(45);
                told.add(recorded(i, random, courses.between(first, today())));
            }
        }));
    }

    private Told recorded(int i, Random random, List<RequestEvent> events) {
        var kind = ApplicantKind.values()[random.nextInt(ApplicantKind.values().length)];
        var submitted = (RequestEvent.Submitted) events.getFirst();
        var id = intake.enter(organ(), new UUID(81, i), submitted.channel(), application(kind, i), submitted.on())
                .id();
        var state = RequestState.of(events);
        if (state instanceof RequestState.Unconfirmed) {
            return new Told(id, kind, submitted.channel(), submitted.on(), Optional.empty(), false, state);
        }
        var handler = random.nextBoolean() ? ME : COLLEAGUE;
        var received = state.courseSoFar().map(Course::receivedOn);
        if (received.isPresent()) {
            store.open(organ().id(), id, "统计-81-%04d".formatted(i), 1981, i, handler);
        } else {
            store.openUnnumbered(organ().id(), id, handler);
        }
        for (int seq = 1; seq < events.size(); seq++) {
            store.append(organ().id(), id, seq, events.get(seq), Instant.EPOCH, ME, "承办", null);
        }
        var lastFact = events.getLast().on();
        assertThat(store.fold(id, 0, Fold.of(state, clockOfOrgan(), lastFact))).isTrue();
        boolean drafted = state instanceof RequestState.Handling && random.nextInt(4) == 0;
        if (drafted) {
            sql.sql("""
                    insert into request_reply (organ_id, request_id, status, step, reply_kind, outcome, key, facts, author_id, saved_at)
                    values (:organ, :id, 'SUBMITTED', 'SIGNING', 'x', 'GRANTED', '', '', :author, now())
                    """)
                    .param("organ", organ().id())
                    .param("id", id)
                    .param("author", COLLEAGUE)
                    .update();
        }
        return new Told(id, kind, submitted.channel(), submitted.on(), Optional.of(handler), drafted, state);
    }

    private static Application application(ApplicantKind kind, int i) {
        return new Application(
                kind,
                kind.isNaturalPerson() ? "林晓岚" : "某某有限公司",
                Application.IdentityKind.PASSPORT,
                "E12345678",
                "",
                "13900000000",
                "",
                "",
                "",
                "第 " + i + " 件所需信息",
                "",
                Application.DeliveryForm.ELECTRONIC,
                Application.DeliveryChannel.PLATFORM,
                true);
    }

    private void inOrgan(Runnable work) {
        Scope.of(DatabaseRole.OFFICE, Set.of(organ().id())).run(work);
    }

    private boolean isIn(View view, Told t) {
        var state = t.state();
        boolean open = !state.isConcluded();
        var awaited = Awaited.all(state, clockOfOrgan(), today());
        var due = due(state);
        return switch (view) {
            case ALL -> true;
            case OPEN -> open;
            case MINE -> open && t.handler().filter(ME::equals).isPresent();
            case UNCONFIRMED -> state instanceof RequestState.Unconfirmed;
            case UNCONFIRMED_LATE ->
                state instanceof RequestState.Unconfirmed
                        && workingDays(t.submittedOn().plusDays(1), today().minusDays(1)) > 0;
            case TODAY -> due.filter(day -> !day.isAfter(today())).isPresent();
            case SOON ->
                due.filter(day -> day.isAfter(today())
                                && workingDays(today().plusDays(1), day) <= 3
                                && clockOfOrgan().days().isProvisionallyWorked(day))
                        .isPresent();
            case WAITING -> awaited.stream().anyMatch(a -> !a.over());
            case LAPSED -> awaited.stream().anyMatch(Awaited::canClose);
            case PAUSED -> clockOfOrgan().deadline(state, today()) instanceof Deadline.Paused;
            case SIGNING -> t.submittedReply();
            case UNSERVED ->
                (state instanceof RequestState.Replied || state instanceof RequestState.Abandoned)
                        && Services.of(state).standing().isEmpty();
            case CONCLUDED -> !open;
        };
    }

    private Optional<LocalDate> due(RequestState state) {
        return switch (clockOfOrgan().deadline(state, today())) {
            case Deadline.Due(var day, var _) -> Optional.of(day);
            case Deadline.AwaitingCalendar(var day, var _) -> Optional.of(day);
            case Deadline.Paused _, Deadline.None _ -> Optional.empty();
        };
    }

    private long workingDays(LocalDate from, LocalDate to) {
        return to.isBefore(from)
                ? 0
                : from.datesUntil(to.plusDays(1))
                        .filter(clockOfOrgan().days()::isProvisionallyWorked)
                        .count();
    }

    private boolean isLate(Told t) {
        if (!t.state().isConcluded()) {
            return due(t.state()).filter(day -> day.isBefore(today())).isPresent();
        }
        if (t.state() instanceof RequestState.Withdrawn) {
            return false;
        }
        var last = clockOfOrgan().replyDue(t.state(), today());
        return switch (Timeliness.of(last, t.state().services())) {
            case Timeliness.Late _ -> true;
            case Timeliness.OnTime _, Timeliness.CannotTell _ -> false;
            case Timeliness.NotServed _ ->
                switch (last) {
                    case Deadline.Due(var day, var _) -> day.isBefore(today());
                    case Deadline.AwaitingCalendar(var day, var _) -> day.isBefore(today());
                    case Deadline.Paused _, Deadline.None _ -> false;
                };
        };
    }

    private Optional<LocalDate> received(Told t) {
        return t.state().courseSoFar().map(Course::receivedOn);
    }

    private Optional<Integer> used(Told t) {
        return t.state().isConcluded()
                ? clockOfOrgan().reckon(t.state(), today()).map(Reckoning::used)
                : Optional.empty();
    }

    private void agrees(String what, Filter filter, Predicate<Told> independently) {
        var expected = told.stream().filter(independently).map(Told::id).collect(Collectors.toSet());
        var shown = requests.page(organ(), filter, 1000, 0).stream()
                .map(RequestList.Row::id)
                .toList();
        assertThat(shown).as(what).doesNotHaveDuplicates().hasSameElementsAs(expected);
        assertThat(requests.count(organ(), filter)).as(what).isEqualTo(expected.size());
        var paged = new ArrayList<UUID>();
        for (int number = 1; number <= (expected.size() + 6) / 7; number++) {
            requests.numbered(organ(), filter, RequestList.Order.USUAL, 7, number)
                    .rows()
                    .forEach(row -> paged.add(row.id()));
        }
        assertThat(paged).as(what + ", page by page").isEqualTo(shown);
    }

    private static Filter filter(View view, Map<String, Object> with) {
        var f = Filter.of(view).seenBy(ME);
        return new Filter(
                view,
                Optional.ofNullable((ApplicantKind) with.get("kind")),
                Optional.ofNullable((Channel) with.get("channel")),
                (String) with.getOrDefault("words", ""),
                Optional.ofNullable((Outcome) with.get("outcome")),
                Optional.ofNullable((UUID) with.get("handler")),
                Optional.ofNullable((Awaited.From) with.get("waits")),
                (Span) with.getOrDefault("received", Span.ALWAYS),
                (Span) with.getOrDefault("concluded", Span.ALWAYS),
                (Span) with.getOrDefault("due", Span.ALWAYS),
                (Span) with.getOrDefault("lapse", Span.ALWAYS),
                Optional.ofNullable((Used) with.get("used")),
                with.containsKey("late"),
                f.viewer());
    }

    @Test
    @DisplayName("各视图列出的，与从事件逐件判断的一致；期限随日子推移而变的也一致")
    void everyViewHoldsWhatTheEventsSay() {
        inOrgan(() -> {
            var counters = requests.counters(organ(), ME);
            var filled = new EnumMap<View, Long>(View.class);
            for (var view : View.values()) {
                agrees(view.label(), filter(view, Map.of()), t -> isIn(view, t));
                long expected = told.stream().filter(t -> isIn(view, t)).count();
                filled.put(view, expected);
                assertThat(counters.get(view)).as(view.label()).isEqualTo((int) expected);
            }
            assertThat(filled)
                    .as("每个视图都有可以出错的申请")
                    .allSatisfy((view, n) -> assertThat(n).as(view.label()).isPositive());
        });
    }

    @Test
    @DisplayName("各项筛选与从事件逐件判断的一致")
    void everyFilterAgreesWithTheEvents() {
        inOrgan(() -> {
            for (var kind : ApplicantKind.values()) {
                agrees(kind.label(), filter(View.ALL, Map.of("kind", kind)), t -> t.kind() == kind);
            }
            for (var channel : Channel.values()) {
                agrees(
                        channel.label(),
                        filter(View.OPEN, Map.of("channel", channel)),
                        t -> t.channel() == channel && isIn(View.OPEN, t));
            }
            for (var outcome : Outcome.values()) {
                agrees(
                        outcome.label(),
                        filter(View.ALL, Map.of("outcome", outcome)),
                        t -> t.state().endedIn().filter(o -> o == outcome).isPresent());
            }
            for (var from : Awaited.From.values()) {
                agrees(
                        from.label(),
                        filter(View.ALL, Map.of("waits", from)),
                        t -> Awaited.all(t.state(), clockOfOrgan(), today()).stream()
                                .anyMatch(a -> a.from() == from));
            }
            agrees("逾期", filter(View.ALL, Map.of("late", 1)), this::isLate);
            agrees(
                    "承办人",
                    filter(View.ALL, Map.of("handler", COLLEAGUE)),
                    t -> t.handler().filter(COLLEAGUE::equals).isPresent());
            agrees(
                    "未分派",
                    filter(View.ALL, Map.of("handler", Filter.NOBODY)),
                    t -> t.handler().isEmpty());
            agrees(
                    "用时",
                    filter(View.CONCLUDED, Map.of("used", new Used(3, 9))),
                    t -> used(t).filter(n -> n >= 3 && n <= 9).isPresent());
            var span = new Span(today().minusDays(200), today().minusDays(20));
            agrees(
                    "收到",
                    filter(View.ALL, Map.of("received", span)),
                    t -> received(t).filter(span::contains).isPresent());
            agrees(
                    "办结",
                    filter(View.ALL, Map.of("concluded", span)),
                    t -> t.state().concludedOn().filter(span::contains).isPresent());
        });
    }

    @Test
    @DisplayName("按编号、编号的一部分和申请人全名查找；通配符只是字符")
    void wordsFindNumbersAndNames() {
        inOrgan(() -> {
            var numbered = requests.page(organ(), filter(View.CONCLUDED, Map.of()), 1000, 0).stream()
                    .filter(row -> !row.number().isEmpty())
                    .findFirst()
                    .orElseThrow();
            agrees("编号", filter(View.ALL, Map.of("words", numbered.number())), t -> t.id().equals(numbered.id()));
            agrees(
                    "编号的一部分",
                    filter(View.ALL, Map.of("words", "统计-81-")),
                    t -> t.handler().isPresent() && received(t).isPresent());
            agrees(
                    "年份",
                    filter(View.ALL, Map.of("words", "1981")),
                    t -> received(t).isPresent());
            agrees(
                    "年份与流水号的开头",
                    filter(View.ALL, Map.of("words", "1981-00")),
                    t -> serial(t).filter(n -> n < 100).isPresent());
            agrees(
                    "流水号",
                    filter(View.ALL, Map.of("words", "42")),
                    t -> serial(t).filter(n -> n == 42).isPresent());
            agrees(
                    "流水号的开头，全角",
                    filter(View.ALL, Map.of("words", "００４")),
                    t -> serial(t).filter(n -> n >= 40 && n < 50).isPresent());
            agrees(
                    "编号的开头",
                    filter(View.ALL, Map.of("words", "统计-81-02")),
                    t -> serial(t).filter(n -> n >= 200 && n < 300).isPresent());
            agrees("别的年份", filter(View.ALL, Map.of("words", "1982-00")), t -> false);
            agrees("姓名", filter(View.ALL, Map.of("words", "林晓岚")), t -> t.kind().isNaturalPerson());
            agrees("通配符", filter(View.ALL, Map.of("words", "统计_81")), t -> false);
            agrees("通配符", filter(View.ALL, Map.of("words", "%")), t -> false);
        });
    }

    /// The serial the case was opened with.
    private Optional<Integer> serial(Told t) {
        int at = told.indexOf(t);
        return t.handler().isPresent() && received(t).isPresent() ? Optional.of(at) : Optional.empty();
    }

    @Test
    @DisplayName("按列排序：逐页连起来正是全部，次序与事件所说的一致，倒序即其反转")
    void everyColumnSortsAllParts() {
        inOrgan(() -> {
            for (var view : List.of(View.ALL, View.OPEN, View.CONCLUDED, View.UNCONFIRMED, View.MINE)) {
                for (var order : RequestList.Order.all()) {
                    var filter = filter(view, Map.of());
                    var what = view.label() + "，" + order.label();
                    var shown = ids(requests.page(organ(), filter, order, 1000, 0));
                    var paged = new ArrayList<UUID>();
                    for (int number = 1; number <= (shown.size() + 6) / 7; number++) {
                        paged.addAll(ids(requests.numbered(organ(), filter, order, 7, number)
                                .rows()));
                    }
                    assertThat(paged).as(what).isEqualTo(shown);
                    assertThat(shown)
                            .as(what)
                            .hasSameElementsAs(ids(requests.page(organ(), filter, 1000, 0)))
                            .isEqualTo(ids(requests.page(
                                            organ(),
                                            filter,
                                            new RequestList.Order(order.column(), !order.reversed()),
                                            1000,
                                            0))
                                    .reversed());
                }
                var submitted =
                        requests
                                .page(organ(), filter(view, Map.of()), sorted(RequestList.Column.SUBMITTED), 1000, 0)
                                .stream()
                                .map(RequestList.Row::submittedOn)
                                .toList();
                assertThat(submitted).isSortedAccordingTo(java.util.Comparator.reverseOrder());
                var numbers =
                        requests
                                .page(organ(), filter(view, Map.of()), sorted(RequestList.Column.NUMBER), 1000, 0)
                                .stream()
                                .map(row -> row.number().isEmpty() ? "\uFFFF" : row.number())
                                .toList();
                assertThat(numbers).isSorted();
            }
        });
    }

    private static RequestList.Order sorted(RequestList.Column column) {
        return new RequestList.Order(column, false);
    }

    private static List<UUID> ids(List<RequestList.Row> rows) {
        return rows.stream().map(RequestList.Row::id).toList();
    }

    @Test
    @DisplayName("期限日历每日的件数，即按当日筛选的件数")
    void theCalendarCountsWhatItsListsShow() {
        inOrgan(() -> {
            var due = requests.due(organ(), today().minusDays(30), today().plusDays(60));
            assertThat(due).isNotEmpty();
            for (var day : due) {
                var field = day.ending() == RequestList.Ending.REPLY ? "due" : "lapse";
                var list = filter(View.OPEN, Map.of(field, new Span(day.day(), day.day())));
                assertThat(requests.count(organ(), list)).as(day.toString()).isEqualTo(day.count());
            }
            long running = told.stream()
                    .flatMap(t -> due(t.state()).stream())
                    .filter(day -> !day.isBefore(today().minusDays(30)) && !day.isAfter(today().plusDays(60)))
                    .count();
            assertThat(due.stream()
                            .filter(d -> d.ending() == RequestList.Ending.REPLY)
                            .mapToInt(RequestList.Due::count)
                            .sum())
                    .isGreaterThanOrEqualTo((int) running);
        });
    }

    @Test
    @DisplayName("统计与从事件逐件计数的一致，年度办结数即表三总计")
    void statisticsAgreeWithTheEvents() {
        inOrgan(() -> {
            for (var basis : Statistics.Basis.values()) {
                for (int back : List.of(0, 1)) {
                    int year = today().getYear() - back;
                    var in = new Span(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
                    agrees(basis, in);
                    if (basis == Statistics.Basis.CONCLUDED) {
                        isTableThree(in, year);
                    }
                }
                // Whole years with parts of others on both sides, on one side, and none at all.
                agrees(basis, new Span(today().minusDays(495), today()));
                agrees(basis, new Span(LocalDate.of(today().getYear() - 2, 1, 1), today().minusDays(3)));
                agrees(basis, new Span(today().minusDays(40), today().minusDays(2)));
                agrees(basis, new Span(LocalDate.of(2000, 1, 1), LocalDate.of(2099, 12, 31)));
            }
        });
    }

    @Test
    @DisplayName("统计在办理之后随即改变，退回原状即复原；整年的计数与逐件计数的一致")
    void countsOfYearsFollowEveryAct() {
        inOrgan(() -> {
            var open = told.stream()
                    .filter(t -> t.state() instanceof RequestState.Handling
                            && received(t).isPresent())
                    .findFirst()
                    .orElseThrow();
            var before = all();
            var declared = new RequestEvent.Withdrawn(today(), RequestEvent.Declaration.ORAL);
            folded(open.id(), open.state().after(declared));
            var withdrawn = all();
            assertThat(withdrawn.open()).isEqualTo(before.open() - 1);
            assertThat(withdrawn.outcomes().get(Outcome.OTHER_DISPOSITION))
                    .isEqualTo(before.outcomes().getOrDefault(Outcome.OTHER_DISPOSITION, 0) + 1);
            folded(open.id(), open.state());
            assertThat(all()).isEqualTo(before);
            assertThat(sql.sql("""
                            select count(*) from (
                              select y.basis, y.year, y.aspect, y.value, count(*)::int as n
                              from request_case c cross join lateral request_year_of(c) y group by 1, 2, 3, 4) counted
                            full join (select * from request_year where n <> 0) kept using (basis, year, aspect, value)
                            where counted.n is distinct from kept.n
                            """).query(Integer.class).single()).isZero();
        });
    }

    private Statistics.Counted all() {
        return statistics.of(
                organ().id(), Statistics.Basis.RECEIVED, LocalDate.of(2000, 1, 1), LocalDate.of(2099, 12, 31));
    }

    private void folded(UUID id, RequestState state) {
        transactions.executeWithoutResult(_ -> {
            int version = store.caseOf(id).orElseThrow().version();
            assertThat(store.fold(id, version, Fold.of(state, clockOfOrgan(), today())))
                    .isTrue();
        });
    }

    private void agrees(Statistics.Basis basis, Span in) {
        var from = Objects.requireNonNull(in.from());
        var to = Objects.requireNonNull(in.to());
        var counted = statistics.of(organ().id(), basis, from, to);
        var within = told.stream()
                .filter(t -> received(t).isPresent())
                .filter(t -> (basis == Statistics.Basis.RECEIVED
                                ? received(t)
                                : t.state().concludedOn())
                        .filter(in::contains)
                        .isPresent())
                .toList();
        assertThat(counted.total()).isEqualTo(within.size()).isPositive();
        assertThat(counted.open()).isEqualTo((int)
                within.stream().filter(t -> !t.state().isConcluded()).count());
        assertThat(counted.late())
                .isEqualTo((int) within.stream().filter(this::isLate).count());
        assertThat(counted.kinds()).isEqualTo(counts(within, t -> Optional.of(t.kind())));
        assertThat(counted.channels()).isEqualTo(counts(within, t -> Optional.of(t.channel())));
        assertThat(counted.outcomes()).isEqualTo(counts(within, t -> t.state().endedIn()));
        assertThat(counted.used()).isEqualTo(counts(within, this::used));
        assertThat(counted.months().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(within.size());
        var used = within.stream().flatMap(t -> used(t).stream()).sorted().toList();
        assertThat(counted.median()).hasValue(used.get((used.size() - 1) / 2));
        assertThat(counted.months())
                .isEqualTo(counts(
                        within,
                        t -> (basis == Statistics.Basis.RECEIVED
                                        ? received(t)
                                        : t.state().concludedOn())
                                .map(YearMonth::from)));
    }

    private void isTableThree(Span in, int year) {
        var counted = statistics.of(
                organ().id(),
                Statistics.Basis.CONCLUDED,
                Objects.requireNonNull(in.from()),
                Objects.requireNonNull(in.to()));
        var tally = tallies.of(organ().id(), year);
        assertThat(counted.total()).isEqualTo(tally.count(TallyRow.TOTAL));
        for (var outcome : Outcome.values()) {
            assertThat(counted.outcomes().getOrDefault(outcome, 0)).isEqualTo(tally.count(TallyRow.of(outcome)));
        }
    }

    private static <K> Map<K, Integer> counts(List<Told> within, java.util.function.Function<Told, Optional<K>> by) {
        var counts = new HashMap<K, Integer>();
        within.forEach(t -> by.apply(t).ifPresent(key -> counts.merge(key, 1, Integer::sum)));
        return counts;
    }
}
