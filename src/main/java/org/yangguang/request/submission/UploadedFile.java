package org.yangguang.request.submission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipInputStream;

/// A file an applicant hands in, checked for being what its name says (U1, U2): PDF, JPG, PNG or DOCX,
/// by name, by first bytes and by structure.
public record UploadedFile(String name, String mediaType, byte[] content) {

    public static final int MOST_BYTES = 20 * 1024 * 1024;
    public static final String TOO_LARGE = "文件超过 20 MB，请压缩或分成几个再传";
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final Map<String, String> TYPES = Map.of(
            "pdf", "application/pdf", "jpg", "image/jpeg", "jpeg", "image/jpeg", "png", "image/png", "docx", DOCX);

    /// The file, or what is wrong with it.
    public sealed interface Reading {}

    public record Accepted(UploadedFile file) implements Reading {}

    public record Refused(String message) implements Reading {}

    public static Reading check(String givenName, byte[] content) {
        var name = givenName
                .substring(Math.max(givenName.lastIndexOf('/'), givenName.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\u202a-\u202e\u2066-\u2069]", "")
                .strip();
        var shown = "“" + (name.length() > 60 ? name.substring(0, 57) + "…" : name) + "”";
        if (content.length == 0) {
            return new Refused(shown + "是空文件，请重新选择");
        }
        if (content.length > MOST_BYTES) {
            return new Refused(TOO_LARGE);
        }
        var dot = name.lastIndexOf('.');
        var type = TYPES.get(dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT));
        if (type == null) {
            return new Refused(shown + "的类型不能上传，只接受 PDF、JPG、PNG、DOCX");
        }
        if (!isWhatItSays(type, content)) {
            return new Refused(shown + "的内容与文件名后缀不符或文件不完整，请用原软件重新导出后再传");
        }
        if (name.length() > 120) {
            name = name.substring(0, 100) + name.substring(dot);
        }
        return new Accepted(new UploadedFile(name, type, content));
    }

    private static boolean isWhatItSays(String type, byte[] b) {
        return switch (type) {
            case "application/pdf" -> startsWith(b, "%PDF-".getBytes(StandardCharsets.US_ASCII)) && endsAsPdf(b);
            case "image/jpeg" ->
                b.length > 4 && (b[0] & 0xff) == 0xff && (b[1] & 0xff) == 0xd8 && (b[2] & 0xff) == 0xff && jpegEnds(b);
            case "image/png" ->
                startsWith(b, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
                        && tail(b, 16).contains("IEND");
            default -> startsWith(b, new byte[] {'P', 'K', 3, 4}) && isWordDocument(b);
        };
    }

    private static boolean startsWith(byte[] b, byte[] magic) {
        return b.length >= magic.length && Arrays.equals(Arrays.copyOf(b, magic.length), magic);
    }

    private static boolean endsAsPdf(byte[] b) {
        return tail(b, 2048).contains("%%EOF");
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

    /// Looks at the names of the parts only, with bounds on their number and size; a macro is refused.
    private static boolean isWordDocument(byte[] b) {
        boolean document = false;
        long inflated = 0;
        int entries = 0;
        var buffer = new byte[8192];
        try (var zip = new ZipInputStream(new ByteArrayInputStream(b), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var part = entry.getName();
                if (++entries > 2000 || part.contains("..") || part.startsWith("/") || part.contains("\\")) {
                    return false;
                }
                if (part.toLowerCase(Locale.ROOT).contains("vbaproject")) {
                    return false;
                }
                document |= part.equals("word/document.xml");
                for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                    inflated += n;
                    if (inflated > 64L * 1024 * 1024) {
                        return false;
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
        return document;
    }
}
