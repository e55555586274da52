package org.yangguang.publication.tally;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Table 二 of an organ and a year, as of its 31 December.
public record TableTwoYear(int organId, int year, Map<TableTwoFigure, Tallied> figures) {

    public TableTwoYear {
        var all = new EnumMap<TableTwoFigure, Tallied>(TableTwoFigure.class);
        all.putAll(figures);
        if (all.size() != TableTwoFigure.values().length) {
            throw new IllegalArgumentException("not every number of table two");
        }
        figures = Map.copyOf(all);
    }

    public Tallied at(TableTwoFigure figure) {
        var found = figures.get(figure);
        if (found == null) {
            throw new IllegalStateException("no " + figure);
        }
        return found;
    }

    /// By the code of a field of the report.
    public Tallied at(String code) {
        return Arrays.stream(TableTwoFigure.values())
                .filter(f -> f.code().equals(code))
                .findFirst()
                .map(this::at)
                .orElseThrow(() -> new IllegalArgumentException("no number of table two: " + code));
    }

    public Optional<BigDecimal> value(TableTwoFigure figure) {
        return at(figure).value();
    }
}
