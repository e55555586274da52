package org.yangguang.publication.tally;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yangguang.publication.Figure;

/// A number of table 二 and what lies behind it.
///
/// @param value empty where it cannot be told: a month nobody entered, a ledger nobody began
/// @param documents ids of the entries counted
/// @param numbers the numbers it was made from
/// @param gaps what is missing, in Chinese; there is a value only where this is empty
/// @param remarks what a reader should know beside the value, in Chinese
public record Tallied(
        Optional<BigDecimal> value,
        List<UUID> documents,
        List<Figure> numbers,
        List<String> gaps,
        List<String> remarks) {

    public Tallied {
        documents = List.copyOf(documents);
        numbers = List.copyOf(numbers);
        gaps = List.copyOf(gaps);
        remarks = List.copyOf(remarks);
        if (value.isPresent() != gaps.isEmpty()) {
            throw new IllegalArgumentException("a value with gaps, or neither: " + value + " " + gaps);
        }
    }

    static Tallied missing(List<Figure> numbers, List<String> gaps) {
        return new Tallied(Optional.empty(), List.of(), numbers, gaps, List.of());
    }
}
