package org.yangguang.publication;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.publication.NormEntry.Act;
import org.yangguang.publication.published.PublishedNorms;

/// 规范性文件库: the ledger of regulations and normative documents, and what may be done with an entry.
/// Nothing is deleted; each act adds a state.
@Component
public class Norms {

    private final NormStore store;
    private final PublishedNorms published;
    private final Organs organs;
    private final AuditTrail audit;
    private final Clock clock;

    Norms(NormStore store, PublishedNorms published, Organs organs, AuditTrail audit, Clock clock) {
        this.store = store;
        this.published = published;
        this.organs = organs;
        this.audit = audit;
        this.clock = clock;
    }

    /// What came of an act.
    public sealed interface Outcome {}

    public record Done(UUID id) implements Outcome {}

    /// @param message why not and what to do, in Chinese
    public record Refused(NormField field, String message) implements Outcome {}

    /// Somebody else changed the entry meanwhile.
    public record Overtaken() implements Outcome {}

    @Transactional(readOnly = true)
    public List<NormEntry> page(Organ organ, NormFilter filter, int size, int offset) {
        return store.page(organ.id(), filter, size, offset);
    }

    @Transactional(readOnly = true)
    public int count(Organ organ, NormFilter filter) {
        return store.count(organ.id(), filter);
    }

    @Transactional(readOnly = true)
    public Optional<NormEntry> find(Organ organ, UUID id) {
        return store.find(organ.id(), id);
    }

    @Transactional(readOnly = true)
    public List<NormEntry> of(Organ organ, Collection<UUID> ids) {
        return store.of(organ.id(), ids);
    }

    /// Every state of an entry, the first one first.
    @Transactional(readOnly = true)
    public List<NormEntry> history(Organ organ, UUID id) {
        return store.history(organ.id(), id);
    }

    /// The entries that stood at an instant.
    @Transactional(readOnly = true)
    public List<NormEntry> standing(int organ, Instant at) {
        return store.standing(organ, at);
    }

    /// Another organ that has the document as its own; one document is counted once, by the organ
    /// that made it.
    @Transactional(readOnly = true)
    public Optional<Organ> alsoCountedBy(Organ organ, Norm norm) {
        return norm.authorship().counts() && !norm.docNo().isEmpty()
                ? published.organOf(norm.key(), organ.id()).map(organs::existing)
                : Optional.empty();
    }

    @Transactional
    public Outcome enter(Actor by, UUID account, Organ organ, Norm norm) {
        return enter(by, account, organ, norm, Act.ENTERED, "");
    }

    Outcome enter(Actor by, UUID account, Organ organ, Norm norm, Act act, String reason) {
        var known = refusal(organ, norm, null);
        if (known.isPresent()) {
            return known.get();
        }
        var entry = new NormEntry(UUID.randomUUID(), organ.id(), 1, act, reason, now(), account, norm);
        if (!store.insert(entry)) {
            return new Overtaken();
        }
        publish(entry);
        if (act == Act.ENTERED) {
            audit.record(by, "norm.enter", "norm:" + entry.id(), "", norm.kind().name());
        }
        return new Done(entry.id());
    }

    /// Puts an entry right; what it said before stays in its history.
    @Transactional
    public Outcome correct(Actor by, UUID account, NormEntry before, Norm after, String reason) {
        var organ = organs.existing(before.organId());
        var known = refusal(organ, after, before.id());
        if (known.isPresent()) {
            return known.get();
        }
        return next(by, account, before, after, Act.CORRECTED, reason);
    }

    @Transactional
    public Outcome repeal(Actor by, UUID account, NormEntry before, Repeal repeal) {
        return next(
                by,
                account,
                before,
                before.norm().repealed(repeal),
                Act.REPEALED,
                repeal.way().label() + "：" + repeal.by());
    }

    /// Strikes an entry out that should not be there. It stays to be read and counts no more.
    @Transactional
    public Outcome strike(Actor by, UUID account, NormEntry before, String reason) {
        return next(by, account, before, before.norm(), Act.STRUCK, reason);
    }

    private Outcome next(Actor by, UUID account, NormEntry before, Norm after, Act act, String reason) {
        var at = now();
        if (before.isStruck() || !store.supersede(before.organId(), before.id(), before.version(), at)) {
            return new Overtaken();
        }
        var entry = new NormEntry(before.id(), before.organId(), before.version() + 1, act, reason, at, account, after);
        if (!store.insert(entry)) {
            throw new IllegalStateException("two states of norm " + before.id());
        }
        publish(entry);
        audit.record(
                by,
                "norm." + act.name().toLowerCase(java.util.Locale.ROOT),
                "norm:" + before.id(),
                reason,
                "version " + entry.version());
        return new Done(before.id());
    }

    private void publish(NormEntry entry) {
        var on = entry.norm().publishedOn();
        if (entry.isStruck() || on == null || !entry.norm().authorship().counts()) {
            published.remove(entry.id());
        } else {
            published.put(entry.id(), entry.organId(), entry.norm(), on);
        }
    }

    private Optional<Refused> refusal(Organ organ, Norm norm, @Nullable UUID self) {
        var here = store.byKey(organ.id(), norm.key()).filter(e -> !e.id().equals(self));
        if (here.isPresent()) {
            return Optional.of(new Refused(
                    norm.docNo().isEmpty() ? NormField.TITLE : NormField.DOC_NO,
                    "台账中已有《" + here.get().norm().title() + "》" + norm.docNo() + "。同一份文件只登记一次，请在该条目上更正。"));
        }
        return alsoCountedBy(organ, norm)
                .map(other -> new Refused(
                        NormField.AUTHORSHIP,
                        norm.docNo() + " 已由" + other.name() + "登记为本机关制定。同一份文件只由制定机关计一次，请选“"
                                + Authorship.GOVERNMENT.label() + "”或者“" + Authorship.JOINT.label() + "”，或者核对文号。"));
    }

    // ── 核对 ─────────────────────────────────────────────────────────────────────────────────────

    /// States that the ledger is complete at the end of a year.
    @Transactional
    public NormCheck check(Actor by, UUID account, Organ organ, int year, NormKind kind, String note) {
        var now = NormYear.of(store.standing(organ.id(), now()), kind, year);
        var check = new NormCheck(
                year,
                kind,
                now.issued().size(),
                now.ended().size(),
                now.inForce().size(),
                note,
                now(),
                account);
        store.insert(organ.id(), check);
        audit.record(
                by,
                "norm.check",
                "organ:" + organ.code(),
                note,
                kind + " " + year + " in force " + now.inForce().size());
        return check;
    }

    @Transactional(readOnly = true)
    public Optional<NormCheck> lastCheck(int organ, int year, NormKind kind, Instant until) {
        return store.check(organ, year, kind, until);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
