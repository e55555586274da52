package org.yangguang.report.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.checking.Comparison;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.cli.Act.Option;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.rollup.OrganNames;
import org.yangguang.report.rollup.Submitted;

/// Reports of earlier years, to find that of the same organ a year before. Only their cells are
/// kept.
final class PreviousYear {
    private final Map<Integer, Map<String, AnnualReport>> byYear = new HashMap<>();
    private final Map<Integer, OrganNames> names = new HashMap<>();

    private final AtomicInteger notFound = new AtomicInteger();

    private PreviousYear() {}

    static PreviousYear read(Options options, Surroundings around, BiFunction<byte[], String, Reading> reader)
            throws Misuse {
        var place = options.value(Option.PREVIOUS).orElse("");
        var sources = new Sources(List.of(place), around.in());
        var previous = new PreviousYear();
        var unreadable = new ArrayList<String>();
        new Batch<Source, Opened>(options.jobs(), source -> Opened.then(source, reader, PreviousYear::light), one -> {
                    switch (one) {
                        case Opened.Not(var source, var why) ->
                            unreadable.add("%s：读不出（%s）。%s".formatted(source.name(), why.code(), why.message()));
                        case Opened.Report report -> previous.keep(report.report());
                    }
                })
                .run(sources::each);
        if (previous.byYear.isEmpty()) {
            throw new Misuse("上年报告“%s”读不出。%s".formatted(place, String.join("", unreadable)));
        }
        unreadable.forEach(line -> around.err().println("上年报告 " + line));
        previous.byYear.forEach((year, reports) -> previous.names.put(year, new OrganNames(reports.keySet())));
        return previous;
    }

    private static Opened light(Opened opened) {
        return switch (opened) {
            case Opened.Not not -> not;
            case Opened.Report(var source, var _, var report, var _) ->
                new Opened.Report(
                        source,
                        new byte[0],
                        Submitted.of(source.name(), report, List.of()).report(),
                        List.of());
        };
    }

    private void keep(AnnualReport report) {
        byYear.computeIfAbsent(report.year(), _ -> new HashMap<>()).merge(report.organ(), report, PreviousYear::newer);
    }

    private static AnnualReport newer(AnnualReport first, AnnualReport second) {
        var before = first.publishedOn();
        var after = second.publishedOn();
        return before != null && (after == null || after.isBefore(before)) ? first : second;
    }

    /// What the year before says against a report; nothing where there is none.
    List<Finding> findings(AnnualReport current) {
        var reports = byYear.getOrDefault(current.year() - 1, Map.of());
        var names = this.names.get(current.year() - 1);
        var found = names == null ? Optional.<String>empty() : names.find(current.organ());
        var previous = found.map(reports::get).orElse(null);
        if (previous == null) {
            notFound.incrementAndGet();
            return List.of();
        }
        return Comparison.withPreviousYear(previous, current);
    }

    /// How many reports had none before them.
    int notFound() {
        return notFound.get();
    }
}
