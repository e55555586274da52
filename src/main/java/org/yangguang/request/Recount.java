package org.yangguang.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.audit.AuditTrail;
import org.yangguang.calendar.Calendars;
import org.yangguang.calendar.Deadline;
import org.yangguang.calendar.EnteredNotice;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.organ.Organs;

/// What a change of the calendar does to open requests: shown before it counts, then counted anew. Reaches
/// the requests of the organs in scope.
@Component
public class Recount {

    private static final int AT_ONCE = 500;

    private final RequestStore store;
    private final Calendars calendars;
    private final Organs organs;
    private final AuditTrail audit;
    private final Clock clock;

    Recount(RequestStore store, Calendars calendars, Organs organs, AuditTrail audit, Clock clock) {
        this.store = store;
        this.calendars = calendars;
        this.organs = organs;
        this.audit = audit;
        this.clock = clock;
    }

    /// A request whose last day another calendar moves.
    public record Moved(UUID id, String number, Deadline before, Deadline after) {}

    /// Which open requests a notice would move, before it counts.
    @Transactional(readOnly = true)
    public List<Moved> preview(EnteredNotice notice) {
        var moved = new ArrayList<Moved>();
        var now = byRegion(calendars::of);
        var then = byRegion(region -> calendars.preview(region, notice));
        each((open, state) -> {
            var before = deadline(now, open, state);
            var after = deadline(then, open, state);
            if (!before.equals(after)) {
                moved.add(new Moved(open.submission().id(), open.number(), before, after));
            }
        });
        return moved;
    }

    /// Counts the last day of every open request anew, in the transaction that changes the calendar: the
    /// two take effect together or not at all.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void recount(Calendars.CalendarChanged change) {
        var counted = new int[1];
        var now = byRegion(calendars::of);
        each((open, state) -> {
            if (store.fold(
                    open.submission().id(), open.version(), Fold.of(state, clockOf(now, open), LocalDate.now(clock)))) {
                counted[0]++;
            }
        });
        audit.record(change.actor(), "request.recount", "calendar:" + change.year(), "", counted[0] + " requests");
    }

    /// Every open request with its state, some hundreds at a time.
    private void each(BiConsumer<RequestStore.OpenRow, RequestState> reader) {
        UUID after = new UUID(0, 0);
        for (var page = store.open(after, AT_ONCE); !page.isEmpty(); page = store.open(after, AT_ONCE)) {
            var events =
                    store.events(page.stream().map(o -> o.submission().id()).toList());
            for (var open : page) {
                var facts = new ArrayList<RequestEvent>();
                facts.add(open.submission().submitted());
                facts.addAll(events.getOrDefault(open.submission().id(), List.of()));
                reader.accept(open, RequestState.of(facts));
            }
            after = page.getLast().submission().id();
        }
    }

    private Deadline deadline(Function<Integer, WorkingDays> days, RequestStore.OpenRow open, RequestState state) {
        return clockOf(days, open).deadline(state, LocalDate.now(clock));
    }

    private static StatutoryClock clockOf(Function<Integer, WorkingDays> days, RequestStore.OpenRow open) {
        return new StatutoryClock(days.apply(open.submission().organ()));
    }

    /// The working days of an organ, asked for once each.
    private Function<Integer, WorkingDays> byRegion(Function<String, WorkingDays> calendar) {
        Map<Integer, WorkingDays> known = new HashMap<>();
        return organ -> known.computeIfAbsent(
                organ, id -> calendar.apply(organs.existing(id).region()));
    }
}
