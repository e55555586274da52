package org.yangguang.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.TestDatabase;
import org.yangguang.document.Approved;

/// The schema as text, and the walls PostgreSQL itself keeps.
class SchemaTests {

    private static final String OWN_SCOPE =
            "organ_id = ANY ((string_to_array(NULLIF(current_setting('app.organs'::text, true), ''::text),"
                    + " ','::text))::integer[])";

    private static Database database;
    private static JdbcClient sql;
    private static TransactionTemplate transactions;

    @BeforeAll
    static void open() {
        database = TestDatabase.open();
        sql = JdbcClient.create(database.routed());
        transactions = new TransactionTemplate(database.transactions());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    @DisplayName("数据库结构与核准的文本一致")
    void schemaIsAsApproved() {
        var lines = JdbcClient.create(database.as(DatabaseRole.JOB))
                .sql("""
                select line from (
                    select 1 as part, table_name as t, ordinal_position as n,
                        table_name || '.' || column_name || ' ' || data_type
                            || case when is_nullable = 'NO' then ' not null' else '' end as line
                    from information_schema.columns
                    where table_schema = 'public' and table_name not like 'flyway_%'
                    union all
                    select 2, conrelid::regclass::text, 0, conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
                    from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
                        and conrelid <> 0 and conrelid::regclass::text not like 'flyway_%'
                    union all
                    select 3, tablename, 0, indexdef from pg_indexes
                    where schemaname = 'public' and tablename not like 'flyway_%'
                    union all
                    select 4, tablename, 0, 'policy ' || tablename || ' ' || policyname || ' ' || cmd || ' to ' || array_to_string(roles, ',')
                        || coalesce(' using ' || qual, '') || coalesce(' check ' || with_check, '')
                    from pg_policies where schemaname = 'public'
                    union all
                    select 5, c.relname, 0, 'grant ' || c.relname || ' to ' || r.rolname || ': ' || string_agg(a.privilege_type, ',' order by a.privilege_type)
                    from pg_class c cross join lateral aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
                    where c.relnamespace = 'public'::regnamespace and c.relname not like 'flyway_%' and r.rolname <> 'yangguang_owner'
                    group by c.relname, r.rolname) s
                order by part, t collate "C", n, line collate "C"
                """)
                .query((row, n) -> row.getString(1))
                .list();
        Approved.matches(
                "schema.txt",
                lines.stream()
                                .map(line -> line.replace(OWN_SCOPE, "<own organs>")
                                        .replace("(<own organs>)", "<own organs>"))
                                .collect(Collectors.joining("\n"))
                        + "\n");
    }

    @Test
    @DisplayName("每张私有表都强制行级安全；公开表不带")
    void everyPrivateTableForcesRowSecurity() {
        var unforced = JdbcClient.create(database.as(DatabaseRole.JOB))
                .sql("""
                select c.relname from pg_class c
                where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
                  and not c.relforcerowsecurity
                """)
                .query((row, n) -> row.getString(1))
                .list();
        assertThat(unforced)
                .allMatch(table -> table.startsWith("pub_")
                        || table.startsWith("flyway_")
                        || Set.of(
                                        "audit_head",
                                        "identity_session",
                                        "identity_session_attributes",
                                        "identity_address_failures")
                                .contains(table));
    }

    @Test
    @DisplayName("门户角色读不到申请、文书、账号，也写不了公开内容")
    void thePortalRoleReadsNothingPrivate() {
        for (var table : List.of(
                "intake_submission",
                "intake_file",
                "intake_draft",
                "request_case",
                "request_event",
                "letter_letter",
                "identity_account",
                "audit_record")) {
            assertThatThrownBy(() -> in(Scope.of(DatabaseRole.PORTAL, Set.of(1)), "select count(*) from " + table))
                    .as(table)
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
        }
        assertThatThrownBy(() -> in(
                        Scope.of(DatabaseRole.PORTAL, Set.of()),
                        "with x as (delete from pub_report returning 1) select count(*) from x"))
                .hasStackTraceContaining("permission denied");
        assertThatCode(() -> in(Scope.of(DatabaseRole.PORTAL, Set.of()), "select count(*) from pub_organ"))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("没有机关范围的事务什么也看不到；也不能写入别的机关")
    void withoutScopeNothingIsVisible() {
        JdbcClient.create(database.as(DatabaseRole.JOB)).sql("""
                insert into pub_organ (code, kind, level, valid_from)
                values ('990101-01', 'DEPARTMENT', 'COUNTY', '2020-01-01'), ('990101-02', 'DEPARTMENT', 'COUNTY', '2020-01-01')
                """).update();
        int one = organ("990101-01");
        int two = organ("990101-02");
        insertSerial(one, one);
        assertThat(in(Scope.of(DatabaseRole.OFFICE, Set.of(one)), "select count(*) from request_serial"))
                .isEqualTo(1);
        assertThat(in(Scope.of(DatabaseRole.OFFICE, Set.of(two)), "select count(*) from request_serial"))
                .isZero();
        assertThat(in(Scope.of(DatabaseRole.OFFICE, Set.of()), "select count(*) from request_serial"))
                .isZero();
        assertThatThrownBy(() -> insertSerial(one, two)).hasStackTraceContaining("row-level security");
    }

    @Test
    @DisplayName("应用角色都不能绕过行级安全，也不能登录为审计写入者")
    void rolesMayNotBypass() {
        var roles = JdbcClient.create(database.as(DatabaseRole.JOB))
                .sql("""
                select rolname || ' ' || rolsuper || ' ' || rolbypassrls || ' ' || rolcanlogin from pg_roles
                where rolname in ('yangguang_owner', 'app_office', 'app_portal', 'app_job', 'audit_ins') order by 1
                """)
                .query((row, n) -> row.getString(1))
                .list();
        assertThat(roles)
                .containsExactly(
                        "app_job false false true",
                        "app_office false false true",
                        "app_portal false false true",
                        "audit_ins false false false",
                        "yangguang_owner false false true");
    }

    private static int organ(String code) {
        return JdbcClient.create(database.as(DatabaseRole.JOB))
                .sql("select id from pub_organ where code = :code")
                .param("code", code)
                .query(Integer.class)
                .single();
    }

    private static void insertSerial(int scope, int organ) {
        Scope.of(DatabaseRole.OFFICE, Set.of(scope))
                .run(() -> transactions.executeWithoutResult(
                        status -> sql.sql("insert into request_serial (organ_id, year, last) values (:organ, 2026, 1)")
                                .param("organ", organ)
                                .update()));
    }

    private static long in(Scope scope, String query) {
        return java.util.Objects.requireNonNull(scope.call(() ->
                transactions.execute(status -> sql.sql(query).query(Long.class).single())));
    }
}
