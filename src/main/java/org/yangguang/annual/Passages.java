package org.yangguang.annual;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yangguang.report.AnnualReport;

/// Cuts the text of a report written elsewhere into the passages of ours, by the sub-headings that the
/// outline asks for (国办公开办函〔2021〕30号). Text under no known sub-heading goes to the first
/// passage of
/// its part, so that none is lost.
public final class Passages {

    private static final Pattern HEADING =
            Pattern.compile("[（(]?[一二三四五六七八九][)）、.．]\\s*([^。：:；;]{2,24}?)(?:[。：:]\\s*(.*))?");

    private static final Map<String, ProsePart> OF_FIRST = Map.of(
            "主动公开", ProsePart.S1_PROACTIVE,
            "依申请", ProsePart.S1_REQUEST,
            "信息管理", ProsePart.S1_MGMT,
            "平台", ProsePart.S1_PLATFORM,
            "监督", ProsePart.S1_SUPERVISION);

    private static final Map<String, ProsePart> OF_FIFTH =
            Map.of("问题", ProsePart.S5_PROBLEMS, "改进", ProsePart.S5_IMPROVEMENT);

    private Passages() {}

    /// The passages that have text.
    public static Map<ProsePart, String> of(AnnualReport report) {
        var passages = new EnumMap<ProsePart, List<String>>(ProsePart.class);
        put(passages, ProsePart.PREAMBLE, report.preamble());
        for (var section : report.sections()) {
            switch (section.ordinal()) {
                case 1 -> cut(passages, section.paragraphs(), OF_FIRST, ProsePart.S1_PROACTIVE);
                case 5 -> cut(passages, section.paragraphs(), OF_FIFTH, ProsePart.S5_PROBLEMS);
                case 6 -> put(passages, ProsePart.S6_OTHER, section.paragraphs());
                default -> {}
            }
        }
        var texts = new EnumMap<ProsePart, String>(ProsePart.class);
        passages.forEach((part, paragraphs) -> {
            var text = String.join("\n", paragraphs).strip();
            if (!text.isEmpty()) {
                texts.put(part, text);
            }
        });
        return texts;
    }

    private static void cut(
            Map<ProsePart, List<String>> passages,
            List<String> paragraphs,
            Map<String, ProsePart> headings,
            ProsePart first) {
        var at = first;
        for (var paragraph : paragraphs) {
            var heading = HEADING.matcher(paragraph.strip());
            var under = heading.matches() ? under(heading.group(1), headings) : Optional.<ProsePart>empty();
            if (under.isPresent()) {
                at = under.get();
                var rest = heading.group(2);
                put(passages, at, rest == null ? List.of() : List.of(rest));
            } else {
                put(passages, at, List.of(paragraph));
            }
        }
    }

    /// The passage whose word stands first in a heading.
    private static Optional<ProsePart> under(String heading, Map<String, ProsePart> headings) {
        return headings.entrySet().stream()
                .filter(entry -> heading.contains(entry.getKey()))
                .min(java.util.Comparator.comparing(entry -> heading.indexOf(entry.getKey())))
                .map(Map.Entry::getValue);
    }

    private static void put(Map<ProsePart, List<String>> passages, ProsePart part, List<String> paragraphs) {
        passages.computeIfAbsent(part, _ -> new ArrayList<>())
                .addAll(paragraphs.stream()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList());
    }
}
