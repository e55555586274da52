package org.yangguang.annual.sum;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;

/// Who stands below whom at the end of 31 December of a year, by whom each is added up.
///
/// An organ that exists on that day reports. One that ended within the year is counted by its
/// successor, whose
/// work it is since; whoever stood below it stands below the successor. Organs under 垂直管理 are
/// listed, with
/// all below them, and left out.
public final class YearTree {

    private static final int DEEPEST = 20;

    private final int year;
    private final Map<Integer, Organ> organs;
    private final Map<Integer, List<Organ>> parts = new HashMap<>();
    private final Map<Integer, List<Organ>> ended = new HashMap<>();
    private final Map<Integer, Integer> above = new HashMap<>();
    private final List<Organ> sums;

    private YearTree(Collection<Organ> all, int root, int year) {
        this.year = year;
        this.organs = all.stream().collect(Collectors.toMap(Organ::id, Function.identity()));
        all.stream().filter(organ -> organ.id() != root && existed(organ)).forEach(this::place);
        all.stream().filter(organ -> organ.id() != root && endedWithin(organ)).forEach(this::list);
        var order = Comparator.comparing(Organ::code);
        parts.values().forEach(list -> list.sort(order));
        ended.values().forEach(list -> list.sort(order));
        this.sums = parts.keySet().stream()
                .map(this::organ)
                .filter(organ -> organ.kind() != OrganKind.VERTICAL && !belowVertical(organ))
                .filter(organ -> organ.id() == root || above.containsKey(organ.id()))
                .sorted(Comparator.<Organ>comparingInt(o -> -depth(o)).thenComparing(order))
                .toList();
    }

    /// @param all the root and everything below it, ended or not
    public static YearTree of(Collection<Organ> all, int root, int year) {
        return new YearTree(all, root, year);
    }

    private void place(Organ organ) {
        standing(organ.parentId()).ifPresent(parent -> {
            above.put(organ.id(), parent.id());
            parts.computeIfAbsent(parent.id(), _ -> new ArrayList<>()).add(organ);
        });
    }

    /// An organ that ended is named where its successor is added up.
    private void list(Organ organ) {
        standing(organ.successorId())
                .map(successor -> Optional.ofNullable(above.get(successor.id()))
                        .map(this::organ)
                        .orElse(successor))
                .or(() -> standing(organ.parentId()))
                .ifPresent(at ->
                        ended.computeIfAbsent(at.id(), _ -> new ArrayList<>()).add(organ));
    }

    /// The organ itself if it exists at the end of the year, else whoever stands in its place.
    private Optional<Organ> standing(@Nullable Integer id) {
        var at = id == null ? null : organs.get(id);
        for (int i = 0; at != null && !existed(at) && i < DEEPEST; i++) {
            var next = at.successorId() == null ? at.parentId() : at.successorId();
            at = next == null ? null : organs.get(next);
        }
        return Optional.ofNullable(at).filter(this::existed);
    }

    private boolean existed(Organ organ) {
        var until = organ.validUntil();
        return !organ.validFrom().isAfter(LocalDate.of(year, 12, 31))
                && (until == null || until.isAfter(LocalDate.of(year, 12, 31)));
    }

    private boolean endedWithin(Organ organ) {
        var until = organ.validUntil();
        return until != null
                && !until.isAfter(LocalDate.of(year, 12, 31))
                && until.isAfter(LocalDate.of(year, 1, 1))
                && !organ.validFrom().isAfter(LocalDate.of(year, 12, 31));
    }

    private boolean belowVertical(Organ organ) {
        var at = above.get(organ.id());
        for (int i = 0; at != null && i < DEEPEST; i++) {
            if (organ(at).kind() == OrganKind.VERTICAL) {
                return true;
            }
            at = above.get(at);
        }
        return false;
    }

    private int depth(Organ organ) {
        int depth = 0;
        var at = above.get(organ.id());
        while (at != null && depth < DEEPEST) {
            depth++;
            at = above.get(at);
        }
        return depth;
    }

    public int year() {
        return year;
    }

    public Organ organ(int id) {
        var organ = organs.get(id);
        if (organ == null) {
            throw new IllegalArgumentException("organ " + id + " is not in this tree");
        }
        return organ;
    }

    public boolean has(int id) {
        return organs.containsKey(id);
    }

    /// The direct parts, by code; those under 垂直管理 among them.
    public List<Organ> parts(int id) {
        return List.copyOf(parts.getOrDefault(id, List.of()));
    }

    /// Organs that ended within the year and are counted by one of the parts, or by the organ itself.
    public List<Organ> ended(int id) {
        return List.copyOf(ended.getOrDefault(id, List.of()));
    }

    /// Whoever counts in place of an organ that ended.
    public Optional<Organ> successor(Organ organ) {
        return standing(organ.successorId());
    }

    /// The organs with parts, the lowest first, so that each comes after the sums it is made of.
    public List<Organ> sums() {
        return sums;
    }

    public boolean isSum(int id) {
        return parts.containsKey(id);
    }

    /// The organ whose sum an organ counts in.
    public Optional<Organ> above(int id) {
        return Optional.ofNullable(above.get(id)).map(this::organ);
    }
}
