package org.yangguang.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/// 公民身份号码 by GB 11643: six digits of place, eight of birth, three of sequence, one check
/// character. It prints masked, so that no log or message can leak it by accident.
public final class IdentityNumber {
    private static final int LENGTH = 18;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";
    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1890, 1, 1);

    private final String value;

    private IdentityNumber(String value) {
        this.value = value;
    }

    public sealed interface Reading {}

    public record Valid(IdentityNumber number) implements Reading {}

    /// @param message what is wrong and what to do, for the person who typed it
    public record Invalid(String message) implements Reading {}

    /// Reads what was typed; inner blanks and a small x are forgiven, nothing else is.
    ///
    /// @param today the day before which the holder must have been born
    public static Reading parse(String typed, LocalDate today) {
        String text = typed.replaceAll("[\\s\\u3000\\u00a0]", "").toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return new Invalid("请填写公民身份号码");
        }
        if (text.length() != LENGTH) {
            return new Invalid("公民身份号码应为 18 位，现在填了 " + text.length() + " 位");
        }
        if (!text.matches("[0-9]{17}[0-9X]")) {
            return new Invalid("公民身份号码前 17 位应为数字，最后一位为数字或 X，请核对");
        }
        LocalDate born;
        try {
            born = LocalDate.of(number(text, 6, 10), number(text, 10, 12), number(text, 12, 14));
        } catch (DateTimeException e) {
            return new Invalid("公民身份号码第 7 至 14 位不是真实的出生日期，请核对");
        }
        if (born.isAfter(today)) {
            return new Invalid("公民身份号码中的出生日期晚于今天，请核对第 7 至 14 位");
        }
        if (born.isBefore(EARLIEST_BIRTH)) {
            return new Invalid("公民身份号码中的出生日期过早，请核对第 7 至 14 位");
        }
        if (text.charAt(LENGTH - 1) != checkCharacter(text)) {
            return new Invalid("公民身份号码校验位不对，请核对最后一位");
        }
        return new Valid(new IdentityNumber(text));
    }

    /// All eighteen characters. To be shown only where a purpose was given and logged.
    public String full() {
        return value;
    }

    /// 110105********002X
    public String masked() {
        return value.substring(0, 6) + "********" + value.substring(14);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdentityNumber that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return masked();
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text.substring(from, to));
    }

    private static char checkCharacter(String text) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (text.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }
}
