package org.yangguang.request.tally;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.Outcome;

/// Table 三 of one year, counted: for each row and kind of applicant the requests behind the
/// number.
///
/// What counts is how a request stood at the end of 31 December of the year and of the one before, so a
/// table of a past year never changes by what happens later, 一 + 二 = 三 + 四 holds for each request, and
/// 二 of a year is 四 of the one before. A request is new in the year it came into the count,
/// concluded in the year of its decision, carried in and out where it was open at the turn.
///
/// 转办、并入: what came and left within one year stands in no row here; the organ that answers counts
/// it (domain rule AG-04). What the table of the year before already carried out cannot vanish from it:
/// it is carried in and ends as 其他处理 3, the form's line for what ends here without a reply, while
/// the other organ has it as new. Received 2025-12-20, handed over 2026-01-08: 2025 一 1, 四 1; 2026
/// 二 1, （六）3 1. A part split off counts from the day of the split, though its clock runs from the
/// receipt of the whole: the table of the year of receipt had it as one.
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

    /// How a request stands at the end of a day.
    private enum Standing {
        /// Not received, or not this organ's to count.
        OUTSIDE,
        OPEN,
        CONCLUDED
    }

    private static Standing standing(TalliedRequest request, LocalDate day) {
        var received = request.receivedOn();
        if (received == null
                || received.isAfter(day)
                || request.absences().stream().anyMatch(absence -> absence.covers(day))) {
            return Standing.OUTSIDE;
        }
        var concluded = request.concludedOn();
        return concluded != null && !concluded.isAfter(day) ? Standing.CONCLUDED : Standing.OPEN;
    }

    private static List<TallyRow> rows(TalliedRequest request, int year) {
        var before = standing(request, LocalDate.of(year - 1, 12, 31));
        var after = standing(request, LocalDate.of(year, 12, 31));
        if (before == Standing.CONCLUDED || before == Standing.OUTSIDE && after == Standing.OUTSIDE) {
            return List.of();
        }
        var rows = new ArrayList<TallyRow>();
        rows.add(before == Standing.OPEN ? TallyRow.CARRIED_IN : TallyRow.NEW);
        if (after == Standing.OPEN) {
            rows.add(TallyRow.CARRIED_OUT);
        } else {
            rows.add(TallyRow.of(
                    after == Standing.OUTSIDE
                            ? Outcome.OTHER_DISPOSITION
                            : Objects.requireNonNull(request.outcome(), request.id())));
            rows.add(TallyRow.TOTAL);
        }
        return rows;
    }
}
