package org.yangguang.archive;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.archive.Retention.Kind;
import org.yangguang.archive.Retention.Period;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.dispute.DisputeState;
import org.yangguang.dispute.Disputes;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.request.CaseFile;
import org.yangguang.request.Cases;
import org.yangguang.request.ClosedCases;
import org.yangguang.request.Desk.Hand;
import org.yangguang.request.Desk.Result;
import org.yangguang.request.FilingDesk;
import org.yangguang.request.RequestEvent;
import org.yangguang.vault.Vault;

/// 归档、冻结、鉴定销毁 at the desk. Nothing is ever destroyed by itself.
@Component
public class ArchiveDesk {

    private final ArchiveStore store;
    private final FilingDesk filing;
    private final Cases cases;
    private final ClosedCases closed;
    private final Volumes volumes;
    private final Disputes disputes;
    private final Organs organs;
    private final AuditTrail audit;
    private final Vault vault;
    private final Clock clock;
    private final TransactionTemplate transactions;

    ArchiveDesk(
            ArchiveStore store,
            FilingDesk filing,
            Cases cases,
            ClosedCases closed,
            Volumes volumes,
            Disputes disputes,
            Organs organs,
            AuditTrail audit,
            Vault vault,
            Clock clock,
            TransactionTemplate transactions) {
        this.store = store;
        this.filing = filing;
        this.cases = cases;
        this.closed = closed;
        this.volumes = volumes;
        this.disputes = disputes;
        this.organs = organs;
        this.audit = audit;
        this.vault = vault;
        this.clock = clock;
        this.transactions = transactions;
    }

    /// @param releasedOn null while it stands
    public record Hold(
            UUID id,
            String reason,
            LocalDate setOn,
            @Nullable LocalDate releasedOn) {}

    /// How far a disposal is.
    ///
    /// @param approvals 0 to 2
    /// @param doneOn null until it is done
    public record Disposal(
            LocalDate proposedOn, int approvals, @Nullable LocalDate doneOn) {}

    /// The volume of one request as its page shows it.
    ///
    /// @param proposed the period by schedule
    /// @param disputesOpen an open dispute is a hold by itself
    /// @param archivedOn null until filed
    /// @param period null until filed
    public record Standing(
            Kind kind,
            Period proposed,
            @Nullable LocalDate archivedOn,
            @Nullable Period period,
            @Nullable LocalDate keepUntil,
            boolean disputesOpen,
            List<Hold> holds,
            Optional<Disposal> disposal) {
        public Standing {
            holds = List.copyOf(holds);
        }

        public boolean isHeld() {
            return disputesOpen || holds.stream().anyMatch(hold -> hold.releasedOn() == null);
        }
    }

    @Transactional
    public Standing standing(CaseFile file) {
        var organ = organs.existing(file.organId());
        var over = disputes.ofRequest(organ, file.id());
        var kind = Kind.of(file.state(), !over.isEmpty());
        var volume = store.volume(file.id());
        return new Standing(
                kind,
                period(organ, kind),
                volume.map(ArchiveStore.VolumeRow::archivedOn).orElse(null),
                volume.map(ArchiveStore.VolumeRow::period).orElse(null),
                volume.map(ArchiveStore.VolumeRow::keepUntil).orElse(null),
                over.stream().anyMatch(row -> isOpen(row.state())),
                store.holds(file.id()).stream()
                        .map(row -> new Hold(row.id(), reason(row), row.setOn(), row.releasedOn()))
                        .toList(),
                store.disposal(file.id())
                        .map(row -> new Disposal(
                                row.proposedOn(),
                                (row.firstBy() == null ? 0 : 1) + (row.secondBy() == null ? 0 : 1),
                                row.doneOn())));
    }

    private static boolean isOpen(DisputeState state) {
        return state.standing().isEmpty() && !(state instanceof DisputeState.Annulled);
    }

    /// 归档 with the period of the schedule or another.
    public Result file(Hand by, UUID request, int version, Optional<Period> chosen) {
        return acting(() -> {
            var file = cases.open(request).orElse(null);
            if (file == null) {
                return new Result.Refused("没有这件申请，或不属于本机关。");
            }
            var organ = organs.existing(file.organId());
            var today = LocalDate.now(clock);
            var kind = Kind.of(file.state(), !disputes.ofRequest(organ, request).isEmpty());
            var period = chosen.orElseGet(() -> period(organ, kind));
            var until = period.keepUntil(today).orElse(null);
            var result =
                    filing.file(by, request, version, new RequestEvent.Archived(today, "保管期限" + period.label(), until));
            if (result instanceof Result.Done) {
                var filed = cases.open(request).orElseThrow();
                store.insert(
                        organ.id(),
                        new ArchiveStore.VolumeRow(
                                request, today, period, until, filed.entries().size(), volumes.chainHead(filed)),
                        by.account());
            }
            return result;
        });
    }

    /// Files several at once, each with the period of the schedule; returns how many were filed.
    public int fileAll(Hand by, List<UUID> requests) {
        return (int) requests.stream()
                .filter(id -> file(by, id, -1, Optional.empty()) instanceof Result.Done)
                .count();
    }

    /// 冻结: the volume is kept whatever its period, until released.
    public Result hold(Hand by, CaseFile file, String reason) {
        return acting(() -> {
            var id = UUID.randomUUID();
            var key = vault.newWrappedKey(place("key", id, file.organId()));
            var sealed = vault.seal(key, place("key", id, file.organId()), reason, place("reason", id, file.organId()));
            store.hold(
                    new ArchiveStore.HoldRow(file.organId(), id, key, sealed, LocalDate.now(clock), null),
                    file.id(),
                    by.account());
            audit.record(by.actor(), "archive.hold", "request:" + file.id(), "", "hold " + id);
            return new Result.Done("");
        });
    }

