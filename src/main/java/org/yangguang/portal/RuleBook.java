package org.yangguang.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.yangguang.law.Law;
import org.yangguang.law.Provisions;

/// 制度: every provision this platform cites, as it keeps them.
public final class RuleBook {

    private RuleBook() {}

    /// One statute or document with what is cited of it.
    public record Basis(Law law, List<Provisions.Entry> entries) {}

    static List<Basis> bases() {
        var byLaw = new LinkedHashMap<Law, List<Provisions.Entry>>();
        for (var entry : Provisions.all()) {
            byLaw.computeIfAbsent(entry.article().law(), _ -> new ArrayList<>()).add(entry);
        }
        return byLaw.entrySet().stream()
                .map(e -> new Basis(e.getKey(), List.copyOf(e.getValue())))
                .toList();
    }
}
