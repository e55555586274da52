package org.yangguang.document.received;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What a file is by its bytes alone, and what is dangerous about it.
///
/// @param kinds the kinds it may be; empty for one we know nothing of
/// @param named what it is in Chinese, where it is not text
/// @param danger what may be wrong inside
record Content(Set<FileKind> kinds, Optional<String> named, Optional<Danger> danger) {

    private static final byte[] PDF = ascii("%PDF-");
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] RAR = ascii("Rar!");
    private static final byte[] SEVEN_ZIP = {'7', 'z', (byte) 0xbc, (byte) 0xaf};
    private static final byte[] PROGRAM = {'M', 'Z'};

    static Content of(byte[] b) {
        if (startsWith(b, PDF)) {
            return tail(b, 2048).contains("%%EOF")
                    ? new Content(Set.of(FileKind.PDF), Optional.of(" PDF"), PdfScan.danger(b))
                    : broken();
        }
        if (startsWith(b, PNG)) {
            return tail(b, 16).contains("IEND") ? plain(FileKind.PNG, " PNG 图片") : broken();
        }
        if (startsWith(b, JPEG)) {
            return jpegEnds(b) ? plain(FileKind.JPEG, " JPG 图片") : broken();
        }
        if (startsWith(b, ZIP)) {
            return PackageScan.of(b);
        }
        if (OleScan.isOne(b)) {
            return OleScan.of(b);
        }
        if (startsWith(b, RAR) || startsWith(b, SEVEN_ZIP)) {
            return new Content(Set.of(), Optional.of("压缩包"), Optional.empty());
        }
        if (startsWith(b, PROGRAM)) {
            return new Content(Set.of(), Optional.of("可执行程序"), Optional.empty());
        }
        boolean text = !tail(b, b.length).contains("\0");
        return new Content(text ? EnumSet.of(FileKind.CSV) : Set.of(), Optional.empty(), Optional.empty());
    }

    boolean is(FileKind kind) {
        return kinds.contains(kind);
    }

    private static Content plain(FileKind kind, String named) {
        return new Content(Set.of(kind), Optional.of(named), Optional.empty());
    }

    private static Content broken() {
        return new Content(Set.of(), Optional.empty(), Optional.of(Danger.BROKEN));
    }

    private static boolean startsWith(byte[] b, byte[] magic) {
        return b.length >= magic.length && Arrays.equals(Arrays.copyOf(b, magic.length), magic);
    }

    private static boolean jpegEnds(byte[] b) {
        for (int i = b.length - 2; i >= Math.max(2, b.length - 64); i--) {
            if ((b[i] & 0xff) == 0xff && (b[i + 1] & 0xff) == 0xd9) {
                return true;
            }
        }
        return false;
    }

    private static String tail(byte[] b, int length) {
        return new String(b, Math.max(0, b.length - length), Math.min(length, b.length), StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
