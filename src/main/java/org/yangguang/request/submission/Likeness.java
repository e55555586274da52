package org.yangguang.request.submission;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.yangguang.vault.Vault;

/// How alike two requests are in what they ask for, by the pairs of neighbouring characters they share;
/// and the keyed bands by which likely ones are found among sealed applications.
///
/// Forty-eight min-hashes under a key of this installation make sixteen bands of three. Requests with
/// half of
/// their pairs in common meet in some band nine times of ten, with a quarter one time of five. The
/// bands tell
/// somebody without the key that two requests are alike, but nothing about what either says.
public final class Likeness {

    /// From here on two requests are shown as alike.
    public static final double SHOWN = 0.45;

    /// From here on they may well be about the same.
    public static final double SAME = 0.8;

    private static final int BANDS = 16;
    private static final int ROWS = 3;

    private Likeness() {}

    /// Shared pairs over all pairs: 1 for the same text, 0 for nothing in common.
    public static double of(String one, String other) {
        var a = pairs(one);
        var b = pairs(other);
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        var shared = new HashSet<>(a);
        shared.retainAll(b);
        return (double) shared.size() / (a.size() + b.size() - shared.size());
    }

    /// The bands of a text for an organ; empty for one too short to compare.
    public static long[] bands(Vault vault, int organ, String text) {
        var least = new long[BANDS * ROWS];
        Arrays.fill(least, Long.MAX_VALUE);
        var pairs = pairs(text);
        for (var pair : pairs) {
            var hash = vault.hmac("request.likeness", (organ + "|" + pair).getBytes(StandardCharsets.UTF_8));
            long seed = java.nio.ByteBuffer.wrap(hash).getLong();
            long step = java.nio.ByteBuffer.wrap(hash, 8, 8).getLong() | 1;
            for (int i = 0; i < least.length; i++) {
                least[i] = Math.min(least[i], mixed(seed + i * step));
            }
        }
        if (pairs.isEmpty()) {
            return new long[0];
        }
        var bands = new long[BANDS];
        for (int band = 0; band < BANDS; band++) {
            long joined = band;
            for (int row = 0; row < ROWS; row++) {
                joined = mixed(joined * 31 + least[band * ROWS + row]);
            }
            bands[band] = joined;
        }
        return Arrays.stream(bands).distinct().toArray();
    }

    /// Pairs of neighbouring characters, of letters and digits only, without words that every request has.
    private static Set<String> pairs(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("政府信息|信息公开|申请公开|申请|公开|请求|获取|提供|关于|相关|有关|情况|材料|的", " ")
                .replaceAll("[^\\p{L}\\p{N}]+", " ");
        var pairs = new HashSet<String>();
        for (var word : plain.split(" ")) {
            var points = word.codePoints().toArray();
            if (points.length == 1) {
                pairs.add(word);
            }
            for (int i = 0; i + 1 < points.length; i++) {
                pairs.add(new String(points, i, 2));
            }
        }
        pairs.remove("");
        return pairs;
    }

    /// SplitMix64's last step: spreads what the key has made unguessable.
    private static long mixed(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
