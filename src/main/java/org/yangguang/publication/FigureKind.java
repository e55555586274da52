package org.yangguang.publication;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/// What is entered as a number: decisions and fees by month, and what the older form asks once a year.
///
/// Decisions are all decisions taken, those published and those lawfully not published; the two are
/// entered apart and counted together.
public enum FigureKind {
    LICENSING_PUBLISHED("行政许可", "已公开", Period.MONTH, Unit.PIECES),
    LICENSING_WITHHELD("行政许可", "依法未公开", Period.MONTH, Unit.PIECES),
    OTHER_SERVICE_PUBLISHED("其他对外管理服务事项", "已公开", Period.MONTH, Unit.PIECES),
    OTHER_SERVICE_WITHHELD("其他对外管理服务事项", "依法未公开", Period.MONTH, Unit.PIECES),
    PENALTY_PUBLISHED("行政处罚", "已公开", Period.MONTH, Unit.PIECES),
    PENALTY_WITHHELD("行政处罚", "依法未公开", Period.MONTH, Unit.PIECES),
    COERCION_PUBLISHED("行政强制", "已公开", Period.MONTH, Unit.PIECES),
    COERCION_WITHHELD("行政强制", "依法未公开", Period.MONTH, Unit.PIECES),
    FEES("行政事业性收费", "收费金额", Period.MONTH, Unit.YUAN),

    LICENSING_ITEMS("行政许可", "年末项目数量", Period.YEAR, Unit.ITEMS),
    OTHER_SERVICE_ITEMS("其他对外管理服务事项", "年末项目数量", Period.YEAR, Unit.ITEMS),
    PENALTY_ITEMS("行政处罚", "年末项目数量", Period.YEAR, Unit.ITEMS),
    COERCION_ITEMS("行政强制", "年末项目数量", Period.YEAR, Unit.ITEMS),
    FEE_ITEMS("行政事业性收费", "年末项目数量", Period.YEAR, Unit.ITEMS),
    PROCUREMENT_COUNT("政府集中采购", "采购项目数量", Period.YEAR, Unit.ITEMS),
    PROCUREMENT_AMOUNT("政府集中采购", "采购总金额", Period.YEAR, Unit.YUAN);

    public enum Period {
        MONTH,
        YEAR
    }

    public enum Unit {
        PIECES("件", 0, "12", 999_999_999L),
        ITEMS("项", 0, "12", 999_999_999L),
        YUAN("元", 2, "12345.60", 9_999_999_999_999L);

        private final String label;
        private final int decimals;
        private final String example;
        private final BigDecimal most;

        Unit(String label, int decimals, String example, long most) {
            this.label = label;
            this.decimals = decimals;
            this.example = example;
            this.most = BigDecimal.valueOf(most);
        }

        public String label() {
            return label;
        }

        int decimals() {
            return decimals;
        }

        String example() {
            return example;
        }

        BigDecimal most() {
            return most;
        }
    }

    private final String matter;
    private final String aspect;
    private final Period period;
    private final Unit unit;

    FigureKind(String matter, String aspect, Period period, Unit unit) {
        this.matter = matter;
        this.aspect = aspect;
        this.period = period;
        this.unit = unit;
    }

    public String matter() {
        return matter;
    }

    public String aspect() {
        return aspect;
    }

    public Period period() {
        return period;
    }

    public Unit unit() {
        return unit;
    }

    /// Its heading in a list: 行政许可（已公开，件）.
    public String heading() {
        return matter + "（" + aspect + "，" + unit.label() + "）";
    }

    public static List<FigureKind> of(Period period) {
        return Arrays.stream(values()).filter(k -> k.period == period).toList();
    }
}
