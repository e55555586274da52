package org.yangguang.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.calendar.Calendars;
import org.yangguang.calendar.ChineseDate;
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
    private final Recorder recorder;
    private final ReplyDesk replies;
    private final Intake intake;
    private final LetterFacts facts;
    private final RelationStore relations;
    private final IntakeRulesOfOrgans rules;
    private final Proofs proofs;
    private final Calendars calendars;
    private final Organs organs;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Desk(
            RequestStore store,
            Cases cases,
            Recorder recorder,
            ReplyDesk replies,
            Intake intake,
            LetterFacts facts,
            RelationStore relations,
            IntakeRulesOfOrgans rules,
            Proofs proofs,
            Calendars calendars,
            Organs organs,
            AuditTrail audit,
            Clock clock,
            TransactionTemplate transactions) {
        this.store = store;
        this.cases = cases;
        this.recorder = recorder;
        this.replies = replies;
        this.intake = intake;
        this.facts = facts;
        this.relations = relations;
        this.rules = rules;
        this.proofs = proofs;
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
    /// @param repetition whether the form had been handed in before; then this is what it became then
    public record Entered(UUID id, String number, QueryCode code, Intake.Repetition repetition) implements Entry {}

    public record NotEntered(String message) implements Entry {}

    /// Registers an application that came at the counter, by post or by word of mouth.
    ///
    /// @param form number of the form; the same form again is the same request
    /// @param handedInOn 提交、签收或收到之日, by the channel
    public Entry enter(
            Hand by, int organId, UUID form, Channel channel, Application application, LocalDate handedInOn) {
        return enter(by, organId, form, channel, application, handedInOn, List.of(), Optional.empty());
    }

    /// @param files handed in with it
    /// @param proof of the day it came; empty if there is none yet
    public Entry enter(
            Hand by,
            int organId,
            UUID form,
            Channel channel,
            Application application,
            LocalDate handedInOn,
            List<UUID> files,
            Optional<Proofs.Kept> proof) {
        if (handedInOn.isAfter(today())) {
            return new NotEntered(
                    Refusal.of(Refusal.Code.IN_THE_FUTURE, handedInOn).text());
        }
        return java.util.Objects.requireNonNull(transactions.execute(status -> {
            var organ = organs.existing(organId);
            var kept = intake.enter(organ, form, channel, application, handedInOn);
            var id = kept.id();
            var entered = cases.load(id).orElseThrow();
            if (kept.repetition() != Intake.Repetition.FIRST) {
                return new Entered(id, entered.number(), intake.codeOf(form), kept.repetition());
            }
            intake.attach(organ, id, files);
            proof.ifPresent(shown -> proofs.keep(by, organ.id(), id, shown));
            if (channel.needsConfirmation()) {
                audit.record(by.actor(), "request.enter", "request:" + id, "", channel.name());
            } else if (register(by, organ, entered, handedInOn, List.of()) instanceof Result.Refused(var message)) {
                status.setRollbackOnly();
                return new NotEntered(message);
            }
            return new Entered(id, cases.load(id).orElseThrow().number(), intake.codeOf(form), kept.repetition());
        }));
    }

    /// 确认收到、登记：agreed with the applicant on this day (第三十一条); the clock starts the day after.
    public Result confirmReceipt(Hand by, UUID id, LocalDate receivedOn) {
        return recorder.acting(id, -1, loaded -> {
            if (!loaded.number().isEmpty()) {
                return new Result.Overtaken();
            }
            var arrivedOn = loaded.submission().submittedOn();
            if (loaded.submission().channel() == Channel.TRANSFERRED
                    && rules.of(loaded.submission().organ()).transferRule() == IntakeRules.TransferRule.ARRIVAL
                    && !receivedOn.equals(arrivedOn)) {
                return new Result.Refused(
                        Refusal.of(Refusal.Code.TRANSFER_DAY_FIXED, arrivedOn).text());
            }
            return switch (recorder.judged(loaded, () -> new RequestEvent.ReceiptConfirmed(receivedOn))) {
                case Recorder.Unrecordable(var refused) -> refused;
                case Recorder.Recordable(var event, var _) ->
                    register(by, organs.existing(loaded.submission().organ()), loaded, receivedOn, List.of(event));
            };
        });
    }

    /// 一次性告知补正，第三十条。
    public Result notifySupplement(Hand by, UUID id, int version, LocalDate until, String items, String guidance) {
        return recorder.acting(
                id,
                version,
                loaded -> recorder.record(
                        by,
                        loaded,
                        () -> new RequestEvent.SupplementNotified(today(), until),
                        Recorder.letter(
                                "NOTICE_SUPPLEMENT",
                                Map.of("补正事项", items, "补正指引", guidance, "补正期限", ChineseDate.of(until)))));
    }

    public Result receiveSupplement(Hand by, UUID id, int version, LocalDate on) {
        return plain(by, id, version, () -> new RequestEvent.SupplementReceived(on));
    }

    /// Who is asked about what; all of it goes into the letter to the party and nowhere else.
    ///
    /// @param grounds 可能涉及的权益, or why another organ is asked
    public record Consulting(
            RequestEvent.Consulted kind, String party, String information, String grounds, boolean body) {}

    /// 征求第三方或者其他机关意见，第三十二、三十四条: with the day of today the letter is issued; with an
    /// earlier one it has gone out already. The applicant is told either way, but not who was asked.
    public Result consult(
            Hand by, UUID id, int version, Consulting what, LocalDate sentOn, @Nullable LocalDate receivedOn) {
        return recorder.acting(id, version, loaded -> {
            var serial = loaded.events().stream()
                            .filter(e -> e instanceof RequestEvent.ConsultationSent)
                            .count()
                    + 1;
            Function<@Nullable UUID, Supplier<RequestEvent>> sent = letter ->
                    () -> new RequestEvent.ConsultationSent("征" + serial, what.kind(), sentOn, receivedOn, letter);
            var notice = Recorder.letter("NOTICE_CONSULTING", LetterFacts.toldOfConsulting(what.kind(), sentOn));
            if (!sentOn.equals(today())) {
                return recorder.record(by, loaded, sent.apply(null), notice);
            }
            if (recorder.judged(loaded, sent.apply(null)) instanceof Recorder.Unrecordable(var refused)) {
                return refused;
            }
            return switch (recorder.issue(by, loaded, LetterFacts.toParty(what))) {
                case LetterFacts.NotIssued(var message) -> new Result.Refused(message);
                case LetterFacts.IssuedLetter(var letter, var _) ->
                    recorder.record(by, loaded, sent.apply(letter), notice);
            };
        });
    }

    /// 对方收到征求意见书之日, from the day after which its fifteen working days run.
    public Result recordArrival(Hand by, UUID id, int version, String consultation, LocalDate on) {
        return plain(by, id, version, () -> new RequestEvent.ConsultationReached(consultation, on));
    }

    public Result recordOpinion(Hand by, UUID id, int version, String consultation, LocalDate on) {
        return plain(by, id, version, () -> new RequestEvent.ConsultationAnswered(consultation, on));
    }

    /// 延长答复期限，第三十三条第二款：由工作机构负责人同意，同日告知申请人。
    public Result extend(Hand by, UUID id, int version, int days, String reason) {
        return recorder.acting(id, version, loaded -> {
            var acts = cases.acts(loaded);
            var verdict = acts.judgeExtension(loaded.state(), days, today());
            if (verdict instanceof Verdict.Refused(var refusal)) {
                return new Result.Refused(refusal.text());
            }
            var event = new RequestEvent.Extended(days, today(), today());
            var before = deadlineText(loaded, loaded.state());
            var after = deadlineText(loaded, loaded.state().after(event));
            return recorder.record(
                    by,
                    loaded,
                    () -> event,
                    Recorder.letter(
                            "NOTICE_EXTENSION",
                            Map.of(
                                    "延期理由", reason,
                                    "原答复到期日", before,
                                    "延长工作日数", String.valueOf(days),
                                    "延长后到期日", after)));
        });
    }

    /// 要求说明理由，第三十五条: the letter goes out today, the clock runs on.
    ///
    /// @param period 统计期间, such as 2026年1月1日至10月22日
    /// @param requests 申请件数
    /// @param frequency 频次说明
    public Result askReasons(
            Hand by, UUID id, int version, LocalDate until, String period, int requests, String frequency) {
        return recorder.acting(
                id,
                version,
                loaded -> recorder.record(
                        by,
                        loaded,
                        () -> new RequestEvent.ReasonsAsked(today(), until),
                        Recorder.letter(
                                "NOTICE_EXPLAIN",
                                Map.of(
                                        "统计期间",
                                        period,
                                        "申请件数",
                                        String.valueOf(requests),
                                        "频次说明",
                                        frequency,
                                        "说明理由期限",
                                        ChineseDate.of(until)))));
    }

    public Result receiveReasons(Hand by, UUID id, int version, LocalDate on) {
        return plain(by, id, version, () -> new RequestEvent.ReasonsReceived(on));
    }

    /// 延迟答复，第三十五条: the reasons hold, and the reply is promised for a day that the letter names.
    public Result defer(Hand by, UUID id, int version, LocalDate until, String reason) {
        return recorder.acting(
                id,
                version,
                loaded -> recorder.record(
                        by,
                        loaded,
                        () -> new RequestEvent.Deferred(today(), until),
                        Recorder.letter("NOTICE_DEFERRED", Map.of("延迟理由", reason, "延迟后到期日", ChineseDate.of(until)))));
    }

    public Result serve(Hand by, UUID id, int version, ServiceMethod method, LocalDate on) {
        return plain(by, id, version, () -> new RequestEvent.Served(method, on));
    }

    // ── the reply ────────────────────────────────────────────────────────────────────────────────

    /// Saves the draft whatever is still missing; nothing typed is lost.
    public Result saveReply(
            Hand by, UUID id, int draftVersion, Outcome outcome, String template, Map<String, String> typed) {
        return recorder.acting(id, -1, loaded -> {
            var verdict = cases.acts(loaded).judge(loaded.state(), Act.REPLY, today());
            if (verdict instanceof Verdict.Refused(var refusal)) {
                return new Result.Refused(refusal.text());
            }
            return replies.save(by, loaded, draftVersion, outcome, template, typed);
        });
    }

    /// What stands between the draft and signing; empty if nothing.
    @Transactional(readOnly = true)
    public ReplyDesk.Readiness readiness(UUID id) {
        return cases.load(id).map(loaded -> replies.readiness(loaded, today())).orElseGet(ReplyDesk.Readiness::none);
    }

    // ── inside ───────────────────────────────────────────────────────────────────────────────────

    /// A fact without a letter.
    private Result plain(Hand by, UUID id, int version, Supplier<RequestEvent> fact) {
        return recorder.acting(id, version, loaded -> recorder.record(by, loaded, fact, Recorder.NO_LETTER));
    }

    /// Numbers a request, issues its receipt and records what follows receipt; the last fact carries the
    /// letter.
    Result register(Hand by, Organ organ, LoadedCase loaded, LocalDate receivedOn, List<RequestEvent> events) {
        int year = receivedOn.getYear();
        int serial = store.nextSerial(organ.id(), year);
        var number = "%s-%d-%04d".formatted(organ.shortName(), year, serial);
        int version = 0;
        if (loaded.known() == null) {
            store.open(organ.id(), loaded.id(), number, year, serial, by.account());
        } else if (store.number(loaded.id(), number, year, serial)) {
            version = loaded.known().version();
        } else {
            return new Result.Overtaken();
        }
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
        var origin = relations.origin(loaded.id());
        var template = origin.filter(RelationStore.Origin::isHandOver).isPresent() ? "RECEIPT_TRANSFERRED" : "RECEIPT";
        origin.ifPresent(from -> {
            values.put("转办机关", organs.existing(from.organ()).name());
            values.put("原申请编号", from.number());
            values.put("转来日期", ChineseDate.of(loaded.submission().submittedOn()));
        });
        return switch (facts.issue(organ, opened, template, values, today(), new Letters.Hands(by.account(), null))) {
            case LetterFacts.NotIssued(var message) -> new Result.Refused(message);
            case LetterFacts.IssuedLetter(var letter, var letterNumber) -> {
                int seq = opened.rows().size();
                int last = seq + events.size();
                for (var event : events) {
                    store.append(
                            organ.id(),
                            loaded.id(),
                            ++seq,
                            event,
                            clock.instant(),
                            by.account(),
                            by.actor().duty(),
                            seq == last ? letter : null);
                }
                store.fold(loaded.id(), version, cases.folded(opened, state));
                audit.record(by.actor(), "request.register", "request:" + loaded.id(), "", number + " " + letterNumber);
                yield new Result.Done("");
            }
        };
    }

    private String deadlineText(LoadedCase loaded, RequestState state) {
        return cases.clockOf(loaded).deadline(state, today()).text();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
