package org.yangguang.report.checking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yangguang.report.TableThreeRow;

/// Finds in running text how many requests were received, dealt with, concluded and carried over.
final class StatedNumbers {
    /// What a number in the text counts.
    enum Scope {
        RECEIVED("本年新收", "收到"),
        CARRIED_IN("上年结转", "上年结转"),
        HANDLED("本年新收＋上年结转", "处理"),
        CONCLUDED("（七）总计", "办结"),
        CARRIED_OUT("结转下年度", "结转下年度");

        final String label;
        final String word;

        Scope(String label, String word) {
            this.label = label;
            this.word = word;
        }
    }

    record Stated(Scope scope, BigDecimal number, String words) {}

    private static final String UP_TO = "[^。；;，,\\d]{0,24}?";
    private static final String COUNT = "\\s*(\\d{1,9})\\s*(?:件|份|宗|条)(?!次)";

    /// In order: the first that matches at a place decides.
    private static final List<Map.Entry<Scope, Pattern>> PATTERNS = List.of(
            entry(Scope.CARRIED_IN, "(?:上年|上一年)(?:度)?(?:结转|转结)" + UP_TO + COUNT),
            entry(Scope.CARRIED_OUT, "(?:结转|转)(?:至|到)?(?:下(?:一)?年(?:度)?|\\d{4}年)" + UP_TO + COUNT),
            entry(
                    Scope.CARRIED_OUT,
                    "(\\d{1,9})\\s*件[^。；;，,（(\\d]{0,12}?(?:(?<!年|年度)结转(?!申请)|转(?:至|到)?下(?:一)?年|顺延(?:到|至)?下)"),
            entry(Scope.CONCLUDED, "(\\d{1,9})\\s*件(?:[^。；;，,\\d]{0,8}?)(?:已|均|全部|按时|按期|依法)*(?:办结|办理完毕|答复完毕)"),
            entry(Scope.HANDLED, "(?:收办|处理|办理)(?!费)" + UP_TO + "申请" + UP_TO + COUNT),
            entry(Scope.HANDLED, "共(?:收办|处理|办理)" + UP_TO + COUNT),
            entry(Scope.CONCLUDED, "(?:办结|办复|答复)" + UP_TO + "申请" + UP_TO + COUNT),
            entry(Scope.RECEIVED, "(?:收到|新收|接收|受理|接到)" + UP_TO + "(?:申请|依申请公开)" + UP_TO + COUNT));

    private static final Pattern OTHER_BUSINESS = Pattern.compile("提案|建议|复议|诉讼|信访|留言|咨询|来电|更正申请|去年|同比|历年|累计|以来");
    private static final Pattern SENTENCE = Pattern.compile("[^。；;\\n]+");

    private StatedNumbers() {}

    private static Map.Entry<Scope, Pattern> entry(Scope scope, String pattern) {
        return Map.entry(scope, Pattern.compile(pattern));
    }

    static List<Stated> in(String text) {
        var found = new ArrayList<Stated>();
        var sentences = SENTENCE.matcher(text);
        while (sentences.find()) {
            var sentence = sentences.group();
            if (sentence.contains("申请") && !OTHER_BUSINESS.matcher(sentence).find()) {
                sentence(sentence, found);
            }
        }
        return found;
    }

    private static void sentence(String sentence, List<Stated> found) {
        var taken = new boolean[sentence.length() + 1];
        for (var entry : PATTERNS) {
            var matcher = entry.getValue().matcher(sentence);
            while (matcher.find()) {
                if (!taken[matcher.start(1)] && !isPart(sentence, matcher.start(), entry.getKey())) {
                    found.add(new Stated(
                            entry.getKey(),
                            new BigDecimal(matcher.group(1)),
                            matcher.group().strip()));
                }
                taken[matcher.start(1)] = true;
            }
        }
    }

    /// `其中通过网络收到 5 件` counts a part, not the whole; but `其中 764 件已办结` is a whole
    /// of its own.
    private static boolean isPart(String sentence, int at, Scope scope) {
        if (scope != Scope.RECEIVED && scope != Scope.HANDLED) {
            return false;
        }
        int from = Math.max(sentence.lastIndexOf('，', at), sentence.lastIndexOf(',', at)) + 1;
        var clause = sentence.substring(from, at);
        return sentence.substring(0, at).contains("其中") || clause.matches(".*(?:通过|当面|信函|邮寄|网络|网上|在线|传真|邮件).*");
    }

    /// What the table says for each scope, as far as it is known.
    static Map<Scope, BigDecimal> counted(Examined x) {
        var map = new EnumMap<Scope, BigDecimal>(Scope.class);
        put(map, Scope.RECEIVED, x.counted(TableThreeRow.NEW_RECEIVED));
        put(map, Scope.CARRIED_IN, x.counted(TableThreeRow.CARRIED_IN));
        put(map, Scope.CONCLUDED, x.counted(TableThreeRow.TOTAL));
        put(map, Scope.CARRIED_OUT, x.counted(TableThreeRow.CARRIED_OUT));
        var received = map.get(Scope.RECEIVED);
        var carried = map.get(Scope.CARRIED_IN);
        if (received != null && carried != null) {
            map.put(Scope.HANDLED, received.add(carried));
        }
        return map;
    }

    private static void put(Map<Scope, BigDecimal> map, Scope scope, Optional<BigDecimal> value) {
        value.ifPresent(v -> map.put(scope, v));
    }
}
