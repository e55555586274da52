package org.yangguang.report.publishing;

import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.report.checking.Checker;

/// Derives, at start, the figures and findings of reports that were published before there were tables for
/// them: the forms and the rules are known to the application, not to a migration.
@Component
@Order(0)
class Figuring implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Figuring.class);
    private static final int AT_ONCE = 100;

    private final FigureStore figures;
    private final TransactionTemplate transactions;

    Figuring(JdbcClient sql, TransactionTemplate transactions) {
        this.figures = new FigureStore(sql);
        this.transactions = transactions;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Scope.of(DatabaseRole.JOB, Set.of()).run(() -> {
            int done = 0;
            for (int some = batch(); some > 0; some = batch()) {
                done += some;
            }
            if (done > 0) {
                LOG.info("figures derived reports={}", done);
            }
        });
    }

    private int batch() {
        return Objects.requireNonNullElse(
                transactions.execute(_ -> {
                    var some = figures.unfigured(AT_ONCE);
                    some.forEach(one -> figures.replace(
                            one.organId(),
                            ReportCodec.report(one.content()),
                            Checker.forPeople(ReportCodec.findings(one.findings())),
                            one.version(),
                            one.enteredAt()));
                    return some.size();
                }),
                0);
    }
}
