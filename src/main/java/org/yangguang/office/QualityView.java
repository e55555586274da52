package org.yangguang.office;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yangguang.letter.LetterField;
import org.yangguang.request.CountedOutcome;
import org.yangguang.request.LetterQuality;
import org.yangguang.request.ReplyDraft;
import org.yangguang.request.ReplyMatter;
import org.yangguang.request.ReplyQuality;

/// What the case page shows of a reply beside its fields: the findings, and the matters it answers.
///
/// @param lines of findings, those that bar submission first; empty where nothing was found or checked
/// @param checked whether the letter is far enough to be checked
/// @param counted the outcome several matters count as; empty for a reply of one
public record QualityView(
        List<Line> lines, boolean checked, List<ReplyMatter> matters, Optional<CountedOutcome> counted) {

    /// @param dismissed why it was not taken up; empty if it was not dismissed
    public record Line(LetterQuality.Finding finding, String dismissed) {
        public boolean bars() {
            return finding.rule().level() == LetterQuality.Level.MUST;
        }

        /// `y` for dismissed, `n` for one that bars, `w` else.
        public String look() {
            return bars() ? "n" : dismissed.isEmpty() ? "w" : "y";
        }

        /// The field of the editor where the words stand; empty if it is none.
        public String anchor() {
            return finding.place().isEmpty()
                            || LetterField.named(finding.place()).isEmpty()
                    ? ""
                    : "#slot-" + finding.place();
        }
    }

    static QualityView of(
            Optional<ReplyDraft> draft,
            List<LetterQuality.Finding> findings,
            boolean checked,
            Optional<CountedOutcome> counted) {
        var dismissed = draft.map(ReplyQuality::dismissed).orElse(Map.of());
        return new QualityView(
                findings.stream()
                        .map(f -> new Line(f, dismissed.getOrDefault(f.key(), "")))
                        .sorted(Comparator.comparing((Line line) -> !line.bars()))
                        .toList(),
                checked,
                draft.map(d -> ReplyMatter.of(d.facts())).orElse(List.of()),
                counted);
    }

    public boolean isSeveral() {
        return matters.size() > 1;
    }
}
