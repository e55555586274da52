package org.yangguang.audit;

import java.io.PrintStream;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.database.Database;
import org.yangguang.database.Settings;
import org.yangguang.vault.Secrets;
import org.yangguang.vault.Vault;

/// `verify-audit` on the command line: exit code 0 when the chain holds, 1 when it does not.
public final class AuditCommand {

    private AuditCommand() {}

    public static int run(Settings settings, PrintStream out) {
        var secrets = Secrets.open(settings.keyFile());
        try (var database = Database.open(settings.data(), settings.databaseUrl(), secrets, false)) {
            var trail = new AuditTrail(JdbcClient.create(database.routed()), new Vault(secrets), Clock.systemUTC());
            var verifier = new AuditVerifier(
                    trail, new TransactionTemplate(database.transactions()), Clock.systemUTC(), settings);
            var verdict = verifier.verify();
            if (verdict.holds()) {
                out.println("操作留痕完整：共 " + verdict.records() + " 条，校验链相接。");
                return 0;
            }
            out.println("操作留痕有问题：共 " + verdict.records() + " 条，发现 "
                    + verdict.faults().size() + " 处：");
            verdict.faults().forEach(fault -> out.println("  · " + fault));
            return 1;
        }
    }
}
