package org.yangguang.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What is known of one number: its value if there is one, how it was known, the text as printed and
/// where it stood.
///
/// 0, blank, a dash and 无 are four different things; none of the last three is silently read as 0.
public record Cell(
        Reading reading,
        @Nullable BigDecimal value,
        String printed,
        @Nullable Place place) {

    /// How a value came to be known, or why there is none.
    public enum Reading {
        /// Read as it stands.
        PRINTED,
        /// Read after taking off a unit, separators, full-width digits or a bookmark.
        NORMALISED,
        /// Digits of several cells were printed as one; cut by solving the table's own sums, one cut
        /// only fits.
        SOLVED,
        /// Counted from the ledgers or typed in the editor; not read from a document.
        COUNTED,
        /// The cell is there and empty.
        BLANK,
        /// The cell says `—`, `/`, 无 or the like.
        MARKED_NONE,
        /// The cell does not stand in the document.
        ABSENT,
        /// Something stands there that cannot be read as one number.
        UNREADABLE
    }

    /// Where in the source the text stood. Line and column are 1-based; page is 0 where there are none.
    public record Place(int page, int line, int column) {}

    public static Cell counted(BigDecimal value) {
        return new Cell(Reading.COUNTED, value, value.toPlainString(), null);
    }

    public static Cell counted(long value) {
        return counted(BigDecimal.valueOf(value));
    }

    public static final Cell NOT_THERE = new Cell(Reading.ABSENT, null, "", null);
}
