package org.yangguang.letter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;

/// 答复文书库: which wording of a letter an organ uses on a day, and how it comes by its own. The nearest
/// organ up the chain that has words of its own gives them; else the product's stand.
@Component
public class TemplateLibrary {
    private static final LetterTemplates SHIPPED = LetterTemplates.standard();
    private static final int SHORTEST_NOTE = 2;
    private static final int LONGEST_NOTE = 200;

    private final TemplateStore store;
    private final Organs organs;
    private final AuditTrail audit;
    private final Clock clock;

    TemplateLibrary(TemplateStore store, Organs organs, AuditTrail audit, Clock clock) {
        this.store = store;
        this.organs = organs;
        this.audit = audit;
        this.clock = clock;
    }

    /// Who acts.
    public record Hand(UUID account, String name, Actor actor) {}

    /// @param owner whose words they are; empty for the product's
    public record InForce(LetterTemplate template, Optional<Organ> owner, LocalDate since) {}

    /// @param open the organ's draft, if it has one
    public record Line(InForce inForce, Optional<TemplateVersion> open) {}

    public sealed interface Result {
        record Done() implements Result {}

        record Faulty(List<TemplateCheck.Fault> faults) implements Result {}

        record Refused(String message) implements Result {}

        record Overtaken() implements Result {}
    }

    @Transactional(readOnly = true)
    public LetterTemplates inForce(Organ organ, LocalDate day) {
        var own = words(organ, day);
        return new LetterTemplates(SHIPPED.all().stream()
                .map(shipped ->
                        own.containsKey(shipped.id()) ? own.get(shipped.id()).template() : shipped)
                .toList());
    }

    public static Optional<LetterTemplate> shipped(String id) {
        return SHIPPED.byId(id);
    }

