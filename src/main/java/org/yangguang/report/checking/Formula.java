package org.yangguang.report.checking;

import java.math.BigDecimal;
import java.util.List;

/// What should be equal and is not.
///
/// @param words the formula with its numbers, as a person writes it
/// @param stated what the report says
/// @param computed what follows from the terms
/// @param terms what `computed` is made of; terms of 0 are left out
public record Formula(String words, BigDecimal stated, BigDecimal computed, List<Term> terms) {
    public Formula {
        terms = List.copyOf(terms);
    }

    /// One number of the formula.
    ///
    /// @param cell path of the cell, empty for a number of the text
    public record Term(String cell, String label, BigDecimal value) {}

    /// What is stated beyond what was computed; negative when too little is stated.
    public BigDecimal difference() {
        return stated.subtract(computed);
    }
}
