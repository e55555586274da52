package org.yangguang.letter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yangguang.law.Citations;

/// Whether an office's wording of a letter can stand: known fields, the required ones, sections that
/// close, the remedy where the letter decides. Pure.
public final class TemplateCheck {
    private static final int LONGEST_TITLE = 40;
    private static final int LONGEST_LINE = 2000;
    private static final Pattern BRACED = Pattern.compile("\\{\\{([^{}\n]*)}}");
    private static final Pattern HAND_WRITTEN_REMEDY = Pattern.compile("(?:申请行政复议|提起行政诉讼|提起诉讼|人民法院起诉)");
    /// Of the title, the basis and the addressee, which are no lines of the body.
    private static final int HEAD = 0;

    private TemplateCheck() {}

    /// @param line of the body, from one; 0 for the head
    /// @param part `title`, `basis`, `addressee` or `body`
    public record Fault(int line, String part, String message) {
        public String text() {
            return line == HEAD ? message : "正文第 " + line + " 行：" + message;
        }
    }

    public static List<Fault> faults(LetterTemplate shipped, TemplateText text) {
        var faults = new ArrayList<Fault>();
        if (text.title().isEmpty()
                || text.title().length() > LONGEST_TITLE
                || text.title().contains("{")) {
            faults.add(new Fault(HEAD, "title", "标题应为 1 至 " + LONGEST_TITLE + " 字，不用栏目。"));
        }
        citations(text.basis(), HEAD, "basis", faults);
        if (text.basis().isEmpty()) {
            faults.add(new Fault(HEAD, "basis", "请填写依据。"));
        }
        fields(shipped, text.addressee(), HEAD, "addressee", faults);
        if (!shipped.addressee().isEmpty() && text.addressee().isEmpty()) {
            faults.add(new Fault(HEAD, "addressee", "请填写主送，如 " + shipped.addressee() + "。"));
        }
        var lines = text.lines();
        if (text.body().isBlank()) {
            faults.add(new Fault(HEAD, "body", "正文没有内容。"));
        }
        for (int i = 0; i < lines.size(); i++) {
            line(shipped, lines.get(i), i + 1, faults);
        }
        sections(lines, faults);
        required(shipped, text, faults);
        return List.copyOf(faults);
    }

    private static void line(LetterTemplate shipped, String line, int number, List<Fault> faults) {
        if (line.length() > LONGEST_LINE) {
            faults.add(new Fault(number, "body", "一行最多 " + LONGEST_LINE + " 字，请分成几行。"));
        }
        if (line.strip().startsWith("|") && (line.indexOf('|') == line.lastIndexOf('|'))) {
            faults.add(new Fault(number, "body", "表格的一行应写作“| 名称 | 内容 |”，首尾都有竖线。"));
        }
        fields(shipped, line, number, "body", faults);
        citations(line, number, "body", faults);
        if (HAND_WRITTEN_REMEDY.matcher(line).find()) {
            faults.add(new Fault(
                    number,
                    "body",
                    "救济途径由系统按处理结果、日期、机关和法院生成，不能手写。请删去这些话"
                            + (shipped.slots().contains(LetterTemplate.REMEDY) ? "，用 {{救济告知}}。" : "，本文书不单独告知救济途径。")));
        }
        shipped.wording()
                .problemsOf(BRACED.matcher(line).replaceAll(""))
                .forEach(problem -> faults.add(new Fault(number, "body", problem)));
    }

    private static void fields(LetterTemplate shipped, String line, int number, String part, List<Fault> faults) {
        var rest = BRACED.matcher(line).replaceAll("");
        if (rest.contains("{{") || rest.contains("}}")) {
            faults.add(new Fault(number, part, "“{{”与“}}”没有成对，栏目应写作 {{申请人}}。"));
        }
        var braced = BRACED.matcher(line);
        while (braced.find()) {
            var name = braced.group(1).strip().replaceFirst("^[#^/]", "").strip();
            unusable(shipped, name).ifPresent(problem -> faults.add(new Fault(number, part, problem)));
        }
    }

