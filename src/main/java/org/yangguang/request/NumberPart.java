package org.yangguang.request;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A part of an application number as somebody types it: `档案-2025`, `2025-004`, `25-0042`, `42`. It is
/// looked for as the beginning of a number, as years and as ranges of serials: all of them an index finds,
/// and under row security too, since comparing them tells nothing of rows out of sight.
///
/// @param prefix how the number begins; empty if only its end is told
/// @param years any of these; empty if any year will do
/// @param serials any of these; empty if any serial will do
/// @param orYear four digits may be a year as well
record NumberPart(String prefix, List<Integer> years, List<Serials> serials, Optional<Integer> orYear) {

    private static final Pattern FROM_ORGAN = Pattern.compile("(.*\\p{IsHan}[^-]*)-(\\d{0,4})(?:-(\\d{0,9}))?");
    private static final Pattern FROM_YEAR = Pattern.compile("(\\d{1,4})-(\\d{0,9})");
    private static final Pattern SERIAL = Pattern.compile("-?(\\d{1,9})");
    private static final int DIGITS = 4;
    private static final int MOST_DIGITS = 7;

    record Serials(int from, int to) {}

    /// Empty for what cannot be part of a number, and so is a name.
    static Optional<NumberPart> of(String words) {
        var text = Normalizer.normalize(words, Normalizer.Form.NFKC).strip().replaceAll("[‐-―−]", "-");
        var whole = FROM_ORGAN.matcher(text);
        if (whole.matches()) {
            boolean year = whole.group(2).length() == DIGITS;
            return Optional.of(new NumberPart(
                    text,
                    year ? List.of(Integer.valueOf(whole.group(2))) : List.of(),
                    year && whole.group(3) != null ? printedFrom(whole.group(3)) : List.of(),
                    Optional.empty()));
        }
        var end = FROM_YEAR.matcher(text);
        if (end.matches()) {
            return Optional.of(
                    new NumberPart("", yearsEnding(end.group(1)), printedFrom(end.group(2)), Optional.empty()));
        }
        var serial = SERIAL.matcher(text);
        if (serial.matches()) {
            var digits = serial.group(1);
            var year = text.length() == DIGITS ? Optional.of(Integer.valueOf(digits)) : Optional.<Integer>empty();
            return Optional.of(new NumberPart("", List.of(), printedFrom(digits), year));
        }
        return Optional.empty();
    }

    private static List<Integer> yearsEnding(String digits) {
        return digits.length() == DIGITS
                ? List.of(Integer.valueOf(digits))
                : IntStream.range(2000, 2100)
                        .filter(year -> String.valueOf(year).endsWith(digits))
                        .boxed()
                        .toList();
    }

    /// The same as a condition on `c`. All it writes out are integers; the prefix is a parameter.
    String condition() {
        var all = new ArrayList<String>();
        if (!prefix.isEmpty()) {
            all.add("starts_with(c.number, :numberPrefix)");
        }
        if (!years.isEmpty()) {
            all.add(years.stream().map(String::valueOf).collect(Collectors.joining(", ", "c.year in (", ")")));
        }
        if (!serials.isEmpty()) {
            var any = serials.stream()
                    .map(range -> "c.serial between " + range.from() + " and " + range.to())
                    .collect(Collectors.joining(" or "));
            all.add("(" + any + orYear.map(year -> " or c.year = " + year).orElse("") + ")");
        }
        return String.join(" and ", all);
    }

    /// The serials that begin with these digits as they are printed, with four digits at least, and the
    /// one that is these digits.
    private static List<Serials> printedFrom(String digits) {
        if (digits.isEmpty()) {
            return List.of();
        }
        var ranges = new ArrayList<Serials>();
        int value = Integer.parseInt(digits);
        if (!digits.startsWith("0") || digits.length() >= DIGITS) {
            ranges.add(new Serials(value, value));
        }
        int most = digits.startsWith("0") ? DIGITS : MOST_DIGITS;
        for (int length = Math.max(DIGITS, digits.length() + 1); length <= most; length++) {
            int step = (int) Math.pow(10, length - digits.length());
            ranges.add(new Serials(value * step, value * step + step - 1));
        }
        return ranges;
    }
}
