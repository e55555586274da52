package org.yangguang.publication;

import java.math.BigDecimal;

/// A number that was entered. A month nobody entered has none; 0 is a number.
///
/// @param month 1 to 12, or 0 for the year as a whole
/// @param value pieces, items or 元, as its kind says
public record Figure(int year, int month, FigureKind kind, BigDecimal value) {

    public Figure {
        boolean monthly = kind.period() == FigureKind.Period.MONTH;
        if (monthly ? month < 1 || month > 12 : month != 0) {
            throw new IllegalArgumentException(kind + " has no month " + month);
        }
        if (value.signum() < 0
                || value.stripTrailingZeros().scale() > kind.unit().decimals()) {
            throw new IllegalArgumentException(kind + " cannot be " + value);
        }
    }

    public Slot slot() {
        return new Slot(month, kind);
    }

    /// 2025 年 3 月 / 2025 年
    public String when() {
        return year + " 年" + (month == 0 ? "" : " " + month + " 月");
    }

    /// Where a number stands among those of its year.
    public record Slot(int month, FigureKind kind) {

        /// Its name in a form, such as `PENALTY_PUBLISHED-03`.
        public String code() {
            return kind + "-%02d".formatted(month);
        }

        public String label() {
            return (month == 0 ? "全年" : month + " 月") + "“" + kind.heading() + "”";
        }
    }
}
