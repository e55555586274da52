package org.yangguang.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a ZIP whose bytes follow from its contents alone: stored without compression, in the order
/// given, under one date.
final class VolumeZip {

    private static final LocalDateTime ONE_DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

    private VolumeZip() {}

    static byte[] write(SequencedMap<String, byte[]> entries) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (var entry : entries.entrySet()) {
                var content = entry.getValue();
                var crc = new CRC32();
                crc.update(content);
                var head = new ZipEntry(entry.getKey());
                head.setMethod(ZipEntry.STORED);
                head.setSize(content.length);
                head.setCompressedSize(content.length);
                head.setCrc(crc.getValue());
                head.setTimeLocal(ONE_DATE);
                zip.putNextEntry(head);
                zip.write(content);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
