package org.yangguang.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.audit.AuditTrail;
import org.yangguang.letter.Letters;
import org.yangguang.organ.Organs;

/// How every desk records a fact: judged by [Acts], its letter issued, appended, folded and put in the
/// trail, all in one transaction or not at all.
@Component
class Recorder {

    private final RequestStore store;
    private final Cases cases;
    private final LetterFacts facts;
    private final Organs organs;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Recorder(
            RequestStore store,
            Cases cases,
            LetterFacts facts,
            Organs organs,
            AuditTrail audit,
            Clock clock,
            TransactionTemplate transactions) {
        this.store = store;
        this.cases = cases;
        this.facts = facts;
        this.organs = organs;
        this.audit = audit;
        this.clock = clock;
        this.transactions = transactions;
    }

    /// The letter that goes with a fact, and what was typed for it.
    record Notice(String template, Map<String, String> typed) {}

    static final Optional<Notice> NO_LETTER = Optional.empty();

    static Optional<Notice> letter(String template, Map<String, String> typed) {
        return Optional.of(new Notice(template, typed));
    }

    /// Does the act on the case as it stands, unless somebody else changed it since `version`.
    ///
    /// @param version -1 where the act watches over another version
    Desk.Result acting(UUID id, int version, Function<LoadedCase, Desk.Result> act) {
        return Objects.requireNonNull(transactions.execute(status -> {
            store.alone(id);
            var loaded = cases.load(id).orElse(null);
            if (loaded == null) {
                return new Desk.Result.Refused("没有这件申请，或不属于本机关。");
            }
            int current = loaded.known() == null ? 0 : loaded.known().version();
            if (version >= 0 && version != current) {
                return new Desk.Result.Overtaken();
            }
            var result = act.apply(loaded);
            if (!(result instanceof Desk.Result.Done)) {
                status.setRollbackOnly();
            }
            return result;
        }));
    }

    /// The fact, or the message why it cannot be recorded.
    sealed interface Judged {}

    record Recordable(RequestEvent event, String remark) implements Judged {}

    record Unrecordable(Desk.Result.Refused result) implements Judged {}

    Judged judged(LoadedCase loaded, Supplier<RequestEvent> fact) {
        RequestEvent event;
        try {
            event = fact.get();
        } catch (IllegalArgumentException e) {
            return new Unrecordable(new Desk.Result.Refused(String.valueOf(e.getMessage()) + "，请核对。"));
        }
        return switch (cases.acts(loaded).judge(loaded.state(), event, today())) {
            case Verdict.Refused(var refusal) -> new Unrecordable(new Desk.Result.Refused(refusal.text()));
            case Verdict.Flagged(var warning) -> new Recordable(event, warning.text());
            case Verdict.Lawful _ -> new Recordable(event, "");
        };
    }

    Desk.Result record(Desk.Hand by, LoadedCase loaded, Supplier<RequestEvent> fact, Optional<Notice> notice) {
        return switch (judged(loaded, fact)) {
            case Unrecordable(var result) -> result;
            case Recordable(var event, var remark) -> record(by, loaded, event, remark, notice);
        };
    }

    private Desk.Result record(
            Desk.Hand by, LoadedCase loaded, RequestEvent event, String remark, Optional<Notice> notice) {
        UUID letter = null;
        if (notice.isPresent()) {
            switch (issue(by, loaded, notice.get())) {
                case LetterFacts.NotIssued(var message) -> {
                    return new Desk.Result.Refused(message);
                }
                case LetterFacts.IssuedLetter(var id, var _) -> letter = id;
            }
        }
        var result = append(by, loaded, event, letter);
        audit.record(
                by.actor(), "request." + EventCodec.type(event), "request:" + loaded.id(), remark, "on " + event.on());
        return result instanceof Desk.Result.Done ? new Desk.Result.Done(remark) : result;
    }

    LetterFacts.Issuing issue(Desk.Hand by, LoadedCase loaded, Notice notice) {
        var organ = organs.existing(loaded.submission().organ());
        return facts.issue(
                organ,
                loaded,
                notice.template(),
                values(loaded, notice),
                today(),
                new Letters.Hands(by.account(), null));
    }

    /// The letter's words before it is issued, or what is still missing.
    String preview(LoadedCase loaded, Notice notice) {
        return facts.preview(
                organs.existing(loaded.submission().organ()), notice.template(), values(loaded, notice), today());
    }

    private Map<String, String> values(LoadedCase loaded, Notice notice) {
        var organ = organs.existing(loaded.submission().organ());
        var values = new HashMap<String, String>(facts.ofCourse(loaded));
        values.putAll(facts.common(loaded, loaded.number(), receivedOn(loaded)));
        for (var slot : LetterFacts.WHERE_TO_SEND) {
            values.put(slot, facts.contact(organ));
        }
        values.putAll(notice.typed());
        return values;
    }

    /// A request withdrawn or merged before its receipt was confirmed gets a case without a number to
    /// stand in.
    Desk.Result append(Desk.Hand by, LoadedCase loaded, RequestEvent event, @Nullable UUID letter) {
        var known = loaded.known();
        int version = known == null ? 0 : known.version();
        if (known == null) {
            if (!(event instanceof RequestEvent.Withdrawn || event instanceof RequestEvent.MergedInto)) {
                return new Desk.Result.Refused("请先确认收到、登记，再办理。");
            }
            store.openUnnumbered(loaded.submission().organ(), loaded.id(), by.account());
        }
        var state = loaded.state().after(event);
        store.append(
                loaded.submission().organ(),
                loaded.id(),
                loaded.rows().size() + 1,
                event,
                clock.instant(),
                by.account(),
                by.actor().duty(),
                letter);
        return store.fold(loaded.id(), version, cases.folded(loaded, state))
                ? new Desk.Result.Done("")
                : new Desk.Result.Overtaken();
    }

    static LocalDate receivedOn(LoadedCase loaded) {
        return loaded.state()
                .courseSoFar()
                .map(Course::receivedOn)
                .orElse(loaded.submission().submittedOn());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
