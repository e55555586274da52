package org.yangguang.letter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The wording of one kind of letter, read from a text file: a head of `名：值` lines, a line of
/// dashes, the body.
///
/// In the body `{{申请人}}` is a slot, `# ` opens a heading, `| a | b |` is a row of a form and
/// every other line a paragraph. The lines between `{{#字段}}` and `{{/字段}}` stand only if that field is
/// filled in, those between `{{^字段}}` and `{{/字段}}` only if it is not.
///
/// @param suits result rows of table 三 the letter answers, such as `denied_internal`; empty for
///      程序性文书
/// @param basis the provisions it rests on
/// @param required slots that no wording of this letter may leave out
/// @param addressee the line 主送, with slots; empty if the letter has none
public record LetterTemplate(
        String id,
        String title,
        LetterKind kind,
        Set<String> suits,
        String version,
        String basis,
        String addressee,
        Wording wording,
        Set<String> required,
        List<String> body) {
    /// Told by whoever knows the outcome and the date; never checked for the words of a refusal.
    public static final String REMEDY = "救济告知";
    /// The applicant's own words; not checked either.
    public static final String REQUESTED = "申请内容";

    private static final Pattern SLOT = Pattern.compile("\\{\\{([^{}#^/][^{}]*)}}([。；，]?)");
    private static final Pattern SECTION = Pattern.compile("\\{\\{([#^/])([^{}]+)}}");
    private static final Set<String> HEAD = Set.of("编号", "标题", "种类", "适用", "版本", "依据", "主送", "用语", "必备");
    private static final String PROCEDURAL = "程序";

    public LetterTemplate {
        suits = Set.copyOf(suits);
        required = Collections.unmodifiableSet(new LinkedHashSet<>(required));
        body = List.copyOf(body);
    }

    /// Reads a template; what is wrong with it is said in Chinese, for it is an office that keeps
    /// them.
    public static LetterTemplate parse(String source) {
        var head = new LinkedHashMap<String, String>();
        var body = new ArrayList<String>();
        boolean inBody = false;
        for (var line : source.lines().toList()) {
            if (inBody) {
                if (!line.isBlank()) {
                    body.add(line.strip());
                }
            } else if (line.matches("-{3,}")) {
                inBody = true;
            } else if (!line.isBlank()) {
                int colon = line.indexOf('：');
                var name = colon < 0 ? line : line.substring(0, colon).strip();
                if (colon < 0 || !HEAD.contains(name) || head.containsKey(name)) {
                    throw new IllegalArgumentException(
                            "文书范本头部有一行无法识别或者重复：“" + line + "”。可用的项目是" + String.join("、", HEAD) + "。");
                }
                head.put(name, line.substring(colon + 1).strip());
            }
        }
        if (body.isEmpty()) {
            throw new IllegalArgumentException("文书范本没有正文，请在头部之后写一行“----”再写正文。");
        }
        var suits = required(head, "适用");
        return new LetterTemplate(
                required(head, "编号"),
                required(head, "标题"),
                LetterKind.valueOf(required(head, "种类")),
                suits.equals(PROCEDURAL) ? Set.of() : Set.of(suits.split("\\s+")),
                required(head, "版本"),
                required(head, "依据"),
                head.getOrDefault("主送", ""),
                Wording.parse(head.getOrDefault("用语", "")),
                names(head.getOrDefault("必备", "")),
                body);
    }

    private static Set<String> names(String words) {
        var names = new LinkedHashSet<>(List.of(words.strip().split("\\s+")));
        names.remove("");
        return names;
    }

    /// Every slot of the letter in the order it first appears.
    public Set<String> slots() {
        var slots = new LinkedHashSet<String>();
        slotsOf(addressee, slots);
        body.forEach(line -> {
            var section = SECTION.matcher(line);
            if (section.matches()) {
                slots.add(section.group(2).strip());
            }
            slotsOf(line, slots);
        });
        return slots;
    }

    /// The words an office may change.
    public TemplateText text() {
        return new TemplateText(title, basis, addressee, String.join("\n", body));
    }

    /// The same letter in an office's own words.
    public LetterTemplate worded(TemplateText text, String ownVersion) {
        return new LetterTemplate(
                id,
                text.title(),
                kind,
                suits,
                ownVersion,
                text.basis(),
                text.addressee(),
                wording,
                required,
                text.lines().stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
    }

    /// The lines that stand with these values.
    private List<String> standing(Map<String, String> values) {
        var lines = new ArrayList<String>();
        var left = new ArrayDeque<Boolean>();
        for (var line : body) {
            var section = SECTION.matcher(line);
            if (!section.matches()) {
                if (!left.contains(true)) {
                    lines.add(line);
                }
            } else if (section.group(1).equals("/")) {
                left.poll();
            } else {
                boolean filled =
                        !values.getOrDefault(section.group(2).strip(), "").isBlank();
                left.push(filled == section.group(1).equals("^"));
            }
        }
        return lines;
    }

    /// Puts the values in. A value may have several lines; each begins a paragraph. Values the
    /// letter has no slot for are left aside, so that one set of facts serves every letter of a
    /// case.
    public Filling fill(Map<String, String> values) {
        var needed = new LinkedHashSet<String>();
        slotsOf(addressee, needed);
        standing(values).forEach(line -> slotsOf(line, needed));
        var empty = needed.stream()
                .filter(slot -> values.getOrDefault(slot, "").isBlank())
                .toList();
        var wrong = wording.problemsOf(wordsOfTheOrgan(values));
        if (!empty.isEmpty() || !wrong.isEmpty()) {
            return new Filling.Unfilled(title, empty, wrong);
        }
        return new LetterText(id, version, kind, title, basis, filled(addressee, values), parts(values));
    }

    private String wordsOfTheOrgan(Map<String, String> values) {
        var own = new LinkedHashMap<>(values);
        own.put(REMEDY, "");
        own.put(REQUESTED, "");
        return filled(String.join("\n", standing(values)), own);
    }

    private List<LetterPart> parts(Map<String, String> values) {
        var parts = new ArrayList<LetterPart>();
        var rows = new ArrayList<List<String>>();
        for (var line : standing(values)) {
            if (line.startsWith("|")) {
                rows.add(row(line, values));
                continue;
            }
            endForm(rows, parts);
            if (line.startsWith("# ")) {
                parts.add(new LetterPart.Heading(filled(line.substring(2), values)));
            } else {
                filled(line, values)
                        .lines()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .forEach(text -> parts.add(new LetterPart.Paragraph(text)));
            }
        }
        endForm(rows, parts);
        return parts;
    }

    private static List<String> row(String line, Map<String, String> values) {
        var cells = new ArrayList<String>();
        for (var cell : line.substring(1, line.lastIndexOf('|')).split("\\|", -1)) {
            cells.add(filled(cell.strip(), values));
        }
        return cells;
    }

    private static void endForm(List<List<String>> rows, List<LetterPart> parts) {
        if (!rows.isEmpty()) {
            parts.add(new LetterPart.Form(rows));
            rows.clear();
        }
    }

    /// A value that brings its own full stop does not get the template's as well.
    private static String filled(String line, Map<String, String> values) {
        return SLOT.matcher(line).replaceAll(slot -> {
            var value = values.getOrDefault(slot.group(1), "").strip();
            if (!slot.group(2).isEmpty() && value.matches("(?s).*[。；，]")) {
                value = value.substring(0, value.length() - 1);
            }
            return Matcher.quoteReplacement(value + slot.group(2));
        });
    }

    private static void slotsOf(String line, Set<String> slots) {
        SLOT.matcher(line).results().forEach(slot -> slots.add(slot.group(1)));
    }

    private static String required(Map<String, String> head, String name) {
        var value = head.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("文书范本头部缺少“" + name + "”。");
        }
        return value;
    }
}
