package org.yangguang.annual.prose;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.LiveField;
import org.yangguang.annual.ProsePart;
import org.yangguang.report.prose.ProseFacts;
import org.yangguang.report.prose.Stated;

/// A number typed into the text that the tables count: it would not follow when the table changes.
///
/// @param at where the number with its unit stands in the source
/// @param printed as it stands
/// @param words what tells what it counts
/// @param unit its counting word
/// @param field the live field that holds the count
/// @param agrees whether the number is the field's value at present
public record HandFigure(
        PrintedText.Range at, String printed, String words, String unit, LiveField field, boolean agrees) {

    /// The parts in which the form asks for the counts; elsewhere other years and examples are spoken of.
    private static boolean isAsked(ProsePart part) {
        return part.section() == 1;
    }

    public static List<HandFigure> in(AnnualWork work) {
        var text = PrintedText.of(work);
        var figures = new ArrayList<HandFigure>();
        for (var stated : ProseFacts.numbers(work.report())) {
            figure(work, text, stated).ifPresent(figures::add);
        }
        return figures;
    }

    static Optional<HandFigure> figure(AnnualWork work, PrintedText text, Stated stated) {
        var line = text.line(stated.passage());
        int from = stated.passage().offset();
        int to = from + stated.printed().length();
        if (line.isEmpty()
                || !isAsked(line.get().part())
                || to > line.get().printed().length()) {
            return Optional.empty();
        }
        for (int at = from; at < to; at++) {
            if (line.get().isLive(at)) {
                return Optional.empty();
            }
        }
        return FieldNames.of(stated.counts(), stated.unit(), work.fields())
                .map(field -> new HandFigure(
                        line.get().range(from, to),
                        stated.printed(),
                        stated.passage().words(),
                        stated.unit(),
                        field,
                        new BigDecimal(field.value()).compareTo(stated.value()) == 0));
    }

    /// The passage with the live field in place of the number.
    public Rewriting rewriting(AnnualWork work) {
        return Rewriting.of(work, at, "{{" + field.name() + "}}" + unit, "按表改写")
                .orElseThrow(() -> new IllegalStateException("a figure outside its passage"));
    }
}
