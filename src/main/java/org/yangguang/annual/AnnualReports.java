package org.yangguang.annual;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final ObjectProvider<OtherFindings> others;

    AnnualReports(
            AnnualStore store,
            Organs organs,
            PublishedReports published,
            ObjectProvider<LiveFields> live,
            ObjectProvider<OtherFindings> others) {
        this.others = others;
        this.store = store;
        this.organs = organs;
        this.published = published;
        this.live = live;
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

    /// The versions handed on, newest first.
    @Transactional(readOnly = true)
    public List<ReportVersion> versions(Organ organ, int year) {
        return store.versions(organ.id(), year);
    }

    @Transactional(readOnly = true)
    public Optional<ReportVersion.Kept> version(Organ organ, int year, int number) {
        return store.version(organ.id(), year, number);
    }

    /// Every saved state of a passage, newest first.
    @Transactional(readOnly = true)
    public List<ProseText> revisions(Organ organ, int year, ProsePart part) {
        return store.revisions(organ.id(), year, part);
    }

    AnnualWork work(Organ organ, int year, List<Entry> course) {
        var state = AnnualState.of(course.stream().map(Entry::recorded).toList());
        var fill = state.fill() == 0 ? Optional.<Fill>empty() : store.fill(organ.id(), year, state.fill());
        var figures = Assembly.figures(
                state.form(), fill.map(Fill::figures).orElse(Figures.none(state.form())), state.adjusted());
        var prose = store.prose(organ.id(), year);
        var values = values(organ, year, figures);
        var name = organs.nameOn(organ.id(), LocalDate.of(year, 12, 31));
        var report = Assembly.report(
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
        others.orderedStream().forEach(source -> more.addAll(source.of(organ, year, report)));
        return Findings.of(report, before).with(more);
    }

    /// The report of the year before: as published, else as it was handed in here.
    private Optional<AnnualReport> before(Organ organ, int year) {
        return published
                .find(organ.id(), year - 1)
                .map(PublishedReports.Report::content)
                .or(() -> store.handed(organ.id(), year - 1)
                        .flatMap(AnnualStore.Handed::version)
                        .flatMap(version -> store.version(organ.id(), year - 1, version))
                        .map(ReportVersion.Kept::report));
    }

    private Map<String, String> values(Organ organ, int year, Figures figures) {
        var values = new HashMap<String, String>();
        live.orderedStream().forEach(source -> values.putAll(source.of(organ, year)));
        figures.values().forEach((id, value) -> values.put(id.path(), value.toPlainString()));
        values.put("year", String.valueOf(year));
        values.put("year.next", String.valueOf(year + 1));
        return values;
    }
}
