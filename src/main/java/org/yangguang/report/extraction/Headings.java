package org.yangguang.report.extraction;

/// Reads the number of a heading.
final class Headings {
    private static final String DIGITS = "〇一二三四五六七八九";

    private Headings() {}

    /// 一 to 九十九, or Arabic digits; 0 if it is neither.
    static int numeral(String text) {
        if (text.matches("\\d{1,2}")) {
            return Integer.parseInt(text);
        }
        int ten = text.indexOf('十');
        if (ten < 0) {
            return text.length() == 1 ? Math.max(0, DIGITS.indexOf(text.charAt(0))) : 0;
        }
        int tens = ten == 0 ? 1 : Math.max(0, DIGITS.indexOf(text.charAt(0)));
        int units = ten == text.length() - 1 ? 0 : Math.max(0, DIGITS.indexOf(text.charAt(ten + 1)));
        return tens * 10 + units;
    }
}
