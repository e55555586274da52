package org.yangguang.report.checking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.checking.Remedy.Change;
import org.yangguang.report.checking.TableThreeSums.Sum;

/// T3-05: which cell of table 三 is likeliest wrong, from the sums that fail and those that hold.
///
/// A cell is likely when every sum it takes part in fails, all by the same number. A leaf stands in
/// its row and its column, 总计 also in the balance, so that one wrong cell is mostly the only one
/// that explains what fails. A column or row 总计 that was not filled in is seen first; the
/// rest is then judged as if it were.
final class Diagnosis {
    /// @param manner asks where the sums alone do not prove it
    /// @param explains the sums that hold once the remedy is made
    record Fault(Finding.Manner manner, Remedy remedy, List<Sum> explains) {
        Fault(Remedy remedy, List<Sum> explains) {
            this(remedy.kind() == Remedy.Kind.TOGETHER ? Finding.Manner.STATES : Finding.Manner.ASKS, remedy, explains);
        }
    }

    private final Examined x;
    private final List<Fault> faults = new ArrayList<>();

    private Diagnosis(Examined x) {
        this.x = x;
    }

    /// Nothing when all sums hold.
    static List<Fault> of(Examined x, TableThreeSums sums) {
        if (sums.failing().isEmpty()) {
            return List.of();
        }
        var diagnosis = new Diagnosis(x);
        diagnosis.run(sums);
        return List.copyOf(diagnosis.faults);
    }

    private void run(TableThreeSums printed) {
        var cells = new HashMap<>(x.report().cells());
        if (x.totalsNotFilled()) {
            TableThreeRow.of(x.report().form()).forEach(row -> cells.remove(CellId.of(row, ApplicantColumn.TOTAL)));
        }
        var sums = cells.size() == x.report().cells().size() ? printed : TableThreeSums.of(x, cells);
        var row = totalRow(sums);
        if (row.isPresent()) {
            faults.add(row.get());
            row.get().remedy().changes().forEach(c -> cells.put(idOf(c.cell()), Cell.counted(c.value())));
            sums = TableThreeSums.of(x, cells);
        }
        single(sums);
    }

    private static CellId idOf(String path) {
        var column = path.substring(path.lastIndexOf('.') + 1);
        return CellId.of(
                TableThreeRow.TOTAL,
                TableThreeSums.COLUMNS.stream()
                        .filter(c -> c.code().equals(column))
                        .findFirst()
                        .orElseThrow());
    }

    /// The row 总计 is 0 throughout, and filled in it balances.
    private Optional<Fault> totalRow(TableThreeSums sums) {
        var changes = new ArrayList<Change>();
        var explains = new ArrayList<Sum>();
        for (var column : TableThreeSums.COLUMNS) {
            var id = CellId.of(TableThreeRow.TOTAL, column);
            var value = sums.value(id);
            if (value != null && value.signum() != 0) {
                return Optional.empty();
            }
            var should = sums.total(TableThreeRow.leaves(x.report().form()).stream()
                    .map(row -> CellId.of(row, column))
                    .toList());
            if (value != null && should.signum() != 0) {
                changes.add(new Change(id.path(), id.label(), value, should));
            }
        }
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        for (var sum : sums.failing()) {
            boolean total = sum.kind() != Sum.Kind.ROW;
            var change = changes.stream()
                    .filter(c -> c.cell().endsWith("." + sum.where()))
                    .findFirst();
            if (total && change.isPresent()) {
                boolean right = sum.kind() == Sum.Kind.COLUMN
                        || sum.difference().compareTo(change.get().value()) == 0;
                if (!right) {
                    return Optional.empty();
                }
                explains.add(sum);
            }
        }
        if (explains.isEmpty()) {
            return Optional.empty();
        }
        var many = changes.size() > 1 ? "（七）总计这一行没有填写" : "（七）总计没有填写";
        return Optional.of(new Fault(
                new Remedy(Remedy.Kind.TOGETHER, changes, many + "，按各办理结果相加后" + names(explains) + "成立"), explains));
    }

    /// @param by what must be added to the cell
    private record Candidate(CellId cell, BigDecimal by, Set<Sum> explains) {}

    private void single(TableThreeSums sums) {
        var failing = new HashSet<>(sums.failing());
        if (failing.isEmpty()) {
            return;
        }
        Map<Set<Sum>, List<Candidate>> groups = new LinkedHashMap<>();
        sums.byCell()
                .forEach((id, in) -> candidate(sums, id, in)
                        .ifPresent(c -> groups.computeIfAbsent(c.explains(), _ -> new ArrayList<>())
                                .add(c)));
        var bySize = groups.keySet().stream()
                .sorted(Comparator.comparing((Set<Sum> set) -> -set.size()))
                .toList();
        for (var set : bySize) {
            boolean clash = bySize.stream()
                    .anyMatch(other -> !other.equals(set)
                            && other.size() >= set.size()
                            && other.stream().anyMatch(set::contains));
            if (!clash && failing.containsAll(set)) {
                faults.add(fault(sums, groups.getOrDefault(set, List.of()), set));
                failing.removeAll(set);
            }
        }
        wholeRow(sums, failing).ifPresent(faults::add);
    }

