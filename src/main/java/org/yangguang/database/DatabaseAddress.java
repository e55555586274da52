package org.yangguang.database;

import java.net.URI;

/// How to reach a database as the user who may migrate it.
///
/// @param url a JDBC address without credentials
public record DatabaseAddress(String url, String user, String password) {

    /// Reads `postgresql://user:password@host:port/name` or
    /// `jdbc:postgresql://host/name?user=…&password=…`.
    ///
    /// @throws IllegalArgumentException with a Chinese message for the operator
    public static DatabaseAddress parse(String text) {
        var plain = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        var uri = URI.create(plain);
        var host = uri.getHost();
        if (host == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw new IllegalArgumentException("YANGGUANG_DATABASE_URL 应写作 postgresql://用户:口令@主机:端口/数据库名。");
        }
        var user = "";
        var password = "";
        var rest = new StringBuilder();
        if (uri.getUserInfo() != null) {
            var parts = uri.getUserInfo().split(":", 2);
            user = parts[0];
            password = parts.length > 1 ? parts[1] : "";
        }
        if (uri.getQuery() != null) {
            for (var part : uri.getQuery().split("&")) {
                var pair = part.split("=", 2);
                switch (pair[0]) {
                    case "user" -> user = pair[1];
                    case "password" -> password = pair[1];
                    default -> rest.append(rest.isEmpty() ? '?' : '&').append(part);
                }
            }
        }
        if (user.isEmpty()) {
            throw new IllegalArgumentException("YANGGUANG_DATABASE_URL 缺少用户名。");
        }
        var port = uri.getPort() < 0 ? 5432 : uri.getPort();
        return new DatabaseAddress("jdbc:postgresql://" + host + ":" + port + uri.getPath() + rest, user, password);
    }

    @Override
    public String toString() {
        return url;
    }
}
