package org.yangguang.release;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.request.Outcome;
import org.yangguang.request.ReplyAnnex;

/// The materials of a request as its reply asks for them.
@Component
class MaterialAnnex implements ReplyAnnex {

    private final Materials materials;
    private final ReleaseStore store;

    MaterialAnnex(Materials materials, ReleaseStore store) {
        this.materials = materials;
        this.store = store;
    }

    /// Holds the materials still until the transaction of the reply ends, so that a reply is not signed
    /// over
    /// a change.
    @Override
    @Transactional
    public Annex of(UUID request, Outcome outcome, Set<Outcome> withheld) {
        store.holdStill(request);
        return AnnexRule.judge(reviewed(materials.of(request)), outcome, withheld);
    }

    static List<AnnexRule.Reviewed> reviewed(List<Material> materials) {
        return materials.stream()
                .filter(m -> !m.isAside())
                .map(m -> new AnnexRule.Reviewed(
                        m.title(),
                        m.grounds(),
                        m.covered().size(),
                        m.suggested().size(),
                        m.ready().isPresent()))
                .toList();
    }
}
