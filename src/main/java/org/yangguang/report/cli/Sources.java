package org.yangguang.report.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.io.channels.ByteArraySeekableByteChannel;
import org.yangguang.report.extraction.Reading;

/// The files named on the command line, in order: files, folders with all below, archives, and
/// standard input. Names of files are listed first; contents are fetched one at a time.
final class Sources {
    private static final int DEEPEST = 32;
    private static final int MOST_PIPED = 64 * 1024 * 1024;
    /// What is certainly no archive is not opened to find out.
    private static final Set<String> DOCUMENTS =
            Set.of("html", "htm", "txt", "md", "docx", "doc", "wps", "pdf", "xlsx", "xls", "ofd", "json", "csv");

    private record Named(Path file, String path) {}

    private final List<Named> files = new ArrayList<>();
    private final InputStream piped;
    private final boolean alone;

    Sources(List<String> inputs, InputStream piped) throws Misuse {
        this.piped = piped;
        alone = inputs.size() == 1;
        if (inputs.isEmpty()) {
            throw new Misuse("没有写要读的文件。");
        }
        if (inputs.stream().filter("-"::equals).count() > 1) {
            throw new Misuse("标准输入“-”只能写一次。");
        }
        for (var input : inputs) {
            add(input);
        }
        if (files.isEmpty()) {
            throw new Misuse("文件夹里没有文件。");
        }
    }

    /// How many files; an archive counts as one until it is opened.
    int count() {
        return files.size();
    }

    private void add(String input) throws Misuse {
        var path = path(input);
        var last = Objects.toString(path.toAbsolutePath().normalize().getFileName(), "");
        if (input.equals("-") || !Files.isDirectory(path)) {
            files.add(new Named(path, input.equals("-") ? "stdin" : last));
            return;
        }
        var prefix = alone ? "" : last + "/";
        try (var list = Files.walk(path, DEEPEST)) {
            list.filter(Files::isRegularFile)
                    .filter(f -> !Objects.toString(f.getFileName(), "").startsWith("."))
                    .sorted()
                    .forEach(f -> files.add(new Named(
                            f,
                            prefix
                                    + path.relativize(f)
                                            .toString()
                                            .replace(f.getFileSystem().getSeparator(), "/"))));
        } catch (IOException | UncheckedIOException e) {
            files.add(new Named(path, last));
        }
    }

    static Path path(String input) throws Misuse {
        try {
            return Path.of(input);
        } catch (java.nio.file.InvalidPathException e) {
            throw new Misuse("路径“%s”写法不对。".formatted(input.replaceAll("\\p{Cntrl}", "·")));
        }
    }

    void each(Consumer<Source> take) {
        for (var named : files) {
            boolean stdin =
                    named.path().equals("stdin") && named.file().toString().equals("-");
            if (stdin) {
                piped(take);
            } else {
                file(named, take);
            }
        }
    }

    private void piped(Consumer<Source> take) {
        byte[] bytes;
        try {
            bytes = piped.readNBytes(MOST_PIPED + 1);
        } catch (IOException e) {
            take.accept(Source.refused("标准输入", "stdin", Reading.Code.DAMAGED, "标准输入读不出。"));
            return;
        }
        boolean archive = Archive.startsLikeZip(bytes) && !Archive.isDocument(ByteArraySeekableByteChannel.wrap(bytes));
        if (archive) {
            new Archive("标准输入", "").each(ByteArraySeekableByteChannel.wrap(bytes), take);
        } else {
            take.accept(new Source("标准输入", "stdin", new Source.Held(bytes)));
        }
    }

    private void file(Named named, Consumer<Source> take) {
        var file = named.file();
        var shown = named.path();
        if (!mayBeArchive(file)) {
            take.accept(new Source(shown, named.path(), new Source.OnDisk(file)));
            return;
        }
        try (var channel = Files.newByteChannel(file)) {
            var prefix = alone && files.size() == 1 ? "" : withoutEnding(named.path()) + "/";
            new Archive(shown, prefix).each(channel, take);
        } catch (IOException e) {
            take.accept(Source.refused(shown, named.path(), Reading.Code.DAMAGED, "文件打不开。请检查权限。"));
        }
    }

    private static boolean mayBeArchive(Path file) {
        var name = Objects.toString(file.getFileName(), "").toLowerCase(Locale.ROOT);
        if (DOCUMENTS.contains(name.substring(name.lastIndexOf('.') + 1)) || !Files.isRegularFile(file)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            if (!Archive.startsLikeZip(in.readNBytes(4))) {
                return false;
            }
        } catch (IOException e) {
            return false;
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return !Archive.isDocument(channel);
        } catch (IOException e) {
            return false;
        }
    }

    private static String withoutEnding(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }
}
