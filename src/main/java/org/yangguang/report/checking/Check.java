package org.yangguang.report.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.yangguang.report.Form;

/// One check of the report.
///
/// @param id never changes, is never given to another check
/// @param words what must hold, in the form's words
/// @param forms the forms it applies to
/// @param rule the evaluation
public record Check(String id, String words, Level level, Set<Form> forms, Rule rule) {
    public Check {
        forms = Set.copyOf(forms);
    }

    /// Looks at a report on behalf of a check.
    interface Rule extends BiFunction<Check, Examined, Answer> {}

    Answer on(Examined examined) {
        return rule.apply(this, examined);
    }

    boolean appliesTo(Form form) {
        return forms.contains(form);
    }

    /// A rule that only collects what it finds.
    static Rule finding(BiFunction<Check, Examined, List<Finding>> collect) {
        return (check, examined) -> Answer.of(new ArrayList<>(collect.apply(check, examined)));
    }
}
