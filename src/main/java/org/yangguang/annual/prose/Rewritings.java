package org.yangguang.annual.prose;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yangguang.annual.AnnualWork;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.prose.ProseFacts;

/// What would put right a finding about words: the number by its live field, the year by the year
/// reported on, the word by the right one. Nothing where a person has to think.
public final class Rewritings {

    private static final Set<String> NUMBERS = Set.of("X-01", "X-03", "X-04");
    private static final Pattern QUOTED = Pattern.compile("“([^“”]{1,200}?)…?”");
    private static final Pattern INSTEAD = Pattern.compile("“([^“”]+)”应为“([^“”…]+)”（");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");
    private static final Pattern PERIOD =
            Pattern.compile("(?<from>(?:19|20)\\d{2})年\\s*1\\s*月\\s*1\\s*日.{0,8}?12\\s*月\\s*31\\s*日");
    private static final String STOPS = "。；;，,\n";

    private Rewritings() {}

    public static Optional<Rewriting> of(AnnualWork work, Finding finding) {
        var text = PrintedText.of(work);
        var rule = finding.ruleId();
        if (NUMBERS.contains(rule) && finding.passage() != null) {
            return number(work, text, finding);
        }
        return switch (rule) {
            case "X-02" -> clause(work, text, finding, "新收政府信息公开申请{{table3.new_received.total}}件");
            case "X-03" ->
                clause(
                        work,
                        text,
                        finding,
                        "发生政府信息公开行政复议案件{{table4.reconsideration.total}}件、行政诉讼案件{{sum.litigation}}件");
            case "X-07" -> year(work, text, finding);
            case "X-13" -> exact(work, text, finding);
            case "X-14" ->
                quoted(finding).flatMap(words -> text.find(-1, words)).flatMap(at -> Rewriting.of(work, at, "", "删去"));
            case "X-17" -> word(work, text, finding);
            default -> Optional.empty();
        };
    }

    private static Optional<Rewriting> number(AnnualWork work, PrintedText text, Finding finding) {
        return ProseFacts.numbers(work.report()).stream()
                .filter(stated -> stated.passage().equals(finding.passage()))
                .findFirst()
                .flatMap(stated -> HandFigure.figure(work, text, stated))
                .map(figure -> figure.rewriting(work));
    }

    /// The clause that says there were none says how many there were.
    private static Optional<Rewriting> clause(AnnualWork work, PrintedText text, Finding finding, String instead) {
        var words = quoted(finding).orElse("");
        for (var line : text.lines()) {
            int at = words.isEmpty() ? -1 : line.printed().indexOf(words);
            if (at >= 0) {
                int to = at + words.length();
                while (to < line.printed().length()
                        && STOPS.indexOf(line.printed().charAt(to)) < 0) {
                    to++;
                }
                return Rewriting.of(work, line.range(at, to), instead, "按表改写");
            }
        }
        return Optional.empty();
    }

    private static Optional<Rewriting> year(AnnualWork work, PrintedText text, Finding finding) {
        if (finding.where().equals("year")) {
            for (var line : text.lines()) {
                var period = PERIOD.matcher(line.printed());
                while (period.find()) {
                    if (!period.group("from").equals(String.valueOf(work.year()))) {
                        return year(work, line.range(period.start("from"), period.end("from")), false);
                    }
                }
            }
            return Optional.empty();
        }
        boolean next = finding.text().startsWith("下一步");
        int section = finding.where().charAt(finding.where().length() - 1) - '0';
        for (var line : text.lines()) {
            var words = quoted(finding).orElse("");
            int at = line.part().section() == section && !words.isEmpty()
                    ? line.printed().indexOf(words)
                    : -1;
            var year = YEAR.matcher(line.printed());
            if (at >= 0 && year.find(at) && year.end() <= at + words.length()) {
                return year(work, line.range(year.start(), year.end()), next);
            }
        }
        return Optional.empty();
    }

    private static Optional<Rewriting> year(AnnualWork work, PrintedText.Range at, boolean next) {
        return Rewriting.of(
                work, at, next ? "{{year.next}}" : "{{year}}", "改为 %d 年".formatted(work.year() + (next ? 1 : 0)));
    }

    /// `7余次` is `7次`.
    private static Optional<Rewriting> exact(AnnualWork work, PrintedText text, Finding finding) {
        return quoted(finding).flatMap(words -> {
            var plain = words.replaceAll("大约|将近|超过|[约近逾超余多]", "");
            return text.find(-1, words).flatMap(at -> Rewriting.of(work, at, plain, "改为“" + plain + "”"));
        });
    }

    private static Optional<Rewriting> word(AnnualWork work, PrintedText text, Finding finding) {
        var words = INSTEAD.matcher(finding.text());
        if (!words.find()) {
            return Optional.empty();
        }
        var found = words.group(1);
        var right = words.group(2);
        boolean isWord = right.chars().noneMatch(c -> c == 'N');
        return isWord
                ? text.find(-1, found).flatMap(at -> Rewriting.of(work, at, right, "改为“" + right + "”"))
                : Optional.empty();
    }

    /// The words of the text a finding quotes first.
    public static Optional<String> quoted(Finding finding) {
        var words = QUOTED.matcher(finding.text());
        return words.find() ? Optional.of(words.group(1)) : Optional.empty();
    }
}
