package org.yangguang.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.yangguang.audit.AuditTrail;
import org.yangguang.letter.Filling;
import org.yangguang.letter.LetterTemplate;
import org.yangguang.letter.LetterText;
import org.yangguang.letter.Letters;
import org.yangguang.letter.TemplateLibrary;
import org.yangguang.organ.Organs;
import org.yangguang.request.signoff.Decision;
import org.yangguang.request.signoff.SignOff;
import org.yangguang.request.signoff.Step;
import org.yangguang.vault.Vault;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The draft of a reply: what it says, what is missing, and its letter. Called by [Desk] and [SignOffDesk],
/// within their transaction and after their judgement.
@Component
public class ReplyDesk {

    /// Slot of the draft that names the grounds of the withheld parts; no words of the letter.
    public static final String WITHHELD = "不公开部分的依据";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TABLE = "request_reply";

    private final ReplyStore store;
    private final SignOffStore signOffs;
    private final Letters letters;
    private final LetterFacts facts;
    private final ReplyQuality quality;
    private final TemplateLibrary library;
    private final Organs organs;
    private final AuditTrail audit;
    private final Vault vault;
    private final Clock clock;
    private final ObjectProvider<ReplyAnnex> annexes;

    ReplyDesk(
            ReplyStore store,
            SignOffStore signOffs,
            Letters letters,
            LetterFacts facts,
            ReplyQuality quality,
            TemplateLibrary library,
            Organs organs,
            AuditTrail audit,
            Vault vault,
            Clock clock,
            ObjectProvider<ReplyAnnex> annexes) {
        this.store = store;
        this.signOffs = signOffs;
        this.letters = letters;
        this.facts = facts;
        this.quality = quality;
        this.library = library;
        this.organs = organs;
        this.audit = audit;
        this.vault = vault;
        this.clock = clock;
        this.annexes = annexes;
    }

    /// Whether a draft can be signed: what is missing, what is wrong, and how the letter reads.
    ///
    /// @param slots what the drafter fills in, in the order of the letter, with the values so far
    /// @param missing Chinese, empty when nothing is
    /// @param findings of the quality check, once the letter can be written
    public record Readiness(
            Map<String, String> slots, List<String> missing, String preview, List<LetterQuality.Finding> findings) {
        Readiness(Map<String, String> slots, List<String> missing, String preview) {
            this(slots, missing, preview, List.of());
        }

        static Readiness none() {
            return new Readiness(Map.of(), List.of(), "");
        }

        public boolean ready() {
            return missing.isEmpty();
        }
    }

    /// The letters that may carry an outcome.
    public List<LetterTemplate> templatesFor(int organ, Outcome outcome) {
        return letters.templates(organs.existing(organ)).forResult(outcome.code()).stream()
                .filter(template -> !template.id().equals(ReplyMatter.TEMPLATE))
                .toList();
    }

    Optional<ReplyDraft> of(LoadedCase loaded) {
        return store.of(loaded.id()).map(row -> {
            var rounds = rounds(row.request(), row.organ());
            var given = open(row.key(), "facts", row.facts(), row.request(), row.organ());
            return new ReplyDraft(
                    row.version(),
                    row.status(),
                    row.template(),
                    row.outcome(),
                    JSON.readValue(given, new TypeReference<Map<String, String>>() {}),
                    row.author(),
                    row.savedAt(),
                    row.status() == ReplyDraft.Status.RETURNED ? returned(row, rounds) : "",
                    rounds);
        });
    }

    /// A draft returned before rounds were kept has its reason beside it.
    private String returned(ReplyStore.Row row, List<SignOff> rounds) {
        return rounds.isEmpty()
                ? open(row.key(), "return_note", row.returnNote(), row.request(), row.organ())
                : rounds.getLast().returned().map(Decision::opinion).orElse("");
    }

    Desk.Result save(
            Desk.Hand by, LoadedCase loaded, int version, Outcome outcome, String template, Map<String, String> typed) {
        if (ReplyMatter.of(typed).size() > 1) {
            var counted = ReplyContents.counted(
                            library, organs.existing(loaded.submission().organ()), typed)
                    .outcome();
            return keep(by, loaded, version, counted, ReplyMatter.TEMPLATE, typed);
        }
        var fitting = templatesFor(loaded.submission().organ(), outcome);
        var chosen = fitting.stream()
                .filter(t -> t.id().equals(template))
                .findFirst()
                .or(() -> fitting.stream().findFirst())
                .orElse(null);
        if (chosen == null) {
            return new Desk.Result.Refused("“" + outcome.fullLabel() + "”由逾期认定产生，请使用相应的终止办理。");
        }
        return keep(by, loaded, version, outcome, chosen.id(), typed);
    }

    private Desk.Result keep(
            Desk.Hand by, LoadedCase loaded, int version, Outcome outcome, String template, Map<String, String> typed) {
        int organ = loaded.submission().organ();
        var keyPlace = place("key", loaded.id(), organ);
        var key = vault.newWrappedKey(keyPlace);
        var sealed = vault.seal(key, keyPlace, JSON.writeValueAsString(typed), place("facts", loaded.id(), organ));
        if (!store.save(organ, loaded.id(), version, template, outcome, key, sealed, by.account(), clock.instant())) {
            return new Desk.Result.Overtaken();
        }
        audit.record(by.actor(), "request.draft", "request:" + loaded.id(), "", template);
        return new Desk.Result.Done("");
    }

