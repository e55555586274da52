package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/// A specimen printed in some layout, and how much of it came back.
///
/// @param strict whether the layout keeps every cell; where it does not, a cell may also be
///     unknown
record Variant(Specimen specimen, byte[] content, boolean strict) {

    /// @param cells cells looked at
    /// @param wrong cells with another value than printed, or unknown without need
    /// @param mistakes each wrong cell, and what else was wrong
    record Score(int cells, int wrong, List<String> mistakes) {
        Score plus(Score other) {
            var all = new ArrayList<>(mistakes);
            all.addAll(other.mistakes);
            return new Score(cells + other.cells, wrong + other.wrong, all);
        }

        static final Score NONE = new Score(0, 0, List.of());
    }

    Score score() {
        var mistakes = new ArrayList<String>();
        var expected = specimen.expected();
        var reading = new ReportReader().read(content, "report");
        if (!(reading instanceof Reading.Read(var report, var notes))) {
            return new Score(expected.size(), expected.size(), List.of("not read: " + reading));
        }
        var read = Specimen.read(report, specimen);
        expected.forEach((path, value) -> {
            var got = read.getOrDefault(path, java.util.Optional.empty());
            boolean same = value.isPresent() == got.isPresent()
                    && (value.isEmpty() || value.get().compareTo(got.orElseThrow()) == 0);
            if (!same && (strict || got.isPresent())) {
                mistakes.add(path + ": printed " + value.map(Object::toString).orElse("nothing") + ", read "
                        + got.map(Object::toString).orElse("nothing"));
            }
        });
        int wrong = mistakes.size();
        if (report.form() != specimen.form) {
            mistakes.add("form: " + report.form());
        }
        if (!specimen.onlyTables && report.year() != specimen.year) {
            mistakes.add("year: " + report.year() + " of " + specimen.title);
        }
        if (!specimen.onlyTables && !report.organ().equals(specimen.organ)) {
            mistakes.add("organ: " + report.organ() + " of " + specimen.title);
        }
        return new Score(expected.size(), wrong, mistakes);
    }

    static Score score(LongFunction<Variant> dimension, long seeds) {
        var score = Score.NONE;
        for (long seed = 1; seed <= seeds; seed++) {
            long at = seed;
            var one = dimension.apply(seed).score();
            score = score.plus(new Score(
                    one.cells,
                    one.wrong,
                    one.mistakes.stream().map(m -> "seed " + at + " " + m).toList()));
        }
        return score;
    }
}
