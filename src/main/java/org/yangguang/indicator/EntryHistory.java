package org.yangguang.indicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was entered for one indicator, organ and year: every entry with all its revisions. Nothing is
/// ever lost: a correction or taking back is a revision of its own.
public record EntryHistory(Indicator indicator, List<Entry> entries) {

    /// One entry as it was entered or corrected.
    ///
    /// @param value null where the entry was taken back
    /// @param typed as the person wrote it
    /// @param reason why it was corrected; empty for the first
    public record Revision(
            UUID entry,
            int number,
            LocalDate onDay,
            @Nullable BigDecimal value,
            String typed,
            String evidence,
            String reason,
            boolean imported,
            Instant recordedAt,
            UUID recordedBy) {}

    /// @param revisions the first one first
    public record Entry(UUID id, List<Revision> revisions) {
        public Entry {
            revisions = List.copyOf(revisions);
        }

        public Revision current() {
            return revisions.getLast();
        }

        public boolean isTakenBack() {
            return current().value() == null;
        }
    }

    public EntryHistory {
        entries = List.copyOf(entries);
    }

    /// @param revisions of one indicator, organ and year in any order
    public static EntryHistory of(Indicator indicator, List<Revision> revisions) {
        var byEntry = new LinkedHashMap<UUID, List<Revision>>();
        revisions.stream()
                .sorted(Comparator.comparingInt(Revision::number))
                .forEach(r -> byEntry.computeIfAbsent(r.entry(), _ -> new ArrayList<>())
                        .add(r));
        return new EntryHistory(
                indicator,
                byEntry.entrySet().stream()
                        .map(e -> new Entry(e.getKey(), e.getValue()))
                        .sorted(Comparator.comparing((Entry e) -> e.current().onDay())
                                .thenComparing(e -> e.current().recordedAt())
                                .thenComparing(Entry::id))
                        .toList());
    }

    /// As it was known at an instant: what was recorded later is left out.
    public EntryHistory until(Instant instant) {
        return of(
                indicator,
                entries.stream()
                        .flatMap(e -> e.revisions().stream())
                        .filter(r -> !r.recordedAt().isAfter(instant))
                        .toList());
    }

    /// Those not taken back, by day.
    public List<Entry> standing() {
        return entries.stream().filter(e -> !e.isTakenBack()).toList();
    }

    /// A flow is the sum of its entries, everything else what was entered last; empty where nothing
    /// stands, which is not zero.
    public Optional<BigDecimal> value() {
        var values = standing().stream()
                .flatMap(e -> Optional.ofNullable(e.current().value()).stream())
                .toList();
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                indicator.addsUp() ? values.stream().reduce(BigDecimal.ZERO, BigDecimal::add) : values.getLast());
    }

    /// When it last changed.
    public Optional<Instant> recordedAt() {
        return entries.stream().map(e -> e.current().recordedAt()).max(Comparator.naturalOrder());
    }
}