    /// Column sums fail while rows and balances hold, and one row has just what is too much: it was
    /// counted although its requests stand in another row.
    private Optional<Fault> wholeRow(TableThreeSums sums, Set<Sum> failing) {
        boolean onlyColumns = failing.size() > 1 && failing.stream().allMatch(s -> s.kind() == Sum.Kind.COLUMN);
        if (!onlyColumns) {
            return Optional.empty();
        }
        var excess = new HashMap<String, BigDecimal>();
        failing.forEach(sum -> excess.put(sum.where(), sum.difference().negate()));
        var rows = TableThreeRow.leaves(x.report().form()).stream()
                .filter(row -> TableThreeSums.COLUMNS.stream()
                        .allMatch(c -> orZero(sums.value(CellId.of(row, c)))
                                        .compareTo(excess.getOrDefault(c.code(), BigDecimal.ZERO))
                                == 0))
                .toList();
        if (rows.size() != 1) {
            return Optional.empty();
        }
        var changes = TableThreeSums.COLUMNS.stream()
                .map(c -> CellId.of(rows.getFirst(), c))
                .filter(id -> orZero(sums.value(id)).signum() != 0)
                .map(id -> new Change(id.path(), id.label(), sums.value(id), BigDecimal.ZERO))
                .toList();
        var ordered = sums.all().stream().filter(failing::contains).toList();
        return Optional.of(new Fault(
                Finding.Manner.ASKS,
                new Remedy(
                        Remedy.Kind.TOGETHER,
                        changes,
                        "%s多出的数恰是这一行的数，是否与别行重复计入，或（七）总计漏加了它？请核对".formatted(names(ordered))),
                ordered));
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    private static Optional<Candidate> candidate(TableThreeSums sums, CellId id, List<Sum> in) {
        BigDecimal by = null;
        for (var sum : in) {
            var needed = sum.sign(id) > 0 ? sum.difference().negate() : sum.difference();
            if (needed.signum() == 0 || (by != null && by.compareTo(needed) != 0)) {
                return Optional.empty();
            }
            by = needed;
        }
        var now = sums.value(id);
        if (by == null || (now == null ? by : now.add(by)).signum() < 0) {
            return Optional.empty();
        }
        return Optional.of(new Candidate(id, by, Set.copyOf(in)));
    }

    private Fault fault(TableThreeSums sums, List<Candidate> candidates, Set<Sum> explains) {
        var likely = candidates;
        if (candidates.size() > 1) {
            var stated = candidates.stream().filter(c -> isStated(c, sums)).toList();
            likely = stated.size() == 1 ? stated : candidates;
        }
        var changes = likely.stream()
                .map(c -> {
                    var now = sums.value(c.cell());
                    return new Change(c.cell().path(), c.cell().label(), now, now == null ? c.by() : now.add(c.by()));
                })
                .toList();
        var ordered = sums.all().stream().filter(explains::contains).toList();
        var why = changes.size() == 1
                ? why(likely.getFirst(), changes.getFirst(), sums, ordered)
                : names(ordered) + "都差 " + likely.getFirst().by().abs();
        var kind = changes.size() == 1 ? Remedy.Kind.TOGETHER : Remedy.Kind.ONE_OF;
        return new Fault(new Remedy(kind, changes, why), ordered);
    }

    private String why(Candidate candidate, Change change, TableThreeSums sums, List<Sum> explains) {
        boolean total = candidate.cell() instanceof CellId.Three(var row, var column)
                && (column == ApplicantColumn.TOTAL || row == TableThreeRow.TOTAL);
        var printed = change.printed();
        String kind;
        if (printed == null || printed.signum() == 0) {
            kind = total ? "合计未填" : "漏填";
        } else {
            kind = slip(printed, change.value());
        }
        var stated = isStated(candidate, sums) ? "，正文写的也是 " + change.value() : "";
        return "%s：%s%s %s，只改这一格就%s成立%s"
                .formatted(
                        kind,
                        names(explains),
                        explains.size() > 1 ? "都差" : "差",
                        candidate.by().abs(),
                        explains.size() > 1 ? "全部" : "",
                        stated);
    }

    /// How the one number may have become the other.
    private static String slip(BigDecimal printed, BigDecimal should) {
        var a = printed.toPlainString();
        var b = should.toPlainString();
        if (a.length() == b.length() && sorted(a).equals(sorted(b))) {
            return "疑数位颠倒";
        }
        if (isOneDigitLess(a, b)) {
            return "疑漏一位";
        }
        return isOneDigitLess(b, a) ? "疑多一位" : "疑填错";
    }

    private static String sorted(String digits) {
        return digits.chars().sorted().mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static boolean isOneDigitLess(String less, String more) {
        for (int i = 0; i < more.length() && less.length() == more.length() - 1; i++) {
            if (less.contentEquals(new StringBuilder(more).deleteCharAt(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isStated(Candidate candidate, TableThreeSums sums) {
        if (!(candidate.cell() instanceof CellId.Three(var row, var column)) || column != ApplicantColumn.TOTAL) {
            return false;
        }
        var now = sums.value(candidate.cell());
        var should = now == null ? candidate.by() : now.add(candidate.by());
        return StatedRequests.in(x).stream()
                .anyMatch(s -> s.scope().row() == row && s.fact().value().compareTo(should) == 0);
    }

    private static String names(List<Sum> sums) {
        return sums.stream().map(TableThreeSums::label).collect(Collectors.joining("、"));
    }

    /// The remedy of the fault that explains a sum.
    static @Nullable Remedy remedy(List<Fault> faults, Sum sum) {
        return faults.stream()
                .filter(f -> f.explains().stream()
                        .anyMatch(s -> s.kind() == sum.kind() && s.where().equals(sum.where())))
                .map(Fault::remedy)
                .findFirst()
                .orElse(null);
    }
}
