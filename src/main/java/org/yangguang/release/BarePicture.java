package org.yangguang.release;

import java.util.Set;

/// Whether a picture file holds the picture and nothing else: no EXIF, no comments, no thumbnail, nothing
/// behind its end.
final class BarePicture {

    private static final int START_OF_SCAN = 0xda;
    private static final int END = 0xd9;
    /// JFIF, tables, frames, restart interval, Adobe colour transform, scan.
    private static final Set<Integer> SEGMENTS = Set.of(0xe0, 0xdb, 0xc0, 0xc1, 0xc2, 0xc4, 0xdd, 0xee, START_OF_SCAN);
    private static final Set<String> CHUNKS = Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS");
    private static final int JFIF_LENGTH = 16;
    private static final int ADOBE_LENGTH = 14;

    private BarePicture() {}

    static boolean jpeg(byte[] b) {
        int at = 2;
        while (at + 4 <= b.length) {
            if ((b[at] & 0xff) != 0xff) {
                return false;
            }
            int marker = b[at + 1] & 0xff;
            if (marker == END) {
                return at + 2 == b.length;
            }
            int length = (b[at + 2] & 0xff) << 8 | b[at + 3] & 0xff;
            if (!SEGMENTS.contains(marker)
                    || marker == 0xe0 && length != JFIF_LENGTH
                    || marker == 0xee && length != ADOBE_LENGTH) {
                return false;
            }
            at += 2 + length;
            if (marker == START_OF_SCAN) {
                while (at + 1 < b.length && !((b[at] & 0xff) == 0xff && isMarker(b[at + 1] & 0xff))) {
                    at++;
                }
            }
        }
        return at + 2 == b.length && (b[at + 1] & 0xff) == END;
    }

    /// Not a stuffed byte nor a restart within the scan.
    private static boolean isMarker(int code) {
        return code != 0 && !(code >= 0xd0 && code <= 0xd7);
    }

    static boolean png(byte[] b) {
        for (int at = 8; at + 12 <= b.length; ) {
            int length = (b[at] & 0xff) << 24 | (b[at + 1] & 0xff) << 16 | (b[at + 2] & 0xff) << 8 | b[at + 3] & 0xff;
            var name = new String(b, at + 4, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
            if (length < 0 || !CHUNKS.contains(name)) {
                return false;
            }
            at += 12 + length;
            if (name.equals("IEND")) {
                return at == b.length;
            }
        }
        return false;
    }
}
