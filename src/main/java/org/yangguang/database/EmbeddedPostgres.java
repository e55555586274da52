package org.yangguang.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A real PostgreSQL beside the application, with its data under the data folder.
///
/// The binaries come from the class path and are unpacked once. The postmaster outlives a killed
/// application; the next start adopts it. After both were killed PostgreSQL recovers from its log.
/// Nothing is loosened for speed: fsync, synchronous_commit and checksums stay on (D1).
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String VERSION = "18.6.0";
    static final String SUPERUSER = "postgres";
    static final String DATABASE = "yangguang";

    private final Path home;
    private final Path data;
    private final String password;
    private final int port;
    private final boolean stopOnClose;
    private volatile boolean closing;

    private EmbeddedPostgres(Path home, Path data, String password, int port, boolean stopOnClose) {
        this.home = home;
        this.data = data;
        this.password = password;
        this.port = port;
        this.stopOnClose = stopOnClose;
    }

    /// Starts the server, or adopts the one that already runs on this data.
    ///
    /// @param folder the folder that holds binaries and data
    /// @param stopAdopted whether an adopted server is to be stopped when this object is closed
    public static EmbeddedPostgres start(Path folder, String password, boolean stopAdopted) {
        try {
            Files.createDirectories(folder);
            var home = unpack(folder.toAbsolutePath());
            var data = folder.toAbsolutePath().resolve("data");
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                initialise(home, data, password);
            }
            var running = runningPort(data, password);
            if (running.isPresent()) {
                LOG.info("adopted the running database port={}", running.get());
                return new EmbeddedPostgres(home, data, password, running.get(), stopAdopted).kept();
            }
            var port = freePort();
            launch(home, data, port);
            var server = new EmbeddedPostgres(home, data, password, port, true);
            server.createDatabase();
            return server.kept();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the embedded database under " + folder, e);
        }
    }

    public DatabaseAddress address() {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE, SUPERUSER, password);
    }

    /// Watches the server while this application owns it: one that was killed is started again on the
    /// same port, recovers from its log, and the pools reconnect.
    private EmbeddedPostgres kept() {
        if (stopOnClose) {
            Thread.ofPlatform().daemon().name("database-keeper").start(this::keep);
        }
        return this;
    }

    private void keep() {
        while (!closing) {
            pause();
            if (closing || isAlive()) {
                continue;
            }
            LOG.warn("the database has died; starting it again port={}", port);
            try {
                launch(home, data, port);
            } catch (RuntimeException e) {
                LOG.warn(
                        "not yet: {}",
                        String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            }
        }
    }

    private boolean isAlive() {
        try {
            var pid = Files.readAllLines(data.resolve("postmaster.pid"), StandardCharsets.UTF_8)
                    .getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip()))
                    .map(ProcessHandle::isAlive)
                    .orElse(false);
        } catch (IOException | NumberFormatException | java.util.NoSuchElementException e) {
            return false;
        }
    }

    private static void launch(Path home, Path data, int port) {
        run(
                home,
                "pg_ctl",
                "start",
                "-w",
                "-t",
                "60",
                "-s",
                "-D",
                data.toString(),
                "-l",
                data.resolveSibling("postgres.log").toString(),
                "-o",
                "-p " + port + " -h 127.0.0.1 -c unix_socket_directories='' -c max_connections=60"
                        + " -c timezone=Asia/Shanghai -c password_encryption=scram-sha-256");
    }

    @Override
    public void close() {
        closing = true;
        if (stopOnClose) {
            run(home, "pg_ctl", "stop", "-w", "-s", "-m", "fast", "-D", data.toString());
        }
    }

    private void createDatabase() {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", SUPERUSER, password);
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + DATABASE);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database", e);
        }
    }

    private static void initialise(Path home, Path data, String password) throws IOException {
        var passwordFile = Files.createTempFile(
                data.getParent(),
                "initdb",
                ".pw",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, password);
            run(
                    home,
                    "initdb",
                    "-D",
                    data.toString(),
                    "-U",
                    SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--data-checksums",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--locale=C.UTF-8");
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private static Optional<Integer> runningPort(Path data, String password) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
        if (lines.size() < 4) {
            return Optional.empty();
        }
        var port = Integer.parseInt(lines.get(3).strip());
        // A server that is still recovering refuses for a moment; a stale file refuses at once.
        for (int attempt = 0; attempt < 50; attempt++) {
            try (var connection = DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE, SUPERUSER, password)) {
                return connection.isValid(5) ? Optional.of(port) : Optional.empty();
            } catch (SQLException e) {
                if (!"57P03".equals(e.getSQLState())) {
                    return Optional.empty();
                }
                pause();
            }
        }
        return Optional.empty();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Path unpack(Path folder) throws IOException {
        var home = folder.resolve("pgsql-" + VERSION);
        if (Files.exists(home.resolve("bin/postgres"))) {
            return home;
        }
        var draft = Files.createDirectories(folder.resolve("pgsql-" + VERSION + ".new"));
        try (var packed = EmbeddedPostgres.class.getResourceAsStream("/" + archiveName())) {
            if (packed == null) {
                throw new IllegalStateException("没有适用于本机（" + System.getProperty("os.arch")
                        + "）的内置 PostgreSQL。请安装 PostgreSQL 15 或以上版本，并设置 YANGGUANG_DATABASE_URL。");
            }
            try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    place(draft, tar, entry);
                }
            }
        }
        Files.move(draft, home);
        return home;
    }

    private static void place(Path target, TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        var file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("archive entry outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(file);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static String archiveName() {
        var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return arch.contains("aarch64") ? "postgres-linux-arm_64.txz" : "postgres-linux-x86_64.txz";
    }

    /// PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it is.
    private static void run(Path home, String program, String... arguments) {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U", "--"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            var output = Files.createTempFile("yangguang-" + program, ".log");
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(program + " failed: " + Files.readString(output));
            }
            Files.delete(output);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + program, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + program, e);
        }
    }
}
