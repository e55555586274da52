package org.yangguang.request;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.yangguang.calendar.Calendars;
import org.yangguang.letter.LetterTemplate;
import org.yangguang.letter.LetterText;
import org.yangguang.letter.Letters;
import org.yangguang.organ.DisclosureOffice;
import org.yangguang.organ.Organs;
import org.yangguang.vault.Vault;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Puts what [LetterQuality] asks together for a draft, and keeps which findings were dismissed why.
@Component
public class ReplyQuality {
    /// Key of the draft's words; no slot of a letter.
    static final String DISMISSED = "建议不采纳";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Letters letters;
    private final Organs organs;
    private final Calendars calendars;
    private final Vault vault;

    ReplyQuality(Letters letters, Organs organs, Calendars calendars, Vault vault) {
        this.letters = letters;
        this.organs = organs;
        this.calendars = calendars;
        this.vault = vault;
    }

    /// @param values every value of the letter, by slot
    List<LetterQuality.Finding> findings(
            LoadedCase loaded,
            ReplyDraft draft,
            Set<Outcome> withheld,
            Map<String, String> values,
            LetterText text,
            LocalDate today) {
        var organ = organs.existing(loaded.submission().organ());
        var application = loaded.application(vault);
        var number = letters.upcomingNumber(organ, text.kind(), today);
        var matters = ReplyMatter.of(draft.facts());
        var outcomes = EnumSet.of(draft.outcome());
        if (!matters.isEmpty()) {
            outcomes.clear();
            matters.forEach(m -> outcomes.add(m.outcome()));
        }
        // Words kept from another outcome or letter are no part of this one.
        var typed = new HashMap<>(draft.facts());
        typed.keySet()
                .retainAll(letters.templates(organ)
                        .byId(draft.template())
                        .orElseThrow()
                        .slots());
        var clock = new StatutoryClock(calendars.of(organ.region()));
        return LetterQuality.of(
                new LetterQuality.Facts(
                        application.name(),
                        values.getOrDefault("称呼", ""),
                        values.getOrDefault("申请内容", ""),
                        loaded.state()
                                .courseSoFar()
                                .map(Course::receivedOn)
                                .orElse(loaded.submission().submittedOn()),
                        today,
                        clock.deadline(loaded.state(), today).certainDay(),
                        draft.outcome(),
                        outcomes,
                        withheld,
                        values.getOrDefault(LetterTemplate.REMEDY, ""),
                        organs.office(organ.id())
                                .map(DisclosureOffice::court)
                                .filter(court -> !court.isBlank())
                                .isPresent(),
                        number,
                        !number.isEmpty() && letters.isNumberTaken(organ, number),
                        application.identity(),
                        application.phone(),
                        typed),
                text);
    }

    static List<String> barring(List<LetterQuality.Finding> findings) {
        return findings.stream()
                .filter(f -> f.rule().level() == LetterQuality.Level.MUST)
                .map(f -> f.text().replaceFirst("。$", ""))
                .toList();
    }

    /// Why a finding was dismissed, by its key.
    public static Map<String, String> dismissed(ReplyDraft draft) {
        var kept = draft.facts().getOrDefault(DISMISSED, "");
        return kept.isBlank() ? Map.of() : JSON.readValue(kept, new TypeReference<Map<String, String>>() {});
    }

    static String with(ReplyDraft draft, String key, String reason) {
        var all = new HashMap<>(dismissed(draft));
        all.put(key, reason);
        return JSON.writeValueAsString(all);
    }
}
