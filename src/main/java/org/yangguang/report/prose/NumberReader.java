package org.yangguang.report.prose;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the counted numbers of a paragraph: digits or Chinese numerals with a counting word.
/// Dates, document numbers, addresses, telephone numbers and ordinals have none and are passed over.
final class NumberReader {
    private static final String UNITS =
            "个工作日|工作日|人次|条次|件次|场次|篇次|批次|户次|亿元|万元|元|件|条|次|个|份|项|篇|期|场|人|名|起|宗" + "|例|家|批|户|部|类|处|轮|幅|集|册|本|天|%";
    private static final String HAN_UNITS = "个工作日|人次|条次|件次|场次|篇次|件|条|次|个|份|项|篇|期|场|人|名|起|宗|例|家|批|轮|部|类";
    private static final Pattern DIGITS =
            Pattern.compile("(?<digits>\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d{1,12}(?:\\.\\d{1,8})?)\\s{0,2}"
                    + "(?<more>余|多)?(?<times>万|亿)?(?<moreLater>余|多)?\\s{0,2}(?<unit>" + UNITS + ")");
    private static final Pattern HAN =
            Pattern.compile("(?<han>[一二三四五六七八九十百千两]{1,7})(?<more>余|多)?(?<unit>" + HAN_UNITS + ")");
    private static final String NUMERALS = "一二三四五六七八九十两百千";
    private static final String NO_DIGITS_AFTER = "0123456789.〔[-第";
    private static final String NO_HAN_AFTER = "第〇零一二三四五六七八九十百千万两统唯同某每逐另首各任进";
    private static final List<String> ABOUT = List.of("大约", "将近", "超过", "约", "近", "逾", "超");
    /// 一次性告知, 一件事一次办, 两个维护, 三个清单 and their like count nothing.
    private static final Pattern NO_COUNT_AFTER =
            Pattern.compile("^(?:性|事|办(?!结|理)|窗|网通|体|把手|站|码|维护|确立|意识|自信|代表|月|小时|百分点|层面|方面|时期|人员以|以上|以下|以内)");
    private static final String SENTENCE_ENDS = "。；;\n！!？?";
    private static final String FULL_STOPS = "。\n！!？?";
    private static final String CLAUSE_ENDS = "，,；;：:（(）)。\n！!？?";

    private NumberReader() {}

    static List<Stated> in(String paragraph, int part, int ordinal, int number) {
        var text = narrow(paragraph);
        var matches = new ArrayList<Match>();
        var digits = DIGITS.matcher(text).useTransparentBounds(true);
        var han = HAN.matcher(text).useTransparentBounds(true);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean isDigit = c >= '0' && c <= '9';
            if (!isDigit && NUMERALS.indexOf(c) < 0) {
                continue;
            }
            var match = isDigit ? digits(digits, text, at) : han(han, text, at);
            if (match != null) {
                matches.add(match);
                at = match.to() - 1;
            } else if (isDigit) {
                while (at + 1 < text.length() && text.charAt(at + 1) >= '0' && text.charAt(at + 1) <= '9') {
                    at++;
                }
            }
        }
        if (matches.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Stated>();
        for (int i = 0; i < matches.size(); i++) {
            int previous = i == 0 ? 0 : matches.get(i - 1).to();
            int next = i + 1 < matches.size() ? matches.get(i + 1).from() : text.length();
            var stated = stated(matches.get(i), text, paragraph, previous, next, new int[] {part, ordinal, number});
            boolean idle = stated.counts() == Counted.UNKNOWN
                    && "一".equals(stated.printed().substring(0, 1));
            if (!idle) {
                found.add(stated);
            }
        }
        return found;
    }

    private record Match(int from, int to, BigDecimal value, String unit, boolean approximate) {}