    private static Optional<String> unusable(LetterTemplate shipped, String name) {
        var usable = usable(shipped);
        if (usable.contains(name)) {
            return Optional.empty();
        }
        if (LetterField.named(name).isPresent()) {
            return Optional.of("栏目“" + name + "”不能用在《" + shipped.title() + "》，出具这份文书时没有这项内容。可用的栏目见右侧。");
        }
        var near = usable.stream()
                .min(Comparator.comparingInt((String known) -> distance(known, name))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(known -> distance(known, name) <= Math.max(2, name.length() / 2));
        return Optional.of(
                "没有名为“" + name + "”的栏目" + near.map(n -> "，是否为“" + n + "”").orElse("") + "。可用的栏目见右侧。");
    }

    /// A letter whose fields an officer fills in one by one may use any; one that an act issues has
    /// what the act knows.
    static Set<String> usable(LetterTemplate shipped) {
        var usable = new HashSet<>(shipped.slots());
        LetterField.all().stream()
                .filter(field -> switch (field.source()) {
                    case CASE -> true;
                    case COURSE, TYPED -> shipped.kind().isFilledIn();
                    case GENERATED -> false;
                })
                .map(LetterField::name)
                .forEach(usable::add);
        return usable;
    }

    /// The fields of a letter as the editor lists them: the required first.
    public static List<LetterField> fieldsOf(LetterTemplate shipped) {
        var usable = usable(shipped);
        return LetterField.all().stream()
                .filter(field -> usable.contains(field.name()))
                .sorted(Comparator.comparing(
                        (LetterField field) -> !shipped.required().contains(field.name())))
                .toList();
    }

    private static void sections(List<String> lines, List<Fault> faults) {
        record Open(String name, int line) {}
        Deque<Open> open = new ArrayDeque<>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            var marker = BRACED.matcher(line);
            while (marker.find()) {
                var inside = marker.group(1).strip();
                if (!inside.matches("[#^/].*")) {
                    continue;
                }
                var name = inside.substring(1).strip();
                if (!marker.group().equals(line)) {
                    faults.add(new Fault(i + 1, "body", "节的标记“" + marker.group() + "”应单独成一行。"));
                } else if (!inside.startsWith("/")) {
                    open.push(new Open(name, i + 1));
                } else if (open.isEmpty()) {
                    faults.add(new Fault(i + 1, "body", "节“" + name + "”在这里结束，前面却没有开始，请补上 {{#" + name + "}}。"));
                } else {
                    var last = open.pop();
                    if (!last.name().equals(name)) {
                        faults.add(new Fault(
                                i + 1,
                                "body",
                                "第 " + last.line() + " 行开始的是节“" + last.name() + "”，这里结束的却是“" + name + "”。"));
                    }
                }
            }
        }
        open.reversed()
                .forEach(left -> faults.add(new Fault(
                        left.line(), "body", "节“" + left.name() + "”没有结束，请在适当的行写 {{/" + left.name() + "}}。")));
    }

    private static void required(LetterTemplate shipped, TemplateText text, List<Fault> faults) {
        var always = new HashSet<String>();
        int depth = 0;
        for (var line : (text.addressee() + "\n" + text.body()).lines().toList()) {
            if (line.strip().matches("\\{\\{\\s*[#^].*")) {
                depth++;
            } else if (line.strip().matches("\\{\\{\\s*/.*")) {
                depth--;
            } else if (depth <= 0) {
                BRACED.matcher(line)
                        .results()
                        .forEach(r -> always.add(r.group(1).strip()));
            }
        }
        var missing = shipped.required().stream()
                .filter(field -> !always.contains(field))
                .collect(Collectors.toCollection(ArrayList::new));
        if (missing.remove(LetterTemplate.REMEDY)) {
            faults.add(new Fault(HEAD, "body", "本文书作出处理决定，应当告知救济途径，正文缺少 {{救济告知}}。请在正文末尾单独写一行 {{救济告知}}。"));
        }
        for (var field : missing) {
            faults.add(new Fault(
                    HEAD,
                    "body",
                    "正文缺少必备栏目 {{" + field + "}}（"
                            + LetterField.named(field).map(LetterField::meaning).orElse("") + "），也不能只写在可省略的节中。"));
        }
    }

    private static void citations(String words, int number, String part, List<Fault> faults) {
        for (var citation : Citations.in(words)) {
            if (citation.isWrong()) {
                faults.add(new Fault(number, part, "没有“" + citation.written() + "”这一条款，请核对。"));
            }
        }
    }

    /// Levenshtein.
    static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                row[j] = Math.min(
                        Math.min(row[j] + 1, row[j - 1] + 1), diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
