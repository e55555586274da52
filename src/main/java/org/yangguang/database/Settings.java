package org.yangguang.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an operator sets by environment variable (`docs/operators.md` lists them).
///
/// @param data folder of the embedded database, keys and files (`YANGGUANG_DATA`)
/// @param databaseUrl external PostgreSQL; empty for the embedded one (`YANGGUANG_DATABASE_URL`)
/// @param secrets the key file; by default under the data folder (`YANGGUANG_SECRETS`)
/// @param demo whether this is a demonstration: demo region, accounts without a second factor
/// @param secure whether browsers reach it over HTTPS, so that cookies may demand it
@ConfigurationProperties("yangguang")
public record Settings(
        @DefaultValue("data") Path data,
        @DefaultValue("") String databaseUrl,
        @DefaultValue("") String secrets,
        @DefaultValue("false") boolean demo,
        @DefaultValue("false") boolean secure) {

    /// The same from the environment, for commands that start no application.
    public static Settings fromEnvironment() {
        return new Settings(
                Path.of(environment("YANGGUANG_DATA", "data")),
                environment("YANGGUANG_DATABASE_URL", ""),
                environment("YANGGUANG_SECRETS", ""),
                false,
                false);
    }

    private static String environment(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    public Path keyFile() {
        return secrets.isBlank() ? data.resolve("secrets").resolve("yangguang.properties") : Path.of(secrets);
    }
}
