package org.yangguang.annual.sum;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.yangguang.annual.Figures;
import org.yangguang.annual.Stage;
import org.yangguang.annual.sum.SumPart.Role;
import org.yangguang.annual.sum.SumPart.Standing;
import org.yangguang.organ.Organ;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.checking.Level;
import org.yangguang.report.rollup.OrganTotal;
import org.yangguang.report.rollup.OrganTree;
import org.yangguang.report.rollup.OrganTree.Kind;
import org.yangguang.report.rollup.Remark;
import org.yangguang.report.rollup.RollUp;
import org.yangguang.report.rollup.Submitted;

/// One government with all that counts into its sum, and adding it up by the rules of `report.rollup`.
///
/// @param report the government's own report of the whole, if it was handed in; compared, never added
record NodeParts(Organ organ, int year, Optional<Handed> report, List<Given> given) {

    private static final String OWN = "（本级）";

    NodeParts {
        given = List.copyOf(given);
    }

    /// A report as it was handed in.
    ///
    /// @param errors findings that stop it from going out
    record Handed(Stage stage, int version, int errors, Figures figures) {

        boolean isReturned() {
            return stage == Stage.RETURNED;
        }
    }

    /// A part and what came of it.
    sealed interface Given {
        Organ organ();
    }

    /// 本级; empty where it is not known.
    record Own(Organ organ, Optional<Figures> figures, String words) implements Given {}

    /// @param role an organ by itself, or a government whose own part is not known
    record Reported(Organ organ, Role role, Handed handed) implements Given {}

    record Missing(Organ organ, Optional<Stage> stage) implements Given {}

    /// A government below with its sum.
    record Summed(Organ organ, Sum sum, Optional<Stage> stage) implements Given {

        boolean isReported() {
            return stage.filter(Stage::isHandedIn).isPresent();
        }
    }

    record LeftOut(Organ organ, Role role, Optional<Handed> handed, String words) implements Given {}

    record Added(Sum sum, List<SumPart> parts) {
        Added {
            parts = List.copyOf(parts);
        }
    }

    Added add(Instant at) {
        var names = Sum.names(given);
        var total = total(names);
        var cells = CellId.of(total.form());
        var sums = total.total();
        var lacking = new HashSet<CellId>();
        var values = new HashMap<CellId, BigDecimal>();
        for (var id : cells) {
            var cell = Objects.requireNonNull(sums.cells().get(id), id.path());
            if (!cell.isUnknown()) {
                values.put(id, cell.sum());
            }
            if (cell.lacks()) {
                lacking.add(id);
            }
        }
        var parts = parts(names, total);
        int governments = (int) given.stream().filter(Summed.class::isInstance).count();
        int reported = (int) given.stream()
                .filter(g -> g instanceof Summed summed && summed.isReported())
                .count();
        int expected = sums.expected() + governments;
        int handedIn = sums.handedIn() + reported;
        var own = parts.stream().filter(p -> p.role() == Role.OWN).findFirst().flatMap(SumPart::figures);
        var sum = new Sum(
                organ.id(),
                year,
                new Figures(total.form(), values),
                own,
                lacking,
                expected,
                handedIn,
                count(parts, Standing.FAILING) + below(Sum::failing),
                count(parts, Standing.RETURNED) + below(Sum::returned),
                expected == handedIn
                        && sums.isComplete()
                        && given.stream()
                                .noneMatch(
                                        g -> g instanceof Summed s && !s.sum().complete()),
                remarks(total),
                at);
        return new Added(sum, parts);
    }

    private RollUp total(Map<Integer, String> names) {
        var tree = new ArrayList<OrganTree>();
        var submitted = new ArrayList<Submitted>();
        var sums = new HashMap<String, OrganTotal>();
        report.ifPresent(handed -> submitted.add(submitted(organ.name(), handed)));
        for (var part : given) {
            var name = name(names, part);
            switch (part) {
                case Own(var _, var figures, var _) -> {
                    tree.add(new OrganTree(name, Kind.OWN, List.of()));
                    figures.ifPresent(f -> submitted.add(new Submitted("本级台账", report(name, f), 0)));
                }
                case Reported(var _, var _, var handed) -> {
                    tree.add(OrganTree.of(name));
                    submitted.add(submitted(name, handed));
                }
                case Missing _ -> tree.add(OrganTree.of(name));
                case Summed(var _, var sum, var _) -> {
                    tree.add(OrganTree.of(name));
                    sums.put(name, sum.asPart(name));
                }
                case LeftOut(var _, var role, var handed, var _) -> {
                    if (role == Role.VERTICAL) {
                        tree.add(new OrganTree(name, Kind.VERTICAL, List.of()));
                        handed.ifPresent(h -> submitted.add(submitted(name, h)));
                    }
                }
            }
        }
        return RollUp.of(new OrganTree(organ.name(), Kind.PART, tree), submitted, sums, year);
    }

    private String name(Map<Integer, String> names, Given part) {
        return part instanceof Own
                ? organ.name() + OWN
                : Objects.requireNonNull(names.get(part.organ().id()));
    }

