package org.yangguang.request.tally;

import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.yangguang.request.Channel;

/// What the prose of a yearly report says of the requests beside table 三. It agrees with the table: the
/// channels add up to 一, on time and late to 三（七）.
///
/// @param channels of the requests new in the year
/// @param late concluded in the year after the statutory period
/// @param extended told in the year that the period is longer （第三十三条第二款）
/// @param supplements asked in the year to supplement （第三十条）
/// @param consulted sent out in the year for somebody's opinion （第三十二、三十四条）
/// @param used how many of those concluded took how many working days
public record YearFigures(
        Map<Channel, Integer> channels,
        int onTime,
        int late,
        int extended,
        int supplements,
        int consulted,
        SortedMap<Integer, Integer> used) {

    /// New in the year through one of these channels.
    public int through(Channel... any) {
        int sum = 0;
        for (var channel : any) {
            sum += channels.getOrDefault(channel, 0);
        }
        return sum;
    }

    /// Working days of the middle request; of two middle ones the lower.
    public OptionalInt median() {
        int half = (used.values().stream().mapToInt(Integer::intValue).sum() + 1) / 2;
        int passed = 0;
        for (var days : used.entrySet()) {
            passed += days.getValue();
            if (passed >= half) {
                return OptionalInt.of(days.getKey());
            }
        }
        return OptionalInt.empty();
    }

    public OptionalInt longest() {
        return used.isEmpty() ? OptionalInt.empty() : OptionalInt.of(used.lastKey());
    }
}
