package org.yangguang.report.rollup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.CellId;
import org.yangguang.report.TableTwoField;

/// A cell of a roll-up: the sum of what is known, and who gave what.
public record CellSum(CellId id, List<Part> parts) {
    /// 金额保留 4 位小数，精确到元。
    private static final int DECIMALS = 4;

    public CellSum {
        parts = List.copyOf(parts);
    }

    /// Why a part is a number, or why not.
    public enum State {
        KNOWN("已计入"),
        BLANK("空白"),
        MARKED_NONE("未写数字"),
        ABSENT("缺此格"),
        UNREADABLE("读不出"),
        NOT_IN_FORM("其格式没有此格");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether a part can be relied on.
    public enum Standing {
        SOUND(""),
        /// AG-05: the report fails its own checks.
        FAILING("校验未通过"),
        /// Sent back, and not come again: the number is the one that was sent back.
        RETURNED("已退回待改正"),
        /// The part is a sum itself and not complete.
        INCOMPLETE("其下级不全");

        private final String label;

        Standing(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// What one organ gives.
    public record Part(String organ, @Nullable BigDecimal value, State state, Standing standing) {
        boolean isSound() {
            return value != null && standing == Standing.SOUND;
        }
    }

    /// Exact; what is not known is not in it.
    public BigDecimal sum() {
        return parts.stream()
                .map(Part::value)
                .filter(v -> v != null)
                .reduce(BigDecimal.ZERO, (sum, value) -> value == null ? sum : sum.add(value));
    }

    /// Nothing unknown is in it and nothing that fails its checks.
    public boolean isComplete() {
        return parts.stream().allMatch(Part::isSound);
    }

    /// Some number that belongs in it is not known.
    public boolean lacks() {
        return parts.stream().anyMatch(p -> p.value() == null || p.standing() == Standing.INCOMPLETE);
    }

    /// The sign beside a number: `*` something unknown is missing in it, `!` it holds a number of a
    /// report that fails its checks.
    String mark() {
        boolean failing = parts.stream()
                .anyMatch(p -> (p.standing() == Standing.FAILING || p.standing() == Standing.RETURNED)
                        && p.value() != null
                        && p.value().signum() != 0);
        return (lacks() ? "*" : "") + (failing ? "!" : "");
    }

    /// Whether a published number is the sum, as far as it is printed.
    boolean agrees(BigDecimal published) {
        return rounded(id, published).compareTo(rounded(id, sum())) == 0;
    }

    /// Nobody gave a number.
    public boolean isUnknown() {
        return parts.stream().allMatch(p -> p.value() == null);
    }

    /// As it is printed: money with four decimals, rounded half up.
    public String shown() {
        return isUnknown() ? "" : rounded(id, sum()).toPlainString();
    }

    /// As far as the form prints it: money in 万元 with four decimals, rounded half up.
    public static BigDecimal rounded(CellId id, BigDecimal value) {
        boolean money = id instanceof CellId.Two(TableTwoField field) && field.isMoney();
        return money ? value.setScale(DECIMALS, RoundingMode.HALF_UP) : value;
    }
}
