package org.yangguang.report.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yangguang.report.cli.ReportCommandTest.sample;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yangguang.report.extraction.ReportReader;
import org.yangguang.report.listing.Ink;

/// Archives as people send them, and as nobody should.
class ArchivesTest {
    @TempDir
    Path folder = Path.of(".");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private byte[] piped = {};

    private record Entry(String name, byte[] content) {}

    private int run(Object... args) {
        out.reset();
        var words = new ArrayList<String>();
        for (var arg : args) {
            words.add(arg.toString());
        }
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        var around =
                new Surroundings(new ByteArrayInputStream(piped), stream, stream, Ink.PLAIN, false, Clock.systemUTC());
        return new ReportCommand(around, new ReportReader()::read).run(words);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Charset names, Entry... entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, names)) {
            for (var entry : entries) {
                zip.putNextEntry(new ZipEntry(entry.name()));
                zip.write(entry.content());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(Entry... entries) throws IOException {
        return zip(StandardCharsets.UTF_8, entries);
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private void refused(byte[] archive, String why) throws IOException {
        assertThat(run("read", file("x.zip", archive))).isEqualTo(ReportCommand.UNREADABLE);
        assertThat(out()).startsWith("x.zip：读不出（UNSAFE_FILE）。压缩包未打开：" + why);
        assertThat(out().lines()).hasSize(1);
    }

    @Test
    @DisplayName("压缩包里的文件逐个读，文件名 UTF-8 或 GBK，结果照样分文件夹")
    void entriesAreFiles() throws IOException {
        for (var names : List.of(StandardCharsets.UTF_8, Charset.forName("GBK"))) {
            var archive = file(
                    "全市.zip",
                    zip(
                            names,
                            new Entry("局/商务局.txt", sample("000.txt")),
                            new Entry("空.txt", new byte[0]),
                            new Entry("政府.docx", sample("004.docx")),
                            new Entry("__MACOSX/._空.txt", new byte[] {1}),
                            new Entry(".DS_Store", new byte[] {1})));
            var results = folder.resolve("out" + names);
            assertThat(run("read", archive, "--out", results)).isEqualTo(ReportCommand.UNREADABLE);
            assertThat(out().lines()).hasSize(3);
            assertThat(out())
                    .contains("全市.zip 内 局/商务局.txt：杭州市余杭区商务局", "全市.zip 内 空.txt：读不出（EMPTY）", "全市.zip 内 政府.docx：杭州市钱塘区");
            assertThat(results.resolve("局/商务局.json")).exists();
            assertThat(results.resolve("政府.json")).exists();
        }
    }

    @Test
    @DisplayName("DOCX 也是 ZIP，但它是文档；没有后缀也认得")
    void aDocumentIsNoArchive() throws IOException {
        assertThat(run("read", file("没有后缀", sample("004.docx")))).isEqualTo(ReportCommand.FINDINGS);
        assertThat(out()).startsWith("没有后缀：杭州市钱塘区人民政府");
    }

    @Test
    @DisplayName("标准输入可以是一份报告，也可以是压缩包")
    void standardInput() throws IOException {
        piped = sample("000.txt");
        assertThat(run("check", "-")).isEqualTo(ReportCommand.FINDINGS);
        assertThat(out()).startsWith("标准输入：杭州市余杭区商务局");
        piped = zip(new Entry("a.txt", sample("000.txt")), new Entry("b.txt", sample("003.txt")));
        run("read", "-");
        assertThat(out().lines()).hasSize(2);
        piped = new byte[0];
        assertThat(run("read", "-")).isEqualTo(ReportCommand.UNREADABLE);
        assertThat(out()).contains("标准输入：读不出（EMPTY）");
    }

    @Test
    @DisplayName("U3：越界、重名、链接、太多、太大、太密、重叠、断尾的压缩包不打开")
    void hostileArchivesAreRefused() throws IOException {
        refused(zip(new Entry("../../etc/a.txt", sample("000.txt"))), "含有越界的文件名");
        refused(zip(new Entry("/etc/a.txt", sample("000.txt"))), "含有越界的文件名");
        refused(zip(new Entry("a\\..\\b.txt", sample("000.txt"))), "含有越界的文件名");
        refused(zip(new Entry("c:b.txt", sample("000.txt"))), "含有越界的文件名");
        refused(zip(new Entry("A.txt", sample("000.txt")), new Entry("a.TXT", sample("003.txt"))), "含有重名的文件");
        refused(zip(new Entry("a.txt", new byte[30_000_000])), "解压后过大");
        var many = new Entry[2_001];
        for (int i = 0; i < many.length; i++) {
            many[i] = new Entry(i + ".txt", new byte[0]);
        }
        refused(zip(many), "超过 2000 个文件");
        var whole = zip(new Entry("a.txt", sample("000.txt")));
        refused(java.util.Arrays.copyOf(whole, whole.length - 30), "已损坏");
        refused(overlapping(), "文件互相重叠");
        refused(link(), "含有链接");
    }

    private static byte[] link() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipArchiveOutputStream(bytes)) {
            var entry = new ZipArchiveEntry("a.txt");
            entry.setUnixMode(UnixStat.LINK_FLAG | 0777);
            zip.putArchiveEntry(entry);
            zip.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    /// Two entries of the directory that share one body.
    private static byte[] overlapping() throws IOException {
        var bytes = zip(new Entry("a.txt", sample("000.txt")), new Entry("b.txt", sample("003.txt")));
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = bytes.length - 50; i > 0; i--) {
            boolean second = buffer.getInt(i) == 0x02014b50 && bytes[i + 46] == 'b';
            if (second) {
                buffer.putInt(i + 42, 0);
            }
        }
        return bytes;
    }

    @Test
    @DisplayName("压缩包里又有压缩包、校验码不符、大小说谎的，只这一份不读")
    void onlyTheBadEntryIsRefused() throws IOException {
        var inner = zip(new Entry("x.txt", sample("000.txt")));
        run("read", file("x.zip", zip(new Entry("a.zip", inner), new Entry("b.txt", sample("000.txt")))));
        assertThat(out()).contains("x.zip 内 a.zip：读不出（UNSAFE_FILE）。压缩包里又有压缩包", "x.zip 内 b.txt：杭州");
        var archive = zip(new Entry("a.txt", sample("000.txt")), new Entry("b.txt", sample("003.txt")));
        var buffer = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i + 46 < archive.length; i++) {
            if (buffer.getInt(i) == 0x02014b50 && archive[i + 46] == 'a') {
                buffer.putInt(i + 16, 0x12345678);
            }
        }
        run("read", file("x.zip", archive));
        assertThat(out()).contains("a.txt：读不出（DAMAGED）。压缩包里的这个文件校验码不符", "b.txt：浙江省");
    }

    @Test
    @DisplayName("坏的压缩包在文件夹里占一行，不影响旁边的文件")
    void aBadArchiveStopsNothing() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        file("in/a.zip", zip(new Entry("../x", new byte[] {1})));
        file("in/b.txt", sample("000.txt"));
        file("in/c.zip", zip(new Entry("d.txt", sample("003.txt"))));
        assertThat(run("read", folder.resolve("in"), "--out", folder.resolve("out")))
                .isEqualTo(ReportCommand.UNREADABLE);
        assertThat(out().lines()).hasSize(3);
        assertThat(folder.resolve("out/b.json")).exists();
        assertThat(folder.resolve("out/c/d.json")).exists();
    }
}
