package org.yangguang.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.audit.AuditTrail;
import org.yangguang.calendar.Calendars;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.letter.Filling;
import org.yangguang.letter.LetterKind;
import org.yangguang.letter.LetterTemplate;
import org.yangguang.letter.Letters;
import org.yangguang.letter.TemplateLibrary;
import org.yangguang.organ.Organs;
import org.yangguang.vault.Vault;

/// 出具文书: letters of a case that record no event, such as 登记表、协办函、送达回证; and 作废.
@Component
public class LetterDesk {
    private static final int SHORTEST_REASON = 4;
    private static final int LONGEST_REASON = 200;

    private final Recorder recorder;
    private final Cases cases;
    private final LetterFacts facts;
    private final Letters letters;
    private final Organs organs;
    private final Calendars calendars;
    private final AuditTrail audit;
    private final Vault vault;
    private final Clock clock;

    LetterDesk(
            Recorder recorder,
            Cases cases,
            LetterFacts facts,
            Letters letters,
            Organs organs,
            Calendars calendars,
            AuditTrail audit,
            Vault vault,
            Clock clock) {
        this.recorder = recorder;
        this.cases = cases;
        this.facts = facts;
        this.letters = letters;
        this.organs = organs;
        this.calendars = calendars;
        this.audit = audit;
        this.vault = vault;
        this.clock = clock;
    }

    /// A letter being filled in.
    ///
    /// @param slots what may be filled in, with the values so far
    /// @param whyNot why it cannot be issued at all; empty if it can
    /// @param missing what still stands in the way of issuing
    public record Sheet(
            LetterTemplate template, Map<String, String> slots, String whyNot, List<String> missing, String preview) {}

    /// The letters that may be issued at any time.
    @Transactional(readOnly = true)
    public List<LetterTemplate> standing(int organ) {
        return letters.templates(organs.existing(organ)).all().stream()
                .filter(template -> template.kind().isStanding())
                .toList();
    }

    /// 公开告知书（告知第三方）decides on another's rights, so the one who signs issues it.
    public static boolean needsSigner(LetterKind kind) {
        return kind == LetterKind.NOTICE_THIRD_PARTY_DISCLOSURE;
    }

    @Transactional(readOnly = true)
    public Optional<Sheet> sheet(UUID id, String template, Map<String, String> typed) {
        return cases.load(id).flatMap(loaded -> known(loaded, template).map(known -> sheet(loaded, known, typed)));
    }

    private Optional<LetterTemplate> known(LoadedCase loaded, String template) {
        return standing(loaded.submission().organ()).stream()
                .filter(t -> t.id().equals(template))
                .findFirst();
    }

    private Sheet sheet(LoadedCase loaded, LetterTemplate template, Map<String, String> typed) {
        var values = values(loaded);
        values.putAll(typed);
        values.putAll(fixed(loaded));
        var slots = new LinkedHashMap<String, String>();
        template.slots().stream()
                .filter(slot -> !LetterFacts.FROM_THE_CASE.contains(slot))
                .forEach(slot -> slots.put(slot, values.getOrDefault(slot, "")));
        var missing = new ArrayList<String>();
        if (template.fill(values) instanceof Filling.Unfilled(var _, var empty, var wrong)) {
            empty.forEach(slot -> missing.add("请填写" + slot));
            missing.addAll(wrong);
        }
        return new Sheet(
                template,
                slots,
                whyNot(loaded, template.kind()).orElse(""),
                missing,
                facts.preview(organs.existing(loaded.submission().organ()), template.id(), values, today()));
    }

    private static Optional<String> whyNot(LoadedCase loaded, LetterKind kind) {
        if (loaded.known() == null || loaded.number().isEmpty()) {
            return Optional.of("请先确认收到、登记，再出具文书。");
        }
        boolean asked = loaded.events().stream().anyMatch(e -> e instanceof RequestEvent.ConsultationSent);
        boolean thirdParty = loaded.events().stream()
                .anyMatch(e -> e instanceof RequestEvent.ConsultationSent sent
                        && sent.kind() == RequestEvent.Consulted.THIRD_PARTY);
        return switch (kind) {
            case CONSULT_CONFIRM -> asked ? Optional.empty() : Optional.of("还没有征求意见，不能出具征求意见确认函（条例第三十二条、第三十四条）。");
            case NOTICE_THIRD_PARTY_DISCLOSURE ->
                thirdParty ? Optional.empty() : Optional.of("没有征求过第三方的意见，不能告知第三方决定公开（条例第三十二条）。");
            case PROOF_OF_SERVICE ->
                loaded.rows().stream().anyMatch(row -> row.letter() != null)
                        ? Optional.empty()
                        : Optional.of("还没有可以送达的文书。");
            default -> Optional.empty();
        };
    }

