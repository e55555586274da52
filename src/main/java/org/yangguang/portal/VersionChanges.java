package org.yangguang.portal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.CellId;
import org.yangguang.report.comparing.CellWords;
import org.yangguang.report.comparing.ReportDiff;
import org.yangguang.report.comparing.ReportDiff.FactChange;
import org.yangguang.report.comparing.ReportDiff.Kind;
import org.yangguang.report.comparing.ReportDiff.SectionChange;

/// What a correction changed: facts and cells from what to what, and the paragraphs with what was taken out
/// and put in.
public record VersionChanges(int before, List<Changed> cells, List<SectionChange> sections) {

    /// @param id null for title, date and the like, and for lines of the old sheets
    public record Changed(Optional<CellId> id, String label, String before, String after) {}

    static VersionChanges of(int version, AnnualReport before, AnnualReport after) {
        var diff = ReportDiff.of(before, after);
        var facts = diff.facts().stream()
                .filter(FactChange::isChange)
                .map(fact -> new Changed(Optional.empty(), fact.name(), fact.before(), fact.after()));
        var cells = diff.changedCells().stream()
                .map(cell -> new Changed(
                        Optional.of(cell.id()),
                        cell.id().label(),
                        CellWords.of(cell.before()),
                        CellWords.of(cell.after())));
        var lines = diff.indicators().stream()
                .filter(line -> line.kind() != Kind.SAME)
                .map(line -> new Changed(
                        Optional.empty(),
                        line.name(),
                        line.before() == null ? "（缺）" : line.before().toPlainString(),
                        line.after() == null ? "（缺）" : line.after().toPlainString()));
        return new VersionChanges(
                version,
                Stream.of(facts, cells, lines).flatMap(Function.identity()).toList(),
                diff.sections().stream().filter(s -> s.kind() != Kind.SAME).toList());
    }

    /// What stands at a changed cell of the tables.
    Function<CellId, Optional<String>> marks() {
        var notes = cells.stream()
                .filter(cell -> cell.id().isPresent())
                .collect(Collectors.toMap(
                        cell -> cell.id().orElseThrow(), cell -> "第 " + before + " 版为" + cell.before()));
        return id -> Optional.ofNullable(notes.get(id));
    }
}
