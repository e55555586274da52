package org.yangguang.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.calendar.Calendars;
import org.yangguang.letter.Letters;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.request.submission.Application;
import org.yangguang.request.submission.Intake;
import org.yangguang.request.submission.QueryCode;

/// What a handler may do with a request, one method an act. Every act is judged by [Acts] first; what
/// the law does not allow is refused with its article.
@Component
public class Desk {

    private final RequestStore store;
    private final Cases cases;
    private final ReplyDesk replies;
    private final Intake intake;
    private final LetterFacts facts;
    private final Calendars calendars;
    private final Organs organs;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Desk(
            RequestStore store,
            Cases cases,
            ReplyDesk replies,
            Intake intake,
            LetterFacts facts,
            Calendars calendars,
            Organs organs,
            AuditTrail audit,
            Clock clock,
            TransactionTemplate transactions) {
        this.store = store;
        this.cases = cases;
        this.replies = replies;
        this.intake = intake;
        this.facts = facts;
        this.calendars = calendars;
        this.organs = organs;
        this.audit = audit;
        this.clock = clock;
        this.transactions = transactions;
    }

    /// Who acts.
    public record Hand(UUID account, Actor actor) {}

    /// What came of an act.
    public sealed interface Result {
        /// @param remark something to be told all the same, such as that the notice was late; may be empty
        record Done(String remark) implements Result {}

        /// @param message why not and what to do, with the article
        record Refused(String message) implements Result {}

        /// Somebody else changed the case meanwhile.
        record Overtaken() implements Result {}
    }

    // ── acts ─────────────────────────────────────────────────────────────────────────────────────

    /// What came of entering an application.
    public sealed interface Entry {}

    /// @param number 申请编号; empty until receipt is confirmed
    /// @param code to be handed to the applicant
    public record Entered(UUID id, String number, QueryCode code) implements Entry {}

    public record NotEntered(String message) implements Entry {}

    /// Registers an application that came at the counter, by post or by word of mouth.
    ///
    /// @param form number of the form; the same form again is the same request
    /// @param handedInOn 提交、签收或收到之日, by the channel
    public Entry enter(
            Hand by, int organId, UUID form, Channel channel, Application application, LocalDate handedInOn) {
        if (handedInOn.isAfter(today())) {
            return new NotEntered(
                    Refusal.of(Refusal.Code.IN_THE_FUTURE, handedInOn).text());
        }
        return java.util.Objects.requireNonNull(transactions.execute(status -> {
            var organ = organs.existing(organId);
            var id = intake.enter(organ, form, channel, application, handedInOn);
            var entered = cases.load(id).orElseThrow();
            if (channel.needsConfirmation()) {
                audit.record(by.actor(), "request.enter", "request:" + id, "", channel.name());
            } else if (entered.known() == null
                    && register(by, organ, entered, handedInOn, List.of()) instanceof Result.Refused(var message)) {
                status.setRollbackOnly();
                return new NotEntered(message);
            }
            return new Entered(id, cases.load(id).orElseThrow().number(), intake.codeOf(form));
        }));
    }

    /// 确认收到、登记：agreed with the applicant on this day (第三十一条); the clock starts the day after.
    public Result confirmReceipt(Hand by, UUID id, LocalDate receivedOn) {
        return acting(id, 0, loaded -> {
            var event = new RequestEvent.ReceiptConfirmed(receivedOn);
            return judged(loaded, event)
                    .orElseGet(() -> register(
                            by, organs.existing(loaded.submission().organ()), loaded, receivedOn, List.of(event)));
        });
    }

    /// 一次性告知补正，第三十条。
    public Result notifySupplement(Hand by, UUID id, int version, LocalDate until, String items, String guidance) {
        return acting(
                id,
                version,
                loaded -> record(
                        by,
                        loaded,
                        () -> new RequestEvent.SupplementNotified(today(), until),
                        "NOTICE_SUPPLEMENT",
                        Map.of(
                                "补正事项", items,
                                "补正指引", guidance,
                                "补正期限", org.yangguang.calendar.ChineseDate.of(until))));
    }

    public Result receiveSupplement(Hand by, UUID id, int version, LocalDate on) {
        return acting(
                id, version, loaded -> record(by, loaded, () -> new RequestEvent.SupplementReceived(on), "", Map.of()));
    }

    /// 征求第三方或者其他机关意见，第三十二、三十四条。
    public Result consult(
            Hand by,
            UUID id,
            int version,
            RequestEvent.Consulted kind,
            LocalDate sentOn,
            @Nullable LocalDate receivedOn) {
        return acting(id, version, loaded -> {
            var serial = loaded.events().stream()
                            .filter(e -> e instanceof RequestEvent.ConsultationSent)
                            .count()
                    + 1;
            return record(
                    by,
                    loaded,
                    () -> new RequestEvent.ConsultationSent("征" + serial, kind, sentOn, receivedOn),
                    "",
                    Map.of());
        });
    }

