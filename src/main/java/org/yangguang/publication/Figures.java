package org.yangguang.publication;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.organ.Organ;

/// 行政决定与收费台账: numbers by month and by year, and their corrections.
@Component
public class Figures {

    private final FigureStore store;
    private final AuditTrail audit;
    private final Clock clock;

    Figures(FigureStore store, AuditTrail audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /// The numbers of a year as they stand.
    ///
    /// @param version grows with every change; a form sent with an older one was overtaken
    public record Year(int year, int version, Map<Figure.Slot, BigDecimal> numbers) {
        public Year {
            numbers = Map.copyOf(numbers);
        }

        public Optional<BigDecimal> at(Figure.Slot slot) {
            return Optional.ofNullable(numbers.get(slot));
        }
    }

    /// What came of saving.
    public sealed interface Outcome {}

    public record Saved(int entered, int corrected) implements Outcome {}

    /// Somebody else changed the year meanwhile.
    public record Overtaken() implements Outcome {}

    /// Numbers that stand already would be changed, and no reason was given.
    public record ReasonWanted(List<Figure.Slot> changed) implements Outcome {
        public ReasonWanted {
            changed = List.copyOf(changed);
        }
    }

    @Transactional(readOnly = true)
    public Year year(Organ organ, int year) {
        var numbers =
                store.standing(organ.id(), year, now()).stream().collect(Collectors.toMap(Figure::slot, Figure::value));
        return new Year(year, store.version(organ.id(), year), numbers);
    }

    /// The numbers of a year that stood at an instant.
    @Transactional(readOnly = true)
    public List<Figure> standing(int organ, int year, Instant at) {
        return store.standing(organ, year, at);
    }

    /// Every state of every number of a year, the newest first.
    @Transactional(readOnly = true)
    public List<FigureEntry> history(Organ organ, int year) {
        return store.history(organ.id(), year);
    }

    /// The years with numbers, the newest first.
    @Transactional(readOnly = true)
    public List<Integer> years(Organ organ) {
        return store.years(organ.id());
    }

    /// Saves what differs from what stands.
    ///
    /// @param typed every slot the form shows; empty where no number is given
    /// @param version the one the form was made from
    /// @param reason needed where a number that stands is changed or taken back
    @Transactional
    public Outcome save(
            Actor by,
            UUID account,
            Organ organ,
            int year,
            int version,
            Map<Figure.Slot, Optional<BigDecimal>> typed,
            String reason) {
        lock(organ);
        var stands = year(organ, year);
        if (stands.version() != version) {
            return new Overtaken();
        }
        var different = new LinkedHashMap<Figure.Slot, Optional<BigDecimal>>();
        typed.forEach((slot, value) -> {
            if (!same(stands.at(slot), value)) {
                different.put(slot, value);
            }
        });
        var changed = different.keySet().stream()
                .filter(slot -> stands.at(slot).isPresent())
                .toList();
        if (!changed.isEmpty() && reason.isBlank()) {
            return new ReasonWanted(changed);
        }
        put(by, account, organ, year, different, reason, "figures.save");
        return new Saved(different.size() - changed.size(), changed.size());
    }

    /// To be called before what stands is read and changed in the same transaction.
    void lock(Organ organ) {
        store.lock(organ.id());
    }

    void put(
            Actor by,
            UUID account,
            Organ organ,
            int year,
            Map<Figure.Slot, Optional<BigDecimal>> different,
            String reason,
            String action) {
        if (different.isEmpty()) {
            return;
        }
        var at = now();
        different.forEach((slot, value) -> {
            value.ifPresent(v -> new Figure(year, slot.month(), slot.kind(), v));
            store.put(organ.id(), year, slot, value.orElse(null), reason.isBlank() ? "登记" : reason, at, account);
        });
        audit.record(by, action, "organ:" + organ.code(), reason, year + ": " + different.size() + " numbers");
    }

    private static boolean same(Optional<BigDecimal> a, Optional<BigDecimal> b) {
        return a.isPresent() == b.isPresent() && (a.isEmpty() || a.get().compareTo(b.orElseThrow()) == 0);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
