package org.yangguang.annual;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.published.PublishedReports;

/// Reads reports that are being worked on.
@Component
public class AnnualReports {

    private final AnnualStore store;
    private final Organs organs;
    private final PublishedReports published;
    private final ObjectProvider<LiveFields> live;
    private final ObjectProvider<FurtherFindings> further;

    AnnualReports(
            AnnualStore store,
            Organs organs,
            PublishedReports published,
            ObjectProvider<LiveFields> live,
            ObjectProvider<FurtherFindings> further) {
        this.store = store;
        this.organs = organs;
        this.published = published;
        this.live = live;
        this.further = further;
    }

    /// The years an organ has worked on here, newest first.
    @Transactional(readOnly = true)
    public List<YearRow> years(Organ organ) {
        return store.years(organ.id());
    }

    /// Empty if nobody has begun it, or the organ is out of scope.
    @Transactional(readOnly = true)
    public Optional<AnnualWork> open(Organ organ, int year) {
        var course = store.events(organ.id(), year);
        return course.isEmpty() ? Optional.empty() : Optional.of(work(organ, year, course));
    }

    /// 本级 of a government's report; empty if nobody has begun it, or the organ is out of scope.
    @Transactional(readOnly = true)
    public Optional<OwnPart> ownPart(Organ organ, int year) {
        var course = store.events(organ.id(), year);
        return course.isEmpty()
                ? Optional.empty()
                : Optional.of(OwnPart.of(
                        AnnualState.of(course.stream().map(Entry::recorded).toList()),
                        course,
                        number -> store.fill(organ.id(), year, number).orElseThrow()));
    }

    /// The numbers as they stood after an event: what an officer saw who opened the page then.
    @Transactional(readOnly = true)
    public Figures figures(AnnualWork work, int event) {
        var state = AnnualState.of(work.course().stream()
                .filter(entry -> entry.number() <= Math.max(1, event))
                .map(Entry::recorded)
                .toList());
        var fill = state.fill() == 0
                ? Optional.<Fill>empty()
                : store.fill(work.organ().id(), work.year(), state.fill());
        return Assembly.figures(
                state.form(), fill.map(Fill::figures).orElse(Figures.none(state.form())), state.adjusted());
    }

    /// The versions handed on, newest first.
    @Transactional(readOnly = true)
    public List<ReportVersion> versions(Organ organ, int year) {
        return store.versions(organ.id(), year);
    }

    @Transactional(readOnly = true)
    public Optional<ReportVersion.Kept> version(Organ organ, int year, int number) {
        return store.version(organ.id(), year, number);
    }

    /// The version that the supervising authority holds; empty before the first was handed in.
    @Transactional(readOnly = true)
    public Optional<ReportVersion.Kept> handed(Organ organ, int year) {
        return store.handed(organ.id(), year)
                .flatMap(AnnualStore.Handed::version)
                .flatMap(version -> store.version(organ.id(), year, version));
    }

    /// Whether nothing is to be expected of the organ: handed in and not returned, or published
    /// elsewhere and
    /// entered here.
    @Transactional(readOnly = true)
    public boolean isWithAuthority(Organ organ, int year) {
        var course = store.events(organ.id(), year);
        return course.isEmpty()
                ? published.find(organ.id(), year).isPresent()
                : AnnualState.of(course.stream().map(Entry::recorded).toList())
                        .stage()
                        .isWithAuthority();
    }

    /// Every saved state of a passage, newest first.
    @Transactional(readOnly = true)
    public List<ProseText> revisions(Organ organ, int year, ProsePart part) {
        return store.revisions(organ.id(), year, part);
    }

    /// The live fields an organ's text may name for a year, as they would be with these numbers.
    public List<LiveField> fields(Organ organ, int year, Figures figures) {
        return Stream.concat(
                        FigureFields.of(figures, year).stream(),
                        live.orderedStream().flatMap(source -> source.of(organ, year).stream()))
                .toList();
    }

    AnnualWork work(Organ organ, int year, List<Entry> course) {
        var state = AnnualState.of(course.stream().map(Entry::recorded).toList());
        var fill = state.fill() == 0 ? Optional.<Fill>empty() : store.fill(organ.id(), year, state.fill());
        var figures = Assembly.figures(
                state.form(), fill.map(Fill::figures).orElse(Figures.none(state.form())), state.adjusted());
        var prose = store.prose(organ.id(), year);
        var fields = fields(organ, year, figures);
        var values =
                fields.stream().collect(Collectors.toMap(LiveField::name, LiveField::value, (first, second) -> second));
        var name = organs.nameOn(organ.id(), LocalDate.of(year, 12, 31));
        var report = state.received()
                ? received(organ, year)
                : Assembly.report(
                        name,
                        year,
                        figures,
                        part -> prose.containsKey(part)
                                ? LiveText.fill(prose.get(part).text(), field -> Optional.ofNullable(values.get(field)))
                                : "");
        var before = before(organ, year);
        return new AnnualWork(
                organ,
                year,
                state,
                course,
                fill,
                figures,
                prose,
                values,
                fields,
                before,
                report,
                findings(organ, year, state, fill, report, before));
    }

    private Findings findings(
            Organ organ,
            int year,
            AnnualState state,
            Optional<Fill> fill,
            AnnualReport report,
            Optional<AnnualReport> before) {
        var more = new ArrayList<Finding>();
        fill.ifPresent(
                f -> more.addAll(FillChecks.of(report, f, state.adjusted().keySet())));
        further.orderedStream().forEach(source -> more.addAll(source.of(organ, year, report)));
        return Findings.of(report, before, more);
    }

    boolean isPublished(Organ organ, int year) {
        return published.find(organ.id(), year).isPresent();
    }

    /// The last version of a report that came as a file.
    private AnnualReport received(Organ organ, int year) {
        return store.version(organ.id(), year, store.nextVersion(organ.id(), year) - 1)
                .orElseThrow(() -> new IllegalStateException("a received report without its version"))
                .report();
    }

    /// The report of the year before: as published, else as it was handed in here.
    Optional<AnnualReport> before(Organ organ, int year) {
        return published
                .find(organ.id(), year - 1)
                .map(PublishedReports.Report::content)
                .or(() -> store.handed(organ.id(), year - 1)
                        .flatMap(AnnualStore.Handed::version)
                        .flatMap(version -> store.version(organ.id(), year - 1, version))
                        .map(ReportVersion.Kept::report));
    }
}
