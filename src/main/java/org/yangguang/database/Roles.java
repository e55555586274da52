package org.yangguang.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.yangguang.vault.Secrets;

/// The five database roles of an installation (security: tenancy 3). None may bypass row-level security.
final class Roles {

    private final DatabaseAddress admin;
    private final Secrets secrets;

    Roles(DatabaseAddress admin, Secrets secrets) {
        this.admin = admin;
        this.secrets = secrets;
    }

    /// Creates what is missing and sets the passwords kept in the key file. Safe to repeat.
    void ensure() {
        try (var connection = DriverManager.getConnection(admin.url(), admin.user(), admin.password());
                var statement = connection.createStatement()) {
            login(statement, DatabaseRole.OWNER);
            for (var role : DatabaseRole.values()) {
                login(statement, role.user());
            }
            create(statement, DatabaseRole.AUDIT, "nologin");
            statement.execute("grant audit_ins to yangguang_owner");
            statement.execute("grant usage, create on schema public to yangguang_owner with grant option");
            statement.execute("revoke create on schema public from public");
            for (var role : DatabaseRole.values()) {
                statement.execute("grant usage on schema public to " + role.user());
            }
            statement.execute("grant usage on schema public to audit_ins");
        } catch (SQLException e) {
            throw new IllegalStateException("无法准备数据库角色：" + e.getMessage() + "。连接用户须有 CREATEROLE 权限并拥有该数据库（或为超级用户）。", e);
        }
    }

    DatabaseAddress as(String role) {
        return new DatabaseAddress(admin.url(), role, secrets.password("db." + role));
    }

    private void login(Statement statement, String role) throws SQLException {
        // The password is ours: hexadecimal digits only.
        create(statement, role, "login password '" + secrets.password("db." + role) + "'");
    }

    private static void create(Statement statement, String role, String how) throws SQLException {
        boolean found;
        try (var result = statement.executeQuery("select 1 from pg_roles where rolname = '" + role + "'")) {
            found = result.next();
        }
        statement.execute(
                (found ? "alter" : "create") + " role " + role + " nosuperuser nobypassrls nocreaterole " + how);
    }
}
