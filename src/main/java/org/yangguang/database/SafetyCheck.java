package org.yangguang.database;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Refuses to serve on a database that could lose or leak records (O4).
final class SafetyCheck {

    private final JdbcClient sql;

    SafetyCheck(DataSource office) {
        this.sql = JdbcClient.create(office);
    }

    void refuseIfUnsafe() {
        refuseUnless(setting("fsync").equals("on"), "fsync 已关闭，断电会丢失已受理的申请。请在 PostgreSQL 中设置 fsync = on。");
        refuseUnless(
                setting("synchronous_commit").equals("on"),
                "synchronous_commit 不是 on，断电会丢失已受理的申请。请设置 synchronous_commit = on。");
        refuseUnless(
                setting("server_version_num").compareTo("150000") >= 0,
                "PostgreSQL 版本低于 15，请升级。当前版本号：" + setting("server_version_num"));
        refuseUnless(
                sql.sql("select not (rolsuper or rolbypassrls) from pg_roles where rolname = current_user")
                        .query(Boolean.class)
                        .single(),
                "应用使用了可绕过行级安全的数据库用户。");
        var unprotected = tablesWithoutRowSecurity();
        refuseUnless(unprotected.isEmpty(), "以下表缺少强制行级安全：" + String.join("、", unprotected));
    }

    /// Every private table carries `organ_id` and forces row-level security; `pub_` tables are public.
    private List<String> tablesWithoutRowSecurity() {
        return sql.sql("""
                select c.relname
                from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'organ_id' and not a.attisdropped
                where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
                  and c.relname not like 'pub\\_%'
                  and not (c.relrowsecurity and c.relforcerowsecurity)
                order by 1
                """).query((row, n) -> row.getString(1)).list();
    }

    private String setting(String name) {
        return sql.sql("select current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }

    private static void refuseUnless(boolean safe, String message) {
        if (!safe) {
            throw new IllegalStateException(message);
        }
    }
}
