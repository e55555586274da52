package org.yangguang.office;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.FindingKey;
import org.yangguang.annual.LiveField;
import org.yangguang.annual.LiveText;
import org.yangguang.annual.Passages;
import org.yangguang.annual.ProsePart;
import org.yangguang.annual.ProseText;
import org.yangguang.annual.prose.FieldNames;
import org.yangguang.annual.prose.HandFigure;
import org.yangguang.annual.prose.Likeness;
import org.yangguang.annual.prose.PrintedText;
import org.yangguang.annual.prose.ProseTemplates;
import org.yangguang.annual.prose.Rewriting;
import org.yangguang.annual.prose.Rewritings;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.identity.Colleagues;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.checking.RequiredContent;
import org.yangguang.ui.Chinese;

/// Puts together what stands on the pages of the report's text.
@Component
class ProsePages {

    private static final int MOST_FIELDS = 30;
    private static final int RUN = 8;
    /// Passages in which the contents required of part 一 are looked for and added.
    private static final Map<String, ProsePart> AT = Map.of(
            "主动公开", ProsePart.S1_PROACTIVE,
            "依申请公开", ProsePart.S1_REQUEST,
            "政府信息管理", ProsePart.S1_MGMT,
            "平台建设", ProsePart.S1_PLATFORM,
            "存在的问题", ProsePart.S5_PROBLEMS,
            "改进措施", ProsePart.S5_IMPROVEMENT,
            "信息处理费", ProsePart.S6_OTHER);

    private final ProseTemplates templates;
    private final Likeness likeness;
    private final Colleagues colleagues;

    ProsePages(ProseTemplates templates, Likeness likeness, Colleagues colleagues) {
        this.templates = templates;
        this.likeness = likeness;
        this.colleagues = colleagues;
    }

    /// The passages edited on the page of a part; what stands before 一 with it.
    static List<ProsePart> parts(int section) {
        return Arrays.stream(ProsePart.values())
                .filter(part -> Math.max(1, part.section()) == section)
                .toList();
    }

    static ProsePart passage(RequiredContent content) {
        return AT.getOrDefault(content.name(), ProsePart.S1_SUPERVISION);
    }

    /// @param typed what was typed and is not saved; wins over what is saved
    ProseView view(AnnualWork work, int section, Map<ProsePart, String> typed, String words) {
        var text = PrintedText.of(work);
        var findings = new ArrayList<>(work.blocking());
        findings.addAll(work.hints());
        findings.removeIf(finding -> finding.ruleId().startsWith("T") || AnnualHead.part(finding) != section);
        var at = findings.stream().collect(Collectors.groupingBy(finding -> Optional.ofNullable(at(text, finding))));
        var run = likeness.last(work.organ(), work.year());
        var alike = run.map(done -> Likeness.standing(done, work.report())).orElse(List.of());
        var names = colleagues.names(
                work.prose().values().stream().map(ProseText::by).collect(Collectors.toSet()));
        var figures = HandFigure.in(work);
        var lastYear = work.before().map(Passages::of).orElse(Map.of());
        var passages = parts(section).stream()
                .map(part -> {
                    var saved = Optional.ofNullable(work.prose().get(part));
                    var now =
                            typed.getOrDefault(part, saved.map(ProseText::text).orElse(""));
                    return new ProseView.Passage(
                            part,
                            now,
                            saved.map(ProseText::revision).orElse(0),
                            saved.map(s -> saved(s, names)).orElse("还没有写"),
                            characters(work.printed(part)),
                            printed(work, part),
                            ticks(work, part),
                            at.getOrDefault(Optional.of(part), List.of()).stream()
                                    .filter(finding -> !finding.ruleId().equals("X-16"))
                                    .map(finding -> mark(work, finding))
                                    .toList(),
                            typed(figures, part),
                            FieldNames.unknown(now, work.fields()),
                            lastYear.getOrDefault(part, "").lines().toList(),
                            same(text, alike, part));
                })
                .toList();
        var newest = parts(section).stream()
                .flatMap(part -> Optional.ofNullable(work.prose().get(part)).stream())
                .max(Comparator.comparing(ProseText::at));
        return new ProseView(
                AnnualHead.of(work, section),
                section,
                work.state().stage().isOpen(),
                newest.map(s -> saved(s, names)).orElse(""),
                characters(work.report().section(1).map(s -> s.text()).orElse("")),
                section == 1 ? templates.limit(work.organ()) : 0,
                passages,
                at.getOrDefault(Optional.<ProsePart>empty(), List.of()).stream()
                        .map(finding -> mark(work, finding))
                        .toList(),
                run.map(done -> "%s 与 %d 份报告比对".formatted(Chinese.minute(done.at()), done.compared())),
                alike.size(),
                words,
                words.isBlank() ? List.of() : FieldNames.search(work.fields(), words, MOST_FIELDS));
    }

    private static String saved(ProseText text, Map<UUID, String> names) {
        var at = text.at().atZone(ChineseDate.ZONE);
        var who = names.getOrDefault(text.by(), "");
        return "%s %s%s，第 %d 稿"
                .formatted(
                        at.toLocalDate(),
                        LocalTime.of(at.getHour(), at.getMinute()),
                        who.isEmpty() ? "" : " " + who,
                        text.revision());
    }

    /// Chinese characters, letters and digits, as word counts of documents go: white space is left out.
    static int characters(String text) {
        return (int) text.codePoints().filter(c -> !Character.isWhitespace(c)).count();
    }

