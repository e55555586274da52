package org.yangguang.opendata;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Answers that may be a minute old, as the pages that show them may be kept for a minute. The ones not
/// asked for longest go first.
final class Lately<K, V> {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private record Kept<V>(V value, long since) {}

    private final int most;
    private final Map<K, Kept<V>> kept = new LinkedHashMap<>(64, 0.75f, true);

    /// @param most how many are kept
    Lately(int most) {
        this.most = most;
    }

    V get(K key, Supplier<V> anew) {
        synchronized (kept) {
            var known = kept.get(key);
            if (known != null && System.nanoTime() - known.since() < MINUTE) {
                return known.value();
            }
        }
        // Not under the lock: a slow answer holds up nobody who asks for another.
        var value = anew.get();
        synchronized (kept) {
            kept.put(key, new Kept<>(value, System.nanoTime()));
            if (kept.size() > most) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return value;
    }
}
