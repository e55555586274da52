package org.yangguang.report.extraction;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.Cell;

/// Reads what is printed in one cell. A number has at most nine digits before the point
/// (security U10); a unit, thousands separators and full-width digits are taken off and said.
public final class CellText {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}(\\.\\d{1,8})?");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}(,\\d{3}){1,2}(\\.\\d{1,8})?");
    private static final Pattern UNIT = Pattern.compile("(亿元|万元|元|件次|人次|件|条|笔|项|个|次|篇|人|部|份|起|宗|例)$");
    /// Last characters of the units; a line end may follow them.
    private static final String UNIT_ENDS = "元次件条笔项个篇人部份起宗例\u0085";
    private static final Pattern NONE = Pattern.compile("[-—–―/\\\\]{1,4}|无|空|─{1,4}|/|N/?A|暂无");
    private static final String NONE_BEGINS = "-—–―/\\无空─N暂(";
    /// What our own files print in a cell that the source did not have.
    private static final String ABSENT = "(缺)";
    private static final int LONGEST_NONE = 4;
    private static final Pattern PARTED = Pattern.compile("\\d +\\d");
    static final BigDecimal YUAN_PER_WAN = BigDecimal.valueOf(10_000);

    enum Kind {
        NUMBER,
        NONE,
        BLANK,
        TEXT
    }

    /// @param value as printed, in `unit`
    /// @param unit 元, 万元, 亿元, a counting word or empty
    record Parsed(Kind kind, @Nullable BigDecimal value, String unit, boolean changed) {}

    private CellText() {}

    static Parsed parse(String raw) {
        if (raw.length() <= 9 && isDigits(raw)) {
            return new Parsed(Kind.NUMBER, BigDecimal.valueOf(Integer.parseInt(raw)), "", false);
        }
        var text = Sheet.unify(raw).strip();
        if (text.isEmpty()) {
            return new Parsed(Kind.BLANK, null, "", false);
        }
        if (text.length() <= 9 && isDigits(text)) {
            return new Parsed(Kind.NUMBER, BigDecimal.valueOf(Long.parseLong(text)), "", !text.equals(raw.strip()));
        }
        if (text.length() <= LONGEST_NONE
                && NONE_BEGINS.indexOf(text.charAt(0)) >= 0
                && (NONE.matcher(text).matches() || text.equals(ABSENT))) {
            return new Parsed(Kind.NONE, null, "", false);
        }
        if (!hasDigit(text)) {
            return new Parsed(Kind.TEXT, null, "", false);
        }
        var compact = text.replace(" ", "").replace("增加", "+").replace("减少", "-");
        compact = compact.replace("增", "+").replace("减", "-");
        if (compact.startsWith("(单位")) {
            return new Parsed(Kind.TEXT, null, "", false);
        }
        var unit = "";
        var suffix = UNIT.matcher(compact);
        if (endsLikeUnit(compact) && suffix.find() && suffix.start() > 0) {
            unit = suffix.group(1);
            compact = compact.substring(0, suffix.start());
        }
        if (THOUSANDS.matcher(compact).matches()) {
            compact = compact.replace(",", "");
        }
        if (!NUMBER.matcher(compact).matches()
                || (text.contains(" ") && PARTED.matcher(text).find())) {
            return new Parsed(Kind.TEXT, null, "", false);
        }
        return new Parsed(Kind.NUMBER, new BigDecimal(compact), unit, !compact.equals(raw.strip()));
    }

    private static boolean endsLikeUnit(String text) {
        return !text.isEmpty() && UNIT_ENDS.indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    /// A cell that counts.
    public static Cell count(String raw, Cell.@Nullable Place place) {
        var parsed = parse(raw);
        return switch (parsed.kind()) {
            case BLANK -> new Cell(Cell.Reading.BLANK, null, raw, place);
            case NONE ->
                Sheet.unify(raw).strip().equals(ABSENT)
                        ? new Cell(Cell.Reading.ABSENT, null, "", place)
                        : new Cell(Cell.Reading.MARKED_NONE, null, raw.strip(), place);
            case TEXT -> new Cell(Cell.Reading.UNREADABLE, null, raw.strip(), place);
            case NUMBER ->
                new Cell(
                        parsed.changed() ? Cell.Reading.NORMALISED : Cell.Reading.PRINTED,
                        parsed.value(),
                        raw.strip(),
                        place);
        };
    }

    /// A cell whose digits blanks part; they are one number.
    static Cell parted(String raw, Cell.@Nullable Place place) {
        var cell = count(Sheet.unify(raw).replace(" ", ""), place);
        return cell.value() == null
                ? new Cell(Cell.Reading.UNREADABLE, null, raw.strip(), place)
                : new Cell(Cell.Reading.NORMALISED, cell.value(), raw.strip(), place);
    }

    /// The same cell as money, in 万元. Without a unit the number is taken in the unit of the
    /// column.
    public static Cell moneyWan(Cell cell) {
        var value = cell.value();
        if (value == null) {
            return cell;
        }
        var inWan = switch (unit(cell.printed())) {
            case "元" -> value.divide(YUAN_PER_WAN).stripTrailingZeros();
            case "亿元" -> value.multiply(YUAN_PER_WAN);
            default -> value;
        };
        var plain = inWan.scale() < 0 ? inWan.setScale(0) : inWan;
        return new Cell(cell.reading(), plain, cell.printed(), cell.place());
    }

    /// 元, 万元, 亿元, a counting word or empty.
    public static String unit(String raw) {
        return parse(Sheet.unify(raw).replace(" ", "")).unit();
    }
}
