package org.yangguang.report.checking;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.Cell;
import org.yangguang.report.prose.Passage;

/// One thing a check found wrong, or wants to know.
///
/// @param ruleId the check, such as `T3-02`; never renamed
/// @param code the word for machines: `T3.ROW_SUM`, `T3.COL_SUM`, `T3.BALANCE`, `T4.SUM` for
///     sums, else the rule id
/// @param where row, column or group code, cell path, or part of the report (`title`,
///     `section1`)
/// @param text Chinese: what is wrong, where and why, with both numbers and their difference
/// @param formula both sides as data, where numbers disagree
/// @param remedy the likeliest wrong cell and what should stand there, where that can be said
/// @param proposed the one value that would put it right, if one follows
/// @param passage where in the text, if it is about words
/// @param place where it stood in the file, if it was read from one
public record Finding(
        String ruleId,
        Level level,
        Manner manner,
        String code,
        String where,
        String text,
        @Nullable Formula formula,
        @Nullable Remedy remedy,
        @Nullable BigDecimal proposed,
        @Nullable Passage passage,
        Cell.@Nullable Place place) {

    /// Whether something is wrong or only may be.
    public enum Manner {
        STATES,
        /// Two readings are possible, for instance two populations counted; the organ is asked.
        ASKS
    }

    public Finding(
            String ruleId,
            Level level,
            String code,
            String where,
            String text,
            @Nullable BigDecimal proposed,
            Cell.@Nullable Place place) {
        this(ruleId, level, Manner.STATES, code, where, text, null, null, proposed, null, place);
    }

    /// A finding about words.
    static Finding of(Check check, String where, String text) {
        return new Finding(check.id(), check.level(), check.id(), where, text, null, null);
    }

    /// A finding about words at a known place.
    static Finding of(Check check, Passage passage, String text) {
        return of(check, passage.part() == 0 ? "text" : "section" + passage.ordinal(), text)
                .at(passage);
    }

    Finding asking() {
        return new Finding(ruleId, level, Manner.ASKS, code, where, text, formula, remedy, proposed, passage, place);
    }

    Finding with(Formula formula) {
        return new Finding(ruleId, level, manner, code, where, text, formula, remedy, proposed, passage, place);
    }

    /// What is proposed follows from the remedy when it is one change.
    Finding with(@Nullable Remedy remedy) {
        var only = remedy != null && remedy.changes().size() == 1
                ? remedy.changes().getFirst().value()
                : null;
        return new Finding(ruleId, level, manner, code, where, text, formula, remedy, only, passage, place);
    }

    Finding at(@Nullable Passage passage) {
        return new Finding(ruleId, level, manner, code, where, text, formula, remedy, proposed, passage, place);
    }

    /// The text names every value already.
    private boolean isSaid(Remedy remedy) {
        return text.contains("应")
                && remedy.changes().stream()
                        .allMatch(change -> text.contains(" " + change.value().toPlainString()));
    }

    /// The formula and the proposal as sentences for people; empty when the text says it all.
    public List<String> details() {
        var formulaWords = formula == null ? "" : formula.words();
        var remedyWords = remedy == null || isSaid(remedy) ? "" : remedy.words();
        return java.util.stream.Stream.of(formulaWords, remedyWords)
                .filter(words -> !words.isEmpty() && !text.contains(words))
                .toList();
    }
}
