package org.yangguang.report.prose;

import java.math.BigDecimal;

/// A number the text states.
///
/// @param value 15 万次 is 150000; amounts of money stand in their unit
/// @param unit the counting word: 件, 条, 次, 万元, %
/// @param approximate with 余, 多, 约, 近 or the like
/// @param printed the number as it stands, with what makes it approximate and its unit
/// @param passage where it stands; its words are those that tell what it counts
public record Stated(
        Counted counts, BigDecimal value, String unit, boolean approximate, String printed, Passage passage) {

    Stated at(int paragraph, int offset) {
        var here = new Passage(passage.part(), passage.ordinal(), paragraph, offset, passage.words());
        return new Stated(counts, value, unit, approximate, printed, here);
    }
}
