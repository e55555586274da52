package org.yangguang.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.calendar.Calendars;
import org.yangguang.organ.Organ;
import org.yangguang.request.signoff.Step;
import org.yangguang.vault.Vault;

/// Lists of requests, filtered, sorted by the day they are due and paged in SQL.
@Component
public class RequestList {

    private static final int SOON_WORKING_DAYS = 3;

    private final RequestStore store;
    private final Calendars calendars;
    private final Vault vault;
    private final Clock clock;

    RequestList(RequestStore store, Calendars calendars, Vault vault, Clock clock) {
        this.store = store;
        this.calendars = calendars;
        this.vault = vault;
        this.clock = clock;
    }

    /// The saved views every desk has.
    public enum View {
        ALL("全部"),
        OPEN("在办"),
        UNCONFIRMED("待确认收到"),
        TODAY("今日到期、逾期"),
        SOON("3 个工作日内到期"),
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
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// @param words an application number or part of one, or an applicant's full name
    public record Filter(View view, Optional<ApplicantKind> kind, Optional<Channel> channel, String words) {}

    /// @param who masked name of a person, full name of a body
    /// @param reply how far the reply is, empty before there is a draft
    /// @param waiting for whom, while the reply is on its way
    public record Row(
            UUID id,
            String number,
            String subject,
            String who,
            ApplicantKind kind,
            Channel channel,
            LocalDate submittedOn,
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

    @Transactional(readOnly = true)
    public List<Row> page(Organ organ, Filter filter, int size, int offset) {
        return shown(organ, store.list(query(organ, filter), size, offset));
    }

    /// The rows of known requests, such as those behind a number of the annual report.
    @Transactional(readOnly = true)
    public List<Row> of(Organ organ, List<UUID> ids) {
        return shown(organ, store.list(organ.id(), ids));
    }

    private List<Row> shown(Organ organ, List<RequestStore.ListRow> rows) {
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
                    row.number() == null ? "" : row.number(),
                    application.subject(),
                    application.maskedName(),
                    submission.kind(),
                    submission.channel(),
                    submission.submittedOn(),
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
        return store.count(query(organ, filter));
    }

    private RequestStore.ListQuery query(Organ organ, Filter filter) {
        var today = LocalDate.now(clock);
        var days = calendars.of(organ.region());
        var words = filter.words().strip();
        return new RequestStore.ListQuery(
                organ.id(),
                filter.view().code(),
                filter.kind().map(Enum::name).orElse(""),
                filter.channel().map(Enum::name).orElse(""),
                words,
                vault.blindIndex("name." + organ.id(), words),
                today,
                days.covers(today.plusDays(14).getYear())
                        ? days.plus(today, SOON_WORKING_DAYS)
                        : today.plusDays(SOON_WORKING_DAYS + 2));
    }
}
