package org.yangguang.report.prose;

import java.util.List;
import java.util.regex.Pattern;

/// How the organ can be reached: address, postcode, telephone, e-mail, site, as printed.
final class ContactReader {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:地址|通讯地址|通信地址)\\s*(?:为|是)?\\s*[:：]?\\s*([^，,。；;:：()（）\\s]{4,60}(?:[(（][^()（）]{1,20}[)）])?)");
    private static final Pattern POSTCODE = Pattern.compile("(?:邮编|邮政编码)\\s*(?:为|是)?\\s*[:：]?\\s*(\\d{6})(?!\\d)");
    private static final Pattern TELEPHONE = Pattern.compile(
            "(?:电话|联系方式|热线)(?:号码)?\\s*(?:为|是)?\\s*[:：]?\\s*((?:[(（]?0\\d{2,3}[)）]?\\s?[-—－–]?\\s?)?\\d{5,8}(?:[-—－转]\\d{1,4})?)(?!\\d)");
    private static final Pattern EMAIL =
            Pattern.compile("([A-Za-z0-9._%+-]{1,60}@[A-Za-z0-9.-]{1,60}\\.[A-Za-z]{2,10})");
    private static final Pattern WEBSITE =
            Pattern.compile("((?:https?://|www\\.)[A-Za-z0-9._~:/?#@!$&'*+,;=%-]{3,200}[A-Za-z0-9/])");

    private ContactReader() {}

    static ProseFacts.Contact read(List<Passage> paragraphs) {
        var speaking = paragraphs.stream()
                .map(p -> NumberReader.narrow(p.words()))
                .filter(words -> words.contains("联系")
                        || words.contains("地址")
                        || words.contains("电话")
                        || words.contains("邮")
                        || words.contains("网"))
                .toList();
        return new ProseFacts.Contact(
                first(ADDRESS, speaking),
                first(POSTCODE, speaking),
                first(TELEPHONE, speaking),
                first(EMAIL, speaking),
                first(WEBSITE, speaking));
    }

    private static String first(Pattern pattern, List<String> paragraphs) {
        for (var paragraph : paragraphs) {
            var matcher = pattern.matcher(paragraph);
            if (matcher.find()) {
                return matcher.group(1).strip();
            }
        }
        return "";
    }
}
