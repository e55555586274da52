package org.yangguang.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.yangguang.vault.Secrets;

/// The database of an installation: embedded under the data folder, or external. Opening it prepares
/// the roles, runs the migrations and refuses unsafe settings; closing it stops what it started.
public final class Database implements AutoCloseable {

    /// In this order, because later modules refer to tables of earlier ones.
    private static final List<String> MODULES = List.of(
            "audit",
            "organ",
            "calendar",
            "identity",
            "messaging",
            "letter",
            "request",
            "dispute",
            "archive",
            "ledger",
            "promotion",
            "report",
            "release",
            "publication",
            "indicator",
            "annual");

    private final @Nullable EmbeddedPostgres embedded;
    private final Roles roles;
    private final Map<DatabaseRole, HikariDataSource> pools = new EnumMap<>(DatabaseRole.class);
    private @Nullable DataSource routing;

    private Database(@Nullable EmbeddedPostgres embedded, Roles roles) {
        this.embedded = embedded;
        this.roles = roles;
    }

    /// Opens and migrates.
    ///
    /// @param externalUrl address of an external PostgreSQL, or empty for the embedded one
    /// @param ownsEmbedded whether to stop an embedded server that was already running
    public static Database open(Path dataFolder, String externalUrl, Secrets secrets, boolean ownsEmbedded) {
        EmbeddedPostgres embedded = null;
        DatabaseAddress admin;
        if (externalUrl.isBlank()) {
            embedded = EmbeddedPostgres.start(
                    dataFolder.resolve("postgres"), secrets.password("db.superuser"), ownsEmbedded);
            admin = embedded.address();
        } else {
            admin = DatabaseAddress.parse(externalUrl);
        }
        var database = new Database(embedded, new Roles(admin, secrets));
        try {
            database.roles.ensure();
            database.migrate();
            for (var role : DatabaseRole.values()) {
                database.pools.put(role, database.pool(role));
            }
            new SafetyCheck(database.pool(DatabaseRole.OFFICE)).refuseIfUnsafe();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /// The address without credentials, for messages.
    public String address() {
        return roles.as(DatabaseRole.OWNER).url();
    }

    private void migrate() {
        var owner = roles.as(DatabaseRole.OWNER);
        var source = new DriverManagerDataSource(owner.url(), owner.user(), owner.password());
        for (var module : MODULES) {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration/" + module)
                    .table("flyway_" + module)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .initSql("set lock_timeout = '5s'")
                    .load()
                    .migrate();
        }
    }

    /// Transactions that carry the organ scope, over [#routed()].
    public PlatformTransactionManager transactions() {
        return new ScopedTransactions(routed());
    }

    /// One data source for the whole application; each connection is that of the current [Scope]'s role.
    public DataSource routed() {
        var known = routing;
        if (known == null) {
            known = route();
            routing = known;
        }
        return known;
    }

    private DataSource route() {
        var routing = new AbstractRoutingDataSource() {
            @Override
            protected Object determineCurrentLookupKey() {
                return Scope.current().role();
            }
        };
        routing.setTargetDataSources(Map.copyOf(pools));
        routing.afterPropertiesSet();
        return routing;
    }

    /// Connections of one role, whatever the current scope.
    public DataSource as(DatabaseRole role) {
        return pool(role);
    }

    private HikariDataSource pool(DatabaseRole role) {
        return pools.computeIfAbsent(role, this::connect);
    }

    private HikariDataSource connect(DatabaseRole role) {
        var address = roles.as(role.user());
        var config = new HikariConfig();
        config.setPoolName(role.user());
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        config.setConnectionInitSql("set timezone = 'Asia/Shanghai'; set statement_timeout = '"
                + (role == DatabaseRole.PORTAL ? "2s" : "10s") + "'");
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
        if (embedded != null) {
            embedded.close();
        }
    }
}