    @Transactional(readOnly = true)
    public List<Line> list(Organ organ, LocalDate day) {
        var words = words(organ, day);
        var open = store.open(organ.id()).stream()
                .collect(Collectors.toMap(TemplateVersion::template, Function.identity()));
        return SHIPPED.all().stream()
                .map(shipped -> new Line(
                        words.getOrDefault(shipped.id(), product(shipped)),
                        Optional.ofNullable(open.get(shipped.id()))))
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<InForce> inForce(Organ organ, String id, LocalDate day) {
        return SHIPPED.byId(id).map(shipped -> words(organ, day).getOrDefault(id, product(shipped)));
    }

    /// The organ's own versions, the newest first.
    @Transactional(readOnly = true)
    public List<TemplateVersion> history(Organ organ, String id) {
        return store.of(organ.id(), id);
    }

    private static InForce product(LetterTemplate shipped) {
        return new InForce(shipped, Optional.empty(), LocalDate.MIN);
    }

    private Map<String, InForce> words(Organ organ, LocalDate day) {
        var chain = organs.chainAbove(organ.id());
        var byId = chain.stream().collect(Collectors.toMap(Organ::id, Function.identity()));
        var versions = store.inForce(byId.keySet(), day);
        var words = new HashMap<String, InForce>();
        for (var owner : chain) {
            for (var version : versions) {
                if (version.organ() == owner.id() && version.text().isPresent()) {
                    SHIPPED.byId(version.template())
                            .ifPresent(shipped -> words.put(
                                    shipped.id(),
                                    new InForce(
                                            shipped.worded(version.text().get(), owner.code() + "/" + version.serial()),
                                            Optional.of(owner),
                                            version.from())));
                }
            }
        }
        return words;
    }

    // ── changing the words ───────────────────────────────────────────────────────────────────────

    /// Keeps a draft of the organ's own words, to be approved by another person.
    ///
    /// @param revision of the open draft as read; -1 if there was none
    @Transactional
    public Result save(Hand by, Organ organ, String id, int revision, TemplateText text, String note, LocalDate from) {
        var shipped = SHIPPED.byId(id).orElseThrow();
        var faults = TemplateCheck.faults(shipped, text);
        if (!faults.isEmpty()) {
            return new Result.Faulty(faults);
        }
        if (current(organ, id, from).filter(text::equals).isPresent()) {
            return new Result.Refused("文字与现行范本一样，没有需要保存的修改。");
        }
        return keep(by, organ, id, revision, text, note, from);
    }

    /// Gives the organ's own words up in favour of those from above, again with another person's approval.
    @Transactional
    public Result drop(Hand by, Organ organ, String id, int revision, String note, LocalDate from) {
        if (store.inForce(List.of(organ.id()), from).stream()
                .noneMatch(v -> v.template().equals(id) && v.text().isPresent())) {
            return new Result.Refused("本机关没有自己的文字，用的就是上级或者系统的范本。");
        }
        return keep(by, organ, id, revision, null, note, from);
    }

    private Result keep(
            Hand by, Organ organ, String id, int revision, @Nullable TemplateText text, String note, LocalDate from) {
        if (note.strip().length() < SHORTEST_NOTE || note.strip().length() > LONGEST_NOTE) {
            return new Result.Refused("请写明修改的理由，" + SHORTEST_NOTE + " 至 " + LONGEST_NOTE + " 字。");
        }
        if (from.isBefore(today())) {
            return new Result.Refused("生效日期不能早于今天：已经发出的文书保持原来的版本。");
        }
        var open = open(organ, id);
        var done = open.isPresent()
                ? store.update(open.get(), revision, text, note.strip(), from, by.account(), by.name(), clock.instant())
                : revision < 0
                        && store.insert(
                                organ.id(), id, text, note.strip(), from, by.account(), by.name(), clock.instant());
        if (!done) {
            return new Result.Overtaken();
        }
        audit.record(by.actor(), "template.draft", "template:" + id, note.strip(), text == null ? "drop" : "");
        return new Result.Done();
    }

    /// 批准: by another person than the drafter; holds from its day on, and never for days past.
    @Transactional
    public Result approve(Hand by, Organ organ, String id, int revision) {
        var open = open(organ, id).orElse(null);
        if (open == null) {
            return new Result.Overtaken();
        }
        if (open.draftedBy().equals(by.account())) {
            return new Result.Refused("起草人不能批准自己的修改，请由另一人批准。");
        }
        var faults = open.text()
                .map(text -> TemplateCheck.faults(SHIPPED.byId(id).orElseThrow(), text))
                .orElse(List.of());
        if (!faults.isEmpty()) {
            return new Result.Faulty(faults);
        }
        if (!store.approve(open, revision, today(), by.account(), by.name(), clock.instant())) {
            return new Result.Overtaken();
        }
        audit.record(by.actor(), "template.approve", "template:" + id, open.note(), "version " + open.serial());
        return new Result.Done();
    }

    @Transactional
    public Result giveBack(Hand by, Organ organ, String id, int revision, String reason) {
        if (reason.isBlank()) {
            return new Result.Refused("请写明退回的理由。");
        }
        var open = open(organ, id).orElse(null);
        if (open == null || !store.giveBack(open, revision, reason.strip())) {
            return new Result.Overtaken();
        }
        audit.record(by.actor(), "template.return", "template:" + id, reason.strip(), "version " + open.serial());
        return new Result.Done();
    }

    private Optional<TemplateVersion> open(Organ organ, String id) {
        return store.of(organ.id(), id).stream()
                .filter(v -> v.status() != TemplateVersion.Status.APPROVED)
                .findFirst();
    }

    private Optional<TemplateText> current(Organ organ, String id, LocalDate day) {
        return Optional.ofNullable(words(organ, day).get(id))
                .filter(f -> f.owner().filter(o -> o.id() == organ.id()).isPresent())
                .map(f -> f.template().text())
                .or(() -> SHIPPED.byId(id)
                        .filter(_ -> !words(organ, day).containsKey(id))
                        .map(LetterTemplate::text));
    }

    // ── numbers and rules of the organ ───────────────────────────────────────────────────────────

    /// 机关代字; the organ's short name unless it set another.
    @Transactional(readOnly = true)
    public String mark(Organ organ) {
        return store.setting(organ.id(), "mark").orElse(organ.shortName());
    }

    @Transactional(readOnly = true)
    public NumberPattern pattern(Organ organ, NumberSeries series) {
        return store.setting(organ.id(), "pattern." + series.name())
                .map(NumberPattern::new)
                .orElse(NumberPattern.USUAL);
    }

    /// Any other setting of the letters that a module above keeps here.
    @Transactional(readOnly = true)
    public Optional<String> setting(Organ organ, String name) {
        return store.setting(organ.id(), name);
    }

    @Transactional
    public void set(Hand by, Organ organ, Map<String, String> settings) {
        settings.forEach((name, value) -> {
            if (!store.setting(organ.id(), name).orElse("").equals(value)) {
                store.set(organ.id(), name, value, by.account(), clock.instant());
                audit.record(by.actor(), "template.setting", "organ:" + organ.code(), "", name + " " + value);
            }
        });
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
