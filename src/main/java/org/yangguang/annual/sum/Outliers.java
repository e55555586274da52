package org.yangguang.annual.sum;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which of many changed otherwise than the rest: how far a change lies from the median of all changes,
/// in units of
/// the median distance (MAD), so that a few strange ones do not hide each other (Iglewicz and Hoaglin,
/// 1993).
public final class Outliers {

    /// Of fewer than these no median says much.
    public static final int LEAST = 8;

    /// A count below this in both years changes by chance.
    public static final int SMALL = 10;

    public static final double LIMIT = 3.5;

    private static final double NORMAL = 0.6745;

    private Outliers() {}

    /// A value of this year and of the last.
    public record Pair(String key, Optional<BigDecimal> now, Optional<BigDecimal> before) {}

    /// How far each change lies from the median, by key; nobody is in it who cannot be judged.
    ///
    /// @param share whether the values are percentages, of which the difference counts; of counts the
    ///     ratio does
    public static Map<String, Double> distances(List<Pair> pairs, boolean share) {
        var changes = new HashMap<String, Double>();
        for (var pair : pairs) {
            if (pair.now().isPresent() && pair.before().isPresent()) {
                double now = pair.now().get().doubleValue();
                double before = pair.before().get().doubleValue();
                if (share) {
                    changes.put(pair.key(), now - before);
                } else if (Math.max(now, before) >= SMALL) {
                    changes.put(pair.key(), Math.log((now + 1) / (before + 1)));
                }
            }
        }
        if (changes.size() < LEAST) {
            return Map.of();
        }
        double middle = median(changes.values().stream().mapToDouble(d -> d).toArray());
        double spread = median(
                changes.values().stream().mapToDouble(d -> Math.abs(d - middle)).toArray());
        if (spread == 0) {
            return Map.of();
        }
        var distances = new HashMap<String, Double>();
        changes.forEach((key, change) -> distances.put(key, NORMAL * (change - middle) / spread));
        return Map.copyOf(distances);
    }

    private static double median(double[] values) {
        java.util.Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