    /// The passage a finding points to; null if it is about the part as a whole.
    private static @Nullable ProsePart at(PrintedText text, Finding finding) {
        var passage = finding.passage();
        if (passage != null) {
            return text.lines().stream()
                    .filter(line ->
                            line.part().section() == passage.ordinal() && line.paragraph() == passage.paragraph())
                    .map(PrintedText.Line::part)
                    .findFirst()
                    .orElse(null);
        }
        return text.lines().stream()
                .filter(line -> Rewritings.quoted(finding)
                        .filter(words -> line.printed().contains(words))
                        .isPresent())
                .map(PrintedText.Line::part)
                .findFirst()
                .orElse(null);
    }

    private static ProseView.Mark mark(AnnualWork work, Finding finding) {
        var fix = work.state().stage().isOpen()
                ? Rewritings.of(work, finding).map(Rewriting::label)
                : Optional.<String>empty();
        return new ProseView.Mark(finding, FindingKey.of(finding), fix);
    }

    private static List<ProseView.Typed> typed(List<HandFigure> figures, ProsePart part) {
        var typed = new ArrayList<ProseView.Typed>();
        for (int i = 0; i < figures.size(); i++) {
            var figure = figures.get(i);
            if (figure.at().part() == part) {
                typed.add(new ProseView.Typed(
                        i,
                        figure.printed(),
                        figure.words(),
                        figure.field().label(),
                        figure.field().value(),
                        figure.agrees()));
            }
        }
        return typed;
    }

    private List<ProseView.Tick> ticks(AnnualWork work, ProsePart part) {
        boolean written = !work.printed(part).isBlank();
        return RequiredContent.of(work.report().organ()).stream()
                .filter(content -> passage(content) == part)
                .map(content -> {
                    var section = work.report()
                            .section(content.section())
                            .map(s -> s.text())
                            .orElse("");
                    boolean there = written && content.isIn(section);
                    return new ProseView.Tick(
                            content,
                            there,
                            there
                                    ? ""
                                    : LiveText.fill(
                                            templates.suggestion(work, content),
                                            name -> Optional.ofNullable(
                                                    work.live().get(name))));
                })
                .toList();
    }

    private static List<ProseView.Same> same(PrintedText text, List<Likeness.Alike> alike, ProsePart part) {
        var same = new ArrayList<ProseView.Same>();
        for (int i = 0; i < alike.size(); i++) {
            var match = alike.get(i).match();
            boolean here = text.lines(part).stream()
                    .anyMatch(line -> line.printed().equals(match.passage().words()));
            if (here) {
                same.add(new ProseView.Same(
                        i,
                        match.otherOrgan(),
                        match.otherYear(),
                        match.sharePercent(),
                        match.words().length()));
            }
        }
        return same;
    }

    /// The passage as printed, live fields shown as what they are.
    private static List<List<ProseView.Piece>> printed(AnnualWork work, ProsePart part) {
        var saved = work.prose().get(part);
        if (saved == null) {
            return List.of();
        }
        var fields = work.fields().stream()
                .collect(Collectors.toMap(LiveField::name, field -> field, (first, second) -> second));
        return saved.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> pieces(line, fields))
                .toList();
    }

    private static List<ProseView.Piece> pieces(String line, Map<String, LiveField> fields) {
        var pieces = new ArrayList<ProseView.Piece>();
        int done = 0;
        for (var field : LiveText.fields(line)) {
            words(pieces, line.substring(done, field.from()));
            var known = fields.get(field.name());
            pieces.add(
                    known == null
                            ? new ProseView.Piece("slot slot--empty", "未取到 " + field.name(), "没有这个数据项", "")
                            : new ProseView.Piece("slot", known.value(), known.label(), known.href()));
            done = field.to();
        }
        words(pieces, line.substring(done));
        return pieces;
    }

    /// Words between live fields; places yet to be filled in stand out.
    private static void words(List<ProseView.Piece> pieces, String words) {
        int done = 0;
        for (int from = words.indexOf("〔请填写"); from >= 0; from = words.indexOf("〔请填写", done)) {
            int end = words.indexOf('〕', from);
            if (end < 0) {
                break;
            }
            pieces.add(new ProseView.Piece("", words.substring(done, from), "", ""));
            pieces.add(new ProseView.Piece("slot slot--empty", words.substring(from + 1, end), "还没有填", ""));
            done = end + 1;
        }
        pieces.add(new ProseView.Piece("", words.substring(done), "", ""));
    }

    /// A paragraph with the words marked that stand in the other too; runs shorter than eight
    /// characters are
    /// chance.
    static List<ProseView.Piece> common(String words, String other) {
        var letters = new StringBuilder();
        var at = new ArrayList<Integer>();
        for (int i = 0; i < words.length(); i++) {
            if (Character.isLetter(words.charAt(i))) {
                letters.append(words.charAt(i));
                at.add(i);
            }
        }
        var theirs = other.codePoints()
                .filter(Character::isLetter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var marked = new HashSet<Integer>();
        for (int i = 0; i + RUN <= letters.length(); i++) {
            if (theirs.contains(letters.substring(i, i + RUN))) {
                for (int c = at.get(i); c <= at.get(i + RUN - 1); c++) {
                    marked.add(c);
                }
            }
        }
        var pieces = new ArrayList<ProseView.Piece>();
        for (int from = 0; from < words.length(); ) {
            boolean hit = marked.contains(from);
            int to = from;
            while (to < words.length() && marked.contains(to) == hit) {
                to++;
            }
            pieces.add(new ProseView.Piece(hit ? "hit" : "", words.substring(from, to), "", ""));
            from = to;
        }
        return pieces;
    }
}
