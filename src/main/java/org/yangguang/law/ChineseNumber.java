package org.yangguang.law;

/// 一 to 九百九十九, as article numbers are written.
public final class ChineseNumber {
    private static final String[] DIGITS = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

    private ChineseNumber() {}

    public static String of(int n) {
        if (n < 1 || n > 999) {
            throw new IllegalArgumentException("no article is numbered " + n);
        }
        var text = new StringBuilder();
        int hundreds = n / 100;
        int tens = n / 10 % 10;
        int ones = n % 10;
        if (hundreds > 0) {
            text.append(DIGITS[hundreds]).append('百');
        }
        if (tens > 0) {
            text.append(tens == 1 && hundreds == 0 ? "" : DIGITS[tens]).append('十');
        } else if (hundreds > 0 && ones > 0) {
            text.append('零');
        }
        if (ones > 0) {
            text.append(DIGITS[ones]);
        }
        return text.toString();
    }
}
