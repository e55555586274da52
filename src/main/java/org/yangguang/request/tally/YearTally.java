package org.yangguang.request.tally;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yangguang.request.ApplicantKind;

/// Table 三 of one year, counted: for each row and kind of applicant the requests behind the
/// number.
///
/// A request is new in the year it was received, concluded in the year of its decision, carried
/// in if received before and still open on 1 January, carried out if still open after 31
/// December.
public final class YearTally {
    private final int year;
    private final Map<TallyRow, Map<ApplicantKind, List<String>>> cells;

    private YearTally(int year, Map<TallyRow, Map<ApplicantKind, List<String>>> cells) {
        this.year = year;
        this.cells = cells;
    }

    /// @param requests every request of the organ, whatever its year; each once
    public static YearTally of(int year, Collection<TalliedRequest> requests) {
        var seen = new HashSet<String>();
        var cells = new HashMap<TallyRow, Map<ApplicantKind, List<String>>>();
        for (var request : requests) {
            if (!seen.add(request.id())) {
                throw new IllegalArgumentException("request " + request.id() + " was given twice");
            }
            for (var row : rows(request, year)) {
                cells.computeIfAbsent(row, _ -> new HashMap<>())
                        .computeIfAbsent(request.kind(), _ -> new ArrayList<>())
                        .add(request.id());
            }
        }
        return new YearTally(year, cells);
    }

    public int year() {
        return year;
    }

    public int count(TallyRow row, ApplicantKind kind) {
        return requests(row, kind).size();
    }

    /// The 总计 column.
    public int count(TallyRow row) {
        return requests(row).size();
    }

    /// The requests behind one cell, in the order they were given.
    public List<String> requests(TallyRow row, ApplicantKind kind) {
        return List.copyOf(cells.getOrDefault(row, Map.of()).getOrDefault(kind, List.of()));
    }

    /// The requests behind one cell of the 总计 column, by kind of applicant.
    public List<String> requests(TallyRow row) {
        var byKind = cells.getOrDefault(row, Map.of());
        return List.of(ApplicantKind.values()).stream()
                .flatMap(kind -> byKind.getOrDefault(kind, List.of()).stream())
                .collect(Collectors.toUnmodifiableList());
    }

    private static List<TallyRow> rows(TalliedRequest request, int year) {
        var received = request.receivedOn();
        if (received == null || received.getYear() > year || concludedBefore(request.concludedOn(), year)) {
            return List.of();
        }
        var rows = new ArrayList<TallyRow>();
        rows.add(received.getYear() == year ? TallyRow.NEW : TallyRow.CARRIED_IN);
        var outcome = request.outcome();
        var concluded = request.concludedOn();
        if (outcome != null && concluded != null && concluded.getYear() == year) {
            rows.add(TallyRow.of(outcome));
            rows.add(TallyRow.TOTAL);
        } else {
            rows.add(TallyRow.CARRIED_OUT);
        }
        return rows;
    }

    private static boolean concludedBefore(@Nullable LocalDate concludedOn, int year) {
        return concludedOn != null && concludedOn.getYear() < year;
    }
}
