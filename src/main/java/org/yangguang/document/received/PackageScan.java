package org.yangguang.document.received;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// A ZIP file and the documents made of one (DOCX, XLSX, OFD): names, sizes, and what its parts hold.
/// The parts met one after another must be those its directory lists, for other readers trust that.
final class PackageScan {

    private static final int ENTRIES = 2_000;
    private static final int ENTRY_BYTES = 20 * 1024 * 1024;
    private static final long ALL_BYTES = 64L * 1024 * 1024;
    private static final long RATIO_FROM = 1024 * 1024;
    private static final int RATIO = 100;
    private static final Pattern DYNAMIC_DATA = Pattern.compile("(?i)<w:instrText[^>]*>\\s*DDE(?:AUTO)?\\b");
    private static final Pattern FETCHED = Pattern.compile(
            "(?is)<Relationship\\b(?=[^>]*TargetMode\\s*=\\s*\"External\")(?=[^>]*/(?:attachedTemplate|oleObject|frame|subDocument|package|externalLinkPath)\")[^>]*>");

    private final byte[] bytes;
    private final Set<String> met = new HashSet<>();
    private final Set<String> exact = new HashSet<>();
    private long unfolded;

    private PackageScan(byte[] bytes) {
        this.bytes = bytes;
    }

    static Content of(byte[] zip) {
        return new PackageScan(zip).scan();
    }

    private Content scan() {
        Optional<Danger> danger;
        try {
            danger = directory();
            if (danger.isEmpty()) {
                danger = parts();
            }
        } catch (IOException | IllegalArgumentException e) {
            return new Content(Set.of(), Optional.empty(), Optional.of(Danger.BROKEN));
        }
        if (exact.contains("word/document.xml")) {
            return new Content(Set.of(FileKind.DOCX), Optional.of(" Word 文档"), danger);
        }
        if (exact.contains("xl/workbook.xml")) {
            return new Content(Set.of(FileKind.XLSX), Optional.of(" Excel 工作簿"), danger);
        }
        if (exact.contains("OFD.xml")) {
            return new Content(Set.of(FileKind.OFD), Optional.of(" OFD"), danger);
        }
        return new Content(Set.of(), Optional.of("压缩包"), danger);
    }

    private Optional<Danger> directory() throws IOException {
        try (var file = ZipFile.builder().setByteArray(bytes).get()) {
            for (var entries = file.getEntries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                exact.add(entry.getName());
                if (entry.getGeneralPurposeBit().usesEncryption()) {
                    return Optional.of(Danger.ENCRYPTED);
                }
                if (entry.isUnixSymlink()) {
                    return Optional.of(Danger.BROKEN);
                }
                if (exact.size() > ENTRIES) {
                    return Optional.of(Danger.BOMB);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Danger> parts() throws IOException {
        var danger = Optional.<Danger>empty();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null && danger.isEmpty(); entry = zip.getNextEntry()) {
                if (!met.add(entry.getName()) || escapes(entry.getName())) {
                    return Optional.of(Danger.BROKEN);
                }
                var part = zip.readNBytes(ENTRY_BYTES + 1);
                unfolded += part.length;
                boolean swollen = unfolded > RATIO_FROM && unfolded / bytes.length > RATIO;
                if (part.length > ENTRY_BYTES || unfolded > ALL_BYTES || swollen || met.size() > ENTRIES) {
                    return Optional.of(Danger.BOMB);
                }
                danger = inside(entry.getName().toLowerCase(Locale.ROOT), part);
            }
        }
        return danger.isEmpty() && !met.equals(exact) ? Optional.of(Danger.BROKEN) : danger;
    }

    private static boolean escapes(String name) {
        return name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || List.of(name.split("/", -1)).contains("..");
    }

    private static Optional<Danger> inside(String name, byte[] part) {
        if (name.endsWith("vbaproject.bin") || name.contains("/activex/") || name.endsWith("/vbadata.xml")) {
            return Optional.of(Danger.MACRO);
        }
        if (name.endsWith("encryptions.xml") || name.endsWith("/encryption.xml")) {
            return Optional.of(Danger.ENCRYPTED);
        }
        if (name.contains("/externallinks/") || name.endsWith("/connections.xml")) {
            return Optional.of(Danger.OUTSIDE);
        }
        if (name.contains("/embeddings/") || isContainer(part)) {
            return Optional.of(Danger.EMBEDDED);
        }
        return name.endsWith(".xml") || name.endsWith(".rels") ? inXml(name, part) : Optional.empty();
    }

    private static boolean isContainer(byte[] b) {
        return b.length > 4
                && (b[0] == 'P' && b[1] == 'K' && b[2] == 3 && b[3] == 4
                        || (b[0] & 0xff) == 0xd0 && (b[1] & 0xff) == 0xcf && b[2] == 0x11);
    }

    private static Optional<Danger> inXml(String name, byte[] part) {
        boolean wide = part.length > 1 && (part[0] == 0 || part[1] == 0 || (part[0] & 0xfe) == 0xfe);
        var text = new String(part, wide ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            return Optional.of(Danger.BROKEN);
        }
        if (name.equals("[content_types].xml") && text.toLowerCase(Locale.ROOT).contains("macroenabled")) {
            return Optional.of(Danger.MACRO);
        }
        return DYNAMIC_DATA.matcher(text).find()
                        || name.endsWith(".rels") && FETCHED.matcher(text).find()
                ? Optional.of(Danger.OUTSIDE)
                : Optional.empty();
    }
}
