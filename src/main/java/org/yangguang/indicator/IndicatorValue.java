package org.yangguang.indicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The value of an indicator for an organ and a year.
///
/// @param value empty where nobody entered or counted it, which is not zero
/// @param counted what the ledger counts, also where an entry by hand stands in its place
/// @param source where the value comes from, in Chinese
/// @param evidence ids of the files kept with the entries that stand
/// @param recordedAt when the value was last entered or, for a ledger, counted; empty without a value
public record IndicatorValue(
        Indicator indicator,
        Optional<BigDecimal> value,
        Optional<BigDecimal> counted,
        String source,
        List<UUID> evidence,
        Optional<Instant> recordedAt) {

    public IndicatorValue {
        evidence = List.copyOf(evidence);
    }

    static IndicatorValue of(
            EntryHistory history, Optional<BigDecimal> counted, List<UUID> evidence, Instant countedAt) {
        var indicator = history.indicator();
        var entered = history.value();
        if (entered.isPresent()) {
            int entries = history.standing().size();
            var source = "人工录入" + (entries > 1 ? (indicator.addsUp() ? "，" + entries + " 条相加" : "，取最近一条") : "")
                    + counted.map(c -> "（台账计 " + Unit.plain(c) + "）").orElse("");
            return new IndicatorValue(indicator, entered, counted, source, evidence, history.recordedAt());
        }
        var source = indicator
                .ledger()
                .map(figure -> figure.ledger().label() + (counted.isPresent() ? "统计" : "没有本年的数"))
                .orElse("未录入");
        return new IndicatorValue(indicator, counted, counted, source, List.of(), counted.map(_ -> countedAt));
    }

    /// Whether an entry by hand stands in the place of what the ledger counts.
    public boolean replacesLedger() {
        return counted.isPresent() && value.isPresent() && counted.get().compareTo(value.get()) != 0;
    }

    /// 12 件; 未录入 where there is none.
    public String text() {
        return value.map(v -> indicator.unit().with(v)).orElse("未录入");
    }
}
