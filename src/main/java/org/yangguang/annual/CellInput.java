package org.yangguang.annual;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.extraction.CellText;

/// A number as an officer types it into a cell: `１２`, `12件`, `1,200`, `604.15万元`. What is not one
/// number for certain is asked back, never guessed.
public sealed interface CellInput {

    /// @param words what it was taken for, where that is not what was typed; else empty
    record Understood(BigDecimal value, String words) implements CellInput {}

    /// @param message what is wrong and what to do
    record Unclear(String message) implements CellInput {}

    static CellInput of(CellId cell, String typed) {
        boolean money = cell instanceof CellId.Two(TableTwoField field) && field.isMoney();
        var read = CellText.count(typed, null);
        var unit = CellText.unit(typed);
        var amount = money ? CellText.moneyWan(read) : read;
        var value = amount.value();
        if (value == null) {
            return new Unclear(unreadable(read.reading(), typed.strip()));
        }
        if (MoneyUnits.ALL.contains(unit) != money && !unit.isEmpty()) {
            return new Unclear(money ? "这一格填金额，单位万元，不能写“%s”。".formatted(unit) : "这一格填数量，不能写“%s”。".formatted(unit));
        }
        if (!money && value.stripTrailingZeros().scale() > 0) {
            return new Unclear("这一格应填整数，现在填的是“%s”。".formatted(typed.strip()));
        }
        if (value.signum() < 0 && !(cell instanceof CellId.Two(TableTwoField field) && field.maySink())) {
            return new Unclear("这一格不能小于 0，现在填的是“%s”。".formatted(typed.strip()));
        }
        var whole = money ? value : value.setScale(0);
        var plain = whole.toPlainString();
        return new Understood(whole, plain.equals(typed.strip()) ? "" : "已理解为 " + plain + (money ? " 万元" : ""));
    }

    private static String unreadable(Cell.Reading reading, String typed) {
        if (reading == Cell.Reading.BLANK) {
            return "没有填数。没有的请填 0；要去掉人工改动，请用“恢复台账值”。";
        }
        if (reading == Cell.Reading.MARKED_NONE || reading == Cell.Reading.ABSENT) {
            return "“%s”不是数，没有的请填 0。".formatted(typed);
        }
        return MoneyUnits.SCIENTIFIC.matcher(typed).matches()
                ? "不用科学计数法，请写出全部数字，现在填的是“%s”。".formatted(typed)
                : "“%s”读不出一个确定的数，请只填数字，最多 9 位，如 12。".formatted(typed);
    }

    /// Constants of this type; an interface would publish them.
    final class MoneyUnits {
        private static final Set<String> ALL = Set.of("元", "万元", "亿元");
        private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?[0-9.]+[eE][+-]?[0-9]+");

        private MoneyUnits() {}
    }
}
