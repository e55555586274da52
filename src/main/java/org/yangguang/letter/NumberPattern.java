package org.yangguang.letter;

import java.util.Optional;
import java.util.regex.Pattern;

/// How an organ writes the numbers of a series: `{机关简称}公开告〔{年}〕{序号}号`.
public record NumberPattern(String text) {
    private static final Pattern ALLOWED = Pattern.compile("[\\p{IsHan}A-Za-z0-9〔〕（）()\\[\\]—-]*");
    private static final int LONGEST = 40;

    public static final NumberPattern USUAL = new NumberPattern("{机关简称}公开告〔{年}〕{序号}号");

    public NumberPattern {
        var wrong = fault(text);
        if (wrong.isPresent()) {
            throw new IllegalArgumentException(wrong.get());
        }
    }

    /// What is wrong with a pattern; empty if nothing is.
    public static Optional<String> fault(String text) {
        for (var needed : new String[] {"{年}", "{序号}"}) {
            if (text.indexOf(needed) < 0 || text.indexOf(needed) != text.lastIndexOf(needed)) {
                return Optional.of("文号格式应有一个“" + needed + "”，如 " + "{机关简称}公开告〔{年}〕{序号}号" + "。");
            }
        }
        var rest = text.replace("{年}", "")
                .replace("{序号}", "")
                .replace("{机关简称}", "")
                .replace("{机关代字}", "");
        if (rest.contains("{") || rest.contains("}")) {
            return Optional.of("文号格式中的栏目只能是 {机关简称}、{机关代字}、{年}、{序号}。");
        }
        if (text.length() > LONGEST || !ALLOWED.matcher(rest).matches()) {
            return Optional.of("文号格式只能用汉字、字母、数字和括号，不超过 " + LONGEST + " 字。");
        }
        return text.matches(".*\\{年}[^{}]+\\{序号}.*|.*\\{序号}[^{}]+\\{年}.*")
                ? Optional.empty()
                : Optional.of("“{年}”与“{序号}”之间应有括号或者文字，否则两个数连在一起。");
    }

    /// The pattern with the organ's mark in it: what one row of numbers has in common.
    ///
    /// @param mark 机关代字 or 机关简称
    String stem(String mark) {
        return text.replace("{机关简称}", mark).replace("{机关代字}", mark);
    }

    String write(String mark, int year, int serial) {
        return stem(mark).replace("{年}", String.valueOf(year)).replace("{序号}", String.valueOf(serial));
    }
}