    public Result recordOpinion(Hand by, UUID id, int version, String consultation, LocalDate on) {
        return acting(
                id,
                version,
                loaded -> record(
                        by, loaded, () -> new RequestEvent.ConsultationAnswered(consultation, on), "", Map.of()));
    }

    /// 延长答复期限，第三十三条第二款：由工作机构负责人同意，同日告知申请人。
    public Result extend(Hand by, UUID id, int version, int days, String reason) {
        return acting(id, version, loaded -> {
            var acts = cases.acts(loaded);
            var verdict = acts.judgeExtension(loaded.state(), days, today());
            if (verdict instanceof Verdict.Refused(var refusal)) {
                return new Result.Refused(refusal.text());
            }
            var event = new RequestEvent.Extended(days, today(), today());
            var before = deadlineText(loaded, loaded.state());
            var after = deadlineText(loaded, loaded.state().after(event));
            return record(
                    by,
                    loaded,
                    () -> event,
                    "NOTICE_EXTENSION",
                    Map.of("延期理由", reason, "原答复到期日", before, "延长工作日数", String.valueOf(days), "延长后到期日", after));
        });
    }

    public Result withdraw(Hand by, UUID id, int version) {
        return acting(
                id, version, loaded -> record(by, loaded, () -> new RequestEvent.Withdrawn(today()), "", Map.of()));
    }

    public Result closeUnsupplemented(Hand by, UUID id, int version) {
        return acting(
                id,
                version,
                loaded -> record(
                        by,
                        loaded,
                        () -> new RequestEvent.Abandoned(today(), RequestEvent.AbandonReason.NO_SUPPLEMENT),
                        "",
                        Map.of()));
    }

    public Result serve(Hand by, UUID id, int version, ServiceMethod method, LocalDate on) {
        return acting(
                id, version, loaded -> record(by, loaded, () -> new RequestEvent.Served(method, on), "", Map.of()));
    }

    // ── the reply ────────────────────────────────────────────────────────────────────────────────

    /// Saves the draft whatever is still missing; nothing typed is lost.
    public Result saveReply(
            Hand by, UUID id, int draftVersion, Outcome outcome, String template, Map<String, String> typed) {
        return acting(id, -1, loaded -> {
            var verdict = cases.acts(loaded).judge(loaded.state(), Act.REPLY, today());
            if (verdict instanceof Verdict.Refused(var refusal)) {
                return new Result.Refused(refusal.text());
            }
            return replies.save(by, loaded, draftVersion, outcome, template, typed);
        });
    }

    /// 送签发: only when nothing that must be there is missing.
    public Result submitReply(Hand by, UUID id, int draftVersion) {
        return acting(id, -1, loaded -> replies.submit(by, loaded, draftVersion, today()));
    }

    /// 退回修改, with a reason.
    public Result returnReply(Hand by, UUID id, int draftVersion, String reason) {
        return acting(id, -1, loaded -> replies.giveBack(by, loaded, draftVersion, reason));
    }

    /// 签发: by another person than the drafter; gives the letter its number and concludes the request.
    public Result signReply(Hand by, UUID id, int version, int draftVersion) {
        return acting(id, version, loaded -> {
            var draft = replies.of(loaded).orElse(null);
            if (draft == null || draft.status() != ReplyDraft.Status.SUBMITTED || draft.version() != draftVersion) {
                return new Result.Overtaken();
            }
            var event = new RequestEvent.Replied(draft.outcome(), today());
            var refused = judged(loaded, event);
            if (refused.isPresent()) {
                return refused.get();
            }
            return switch (replies.sign(by, loaded, draft, today())) {
                case ReplyDesk.NotSigned(var message) -> new Result.Refused(message);
                case ReplyDesk.Signed(var letter, var number) -> {
                    var result = append(by, loaded, event, letter);
                    audit.record(
                            by.actor(),
                            "request.sign",
                            "request:" + id,
                            draft.outcome().bases().toString(),
                            number);
                    yield result;
                }
            };
        });
    }

    /// What stands between the draft and signing; empty if nothing.
    @Transactional(readOnly = true)
    public ReplyDesk.Readiness readiness(UUID id) {
        return cases.load(id).map(loaded -> replies.readiness(loaded, today())).orElseGet(ReplyDesk.Readiness::none);
    }

    // ── inside ───────────────────────────────────────────────────────────────────────────────────

