package org.yangguang.request.applicant;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// 满意度评价 of one reply, given once and changeable for seven days. It feeds nothing else.
///
/// @param stars 1 to 5
public record Rating(int stars, String text, Instant ratedAt) {

    public static final Duration CHANGEABLE = Duration.ofDays(7);
    public static final int TEXT_MOST = 500;

    /// From 1 to 5.
    public static final List<String> WORDS = List.of("很不满意", "不满意", "一般", "满意", "很满意");

    public Rating {
        if (stars < 1 || stars > WORDS.size()) {
            throw new IllegalArgumentException("a rating of " + stars);
        }
    }

    public String word() {
        return WORDS.get(stars - 1);
    }

    public boolean isChangeable(Instant now) {
        return now.isBefore(ratedAt.plus(CHANGEABLE));
    }
}
