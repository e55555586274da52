package org.yangguang.release;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.yangguang.request.Outcome;

/// A document to be given with a reply, as it is being looked through.
///
/// @param name of the original file, seen by officers only
/// @param title under which the applicant gets it
/// @param sha256 of the original
/// @param words the officer had looked for
/// @param aside why it is not given after all; empty if it is
/// @param outgoing the newest copy made, perhaps of an older version
public record Material(
        UUID id,
        int organ,
        UUID request,
        MaterialKind kind,
        String name,
        String title,
        int size,
        String sha256,
        Instant addedAt,
        int version,
        List<PageSize> pages,
        List<String> words,
        String aside,
        List<Box> boxes,
        Optional<Outgoing> outgoing) {

    public Material {
        pages = List.copyOf(pages);
        words = List.copyOf(words);
        boxes = List.copyOf(boxes);
    }

    public boolean isAside() {
        return !aside.isEmpty();
    }

    public List<Box> covered() {
        return boxes.stream()
                .filter(Box::isCovered)
                .sorted(Comparator.<Box>comparingInt(b -> b.area().page())
                        .thenComparingDouble(b -> b.area().y())
                        .thenComparingDouble(b -> b.area().x()))
                .toList();
    }

    public List<Box> suggested() {
        return boxes.stream().filter(b -> b.state() == Box.State.SUGGESTED).toList();
    }

    public List<Box> on(int page) {
        return boxes.stream().filter(b -> b.area().page() == page).toList();
    }

    public Set<Outcome> grounds() {
        var grounds = EnumSet.noneOf(Outcome.class);
        covered().forEach(b -> b.ground().ifPresent(grounds::add));
        return grounds;
    }

    /// The copy that may leave: it passed, and nothing was changed since.
    public Optional<Outgoing> ready() {
        return outgoing.filter(o -> o.passed() && o.version() == version);
    }

    /// Pages no text could be read from: only eyes find what is on them.
    public boolean isScan(int page) {
        return pages.get(page - 1).letters() == 0;
    }
}
