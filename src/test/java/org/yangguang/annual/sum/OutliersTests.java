package org.yangguang.annual.sum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.annual.Figures;
import org.yangguang.annual.sum.Outliers.Pair;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;

class OutliersTests {

    private static Pair pair(String key, int now, int before) {
        return new Pair(key, Optional.of(BigDecimal.valueOf(now)), Optional.of(BigDecimal.valueOf(before)));
    }

    private static List<Pair> steady() {
        return IntStream.range(0, 9)
                .mapToObj(i -> pair("机关" + i, 100 + i * 2, 100))
                .toList();
    }

    @Test
    @DisplayName("多数变化平稳时，增至十倍的一个被标出，且不因另一个异常而被掩盖")
    void oneThatChangedOtherwise() {
        var pairs = Stream.concat(steady().stream(), Stream.of(pair("十倍", 1000, 100), pair("骤减", 12, 100)))
                .toList();
        var distances = Outliers.distances(pairs, false);
        assertThat(distances.entrySet().stream().filter(e -> Math.abs(e.getValue()) > Outliers.LIMIT))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("十倍", "骤减");
    }

    @Test
    @DisplayName("不足八个的、两年都少于十件的不判断")
    void tooFewToTell() {
        assertThat(Outliers.distances(steady().subList(0, 7), false)).isEmpty();
        var pairs = Stream.concat(steady().stream(), Stream.of(pair("小", 9, 1))).toList();
        assertThat(Outliers.distances(pairs, false)).doesNotContainKey("小");
    }

    @Test
    @DisplayName("中位数绝对偏差的倍数：手算一例")
    void theDistanceByHand() {
        // Differences 0, 1, …, 8 and 40: median 4.5, distances 0.5 0.5 1.5 1.5 2.5 2.5 3.5 3.5 4.5
        // 35.5, MAD 2.5.
        var pairs = Stream.concat(
                        IntStream.range(0, 9).mapToObj(i -> pair("p" + i, i, 0)), Stream.of(pair("far", 40, 0)))
                .toList();
        assertThat(Outliers.distances(pairs, true).get("far")).isCloseTo(0.6745 * 35.5 / 2.5, within(1e-9));
    }

    @Test
    @DisplayName("纠错率按已有结果的案件算，尚未审结的不在分母；没有分母时不显示")
    void theShareOverturned() {
        var values = new HashMap<CellId, BigDecimal>();
        CellId.of(Form.FMT_2021).forEach(id -> values.put(id, BigDecimal.ZERO));
        assertThat(Item.OVERTURNED.value(new Figures(Form.FMT_2021, values))).isEmpty();
        values.put(CellId.of(DisputeRoute.RECONSIDERATION, DisputeColumn.UPHELD), BigDecimal.valueOf(2));
        values.put(CellId.of(DisputeRoute.RECONSIDERATION, DisputeColumn.CORRECTED), BigDecimal.ONE);
        values.put(CellId.of(DisputeRoute.RECONSIDERATION, DisputeColumn.PENDING), BigDecimal.TEN);
        values.put(CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.TOTAL), BigDecimal.valueOf(7));
        var figures = new Figures(Form.FMT_2021, values);
        assertThat(Item.OVERTURNED.value(figures)).contains(new BigDecimal("33.3"));
        assertThat(Item.RECEIVED.value(figures)).contains(BigDecimal.valueOf(7));
    }
}
