package org.yangguang.report.checking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.prose.Counted;
import org.yangguang.report.prose.Stated;

/// What the text says of requests received, dealt with, concluded and carried over, beside what
/// table 三 says of the same.
final class StatedRequests {
    /// What both the text and the table count.
    enum Scope {
        RECEIVED(Counted.RECEIVED, TableThreeRow.NEW_RECEIVED, "本年新收", "收到"),
        CARRIED_IN(Counted.CARRIED_IN, TableThreeRow.CARRIED_IN, "上年结转", "上年结转"),
        HANDLED(Counted.HANDLED, null, "本年新收＋上年结转", "处理"),
        CONCLUDED(Counted.CONCLUDED, TableThreeRow.TOTAL, "（七）总计", "办结"),
        CARRIED_OUT(Counted.CARRIED_OUT, TableThreeRow.CARRIED_OUT, "结转下年度", "结转下年度");

        private final Counted counts;
        private final @Nullable TableThreeRow row;
        final String label;
        final String word;

        Scope(Counted counts, @Nullable TableThreeRow row, String label, String word) {
            this.counts = counts;
            this.row = row;
            this.label = label;
            this.word = word;
        }

        @Nullable
        TableThreeRow row() {
            return row;
        }
    }

    record Said(Scope scope, Stated fact) {}

    private StatedRequests() {}

    /// In the first part, which is where the form asks for them.
    static List<Said> in(Examined x) {
        var said = new ArrayList<Said>();
        for (var number : x.numbers()) {
            for (var scope : Scope.values()) {
                if (scope.counts == number.counts() && number.passage().ordinal() == 1) {
                    said.add(new Said(scope, number));
                }
            }
        }
        return said;
    }

    /// What the table says for each scope, as far as it is known.
    static Map<Scope, BigDecimal> counted(Examined x) {
        var map = new EnumMap<Scope, BigDecimal>(Scope.class);
        for (var scope : Scope.values()) {
            var row = scope.row();
            Optional<BigDecimal> value = row == null ? Optional.empty() : x.counted(row);
            value.ifPresent(v -> map.put(scope, v));
        }
        var received = map.get(Scope.RECEIVED);
        var carried = map.get(Scope.CARRIED_IN);
        if (received != null && carried != null) {
            map.put(Scope.HANDLED, received.add(carried));
        }
        return map;
    }
}
