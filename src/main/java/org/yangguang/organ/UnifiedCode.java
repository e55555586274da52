package org.yangguang.organ;

import java.util.Locale;

/// 统一社会信用代码 by GB 32100: eighteen characters of 31, without I, O, S, V and Z, the last a
/// check character. Public by nature, so it prints whole.
public record UnifiedCode(String value) {
    private static final int LENGTH = 18;
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    public UnifiedCode {
        String problem = problem(value);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(problem);
        }
    }

    public sealed interface Reading {}

    public record Valid(UnifiedCode code) implements Reading {}

    /// @param message what is wrong and what to do, for the person who typed it
    public record Invalid(String message) implements Reading {}

    /// Reads what was typed; blanks and small letters are forgiven.
    public static Reading parse(String typed) {
        String text = typed.replaceAll("[\\s\\u3000\\u00a0]", "").toUpperCase(Locale.ROOT);
        String problem = problem(text);
        return problem.isEmpty() ? new Valid(new UnifiedCode(text)) : new Invalid(problem);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String problem(String text) {
        if (text.isEmpty()) {
            return "请填写统一社会信用代码";
        }
        if (text.length() != LENGTH) {
            return "统一社会信用代码应为 18 位，现在填了 " + text.length() + " 位";
        }
        for (int i = 0; i < LENGTH; i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return "统一社会信用代码第 " + (i + 1) + " 位不能是“" + text.charAt(i) + "”，只能用数字和除 I、O、S、V、Z 外的大写字母，请核对";
            }
        }
        if (text.charAt(LENGTH - 1) != checkCharacter(text)) {
            return "统一社会信用代码校验位不对，请核对最后一位";
        }
        return "";
    }

    /// The weight of each place is 3 to its power, modulo 31.
    private static char checkCharacter(String text) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += ALPHABET.indexOf(text.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
