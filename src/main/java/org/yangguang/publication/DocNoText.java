package org.yangguang.publication;

import java.util.regex.Pattern;

/// 文号 as the ledger writes it: 〔 〕 round the year, no 第, no leading zeros, no blanks. Old lists
/// bracket the year in every possible way; 令第 3 号 and the like stay as they are.
final class DocNoText {

    private static final Pattern NUMBERED = Pattern.compile("(.+?)[〔\\[［（(【﹝](\\d{4})[〕\\]］）)】﹞]第?0*(\\d+)号");

    private DocNoText() {}

    static String of(String typed) {
        var text = Understood.plain(typed);
        var m = NUMBERED.matcher(text);
        return m.matches() ? m.group(1) + "〔" + m.group(2) + "〕" + m.group(3) + "号" : text;
    }
}