    private Submitted submitted(String name, Handed handed) {
        return new Submitted(
                "第 %d 版".formatted(handed.version()),
                report(name, handed.figures()),
                handed.errors(),
                handed.isReturned());
    }

    private AnnualReport report(String name, Figures figures) {
        var cells = new HashMap<CellId, Cell>();
        var blank = new Cell(Cell.Reading.BLANK, null, "", null);
        CellId.of(figures.form())
                .forEach(id -> cells.put(
                        id,
                        figures.value(id)
                                .map(value -> new Cell(Cell.Reading.COUNTED, value, "", null))
                                .orElse(blank)));
        return new AnnualReport("", name, year, figures.form(), null, List.of(), List.of(), cells, Map.of());
    }

    private List<SumPart> parts(Map<Integer, String> names, RollUp total) {
        var gave = new HashMap<String, Map<CellId, BigDecimal>>();
        for (var id : CellId.of(total.form())) {
            for (var part :
                    Objects.requireNonNull(total.total().cells().get(id)).parts()) {
                var value = part.value();
                if (value != null) {
                    gave.computeIfAbsent(part.organ(), _ -> new HashMap<>()).put(id, value);
                }
            }
        }
        return given.stream()
                .map(part -> part(
                        part,
                        name(names, part),
                        Optional.ofNullable(gave.get(name(names, part)))
                                .map(values -> new Figures(total.form(), values))))
                .toList();
    }

    private static SumPart part(Given part, String name, Optional<Figures> gave) {
        int id = part.organ().id();
        return switch (part) {
            case Own(var _, var figures, var words) ->
                new SumPart(
                        id,
                        name,
                        Role.OWN,
                        figures.isEmpty() ? Standing.MISSING : Standing.SOUND,
                        Optional.empty(),
                        0,
                        0,
                        1,
                        figures.isEmpty() ? 0 : 1,
                        gave,
                        words);
            case Reported(var _, var role, var handed) ->
                new SumPart(
                        id,
                        name,
                        role,
                        handed.errors() > 0
                                ? Standing.FAILING
                                : handed.isReturned() ? Standing.RETURNED : Standing.SOUND,
                        Optional.of(handed.stage()),
                        handed.version(),
                        handed.errors(),
                        1,
                        1,
                        gave,
                        role == Role.REPORT ? "本级的数不明，按它报送的报告计入" : "");
            case Missing(var _, var stage) ->
                new SumPart(id, name, Role.ORGAN, Standing.MISSING, stage, 0, 0, 1, 0, Optional.empty(), "");
            case Summed(var _, var sum, var stage) ->
                new SumPart(
                        id,
                        name,
                        Role.SUM,
                        sum.complete() && ((Summed) part).isReported() ? Standing.SOUND : Standing.INCOMPLETE,
                        stage,
                        0,
                        0,
                        sum.expected() + 1,
                        sum.handedIn() + (((Summed) part).isReported() ? 1 : 0),
                        gave,
                        ((Summed) part).isReported() ? "" : "政府报告还没有报送，按其下级合计计入");
            case LeftOut(var _, var role, var handed, var words) ->
                new SumPart(
                        id,
                        name,
                        role,
                        Standing.LEFT_OUT,
                        handed.map(Handed::stage),
                        handed.map(Handed::version).orElse(0),
                        0,
                        0,
                        0,
                        Optional.empty(),
                        words);
        };
    }

    private List<Remark> remarks(RollUp total) {
        var more = new ArrayList<Remark>();
        var late = given.stream()
                .filter(g -> g instanceof Summed summed && !summed.isReported())
                .map(g -> g.organ().name())
                .toList();
        if (!late.isEmpty()) {
            more.add(new Remark(
                    "AG-02",
                    Level.ERROR,
                    organ.name(),
                    "%d 个政府的报告还没有报送：%s。按其下级合计计入。".formatted(late.size(), few(late))));
        }
        for (var part : given) {
            if (part instanceof LeftOut(var gone, var role, var handed, var words) && role == Role.ENDED) {
                more.add(new Remark(
                        "AG-20",
                        handed.isPresent() ? Level.WARNING : Level.HINT,
                        gone.name(),
                        words + (handed.isPresent() ? "它另外报送的报告不计入，以免重复；请核对继任机关的报告是否已含它的数。" : "")));
            }
        }
        return total.with(more).remarks();
    }

    private static String few(List<String> names) {
        return String.join("、", names.stream().limit(8).toList()) + (names.size() > 8 ? " 等" : "");
    }

    private static int count(List<SumPart> parts, Standing standing) {
        return (int) parts.stream().filter(p -> p.standing() == standing).count();
    }

    private int below(java.util.function.ToIntFunction<Sum> of) {
        return given.stream()
                .mapToInt(g -> g instanceof Summed(var _, var sum, var _) ? of.applyAsInt(sum) : 0)
                .sum();
    }

    /// Which organs' rows are read for it.
    static Set<Integer> scope(YearTree tree, Organ organ) {
        var ids = new HashSet<Integer>();
        ids.add(organ.id());
        tree.parts(organ.id()).forEach(part -> ids.add(part.id()));
        tree.ended(organ.id()).forEach(part -> ids.add(part.id()));
        return ids;
    }
}
