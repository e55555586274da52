package org.yangguang.request.routing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.identity.Colleagues;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Permission;
import org.yangguang.request.Desk;
import org.yangguang.vault.Vault;

/// Assigning a request and asking units of the organ about it. None of it moves the statutory deadline.
@Component
public class RoutingDesk {

    private final RoutingStore store;
    private final Colleagues colleagues;
    private final AuditTrail audit;
    private final Vault vault;
    private final Clock clock;
    private final TransactionTemplate transactions;

    RoutingDesk(
            RoutingStore store,
            Colleagues colleagues,
            AuditTrail audit,
            Vault vault,
            Clock clock,
            TransactionTemplate transactions) {
        this.store = store;
        this.colleagues = colleagues;
        this.audit = audit;
        this.vault = vault;
        this.clock = clock;
        this.transactions = transactions;
    }

    /// 指定、改派承办人.
    ///
    /// @param before who the page showed; null if nobody
    public Desk.Result assign(Desk.Hand by, UUID request, @Nullable UUID before, UUID to, String reason) {
        return acting(() -> {
            var found = open(request);
            if (found.isEmpty()) {
                return new Desk.Result.Refused("本件尚未登记或者已经办结，不能指定承办人。");
            }
            if (colleagues
                    .find(found.get().organ(), to, Permission.REQUEST_HANDLE)
                    .isEmpty()) {
                return new Desk.Result.Refused("请选择本机关在用的承办账号。");
            }
            if (!store.assign(request, before, to)) {
                return new Desk.Result.Overtaken();
            }
            audit.record(by.actor(), "request.assign", "request:" + request, reason, "to " + to);
            return new Desk.Result.Done("");
        });
    }

    /// What a unit is asked.
    ///
    /// @param id number of the form; the same form again is the same routing
    public record Order(UUID id, UUID unit, Optional<UUID> assignee, LocalDate dueOn, String instruction) {}

    /// 转办. A deadline later than the law's is told and kept: the organ answers for it.
    public Desk.Result route(Desk.Hand by, UUID request, Order order) {
        return acting(() -> {
            var found = open(request);
            if (found.isEmpty()) {
                return new Desk.Result.Refused("本件尚未登记或者已经办结，不能转办。");
            }
            int organ = found.get().organ();
            if (store.units(organ).stream().noneMatch(u -> u.id().equals(order.unit()) && !u.retired())) {
                return new Desk.Result.Refused("请选择本机关在用的业务处室。没有的，由机构管理员在机关设置中添加。");
            }
            if (order.assignee()
                    .filter(id ->
                            colleagues.find(organ, id, Permission.REQUEST_READ).isEmpty())
                    .isPresent()) {
                return new Desk.Result.Refused("请选择本机关在用的、能查看申请的账号，或者只转给处室。");
            }
            if (order.dueOn().isBefore(today())) {
                return new Desk.Result.Refused("反馈期限" + ChineseDate.of(order.dueOn()) + "已经过去，请改在今天或者以后。");
            }
            var keyPlace = Routings.place("key", order.id(), organ);
            var key = vault.newWrappedKey(keyPlace);
            var instruction =
                    vault.seal(key, keyPlace, order.instruction(), Routings.place("instruction", order.id(), organ));
            if (store.route(
                    organ,
                    order.id(),
                    request,
                    order.unit(),
                    order.assignee().orElse(null),
                    new RoutingStore.Routed(by.account(), today(), order.dueOn()),
                    new RoutingStore.Sealed(key, instruction, null, null))) {
                audit.record(
                        by.actor(),
                        "request.route",
                        "request:" + request,
                        "",
                        "routing:%s unit:%s due %s".formatted(order.id(), order.unit(), order.dueOn()));
            }
            return new Desk.Result.Done(later(found.get().due(), order.dueOn()));
        });
    }

    /// 反馈意见.
    public Desk.Result answer(Desk.Hand by, Set<Duty> duties, UUID id, String words) {
        return acting(() -> {
            var row = store.byId(id).orElse(null);
            if (row == null || !row.routing().isOpen()) {
                return new Desk.Result.Overtaken();
            }
            if (!row.routing().mayAnswer(by.account(), duties)) {
                return new Desk.Result.Refused("由被转办的人员反馈，或者由承办人代为登记。");
            }
            if (!store.answer(id, sealed(row, "answer", words), by.account(), clock.instant())) {
                return new Desk.Result.Overtaken();
            }
            audited(by.actor(), "request.route-answer", row, "");
            return new Desk.Result.Done("");
        });
    }

    /// 收回, with a reason.
    public Desk.Result recall(Desk.Hand by, UUID id, String reason) {
        return acting(() -> {
            var row = store.byId(id).orElse(null);
            if (row == null || !row.routing().isOpen()) {
                return new Desk.Result.Overtaken();
            }
            if (!store.recall(id, sealed(row, "recall_reason", reason), by.account(), clock.instant())) {
                return new Desk.Result.Overtaken();
            }
            audited(by.actor(), "request.route-recall", row, "");
            return new Desk.Result.Done("");
        });
    }

    /// False if the organ has a unit of that name.
    public boolean addUnit(Actor by, int organ, String name) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var id = UUID.randomUUID();
            boolean added = store.addUnit(organ, id, name);
            if (added) {
                audit.record(by, "organ.unit", "organ:" + organ, "", "unit:" + id + " " + name);
            }
            return added;
        }));
    }

    /// Stops or resumes routing to a unit.
    ///
    /// @return false if it is so already, or there is no such unit
    public boolean retireUnit(Actor by, int organ, UUID id, boolean retired) {
        return Objects.requireNonNull(transactions.execute(status -> {
            boolean changed = store.retireUnit(organ, id, retired);
            if (changed) {
                audit.record(
                        by, "organ.unit", "organ:" + organ, "", "unit:" + id + (retired ? " retired" : " resumed"));
            }
            return changed;
        }));
    }

    /// What to say of a deadline that lies after the law's; empty if it does not.
    public static String later(@Nullable LocalDate statutory, LocalDate due) {
        return statutory != null && due.isAfter(statutory)
                ? "请注意：反馈期限" + ChineseDate.of(due) + "晚于本件法定期限" + ChineseDate.of(statutory) + "，转办不延长法定期限。"
                : "";
    }

    private Optional<RoutingStore.CaseRow> open(UUID request) {
        return store.caseOf(request).filter(row -> !row.concluded());
    }

    private byte[] sealed(RoutingStore.Row row, String column, String words) {
        var id = row.routing().id();
        return vault.seal(
                row.words().key(),
                Routings.place("key", id, row.organ()),
                words,
                Routings.place(column, id, row.organ()));
    }

    private void audited(Actor by, String action, RoutingStore.Row row, String reason) {
        audit.record(
                by,
                action,
                "request:" + row.routing().request(),
                reason,
                "routing:" + row.routing().id());
    }

    private Desk.Result acting(Supplier<Desk.Result> act) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var result = act.get();
            if (!(result instanceof Desk.Result.Done)) {
                status.setRollbackOnly();
            }
            return result;
        }));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
