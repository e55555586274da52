package org.yangguang.report.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/// The folder of results. A result lies where its source lies among the sources and is there whole
/// or not at all.
///
/// An index beside the results keeps the check sums of source and result. `--resume` trusts it, not
/// the times of files: a copied file may be older than its result, a broken disk may keep a name
/// without its content. What another version of this program wrote is read again.
final class Results {
    static final String INDEX = ".report-index.tsv";

    private record Known(String source, String result, int code) {}

    /// Whose the folder is.
    enum Folder {
        /// Given for results: they replace earlier ones and are written down in the index.
        FOR_RESULTS,
        /// The folder one stands in: nothing there is replaced, nothing is written down.
        SHARED
    }

    private final Folder use;
    private final Path folder;
    private final String ending;
    private final String settings;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Known> known = new HashMap<>();

    /// @param settings what else decides the result, such as its format
    Results(Folder use, Path folder, String ending, String settings) throws IOException {
        this.use = use;
        this.folder = folder.toAbsolutePath().normalize();
        this.ending = ending;
        this.settings = version() + " " + settings;
        Files.createDirectories(this.folder);
    }

    private static String version() throws IOException {
        var properties = new Properties();
        try (InputStream in = Results.class.getResourceAsStream("/yangguang-version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        }
        return properties.getProperty("version", "unknown");
    }

    /// The folder the options name, if any.
    static Optional<Results> of(Options options, String ending, String settings) throws Misuse {
        var out = options.value(Act.Option.OUT).orElse(null);
        if (out == null) {
            if (options.has(Act.Option.RESUME)) {
                throw new Misuse("--resume 要和 --out 一起用。");
            }
            return Optional.empty();
        }
        try {
            var results = new Results(Folder.FOR_RESULTS, Sources.path(out), ending, settings);
            if (options.has(Act.Option.RESUME)) {
                results.resume();
            }
            return Optional.of(results);
        } catch (IOException e) {
            throw new Misuse("结果写不进“%s”。请检查文件夹和磁盘空间。".formatted(out));
        }
    }

    /// Reads what an earlier run wrote down.
    void resume() throws IOException {
        var index = folder.resolve(INDEX);
        if (!Files.isRegularFile(index)) {
            return;
        }
        for (var line : Files.readAllLines(index, StandardCharsets.UTF_8)) {
            var fields = line.split("\t", -1);
            boolean whole = fields.length == 5 && fields[3].matches("[01]") && fields[4].equals(settings);
            if (whole) {
                known.put(fields[0], new Known(fields[1], fields[2], Integer.parseInt(fields[3])));
            } else {
                known.remove(fields[0]);
            }
        }
    }

    /// Where the result of a source goes. Called in the order of the sources: of two that would go
    /// to one place, the second keeps the ending of its name, and failing that a number.
    Path place(Source source) {
        var name = source.path().substring(source.path().lastIndexOf('/') + 1);
        var candidate = source.folder() + source.baseName() + ending;
        if (!free(candidate)) {
            candidate = source.folder() + name + ending;
        }
        for (int i = 2; !free(candidate); i++) {
            candidate = source.folder() + name + "-" + i + ending;
        }
        taken.add(candidate.toLowerCase(Locale.ROOT));
        return folder.resolve(candidate).normalize();
    }

    private boolean free(String candidate) {
        return !taken.contains(candidate.toLowerCase(Locale.ROOT));
    }

    /// The exit code of the earlier run, if it read these very bytes and its result is still whole.
    Optional<Integer> earlier(Path place, byte[] source) {
        var before = known.get(relative(place));
        if (before == null || !before.source().equals(sum(source))) {
            return Optional.empty();
        }
        try {
            return Files.isRegularFile(place) && sum(Files.readAllBytes(place)).equals(before.result())
                    ? Optional.of(before.code())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Safe for several threads.
    void write(Path place, byte[] result) throws IOException {
        if (!place.startsWith(folder)) {
            throw new IOException("outside the folder");
        }
        var parent = Objects.requireNonNull(place.getParent());
        Files.createDirectories(parent);
        if (use == Folder.SHARED && Files.exists(place)) {
            throw new FileAlreadyExistsException(place.toString());
        }
        var half = parent.resolve("." + place.getFileName() + ".part");
        try {
            Files.write(half, result);
            Files.move(half, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /// Written down after the result is there; called by one thread.
    void remember(Path place, String sourceSum, String resultSum, int code) throws IOException {
        var name = relative(place);
        if (use == Folder.FOR_RESULTS && name.chars().noneMatch(Character::isISOControl)) {
            var line = String.join("\t", name, sourceSum, resultSum, Integer.toString(code), settings) + "\n";
            Files.writeString(folder.resolve(INDEX), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    String relative(Path place) {
        return folder.relativize(place).toString().replace('\\', '/');
    }

    static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
