package org.yangguang.publication;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganSheet;
import org.yangguang.publication.ImportPreview.Ledger;
import org.yangguang.publication.ImportPreview.State;
import org.yangguang.publication.NormEntry.Act;

/// Takes lists into the ledgers: handed in, looked at row by row, then taken. A list with a wrong row
/// is taken only if the officer chooses its right rows; a row that stands already is recognised.
@Component
public class LedgerImports {

    public static final int MOST_ROWS = 3000;

    private final LedgerListStore store;
    private final Norms norms;
    private final Figures figures;
    private final AuditTrail audit;
    private final Clock clock;

    LedgerImports(LedgerListStore store, Norms norms, Figures figures, AuditTrail audit, Clock clock) {
        this.store = store;
        this.norms = norms;
        this.figures = figures;
        this.audit = audit;
        this.clock = clock;
    }

    public enum Which {
        ALL,
        ONLY_RIGHT
    }

    /// What came of handing a list in.
    public sealed interface Handed {}

    public record Looked(ImportPreview preview) implements Handed {}

    /// @param message why the list could not be read and what to do, in Chinese
    public record Unreadable(String message) implements Handed {}

    /// What came of taking it.
    public sealed interface Outcome {}

    public record Taken(int rows) implements Outcome {}

    /// @param message why nothing was taken and what to do, in Chinese
    public record Refused(String message) implements Outcome {}

    private record Reading(
            ImportPreview preview,
            String problem,
            Map<Integer, Norm> norms,
            Map<Integer, Map<Figure.Slot, Optional<BigDecimal>>> numbers) {}

    /// The headings of a list of this ledger, in the order of its template.
    public static List<String> headings(Ledger ledger) {
        return switch (ledger) {
            case NORMS -> NormSheet.headings();
            case FIGURES -> FigureSheet.headings();
        };
    }

    /// The rows of a template: none for documents, the months of a year for numbers.
    public static List<List<String>> templateRows(Ledger ledger, int year) {
        return switch (ledger) {
            case NORMS -> List.of();
            case FIGURES ->
                IntStream.rangeClosed(1, 13)
                        .mapToObj(month -> {
                            var cells = new ArrayList<String>();
                            cells.add(String.valueOf(year));
                            cells.add(month == 13 ? FigureSheet.WHOLE_YEAR : String.valueOf(month));
                            IntStream.range(0, FigureKind.values().length).forEach(_ -> cells.add(""));
                            return List.copyOf(cells);
                        })
                        .toList();
        };
    }

    @Transactional
    public Handed handIn(Actor by, UUID account, Organ organ, Ledger ledger, String name, byte[] content) {
        var kept = new LedgerListStore.Kept(UUID.randomUUID(), ledger, name, content, -1);
        var reading = read(organ, kept);
        if (!reading.problem().isEmpty()) {
            return new Unreadable(reading.problem());
        }
        store.insert(organ.id(), kept, clock.instant().truncatedTo(ChronoUnit.MICROS), account);
        audit.record(
                by,
                "publication.hand-in",
                "import:" + kept.id(),
                "",
                ledger + " rows=" + reading.preview().rows().size());
        return new Looked(reading.preview());
    }

    /// A list that was handed in, against the ledger as it stands now.
    @Transactional(readOnly = true)
    public Optional<ImportPreview> preview(Organ organ, Ledger ledger, UUID id) {
        return store.find(organ.id(), id)
                .filter(kept -> kept.ledger() == ledger)
                .map(kept -> read(organ, kept).preview());
    }

    @Transactional
    public Optional<Outcome> take(Actor by, UUID account, Organ organ, Ledger ledger, UUID id, Which which) {
        return store.find(organ.id(), id)
                .filter(kept -> kept.ledger() == ledger)
                .map(kept -> take(by, account, organ, kept, which));
    }

    private Outcome take(Actor by, UUID account, Organ organ, LedgerListStore.Kept kept, Which which) {
        if (kept.taken() >= 0) {
            return new Refused("这份表已经导入过，取了 " + kept.taken() + " 行，没有再导入。");
        }
        figures.lock(organ);
        var reading = read(organ, kept);
        var preview = reading.preview();
        if (!preview.isClean() && which == Which.ALL) {
            return new Refused("有 " + preview.count(State.WRONG) + " 行有误，一行也没有导入。请改好后再传，或者选择只导入正确的行。");
        }
        int rows = preview.count(State.NEW);
        if (rows == 0) {
            return new Refused("没有可以导入的行。");
        }
        if (!store.take(organ.id(), kept.id(), rows, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            return new Refused("这份表刚被别人导入，没有再导入。");
        }
        reading.norms().forEach((line, norm) -> {
            var origin = "导入：" + kept.name() + " 第 " + line + " 行";
            if (!(norms.enter(by, account, organ, norm, Act.IMPORTED, origin) instanceof Norms.Done)) {
                throw new IllegalStateException("a row was taken by somebody else meanwhile");
            }
        });
        reading.numbers()
                .forEach((year, numbers) ->
                        figures.put(by, account, organ, year, numbers, "导入：" + kept.name(), "figures.import"));
        audit.record(by, "publication.import", "import:" + kept.id(), "", kept.ledger() + " rows=" + rows);
        return new Taken(rows);
    }

    private Reading read(Organ organ, LedgerListStore.Kept kept) {
        var sheet = OrganSheet.of(kept.content());
        if (!sheet.fault().isEmpty()) {
            return unreadable(kept, sheet.fault());
        }
        var lines = sheet.lines().stream().filter(line -> !line.isBlank()).toList();
        if (lines.size() < 2) {
            return unreadable(kept, "表中没有内容。第一行应是栏目名称，从第二行起每行一条，可下载模板填写。");
        }
        if (lines.size() > MOST_ROWS + 1) {
            return unreadable(kept, "表中有 " + (lines.size() - 1) + " 行，一次最多导入 " + MOST_ROWS + " 行，请分成几份。");
        }
        var today = LocalDate.now(clock);
        return switch (kept.ledger()) {
            case NORMS -> {
                var ledger = norms.standing(organ.id(), clock.instant()).stream()
                        .collect(Collectors.toMap(e -> e.norm().key(), Function.identity()));
                var read = new NormSheet(organ, norms, ledger, today).read(lines);
                yield new Reading(preview(kept, read.rows(), read.notes()), read.problem(), read.norms(), Map.of());
            }
            case FIGURES -> {
                var read = new FigureSheet(year -> figures.year(organ, year), YearMonth.from(today)).read(lines);
                yield new Reading(preview(kept, read.rows(), read.notes()), read.problem(), Map.of(), read.numbers());
            }
        };
    }

    private static ImportPreview preview(LedgerListStore.Kept kept, List<ImportPreview.Row> rows, List<String> notes) {
        return new ImportPreview(kept.id(), kept.ledger(), kept.name(), rows, notes, kept.taken());
    }

    private static Reading unreadable(LedgerListStore.Kept kept, String problem) {
        return new Reading(preview(kept, List.of(), List.of()), problem, Map.of(), Map.of());
    }
}
