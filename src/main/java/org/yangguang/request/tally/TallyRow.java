package org.yangguang.request.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.yangguang.request.Outcome;

/// A row of table 三.
public sealed interface TallyRow {

    /// 一、本年新收。
    record New() implements TallyRow {}

    /// 二、上年结转。
    record CarriedIn() implements TallyRow {}

    /// 三、（一）至（六）的一行。
    record Concluded(Outcome outcome) implements TallyRow {}

    /// 三、（七）总计。
    record Total() implements TallyRow {}

    /// 四、结转下年度继续办理。
    record CarriedOut() implements TallyRow {}

    TallyRow NEW = new New();
    TallyRow CARRIED_IN = new CarriedIn();
    TallyRow TOTAL = new Total();
    TallyRow CARRIED_OUT = new CarriedOut();

    static TallyRow of(Outcome outcome) {
        return new Concluded(outcome);
    }

    /// All 25 rows in the order of the form.
    static List<TallyRow> all() {
        var rows = new ArrayList<TallyRow>(List.of(NEW, CARRIED_IN));
        Arrays.stream(Outcome.values()).map(TallyRow::of).forEach(rows::add);
        rows.addAll(List.of(TOTAL, CARRIED_OUT));
        return List.copyOf(rows);
    }

    /// The row id of the annual report's data.
    default String code() {
        return switch (this) {
            case New _ -> "new_received";
            case CarriedIn _ -> "carried_in";
            case Concluded(var outcome) -> outcome.code();
            case Total _ -> "total";
            case CarriedOut _ -> "carried_out";
        };
    }
}
