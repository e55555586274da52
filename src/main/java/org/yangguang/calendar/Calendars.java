package org.yangguang.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;

/// The calendar as a region works it: the bundled years, the notices approved since, local days off.
@Component
public class Calendars {

    private final CalendarStore store;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<String, WorkingDays> cached = new ConcurrentHashMap<>();

    Calendars(CalendarStore store, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /// Deadlines counted before may now fall on another day.
    ///
    /// @param actor who changed it
    public record CalendarChanged(Actor actor, int year) {}

    /// The working days of a region.
    ///
    /// @param region 行政区划代码, six digits; the province's local days hold for it too
    public WorkingDays of(String region) {
        return cached.computeIfAbsent(store.revision() + "@" + region, key -> {
            if (cached.size() > 1000) {
                cached.clear();
            }
            var days = WorkingDays.bundled();
            for (var notice : approved()) {
                days = days.with(notice.asYear());
            }
            var local = store.local(region);
            return local.isEmpty() ? days : days.with(local);
        });
    }

    /// The same with one notice more, to show what it would move before it counts.
    public WorkingDays preview(String region, EnteredNotice notice) {
        return of(region).with(notice.asYear());
    }

    public List<EnteredNotice> notices() {
        return store.notices();
    }

    public Optional<EnteredNotice> notice(int revision) {
        return store.notice(revision);
    }

    /// What keeps a notice, as typed in, from being entered; empty if nothing does.
    static List<String> problems(
            int year,
            String docNo,
            LocalDate issuedOn,
            Collection<LocalDate> holidays,
            Collection<LocalDate> workdays) {
        var named = new TreeMap<LocalDate, String>();
        holidays.forEach(day -> named.put(day, "节假日"));
        return CalendarYear.problems(
                year, List.of(new CalendarYear.Notice(docNo.strip(), issuedOn, "全年")), named, Set.copyOf(workdays));
    }

    /// What came of entering a notice: its revision, or what keeps it from counting.
    public record Entered(int revision, List<String> problems) {}

    /// Enters next year's notice. It changes nothing until another administrator approves it.
    @Transactional
    public Entered enter(
            Actor actor,
            UUID by,
            int year,
            String docNo,
            LocalDate issuedOn,
            Collection<LocalDate> holidays,
            SortedSet<LocalDate> workdays) {
        var problems = problems(year, docNo, issuedOn, holidays, workdays);
        if (!problems.isEmpty()) {
            return new Entered(0, problems);
        }
        int revision = store.insert(year, docNo.strip(), issuedOn, holidays, workdays, by, clock.instant());
        audit.record(actor, "calendar.enter", "calendar:" + year, docNo, "revision " + revision);
        return new Entered(revision, List.of());
    }

    /// @return false if it was approved already or the approver is the one who entered it
    @Transactional
    public boolean approve(Actor actor, UUID by, int revision) {
        if (!store.approve(revision, by, clock.instant())) {
            return false;
        }
        var notice = store.notice(revision).orElseThrow();
        events.publishEvent(new CalendarChanged(actor, notice.year()));
        audit.record(actor, "calendar.approve", "calendar:" + notice.year(), notice.docNo(), "revision " + revision);
        return true;
    }

    @Transactional
    public void enterLocal(Actor actor, UUID by, LocalOverride override) {
        store.putLocal(override, by, clock.instant());
        events.publishEvent(new CalendarChanged(actor, override.day().getYear()));
        audit.record(actor, "calendar.local", "calendar:" + override.region(), override.basis(), override.day() + "");
    }

    /// Every local day entered, in order of region and day.
    public List<LocalOverride> localDays() {
        return store.local();
    }

    /// One for each year: the last approved notice stands.
    public Collection<EnteredNotice> approved() {
        var byYear = new TreeMap<Integer, EnteredNotice>();
        store.notices().stream().filter(n -> n.approvedBy() != null).forEach(n -> byYear.put(n.year(), n));
        return byYear.values();
    }
}
