package org.yangguang.annual.prose;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.annual.AnnualDesk.Hand;
import org.yangguang.annual.AnnualReports;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.Figures;
import org.yangguang.annual.LiveField;
import org.yangguang.annual.ProsePart;
import org.yangguang.audit.AuditTrail;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.Organs;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.checking.RequiredContent;

/// 文字范本: the product's wording of the passages, and what a supervising authority set for the organs
/// below it instead.
@Component
public class ProseTemplates {

    private static final int LONGEST = 5_000;
    private static final int LONGEST_NOTE = 200;

    private final ProseStore store;
    private final Organs organs;
    private final AnnualReports reports;
    private final AuditTrail audit;
    private final Clock clock;
    private final ShippedTemplates shipped = ShippedTemplates.standard();

    ProseTemplates(ProseStore store, Organs organs, AnnualReports reports, AuditTrail audit, Clock clock) {
        this.store = store;
        this.organs = organs;
        this.reports = reports;
        this.audit = audit;
        this.clock = clock;
    }

    /// A version of an organ's own wording.
    ///
    /// @param text empty where the own wording was given up
    public record Version(int organ, int number, Optional<TemplateText> text, String note, String saver, Instant at) {}

    /// The wording that holds.
    ///
    /// @param from the organ whose wording it is; empty for the product's
    public record InForce(TemplateText text, Optional<Organ> from, Optional<Version> version) {}

    public TemplateText shipped(ProsePart part, OrganKind kind) {
        return shipped.of(part, kind);
    }

    /// Of the organ itself, of the nearest above it that has one, or the product's.
    @Transactional(readOnly = true)
    public InForce inForce(Organ organ, ProsePart part, OrganKind kind) {
        var chain = organs.chainAbove(organ.id());
        var newest = store.newest(chain.stream().map(Organ::id).toList(), part, kind);
        for (var above : chain.reversed()) {
            var version = newest.get(above.id());
            if (version != null && version.text().isPresent()) {
                return new InForce(version.text().get(), Optional.of(above), Optional.of(version));
            }
        }
        return new InForce(shipped.of(part, kind), Optional.empty(), Optional.empty());
    }

    /// Whose wording holds for a passage of a kind of organ; empty for the product's.
    public record Line(ProsePart part, OrganKind kind, String from) {}

    /// Every passage and kind of organ.
    @Transactional(readOnly = true)
    public List<Line> lines(Organ organ) {
        var chain = organs.chainAbove(organ.id());
        var own = store.ownWording(chain.stream().map(Organ::id).toList());
        var lines = new ArrayList<Line>();
        for (var part : ProsePart.values()) {
            for (var kind : OrganKind.values()) {
                var from = chain.reversed().stream()
                        .filter(above -> own.contains(new ProseStore.Wording(above.id(), part, kind)))
                        .map(Organ::name)
                        .findFirst();
                lines.add(new Line(part, kind, from.orElse("")));
            }
        }
        return lines;
    }

    /// The organ's own versions, newest first.
    @Transactional(readOnly = true)
    public List<Version> history(Organ organ, ProsePart part, OrganKind kind) {
        return store.templates(organ.id(), part, kind);
    }

    /// The passage as the wording has it for the numbers as they stand.
    public String draft(AnnualWork work, ProsePart part) {
        return inForce(work.organ(), part, work.organ().kind()).text().draft(work.live());
    }

    /// A sentence that would speak of a required content; empty where none is at hand.
    public String suggestion(AnnualWork work, RequiredContent content) {
        return shipped.suggestion(content.name())
                .map(text -> text.draft(work.live()))
                .orElse("");
    }

    /// Saves own wording for the organ and those below.
    ///
    /// @return what is wrong, empty if it was saved
    @Transactional
    public List<String> save(
            Hand by, String saver, Organ organ, ProsePart part, OrganKind kind, String words, String note) {
        var text = new TemplateText(words.strip().replace("\r\n", "\n"));
        var faults = new ArrayList<String>();
        text.tooShort().ifPresent(faults::add);
        if (text.words().length() > LONGEST) {
            faults.add("范本不超过 %d 字，现在 %d 字。".formatted(LONGEST, text.words().length()));
        }
        faults.addAll(note(note));
        faults.addAll(text.faults(fields(organ)));
        if (faults.isEmpty()) {
            keep(by, saver, organ, part, kind, text.words(), note.strip());
        }
        return faults;
    }

    /// Gives the own wording up.
    @Transactional
    public List<String> drop(Hand by, String saver, Organ organ, ProsePart part, OrganKind kind, String note) {
        var faults = new ArrayList<>(note(note));
        var own = store.newest(List.of(organ.id()), part, kind).get(organ.id());
        if (own == null || own.text().isEmpty()) {
            faults.add("本机关没有自己的文字，现在用的就是上级或者系统的范本。");
        }
        if (faults.isEmpty()) {
            keep(by, saver, organ, part, kind, null, note.strip());
        }
        return faults;
    }

    private void keep(
            Hand by, String saver, Organ organ, ProsePart part, OrganKind kind, @Nullable String words, String note) {
        int version = store.insertTemplate(organ.id(), part, kind, words, note, by.account(), saver, clock.instant());
        audit.record(
                by.actor(),
                "annual.template",
                "annual-template:" + organ.code() + "/" + part + "/" + kind,
                "",
                "version " + version + (words == null ? " given up" : ""));
    }

    private static List<String> note(String note) {
        return note.isBlank() || note.strip().length() > LONGEST_NOTE
                ? List.of("请写明修改理由，不超过 %d 字。".formatted(LONGEST_NOTE))
                : List.of();
    }

    /// How many characters part 一 should not exceed here; 0 for no limit.
    @Transactional(readOnly = true)
    public int limit(Organ organ) {
        var chain = organs.chainAbove(organ.id());
        var limits = store.limits(chain.stream().map(Organ::id).toList());
        return chain.reversed().stream()
                .filter(above -> limits.containsKey(above.id()))
                .map(above -> limits.get(above.id()))
                .findFirst()
                .orElse(0);
    }

    @Transactional
    public void limit(Hand by, Organ organ, int characters) {
        if (characters < 0 || characters > 20_000) {
            throw new IllegalArgumentException("a limit of " + characters);
        }
        store.insertLimit(organ.id(), characters, by.account(), clock.instant());
        audit.record(by.actor(), "annual.length", "annual-length:" + organ.code(), "", "characters " + characters);
    }

    /// Every field wording may name, whatever the form.
    public List<LiveField> fields(Organ organ) {
        int year = clock.instant().atZone(ChineseDate.ZONE).getYear();
        var fields = new LinkedHashMap<String, LiveField>();
        for (var form : List.of(Form.FMT_2021, Form.FMT_2019)) {
            var zero = new Figures(
                    form, CellId.of(form).stream().collect(Collectors.toMap(id -> id, id -> BigDecimal.ZERO)));
            reports.fields(organ, year, zero).forEach(field -> fields.putIfAbsent(field.name(), field));
        }
        return List.copyOf(fields.values());
    }
}
