package org.yangguang.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLDocument;

/// What DOCX and XLSX share: their properties, and a package whose bytes depend on nothing but
/// its content.
final class OfficePackage {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private OfficePackage() {}

    static void describe(POIXMLDocument document, String title, String author, LocalDate date) throws IOException {
        var core = document.getProperties().getCoreProperties();
        core.setTitle(Invisible.dropFrom(title));
        core.setCreator(Invisible.dropFrom(author));
        var start = Date.from(date.atStartOfDay(SHANGHAI).toInstant());
        core.setCreated(Optional.of(start));
        core.setModified(Optional.of(start));
        core.getUnderlyingProperties().setLanguageProperty("zh-CN");
    }

    /// Packs anew: POI stamps every entry with the moment of writing, a file kept as evidence
    /// carries its own date.
    static byte[] dated(byte[] packed, LocalDate date) throws IOException {
        var out = new ByteArrayOutputStream(packed.length);
        try (var in = new ZipInputStream(new ByteArrayInputStream(packed));
                var zip = new ZipOutputStream(out)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var dated = new ZipEntry(entry.getName());
                dated.setTimeLocal(date.atStartOfDay());
                zip.putNextEntry(dated);
                in.transferTo(zip);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
