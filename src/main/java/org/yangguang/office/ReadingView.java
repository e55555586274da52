package org.yangguang.office;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yangguang.annual.AnnualEvent;
import org.yangguang.annual.AnnualState;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.Entry;
import org.yangguang.annual.FindingKey;
import org.yangguang.annual.Findings;
import org.yangguang.annual.ProsePart;
import org.yangguang.annual.ReportVersion;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.checking.Level;
import org.yangguang.report.comparing.ReportDiff;
import org.yangguang.report.writing.ReportHtml;

/// A version that was handed in, as the supervising authority reads it.
///
/// @param sections parts of the report in printed order
/// @param findings as of the version, errors first
/// @param marks what was marked on this version so far
/// @param adjusted cells that say something else than the ledger, and why
/// @param returned what differs from the version that was returned before; null if none was
/// @param before what differs from last year's report; null if there is none
public record ReadingView(
        ReportVersion.Kept kept,
        List<Section> sections,
        List<Found> findings,
        List<Marked> marks,
        List<Changed> adjusted,
        @Nullable ReportDiff returned,
        @Nullable ReportDiff before) {

    public ReadingView {
        sections = List.copyOf(sections);
        findings = List.copyOf(findings);
        marks = List.copyOf(marks);
        adjusted = List.copyOf(adjusted);
    }

    /// @param table HTML of its table; empty where it has none
    public record Section(int ordinal, String heading, String table, List<Passage> passages) {}

    /// @param place code to mark it by
    public record Passage(ReportPlace place, String heading, List<String> paragraphs, boolean marked) {}

    /// @param said the 情况说明 of the organ, or that a hint was put aside; empty for neither
    public record Found(Finding finding, String group, String look, String anchor, String said) {}

    public record Marked(ReportPlace place, String words) {}

    /// @param before the ledger's number; empty where no ledger counts it
    public record Changed(String label, String before, String after, String reason) {}

    /// An entry of the course.
    ///
    /// @param by who did it, by name
    public record Step(Instant at, String what, String words, String by) {}

    /// @param mayMark whether places lead to the form that marks them
    static ReadingView of(
            AnnualWork work,
            ReportVersion.Kept kept,
            Optional<AnnualReport> returned,
            List<AnnualEvent.Mark> marks,
            boolean mayMark) {
        var marked = new HashSet<String>();
        marks.forEach(mark -> marked.add(mark.where()));
        var found = kept.findings().stream()
                .map(finding -> found(finding, work.state()))
                .toList();
        return new ReadingView(
                kept,
                sections(kept.report(), spots(found, marked, mayMark), marked),
                found,
                marks.stream()
                        .flatMap(mark ->
                                ReportPlace.of(mark.where()).stream().map(place -> new Marked(place, mark.text())))
                        .toList(),
                adjusted(work),
                returned.map(report -> ReportDiff.of(report, kept.report())).orElse(null),
                work.before()
                        .map(report -> ReportDiff.of(report, kept.report()))
                        .orElse(null));
    }

    private static Found found(Finding finding, AnnualState state) {
        var key = FindingKey.of(finding);
        var explained = state.explained().get(key);
        var said = explained != null
                ? "情况说明：" + explained.text()
                : state.dismissed().contains(key) ? "机关已标为“不是问题”" : "";
        return new Found(
                finding,
                Findings.group(finding).label(),
                finding.level() == Level.ERROR ? "bad" : "warn",
                ReportPlace.anchor(finding),
                said);
    }

    private static Function<CellId, ReportHtml.Spot> spots(List<Found> findings, Set<String> marked, boolean mayMark) {
        var looks = new HashMap<String, String>();
        for (var found : findings.reversed()) {
            looks.put(found.anchor(), found.look());
        }
        return id -> {
            var anchor = ReportPlace.anchor(id.path());
            var look = looks.get(anchor);
            return new ReportHtml.Spot(
                    anchor,
                    (look == null ? "" : "hit hit--" + look) + (marked.contains(id.path()) ? " is-marked" : ""),
                    mayMark ? "?at=" + id.path() + "#mark" : "");
        };
    }

    private static List<Section> sections(
            AnnualReport report, Function<CellId, ReportHtml.Spot> spots, Set<String> marked) {
        var sections = new ArrayList<Section>();
        if (!report.preamble().isEmpty()) {
            sections.add(new Section(0, "", "", List.of(passage(ProsePart.PREAMBLE, report.preamble(), marked))));
        }
        for (var section : report.sections()) {
            var table = section.ordinal() >= 2 && section.ordinal() <= 4
                    ? ReportHtml.table(report, section.ordinal(), spots)
                    : "";
            sections.add(new Section(section.ordinal(), section.heading(), table, passages(section, marked)));
        }
        return sections;
    }

    /// The paragraphs of a part by the passages the form names; without their headings all is the first
    /// passage.
    private static List<Passage> passages(AnnualReport.Section section, Set<String> marked) {
        var parts = Arrays.stream(ProsePart.values())
                .filter(part -> part.section() == section.ordinal())
                .toList();
        if (parts.isEmpty()) {
            return List.of();
        }
        var texts = new EnumMap<ProsePart, List<String>>(ProsePart.class);
        var at = parts.getFirst();
        for (var paragraph : section.paragraphs()) {
            var begun = parts.stream()
                    .filter(part -> !part.heading().isEmpty() && part.heading().equals(paragraph))
                    .findFirst();
            at = begun.orElse(at);
            texts.computeIfAbsent(at, _ -> new ArrayList<>());
            if (begun.isEmpty()) {
                texts.get(at).add(paragraph);
            }
        }
        return parts.stream()
                .map(part -> passage(part, texts.getOrDefault(part, List.of()), marked))
                .toList();
    }

    private static Passage passage(ProsePart part, List<String> paragraphs, Set<String> marked) {
        return new Passage(
                ReportPlace.of(part.name()).orElseThrow(), part.heading(), paragraphs, marked.contains(part.name()));
    }

    private static List<Changed> adjusted(AnnualWork work) {
        var changed = new ArrayList<Changed>();
        for (var id : CellId.of(work.state().form())) {
            var adjustment = work.state().adjusted().get(id);
            if (adjustment != null) {
                changed.add(new Changed(
                        id.label(),
                        work.fill()
                                .flatMap(fill -> fill.figures().value(id))
                                .map(BigDecimal::toPlainString)
                                .orElse(""),
                        adjustment.value().toPlainString(),
                        adjustment.reason()));
            }
        }
        return changed;
    }

    /// What a cell says, in few words.
    public static String words(@Nullable Cell cell) {
        if (cell == null) {
            return "无此格";
        }
        var value = cell.value();
        return value == null ? "空白" : value.toPlainString();
    }

    /// The steps from one desk to the next; what an organ does on its own desk is its own affair.
    static List<Step> course(List<Entry> course, Map<UUID, String> names) {
        var steps = new ArrayList<Step>();
        for (var entry : course.reversed()) {
            words(entry.event())
                    .ifPresent(what -> steps.add(new Step(
                            entry.at(),
                            what.getKey(),
                            what.getValue(),
                            entry.duty() + " " + names.getOrDefault(entry.by(), ""))));
        }
        return steps;
    }

    private static Optional<Map.Entry<String, String>> words(AnnualEvent event) {
        return switch (event) {
            case AnnualEvent.Opened(var form) -> said("开始编制", form.code() + " 年表样");
            case AnnualEvent.SentToCheck _ -> said("送校核", "");
            case AnnualEvent.SentToReview _ -> said("送审核", "");
            case AnnualEvent.Submitted(boolean above) -> said(above ? "审定报送" : "审定，没有上级主管部门，视为核准", "");
            case AnnualEvent.Received(int _, var from) -> said("接收外来报告", from);
            case AnnualEvent.Returned(var reason, var marks) ->
                said("主管部门退回", reason + (marks.isEmpty() ? "" : "（标注 " + marks.size() + " 处）"));
            case AnnualEvent.Cleared(var note) -> said("主管部门核准", note);
            case AnnualEvent.Reopened(var reason) -> said("重新核对", reason);
            case AnnualEvent.Published(int edition, var _) -> said("向社会公布", "第 " + edition + " 版");
            case AnnualEvent.CorrectionBegun(var reason) -> said("开始更正", reason);
            case AnnualEvent.Filled _,
                    AnnualEvent.FormChosen _,
                    AnnualEvent.Adjusted _,
                    AnnualEvent.Restored _,
                    AnnualEvent.Undone _,
                    AnnualEvent.Explained _,
                    AnnualEvent.Dismissed _,
                    AnnualEvent.SentBack _ -> Optional.empty();
        };
    }

    private static Optional<Map.Entry<String, String>> said(String what, String words) {
        return Optional.of(Map.entry(what, words));
    }
}
