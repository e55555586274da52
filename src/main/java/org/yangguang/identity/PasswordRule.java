package org.yangguang.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a staff password must be (security I2). Two profiles: `dengbao` (GB/T 22239-2019 三级: three
/// classes of characters, changed every 90 days) and `asvs` (length only, no periodic change).
///
/// @param profile `dengbao` or `asvs`
@ConfigurationProperties("yangguang.password")
public record PasswordRule(@DefaultValue("dengbao") String profile) {

    private static final int LEAST = 12;
    private static final int MOST = 128;
    private static final int MAX_DAYS = 90;
    /// Stems of the most used passwords; a password built on one is refused whatever is added to it.
    private static final List<String> STEMS = List.of(
            "password",
            "passw0rd",
            "p@ssw0rd",
            "p@ssword",
            "qwerty",
            "1qaz2wsx",
            "qazwsx",
            "123456",
            "654321",
            "abc123",
            "admin",
            "letmein",
            "welcome",
            "iloveyou",
            "zhengfu",
            "xinxigongkai",
            "yangguang",
            "gongkai",
            "111111",
            "000000",
            "888888",
            "asdfgh",
            "zxcvbn");

    /// What is wrong with a new password, in Chinese; empty when nothing is.
    ///
    /// @param login the account name, which may not stand in the password
    public List<String> faults(String password, String login) {
        var faults = new ArrayList<String>();
        int length = password.codePointCount(0, password.length());
        if (length < LEAST || length > MOST) {
            faults.add("口令应为 12 至 128 个字符，现在是 " + length + " 个");
        }
        var lower = password.toLowerCase(Locale.ROOT);
        if (lower.contains(login.toLowerCase(Locale.ROOT))) {
            faults.add("口令不能包含账号名");
        }
        STEMS.stream()
                .filter(lower::contains)
                .findFirst()
                .ifPresent(stem -> faults.add("口令包含常见的“" + stem + "”，容易被猜到，请换一个"));
        if (password.codePoints().distinct().count() < 6) {
            faults.add("口令中不同的字符太少，至少要有 6 种");
        }
        if (isDengbao() && classes(password) < 3) {
            faults.add("口令应包含大写字母、小写字母、数字、其他符号中的至少三类");
        }
        return List.copyOf(faults);
    }

    public boolean isDengbao() {
        return profile.equals("dengbao");
    }

    /// How many days a password stays good; none under `asvs`.
    public java.util.OptionalInt daysValid() {
        return isDengbao() ? java.util.OptionalInt.of(MAX_DAYS) : java.util.OptionalInt.empty();
    }

    private static int classes(String password) {
        int found = 0;
        found += password.codePoints().anyMatch(Character::isUpperCase) ? 1 : 0;
        found += password.codePoints().anyMatch(Character::isLowerCase) ? 1 : 0;
        found += password.codePoints().anyMatch(Character::isDigit) ? 1 : 0;
        found += password.codePoints().anyMatch(c -> !Character.isLetterOrDigit(c)) ? 1 : 0;
        return found;
    }
}
