package org.yangguang.report.extraction;

import org.jspecify.annotations.Nullable;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;

/// Something the reader noticed: how a value was come by, or why it is not known.
///
/// @param cell the cell concerned, null when it is a row or the file as a whole
/// @param where the row, title or part concerned, in the form's words
/// @param text Chinese, one sentence
/// @param place where it stood in the file
public record Note(Code code, @Nullable CellId cell, String where, String text, Cell.@Nullable Place place) {

    /// What kind of thing was noticed; never renamed.
    public enum Code {
        /// A row label differs from the form's words.
        LABEL_DRIFT,
        /// A unit, separators or full-width digits were taken off a number.
        NORMALISED_NUMBER,
        /// A money amount without a unit where the form prints none either.
        UNIT_UNKNOWN,
        /// A Word bookmark was taken off.
        BOOKMARK,
        /// A row has one value too few; the last cell counts as absent.
        SHORT_ROW,
        /// Digits of several cells ran together and were cut by the table's own sums.
        SOLVED,
        /// Digits of several cells ran together and could be cut in more than one way.
        NOT_SEPARABLE,
        /// A cell holds something that is not one number.
        NOT_A_NUMBER,
        /// The values of a row stood without its label and were placed by their order.
        PLACED_BY_ORDER,
        /// Navigation, counters, buttons or stray tags were left out.
        PAGE_JUNK,
        /// A table of the form was not found.
        TABLE_MISSING,
        /// How the characters were decoded, when not as UTF-8.
        ENCODING
    }

    static Note of(Code code, String where, String text, Cell.@Nullable Place place) {
        return new Note(code, null, where, text, place);
    }
}
