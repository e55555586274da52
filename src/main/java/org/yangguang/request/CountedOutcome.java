package org.yangguang.request;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The one row of table 三 under which a reply of several matters counts, and why. 国办公开办函〔2021〕
/// 30号：
/// 区分处理的，只计“部分公开”这一情形，不计其他情形.
///
/// @param reason as told to the drafter
/// @param choices outcomes among which the drafter may choose; one where there is no choice
public record CountedOutcome(Outcome outcome, String reason, List<Outcome> choices) {

    /// How several refusals without any grant are counted, where nobody chose. The form does not say; an
    /// office sets it.
    public enum Rule {
        FIRST_IN_TABLE("按表三的次序，取在前的一种"),
        MOST_MATTERS("取事项最多的一种，同数的取表三在前的");

        private final String label;

        Rule(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// @param outcomes of the matters, at least one
    /// @param chosen by the drafter among the outcomes there are; else ignored
    public static CountedOutcome of(Collection<Outcome> outcomes, Rule rule, Optional<Outcome> chosen) {
        var kinds = EnumSet.copyOf(outcomes);
        if (kinds.contains(Outcome.PARTIALLY_GRANTED) || kinds.contains(Outcome.GRANTED) && kinds.size() > 1) {
            return only(Outcome.PARTIALLY_GRANTED, "有的事项公开、有的没有公开，按“区分处理的，只计这一情形，不计其他情形”计入部分公开。");
        }
        if (kinds.size() == 1) {
            var one = kinds.iterator().next();
            return only(one, "各事项的处理决定相同。");
        }
        var picked = chosen.filter(kinds::contains);
        if (picked.isPresent()) {
            return new CountedOutcome(picked.get(), "没有公开任何事项，处理决定不止一种，由拟稿人在其中选定计入的一种。", inOrder(kinds));
        }
        var derived = switch (rule) {
            case FIRST_IN_TABLE -> kinds.iterator().next();
            case MOST_MATTERS -> most(outcomes);
        };
        return new CountedOutcome(derived, "没有公开任何事项，处理决定不止一种：" + rule.label() + "。", inOrder(kinds));
    }

    private static CountedOutcome only(Outcome outcome, String reason) {
        return new CountedOutcome(outcome, reason, List.of(outcome));
    }

    private static List<Outcome> inOrder(Set<Outcome> kinds) {
        return List.copyOf(kinds);
    }

    private static Outcome most(Collection<Outcome> outcomes) {
        var counts = outcomes.stream().collect(Collectors.groupingBy(o -> o, Collectors.counting()));
        return counts.entrySet().stream()
                .min(Comparator.comparing((java.util.Map.Entry<Outcome, Long> e) -> -e.getValue())
                        .thenComparing(java.util.Map.Entry::getKey))
                .orElseThrow()
                .getKey();
    }
}
