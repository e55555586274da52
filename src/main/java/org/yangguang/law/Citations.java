package org.yangguang.law;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Citations found in the words of a paper: 《条例》第三十六条第（三）项 and its like. A place without a
/// title follows the last title named in the same line.
public final class Citations {
    private static final Pattern PART = Pattern.compile("《([^《》\n]{2,60})》|第([零一二三四五六七八九十百]{1,7})条"
            + "(?:第([一二三四五六七八九十]{1,3})款)?(?:第[（(]([一二三四五六七八九十]{1,3})[）)]项)?");
    private static final int HIGHEST = 399;
    private static final Map<String, Integer> NUMBERS = numbers();
    private static final Map<String, Law> TITLES = titles();

    private Citations() {}

    /// @param law empty where the title named is of no statute we keep
    /// @param written as the paper puts it
    public record Citation(Optional<Law> law, String written, Optional<Provision> provision) {

        /// Whether the text we keep has no such article, paragraph or item.
        public boolean isWrong() {
            return provision
                    .filter(p -> Provisions.all().stream()
                            .anyMatch(e -> e.article().law() == p.law()
                                    && e.article().article() > 0
                                    && e.seen() == Provisions.Seen.TEXT))
                    .filter(p -> isWhole(p.law()) || known(p))
                    .filter(p -> Provisions.find(p).isEmpty())
                    .isPresent();
        }

        /// Of the Regulation every article is kept; of other statutes only those we cite.
        private static boolean isWhole(Law law) {
            return law == Law.DISCLOSURE;
        }

        private static boolean known(Provision p) {
            return Provisions.find(new Provision(p.law(), p.article(), 0, 0))
                    .filter(e -> e.paragraphs() > 0)
                    .isPresent();
        }
    }

    /// Every article cited, in order.
    public static List<Citation> in(String text) {
        var found = new ArrayList<Citation>();
        for (var line : text.lines().toList()) {
            Optional<Law> law = Optional.empty();
            var title = "";
            var parts = PART.matcher(line);
            while (parts.find()) {
                if (parts.group(1) != null) {
                    title = "《" + parts.group(1) + "》";
                    law = Optional.ofNullable(TITLES.get(parts.group(1)));
                } else {
                    var article = number(parts.group(2));
                    var cited = law;
                    found.add(new Citation(
                            law,
                            title + parts.group(),
                            article.flatMap(n -> cited.map(l -> new Provision(
                                    l,
                                    n,
                                    number(parts.group(3)).orElse(0),
                                    number(parts.group(4)).orElse(0))))));
                }
            }
        }
        return found;
    }

    private static Optional<Integer> number(@org.jspecify.annotations.Nullable String words) {
        return words == null ? Optional.empty() : Optional.ofNullable(NUMBERS.get(words));
    }

    private static Map<String, Integer> numbers() {
        var numbers = new HashMap<String, Integer>();
        for (int n = 1; n <= HIGHEST; n++) {
            numbers.put(ChineseNumber.of(n), n);
        }
        return Map.copyOf(numbers);
    }

    /// Full titles, the same without 中华人民共和国, and 《条例》 as every letter abbreviates it.
    private static Map<String, Law> titles() {
        var titles = new LinkedHashMap<String, Law>();
        for (var law : Law.values()) {
            var title = law.citedAs().replaceAll("[《》]", "");
            if (law.citedAs().startsWith("《") && !title.contains("（")) {
                titles.put(title, law);
                titles.put(title.replaceFirst("^中华人民共和国", ""), law);
            }
        }
        titles.put("条例", Law.DISCLOSURE);
        return Map.copyOf(titles);
    }
}
