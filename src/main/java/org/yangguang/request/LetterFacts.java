package org.yangguang.request;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.letter.Filling;
import org.yangguang.letter.LetterTemplate;
import org.yangguang.letter.LetterText;
import org.yangguang.letter.Letters;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.vault.Vault;

/// What a letter can say by itself about a request, and the remedy it must name.
@Component
class LetterFacts {

    /// Slots that are filled from the case; the rest is the drafter's.
    static final Set<String> FROM_THE_CASE = Set.of("申请人", "称呼", "申请编号", "收到日期", "申请内容", LetterTemplate.REMEDY);

    /// Named until an office names its own: every court with jurisdiction is one of these.
    private static final String COURT = "有管辖权的人民法院";

    private final Letters letters;
    private final Organs organs;
    private final Vault vault;
    private final Remedy remedy = new Remedy();

    LetterFacts(Letters letters, Organs organs, Vault vault) {
        this.letters = letters;
        this.organs = organs;
        this.vault = vault;
    }

    sealed interface Issuing {}

    record IssuedLetter(UUID id, String number) implements Issuing {}

    record NotIssued(String message) implements Issuing {}

    Map<String, String> common(LoadedCase loaded, String number, LocalDate receivedOn) {
        var application = loaded.application(vault);
        var values = new HashMap<String, String>();
        values.put("申请人", application.name());
        values.put("称呼", application.kind().isNaturalPerson() ? "您" : "你单位");
        values.put("申请编号", number);
        values.put("收到日期", ChineseDate.of(receivedOn));
        values.put("申请内容", "“" + application.subject() + "”");
        return values;
    }

    /// @param withheld for 部分公开 the grounds of what is not given
    String remedy(Organ organ, Outcome outcome, Set<Outcome> withheld, LocalDate day) {
        var type = remedy.reliefType(outcome, day, withheld);
        return remedy.paragraph(type, day, reconsiderer(organ), COURT, "").orElse("");
    }

    String contact(Organ organ) {
        return organs.office(organ.id())
                .map(office -> office.name() + "，电话" + office.telephone() + "，地址" + office.address())
                .orElse(organ.name());
    }

    Issuing issue(
            Organ organ,
            LoadedCase loaded,
            String template,
            Map<String, String> values,
            LocalDate day,
            Letters.Hands hands) {
        var known = letters.templates().byId(template).orElse(null);
        if (known == null) {
            return new NotIssued("没有编号为“" + template + "”的文书范本。");
        }
        return switch (known.fill(values)) {
            case Filling.Unfilled unfilled -> new NotIssued(unfilled.message());
            case LetterText text ->
                switch (letters.issue(organ, loaded.id(), text, List.of(), day, hands)) {
                    case Letters.Unprintable(var message) -> new NotIssued(message);
                    case Letters.Issue(var id, var number) -> new IssuedLetter(id, number);
                };
        };
    }

    /// 行政复议机关（行政复议法第二十四至二十七条）：the name of the organ that hears it.
    private String reconsiderer(Organ organ) {
        return RespondentKind.reconsidererOf(organ, organs.chainAbove(organ.id()));
    }
}
