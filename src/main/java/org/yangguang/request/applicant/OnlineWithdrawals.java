package org.yangguang.request.applicant;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.request.ClosingDesk;
import org.yangguang.request.Desk;
import org.yangguang.request.RequestEvent.Declaration;
import org.yangguang.request.submission.RequestKey;
import org.yangguang.vault.Vault;

/// 撤回 by the applicant's own hand. The declaration takes effect when it arrives and is kept first, by
/// itself; then the ordinary act of the desk closes the case as of that day, with its letter. Should that
/// fail, the declaration stands and the act is done by the next round.
@Component
public class OnlineWithdrawals {

    private static final Logger LOG = LoggerFactory.getLogger(OnlineWithdrawals.class);
    /// Nobody's account: the applicant declared, the system recorded.
    private static final UUID NOBODY = new UUID(0, 0);
    private static final int ATTEMPTS = 3;

    private final Correspondence correspondence;
    private final PostRoomStore store;
    private final ClosingDesk closing;
    private final Organs organs;
    private final Vault vault;
    private final TransactionTemplate transactions;

    OnlineWithdrawals(
            Correspondence correspondence,
            PostRoomStore store,
            ClosingDesk closing,
            Organs organs,
            Vault vault,
            TransactionTemplate transactions) {
        this.correspondence = correspondence;
        this.store = store;
        this.closing = closing;
        this.organs = organs;
        this.vault = vault;
        this.transactions = transactions;
    }

    /// Declares and closes.
    ///
    /// @param reason empty if the applicant gives none
    public Correspondence.Sent declare(RequestKey key, UUID form, String reason, String address) {
        var sent = correspondence.send(key, form, Exchange.Kind.WITHDRAWAL, reason, List.of(), address);
        correspondence.own(key).ifPresent(own -> record(Set.of(own.organ())));
        return sent;
    }

    /// Closes every case whose applicant has withdrawn.
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void catchUp() {
        record(organs.page("", Integer.MAX_VALUE, 0).stream().map(Organ::id).collect(Collectors.toSet()));
    }

    private void record(Set<Integer> scope) {
        Scope.of(DatabaseRole.OFFICE, scope).run(() -> {
            var arrived = transactions.execute(status -> store.declarations());
            if (arrived != null) {
                arrived.forEach(this::record);
            }
        });
    }

    private void record(PostRoomStore.DeclarationRow arrived) {
        var reason = arrived.words().open(vault, PostRoom.MESSAGES, arrived.message(), arrived.organ());
        var by = new Desk.Hand(
                NOBODY, Actor.applicant(organs.existing(arrived.organ()).code(), ""));
        for (int i = 0; i < ATTEMPTS; i++) {
            switch (closing.withdraw(by, arrived.request(), -1, arrived.on(), Declaration.ONLINE, reason)) {
                case Desk.Result.Done _ -> {
                    return;
                }
                case Desk.Result.Refused _ -> {
                    LOG.warn("withdrawal not recorded request={} on={}", arrived.request(), arrived.on());
                    return;
                }
                case Desk.Result.Overtaken _ -> {}
            }
        }
    }
}
