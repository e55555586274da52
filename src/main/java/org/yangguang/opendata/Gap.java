package org.yangguang.opendata;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.Cell;

/// Which kind of nothing stands where a number should be. None of them is a zero.
final class Gap {

    private Gap() {}

    /// For people.
    ///
    /// @param gap as kept with the figure; null where the form of the report does not ask for it
    static String words(@Nullable String gap) {
        if (gap == null) {
            return "表式无此项";
        }
        return switch (Cell.Reading.valueOf(gap)) {
            case BLANK -> "原文空白";
            case MARKED_NONE -> "原文写“—”“无”之类";
            case ABSENT -> "原文缺此格";
            case UNREADABLE -> "原文不能读作一个数";
            case PRINTED, NORMALISED, SOLVED, COUNTED -> throw new IllegalStateException("not a gap: " + gap);
        };
    }

    /// For programs: the word of our JSON.
    static String code(String gap) {
        return gap.toLowerCase(Locale.ROOT);
    }
}
