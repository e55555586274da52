package org.yangguang.request.submission;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// 查询码：80 random bits in sixteen characters that cannot be misread (no I, L, O, U).
public record QueryCode(String text) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern SHAPE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{16}");

    public QueryCode {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("not a query code");
        }
    }

    /// From the first ten bytes of a keyed digest.
    static QueryCode of(byte[] digest) {
        var text = new StringBuilder();
        long high = 0;
        for (int i = 0; i < 5; i++) {
            high = (high << 8) | (digest[i] & 0xff);
        }
        long low = 0;
        for (int i = 5; i < 10; i++) {
            low = (low << 8) | (digest[i] & 0xff);
        }
        for (long part : new long[] {high, low}) {
            for (int shift = 35; shift >= 0; shift -= 5) {
                text.append(ALPHABET.charAt((int) (part >> shift) & 31));
            }
        }
        return new QueryCode(text.toString());
    }

    /// As typed: blanks and hyphens forgiven, O and I and L read as the digits they look like.
    public static Optional<QueryCode> parse(String typed) {
        var text = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return SHAPE.matcher(text).matches() ? Optional.of(new QueryCode(text)) : Optional.empty();
    }

    /// In groups of four for reading aloud.
    public String grouped() {
        return text.replaceAll("(.{4})(?!$)", "$1-");
    }

    @Override
    public String toString() {
        return "QueryCode[hidden]";
    }
}
