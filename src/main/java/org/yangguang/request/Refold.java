package org.yangguang.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;

/// Works out the columns of lists anew, at start, for cases folded before a column existed: the fold knows
/// the calendar, a migration does not. Nothing of the case itself changes.
@Component
@Order(0)
class Refold implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Refold.class);
    private static final int AT_ONCE = 200;

    private final RequestStore store;
    private final Cases cases;
    private final Organs organs;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Refold(RequestStore store, Cases cases, Organs organs, Clock clock, TransactionTemplate transactions) {
        this.store = store;
        this.cases = cases;
        this.organs = organs;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (int offset = 0; ; offset += AT_ONCE) {
            var page = organs.page("", AT_ONCE, offset);
            page.forEach(this::refold);
            if (page.size() < AT_ONCE) {
                return;
            }
        }
    }

    private void refold(Organ organ) {
        Scope.of(DatabaseRole.OFFICE, Set.of(organ.id())).run(() -> {
            int done = 0;
            for (int some = batch(organ.id()); some > 0; some = batch(organ.id())) {
                done += some;
            }
            if (done > 0) {
                LOG.info("folded anew organ={} requests={}", organ.code(), done);
            }
        });
    }

    private int batch(int organ) {
        return Objects.requireNonNullElse(
                transactions.execute(_ -> {
                    List<java.util.UUID> ids = store.unfolded(organ, AT_ONCE);
                    ids.forEach(id -> cases.load(id).ifPresent(loaded -> {
                        if (loaded.known() != null) {
                            store.fold(
                                    id,
                                    loaded.known().version(),
                                    Fold.of(loaded.state(), cases.clockOf(loaded), LocalDate.now(clock)));
                        }
                    }));
                    return ids.size();
                }),
                0);
    }
}
