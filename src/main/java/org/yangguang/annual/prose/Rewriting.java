package org.yangguang.annual.prose;

import java.util.Optional;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.ProsePart;

/// A passage as it would be with one change, shown before anything is changed.
///
/// @param label what the button says
/// @param after the whole passage, live fields and all
public record Rewriting(ProsePart part, String label, String after) {

    /// Puts other words where a range stands; empty if the passage is not so long.
    static Optional<Rewriting> of(AnnualWork work, PrintedText.Range at, String words, String label) {
        var saved = work.prose().get(at.part());
        if (saved == null || at.to() > saved.text().length()) {
            return Optional.empty();
        }
        var text = saved.text();
        return Optional.of(
                new Rewriting(at.part(), label, text.substring(0, at.from()) + words + text.substring(at.to())));
    }
}
