package org.yangguang.release;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what looks like personal data （个人信息保护法第四条） in text whose characters are already in
/// their plain form: half width, capital letters. It proposes; a person decides.
final class PersonalData {

    private static final Pattern ID_NUMBER = Pattern.compile("(?=([1-9]\\d{16}[\\dX]))");
    private static final Pattern MOBILE =
            Pattern.compile("(?<![\\d.])(?:\\+?86[- ]?)?(1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4})(?!\\d)");
    private static final Pattern LANDLINE =
            Pattern.compile("(?<![\\d.])(\\(0\\d{2,3}\\) ?[1-9]\\d{6,7}|0\\d{2,3}[-— ]?[1-9]\\d{6,7})(?!\\d)");
    private static final Pattern BANK_CARD =
            Pattern.compile("(?<![\\d.])([3-6]\\d{15,18}|[3-6]\\d{3}(?: \\d{4}){3}(?: \\d{1,3})?)(?![\\d.])");
    private static final Pattern EMAIL = Pattern.compile("([A-Z0-9._%+-]+@[A-Z0-9-]+(?:\\.[A-Z0-9-]+)+)");

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";

    private PersonalData() {}

    /// @param from first character
    /// @param to behind the last one
    record Found(Hit.Kind kind, int from, int to) {}

    static List<Found> in(String text) {
        var found = new ArrayList<Found>();
        var ids = ID_NUMBER.matcher(text);
        while (ids.find()) {
            if (isIdNumber(ids.group(1))) {
                found.add(new Found(Hit.Kind.ID_NUMBER, ids.start(1), ids.end(1)));
            }
        }
        take(found, Hit.Kind.MOBILE, MOBILE.matcher(text));
        take(found, Hit.Kind.LANDLINE, LANDLINE.matcher(text));
        var cards = BANK_CARD.matcher(text);
        while (cards.find()) {
            if (luhn(cards.group(1).replace(" ", ""))) {
                add(found, new Found(Hit.Kind.BANK_CARD, cards.start(1), cards.end(1)));
            }
        }
        take(found, Hit.Kind.EMAIL, EMAIL.matcher(text));
        return found;
    }

    private static void take(List<Found> found, Hit.Kind kind, Matcher m) {
        while (m.find()) {
            add(found, new Found(kind, m.start(1), m.end(1)));
        }
    }

    /// What lies within something found before is that.
    private static void add(List<Found> found, Found next) {
        if (found.stream().noneMatch(f -> next.from() < f.to() && f.from() < next.to())) {
            found.add(next);
        }
    }

    /// By its date of birth and check character (GB 11643).
    static boolean isIdNumber(String number) {
        try {
            int year = Integer.parseInt(number.substring(6, 10));
            LocalDate.of(year, Integer.parseInt(number.substring(10, 12)), Integer.parseInt(number.substring(12, 14)));
            int sum = 0;
            for (int i = 0; i < WEIGHTS.length; i++) {
                sum += (number.charAt(i) - '0') * WEIGHTS[i];
            }
            return year >= 1890 && year <= 2100 && number.charAt(17) == CHECK.charAt(sum % 11);
        } catch (DateTimeException e) {
            return false;
        }
    }

    static boolean luhn(String digits) {
        int sum = 0;
        boolean twice = false;
        for (int i = digits.length() - 1; i >= 0; i--, twice = !twice) {
            int d = (digits.charAt(i) - '0') * (twice ? 2 : 1);
            sum += d > 9 ? d - 9 : d;
        }
        return sum % 10 == 0;
    }
}
