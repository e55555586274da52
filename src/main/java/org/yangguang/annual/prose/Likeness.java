package org.yangguang.annual.prose;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.annual.AnnualDesk.Hand;
import org.yangguang.annual.AnnualReports;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.FurtherFindings;
import org.yangguang.annual.LiveText;
import org.yangguang.annual.ProsePart;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.checking.NearCopy;
import org.yangguang.report.prose.ProseFacts;
import org.yangguang.report.published.PublishedReports;

/// 雷同比对: against the organ's own report of last year and what its sister organs published for
/// this year and the last. Run when asked for and before a report is handed on; the result is kept.
@Component
public class Likeness implements FurtherFindings {

    private static final int SISTERS = 200;
    private static final int MOST = 100;

    private final ProseStore store;
    private final AnnualReports reports;
    private final Organs organs;
    private final PublishedReports published;
    private final ProseTemplates templates;
    private final Clock clock;

    Likeness(
            ProseStore store,
            AnnualReports reports,
            Organs organs,
            PublishedReports published,
            ProseTemplates templates,
            Clock clock) {
        this.store = store;
        this.reports = reports;
        this.organs = organs;
        this.published = published;
        this.templates = templates;
        this.clock = clock;
    }

    /// A paragraph that stands elsewhere too.
    ///
    /// @param template whether the common words are those of the wording given to both
    public record Alike(NearCopy.Match match, boolean template) {}

    /// @param compared with how many reports
    public record Run(int compared, List<Alike> matches, Instant at) {
        public Run {
            matches = List.copyOf(matches);
        }
    }

    /// The last run; empty before the first.
    @Transactional(readOnly = true)
    public Optional<Run> last(Organ organ, int year) {
        return store.run(organ.id(), year);
    }

    /// Compares and keeps what was found; empty if nobody has begun the report.
    @Transactional
    public Optional<Run> run(Hand by, Organ organ, int year) {
        var work = reports.open(organ, year);
        if (work.isEmpty()) {
            return Optional.empty();
        }
        var others = others(work.get());
        var template = templateWords(work.get());
        var found = others.stream()
                .flatMap(other -> NearCopy.of(work.get().report(), other).stream())
                .map(match -> new Alike(match, template.contains(NearCopy.compared(match.words()))))
                .sorted(Comparator.comparing(Alike::template)
                        .thenComparing(alike -> -alike.match().sharePercent())
                        .thenComparing(alike -> -alike.match().words().length()))
                .limit(MOST)
                .toList();
        var run = new Run(others.size(), found, clock.instant());
        store.insert(organ.id(), year, run, by.account());
        return Optional.of(run);
    }

    private List<AnnualReport> others(AnnualWork work) {
        var all = new ArrayList<AnnualReport>();
        work.before().ifPresent(all::add);
        var sisters =
                organs.sisters(work.organ(), SISTERS).stream().map(Organ::id).toList();
        published
                .contents(sisters, List.of(work.year(), work.year() - 1))
                .forEach(content -> all.add(content.report()));
        return all;
    }

    /// The wording given for this organ's passages, as it would be printed, in the form in which
    /// reports are
    /// compared.
    private String templateWords(AnnualWork work) {
        return Arrays.stream(ProsePart.values())
                .map(part -> NearCopy.compared(LiveText.fill(
                        templates.draft(work, part),
                        name -> Optional.ofNullable(work.live().get(name)))))
                .collect(Collectors.joining("\n"));
    }

    /// What of a run still stands in the text, at the place where it stands now; the product's wording is
    /// left out.
    public static List<Alike> standing(Run run, AnnualReport report) {
        var paragraphs = ProseFacts.paragraphs(report);
        return run.matches().stream()
                .filter(alike -> !alike.template())
                .flatMap(alike -> paragraphs.stream()
                        .filter(passage ->
                                passage.words().equals(alike.match().passage().words()))
                        .limit(1)
                        .map(passage -> new Alike(
                                new NearCopy.Match(
                                        alike.match().report(),
                                        alike.match().other(),
                                        passage,
                                        alike.match().otherPassage(),
                                        alike.match().words(),
                                        alike.match().sharePercent(),
                                        alike.match().otherOrgan(),
                                        alike.match().otherYear()),
                                false)))
                .toList();
    }

    @Override
    public List<Finding> of(Organ organ, int year, AnnualReport report) {
        return store.run(organ.id(), year)
                .map(run -> standing(run, report).stream()
                        .map(alike -> alike.match().finding())
                        .toList())
                .orElse(List.of());
    }

    @Override
    @Transactional
    public void renew(Hand by, Organ organ, int year) {
        run(by, organ, year);
    }
}
