package org.yangguang.indicator;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;

/// Understands a number as people type it: `１２`, `12件`, `1,200`, `1.5万次`. What it cannot be sure of it
/// refuses, and says why.
public final class Figure {

    private static final int DIGITS_MOST = 12;
    private static final Pattern WRITTEN = Pattern.compile(
            "(?<sign>-?)(?<digits>\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.(?<part>\\d+))?(?<times>[万亿]?)(?<unit>\\D*)");
    private static final Set<String> NOTHING = Set.of("-", "--", "/", "\\", "无", "没有", "空", "未统计");
    private static final Pattern ABOUT = Pattern.compile("约|近|余|多|左右|以上|超过|逾");

    private Figure() {}

    public sealed interface Reading {}

    /// @param shown the value with its unit, to be shown where it was not typed that way
    /// @param plain whether it was typed just so
    public record Understood(BigDecimal value, String shown, boolean plain) implements Reading {}

    /// @param message what is wrong and what to do
    public record Refused(String message) implements Reading {}

    public static Reading read(String typed, Unit unit) {
        var text = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\u00a0]", "")
                .replace('−', '-')
                .replace('—', '-')
                .replace('–', '-');
        var said = "“" + typed.strip() + "”";
        if (text.isEmpty()) {
            return new Refused("请填写数值；没有发生的填 0，还没有统计的留空。");
        }
        if (NOTHING.contains(text) || text.matches("-+")) {
            return new Refused(said + "不是数：没有发生的填 0，还没有统计的留空。");
        }
        if (text.matches("-?[0-9.]+[eE][+-]?[0-9]+")) {
            return new Refused(said + "是科学计数写法，读不准原来的数。请写出全部数字，如 1000。");
        }
        if (ABOUT.matcher(text).find()) {
            return new Refused(said + "是约数，年报应写准确的数。请核对台账后填写。");
        }
        var m = WRITTEN.matcher(text);
        if (!m.matches()) {
            return new Refused(said + "读不出数。请只写阿拉伯数字，可以带“" + unit.label() + "”，如 12、1,200。");
        }
        var part = m.group("part") == null ? "" : m.group("part");
        var digits = m.group("digits").replace(",", "");
        if (digits.length() + part.length() > DIGITS_MOST) {
            return new Refused(said + "有 " + (digits.length() + part.length()) + " 位数字，最多 " + DIGITS_MOST + " 位，请核对。");
        }
        var value = new BigDecimal(m.group("sign") + digits + (part.isEmpty() ? "" : "." + part));
        var times = m.group("times");
        var word = m.group("unit");
        if (unit == Unit.YUAN || unit == Unit.TEN_THOUSAND_YUAN) {
            return money(value, times + word, unit, said, text);
        }
        if (!word.isEmpty() && !unit.isWritten(word)) {
            return new Refused(said + "的单位是“" + word + "”，本指标以“" + unit.label() + "”计，请核对填的是不是这一项。");
        }
        return fitting(scaled(value, times), unit, said, text);
    }

    private static Reading money(BigDecimal value, String word, Unit unit, String said, String text) {
        var yuan = switch (word) {
            case "元" -> value;
            case "万元" -> value.movePointRight(4);
            case "亿元" -> value.movePointRight(8);
            case "" -> unit == Unit.YUAN ? value : value.movePointRight(4);
            default -> null;
        };
        if (yuan == null) {
            return new Refused(said + "的单位“" + word + "”读不出，请写成“" + unit.label() + "”。");
        }
        return fitting(unit == Unit.YUAN ? yuan : yuan.movePointLeft(4), unit, said, text);
    }

    private static BigDecimal scaled(BigDecimal value, String times) {
        return switch (times) {
            case "万" -> value.movePointRight(4);
            case "亿" -> value.movePointRight(8);
            default -> value;
        };
    }

    private static Reading fitting(BigDecimal value, Unit unit, String said, String text) {
        var exact = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (exact.scale() > unit.decimals()) {
            return new Refused(said
                    + (unit.decimals() == 0
                            ? "带小数，以“" + unit.label() + "”计的应为整数，请核对。"
                            : "的小数多于 " + unit.decimals() + " 位，请四舍五入到 " + unit.decimals() + " 位再填。"));
        }
        var settled = exact.scale() < 0 ? exact.setScale(0) : exact;
        return new Understood(
                settled,
                unit.with(settled),
                text.equals(said.substring(1, said.length() - 1)) && text.equals(Unit.plain(settled)));
    }
}
