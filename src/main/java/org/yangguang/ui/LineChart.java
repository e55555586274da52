package org.yangguang.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Figures over years as lines, worked out on the server: the page shows an SVG and the table it is drawn
/// from. A year without a figure is a gap in its line, never a zero.
///
/// @param label what the picture says, for those who cannot see it
/// @param ticks of the upright axis, which begins at 0 unless a figure is below
/// @param columns the years with their place
/// @param lines one or two
public record LineChart(
        String label, int width, int height, int left, List<Tick> ticks, List<Column> columns, List<Line> lines) {

    /// What is drawn: a name and a value for each year, null where there is none.
    public record Series(String name, List<@Nullable BigDecimal> values) {}

    public record Tick(String text, int y) {}

    public record Column(String text, int x) {}

    /// @param path of the SVG
    /// @param cells the values as the table prints them
    public record Line(String name, String path, List<Point> points, List<String> cells) {}

    /// @param text empty where the picture has no room for it
    public record Point(int x, int y, String text) {}

    private static final int TOP = 22;
    private static final int HEIGHT = 190;
    private static final int BOTTOM = HEIGHT - 26;
    private static final int RIGHT = 24;
    private static final int DIGIT = 8;
    private static final int ROOM = 46;

    /// @param columns names of the places on the level axis
    /// @param series each with a value for every column
    public static LineChart of(int width, List<String> columns, List<Series> series) {
        var known = series.stream()
                .flatMap(one -> one.values().stream().flatMap(value -> Optional.ofNullable(value).stream()))
                .toList();
        var most = known.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
        var least = known.stream().reduce(BigDecimal.ZERO, BigDecimal::min);
        var step = step(most.subtract(least));
        var floor = least.divide(step, 0, RoundingMode.FLOOR).multiply(step);
        var ticks = new ArrayList<BigDecimal>();
        for (var at = floor; ticks.isEmpty() || ticks.getLast().compareTo(most) < 0; at = at.add(step)) {
            ticks.add(at);
        }
        var ceiling = ticks.size() == 1 ? floor.add(step) : ticks.getLast();
        if (ticks.size() == 1) {
            ticks.add(ceiling);
        }
        int left = 12
                + DIGIT
                        * ticks.stream()
                                .mapToInt(t -> t.toPlainString().length())
                                .max()
                                .orElse(1);
        var places = IntStream.range(0, columns.size())
                .mapToObj(i -> new Column(columns.get(i), x(i, columns.size(), left, width)))
                .toList();
        var lines =
                series.stream().map(one -> line(one, places, floor, ceiling)).toList();
        return new LineChart(
                label(columns, series),
                width,
                HEIGHT,
                left,
                ticks.stream()
                        .map(t -> new Tick(t.toPlainString(), y(t, floor, ceiling)))
                        .toList(),
                places,
                lines);
    }

    private static Line line(Series series, List<Column> columns, BigDecimal floor, BigDecimal ceiling) {
        var points = new ArrayList<Point>();
        var path = new StringJoiner(" ");
        boolean pen = false;
        int every = Math.max(1, (columns.size() * ROOM + room(columns) - 1) / room(columns));
        for (int i = 0; i < columns.size(); i++) {
            var value = series.values().get(i);
            if (value == null) {
                pen = false;
                continue;
            }
            int x = columns.get(i).x();
            int y = y(value, floor, ceiling);
            path.add((pen ? "L" : "M") + x + " " + y);
            pen = true;
            boolean shown = (columns.size() - 1 - i) % every == 0;
            points.add(new Point(x, y, shown ? value.toPlainString() : ""));
        }
        var cells = series.values().stream()
                .map(value -> value == null ? "" : value.toPlainString())
                .toList();
        return new Line(series.name(), path.toString(), points, cells);
    }

    /// Width between the first and the last year, and of one label more.
    private static int room(List<Column> columns) {
        return columns.getLast().x() - columns.getFirst().x() + ROOM;
    }

    private static int x(int i, int count, int left, int width) {
        int first = left + 14;
        int last = width - RIGHT;
        return count == 1 ? (first + last) / 2 : first + (last - first) * i / (count - 1);
    }

    private static int y(BigDecimal value, BigDecimal floor, BigDecimal ceiling) {
        var share = value.subtract(floor).divide(ceiling.subtract(floor), 4, RoundingMode.HALF_UP);
        return BOTTOM - share.multiply(BigDecimal.valueOf((long) BOTTOM - TOP)).intValue();
    }

    /// 1, 2 or 5 times a power of ten, so that about three steps cover the range.
    static BigDecimal step(BigDecimal range) {
        if (range.signum() == 0) {
            return BigDecimal.ONE;
        }
        var third = range.divide(BigDecimal.valueOf(3), 6, RoundingMode.CEILING);
        int magnitude = third.precision() - third.scale() - 1;
        var power = BigDecimal.ONE.scaleByPowerOfTen(magnitude);
        for (int factor : new int[] {1, 2, 5, 10}) {
            var step = power.multiply(BigDecimal.valueOf(factor));
            if (step.compareTo(third) >= 0) {
                return new BigDecimal(step.stripTrailingZeros().toPlainString());
            }
        }
        throw new IllegalStateException("no step for " + range);
    }

    private static String label(List<String> columns, List<Series> series) {
        return "折线图："
                + series.stream()
                        .map(one -> one.name()
                                + IntStream.range(0, columns.size())
                                        .mapToObj(i -> columns.get(i)
                                                + "年"
                                                + (one.values().get(i) == null
                                                        ? "无"
                                                        : one.values().get(i).toPlainString()))
                                        .collect(Collectors.joining("，")))
                        .collect(Collectors.joining("；"));
    }
}
