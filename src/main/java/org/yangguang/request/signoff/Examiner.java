package org.yangguang.request.signoff;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.yangguang.identity.Delegation;
import org.yangguang.identity.Duty;

/// Somebody who would decide, with the duties held and those delegated.
public record Examiner(UUID account, Set<Duty> duties, List<Delegation> delegations) {

    public Examiner {
        duties = Set.copyOf(duties);
        delegations = List.copyOf(delegations);
    }

    /// The delegations by which he may act in a duty on a day.
    List<Delegation> mandates(Duty duty, LocalDate day) {
        return delegations.stream()
                .filter(d -> d.to().equals(account) && d.duty() == duty && d.isInForce(day))
                .toList();
    }

    /// Every duty he can act in on a day.
    public Set<Duty> charged(LocalDate day) {
        var charged = EnumSet.noneOf(Duty.class);
        charged.addAll(duties);
        delegations.stream()
                .filter(d -> d.to().equals(account) && d.isInForce(day))
                .forEach(d -> charged.add(d.duty()));
        return charged;
    }
}