    private Result acting(UUID id, int version, Function<LoadedCase, Result> act) {
        return java.util.Objects.requireNonNull(transactions.execute(status -> {
            var loaded = cases.load(id).orElse(null);
            if (loaded == null) {
                return new Result.Refused("没有这件申请，或不属于本机关。");
            }
            int current = loaded.known() == null ? 0 : loaded.known().version();
            if (version >= 0 && version != current) {
                return new Result.Overtaken();
            }
            var result = act.apply(loaded);
            if (!(result instanceof Result.Done)) {
                status.setRollbackOnly();
            }
            return result;
        }));
    }

    private Result register(Hand by, Organ organ, LoadedCase loaded, LocalDate receivedOn, List<RequestEvent> events) {
        int year = receivedOn.getYear();
        int serial = store.nextSerial(organ.id(), year);
        var number = "%s-%d-%04d".formatted(organ.shortName(), year, serial);
        store.open(organ.id(), loaded.id(), number, year, serial, by.account());
        var opened = cases.load(loaded.id()).orElseThrow();
        var state = RequestState.of(java.util.stream.Stream.concat(opened.events().stream(), events.stream())
                .toList());
        var values = facts.common(opened, number, receivedOn);
        values.put("提交渠道", loaded.submission().channel().label());
        values.put("收到日依据", loaded.submission().channel().receiptRule().label());
        values.put(
                "答复到期日",
                new StatutoryClock(calendars.of(organ.region()))
                        .deadline(state, today())
                        .text());
        values.put("查询方式", facts.contact(organ));
        return switch (facts.issue(organ, opened, "RECEIPT", values, today(), new Letters.Hands(by.account(), null))) {
            case LetterFacts.NotIssued(var message) -> new Result.Refused(message);
            case LetterFacts.IssuedLetter(var letter, var letterNumber) -> {
                int seq = 1;
                for (var event : events) {
                    store.append(
                            organ.id(),
                            loaded.id(),
                            seq++,
                            event,
                            clock.instant(),
                            by.account(),
                            by.actor().duty(),
                            letter);
                }
                store.fold(loaded.id(), 0, cases.folded(opened, state));
                audit.record(by.actor(), "request.register", "request:" + loaded.id(), "", number + " " + letterNumber);
                yield new Result.Done("");
            }
        };
    }

    private Result record(
            Hand by,
            LoadedCase loaded,
            java.util.function.Supplier<RequestEvent> fact,
            String template,
            Map<String, String> typed) {
        RequestEvent event;
        try {
            event = fact.get();
        } catch (IllegalArgumentException e) {
            return new Result.Refused(String.valueOf(e.getMessage()) + "，请核对。");
        }
        var refused = judged(loaded, event);
        if (refused.isPresent()) {
            return refused.get();
        }
        var remark = cases.acts(loaded)
                .judge(loaded.state(), event, today())
                .remark()
                .map(Refusal::text)
                .orElse("");
        UUID letter = null;
        if (!template.isEmpty()) {
            var organ = organs.existing(loaded.submission().organ());
            var values = facts.common(loaded, loaded.number(), receivedOn(loaded));
            values.put("补正材料提交方式", facts.contact(organ));
            values.putAll(typed);
            switch (facts.issue(organ, loaded, template, values, today(), new Letters.Hands(by.account(), null))) {
                case LetterFacts.NotIssued(var message) -> {
                    return new Result.Refused(message);
                }
                case LetterFacts.IssuedLetter(var id, var number) -> letter = id;
            }
        }
        var result = append(by, loaded, event, letter);
        audit.record(
                by.actor(), "request." + EventCodec.type(event), "request:" + loaded.id(), remark, "on " + event.on());
        return result instanceof Result.Done ? new Result.Done(remark) : result;
    }

    private Result append(Hand by, LoadedCase loaded, RequestEvent event, @Nullable UUID letter) {
        var known = loaded.known();
        if (known == null) {
            return new Result.Refused("请先确认收到、登记，再办理。");
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
        return store.fold(loaded.id(), known.version(), cases.folded(loaded, state))
                ? new Result.Done("")
                : new Result.Overtaken();
    }

    private Optional<Result> judged(LoadedCase loaded, RequestEvent event) {
        return cases.acts(loaded).judge(loaded.state(), event, today()) instanceof Verdict.Refused(var refusal)
                ? Optional.of(new Result.Refused(refusal.text()))
                : Optional.empty();
    }

    private String deadlineText(LoadedCase loaded, RequestState state) {
        return cases.clockOf(loaded).deadline(state, today()).text();
    }

    private static LocalDate receivedOn(LoadedCase loaded) {
        return loaded.state()
                .courseSoFar()
                .map(Course::receivedOn)
                .orElse(loaded.submission().submittedOn());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
