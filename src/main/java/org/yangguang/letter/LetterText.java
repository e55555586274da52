package org.yangguang.letter;

import java.util.List;

/// The words of one letter with every slot filled.
///
/// @param template id of the template, such as `REPLY_DENIED_ART16`
/// @param version version of the template, kept with the letter
/// @param basis the provisions the letter rests on
/// @param addressee empty where a letter has none, as 送达回证
public record LetterText(
        String template,
        String version,
        LetterKind kind,
        String title,
        String basis,
        String addressee,
        List<LetterPart> parts)
        implements Filling {
    public LetterText {
        parts = List.copyOf(parts);
    }
}
