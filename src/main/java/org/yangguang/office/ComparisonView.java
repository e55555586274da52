package org.yangguang.office;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.yangguang.annual.Figures;
import org.yangguang.annual.sum.Item;
import org.yangguang.annual.sum.Outliers;
import org.yangguang.annual.sum.SumPart.Role;

/// Organs, regions or years beside each other by one item.
///
/// @param chart the largest, or the years in order
/// @param line points of a line over the years; empty elsewhere
/// @param lines everything, those that stand out first
/// @param outcomes how the requests of the whole ended
/// @param late share of requests that were late, the worst first
public record ComparisonView(
        By by, Item item, Chart chart, String line, List<Line> lines, int strange, Chart outcomes, List<Bar> late) {

    static final String RULE =
            "本年与上年之比取对数（占比取差），减去全部机关的中位数，再以中位数绝对偏差（MAD）为单位，乘 0.6745；" + "绝对值超过 3.5 的标出。两年都少于 10 件的、不足 8 个机关的不判断。";

    private static final int SHOWN = 6;

    /// What is compared.
    public enum By {
        ORGANS("机关"),
        REGIONS("地区"),
        YEARS("年度");

        private final String label;

        By(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        boolean takes(Role role) {
            return switch (role) {
                case OWN, ORGAN -> this == ORGANS;
                case SUM, REPORT -> this == REGIONS;
                case ENDED, VERTICAL -> false;
            };
        }

        static By of(String text) {
            return java.util.Arrays.stream(values())
                    .filter(b -> b.name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElse(ORGANS);
        }
    }

    record Compared(String name, Optional<BigDecimal> now, Optional<BigDecimal> before) {}

    /// @param distance from the median change; empty where it cannot be judged
    public record Line(String name, String now, String before, String change, String distance, boolean strange) {}

    public record Bar(String label, String value, BigDecimal width) {}

    /// @param caption the finding
    public record Chart(String caption, String unit, List<Bar> bars) {}

    static ComparisonView of(By by, Item item, List<Compared> rows, Optional<Figures> whole, List<Compared> late) {
        var distances = by == By.YEARS
                ? java.util.Map.<String, Double>of()
                : Outliers.distances(
                        rows.stream()
                                .map(row -> new Outliers.Pair(row.name(), row.now(), row.before()))
                                .toList(),
                        item.isShare());
        var lines = rows.stream()
                .map(row -> line(item, row, Optional.ofNullable(distances.get(row.name()))))
                .sorted(by == By.YEARS ? (_, _) -> 0 : Comparator.comparing((Line l) -> !l.strange()))
                .toList();
        var ordered = by == By.YEARS
                ? rows.reversed()
                : rows.stream()
                        .filter(row -> row.now().isPresent())
                        .sorted(Comparator.comparing((Compared row) -> row.now().orElse(BigDecimal.ZERO))
                                .reversed())
                        .toList();
        return new ComparisonView(
                by,
                item,
                chart(by, item, ordered),
                by == By.YEARS ? points(ordered) : "",
                lines,
                (int) lines.stream().filter(Line::strange).count(),
                outcomes(whole),
                bars(
                        late.stream()
                                .sorted(Comparator.comparing(
                                                (Compared row) -> row.now().orElse(BigDecimal.ZERO))
                                        .reversed())
                                .limit(SHOWN)
                                .toList(),
                        "%"));
    }

    private static Line line(Item item, Compared row, Optional<Double> distance) {
        var change = row.now().flatMap(now -> row.before().map(before -> change(item, now, before)));
        return new Line(
                row.name(),
                text(row.now()),
                text(row.before()),
                change.orElse("—"),
                distance.map(d -> String.format(Locale.ROOT, "%+.1f", d)).orElse("—"),
                distance.filter(d -> Math.abs(d) > Outliers.LIMIT).isPresent());
    }

    private static String change(Item item, BigDecimal now, BigDecimal before) {
        if (item.isShare()) {
            return signed(now.subtract(before)) + " 个百分点";
        }
        return before.signum() == 0
                ? "—"
                : signed(now.subtract(before).multiply(BigDecimal.valueOf(100)).divide(before, 1, RoundingMode.HALF_UP))
                        + "%";
    }

    private static String signed(BigDecimal value) {
        return (value.signum() > 0 ? "+" : "") + value.toPlainString();
    }

    private static String text(Optional<BigDecimal> value) {
        return value.map(BigDecimal::toPlainString).orElse("—");
    }

    /// At most six and the rest as one; of shares there is no rest.
    private static Chart chart(By by, Item item, List<Compared> rows) {
        if (rows.stream().noneMatch(row -> row.now().isPresent())) {
            return new Chart("没有可以比较的数", item.unit(), List.of());
        }
        if (by == By.YEARS) {
            return new Chart(item.label() + "：历年", "单位：" + item.unit(), bars(rows, item.unit()));
        }
        var shown = new ArrayList<>(rows.stream().limit(SHOWN).toList());
        int rest = rows.size() - shown.size();
        if (rest > 0 && !item.isShare()) {
            shown.add(new Compared(
                    "其他 " + rest + " 个" + by.label(),
                    Optional.of(rows.stream()
                            .skip(SHOWN)
                            .map(row -> row.now().orElse(BigDecimal.ZERO))
                            .reduce(BigDecimal.ZERO, BigDecimal::add)),
                    Optional.empty()));
        }
        var first = rows.getFirst();
        if (first.now().orElse(BigDecimal.ZERO).signum() == 0) {
            return new Chart(item.label() + "都为 0", "单位：" + item.unit(), bars(shown, item.unit()));
        }
        return new Chart(
                "%s%s最%s，%s %s"
                        .formatted(
                                first.name(), item.label(), item.isShare() ? "高" : "多", text(first.now()), item.unit()),
                "单位：" + item.unit() + (rest > 0 && item.isShare() ? "，只列前 " + SHOWN + " 个" : ""),
                bars(shown, item.unit()));
    }

    private static List<Bar> bars(List<Compared> rows, String unit) {
        var most = rows.stream()
                .flatMap(row -> row.now().stream())
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
        return rows.stream()
                .map(row -> new Bar(
                        row.name(),
                        text(row.now()) + (unit.equals("%") && row.now().isPresent() ? "%" : ""),
                        most.signum() <= 0
                                ? BigDecimal.ZERO
                                : row.now()
                                        .orElse(BigDecimal.ZERO)
                                        .max(BigDecimal.ZERO)
                                        .multiply(BigDecimal.valueOf(100))
                                        .divide(most, 1, RoundingMode.HALF_UP)))
                .toList();
    }

    /// Of a line in a box of 600 by 120, from the first year to the last; it starts at 0.
    private static String points(List<Compared> rows) {
        var bars = bars(rows, "");
        if (bars.size() < 2) {
            return "";
        }
        return IntStream.range(0, bars.size())
                .mapToObj(i -> "%d,%s"
                        .formatted(
                                20 + 560 * i / (bars.size() - 1),
                                BigDecimal.valueOf(110)
                                        .subtract(bars.get(i).width())
                                        .toPlainString()))
                .collect(Collectors.joining(" "));
    }

    private static Chart outcomes(Optional<Figures> whole) {
        var rows = Item.OUTCOMES.stream()
                .map(item -> new Compared(item.label().replace("率", ""), whole.flatMap(item::value), Optional.empty()))
                .toList();
        var most = rows.stream()
                .filter(row -> row.now().isPresent())
                .max(Comparator.comparing(row -> row.now().orElse(BigDecimal.ZERO)));
        return new Chart(
                most.map(row -> "“" + row.name() + "”最多，占 " + text(row.now()) + "%")
                        .orElse("没有办结的申请"),
                "占办理总计，%",
                most.isEmpty() ? List.of() : bars(rows, "%"));
    }

    List<List<String>> rows() {
        return lines.stream()
                .map(line -> List.of(
                        line.name(),
                        line.now(),
                        line.before(),
                        line.change(),
                        line.distance(),
                        line.strange() ? "偏离" : ""))
                .toList();
    }
}
