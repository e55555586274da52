package org.yangguang.annual.sum;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yangguang.annual.Figures;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.rollup.CellSum;
import org.yangguang.report.rollup.OrganTotal;
import org.yangguang.report.rollup.Remark;

/// 汇总：one government with its direct parts added up. Own + subordinate = total in every cell.
///
/// @param total exact; a cell without an entry is one of which nobody gave a number
/// @param own 本级, empty where it is not known
/// @param lacking the cells in which some number is not known
/// @param expected how many reports it stands for, own part and governments below included
/// @param failing how many of them have errors, how many were returned
/// @param complete nothing missing, nothing unknown, nothing that fails or was returned
public record Sum(
        int organ,
        int year,
        Figures total,
        Optional<Figures> own,
        Set<CellId> lacking,
        int expected,
        int handedIn,
        int failing,
        int returned,
        boolean complete,
        List<Remark> remarks,
        Instant at) {

    public Sum {
        lacking = Set.copyOf(lacking);
        remarks = List.copyOf(remarks);
    }

    public Form form() {
        return total.form();
    }

    public int missing() {
        return expected - handedIn;
    }

    public BigDecimal own(CellId id) {
        return own.flatMap(figures -> figures.value(id)).orElse(BigDecimal.ZERO);
    }

    /// 下级.
    public BigDecimal below(CellId id) {
        return total.value(id).orElse(BigDecimal.ZERO).subtract(own(id));
    }

    /// As the form prints it: rounded once, at the end.
    public Figures printed() {
        var values = new HashMap<CellId, BigDecimal>();
        total.values().forEach((id, value) -> values.put(id, CellSum.rounded(id, value)));
        return new Figures(form(), values);
    }

    /// The cells in which numbers differ from this sum as printed.
    public List<CellId> differing(Figures others) {
        var printed = printed();
        return CellId.of(form()).stream()
                .filter(id -> printed.value(id).isPresent() || others.value(id).isPresent())
                .filter(id -> printed.value(id)
                                .orElse(BigDecimal.ZERO)
                                .compareTo(CellSum.rounded(id, others.value(id).orElse(BigDecimal.ZERO)))
                        != 0)
                .toList();
    }

    /// Whether the same would be said of it, whenever it was added up.
    boolean says(Sum that) {
        return form() == that.form()
                && same(total, that.total)
                && same(own.orElse(Figures.none(form())), that.own.orElse(Figures.none(that.form())))
                && lacking.equals(that.lacking)
                && expected == that.expected
                && handedIn == that.handedIn
                && failing == that.failing
                && returned == that.returned
                && complete == that.complete;
    }

    private static boolean same(Figures a, Figures b) {
        return CellId.of(a.form()).stream()
                .allMatch(id -> a.value(id).isPresent() == b.value(id).isPresent()
                        && (a.value(id).isEmpty()
                                || a.value(id).get().compareTo(b.value(id).orElseThrow()) == 0));
    }

    /// As a part of the sum above.
    ///
    /// @param name by which it is listed there
    OrganTotal asPart(String name) {
        var standing = failing + returned > 0 ? CellSum.Standing.FAILING : CellSum.Standing.SOUND;
        Map<CellId, CellSum> cells = new HashMap<>();
        for (var id : CellId.of(form())) {
            var value = total.value(id);
            var state = value.isPresent() ? CellSum.State.KNOWN : CellSum.State.BLANK;
            var of = lacking.contains(id) ? CellSum.Standing.INCOMPLETE : standing;
            cells.put(id, new CellSum(id, List.of(new CellSum.Part(name, value.orElse(null), state, of))));
        }
        var missing = missing() == 0 ? List.<String>of() : List.of(name + "等 " + missing() + " 个");
        return new OrganTotal(name, handedIn, expected, missing, cells, List.of(), List.of());
    }

    /// Names that occur once among the parts; one that occurs again carries its code.
    static Map<Integer, String> names(List<NodeParts.Given> given) {
        var names = new HashMap<Integer, String>();
        var used = new HashSet<String>();
        for (var part : new ArrayList<>(given)) {
            var organ = part.organ();
            if (!names.containsKey(organ.id())) {
                names.put(organ.id(), used.add(organ.name()) ? organ.name() : organ.name() + "（" + organ.code() + "）");
            }
        }
        return names;
    }
}
