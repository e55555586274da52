package org.yangguang.report.checking;

import java.math.BigDecimal;

/// What a supervising authority may set for its own area; [#STANDARD] is used where nothing is said.
///
/// None of these figures stands in a document of the State Council; they say from where on a
/// person should look.
///
/// @param wording the lists of wrong words, wrong document names and residues of pages
/// @param carriedOutPercent T3-08: more carried out than this share of what was received is
///     asked about. 40 working days of a year of some 250 can still be running on 31 December,
///     that is 16 %; twice that leaves room for a busy end of the year
/// @param carriedOutLeast T3-08: fewer than this many are never asked about
/// @param jumpPercent T2-07: a change against last year by more than this is pointed out
/// @param jumpLeast T2-07: a change by fewer than this many is not
/// @param copiedInARow X-16: so many characters in a row make a copy
/// @param copiedShare X-16: so large a share of common five-character runs makes a copy
public record Settings(
        Wording wording,
        int carriedOutPercent,
        int carriedOutLeast,
        int jumpPercent,
        int jumpLeast,
        int copiedInARow,
        BigDecimal copiedShare) {

    public static final Settings STANDARD =
            new Settings(Wording.standard(), 32, 10, 50, 100, 30, new BigDecimal("0.6"));

    public Settings with(Wording lists) {
        return new Settings(
                lists, carriedOutPercent, carriedOutLeast, jumpPercent, jumpLeast, copiedInARow, copiedShare);
    }
}
