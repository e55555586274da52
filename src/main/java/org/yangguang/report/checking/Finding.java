package org.yangguang.report.checking;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.Cell;

/// One thing a check found wrong.
///
/// @param ruleId the check, such as `T3-02`; never renamed
/// @param code the word for machines: `T3.ROW_SUM`, `T3.COL_SUM`, `T3.BALANCE`, `T4.SUM` for
///     sums, else the rule id
/// @param where row, column or group code, cell path, or part of the report (`title`,
///     `section1`)
/// @param text Chinese: what is wrong, where and why, with both numbers and their difference
/// @param proposed the value that would put it right, if one follows
/// @param place where it stood in the file, if it was read from one
public record Finding(
        String ruleId,
        Level level,
        String code,
        String where,
        String text,
        @Nullable BigDecimal proposed,
        Cell.@Nullable Place place) {

    /// A finding about words.
    static Finding of(Check check, String where, String text) {
        return new Finding(check.id(), check.level(), check.id(), where, text, null, null);
    }
}
