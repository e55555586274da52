package org.yangguang.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yangguang.audit.AuditTrail;
import org.yangguang.organ.Organs;
import org.yangguang.request.Refusal.Code;
import org.yangguang.request.submission.ApplicationCheck;
import org.yangguang.request.submission.Intake;
import org.yangguang.request.submission.SealedApplication;
import org.yangguang.vault.Vault;

/// What officers do about requests that belong together: several matters in one application, one
/// application
/// handed in twice, and whatever else is related.
@Component
public class RelationDesk {

    private static final String TABLE = "request_relation";

    private final Recorder recorder;
    private final Cases cases;
    private final RelationStore store;
    private final Desk desk;
    private final Intake intake;
    private final Organs organs;
    private final Vault vault;
    private final AuditTrail audit;
    private final Clock clock;

    RelationDesk(
            Recorder recorder,
            Cases cases,
            RelationStore store,
            Desk desk,
            Intake intake,
            Organs organs,
            Vault vault,
            AuditTrail audit,
            Clock clock) {
        this.recorder = recorder;
        this.cases = cases;
        this.store = store;
        this.desk = desk;
        this.intake = intake;
        this.organs = organs;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /// One of several matters of an application.
    public record Matter(String subject, String detail) {}

    /// 一事一申请: the first matter stays with this case, each other becomes one with its own number.
    /// All were
    /// received when the whole was, and each clock goes on from where the whole's stands today.
    public Desk.Result split(Desk.Hand by, UUID id, int version, List<Matter> matters) {
        return recorder.acting(id, version, loaded -> {
            if (matters.size() < 2) {
                return refused(Refusal.of(Code.SPLIT_TOO_FEW));
            }
            if (recorder.judged(loaded, () -> new RequestEvent.SplitOff(today(), List.of()))
                    instanceof Recorder.Unrecordable(var refused)) {
                return refused;
            }
            var whole = loaded.application(vault);
            for (var matter : matters) {
                var faults = ApplicationCheck.content(whole.about(matter.subject(), matter.detail()));
                if (!faults.isEmpty()) {
                    return new Desk.Result.Refused(String.join("；", faults.values()) + "。");
                }
            }
            int organId = loaded.submission().organ();
            var parts = new ArrayList<UUID>();
            var told = new ArrayList<String>();
            told.add(loaded.number() + "：" + matters.getFirst().subject());
            for (var matter : matters.subList(1, matters.size())) {
                var part = intake.part(
                        organs.existing(organId),
                        new Intake.Origin(organId, id, loaded.number()),
                        loaded.submission().channel(),
                        whole.about(matter.subject(), matter.detail()),
                        loaded.submission().submittedOn(),
                        loaded.submission().submittedAt(),
                        store.files(organId, id));
                if (registered(by, loaded, part) instanceof Desk.Result.Refused refused) {
                    return refused;
                }
                parts.add(part);
                told.add(cases.load(part).orElseThrow().number() + "：" + matter.subject());
            }
            var first = matters.getFirst();
            store.narrow(
                    organId,
                    id,
                    SealedApplication.of(
                            vault, "intake_submission", id, organId, whole.about(first.subject(), first.detail())));
            return recorder.record(
                    by,
                    loaded,
                    () -> new RequestEvent.SplitOff(today(), parts),
                    Recorder.letter(
                            "NOTICE_SPLIT",
                            Map.of("件数", String.valueOf(matters.size()), "拆分清单", String.join("\n", told))));
        });
    }

    /// A part begins with what happened to the whole, so that its clock stands where that one stands.
    private Desk.Result registered(Desk.Hand by, LoadedCase whole, UUID id) {
        var part = cases.load(id).orElseThrow();
        var course = whole.state().courseSoFar().orElseThrow();
        var receipt = whole.submission().channel().needsConfirmation()
                ? Stream.<RequestEvent>of(new RequestEvent.ReceiptConfirmed(course.receivedOn()))
                : Stream.<RequestEvent>empty();
        var facts = course.facts().stream()
                .filter(fact -> !(fact instanceof RequestEvent.SplitOff) && !(fact instanceof RequestEvent.SplitFrom));
        var own = new RequestEvent.SplitFrom(today(), whole.id(), whole.number());
        var events = Stream.of(receipt, facts, Stream.<RequestEvent>of(own))
                .flatMap(stream -> stream)
                .toList();
        var result = desk.register(by, organs.existing(whole.submission().organ()), part, course.receivedOn(), events);
        store.uncounted(id, Absence.of(events));
        return result;
    }

    /// 并入: the same application of the same applicant, handed in twice. The one received first goes
    /// on with its
    /// day of receipt; the other ends and is not counted.
    public Desk.Result merge(Desk.Hand by, UUID id, int version, UUID into, String reason) {
        return recorder.acting(id, version, loaded -> {
            int organ = loaded.submission().organ();
            store.lock(organ);
            var target = cases.load(into).filter(t -> !into.equals(id)).orElse(null);
            if (target == null) {
                return new Desk.Result.Refused("没有找到要并入的申请，请核对编号。");
            }
            if (!store.sameApplicant(organ, id, into)) {
                return refused(Refusal.of(Code.MERGE_OTHER_APPLICANT, named(target)));
            }
            if (target.state().isConcluded()) {
                return refused(Refusal.of(
                        Code.MERGED_INTO_CONCLUDED,
                        named(target),
                        target.state().concludedOn().orElseThrow()));
            }
            if (FIRST_RECEIVED.compare(loaded, target) < 0) {
                return refused(Refusal.of(Code.MERGE_ORDER, named(target)));
            }
            var event = new RequestEvent.MergedInto(today(), into, target.number());
            var result = recorder.record(
                    by,
                    loaded,
                    () -> event,
                    Recorder.letter(
                            "NOTICE_MERGED",
                            Map.of(
                                    "申请编号",
                                    named(loaded),
                                    "并入编号",
                                    named(target),
                                    "并入内容",
                                    "“" + target.application(vault).subject() + "”",
                                    "并入理由",
                                    reason)));
            if (result instanceof Desk.Result.Done) {
                store.uncounted(id, Absence.of(and(loaded.events(), event)));
                tie(by, "MERGE", organ, id, into, reason);
            }
            return result;
        });
    }

    /// 撤销并入, with a reason, as long as the other has not been answered.
    public Desk.Result undoMerge(Desk.Hand by, UUID id, int version, String reason) {
        return recorder.acting(id, version, loaded -> {
            int organ = loaded.submission().organ();
            store.lock(organ);
            if (loaded.state() instanceof RequestState.Merged merged) {
                var ended = endOf(merged.into());
                if (ended.isPresent()) {
                    return refused(Refusal.of(
                            Code.MERGE_ANSWERED,
                            named(ended.get()),
                            ended.get().state().concludedOn().orElseThrow()));
                }
            }
            var event = new RequestEvent.MergeUndone(today());
            var result = recorder.record(by, loaded, () -> event, Recorder.NO_LETTER);
            if (result instanceof Desk.Result.Done) {
                store.uncounted(id, Absence.of(and(loaded.events(), event)));
                store.ties(organ, id).stream()
                        .filter(tie ->
                                tie.kind().equals("MERGE") && tie.request().equals(id))
                        .forEach(tie -> end(tie, reason));
            }
            return result;
        });
    }

    /// Where a merged request went on, if that has ended; through further mergers.
    private Optional<LoadedCase> endOf(UUID into) {
        var target = cases.load(into).orElseThrow();
        return target.state() instanceof RequestState.Merged merged
                ? endOf(merged.into())
                : Optional.of(target).filter(t -> t.state().isConcluded());
    }

    /// 登记关联: two requests have to do with each other; nothing follows from it.
    public Desk.Result link(Desk.Hand by, UUID id, String otherNumber, String reason) {
        return recorder.acting(id, -1, loaded -> {
            int organ = loaded.submission().organ();
            var other = store.byNumber(organ, otherNumber).filter(found -> !found.equals(id));
            if (other.isEmpty()) {
                return new Desk.Result.Refused("本机关没有编号为“" + otherNumber + "”的其他申请，请核对编号。");
            }
            if (!tie(by, "LINK", organ, id, other.get(), reason)) {
                return new Desk.Result.Refused("与“" + otherNumber + "”的关联已经登记过。");
            }
            audit.record(by.actor(), "request.link", "request:" + id, "", "to " + other.get());
            return new Desk.Result.Done("");
        });
    }

    public Desk.Result endLink(Desk.Hand by, UUID id, UUID link) {
        return recorder.acting(
                id,
                -1,
                loaded -> store.ties(loaded.submission().organ(), id).stream()
                        .filter(tie -> tie.kind().equals("LINK") && tie.id().equals(link))
                        .findFirst()
                        .<Desk.Result>map(tie -> {
                            end(tie, "");
                            audit.record(by.actor(), "request.unlink", "request:" + id, "", "link " + link);
                            return new Desk.Result.Done("");
                        })
                        .orElseGet(() -> new Desk.Result.Refused("这条关联已经取消。")));
    }

    /// The id of a request of the organ by its number, for the merger of two.
    @org.springframework.transaction.annotation.Transactional(readOnly = true)
    public Optional<UUID> byNumber(int organ, String number) {
        return store.byNumber(organ, number);
    }

    private boolean tie(Desk.Hand by, String kind, int organ, UUID id, UUID other, String reason) {
        var tie = UUID.randomUUID();
        var keyPlace = new Vault.Place(TABLE, "key", tie.toString(), organ);
        var key = vault.newWrappedKey(keyPlace);
        return store.insert(new RelationStore.Tie(
                organ,
                tie,
                kind,
                id,
                other,
                key,
                vault.seal(key, keyPlace, reason, new Vault.Place(TABLE, "reason", tie.toString(), organ)),
                clock.instant(),
                by.account()));
    }

    private void end(RelationStore.Tie tie, String reason) {
        store.end(
                tie.id(),
                clock.instant(),
                vault.seal(
                        tie.key(),
                        new Vault.Place(TABLE, "key", tie.id().toString(), tie.organ()),
                        reason,
                        new Vault.Place(TABLE, "end_reason", tie.id().toString(), tie.organ())));
    }

    /// By the day of receipt; those without one come last, by the day and then the moment they were
    /// handed in.
    private static final Comparator<LoadedCase> FIRST_RECEIVED = Comparator.<LoadedCase, LocalDate>comparing(loaded ->
                    loaded.state().courseSoFar().map(Course::receivedOn).orElse(LocalDate.MAX))
            .thenComparing(loaded -> loaded.submission().submittedOn())
            .thenComparing(loaded -> loaded.submission().submittedAt());

    private static List<RequestEvent> and(List<RequestEvent> events, RequestEvent event) {
        return Stream.concat(events.stream(), Stream.of(event)).toList();
    }

    private static String named(LoadedCase loaded) {
        return loaded.number().isEmpty() ? "尚未登记编号的申请" : loaded.number();
    }

    private static Desk.Result refused(Refusal refusal) {
        return new Desk.Result.Refused(refusal.text());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
