package org.yangguang.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.law.ChineseNumber;
import org.yangguang.law.Citations;
import org.yangguang.law.Law;
import org.yangguang.law.Provision;
import org.yangguang.letter.LetterPart;
import org.yangguang.letter.LetterText;

/// 文书质检: what is wrong with a reply before it is submitted, over its words and the facts of the case.
/// Rules and wrong names are data (`request/letter-quality.tsv`, `request/law-names.tsv`). Pure.
public final class LetterQuality {

    public enum Level {
        /// Bars submission.
        MUST("必改"),
        /// May be dismissed with a reason.
        SHOULD("建议");

        private final String label;

        Level(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public record Rule(String id, Level level, String title, String text) {}

    /// @param place slot of the draft where the words stand; empty if they are nobody's field
    public record Finding(Rule rule, String text, String place) {
        /// The same words found again are the same finding, so that a dismissal holds for them alone.
        public String key() {
            return rule.id() + " " + text;
        }
    }

    /// What the case says.
    ///
    /// @param outcomes whose provisions the letter must cite: the decision's own, or each matter's
    /// @param withheld grounds of the parts not given
    /// @param due last day for the reply; empty while the clock stands still
    /// @param remedy the paragraph the rules give
    /// @param number the letter would get; empty for none
    /// @param typed what the drafter filled in, by slot
    public record Facts(
            String applicant,
            String call,
            String subject,
            LocalDate receivedOn,
            LocalDate day,
            Optional<LocalDate> due,
            Outcome outcome,
            Set<Outcome> outcomes,
            Set<Outcome> withheld,
            String remedy,
            boolean courtNamed,
            String number,
            boolean numberTaken,
            String identity,
            String phone,
            Map<String, String> typed) {}

    private static final Map<String, Rule> RULES = rules();
    private static final Map<Pattern, String> LAW_NAMES = lawNames();
    private static final Pattern RECEIVED = Pattern.compile("本机关于(\\d{4}年\\d{1,2}月\\d{1,2}日)收到。申请公开的内容为");
    private static final Pattern BARE_DENIAL = Pattern.compile("(?<!可以)不予公开(?!目录)|不得公开");
    private static final Pattern OTHER_REMEDY = Pattern.compile("(?:[^。；\n]*)(?:申请行政复议|提起行政诉讼|人民法院起诉)(?:[^。；\n]*)");
    private static final Pattern NO_TEXT_PAGE = Pattern.compile("此页无正文|本页无正文");
    private static final Pattern EMPTY = Pattern.compile("\\{\\{[^{}]*}}|【待[^】]*】|[×xX＊*]{2,}|_{2,}|某某+|（略）|……$");
    private static final Pattern IDENTITY = Pattern.compile("(?<!\\d)\\d{17}[\\dXx](?!\\d)");
    private static final Pattern MOBILE = Pattern.compile("(?<!\\d)1[3-9]\\d{9}(?!\\d)");
    private static final Set<Integer> EXEMPTIONS = Set.of(14, 15, 16);

    private final Facts facts;
    private final LetterText letter;
    private final String words;
    private final Set<Integer> cited = new LinkedHashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    private LetterQuality(Facts facts, LetterText letter) {
        this.facts = facts;
        this.letter = letter;
        this.words = plain(letter).replace(facts.remedy(), "").replace(facts.subject(), "");
        Citations.in(words).stream()
                .flatMap(c -> c.provision().stream())
                .filter(p -> p.law() == Law.DISCLOSURE)
                .forEach(p -> cited.add(p.article()));
    }

    public static List<Finding> of(Facts facts, LetterText letter) {
        var quality = new LetterQuality(facts, letter);
        quality.check();
        return List.copyOf(quality.findings);
    }

    public static List<Rule> all() {
        return List.copyOf(RULES.values());
    }

    private void check() {
        identity();
        provisions();
        wording();
        remedy();
        form();
        persons();
    }

    private void identity() {
        if (facts.numberTaken()) {
            add("LQ-01", "", facts.number());
        }
        if (!letter.addressee().equals(facts.applicant())) {
            add("LQ-02", "", letter.addressee(), facts.applicant());
        }
        var day = ChineseDate.of(facts.receivedOn());
        RECEIVED.matcher(plain(letter))
                .results()
                .map(r -> r.group(1))
                .filter(d -> !d.equals(day))
                .distinct()
                .forEach(other -> add("LQ-03", other, other, day));
    }

    private void provisions() {
        Citations.in(words).stream()
                .filter(Citations.Citation::isWrong)
                .map(Citations.Citation::written)
                .distinct()
                .forEach(wrong -> add("LQ-04", wrong.replaceFirst("^《[^》]*》", ""), wrong));
        for (var outcome : facts.outcomes()) {
            var articles = disclosureArticles(outcome);
            if (!articles.isEmpty() && articles.stream().noneMatch(cited::contains)) {
                add(
                        "LQ-05",
                        "",
                        outcome.fullLabel(),
                        "《条例》" + outcome.bases().stream().map(Provision::place).collect(Collectors.joining("或者")));
            }
        }
        var expected = new LinkedHashSet<Integer>();
        facts.outcomes().forEach(o -> expected.addAll(disclosureArticles(o)));
        facts.withheld().forEach(o -> expected.addAll(disclosureArticles(o)));
        cited.stream()
                .filter(EXEMPTIONS::contains)
                .filter(article -> !expected.contains(article))
                .forEach(article -> add("LQ-06", "第" + ChineseNumber.of(article) + "条", ChineseNumber.of(article)));
        if (facts.outcomes().contains(Outcome.PARTIALLY_GRANTED)) {
            var given = Citations.in(
                            "《条例》" + facts.typed().getOrDefault("不公开部分及理由", "").replace("\n", ""))
                    .stream()
                    .flatMap(c -> c.provision().stream())
                    .map(Provision::article)
                    .collect(Collectors.toSet());
            facts.withheld().stream()
                    .filter(o -> disclosureArticles(o).stream().noneMatch(given::contains))
                    .forEach(o -> findings.add(finding(
                            "LQ-08",
                            "不公开部分及理由",
                            o.label() + "（" + o.bases().getFirst().place() + "）")));
        }
    }

    private static Set<Integer> disclosureArticles(Outcome outcome) {
        return outcome.bases().stream()
                .filter(p -> p.law() == Law.DISCLOSURE)
                .map(Provision::article)
                .collect(Collectors.toSet());
    }

    /// Sentence by sentence where a paper mixes provisions; [Wording] watches letters of one provision.
    private void wording() {
        for (var line : words.lines().toList()) {
            for (var sentence : line.split("(?<=[。；])")) {
                var articles = Citations.in("《条例》" + sentence).stream()
                        .flatMap(c -> c.provision().stream())
                        .map(Provision::article)
                        .filter(EXEMPTIONS::contains)
                        .collect(Collectors.toSet());
                boolean duty = articles.contains(14) || articles.contains(15);
                boolean discretion = articles.contains(16);
                if (duty && !discretion && sentence.contains("可以不予公开")
                        || discretion && !duty && BARE_DENIAL.matcher(sentence).find()) {
                    add("LQ-07", sentence.strip(), sentence.strip());
                }
            }
        }
    }

    private void remedy() {
        if (!facts.remedy().isEmpty() && !plain(letter).contains(facts.remedy())) {
            add("LQ-09", "", facts.remedy());
        }
        OTHER_REMEDY
                .matcher(words)
                .results()
                .map(r -> r.group().strip())
                .distinct()
                .forEach(other -> add("LQ-10", other, other));
        if (!facts.courtNamed() && !facts.remedy().isEmpty()) {
            add("LQ-11", "");
        }
    }

    private void form() {
        facts.due()
                .filter(due -> facts.day().isAfter(due))
                .ifPresent(due -> add("LQ-12", "", ChineseDate.of(facts.day()), ChineseDate.of(due)));
        if (NO_TEXT_PAGE.matcher(words).find()) {
            add("LQ-13", "无正文");
        }
        EMPTY.matcher(words).results().map(r -> r.group()).distinct().forEach(gap -> add("LQ-14", gap, gap));
        LAW_NAMES.forEach((wrong, right) -> wrong.matcher(words)
                .results()
                .map(r -> r.group())
                .distinct()
                .forEach(name -> add("LQ-16", name, name, right)));
    }

    private void persons() {
        found(IDENTITY, facts.identity(), "公民身份号码");
        found(MOBILE, facts.phone(), "手机号码");
        var other = facts.call().equals("您") ? "你单位" : "您";
        if (words.contains(other)) {
            add("LQ-17", other, facts.call(), other);
        }
    }

    /// The number itself is not repeated: a finding may be read by more people than the letter.
    private void found(Pattern pattern, String own, String what) {
        pattern.matcher(words)
                .results()
                .map(r -> r.group())
                .filter(number -> !number.equalsIgnoreCase(own))
                .distinct()
                .forEach(number -> add("LQ-15", number, what + "（尾号" + number.substring(number.length() - 4) + "）"));
    }

    /// @param offending the words by which the field is found that holds them
    private void add(String rule, String offending, String... arguments) {
        var place = offending.isEmpty()
                ? ""
                : facts.typed().entrySet().stream()
                        .filter(e -> e.getValue().contains(offending))
                        .map(Map.Entry::getKey)
                        .filter(slot -> !slot.equals(ReplyMatter.LIST))
                        .sorted()
                        .findFirst()
                        .orElse("");
        findings.add(finding(rule, place, arguments));
    }

    private static Finding finding(String id, String place, String... arguments) {
        var rule = Optional.ofNullable(RULES.get(id)).orElseThrow();
        var text = rule.text();
        for (int i = 0; i < arguments.length; i++) {
            text = text.replaceAll("\\{" + i + "}", Matcher.quoteReplacement(arguments[i]));
        }
        return new Finding(rule, text, place);
    }

    private static String plain(LetterText letter) {
        return letter.parts().stream()
                .map(part -> switch (part) {
                    case LetterPart.Heading(var text) -> text;
                    case LetterPart.Paragraph(var text) -> text;
                    case LetterPart.Form(var rows) ->
                        rows.stream().map(cells -> String.join("：", cells)).collect(Collectors.joining("\n"));
                })
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, Rule> rules() {
        var rules = new LinkedHashMap<String, Rule>();
        for (var cells : table("/request/letter-quality.tsv", 4)) {
            var level = cells[1].equals(Level.MUST.label()) ? Level.MUST : Level.SHOULD;
            rules.put(cells[0], new Rule(cells[0], level, cells[2], cells[3]));
        }
        return java.util.Collections.unmodifiableMap(rules);
    }

    private static Map<Pattern, String> lawNames() {
        var names = new LinkedHashMap<Pattern, String>();
        table("/request/law-names.tsv", 2).forEach(cells -> names.put(Pattern.compile(cells[0]), cells[1]));
        return java.util.Collections.unmodifiableMap(names);
    }

    private static List<String[]> table(String resource, int width) {
        try (var in = LetterQuality.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", width))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
