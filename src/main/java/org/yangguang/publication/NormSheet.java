package org.yangguang.publication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganSheet;
import org.yangguang.publication.ImportPreview.Row;
import org.yangguang.publication.ImportPreview.State;

/// Reads a list of documents against the ledger as it stands.
final class NormSheet {

    private static final Set<String> WANTED =
            Set.of(NormField.KIND.heading(), NormField.TITLE.heading(), NormField.ISSUED_ON.heading());

    private final Organ organ;
    private final Norms norms;
    private final LocalDate today;
    private final Map<String, NormEntry> ledger;
    private final Map<String, Integer> seen = new HashMap<>();

    /// @param ledger the entries that stand, by their key
    NormSheet(Organ organ, Norms norms, Map<String, NormEntry> ledger, LocalDate today) {
        this.ledger = ledger;
        this.organ = organ;
        this.norms = norms;
        this.today = today;
    }

    /// @param norms those that can be entered, by line
    record Read(List<Row> rows, List<String> notes, String problem, Map<Integer, Norm> norms) {}

    static List<String> headings() {
        return Arrays.stream(NormField.values()).map(NormField::heading).toList();
    }

    Read read(List<OrganSheet.Line> lines) {
        var columns = SheetColumns.of(lines.getFirst(), headings(), WANTED);
        if (!columns.problem().isEmpty()) {
            return new Read(List.of(), List.of(), columns.problem(), Map.of());
        }
        var rows = new ArrayList<Row>();
        var right = new HashMap<Integer, Norm>();
        lines.stream().skip(1).forEach(line -> {
            var result = NormReader.read(field -> columns.cell(line, field.heading()), organ.name(), today);
            var problems = inOrder(result.problems());
            result.norm().ifPresent(norm -> problems.addAll(among(norm, line.number())));
            var norm = result.norm();
            var known = norm.map(Norm::key).map(ledger::get);
            if (known.isPresent() && norm.isPresent()) {
                var changes = known.get().norm().changesTo(norm.get());
                if (changes.isEmpty()) {
                    rows.add(row(line, columns, State.KNOWN, List.of(), result));
                    return;
                }
                problems.add("“" + NormField.DOC_NO.heading() + "”：台账中已有这份文件，内容不同——"
                        + changes.stream()
                                .map(c -> c.field().heading() + "台账为“" + c.before() + "”，表中为“" + c.after() + "”")
                                .collect(Collectors.joining("；"))
                        + "。导入不改已登记的条目，请在该条目上更正或者登记废止，再从表中删去这一行。");
            }
            if (norm.isPresent() && problems.isEmpty()) {
                norms.alsoCountedBy(organ, norm.get())
                        .ifPresent(other -> problems.add("“" + NormField.AUTHORSHIP.heading() + "”："
                                + norm.get().docNo() + " 已由" + other.name() + "登记为本机关制定，同一份文件只计一次。请改填制定方式。"));
            }
            if (norm.isPresent() && problems.isEmpty()) {
                right.put(line.number(), norm.get());
            }
            rows.add(row(line, columns, problems.isEmpty() ? State.NEW : State.WRONG, problems, result));
        });
        return new Read(rows, columns.notes(), "", right);
    }

    private static Row row(
            OrganSheet.Line line, SheetColumns columns, State state, List<String> problems, NormReader.Result result) {
        var title = columns.cell(line, NormField.TITLE.heading());
        var docNo = columns.cell(line, NormField.DOC_NO.heading());
        return new Row(
                line.number(),
                state,
                (title.isEmpty() ? "（没有标题）" : title) + (docNo.isEmpty() ? "" : "　" + docNo),
                problems,
                inOrder(result.understood()));
    }

    private static ArrayList<String> inOrder(Map<NormField, String> byField) {
        return Arrays.stream(NormField.values())
                .filter(byField::containsKey)
                .map(field -> "“" + field.heading() + "”："
                        + byField.getOrDefault(field, "").replaceFirst("^" + field.heading() + " ?", ""))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /// What speaks against it among the rows above.
    private List<String> among(Norm norm, int line) {
        var before = seen.putIfAbsent(norm.key(), line);
        return before == null
                ? List.of()
                : List.of("“" + (norm.docNo().isEmpty() ? NormField.TITLE : NormField.DOC_NO).heading() + "”：与第 "
                        + before + " 行是同一份文件。请删去其中一行。");
    }
}
