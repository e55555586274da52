package org.yangguang.report.comparing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.Cell;

/// A cell in few words: its number, or which kind of nothing stands there.
public final class CellWords {
    private CellWords() {}

    public static String of(@Nullable Cell cell) {
        if (cell == null) {
            return "（无此格）";
        }
        var value = cell.value();
        return switch (cell.reading()) {
            case BLANK -> "（空白）";
            case ABSENT -> "（缺）";
            case MARKED_NONE -> "“" + cell.printed() + "”";
            case UNREADABLE -> "（读不出）" + cell.printed();
            case PRINTED, NORMALISED, SOLVED, COUNTED -> value == null ? cell.printed() : value.toPlainString();
        };
    }

    static String signed(@Nullable BigDecimal difference) {
        return difference == null ? "" : (difference.signum() > 0 ? "+" : "") + difference.toPlainString();
    }

    static String percent(@Nullable BigDecimal percent) {
        return percent == null ? "" : signed(percent) + "%";
    }

    static String plain(@Nullable BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }
}
