package org.yangguang.office;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.yangguang.document.MissingGlyphs;
import org.yangguang.document.PdfOutcome;
import org.yangguang.identity.Officer;
import org.yangguang.identity.Permission;
import org.yangguang.letter.Filling;
import org.yangguang.letter.LetterField;
import org.yangguang.letter.LetterTemplate;
import org.yangguang.letter.LetterText;
import org.yangguang.letter.Letters;
import org.yangguang.letter.TemplateText;
import org.yangguang.organ.Organ;
import org.yangguang.request.LetterDesk;

/// A template tried out: with the made-up case, or with one of the organ's own for those who may read it.
@Component
class TemplatePreview {

    private final Letters letters;
    private final LetterDesk desk;
    private final Clock clock;

    TemplatePreview(Letters letters, LetterDesk desk, Clock clock) {
        this.letters = letters;
        this.desk = desk;
        this.clock = clock;
    }

    /// @param number 申请编号 of a case; blank for the made-up one
    String words(Officer officer, Organ organ, LetterTemplate shipped, TemplateText text, String number) {
        return switch (filled(officer, organ, shipped, text, number)) {
            case Filling.Unfilled unfilled -> unfilled.message();
            case LetterText letter -> letters.preview(organ, letter, List.of(), LocalDate.now(clock));
        };
    }

    sealed interface Print {}

    record Printed(byte[] pdf) implements Print {}

    record NotPrinted(String message) implements Print {}

    Print pdf(Officer officer, Organ organ, LetterTemplate shipped, TemplateText text, String number) {
        return switch (filled(officer, organ, shipped, text, number)) {
            case Filling.Unfilled unfilled -> new NotPrinted(unfilled.message());
            case LetterText letter ->
                switch (letters.previewPdf(organ, letter, LocalDate.now(clock))) {
                    case PdfOutcome.PdfFile(var pdf) -> new Printed(pdf);
                    case MissingGlyphs missing -> new NotPrinted(missing.message());
                };
        };
    }

    private Filling filled(Officer officer, Organ organ, LetterTemplate shipped, TemplateText text, String number) {
        var values = new HashMap<>(LetterField.examples());
        if (!number.isBlank() && officer.may(Permission.REQUEST_READ)) {
            var found = desk.example(organ.id(), number.strip());
            if (found.isEmpty()) {
                return new Filling.Unfilled(
                        text.title(), List.of(), List.of("本机关没有编号为“" + number.strip() + "”的申请，请核对，或者留空用样例预览。"));
            }
            values.putAll(known(found.get()));
        }
        return shipped.worded(text, "预览").fill(values);
    }

    /// What the case does not say yet keeps the example, marked as such.
    private static Map<String, String> known(Map<String, String> ofCase) {
        var values = new HashMap<String, String>();
        LetterField.all().forEach(field -> values.put(field.name(), "【样例】" + field.example()));
        ofCase.forEach((name, value) -> {
            if (!value.isBlank()) {
                values.put(name, value);
            }
        });
        return values;
    }
}