    private static @Nullable Match digits(Matcher matcher, String text, int at) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        boolean inWord = NO_DIGITS_AFTER.indexOf(before) >= 0
                || (before >= 'A' && before <= 'Z')
                || (before >= 'a' && before <= 'z');
        if (inWord || !matcher.region(at, text.length()).lookingAt()) {
            return null;
        }
        var unit = matcher.group("unit");
        var after = text.substring(matcher.end(), Math.min(text.length(), matcher.end() + 4));
        boolean idle = "个次件".contains(unit) && NO_COUNT_AFTER.matcher(after).find();
        if (idle || (unit.equals("个") && after.startsWith("月"))) {
            return null;
        }
        var value = new BigDecimal(matcher.group("digits").replace(",", ""));
        var times = matcher.group("times");
        if (times != null && unit.equals("元")) {
            unit = times + unit;
        } else if (times != null) {
            value = value.multiply(BigDecimal.valueOf(times.equals("万") ? 10_000 : 100_000_000));
        }
        boolean more = matcher.group("more") != null || matcher.group("moreLater") != null;
        return match(text, at, matcher.end(), value.stripTrailingZeros(), unit, more, after);
    }

    private static @Nullable Match han(Matcher matcher, String text, int at) {
        boolean inWord = at > 0 && NO_HAN_AFTER.indexOf(text.charAt(at - 1)) >= 0;
        if (inWord || !matcher.region(at, text.length()).lookingAt()) {
            return null;
        }
        var after = text.substring(matcher.end(), Math.min(text.length(), matcher.end() + 4));
        int value = numeral(matcher.group("han"));
        if (value <= 0 || NO_COUNT_AFTER.matcher(after).find()) {
            return null;
        }
        boolean more = matcher.group("more") != null;
        return match(text, at, matcher.end(), BigDecimal.valueOf(value), matcher.group("unit"), more, after);
    }

    /// Takes in what stands before the number and makes it approximate.
    private static Match match(
            String text, int at, int end, BigDecimal value, String unit, boolean more, String after) {
        int from = at;
        while (from > 0 && text.charAt(from - 1) == ' ') {
            from--;
        }
        int gap = from;
        var about = ABOUT.stream()
                .filter(word -> text.startsWith(word, gap - word.length()))
                .findFirst();
        boolean approximate = more || about.isPresent() || after.startsWith("左右") || after.startsWith("以上");
        int start = about.map(word -> gap - word.length()).orElse(at);
        return new Match(start, end, value.scale() < 0 ? value.setScale(0) : value, unit, approximate);
    }

    private static Stated stated(Match match, String text, String paragraph, int previous, int next, int[] where) {
        int clause = lastOf(text, match.from(), CLAUSE_ENDS);
        int from = Math.max(previous, clause);
        while (from < match.from() && "、 和及与".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        int to = Math.min(next, firstOf(text, match.to(), CLAUSE_ENDS + "、"));
        int sentence = lastOf(text, match.from(), FULL_STOPS);
        int sentenceEnd = firstOf(text, match.to(), FULL_STOPS);
        int part = lastOf(text, match.from(), SENTENCE_ENDS);
        var lead = text.substring(from, match.from());
        var tail = text.substring(match.to(), to);
        var before = text.substring(part, from);
        var around = new Meanings.Around(before, text.substring(sentence, sentenceEnd), text);
        var found = Meanings.of(lead, match.unit(), tail, around);
        int wordsFrom = from + found.from();
        int wordsTo = match.to() + found.to();
        int start = match.from();
        while (start < match.to() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        var passage = new Passage(
                where[0],
                where[1],
                where[2],
                start,
                paragraph.substring(wordsFrom, wordsTo).strip());
        return new Stated(
                found.counts(),
                match.value(),
                match.unit(),
                match.approximate(),
                paragraph.substring(start, match.to()),
                passage);
    }

    private static int lastOf(String text, int before, String marks) {
        for (int i = before - 1; i >= 0; i--) {
            if (isMark(text, i, marks)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static int firstOf(String text, int from, String marks) {
        for (int i = from; i < text.length(); i++) {
            if (isMark(text, i, marks)) {
                return i;
            }
        }
        return text.length();
    }

    /// The comma of 1,206 parts nothing.
    private static boolean isMark(String text, int at, String marks) {
        char c = text.charAt(at);
        boolean inNumber = c == ','
                && at > 0
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at - 1))
                && Character.isDigit(text.charAt(at + 1));
        return marks.indexOf(c) >= 0 && !inNumber;
    }

    /// Full-width digits and signs as plain ones; the length stays.
    static String narrow(String text) {
        var chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (c >= '０' && c <= '９') {
                chars[i] = (char) (c - '０' + '0');
            } else if (c == '．') {
                chars[i] = '.';
            } else if (c == '％') {
                chars[i] = '%';
            } else if (c == '　' || c == '\u00a0') {
                chars[i] = ' ';
            }
        }
        return new String(chars);
    }

    /// 三, 十二, 两百, 一百零五 without 零; 0 if it is no number.
    static int numeral(String text) {
        int total = 0;
        int digit = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int value = "一二三四五六七八九".indexOf(c) + 1;
            if (c == '两') {
                value = 2;
            }
            if (value > 0) {
                if (digit > 0) {
                    return 0;
                }
                digit = value;
            } else {
                int power = switch (c) {
                    case '十' -> 10;
                    case '百' -> 100;
                    case '千' -> 1000;
                    default -> 0;
                };
                total += (digit == 0 ? 1 : digit) * power;
                digit = 0;
            }
        }
        return total + digit;
    }
}
