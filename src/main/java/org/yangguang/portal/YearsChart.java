package org.yangguang.portal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.published.FigureItem;
import org.yangguang.report.published.PublishedReports.YearFigure;
import org.yangguang.ui.LineChart;
import org.yangguang.ui.LineChart.Series;

/// 历年趋势 of one organ: what came in and what was carried over, as its reports print it.
///
/// @param caption the finding
public record YearsChart(String caption, LineChart chart) {

    static final FigureItem NEW = FigureItem.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.TOTAL);
    static final FigureItem CARRIED = FigureItem.of(TableThreeRow.CARRIED_OUT, ApplicantColumn.TOTAL);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal SMALL = BigDecimal.TEN;

    /// @return nothing where fewer than two years say how many came in
    static Optional<YearsChart> of(List<YearFigure> figures) {
        var received = values(figures, NEW);
        var known = received.entrySet().stream()
                .filter(e -> e.getValue().isPresent())
                .map(Map.Entry::getKey)
                .toList();
        if (known.size() < 2) {
            return Optional.empty();
        }
        var carried = values(figures, CARRIED);
        var years = new ArrayList<Integer>();
        for (int year = received.firstKey(); year <= received.lastKey(); year++) {
            years.add(year);
        }
        var chart = LineChart.of(
                290,
                years.stream().map(String::valueOf).toList(),
                List.of(series("本年新收", years, received), series("结转下年", years, carried)));
        int first = known.getFirst();
        return Optional.of(new YearsChart(
                caption(
                        first,
                        Objects.requireNonNull(received.get(first)).orElseThrow(),
                        Objects.requireNonNull(received.get(known.getLast())).orElseThrow()),
                chart));
    }

    private static String caption(int first, BigDecimal from, BigDecimal to) {
        if (from.compareTo(to) == 0) {
            return "新收申请与 %d 年相同".formatted(first);
        }
        var word = to.compareTo(from) > 0 ? "增长" : "下降";
        var difference = to.subtract(from).abs();
        // Three instead of two is no rise of 50 per cent worth saying.
        return from.compareTo(SMALL) < 0
                ? "新收申请比 %d 年%s %s 件".formatted(first, to.compareTo(from) > 0 ? "多" : "少", difference.toPlainString())
                : "新收申请 %d 年以来%s %s%%"
                        .formatted(
                                first,
                                word,
                                difference
                                        .multiply(HUNDRED)
                                        .divide(from, 0, RoundingMode.HALF_UP)
                                        .toPlainString());
    }

    private static TreeMap<Integer, Optional<BigDecimal>> values(List<YearFigure> figures, FigureItem item) {
        var values = new TreeMap<Integer, Optional<BigDecimal>>();
        figures.stream()
                .filter(figure -> figure.item().equals(item))
                .forEach(figure -> values.put(figure.year(), Optional.ofNullable(figure.value())));
        return values;
    }

    private static Series series(String name, List<Integer> years, Map<Integer, Optional<BigDecimal>> values) {
        var list = new ArrayList<@Nullable BigDecimal>();
        for (var year : years) {
            list.add(values.getOrDefault(year, Optional.empty()).orElse(null));
        }
        return new Series(name, list);
    }
}
