package org.yangguang.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.TestDatabase;
import org.yangguang.database.Database;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.database.Settings;
import org.yangguang.vault.Secrets;
import org.yangguang.vault.Vault;

/// What somebody with all rights over the database could do to the trail, and that it shows.
class AuditChainTests {

    @TempDir
    Path folder = Path.of("");

    private TestDatabase.Opened opened = TestDatabase.opened();
    private Database database = opened.database();
    private AuditTrail trail = trail();
    private TransactionTemplate transactions = new TransactionTemplate(database.transactions());
    private JdbcClient superuser = JdbcClient.create(new DriverManagerDataSource(
            opened.address().url(), opened.address().user(), opened.address().password()));

    @BeforeEach
    void fiveActs() {
        for (int i = 1; i <= 5; i++) {
            record("request.act" + i);
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("未被触动的链核验通过")
    void anUntouchedChainHolds() {
        assertThat(verifier().verify().faults()).isEmpty();
        assertThat(verifier().verify().records()).isEqualTo(5);
    }

    @Test
    @DisplayName("改动一条，核验指出是哪一条")
    void findsAnEditedRecord() {
        unguarded("update audit_record set reason = '改过' where seq = 3");
        assertThat(verifier().verify().faults()).containsExactly("第 3 条内容与其校验值不符，已被更改或非本系统写入");
    }

    @Test
    @DisplayName("删去一条，核验指出缺哪一条")
    void findsARemovedRecord() {
        unguarded("delete from audit_record where seq = 2");
        assertThat(verifier().verify().faults()).contains("缺少第 2 至 2 条");
    }

    @Test
    @DisplayName("插入一条，核验指出不相接")
    void findsAnInsertedRecord() {
        unguarded("""
                insert into audit_record select 6, at, actor, duty, organ, address, 'request.forged', object, result, reason,
                    detail, hash, sha256(hash) from audit_record where seq = 5
                """);
        unguarded("update audit_head set seq = 6, hash = (select hash from audit_record where seq = 6)");
        assertThat(verifier().verify().faults()).containsExactly("第 6 条内容与其校验值不符，已被更改或非本系统写入");
    }

    @Test
    @DisplayName("连同链尾截去末尾几条，由存档的校验值发现")
    void findsACutOffEndByTheAnchor() {
        verifier().anchor();
        unguarded("delete from audit_record where seq > 3");
        unguarded("update audit_head set seq = 3, hash = (select hash from audit_record where seq = 3)");
        assertThat(verifier().verify().faults()).containsExactly("第 5 条已存档，现已不在，末尾记录被删除");
    }

    @Test
    @DisplayName("记录不能更改、删除，应用角色也不能直接写")
    void theTableRefusesChange() {
        assertThatThrownBy(() ->
                        superuser.sql("update audit_record set reason = 'x'").update())
                .hasStackTraceContaining("append-only");
        assertThatThrownBy(() -> JdbcClient.create(database.as(DatabaseRole.OFFICE))
                        .sql("insert into audit_record (seq) values (99)")
                        .update())
                .hasStackTraceContaining("permission denied");
    }

    @Test
    @DisplayName("留痕与所记的行为同生死：行为失败，留痕也不留下")
    void aFailedActLeavesNoRecord() {
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                    trail.record(Actor.SYSTEM, "request.failed", "request:x", "", "");
                    throw new IllegalStateException("the act failed");
                }))
                .hasMessage("the act failed");
        assertThat(verifier().verify().records()).isEqualTo(5);
    }

    private void record(String action) {
        Scope.of(DatabaseRole.OFFICE, Set.of())
                .run(() -> transactions.executeWithoutResult(
                        status -> trail.record(Actor.SYSTEM, action, "request:1", "理由", "细节")));
    }

    private void unguarded(String statement) {
        superuser.sql("alter table audit_record disable trigger user").update();
        superuser.sql(statement).update();
        superuser.sql("alter table audit_record enable trigger user").update();
    }

    private AuditTrail trail() {
        return new AuditTrail(JdbcClient.create(database.routed()), vault(), Clock.systemUTC());
    }

    private Vault vault() {
        return new Vault(Secrets.open(opened.keys()));
    }

    private AuditVerifier verifier() {
        return new AuditVerifier(trail, transactions, Clock.systemUTC(), new Settings(folder, "", "", false, false));
    }
}
