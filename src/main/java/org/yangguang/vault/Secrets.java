package org.yangguang.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/// The random keys and passwords of one installation, in one file that only its owner may read (O3).
///
/// A key is made when it is first asked for and never changes by itself. Several application nodes
/// share one such file. Losing the file means losing every sealed personal datum: it belongs in the
/// backup, apart from the database.
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;

    private final Path file;
    private final TreeMap<String, String> values = new TreeMap<>();

    private Secrets(Path file) {
        this.file = file;
    }

    /// Opens the file of keys, creating it empty where there is none.
    ///
    /// @throws IllegalStateException if others than the owner may read it; the message is for the operator
    public static Secrets open(Path file) {
        try {
            var secrets = new Secrets(file);
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.exists(file)) {
                secrets.refuseIfReadableByOthers();
                var stored = new Properties();
                try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    stored.load(in);
                }
                stored.stringPropertyNames().forEach(n -> secrets.values.put(n, stored.getProperty(n)));
            }
            return secrets;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key file " + file, e);
        }
    }

    private void refuseIfReadableByOthers() throws IOException {
        var allowed = Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        if (!allowed.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IllegalStateException("密钥文件 " + file + " 可被其他用户读取，拒绝启动。请执行：chmod 600 " + file);
        }
    }

    /// A 256-bit key by name.
    public synchronized byte[] key(String name) {
        return HexFormat.of().parseHex(values.computeIfAbsent(name, this::create));
    }

    /// A password by name: 64 hexadecimal digits.
    public synchronized String password(String name) {
        return values.computeIfAbsent(name, this::create);
    }

    private String create(String name) {
        var bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        var made = HexFormat.of().formatHex(bytes);
        var copy = new TreeMap<>(values);
        copy.put(name, made);
        save(copy);
        return made;
    }

    private void save(TreeMap<String, String> all) {
        try {
            var text = new StringBuilder("# Keys of this installation. Keep a copy apart from the database backup.\n");
            all.forEach(
                    (name, value) -> text.append(name).append('=').append(value).append('\n'));
            var draft = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the key file " + file, e);
        }
    }
}
