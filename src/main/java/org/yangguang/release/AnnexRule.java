package org.yangguang.release;

import static org.yangguang.law.Provision.disclosure;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.yangguang.law.Provision;
import org.yangguang.request.Outcome;
import org.yangguang.request.ReplyAnnex.Annex;

/// Whether materials and reply say the same: what is covered must be withheld by the reply, on the same
/// grounds, and a reply that withholds must say what.
final class AnnexRule {

    /// 含有不应当公开的内容，能够作区分处理的，提供可以公开的内容并说明理由。
    static final Provision SEPARATION = disclosure(37);

    private AnnexRule() {}

    /// What the rule asks of a material.
    ///
    /// @param ready whether a copy that passed stands for it as it is now
    /// @param open proposals nobody has decided on
    record Reviewed(String title, Set<Outcome> grounds, int covered, int open, boolean ready) {}

    static Annex judge(List<Reviewed> materials, Outcome outcome, Set<Outcome> withheld) {
        var objections = new ArrayList<String>();
        var warnings = new ArrayList<String>();
        int covered = materials.stream().mapToInt(Reviewed::covered).sum();
        boolean gives = outcome == Outcome.GRANTED || outcome == Outcome.PARTIALLY_GRANTED;
        if (gives) {
            materials.stream()
                    .filter(m -> !m.ready())
                    .forEach(m -> objections.add("拟公开材料“" + m.title() + "”还没有生成公开件，或者改动后没有重新生成"));
        }
        if (outcome == Outcome.PARTIALLY_GRANTED) {
            if (covered == 0 && withheld.isEmpty()) {
                objections.add("部分公开须有遮盖之处，或者写明不公开部分的依据（依据" + SEPARATION.text() + "）");
            }
            var grounds = EnumSet.noneOf(Outcome.class);
            materials.forEach(m -> grounds.addAll(m.grounds()));
            grounds.removeAll(withheld);
            grounds.forEach(g -> objections.add("材料中遮盖所依据的“" + g.label() + "”没有列入不公开部分的依据，请勾选或者改正遮盖的依据"));
        }
        if (outcome == Outcome.GRANTED && covered > 0) {
            warnings.add("处理决定是予以公开，材料却有 " + covered + " 处遮盖。有遮盖的应当按部分公开处理（依据" + SEPARATION.text() + "），请核对。");
        }
        if (!gives && !materials.isEmpty()) {
            warnings.add("处理决定是“" + outcome.fullLabel() + "”，拟公开材料不会随答复提供。");
        }
        int open = materials.stream().mapToInt(Reviewed::open).sum();
        if (open > 0) {
            warnings.add("还有 " + open + " 处系统提示没有处理，请逐处决定遮盖或者不遮盖。");
        }
        return new Annex(
                gives
                        ? materials.stream()
                                .filter(Reviewed::ready)
                                .map(Reviewed::title)
                                .toList()
                        : List.of(),
                objections,
                warnings);
    }
}
