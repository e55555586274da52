package org.yangguang.messaging;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;

/// Empties the outbox. A message that failed is tried again after longer and longer pauses and then given
/// up; one whose sender died in between may be sent twice, never lost.
@Component
public class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Scope JOB = Scope.of(DatabaseRole.JOB, Set.of());
    private static final int AT_ONCE = 200;
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofDays(180);

    /// The pause after each failed attempt; after the last one the message is given up.
    static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(12));

    private final OutboxStore store;
    private final Outbox outbox;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Dispatcher(OutboxStore store, Outbox outbox, TransactionTemplate transactions, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Sends what is due.
    ///
    /// @return how many messages were taken up, sent or not
    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT15S")
    public int dispatch() {
        int taken = 0;
        while (taken < AT_ONCE && JOB.call(this::next)) {
            taken++;
        }
        return taken;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT24H")
    void sweep() {
        int gone = JOB.<Optional<Integer>>call(() -> Optional.ofNullable(transactions.execute(
                        status -> store.sweep(clock.instant().minus(KEPT)))))
                .orElse(0);
        LOG.info("swept messages={}", gone);
    }

    private boolean next() {
        var now = clock.instant();
        var taken = Optional.ofNullable(
                transactions.execute(status -> store.take(now, now.plus(LEASE)).orElse(null)));
        taken.ifPresent(due -> {
            var by = outbox.transport(due.medium());
            var dispatch = attempt(by, due);
            transactions.executeWithoutResult(status -> settle(due, by, dispatch));
        });
        return taken.isPresent();
    }

    private Transport.Dispatch attempt(Transport by, OutboxStore.Due due) {
        try {
            return by.send(outbox.open(due));
        } catch (RuntimeException e) {
            LOG.warn("message failed id={} fault={}", due.id(), e.getClass().getSimpleName());
            return new Transport.Failure("发送时出错", false);
        }
    }

    private void settle(OutboxStore.Due due, Transport by, Transport.Dispatch dispatch) {
        var now = clock.instant();
        switch (dispatch) {
            case Transport.Receipt _ -> store.sent(due.id(), now, by.name());
            case Transport.Failure(var reason, var lasting) -> {
                if (lasting || due.attempts() > PAUSES.size()) {
                    store.givenUp(due.id(), now, reason);
                } else {
                    store.failed(due.id(), now.plus(PAUSES.get(due.attempts() - 1)), reason);
                }
            }
        }
    }
}
