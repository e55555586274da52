package org.yangguang.publication;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/// What was made of something typed. Full-width digits, separators and units are understood, and shown
/// as understood; what could mean two things is refused with what to type instead.
///
/// @param value empty where nothing was typed, or nothing can be made of it
/// @param as how it was understood, where that differs from what was typed; else empty
/// @param problem what is wrong and what to do, in Chinese; empty if nothing
public record Understood<T>(Optional<T> value, String as, String problem) {

    private static final Pattern DAY =
            Pattern.compile("(\\d{4})(?:[-/.]|年)(\\d{1,2})(?:[-/.]|月)(\\d{1,2})日?|(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,10})?)(件|项|宗|个|元|万元)?");
    private static final Pattern SEPARATED = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?:元|万元|件|项)?");
    private static final Pattern NONE = Pattern.compile("[-—–－/／\\\\]+|无|没有|暂无");
    private static final BigDecimal WAN = BigDecimal.valueOf(10_000);

    static <T> Understood<T> nothing() {
        return new Understood<>(Optional.empty(), "", "");
    }

    static <T> Understood<T> not(String problem) {
        return new Understood<>(Optional.empty(), "", problem);
    }

    /// What was typed with full-width letters and digits made plain and without blanks.
    static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    }

    /// A date as written in any of the usual ways.
    static Understood<LocalDate> day(String typed) {
        var text = plain(typed);
        if (text.isEmpty()) {
            return nothing();
        }
        var m = DAY.matcher(text);
        if (!m.matches()) {
            return not("应写作 2026-11-04 这样的日期，现在是“" + typed.strip() + "”。");
        }
        int from = m.group(1) == null ? 4 : 1;
        try {
            var day = LocalDate.of(
                    Integer.parseInt(m.group(from)),
                    Integer.parseInt(m.group(from + 1)),
                    Integer.parseInt(m.group(from + 2)));
            if (day.getYear() < 1949 || day.getYear() > 2199) {
                return not("年份 " + day.getYear() + " 不会是对的，请核对。");
            }
            return new Understood<>(Optional.of(day), day.toString().equals(typed.strip()) ? "" : day.toString(), "");
        } catch (DateTimeException e) {
            return not("没有“" + typed.strip() + "”这一天，请核对。");
        }
    }

    /// A count, or an amount in 元 of up to two decimals.
    public static Understood<BigDecimal> number(String typed, FigureKind.Unit unit) {
        var text = plain(typed);
        if (text.isEmpty()) {
            return nothing();
        }
        if (NONE.matcher(text).matches()) {
            return not("“" + typed.strip() + "”不是数。没有发生的填 0，还没有统计的留空。");
        }
        if (text.contains(",") && !SEPARATED.matcher(text).matches()) {
            return not("“" + typed.strip() + "”的千位分隔符位置不对，请只写数字，如 12345。");
        }
        var m = NUMBER.matcher(text.replace(",", ""));
        if (!m.matches()) {
            return not(
                    text.startsWith("-")
                            ? "“" + typed.strip() + "”小于 0。请填 0 或者大于 0 的数。"
                            : "“" + typed.strip() + "”读不成数。请只写数字，如 " + unit.example() + "。");
        }
        var counted = Optional.ofNullable(m.group(2)).orElse("");
        var money = counted.endsWith("元");
        if (!counted.isEmpty() && money != (unit == FigureKind.Unit.YUAN)) {
            return not("这一栏以" + unit.label() + "计，“" + typed.strip() + "”写的是" + counted + "。请核对，只写数字。");
        }
        var value = new BigDecimal(m.group(1));
        if (counted.equals("万元")) {
            value = value.multiply(WAN);
        }
        value = value.stripTrailingZeros();
        if (value.scale() > unit.decimals()) {
            return not(
                    unit == FigureKind.Unit.YUAN
                            ? "“" + typed.strip() + "”精确到分以下，请核对。金额以元计，最多两位小数。"
                            : "“" + typed.strip() + "”不是整数，请核对。");
        }
        value = value.setScale(unit.decimals());
        if (value.compareTo(unit.most()) > 0) {
            return not("“" + typed.strip() + "”大得不合理，请核对单位。");
        }
        var same = typed.strip().equals(value.toPlainString())
                || typed.strip().equals(value.stripTrailingZeros().toPlainString());
        return new Understood<>(Optional.of(value), same ? "" : value.toPlainString() + " " + unit.label(), "");
    }
}
