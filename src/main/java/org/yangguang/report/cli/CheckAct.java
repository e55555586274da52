package org.yangguang.report.cli;

import static org.yangguang.report.cli.ReportCommand.CLEAN;
import static org.yangguang.report.cli.ReportCommand.FINDINGS;
import static org.yangguang.report.cli.ReportCommand.UNREADABLE;
import static org.yangguang.report.listing.TextTable.Column.left;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.yangguang.document.PaperHtml;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.Form;
import org.yangguang.report.checking.Check;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.checking.Comparison;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.checking.Level;
import org.yangguang.report.cli.Act.Option;
import org.yangguang.report.cli.EachFile.Made;
import org.yangguang.report.cli.Options.Format;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.listing.Csv;
import org.yangguang.report.listing.ListingPage;
import org.yangguang.report.listing.TextTable;
import tools.jackson.databind.json.JsonMapper;

/// `report check`: every rule over every report; with `--previous` against the year before, with
/// `--alike` against each other.
final class CheckAct {
    private final Options options;
    private final Surroundings around;
    private final BiFunction<byte[], String, Reading> reader;
    private final Format format;
    private final Level level;

    CheckAct(Options options, Surroundings around, BiFunction<byte[], String, Reading> reader) throws Misuse {
        this.options = options;
        this.around = around;
        this.reader = reader;
        format = options.format();
        level = options.level();
    }

    int run() throws Misuse {
        if (options.has(Option.RULES)) {
            around.out().print(rules());
            return CLEAN;
        }
        Optional<PreviousYear> previous = options.has(Option.PREVIOUS)
                ? Optional.of(PreviousYear.read(options, around, reader))
                : Optional.empty();
        int code = options.has(Option.ALIKE) ? alike(previous) : oneByOne(previous);
        int alone = previous.map(PreviousYear::notFound).orElse(0);
        if (alone > 0) {
            around.err().println("%d 份没有找到同一机关上一年度的报告，跨年规则没有核对。".formatted(alone));
        }
        return code;
    }

    private int oneByOne(Optional<PreviousYear> previous) throws Misuse {
        var listing = new Listing(Act.CHECK, format, around.ink());
        return new EachFile(options, around, reader, listing, Optional.empty(), opened -> {
                    var findings = findings(opened, previous);
                    return made(listing, opened.source().name(), opened.report(), findings);
                })
                .run();
    }

    private static Made made(Listing listing, String name, AnnualReport report, List<Finding> findings) {
        return new Made(listing.report(name, report, findings), findings.isEmpty() ? CLEAN : FINDINGS, null);
    }

    private List<Finding> findings(Opened.Report opened, Optional<PreviousYear> previous) {
        var all = new ArrayList<>(Checker.check(opened.report(), opened.notes()));
        previous.ifPresent(p -> all.addAll(p.findings(opened.report())));
        return told(all);
    }

    private List<Finding> told(List<Finding> all) {
        return Checker.forPeople(all).stream()
                .filter(f -> f.level().compareTo(level) <= 0)
                .toList();
    }

    /// Every report has to be known before the first can be told.
    private int alike(Optional<PreviousYear> previous) throws Misuse {
        var sources = new Sources(options.inputs(), around.in());
        var progress = new Progress(around, options.has(Option.PROGRESS), sources.count());
        var listing = new Listing(Act.CHECK, format, around.ink());
        var opened = new ArrayList<Opened>();
        new Batch<Source, Opened>(options.jobs(), source -> Opened.then(source, reader, CheckAct::light), one -> {
                    opened.add(one);
                    progress.one(one instanceof Opened.Not);
                })
                .run(sources::each);
        progress.end();
        var copies = copies(opened);
        var tally = new Listing.Tally();
        int code = CLEAN;
        around.out().print(listing.head());
        for (var one : opened) {
            switch (one) {
                case Opened.Not(var source, var why) -> {
                    around.out().print(listing.unreadable(source.name(), why));
                    tally.unreadable++;
                    code = UNREADABLE;
                }
                case Opened.Report report -> {
                    var all = new ArrayList<>(Checker.check(report.report(), report.notes()));
                    previous.ifPresent(p -> all.addAll(p.findings(report.report())));
                    all.addAll(copies.getOrDefault(report, List.of()));
                    var made = made(listing, report.source().name(), report.report(), told(all));
                    around.out().print(made.piece());
                    code = Math.max(code, made.code());
                    tally.found += made.code();
                    tally.clean += 1 - made.code();
                }
            }
        }
        around.out().print(listing.foot(tally));
        return code;
    }

    private static Opened light(Opened opened) {
        return switch (opened) {
            case Opened.Not not -> not;
            case Opened.Report(var source, var _, var report, var notes) ->
                new Opened.Report(
                        new Source(source.name(), source.path(), new Source.Held(new byte[0])),
                        new byte[0],
                        report,
                        notes);
        };
    }

    /// What is said of each report that shares a paragraph with another.
    private static Map<Opened.Report, List<Finding>> copies(List<Opened> opened) {
        var read = opened.stream()
                .filter(Opened.Report.class::isInstance)
                .map(Opened.Report.class::cast)
                .toList();
        var copies = new IdentityHashMap<Opened.Report, List<Finding>>();
        Comparison.alikeAmong(read.stream().map(Opened.Report::report).toList())
                .forEach((place, findings) -> copies.put(read.get(place), findings));
        return copies;
    }

    private String rules() {
        var rules = Checker.everyCheck();
        return switch (format) {
            case TEXT -> {
                var table = new TextTable(left("规则", 8), left("级别", 4), left("格式", 20), left("要求", 80));
                rules.forEach(r -> table.row(r.id(), r.level().label(), forms(r), r.words()));
                yield table.toString();
            }
            case JSON -> {
                var mapper = JsonMapper.builder().build();
                yield rules.stream()
                        .map(r -> mapper.writeValueAsString(Map.of(
                                        "rule",
                                        r.id(),
                                        "level",
                                        r.level().code(),
                                        "forms",
                                        forms(r),
                                        "words",
                                        r.words()))
                                + "\n")
                        .collect(Collectors.joining());
            }
            case CSV ->
                rules.stream()
                        .map(r -> Csv.line(r.id(), r.level().label(), forms(r), r.words()))
                        .collect(Collectors.joining("", Csv.BYTE_ORDER_MARK + Csv.line("规则", "级别", "格式", "要求"), ""));
            case HTML ->
                ListingPage.page(
                        "年度报告校验规则",
                        rules.stream()
                                .map(r -> "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                                        .formatted(r.id(), r.level().label(), forms(r), PaperHtml.escape(r.words())))
                                .collect(Collectors.joining(
                                        "",
                                        "<table class=\"listing\"><thead><tr><th scope=\"col\">规则</th><th scope=\"col\">级别</th>"
                                                + "<th scope=\"col\">格式</th><th scope=\"col\">要求</th></tr></thead><tbody>\n",
                                        "</tbody></table>\n")));
        };
    }

    private static String forms(Check rule) {
        return rule.forms().stream().sorted().map(Form::code).collect(Collectors.joining(" "));
    }
}