    /// Gives the letter its number; part of the act that signs it.
    LetterFacts.Issuing issue(LoadedCase loaded, ReplyDraft draft, LocalDate today, Letters.Hands hands) {
        var organ = organs.existing(loaded.submission().organ());
        return facts.issue(organ, loaded, draft.template(), values(loaded, draft, today), today, hands);
    }

    /// Seals the words of a decision under the key of the draft they are about.
    byte[] sealOpinion(UUID request, int organ, Step step, String words) {
        var row = store.of(request).orElseThrow();
        return vault.seal(row.key(), place("key", request, organ), words, place(opinion(step), request, organ));
    }

    private static String opinion(Step step) {
        return "opinion." + step;
    }

    private List<SignOff> rounds(UUID request, int organ) {
        var decisions = signOffs.decisions(request);
        return signOffs.rounds(request).stream()
                .map(round -> new SignOff(
                        round.round(),
                        round.draftVersion(),
                        round.outcome(),
                        round.drafters(),
                        Optional.ofNullable(round.submittedAt()),
                        round.chain(),
                        decisions.stream()
                                .filter(d -> d.round() == round.round())
                                .map(d -> new Decision(
                                        d.step(),
                                        d.verdict(),
                                        d.by(),
                                        Optional.ofNullable(d.onBehalfOf()),
                                        d.at(),
                                        open(round.key(), opinion(d.step()), d.opinion(), request, organ)))
                                .toList()))
                .toList();
    }

    private String open(byte[] key, String column, byte @Nullable [] sealed, UUID request, int organ) {
        return sealed == null
                ? ""
                : vault.openText(key, place("key", request, organ), sealed, place(column, request, organ));
    }

    Readiness readiness(LoadedCase loaded, LocalDate today) {
        var draft = of(loaded).orElse(null);
        if (draft == null) {
            return Readiness.none();
        }
        var organ = organs.existing(loaded.submission().organ());
        var template = letters.templates(organ).byId(draft.template()).orElseThrow();
        var slots = new LinkedHashMap<String, String>();
        var known = facts.ofCourse(loaded);
        for (var slot : template.slots()) {
            if (!LetterFacts.FROM_THE_CASE.contains(slot)) {
                slots.put(slot, draft.facts().getOrDefault(slot, known.getOrDefault(slot, "")));
            }
        }
        if (draft.outcome() == Outcome.PARTIALLY_GRANTED && withheld(draft).isEmpty()) {
            return new Readiness(slots, List.of("请选择不公开部分的依据"), "");
        }
        var objections = annexes.orderedStream()
                .flatMap(annex -> annex.of(loaded.id(), draft.outcome(), withheld(draft)).objections().stream())
                .toList();
        if (!objections.isEmpty()) {
            return new Readiness(slots, objections, "");
        }
        var values = values(loaded, draft, today);
        return switch (template.fill(values)) {
            case Filling.Unfilled(var title, var empty, var wrong) -> {
                var missing = new java.util.ArrayList<>(ReplyMatter.missing(ReplyMatter.of(draft.facts())));
                empty.forEach(slot -> missing.add("请填写" + slot));
                missing.addAll(wrong);
                yield new Readiness(slots, List.copyOf(missing), "");
            }
            case LetterText text -> {
                var findings = quality.findings(loaded, draft, withheld(draft), values, text, today);
                var missing = new java.util.ArrayList<>(ReplyMatter.missing(ReplyMatter.of(draft.facts())));
                missing.addAll(ReplyQuality.barring(findings));
                yield new Readiness(
                        slots, List.copyOf(missing), letters.preview(organ, text, List.of(), today), findings);
            }
        };
    }

    private Map<String, String> values(LoadedCase loaded, ReplyDraft draft, LocalDate today) {
        var values = new HashMap<String, String>(facts.ofCourse(loaded));
        values.putAll(draft.facts());
        var receivedOn = loaded.state()
                .courseSoFar()
                .map(Course::receivedOn)
                .orElse(loaded.submission().submittedOn());
        values.putAll(facts.common(loaded, loaded.number(), receivedOn));
        var matters = ReplyMatter.of(draft.facts());
        values.put(ReplyMatter.SLOT, ReplyMatter.paragraphs(matters));
        // 几个事项的，救济从其中最严的：有一项依第十四至十六条的，须先行复议。
        var decided = matters.isEmpty() || withheld(draft).isEmpty() ? draft.outcome() : Outcome.PARTIALLY_GRANTED;
        values.put(
                LetterTemplate.REMEDY,
                facts.remedy(organs.existing(loaded.submission().organ()), decided, withheld(draft), today));
        return values;
    }

    /// The grounds a draft names for what is not disclosed.
    public static Set<Outcome> withheld(ReplyDraft draft) {
        var chosen = EnumSet.noneOf(Outcome.class);
        var matters = ReplyMatter.of(draft.facts());
        if (!matters.isEmpty()) {
            matters.stream()
                    .map(ReplyMatter::outcome)
                    .filter(o -> o != Outcome.GRANTED)
                    .forEach(chosen::add);
            return chosen;
        }
        Arrays.stream(draft.facts().getOrDefault(WITHHELD, "").split(","))
                .filter(code -> !code.isBlank())
                .map(Outcome::valueOf)
                .forEach(chosen::add);
        return chosen;
    }

    private static Vault.Place place(String column, UUID request, int organ) {
        return new Vault.Place(TABLE, column, request.toString(), organ);
    }
}
