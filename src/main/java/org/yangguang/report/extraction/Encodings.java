package org.yangguang.report.extraction;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns bytes into text: byte order mark, then what the page declares, then strict UTF-8, then
/// strict GB18030. A replacement character is never produced; bytes that fit no encoding make
/// the file unreadable.
final class Encodings {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Pattern DECLARED = Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_-]{3,20})");

    record Decoded(String text, Charset charset) {}

    private Encodings() {}

    static Optional<Decoded> decode(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return strict(bytes, 3, StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return strict(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return strict(bytes, 2, StandardCharsets.UTF_16BE);
        }
        return declared(bytes)
                .flatMap(charset -> strict(bytes, 0, charset))
                .or(() -> strict(bytes, 0, StandardCharsets.UTF_8))
                .or(() -> strict(bytes, 0, GB18030));
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
            case "big5" -> Optional.of(Charset.forName("Big5"));
            default -> Optional.empty();
        };
    }

    private static Optional<Decoded> strict(byte[] bytes, int from, Charset charset) {
        try {
            var text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
            return text.indexOf('\uFFFD') >= 0 ? Optional.empty() : Optional.of(new Decoded(text, charset));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
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
