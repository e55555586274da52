package org.yangguang.identity;

import java.util.Set;
import java.util.UUID;

/// Somebody of an organ who can be given work.
public record Colleague(UUID id, String name, Set<Duty> duties) {

    public Colleague {
        duties = Set.copyOf(duties);
    }

    public boolean may(Permission permission) {
        return permission.heldBy(duties);
    }
}
