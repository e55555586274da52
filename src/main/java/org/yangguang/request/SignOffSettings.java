package org.yangguang.request;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.request.signoff.Chain;

/// 审签环节 of an organ, set by the organ itself. A draft on its way keeps the chain it was sent into.
@Component
public class SignOffSettings {

    private final SignOffStore store;
    private final AuditTrail audit;

    SignOffSettings(SignOffStore store, AuditTrail audit) {
        this.store = store;
        this.audit = audit;
    }

    /// @param version to be handed back on a change
    public record Setting(Chain chain, int version) {}

    @Transactional(readOnly = true)
    public Setting of(int organ) {
        return store.chain(organ)
                .map(row -> new Setting(row.chain(), row.version()))
                .orElse(new Setting(Chain.STANDARD, 0));
    }

    /// False if somebody else set it since it was read.
    @Transactional
    public boolean set(Actor by, int organ, int version, Chain chain) {
        var before = of(organ).chain();
        if (!store.setChain(organ, version, chain)) {
            return false;
        }
        audit.record(by, "request.chain", "organ:" + organ, "", text(before) + " => " + text(chain));
        return true;
    }

    private static String text(Chain chain) {
        return Chain.code(chain.steps()) + " " + chain.hands();
    }
}
