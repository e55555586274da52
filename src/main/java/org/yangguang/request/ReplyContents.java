package org.yangguang.request;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.audit.AuditTrail;
import org.yangguang.letter.TemplateLibrary;
import org.yangguang.organ.Organ;

/// What a drafter does with the contents of a reply beside its fields: several matters, findings that are
/// dismissed.
@Component
public class ReplyContents {
    /// Name of the setting that says how several refusals count.
    public static final String RULE = "counted";

    private static final int MOST_MATTERS = 30;
    private static final int SHORTEST_REASON = 4;
    private static final int LONGEST_REASON = 200;

    private final Recorder recorder;
    private final Cases cases;
    private final ReplyDesk replies;
    private final TemplateLibrary library;
    private final AuditTrail audit;

    ReplyContents(Recorder recorder, Cases cases, ReplyDesk replies, TemplateLibrary library, AuditTrail audit) {
        this.recorder = recorder;
        this.cases = cases;
        this.replies = replies;
        this.library = library;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public CountedOutcome.Rule rule(Organ organ) {
        return rule(library, organ);
    }

    static CountedOutcome.Rule rule(TemplateLibrary library, Organ organ) {
        return library.setting(organ, RULE)
                .map(CountedOutcome.Rule::valueOf)
                .orElse(CountedOutcome.Rule.FIRST_IN_TABLE);
    }

    /// The counted outcome of matters as the drafter sees it before saving.
    @Transactional(readOnly = true)
    public CountedOutcome counted(Organ organ, List<ReplyMatter> matters, Optional<Outcome> chosen) {
        return CountedOutcome.of(matters.stream().map(ReplyMatter::outcome).toList(), rule(organ), chosen);
    }

    static CountedOutcome counted(TemplateLibrary library, Organ organ, Map<String, String> words) {
        return CountedOutcome.of(
                ReplyMatter.of(words).stream().map(ReplyMatter::outcome).toList(), rule(library, organ), chosen(words));
    }

    /// The drafter's choice among several refusals; empty if none was made.
    public static Optional<Outcome> chosen(Map<String, String> words) {
        return java.util.Arrays.stream(Outcome.values())
                .filter(o -> o.name().equals(words.getOrDefault(ReplyMatter.CHOSEN, "")))
                .findFirst();
    }

    /// Keeps the list of matters with the draft, opening one if there is none; one matter or none ends it.
    public Desk.Result saveMatters(
            Desk.Hand by, UUID id, int draftVersion, List<ReplyMatter> matters, Optional<Outcome> chosen) {
        if (matters.size() > MOST_MATTERS) {
            return new Desk.Result.Refused("一份答复最多列 " + MOST_MATTERS + " 个事项。");
        }
        return changing(id, loaded -> {
            var draft = replies.of(loaded);
            var words = new HashMap<>(draft.map(ReplyDraft::facts).orElse(Map.of()));
            words.put(ReplyMatter.LIST, matters.size() < 2 ? "" : ReplyMatter.written(matters));
            words.put(ReplyMatter.CHOSEN, chosen.map(Outcome::name).orElse(""));
            var outcome = matters.isEmpty()
                    ? draft.map(ReplyDraft::outcome).orElse(Outcome.GRANTED)
                    : matters.getFirst().outcome();
            return replies.save(
                    by,
                    loaded,
                    draftVersion,
                    outcome,
                    draft.map(ReplyDraft::template).orElse(""),
                    words);
        });
    }

    /// 不采纳: a finding of level 建议 is left as it is, with a reason that is kept.
    public Desk.Result dismiss(Desk.Hand by, UUID id, int draftVersion, String key, String reason) {
        if (reason.strip().length() < SHORTEST_REASON || reason.strip().length() > LONGEST_REASON) {
            return new Desk.Result.Refused("不采纳建议须写明理由，" + SHORTEST_REASON + " 至 " + LONGEST_REASON + " 字。");
        }
        return changing(id, loaded -> {
            var draft = replies.of(loaded).orElse(null);
            if (draft == null) {
                return new Desk.Result.Overtaken();
            }
            var found = LetterQuality.all().stream()
                    .filter(rule -> key.startsWith(rule.id() + " "))
                    .findFirst();
            if (found.filter(rule -> rule.level() == LetterQuality.Level.SHOULD).isEmpty()) {
                return new Desk.Result.Refused("必改的问题不能不采纳，请修改后再送签发。");
            }
            var words = new HashMap<>(draft.facts());
            words.put(ReplyQuality.DISMISSED, ReplyQuality.with(draft, key, reason.strip()));
            var result = replies.save(by, loaded, draftVersion, draft.outcome(), draft.template(), words);
            if (result instanceof Desk.Result.Done) {
                audit.record(
                        by.actor(),
                        "request.dismiss-finding",
                        "request:" + id,
                        reason.strip(),
                        found.get().id());
            }
            return result;
        });
    }

    private Desk.Result changing(UUID id, Function<LoadedCase, Desk.Result> change) {
        return recorder.acting(id, -1, loaded -> {
            var verdict = cases.acts(loaded).judge(loaded.state(), Act.REPLY, recorder.today());
            return verdict instanceof Verdict.Refused(var refusal)
                    ? new Desk.Result.Refused(refusal.text())
                    : change.apply(loaded);
        });
    }
}
