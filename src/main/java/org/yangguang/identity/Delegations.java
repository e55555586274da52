package org.yangguang.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;

/// 授权代行: made by the holder of a duty, seen by colleagues, ended by its dates or by revocation.
@Component
public class Delegations {

    private final DelegationStore store;
    private final Colleagues colleagues;
    private final AuditTrail audit;
    private final Clock clock;

    Delegations(DelegationStore store, Colleagues colleagues, AuditTrail audit, Clock clock) {
        this.store = store;
        this.colleagues = colleagues;
        this.audit = audit;
        this.clock = clock;
    }

    /// What is to be delegated.
    public record Mandate(Duty duty, UUID to, LocalDate since, LocalDate until, String reason) {}

    /// What is wrong, and with which field of a [Mandate].
    public record Fault(String field, String message) {}

    /// Delegates a duty of the officer.
    ///
    /// @return empty if it was done
    @Transactional
    public Optional<Fault> delegate(Officer by, Actor actor, Mandate what) {
        var fault = fault(by, what);
        if (fault.isEmpty()) {
            var id = UUID.randomUUID();
            store.insert(
                    by.organId(),
                    id,
                    what.duty(),
                    by.account(),
                    what.to(),
                    what.since(),
                    what.until(),
                    what.reason(),
                    clock.instant());
            audit.record(
                    actor,
                    "delegation.make",
                    "delegation:" + id,
                    what.reason(),
                    "%s to %s from %s until %s".formatted(what.duty(), what.to(), what.since(), what.until()));
        }
        return fault;
    }

    private Optional<Fault> fault(Officer by, Mandate what) {
        if (!Delegation.DELEGABLE.contains(what.duty()) || !by.duties().contains(what.duty())) {
            return Optional.of(new Fault("duty", "只能委托自己担任的审核、保密审查、签发职责；受委托的职责不能再委托。"));
        }
        if (what.to().equals(by.account())) {
            return Optional.of(new Fault("to", "不能委托给自己，请选择另一人。"));
        }
        if (colleagues.find(by.organId(), what.to(), Permission.REQUEST_READ).isEmpty()) {
            return Optional.of(new Fault("to", "请选择本机关在用的、能查看申请的账号。"));
        }
        if (what.since().isBefore(LocalDate.now(clock))) {
            return Optional.of(new Fault("since", "开始日期不能早于今天。"));
        }
        if (what.until().isBefore(what.since())) {
            return Optional.of(new Fault("until", "结束日期不能早于开始日期。"));
        }
        return store.overlaps(by.account(), what.to(), what.duty(), what.since(), what.until())
                ? Optional.of(new Fault("since", "这段时间里已把这项职责委托给此人，请先撤销原来的，或者改选日期。"))
                : Optional.empty();
    }

    /// Ends a delegation before its last day.
    ///
    /// @return false if it is not the officer's, or revoked already
    @Transactional
    public boolean revoke(Officer by, Actor actor, UUID id) {
        if (!store.revoke(id, by.account(), clock.instant())) {
            return false;
        }
        audit.record(actor, "delegation.revoke", "delegation:" + id, "", "");
        return true;
    }

    /// Those by which the account may act for others on the day.
    @Transactional(readOnly = true)
    public List<Delegation> inForce(UUID account, LocalDate day) {
        return store.to(account, day);
    }

    @Transactional(readOnly = true)
    public List<Delegation> ofOrgan(int organ, int size, int offset) {
        return store.ofOrgan(organ, size, offset);
    }

    @Transactional(readOnly = true)
    public int count(int organ) {
        return store.count(organ);
    }

    @Transactional(readOnly = true)
    public Optional<Delegation> byId(UUID id) {
        return store.byId(id);
    }
}
