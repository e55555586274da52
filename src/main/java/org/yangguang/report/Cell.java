package org.yangguang.report;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
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
        UNREADABLE;

        /// The word used in our JSON and CSV.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Reading> of(String code) {
            return Arrays.stream(values()).filter(r -> r.code().equals(code)).findFirst();
        }
    }

    /// Where in the source the text stood; every number is 1-based, 0 where there is none.
    ///
    /// @param page page of a PDF or OFD, sheet of a workbook
    /// @param line line of a text, Markdown, HTML or CSV file
    /// @param table number of the table in the file
    /// @param row row of that table as it stands in the file, heads included
    /// @param column column of that table; without a table, characters from the left edge
    /// @param box what it covers on the page, where the file says so
    public record Place(
            int page,
            int line,
            int table,
            int row,
            int column,
            @Nullable Box box) {

        /// A place in running text.
        public Place(int page, int line, int column) {
            this(page, line, 0, 0, column, null);
        }

        /// What a person reads: `第 2 页`, `第 31 行`, `第 1 个表第 6 行第 3 列`.
        public String words() {
            var words = new StringJoiner("，");
            if (page > 0) {
                words.add("第 " + page + " 页");
            }
            if (line > 0) {
                words.add("第 " + line + " 行");
            }
            if (table > 0) {
                words.add("第 " + table + " 个表第 " + row + " 行第 " + column + " 列");
            }
            return words.toString();
        }
    }

    /// A box on a page in points (1/72 inch) from the top left corner.
    public record Box(float x, float y, float width, float height) {}

    public static Cell counted(BigDecimal value) {
        return new Cell(Reading.COUNTED, value, value.toPlainString(), null);
    }

    public static Cell counted(long value) {
        return counted(BigDecimal.valueOf(value));
    }

    public static final Cell NOT_THERE = new Cell(Reading.ABSENT, null, "", null);
}
