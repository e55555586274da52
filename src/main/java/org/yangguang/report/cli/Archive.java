package org.yangguang.report.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.io.channels.ByteArraySeekableByteChannel;
import org.yangguang.report.extraction.Reading;

/// The files of a ZIP archive, one at a time (security U3).
///
/// The directory is looked through before anything is inflated; then sizes, ratio and check sums
/// are held against what really comes out. Names are UTF-8 or GBK.
final class Archive {
    private static final int ENTRIES = 2_000;
    private static final long ALL_BYTES = 64L * 1024 * 1024;
    private static final int RATIO = 100;
    private static final long RATIO_FROM = 1024 * 1024;
    private static final int DIRECTORY_BYTES = 4 * 1024 * 1024;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int END = 0x06054b50;
    private static final Charset GB18030 = Charset.forName("GB18030");

    private final String name;
    private final String prefix;

    /// @param name what a person is told of the archive
    /// @param prefix goes before the path of each entry
    Archive(String name, String prefix) {
        this.name = name;
        this.prefix = prefix;
    }

    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        private final String why;

        Refusal(String why) {
            super(why);
            this.why = why;
        }
    }

    private record Entry(ZipArchiveEntry entry, String name) {}

    static boolean startsLikeZip(byte[] head) {
        return head.length >= 4 && head[0] == 'P' && head[1] == 'K' && (head[2] == 3 || head[2] == 5);
    }

    /// Whether a ZIP is a document (DOCX, XLSX, OFD, ODT) rather than an archive of files.
    static boolean isDocument(SeekableByteChannel channel) {
        try {
            bounded(channel);
            try (var zip = ZipFile.builder().setSeekableByteChannel(channel).get()) {
                return zip.getEntry("[Content_Types].xml") != null
                        || zip.getEntry("OFD.xml") != null
                        || zip.getEntry("mimetype") != null;
            }
        } catch (Refusal | IOException | RuntimeException e) {
            return false;
        }
    }

    /// Hands on one source after another; a refused archive is a single refused source.
    void each(SeekableByteChannel channel, Consumer<Source> take) {
        try (var zip = open(channel)) {
            long packed = channel.size();
            inflate(zip, checked(zip, packed), packed, take);
        } catch (Refusal e) {
            refuse(take, e.why);
        } catch (IOException e) {
            refuse(take, "已损坏");
        }
    }

    private static ZipFile open(SeekableByteChannel channel) throws IOException, Refusal {
        if (channel.size() > ALL_BYTES) {
            throw new Refusal("超过 64 MB，请分成几个");
        }
        bounded(channel);
        try {
            return ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setCharset(StandardCharsets.UTF_8)
                    .get();
        } catch (RuntimeException e) {
            throw new Refusal("已损坏");
        }
    }

    private void refuse(Consumer<Source> take, String why) {
        take.accept(Source.refused(
                name, prefix + "archive", Reading.Code.UNSAFE_FILE, "压缩包未打开：%s。请重新打包或解压后再读。".formatted(why)));
    }

    /// A directory of hostile length is not even read.
    private static void bounded(SeekableByteChannel channel) throws IOException, Refusal {
        long size = channel.size();
        int tail = (int) Math.min(size, LONGEST_COMMENT + (long) END_BYTES);
        var buffer = ByteBuffer.allocate(tail).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(size - tail);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // filled in pieces
        }
        channel.position(0);
        for (int at = buffer.position() - END_BYTES; at >= 0; at--) {
            if (buffer.getInt(at) == END) {
                int entries = buffer.getShort(at + 10) & 0xFFFF;
                long start = buffer.getInt(at + 16) & 0xFFFF_FFFFL;
                long length = size - tail + at - start;
                if (entries > ENTRIES) {
                    throw new Refusal("超过 2000 个文件");
                }
                if (length < 0 || length > DIRECTORY_BYTES) {
                    throw new Refusal("目录异常");
                }
                return;
            }
        }
        throw new Refusal("已损坏或不完整");
    }

    private static List<Entry> checked(ZipFile zip, long packed) throws Refusal {
        var all = new ArrayList<Entry>();
        var names = new HashSet<String>();
        var spans = new ArrayList<ZipArchiveEntry>();
        long sum = 0;
        for (var entries = zip.getEntries(); entries.hasMoreElements(); ) {
            var entry = entries.nextElement();
            spans.add(entry);
            if (spans.size() > ENTRIES) {
                throw new Refusal("超过 2000 个文件");
            }
            var name = name(entry);
            escape(name);
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw new Refusal("含有重名的文件");
            }
            if (entry.isUnixSymlink()) {
                throw new Refusal("含有链接");
            }
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw new Refusal("有密码");
            }
            if (!zip.canReadEntryData(entry)) {
                throw new Refusal("压缩方法不能识别");
            }
            sum += Math.max(0, entry.getSize());
            if (sum > ALL_BYTES || tooDense(sum, packed)) {
                throw new Refusal("解压后过大");
            }
            if (!entry.isDirectory() && isFile(name)) {
                all.add(new Entry(entry, name));
            }
        }
        overlap(spans, packed);
        all.sort(Comparator.comparing(Entry::name));
        return all;
    }

    private static boolean tooDense(long inflated, long packed) {
        return inflated > RATIO_FROM && inflated / Math.max(1, packed) > RATIO;
    }

    private static boolean isFile(String name) {
        var last = name.substring(name.lastIndexOf('/') + 1);
        return !last.isEmpty() && !last.startsWith(".") && !name.startsWith("__MACOSX/");
    }

    private static void escape(String name) throws Refusal {
        boolean escapes = name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || name.chars().anyMatch(Character::isISOControl);
        for (var part : name.split("/")) {
            escapes |= part.equals("..") || part.equals(".");
        }
        if (escapes) {
            throw new Refusal("含有越界的文件名");
        }
    }

    /// Names without the mark of UTF-8 are tried as UTF-8 all the same, then as GBK.
    private static String name(ZipArchiveEntry entry) throws Refusal {
        var raw = entry.getRawName();
        if (raw == null || entry.getNameSource() == ZipArchiveEntry.NameSource.UNICODE_EXTRA_FIELD) {
            return entry.getName();
        }
        for (var charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            try {
                return charset.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
            } catch (CharacterCodingException e) {
                // the next one
            }
        }
        throw new Refusal("文件名的编码不能识别");
    }

    private static void overlap(List<ZipArchiveEntry> entries, long packed) throws Refusal {
        entries.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
        long end = 0;
        for (var entry : entries) {
            if (entry.getLocalHeaderOffset() < end || entry.getLocalHeaderOffset() > packed) {
                throw new Refusal("文件互相重叠");
            }
            end = entry.getLocalHeaderOffset() + 30 + Math.max(0, entry.getCompressedSize());
        }
        if (end > packed) {
            throw new Refusal("已损坏或不完整");
        }
    }

    private void inflate(ZipFile zip, List<Entry> entries, long packed, Consumer<Source> take) throws Refusal {
        long all = 0;
        for (var entry : entries) {
            var shown = name + " 内 " + entry.name();
            var path = prefix + entry.name();
            byte[] bytes;
            try (var in = zip.getInputStream(entry.entry())) {
                bytes = in.readNBytes(Source.MOST_BYTES + 1);
            } catch (IOException | RuntimeException e) {
                take.accept(Source.refused(shown, path, Reading.Code.DAMAGED, "压缩包里的这个文件已损坏。请重新打包。"));
                continue;
            }
            all += bytes.length;
            if (bytes.length > Source.MOST_BYTES) {
                take.accept(Source.refused(shown, path, Reading.Code.TOO_LARGE, "文件超过 20 MB，未打开。请只保留报告正文。"));
            } else if (all > ALL_BYTES || tooDense(all, packed)) {
                throw new Refusal("解压后过大，其余文件未读");
            } else if (!isWhole(entry.entry(), bytes)) {
                take.accept(Source.refused(shown, path, Reading.Code.DAMAGED, "压缩包里的这个文件校验码不符。请重新打包。"));
            } else if (startsLikeZip(bytes) && !isDocument(ByteArraySeekableByteChannel.wrap(bytes))) {
                take.accept(Source.refused(shown, path, Reading.Code.UNSAFE_FILE, "压缩包里又有压缩包，未打开。请解压后再读。"));
            } else {
                take.accept(new Source(shown, path, new Source.Held(bytes)));
            }
        }
    }

    private static boolean isWhole(ZipArchiveEntry entry, byte[] bytes) {
        var sum = new CRC32();
        sum.update(bytes);
        return sum.getValue() == entry.getCrc() && bytes.length == entry.getSize();
    }
}
