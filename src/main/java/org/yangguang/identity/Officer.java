package org.yangguang.identity;

import java.io.Serializable;
import java.security.Principal;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.yangguang.audit.Actor;

/// A signed-in member of staff, as kept in the session.
///
/// @param scope ids of the organs whose rows may be seen: the own one, for 主管部门 those below too
public record Officer(
        UUID account,
        String login,
        String name,
        int organId,
        String organCode,
        String organName,
        Set<Duty> duties,
        Set<Integer> scope)
        implements Principal, Serializable {

    private static final long serialVersionUID = 1L;

    public Officer {
        duties = Set.copyOf(duties);
        scope = Set.copyOf(scope);
    }

    /// The account id: sessions are filed under it, so that closing an account ends them.
    @Override
    public String getName() {
        return account.toString();
    }

    public boolean may(Permission permission) {
        return permission.heldBy(duties);
    }

    /// The officer as the audit trail keeps the act: the duty is the one the act asked for.
    public Actor acting(Permission permission, String address) {
        var duty = duties.stream()
                .filter(d -> permission.duties().contains(d))
                .min(Comparator.naturalOrder())
                .map(Duty::label)
                .orElse("");
        return new Actor(account.toString(), duty, organCode, address);
    }

    public String dutyLabels() {
        return duties.stream().sorted().map(Duty::label).collect(Collectors.joining("、"));
    }
}
