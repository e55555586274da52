package org.yangguang.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.yangguang.TestDatabase;
import org.yangguang.vault.Secrets;

/// An installation that worked before there was a chain: what it had sent waits for the signer still,
/// what it
/// had signed shows its signer, what was returned or being written goes on.
class SignOffMigrationTest {

    private static final UUID AUTHOR = new UUID(0, 1);
    private static final UUID SIGNER = new UUID(0, 2);

    @Test
    @DisplayName("升级：升级前已送签发的仍待签发，已签发的审批单载明签发人，拟稿人逐件记下")
    void draftsOfBeforeKeepTheirPlace() {
        var opened = TestDatabase.opened();
        try (var _ = opened.database()) {
            var old = another(opened.address());
            var roles = new Roles(old, Secrets.open(opened.keys()));
            roles.ensure();
            for (var module : List.of("audit", "organ", "calendar", "identity", "letter")) {
                migrate(roles, module, "latest");
            }
            migrate(roles, "request", "2");
            var sql = JdbcClient.create(new DriverManagerDataSource(old.url(), old.user(), old.password()));
            sql.sql("""
                    insert into pub_organ (code, kind, level, valid_from) values ('330000', 'GOVERNMENT', 'PROVINCE', '2020-01-01')
                    """).update();
            for (var status : List.of("DRAFT", "SUBMITTED", "RETURNED", "SIGNED")) {
                reply(sql, status);
            }

            migrate(roles, "request", "3");
            assertThat(sql.sql("""
                    select r.status || ' ' || coalesce(r.step, '-') || ' ' || coalesce(array_to_string(s.steps, ','), '-') || ' '
                        || coalesce(d.verdict || ' ' || d.decided_by, '-') from request_reply r
                    left join request_signoff s on s.request_id = r.request_id
                    left join request_decision d on d.request_id = r.request_id
                    where r.drafters = array[r.author_id] order by r.status
                    """).query(String.class).list())
                    .containsExactly(
                            "DRAFT - - -",
                            "RETURNED - - -",
                            "SIGNED - SIGNING PASSED " + SIGNER,
                            "SUBMITTED SIGNING SIGNING -");
            assertThat(sql.sql(
                                    "select bool_and(relforcerowsecurity) from pg_class where relname like 'request\\_%' and relkind = 'r'")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
    }

    private static void reply(JdbcClient sql, String status) {
        var id = UUID.randomUUID();
        sql.sql("""
                with organ as (select id from pub_organ),
                s as (insert into intake_submission (organ_id, id, channel, kind, submitted_on, submitted_at, idempotency_key,
                        content_hash, code_hash, unlock_hash, identity_index, name_index, key, sealed)
                    select id, :id, 'ONLINE', 'NATURAL_PERSON', '2026-01-05', now(), :id, '', uuid_send(:id), '', '', '', '', '' from organ),
                c as (insert into request_case (organ_id, id, number, year, serial, phase)
                    select id, :id, :status, 2026, length(:status) * 10 + ascii(:status), 'HANDLING' from organ),
                r as (insert into request_reply (organ_id, request_id, status, reply_kind, outcome, key, facts, author_id, signer_id,
                        saved_at, version)
                    select id, :id, :status, 'REPLY_GRANTED', 'GRANTED', '', '', :author,
                        case when :status = 'SIGNED' then :signer end, now(), 3 from organ)
                insert into request_event (organ_id, request_id, seq, type, on_day, data, recorded_at, duty)
                select id, :id, 1, case when :status = 'SIGNED' then 'Replied' else 'ReceiptConfirmed' end, '2026-01-05', '{}', now(), ''
                from organ
                """)
                .param("id", id)
                .param("status", status)
                .param("author", AUTHOR)
                .param("signer", SIGNER)
                .update();
    }

    /// A second, empty database on the server of the first.
    private static DatabaseAddress another(DatabaseAddress server) {
        var name = "before_the_chain";
        var sql = JdbcClient.create(new DriverManagerDataSource(server.url(), server.user(), server.password()));
        sql.sql("drop database if exists " + name + " with (force)").update();
        sql.sql("create database " + name).update();
        return new DatabaseAddress(server.url().replaceFirst("/[^/]+$", "/" + name), server.user(), server.password());
    }

    private static void migrate(Roles roles, String module, String target) {
        var owner = roles.as(DatabaseRole.OWNER);
        Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:db/migration/" + module)
                .table("flyway_" + module)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target(target)
                .load()
                .migrate();
    }
}
