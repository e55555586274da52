package org.yangguang.letter;

import java.util.Optional;
import java.util.regex.Pattern;

/// 文书编号，如 余商务公开告〔2026〕3号：机关简称、年、全年连续的序号；六角括号，序号不补零。An organ
/// may set another
/// pattern for its numbers.
///
/// Old papers bracket the year in every way; we read them all and print one.
public record LetterNumber(String organ, int year, int serial, NumberPattern pattern) {
    private static final Pattern WRITTEN =
            Pattern.compile("(\\p{IsHan}{1,20}?)公开告[〔\\[（(【﹝［](\\d{4})[〕\\]）)】﹞］]第?0*([1-9]\\d{0,6})号");

    public LetterNumber {
        if (!organ.matches("\\p{IsHan}{1,20}")) {
            throw new IllegalArgumentException("机关简称应为1至20个汉字，不能是“" + organ + "”。");
        }
        if (year < 2008 || year > 9999) {
            throw new IllegalArgumentException("文书编号的年份应为四位数且不早于2008年，不能是“" + year + "”。");
        }
        if (serial < 1) {
            throw new IllegalArgumentException("文书编号的序号从1开始，不能是“" + serial + "”。");
        }
    }

    public LetterNumber(String organ, int year, int serial) {
        this(organ, year, serial, NumberPattern.USUAL);
    }

    public static Optional<LetterNumber> parse(String text) {
        var written = WRITTEN.matcher(text.replaceAll("[\\s\u3000\u00a0]", ""));
        if (!written.matches() || Integer.parseInt(written.group(2)) < 2008) {
            return Optional.empty();
        }
        return Optional.of(new LetterNumber(
                written.group(1), Integer.parseInt(written.group(2)), Integer.parseInt(written.group(3))));
    }

    @Override
    public String toString() {
        return pattern.write(organ, year, serial);
    }
}
