package org.yangguang.indicator;

import java.math.BigDecimal;
import java.util.List;

/// What an indicator is counted in, and the words people write after such a number.
public enum Unit {
    CASE("件", 0, "宗", "起", "份"),
    ITEM("条", 0, "条次", "条信息"),
    PIECE("篇", 0, "篇次", "件", "期"),
    TIMES("次", 0, "场", "场次", "回"),
    UNIT("个", 0, "处", "项", "家"),
    MATTER("项", 0, "个", "件"),
    PERIOD("期", 0),
    PERSON("人", 0, "名", "位", "个"),
    PERSON_TIME("人次", 0, "人", "名"),
    WORKDAY("个工作日", 1, "工作日", "天", "日"),
    YUAN("元", 2),
    TEN_THOUSAND_YUAN("万元", 4),
    PERCENT("%", 2);

    private final String label;
    private final int decimals;
    private final List<String> alike;

    Unit(String label, int decimals, String... alike) {
        this.label = label;
        this.decimals = decimals;
        this.alike = List.of(alike);
    }

    public String label() {
        return label;
    }

    /// At most so many digits after the point.
    public int decimals() {
        return decimals;
    }

    /// Whether a word after a number means this unit.
    boolean isWritten(String word) {
        return word.equals(label) || alike.contains(word);
    }

    boolean addsUp() {
        return this != PERCENT && this != WORKDAY;
    }

    /// 12, 0.5; no needless zeros.
    public static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /// 12 件, 85.5%.
    public String with(BigDecimal value) {
        return plain(value) + (this == PERCENT ? "" : " ") + label;
    }
}
