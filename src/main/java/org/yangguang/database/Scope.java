package org.yangguang.database;

import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// On whose behalf the current thread works: the database role and the organs whose rows it may see.
///
/// Each transaction starts by telling PostgreSQL (`app.organs`); row-level security does the rest. A
/// thread that was told nothing works as the portal and sees no organ's private rows.
///
/// @param organs ids of the organs in scope
/// @param audit whether audit records may be read
public record Scope(DatabaseRole role, Set<Integer> organs, boolean audit) {

    private static final Scope NOBODY = new Scope(DatabaseRole.PORTAL, Set.of(), false);
    private static final ThreadLocal<@Nullable Scope> CURRENT = new ThreadLocal<>();

    public Scope {
        organs = Set.copyOf(organs);
    }

    public static Scope of(DatabaseRole role, Set<Integer> organs) {
        return new Scope(role, organs, false);
    }

    public static Scope current() {
        var scope = CURRENT.get();
        return scope == null ? NOBODY : scope;
    }

    /// Runs the work within this scope and restores the former one.
    public <T extends @Nullable Object> T call(Supplier<T> work) {
        var before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    public void run(Runnable work) {
        this.<@Nullable Void>call(() -> {
            work.run();
            return null;
        });
    }

    String organList() {
        return organs.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }
}
