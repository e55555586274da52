package org.yangguang.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutcomeSharesTest {

    @Test
    @DisplayName("占比合起来正好 100；不予处理与其他处理合为一项")
    void sharesFillTheBar() {
        var outcomes = OutcomeShares.of(Map.of("甲局", figures(1, 1, 1, 0, 0, 0))).orElseThrow();
        var slices = outcomes.stacks().getFirst().slices();
        assertThat(slices).hasSize(5);
        assertThat(slices.stream().map(s -> s.width()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("100");
        assertThat(outcomes.caption()).isEqualTo("甲局的申请 33.3% 予以公开");
        assertThat(outcomes.stacks().getFirst().label()).startsWith("甲局：予以公开33.3%，部分公开33.3%");
        assertThat(OutcomeShares.of(Map.of("甲局", figures(0, 0, 0, 0, 3, 1)))
                        .orElseThrow()
                        .stacks()
                        .getFirst()
                        .counts())
                .containsExactly("0", "0", "0", "0", "4");
    }

    @Test
    @DisplayName("有一项不知道的不画；一件没有办结的不画")
    void anUnknownWholeHasNoShares() {
        var unknown = new HashMap<>(figures(5, 1, 0, 0, 0, 0));
        unknown.remove("table3.denied.total");
        var all = new LinkedHashMap<String, Map<String, BigDecimal>>();
        all.put("甲局", unknown);
        all.put("乙局", figures(0, 0, 0, 0, 0, 0));
        assertThat(OutcomeShares.of(all)).isEmpty();
    }

    private static Map<String, BigDecimal> figures(int... values) {
        var figures = new HashMap<String, BigDecimal>();
        for (int i = 0; i < values.length; i++) {
            figures.put(OutcomeShares.ITEMS.get(i).code(), BigDecimal.valueOf(values[i]));
        }
        return figures;
    }
}
