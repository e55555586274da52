package org.yangguang.office;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.yangguang.database.DatabaseAddress;

/// Plays somebody who holds the database itself, whom the application's roles do not stop.
final class OwnerSql {

    private OwnerSql() {}

    static void run(String databaseUrl, String statement) {
        var address = DatabaseAddress.parse(databaseUrl);
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var sql = connection.createStatement()) {
            sql.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
