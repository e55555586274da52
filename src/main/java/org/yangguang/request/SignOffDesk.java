package org.yangguang.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.identity.Delegations;
import org.yangguang.identity.Duty;
import org.yangguang.letter.Letters;
import org.yangguang.request.signoff.Decision;
import org.yangguang.request.signoff.Examiner;
import org.yangguang.request.signoff.SignOff;
import org.yangguang.request.signoff.Step;
import org.yangguang.request.signoff.Turn;

/// The draft of a reply on its way: sent, reviewed, given back, signed. The last step gives the letter its
/// number and concludes the request.
@Component
public class SignOffDesk {

    private final SignOffStore store;
    private final SignOffSettings settings;
    private final ReplyStore drafts;
    private final ReplyDesk replies;
    private final Cases cases;
    private final Recorder recorder;
    private final Delegations delegations;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SignOffDesk(
            SignOffStore store,
            SignOffSettings settings,
            ReplyStore drafts,
            ReplyDesk replies,
            Cases cases,
            Recorder recorder,
            Delegations delegations,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.settings = settings;
        this.drafts = drafts;
        this.replies = replies;
        this.cases = cases;
        this.recorder = recorder;
        this.delegations = delegations;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /// 送审: into the chain as the organ has set it now, only when nothing that must be there is missing.
    public Desk.Result submit(Desk.Hand by, UUID id, int draftVersion) {
        return recorder.acting(id, -1, loaded -> {
            if (cases.acts(loaded).judge(loaded.state(), Act.REPLY, today()) instanceof Verdict.Refused(var refusal)) {
                return new Desk.Result.Refused(refusal.text());
            }
            var readiness = replies.readiness(loaded, today());
            if (!readiness.ready()) {
                return new Desk.Result.Refused("还不能送审：" + String.join("；", readiness.missing()) + "。");
            }
            var chain = settings.of(loaded.submission().organ()).chain();
            if (!drafts.submit(id, draftVersion, by.account(), chain.steps().getFirst())) {
                return new Desk.Result.Overtaken();
            }
            store.open(id, draftVersion, chain, clock.instant());
            audit.record(by.actor(), "request.submit-reply", "request:" + id, "", "draft " + draftVersion);
            return new Desk.Result.Done("");
        });
    }

    /// What somebody decides.
    ///
    /// @param step the one the page showed, so that a form sent twice does not pass two
    /// @param words a remark, or the reason of a return
    public record Opinion(int draftVersion, Step step, Decision.Verdict verdict, String words) {}

    /// 通过、签发或者退回.
    ///
    /// @param duties of the person; delegations are looked up
    /// @param version of the case
    public Desk.Result decide(Desk.Hand by, Set<Duty> duties, UUID id, int version, Opinion opinion) {
        boolean passes = opinion.verdict() == Decision.Verdict.PASSED;
        if (!passes && opinion.words().isBlank()) {
            return new Desk.Result.Refused("请写明退回的理由。");
        }
        return recorder.acting(id, passes ? version : -1, loaded -> {
            var draft = replies.of(loaded).orElse(null);
            var round = draft == null ? null : draft.onItsWay().orElse(null);
            if (draft == null
                    || round == null
                    || draft.version() != opinion.draftVersion()
                    || round.waitingAt().filter(opinion.step()::equals).isEmpty()) {
                return new Desk.Result.Overtaken();
            }
            return switch (round.turn(examiner(by.account(), duties), today())) {
                case Turn.NotMine(var why) -> new Desk.Result.Refused(why);
                case Turn.Mine turn when !passes -> giveBack(by, loaded, draft, round, turn, opinion);
                case Turn.Mine turn when round.next().isPresent() -> pass(by, loaded, draft, round, turn, opinion);
                case Turn.Mine turn -> sign(by, loaded, draft, round, turn, opinion);
            };
        });
    }

    /// Somebody with what was delegated to him today.
    @Transactional(readOnly = true)
    public Examiner examiner(UUID account, Set<Duty> duties) {
        return new Examiner(account, duties, delegations.inForce(account, today()));
    }

    private Desk.Result giveBack(
            Desk.Hand by, LoadedCase loaded, ReplyDraft draft, SignOff round, Turn.Mine turn, Opinion opinion) {
        if (!drafts.giveBack(loaded.id(), draft.version(), turn.step())) {
            return new Desk.Result.Overtaken();
        }
        keep(by, loaded, round, turn, opinion);
        audited(by, loaded, "request.return-reply", round, turn);
        return new Desk.Result.Done("");
    }

    private Desk.Result pass(
            Desk.Hand by, LoadedCase loaded, ReplyDraft draft, SignOff round, Turn.Mine turn, Opinion opinion) {
        if (cases.acts(loaded).judge(loaded.state(), Act.REPLY, today()) instanceof Verdict.Refused(var refusal)) {
            return new Desk.Result.Refused(refusal.text());
        }
        if (!drafts.pass(loaded.id(), draft.version(), turn.step(), round.next().orElseThrow())) {
            return new Desk.Result.Overtaken();
        }
        keep(by, loaded, round, turn, opinion);
        audited(by, loaded, "request.pass-reply", round, turn);
        return new Desk.Result.Done("");
    }

    private Desk.Result sign(
            Desk.Hand by, LoadedCase loaded, ReplyDraft draft, SignOff round, Turn.Mine turn, Opinion opinion) {
        var event = new RequestEvent.Replied(draft.outcome(), today());
        if (recorder.judged(loaded, () -> event) instanceof Recorder.Unrecordable(var refused)) {
            return refused;
        }
        var readiness = replies.readiness(loaded, today());
        if (!readiness.ready()) {
            return new Desk.Result.Refused("还不能签发：" + String.join("；", readiness.missing()) + "。");
        }
        if (!drafts.sign(loaded.id(), draft.version(), by.account())) {
            return new Desk.Result.Overtaken();
        }
        keep(by, loaded, round, turn, opinion);
        var hands = new Letters.Hands(draft.author(), by.account());
        return switch (replies.issue(loaded, draft, today(), hands)) {
            case LetterFacts.NotIssued(var message) -> new Desk.Result.Refused(message);
            case LetterFacts.IssuedLetter(var letter, var number) -> {
                var acting = new Desk.Hand(by.account(), actor(by, turn));
                var result = recorder.append(acting, loaded, event, letter);
                audit.record(
                        acting.actor(),
                        "request.sign",
                        "request:" + loaded.id(),
                        draft.outcome().bases().toString(),
                        number + mandate(turn));
                if (loaded.state() instanceof RequestState.Redeciding) {
                    events.publishEvent(new OrderDesk.AnsweredAnew(loaded.id(), today(), acting));
                }
                yield result;
            }
        };
    }

    private void keep(Desk.Hand by, LoadedCase loaded, SignOff round, Turn.Mine turn, Opinion opinion) {
        int organ = loaded.submission().organ();
        var words = opinion.words().strip();
        store.decide(
                organ,
                loaded.id(),
                round.decisions().size() + 1,
                new SignOffStore.DecisionRow(
                        round.round(),
                        turn.step(),
                        opinion.verdict(),
                        by.account(),
                        turn.mandate().map(m -> m.from()).orElse(null),
                        clock.instant(),
                        words.isEmpty() ? null : replies.sealOpinion(loaded.id(), organ, turn.step(), words)),
                turn.mandate().map(m -> m.id()).orElse(null));
    }

    private void audited(Desk.Hand by, LoadedCase loaded, String action, SignOff round, Turn.Mine turn) {
        audit.record(
                actor(by, turn),
                action,
                "request:" + loaded.id(),
                "",
                turn.step() + " round " + round.round() + mandate(turn));
    }

    private static Actor actor(Desk.Hand by, Turn.Mine turn) {
        var actor = by.actor();
        return new Actor(actor.id(), turn.duty(), actor.organ(), actor.address());
    }

    private static String mandate(Turn.Mine turn) {
        return turn.mandate().map(m -> " by delegation:" + m.id()).orElse("");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
