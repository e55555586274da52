package org.yangguang.document.received;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Looks through a PDF for the names of things that run, hide or lock, without believing its structure:
/// every byte is looked at, and so is what its object streams unfold to. A name may be spelled with
/// `#xx`; the same name inside running text of the page is compressed there and not met.
final class PdfScan {

    private static final Map<String, Danger> NAMES = Map.of(
            "Encrypt", Danger.ENCRYPTED,
            "JavaScript", Danger.SCRIPT,
            "JS", Danger.SCRIPT,
            "XFA", Danger.SCRIPT,
            "Launch", Danger.LAUNCH,
            "EmbeddedFile", Danger.EMBEDDED,
            "EmbeddedFiles", Danger.EMBEDDED,
            "RichMedia", Danger.EMBEDDED);

    /// Names so short that compressed bytes spell them by chance; looked for outside streams only.
    private static final int SHORT = 3;

    private static final int NAME_MOST = 40;
    private static final int DICTIONARY_MOST = 4096;
    private static final int UNFOLDED_MOST = 64 * 1024 * 1024;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END_STREAM = "endstream".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;
    private long unfolded;

    private PdfScan(byte[] bytes) {
        this.bytes = bytes;
    }

    static Optional<Danger> danger(byte[] pdf) {
        return new PdfScan(pdf).scan();
    }

    private Optional<Danger> scan() {
        boolean inStream = false;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 'e' && at(bytes, i, END_STREAM)) {
                inStream = false;
                i += END_STREAM.length - 1;
            } else if (bytes[i] == 's' && at(bytes, i, STREAM) && endsLine(i + STREAM.length)) {
                inStream = true;
            } else if (bytes[i] == '/') {
                var name = name(bytes, i + 1);
                var danger = NAMES.get(name);
                if (danger != null && !(inStream && name.length() <= SHORT)) {
                    return Optional.of(danger);
                }
                if (name.equals("ObjStm")) {
                    var inside = objects(i);
                    if (inside.isPresent()) {
                        return inside;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// The objects packed behind the dictionary that says so.
    private Optional<Danger> objects(int named) {
        int end = Math.min(bytes.length, named + DICTIONARY_MOST);
        for (int i = named; i < end; i++) {
            if (bytes[i] == 's' && at(bytes, i, STREAM) && endsLine(i + STREAM.length)) {
                int start = i + STREAM.length + (bytes[i + STREAM.length] == '\r' ? 2 : 1);
                var dictionary = dictionary(named, i);
                if (!dictionary.contains("/Filter")) {
                    return Optional.empty();
                }
                boolean plain = dictionary.contains("/FlateDecode")
                        && !dictionary.contains("Predictor")
                        && !dictionary.contains("ASCII")
                        && !dictionary.contains("LZW")
                        && !dictionary.contains("RunLength");
                return plain ? unfold(start) : Optional.of(Danger.UNCLEAR);
            }
        }
        return Optional.empty();
    }

    /// What stands between the last `obj` before and the stream.
    private String dictionary(int named, int stream) {
        int from = Math.max(0, named - DICTIONARY_MOST);
        var text = new String(bytes, from, stream - from, StandardCharsets.ISO_8859_1);
        return text.substring(Math.max(0, text.lastIndexOf(" obj")));
    }

    private Optional<Danger> unfold(int start) {
        var inflater = new Inflater();
        try {
            inflater.setInput(bytes, start, bytes.length - start);
            var carry = new byte[NAME_MOST + 1 + 8192];
            int kept = 0;
            while (!inflater.finished()) {
                int n = inflater.inflate(carry, kept, carry.length - kept);
                unfolded += n;
                if (unfolded > UNFOLDED_MOST) {
                    return Optional.of(Danger.BOMB);
                }
                if (n == 0) {
                    break;
                }
                int length = kept + n;
                for (int i = 0; i < length; i++) {
                    if (carry[i] == '/' && (i + NAME_MOST < length || inflater.finished() || length < carry.length)) {
                        var danger = NAMES.get(name(carry, i + 1, length));
                        if (danger != null) {
                            return Optional.of(danger);
                        }
                    }
                }
                kept = Math.min(NAME_MOST, length);
                System.arraycopy(carry, length - kept, carry, 0, kept);
            }
            return Optional.empty();
        } catch (DataFormatException e) {
            return Optional.of(Danger.BROKEN);
        } finally {
            inflater.end();
        }
    }

    private boolean endsLine(int i) {
        return i + 1 < bytes.length && (bytes[i] == '\n' || bytes[i] == '\r');
    }

    private static boolean at(byte[] b, int i, byte[] word) {
        if (i + word.length > b.length) {
            return false;
        }
        for (int k = 0; k < word.length; k++) {
            if (b[i + k] != word[k]) {
                return false;
            }
        }
        return true;
    }

    private static String name(byte[] b, int from) {
        return name(b, from, b.length);
    }

    private static String name(byte[] b, int from, int end) {
        var name = new StringBuilder();
        for (int i = from; i < end && name.length() < NAME_MOST; i++) {
            int c = b[i] & 0xff;
            if (c == '#' && i + 2 < end && Character.digit(b[i + 1], 16) >= 0 && Character.digit(b[i + 2], 16) >= 0) {
                name.append((char) (Character.digit(b[i + 1], 16) * 16 + Character.digit(b[i + 2], 16)));
                i += 2;
            } else if (c <= ' ' || "()<>[]{}/%".indexOf(c) >= 0) {
                break;
            } else {
                name.append((char) c);
            }
        }
        return name.toString();
    }
}
