package org.yangguang.document.received;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The old office container (DOC, XLS, and any document with a password): which streams it names. Every
/// place where a directory entry may stand is looked at, whatever its own tables say.
final class OleScan {

    private static final byte[] MAGIC = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    private static final int ENTRY = 128;
    private static final int SECTOR = 512;
    private static final int NAME_END = 64;
    private static final int START = 116;
    private static final Set<String> MACROS = Set.of("_VBA_PROJECT", "_VBA_PROJECT_CUR", "VBA", "Macros");
    private static final int ENCRYPTED_WORD = 0x0100;
    private static final int FILE_PASS = 0x002f;

    private OleScan() {}

    static boolean isOne(byte[] b) {
        return b.length >= MAGIC.length && Arrays.equals(Arrays.copyOf(b, MAGIC.length), MAGIC);
    }

    static Content of(byte[] b) {
        var streams = streams(b);
        var names = streams.keySet();
        if (names.contains("EncryptedPackage")) {
            return new Content(Set.of(), Optional.of("加了密码的 Office 文件"), Optional.of(Danger.ENCRYPTED));
        }
        boolean macro = names.stream().anyMatch(MACROS::contains);
        if (names.contains("WordDocument")) {
            return office(
                    FileKind.DOC, " Word 97-2003 文档", macro, wordLocked(b, streams.getOrDefault("WordDocument", -1)));
        }
        if (names.contains("Workbook") || names.contains("Book")) {
            int start = streams.getOrDefault("Workbook", streams.getOrDefault("Book", -1));
            return office(FileKind.XLS, " Excel 97-2003 工作簿", macro, bookLocked(b, start));
        }
        return new Content(
                Set.of(), Optional.of("旧版 Office 或者其他复合文件"), macro ? Optional.of(Danger.MACRO) : Optional.empty());
    }

    private static Content office(FileKind kind, String named, boolean macro, boolean locked) {
        var danger =
                locked ? Optional.of(Danger.ENCRYPTED) : macro ? Optional.of(Danger.MACRO) : Optional.<Danger>empty();
        return new Content(Set.of(kind), Optional.of(named), danger);
    }

    /// Names with the place where each stream begins; -1 where that is not inside the file.
    private static Map<String, Integer> streams(byte[] b) {
        var found = new HashMap<String, Integer>();
        var buffer = ByteBuffer.wrap(b).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = SECTOR; at + ENTRY <= b.length; at += ENTRY) {
            int length = buffer.getShort(at + NAME_END) & 0xffff;
            int type = b[at + NAME_END + 2];
            if (length < 4 || length > NAME_END || length % 2 != 0 || (type != 1 && type != 2)) {
                continue;
            }
            var name = new String(b, at, length - 2, StandardCharsets.UTF_16LE);
            long start = ((buffer.getInt(at + START) & 0xffffffffL) + 1) * SECTOR;
            found.merge(name, start + SECTOR <= b.length ? (int) start : -1, Math::max);
        }
        return found;
    }

    private static boolean wordLocked(byte[] b, int start) {
        return start >= 0
                && (ByteBuffer.wrap(b).order(ByteOrder.LITTLE_ENDIAN).getShort(start + 10) & ENCRYPTED_WORD) != 0;
    }

    /// The record that locks a workbook comes among the first.
    private static boolean bookLocked(byte[] b, int start) {
        var buffer = ByteBuffer.wrap(b).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = start, n = 0; start >= 0 && n < 4 && at + 4 <= Math.min(b.length, start + SECTOR); n++) {
            if ((buffer.getShort(at) & 0xffff) == FILE_PASS) {
                return true;
            }
            at += 4 + (buffer.getShort(at + 2) & 0xffff);
        }
        return false;
    }
}