    /// Issues the letter: numbered, kept, in the trail; no fact of the course.
    public Desk.Result issue(Desk.Hand by, UUID id, int version, String template, Map<String, String> typed) {
        return recorder.acting(id, version, loaded -> {
            var known = known(loaded, template).orElse(null);
            if (known == null) {
                return new Desk.Result.Refused("没有编号为“" + template + "”的文书范本。");
            }
            var why = whyNot(loaded, known.kind());
            if (why.isPresent()) {
                return new Desk.Result.Refused(why.get());
            }
            var values = values(loaded);
            values.putAll(typed);
            values.putAll(fixed(loaded));
            return switch (facts.issue(
                    organs.existing(loaded.submission().organ()),
                    loaded,
                    template,
                    values,
                    today(),
                    new Letters.Hands(by.account(), null))) {
                case LetterFacts.NotIssued(var message) -> new Desk.Result.Refused(message);
                case LetterFacts.IssuedLetter(var letter, var number) -> {
                    audit.record(by.actor(), "request.letter", "request:" + id, template, number + " " + letter);
                    yield new Desk.Result.Done(number);
                }
            };
        });
    }

    /// 作废: a letter that carries a fact of the course stays; one that does not is marked, number kept.
    public Desk.Result makeVoid(Desk.Hand by, UUID id, UUID letter, String reason) {
        if (reason.strip().length() < SHORTEST_REASON || reason.strip().length() > LONGEST_REASON) {
            return new Desk.Result.Refused("作废须写明理由，" + SHORTEST_REASON + " 至 " + LONGEST_REASON + " 字。");
        }
        return recorder.acting(id, -1, loaded -> {
            var listed = letters.of(id).stream()
                    .filter(l -> l.id().equals(letter))
                    .findFirst()
                    .orElse(null);
            if (listed == null) {
                return new Desk.Result.Refused("本件没有这份文书。");
            }
            if (!isStanding(listed)) {
                return new Desk.Result.Refused("《" + listed.title() + "》记载了办理环节，不能作废；有误的，另行作出更正或者补充告知。");
            }
            if (!letters.makeVoid(loaded.submission().organ(), letter, reason.strip(), by.account())) {
                return new Desk.Result.Refused("这份文书已经作废。");
            }
            audit.record(by.actor(), "request.void-letter", "request:" + id, reason.strip(), "letter " + letter);
            return new Desk.Result.Done("");
        });
    }

    /// Letters of the case that carry no fact of its course, so that they may be made void.
    @Transactional(readOnly = true)
    public List<UUID> voidable(UUID id) {
        return letters.of(id).stream()
                .filter(l -> !l.isVoid() && isStanding(l))
                .map(Letters.Listed::id)
                .toList();
    }

    private static boolean isStanding(Letters.Listed letter) {
        return TemplateLibrary.shipped(letter.template())
                .filter(template -> template.kind().isStanding())
                .isPresent();
    }

    /// The values a template would be filled with for a case of the organ, for trying it out; empty if
    /// there is no such case.
    @Transactional(readOnly = true)
    public Optional<Map<String, String>> example(int organ, String number) {
        return cases.numbered(organ, number).map(loaded -> {
            var values = values(loaded);
            values.putAll(fixed(loaded));
            return values;
        });
    }

    private Map<String, String> fixed(LoadedCase loaded) {
        var values = facts.common(loaded, loaded.number(), Recorder.receivedOn(loaded));
        var organ = organs.existing(loaded.submission().organ());
        values.put(LetterTemplate.REMEDY, facts.remedy(organ, Outcome.GRANTED, java.util.Set.of(), today()));
        return values;
    }

    private Map<String, String> values(LoadedCase loaded) {
        var organ = organs.existing(loaded.submission().organ());
        var application = loaded.application(vault);
        var values = new HashMap<String, String>(facts.ofCourse(loaded));
        for (var slot : LetterFacts.WHERE_TO_SEND) {
            values.put(slot, facts.contact(organ));
        }
        values.put("提交渠道", loaded.submission().channel().label());
        values.put("收到日依据", loaded.submission().channel().receiptRule().label());
        values.put("提交日期", ChineseDate.of(loaded.submission().submittedOn()));
        values.put(
                "答复到期日",
                new StatutoryClock(calendars.of(organ.region()))
                        .deadline(loaded.state(), today())
                        .text());
        values.put("查询方式", facts.contact(organ));
        values.put("申请人类别", loaded.submission().kind().label());
        values.put("联系方式", "电话 " + masked(application.phone()));
        values.put(
                "获取方式要求",
                application.form().label() + "，" + application.channel().label());
        values.put("送达机关", organ.name());
        values.put("受送达人", application.name());
        values.put("送达地址", application.address());
        var byId = new HashMap<UUID, Letters.Listed>();
        letters.of(loaded.id()).forEach(l -> byId.put(l.id(), l));
        for (var row : loaded.rows()) {
            var letter = row.letter() == null ? null : byId.get(row.letter());
            if (letter != null) {
                values.put("文书名称", letter.title());
                values.put("文书文号", letter.number());
            }
            if (row.event() instanceof RequestEvent.ConsultationSent sent) {
                var party = sent.partyLetter() == null ? null : byId.get(sent.partyLetter());
                values.put("征求意见日期", ChineseDate.of(sent.sentOn()));
                values.put("征求意见文号", party == null ? "" : party.number());
            }
        }
        return values;
    }

    private static String masked(String phone) {
        return phone.replaceFirst("^(.{3}).*(.{4})$", "$1****$2");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
