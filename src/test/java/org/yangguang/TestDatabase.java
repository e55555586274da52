package org.yangguang;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.yangguang.database.Database;
import org.yangguang.database.DatabaseAddress;
import org.yangguang.database.EmbeddedPostgres;
import org.yangguang.vault.Secrets;

/// One PostgreSQL server for the tests of a run, under `target/test-data`; an empty database for each
/// that asks. The binaries and the server's own files stay for the next run.
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path FOLDER = Path.of("target", "test-data");
    private static final Path KEYS = FOLDER.resolve("secrets.properties");
    private static final DatabaseAddress SERVER = startServer();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static DatabaseAddress startServer() {
        var password = Secrets.open(KEYS).password("db.superuser");
        var server = EmbeddedPostgres.start(FOLDER.resolve("postgres"), password, true);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server.address();
    }

    /// For a test without Spring: an empty database, migrated. The caller closes it.
    public static Database open() {
        return Database.open(FOLDER, create(), Secrets.open(KEYS), false);
    }

    /// A database with the address of its superuser, for a test that plays the attacker.
    public record Opened(Database database, DatabaseAddress address, Path keys) {}

    public static Opened opened() {
        var url = create();
        return new Opened(Database.open(FOLDER, url, Secrets.open(KEYS), false), DatabaseAddress.parse(url), KEYS);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var url = create();
        // Each application anchors its own trail: another database has another chain.
        var data = FOLDER.resolve("data-" + COUNT.get());
        try {
            Files.deleteIfExists(data.resolve("audit-anchors.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TestPropertyValues.of(
                        "yangguang.data=" + data,
                        "yangguang.secrets=" + KEYS,
                        "yangguang.database-url=" + url,
                        "yangguang.limits.posts-per-minute=100000",
                        "yangguang.limits.lookups-per-minute=100000",
                        "yangguang.limits.reads-per-minute=100000")
                .applyTo(context);
    }

    /// @return its address as an operator would write it
    private static String create() {
        var name = "test_" + COUNT.incrementAndGet();
        try (var connection = DriverManager.getConnection(SERVER.url(), SERVER.user(), SERVER.password());
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
        var url = SERVER.url().replaceFirst("/[^/]+$", "/" + name);
        return url + "?user=" + SERVER.user() + "&password=" + SERVER.password();
    }
}
