package org.yangguang.report.extraction;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns bytes into text: byte order mark, then what the page declares, then strict UTF-8, then
/// strict GB18030, then UTF-16 without a mark.
///
/// A page of which a few bytes belong to no character is still read, as whichever of UTF-8 and
/// GB18030 leaves fewer of them; each becomes [#DAMAGED], which is no digit and no blank, so that a
/// figure it stands in cannot be read.
final class Encodings {
    static final char DAMAGED = '\uFFFD';
    private static final Charset BIG5 = Charset.forName("Big5");
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Pattern DECLARED = Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_-]{3,20})");
    /// Of how many characters one may be damaged.
    private static final int ONE_IN = 200;
    private static final int ALWAYS_ALLOWED = 3;

    /// @param damaged how many bytes belonged to no character
    record Decoded(String text, Charset charset, int damaged) {}

    private Encodings() {}

    static Optional<Decoded> decode(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return strict(bytes, 3, StandardCharsets.UTF_8).or(() -> damaged(bytes, 3));
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return lenient(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return lenient(bytes, 2, StandardCharsets.UTF_16BE);
        }
        return declared(bytes)
                .flatMap(charset -> strict(bytes, 0, charset).filter(d -> charset != BIG5 || isChinese(d.text())))
                .or(() -> wide(bytes))
                .or(() -> strict(bytes, 0, StandardCharsets.UTF_8))
                .or(() -> strict(bytes, 0, GB18030))
                .or(() -> damaged(bytes, 0));
    }

    /// UTF-16 without a mark: text in any other encoding holds no zero byte.
    private static Optional<Decoded> wide(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, 4096); i++) {
            if (bytes[i] == 0) {
                return lenient(bytes, 0, StandardCharsets.UTF_16LE)
                        .filter(d -> isChinese(d.text()))
                        .or(() -> lenient(bytes, 0, StandardCharsets.UTF_16BE).filter(d -> isChinese(d.text())));
            }
        }
        return Optional.empty();
    }

    private static Optional<Decoded> damaged(byte[] bytes, int from) {
        var utf8 = lenient(bytes, from, StandardCharsets.UTF_8);
        var gb = from > 0 ? Optional.<Decoded>empty() : lenient(bytes, from, GB18030);
        if (utf8.isEmpty() || gb.isEmpty()) {
            return utf8.or(() -> gb);
        }
        return utf8.get().damaged() <= gb.get().damaged() ? utf8 : gb;
    }

    private static Optional<Decoded> lenient(byte[] bytes, int from, Charset charset) {
        var text = new String(bytes, from, bytes.length - from, charset);
        int damaged = 0;
        for (int i = text.indexOf(DAMAGED); i >= 0; i = text.indexOf(DAMAGED, i + 1)) {
            damaged++;
        }
        return damaged <= ALWAYS_ALLOWED + text.length() / ONE_IN
                ? Optional.of(new Decoded(text, charset, damaged))
                : Optional.empty();
    }

    /// Bytes of GB 2312 can often be read as Big5 too, but hardly with the words of a report.
    private static boolean isChinese(String text) {
        return text.contains("公開") || text.contains("公开") || text.contains("政府");
    }

    private static Optional<Charset> declared(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
        if (!head.contains("<")) {
            return Optional.empty();
        }
        var matcher = DECLARED.matcher(head);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
            case "gb2312", "gbk", "gb18030", "x-gbk" -> Optional.of(GB18030);
            case "utf-8", "utf8" -> Optional.of(StandardCharsets.UTF_8);
            case "big5" -> Optional.of(BIG5);
            default -> Optional.empty();
        };
    }

    private static Optional<Decoded> strict(byte[] bytes, int from, Charset charset) {
        var text = new String(bytes, from, bytes.length - from, charset);
        return text.indexOf(DAMAGED) >= 0 ? Optional.empty() : Optional.of(new Decoded(text, charset, 0));
    }

    private static boolean starts(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
