package org.yangguang.opendata;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.yangguang.opendata.Explored.Outcomes;
import org.yangguang.opendata.Explored.Slice;
import org.yangguang.opendata.Explored.Stack;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.TableThreeRow.Group;
import org.yangguang.report.published.FigureItem;

/// How the results of table 三 are distributed, for all together and for some organs. Who leaves one of the
/// results blank is not drawn: a share of an unknown whole is no share.
final class OutcomeShares {

    /// The results as they are drawn: what is rare stands together.
    private static final Map<String, List<Group>> NAMES = names();

    static final List<FigureItem> ITEMS = NAMES.values().stream()
            .flatMap(List::stream)
            .map(group -> FigureItem.of(group, ApplicantColumn.TOTAL))
            .toList();

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private OutcomeShares() {}

    private static Map<String, List<Group>> names() {
        var names = new LinkedHashMap<String, List<Group>>();
        names.put("予以公开", List.of(Group.GRANTED));
        names.put("部分公开", List.of(Group.PARTIAL));
        names.put("不予公开", List.of(Group.DENIED));
        names.put("无法提供", List.of(Group.UNAVAILABLE));
        names.put("不予处理及其他", List.of(Group.NOT_PROCESSED, Group.OTHER));
        return names;
    }

    /// @param figures by name of whose they are, then by code of the item; the first is all together
    static Optional<Outcomes> of(Map<String, Map<String, BigDecimal>> figures) {
        var stacks = new ArrayList<Stack>();
        figures.forEach((name, values) -> stack(name, values).ifPresent(stacks::add));
        if (stacks.isEmpty()) {
            return Optional.empty();
        }
        var first = stacks.getFirst();
        return Optional.of(new Outcomes(
                first.name() + "的申请 " + first.granted().toPlainString() + "% 予以公开",
                List.copyOf(NAMES.keySet()),
                stacks));
    }

    private static Optional<Stack> stack(String name, Map<String, BigDecimal> values) {
        var counts = new ArrayList<BigDecimal>();
        for (var groups : NAMES.values()) {
            var count = count(groups, values);
            if (count == null) {
                return Optional.empty();
            }
            counts.add(count);
        }
        var all = counts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (all.signum() <= 0) {
            return Optional.empty();
        }
        var slices = new ArrayList<Slice>();
        var label = new StringJoiner("，", name + "：", "");
        var from = BigDecimal.ZERO;
        var sum = BigDecimal.ZERO;
        var names = List.copyOf(NAMES.keySet());
        for (int i = 0; i < counts.size(); i++) {
            sum = sum.add(counts.get(i));
            var to = share(sum, all);
            slices.add(new Slice(from, to.subtract(from)));
            label.add(names.get(i) + share(counts.get(i), all).toPlainString() + "%");
            from = to;
        }
        return Optional.of(new Stack(
                name,
                label.toString(),
                slices,
                share(counts.getFirst(), all),
                counts.stream().map(BigDecimal::toPlainString).toList()));
    }

    private static @Nullable BigDecimal count(List<Group> groups, Map<String, BigDecimal> values) {
        var sum = BigDecimal.ZERO;
        for (var group : groups) {
            var value = values.get(FigureItem.of(group, ApplicantColumn.TOTAL).code());
            if (value == null) {
                return null;
            }
            sum = sum.add(value);
        }
        return sum;
    }

    static BigDecimal share(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP);
    }
}
