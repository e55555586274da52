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
/// @param since first year reported on to which it applies, 0 for all
/// @param source where the rule comes from
/// @param rule the evaluation
public record Check(String id, String words, Level level, Set<Form> forms, int since, String source, Rule rule) {
    public Check {
        forms = Set.copyOf(forms);
    }

    Check(String id, String words, Level level, Set<Form> forms, String source, Rule rule) {
        this(id, words, level, forms, 0, source, rule);
    }

    /// Looks at a report on behalf of a check.
    interface Rule extends BiFunction<Check, Examined, Answer> {}

    /// The same check for reports of a year and later.
    Check since(int year) {
        return new Check(id, words, level, forms, year, source, rule);
    }

    Answer on(Examined examined) {
        if (since > 0 && examined.report().year() == 0) {
            return new Answer.CannotTell("不知道报告年度");
        }
        return rule.apply(this, examined);
    }

    /// Whether the form and the year of a report come under the check; an unknown year may.
    public boolean appliesTo(Form form, int year) {
        return forms.contains(form) && (year == 0 || year >= since);
    }

    /// A rule that only collects what it finds.
    static Rule finding(BiFunction<Check, Examined, List<Finding>> collect) {
        return (check, examined) -> Answer.of(new ArrayList<>(collect.apply(check, examined)));
    }
}
