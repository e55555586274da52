package org.yangguang.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yangguang.ui.LineChart.Series;

class LineChartTest {

    @Test
    @DisplayName("没有数字的年度断开，不画成 0；数据表写无")
    void aYearWithoutAFigureIsAGap() {
        var chart =
                LineChart.of(290, List.of("2020", "2021", "2022", "2023"), List.of(series("412", "", "655", "791")));
        var line = chart.lines().getFirst();
        assertThat(line.path()).matches("M\\d+ \\d+ M\\d+ \\d+ L\\d+ \\d+");
        assertThat(line.points()).hasSize(3);
        assertThat(line.cells()).containsExactly("412", "", "655", "791");
        assertThat(chart.label()).contains("2021年无", "2023年791");
    }

    @Test
    @DisplayName("纵轴从 0 起，越大越高，不出图外")
    void theAxisBeginsAtZero() {
        var chart = LineChart.of(290, List.of("2022", "2023"), List.of(series("1", "310541")));
        assertThat(chart.ticks().getFirst().text()).isEqualTo("0");
        assertThat(Integer.parseInt(chart.ticks().getLast().text())).isGreaterThanOrEqualTo(310_541);
        var points = chart.lines().getFirst().points();
        assertThat(points.get(1).y()).isLessThan(points.get(0).y()).isPositive();
        assertThat(points).allMatch(point -> point.x() > chart.left() && point.x() < chart.width());
    }

    @Test
    @DisplayName("全为 0、只有一年、有负数都画得出")
    void unusualFigures() {
        assertThat(LineChart.of(290, List.of("2023"), List.of(series("0"))).ticks())
                .hasSize(2);
        var sinking = LineChart.of(290, List.of("2019", "2020"), List.of(series("-3", "4")));
        assertThat(sinking.ticks().getFirst().text()).startsWith("-");
        assertThat(sinking.lines().getFirst().points()).allMatch(point -> point.y() <= 164 && point.y() >= 22);
    }

    @Test
    @DisplayName("年度多时只标得下的才标数字，最后一年总是标")
    void labelsDoNotOverlap() {
        var years = java.util.stream.IntStream.rangeClosed(2008, 2023)
                .mapToObj(String::valueOf)
                .toList();
        var chart = LineChart.of(
                290,
                years,
                List.of(series(IntStream.range(0, 16).mapToObj(String::valueOf).toArray(String[]::new))));
        var points = chart.lines().getFirst().points();
        assertThat(points.getLast().text()).isEqualTo("15");
        var shown = points.stream().filter(point -> !point.text().isEmpty()).toList();
        for (int i = 1; i < shown.size(); i++) {
            assertThat(shown.get(i).x() - shown.get(i - 1).x()).isGreaterThan(30);
        }
    }

    @ParameterizedTest
    @CsvSource({"9, 5", "791, 500", "3, 1", "12, 5", "100, 50", "0, 1", "310541, 200000"})
    @DisplayName("刻度是 1、2、5 的十倍数")
    void steps(BigDecimal range, BigDecimal step) {
        assertThat(LineChart.step(range)).isEqualByComparingTo(step);
    }

    /// @param values of the years in order; an empty text where a year has none
    private static Series series(String... values) {
        var numbers = new ArrayList<@Nullable BigDecimal>();
        for (var value : values) {
            numbers.add(value.isEmpty() ? null : new BigDecimal(value));
        }
        return new Series("新收", numbers);
    }
}
