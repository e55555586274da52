package org.yangguang.report.extraction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// Looks through a ZIP file before any library opens it (security U3, U4, U6): sizes, names,
/// check sums, and for documents macros, embedded objects, templates fetched from elsewhere and
/// document type declarations.
final class ZipGate {
    private static final int ENTRIES = 2_000;
    private static final long ALL_BYTES = 64L * 1024 * 1024;
    private static final long ENTRY_BYTES = 20L * 1024 * 1024;
    private static final int RATIO = 100;
    private static final long RATIO_FROM = 1024 * 1024;
    private static final Pattern DYNAMIC_DATA = Pattern.compile("(?i)<w:instrText[^>]*>\\s*DDE(?:AUTO)?\\b");
    private static final Pattern REMOTE_TEMPLATE = Pattern.compile(
            "(?is)<Relationship\\b(?=[^>]*TargetMode\\s*=\\s*\"External\")(?=[^>]*/(?:attachedTemplate|oleObject|frame|subDocument|package)\")[^>]*>");

    private ZipGate() {}

    /// Throws unless the file may be opened as a DOCX.
    static void document(byte[] content) {
        parts(content, "word/document.xml", "不是 Word 文档");
    }

    /// The parts of a package by their names; throws unless it may be opened.
    ///
    /// @param main the part without which it is not what it should be
    /// @param otherwise Chinese: what the file then is not
    static Map<String, byte[]> parts(byte[] content, String main, String otherwise) {
        var parts = new LinkedHashMap<String, byte[]>();
        Set<String> entries = new HashSet<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            long all = 0;
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = name(entry, entries);
                var bytes = inflate(zip, content.length, all);
                all += bytes.length;
                checkSum(entry, bytes);
                part(name, bytes);
                parts.put(name, bytes);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unsafe("压缩包已损坏");
        }
        sameAsDirectory(content, entries);
        if (!parts.containsKey(main)) {
            throw new Limits.Exceeded(
                    Reading.Code.UNKNOWN_TYPE, "文件是压缩包，%s。请上传网页、DOCX、PDF、OFD、XLSX 或文本。".formatted(otherwise));
        }
        return parts;
    }

    /// The entries met one after another must be the ones the directory at the end lists:
    /// libraries trust the directory.
    private static void sameAsDirectory(byte[] content, Set<String> met) {
        Set<String> listed = new HashSet<>();
        try (var file = ZipFile.builder().setByteArray(content).get()) {
            for (var entries = file.getEntries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                if (entry.isUnixSymlink() || entry.getGeneralPurposeBit().usesEncryption()) {
                    throw unsafe("含有链接或加密的部件");
                }
                listed.add(entry.getName().toLowerCase(Locale.ROOT));
            }
        } catch (IOException e) {
            throw unsafe("压缩包已损坏");
        }
        if (!listed.equals(met)) {
            throw unsafe("部件与目录不一致");
        }
    }

    private static String name(ZipEntry entry, Set<String> names) {
        var name = entry.getName();
        boolean escapes = name.startsWith("/") || name.contains("\\") || name.contains(":") || name.contains("\u0000");
        for (var part : name.split("/")) {
            escapes |= part.equals("..");
        }
        if (escapes) {
            throw unsafe("含有越界的文件名");
        }
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            throw unsafe("含有重名的部件");
        }
        if (names.size() > ENTRIES) {
            throw unsafe("部件超过 2000 个");
        }
        return name;
    }

    private static byte[] inflate(ZipInputStream zip, int packed, long before) throws IOException {
        var bytes = zip.readNBytes((int) ENTRY_BYTES + 1);
        if (bytes.length > ENTRY_BYTES || before + bytes.length > ALL_BYTES) {
            throw unsafe("解压后过大");
        }
        if (before + bytes.length > RATIO_FROM && (before + bytes.length) / Math.max(1, packed) > RATIO) {
            throw unsafe("压缩比异常");
        }
        return bytes;
    }

    private static void checkSum(ZipEntry entry, byte[] bytes) {
        if (entry.getCrc() >= 0) {
            var sum = new CRC32();
            sum.update(bytes);
            if (sum.getValue() != entry.getCrc()) {
                throw unsafe("校验码不符");
            }
        }
    }

    private static void part(String name, byte[] bytes) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith("vbaproject.bin") || lower.contains("/activex/")) {
            throw unsafe("含有宏或控件");
        }
        if (lower.contains("/externallinks/") || lower.endsWith("/connections.xml")) {
            throw unsafe("引用了外部工作簿或数据连接");
        }
        if (lower.endsWith("encryptions.xml") || lower.endsWith("/encryption.xml")) {
            throw unsafe("文件已加密");
        }
        if (lower.contains("/embeddings/")
                || (bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3)) {
            throw unsafe("含有嵌入的文件");
        }
        if (lower.endsWith(".xml") || lower.endsWith(".rels")) {
            xml(lower, bytes);
        }
    }

    private static void xml(String name, byte[] bytes) {
        boolean wide = bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0 || (bytes[0] & 0xFE) == 0xFE);
        var text = new String(bytes, wide ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            throw unsafe("含有文档类型声明");
        }
        if (DYNAMIC_DATA.matcher(text).find()) {
            throw unsafe("含有动态数据交换域");
        }
        if (name.endsWith(".rels") && REMOTE_TEMPLATE.matcher(text).find()) {
            throw unsafe("引用了外部模板或对象");
        }
        if (depth(text) > Limits.DEPTH) {
            throw new Limits.Exceeded(Reading.Code.TOO_DEEP, "文档嵌套超过 %d 层，未打开。".formatted(Limits.DEPTH));
        }
    }

    private static int depth(String xml) {
        int depth = 0;
        int deepest = 0;
        for (int at = xml.indexOf('<'); at >= 0 && at + 1 < xml.length(); at = xml.indexOf('<', at + 1)) {
            char next = xml.charAt(at + 1);
            int end = xml.indexOf('>', at);
            if (end < 0) {
                break;
            }
            if (next == '/') {
                depth--;
            } else if (next != '?' && next != '!' && xml.charAt(end - 1) != '/') {
                deepest = Math.max(deepest, ++depth);
            }
        }
        return deepest;
    }

    private static Limits.Exceeded unsafe(String why) {
        return new Limits.Exceeded(Reading.Code.UNSAFE_FILE, "文档未打开：%s。请用办公软件另存为不含宏、密码和嵌入内容的文件。".formatted(why));
    }
}
