package org.yangguang.dispute.tally;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yangguang.dispute.DisputeKind;
import org.yangguang.dispute.ResultColumn;

/// Table 四 of one year, counted: for each group and column the cases behind the number.
///
/// A case counts in every year in which it was pending at any time: under its result as it stood on 31
/// December, else under 尚未审结, and then again in the year it is decided. First and second instance are
/// one case. What happens later never changes a past year.
public final class YearDisputes {

    private final int year;
    private final Map<DisputeKind, Map<Optional<ResultColumn>, List<String>>> cells;

    private YearDisputes(int year, Map<DisputeKind, Map<Optional<ResultColumn>, List<String>>> cells) {
        this.year = year;
        this.cells = cells;
    }

    /// @param disputes every case of the organ, whatever its year; each once
    public static YearDisputes of(int year, Collection<TalliedDispute> disputes) {
        var seen = new HashSet<String>();
        var cells = new EnumMap<DisputeKind, Map<Optional<ResultColumn>, List<String>>>(DisputeKind.class);
        for (var dispute : disputes) {
            if (!seen.add(dispute.id())) {
                throw new IllegalArgumentException("case " + dispute.id() + " was given twice");
            }
            if (dispute.wasPendingIn(year)) {
                cells.computeIfAbsent(dispute.kind(), _ -> new HashMap<>())
                        .computeIfAbsent(dispute.resultOn(LocalDate.of(year, 12, 31)), _ -> new ArrayList<>())
                        .add(dispute.id());
            }
        }
        return new YearDisputes(year, cells);
    }

    public int year() {
        return year;
    }

    public List<String> cases(DisputeKind kind, ResultColumn column) {
        return cell(kind, Optional.of(column));
    }

    /// 尚未审结 on 31 December.
    public List<String> pending(DisputeKind kind) {
        return cell(kind, Optional.empty());
    }

    /// 总计: the four columns together.
    public List<String> all(DisputeKind kind) {
        return Stream.concat(
                        Stream.of(ResultColumn.values()).flatMap(column -> cases(kind, column).stream()),
                        pending(kind).stream())
                .toList();
    }

    private List<String> cell(DisputeKind kind, Optional<ResultColumn> result) {
        return List.copyOf(cells.getOrDefault(kind, Map.of()).getOrDefault(result, List.of()));
    }
}
