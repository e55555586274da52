package org.yangguang.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// How a refusal may be put: 第十四条、第十五条的信息“不予公开”“不得公开”，第十六条的信息
/// “可以不予公开”. The first is a duty, the second a discretion, and a court reads the difference.
public enum Wording {
    /// 条例第十四条、第十五条：没有裁量，不得写“可以不予公开”。
    MUST,
    /// 条例第十六条：有裁量，不得写没有“可以”的“不予公开”。
    MAY,
    /// 其他文书，两种说法都可能引用。
    FREE;

    private static final Pattern WITHOUT_DISCRETION = Pattern.compile("(?<!可以)不予公开|不得公开|应当不公开");

    /// What is wrong with the words, in Chinese; empty if nothing is.
    List<String> problemsOf(String text) {
        var problems = new ArrayList<String>();
        switch (this) {
            case MUST -> {
                if (text.contains("可以不予公开")) {
                    problems.add("依据第十四条、第十五条的答复不得写“可以不予公开”，应当写“不予公开”或者“不得公开”。");
                }
            }
            case MAY -> {
                if (WITHOUT_DISCRETION.matcher(text).find()) {
                    problems.add("依据第十六条的答复应当写“可以不予公开”并说明裁量理由，不得直接写“不予公开”“不得公开”。");
                }
            }
            case FREE -> {}
        }
        return problems;
    }

    static Wording parse(String word) {
        return switch (word) {
            case "应当" -> MUST;
            case "可以" -> MAY;
            case "" -> FREE;
            default -> throw new IllegalArgumentException("文书范本的“用语”只能是“应当”或者“可以”，不能是“" + word + "”。");
        };
    }
}
