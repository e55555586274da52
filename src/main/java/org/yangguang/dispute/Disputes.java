package org.yangguang.dispute;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.calendar.Calendars;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.request.Cases;
import org.yangguang.vault.Vault;

/// Reading cases: one with all its facts, and lists filtered and paged in SQL.
@Component
public class Disputes {

    private final DisputeStore store;
    private final Cases requests;
    private final Calendars calendars;
    private final Organs organs;
    private final Vault vault;
    private final Clock clock;

    Disputes(DisputeStore store, Cases requests, Calendars calendars, Organs organs, Vault vault, Clock clock) {
        this.store = store;
        this.requests = requests;
        this.calendars = calendars;
        this.organs = organs;
        this.vault = vault;
        this.clock = clock;
    }

    public enum View {
        ALL("全部"),
        DUE("有期限待办"),
        PENDING("尚未审结"),
        CLOSED("已审结"),
        ANNULLED("已注销");

        private final String label;

        View(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param year in which the case was pending at any time
    /// @param words a case number or request number or part of one, or an applicant's full name
    public record Filter(View view, Optional<DisputeKind> kind, Optional<Integer> year, String words) {}

    /// @param who masked name of a person, full name of a body
    public record Row(
            UUID id,
            String caseNumber,
            String authority,
            String matter,
            String who,
            Optional<UUID> request,
            String requestNumber,
            DisputeState state,
            List<DisputeDeadline> deadlines,
            Optional<LocalDate> hearing) {

        public DisputeKind kind() {
            return state.course().kind();
        }
    }

    @Transactional(readOnly = true)
    public List<Row> page(Organ organ, Filter filter, int size, int offset) {
        return shown(organ, store.list(query(organ, filter), size, offset));
    }

    @Transactional(readOnly = true)
    public int count(Organ organ, Filter filter) {
        return store.count(query(organ, filter));
    }

    /// The rows of known cases, such as those behind a number of the annual report.
    @Transactional(readOnly = true)
    public List<Row> of(Organ organ, List<UUID> ids) {
        return shown(organ, store.list(organ.id(), ids));
    }

    /// The cases over the reply to a request.
    @Transactional(readOnly = true)
    public List<Row> ofRequest(Organ organ, UUID request) {
        return shown(organ, store.ofRequest(organ.id(), request));
    }

    @Transactional(readOnly = true)
    public Optional<DisputeFile> open(UUID id) {
        return load(id).map(this::file);
    }

    /// A case as read for an act.
    record Loaded(DisputeStore.CaseRow row, List<DisputeStore.EventRow> events, DisputeState state) {}

    Optional<Loaded> load(UUID id) {
        return store.caseOf(id).map(row -> {
            var events = store.events(id);
            return new Loaded(
                    row,
                    events,
                    DisputeState.of(
                            events.stream().map(DisputeStore.EventRow::event).toList()));
        });
    }

    DisputeClock clockOf(int organ) {
        return new DisputeClock(calendars.of(organs.existing(organ).region()));
    }

    DisputeStore.Folded folded(int organ, DisputeState state) {
        var next = clockOf(organ).running(state, LocalDate.now(clock)).stream().findFirst();
        return new DisputeStore.Folded(
                phase(state),
                state.standing().map(DisputeCourse.Turn.Closed::on).orElse(null),
                next.map(DisputeDeadline::what).orElse(null),
                next.map(DisputeDeadline::last).orElse(null));
    }

    private static String phase(DisputeState state) {
        return switch (state) {
            case DisputeState.Pending _ -> "PENDING";
            case DisputeState.OnAppeal _ -> "ON_APPEAL";
            case DisputeState.Closed _ -> "CLOSED";
            case DisputeState.Annulled _ -> "ANNULLED";
        };
    }

    private DisputeFile file(Loaded loaded) {
        var row = loaded.row();
        var organ = organs.existing(row.organ());
        var today = LocalDate.now(clock);
        var deadlines = clockOf(row.organ());
        var request = Optional.ofNullable(row.request());
        var follows = Optional.ofNullable(row.follows());
        return new DisputeFile(
                row.id(),
                row.organ(),
                row.version(),
                parties(row),
                row.authority(),
                row.caseNumber(),
                request,
                text(row.requestNumber()),
                follows.flatMap(id -> of(organ, List.of(id)).stream().findFirst()),
                shown(organ, store.following(row.organ(), row.id())),
                loaded.state(),
                deadlines.running(loaded.state(), today),
                new DisputeActs(deadlines).all(loaded.state()),
                loaded.events().stream()
                        .map(e -> new DisputeFile.Entry(e.event(), words(row, e), e.recordedAt(), e.duty()))
                        .toList(),
                evidence(loaded),
                request.flatMap(requests::open).flatMap(file -> PriorReconsideration.warning(row.kind(), file)));
    }

    private List<String> evidence(Loaded loaded) {
        return loaded.events().reversed().stream()
                .filter(e -> e.event() instanceof DisputeEvent.EvidenceListed)
                .findFirst()
                .map(e -> words(loaded.row(), e)
                        .lines()
                        .map(String::strip)
                        .filter(l -> !l.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    private String words(DisputeStore.CaseRow row, DisputeStore.EventRow event) {
        var sealed = event.words();
        return sealed == null
                ? ""
                : vault.openText(
                        row.key(),
                        DisputeParties.keyPlace(row.id(), row.organ()),
                        sealed,
                        DisputeParties.wordsPlace(row.id(), event.seq(), row.organ()));
    }

    private DisputeParties parties(DisputeStore.CaseRow row) {
        return DisputeParties.open(vault, row.key(), row.sealed(), row.id(), row.organ());
    }

    private List<Row> shown(Organ organ, List<DisputeStore.CaseRow> rows) {
        var events = store.events(rows.stream().map(DisputeStore.CaseRow::id).toList());
        var deadlines = clockOf(organ.id());
        var today = LocalDate.now(clock);
        var shown = new ArrayList<Row>();
        for (var row : rows) {
            var state = DisputeState.of(events.getOrDefault(row.id(), List.of()));
            var parties = parties(row);
            var open = state.standing().isEmpty() && !(state instanceof DisputeState.Annulled);
            shown.add(new Row(
                    row.id(),
                    row.caseNumber(),
                    row.authority(),
                    parties.matter(),
                    parties.maskedApplicant(),
                    Optional.ofNullable(row.request()),
                    text(row.requestNumber()),
                    state,
                    deadlines.running(state, today),
                    open ? state.course().nextHearing(today) : Optional.empty()));
        }
        return List.copyOf(shown);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private DisputeStore.Query query(Organ organ, Filter filter) {
        var words = filter.words().strip();
        return new DisputeStore.Query(
                organ.id(),
                filter.view().code(),
                filter.kind().map(Enum::name).orElse(""),
                words,
                nameIndex(organ.id(), words),
                filter.year().orElse(0),
                LocalDate.now(clock));
    }

    byte[] nameIndex(int organ, String name) {
        return vault.blindIndex("name." + organ, name);
    }
}