    public Result release(Hand by, UUID request, UUID hold) {
        return acting(() -> {
            if (!store.release(request, hold, LocalDate.now(clock), by.account())) {
                return new Result.Refused("没有这项冻结，或者已经解除。");
            }
            audit.record(by.actor(), "archive.release", "request:" + request, "", "hold " + hold);
            return new Result.Done("");
        });
    }

    /// 提出销毁 of a volume whose period is over.
    public Result propose(Hand by, CaseFile file) {
        return acting(() -> {
            var why = whyNotDisposed(file);
            if (why.isPresent()) {
                return new Result.Refused(why.get());
            }
            if (!store.propose(file.organId(), file.id(), LocalDate.now(clock), by.account())) {
                return new Result.Refused("本卷已经提出销毁，等待批准。");
            }
            audit.record(by.actor(), "archive.propose-disposal", "request:" + file.id(), "", "");
            return new Result.Done("");
        });
    }

    /// 批准销毁: two persons, neither of them who proposed it; the second approval destroys what is sealed.
    public Result approve(Hand by, CaseFile file) {
        return acting(() -> {
            var disposal = store.disposal(file.id()).orElse(null);
            if (disposal == null || disposal.doneOn() != null) {
                return new Result.Refused("本卷没有待批准的销毁。");
            }
            var why = whyNotDisposed(file);
            if (why.isPresent()) {
                return new Result.Refused(why.get());
            }
            if (by.account().equals(disposal.proposedBy()) || by.account().equals(disposal.firstBy())) {
                return new Result.Refused("提出、两次批准须为三个不同的人，您已经在其中。");
            }
            boolean second = disposal.firstBy() != null;
            store.approve(file.id(), second, by.account());
            if (second) {
                store.erase(file.organId(), file.id(), LocalDate.now(clock));
            }
            audit.record(
                    by.actor(),
                    second ? "archive.dispose" : "archive.approve-disposal",
                    "request:" + file.id(),
                    "",
                    "number " + file.number());
            return new Result.Done(second ? "本卷已销毁，只留办理经过的计数。" : "还须另一人批准。");
        });
    }

    private Optional<String> whyNotDisposed(CaseFile file) {
        var standing = standing(file);
        var until = standing.keepUntil();
        if (standing.archivedOn() == null) {
            return Optional.of("本件尚未归档。");
        }
        if (until == null || !until.isBefore(LocalDate.now(clock))) {
            return Optional.of("保管期限未满（" + (until == null ? "永久保管" : "至" + org.yangguang.calendar.ChineseDate.of(until))
                    + "），不能销毁。");
        }
        return standing.isHeld()
                ? Optional.of(standing.disputesOpen() ? "本件有尚未审结的行政复议、行政诉讼，不能销毁。" : "本卷已冻结，解除之前不能销毁。")
                : Optional.empty();
    }

    /// What the lists show.
    public record Row(
            ClosedCases.Row request,
            @Nullable LocalDate archivedOn,
            @Nullable Period period,
            @Nullable LocalDate keepUntil,
            boolean held) {}

    public enum View {
        TO_FILE("待归档"),
        KEPT("已归档"),
        HELD("已冻结"),
        OVER("保管期满");

        private final String label;

        View(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Transactional(readOnly = true)
    public int count(Organ organ, View view) {
        return view == View.TO_FILE
                ? closed.toFile(organ.id())
                : store.count(organ.id(), view.code(), LocalDate.now(clock));
    }

    @Transactional(readOnly = true)
    public List<Row> page(Organ organ, View view, int size, int offset) {
        if (view == View.TO_FILE) {
            return closed.toFile(organ.id(), size, offset).stream()
                    .map(row -> new Row(row, null, null, null, false))
                    .toList();
        }
        var listed = store.list(organ.id(), view.code(), LocalDate.now(clock), size, offset);
        var rows = closed.of(
                organ.id(), listed.stream().map(ArchiveStore.Listed::request).toList());
        return listed.stream()
                .flatMap(l -> rows.stream()
                        .filter(row -> row.id().equals(l.request()))
                        .map(row -> new Row(row, l.archivedOn(), l.period(), l.keepUntil(), l.held())))
                .toList();
    }

    // ── periods ──────────────────────────────────────────────────────────────────────────────────

    private Period period(Organ organ, Kind kind) {
        return store.period(organ.region(), kind).orElse(kind.usual());
    }

    public record Rule(Kind kind, Period period, String basis) {}

    @Transactional(readOnly = true)
    public List<Rule> rules(Organ organ) {
        return java.util.Arrays.stream(Kind.values())
                .map(kind -> new Rule(kind, period(organ, kind), store.basis(organ.region(), kind)))
                .toList();
    }

    @Transactional
    public void setRules(Actor by, Organ organ, List<Rule> rules) {
        rules.forEach(rule -> store.setPeriod(organ.region(), rule.kind(), rule.period(), rule.basis()));
        audit.record(by, "archive.retention", "region:" + organ.region(), "", rules.size() + " rules");
    }

    // ── inside ───────────────────────────────────────────────────────────────────────────────────

    private Result acting(java.util.function.Supplier<Result> act) {
        return java.util.Objects.requireNonNull(transactions.execute(status -> {
            var result = act.get();
            if (!(result instanceof Result.Done)) {
                status.setRollbackOnly();
            }
            return result;
        }));
    }

    private String reason(ArchiveStore.HoldRow row) {
        return vault.openText(
                row.key(), place("key", row.id(), row.organ()), row.reason(), place("reason", row.id(), row.organ()));
    }

    private static Vault.Place place(String column, UUID id, int organ) {
        return new Vault.Place("archive_hold", column, id.toString(), organ);
    }
}
